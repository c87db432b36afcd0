"""Graphs of things and typed arrows, in columns that the caller chooses."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from functools import partial

from unsc_sim.pictures.faults import refuse
from unsc_sim.pictures.layers import Spot, layered
from unsc_sim.pictures.scales import Shade
from unsc_sim.pictures.sheet import GREY, MARGIN, Key, Sheet
from unsc_sim.pictures.svg import Box, Canvas, Frame, Picture, Side, stroke
from unsc_sim.pictures.text import INK, Direction, Face, text_width, wrapped
from unsc_sim.pictures.wires import Wire, covered, places_along, span, wired

__all__ = ["Arrow", "Dash", "Graph", "Node", "Outline", "graph", "node_boxes"]

_NAME = Face(13.5)
_WORD = Face(11.5)
_WIDE = 108.0
_BETWEEN = 84.0
_BETWEEN_TWO = 96.0
_SIDE = 12.0
_OUTSIDE = 72.0
_HEAD = 8.0
_APART = 13.0
_ASIDE = (0.0, 9.0, -9.0, 15.0, -15.0)
"""How far below its wire a word may stand, the best first."""
_COVERED = 0.7
"""How much of a wire may lie under its word."""
_AIR = 2.5
"""The least space between two words."""


class Outline(Enum):
    """The outline of a node, by which kinds are told apart."""

    BOX = "box"
    PILL = "pill"
    POINTED = "pointed"

    __hash__ = object.__hash__


class Dash(Enum):
    """The line of an arrow, by which types are told apart."""

    SOLID = ""
    DASHED = "7 4"
    DOTTED = "1.5 3.5"
    MIXED = "9 3 2 3"

    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: its key among the nodes, its label, the column it stands in."""

    key: str
    label: str
    column: int
    outline: Outline = Outline.BOX
    shade: Shade = Shade.EMPTY
    note: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from the node with one key to the node with another; a mutual one has two heads.

    ``note`` is told when the arrow is pointed at.
    """

    start: str
    end: str
    dash: Dash = Dash.SOLID
    label: str = ""
    mutual: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and arrows; the keys say what outlines, shades and dashes mean.

    Columns are numbers in any range; the lowest stands where the text begins.
    """

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...] = ()
    outlines: tuple[tuple[Outline, Shade, str], ...] = ()
    dashes: tuple[tuple[Dash, str], ...] = ()

    def __post_init__(self) -> None:
        known = [node.key for node in self.nodes]
        if not known or len(set(known)) < len(known):
            raise refuse("nodes, each with a key of its own", known)
        for arrow in self.arrows:
            if arrow.start == arrow.end or not {arrow.start, arrow.end} <= set(known):
                raise refuse("an arrow between two of the nodes", (arrow.start, arrow.end))


@dataclass(frozen=True, slots=True)
class _Lines:
    """The label of a node, broken to the width of its box."""

    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """The height of the box."""
        return len(self.lines) * _NAME.leading + 13


def graph(shown: Graph, frame: Frame) -> Picture:
    """Draw a graph; a word at an arrow that would hide something is told, not drawn.

    Up to three columns are readable on a phone; more need a wider screen.

    Examples
    --------
    >>> nodes = (Node("a", "An envoy", 0), Node("b", "A member", 1, Outline.PILL))
    >>> graph(Graph(nodes, (Arrow("a", "b"),)), Frame("Who", "An envoy asks a member.")).title
    'Who'
    """
    sheet, wires, boxes = _arranged(shown, frame)
    taken = list(boxes.values())
    names = {node.key: node.label for node in shown.nodes}
    for arrow, wire in zip(shown.arrows, wires, strict=True):
        inner = sheet.canvas.group({}, _told(arrow, names))
        _draw_arrow(inner, arrow.dash, wire)
        if arrow.mutual:
            _draw_head(inner, wire[0][0], wire[0][1][0])
    for node in shown.nodes:
        _draw_node(sheet.canvas, node, boxes[node.key])
    for arrow, wire in zip(shown.arrows, wires, strict=True):
        taken += _heads(arrow, wire)
    labels = [arrow.label for arrow in shown.arrows]
    # The shortest first: they have the fewest places for a word.
    for wire, label in sorted(zip(wires, labels, strict=True), key=lambda each: span(each[0])):
        _draw_word(sheet.canvas, label, wire, taken)
    ends = [point[1] for wire in wires for curve in wire for point in curve]
    bottom = max([box.bottom for box in boxes.values()] + ends)
    return sheet.closed(bottom + 16, _keys(shown))


