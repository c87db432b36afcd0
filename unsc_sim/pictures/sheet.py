"""What stands around the shapes of every picture: heading, key to the signs, footnote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from unsc_sim.pictures.svg import Box, Canvas, Frame, Picture
from unsc_sim.pictures.text import Direction, Face, Weight, text_width, wrapped

__all__ = ["GREY", "MARGIN", "SMALL", "Key", "Sheet", "draw_keys"]

MARGIN = 14.0
GREY = "#595959"
SMALL = Face(13)
_TITLE = Face(19, Weight.BOLD)
_UNDER = Face(13.5, ink=GREY)
_SIGN = 18.0
_GAP = 6.0
_BETWEEN = 18.0


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the key to the signs: how to draw the sign, and what it means."""

    sign: Callable[[Canvas, Box], None]
    label: str
    room: float = _SIGN

    @property
    def width(self) -> float:
        """The room the entry takes."""
        return self.room + _GAP + text_width(self.label, SMALL)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a given width, filled from the top down.

    The heading is drawn by :meth:`headed`; then come the shapes; :meth:`closed`
    adds the keys and the footnote and makes the picture.
    """

    canvas: Canvas
    frame: Frame
    width: float

    @classmethod
    def of(cls, frame: Frame, width: float) -> Sheet:
        """An empty sheet."""
        return cls(Canvas(frame.direction), frame, width)

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def start(self) -> float:
        """Where lines of text begin."""
        return self.along(0)

    def along(self, distance: float) -> float:
        """The place at a distance from where lines begin, in the direction they run."""
        if self.canvas.direction is Direction.LTR:
            return MARGIN + distance
        return self.width - MARGIN - distance

    def headed(self) -> float:
        """Draw title and subtitle; gives where they end."""
        top = 10.0
        for text, face in ((self.frame.title, _TITLE), (self.frame.subtitle, _UNDER)):
            top = self.paragraph(text, face, top)
        return top + 6

    def paragraph(self, text: str, face: Face, top: float) -> float:
        """Draw a text across the sheet, in as many lines as it needs; gives where it ends."""
        if not text:
            return top
        lines = wrapped(text, face, self.inner)
        return self.canvas.write_lines(lines, (self.start, top), face, self.canvas.start)

    def closed(self, top: float, keys: Sequence[Key] = ()) -> Picture:
        """Draw keys and footnote below ``top``, and finish."""
        if keys:
            top = draw_keys(self.canvas, keys, Box(MARGIN, top, self.width - MARGIN, top))
        top = self.paragraph(self.frame.footnote, Face(12, ink=GREY), top + 4)
        return self.canvas.picture(self.frame, Box(0, 0, self.width, top + 8))


def draw_keys(canvas: Canvas, keys: Sequence[Key], room: Box) -> float:
    """Draw entries in rows that begin alike, from the top of a room down; gives where they end."""
    rows: list[list[Key]] = [[]]
    for key in keys:
        if rows[-1] and _row_width([*rows[-1], key]) > room.right - room.left:
            rows.append([])
        rows[-1].append(key)
    way = 1 if canvas.direction is Direction.LTR else -1
    start = (room.left + room.right) / 2 - way * max(map(_row_width, rows)) / 2
    top = room.top
    for row in rows:
        _draw_row(canvas, row, start, top)
        top += _SIGN + 9
    return top


def _row_width(row: Sequence[Key]) -> float:
    return sum(key.width for key in row) + _BETWEEN * (len(row) - 1)


def _draw_row(canvas: Canvas, row: Sequence[Key], across: float, top: float) -> None:
    way = 1 if canvas.direction is Direction.LTR else -1
    for key in row:
        first, second = sorted((across, across + way * key.room))
        key.sign(canvas, Box(first, top, second, top + _SIGN))
        at = (across + way * (key.room + _GAP), top + _SIGN / 2 + 4.7)
        canvas.write(key.label, at, SMALL, canvas.start)
        across += way * (key.width + _BETWEEN)
