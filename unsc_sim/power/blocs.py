"""Power when some voters always move together: given blocs that first agree among themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from unsc_sim.errors import RuleError, SeatError
from unsc_sim.power.counts import totals
from unsc_sim.power.effort import least
from unsc_sim.power.games import AnyRule, Cost, Game, read
from unsc_sim.power.indices import pivots
from unsc_sim.power.mates import Bloc, Mates, together
from unsc_sim.power.results import Measure, Method, Power
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
    made = [tuple(sorted(game.costs[seat] for seat in group)) for group in groups]
    within, method = _within(game, Counter(made), measure)
    alone, of_blocs = _alone(game._replace(costs=tuple(map(together, made))), measure)
    amounts = [Fraction(0)] * len(game.costs)
    for group, bloc in zip(groups, made):
        values = within.get(bloc, alone)
        for seat in group:
            amounts[seat] = values[game.costs[seat]]
    return Power(game.council, tuple(amounts), measure, method or of_blocs, title=game.title)


def _alone(of_blocs: Game, measure: Measure) -> tuple[dict[Cost, Fraction], Method]:
    """The values of blocs of one: their index in the game of blocs."""
    if measure is Measure.OWEN:
        return pivots(of_blocs)
    counted, half = totals(of_blocs), 1 << len(of_blocs.costs) - 1
    return {cost: Fraction(each, half) for cost, each in counted.swings.items()}, counted.method


def _within(
    game: Game, blocs: Counter[Bloc], measure: Measure
) -> tuple[dict[Bloc, dict[Cost, Fraction]], Method | None]:
    """The values in all blocs of several by the voter's cost, and how they are counted."""
    limits = tuple(map(min, game.limits, together(game.costs)))
    several = {
        bloc: Mates(bloc, blocs - Counter([bloc]), limits, measure)
        for bloc in blocs
        if len(bloc) > 1
    }
    if not several:
        return {}, None
    efforts = [mates.efforts() for mates in several.values()]
    summed = {method: sum(each[method] for each in efforts) for method in efforts[0]}
    method = least(summed, len(game.costs), len(set(game.costs)))
    return {bloc: mates.by(method) for bloc, mates in several.items()}, method


def _read(game: Game, blocs: Blocs) -> list[list[int]]:
    """The seats of every bloc."""
    seat_of = game.council.seat
    groups = [sorted({seat_of(word) for word in _several(bloc)}) for bloc in _several(blocs)]
    named = [seat for group in groups for seat in group]
    twice = {seat for seat in named if named.count(seat) > 1}
    if twice:
        member = game.council.members[min(twice)].in_text
        raise SeatError(say("{member} is in two blocs", member=member))
    alone = [[seat] for seat in range(len(game.costs)) if seat not in named]
    return [group for group in groups if group] + alone


def _several(given: Any) -> list[Any]:
    if isinstance(given, str) or not isinstance(given, Iterable):
        text = "expected blocs, each a list of voters, such as [['FRA', 'GBR']], not {came!r}"
        raise RuleError(say(text, came=given))
    return list(given)
