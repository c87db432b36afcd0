"""Where the seats of a horseshoe stand, and where their labels find room.

The table is the upper part of a ring; for many seats the ring is cut at its
middle and pulled apart, so that both legs grow longer. The first seat is at
the head, the rest follow clockwise. A label lies outside its seat and is moved
up or down along the edge until it touches no other label and no seat.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, cos, pi, sin

from unsc_sim.pictures.svg import Box, Side
from unsc_sim.pictures.text import Face, text_width, wrapped

__all__ = ["LABEL", "PLATE", "Label", "Ring", "place_labels", "plate_width", "ring_for"]

LABEL = Face(14)
PLATE = 17.0
_LABEL_WIDTH = 84.0
_WORD_WIDTH = 120.0
_OUTSIDE = 8.0
_SWEEP = 0.79 * pi
_RADIUS = 143.0
_PITCH = 37.0


@dataclass(frozen=True, slots=True)
class Ring:
    """The line on which the seats stand: a ring around (0, 0), its halves pulled apart.

    ``leg`` is how far they are apart; ``points`` holds, for each seat in order, its
    place and the direction that leads outwards from it.
    """

    radius: float
    leg: float
    half: float
    points: tuple[tuple[float, float, float, float], ...]

    def box(self, seat: int) -> Box:
        """The square in which a seat is drawn."""
        x, y, _, _ = self.points[seat]
        return Box(x - self.half, y - self.half, x + self.half, y + self.half)

    @property
    def tip(self) -> tuple[float, float]:
        """The right end of the line; the left end is its mirror image."""
        return self.radius * sin(_SWEEP), self.leg - self.radius * cos(_SWEEP)

    @property
    def sides(self) -> float:
        """How far from the top each end is, along the line."""
        return _SWEEP * self.radius + self.leg


@lru_cache(maxsize=64)
def ring_for(count: int) -> Ring:
    """The ring for a number of seats: round up to about fifteen, then ever longer.

    >>> ring_for(15).leg, round(ring_for(27).leg)
    (0.0, 90)
    """
    each_side = max(1, count // 2)
    radius = _RADIUS + max(0.0, 1.2 * (count - 15))
    leg = max(0.0, each_side * _PITCH - _SWEEP * radius)
    half = 14.0 if count < 20 else 12.5
    bare = Ring(radius, leg, half, ())
    points = tuple(_point(bare, seat, count) for seat in range(count))
    return Ring(radius, leg, half, points)


def _point(ring: Ring, seat: int, count: int) -> tuple[float, float, float, float]:
    """Place and outward direction of one seat, clockwise from the head."""
    right = count // 2
    way, step, steps = (1, seat, right) if seat <= right else (-1, count - seat, count - 1 - right)
    along = min(step * ring.sides / max(1, steps), step * ring.radius)
    quarter = ring.radius * pi / 2
    if along <= quarter:
        turn, below = along / ring.radius, 0.0
    elif along <= quarter + ring.leg:
        turn, below = pi / 2, along - quarter
    else:
        turn, below = (along - ring.leg) / ring.radius, ring.leg
    out, up = way * sin(turn), -cos(turn)
    return ring.radius * out, ring.radius * up + below, out, up


@dataclass(frozen=True, slots=True)
class Label:
    """A label in its place: its lines, the box around them and the plate, the aligned side."""

    lines: tuple[str, ...]
    box: Box
    side: Side
    face: Face

    @property
    def across(self) -> float:
        """Where the aligned side of every line is."""
        if self.side is Side.MIDDLE:
            return (self.box.left + self.box.right) / 2
        return self.box.left if self.side is Side.LEFT else self.box.right


@dataclass(frozen=True, slots=True)
class _Words:
    """What has to find room beside a seat."""

    lines: tuple[str, ...]
    face: Face
    width: float
    height: float
    gap: float = _OUTSIDE


def plate_width(plate: str) -> float:
    """The width of the plate that holds a word."""
    return text_width(plate, Face(12)) * 1.07 + 12


def _words(label: str, face: Face, plate: str, width: float) -> _Words:
    longest = max((text_width(word, face) for word in label.split()), default=0.0)
    most = max(width, min(longest, _WORD_WIDTH)) + 0.5
    lines = wrapped(label, face, most, lines=4)
    width = max(text_width(line, face) for line in lines)
    height = len(lines) * face.leading
    if plate:
        width = max(width, plate_width(plate))
        return _Words(lines, face, width, height + PLATE + 3, _OUTSIDE + 4)
    return _Words(lines, face, width, height)


@lru_cache(maxsize=64)
def place_labels(ring: Ring, labels: tuple[tuple[str, Face, str], ...]) -> tuple[Label, ...]:
    """Find room for one label, with its face and its plate, at each seat of a ring.

    The seats at the widest place go first; from there the labels pile up towards
    the head and down towards the ends, so that each keeps its own side.
    """
    seats = [ring.box(seat).grown(3) for seat in range(len(ring.points))]
    placed: dict[int, Label] = {}
    last = len(labels) - 1
    reach = max(4, ceil(len(labels) / 5))
    # Where seats are many, lines beside them have to be few.
    width = min(_WORD_WIDTH, _LABEL_WIDTH + max(0.0, 3.0 * (len(labels) - 15)))
    order = [*sorted(range(1, last + 1), key=lambda s: (abs(ring.points[s][3]), s)), 0]
    for seat in order:
        words = _words(*labels[seat], width)
        beside = [(seat + step) % len(labels) for step in range(-reach, reach + 1)]
        near = [placed[s].box for s in beside if s in placed] + [seats[s] for s in beside]
        placed[seat] = _place(ring, seat, words, near)
    return tuple(placed[seat] for seat in range(last + 1))


def _place(ring: Ring, seat: int, words: _Words, taken: list[Box]) -> Label:
    x, y, out, up = ring.points[seat]
    reach = ring.half + words.gap
    x, y = x + reach * out, y + reach * up
    down = 1 if up > 0.05 or (up > -0.05 and y > ring.leg / 2) else -1
    middle = y + up * words.height / 2
    if seat == 0:
        side, left = Side.MIDDLE, x - words.width / 2
    else:
        side = Side.LEFT if out > 0 else Side.RIGHT
        lean = min(1.0, abs(out) * 3.0)
        left = x - words.width * (1 - lean) / 2 - (words.width * lean if out < 0 else 0)
    box = Box(left, middle - words.height / 2, left + words.width, middle + words.height / 2)
    return Label(words.lines, _freed(box, taken, down), side, words.face)


def _freed(box: Box, taken: list[Box], down: int) -> Box:
    """The box moved up or down as little as frees it of all that is taken."""
    meeting = [each for each in taken if each.meets(box)]
    while meeting:
        if down > 0:
            box = box.moved(0, max(each.bottom for each in meeting) - box.top + 1)
        else:
            box = box.moved(0, min(each.top for each in meeting) - box.bottom - 1)
        meeting = [each for each in taken if each.meets(box)]
    return box
