"""The middle of a horseshoe: what came out, and a bar of seats against the number needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unsc_sim.pictures.marks import Mark, Shape, draw_mark
from unsc_sim.pictures.svg import Box, Canvas, Side, stroke
from unsc_sim.pictures.text import Direction, Face, Weight, text_width, wrapped

__all__ = ["Panel", "Quota", "draw_panel", "panel_for"]

_HEAD = Face(25, Weight.BOLD)
_FIRST = Face(15, Weight.BOLD)
_LINE = Face(13.5)
_MARKS = list(Mark)


@dataclass(frozen=True, slots=True)
class Quota:
    """How many seats are needed, and how that is said: ``Quota(9, "9 needed")``."""

    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Lines of text with their boxes, the cells of the bar, and the mark of the quota."""

    lines: tuple[tuple[str, Face, Box], ...]
    cells: tuple[tuple[Mark, Box], ...]
    quota: float | None

    @property
    def boxes(self) -> tuple[Box, ...]:
        """All the room the panel takes."""
        return tuple(box for _, _, box in self.lines) + tuple(box for _, box in self.cells)


def panel_for(
    texts: Sequence[str], marks: Sequence[Mark], quota: Quota | None, room: Box, run: Direction
) -> Panel:
    """Arrange headline, lines and bar in the middle of a room."""
    lines = _lines(texts, room.right - room.left)
    cell = min(15.0, (room.right - room.left - 12) / len(marks))
    height = sum(_leading(face) for _, face in lines) + cell + 12 + (22 if quota else 0)
    top = max(room.top, (room.top + room.bottom - height) / 2)
    middle = (room.left + room.right) / 2
    placed: list[tuple[str, Face, Box]] = []
    for line, face in lines:
        placed.append((line, face, _centred(line, face, (middle, top))))
        top += _leading(face)
    step = cell if run is Direction.LTR else -cell
    begin = middle - step * len(marks) / 2
    cells = _cells(marks, (begin, top + 10), step)
    if quota is None or not 0 <= quota.number <= len(marks):
        return Panel(tuple(placed), cells, None)
    at = begin + step * quota.number
    placed.append(_under_bar(quota.label, (at, top + cell + 16), room))
    return Panel(tuple(placed), cells, at)


def _lines(texts: Sequence[str], width: float) -> list[tuple[str, Face]]:
    """The headline and the lines under it, broken to a width, each with its face."""
    lines: list[tuple[str, Face]] = []
    for place, text in enumerate(texts):
        face = (_HEAD, _FIRST, _LINE)[min(place, 2)]
        lines += [(line, face) for line in wrapped(text, face, width) if line]
    return lines


def _leading(face: Face) -> float:
    return face.leading + 3


def _under_bar(label: str, at: tuple[float, float], room: Box) -> tuple[str, Face, Box]:
    """The words of the quota below its mark, moved aside where they would leave the room."""
    half = min(text_width(label, _LINE), room.right - room.left) / 2
    middle = min(max(at[0], room.left + half), room.right - half)
    return label, _LINE, _centred(label, _LINE, (middle, at[1]))


def _centred(line: str, face: Face, at: tuple[float, float]) -> Box:
    half = text_width(line, face) / 2
    return Box(at[0] - half, at[1], at[0] + half, at[1] + face.leading)


def _cells(
    marks: Sequence[Mark], at: tuple[float, float], step: float
) -> tuple[tuple[Mark, Box], ...]:
    """The cells of the bar, most favourable first, running with the text."""
    across, top = at
    cells: list[tuple[Mark, Box]] = []
    for mark in sorted(marks, key=_MARKS.index):
        left, right = min(across, across + step), max(across, across + step)
        cells.append((mark, Box(left + 0.6, top, right - 0.6, top + abs(step))))
        across += step
    return tuple(cells)


def draw_panel(canvas: Canvas, panel: Panel) -> None:
    """Draw what was arranged."""
    for line, face, box in panel.lines:
        at = ((box.left + box.right) / 2, box.top + 0.92 * face.size)
        canvas.write(line, at, face, Side.MIDDLE)
    for mark, box in panel.cells:
        draw_mark(canvas, mark, Shape.SQUARE, box)
    if panel.quota is not None and panel.cells:
        bar = panel.cells[0][1]
        canvas.path(("M", panel.quota, bar.top - 6, "V", bar.bottom + 6), stroke(width=2.4))
