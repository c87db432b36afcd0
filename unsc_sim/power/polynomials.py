"""Generating polynomials packed into Python integers.

Each voter is a factor *1 + y x^cost*: it is in the coalition, or left out, one
more head at a cost. The product counts sets of voters by heads and cost. A
polynomial in *x* is kept as one integer, a fixed number of bytes for each
coefficient (Kronecker substitution), so that a factor is a shift and a sum;
there is one integer for every number of heads, small enough to stay in the
processor's cache. Then the table is turned, heads inside and cost outside, and
summed up to every cost.

Without a voter of cost *w* the sums are those with it, less one head for the
sums a cost of *w* below, and so on down: exact division by its factor, for
which only every *w*-th sum is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, product
from math import comb, prod
from operator import add
from typing import Literal, NamedTuple, TypeAlias

from unsc_sim.power.effort import IMPOSSIBLE
from unsc_sim.power.games import Cost, fits

__all__ = ["Factor", "Sums", "effort", "sums", "unpacked"]

Cells: TypeAlias = dict[Cost, list[int]]

MOST_BYTES = 1 << 31
_BYTES_BESIDE = 80
"""What Python takes beside the digits for an integer in two lists."""

_FORMATS: dict[int, Literal["B", "H", "I", "Q"]] = {1: "B", 2: "H", 4: "I", 8: "Q"}


class Factor(NamedTuple):
    """Voters of one kind: their cost, how many, and whether their heads are counted."""

    cost: Cost
    many: int
    counted: bool


class Sums(NamedTuple):
    """How many sets of voters there are up to every cost, by heads.

    ``rows[rest][s]`` counts those whose cost is at most *s* on the first
    counter and at most ``rest`` on the others; a row packs one number for
    every count of heads, each in ``width`` bytes.
    """

    rows: dict[Cost, list[int]]
    limits: Cost
    width: int
    heads: int

    def total(self) -> int:
        """All sets within the limits, packed by heads."""
        return self.rows[self.limits[1:]][self.limits[0]]

    def swings(self, cost: Cost, counted: bool) -> int:
        """The sets, a voter of a cost not in them, that leave no room for it; packed."""
        if not fits(cost, self.limits):
            return self.total()
        if not counted and len(self.limits) == 1:
            (row,), (w,), (limit,) = self.rows.values(), cost, self.limits
            return 2 * (sum(row[limit :: -2 * w]) - sum(row[limit - w :: -2 * w])) - row[limit]
        least = value = 0
        for sums in self._down(cost):
            least, value = value, sums - (value << 8 * self.width * counted)
        return value - least

    def without(self, cost: int, limit: int) -> int:
        """The sets up to a limit without a voter of a cost, heads counted; one counter only."""
        value = 0
        if limit >= 0:
            (row,) = self.rows.values()
            for sums in row[limit % cost : limit + 1 : cost]:
                value = sums - (value << 8 * self.width)
        return value

    def _down(self, cost: Cost) -> Iterable[int]:
        """The sums at every multiple of a cost below the limits, the lowest first."""
        steps = min(limit // each for limit, each in zip(self.limits, cost) if each)
        if len(cost) == 1:
            (row,) = self.rows.values()
            return row[self.limits[0] - steps * cost[0] :: cost[0]]
        points = (
            [limit - step * each for limit, each in zip(self.limits, cost)]
            for step in range(steps, -1, -1)
        )
        return (self.rows[tuple(rest)][first] for first, *rest in points)


def effort(factors: Sequence[Factor], limits: Cost) -> float:
    """The nanoseconds that it takes to multiply the factors; the table has to fit into memory."""
    first, *others = limits
    voters, counted = _numbers(factors)
    width, columns = _width(voters, voters == counted), prod([limit + 1 for limit in others])
    multiplied = moved = reach = steps = 0
    heads = 1
    for (cost, *_), many, of_heads in sorted(factors):
        shifts = many * (heads + many // 2 if of_heads else heads)
        multiplied += shifts
        moved += shifts * min(reach + cost * many // 2, first)
        reach += cost * many
        steps += first // cost if cost else 0
        if of_heads and reach <= first:
            heads += many
    row, points = heads * width, columns * (first + 1)
    if points * (_BYTES_BESIDE + 2 * row) > MOST_BYTES:
        return IMPOSSIBLE
    multiplying = 15_000 + 1000 * voters + columns * (400 * multiplied + 0.55 * width * moved)
    return multiplying + points * len(limits) * (20 + 0.4 * row) + steps * (30 + 0.6 * row)


def _numbers(factors: Sequence[Factor]) -> tuple[int, int]:
    """How many voters there are, and of how many the heads are counted."""
    voters = sum([many for _, many, _ in factors])
    return voters, sum([many for _, many, counted in factors if counted])


def sums(factors: Sequence[Factor], limits: Cost) -> Sums:
    """Multiply the factors of all voters and sum up."""
    voters, counted = _numbers(factors)
    width = _width(voters, voters == counted)
    cells: Cells = {(0,) * (len(limits) - 1): [1]}
    reach, bits = 0, 8 * width
    for cost, many, heads in sorted(factors):
        if not fits(cost, limits):
            continue
        keep = (1 << bits * (limits[0] + 1 - cost[0])) - 1
        for _ in range(many):
            reach += cost[0]
            move = _Move(bits * cost[0], keep if reach > limits[0] else 0, cost[1:], heads)
            _multiply(cells, move, limits[1:])
    most = max(map(len, cells.values()))
    rows = {rest: _turned(column, most, limits[0] + 1, width) for rest, column in cells.items()}
    return Sums(_summed(rows, limits[1:], limits[0] + 1), limits, width, most)


def _width(voters: int, sized: bool) -> int:
    """The bytes of a coefficient: no count of sets of one size is beyond the middle one."""
    width = (comb(voters, voters // 2) if sized else 1 << voters).bit_length() + 7 >> 3
    return next((each for each in _FORMATS if width <= each), width) if not sized else width


class _Move(NamedTuple):
    """Leaving out one voter: how far it shifts, what may be shifted, its other costs."""

    shift: int
    keep: int
    rest: Cost
    heads: bool


def _multiply(cells: Cells, move: _Move, limits: Cost) -> None:
    """One voter more, who is in the coalition or left out; what costs too much is cut off."""
    if not limits:
        column = cells[()]
        cells[()] = _joined(column, _shifted(column, move), move.heads)
        return
    moved: Cells = {}
    for rest, column in cells.items():
        there = tuple(map(add, rest, move.rest))
        if fits(there, limits):
            moved[there] = _shifted(column, move)
    for rest, column in moved.items():
        cells[rest] = _joined(cells.get(rest, []), column, move.heads)


def _shifted(column: list[int], move: _Move) -> list[int]:
    shift, keep = move.shift, move.keep
    if keep:
        return [(each & keep) << shift for each in column]
    return [each << shift for each in column]


def _joined(old: list[int], new: list[int], heads: bool) -> list[int]:
    """The sum of two columns, the second one head further where heads are counted."""
    if heads:
        new = [0, *new]
    if len(old) == len(new):
        return list(map(add, old, new))
    longer = old if len(old) > len(new) else new
    joined = [*map(add, old, new), *longer[min(len(old), len(new)) :]]
    if len(joined) > 1 and not joined[-1]:
        joined.pop()
    return joined


def _turned(column: list[int], heads: int, length: int, width: int) -> list[int]:
    """From integers by heads, packed by cost, to integers by cost, packed by heads."""
    if heads == 1:
        return unpacked(column[0], width, length)
    row = heads * width
    turned = bytearray(length * row)
    for place, each in enumerate(column):
        packed = each.to_bytes(length * width, "little")
        for byte in range(width):
            turned[place * width + byte :: row] = packed[byte::width]
    return [int.from_bytes(turned[at : at + row], "little") for at in range(0, len(turned), row)]


def _summed(rows: dict[Cost, list[int]], limits: Cost, length: int) -> dict[Cost, list[int]]:
    """Sums up to every cost, first along the first counter, then along the others."""
    summed = {rest: list(accumulate(row)) for rest, row in rows.items()}
    if not limits:
        return summed
    grid = list(product(*(range(limit + 1) for limit in limits)))
    full = {rest: summed.get(rest, [0] * length) for rest in grid}
    for axis in range(len(limits)):
        for rest in grid:
            if rest[axis]:
                before = (*rest[:axis], rest[axis] - 1, *rest[axis + 1 :])
                full[rest] = list(map(add, full[rest], full[before]))
    return full


def unpacked(number: int, width: int, length: int) -> list[int]:
    """The numbers packed into one.

    >>> unpacked(0x010203, 1, 4)
    [3, 2, 1, 0]
    """
    packed = number.to_bytes(length * width, "little")
    if width in _FORMATS and _LITTLE:
        return list(memoryview(packed).cast(_FORMATS[width]))
    return [
        int.from_bytes(packed[at : at + width], "little") for at in range(0, len(packed), width)
    ]


_LITTLE = memoryview(b"\1\0").cast("H")[0] == 1
