"""Rows of marks over a scale of powers of ten: numbers that are far apart side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import ceil, floor, log10

from unsc_sim.pictures.faults import refuse
from unsc_sim.pictures.scales import TICK, Scale, Shade, finite
from unsc_sim.pictures.sheet import GREY, Key, Sheet
from unsc_sim.pictures.svg import Box, Canvas, Frame, Picture, Side, stroke
from unsc_sim.pictures.text import Face, text_width, wrapped
from unsc_sim.words import say

__all__ = ["Dot", "DotRow", "Dots", "dots"]

_WIDTH = 560.0
_LABEL = Face(13)
_UNDER = Face(11.5, ink=GREY)
_RULE = "#d9d9d9"
_LABEL_ROOM = 220.0
_RADIUS = {Shade.MAIN: 6.5, Shade.OTHER: 8.5, Shade.QUIET: 4.0}


@dataclass(frozen=True, slots=True)
class Dot:
    """One mark: where it stands, and how that is said beside it, if it is."""

    value: float
    text: str
    shade: Shade = Shade.MAIN


@dataclass(frozen=True, slots=True)
class DotRow:
    """Marks side by side, what they belong to, and what is said below that."""

    label: str
    dots: tuple[Dot, ...]
    under: str = ""


@dataclass(frozen=True, slots=True)
class Dots:
    """Rows in the order given; ``keys`` says what the shades mean.

    ``told`` says a power of ten as it stands at the scale.
    """

    rows: tuple[DotRow, ...]
    keys: tuple[tuple[Shade, str], ...]
    told: Callable[[float], str]

    def __post_init__(self) -> None:
        values = finite(dot.value for row in self.rows for dot in row.dots)
        if not values or min(values) < 0:
            raise refuse(say("numbers of zero or more"), values)


def dots(chart: Dots, frame: Frame) -> Picture:
    """Draw rows of marks; the marks tell apart by shape, and nought stands at the near end.

    Examples
    --------
    >>> row = DotRow("Council", (Dot(0.2, "20%"), Dot(0.002, "0.2%", Shade.QUIET)))
    >>> keys = (Shade.MAIN, "permanent"), (Shade.QUIET, "elected")
    >>> dots(Dots((row,), keys, "{:g}".format), Frame("Power", "A hundred to one.")).title
    'Power'
    """
    sheet = Sheet.of(frame, _WIDTH)
    top = sheet.headed() + 20
    scale = _scale(chart, sheet)
    bottom = top + sum(_height(row) for row in chart.rows)
    _draw_scale(sheet, chart, scale, (top, bottom))
    for row in chart.rows:
        _draw_row(sheet, row, scale, top)
        top += _height(row)
    keys = tuple(Key(partial(_sign, shade), text) for shade, text in chart.keys)
    return sheet.closed(bottom + 12, keys)


def _scale(chart: Dots, sheet: Sheet) -> Scale:
    """From the power of ten below the least number to the one above the most."""
    powers = [log10(dot.value) for row in chart.rows for dot in row.dots if dot.value]
    low, high = (floor(min(powers)), ceil(max(powers))) if powers else (-1, 0)
    ends = sheet.along(_LABEL_ROOM + 34), sheet.along(sheet.inner - 40)
    return Scale(low, high if high > low else low + 1, *ends)


def _draw_scale(sheet: Sheet, chart: Dots, scale: Scale, reach: tuple[float, float]) -> None:
    top, bottom = reach
    powers = range(int(scale.high), int(scale.low) - 1, -1)
    texts = [chart.told(10.0**power) for power in powers]
    apart = abs(scale.at(1) - scale.at(0))
    every = ceil((max(text_width(text, TICK) for text in texts) + 4) / apart)
    for place, (power, text) in enumerate(zip(powers, texts, strict=True)):
        x = scale.at(power)
        sheet.canvas.path(("M", x, top - 4, "V", bottom), stroke(_RULE))
        if place % every == 0:
            sheet.canvas.write(text, (x, top - 9), TICK, Side.MIDDLE)


def _height(row: DotRow) -> float:
    lines = len(wrapped(row.label, _LABEL, _LABEL_ROOM)) * _LABEL.leading
    under = len(wrapped(row.under, _UNDER, _LABEL_ROOM)) * _UNDER.leading if row.under else 0
    return lines + under + 8


def _draw_row(sheet: Sheet, row: DotRow, scale: Scale, top: float) -> None:
    canvas, start = sheet.canvas, sheet.start
    canvas.path(("M", start, top, "H", sheet.along(sheet.inner)), stroke(_RULE, 0.6))
    end = canvas.write_lines(
        wrapped(row.label, _LABEL, _LABEL_ROOM), (start, top + 3), _LABEL, canvas.start
    )
    if row.under:
        under = wrapped(row.under, _UNDER, _LABEL_ROOM)
        canvas.write_lines(under, (start, end), _UNDER, canvas.start)
    middle = top + _height(row) / 2
    placed = sorted(row.dots, key=lambda dot: -_RADIUS[dot.shade])
    for dot in placed:
        _draw_dot(canvas.group({}, dot.text), dot.shade, (_place(scale, dot), middle))
    _draw_texts(sheet, row, scale, middle)


def _place(scale: Scale, dot: Dot) -> float:
    return scale.at(max(scale.low, log10(dot.value)) if dot.value else scale.low)


def _draw_texts(sheet: Sheet, row: DotRow, scale: Scale, middle: float) -> None:
    """The number of the least mark before it, that of the greatest behind it."""
    values = sorted(row.dots, key=lambda dot: dot.value)
    way = 1 if scale.last > scale.first else -1
    behind, before = (Side.LEFT, Side.RIGHT) if way > 0 else (Side.RIGHT, Side.LEFT)
    least, most = values[0].value, values[-1].value
    if values[-1].text:
        at = _place(scale, values[-1]) + way * _clear(row, most), middle + 4.4
        sheet.canvas.write(values[-1].text, at, TICK, behind)
    if values[0].text and least < most:
        at = _place(scale, values[0]) - way * _clear(row, least), middle + 4.4
        sheet.canvas.write(values[0].text, at, TICK, before)


def _clear(row: DotRow, value: float) -> float:
    """How far from a value a text is clear of all marks that stand there."""
    return max(_RADIUS[dot.shade] for dot in row.dots if dot.value == value) + 5


def _draw_dot(canvas: Canvas, shade: Shade, at: tuple[float, float]) -> None:
    """A disc, a square around it, or a small disc within, so that marks in one place all show."""
    (x, y), reach = at, _RADIUS[shade]
    if shade is Shade.OTHER:
        canvas.box(Box(x - reach, y - reach, x + reach, y + reach), shade.look)
        return
    canvas.draw("circle", {"cx": x, "cy": y, "r": reach, **shade.look})


def _sign(shade: Shade, canvas: Canvas, box: Box) -> None:
    at = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    _draw_dot(canvas, shade, at)
