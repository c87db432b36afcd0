"""Minimal coalitions, and the two indices that look at nothing else."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from functools import reduce
from math import lcm
from operator import and_
from typing import NamedTuple

from unsc_sim.power import passage, patterns, truth
from unsc_sim.power.effort import least
from unsc_sim.power.games import AnyRule, Core, Cost, Game, core, read
from unsc_sim.power.patterns import Patterns
from unsc_sim.power.results import Measure, Method, Power

__all__ = ["Minimal", "Side", "deegan_packel", "minimal", "public_good", "walk", "way"]


class Side(Enum):
    """Which coalitions are meant."""

    WINNING = "winning"
    BLOCKING = "blocking"


class Minimal(NamedTuple):
    """Minimal coalitions by size.

    ``within`` counts, for each kind, those that a given voter of it is in.
    """

    within: dict[Cost, dict[int, int]]
    every: dict[int, int]
    method: Method


def deegan_packel(rule: AnyRule) -> Power:
    """The mean share of a voter in the minimal winning coalitions, shared out equally.

    Deegan and Packel, *A new index of power for simple n-person games* (1978):
    only minimal winning coalitions form, all are equally likely, and their
    members divide the spoils evenly. Not monotone: a voter with more weight
    can have less of it.

    >>> from unsc_sim.rules import weighted
    >>> dict(deegan_packel(weighted(3, {"A": 2, "B": 1, "C": 1})))["A"]
    Fraction(1, 2)
    """
    game = read(rule)
    counted = minimal(game, Side.WINNING)
    common = lcm(*counted.every)
    every = sum(counted.every.values()) * common
    shares = {
        kind: Fraction(sum(number * (common // size) for size, number in sizes.items()), every)
        for kind, sizes in counted.within.items()
    }
    amounts = tuple(shares[cost] for cost in game.costs)
    return Power(game.council, amounts, Measure.DEEGAN_PACKEL, counted.method, title=game.title)


def public_good(rule: AnyRule) -> Power:
    """The share of a voter in all memberships of minimal winning coalitions.

    Holler, *Forming coalitions and measuring voting power* (1982); Holler and
    Packel (1983). What a coalition wins is a public good that its members need
    not divide. Not monotone: a voter with more weight can have less of it.

    >>> from unsc_sim.rules import weighted
    >>> dict(public_good(weighted(3, {"A": 2, "B": 1, "C": 1})))["B"]
    Fraction(1, 4)
    """
    game = read(rule)
    counted = minimal(game, Side.WINNING, sized=False)
    memberships = {kind: sum(sizes.values()) for kind, sizes in counted.within.items()}
    every = sum(memberships[cost] for cost in game.costs)
    amounts = tuple(Fraction(memberships[cost], every) for cost in game.costs)
    return Power(game.council, amounts, Measure.PUBLIC_GOOD, counted.method, title=game.title)


def minimal(game: Game, side: Side, sized: bool = True) -> Minimal:
    """Count minimal winning or minimal blocking coalitions.

    Where sizes are not asked for, they may be left out, for they cost time.

    Raises
    ------
    RuleError
        If it would take too long: many voters of many kinds.
    """
    reduced = core(game)
    method = way(reduced, side, sized)
    if method is Method.PATTERNS:
        counted = _by_patterns(patterns.patterns(reduced), side)
    elif method is Method.TRUTH_TABLE:
        counted = _by_table(reduced, side, sized)
    else:
        counted = _by_passage(reduced, side, sized)
    return _with_vetoers(game, reduced, side, counted)


def way(reduced: Core, side: Side, sized: bool = True) -> Method:
    """The method that takes least to count minimal coalitions, or to draw some of them.

    Raises
    ------
    RuleError
        If even that would take too long.
    """
    voters = reduced.loose
    counting = len(reduced.kinds) * (voters + 1 if sized else 1)
    efforts = {
        Method.PATTERNS: patterns.effort(reduced),
        Method.TRUTH_TABLE: truth.effort(voters, 15 * voters + counting, len(reduced.limits)),
    }
    if len(reduced.limits) == 1:
        efforts[Method.FIRST_PASSAGE] = walk(reduced, side).effort(sized)
    return least(efforts, voters, len(reduced.kinds))


def walk(reduced: Core, side: Side) -> passage.Passage:
    """The walk that counts the minimal coalitions of a game of one counter."""
    return passage.winning(reduced) if side is Side.WINNING else passage.blocking(reduced)


def _by_patterns(listed: Patterns, side: Side) -> Minimal:
    within: dict[Cost, dict[int, int]] = {kind: {} for kind in listed.kinds}
    every: dict[int, int] = {}
    won = side is Side.WINNING
    for found in listed.minimal_winning() if won else listed.minimal_blocking():
        inside = [m - out for m, out in zip(listed.many, found)] if won else found
        size, number = sum(inside), listed.coalitions(found)
        every[size] = every.get(size, 0) + number
        for kind, chosen, many in zip(listed.kinds, inside, listed.many):
            if chosen:
                held = number * chosen // many
                within[kind][size] = within[kind].get(size, 0) + held
    return Minimal(within, every, Method.PATTERNS)


def _by_table(reduced: Core, side: Side, sized: bool) -> Minimal:
    seats = [cost for cost, many in reduced.kinds for _ in range(many)]
    voters = len(seats)
    found = minimal_table(seats, reduced.limits, side)
    within: dict[Cost, dict[int, int]] = {cost: {} for cost in seats}
    every = {}
    for size, of_size in enumerate(truth.of_size(voters) if sized else [found]):
        layer = found & of_size
        if number := layer.bit_count():
            every[size] = number
            for cost, sizes in within.items():
                if held := (layer & truth.having(seats.index(cost), voters)).bit_count():
                    sizes[size] = held
    return Minimal(within, every, Method.TRUTH_TABLE)


def minimal_table(seats: list[Cost], limits: Cost, side: Side) -> int:
    """The minimal coalitions of a game as a truth table."""
    voters = len(seats)
    inside = truth.table(seats, limits)
    blocking = truth.outside(voters, inside)
    if side is Side.WINNING:
        blocking = _mirrored(inside, voters)
    # Minimal: every voter either is not there, or without it the coalition no longer does.
    needed = (
        truth.outside(voters, (blocking << (1 << seat)) & truth.having(seat, voters))
        for seat in range(voters)
    )
    return reduce(and_, needed, blocking)


def _mirrored(inside: int, voters: int) -> int:
    """From what may be left out to what is left: every set turned into its complement."""
    for seat in range(voters):
        there, step = truth.having(seat, voters), 1 << seat
        inside = (inside & there) >> step | (inside << step) & there
    return inside


def _by_passage(reduced: Core, side: Side, sized: bool) -> Minimal:
    within, every = walk(reduced, side).counts(sized)
    return Minimal(
        {(weight,): sizes for weight, sizes in within.items()}, every, Method.FIRST_PASSAGE
    )


def _with_vetoers(game: Game, reduced: Core, side: Side, counted: Minimal) -> Minimal:
    """Count the vetoers in: each is in all that win, and blocks alone."""
    names = dict(reduced.names)
    won = side is Side.WINNING
    more = reduced.vetoers if won else 0
    every = {size + more: number for size, number in counted.every.items()}
    alone = every if won else {1: 1}
    within = {
        kind: {size + more: number for size, number in counted.within.get(names[kind], {}).items()}
        if kind in names
        else alone
        for kind in dict.fromkeys(game.costs)
    }
    if not won and reduced.vetoers:
        every = every | {1: every.get(1, 0) + reduced.vetoers}
    return Minimal(within, every, counted.method)
