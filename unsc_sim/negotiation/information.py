"""What the sponsor should ask: whose undeclared condition is worth knowing.

Of a member that is undeclared on some texts nobody knows whether one provision
makes a difference to it. Suppose its vote on the texts with that provision and
its vote on those without are two, each with the chances that the reading gives
to the undeclared. Before any answer, every text has the chance that the
forecast gives it. After the answer the sponsor can choose the text that is then
best. What the best chance gains by this on average is the value of the answer;
it is never negative (Raiffa and Schlaifer 1961).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from unsc_sim.chances import Percent
from unsc_sim.councils.members import Member
from unsc_sim.errors import RuleError
from unsc_sim.negotiation.answers import Share, chances, shares
from unsc_sim.negotiation.fronts import ALIKE
from unsc_sim.negotiation.listings import Listing
from unsc_sim.positions.conditions import Condition
from unsc_sim.positions.drafts import Provision
from unsc_sim.words import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Question", "questions"]

_CERTAIN: tuple[Share, ...] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Question:
    """Whether a provision makes a difference to a member of whom this is not known.

    Attributes
    ----------
    member, provision
        Of whom it is asked, and about what.
    gain
        What the answer adds on average to the chance of the text that is best.
    turns
        The chance that another text is best after the answer.
    """

    member: Member
    provision: Provision
    gain: float
    turns: float

    def words(self, lang: str = "en") -> str:
        """The question and its worth in a language."""
        text = "Ask {member} about {title}: with the answer the best chance of adoption rises by "
        text += "{gain} on average; another text is then best with chance {turns}."
        parts = {"gain": Percent(self.gain), "turns": Percent(self.turns)}
        title = self.provision.title
        return say(text, member=self.member.in_text, title=title, **parts).words(lang)

    def __str__(self) -> str:
        return self.words()


def questions(listing: Listing) -> tuple[Question, ...]:
    """What may be asked, what is worth most first.

    Raises
    ------
    RuleError
        If the members are correlated under the reading.
    """
    standing = listing.setting.standing
    if not listing.columns.count:
        return ()
    if listing.joint(listing.setting.reading):
        text = "what an answer is worth is known only under a reading of independent members"
        raise RuleError(say(text))
    sides = [(each, _sides(listing, each)) for each in standing.draft.provisions]
    believed = shares(listing.answers, listing.setting.reading)
    found = [
        question
        for seat, member in enumerate(standing.rule.council.members)
        if not member.vacant and () in listing.answers.states[seat]
        for question in _of_member(listing, seat, believed, sides)
    ]
    return tuple(sorted(found, key=lambda each: (-each.gain, -each.turns)))


Believed = tuple[tuple[Share, ...], ...]
Sides = tuple["NDArray[np.bool_]", "NDArray[np.bool_]"]


def _sides(listing: Listing, provision: Provision) -> Sides:
    """The groups that have a text with a provision, and those that have one without."""
    there = listing.columns.truth(Condition("is", key=provision.key))
    return listing.groups.having(there), listing.groups.having(~there)


def _of_member(
    listing: Listing, seat: int, believed: Believed, sides: Sequence[tuple[Provision, Sides]]
) -> Iterator[Question]:
    """The questions to one member."""
    found = listing.answers
    silent = found.states[seat].index(())
    weights = believed[seat][silent]
    open_to = found.of[seat] == silent
    voting = [chances(found, _certain(believed, seat, silent, vote)) for vote in _CERTAIN]
    for provision, (having, lacking) in sides:
        if (having & open_to).any() and (lacking & open_to).any():
            gain, turns = _worth(listing.chances, voting, weights, (having, lacking), open_to)
            yield Question(
                found.standing.rule.council.members[seat], provision, max(gain, 0.0), turns
            )


def _certain(believed: Believed, seat: int, silent: int, vote: Share) -> Believed:
    """The beliefs if a member, where it is silent, votes so."""
    own = believed[seat]
    known = (*own[:silent], vote, *own[silent + 1 :])
    return (*believed[:seat], known, *believed[seat + 1 :])


def _worth(
    base: NDArray[np.float64],
    voting: Sequence[NDArray[np.float64]],
    weights: Share,
    sides: Sides,
    open_to: NDArray[np.bool_],
) -> tuple[float, float]:
    """What the answers add on average to the best chance; how likely they change the best text."""
    having, lacking = (each & open_to for each in sides)
    others = float(base[~open_to].max(initial=0.0))
    best, gain, turns = float(base.max()), 0.0, 0.0
    now = [float(base[side].max(initial=0.0)) for side in (having, lacking)]
    first = having if now[0] >= now[1] else lacking
    chosen = int((base * first).argmax())
    for (one, chance), (other, chance_of_other) in product(enumerate(weights), enumerate(weights)):
        reached = max(
            others,
            float(voting[one][having].max(initial=0.0)),
            float(voting[other][lacking].max(initial=0.0)),
        )
        gain += chance * chance_of_other * (reached - best)
        held = voting[one if first is having else other][chosen] if max(now) >= others else others
        turns += chance * chance_of_other * (reached > held + ALIKE)
    return gain, turns
