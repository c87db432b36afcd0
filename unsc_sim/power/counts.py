"""Swings and winning coalitions of any game, by whichever method costs least.

A voter *swings* where the coalition wins with it and loses without it. All
binary indices are sums over these counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import comb
from typing import NamedTuple, TypeVar

from unsc_sim.power import polynomials, truth, walks
from unsc_sim.power.effort import least
from unsc_sim.power.games import AnyRule, Core, Cost, Game, core, read
from unsc_sim.power.kinds import two_kinds
from unsc_sim.power.polynomials import Factor, sums, unpacked
from unsc_sim.power.results import Measure, Method, PerVoter
from unsc_sim.power.walkers import Part

__all__ = ["BySize", "Totals", "by_size", "swings", "swings_by_size", "totals", "winning_by_size"]

T = TypeVar("T")

AT_ONCE = 10e6
"""Nanoseconds that are not worth asking whether a further method takes less."""


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
    method = _cheapest(reduced, sized=False)
    swings, winning = _COUNTING[method](reduced)
    named = _named(game, reduced, swings, winning, 0)
    if reduced.idle:
        copies = 1 << reduced.idle
        named = {cost: number * copies for cost, number in named.items()}
        winning *= copies
    return Totals(named, sum(map(named.__getitem__, game.costs)), winning, method)


def by_size(game: Game) -> BySize:
    """Swings and winning coalitions for every size of what is left out."""
    reduced = core(game)
    method = _cheapest(reduced, sized=True)
    swings, winning = _SIZING[method](reduced)
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
    return PerVoter(game.council, amounts, Measure.SWINGS, counted.method, title=game.title)


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
    return PerVoter(game.council, amounts, Measure.SWINGS_BY_SIZE, counted.method, title=game.title)


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


def _cheapest(reduced: Core, sized: bool) -> Method:
    """The method that takes least."""
    voters, kinds = reduced.loose, len(reduced.kinds)
    if not reduced.limits:
        return Method.TRUTH_TABLE
    passes = kinds * (voters + 1 if sized else 2)
    efforts = {
        Method.TRUTH_TABLE: truth.effort(voters, passes, len(reduced.limits)),
        Method.POLYNOMIALS: polynomials.effort(_factors(reduced, sized), _nearer(reduced)),
    }
    if min(efforts.values()) > AT_ONCE:
        efforts[Method.WALK] = walks.effort(_parts(reduced, 1 << voters * sized), reduced.limits)
    return least(efforts, voters, kinds)


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


def _factors(reduced: Core, sized: bool) -> list[Factor]:
    return [Factor(cost, many, sized) for cost, many in reduced.kinds]


def _by_sums(reduced: Core) -> tuple[dict[Cost, int], int]:
    limits = _nearer(reduced)
    counted = sums(_factors(reduced, sized=False), limits)
    winning = counted.total()
    if limits != reduced.limits:
        winning = (1 << reduced.loose) - winning
    return {cost: counted.swings(cost, False) for cost, _ in reduced.kinds}, winning


def _sizes_by_sums(reduced: Core) -> tuple[dict[Cost, tuple[int, ...]], tuple[int, ...]]:
    limits, voters = _nearer(reduced), reduced.loose
    counted = sums(_factors(reduced, sized=True), limits)
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


def _by_walk(reduced: Core) -> tuple[dict[Cost, int], int]:
    return _walked(reduced, 1)


def _sizes_by_walk(reduced: Core) -> tuple[dict[Cost, tuple[int, ...]], tuple[int, ...]]:
    length = reduced.loose + 1
    width = length // 8 + 1
    swings, winning = _walked(reduced, 1 << 8 * width)
    sized = {cost: tuple(unpacked(each, width, length)) for cost, each in swings.items()}
    return sized, tuple(unpacked(winning, width, length))


def _walked(reduced: Core, head: int) -> tuple[dict[Cost, int], int]:
    """Swings and winning coalitions, every voter left out carrying something."""
    parts = _parts(reduced, head)
    passing = zip(reduced.kinds, walks.passing(parts, reduced.limits))
    swings = {cost: with_yes - with_no for (cost, _), (with_yes, with_no) in passing}
    return swings, walks.every(parts, reduced.limits)


def _parts(reduced: Core, head: int) -> list[Part]:
    nothing = (0,) * len(reduced.limits)
    return [Part(((1, nothing), (head, cost)), many) for cost, many in reduced.kinds]


_COUNTING = {
    Method.TRUTH_TABLE: _by_table,
    Method.POLYNOMIALS: _by_sums,
    Method.WALK: _by_walk,
}
_SIZING = {
    Method.TRUTH_TABLE: _sizes_by_table,
    Method.POLYNOMIALS: _sizes_by_sums,
    Method.WALK: _sizes_by_walk,
}
