"""How members really voted, as beliefs: given what is known of some, the chances of all.

Line-ups of the permanent members that do not fit what is known fall away, and
the others count by how well they fit (Bayes' rule). Shares without that
condition would call every draft safe, for nine in ten are adopted unanimously.
Each line-up that is left is one component of a mixture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from unsc_sim.councils.members import Member
from unsc_sim.forecasts.distributions import Distribution
from unsc_sim.forecasts.mixtures import Beliefs, Mixture
from unsc_sim.positions.drafts import Text
from unsc_sim.positions.stances import Standing
from unsc_sim.readings.habits import FIVE, LETTERS, SELECTION, Habits, Shares, worst
from unsc_sim.votes import Ballot, Vote
from unsc_sim.words import Sentence, Spelled, joined, say, say_many

__all__ = ["LineUp", "by_habit", "line_ups"]

_PLACES = {
    "Africa": "Africa",
    "Americas": "the Americas",
    "Asia": "Asia",
    "Europe": "Europe",
    "Middle East": "the Middle East",
}
_FORERUNNERS = {"SUN": "RUS"}
_LETTER: dict[Ballot, str] = {
    Vote.YES: "Y", Vote.ABSTAIN: "A", Vote.NOT_VOTING: "A", Vote.NO: "N",
}  # fmt: skip


def by_habit(habits: Habits, standing: Standing, text: Text, region: str = "") -> Mixture:
    """What counts of real votes make likely, given the votes that the positions leave open.

    Parameters
    ----------
    region
        The region whose items are to count most; that of the draft unless said.
    """
    author = "states" if standing.draft.sponsors else ""
    region = region or standing.draft.region
    beside = _Beside.of(habits, standing, text, region)
    shares, held = [], []
    for lineup, chance in habits.lineups(author, region).items():
        fits, seats = beside.seats(lineup)
        if fits:
            shares.append(chance * fits)
            held.append(Beliefs(standing.rule, seats))
    total = sum(shares)
    parts = tuple((share / total, each) for share, each in zip(shares, held))
    return Mixture(parts, note=joined((habits.title, beside.support, *beside.there, SELECTION)))


@dataclass(frozen=True, slots=True)
class LineUp:
    """One line-up of the permanent members, before it is held beside what is known of them."""

    chance: Fraction
    lineup: str
    beside: _Beside

    def votes(self, member: Member, ballots: tuple[Ballot, ...]) -> tuple[Fraction, Distribution]:
        """How well it fits that only these ballots are open to a member; how that votes then.

        The chances of line-ups, each times how well it fits all members, are
        to each other as in the mixture of :func:`by_habit`.
        """
        return self.beside.votes(self.lineup, member, ballots)


def line_ups(habits: Habits, standing: Standing, region: str = "") -> tuple[LineUp, ...]:
    """All line-ups, for many texts at once: see :func:`by_habit` for one text."""
    nothing_known = replace(standing, positions=())
    text = next(standing.draft.texts())
    author = "states" if standing.draft.sponsors else ""
    region = region or standing.draft.region
    beside = _Beside.of(habits, nothing_known, text, region)
    return tuple(
        LineUp(chance, lineup, beside) for lineup, chance in habits.lineups(author, region).items()
    )


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is known of the members, beside which line-ups are held; ``known`` saves work."""

    habits: Habits
    region: str
    standing: Standing
    open_to: tuple[tuple[Ballot, ...], ...]
    seen: frozenset[str]
    permanent: tuple[tuple[int, str], ...]
    known: dict[tuple[str, str], Shares]

    @classmethod
    def of(cls, habits: Habits, standing: Standing, text: Text, region: str) -> _Beside:
        """What is known on a text; ``permanent`` holds which letters are open to the five."""
        open_to = standing.open_ballots(text)
        placed = (
            (_place(each), ballots) for each, ballots in zip(standing.rule.council.members, open_to)
        )
        permanent = tuple(
            (place, "".join({_LETTER[ballot] for ballot in ballots}))
            for place, ballots in placed
            if place is not None
        )
        seen = frozenset(each.lineup for each in habits.counted)
        return cls(habits, region, standing, open_to, seen, permanent, {})

    def seats(self, lineup: str) -> tuple[Fraction, tuple[Distribution, ...]]:
        """How well a line-up fits what is open, and the votes of every seat beside it."""
        fits, seats = Fraction(1), []
        if not self._open(lineup):
            return Fraction(0), ()
        for member, ballots in zip(self.standing.rule.council.members, self.open_to):
            heard, seat = self.votes(lineup, member, ballots)
            fits *= heard
            seats.append(seat)
        return fits, tuple(seats)

    def votes(
        self, lineup: str, member: Member, ballots: tuple[Ballot, ...]
    ) -> tuple[Fraction, Distribution]:
        """How well a line-up fits what is open to one member, and its votes beside it."""
        if member.vacant:
            return Fraction(1), tuple((each, Fraction(1)) for each in ballots)
        cast = _among(ballots, self._of(lineup, member))
        heard = sum((chance for _, chance in cast), Fraction(0))
        if not heard:
            return heard, ()
        seat = tuple((each, chance / heard) for each, chance in cast)
        # An elected member votes for its own text beside any line-up.
        own = _place(member) is None and member.code in self.standing.draft.sponsors
        return Fraction(1) if own else heard, seat

    def _of(self, lineup: str, member: Member) -> Shares:
        place = _place(member)
        if place is not None:
            yes, withheld, no = (Fraction(letter == lineup[place]) for letter in LETTERS)
            return yes, withheld, no
        kind = member.group.name if member.group else ""
        # Beside line-ups never seen the elected vote as beside any with as much dissent.
        key = (lineup if lineup in self.seen else worst(lineup)), kind
        if key not in self.known:
            self.known[key] = self.habits.elected(*key, self.region)
        return self.known[key]

    def _open(self, lineup: str) -> bool:
        """Whether the votes of a line-up are open to the permanent members."""
        return all(lineup[place] in letters for place, letters in self.permanent)

    @property
    def there(self) -> Iterator[Sentence]:
        """How many of the ballots were on items of the region, if any were."""
        n = sum(each.drafts for each in self.habits.counted if each.region == self.region)
        if self.region and n:
            place = say(_PLACES[self.region]) if self.region in _PLACES else self.region
            text = (
                "Of these ballots the {n} on items of {region} counts most.",
                "Of these ballots the {n} on items of {region} count most.",
            )
            yield say_many(*text, n, n=n, region=place)

    @property
    def support(self) -> Sentence:
        """In how many of the ballots the permanent members voted as is still open to them."""
        n = sum(each.drafts for each in self.habits.counted if self._open(each.lineup))
        if not n:
            return say(
                "In none of them did the permanent members vote as the positions here leave open."
            )
        text = "In {n} of them the permanent members voted as the positions here leave open."
        return say(text, n=Spelled(n))


def _among(ballots: tuple[Ballot, ...], chances: Shares) -> tuple[tuple[Ballot, Fraction], ...]:
    """The chances of the open ballots; abstaining and not voting share one."""
    yes, withheld, no = chances
    idle = [each for each in ballots if each in (Vote.ABSTAIN, Vote.NOT_VOTING)]
    each_of: dict[Ballot, Fraction] = {Vote.YES: yes, Vote.NO: no}
    told = ((each, each_of.get(each, withheld / max(len(idle), 1))) for each in ballots)
    return tuple((each, chance) for each, chance in told if chance)


def _place(member: Member) -> int | None:
    """The place of a permanent member in a line-up."""
    code = _FORERUNNERS.get(member.code, member.code)
    return FIVE.index(code) if code in FIVE else None
