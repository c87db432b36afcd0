"""Coalitions by kinds of voters: how many of each kind are left out.

Voters of one kind are alike, so a coalition is known by a few small numbers,
its pattern. Where a game has few kinds all its patterns can be looked at, one
by one. Vetoers, who are in all that win, are not spoken of.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import comb, prod
from typing import NamedTuple, TypeAlias

from unsc_sim.power.games import Core, Cost, fits

__all__ = ["Pattern", "Patterns", "effort", "patterns"]

Pattern: TypeAlias = tuple[int, ...]


class Patterns(NamedTuple):
    """All patterns of a game that win, by what is left out.

    Attributes
    ----------
    kinds, many
        The kinds of voters and how many there are of each.
    winning
        How many of each kind are left out, for every pattern that wins.
    """

    kinds: tuple[Cost, ...]
    many: tuple[int, ...]
    winning: frozenset[Pattern]

    def coalitions(self, pattern: Pattern) -> int:
        """How many coalitions have a pattern."""
        return prod(map(comb, self.many, pattern))

    def critical(self, out: Pattern) -> tuple[int, ...]:
        """The kinds of which a voter in the coalition swings, by place."""
        return tuple(
            place
            for place, (left, many) in enumerate(zip(out, self.many))
            if left < many and _moved(out, place, 1) not in self.winning
        )

    def minimal_winning(self) -> Iterator[Pattern]:
        """What is left out of the coalitions that need every voter they have."""
        for out in self.winning:
            inside = [place for place, left in enumerate(out) if left < self.many[place]]
            if len(self.critical(out)) == len(inside):
                yield out

    def minimal_blocking(self) -> Iterator[Pattern]:
        """The coalitions without which nothing wins, and which need every voter they have."""
        found = set()
        for out in self.winning:
            for place in self.critical(out):
                block = _moved(out, place, 1)
                if block not in found and all(
                    _moved(block, each, -1) in self.winning
                    for each, number in enumerate(block)
                    if number
                ):
                    found.add(block)
                    yield block


def effort(reduced: Core) -> float:
    """The nanoseconds that it takes to look at all patterns."""
    return prod(each + 1 for each in _most_out(reduced)) * (1000 + 150 * len(reduced.kinds))


def patterns(reduced: Core) -> Patterns:
    """The winning patterns of a game."""
    kinds, many = tuple(zip(*reduced.kinds)) or ((), ())
    rows = list(zip(*kinds))
    winning = frozenset(
        out
        for out in product(*(range(each + 1) for each in _most_out(reduced)))
        if fits(tuple(sum(map(int.__mul__, row, out)) for row in rows), reduced.limits)
    )
    return Patterns(kinds, many, winning)


def _most_out(reduced: Core) -> list[int]:
    """How many voters of each kind can be left out at most."""
    return [_most(kind, number, reduced.limits) for kind, number in reduced.kinds]


def _most(cost: Cost, many: int, limits: Cost) -> int:
    """How many voters of a kind can be left out at most."""
    return min([many, *(limit // each for limit, each in zip(limits, cost) if each)])


def _moved(pattern: Pattern, place: int, by: int) -> Pattern:
    """A pattern with one voter more or less of a kind."""
    return (*pattern[:place], pattern[place] + by, *pattern[place + 1 :])
