"""Two horseshoes in one picture: before and after a change."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from unsc_sim.pictures.faults import refuse
from unsc_sim.pictures.horseshoe import (
    Horseshoe,
    Layout,
    Legend,
    draw_glow,
    draw_table,
    keys_of,
    layout,
)
from unsc_sim.pictures.marks import Mark
from unsc_sim.pictures.sheet import GREY, MARGIN, Key, Sheet
from unsc_sim.pictures.svg import Box, Canvas, Frame, Picture, Side, stroke
from unsc_sim.pictures.text import Direction, Face, Weight, wrapped
from unsc_sim.words import say

__all__ = ["Arrangement", "before_after", "changed_seats"]

_CAPTION = Face(15, Weight.BOLD)
_ARROW = 46.0
_BESIDE = 130.0


class Arrangement(Enum):
    """How two tables lie: one over the other, as a phone wants it, or side by side."""

    STACKED = "stacked"
    BESIDE = "beside"

    __hash__ = object.__hash__


def changed_seats(before: Horseshoe, after: Horseshoe) -> frozenset[int]:
    """The places whose mark, plate or occupant is not the same in both.

    Raises
    ------
    PictureError
        If the tables do not have the same number of seats.
    """
    if len(before.seats) != len(after.seats):
        raise refuse(
            say("as many seats after as before, {count}", count=len(before.seats)), len(after.seats)
        )
    return frozenset(
        place
        for place, (old, new) in enumerate(zip(before.seats, after.seats, strict=True))
        if (old.label, old.mark, old.plate) != (new.label, new.mark, new.plate)
    )


def before_after(
    before: Horseshoe,
    after: Horseshoe,
    caption: str,
    frame: Frame,
    arrangement: Arrangement = Arrangement.STACKED,
) -> Picture:
    """Draw two tables with an arrow from one to the other; seats that changed glow in both.

    The caption says what was changed; it is written at the arrow.

    >>> from unsc_sim.pictures import Mark, Seat
    >>> no = Horseshoe((Seat("A", Mark.FOR), Seat("B", Mark.FOR), Seat("C", Mark.AGAINST)), "No")
    >>> yes = Horseshoe((*no.seats[:2], Seat("C", Mark.FOR)), "Yes")
    >>> before_after(no, yes, "C is won over", Frame("A change", "C is for.")).title
    'A change'
    """
    changed = changed_seats(before, after)
    tables = [(table, layout(table, frame.direction)) for table in (before, after)]
    draw = _stacked if arrangement is Arrangement.STACKED else _beside
    sheet, bottom = draw(tables, caption, frame, changed)
    keys = keys_of(_legend_of_both(before, after), (*before.seats, *after.seats))
    if changed and after.legend.changed:
        keys += (Key(_changed_sign, after.legend.changed),)
    return sheet.closed(bottom + 12, keys)


def _legend_of_both(before: Horseshoe, after: Horseshoe) -> Legend:
    """What the signs mean at the table that uses them; at either, where they mean two things."""
    meanings: dict[Mark, dict[str, None]] = {}
    for table in (before, after):
        used = {seat.mark for seat in table.seats}
        for mark, text in table.legend.marks:
            if mark in used:
                meanings.setdefault(mark, {})[text] = None
    marks = tuple((mark, " / ".join(texts)) for mark, texts in meanings.items())
    return replace(after.legend, marks=marks)


def _stacked(
    tables: list[tuple[Horseshoe, Layout]], caption: str, frame: Frame, changed: frozenset[int]
) -> tuple[Sheet, float]:
    extents = [found.extent for _, found in tables]
    left = min(extent.left for extent in extents)
    right = max(extent.right for extent in extents)
    sheet = Sheet.of(frame, right - left + 2 * MARGIN)
    middle = MARGIN - left
    top = sheet.headed()
    for place, ((table, found), extent) in enumerate(zip(tables, extents, strict=True)):
        if place == 1:
            top = _arrow_down(sheet, caption, middle, top)
        inner = sheet.canvas.moved(middle, top - extent.top)
        draw_table(inner, table, found, changed)
        top += extent.bottom - extent.top
    return sheet, top


def _arrow_down(sheet: Sheet, caption: str, middle: float, top: float) -> float:
    """The caption, and an arrow below it; gives where it ends."""
    lines = wrapped(caption, _CAPTION, sheet.inner - 40) if caption else ()
    top = sheet.canvas.write_lines(lines, (middle, top + 10), _CAPTION, Side.MIDDLE)
    _draw_arrow(sheet.canvas, (middle, top + 4), (0, 1))
    return top + _ARROW + 12


def _beside(
    tables: list[tuple[Horseshoe, Layout]], caption: str, frame: Frame, changed: frozenset[int]
) -> tuple[Sheet, float]:
    ordered = tables if frame.direction is Direction.LTR else tables[::-1]
    extents = [found.extent for _, found in ordered]
    widths = [extent.right - extent.left for extent in extents]
    sheet = Sheet.of(frame, sum(widths) + _BESIDE + 2 * MARGIN)
    top, left = sheet.headed(), MARGIN
    highest = min(extent.top for extent in extents)
    for (table, found), extent, width in zip(ordered, extents, widths, strict=True):
        inner = sheet.canvas.moved(left - extent.left, top - highest)
        draw_table(inner, table, found, changed)
        left += width + _BESIDE
    height = max(extent.bottom for extent in extents) - highest
    middle = MARGIN + widths[0] + _BESIDE / 2
    way = 1 if frame.direction is Direction.LTR else -1
    _draw_arrow(sheet.canvas, (middle - way * _ARROW / 2, top + height / 2), (way, 0))
    lines = wrapped(caption, _CAPTION, _BESIDE - 16) if caption else ()
    under = (middle, top + height / 2 + 20)
    sheet.canvas.write_lines(lines, under, _CAPTION, Side.MIDDLE)
    return sheet, max(top + height, under[1] + len(lines) * _CAPTION.leading)


def _draw_arrow(canvas: Canvas, at: tuple[float, float], way: tuple[int, int]) -> None:
    """An arrow from a point on, to the right, to the left or down."""
    (x, y), (across, down) = at, way
    tip = x + across * _ARROW, y + down * _ARROW
    neck = tip[0] - across * 16, tip[1] - down * 16
    canvas.path(("M", x, y, "L", *neck), stroke(GREY, 7.0))
    head = ("M", *tip, "L", neck[0] + down * 13, neck[1] + across * 13)
    canvas.path((*head, "L", neck[0] - down * 13, neck[1] - across * 13, "Z"), {"fill": GREY})


def _changed_sign(canvas: Canvas, box: Box) -> None:
    draw_glow(canvas, box.grown(-5.5))
