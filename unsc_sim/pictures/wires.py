"""The way of an arrow on the page: level beside the boxes, curved between the columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from unsc_sim.pictures.layers import Spot
from unsc_sim.pictures.svg import Box

__all__ = ["FURTHEST", "HEAD", "PITCH", "Stand", "Wire", "sides_of", "wired"]

Place: TypeAlias = tuple[float, float]

HEAD = 9.0
"""How long the head of an arrow is."""
PITCH = 11.0
"""How far apart two arrows without words run."""
_BULGE = 24.0
_FURTHER = 0.12
FURTHEST = 38.0
"""How far an arrow within a column goes out beyond the strip."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A box in a column, and how far the strips beside it reach to the left and to the right."""

    column: int
    box: Box
    strip: tuple[float, float]

    @property
    def level(self) -> float:
        """The height of its middle."""
        return (self.box.top + self.box.bottom) / 2

    def edge(self, side: int) -> float:
        """Where the box ends on a side: 1 is the right, -1 the left."""
        return self.box.right if side > 0 else self.box.left

    def end(self, side: int) -> float:
        """Where the strip ends on a side."""
        return self.strip[1] if side > 0 else self.strip[0]


@dataclass(frozen=True, slots=True)
class Wire:
    """A line from its tail to its tip, each with the side of the box it touches, and the
    curves on its way, each from the end of a strip to that of another.
    """

    tail: Place
    tip: Place
    sides: tuple[int, int]
    curves: tuple[tuple[Place, Place, Place, Place], ...]


def sides_of(start: int, end: int, last: int) -> tuple[int, int]:
    """The sides on which an arrow leaves one column and comes to another, of 0 to the last.

    Within a column it runs on the side away from the middle, where fewer pass.

    >>> sides_of(0, 2, 3), sides_of(2, 2, 3), sides_of(1, 1, 3)
    ((1, -1), (1, 1), (-1, -1))
    """
    if start == end:
        return (-1, -1) if start <= last / 2 else (1, 1)
    return (1, -1) if start < end else (-1, 1)


def wired(
    ways: Sequence[Sequence[Spot]], stands: Mapping[Spot, Stand], rooms: Sequence[float]
) -> tuple[Wire, ...]:
    """A wire for each way from spot to spot, with the room that it takes at its tail.

    The wires that meet one side of a box arrive there one below the other, in the
    order of where they come from, so that they do not cross on the last stretch.
    """
    last = max(each.column for each in stands.values())
    sides = [sides_of(stands[way[0]].column, stands[way[-1]].column, last) for way in ways]
    ports = _ports(ways, stands, rooms, sides)
    return tuple(
        _wire(tuple((stands[spot], ports[spot, number]) for spot in way), sides[number])
        for number, way in enumerate(ways)
    )


def _ports(
    ways: Sequence[Sequence[Spot]],
    stands: Mapping[Spot, Stand],
    rooms: Sequence[float],
    sides: Sequence[tuple[int, int]],
) -> dict[tuple[Spot, int], float]:
    """The height at which each wire, by number, touches each spot on its way."""
    touching: dict[tuple[Spot, int], list[tuple[float, int, float]]] = {}
    for number, way in enumerate(ways):
        levels = [stands[spot].level for spot in way]
        ends = {way[0]: (sides[number][0], rooms[number]), way[-1]: (sides[number][1], PITCH)}
        for place, spot in enumerate(way):
            near = levels[max(place - 1, 0) : place] + levels[place + 1 : place + 2]
            side, room = ends.get(spot, (0, PITCH))
            met = (sum(near) / len(near), number, room)
            touching.setdefault((spot, side), []).append(met)
    ports: dict[tuple[Spot, int], float] = {}
    for (spot, _), several in touching.items():
        height = stands[spot].level - sum(room for _, _, room in several) / 2
        for _, number, room in sorted(several):
            height += room
            ports[spot, number] = height - PITCH / 2
    return ports


def _wire(stops: tuple[tuple[Stand, float], ...], sides: tuple[int, int]) -> Wire:
    """The wire through some stands, each at a height."""
    (start, high), (end, low) = stops[0], stops[-1]
    curves = []
    for (one, here), (other, there) in pairwise(stops):
        leave, arrive = one.end(sides[0]), other.end(sides[1])
        lean = abs(arrive - leave) / 2
        if one.column == other.column:  # the longer, the further out
            # A curve goes three quarters of the way to the points it leans on.
            lean = min(_BULGE + _FURTHER * abs(there - here), FURTHEST / 0.75)
        leant = leave + sides[0] * lean, arrive + sides[1] * lean
        curves.append(((leave, here), (leant[0], here), (leant[1], there), (arrive, there)))
    tail, tip = (start.edge(sides[0]), high), (end.edge(sides[1]), low)
    return Wire(tail, tip, sides, tuple(curves))
