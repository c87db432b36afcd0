"""A rule read as a game of yes and no.

Everyone votes yes or no and the text is adopted or not: that is a *simple
game*. It is kept from the side of those who do not vote yes. Leaving a voter
out of the coalition costs something on each of the rule's counters, and a
coalition wins exactly when those left out cost no more than each limit. The
Council: leaving out any member costs one of the six votes that may be missing,
and leaving out a permanent member costs the one concurrence of which none may
be missing. Every index of this folder is a count over that box of costs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import gcd
from operator import gt
from typing import NamedTuple, TypeAlias

from unsc_sim.councils.members import VACANT, Council
from unsc_sim.errors import RuleError, Speakable
from unsc_sim.rules.decisions import Rule, check_rule
from unsc_sim.rules.machines import Bound
from unsc_sim.rules.proceedings import InBothOrgans
from unsc_sim.votes import Consent, Vote
from unsc_sim.words import say

__all__ = ["AnyRule", "Core", "Cost", "Game", "core", "fits", "read", "seated"]

AnyRule: TypeAlias = Rule | InBothOrgans
"""What has power to share out: a rule, or two organs that both have to adopt."""

Cost: TypeAlias = tuple[int, ...]
"""What leaving a voter out costs, on each counter. Voters of equal cost are of one kind."""

_AT_LEAST, _FEWER_THAN = Bound
_SIDES = {Vote: (Vote.YES, Vote.NO), Consent: (Consent.LETS_PASS, Consent.OBJECTS)}


class Game(NamedTuple):
    """Voters, what leaving each of them out costs, and the limits of those costs.

    Attributes
    ----------
    council
        The voters; a vacant seat is not among them.
    costs
        For every voter, in the order of the seats, its cost on each counter.
    limits
        What those left out of a winning coalition may cost at most.
    title
        What the rule decides.
    """

    council: Council
    costs: tuple[Cost, ...]
    limits: Cost
    title: Speakable

    def wins(self, coalition: frozenset[int]) -> bool:
        """Whether the voters of some seats win when all others vote no."""
        left_out = [cost for seat, cost in enumerate(self.costs) if seat not in coalition]
        return fits(tuple(map(sum, zip(*left_out))), self.limits)


@dataclass(frozen=True)
class Core:
    """A game without the voters about whom nothing has to be counted.

    Attributes
    ----------
    vetoers, idle
        How many voters no winning coalition can do without, and how many
        never change anything because leaving them out costs nothing.
    kinds
        The other voters by kind: cost, on the counters that can still run
        over, and how many there are; the cheapest first.
    limits
        The limits of those counters, the widest first.
    names
        For every kind of the game that can be left out, its cost here.
    """

    vetoers: int
    idle: int
    kinds: tuple[tuple[Cost, int], ...]
    limits: Cost
    names: tuple[tuple[Cost, Cost], ...]

    @cached_property
    def loose(self) -> int:
        """How many voters are neither vetoers nor idle."""
        return sum(many for _, many in self.kinds)


def read(rule: AnyRule) -> Game:
    """The game of yes and no that a rule makes of its voters.

    Raises
    ------
    RuleError
        If a requirement is not such that a yes helps and a no hurts, or if
        nobody, or everybody, can be missing.
    """
    if isinstance(rule, InBothOrgans):
        return _both(read(rule.council), read(rule.other))
    check_rule(rule)
    weights, sums, limits = [], [], []
    yes, no = _SIDES[rule.ballot]
    vetoing = False
    for each in rule.requirements:
        counted, everything = each.counted, sum(each.weights)
        if counted is yes and each.bound is _AT_LEAST:
            limits.append(everything - each.limit)
        elif counted is no and each.bound is _FEWER_THAN:
            limits.append(each.limit - 1)
            vetoing = counted is Vote.NO
        else:
            raise RuleError(say("no game of yes and no: {requirement}", requirement=each))
        weights.append(each.weights)
        sums.append(everything)
    council = rule.council
    if not vetoing:
        council = _without_vetoes(council)
    game = Game(council, tuple(zip(*weights)), tuple(limits), rule.title)
    if VACANT in council.codes:
        game = _unmanned(rule, game)
        sums = [sum(column) for column in zip(*game.costs)]
    return _proper(game, sums)


def _proper(game: Game, everything: Iterable[int]) -> Game:
    """Refuse what is no simple game: all together must win, nobody must lose."""
    if not game.limits or min(game.limits) < 0:
        raise RuleError(say("nobody has power: even all together cannot have it adopted"))
    if fits(everything, game.limits):
        raise RuleError(say("nobody has power: it is adopted without a single vote"))
    return game


def _unmanned(rule: Rule, game: Game) -> Game:
    """The game of those who are there: a vacant seat is never in favour, and never against."""
    seat = rule.council.codes.index(VACANT)
    limits = tuple(
        limit - each.weights[seat] if each.bound is Bound.AT_LEAST else limit
        for limit, each in zip(game.limits, rule.requirements)
    )
    costs = game.costs[:seat] + game.costs[seat + 1 :]
    return Game(seated(game.council), costs, limits, game.title)


@lru_cache(maxsize=64)
def _without_vetoes(council: Council) -> Council:
    """A council that decides by a rule under which no seat has a veto of its own."""
    members = tuple(replace(each, veto=False) for each in council.members)
    return replace(council, members=members)


def seated(council: Council) -> Council:
    """The members of a council that can vote."""
    if VACANT not in council.codes:
        return council
    return replace(council, members=tuple(each for each in council.members if not each.vacant))


def _both(one: Game, other: Game) -> Game:
    """The game of two organs side by side; across them there are no kinds of seats."""
    members = one.council.members + other.council.members
    council = Council(tuple(replace(each, permanent=False, veto=False) for each in members))
    before, after = (0,) * len(one.limits), (0,) * len(other.limits)
    costs = [cost + after for cost in one.costs] + [before + cost for cost in other.costs]
    return Game(council, tuple(costs), one.limits + other.limits, one.title)


def fits(cost: Iterable[int], limits: Cost) -> bool:
    """Whether a cost stays within the limits."""
    return not any(map(gt, cost, limits))


def core(game: Game) -> Core:
    """A game reduced to the voters and the counters that have to be counted.

    Vetoers are those whose cost alone is beyond a limit. Without them a
    counter that cannot run over any more is dropped, and the costs of one that
    stays are divided by what they have in common.
    """
    kinds: dict[Cost, int] = {}
    for cost in game.costs:
        kinds[cost] = kinds.get(cost, 0) + 1
    loose = {kind: many for kind, many in kinds.items() if fits(kind, game.limits)}
    places = [
        place
        for place in sorted(range(len(game.limits)), key=lambda place: -game.limits[place])
        if sum(kind[place] * many for kind, many in loose.items()) > game.limits[place]
    ]
    common = [gcd(*(kind[place] for kind in loose)) for place in places]
    merged: dict[Cost, int] = {}
    names: dict[Cost, Cost] = {}
    for kind, many in loose.items():
        cost = tuple(kind[place] // unit for place, unit in zip(places, common))
        merged[cost] = merged.get(cost, 0) + many
        names[kind] = cost
    idle = merged.pop((0,) * len(places), 0)
    return Core(
        vetoers=len(game.costs) - sum(loose.values()),
        idle=idle,
        kinds=tuple(sorted(merged.items())),
        limits=tuple(game.limits[place] // unit for place, unit in zip(places, common)),
        names=tuple(names.items()),
    )
