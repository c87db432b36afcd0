"""Coalitions listed, counted and drawn at random.

A coalition wins if it has the text adopted while all others vote no; it
blocks if nothing is adopted without it. It is minimal if it needs every voter
it has. None is listed before it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from random import Random
from typing import Any

from unsc_sim.choices import Choice
from unsc_sim.errors import RuleError
from unsc_sim.pictures import Column, Columns, Drawn, Frame, Picture, columns
from unsc_sim.power.counts import totals, winning_by_size
from unsc_sim.power.draws import draw, draw_minimal
from unsc_sim.power.games import AnyRule, read
from unsc_sim.power.listings import listing
from unsc_sim.power.minimal import Side, minimal
from unsc_sim.rules.machines import read_whole
from unsc_sim.words import say

__all__ = [
    "Coalitions",
    "Family",
    "blocking_coalitions",
    "minimal_blocking_coalitions",
    "minimal_winning_coalitions",
    "winning_coalitions",
]


class Family(Choice):
    """Which coalitions are meant."""

    WINNING = say("winning coalitions")
    MINIMAL_WINNING = say("minimal winning coalitions")
    BLOCKING = say("blocking coalitions")
    MINIMAL_BLOCKING = say("minimal blocking coalitions")

    @property
    def side(self) -> Side:
        """Whether they win or block."""
        wins = self in (Family.WINNING, Family.MINIMAL_WINNING)
        return Side.WINNING if wins else Side.BLOCKING

    @property
    def minimal(self) -> bool:
        """Whether they need every voter they have."""
        return self in (Family.MINIMAL_WINNING, Family.MINIMAL_BLOCKING)


@dataclass(frozen=True, slots=True, repr=False)
class Coalitions(Drawn):
    """All coalitions of a family under a rule, the smallest first; nothing is stored.

    Iterating yields the codes of one after the other.
    """

    rule: AnyRule
    family: Family

    @property
    def count(self) -> int:
        """How many there are."""
        game = read(self.rule)
        if self.family.minimal:
            return sum(minimal(game, self.family.side, sized=False).every.values())
        winning = totals(game).winning
        won = self.family.side is Side.WINNING
        return winning if won else (1 << len(game.costs)) - winning

    @property
    def by_size(self) -> tuple[int, ...]:
        """How many there are of every size, from none to all voters."""
        game = read(self.rule)
        sizes = range(len(game.costs) + 1)
        if self.family.minimal:
            every = minimal(game, self.family.side).every
            return tuple(every.get(size, 0) for size in sizes)
        winning = winning_by_size(self.rule)
        if self.family.side is Side.WINNING:
            return winning
        whole = _binomials(len(game.costs))
        return tuple(whole[size] - winning[len(game.costs) - size] for size in sizes)

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        game = read(self.rule)
        codes = game.council.codes
        for seats in listing(game, self.family.side, self.family.minimal):
            yield tuple(codes[seat] for seat in seats)

    def __contains__(self, coalition: object) -> bool:
        if not isinstance(coalition, (tuple, list, set, frozenset)):
            return False
        game = read(self.rule)
        seats = frozenset(game.council.seat(word) for word in coalition)
        everyone = frozenset(range(len(game.costs)))
        won = self.family.side is Side.WINNING

        def has_it(some: frozenset[int]) -> bool:
            return game.wins(some) if won else not game.wins(everyone - some)

        needed = not self.family.minimal or not any(has_it(seats - {seat}) for seat in seats)
        return has_it(seats) and needed

    def sample(self, rng: Random, many: int = 1) -> tuple[tuple[str, ...], ...]:
        """Some of them, drawn independently, all equally likely.

        Raises
        ------
        RuleError
            If there is nothing to draw with, or no number of draws.
        """
        if not isinstance(rng, Random):
            raise RuleError(say("expected random.Random to draw with, not {came!r}", came=rng))
        if read_whole(many) is None or many < 0:
            text = "expected a whole number of draws from 0, not {came!r}"
            raise RuleError(say(text, came=many))
        game = read(self.rule)
        codes = game.council.codes
        drawing = draw_minimal if self.family.minimal else draw
        drawn = drawing(game, self.family.side, rng, many)
        return tuple(tuple(codes[seat] for seat in sorted(seats)) for seats in drawn)

    def picture(self, lang: str = "en") -> Picture:
        """How many there are of every size."""
        drawn = Columns(
            tuple(
                Column(str(n), float(many), str(many or "")) for n, many in enumerate(self.by_size)
            ),
            label=say("voters in the coalition").words(lang),
        )
        told = self.words(lang)
        title = read(self.rule).title
        return columns(drawn, Frame(told, told, lang, subtitle=title.words(lang)))

    def words(self, lang: str = "en") -> str:
        """How many there are, in a language."""
        return say("{count} {family}", count=self.count, family=self.family).words(lang)

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<{self.family.value} of {len(read(self.rule).costs)} voters>"

    def to_pandas(self) -> Any:
        """A pandas Series by size: how many there are, from none to all voters."""
        pandas = import_module("pandas")
        return pandas.Series(dict(enumerate(self.by_size)), name=self.family.value, dtype=object)


def winning_coalitions(rule: AnyRule) -> Coalitions:
    """The coalitions that have a text adopted: 848 in today's Council.

    >>> from unsc_sim import rules
    >>> from unsc_sim import council
    >>> print(winning_coalitions(rules.substantive(council(2019))))
    848 winning coalitions
    """
    return Coalitions(rule, Family.WINNING)


def minimal_winning_coalitions(rule: AnyRule) -> Coalitions:
    """The winning coalitions that need every voter they have: 210 in today's Council.

    >>> from unsc_sim.rules import weighted
    >>> list(minimal_winning_coalitions(weighted(3, {"A": 2, "B": 1, "C": 1})))
    [('A', 'B'), ('A', 'C')]
    """
    return Coalitions(rule, Family.MINIMAL_WINNING)


def blocking_coalitions(rule: AnyRule) -> Coalitions:
    """The coalitions whose complement does not win."""
    return Coalitions(rule, Family.BLOCKING)


def minimal_blocking_coalitions(rule: AnyRule) -> Coalitions:
    """The blocking coalitions that need every voter they have: 125 in today's Council.

    Each permanent member alone, and any seven of the ten elected.

    >>> from unsc_sim.rules import weighted
    >>> list(minimal_blocking_coalitions(weighted(3, {"A": 2, "B": 1, "C": 1})))
    [('A',), ('B', 'C')]
    """
    return Coalitions(rule, Family.MINIMAL_BLOCKING)


def _binomials(voters: int) -> list[int]:
    row = [1]
    for size in range(voters):
        row.append(row[-1] * (voters - size) // (size + 1))
    return row
