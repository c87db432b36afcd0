"""Marks: what stands on a seat, told apart by sign and by shade, so that no colour is needed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from unsc_sim.pictures.svg import Box, Canvas, number, shift, stroke
from unsc_sim.pictures.text import INK

__all__ = ["AMBER", "GREEN", "Mark", "Shape", "draw_mark", "draw_ring"]

GREEN = "#005f4f"
AMBER = "#f28c28"
_WHITE = "#ffffff"
_PALE = "#ebe7df"
_GREY = "#4d4d4d"


class Mark(Enum):
    """What one seat shows. The order is that of a bar of seats, most favourable first."""

    FOR = "for"
    FOR_OR_ABSTAIN = "for or abstain"
    UNKNOWN = "unknown"
    BY_TEXT = "by text"
    ABSTAIN = "abstain"
    ABSENT = "absent"
    VACANT = "vacant"
    ABSTAIN_OR_AGAINST = "abstain or against"
    AGAINST = "against"

    __hash__ = object.__hash__


class Shape(Enum):
    """The outline of a seat."""

    ROUND = "round"
    SQUARE = "square"

    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class _Look:
    """A fill, the ink of the outline, and signs in strokes, for a mark two units wide."""

    fill: str
    line: str = INK
    dash: str = ""
    signs: tuple[tuple[str, tuple[tuple[float, float], ...]], ...] = ()


_CHECK = ((-0.45, 0.02), (-0.12, 0.36), (0.47, -0.34))
_CROSS = ((-0.33, -0.33), (0.33, 0.33)), ((-0.33, 0.33), (0.33, -0.33))
_BAR = ((-0.42, 0.0), (0.42, 0.0))
_HOOK = (
    (-0.27, -0.27),
    (-0.2, -0.5),
    (0.07, -0.56),
    (0.3, -0.38),
    (0.24, -0.12),
    (0.0, 0.06),
    (0.0, 0.2),
)
_POINT = ((0.0, 0.52), (0.0, 0.53))
_DOT = ((0.0, 0.0), (0.0, 0.01))
_PAGE = (
    ((-0.36, -0.54), (0.36, -0.54), (0.36, 0.54), (-0.36, 0.54), (-0.36, -0.54)),
    ((-0.08, -0.17), (0.08, -0.17)),
    ((-0.08, 0.17), (0.08, 0.17)),
)


def _half(
    points: tuple[tuple[float, float], ...], middle: float
) -> tuple[tuple[float, float], ...]:
    """A sign made to fit one half of a mark."""
    return tuple((middle + 0.62 * x, 0.8 * y) for x, y in points)


_LOOKS = {
    Mark.FOR: _Look(GREEN, signs=((_WHITE, _CHECK),)),
    Mark.AGAINST: _Look(AMBER, signs=tuple((INK, each) for each in _CROSS)),
    Mark.ABSTAIN: _Look(_WHITE, signs=((INK, _BAR),)),
    Mark.UNKNOWN: _Look(_PALE, signs=((INK, _HOOK), (INK, _POINT))),
    Mark.BY_TEXT: _Look(_WHITE, signs=tuple((INK, each) for each in _PAGE)),
    Mark.ABSENT: _Look(_WHITE, dash="3 2.5", signs=((_GREY, _DOT),), line=_GREY),
    Mark.VACANT: _Look("none", dash="1.5 3", line=_GREY),
    Mark.ABSTAIN_OR_AGAINST: _Look(
        _WHITE,
        signs=((INK, _half(_BAR, -0.46)), *((INK, _half(each, 0.42)) for each in _CROSS)),
    ),
    Mark.FOR_OR_ABSTAIN: _Look(
        _WHITE, signs=((_WHITE, _half(_CHECK, -0.43)), (INK, _half(_BAR, 0.46)))
    ),
}

# The half of a mark that has a shade of its own: which side, and the shade.
_HALVES = {Mark.ABSTAIN_OR_AGAINST: (1, AMBER), Mark.FOR_OR_ABSTAIN: (-1, GREEN)}


def draw_mark(canvas: Canvas, mark: Mark, shape: Shape, box: Box) -> None:
    """Draw a mark that fills a square box."""
    look = _LOOKS[mark]
    half = (box.right - box.left) / 2
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    corner = half if shape is Shape.ROUND else half / 5
    outline = {**stroke(look.line, 1 + half / 20, look.dash), "rx": corner}
    if mark in _HALVES:
        canvas.box(box, {"rx": corner, "fill": look.fill})
        _draw_half(canvas, (x, y), half, corner, _HALVES[mark])
        canvas.box(box, outline)
    else:
        canvas.box(box, {**outline, "fill": look.fill})
    _draw_signs(canvas, mark, (x, y), half)


def _draw_half(
    canvas: Canvas, at: tuple[float, float], half: float, corner: float, side: tuple[int, str]
) -> None:
    (x, y), (way, shade) = at, side
    edge = x + way * half
    turn = f"0 0 {1 if way > 0 else 0}"
    canvas.path(
        (
            *("M", x, y - half, "H", edge - way * corner),
            *("A", corner, corner, turn, edge, y - half + corner, "V", y + half - corner),
            *("A", corner, corner, turn, edge - way * corner, y + half, "H", x, "Z"),
        ),
        {"fill": shade},
    )


def _draw_signs(canvas: Canvas, mark: Mark, at: tuple[float, float], half: float) -> None:
    place = {"transform": shift(*at)}
    for ink, steps in _signs(mark, half):
        canvas.path((steps,), {**stroke(ink, half / 5), **_JOINTS, **place})


_JOINTS = {"stroke-linecap": "round", "stroke-linejoin": "round"}


@lru_cache(maxsize=256)
def _signs(mark: Mark, half: float) -> tuple[tuple[str, str], ...]:
    """The inks of the signs, each with the steps of its path around (0, 0)."""
    steps: dict[str, list[str]] = {}
    for ink, points in _LOOKS[mark].signs:
        several = steps.setdefault(ink, [])
        for place, (across, down) in enumerate(points):
            several += ["L" if place else "M", number(across * half), number(down * half)]
    return tuple((ink, " ".join(several)) for ink, several in steps.items())


def draw_ring(canvas: Canvas, shape: Shape, box: Box) -> None:
    """Draw the dashed ring that sets one seat apart."""
    around = box.grown(4.5)
    half = (around.right - around.left) / 2
    corner = half if shape is Shape.ROUND else half / 4
    canvas.box(around, {**stroke(width=2.0, dash="5 3"), "rx": corner})
