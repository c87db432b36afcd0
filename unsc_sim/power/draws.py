"""Coalitions drawn at random, all of a family equally likely.

Voter after voter is in or out in proportion to the coalitions that each
choice leaves, which are counted first: no draw is ever thrown away.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from math import prod
from operator import sub
from random import Random
from typing import TypeAlias

from unsc_sim.power import truth
from unsc_sim.power.effort import least
from unsc_sim.power.games import Core, Cost, Game, core, fits
from unsc_sim.power.minimal import Side, minimal_table, walk, way
from unsc_sim.power.patterns import patterns
from unsc_sim.power.results import Method

__all__ = ["draw", "draw_minimal"]

Drawn: TypeAlias = tuple[list[set[int]], int]
"""Coalitions of voters who are no vetoers, by their places; and how many there are."""


class _Completions:
    """How many sets of the voters from a seat on stay within what is left of the limits."""

    def __init__(self, costs: tuple[Cost, ...]) -> None:
        self._costs = costs
        self._known: list[dict[Cost, int]] = [{} for _ in costs]
        after = [(0,) * len(costs[0])]
        for cost in reversed(costs):
            after.append(tuple(map(int.__add__, after[-1], cost)))
        self._rest = after[::-1]

    def within(self, seat: int, left: Cost) -> int:
        """The sets of voters from a seat on that cost no more than is left."""
        if min(left) < 0:
            return 0
        if fits(self._rest[seat], left):
            return 1 << len(self._costs) - seat
        known = self._known[seat]
        if left not in known:
            taken = tuple(map(sub, left, self._costs[seat]))
            known[left] = self.within(seat + 1, left) + self.within(seat + 1, taken)
        return known[left]


def draw(game: Game, side: Side, rng: Random, many: int) -> list[set[int]]:
    """The seats of coalitions that win, or that block.

    Raises
    ------
    RuleError
        If counting them would take too long.
    """
    voters, limits = len(game.costs), game.limits
    reached = min(1 << voters, prod(limit + 1 for limit in limits))
    efforts: dict[Method, float] = {
        Method.WALK: 1000 * voters * reached,
        Method.TRUTH_TABLE: truth.effort(voters, 5, len(limits)),
    }
    method = least(efforts, voters, len(set(game.costs)))
    drawing = _left_out_by_walk if method is Method.WALK else _left_out_by_table
    drawn = drawing(game, side, rng, many)
    return [set(range(voters)) - each for each in drawn] if side is Side.WINNING else drawn


def _left_out_by_walk(game: Game, side: Side, rng: Random, many: int) -> list[set[int]]:
    """Sets of voters without whom the others win, or do not."""
    sets, voters = _Completions(game.costs), len(game.costs)
    won = side is Side.WINNING

    def ways(seat: int, left: Cost) -> int:
        within = sets.within(seat, left)
        return within if won else (1 << voters - seat) - within

    drawn = []
    for _ in range(many):
        left, chosen = game.limits, set()
        for seat, cost in enumerate(game.costs):
            if rng.randrange(ways(seat, left)) >= ways(seat + 1, left):
                chosen.add(seat)
                left = tuple(map(sub, left, cost))
        drawn.append(chosen)
    return drawn


def _left_out_by_table(game: Game, side: Side, rng: Random, many: int) -> list[set[int]]:
    """The same from a table of all sets."""
    inside = truth.table(game.costs, game.limits)
    sets = inside if side is Side.WINNING else truth.outside(len(game.costs), inside)
    return _chosen(sets, rng, many)


def _chosen(sets: int, rng: Random, many: int) -> list[set[int]]:
    """Some of the sets of a table."""
    every = sets.bit_count()
    places = [rng.randrange(every) for _ in range(many)]
    return [_members(each) for each in truth.picked(sets, places)]


def draw_minimal(game: Game, side: Side, rng: Random, many: int) -> list[set[int]]:
    """The seats of minimal coalitions that win, or that block.

    Raises
    ------
    RuleError
        If counting them would take too long.
    """
    reduced = core(game)
    seats = _seats(game, reduced)
    chosen, others = _DRAWING[way(reduced, side, sized=False)](reduced, side, rng, many)
    drawn = [{seats[place] for place in each} for each in chosen]
    return _beside_vetoers(game, side, rng, drawn, others)


def _by_patterns(reduced: Core, side: Side, rng: Random, many: int) -> Drawn:
    listed = patterns(reduced)
    won = side is Side.WINNING
    found = sorted(listed.minimal_winning() if won else listed.minimal_blocking())
    bounds = list(accumulate(map(listed.coalitions, found)))
    if not bounds:
        return [set()] * many, 0
    starts = list(accumulate(listed.many, initial=0))
    drawn = []
    for _ in range(many):
        pattern = found[bisect_right(bounds, rng.randrange(bounds[-1]))]
        chosen: set[int] = set()
        for start, of_kind, number in zip(starts, listed.many, pattern):
            chosen.update(rng.sample(range(start, start + of_kind), number))
        drawn.append(set(range(starts[-1])) - chosen if won else chosen)
    return drawn, bounds[-1]


def _by_table(reduced: Core, side: Side, rng: Random, many: int) -> Drawn:
    costs = [cost for cost, number in reduced.kinds for _ in range(number)]
    found = minimal_table(costs, reduced.limits, side)
    if not found:
        return [set()] * many, 0
    return _chosen(found, rng, many), found.bit_count()


def _by_passage(reduced: Core, side: Side, rng: Random, many: int) -> Drawn:
    walked = walk(reduced, side)
    last = reduced.loose - 1  # a walk begins with the heaviest
    drawn = [{last - place for place in each} for each in walked.sample(rng, many)]
    return drawn, sum(walked.counts(sized=False)[1].values())


_DRAWING = {
    Method.PATTERNS: _by_patterns,
    Method.TRUTH_TABLE: _by_table,
    Method.FIRST_PASSAGE: _by_passage,
}


def _beside_vetoers(
    game: Game, side: Side, rng: Random, chosen: list[set[int]], others: int
) -> list[set[int]]:
    """Those of the other voters with the vetoers, who are in all that win and block alone."""
    vetoers = [seat for seat, cost in enumerate(game.costs) if not fits(cost, game.limits)]
    if side is Side.WINNING:
        return [each | set(vetoers) for each in chosen]
    whole = others + len(vetoers)
    places = [rng.randrange(whole) for _ in chosen]
    return [
        each if place < others else {vetoers[place - others]} for each, place in zip(chosen, places)
    ]


def _seats(game: Game, reduced: Core) -> list[int]:
    """The seats of the voters of the core, by rising cost as it lists them."""
    names = dict(reduced.names)
    return [
        seat
        for kind, _ in reduced.kinds
        for seat, cost in enumerate(game.costs)
        if names.get(cost) == kind
    ]


def _members(coalition: int) -> set[int]:
    """The places of the bits that are set."""
    return {place for place in range(coalition.bit_length()) if coalition >> place & 1}
