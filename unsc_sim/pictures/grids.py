"""Grids: a mark in every cell, or a value shown by how dark the cell is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from unsc_sim.pictures.faults import refuse
from unsc_sim.pictures.marks import Mark, Shape, draw_mark
from unsc_sim.pictures.scales import finite
from unsc_sim.pictures.sheet import GREY, MARGIN, Key, Sheet
from unsc_sim.pictures.svg import Box, Canvas, Frame, Picture, Side, number, stroke
from unsc_sim.pictures.text import INK, Direction, Face, text_width, wrapped
from unsc_sim.words import say

__all__ = ["Heat", "MarkGrid", "heat", "mark_grid", "width_of"]

_STEPS = ("#f3f7f5", "#cfe1dc", "#9fc4bb", "#67a093", "#2f7a6b", "#005f4f")
_RULE = "#c4c4c4"
_NAME = Face(13)
_CELL = Face(12)
_NAMES = 128.0
_LEAST, _MOST = 19.0, 44.0
_WIDTH = 480.0


@dataclass(frozen=True, slots=True)
class MarkGrid:
    """Marks in rows and columns; ``None`` leaves a cell empty. ``keys`` says what they mean."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Mark | None, ...], ...]
    keys: tuple[tuple[Mark, str], ...] = ()

    def __post_init__(self) -> None:
        _check(self.rows, self.columns, self.cells)


