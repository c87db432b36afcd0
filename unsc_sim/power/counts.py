"""Swings and winning coalitions of any game, by whichever method costs least.

A voter *swings* where the coalition wins with it and loses without it. All
binary indices are sums over these counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import comb, prod
from typing import NamedTuple, TypeVar

from unsc_sim.power import truth
from unsc_sim.power.games import AnyRule, Core, Cost, Game, core, read
from unsc_sim.power.kinds import two_kinds
from unsc_sim.power.polynomials import Factor, sums, unpacked
from unsc_sim.power.results import Measure, Method, PerVoter

__all__ = ["BySize", "Totals", "by_size", "swings", "swings_by_size", "totals", "winning_by_size"]

T = TypeVar("T")

MOST_IN_TABLE = 24


class Totals(NamedTuple):
    """For every kind the swings of a voter of it; those of all voters; the winning coalitions."""

    swings: dict[Cost, int]
    every: int
    winning: int
    method: Method


class BySize(NamedTuple):
    """The same, a number for every size of the set that is left out.

    Neither idle voters nor those who swing are in that set; ``voters`` are all
    but the idle.
    """

    swings: dict[Cost, tuple[int, ...]]
    winning: tuple[int, ...]
    method: Method
    voters: int
    idle: int


def totals(game: Game) -> Totals:
    """Swings and winning coalitions of all sizes together."""
    stairs = two_kinds(game)
    if stairs is not None:
        swings, winning = stairs.swings()
        every = stairs.many * swings[stairs.second]
        if stairs.few:
            every += stairs.few * swings[stairs.first]
        return Totals(swings, every, winning, Method.TWO_KINDS)
    reduced = core(game)
    method = _cheaper(reduced, sized=False)
    counted = _by_table(reduced) if method is Method.TRUTH_TABLE else _by_sums(reduced)
    swings, winning = counted
    named = _named(game, reduced, swings, winning, 0)
    if reduced.idle:
        copies = 1 << reduced.idle
        named = {cost: number * copies for cost, number in named.items()}
        winning *= copies
    return Totals(named, sum(map(named.__getitem__, game.costs)), winning, method)


def by_size(game: Game) -> BySize:
    """Swings and winning coalitions for every size of what is left out."""
    reduced = core(game)
    method = _cheaper(reduced, sized=True)
    sized = _sizes_by_table if method is Method.TRUTH_TABLE else _sizes_by_sums
    swings, winning = sized(reduced)
    named = _named(game, reduced, swings, winning, ())
    voters = reduced.loose + reduced.vetoers
    return BySize(named, winning, method, voters, reduced.idle)


def swings(rule: AnyRule) -> PerVoter[int]:
    """How many coalitions win with a voter and lose without it.

    Penrose (1946), Banzhaf (1965). The raw count behind most indices: 848 for
    a permanent member of today's Council and 84 for an elected one.

    >>> from unsc_sim.rules import weighted
    >>> dict(swings(weighted(3, {"A": 2, "B": 1, "C": 1})))
    {'A': 3, 'B': 1, 'C': 1}
    """
    game = read(rule)
    counted = totals(game)
    amounts = tuple([counted.swings[cost] for cost in game.costs])
    return PerVoter(game.council, amounts, Measure.SWINGS, counted.method)


def swings_by_size(rule: AnyRule) -> PerVoter[tuple[int, ...]]:
    """How many coalitions of every size win with a voter and lose without it.

    The number at place *s* is that of the coalitions of *s* voters that the
    voter is in.

    >>> from unsc_sim.rules import weighted
    >>> swings_by_size(weighted(3, {"A": 2, "B": 1, "C": 1}))["A"]
    (0, 0, 2, 1)
    """
    game = read(rule)
    counted = by_size(game)
    sized = {
        cost: _with_idle(number, counted.idle, len(game.costs) + 1)
        for cost, number in counted.swings.items()
    }
    amounts = tuple([sized[cost] for cost in game.costs])
    return PerVoter(game.council, amounts, Measure.SWINGS_BY_SIZE, counted.method)


def winning_by_size(rule: AnyRule) -> tuple[int, ...]:
    """How many coalitions of every size win, from none to all.

    >>> from unsc_sim.rules import weighted
    >>> winning_by_size(weighted(3, {"A": 2, "B": 1, "C": 1}))
    (0, 0, 2, 1)
    """
    game = read(rule)
    counted = by_size(game)
    return _with_idle(counted.winning, counted.idle, len(game.costs) + 1)


def _with_idle(left_out: tuple[int, ...], idle: int, length: int) -> tuple[int, ...]:
    """By size of the coalition, idle voters in it or not, from sizes of what is left out."""
    sizes = [0] * length
    for out, number in enumerate(left_out):
        for more in range(idle + 1):
            if number:
                sizes[length - 1 - out - more] += number * comb(idle, more)
    return tuple(sizes)


def _named(
    game: Game, reduced: Core, swings: dict[Cost, T], winning: T, nothing: T
) -> dict[Cost, T]:
    """Swings by the kinds of the game itself: vetoers swing in every winning coalition."""
    names = dict(reduced.names)
    return {
        kind: swings.get(names[kind], nothing) if kind in names else winning
        for kind in dict.fromkeys(game.costs)
    }


def _cheaper(reduced: Core, sized: bool) -> Method:
    """The method that takes less time, in nanoseconds as measured on one computer."""
    voters = reduced.loose
    if not reduced.limits:
        return Method.TRUTH_TABLE
    first, *rest = _nearer(reduced)
    factors = voters * (voters // 3 + 1 if sized else 1) * prod(limit + 1 for limit in rest)
    polynomials = factors * (300 + (first + 1) * voters // 30)
    table = (voters * voters if sized else 2 * voters) * (200 + (1 << voters) // 12)
    possible = voters <= MOST_IN_TABLE
    return Method.TRUTH_TABLE if possible and table < polynomials else Method.POLYNOMIALS


def _nearer(reduced: Core) -> Cost:
    """The limits to count up to: with one counter, of the game or of its dual.

    A coalition blocks if its complement does not win, and a voter swings as
    often in the game of blocking; its limit is the rest of the quota.
    """
    if len(reduced.limits) != 1:
        return reduced.limits
    (limit,) = reduced.limits
    everything = sum(cost * many for (cost,), many in reduced.kinds)
    return (min(limit, everything - limit - 1),)


def _by_sums(reduced: Core) -> tuple[dict[Cost, int], int]:
    limits = _nearer(reduced)
    factors = [Factor(cost, many, False) for cost, many in reduced.kinds]
    counted = sums(factors, limits)
    winning = counted.total()
    if limits != reduced.limits:
        winning = (1 << reduced.loose) - winning
    return {cost: counted.swings(cost, False) for cost, _ in reduced.kinds}, winning


def _sizes_by_sums(reduced: Core) -> tuple[dict[Cost, tuple[int, ...]], tuple[int, ...]]:
    limits, voters = _nearer(reduced), reduced.loose
    factors = [Factor(cost, many, True) for cost, many in reduced.kinds]
    counted = sums(factors, limits)
    width, heads = counted.width, counted.heads
    swings = {cost: unpacked(counted.swings(cost, True), width, heads) for cost, _ in reduced.kinds}
    inside = unpacked(counted.total(), width, heads)
    if limits == reduced.limits:
        return {cost: tuple(number) for cost, number in swings.items()}, tuple(inside)
    inside += [0] * (voters + 1 - heads)
    winning = tuple(comb(voters, size) - inside[voters - size] for size in range(voters + 1))
    return {cost: _turned(number, voters) for cost, number in swings.items()}, winning


def _turned(sizes: list[int], length: int) -> tuple[int, ...]:
    """The sizes of the complements, one voter apart."""
    return (*(0,) * (length - len(sizes)), *sizes[length - 1 :: -1])


def _by_table(reduced: Core) -> tuple[dict[Cost, int], int]:
    seats, inside = _spread(reduced)
    winning, voters = inside.bit_count(), len(seats)
    return {
        cost: winning - 2 * (inside & truth.having(seat, voters)).bit_count()
        for seat, cost in _first_of_kind(seats)
    }, winning


def _sizes_by_table(reduced: Core) -> tuple[dict[Cost, tuple[int, ...]], tuple[int, ...]]:
    seats, inside = _spread(reduced)
    voters = len(seats)
    layers = [inside & each for each in truth.of_size(voters)]
    winning = [each.bit_count() for each in layers]
    swings = {}
    for seat, cost in _first_of_kind(seats):
        there = truth.having(seat, voters)
        within = [(each & there).bit_count() for each in layers]
        swings[cost] = tuple(
            [winning[size] - within[size] - within[size + 1] for size in range(voters)]
        )
    return swings, tuple(winning)


def _spread(reduced: Core) -> tuple[list[Cost], int]:
    """The voters one by one, and the truth table of what may be left out of them."""
    seats = [cost for cost, many in reduced.kinds for _ in range(many)]
    return seats, truth.table(seats, reduced.limits)


def _first_of_kind(seats: list[Cost]) -> Iterable[tuple[int, Cost]]:
    return ((seats.index(cost), cost) for cost in dict.fromkeys(seats))
