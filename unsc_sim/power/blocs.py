"""Power when some voters always move together: given blocs that first agree among themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from operator import add

from unsc_sim.errors import SeatError
from unsc_sim.power.games import AnyRule, Cost, Game, fits, read
from unsc_sim.power.kinds import orders
from unsc_sim.power.results import Measure, Method, Power
from unsc_sim.power.walks import Cells, Choices, Part, leaving_out_each, walked
from unsc_sim.words import say

__all__ = ["Blocs", "banzhaf_owen", "owen"]

Blocs = Iterable[Iterable[str]]
"""Groups of voters, by code or name; whoever is in none is a bloc of one."""


def owen(rule: AnyRule, blocs: Blocs) -> Power:
    """The share of the orders in which a voter is the pivot, blocs never torn apart.

    Owen, *Values of games with a priori unions* (1977): the blocs come in any
    order, and within each its voters in any order. Blocs of one give the
    Shapley-Shubik index; the sum of a bloc is its index in the game of blocs.

    >>> from unsc_sim.rules import weighted
    >>> dict(owen(weighted(2, {"A": 1, "B": 1, "C": 1}), [["A", "B"]]))
    {'A': Fraction(1, 2), 'B': Fraction(1, 2), 'C': Fraction(0, 1)}
    """
    return _value(rule, blocs, Measure.OWEN)


def banzhaf_owen(rule: AnyRule, blocs: Blocs) -> Power:
    """The probability that a voter decides for its bloc and its bloc for all.

    Owen, *Modification of the Banzhaf-Coleman index for games with a priori
    unions* (1982): every other bloc moves as one, by a coin, and so does every
    other voter of the own bloc. Blocs of one give the Penrose measure.

    >>> from unsc_sim.rules import weighted
    >>> dict(banzhaf_owen(weighted(2, {"A": 1, "B": 1, "C": 1}), [["A", "B"]]))["A"]
    Fraction(1, 2)
    """
    return _value(rule, blocs, Measure.BANZHAF_OWEN)


def _value(rule: AnyRule, blocs: Blocs, measure: Measure) -> Power:
    game = read(rule)
    groups = _read(game, blocs)
    costs = [_together([game.costs[seat] for seat in group]) for group in groups]
    amounts: dict[int, Fraction] = {}
    for place, group in enumerate(groups):
        others = _weighed(costs[:place] + costs[place + 1 :], game.limits, measure)
        amounts |= _within(game, group, others, measure)
    ordered = tuple(amounts[seat] for seat in range(len(game.costs)))
    return Power(game.council, ordered, measure, Method.WALK)


def _read(game: Game, blocs: Blocs) -> list[list[int]]:
    """The seats of every bloc."""
    groups = [sorted({game.council.seat(word) for word in bloc}) for bloc in blocs]
    named = [seat for group in groups for seat in group]
    twice = {seat for seat in named if named.count(seat) > 1}
    if twice:
        member = game.council.members[min(twice)].in_text
        raise SeatError(say("{member} is in two blocs", member=member))
    alone = [[seat] for seat in range(len(game.costs)) if seat not in named]
    return [group for group in groups if group] + alone


def _together(costs: Sequence[Cost]) -> Cost:
    return tuple(map(sum, zip(*costs)))


def _choices(cost: Cost, heads: int) -> Choices:
    """In the coalition, or left out and counted as one head."""
    return ((1, (0,) * len(cost)), (heads, cost))


def _weighed(costs: Sequence[Cost], limits: Cost, measure: Measure) -> dict[Cost, Fraction]:
    """How likely sets of the other blocs cost what they cost, as the value has it."""
    slot = len(costs) + 1
    parts = [Part(_choices(cost, 1 << slot), 1) for cost in costs]
    cells = walked({(0,) * len(limits): 1}, parts, limits)
    return _likely(cells, len(costs), measure)


def _likely(cells: Cells, others: int, measure: Measure) -> dict[Cost, Fraction]:
    """What is carried by number of heads, weighed: by orders, or all sets alike."""
    weights, every = orders(others + 1)
    if measure is Measure.BANZHAF_OWEN:
        weights, every = (1,) * (others + 1), 1 << others
    slot = others + 1
    mask = (1 << slot) - 1
    return {
        point: Fraction(
            sum((value >> slot * heads & mask) * weights[heads] for heads in range(slot)), every
        )
        for point, value in cells.items()
    }


def _within(
    game: Game, group: Sequence[int], others: dict[Cost, Fraction], measure: Measure
) -> dict[int, Fraction]:
    """The value of every voter of a bloc."""
    kinds = list(dict.fromkeys(game.costs[seat] for seat in group))
    many = {kind: sum(game.costs[seat] == kind for seat in group) for kind in kinds}
    parts = [Part(_choices(kind, 1 << len(group)), many[kind]) for kind in kinds]
    values = {}
    for kind, cells in zip(kinds, leaving_out_each(parts, game.limits)):
        mine = _likely(cells, len(group) - 1, measure)
        values[kind] = sum(
            (
                likely * chance
                for point, likely in others.items()
                for place, chance in mine.items()
                if _swings(tuple(map(add, point, place)), kind, game.limits)
            ),
            Fraction(0),
        )
    return {seat: values[game.costs[seat]] for seat in group}


def _swings(point: Cost, cost: Cost, limits: Cost) -> bool:
    return fits(point, limits) and not fits(tuple(map(add, point, cost)), limits)
