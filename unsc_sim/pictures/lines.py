"""Lines over a common scale, told apart by dash and marker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from itertools import pairwise

from unsc_sim.pictures.faults import refuse
from unsc_sim.pictures.scales import Axis, Plot, plot_end, plot_on
from unsc_sim.pictures.sheet import Key, Sheet
from unsc_sim.pictures.svg import Box, Canvas, Frame, Picture, stroke
from unsc_sim.words import say

__all__ = ["STYLES", "Chart", "Form", "Series", "draw_series", "lines", "panels", "style_sign"]

_WIDTH = 480.0
_FLAT = 0.34
_BARE = Axis()


class Form(Enum):
    """How the points of a series are joined."""

    STRAIGHT = "straight"
    STEPS = "steps"

    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Series:
    """A named row of points (x, y), drawn in the order of x."""

    label: str
    points: tuple[tuple[float, float], ...]
    form: Form = Form.STRAIGHT


@dataclass(frozen=True, slots=True)
class Chart:
    """Up to six series over the same axes."""

    series: tuple[Series, ...]
    across: Axis = _BARE
    up: Axis = _BARE

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= len(STYLES):
            raise refuse(say("1 to {most} series", most=len(STYLES)), len(self.series))
        if not all(series.points for series in self.series):
            raise refuse(say("at least one point in every series"), ())


@dataclass(frozen=True, slots=True)
class _Style:
    """The look of one series: colour, dash, and the corners of its marker."""

    ink: str
    dash: str
    corners: tuple[tuple[float, float], ...]


def _corners(text: str) -> tuple[tuple[float, float], ...]:
    return tuple((float(a), float(b)) for a, b in (pair.split(",") for pair in text.split()))


_OCTAGON = _corners("-1,-.4 -.4,-1 .4,-1 1,-.4 1,.4 .4,1 -.4,1 -1,.4")
STYLES = (
    _Style("#005f4f", "", _OCTAGON),
    _Style("#b8600b", "8 4", _corners("-.9,-.9 .9,-.9 .9,.9 -.9,.9")),
    _Style("#2b6cb0", "2 3.5", _corners("0,-1.1 1.1,.9 -1.1,.9")),
    _Style("#1a1a1a", "9 3 2 3", _corners("0,-1.3 1.3,0 0,1.3 -1.3,0")),
    _Style("#8a4f9e", "14 4", _corners("-1.1,-.9 1.1,-.9 0,1.1")),
    _Style("#6b6b6b", "4 2", _corners("-1,-.3 1,-.3 1,.3 -1,.3")),
)


def lines(chart: Chart, frame: Frame) -> Picture:
    """Draw series told apart by dash and marker.

    Examples
    --------
    >>> rising = Series("rising", ((1946, 0.2), (1965, 0.4)))
    >>> lines(Chart((rising,)), Frame("Years", "It rises.")).title
    'Years'
    """
    sheet = Sheet.of(frame, _WIDTH)
    points = tuple(point for series in chart.series for point in series.points)
    plot = plot_on(sheet, sheet.headed(), (chart.across, chart.up), points)
    for series, style in zip(chart.series, STYLES, strict=False):
        draw_series(sheet.canvas, series, style, plot)
    keys = [
        Key(partial(style_sign, style), series.label, 34.0)
        for series, style in zip(chart.series, STYLES, strict=False)
        if series.label
    ]
    return sheet.closed(plot_end(plot, chart.across) + 4, keys)


def panels(charts: Sequence[Chart], frame: Frame) -> Picture:
    """Draw charts one below the other, each with a scale of its own, over the same width.

    Examples
    --------
    >>> much = Series("", ((1946, 0.2), (1965, 0.4)))
    >>> little = Series("", ((1946, 0.002), (1965, 0.001)))
    >>> panels([Chart((much,)), Chart((little,))], Frame("Years", "Two scales.")).title
    'Years'
    """
    if not charts:
        raise refuse(say("at least one chart"), charts)
    sheet = Sheet.of(frame, _WIDTH)
    top = sheet.headed()
    for chart in charts:
        points = tuple(point for series in chart.series for point in series.points)
        plot = plot_on(sheet, top, (chart.across, chart.up), points, _FLAT)
        for series, style in zip(chart.series, STYLES, strict=False):
            draw_series(sheet.canvas, series, style, plot)
        top = plot_end(plot, chart.across) + 8
    return sheet.closed(top)


def draw_series(canvas: Canvas, series: Series, style: _Style, plot: Plot) -> None:
    """Draw one series with a marker at each of its points."""
    places = [(plot.across.at(x), plot.up.at(y)) for x, y in sorted(series.points)]
    steps: list[str | float] = ["M", *places[0]]
    for (_, before), (x, y) in pairwise(places):
        steps += ["L", x, before, "V", y] if series.form is Form.STEPS else ["L", x, y]
    inner = canvas.group({}, series.label)
    _draw_line(inner, steps, style)
    if len(places) <= 40:
        for place in places:
            _draw_marker(inner, style, place)


def _draw_line(canvas: Canvas, steps: list[str | float], style: _Style) -> None:
    canvas.path(steps, {**stroke(style.ink, 2.4, style.dash), "stroke-linejoin": "round"})


def _draw_marker(canvas: Canvas, style: _Style, at: tuple[float, float]) -> None:
    steps: list[str | float] = []
    for x, y in style.corners:
        steps += ["L" if steps else "M", at[0] + 4 * x, at[1] + 4 * y]
    canvas.path([*steps, "Z"], {"fill": style.ink, "stroke": "#ffffff"})


def style_sign(style: _Style, canvas: Canvas, box: Box) -> None:
    """The sign of a series in the key."""
    middle = (box.top + box.bottom) / 2
    _draw_line(canvas, ["M", box.left, middle, "H", box.right], style)
    _draw_marker(canvas, style, ((box.left + box.right) / 2, middle))
