"""From values to places on the page: shades, scales, ticks, and the frame of a plot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import partial
from math import ceil, floor, isfinite, log10

from unsc_sim.pictures.faults import refuse
from unsc_sim.pictures.marks import AMBER, GREEN
from unsc_sim.pictures.sheet import GREY, Key, Sheet
from unsc_sim.pictures.svg import Box, Canvas, Side, stroke
from unsc_sim.pictures.text import Direction, Face, text_width
from unsc_sim.words import say

__all__ = [
    "TICK",
    "Axis",
    "Plot",
    "Scale",
    "Shade",
    "axis_scale",
    "finite",
    "plot_end",
    "plot_on",
    "shade_keys",
]

TICK = Face(12.5)
_RULE = "#d9d9d9"


class Shade(Enum):
    """How a shape is filled; the four differ in lightness, so no colour is needed."""

    MAIN = GREEN
    OTHER = AMBER
    QUIET = "#dcd6ca"
    EMPTY = "#ffffff"

    __hash__ = object.__hash__

    @property
    def look(self) -> dict[str, str | float]:
        """Fill and outline."""
        return {**stroke(width=0.8), "fill": self.value}


def shade_keys(shades: Iterable[tuple[Shade, str]]) -> tuple[Key, ...]:
    """The entries that say what the shades mean."""
    return tuple(Key(partial(_shade_sign, shade), text) for shade, text in shades)


def _shade_sign(shade: Shade, canvas: Canvas, box: Box) -> None:
    canvas.box(box.grown(-1), shade.look)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from values to places.

    >>> Scale(0, 10, 100, 200).at(2.5)
    125.0
    """

    low: float
    high: float
    first: float
    last: float

    def at(self, value: float) -> float:
        """The place of a value."""
        return self.first + (self.last - self.first) * (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Axis:
    """What is measured along one side.

    Parameters
    ----------
    ticks
        Values with the texts that stand there; where there are none, round
        numbers are chosen.
    sign
        What stands right after each round number, as "%" does.
    """

    label: str = ""
    ticks: tuple[tuple[float, str], ...] = ()
    sign: str = ""


def finite(values: Iterable[float]) -> tuple[float, ...]:
    """The values, each of which must be a number that can be drawn."""
    several = tuple(values)
    for value in several:
        if not isfinite(value):
            raise refuse(say("a finite number"), value)
    return several


def axis_scale(axis: Axis, values: Iterable[float]) -> tuple[Axis, float, float]:
    """An axis with its ticks, and the lowest and highest value on it.

    >>> axis, low, high = axis_scale(Axis("votes"), [0, 9])
    >>> [text for _, text in axis.ticks], low, high
    (['0', '2', '4', '6', '8', '10'], 0, 10)
    """
    several = finite((*values, *(value for value, _ in axis.ticks)))
    low, high = min(several, default=0.0), max(several, default=1.0)
    if low == high:
        low, high = low - 0.5, high + 0.5
    if axis.ticks:
        return axis, low, high
    step = _round_step((high - low) / 5)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    ticks = tuple((each * step, f"{each * step:g}{axis.sign}") for each in range(first, last + 1))
    return Axis(axis.label, ticks), first * step, last * step


def _round_step(rough: float) -> float:
    """The least of 1, 2, 5, 10 times a power of ten that is not below a rough step."""
    power = 10.0 ** floor(log10(rough))
    step = next(each * power for each in (1, 2, 5, 10) if each * power >= rough * 0.999)
    return int(step) if step >= 1 else step


@dataclass(frozen=True, slots=True)
class Plot:
    """The ground of a plot: its box, and the scales across and up it."""

    box: Box
    across: Scale
    up: Scale


def plot_on(
    sheet: Sheet,
    top: float,
    axes: tuple[Axis, Axis],
    points: tuple[tuple[float, float], ...],
    steep: float = 0.6,
) -> Plot:
    """Draw rules, ticks and labels of the axes across and up; x runs as the text runs.

    ``steep`` is the height of the plot as a part of its width.
    """
    x_axis, west, east = axis_scale(axes[0], (x for x, _ in points))
    y_axis, south, north = axis_scale(axes[1], (y for _, y in points))
    beside = max((text_width(text, TICK) for _, text in y_axis.ticks), default=0) + 8
    ends = sorted((sheet.along(beside), sheet.along(sheet.inner - 12)))
    if y_axis.label:
        top = sheet.paragraph(y_axis.label, Face(13, ink=GREY), top) + 6
    height = max(steep * (ends[1] - ends[0]), 1.1 * TICK.leading * len(y_axis.ticks))
    box = Box(ends[0], top + 4, ends[1], top + 4 + height)
    left_first = sheet.canvas.direction is Direction.LTR
    first, last = (box.left, box.right) if left_first else (box.right, box.left)
    plot = Plot(
        box, Scale(west, east, first, last), Scale(south, north, box.bottom - 3, box.top + 3)
    )
    _draw_rules(sheet, plot, x_axis, y_axis)
    return plot


def _draw_rules(sheet: Sheet, plot: Plot, x_axis: Axis, y_axis: Axis) -> None:
    box, canvas = plot.box, sheet.canvas
    for value, text in y_axis.ticks:
        y = plot.up.at(value)
        canvas.path(("M", box.left, y, "H", box.right), stroke(_RULE))
        canvas.write(text, (sheet.along(0), y + 4.5), TICK, canvas.start)
    last = -1e9
    for value, text in x_axis.ticks:
        x, half = plot.across.at(value), text_width(text, TICK) / 2 + 3
        canvas.path(("M", x, box.bottom, "v", 5.0), stroke())
        if abs(x - last) >= 2 * half:
            canvas.write(text, (x, box.bottom + 19), TICK, Side.MIDDLE)
            last = x
    canvas.path(("M", box.left, box.bottom, "H", box.right), stroke(width=1.4))
    if x_axis.label:
        middle = (box.left + box.right) / 2
        canvas.write(x_axis.label, (middle, box.bottom + 38), Face(13, ink=GREY), Side.MIDDLE)


def plot_end(plot: Plot, axis: Axis) -> float:
    """Where a plot ends, with all that is written under it."""
    return plot.box.bottom + (46 if axis.label else 28)
