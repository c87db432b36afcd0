"""The walk of the Charter's own rules, written as a product.

Those rules ask for two things: so many votes in favour, and no negative vote
of a member with a veto. For them the walk of :mod:`unsc_sim.tally` is a
product of polynomials. A vote in favour is ``x``, any other is 1; a member's
ballots are ``yes x + rest``, the Council is the product of its members, and an
outcome is a sum of coefficients:

- *short of votes*: the coefficients of the product below the quota;
- *adopted*: those from the quota on, with the votes against of the members
  with a veto left out of their factors;
- *vetoed*: the rest.

The weights may be integers over a common denominator, floats, or numpy arrays
with one entry for each of many scenarios: the same lines serve. Integers are
also multiplied packed, all coefficients of a polynomial in one number
(Kronecker substitution: ``x`` is a power of two too large for a coefficient to
run over). The plain walk is the statement; these are checked against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import prod
from operator import add, mul
from typing import Any, TypeAlias

from unsc_sim.rules.decisions import Rule
from unsc_sim.rules.machines import Bound, Requirement
from unsc_sim.votes import Ballot, Outcome, Vote

__all__ = [
    "Factors",
    "Form",
    "Parts",
    "count",
    "effects",
    "factors",
    "form",
    "parts",
    "pivots",
    "weigh",
]

Parts: TypeAlias = tuple[Any, Any, Any]
"""What a seat's ballots weigh: in favour, withheld, against."""

PACKED = 200
"""The bits of a coefficient up to which packing pays."""


@dataclass(frozen=True, slots=True)
class Form:
    """A rule that asks for a quota of votes and, of some members, that none is against.

    ``outcomes`` are, in the order of :func:`weigh`: short of the quota,
    stopped by a veto, adopted.
    """

    quota: int
    veto: tuple[bool, ...]
    outcomes: tuple[Outcome, Outcome, Outcome]


def form(rule: Rule) -> Form | None:
    """The form of a rule, or None if it asks for anything else.

    >>> from unsc_sim import rules
    >>> from unsc_sim import council
    >>> form(rules.procedural(council(2019))).quota
    9
    """
    asked = rule.requirements
    if len(asked) not in (1, 2) or asked[0].failure is asked[-1].failure is Outcome.VETOED:
        return None
    if not _is(asked[0], Bound.AT_LEAST, Vote.YES) or set(asked[0].weights) != {1}:
        return None
    if len(asked) == 1:
        outcomes = (asked[0].failure, Outcome.VETOED, Outcome.ADOPTED)
        return Form(asked[0].limit, (False,) * len(rule.codes), outcomes)
    if not _is(asked[1], Bound.FEWER_THAN, Vote.NO) or asked[1].limit > 1:
        return None
    outcomes = (asked[0].failure, asked[1].failure, Outcome.ADOPTED)
    return Form(asked[0].limit, tuple(weight > 0 for weight in asked[1].weights), outcomes)


def _is(requirement: Requirement, bound: Bound, counted: Ballot) -> bool:
    return requirement.bound is bound and requirement.counted is counted


def parts(weights: Mapping[Ballot, Any], none: Any = 0) -> Parts:
    """What a seat's ballots weigh: in favour, withheld, against."""
    withheld = weights.get(Vote.ABSTAIN, none) + weights.get(Vote.NOT_VOTING, none)
    return weights.get(Vote.YES, none), withheld, weights.get(Vote.NO, none)


@dataclass(frozen=True, slots=True)
class Factors:
    """A Council as a product: a factor for each seat.

    Attributes
    ----------
    form
        The rule.
    others
        Of the members without a veto: what is in favour, and what is not.
    vetoers
        Of the members with one: in favour, withheld, against.
    order
        The seats in the order of the factors, the others first.
    total
        What all ballots weigh together; 0 where they are no integers.
    """

    form: Form
    others: tuple[tuple[Any, Any], ...]
    vetoers: tuple[Parts, ...]
    order: tuple[int, ...]
    total: int


def factors(shape: Form, seats: Sequence[Parts], total: int = 0) -> Factors:
    """The factors of the seats under a rule of this form."""
    blocking = [seat for seat, veto in enumerate(shape.veto) if veto]
    others = [seat for seat, veto in enumerate(shape.veto) if not veto]
    return Factors(
        shape,
        tuple((seats[seat][0], seats[seat][1] + seats[seat][2]) for seat in others),
        tuple(seats[seat] for seat in blocking),
        (*others, *blocking),
        total,
    )


def weigh(council: Factors) -> tuple[Any, Any, Any]:
    """What the three outcomes weigh: short of votes, vetoed, adopted."""
    if 0 < council.total.bit_length() <= PACKED:
        return _packed(council)
    others, (held, blocked) = count(council.others), _veto(council.vetoers)
    reached = _reaching(others, council.form.quota, len(held))
    short = sum(map(mul, map(add, held, blocked), _missing(others, council.form.quota, len(held))))
    return short, sum(map(mul, blocked, reached)), sum(map(mul, held, reached))


def _packed(council: Factors) -> tuple[int, int, int]:
    """The same, every polynomial packed into one integer.

    A packed polynomial modulo its ``x`` less one is the sum of its coefficients.
    """
    width = council.total.bit_length() + 1
    low, ones = council.form.quota * width, (1 << width) - 1
    others = prod([(yes << width) + rest for yes, rest in council.others])
    held = prod([(yes << width) + withheld for yes, withheld, _ in council.vetoers])
    free = prod([(yes << width) + withheld + no for yes, withheld, no in council.vetoers])
    short = (others * free & ((1 << low) - 1)) % ones
    adopted = (others * held >> low) % ones
    return short, council.total - short - adopted, adopted


