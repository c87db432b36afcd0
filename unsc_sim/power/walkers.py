"""Who walks, and how long the walk takes, foretold without walking.

The costs that some voters together can come to lie as a bell curve lies: so
it is known about how many of their sets stay within a limit, and there are no
more cells than such sets, nor more than costs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import comb, erf, prod, sqrt
from operator import add
from typing import NamedTuple, TypeAlias

from unsc_sim.power.games import Cost, fits

__all__ = ["Choices", "Part", "Voters", "effort"]

Choices: TypeAlias = tuple[tuple[int, Cost], ...]
"""What a voter can do: what it carries, and what it costs."""

_FEW = 2000
"""So few sets of voters that it does not matter how many of them stay within the limits."""


_BEYOND = 10**150
"""More than can ever be counted; numbers are cut there to stay within floats."""


class Part(NamedTuple):
    """Voters who have the same choices, and how many they are."""

    choices: Choices
    many: int

    def ends(self, limits: Cost) -> list[Cost]:
        """What one of them can cost and stay within the limits."""
        return list(dict.fromkeys(cost for _, cost in self.choices if fits(cost, limits)))

    def points(self, limits: Cost) -> int:
        """At how many costs all of them can end, at most."""
        ways = len(self.ends(limits))
        return comb(self.many + ways - 1, ways - 1) if ways else 0


class Voters(NamedTuple):
    """Voters to be left out in turn, and others beside them who never are."""

    parts: list[Part]
    beside: list[Part]

    @property
    def all(self) -> list[Part]:
        """All of them."""
        return [*self.parts, *self.beside]

    def halves(self) -> tuple[Voters, Voters]:
        """The first half of the parts, and the second."""
        middle = (len(self.parts) + len(self.beside)) // 2
        rest = max(0, middle - len(self.parts))
        first = Voters(self.parts[:middle], self.beside[:rest])
        return first, Voters(self.parts[middle:], self.beside[rest:])


class _Crowd(NamedTuple):
    """Sets of voters: how many there are, and on each counter where their costs lie.

    Costs are in units of the limits, for weights may be beyond all floats.
    """

    sets: float
    means: tuple[float, ...]
    variances: tuple[float, ...]
    most: tuple[float, ...]

    @staticmethod
    def of(part: Part, limits: Cost) -> _Crowd:
        ends = part.ends(limits) or [(0,) * len(limits)]
        units, many = [max(limit, 1) for limit in limits], part.many
        columns = [[each / unit for each in column] for column, unit in zip(zip(*ends), units)]
        means = [sum(column) / len(ends) for column in columns]
        squares = [sum(each * each for each in column) / len(ends) for column in columns]
        return _Crowd(
            min(part.points(limits), _BEYOND),
            tuple([many * mean for mean in means]),
            tuple([many * (each - mean * mean) for each, mean in zip(squares, means)]),
            tuple([many * max(column) for column in columns]),
        )

    def joined(self, other: _Crowd) -> _Crowd:
        return _Crowd(
            min(self.sets * other.sets, _BEYOND),
            tuple(map(add, self.means, other.means)),
            tuple(map(add, self.variances, other.variances)),
            tuple(map(add, self.most, other.most)),
        )

    def cells(self, limits: Cost) -> float:
        """At how many costs within the limits they end, about.

        A set that is large is so on all counters: the narrowest alone is asked.
        """
        box, share = 1.0, 1.0
        for limit, mean, variance, most in zip(limits, *self[1:]):
            box *= 1 + min(limit, _BEYOND) * min(most, 1.0)
            if most > 1 and variance > 0:
                share = min(share, (1 + erf((1 - mean) / sqrt(2 * variance))) / 2)
        return max(1.0, min(box, self.sets * share))


@dataclass(frozen=True, slots=True)
class _Work:
    """How often a cell is joined to a choice, and how often one at the end is looked at."""

    joined: float
    met: float

    def __add__(self, other: _Work) -> _Work:
        return _Work(self.joined + other.joined, self.met + other.met)


def effort(voters: Voters, limits: Cost) -> float:
    """The nanoseconds that a walk of all voters takes that leaves out some in turn."""
    bits = sum(many * sum(c for c, _ in choices).bit_length() for choices, many in voters.all)
    sets = prod([comb(many + len(choices) - 1, many) for choices, many in voters.all])
    apart = 1 if len(limits) > 1 else 2
    if sets < _FEW:
        return apart * float(sets ** (1 / apart)) * (len(voters.parts) + 1) * (200 + bits / 14)
    groups = [voters] if apart == 1 else voters.halves()
    work = sum([_of_group(group, limits) for group in groups], _Work(0, 0))
    joining, multiplying = 115 + bits / 14, float((bits / 60) ** 1.6)
    return work.joined * joining + work.met * (360 + bits / 11 + multiplying)


def _of_group(voters: Voters, limits: Cost) -> _Work:
    parts, beside = ([_Crowd.of(part, limits) for part in each] for each in voters)
    nobody = (0.0,) * len(limits)
    start, work = _walk(_Crowd(1, nobody, nobody, nobody), beside, limits)
    end, whole = _walk(start, parts, limits)
    return work + whole + _leaving_out_each(start, parts, limits) + _Work(0, end.cells(limits))


def _walk(crowd: _Crowd, parts: Iterable[_Crowd], limits: Cost) -> tuple[_Crowd, _Work]:
    """All sets after some parts have walked, and the work of it."""
    joined = 0.0
    for part in parts:
        joined += crowd.cells(limits) * part.sets
        crowd = crowd.joined(part)
    return crowd, _Work(joined, 0)


def _leaving_out_each(crowd: _Crowd, parts: Sequence[_Crowd], limits: Cost) -> _Work:
    """The work where every part is left out in turn, by halves."""
    if len(parts) < 2:
        return _Work(0, 2 * crowd.cells(limits) * len(parts))
    half = len(parts) // 2
    first, second = parts[:half], parts[half:]
    with_second, one = _walk(crowd, second, limits)
    with_first, other = _walk(crowd, first, limits)
    return (
        one
        + other
        + _leaving_out_each(with_second, first, limits)
        + _leaving_out_each(with_first, second, limits)
    )
