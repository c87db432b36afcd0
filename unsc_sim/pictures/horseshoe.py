"""The horseshoe: who sits where, what each seat shows, and what came out of it all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from unsc_sim.pictures.faults import refuse
from unsc_sim.pictures.marks import Mark, Shape, draw_mark, draw_ring
from unsc_sim.pictures.panel import Panel, Quota, draw_panel, panel_for
from unsc_sim.pictures.seating import LABEL, PLATE, Label, Ring, place_labels, plate_width, ring_for
from unsc_sim.pictures.sheet import MARGIN, Key, Sheet
from unsc_sim.pictures.svg import Box, Canvas, Frame, Picture, Side, stroke
from unsc_sim.pictures.text import INK, Direction, Face, Weight
from unsc_sim.words import say

__all__ = [
    "Horseshoe",
    "Layout",
    "Legend",
    "Seat",
    "draw_glow",
    "draw_table",
    "horseshoe",
    "keys_of",
    "layout",
]

_FEWEST, _MOST = 3, 30
_PANEL_GAPS = (9, 16, 26, 40, 56)
_CREAM = "#f4efe6"
_BAND = "#ddd4c2"
_GLOW = "#c9dcf5"
_BLUE = "#2b6cb0"


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat: its label, what it shows, its outline.

    ``plate`` is a word on a dark plate ("VETO"); a seat that has one is ringed.
    ``note`` is told when the seat is pointed at.
    """

    label: str
    mark: Mark
    shape: Shape = Shape.ROUND
    plate: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Legend:
    """What the signs mean; of these, a picture shows those it uses and that have a text.

    ``square`` says what a square seat is, ``ring`` what a ringed one is, ``changed``
    what the glow behind a seat means.
    """

    marks: tuple[tuple[Mark, str], ...] = ()
    square: str = ""
    ring: str = ""
    changed: str = ""


_SILENT = Legend()


@dataclass(frozen=True, slots=True)
class Horseshoe:
    """A table with 3 to 30 seats, the first at its head, the rest following clockwise.

    Parameters
    ----------
    headline
        The large word in the middle.
    lines
        Lines under it; the first is bold.
    quota
        How many seats are needed, marked on the bar.
    """

    seats: tuple[Seat, ...]
    headline: str
    lines: tuple[str, ...] = ()
    quota: Quota | None = None
    legend: Legend = _SILENT

    def __post_init__(self) -> None:
        if not _FEWEST <= len(self.seats) <= _MOST:
            raise refuse(
                say("{fewest} to {most} seats", fewest=_FEWEST, most=_MOST), len(self.seats)
            )


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything at a table has its place, around (0, 0)."""

    ring: Ring
    labels: tuple[Label, ...]
    panel: Panel

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The room of every seat, every label, every part of the panel."""
        seats = (self.ring.box(seat) for seat in range(len(self.labels)))
        return (*seats, *(label.box for label in self.labels), *self.panel.boxes)

    @property
    def extent(self) -> Box:
        """The smallest box around the whole table."""
        edge = self.ring.radius + self.ring.half + 6
        boxes = (*self.boxes, Box(-edge, -edge, edge, self.ring.tip[1] + 22))
        return Box(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )


def layout(table: Horseshoe, direction: Direction) -> Layout:
    """Find the place of everything; seats and labels stand the same in either direction."""
    ring = ring_for(len(table.seats))
    labels = tuple((seat.label, _face(seat), seat.plate) for seat in table.seats)
    return Layout(ring, place_labels(ring, labels), _fitting_panel(table, ring, direction))


def _fitting_panel(table: Horseshoe, ring: Ring, direction: Direction) -> Panel:
    """The widest panel that touches no seat, or the narrowest if all do."""
    marks = [seat.mark for seat in table.seats]
    texts = (table.headline, *table.lines)
    seats = [ring.box(seat) for seat in range(len(marks))]
    for gap in _PANEL_GAPS:
        wide = ring.radius - ring.half - gap
        room = Box(-wide, ring.half - ring.radius + 16, wide, ring.tip[1] + 6)
        panel = panel_for(texts, marks, table.quota, room, direction)
        if not any(box.meets(seat) for box in panel.boxes for seat in seats):
            break
    return panel


def _face(seat: Seat) -> Face:
    return LABEL if seat.shape is Shape.ROUND else Face(LABEL.size, Weight.BOLD)


