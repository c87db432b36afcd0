"""A picture as a value, and the canvas on which every picture is drawn.

A picture is the text of an SVG file. The same shapes give the same bytes:
numbers are rounded in one place, ids come from the content, nothing depends on
the order of a set. It scales from a phone to a projector, says in ``<title>``
and ``<desc>`` what it shows, and holds no script, style sheet or outside link.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias
from zlib import crc32

from unsc_sim.pictures.elements import Element
from unsc_sim.pictures.faults import refuse
from unsc_sim.pictures.text import (
    INK,
    Direction,
    Face,
    Weight,
    clean,
    direction_of,
    direction_of_text,
)
from unsc_sim.words import say

__all__ = ["Attributes", "Box", "Canvas", "Frame", "Picture", "Side", "number", "shift", "stroke"]

Attributes: TypeAlias = Mapping[str, str | float]

_FONTS = '"Noto Sans", "Noto Sans Arabic", system-ui, sans-serif'
_GROWTH = 1.5


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture; notebooks show it, ``str`` gives its SVG text.

    >>> Picture("A dot", "<svg/>")
    Picture('A dot', 6 characters of SVG)
    """

    title: str
    svg: str

    def __str__(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.title!r}, {len(self.svg)} characters of SVG)"

    def _repr_svg_(self) -> str:
        return self.svg

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the picture to a file whose name ends in ``.svg``.

        The file is there whole or not at all: it is written under another name
        beside its place and then moved.

        Raises
        ------
        PictureError
            If the name ends in anything else.
        OSError
            If the folder is missing or may not be written to.
        """
        place = Path(path)
        if place.suffix.lower() != ".svg":
            raise refuse(say("a file name that ends in .svg"), os.fspath(path))
        half = place.with_name(f".{place.name}.{os.urandom(4).hex()}")
        try:
            half.write_text(self.svg + "\n", encoding="utf-8", newline="\n")
            half.replace(place)
        finally:
            half.unlink(missing_ok=True)
        return place


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every picture, and what it says to who cannot see it.

    Parameters
    ----------
    title
        The heading, drawn and told.
    description
        The whole picture in words, told only.
    lang
        The language of all its texts; it decides their direction.
    subtitle, footnote
        Lines under the title and at the bottom, drawn where not empty.
    """

    title: str
    description: str
    lang: str = "en"
    subtitle: str = ""
    footnote: str = ""

    @property
    def direction(self) -> Direction:
        """The direction in which the texts run."""
        return direction_of(self.lang)


class Side(Enum):
    """Which edge of a text lies at the given point, as seen on the page."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"

    __hash__ = object.__hash__

    @property
    def opposite(self) -> Side:
        """The other edge; the middle stays."""
        return _OPPOSITE[self]


_OPPOSITE = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.MIDDLE: Side.MIDDLE}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page; y grows downwards.

    >>> Box(0, 0, 10, 10).meets(Box(9, 9, 20, 20)), Box(0, 0, 10, 10).meets(Box(10, 0, 20, 10))
    (True, False)
    """

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two have more than an edge in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def moved(self, across: float, down: float) -> Box:
        """The same rectangle elsewhere."""
        return Box(self.left + across, self.top + down, self.right + across, self.bottom + down)

    def grown(self, by: float) -> Box:
        """The same rectangle with a margin on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@lru_cache(maxsize=8192)
def number(value: float) -> str:
    """A number as it stands in the file: one decimal, no minus zero.

    >>> number(2.0), number(1 / 3), number(-0.01)
    ('2', '0.3', '0')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def shift(across: float, down: float) -> str:
    """How a shape is moved.

    >>> shift(2.0, 1 / 3)
    'translate(2 0.3)'
    """
    return f"translate({number(across)} {number(down)})"


def stroke(ink: str = INK, width: float = 1.0, dash: str = "") -> dict[str, str | float]:
    """The look of a line, or of an outline without a filling.

    >>> stroke(width=2.0, dash="5 3")["stroke-dasharray"]
    '5 3'
    """
    look: dict[str, str | float] = {"fill": "none", "stroke": ink, "stroke-width": width}
    return {**look, "stroke-dasharray": dash} if dash else look


