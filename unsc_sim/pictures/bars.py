"""Bars, one below the other, and columns side by side with a threshold among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from unsc_sim.pictures.faults import refuse
from unsc_sim.pictures.scales import TICK, Scale, Shade, finite, shade_keys
from unsc_sim.pictures.sheet import GREY, MARGIN, Sheet
from unsc_sim.pictures.svg import Box, Canvas, Frame, Picture, Side, stroke
from unsc_sim.pictures.text import Direction, Face, Weight, text_width, wrapped
from unsc_sim.words import say

__all__ = ["Bar", "Bars", "Column", "Columns", "Threshold", "bars", "columns"]

_WIDTH = 480.0
_LABEL = Face(13.5)
_GROUP = Face(13.5, Weight.BOLD)
_LABEL_ROOM = 128.0
_HEIGHT = 190.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its length, how the length is said.

    ``was`` is an earlier value, drawn as an empty bar above this one. Where
    ``group`` differs from that of the bar before, it is written as a heading.
    """

    label: str
    value: float
    text: str = ""
    shade: Shade = Shade.MAIN
    group: str = ""
    was: float | None = None
    was_text: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars in the order given; ``keys`` says what the shades mean."""

    rows: tuple[Bar, ...]
    keys: tuple[tuple[Shade, str], ...] = ()

    def __post_init__(self) -> None:
        if not self.rows:
            raise refuse(say("at least one bar"), self.rows)
        finite(value for row in self.rows for value, _, _ in _parts(row))


def _parts(row: Bar) -> Iterator[tuple[float, str, Shade]]:
    """What is drawn of a bar, from the top down."""
    if row.was is not None:
        yield row.was, row.was_text, Shade.EMPTY
    yield row.value, row.text, row.shade


def bars(chart: Bars, frame: Frame) -> Picture:
    """Draw horizontal bars from a common zero; they grow in the direction of the text.

    Examples
    --------
    >>> rows = (Bar("France", 0.167, "16.7%"), Bar("Peru", 0.017, "1.7%", Shade.OTHER))
    >>> bars(Bars(rows), Frame("Power", "France has ten times the power of Peru.")).title
    'Power'
    """
    sheet = Sheet.of(frame, _WIDTH)
    top, group = sheet.headed(), ""
    labels = max(text_width(row.label, _LABEL) for row in chart.rows) + 10
    scale = _bar_scale(chart, sheet, min(_LABEL_ROOM, labels))
    for row in chart.rows:
        if row.group and row.group != group:
            top = sheet.paragraph(row.group, _GROUP, top + 6) + 3
        group = row.group
        top = _draw_bar(sheet, row, scale, top)
    return sheet.closed(top + 10, shade_keys(chart.keys))


def _bar_scale(chart: Bars, sheet: Sheet, labels: float) -> Scale:
    """The scale of the bars, leaving room for the labels and for the texts at the ends."""
    parts = [part for row in chart.rows for part in _parts(row)]
    low = min(0.0, *(value for value, _, _ in parts))
    high = max(0.0, *(value for value, _, _ in parts))
    before = max((text_width(text, TICK) + 6 for value, text, _ in parts if value < 0), default=0)
    after = max((text_width(text, TICK) + 6 for value, text, _ in parts if value >= 0), default=0)
    ends = sheet.along(labels + before), sheet.along(sheet.inner - after)
    return Scale(low, high if high > low else low + 1, *ends)


def _draw_bar(sheet: Sheet, row: Bar, scale: Scale, top: float) -> float:
    """One bar, or two for a pair; gives where they end."""
    parts = list(_parts(row))
    lines = wrapped(row.label, _LABEL, _LABEL_ROOM - 8, lines=3)
    thick = 18.0 if len(parts) == 1 else 14.0
    height = max(len(lines) * _LABEL.leading, thick * len(parts)) + 7
    canvas = sheet.canvas
    at = (sheet.along(0), top + (height - len(lines) * _LABEL.leading) / 2)
    canvas.write_lines(lines, at, _LABEL, canvas.start)
    y = top + (height - thick * len(parts)) / 2
    for value, text, shade in parts:
        ends = sorted((scale.at(0), scale.at(value)))
        canvas.box(Box(ends[0], y, ends[1], y + thick - 1), shade.look)
        way = 1 if (value >= 0) is (canvas.direction is Direction.LTR) else -1
        at = (scale.at(value) + way * 5, y + thick / 2 + 4)
        canvas.write(text, at, TICK, Side.LEFT if way > 0 else Side.RIGHT)
        y += thick
    canvas.path(("M", scale.at(0), top, "v", height), stroke(width=1.4))
    return top + height


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what stands below it, its height, how the height is said."""

    label: str
    value: float
    text: str = ""
    shade: Shade = Shade.MAIN