def _told(arrow: Arrow, names: dict[str, str]) -> str:
    """What is told when an arrow is pointed at."""
    if arrow.note:
        return arrow.note
    sign = "↔" if arrow.mutual else "→"
    told = f"{names[arrow.start]} {sign} {names[arrow.end]}"
    return f"{told}: {arrow.label}" if arrow.label else told


def node_boxes(shown: Graph, frame: Frame) -> dict[str, Box]:
    """Where each node stands, by its key."""
    return _arranged(shown, frame)[2]


def _arranged(shown: Graph, frame: Frame) -> tuple[Sheet, tuple[Wire, ...], dict[str, Box]]:
    """A sheet with its heading, the wires and the boxes of the nodes on it."""
    numbers = sorted({node.column for node in shown.nodes})
    count = len(numbers)
    between = _BETWEEN if count > 2 else _BETWEEN_TWO
    columns = {node.key: numbers.index(node.column) for node in shown.nodes}
    before, after = (_room_outside(shown.arrows, columns, place) for place in (0, count - 1))
    across = count * _WIDE + (count - 1) * between + before + after
    sheet = Sheet.of(frame, max(300.0, across + 2 * (MARGIN + _SIDE)))
    room = _room_for_arrows(shown.arrows, columns)
    heights = {node.key: max(_broken(node).height, room.get(node.key, 0.0)) for node in shown.nodes}
    found = layered(columns, heights, [(arrow.start, arrow.end) for arrow in shown.arrows])
    top = min(found.middles[(key, 0, 0)] - height / 2 for key, height in heights.items())
    top = min([top, *found.middles.values()])
    down = sheet.headed() + 8 - top
    first = (sheet.inner - across + _WIDE) / 2 + before
    boxes: dict[Spot, Box] = {}
    for place, column in enumerate(found.columns):
        x = sheet.along(first + place * (_WIDE + between))
        for spot in column:
            y, half = found.middles[spot] + down, heights.get(spot[0], 0.0) / 2
            boxes[spot] = Box(x - _WIDE / 2, y - half, x + _WIDE / 2, y + half)
    nodes = {node.key: boxes[(node.key, 0, 0)] for node in shown.nodes}
    return sheet, wired(found.ways, boxes), nodes


def _room_outside(arrows: tuple[Arrow, ...], columns: dict[str, int], place: int) -> float:
    """How much room the arrows within an outermost column take beside it."""
    within = any(columns[arrow.start] == columns[arrow.end] == place for arrow in arrows)
    return _OUTSIDE if within else 0.0


def _room_for_arrows(arrows: tuple[Arrow, ...], columns: dict[str, int]) -> dict[str, float]:
    """How high a box has to be for all the arrows at one of its sides."""
    sides = Counter(
        (one, columns[one] < columns[other])
        for arrow in arrows
        for one, other in ((arrow.start, arrow.end), (arrow.end, arrow.start))
    )
    return {key: _APART * max(sides[key, True], sides[key, False]) for key, _ in sides}


def _broken(node: Node) -> _Lines:
    return _Lines(wrapped(node.label, _NAME, _WIDE - 16))


def _draw_arrow(canvas: Canvas, dash: Dash, wire: Wire) -> None:
    """A line along the wire with a solid head at its end."""
    (x, y), (before, _) = wire[-1][3], wire[-1][2]
    back = -_HEAD if x > before else _HEAD
    steps: list[str | float] = ["M", *wire[0][0]]
    for place, (_, leave, arrive, end) in enumerate(wire):
        last = back if place == len(wire) - 1 else 0.0
        steps += ["C", *leave, arrive[0] + last, arrive[1], end[0] + last, end[1]]
    canvas.path(steps, stroke(GREY, 1.7, dash.value))
    _draw_head(canvas, (x, y), before)


