"""Where the nodes and arrows of a graph stand.

A node and those under it are a block; blocks stand in columns. Beside each
column lies a strip in which every arrow runs level, its word upon it; arrows
climb and cross only between the strips. Each has a height of its own at the box
it touches, and the box is high enough for all: so no word meets a box, another
word, or an arrow that is not its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from unsc_sim.pictures.layers import Spot, layered
from unsc_sim.pictures.nodes import Arrow, Graph, Node
from unsc_sim.pictures.svg import Box
from unsc_sim.pictures.text import Direction, Face, text_width, wrapped
from unsc_sim.pictures.wires import FURTHEST, HEAD, PITCH, Stand, Wire, sides_of, wired

__all__ = ["NAME", "WORD", "Plan", "Word", "name_lines", "plan_of"]

NAME = Face(13.5)
WORD = Face(11.5)
_WIDE = 106.0
_WORD_WIDE = 110.0
_WORD_NARROW = 76.0
"""How wide a word may be in a picture of two columns, which is read on a phone as well."""
_GAP = 24.0
_ROOM = 2.5
_WIDEST = 60.0
"""How wide a gap between strips is: at least, more for each arrow in it, at most."""
_STRIP = 14.0
_BEFORE = 4.0
_ABOVE = 3.0
_PADDING = 11.0
_EASE = 4.0
_JOINT = 3.0


@dataclass(frozen=True, slots=True)
class Word:
    """The lines of the word upon an arrow, and the box that they fill."""

    lines: tuple[str, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Plan:
    """A box for each node, by its key; a wire and a word for each arrow; the room of all."""

    boxes: Mapping[str, Box]
    wires: tuple[Wire, ...]
    words: tuple[Word, ...]
    room: Box


@dataclass(frozen=True, slots=True)
class _Across:
    """Where the boxes of each column begin and the strips beside them end, and how wide all is."""

    columns: tuple[tuple[float, float, float], ...]
    width: float

    def stand(self, column: int, top: float, height: float) -> Stand:
        """A box in a column with the strips beside it."""
        before, left, after = self.columns[column]
        return Stand(column, Box(left, top, left + _WIDE, top + height), (before, after))


@lru_cache(maxsize=16)
def plan_of(shown: Graph, run: Direction) -> Plan:
    """Arrange a graph around (0, 0); its first column stands where text begins."""
    columns = _columns(shown, run)
    wide = _WORD_NARROW if max(columns.values()) < 2 else _WORD_WIDE
    words = [wrapped(each.label, WORD, wide, 3) if each.label else () for each in shown.arrows]
    rooms = [len(lines) * WORD.leading + PITCH / 2 + _ABOVE if lines else PITCH for lines in words]
    heights = _heights(shown, columns, rooms)
    across = _across(shown.arrows, columns, words)
    stands, ways = _standing(shown, columns, heights, across)
    wires = wired(ways, stands, rooms)
    placed = [_word(*each) for each in zip(shown.arrows, words, wires, strict=True)]
    levels = [level for each in stands.values() for level in (each.box.top, each.box.bottom)]
    room = Box(0.0, min(levels), across.width, max(levels))
    boxes = {node.key: stands[node.key, 0, 0].box for node in shown.nodes}
    return Plan(MappingProxyType(boxes), wires, tuple(placed), room)


def _columns(shown: Graph, run: Direction) -> dict[str, int]:
    """By node, its column from the left, counted from 0; under another it stands in that one's."""
    chosen = {node.key: node.column for node in shown.nodes}
    numbers = sorted({node.column for node in shown.nodes if not node.under})
    if run is Direction.RTL:
        numbers.reverse()
    return {node.key: numbers.index(chosen[node.under or node.key]) for node in shown.nodes}


def name_lines(node: Node) -> tuple[str, ...]:
    """The label of a node, broken to the width of its box."""
    return wrapped(node.label, NAME, _WIDE - 16)