@dataclass(frozen=True, slots=True)
class Heat:
    """Values in rows and columns; ``None`` leaves a cell empty.

    Parameters
    ----------
    texts
        How the values are said, printed where the cells are large enough.
    ends
        What is said at the light and at the dark end of the scale.
    empty
        What a struck-out cell means, one without value and text.
    groups
        How many rows, which are also columns, belong together in turn, and
        what is written beside them; they are framed.
    least
        How wide a cell is at least.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[float | None, ...], ...]
    texts: tuple[tuple[str, ...], ...] = ()
    ends: tuple[str, str] = ("", "")
    empty: str = ""
    groups: tuple[tuple[str, int], ...] = ()
    least: float = _LEAST

    def __post_init__(self) -> None:
        _check(self.rows, self.columns, self.cells)
        if self.texts:
            _check(self.rows, self.columns, self.texts)
        if self.groups and sum(size for _, size in self.groups) != len(self.rows):
            raise refuse(
                say("groups that make up the {count} rows", count=len(self.rows)), self.groups
            )
        finite(value for row in self.cells for value in row if value is not None)


def _check(rows: Sequence[str], columns: Sequence[str], cells: Sequence[Sequence[object]]) -> None:
    if not rows or not columns:
        raise refuse(say("at least one row and one column"), (len(rows), len(columns)))
    if len(cells) != len(rows) or any(len(row) != len(columns) for row in cells):
        sizes = sorted({len(row) for row in cells})
        text = "cells in rows and columns, {rows} by {columns}"
        expected = say(text, rows=len(rows), columns=len(columns))
        raise refuse(expected, (len(cells), sizes))


@dataclass(frozen=True, slots=True)
class _Net:
    """The net of a grid: how large a cell is, where the first begins, which way they run."""

    top: float
    first: float
    cell: float
    way: int

    def box(self, row: int, column: int) -> Box:
        """The box of one cell."""
        near = self.first + self.way * self.cell * column
        left = min(near, near + self.way * self.cell)
        top = self.top + self.cell * row
        return Box(left, top, left + self.cell, top + self.cell)


def mark_grid(grid: MarkGrid, frame: Frame) -> Picture:
    """Draw a grid of marks; columns run in the direction of the text.

    Examples
    --------
    >>> grid = MarkGrid(("China", "Peru"), ("first",), ((Mark.FOR,), (Mark.ABSTAIN,)))
    >>> mark_grid(grid, Frame("Votes", "China for, Peru abstaining.")).title
    'Votes'
    """
    sheet, net = _netted(grid.rows, grid.columns, frame)
    for row, marks in enumerate(grid.cells):
        for column, mark in enumerate(marks):
            box = net.box(row, column)
            sheet.canvas.box(box, stroke(_RULE))
            if mark is not None:
                draw_mark(sheet.canvas, mark, Shape.ROUND, box.grown(-net.cell / 8))
    used = {mark for row in grid.cells for mark in row}
    keys = [Key(partial(_mark_sign, mark), text) for mark, text in grid.keys if mark in used]
    return sheet.closed(net.top + net.cell * len(grid.rows) + 14, keys)


def _mark_sign(mark: Mark, canvas: Canvas, box: Box) -> None:
    draw_mark(canvas, mark, Shape.ROUND, box)


def heat(grid: Heat, frame: Frame) -> Picture:
    """Draw values in six steps of one colour, from the lowest (light) to the highest (dark).

    Examples
    --------
    >>> grid = Heat(("China", "Peru"), ("first",), ((0.9,), (0.2,)), ends=("never", "always"))
    >>> heat(grid, Frame("Agreement", "China 0.9, Peru 0.2.")).title
    'Agreement'
    """
    beside = max((text_width(title, _NAME) for title, _ in grid.groups), default=0.0)
    sheet, net = _netted(grid.rows, grid.columns, frame, beside, grid.least)
    values = [value for row in grid.cells for value in row if value is not None]
    low, high = min(values, default=0.0), max(values, default=1.0)
    for row, several in enumerate(grid.cells):
        for column, value in enumerate(several):
            text = grid.texts[row][column] if grid.texts else ""
            step = None if value is None else _step(value, low, high)
            names = f"{grid.rows[row]}, {grid.columns[column]}"
            inner = sheet.canvas.group({}, f"{names}: {text}" if text else names)
            _draw_cell(inner, net.box(row, column), step, text)
    _frame_groups(sheet.canvas, grid.groups, net)
    bottom = net.top + net.cell * len(grid.rows) + 14
    if any(grid.ends):
        bottom = _draw_steps(sheet, grid.ends, bottom)
    struck = any(
        value is None and not (grid.texts and grid.texts[row][column])
        for row, several in enumerate(grid.cells)
        for column, value in enumerate(several)
    )
    return sheet.closed(bottom, [Key(_draw_struck, grid.empty)] if struck and grid.empty else [])


def _frame_groups(canvas: Canvas, groups: tuple[tuple[str, int], ...], net: _Net) -> None:
    """A frame around the cells of each group with a title, which stands at the far side."""
    row, count = 0, sum(size for _, size in groups)
    for title, size in groups:
        if title:
            first, last = net.box(row, row), net.box(row + size - 1, row + size - 1)
            sides = sorted((first.left, first.right, last.left, last.right))
            look = stroke(INK, 2.4)
            canvas.box(Box(sides[0], first.top, sides[-1], last.bottom), look)
            far = net.first + net.way * (net.cell * count + 6)
            at = (far, (first.top + last.bottom) / 2 + 4.5)
            canvas.write(title, at, _NAME, canvas.start)
        row += size


def _step(value: float, low: float, high: float) -> int:
    if high == low:
        return len(_STEPS) // 2
    return min(len(_STEPS) - 1, int((value - low) / (high - low) * len(_STEPS)))


def _draw_cell(canvas: Canvas, box: Box, step: int | None, text: str) -> None:
    if step is None and not text:
        _draw_struck(canvas, box)
        return
    empty = stroke(_RULE)
    canvas.box(box, empty if step is None else {"fill": _STEPS[step], "stroke": "#ffffff"})
    face = replace(_CELL, ink="#ffffff" if step is not None and step > 3 else INK)
    if width_of(text) <= box.right - box.left:
        at = ((box.left + box.right) / 2, (box.top + box.bottom) / 2 + 4.2)
        canvas.write(text, at, face, Side.MIDDLE)


def width_of(text: str) -> float:
    """How wide a cell has to be for a text to be printed in it."""
    return text_width(text, _CELL) + 3


def _draw_struck(canvas: Canvas, box: Box) -> None:
    canvas.box(box, stroke(_RULE))
    canvas.path(("M", box.left, box.bottom, "L", box.right, box.top), stroke(_RULE))


def _draw_steps(sheet: Sheet, ends: tuple[str, str], top: float) -> float:
    """The scale of the shades with the words at its ends; gives where it ends."""
    size, canvas = 20.0, sheet.canvas
    way = 1 if canvas.direction is Direction.LTR else -1
    begin = sheet.width / 2 - way * size * len(_STEPS) / 2
    for place, shade in enumerate(_STEPS):
        near = begin + way * size * place
        left = min(near, near + way * size)
        look = {**stroke(GREY, 0.6), "fill": shade}
        canvas.box(Box(left, top, left + size, top + 14), look)
    canvas.write(ends[0], (begin - way * 7, top + 12), _NAME, canvas.start.opposite)
    last = begin + way * (size * len(_STEPS) + 7)
    canvas.write(ends[1], (last, top + 12), _NAME, canvas.start)
    return top + 24


def _netted(
    rows: Sequence[str],
    columns: Sequence[str],
    frame: Frame,
    beside: float = 0.0,
    least: float = _LEAST,
) -> tuple[Sheet, _Net]:
    """A sheet with heading and the names of rows and columns, and the net for the cells.

    ``beside`` is the room that is needed at the far side, ``least`` that of a cell.
    """
    names = min(_NAMES, max(text_width(row, _NAME) for row in rows)) + 8
    tallest = max(len(wrapped(row, _NAME, _NAMES, 3)) for row in rows) * _NAME.leading + 2
    room = (_WIDTH - 2 * MARGIN - names) / len(columns)
    cell = max(least, tallest, min(_MOST, room))
    slanted = any(text_width(column, _NAME) > cell - 4 for column in columns)
    above = max(text_width(column, _NAME) for column in columns) * 0.87 + 16 if slanted else 20
    over = 0.5 * text_width(columns[-1], _NAME) if slanted else 0.0
    width = max(names + cell * len(columns) + max(over, beside + 6) + 2 * MARGIN, 372.0)
    sheet = Sheet.of(frame, width)
    way = 1 if frame.direction is Direction.LTR else -1
    net = _Net(sheet.headed() + above, sheet.along(names), cell, way)
    _name_rows(sheet, rows, net)
    for place, column in enumerate(columns):
        _name_column(sheet.canvas, column, net.box(0, place), slanted)
    return sheet, net


def _name_rows(sheet: Sheet, rows: Sequence[str], net: _Net) -> None:
    for place, row in enumerate(rows):
        lines = wrapped(row, _NAME, _NAMES, 3)
        middle = net.top + net.cell * (place + 0.5)
        at = (sheet.along(0), middle - len(lines) * _NAME.leading / 2)
        sheet.canvas.write_lines(lines, at, _NAME, sheet.canvas.start)


def _name_column(canvas: Canvas, name: str, box: Box, slanted: bool) -> None:
    middle = (box.left + box.right) / 2
    if not slanted:
        canvas.write(name, (middle, box.top - 6), _NAME, Side.MIDDLE)
        return
    way = -1 if canvas.direction is Direction.LTR else 1
    turned = f"translate({number(middle - way * 3)} {number(box.top - 6)}) rotate({way * 60})"
    canvas.group({"transform": turned}).write(name, (0, 0), _NAME, canvas.start)
