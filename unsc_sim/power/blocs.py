"""Power when some voters always move together: given blocs that first agree among themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple, TypeAlias

from unsc_sim.errors import RuleError, SeatError
from unsc_sim.power.games import AnyRule, Cost, Game, read
from unsc_sim.power.kinds import orders
from unsc_sim.power.results import Measure, Method, Power
from unsc_sim.power.walkers import Choices, Part
from unsc_sim.power.walks import passing
from unsc_sim.words import say

__all__ = ["Blocs", "banzhaf_owen", "owen"]

Blocs = Iterable[Iterable[str]]
"""Groups of voters, by code or name; whoever is in none is a bloc of one."""

Bloc: TypeAlias = tuple[Cost, ...]
"""What the voters of a bloc cost, in order: all that matters of it."""


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
    view = _View(game, Counter(made), measure)
    alone = view.alone()
    values = {bloc: alone if len(bloc) == 1 else view.within(bloc) for bloc in view.blocs}
    amounts = {
        seat: values[bloc][game.costs[seat]] for group, bloc in zip(groups, made) for seat in group
    }
    ordered = tuple(amounts[seat] for seat in range(len(game.costs)))
    return Power(game.council, ordered, measure, Method.WALK, title=game.title)


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


class _View(NamedTuple):
    """A game in which blocs move as one; blocs whose voters cost the same are alike.

    Whoever is left out is counted in one of two numbers packed into one: how
    many blocs are, and above that how many of the own bloc.
    """

    game: Game
    blocs: Counter[Bloc]
    measure: Measure

    def alone(self) -> dict[Cost, Fraction]:
        """The values of the blocs of one, by the voter's cost."""
        single = [bloc for bloc in self.blocs if len(bloc) == 1]
        joint = [bloc for bloc in self.blocs if len(bloc) > 1]
        found = passing(self._moving(single), self.game.limits, self._moving(joint))
        return {cost: self._weighed(each, 0) for (cost,), each in zip(single, found)}

    def within(self, bloc: Bloc) -> dict[Cost, Fraction]:
        """The values in a bloc of several, by the voter's cost."""
        others = _View(self.game, self.blocs - Counter([bloc]), self.measure)
        head = 1 << self._slot * self.blocs.total()
        kinds = Counter(bloc)
        mates = [Part(_choices(cost, head), many) for cost, many in kinds.items()]
        found = passing(mates, self.game.limits, others._moving(others.blocs))
        return {cost: self._weighed(each, len(bloc) - 1) for cost, each in zip(kinds, found)}

    @property
    def _slot(self) -> int:
        """The bits that any number of sets of voters has room in."""
        return len(self.game.costs) + 1

    def _moving(self, blocs: Iterable[Bloc]) -> list[Part]:
        """Some of the blocs, each moving as one."""
        head = 1 << self._slot
        return [Part(_choices(_together(bloc), head), self.blocs[bloc]) for bloc in blocs]

    def _weighed(self, passing_with: tuple[int, ...], mates: int) -> Fraction:
        """How likely it is that a voter's being left out decides, as the value has it."""
        with_yes, with_no = passing_with
        packed, mask = with_yes - with_no, (1 << self._slot) - 1
        of_blocs, all_blocs = _weights(self.blocs.total(), self.measure)
        of_mates, all_mates = _weights(mates + 1, self.measure)
        total = 0
        for mate, other in product(of_mates, of_blocs):
            total += (packed & mask) * mate * other
            packed >>= self._slot
        return Fraction(total, all_blocs * all_mates)


def _weights(many: int, measure: Measure) -> tuple[Sequence[int], int]:
    """What each number of the others weighs, and all: by orders, or all sets alike."""
    return orders(many) if measure is Measure.OWEN else ((1,) * many, 1 << many - 1)


def _together(costs: Sequence[Cost]) -> Cost:
    return tuple(map(sum, zip(*costs)))


def _choices(cost: Cost, heads: int) -> Choices:
    """In the coalition, or left out and counted as one head."""
    return ((1, (0,) * len(cost)), (heads, cost))
