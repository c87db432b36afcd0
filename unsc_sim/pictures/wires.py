"""The way of an arrow on the page: smooth curves from box to box, each at a place of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from unsc_sim.pictures.layers import Spot
from unsc_sim.pictures.svg import Box

__all__ = ["Wire", "covered", "places_along", "span", "wired"]

Place: TypeAlias = tuple[float, float]
Curve: TypeAlias = tuple[Place, Place, Place, Place]
"""A cubic curve: start, the two points it leans on, end."""
Wire: TypeAlias = tuple[Curve, ...]

_BULGE = 46.0
_FURTHER = 0.1
_FURTHEST = 72.0
_SHARE = 0.7
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.19, 0.81, 0.12, 0.88)


def wired(ways: Sequence[Sequence[Spot]], boxes: Mapping[Spot, Box]) -> tuple[Wire, ...]:
    """A wire for each way from spot to spot.

    Within an outermost column a wire runs outside, where no others pass; within
    another one on the side of the middle.
    The wires that meet one side of a box arrive there side by side, in the order
    of where they come from, so that they do not cross on the last stretch.
    """
    stops = [list(_stops(way, boxes)) for way in ways]
    ports = _ports(stops, boxes)
    return tuple(_wire(several, boxes, ports, number) for number, several in enumerate(stops))


Stop: TypeAlias = tuple[Spot, int, float]
"""A side of a spot (1 right, -1 left) that a wire touches, and how high it goes on from there."""


def _stops(way: Sequence[Spot], boxes: Mapping[Spot, Box]) -> Iterator[tuple[Stop, Stop]]:
    """Both ends of every stretch of a way."""
    for start, end in pairwise(way):
        one, other = boxes[start], boxes[end]
        if one.left == other.left:
            side = _aside(one, boxes)
            yield (start, side, _level(other)), (end, side, _level(one))
        else:
            side = 1 if one.left < other.left else -1
            yield (start, side, _level(other)), (end, -side, _level(one))


def _aside(box: Box, boxes: Mapping[Spot, Box]) -> int:
    """On which side of its column a wire goes from box to box."""
    lefts = [each.left for each in boxes.values()]
    first, last = min(lefts), max(lefts)
    if box.left in (first, last):
        return -1 if box.left == first else 1
    return 1 if box.left <= (first + last) / 2 else -1


def _level(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _ports(
    stops: Sequence[Sequence[tuple[Stop, Stop]]], boxes: Mapping[Spot, Box]
) -> dict[tuple[Spot, int, int, int], float]:
    """The height at which each wire touches each side it meets."""
    sides: dict[tuple[Spot, int], list[tuple[float, int, int]]] = {}
    for number, several in enumerate(stops):
        for pair in several:
            for end, (spot, side, level) in enumerate(pair):
                sides.setdefault((spot, side), []).append((level, number, end))
    ports: dict[tuple[Spot, int, int, int], float] = {}
    for (spot, side), touching in sides.items():
        box = boxes[spot]
        pitch = _SHARE * (box.bottom - box.top) / len(touching)
        first = _level(box) - pitch * (len(touching) - 1) / 2
        for place, (_, number, end) in enumerate(sorted(touching)):
            ports[spot, side, number, end] = first + place * pitch
    return ports


def _wire(
    stops: Sequence[tuple[Stop, Stop]],
    boxes: Mapping[Spot, Box],
    ports: Mapping[tuple[Spot, int, int, int], float],
    number: int,
) -> Wire:
    """The curves of one way, with a straight line through each bend."""
    curves: list[Curve] = []
    for (start, side, _), (end, far_side, _) in stops:
        here = _edge(boxes[start], side), ports[start, side, number, 0]
        there = _edge(boxes[end], far_side), ports[end, far_side, number, 1]
        if curves:
            before = curves[-1][3]
            curves.append((before, before, here, here))
        lean = abs(there[0] - here[0]) / 2
        if side == far_side:  # within a column: the longer, the further out
            lean = min(_BULGE + _FURTHER * abs(there[1] - here[1]), _FURTHEST)
        leave, arrive = (here[0] + side * lean, here[1]), (there[0] + far_side * lean, there[1])
        curves.append((here, leave, arrive, there))
    return tuple(curves)


def _edge(box: Box, side: int) -> float:
    return box.right if side > 0 else box.left


def span(wire: Wire) -> float:
    """How far a wire reaches, across and down."""
    (x, y), (far, down) = wire[0][0], wire[-1][3]
    return abs(far - x) + abs(down - y)


@lru_cache(maxsize=256)
def places_along(wire: Wire) -> tuple[Place, ...]:
    """Places on a wire where a word may stand, the best first."""
    return tuple(_point(curve, share) for share in _SHARES for curve in wire)


def _point(curve: Curve, share: float) -> Place:
    """The point of a curve at a share of its way."""
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    x = sum(weight * point[0] for weight, point in zip(weights, curve, strict=True))
    return x, sum(weight * point[1] for weight, point in zip(weights, curve, strict=True))


def covered(places: Sequence[Place], box: Box) -> float:
    """Which share of the places on a wire lies under a box."""
    under = [box.left < x < box.right and box.top < y < box.bottom for x, y in places]
    return sum(under) / len(places)
