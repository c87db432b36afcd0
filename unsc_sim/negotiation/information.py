"""What the sponsor should ask: whose undeclared condition is worth knowing.

Of a member that is undeclared on some texts nobody knows whether one provision
makes a difference to it, or how strongly that is worded. Suppose its vote on the
texts with that provision and its vote on those without are two, each with the
chances that the reading gives to the undeclared; or its votes where it is worded
so strongly at least, and where less. Before any answer, every text has the chance that the
forecast gives it. After the answer the sponsor can choose the text that is then
best. What the best chance gains by this on average is the value of the answer;
it is never negative (Raiffa and Schlaifer 1961).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TYPE_CHECKING

from unsc_sim.chances import Percent
from unsc_sim.councils.members import Member
from unsc_sim.errors import Speakable
from unsc_sim.negotiation.answers import Share, chances, shares
from unsc_sim.negotiation.fronts import ALIKE
from unsc_sim.negotiation.listings import Listing
from unsc_sim.negotiation.offers import Setting
from unsc_sim.positions.conditions import OUT, Condition
from unsc_sim.positions.drafts import Provision
from unsc_sim.words import Sentence, say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Question", "questions", "unasked"]

_CERTAIN: tuple[Share, ...] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


@dataclass(frozen=True, slots=True, repr=False)
class Question:
    """Whether a provision makes a difference to a member of whom this is not known.

    Attributes
    ----------
    member, provision
        Of whom it is asked, and about what.
    softened
        The wording from which on it may be another matter to the member:
        ``out`` where the question is whether it is in at all.
    gain
        What the answer adds on average to the chance of the text that is best.
    turns
        The chance that another text is best after the answer.
    """

    member: Member
    provision: Provision
    softened: str
    gain: float
    turns: float

    def words(self, lang: str = "en") -> str:
        """The question and its worth in a language."""
        text = "Ask {member} about {title}: with the answer the best chance of adoption rises by "
        text += "{gain} on average; another text is then best with chance {turns}."
        parts = {"gain": Percent(self.gain), "turns": Percent(self.turns)}
        return say(text, member=self.member.in_text, title=self._asked, **parts).words(lang)

    @property
    def _asked(self) -> Speakable:
        """The provision, in so soft a wording instead of the one before."""
        title, worded = self.provision.title, self.provision.title_of
        if self.softened == OUT:
            return title
        before = self.provision.wordings[self.provision.wordings.index(self.softened) - 1]
        text = "{title} as {variant!r} instead of {before!r}"
        return say(text, title=title, variant=worded(self.softened), before=worded(before))

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<Question to {self.member.code} about {str(self._asked)!r}>"


def unasked(setting: Setting) -> Sentence | None:
    """Why it cannot be said under a reading what an answer is worth; None where it can.

    Where members are correlated, how likely an answer is depends on what is known
    of the others, and that is another matter on every text. No one chance of the
    answer then leaves every text the chance that it had before.
    """
    if setting.correlated_under(setting.reading):
        return say("what an answer is worth is known only under a reading of independent members")
    return None


def questions(listing: Listing, fixed: Sequence[str] = ()) -> tuple[Question, ...]:
    """What may be asked, what is worth most first.

    Parameters
    ----------
    fixed
        Provisions of which every listed text stands for all wordings.
    """
    reading, standing = listing.setting.reading, listing.setting.standing
    cuts = [cut for each in standing.draft.provisions for cut in _cuts(listing, each, fixed)]
    believed = shares(listing.answers, reading)
    found = [
        question
        for seat, member in enumerate(standing.rule.council.members)
        if not member.vacant and () in listing.answers.states[seat]
        for question in _of_member(listing, seat, believed, cuts)
    ]
    return tuple(sorted(found, key=lambda each: (-each.gain, -each.turns)))


Believed = tuple[tuple[Share, ...], ...]
Sides = tuple["NDArray[np.bool_]", "NDArray[np.bool_]"]


@dataclass(frozen=True, slots=True, eq=False)
class _Cut:
    """A provision cut between two wordings, and the groups with a text on either side."""

    provision: Provision
    softened: str
    sides: Sides


def _cuts(listing: Listing, provision: Provision, fixed: Sequence[str]) -> Iterator[_Cut]:
    """The cuts between one wording of a provision and the next."""
    import numpy as np

    if provision.key in fixed:
        everywhere = np.ones(listing.groups.count, bool)
        for wording in provision.wordings[1:]:
            yield _Cut(provision, wording, (everywhere, everywhere))
        return
    stronger = np.zeros(listing.columns.count, bool)
    for before, wording in pairwise(provision.wordings):
        stronger |= listing.columns.truth(Condition("is", key=provision.key, variant=before))
        sides = listing.groups.having(stronger), listing.groups.having(~stronger)
        yield _Cut(provision, wording, sides)


def _of_member(
    listing: Listing, seat: int, believed: Believed, cuts: Sequence[_Cut]
) -> Iterator[Question]:
    """The questions to one member."""
    found = listing.answers
    member = found.standing.rule.council.members[seat]
    silent = found.states[seat].index(())
    open_to = found.of[seat] == silent
    voting = [chances(found, _certain(believed, seat, silent, vote)) for vote in _CERTAIN]
    for cut in cuts:
        sides = cut.sides[0] & open_to, cut.sides[1] & open_to
        if sides[0].any() and sides[1].any():
            others = float(listing.chances[~open_to].max(initial=0.0))
            best = max(others, *(_most(listing.chances, each) for each in sides))
            after = list(_answers(listing.chances, voting, believed[seat][silent], sides, others))
            gain = sum(chance * (reached - best) for chance, reached, _ in after)
            turns = sum(chance for chance, reached, kept in after if reached * (1 - ALIKE) > kept)
            yield Question(member, cut.provision, cut.softened, max(gain, 0.0), float(turns))


def _certain(believed: Believed, seat: int, silent: int, vote: Share) -> Believed:
    """The beliefs if a member, where it is silent, votes so."""
    own = believed[seat]
    known = (*own[:silent], vote, *own[silent + 1 :])
    return (*believed[:seat], known, *believed[seat + 1 :])


def _answers(
    base: NDArray[np.float64],
    voting: Sequence[NDArray[np.float64]],
    weights: Share,
    sides: Sides,
    others: float,
) -> Iterator[tuple[float, float, float]]:
    """Each answer's chance, the best chance after it, and that of the text best before."""
    now = [_most(base, side) for side in sides]
    first = 0 if now[0] >= now[1] else 1
    chosen = int((base * sides[first]).argmax())
    reached = [[_most(each, side) for each in voting] for side in sides]
    for votes in product(range(len(weights)), repeat=2):
        best = max(others, reached[0][votes[0]], reached[1][votes[1]])
        kept = float(voting[votes[first]][chosen]) if max(now) >= others else others
        yield weights[votes[0]] * weights[votes[1]], best, kept


def _most(chances_of: NDArray[np.float64], side: NDArray[np.bool_]) -> float:
    return float(chances_of[side].max(initial=0.0))