def horseshoe(table: Horseshoe, frame: Frame) -> Picture:
    """Draw one table.

    Examples
    --------
    >>> seats = tuple(Seat(name, Mark.FOR) for name in ("Peru", "Poland", "China"))
    >>> horseshoe(Horseshoe(seats, "ADOPTED"), Frame("A draft", "Three in favour.")).title
    'A draft'
    """
    found = layout(table, frame.direction)
    extent = found.extent
    sheet = Sheet.of(frame, extent.right - extent.left + 2 * MARGIN)
    top = sheet.headed() - extent.top
    inner = sheet.canvas.moved(MARGIN - extent.left, top)
    draw_table(inner, table, found, frozenset())
    return sheet.closed(top + extent.bottom + 12, keys_of(table.legend, table.seats))


def draw_table(canvas: Canvas, table: Horseshoe, found: Layout, changed: frozenset[int]) -> None:
    """Draw a table around (0, 0), with a glow behind the seats that changed."""
    _draw_band(canvas, found.ring)
    for place, seat in enumerate(table.seats):
        told = f"{seat.label}: {seat.note}" if seat.note else seat.label
        inner = canvas.group({}, told)
        box = found.ring.box(place)
        if place in changed:
            draw_glow(inner, box)
        _draw_seat(inner, seat, box, found.labels[place])
    draw_panel(canvas, found.panel)


def _draw_band(canvas: Canvas, ring: Ring) -> None:
    """The table itself: a stroke along the line of the seats, edged by a wider one."""
    across, down = ring.tip
    radius, leg = ring.radius, ring.leg
    steps: tuple[str | float, ...] = ("M", -across, down, "A", radius, radius, "0 0 1", -radius)
    steps += (leg, "V", 0.0, "A", radius, radius, "0 0 1", radius, 0.0, "V", leg)
    steps += ("A", radius, radius, "0 0 1", across, down)
    for shade, width in ((_BAND, 2 * ring.half + 7), (_CREAM, 2 * ring.half + 5)):
        look = {**stroke(shade, width), "stroke-linecap": "round"}
        canvas.path(steps, look)


def _draw_seat(canvas: Canvas, seat: Seat, box: Box, label: Label) -> None:
    draw_mark(canvas, seat.mark, seat.shape, box)
    top = canvas.write_lines(label.lines, (label.across, label.box.top), label.face, label.side)
    if seat.plate:
        draw_ring(canvas, seat.shape, box)
        _draw_plate(canvas, seat.plate, label, top + 2)


def _draw_plate(canvas: Canvas, plate: str, label: Label, top: float) -> None:
    width = plate_width(plate)
    left = label.across
    if label.side is not Side.LEFT:
        left -= width / 2 if label.side is Side.MIDDLE else width
    canvas.box(Box(left, top, left + width, top + PLATE), {"rx": 2.5, "fill": INK})
    face = Face(12, Weight.BOLD, "#ffffff")
    canvas.write(plate, (left + width / 2, top + PLATE - 4.5), face, Side.MIDDLE)


def draw_glow(canvas: Canvas, box: Box) -> None:
    """Draw what stands behind a seat that changed."""
    around = box.grown(6)
    look = {**stroke(_BLUE, 1.6), "fill": _GLOW}
    canvas.box(around, {"rx": (around.right - around.left) / 2, **look})


def keys_of(legend: Legend, seats: Iterable[Seat]) -> tuple[Key, ...]:
    """The entries for the signs that the seats use."""
    several = tuple(seats)
    used = {seat.mark for seat in several}
    keys = [Key(partial(_sign, mark), text) for mark, text in legend.marks if mark in used]
    if legend.square and any(seat.shape is Shape.SQUARE for seat in several):
        keys.append(Key(_square_sign, legend.square))
    if legend.ring and any(seat.plate for seat in several):
        keys.append(Key(_ring_sign, legend.ring))
    return tuple(keys)


def _sign(mark: Mark, canvas: Canvas, box: Box) -> None:
    draw_mark(canvas, mark, Shape.ROUND, box)


def _square_sign(canvas: Canvas, box: Box) -> None:
    look = {**stroke(width=1.6), "rx": 2.0}
    canvas.box(box.grown(-0.5), look)


def _ring_sign(canvas: Canvas, box: Box) -> None:
    draw_ring(canvas, Shape.SQUARE, box.grown(-4))
