"""A layered layout: things in columns, ordered so that few lines cross.

Arrows between the same two that pass a column get a bend in it, which takes room
like a thing, so that no arrow runs through one. Columns are ordered by the barycentre method
(Sugiyama, Tagawa and Toda 1981): in sweeps to and fro, each column is sorted by
the mean place of its neighbours, and the order with the fewest crossings is
kept. Heights then move towards their neighbours' without changing the order,
as far as the gaps allow (least squares, pooling adjacent violators).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from types import MappingProxyType

__all__ = ["Layers", "Spot", "layered"]

Spot = tuple[str, int, int]
"""A thing (its key, 0, 0), or the bend of a line in a column ("", line, column)."""

_SWEEPS = 4
_GAP = 15.0
_BEND = 11.0


@dataclass(frozen=True, slots=True)
class Layers:
    """The spots of each column from the top down, their heights, the way of each line."""

    columns: tuple[tuple[Spot, ...], ...]
    middles: Mapping[Spot, float]
    ways: tuple[tuple[Spot, ...], ...]


def layered(
    columns: Mapping[str, int], heights: Mapping[str, float], lines: Sequence[tuple[str, str]]
) -> Layers:
    """Lay out things, whose columns count from 0, and the lines between them.

    >>> found = layered({"a": 0, "b": 0, "c": 1, "d": 1}, dict.fromkeys("abcd", 20.0),
    ...                 [("a", "d"), ("b", "c")])
    >>> [[key for key, _, _ in column] for column in found.columns]
    [['a', 'b'], ['d', 'c']]
    """
    # Lines between the same two share their bends, whichever way they run.
    bundles = Counter((min(line), max(line)) for line in lines)
    found = {line: _way(number, line, columns) for number, line in enumerate(bundles)}
    first: list[list[Spot]] = [[] for _ in range(max(columns.values()) + 1)]
    for key, column in columns.items():
        first[column].append((key, 0, 0))
    sizes = {(key, 0, 0): height for key, height in heights.items()}
    for line, way in found.items():
        for spot in way[1:-1]:
            first[spot[2]].append(spot)
            sizes[spot] = bundles[line] * _BEND
    between = [way for (start, end), way in found.items() if start != end]
    order = _ordered(first, [pair for way in between for pair in pairwise(way)])
    middles = _settled(order, sizes, _neighbours(between))
    ways = tuple(found[line] if line in found else found[line[::-1]][::-1] for line in lines)
    return Layers(tuple(map(tuple, order)), MappingProxyType(middles), ways)


def _way(number: int, line: tuple[str, str], columns: Mapping[str, int]) -> tuple[Spot, ...]:
    """A line from end to end, with a bend in every column between."""
    start, end = columns[line[0]], columns[line[1]]
    step = 1 if start < end else -1
    bends = [("", number, column) for column in range(start + step, end, step)]
    return ((line[0], 0, 0), *(bends if start != end else ()), (line[1], 0, 0))


def _neighbours(ways: Sequence[Sequence[Spot]]) -> dict[Spot, list[Spot]]:
    near: dict[Spot, list[Spot]] = {}
    for way in ways:
        for one, other in pairwise(way):
            near.setdefault(one, []).append(other)
            near.setdefault(other, []).append(one)
    return near


def _ordered(first: list[list[Spot]], pairs: list[tuple[Spot, Spot]]) -> list[list[Spot]]:
    """The best order met in some sweeps from side to side."""
    near = _neighbours(pairs)
    order = [list(column) for column in first]
    best, fewest = [list(column) for column in order], _crossings(order, pairs)
    for sweep in range(_SWEEPS):
        places = range(len(order)) if sweep % 2 == 0 else range(len(order) - 1, -1, -1)
        for place in places:
            beside = place - 1 if sweep % 2 == 0 else place + 1
            if 0 <= beside < len(order):
                _sort_by(order[place], order[beside], near)
        crossings = _crossings(order, pairs)
        if crossings < fewest:
            best, fewest = [list(column) for column in order], crossings
    return best


def _sort_by(column: list[Spot], beside: list[Spot], near: Mapping[Spot, list[Spot]]) -> None:
    """Sort a column by where the neighbours of each spot stand in the column beside it."""
    place = {spot: (at + 0.5) / len(beside) for at, spot in enumerate(beside)}
    means: dict[Spot, float] = {}
    for at, spot in enumerate(column):
        several = [place[other] for other in near.get(spot, ()) if other in place]
        means[spot] = sum(several) / len(several) if several else (at + 0.5) / len(column)
    column.sort(key=means.__getitem__)


def _crossings(order: list[list[Spot]], pairs: Sequence[tuple[Spot, Spot]]) -> int:
    where = {
        spot: (column, at) for column, spots in enumerate(order) for at, spot in enumerate(spots)
    }
    between: dict[int, list[tuple[int, int]]] = {}
    for pair in pairs:
        (left, start), (right, end) = sorted((where[pair[0]], where[pair[1]]))
        if left != right:
            between.setdefault(left, []).append((start, end))
    return sum(
        (one[0] - other[0]) * (one[1] - other[1]) < 0
        for several in between.values()
        for one, other in combinations(several, 2)
    )


def _settled(
    order: Sequence[Sequence[Spot]], sizes: Mapping[Spot, float], near: Mapping[Spot, list[Spot]]
) -> dict[Spot, float]:
    """Heights at which every spot is as level with its neighbours as the gaps allow."""
    middles: dict[Spot, float] = {}
    for column in order:
        wish = [0.0] * len(column)
        middles.update(zip(column, _spaced(wish, [sizes[s] for s in column]), strict=True))
    for _ in range(_SWEEPS):
        for column in order:
            spaced = _spaced(_wishes(column, middles, near), [sizes[s] for s in column])
            middles.update(zip(column, spaced, strict=True))
    return middles


def _wishes(
    column: Sequence[Spot], middles: Mapping[Spot, float], near: Mapping[Spot, list[Spot]]
) -> list[float]:
    """The mean height of each spot's neighbours; a spot without any keeps to the one above it."""
    means = [
        sum(middles[other] for other in near[spot]) / len(near[spot]) if spot in near else None
        for spot in column
    ]
    last = next((mean for mean in means if mean is not None), 0.0)
    wishes = []
    for mean in means:
        last = last if mean is None else mean
        wishes.append(last)
    return wishes


def _spaced(wishes: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """The heights nearest to the wishes that keep the order and the gaps."""
    offsets = [0.0]
    for above, below in pairwise(sizes):
        offsets.append(offsets[-1] + (above + below) / 2 + _GAP)
    pools: list[tuple[float, int]] = []
    for wish, offset in zip(wishes, offsets, strict=True):
        mean, count = wish - offset, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (mean * count + before * many) / (count + many), count + many
        pools.append((mean, count))
    levels = [mean for mean, count in pools for _ in range(count)]
    return [level + offset for level, offset in zip(levels, offsets, strict=True)]
