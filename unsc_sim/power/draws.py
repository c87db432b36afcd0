"""Coalitions drawn at random, all of a family equally likely.

Voter after voter is in or out in proportion to the coalitions that each
choice leaves, which are counted first: no draw is ever thrown away.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from operator import sub
from random import Random

from unsc_sim.errors import RuleError
from unsc_sim.power import passage
from unsc_sim.power.games import Core, Cost, Game, core, fits
from unsc_sim.power.minimal import Side, minimal_table
from unsc_sim.power.patterns import Patterns, patterns
from unsc_sim.words import say

__all__ = ["draw", "draw_minimal"]

MOST_LISTED = 16


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
    """The seats of coalitions that win, or that block."""
    sets, voters = _Completions(game.costs), len(game.costs)
    won = side is Side.WINNING

    def ways(seat: int, left: Cost) -> int:
        within = sets.within(seat, left)
        return within if won else (1 << voters - seat) - within

    drawn = []
    for _ in range(many):
        left, chosen = game.limits, set()
        for seat, cost in enumerate(game.costs):
            taken = tuple(map(sub, left, cost))
            if rng.randrange(ways(seat, left)) >= ways(seat + 1, left):
                chosen.add(seat)
                left = taken
        drawn.append(set(range(voters)) - chosen if won else chosen)
    return drawn


def draw_minimal(game: Game, side: Side, rng: Random, many: int) -> list[set[int]]:
    """The seats of minimal coalitions that win, or that block.

    Raises
    ------
    RuleError
        If they cannot be counted.
    """
    listed = patterns(game)
    if listed is not None:
        return _of_patterns(game, listed, side, rng, many)
    reduced = core(game)
    seats = _seats(game, reduced)
    if reduced.loose <= MOST_LISTED:
        costs = [cost for cost, number in reduced.kinds for _ in range(number)]
        found = minimal_table(costs, reduced.limits, side)
        every = [each for each in range(found.bit_length()) if found >> each & 1]
        chosen = [_members(rng.choice(every), seats) for _ in range(many)]
        return _beside_vetoers(game, side, rng, chosen, len(every))
    if len(reduced.limits) != 1:
        text = "out of reach: the minimal coalitions of {voters} voters of {kinds} kinds"
        raise RuleError(say(text, voters=reduced.loose, kinds=len(reduced.kinds)))
    walk = passage.winning(reduced) if side is Side.WINNING else passage.blocking(reduced)
    chosen = [{seats[::-1][place] for place in each} for each in walk.sample(rng, many)]
    return _beside_vetoers(game, side, rng, chosen, sum(walk.counts(sized=False)[1].values()))


def _of_patterns(
    game: Game, listed: Patterns, side: Side, rng: Random, many: int
) -> list[set[int]]:
    won = side is Side.WINNING
    found = sorted(listed.minimal_winning() if won else listed.minimal_blocking())
    bounds = list(accumulate(map(listed.coalitions, found)))
    places = {
        kind: [seat for seat, cost in enumerate(game.costs) if cost == kind]
        for kind in listed.kinds
    }
    drawn = []
    for _ in range(many):
        at = rng.randrange(bounds[-1])
        pattern = next(each for each, bound in zip(found, bounds) if at < bound)
        chosen: set[int] = set()
        for kind, number in zip(listed.kinds, pattern):
            chosen.update(rng.sample(places[kind], number))
        drawn.append(set(range(len(game.costs))) - chosen if won else chosen)
    return drawn


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


def _members(coalition: int, seats: Iterable[int]) -> set[int]:
    return {seat for place, seat in enumerate(seats) if coalition >> place & 1}
