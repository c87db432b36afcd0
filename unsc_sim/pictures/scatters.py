"""Points over two axes with their labels, error bars, and a line such as a Pareto front."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from unsc_sim.pictures.faults import refuse
from unsc_sim.pictures.lines import STYLES, Form, Series, draw_series, style_sign
from unsc_sim.pictures.scales import Axis, Plot, Shade, finite, plot_end, plot_on, shade_keys
from unsc_sim.pictures.sheet import GREY, Key, Sheet
from unsc_sim.pictures.svg import Attributes, Box, Canvas, Frame, Picture, Side, stroke
from unsc_sim.pictures.text import Direction, Face, text_width
from unsc_sim.words import say

__all__ = ["Point", "Scatter", "scatter"]

_WIDTH = 480.0
_NAME = Face(12.5)
_REACH = 5.0
_SPECK = "#a8a8a8"
_BARE = Axis()
_CUTS = 48


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
    """Points over two axes, and a line, as of steps for a Pareto front.

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
        draw_series(sheet.canvas, chart.front, STYLES[3], plot)
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
        keys.append(Key(partial(style_sign, STYLES[3]), chart.front.label, 34.0))
    return sheet.closed(plot_end(plot, chart.across) + 4, keys)


def _taken(chart: Scatter, plot: Plot) -> list[Box]:
    """What no label may hide: the points, their spans, the front."""
    spans = [(p.x, p.y, p.x, p.y) for p in chart.points]
    barred = [p for p in chart.points if not p.crossed]
    spans += [(p.across[0], p.y, p.across[1], p.y) for p in barred if p.across]
    spans += [(p.x, p.up[0], p.x, p.up[1]) for p in barred if p.up]
    spans += _stretches(chart.front) if chart.front else []
    boxes = []
    for x, y, right, top in spans:
        ends = sorted((plot.across.at(x), plot.across.at(right)))
        levels = plot.up.at(top), plot.up.at(y)
        boxes.append(Box(ends[0], min(levels), ends[1], max(levels)).grown(_REACH))
    return boxes


def _stretches(front: Series) -> list[tuple[float, float, float, float]]:
    """The stretches of a line; one that climbs is cut so short that little lies beside it."""
    found: list[tuple[float, float, float, float]] = []
    for (x, y), (right, top) in pairwise(sorted(front.points)):
        if front.form is Form.STEPS:
            found += [(x, y, right, y), (right, y, right, top)]
            continue
        width, height = (right - x) / _CUTS, (top - y) / _CUTS
        for cut in range(_CUTS):
            start, level = x + cut * width, y + cut * height
            found.append((start, level, start + width, level + height))
    return found


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
