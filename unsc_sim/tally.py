"""The walk that answers every question.

:func:`fold` takes a machine through its seats. At every seat each ballot still
open carries a value; the arithmetic says how to combine the values of choices
(``plus``) and of seats (``times``). Whether adoption is possible, in how many
ways, how likely, at what cost: the walk is the same and only the arithmetic
changes. (In algebra an arithmetic is a semiring, and the walk is dynamic
programming over it.)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import add, mul
from typing import Any, Generic, TypeVar

from unsc_sim.errors import RuleError, SeatError
from unsc_sim.rules.machines import Machine
from unsc_sim.votes import Ballot, Outcome
from unsc_sim.words import say

__all__ = [
    "CHEAPEST",
    "COUNTING",
    "LIKELIEST",
    "POSSIBILITY",
    "Arithmetic",
    "Way",
    "cheapest",
    "fold",
    "likeliest",
    "possible_outcomes",
    "ways",
]

T = TypeVar("T")
Choices = Sequence[Mapping[Ballot, T]]


@dataclass(frozen=True, slots=True)
class Arithmetic(Generic[T]):
    """How values are combined on the walk.

    ``plus`` joins the values of alternatives that lead to the same state,
    ``times`` those of one seat after another, and ``one`` is the value of
    having read no seat yet.
    """

    plus: Callable[[T, T], T]
    times: Callable[[T, T], T]
    one: T


def fold(machine: Machine[Any], choices: Choices[T], arithmetic: Arithmetic[T]) -> dict[Outcome, T]:
    """What each outcome is worth: one walk through the seats over the states.

    Parameters
    ----------
    machine
        A compiled rule, or machines combined.
    choices
        For every seat, in order, the ballots open to it and what each carries.
    arithmetic
        How the values combine.

    Returns
    -------
    dict
        The value of every outcome that can come out; one that cannot is absent.

    Raises
    ------
    SeatError
        If a seat has no ballot, or one that it may not cast.
    RuleError
        If it is no machine.

    Examples
    --------
    In how many ways can two members of three reach two votes in favour?

    >>> from unsc_sim import rules
    >>> from unsc_sim.votes import Vote
    >>> rule = rules.weighted(2, {"A": 1, "B": 1, "C": 1})
    >>> fold(rule.machine, [{Vote.YES: 1, Vote.NO: 1}] * 3, COUNTING)[Outcome.ADOPTED]
    4
    """
    _check(machine, choices)
    walk: dict[Any, T] = {machine.start: arithmetic.one}
    for seat, options in enumerate(choices):
        after: dict[Any, T] = {}
        for state, value in walk.items():
            for ballot, carried in options.items():
                reached = machine.step(state, seat, ballot)
                _join(after, reached, arithmetic.times(value, carried), arithmetic)
        walk = after
    outcomes: dict[Outcome, T] = {}
    for state, value in walk.items():
        _join(outcomes, machine.finish(state), value, arithmetic)
    return outcomes


def _join(values: dict[Any, T], key: object, value: T, arithmetic: Arithmetic[T]) -> None:
    values[key] = arithmetic.plus(values[key], value) if key in values else value


def _check(machine: Machine[Any], choices: Choices[T]) -> None:
    if not hasattr(machine, "finish"):
        expected = "expected a machine, as the machine of a rule is one, not {came!r}"
        raise RuleError(say(expected, came=machine))
    seats = machine.ballots
    if len(choices) != len(seats):
        raise SeatError(
            say(
                "expected choices for {right} seats, not {came}",
                right=len(seats),
                came=len(choices),
            )
        )
    for seat, (options, allowed) in enumerate(zip(choices, seats)):
        if not options:
            raise SeatError(say("seat {seat} has no ballot to cast", seat=seat))
        for ballot in options:
            if ballot not in allowed:
                raise SeatError(
                    say("seat {seat} may not cast {ballot!r}", seat=seat, ballot=ballot)
                )


POSSIBILITY: Arithmetic[bool] = Arithmetic(lambda a, b: a or b, lambda a, b: a and b, True)
"""Can it come out at all? A ballot carries whether it is possible."""

COUNTING: Arithmetic[int] = Arithmetic(add, mul, 1)
"""In how many ways? A ballot carries how many ways there are to cast it."""


@dataclass(frozen=True, slots=True)
class Way:
    """A roll call with its worth: a probability, or a cost."""

    worth: Fraction | float
    ballots: tuple[Ballot, ...] = ()


def _likelier(a: Way, b: Way) -> Way:
    return b if b.worth > a.worth else a


def _cheaper(a: Way, b: Way) -> Way:
    return b if b.worth < a.worth else a


LIKELIEST: Arithmetic[Way] = Arithmetic(
    _likelier, lambda a, b: Way(a.worth * b.worth, a.ballots + b.ballots), Way(Fraction(1))
)
"""By which roll call most likely? A ballot carries its probability and itself."""

CHEAPEST: Arithmetic[Way] = Arithmetic(
    _cheaper, lambda a, b: Way(a.worth + b.worth, a.ballots + b.ballots), Way(Fraction(0))
)
"""By which roll call at least cost? A ballot carries its cost and itself."""


def possible_outcomes(
    machine: Machine[Any], choices: Sequence[Sequence[Ballot]]
) -> frozenset[Outcome]:
    """What can still come out when each seat has several ballots open."""
    return frozenset(fold(machine, _each_worth(True, choices), POSSIBILITY))


def ways(machine: Machine[Any], choices: Sequence[Sequence[Ballot]]) -> dict[Outcome, int]:
    """In how many ways each outcome can come out."""
    return fold(machine, _each_worth(1, choices), COUNTING)


def _each_worth(value: T, choices: Sequence[Sequence[Ballot]]) -> list[dict[Ballot, T]]:
    """The open ballots of every seat, each carrying the same value."""
    try:
        return [dict.fromkeys(each, value) for each in choices]
    except TypeError:
        expected = "expected for every seat the ballots open to it, not {came!r}"
        raise SeatError(say(expected, came=choices)) from None


def likeliest(machine: Machine[Any], choices: Choices[Any]) -> dict[Outcome, Way]:
    """For each outcome the likeliest roll call that leads to it, with its probability."""
    return fold(machine, _carrying_itself(choices), LIKELIEST)


def cheapest(machine: Machine[Any], choices: Choices[Any]) -> dict[Outcome, Way]:
    """For each outcome the cheapest roll call that leads to it, with its cost."""
    return fold(machine, _carrying_itself(choices), CHEAPEST)


def _carrying_itself(choices: Choices[Any]) -> list[dict[Ballot, Way]]:
    return [
        {ballot: Way(worth, (ballot,)) for ballot, worth in options.items()} for options in choices
    ]