def count(seats: Sequence[tuple[Any, Any]]) -> list[Any]:
    """What each number of votes in favour weighs, from none on."""
    counts: list[Any] = [1]
    for yes, rest in seats:
        before, after = 0, []
        for weight in counts:
            after.append(rest * weight + yes * before)
            before = weight
        after.append(yes * before)
        counts = after
    return counts


def _veto(seats: Sequence[Parts]) -> tuple[list[Any], list[Any]]:
    """What each number of votes in favour weighs while none is against; and once one is."""
    held: list[Any] = [1]
    blocked: list[Any] = [0]
    for yes, withheld, no in seats:
        rest = withheld + no
        held_before, blocked_before = 0, 0
        held_after, blocked_after = [], []
        for free, stopped in zip(held, blocked):
            held_after.append(withheld * free + yes * held_before)
            blocked_after.append(rest * stopped + no * free + yes * blocked_before)
            held_before, blocked_before = free, stopped
        held_after.append(yes * held_before)
        blocked_after.append(yes * blocked_before)
        held, blocked = held_after, blocked_after
    return held, blocked


def _reaching(counts: Sequence[Any], quota: int, length: int) -> list[Any]:
    """What counts of at least the quota weigh, if there are 0, 1, 2 ... votes besides."""
    start = len(counts) - quota
    sums = [*[0] * -start, 0, *accumulate(reversed(counts))]
    sums += sums[-1:] * (length - quota - 1)
    return sums[max(start, 0) :][:length]


def _missing(counts: Sequence[Any], quota: int, length: int) -> list[Any]:
    """What counts below the quota weigh, if there are 0, 1, 2 ... votes besides."""
    sums = [*[0] * (length - quota - 1), 0, *accumulate(counts)]
    sums += sums[-1:] * (quota - len(counts))
    return sums[: max(quota + 1, length)][: -length - 1 : -1]


def effects(council: Factors) -> list[Parts]:
    """For each seat what adoption weighs if it votes in favour, withholds, or is against.

    The weights are those of the other seats' ballots, whatever its own are.
    """
    held, _ = _veto(council.vetoers)
    adopting = _reaching(held, council.form.quota, len(council.others) + 1)
    found: list[Parts] = []
    for counts, weights in zip(_ahead(council.others), _behind(council.others, adopting)):
        other = sum(map(mul, counts, weights))
        found.append((sum(map(mul, counts, weights[1:])), other, other))
    for without, reached in _without_each_veto(council):
        found.append((sum(map(mul, without, reached[1:])), sum(map(mul, without, reached)), 0))
    return _by_seat(council, found)


def pivots(council: Factors) -> list[Any]:
    """For each seat the weight of the others' ballots among which it decides alone.

    Its vote in favour then adopts, its vote against does not.
    """
    if 0 < council.total.bit_length() <= PACKED and all(map(any, _held(council))):
        return _by_seat(council, _packed_pivots(council))
    held, _ = _veto(council.vetoers)
    deciding = [
        held[missing] if 0 <= (missing := council.form.quota - 1 - votes) < len(held) else 0
        for votes in range(len(council.others))
    ]
    ends = zip(_ahead(council.others), _behind(council.others, deciding))
    found = [sum(map(mul, counts, weights)) for counts, weights in ends]
    for without, reached in _without_each_veto(council):
        found.append(sum(map(mul, without, reached[1:])))
    return _by_seat(council, found)


def _packed_pivots(council: Factors) -> list[int]:
    """The same, packed: what adopts without a seat is the product divided by its factor.

    A member with a veto decides where one vote more reaches the quota, another
    where exactly one is missing.
    """
    width = council.total.bit_length() + 1
    low, ones = (council.form.quota - 1) * width, (1 << width) - 1
    packed = [(yes << width) + held for yes, held in _held(council)]
    adopting, last = prod(packed), len(council.others)
    found = [(adopting // each >> low) & ones for each in packed[:last]]
    return found + [(adopting // each >> low) % ones for each in packed[last:]]


def _held(council: Factors) -> list[tuple[Any, Any]]:
    """Of each seat what is in favour, and what else does not stop adoption."""
    return [*council.others, *((yes, withheld) for yes, withheld, _ in council.vetoers)]


def _ahead(seats: Sequence[tuple[Any, Any]]) -> list[list[Any]]:
    """For each seat what each number of votes in favour weighs among the seats before it."""
    found: list[list[Any]] = [[1]] if seats else []
    for yes, rest in seats[:-1]:
        before, after = 0, []
        for weight in found[-1]:
            after.append(rest * weight + yes * before)
            before = weight
        after.append(yes * before)
        found.append(after)
    return found


def _behind(seats: Sequence[tuple[Any, Any]], worth: list[Any]) -> list[list[Any]]:
    """For each seat what each number of votes up to it will be worth; in the end, ``worth``."""
    found = [worth]
    for yes, rest in reversed(seats[1:]):
        worth = [rest * less + yes * more for less, more in pairwise(worth)]
        found.append(worth)
    return found[::-1]


def _without_each_veto(council: Factors) -> Iterator[tuple[list[Any], list[Any]]]:
    """For each member with a veto what the counts of the other such members weigh, none against.

    With it, what the votes of all without a veto weigh that reach the quota.
    """
    others, vetoers = count(council.others), council.vetoers
    reached = _reaching(others, council.form.quota, len(vetoers) + 1)
    for place in range(len(vetoers)):
        rest = [(yes, held) for yes, held, _ in (*vetoers[:place], *vetoers[place + 1 :])]
        yield count(rest), reached


def _by_seat(council: Factors, found: list[Any]) -> list[Any]:
    """What was found in the order of the factors, in the order of the seats."""
    ordered = dict(zip(council.order, found))
    return [ordered[seat] for seat in range(len(found))]
