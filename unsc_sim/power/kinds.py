"""Games of two kinds of voters, counted by binomials.

With two kinds a coalition is two numbers, and the winning ones lie under a
staircase: leave out so many of the first kind, and at most so many of the
second may be left out as well. Every Council and nearly every proposed one is
such a game.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from math import comb, factorial
from typing import NamedTuple

from unsc_sim.power.games import Cost, Game

__all__ = ["TwoKinds", "orders", "two_kinds"]


class TwoKinds(NamedTuple):
    """The staircase of a game.

    ``steps[a]`` is how many of the ``many`` voters of the second kind may be
    left out beside ``a`` of the ``few`` of the first; where the first kind
    alone is beyond a limit, the staircase ends. A game of one kind has none
    of the first.
    """

    first: Cost
    few: int
    second: Cost
    many: int
    steps: list[int]

    def swings(self) -> tuple[dict[Cost, int], int]:
        """For each kind the coalitions in which one of it swings; and the winning ones.

        A voter of the second kind swings where the others left out are on the
        edge of a step; one of the first where adding it falls off the step.
        """
        first, few, second, many, steps = self
        row, others, below = _row(few), _row(many - 1), _below(many)
        of_second = winning = 0
        for taken, room in enumerate(steps):
            winning += row[taken] * below[room]
            if room < many:
                of_second += row[taken] * others[room]
        swings = {second: of_second}
        if few:
            held = [below[room] for room in steps] + [0] * (few + 1 - len(steps))
            kept = _row(few - 1)
            swings[first] = sum([kept[a] * (held[a] - held[a + 1]) for a in range(few)])
        return swings, winning

    def shapley_shubik(self) -> dict[Cost, Fraction]:
        """For each kind the share of all orders in which a voter of it is the pivot.

        Counted for the second kind, which swings only on the edge of a step;
        the shares of all voters are one.
        """
        first, few, second, many, steps = self
        weights, total = orders(few + many)
        row, others = _row(few), _row(many - 1)
        pivots = 0
        for taken, room in enumerate(steps):
            if room < many:
                pivots += row[taken] * others[room] * weights[taken + room]
        shares = {second: Fraction(pivots, total)}
        if few:
            shares[first] = Fraction(total - many * pivots, few * total)
        return shares


def two_kinds(game: Game) -> TwoKinds | None:
    """The staircase of a game of at most two kinds; None for any other."""
    costs, limits = game.costs, game.limits
    kinds = set(costs)
    if len(kinds) > 2:
        return None
    second = costs[0]
    many = costs.count(second)
    few = len(costs) - many
    if not few:
        return TwoKinds(second, 0, second, many, [_room(second, limits, many)])
    kinds.discard(second)
    first = kinds.pop()
    if few > many:
        first, few, second, many = second, many, first, few
    steps = []
    left = limits
    for _ in range(few + 1):
        if min(left) < 0:
            break
        steps.append(_room(second, left, many))
        left = tuple([limit - cost for limit, cost in zip(left, first)])
    return TwoKinds(first, few, second, many, steps)


def _room(cost: Cost, limits: Cost, many: int) -> int:
    """How many voters of a cost may be left out at most."""
    for each, limit in zip(cost, limits):
        if each and limit < many * each:
            many = limit // each
    return many


@lru_cache(maxsize=1024)
def _row(many: int) -> tuple[int, ...]:
    return tuple([comb(many, chosen) for chosen in range(many + 1)])


@lru_cache(maxsize=1024)
def _below(many: int) -> tuple[int, ...]:
    return tuple(accumulate(_row(many)))


@lru_cache(maxsize=1024)
def orders(voters: int) -> tuple[tuple[int, ...], int]:
    """In how many orders so many stand on one side of a voter and the rest on the other.

    First for every number from 0, then the number of all orders.

    >>> orders(3)
    ((2, 1, 2), 6)
    """
    each = [factorial(chosen) * factorial(voters - 1 - chosen) for chosen in range(voters)]
    return tuple(each), factorial(voters)