@dataclass(frozen=True, slots=True)
class Threshold:
    """A line before the column with this index, and what it says."""

    index: int
    label: str


@dataclass(frozen=True, slots=True)
class Columns:
    """A distribution: columns in order, what is counted below them, a threshold."""

    columns: tuple[Column, ...]
    label: str = ""
    threshold: Threshold | None = None
    keys: tuple[tuple[Shade, str], ...] = ()

    def __post_init__(self) -> None:
        if not self.columns:
            raise refuse(say("at least one column"), self.columns)
        if min(finite(column.value for column in self.columns)) < 0:
            raise refuse(say("heights of zero or more"), min(c.value for c in self.columns))
        if self.threshold and not 0 <= self.threshold.index <= len(self.columns):
            raise refuse(
                say("a threshold from 0 to {count}", count=len(self.columns)), self.threshold.index
            )


def columns(chart: Columns, frame: Frame) -> Picture:
    """Draw a distribution; the first column is where the text begins.

    Examples
    --------
    >>> several = tuple(Column(str(n), n / 10) for n in range(5))
    >>> columns(Columns(several, "votes", Threshold(3, "3 needed")), Frame("V", "Votes")).title
    'V'
    """
    sheet = Sheet.of(frame, _WIDTH)
    top = sheet.headed() + (26 if chart.threshold else 8) + TICK.leading
    pitch = sheet.inner / len(chart.columns)
    highest = max(column.value for column in chart.columns) or 1.0
    up = Scale(0.0, highest, top + _HEIGHT, top)
    for place, column in enumerate(chart.columns):
        ends = sorted((sheet.along(place * pitch), sheet.along((place + 1) * pitch)))
        _draw_column(sheet.canvas, column, up, (ends[0], ends[1]))
    base = top + _HEIGHT
    sheet.canvas.path(("M", MARGIN, base, "H", sheet.width - MARGIN), stroke(width=1.4))
    _draw_labels(sheet, chart, pitch, base)
    if chart.threshold:
        _draw_threshold(sheet, chart.threshold, sheet.along(chart.threshold.index * pitch), up)
    if chart.label:
        middle = sheet.width / 2
        sheet.canvas.write(chart.label, (middle, base + 38), Face(13, ink=GREY), Side.MIDDLE)
    return sheet.closed(base + (50 if chart.label else 30), shade_keys(chart.keys))


def _draw_column(canvas: Canvas, column: Column, up: Scale, ends: tuple[float, float]) -> None:
    left, right = ends
    gap = min(3.0, (right - left) / 8)
    top = up.at(column.value)
    inner = canvas.group({}, f"{column.label}: {column.text}" if column.text else column.label)
    if column.value:
        inner.box(Box(left + gap, top, right - gap, up.first), column.shade.look)
    face = Face(10.5)
    if text_width(column.text, face) <= right - left:
        inner.write(column.text, ((left + right) / 2, top - 4), face, Side.MIDDLE)


def _draw_labels(sheet: Sheet, chart: Columns, pitch: float, base: float) -> None:
    """The labels below the columns; where they are too many, every second, third, ..."""
    widest = max(text_width(column.label, TICK) for column in chart.columns) + 4
    every = next(
        n
        for n in range(1, len(chart.columns) + 1)
        if n * pitch >= widest or n == len(chart.columns)
    )
    for place in range(0, len(chart.columns), every):
        at = (sheet.along((place + 0.5) * pitch), base + 17)
        sheet.canvas.write(chart.columns[place].label, at, TICK, Side.MIDDLE)


def _draw_threshold(sheet: Sheet, threshold: Threshold, across: float, up: Scale) -> None:
    canvas, top = sheet.canvas, up.last - TICK.leading - 8
    canvas.path(("M", across, top, "V", up.first + 5), stroke(width=2.2, dash="6 4"))
    half = text_width(threshold.label, _GROUP) / 2
    middle = min(max(across, MARGIN + half), sheet.width - MARGIN - half)
    canvas.write(threshold.label, (middle, top - 5), _GROUP, Side.MIDDLE)
