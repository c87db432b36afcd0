"""The dual simplex method in exact fractions, for the few variables of a weighted game."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

__all__ = ["least"]


def least(
    costs: Sequence[int], constraints: Sequence[tuple[Sequence[int], int]]
) -> list[Fraction] | None:
    """Numbers from 0 of least total cost under constraints; None if there are none.

    Parameters
    ----------
    costs
        What a unit of each number costs, at least 0.
    constraints
        Factors for the numbers, and what their sum has to reach.

    Examples
    --------
    >>> least([1, 1], [([2, 1], 3), ([0, 1], 1)])
    [Fraction(1, 1), Fraction(1, 1)]
    """
    width = len(costs)
    # Every row says: a number that depends = constant + factors of those that are free.
    rows = [[Fraction(-needed), *map(Fraction, factors)] for factors, needed in constraints]
    goal = [Fraction(0), *map(Fraction, costs)]
    free = list(range(width))
    bound = list(range(width, width + len(rows)))
    while True:
        short = [place for place, row in enumerate(rows) if row[0] < 0]
        if not short:
            break
        leaving = min(short, key=bound.__getitem__)
        useful = [place for place in range(width) if rows[leaving][place + 1] > 0]
        if not useful:
            return None
        entering = min(
            useful, key=lambda place: (goal[place + 1] / rows[leaving][place + 1], free[place])
        )
        _exchange(rows, goal, leaving, entering + 1)
        free[entering], bound[leaving] = bound[leaving], free[entering]
    found = [Fraction(0)] * width
    for name, row in zip(bound, rows):
        if name < width:
            found[name] = row[0]
    return found


def _exchange(
    rows: list[list[Fraction]], goal: list[Fraction], leaving: int, entering: int
) -> None:
    """Let a number that depends become free, and a free one depend."""
    factor = rows[leaving][entering]
    solved = [-each / factor for each in rows[leaving]]
    solved[entering] = 1 / factor
    rows[leaving] = solved
    for row in [*(row for row in rows if row is not solved), goal]:
        times = row[entering]
        if times:
            row[entering] = Fraction(0)
            for place, each in enumerate(solved):
                row[place] += times * each
