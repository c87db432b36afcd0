"""The dual simplex method in exact fractions, for the few variables of a weighted game."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

__all__ = ["Programme"]


class Programme:
    """Numbers from 0 of least total cost, under constraints that may come one after the other.

    What was found under the constraints so far is where the search goes on
    when there is one more.

    Parameters
    ----------
    costs
        What a unit of each number costs, at least 0.

    Examples
    --------
    >>> programme = Programme([1, 1])
    >>> programme.require([2, 1], 3)
    >>> programme.least()
    [Fraction(3, 2), Fraction(0, 1)]
    >>> programme.require([0, 1], 1)
    >>> programme.least()
    [Fraction(1, 1), Fraction(1, 1)]
    """

    def __init__(self, costs: Sequence[int]) -> None:
        self._width = len(costs)
        self._goal = [Fraction(0), *map(Fraction, costs)]
        # Every row says: a number that depends = constant + factors of those that are free.
        self._rows: list[list[Fraction]] = []
        self._free = list(range(self._width))
        self._bound: list[int] = []

    def require(self, factors: Sequence[int], needed: int) -> None:
        """One constraint more: factors for the numbers, and what their sum has to reach."""
        row = [Fraction(-needed)] + [Fraction(0)] * self._width
        for name, factor in enumerate(factors):
            if name in self._free:
                row[self._free.index(name) + 1] += factor
            elif factor:
                known = self._rows[self._bound.index(name)]
                row = [a + factor * b if b else a for a, b in zip(row, known)]
        self._bound.append(self._width + len(self._rows))
        self._rows.append(row)

    def least(self) -> list[Fraction] | None:
        """The numbers; None if there are none."""
        while short := [place for place, row in enumerate(self._rows) if row[0] < 0]:
            leaving = min(short, key=self._bound.__getitem__)
            row = self._rows[leaving]
            useful = [place for place in range(self._width) if row[place + 1] > 0]
            if not useful:
                return None
            entering = min(
                useful,
                key=lambda place: (self._goal[place + 1] / row[place + 1], self._free[place]),
            )
            self._exchange(leaving, entering)
        found = [Fraction(0)] * self._width
        for name, row in zip(self._bound, self._rows):
            if name < self._width:
                found[name] = row[0]
        return found

    def _exchange(self, leaving: int, entering: int) -> None:
        """Let a number that depends become free, and a free one depend."""
        row, at = self._rows[leaving], entering + 1
        solved = [-each / row[at] for each in row]
        solved[at] = 1 / row[at]
        self._rows[leaving] = solved
        for other in [*(each for each in self._rows if each is not solved), self._goal]:
            times = other[at]
            if times:
                other[at] = Fraction(0)
                for place, each in enumerate(solved):
                    if each:
                        other[place] += times * each
        self._free[entering], self._bound[leaving] = self._bound[leaving], self._free[entering]