@dataclass(frozen=True, slots=True)
class Canvas:
    """A place to draw on: an SVG element, with the direction its texts run in."""

    direction: Direction
    root: Element = field(default_factory=lambda: Element("g"))

    @property
    def start(self) -> Side:
        """The side on which lines of text begin."""
        return Side.LEFT if self.direction is Direction.LTR else Side.RIGHT

    def draw(self, tag: str, attributes: Attributes) -> Element:
        """Add one shape."""
        look = {k: v if isinstance(v, str) else number(v) for k, v in attributes.items()}
        return self.root.add(tag, look)

    def group(self, attributes: Attributes, told: str = "") -> Canvas:
        """A canvas inside this one; what is told shows when the group is pointed at."""
        inner = Canvas(self.direction, self.draw("g", attributes))
        if told:
            inner.root.add("title", text=clean(told))
        return inner

    def moved(self, across: float, down: float) -> Canvas:
        """A canvas inside this one whose (0, 0) lies elsewhere."""
        return self.group({"transform": shift(across, down)})

    def box(self, box: Box, attributes: Attributes) -> None:
        """Add a rectangle."""
        place = {"x": box.left, "y": box.top, "width": box.right - box.left}
        self.draw("rect", {**place, "height": box.bottom - box.top, **attributes})

    def path(self, steps: Iterable[str | float], attributes: Attributes) -> None:
        """Add a path: letters and numbers in turn."""
        words = (step if isinstance(step, str) else number(step) for step in steps)
        self.draw("path", {"d": " ".join(words), **attributes})

    def write(self, text: str, at: tuple[float, float], face: Face, side: Side) -> None:
        """Add one line of text; ``at`` is on its base line, at the given side of it."""
        safe = clean(text)
        running = direction_of_text(safe, self.direction)
        look: dict[str, str] = {"x": number(at[0]), "y": number(at[1])}
        if side is Side.MIDDLE:
            look["text-anchor"] = "middle"
        elif (side is Side.LEFT) is not (running is Direction.LTR):
            look["text-anchor"] = "end"
        if running is not self.direction:
            look["direction"] = running.value
        look["font-size"] = number(face.size)
        if face.weight is Weight.BOLD:
            look["font-weight"] = face.weight.value
        if face.ink != INK:
            look["fill"] = face.ink
        self.root.add("text", look, safe)

    def write_lines(
        self, lines: Iterable[str], at: tuple[float, float], face: Face, side: Side
    ) -> float:
        """Add lines below each other, the top of the first at ``at``; gives where they end."""
        across, top = at
        for line in lines:
            self.write(line, (across, top + 0.92 * face.size), face, side)
            top += face.leading
        return top

    def picture(self, frame: Frame, view: Box) -> Picture:
        """Finish: what lies in the view becomes the picture."""
        width, height = view.right - view.left, view.bottom - view.top
        title, description = clean(frame.title), clean(frame.description)
        look = {
            "xmlns": "http://www.w3.org/2000/svg",
            "role": "img",
            "viewBox": " ".join(map(number, (view.left, view.top, width, height))),
            "width": "100%",
            "style": f"max-width:{number(width * _GROWTH)}px;height:auto",
            "lang": clean(frame.lang),
            "direction": frame.direction.value,
            "font-family": _FONTS,
            "fill": INK,
            "aria-labelledby": f"title-{_UNSEALED} desc-{_UNSEALED}",
        }
        root = Element("svg", look)
        root.add("title", {"id": f"title-{_UNSEALED}"}, title)
        root.add("desc", {"id": f"desc-{_UNSEALED}"}, description)
        Canvas(self.direction, root).box(view, {"fill": "#ffffff"})
        root.inner.append(self.root)
        return Picture(title, _sealed(root.xml()))


_UNSEALED = "\0"
"""Stands for the seal until it is known; no text that is clean holds it."""


def _sealed(svg: str) -> str:
    """The ids made of all that is drawn: two different pictures differ in them."""
    seal = f"{crc32(svg.encode('utf-8', 'replace')):08x}"
    return svg.replace(_UNSEALED, seal)
