"""Who never matters, who alone decides, who can always stop it, who outranks whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from operator import add, ge, sub

from unsc_sim.councils.members import Council
from unsc_sim.errors import RuleError
from unsc_sim.power.counts import totals
from unsc_sim.power.games import AnyRule, Cost, Game, fits, read
from unsc_sim.words import Listing, all_of, say

__all__ = ["Desirability", "desirability", "dictators", "dummies", "vetoers"]

MOST_POINTS = 1_000_000


def dummies(rule: AnyRule) -> tuple[str, ...]:
    """The voters whose vote never changes anything.

    >>> from unsc_sim.rules import weighted
    >>> dummies(weighted(4, {"A": 2, "B": 2, "C": 1}))
    ('C',)
    """
    game = read(rule)
    swings = totals(game).swings
    return tuple(code for code, cost in zip(game.council.codes, game.costs) if not swings[cost])


def vetoers(rule: AnyRule) -> tuple[str, ...]:
    """The voters without whom nothing is adopted.

    >>> from unsc_sim import rules
    >>> from unsc_sim import council
    >>> vetoers(rules.substantive(council(2019)))
    ('CHN', 'FRA', 'RUS', 'GBR', 'USA')
    """
    game = read(rule)
    seats = zip(game.council.codes, game.costs)
    return tuple(code for code, cost in seats if not fits(cost, game.limits))


def dictators(rule: AnyRule) -> tuple[str, ...]:
    """The voter who alone decides everything, if there is one; there cannot be two.

    >>> from unsc_sim.rules import weighted
    >>> dictators(weighted(3, {"A": 3, "B": 1, "C": 1}))
    ('A',)
    """
    game = read(rule)
    needed = vetoers(rule)
    if len(needed) != 1 or not game.wins(frozenset([game.council.codes.index(needed[0])])):
        return ()
    return needed


@dataclass(frozen=True, slots=True)
class Desirability:
    """Who is at least as desirable in a coalition as whom.

    One voter is at least as desirable as another if it can take the other's
    place in every winning coalition (Isbell 1958; Maschler and Peleg 1966). If
    any two voters can be compared the game is *complete*; every weighted game is.

    Attributes
    ----------
    council
        The voters.
    tiers
        The voters by number of swings, most first. In a complete game those of
        one tier are alike and those of a higher one more desirable.
    incomparable
        Pairs of voters neither of whom can always take the other's place.
    """

    council: Council
    tiers: tuple[tuple[str, ...], ...]
    incomparable: frozenset[tuple[str, str]]

    @property
    def complete(self) -> bool:
        """Whether any two voters can be compared."""
        return not self.incomparable

    def at_least(self, one: str, other: str) -> bool:
        """Whether one voter can take the other's place in every winning coalition."""
        first, second = (self.council.member(word).code for word in (one, other))
        if (first, second) in self.incomparable or (second, first) in self.incomparable:
            return False
        rank = {code: place for place, tier in enumerate(self.tiers) for code in tier}
        return rank[first] <= rank[second]

    def words(self, lang: str = "en") -> str:
        """The tiers in a language, the most desirable first."""
        tiers = [all_of(self.council.member(code).in_text for code in tier) for tier in self.tiers]
        ranked = Listing(tuple(tiers), say("; then "), say("; then "))
        if self.complete:
            return say("Most desirable first: {tiers}.", tiers=ranked).words(lang)
        text = "By swings: {tiers}. Pairs that cannot be compared: {count}."
        return say(text, tiers=ranked, count=len(self.incomparable)).words(lang)

    def __str__(self) -> str:
        return self.words()


def desirability(rule: AnyRule) -> Desirability:
    """Who can take whose place in winning coalitions.

    >>> from unsc_sim.rules import weighted
    >>> desirability(weighted(3, {"A": 2, "B": 1, "C": 1})).tiers
    (('A',), ('B', 'C'))
    """
    game = read(rule)
    swings = totals(game).swings
    tiers: dict[int, list[str]] = {}
    for code, cost in zip(game.council.codes, game.costs):
        tiers.setdefault(swings[cost], []).append(code)
    apart = _incomparable(game, swings)
    seats = list(zip(game.council.codes, game.costs))
    pairs = frozenset(
        (one, other) for one, first in seats for other, second in seats if (first, second) in apart
    )
    ordered = tuple(tuple(tiers[number]) for number in sorted(tiers, reverse=True))
    return Desirability(game.council, ordered, pairs)


def _incomparable(game: Game, swings: dict[Cost, int]) -> set[tuple[Cost, Cost]]:
    """Pairs of kinds that cannot be compared, either way round.

    Who has fewer swings is never more desirable, so only one direction is tried.
    """
    apart = set()
    for (one, most), (other, least) in product(swings.items(), repeat=2):
        if most < least or one == other or all(map(ge, one, other)):
            continue
        if _can_fail(game, one, other):
            apart |= {(one, other), (other, one)}
    return apart


def _can_fail(game: Game, one: Cost, other: Cost) -> bool:
    """Whether some coalition wins with a voter of the other kind and not with one in its place.

    By those left out: leaving out the one beside some others is within the
    limits, leaving out the other instead is not.
    """
    rest = list(game.costs)
    rest.remove(one)
    rest.remove(other)
    room = tuple(map(sub, game.limits, one))
    if min(room) < 0:
        return False
    reached = _reachable(rest, room)
    over = tuple(map(sub, game.limits, other))
    return any(not fits(point, over) for point in reached)


def _reachable(costs: Iterable[Cost], limits: Cost) -> set[Cost]:
    """What sets of voters can cost within the limits."""
    points = {(0,) * len(limits)}
    for cost in costs:
        moved = (tuple(map(add, point, cost)) for point in points)
        points |= {point for point in moved if fits(point, limits)}
        if len(points) > MOST_POINTS:
            raise RuleError(say("out of reach: too many different costs to compare the voters"))
    return points
