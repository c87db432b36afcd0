"""Things around a ring, group by group, and the links between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from math import cos, degrees, pi, sin

from unsc_sim.pictures.faults import refuse
from unsc_sim.pictures.scales import Shade
from unsc_sim.pictures.sheet import GREY, MARGIN, Key, Sheet
from unsc_sim.pictures.svg import Box, Canvas, Frame, Picture, Side, number, stroke
from unsc_sim.pictures.text import Direction, Face, Weight, text_width
from unsc_sim.words import say

__all__ = ["Circle", "Link", "Ring", "ring"]

_NAME = Face(12.5)
_TITLE = Face(12.5, Weight.BOLD)
_DOT = 4.5
_SLOT = 16.0  # along the ring, for each name
_LEAST = 90.0


@dataclass(frozen=True, slots=True)
class Circle:
    """Things that belong together, under a title; without one they belong to nothing."""

    title: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two things by their places on the ring.

    ``strength`` from 0 to 1 is how thick it is, ``told`` what is said when it
    is pointed at.
    """

    ends: tuple[int, int]
    strength: float
    told: str = ""


@dataclass(frozen=True, slots=True)
class Ring:
    """Groups in their order around a ring; ``keys`` says what links within and between them mean.

    A thing's place is its number when the labels of all groups are counted through from 0.
    """

    circles: tuple[Circle, ...]
    links: tuple[Link, ...] = ()
    keys: tuple[str, str] = ("", "")

    def __post_init__(self) -> None:
        count = sum(len(each.labels) for each in self.circles)
        if not count:
            raise refuse(say("at least one thing on the ring"), self.circles)
        for link in self.links:
            if link.ends[0] == link.ends[1] or not all(0 <= end < count for end in link.ends):
                raise refuse(
                    say("a link between two of the places 0 to {last}", last=count - 1), link.ends
                )


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place on the ring: the angle from the top, clockwise; a title has no thing."""

    angle: float
    label: str
    circle: int
    is_title: bool
    belongs: bool


def ring(shown: Ring, frame: Frame) -> Picture:
    """Draw a ring, clockwise from the top.

    Examples
    --------
    >>> circles = (Circle("first", ("China", "Peru")), Circle("", ("Chad",)))
    >>> ring(Ring(circles, (Link((0, 1), 0.8),)), Frame("Who", "China and Peru agree.")).title
    'Who'
    """
    spots = tuple(_spots(shown))
    radius = max(_LEAST, len(spots) * _SLOT / (2 * pi))
    outer = [_at(spot, (0.0, 0.0), radius + _out(spot)) for spot in spots]
    reach = max(abs(x) for x, _ in outer) + _SLOT
    sheet = Sheet.of(frame, max(300.0, 2 * (reach + MARGIN)))
    centre = (sheet.width / 2, sheet.headed() + _SLOT - min(y for _, y in outer))
    things = [spot for spot in spots if not spot.is_title]
    for link in sorted(shown.links, key=lambda each: each.strength):
        _draw_link(sheet.canvas, link, (things[link.ends[0]], things[link.ends[1]]), centre, radius)
    for spot in spots:
        _draw_spot(sheet.canvas, spot, centre, radius)
    looks = zip(shown.keys, (True, False))
    keys = [Key(partial(_link_sign, within), text, 34.0) for text, within in looks if text]
    return sheet.closed(centre[1] + max(y for _, y in outer) + _SLOT, keys)


def _out(spot: _Spot) -> float:
    """How far a label reaches out from the ring."""
    return 3 * _DOT + text_width(spot.label, _TITLE)


def _spots(shown: Ring) -> Iterator[_Spot]:
    """Titles and things, with one empty slot before each group."""
    rows = [
        (label, place, is_title)
        for place, each in enumerate(shown.circles)
        for label, is_title in _slots(each)
    ]
    for at, (label, place, is_title) in enumerate(rows):
        if label or not is_title:
            belongs = bool(shown.circles[place].title)
            yield _Spot(2 * pi * at / len(rows), label, place, is_title, belongs)


def _slots(circle: Circle) -> Iterator[tuple[str, bool]]:
    if circle.title:
        yield "", True
    yield circle.title, True
    for label in circle.labels:
        yield label, False


def _at(spot: _Spot, centre: tuple[float, float], radius: float) -> tuple[float, float]:
    return centre[0] + radius * sin(spot.angle), centre[1] - radius * cos(spot.angle)


def _draw_link(
    canvas: Canvas,
    link: Link,
    ends: tuple[_Spot, _Spot],
    centre: tuple[float, float],
    radius: float,
) -> None:
    """A curve drawn towards the centre, dark within a group, light between groups."""
    start, end = (_at(each, centre, radius) for each in ends)
    look = _look(ends[0].circle == ends[1].circle, link.strength)
    canvas.group({}, link.told).path(("M", *start, "Q", *centre, *end), look)


def _look(within: bool, strength: float) -> dict[str, str | float]:
    ink = Shade.MAIN.value if within else GREY
    dash = "" if within else "3 3"
    line = stroke(ink, 0.5 + (3.0 if within else 1.5) * strength, dash)
    return {**line, "stroke-opacity": "0.6" if within else "0.4"}


def _draw_spot(canvas: Canvas, spot: _Spot, centre: tuple[float, float], radius: float) -> None:
    """A dot with its label, which runs outwards and is never upside down."""
    x, y = _at(spot, centre, radius)
    inner = canvas.group({}, spot.label)
    if not spot.is_title:
        look = (Shade.MAIN if spot.belongs else Shade.EMPTY).look
        inner.draw("circle", {"cx": x, "cy": y, "r": _DOT, **look, "stroke-width": 1.2})
    out = _at(spot, centre, radius + 2.2 * _DOT)
    left = spot.angle > pi
    turn = degrees(spot.angle) + (90 if left else -90)
    turned = f"translate({number(out[0])} {number(out[1])}) rotate({number(turn)})"
    side = Side.RIGHT if left else Side.LEFT
    face = _TITLE if spot.is_title else _NAME
    inner.group({"transform": turned}).write(spot.label, (0, face.size * 0.34), face, side)


def _link_sign(within: bool, canvas: Canvas, box: Box) -> None:
    y = (box.top + box.bottom) / 2
    ends = (box.left, box.right) if canvas.direction is Direction.LTR else (box.right, box.left)
    canvas.path(("M", ends[0], y, "H", ends[1]), _look(within, 0.7))
