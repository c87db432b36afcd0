"""Who makes the difference: adoption when one member's vote is fixed, the others as believed.

Each question has its plain form, a walk through any rule, and for the
Charter's own rules the product of :mod:`unsc_sim.forecasts.products`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from unsc_sim.chances import Chance
from unsc_sim.councils.members import VACANT
from unsc_sim.forecasts.mixtures import Belief, Beliefs
from unsc_sim.forecasts.products import count, effects, parts, pivots
from unsc_sim.rules.machines import Machine
from unsc_sim.tally import COUNTING, fold
from unsc_sim.votes import Ballot, Consent, Outcome, Vote

__all__ = [
    "AGAINST",
    "TOWARDS",
    "adopting",
    "affirmative",
    "decisive",
    "decisive_among_open",
    "learned",
]

TOWARDS: tuple[Ballot, ...] = (
    Vote.NO,
    Vote.NOT_VOTING,
    Vote.ABSTAIN,
    Vote.YES,
    Consent.OBJECTS,
    Consent.LETS_PASS,
)
"""The ballots from those against to those in favour."""

AGAINST: dict[type[Vote] | type[Consent], tuple[Ballot, Ballot]] = {
    Vote: (Vote.YES, Vote.NO),
    Consent: (Consent.LETS_PASS, Consent.OBJECTS),
}
"""The two ballots between which a member can be pivotal."""


@dataclass(frozen=True, slots=True)
class _Twice:
    """A machine read twice over, with two different ballots of one seat.

    Adopted if the first reading is adopted and the second is not: then the
    seat decides between its two ballots.
    """

    machine: Machine[Any]
    seat: int
    pair: tuple[Ballot, Ballot]

    @property
    def ballots(self) -> tuple[tuple[Ballot, ...], ...]:
        return self.machine.ballots

    @property
    def start(self) -> tuple[Any, Any]:
        return self.machine.start, self.machine.start

    def step(self, state: tuple[Any, Any], seat: int, ballot: Ballot) -> tuple[Any, Any]:
        first, second = self.pair if seat == self.seat else (ballot, ballot)
        return (
            self.machine.step(state[0], seat, first),
            self.machine.step(state[1], seat, second),
        )

    def finish(self, state: tuple[Any, Any]) -> Outcome:
        first, second = map(self.machine.finish, state)
        decides = first is Outcome.ADOPTED is not second
        return Outcome.ADOPTED if decides else Outcome.NOT_AGREED


def decisive(belief: Belief) -> tuple[Chance, ...]:
    """For each seat the chance that its vote decides, the others at their joint marginal.

    Its vote in favour then adopts and its vote against does not. What it is
    believed to do itself does not matter. A vacant seat decides nothing.
    """
    shared = [
        (share, _product_pivots(each) if each.product else _plain_pivots(each))
        for share, each in belief.components
    ]
    found = shared[0][1] if len(shared) == 1 else _weighed(shared)
    codes = belief.rule.codes
    if VACANT in codes:
        found[codes.index(VACANT)] = Fraction(0)
    return tuple(found)


def _weighed(shared: Sequence[tuple[Chance, Sequence[Chance]]]) -> list[Chance]:
    columns = zip(*[chances for _, chances in shared])
    return [sum([share * each for (share, _), each in zip(shared, column)]) for column in columns]


def _product_pivots(belief: Beliefs) -> list[Chance]:
    assert belief.product  # noqa: S101
    if not belief.exact:
        return [float(weight) for weight in pivots(belief.product)]
    total = belief.total
    return [
        Fraction(weight * sum(seat.values()), total)
        for weight, seat in zip(pivots(belief.product), belief.weights)
    ]


def _plain_pivots(belief: Beliefs) -> list[Chance]:
    pair = AGAINST[belief.rule.ballot]
    return [_between(belief, seat, pair) for seat in range(len(belief.seats))]


def _between(belief: Beliefs, seat: int, pair: tuple[Ballot, Ballot]) -> Chance:
    """The chance that a seat decides between two ballots, by the plain walk."""
    machine = belief.rule.machine
    if not {*pair} <= {*machine.ballots[seat]}:
        return Fraction(0)
    found = fold(_Twice(machine, seat, pair), belief.weights, COUNTING)
    return belief.chance(found.get(Outcome.ADOPTED, 0))


def decisive_among_open(belief: Belief) -> tuple[Chance, ...]:
    """The same between the ballots that are open to the seat: the most and the least in favour."""
    open_to = [belief.of(code) for code in belief.rule.codes]
    pairs = [(max(each, key=TOWARDS.index), min(each, key=TOWARDS.index)) for each in open_to]
    shared = []
    for share, each in belief.components:
        if each.product:
            worth = adopting(each)
            found = [worth[seat][most] - worth[seat][least] for seat, (most, least) in _at(pairs)]
        else:
            found = [_between(each, seat, pair) for seat, pair in _at(pairs)]
        shared.append((share, found))
    return tuple(_weighed(shared))


def _at(pairs: Sequence[tuple[Ballot, Ballot]]) -> Sequence[tuple[int, tuple[Ballot, Ballot]]]:
    return tuple(enumerate(pairs))


def adopting(belief: Beliefs) -> list[dict[Ballot, Chance]]:
    """For each seat the chance of adoption if it casts a ballot, for every ballot it may cast."""
    allowed = belief.rule.ballots
    if not belief.product:
        return [
            {ballot: _if_cast(belief, seat, ballot) for ballot in ballots}
            for seat, ballots in enumerate(allowed)
        ]
    found = []
    for seat, (yes, withheld, no) in enumerate(effects(belief.product)):
        whole = sum(belief.weights[seat].values()) if belief.exact else 1
        worth: dict[Ballot, Any] = dict.fromkeys(allowed[seat], withheld)
        worth |= {Vote.YES: yes, Vote.NO: no}
        found.append({each: belief.chance(worth[each] * whole) for each in allowed[seat]})
    return found


def _if_cast(belief: Beliefs, seat: int, ballot: Ballot) -> Chance:
    """The chance of adoption if a seat casts a ballot, by the plain walk."""
    whole = sum(belief.weights[seat].values()) if belief.exact else 1
    choices = [*belief.weights[:seat], {ballot: whole}, *belief.weights[seat + 1 :]]
    found = fold(belief.rule.machine, choices, COUNTING)
    return belief.chance(found.get(Outcome.ADOPTED, 0))


def learned(belief: Belief) -> tuple[Chance, ...]:
    """For each seat how much is learned of adoption when its vote is known in advance.

    The variance of adoption, ``p (1 - p)``, is the expected squared error (the
    Brier score) of the forecast. Told the seat's vote, one forecasts the chance
    of adoption given it; what the expected error falls by is the variance of
    that conditional chance, the *resolution* in the decomposition of A. H.
    Murphy, *Journal of Applied Meteorology* 12 (1973), p. 595. It is the value
    of the information under a quadratic loss, and never negative.
    """
    joint: list[dict[Ballot, Chance]] = [{} for _ in belief.rule.codes]
    for share, each in belief.components:
        for both, seat, worth in zip(joint, each.seats, adopting(each)):
            for ballot, chance in seat:
                both[ballot] = both.get(ballot, 0) + share * chance * worth[ballot]
    return tuple(_variance(both, belief.of(code)) for code, both in zip(belief.rule.codes, joint))


def _variance(both: Mapping[Ballot, Chance], marginal: Mapping[Ballot, Chance]) -> Chance:
    """The variance of the conditional chance, from the joint and the marginal chances."""
    overall = sum(both.values())
    squares = [
        marginal[each] * (chance / marginal[each] - overall) ** 2 for each, chance in both.items()
    ]
    return sum(squares, Fraction(0))


def affirmative(belief: Belief) -> tuple[Chance, ...]:
    """The chance of each number of votes in favour, from none to all; nobody votes by consensus."""
    shared = []
    for share, each in belief.components:
        counts = count([(yes, held + no) for yes, held, no in map(parts, each.weights)])
        if each.rule.ballot is Consent:
            counts = [each.total, *[0] * len(each.seats)]
        shared.append((share, [each.chance(weight) for weight in counts]))
    return tuple(_weighed(shared))
