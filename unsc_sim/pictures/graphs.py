"""Graphs of things and typed arrows, in columns that the caller chooses."""

from __future__ import annotations

from functools import partial

from unsc_sim.pictures.blocks import NAME, WORD, Word, name_lines, plan_of
from unsc_sim.pictures.nodes import Arrow, Dash, Graph, Node, Outline
from unsc_sim.pictures.scales import Shade
from unsc_sim.pictures.sheet import MARGIN, Key, Sheet
from unsc_sim.pictures.svg import Box, Canvas, Frame, Picture, Side, stroke
from unsc_sim.pictures.text import Direction, Face
from unsc_sim.pictures.wires import HEAD, Wire

__all__ = ["graph"]

_WHITE = "#ffffff"


def graph(shown: Graph, frame: Frame) -> Picture:
    """Draw a graph, each arrow with its word upon it where it begins.

    Two columns are readable on a phone; more need a wider screen.

    Examples
    --------
    >>> nodes = (Node("a", "An envoy", 0), Node("b", "A member", 1, Outline.PILL))
    >>> graph(Graph(nodes, (Arrow("a", "b"),)), Frame("Who", "An envoy asks a member.")).title
    'Who'
    """
    plan = plan_of(shown, frame.direction)
    sheet = Sheet.of(frame, max(300.0, plan.room.right + 2 * MARGIN))
    top = sheet.headed() + 8
    canvas = sheet.canvas.moved((sheet.width - plan.room.right) / 2, top - plan.room.top)
    names = {node.key: node.label for node in shown.nodes}
    for arrow, wire, word in zip(shown.arrows, plan.wires, plan.words, strict=True):
        _draw_arrow(canvas.group({}, _told(arrow, names)), arrow, wire, word)
    for node in shown.nodes:
        _draw_node(canvas, node, plan.boxes[node.key])
    return sheet.closed(top + plan.room.bottom - plan.room.top + 18, _keys(shown))


def _told(arrow: Arrow, names: dict[str, str]) -> str:
    """What is told when an arrow is pointed at."""
    if arrow.note:
        return arrow.note
    sign = "↔" if arrow.mutual else "→"
    told = f"{names[arrow.start]} {sign} {names[arrow.end]}"
    return f"{told}: {arrow.label}" if arrow.label else told


def _draw_arrow(canvas: Canvas, arrow: Arrow, wire: Wire, word: Word) -> None:
    """A line along the wire with a solid head at its end, and the word upon it."""
    (x, y), back = wire.tip, wire.sides[1] * HEAD
    steps: list[str | float] = ["M", *wire.tail]
    for start, leave, arrive, end in wire.curves:
        steps += ["L", *start, "C", *leave, *arrive, *end]
    canvas.path([*steps, "L", x + back, y], stroke(arrow.dash.ink, 1.6, arrow.dash.value))
    _draw_head(canvas, wire.tip, wire.sides[1], arrow.dash.ink)
    if arrow.mutual:
        _draw_head(canvas, wire.tail, wire.sides[0], arrow.dash.ink)
    if word.lines:
        face = Face(WORD.size, ink=arrow.dash.ink)
        side = Side.LEFT if wire.sides[0] > 0 else Side.RIGHT
        at = word.box.left if side is Side.LEFT else word.box.right
        canvas.write_lines(word.lines, (at, word.box.top), face, side)


def _draw_head(canvas: Canvas, tip: tuple[float, float], side: int, ink: str) -> None:
    """A head whose tip touches a box from a side."""
    head = ("M", *tip, "l", side * HEAD * 1.1, -HEAD / 2, "v", HEAD, "Z")
    canvas.path(head, {"fill": ink})


def _draw_node(canvas: Canvas, node: Node, box: Box) -> None:
    inner = canvas.group({}, f"{node.label}: {node.note}" if node.note else node.label)
    _draw_outline(inner, node.outline, node.shade, box)
    face = Face(NAME.size, ink=_WHITE) if node.shade is Shade.MAIN else NAME
    lines = name_lines(node)
    top = (box.top + box.bottom - len(lines) * NAME.leading) / 2
    inner.write_lines(lines, ((box.left + box.right) / 2, top), face, Side.MIDDLE)


def _draw_outline(canvas: Canvas, outline: Outline, shade: Shade, box: Box) -> None:
    look = {**shade.look, "stroke-width": 1.3}
    if outline is Outline.POINTED:
        point, middle = min(6.0, (box.right - box.left) / 4), (box.top + box.bottom) / 2
        steps = ("M", box.left, middle, "L", box.left + point, box.top, "H", box.right - point)
        rest = ("L", box.right, middle, "L", box.right - point, box.bottom, "H", box.left + point)
        canvas.path((*steps, *rest, "Z"), look)
        return
    corner = 2.5 if outline is Outline.BOX else min(15.0, (box.bottom - box.top) / 2)
    canvas.box(box, {"rx": corner, **look})


def _keys(shown: Graph) -> tuple[Key, ...]:
    """The entries for outlines with their shades, for what stands below, and for dashes in use."""
    used = {(node.outline, node.shade) for node in shown.nodes}
    dashes = {arrow.dash for arrow in shown.arrows}
    things = [
        Key(partial(_outline_sign, outline, shade), text, 26.0)
        for outline, shade, text in shown.outlines
        if (outline, shade) in used
    ]
    below = any(node.under for node in shown.nodes) and shown.below
    stacks = [Key(_stack_sign, shown.below, 26.0)] if below else []
    lines = [
        Key(partial(_dash_sign, dash), text, 34.0) for dash, text in shown.dashes if dash in dashes
    ]
    return (*things, *stacks, *lines)


def _outline_sign(outline: Outline, shade: Shade, canvas: Canvas, box: Box) -> None:
    _draw_outline(canvas, outline, shade, Box(box.left, box.top + 2, box.right, box.bottom - 2))


def _stack_sign(canvas: Canvas, box: Box) -> None:
    """A box with another right below it."""
    middle = (box.top + box.bottom) / 2
    upper, lower = (
        Box(box.left, box.top, box.right, middle - 1),
        Box(box.left, middle + 1, box.right, box.bottom),
    )
    _draw_outline(canvas, Outline.BOX, Shade.QUIET, upper)
    _draw_outline(canvas, Outline.PILL, Shade.EMPTY, lower)


def _dash_sign(dash: Dash, canvas: Canvas, box: Box) -> None:
    y, side = (box.top + box.bottom) / 2, -1 if canvas.direction is Direction.LTR else 1
    start, end = (box.left, box.right) if side < 0 else (box.right, box.left)
    line = ("M", start, y, "H", end + side * HEAD)
    canvas.path(line, stroke(dash.ink, 1.6, dash.value))
    _draw_head(canvas, (end, y), side, dash.ink)