def _heights(shown: Graph, columns: Mapping[str, int], rooms: Sequence[float]) -> dict[str, float]:
    """How high each box has to be for its label, and for the arrows at either side."""
    last = max(columns.values())
    taken: defaultdict[tuple[str, int], float] = defaultdict(float)
    for arrow, room in zip(shown.arrows, rooms, strict=True):
        tail, tip = sides_of(columns[arrow.start], columns[arrow.end], last)
        taken[arrow.start, tail] += room
        taken[arrow.end, tip] += PITCH
    return {
        node.key: max(
            len(name_lines(node)) * NAME.leading + _PADDING,
            taken[node.key, 1] + _EASE,
            taken[node.key, -1] + _EASE,
        )
        for node in shown.nodes
    }


def _across(
    arrows: Sequence[Arrow], columns: Mapping[str, int], words: Sequence[tuple[str, ...]]
) -> _Across:
    """Strips as wide as their widest word, and gaps the wider the more arrows pass."""
    last = max(columns.values())
    strips = {(place, side): 0.0 for place in range(last + 1) for side in (1, -1)}
    passing, bulging = [0] * (last + 2), set()
    for arrow, lines in zip(arrows, words, strict=True):
        start, end = columns[arrow.start], columns[arrow.end]
        tail, tip = sides_of(start, end, last)
        longest = _length(lines) + _before(arrow) + _BEFORE
        strips[start, tail] = max(strips[start, tail], longest, _STRIP)
        strips[end, tip] = max(strips[end, tip], _STRIP)
        for place in range(min(start, end) + 1, max(start, end) + 1):
            passing[place] += 1
        if start == end:
            bulging.add(start + (tail > 0))
    gaps = [min(_GAP + _ROOM * many, _WIDEST) for many in passing]
    gaps[0] = gaps[-1] = 0.0
    for place in bulging:
        gaps[place] = max(gaps[place], FURTHEST)
    across, places = gaps[0], []
    for place, gap in enumerate(gaps[1:]):
        left = across + strips[place, -1]
        after = left + _WIDE + strips[place, 1]
        places.append((across, left, after))
        across = after + gap
    return _Across(tuple(places), across)


def _length(lines: tuple[str, ...]) -> float:
    return max((text_width(line, WORD) for line in lines), default=0.0)


def _before(arrow: Arrow) -> float:
    """How far from its box the word upon an arrow begins."""
    return _BEFORE + (HEAD if arrow.mutual else 0.0)


def _standing(
    shown: Graph, columns: Mapping[str, int], heights: Mapping[str, float], across: _Across
) -> tuple[dict[Spot, Stand], list[tuple[Spot, ...]]]:
    """Where every node stands and every arrow bends, and the way of each arrow over these."""
    blocks: dict[str, list[str]] = {node.key: [node.key] for node in shown.nodes if not node.under}
    tops = {node.key: node.under or node.key for node in shown.nodes}
    for node in shown.nodes:
        if node.under:
            blocks[node.under].append(node.key)
    sizes = {
        top: sum(heights[key] for key in block) + _JOINT * (len(block) - 1)
        for top, block in blocks.items()
    }
    lines = [(tops[arrow.start], tops[arrow.end]) for arrow in shown.arrows]
    found = layered({top: columns[top] for top in blocks}, sizes, lines)
    stands: dict[Spot, Stand] = {}
    for spot, middle in found.middles.items():
        down = middle - sizes.get(spot[0], 0.0) / 2
        for key in blocks.get(spot[0], ()):
            stands[key, 0, 0] = across.stand(columns[key], down, heights[key])
            down += heights[key] + _JOINT
        if not spot[0]:
            stands[spot] = across.stand(spot[2], middle, 0.0)
    ways = [
        ((arrow.start, 0, 0), *way[1:-1], (arrow.end, 0, 0))
        for arrow, way in zip(shown.arrows, found.ways, strict=True)
    ]
    return stands, ways


def _word(arrow: Arrow, lines: tuple[str, ...], wire: Wire) -> Word:
    """The word of an arrow, upon its tail."""
    (across, level), side = wire.tail, wire.sides[0]
    near = across + side * _before(arrow)
    far = near + side * _length(lines)
    height = len(lines) * WORD.leading
    top = level - _ABOVE - height
    box = Box(min(near, far), top, max(near, far), top + height)
    return Word(lines, box)
