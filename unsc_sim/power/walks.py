"""Sets of voters walked one by one, whatever a choice of theirs carries.

A cell is a cost reached so far with what all choices that lead there carry,
added up; a choice multiplies it and moves it. This is the walk of
:mod:`unsc_sim.tally` over the costs of a game, for questions that need every
voter left out once. Where one counter decides, two halves of the voters are
walked apart and meet: a cell of the one goes with all cells of the other that
leave room for it. Where several do, voters are left out by halves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import comb
from operator import add, sub
from typing import NamedTuple, TypeAlias

from unsc_sim.power import walkers
from unsc_sim.power.effort import within_reach
from unsc_sim.power.games import Cost, fits
from unsc_sim.power.walkers import Part, Voters

__all__ = ["effort", "every", "leaving_out_each", "passing"]

Cells: TypeAlias = dict[Cost, int]


def passing(
    parts: Sequence[Part], limits: Cost, beside: Sequence[Part] = ()
) -> Iterator[tuple[int, ...]]:
    """For every part what all others carry that pass with each choice of one of its voters.

    Parameters
    ----------
    beside
        Further voters, of whom none is left out.

    Raises
    ------
    RuleError
        If the walk would take too long.
    """
    voters, limits = _narrowed(Voters(list(parts), list(beside)), limits)
    number = sum(each.many for each in voters.all)
    within_reach(walkers.effort(voters, limits), number, len(voters.all))
    if len(limits) > 1:
        for part, cells in zip(voters.parts, leaving_out_each(voters, limits)):
            yield tuple([_fitting(cells, cost, limits) for _, cost in part.choices])
        return
    first, second = voters.halves()
    for mine, others in ((first, second), (second, first)):
        if mine.parts:
            reach = _Reach.of(_walked(_origin(limits), others.all, limits))
            for part, cells in zip(mine.parts, leaving_out_each(mine, limits)):
                yield tuple([reach.meeting(cells, limits[0] - c) for _, (c,) in part.choices])


def effort(parts: Sequence[Part], limits: Cost, beside: Sequence[Part] = ()) -> float:
    """The nanoseconds that the walk takes."""
    return walkers.effort(*_narrowed(Voters(list(parts), list(beside)), limits))


def every(parts: Sequence[Part], limits: Cost) -> int:
    """What all voters carry that passes.

    Raises
    ------
    RuleError
        If the walk would take too long.
    """
    nobody = Part(((1, (0,) * len(limits)),), 1)
    ((carried,),) = passing([nobody], limits, beside=parts)
    return carried


def _narrowed(voters: Voters, limits: Cost) -> tuple[Voters, Cost]:
    """The same on the counters alone that can run over; at least one of them stays.

    What is beyond a limit by itself stays beyond the limits that are left.
    """
    most = [0] * len(limits)
    for choices, many in voters.all:
        within = zip(*(cost for _, cost in choices if fits(cost, limits)))
        most = [before + many * max(row) for before, row in zip(most, within)]
    places = [place for place, limit in enumerate(limits) if most[place] > limit] or [0]
    beyond = tuple([limits[place] + 1 for place in places])

    def on_places(cost: Cost) -> Cost:
        return tuple([cost[place] for place in places]) if fits(cost, limits) else beyond

    def narrowed(part: Part) -> Part:
        choices = [(carried, on_places(cost)) for carried, cost in part.choices]
        return Part(tuple(choices), part.many)

    fewer = Voters([*map(narrowed, voters.parts)], [*map(narrowed, voters.beside)])
    return fewer, tuple([limits[place] for place in places])


def _origin(limits: Cost) -> Cells:
    return {(0,) * len(limits): 1}


def _walked(cells: Cells, parts: Sequence[Part], limits: Cost) -> Cells:
    """The cells after all voters have chosen; what costs too much is dropped."""
    for choices, many in parts:
        alone: dict[Cost, int] = {}
        for carried, cost in choices:
            if fits(cost, limits):
                alone[cost] = alone.get(cost, 0) + carried
        together = alone if many == 1 else _several(alone, many, limits)
        cells = _joined(cells, together, limits)
    return cells


def _several(alone: Cells, many: int, limits: Cost) -> Cells:
    """The cells of voters who have the same choices, by binomials where these are two."""
    if len(alone) != 2:
        cells = _origin(limits)
        for _ in range(many):
            cells = _joined(cells, alone, limits)
        return cells
    (first, carried), (second, other) = alone.items()
    cells = {}
    for chosen in range(many + 1):
        cost = tuple([(many - chosen) * a + chosen * b for a, b in zip(first, second)])
        if fits(cost, limits):
            cells[cost] = comb(many, chosen) * carried ** (many - chosen) * other**chosen
    return cells


def _joined(cells: Cells, others: Cells, limits: Cost) -> Cells:
    """Each cell with each other one, as far as they fit together."""
    joined: Cells = {}
    for cost, carried in others.items():
        moves = any(cost)
        for point, value in cells.items():
            there = tuple(map(add, point, cost)) if moves else point
            if not moves or fits(there, limits):
                joined[there] = joined.get(there, 0) + value * carried
    return joined


def leaving_out_each(voters: Voters, limits: Cost) -> Iterator[Cells]:
    """For every part in turn, the cells of all voters but one of it."""

    def leaving_out(parts: list[Part], cells: Cells) -> Iterator[Cells]:
        if len(parts) == 1:
            ((choices, many),) = parts
            yield _walked(cells, [Part(choices, many - 1)], limits)
        elif parts:
            half = len(parts) // 2
            first, second = parts[:half], parts[half:]
            yield from leaving_out(first, _walked(cells, second, limits))
            yield from leaving_out(second, _walked(cells, first, limits))

    yield from leaving_out(voters.parts, _walked(_origin(limits), voters.beside, limits))


def _fitting(cells: Cells, cost: Cost, limits: Cost) -> int:
    """What is carried by all cells from which a further cost stays within the limits."""
    room = tuple(map(sub, limits, cost))
    return sum([value for point, value in cells.items() if fits(point, room)])


class _Reach(NamedTuple):
    """What all cells up to each cost carry together, on one counter."""

    points: list[int]
    sums: list[int]

    @staticmethod
    def of(cells: Cells) -> _Reach:
        ordered = sorted(cells.items())
        sums = accumulate((value for _, value in ordered), initial=0)
        return _Reach([point for (point,), _ in ordered], list(sums))

    def meeting(self, cells: Cells, room: int) -> int:
        """What is carried by all pairs of other cells with these that cost no more than a room."""
        points, sums = self
        return sum(
            [value * sums[bisect_right(points, room - cost)] for (cost,), value in cells.items()]
        )
