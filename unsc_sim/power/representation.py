"""Whether a rule is a weighted game, and by which small whole weights."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from unsc_sim import rules
from unsc_sim.councils.members import Council
from unsc_sim.errors import RuleError
from unsc_sim.pictures import Drawn, Frame, Picture
from unsc_sim.power.charts import class_bars
from unsc_sim.power.classes import classes
from unsc_sim.power.counts import totals
from unsc_sim.power.games import AnyRule, Cost, Game, core, read
from unsc_sim.power.patterns import Patterns, patterns
from unsc_sim.power.simplex import least
from unsc_sim.power.structure import desirability
from unsc_sim.rules.decisions import Rule
from unsc_sim.words import listed, say

__all__ = ["Weights", "is_weighted", "weights_of"]

MOST_COMPARED = 20_000


@dataclass(frozen=True, slots=True)
class Weights(Drawn):
    """A quota and a weight for every voter that make the same game as a rule.

    Attributes
    ----------
    council
        The voters.
    quota
        The weight a coalition needs to win.
    weights
        The weight of each voter, in the order of the seats.
    """

    council: Council
    quota: int
    weights: tuple[int, ...]

    def __getitem__(self, word: str) -> int:
        return self.weights[self.council.seat(word)]

    @property
    def rule(self) -> Rule:
        """The weighted game itself, its voters known by their codes."""
        return rules.weighted(self.quota, dict(zip(self.council.codes, self.weights)))

    def picture(self, lang: str = "en") -> Picture:
        """A bar for every class of voters, as long as their weight."""
        title = say("Weights, {quota} needed", quota=self.quota).words(lang)
        return class_bars(classes(self.council, self.weights), Frame(title, self.words(lang), lang))

    def words(self, lang: str = "en") -> str:
        """The usual short form: the quota, then each weight and how many have it."""
        kinds = sorted(set(self.weights), reverse=True)
        shares = [
            say("{weight}x{many}", weight=each, many=self.weights.count(each)) for each in kinds
        ]
        return say("[{quota}; {weights}]", quota=self.quota, weights=listed(shares)).words(lang)

    def __str__(self) -> str:
        return self.words()


def is_weighted(rule: AnyRule) -> bool:
    """Whether some weights and a quota make the same game as the rule.

    >>> from unsc_sim import council
    >>> is_weighted(rules.put_to_vote(council(2019), needed=9, blocking=2))
    False
    """
    return weights_of(rule) is not None


def weights_of(rule: AnyRule) -> Weights | None:
    """Small whole weights and a quota that make the same game; None if there are none.

    The weights are those of least sum in the linear programme that asks every
    minimal winning coalition to reach the quota and every maximal losing one
    to fall short of it by one (Taylor and Zwicker, *Simple Games*, 1999),
    brought to whole numbers. Where that takes too long, the rule's own weights
    serve, if a single requirement beside vetoes makes it weighted as it stands.

    >>> from unsc_sim import council
    >>> print(weights_of(rules.substantive(council(2019))))
    [39; 7x5, 1x10]

    Raises
    ------
    RuleError
        If it cannot be found out: many voters of many kinds under several
        requirements.
    """
    game = read(rule)
    own = _own(game)
    listed_patterns = patterns(game)
    if listed_patterns is not None:
        try:
            return _solved(game, listed_patterns, rule)
        except _TooManyError:
            pass
    if own is not None:
        return own
    text = "out of reach: whether {voters} voters of many kinds make a weighted game"
    raise RuleError(say(text, voters=len(game.costs)))


class _TooManyError(Exception):
    """More coalitions than the linear programme can compare."""


def _own(game: Game) -> Weights | None:
    """The weights that the rule has itself, a veto written as a weight of its own."""
    reduced = core(game)
    if len(reduced.limits) > 1:
        return None
    limit = reduced.limits[0] if reduced.limits else 0
    names = dict(reduced.names)
    # Even one vetoer too few may not be made up for by all that could be missing.
    weights = tuple((names[cost] or (0,))[0] if cost in names else limit + 1 for cost in game.costs)
    return Weights(game.council, sum(weights) - limit, weights)


def _solved(game: Game, found: Patterns, rule: AnyRule) -> Weights | None:
    """The weights of least sum, found with ever more of the coalitions compared."""
    if not desirability(rule).complete:
        return None
    swings = totals(game).swings
    tiers = sorted({number for number in swings.values() if number}, reverse=True)
    place = {kind: tiers.index(number) for kind, number in swings.items() if number}
    many = _by_tier(found.many, found, place, len(tiers))
    winning = {_inside(out, many, found, place) for out in found.minimal_winning()}
    losing = {_inside(out, many, found, place) for out in found.minimal_blocking()}
    if len(winning) + len(losing) > MOST_COMPARED:
        raise _TooManyError
    constraints = [([*(-each for each in min(losing)), 1], 1)]
    while True:
        solution = least([*many, 0], constraints)
        if solution is None:
            return None
        *weights, quota = solution
        lightest = min(winning, key=lambda each: _weight(each, weights))
        heaviest = max(losing, key=lambda each: _weight(each, weights))
        more = []
        if _weight(lightest, weights) < quota:
            more.append(([*lightest, -1], 0))
        if _weight(heaviest, weights) > quota - 1:
            more.append(([*(-each for each in heaviest), 1], 1))
        if not more:
            return _whole(game, weights, place, _weight(lightest, weights))
        constraints += more


def _by_tier(
    numbers: tuple[int, ...], found: Patterns, place: dict[Cost, int], tiers: int
) -> tuple[int, ...]:
    sums = [0] * tiers
    for kind, number in zip(found.kinds, numbers):
        if kind in place:
            sums[place[kind]] += number
    return tuple(sums)


def _inside(
    out: tuple[int, ...], many: tuple[int, ...], found: Patterns, place: dict[Cost, int]
) -> tuple[int, ...]:
    """How many of each tier are in, from how many of each kind are out."""
    return tuple(m - left for m, left in zip(many, _by_tier(out, found, place, len(many))))


def _weight(numbers: tuple[int, ...], weights: list[Fraction]) -> Fraction:
    return sum((a * b for a, b in zip(numbers, weights)), Fraction(0))


def _whole(
    game: Game, weights: list[Fraction], place: dict[Cost, int], lightest: Fraction
) -> Weights:
    unit = lcm(*(each.denominator for each in weights))
    scaled = tuple(int(weights[place[cost]] * unit) if cost in place else 0 for cost in game.costs)
    return Weights(game.council, int(lightest * unit), scaled)
