"""What a voter decides within its bloc while the other blocs each move as one.

The sets of other blocs and the sets of mates are counted apart, each by cost
and by how many they are. A set of mates matters by the other sets that leave
room for it, and not for it with the voter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache
from itertools import product
from math import log2, prod
from operator import mul, sub
from typing import NamedTuple, TypeAlias

from unsc_sim.power import polynomials, walks
from unsc_sim.power.games import Cost
from unsc_sim.power.kinds import orders
from unsc_sim.power.polynomials import Factor, sums, unpacked
from unsc_sim.power.results import Measure, Method
from unsc_sim.power.walkers import Choices, Part, Voters

__all__ = ["Bloc", "Mates", "together"]

Bloc: TypeAlias = tuple[Cost, ...]
"""What the voters of a bloc cost, in order: all that matters of it."""


_BEYOND = 10**15
"""More costs than can ever be looked at."""


class Mates(NamedTuple):
    """The voters of a bloc, the other blocs, and the limits of the game."""

    bloc: Bloc
    others: Counter[Bloc]
    limits: Cost
    measure: Measure

    def efforts(self) -> dict[Method, float]:
        """The nanoseconds that each way to count takes."""
        cells = min(2 ** len(self.bloc), prod(limit + 1 for limit in self.limits), _BEYOND)
        heads = self.others.total() if self._in_orders else 1
        meeting = cells * (600 * log2(len(self.bloc)) + 200 * heads)
        return {
            Method.POLYNOMIALS: polynomials.effort(self._factors(), self.limits) + meeting,
            Method.WALK: walks.effort(*self._walkers()),
        }

    def by(self, method: Method) -> dict[Cost, Fraction]:
        """The value of a voter of each cost, counted by a method."""
        weighed = self._by_sums() if method is Method.POLYNOMIALS else self._by_walk()
        whole = self._of_others[1] * self._of_mates[1]
        return {cost: Fraction(number, whole) for cost, number in weighed.items()}

    @property
    def _in_orders(self) -> bool:
        """Whether it matters how many are left out: where orders are counted, not sets."""
        return self.measure is Measure.OWEN

    @property
    def _of_others(self) -> tuple[Sequence[int], int]:
        """What each number of other blocs weighs, and all."""
        return self._weights(self.others.total())

    @property
    def _of_mates(self) -> tuple[Sequence[int], int]:
        """What each number of mates weighs, and all."""
        return self._weights(len(self.bloc) - 1)

    def _weights(self, many: int) -> tuple[Sequence[int], int]:
        return orders(many + 1) if self._in_orders else ((1,), 1 << many)

    def _factors(self) -> list[Factor]:
        return [Factor(together(each), many, self._in_orders) for each, many in self.others.items()]

    def _by_sums(self) -> dict[Cost, int]:
        """From sums over the other blocs up to every cost, at all costs of the mates."""
        upto, kinds = self._upto(), Counter(self.bloc)
        slot = len(self.bloc)
        head = 1 << slot * self._in_orders
        weights, _ = self._of_mates
        mates = Voters([Part(_choices(cost, head), many) for cost, many in kinds.items()], [])
        return {
            kind: sum(
                _weighed(packed, slot, weights) * (upto(left) - upto(_less(left, kind)))
                for left, packed in (
                    (_less(self.limits, cost), packed) for cost, packed in cells.items()
                )
            )
            for kind, cells in zip(kinds, walks.leaving_out_each(mates, self.limits))
        }

    def _upto(self) -> Callable[[Cost], int]:
        """What all sets of other blocs weigh that cost no more than what is left."""
        counted = sums(self._factors(), self.limits)
        weights, _ = self._of_others

        @cache
        def upto(left: Cost) -> int:
            if min(left) < 0:
                return 0
            packed = counted.rows[left[1:]][left[0]]
            if not self._in_orders:
                return packed
            return sum(map(mul, unpacked(packed, counted.width, counted.heads), weights))

        return upto

    def _by_walk(self) -> dict[Cost, int]:
        """All at once: heads of mates are counted above those of other blocs."""
        of_mates, of_others = self._of_mates[0], self._of_others[0]
        weights = [mine * other for mine, other in product(of_mates, of_others)]
        mates, limits, others = self._walkers()
        found = walks.passing(mates, limits, others)
        return {
            cost: _weighed(with_yes - with_no, self._slot, weights)
            for cost, (with_yes, with_no) in zip(Counter(self.bloc), found)
        }

    def _walkers(self) -> tuple[list[Part], Cost, list[Part]]:
        """The mates, to be left out in turn, the limits, and the other blocs beside them."""
        of_bloc = 1 << self._slot * self._in_orders
        of_mate = of_bloc ** (self.others.total() + 1)
        mates = [Part(_choices(cost, of_mate), many) for cost, many in Counter(self.bloc).items()]
        others = [
            Part(_choices(together(each), of_bloc), many) for each, many in self.others.items()
        ]
        return mates, self.limits, others

    @property
    def _slot(self) -> int:
        """The bits that any number of sets of voters has room in."""
        return len(self.bloc) + self.others.total()


def _weighed(packed: int, slot: int, weights: Sequence[int]) -> int:
    """The numbers in the slots, each by what it weighs; one weight is for the whole."""
    if len(weights) == 1:
        return packed * weights[0]
    mask, total = (1 << slot) - 1, 0
    for weight in weights:
        total += (packed & mask) * weight
        packed >>= slot
    return total


def _less(limits: Cost, cost: Cost) -> Cost:
    return tuple(map(sub, limits, cost))


def _choices(cost: Cost, heads: int) -> Choices:
    """In the coalition, or left out and counted as one head."""
    return ((1, (0,) * len(cost)), (heads, cost))


def together(costs: Sequence[Cost]) -> Cost:
    """What all voters of a bloc cost."""
    return tuple(map(sum, zip(*costs)))
