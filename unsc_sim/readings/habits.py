"""How members really voted, as counts, and what they make likely now.

Dissent of the permanent members comes in line-ups: Russia with China, the
Western members together. So the counts are kept by line-up of the five, and
within each the votes of elected members by regional group.

Counts are small, so every chance is drawn towards a more general one, as if so
many drafts or votes of that kind had been seen: a Dirichlet prior.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import product

from unsc_sim.choices import look_up
from unsc_sim.councils.members import Group
from unsc_sim.tables import rows
from unsc_sim.words import Day, Sentence, say

__all__ = [
    "FIVE",
    "LETTERS",
    "SELECTION",
    "SPONSOR",
    "Counts",
    "Habit",
    "Habits",
    "Shares",
    "shipped",
    "worst",
]

FIVE = ("CHN", "FRA", "GBR", "RUS", "USA")
"""The permanent members, in the order of a line-up."""

SELECTION = say(
    "The record holds only drafts that were put to the vote; drafts sure to fail are seldom tabled."
)
"""What is to be said beside every chance or share that comes from the record."""

LETTERS = "YAN"
"""Yes, withheld (abstaining or not voting), no: the letters of a line-up."""

# Tried on 1999-2004, each year forecast from the years before it: of round
# numbers about the best, and twice or half as much costs little.
_DEPARTING = Fraction(1, 10)  # how often a member departs from a line-up
_WIDER = 40  # how many drafts the line-ups of all texts count for among those of a kind
_GROUP = 40  # how many votes the wider share counts for among those of a group

SPONSOR = "sponsor"
"""The kind of elected members that sponsor the text; the others go by regional group."""

Counts = tuple[int, int, int]
"""How often yes, withheld, no."""

Shares = tuple[Fraction, Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Habit:
    """Drafts of a kind on which the five had one line-up, and how the elected voted.

    Attributes
    ----------
    author
        Who put the text forward: ``council`` (its President, for all),
        ``states`` or ``unknown``.
    region
        The region of the item, empty where there is none.
    lineup
        The votes of :data:`FIVE` in :data:`LETTERS`.
    drafts
        How many.
    votes
        By regional group, or ``sponsor``, the votes of elected members.
    """

    author: str
    region: str
    lineup: str
    drafts: int
    votes: tuple[tuple[str, Counts], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Habits:
    """The counts of a record from one day to another."""

    first: date
    last: date
    counted: tuple[Habit, ...]

    @property
    def drafts(self) -> int:
        """How many drafts were counted."""
        return sum(each.drafts for each in self.counted)

    def lineups(self, author: str = "", region: str = "") -> dict[str, Fraction]:
        """The chance of every line-up of the five, for any text or one of a kind.

        A line-up is one that was seen, from which each member departs by itself
        now and then and votes as it does on the whole: so Russia takes China
        along even where both were never seen to dissent beside others.
        """
        chances = dict.fromkeys(_lineups(), Fraction(0))
        for kind in dict.fromkeys([("", ""), (author, ""), (author, region)]):
            seen, worth = self._seen(*kind), _WIDER if any(kind) else 0
            total = sum(seen.values())
            chances = {
                each: (seen[each] + worth * chance) / Fraction(total + worth)
                for each, chance in chances.items()
            }
        for place, shares in enumerate(self._alone()):
            chances = _departing(chances, place, shares)
        return chances

    def _seen(self, author: str, region: str) -> dict[str, int]:
        seen: dict[str, int] = defaultdict(int)
        for each in self.counted:
            if author in ("", each.author) and region in ("", each.region):
                seen[each.lineup] += each.drafts
        return seen

    def _alone(self) -> list[dict[str, Fraction]]:
        """For each of the five the share of each vote among all that it cast."""
        shares = []
        for place in range(len(FIVE)):
            seen = dict.fromkeys(LETTERS, 1)
            for each in self.counted:
                seen[each.lineup[place]] += each.drafts
            total = sum(seen.values())
            shares.append({letter: Fraction(n, total) for letter, n in seen.items()})
        return shares

    def elected(self, lineup: str, kind: str, region: str = "") -> Shares:
        """The chances of yes, withholding and no for an elected member, beside a line-up.

        ``kind`` is its regional group or ``sponsor``. On items of a region the
        votes of all groups count together, for those of each are too few.
        Beside a line-up never seen, members vote as beside any with as much
        dissent.
        """
        chances = (Fraction(1, 3), Fraction(1, 3), Fraction(1, 3))
        sharpest = worst(lineup)
        like = [each for each in self.counted if worst(each.lineup) == sharpest]
        same = [each for each in self.counted if each.lineup == lineup]
        for among, wanted in ((like, ""), (like, kind), (same, kind)):
            chances = _drawn(_votes(among, wanted), chances)
        there = [each for each in same or like if each.region == region]
        if region and kind != SPONSOR:
            chances = _drawn(_votes(there, ""), chances)
        return chances

    def region(self, word: str) -> str:
        """The region that a word means, as it is counted.

        Raises
        ------
        UnknownWordError
            If no item of that region was counted, with the nearest that were.
        """
        known = sorted({each.region for each in self.counted if each.region})
        return look_up(word, {each: each for each in known}, "no region {word!r}{hint}")

    @property
    def title(self) -> Sentence:
        """What was counted."""
        return say(
            "Chances from {n} ballots of {first} to {last}.",
            n=self.drafts,
            first=Day(self.first),
            last=Day(self.last),
        )

    def __repr__(self) -> str:
        return f"<{self.title}>"


def _votes(among: list[Habit], kind: str) -> Counts:
    """The votes of elected members of a kind; of all but sponsors where none is said."""
    counts = [0, 0, 0]
    for each in among:
        for name, cast in each.votes:
            if name == kind or (not kind and name != SPONSOR):
                counts = [n + more for n, more in zip(counts, cast)]
    return counts[0], counts[1], counts[2]


def _drawn(counts: Counts, towards: Shares) -> Shares:
    total = sum(counts) + _GROUP
    yes, withheld, no = ((n + _GROUP * chance) / total for n, chance in zip(counts, towards))
    return yes, withheld, no


def _departing(
    chances: dict[str, Fraction], place: int, shares: dict[str, Fraction]
) -> dict[str, Fraction]:
    """The chances of line-ups once one member has departed, or has not."""
    found = {}
    for lineup, chance in chances.items():
        before, after = lineup[:place], lineup[place + 1 :]
        others = sum((chances[before + letter + after] for letter in LETTERS), Fraction(0))
        redrawn = shares[lineup[place]] * others
        found[lineup] = chance * (1 - _DEPARTING) + redrawn * _DEPARTING
    return found


def worst(lineup: str) -> str:
    """The sharpest dissent in a line-up."""
    return max(lineup, key=LETTERS.index)


@cache
def _lineups() -> tuple[str, ...]:
    return tuple("".join(each) for each in product(LETTERS, repeat=len(FIVE)))


@cache
def shipped() -> Habits:
    """The counts that come with the library."""
    counted, spans = [], set()
    kinds = (*(group.name for group in Group), SPONSOR)
    for row in rows("habits"):
        votes = tuple((kind, _read(row[kind])) for kind in kinds)
        counted.append(
            Habit(row["author"], row["region"], row["lineup"], int(row["drafts"]), votes)
        )
        spans.add(row["span"])
    (span,) = spans
    first, last = map(date.fromisoformat, span.split("/"))
    return Habits(first, last, tuple(counted))


def _read(cell: str) -> Counts:
    yes, withheld, no = map(int, cell.split("-"))
    return yes, withheld, no