def _heads(arrow: Arrow, wire: Wire) -> list[Box]:
    """The room that the heads of an arrow take."""
    tips = [wire[-1][3], wire[0][0]] if arrow.mutual else [wire[-1][3]]
    return [Box(x, y, x, y).grown(_HEAD) for x, y in tips]


def _draw_head(canvas: Canvas, tip: tuple[float, float], before: float) -> None:
    """A head that points away from where the line comes from."""
    back = -_HEAD if tip[0] > before else _HEAD
    head = ("M", *tip, "l", back * 1.2, -_HEAD / 1.7, "v", _HEAD * 1.18, "Z")
    canvas.path(head, {"fill": INK})


def _draw_node(canvas: Canvas, node: Node, box: Box) -> None:
    inner = canvas.group({}, f"{node.label}: {node.note}" if node.note else node.label)
    _draw_outline(inner, node.outline, node.shade, box)
    face = Face(_NAME.size, ink="#ffffff") if node.shade is Shade.MAIN else _NAME
    lines = _broken(node).lines
    top = (box.top + box.bottom - len(lines) * _NAME.leading) / 2
    inner.write_lines(lines, ((box.left + box.right) / 2, top), face, Side.MIDDLE)


def _draw_outline(canvas: Canvas, outline: Outline, shade: Shade, box: Box) -> None:
    look = {**shade.look, "stroke-width": 1.3}
    if outline is Outline.POINTED:
        point, middle = min(9.0, (box.right - box.left) / 4), (box.top + box.bottom) / 2
        steps = ("M", box.left, middle, "L", box.left + point, box.top, "H", box.right - point)
        rest = ("L", box.right, middle, "L", box.right - point, box.bottom, "H", box.left + point)
        canvas.path((*steps, *rest, "Z"), look)
        return
    corner = 2.5 if outline is Outline.BOX else min(15.0, (box.bottom - box.top) / 2)
    canvas.box(box, {"rx": corner, **look})


def _draw_word(canvas: Canvas, word: str, wire: Wire, taken: list[Box]) -> None:
    """Write a word on its wire or beside it, where it hides no node, word or line."""
    if not word:
        return
    lines = wrapped(word, _WORD, _BETWEEN, lines=3)
    half = max(text_width(line, _WORD) for line in lines) / 2 + 1
    height = len(lines) * _WORD.leading / 2
    places = places_along(wire)
    for aside in _ASIDE:
        for x, y in places:
            box = Box(x - half, y + aside - height, x + half, y + aside + height)
            if not any(box.meets(each) for each in taken) and covered(places, box) <= _COVERED:
                taken.append(box.grown(_AIR))
                canvas.box(box, {"fill": "#ffffff", "fill-opacity": "0.9"})
                canvas.write_lines(lines, (x, box.top), _WORD, Side.MIDDLE)
                return


def _keys(shown: Graph) -> tuple[Key, ...]:
    """The entries for the outlines with their shades, and for the dashes, that are used."""
    used = {(node.outline, node.shade) for node in shown.nodes}
    dashes = {arrow.dash for arrow in shown.arrows}
    things = [
        Key(partial(_outline_sign, outline, shade), text, 26.0)
        for outline, shade, text in shown.outlines
        if (outline, shade) in used
    ]
    lines = [
        Key(partial(_dash_sign, dash), text, 34.0) for dash, text in shown.dashes if dash in dashes
    ]
    return (*things, *lines)


def _outline_sign(outline: Outline, shade: Shade, canvas: Canvas, box: Box) -> None:
    _draw_outline(canvas, outline, shade, Box(box.left, box.top + 2, box.right, box.bottom - 2))


def _dash_sign(dash: Dash, canvas: Canvas, box: Box) -> None:
    y = (box.top + box.bottom) / 2
    ends = (box.left, box.right) if canvas.direction is Direction.LTR else (box.right, box.left)
    _draw_arrow(canvas, dash, (((ends[0], y), (ends[0], y), (ends[0], y), (ends[1], y)),))
