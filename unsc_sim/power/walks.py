"""Sets of voters walked one by one, whatever a choice of theirs carries.

A cell is a cost reached so far with what all choices that lead there carry,
added up; a choice multiplies it and moves it. This is the walk of
:mod:`unsc_sim.tally` over the costs of a game, for questions that need every
voter left out once: voters are left out by halves, so that each is multiplied
in only as often as the number of voters can be halved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import add
from typing import NamedTuple, TypeAlias

from unsc_sim.power.games import Cost, fits

__all__ = ["Cells", "Choices", "Part", "leaving_out_each", "reached", "walked"]

Cells: TypeAlias = dict[Cost, int]

Choices: TypeAlias = tuple[tuple[int, Cost], ...]
"""What a voter can do: what it carries, and what it costs."""


class Part(NamedTuple):
    """Voters who have the same choices, and how many they are."""

    choices: Choices
    many: int


def walked(cells: Cells, parts: Sequence[Part], limits: Cost) -> Cells:
    """The cells after all voters have chosen; what costs too much is dropped."""
    for choices, many in parts:
        joined: dict[Cost, int] = {}
        for carried, cost in choices:
            if fits(cost, limits):
                joined[cost] = joined.get(cost, 0) + carried
        for _ in range(many):
            after: Cells = {}
            for cost, carried in joined.items():
                moves = any(cost)
                for point, value in cells.items():
                    there = tuple(map(add, point, cost)) if moves else point
                    if not moves or fits(there, limits):
                        after[there] = after.get(there, 0) + value * carried
            cells = after
    return cells


def leaving_out_each(
    parts: Sequence[Part], limits: Cost, cells: Cells | None = None
) -> Iterator[Cells]:
    """For every part in turn, the cells of all voters but one of it."""
    if cells is None:
        cells = {(0,) * len(limits): 1}
    if len(parts) == 1:
        ((choices, many),) = parts
        yield walked(cells, [Part(choices, many - 1)], limits)
    elif parts:
        half = len(parts) // 2
        first, second = parts[:half], parts[half:]
        yield from leaving_out_each(first, limits, walked(cells, second, limits))
        yield from leaving_out_each(second, limits, walked(cells, first, limits))


def reached(cells: Cells, cost: Cost, limits: Cost) -> int:
    """What is carried by all cells from which a further cost stays within the limits."""
    if not any(cost):
        return sum(cells.values())
    room = tuple([limit - each for limit, each in zip(limits, cost)])
    return sum([value for point, value in cells.items() if fits(point, room)])
