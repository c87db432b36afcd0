"""Lines over a common scale, points with their labels, and steps between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from itertools import pairwise

from unsc_sim.pictures.faults import refuse
from unsc_sim.pictures.scales import Axis, Plot, Shade, finite, plot_end, plot_on, shade_keys
from unsc_sim.pictures.sheet import GREY, Key, Sheet
from unsc_sim.pictures.svg import Attributes, Box, Canvas, Frame, Picture, Side, stroke
from unsc_sim.pictures.text import Direction, Face, text_width
from unsc_sim.words import say

__all__ = ["Chart", "Form", "Point", "Scatter", "Series", "lines", "panels", "scatter"]

_WIDTH = 480.0
_NAME = Face(12.5)
_REACH = 5.0
_SPECK = "#a8a8a8"
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
        if not 1 <= len(self.series) <= len(_STYLES):
            raise refuse(say("1 to {most} series", most=len(_STYLES)), len(self.series))
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
_STYLES = (
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
    for series, style in zip(chart.series, _STYLES, strict=False):
        _draw_series(sheet.canvas, series, style, plot)
    keys = [
        Key(partial(_style_sign, style), series.label, 34.0)
        for series, style in zip(chart.series, _STYLES, strict=False)
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
        for series, style in zip(chart.series, _STYLES, strict=False):
            _draw_series(sheet.canvas, series, style, plot)
        top = plot_end(plot, chart.across) + 8
    return sheet.closed(top)


def _draw_series(canvas: Canvas, series: Series, style: _Style, plot: Plot) -> None:
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


def _style_sign(style: _Style, canvas: Canvas, box: Box) -> None:
    middle = (box.top + box.bottom) / 2
    _draw_line(canvas, ["M", box.left, middle, "H", box.right], style)
    _draw_marker(canvas, style, ((box.left + box.right) / 2, middle))


@dataclass(frozen=True, slots=True)
class Point:
    """A point with its label; the spans, where given, are drawn as error bars.

    ``across`` and ``up`` hold the lower and upper end of what x and y may be.
    Where both are given, many bars may cross: they are thin, have no ends, and
    labels may stand on them.
    """

    x: float
    y: float
    label: str = ""
    shade: Shade = Shade.MAIN
    across: tuple[float, float] | None = None
    up: tuple[float, float] | None = None

    @property
    def crossed(self) -> bool:
        """Whether its bars cross."""
        return bool(self.across and self.up)


@dataclass(frozen=True, slots=True)
class Scatter:
    """Points over two axes, and a line of steps such as a Pareto front.

    ``specks`` are points (x, y) too many to tell apart, each with what is told
    when it is pointed at; they lie below all else.
    """

    points: tuple[Point, ...]
    across: Axis = _BARE
    up: Axis = _BARE
    front: Series | None = None
    keys: tuple[tuple[Shade, str], ...] = ()
    specks: tuple[tuple[float, float, str], ...] = ()

    def __post_init__(self) -> None:
        if not self.points:
            raise refuse(say("at least one point"), self.points)

    @property
    def extremes(self) -> tuple[tuple[float, float], ...]:
        """Every place that must lie on the plot."""
        ends = [(x, p.y) for p in self.points for x in (p.x, *(p.across or ()))]
        ends += [(p.x, y) for p in self.points for y in p.up or ()]
        ends += [(x, y) for x, y, _ in self.specks]
        return (*ends, *(self.front.points if self.front else ()))


def scatter(chart: Scatter, frame: Frame) -> Picture:
    """Draw points; a label stands where it hides no point and no other label.

    A label for which there is no such place is left out, and told when its
    point is pointed at.

    Examples
    --------
    >>> scatter(Scatter((Point(1, 2, "A"), Point(2, 1, "B"))), Frame("S", "Two points.")).title
    'S'
    """
    sheet = Sheet.of(frame, _WIDTH)
    plot = plot_on(sheet, sheet.headed(), (chart.across, chart.up), chart.extremes)
    if chart.front is not None:
        _draw_series(sheet.canvas, chart.front, _STYLES[3], plot)
    for x, y, told in chart.specks:
        at = {"cx": plot.across.at(x), "cy": plot.up.at(y)}
        sheet.canvas.group({}, told).draw("circle", {**at, "r": 2.5, "fill": _SPECK})
    places = [(plot.across.at(p.x), plot.up.at(p.y)) for p in chart.points]
    taken, room = _taken(chart, plot), _room(sheet, plot.box)
    for point, place in zip(chart.points, places, strict=True):
        inner = sheet.canvas.group({}, point.label)
        _draw_spans(inner, point, plot)
        look = {"r": _REACH, **point.shade.look, "stroke-width": 1.2}
        inner.draw("circle", {"cx": place[0], "cy": place[1], **look})
    for point, place in zip(chart.points, places, strict=True):
        _draw_name(sheet.canvas, point.label, place, room, taken)
    keys = list(shade_keys(chart.keys))
    if chart.front is not None and chart.front.label:
        keys.append(Key(partial(_style_sign, _STYLES[3]), chart.front.label, 34.0))
    return sheet.closed(plot_end(plot, chart.across) + 4, keys)


def _taken(chart: Scatter, plot: Plot) -> list[Box]:
    """What no label may hide: the points, their spans, the front."""
    spans = [(p.x, p.y, p.x, p.y) for p in chart.points]
    barred = [p for p in chart.points if not p.crossed]
    spans += [(p.across[0], p.y, p.across[1], p.y) for p in barred if p.across]
    spans += [(p.x, p.up[0], p.x, p.up[1]) for p in barred if p.up]
    for (x, y), (right, top) in pairwise(sorted(chart.front.points) if chart.front else ()):
        spans += [(x, y, right, y), (right, y, right, top)]
    boxes = []
    for x, y, right, top in spans:
        ends = sorted((plot.across.at(x), plot.across.at(right)))
        levels = plot.up.at(top), plot.up.at(y)
        boxes.append(Box(ends[0], min(levels), ends[1], max(levels)).grown(_REACH))
    return boxes


def _draw_spans(canvas: Canvas, point: Point, plot: Plot) -> None:
    end = 0.0 if point.crossed else 4.0
    line = stroke(GREY, 0.7) if point.crossed else stroke(width=1.2)
    x, y = plot.across.at(point.x), plot.up.at(point.y)
    if point.across:
        ends = [plot.across.at(each) for each in finite(point.across)]
        _draw_bar(canvas, [(each, y) for each in ends], (0.0, end), line)
    if point.up:
        ends = [plot.up.at(each) for each in finite(point.up)]
        _draw_bar(canvas, [(x, each) for each in ends], (end, 0.0), line)


def _draw_bar(
    canvas: Canvas, ends: list[tuple[float, float]], end: tuple[float, float], line: Attributes
) -> None:
    """A line with a stroke across each of its ends."""
    across, down = end
    steps: list[str | float] = ["M", *ends[0], "L", *ends[1]]
    for x, y in ends if any(end) else ():
        steps += ["M", x - across, y - down, "l", 2 * across, 2 * down]
    canvas.path(steps, line)


def _room(sheet: Sheet, ground: Box) -> Box:
    """Where labels may stand: anywhere but among the numbers of the axes."""
    if sheet.canvas.direction is Direction.LTR:
        return Box(ground.left, 0, sheet.width - 2, ground.bottom)
    return Box(2, 0, ground.right, ground.bottom)


def _draw_name(
    canvas: Canvas, label: str, at: tuple[float, float], room: Box, taken: list[Box]
) -> None:
    """Write a label at the first free of eight places around a point, if there is one."""
    width, height = text_width(label, _NAME), _NAME.leading
    near, far = _REACH + 4, _REACH + 2
    for across, down in (
        (near, -height / 2), (-near - width, -height / 2),
        (-width / 2, -far - height), (-width / 2, far),
        (far, -far - height), (far, far),
        (-far - width, -far - height), (-far - width, far),
    ):  # fmt: skip
        box = Box(at[0] + across, at[1] + down, at[0] + across + width, at[1] + down + height)
        inside = room.left <= box.left and box.right <= room.right and box.bottom <= room.bottom
        if label and inside and not any(box.grown(1.5).meets(each) for each in taken):
            taken.append(box)
            base = box.top + 0.92 * _NAME.size
            canvas.write(label, ((box.left + box.right) / 2, base), _NAME, Side.MIDDLE)
            return
