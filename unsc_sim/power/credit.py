"""The Johnston index: credit for a swing is shared among all who swing."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from unsc_sim.power import patterns, polynomials, truth
from unsc_sim.power.effort import least
from unsc_sim.power.games import AnyRule, Core, Cost, Game, core, read
from unsc_sim.power.polynomials import Factor, sums, unpacked
from unsc_sim.power.results import Measure, Method, Power

__all__ = ["johnston"]

Numbers: TypeAlias = dict[int, int]
"""Coalitions by how many voters swing in them."""

Credit: TypeAlias = dict[Cost, Numbers]
"""For each kind, the coalitions in which a voter of it swings."""


def johnston(rule: AnyRule) -> Power:
    """The share of a voter in all swings, each counted less the more voters swing.

    Johnston, *On the measurement of power: some reactions to Laver* (1978). In
    a winning coalition in which *k* voters swing each of them gets *1/k*; the
    sums are made to add up to one. It rewards being the only one needed.

    >>> from unsc_sim.rules import weighted
    >>> johnston(weighted(3, {"A": 2, "B": 1, "C": 1}))["A"]
    Fraction(2, 3)

    Raises
    ------
    RuleError
        If it would take too long: many voters of many kinds.
    """
    game = read(rule)
    credit, method = _counted(game)
    common = lcm(*(number for numbers in credit.values() for number in numbers))
    scores = {
        kind: sum(many * (common // number) for number, many in numbers.items())
        for kind, numbers in credit.items()
    }
    every = sum(scores[cost] for cost in game.costs)
    amounts = tuple(Fraction(scores[cost], every) for cost in game.costs)
    return Power(game.council, amounts, Measure.JOHNSTON, method, title=game.title)


def _counted(game: Game) -> tuple[Credit, Method]:
    reduced = core(game)
    voters = reduced.loose
    efforts = {
        Method.PATTERNS: patterns.effort(reduced),
        Method.TRUTH_TABLE: truth.effort(
            voters, len(reduced.kinds) * (voters + 1) + 24 * voters, len(reduced.limits)
        ),
    }
    if len(reduced.limits) == 1:
        efforts[Method.POLYNOMIALS] = _effort_by_sums(reduced)
    method = least(efforts, voters, len(reduced.kinds))
    return _with_vetoers(game, reduced, *_COUNTING[method](reduced)), method


def _by_patterns(reduced: Core) -> tuple[Credit, Numbers]:
    listed = patterns.patterns(reduced)
    credit: Credit = {kind: {} for kind in listed.kinds}
    every: Numbers = {}
    for out in listed.winning:
        places = listed.critical(out)
        inside = [many - left for many, left in zip(listed.many, out)]
        swinging = sum(inside[place] for place in places)
        number = listed.coalitions(out)
        every[swinging] = every.get(swinging, 0) + number
        for place in places:
            held = credit[listed.kinds[place]]
            share = number * inside[place] // listed.many[place]
            held[swinging] = held.get(swinging, 0) + share
    return credit, every


def _with_vetoers(game: Game, reduced: Core, credit: Credit, every: Numbers) -> Credit:
    """Count the vetoers in, who swing in every winning coalition.

    ``every`` counts those by how many of the other voters swing in them.
    """
    names, more = dict(reduced.names), reduced.vetoers
    return {
        kind: {
            number + more: many
            for number, many in (credit.get(names[kind], {}) if kind in names else every).items()
        }
        for kind in dict.fromkeys(game.costs)
    }


def _by_table(reduced: Core) -> tuple[Credit, Numbers]:
    """Add up who swings in every coalition at once, bit by bit, as a column of a sum."""
    seats = [cost for cost, many in reduced.kinds for _ in range(many)]
    voters = len(seats)
    inside = truth.table(seats, reduced.limits)
    swinging = [truth.swinging(inside, seat, voters) for seat in range(voters)]
    digits: list[int] = []
    for carry in swinging:
        for place, digit in enumerate(digits):
            digits[place], carry = digit ^ carry, digit & carry  # noqa: PLW2901
        if carry:
            digits.append(carry)
    kinds = tuple(dict.fromkeys(seats))
    credit: Credit = {cost: {} for cost in kinds}
    every: Numbers = {}
    for number in range(1 << len(digits)):
        layer = inside
        for place, digit in enumerate(digits):
            layer &= digit if number >> place & 1 else ~digit
        if layer:
            every[number] = layer.bit_count()
        for cost in kinds:
            many = (layer & swinging[seats.index(cost)]).bit_count()
            if many:
                credit[cost][number] = many
    return credit, every


def _effort_by_sums(reduced: Core) -> float:
    """The nanoseconds by sums: heads are counted of all voters at first, of nobody in the end."""
    factors = [Factor(cost, many, True) for cost, many in reduced.kinds]
    everything = sum(cost * many for (cost,), many in reduced.kinds)
    return polynomials.effort(factors, (everything,)) * (len(factors) + 1) / 2


def _by_sums(reduced: Core) -> tuple[Credit, Numbers]:
    """For every surplus over the quota those swing who weigh more than it."""
    weights = [(cost, many) for (cost,), many in reduced.kinds]
    quota = sum(cost * many for cost, many in weights) - reduced.limits[0]
    credit: Credit = {(cost,): {} for cost, _ in weights}
    every: Numbers = {}
    for lowest, highest in _surpluses([cost for cost, _ in weights], reduced.limits[0]):
        factors = [Factor((cost,), many, cost > lowest) for cost, many in weights]
        counted = sums(factors, (quota + highest,))
        (row,) = counted.rows.values()
        ends = row[quota + highest], row[quota + lowest - 1] if quota + lowest else 0
        _add(every, unpacked(ends[0] - ends[1], counted.width, counted.heads), 0)
        for cost, _ in weights:
            if cost > lowest:
                upto, below = (
                    counted.without(cost, limit - cost)
                    for limit in (quota + highest, quota + lowest - 1)
                )
                _add(credit[cost,], unpacked(upto - below, counted.width, counted.heads), 1)
    return credit, every


def _surpluses(weights: list[int], most: int) -> Iterator[tuple[int, int]]:
    """Spans of surplus within which the same voters swing."""
    edges = [0, *weights]
    for lowest, above in zip(edges, [*weights, most + 1]):
        if lowest <= most:
            yield lowest, min(above - 1, most)


def _add(held: Numbers, numbers: list[int], more: int) -> None:
    for number, many in enumerate(numbers):
        if many:
            held[number + more] = held.get(number + more, 0) + many


_COUNTING = {
    Method.PATTERNS: _by_patterns,
    Method.TRUTH_TABLE: _by_table,
    Method.POLYNOMIALS: _by_sums,
}
