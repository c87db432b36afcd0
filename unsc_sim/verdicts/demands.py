"""Demands: positions that can stand in the way, and how much of them a rule bears.

Sets of demands are written as the bits of a number, and so is a text: by the
demands that hold on it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import ceil, comb, prod
from typing import TypeVar

from unsc_sim.positions.stances import Position, Standing
from unsc_sim.rules.decisions import Rule
from unsc_sim.rules.machines import Bound, Requirement
from unsc_sim.verdicts.thresholds import Clause, Threshold, Weighed
from unsc_sim.votes import Ballot

__all__ = ["Burden", "Demands", "Pattern", "demands", "in_the_way"]

_ROUNDING = 1e-9

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Sets of demands of one form: so many of these, and so many of those."""

    parts: tuple[tuple[int, tuple[Position, ...]], ...]

    @property
    def size(self) -> int:
        """How many demands such a set has."""
        return sum(count for count, _ in self.parts)

    @property
    def number(self) -> int:
        """How many such sets there are."""
        return prod(comb(len(several), count) for count, several in self.parts)

    @property
    def positions(self) -> tuple[Position, ...]:
        """All that are in such a set."""
        return tuple(each for _, several in self.parts for each in several)

    def sets(self) -> Iterator[tuple[Position, ...]]:
        """All of them."""
        for chosen in product(*(combinations(several, count) for count, several in self.parts)):
            yield tuple(position for part in chosen for position in part)


@dataclass(frozen=True, slots=True)
class Burden:
    """What one requirement of the rule has to bear.

    Attributes
    ----------
    spare
        The weight that can be closed to it before it is out of reach.
    closing
        For each member that has such demands its weight, and the demands: any
        one of them closes it, and several close it no more.
    """

    spare: int
    closing: tuple[Weighed, ...]

    def bears(self, holding: int) -> bool:
        """Whether it can be met where these demands hold."""
        return sum(weight for weight, bits in self.closing if bits & holding) <= self.spare

    def too_heavy(self, holding: int) -> Threshold:
        """How many of the demands that hold on a text are too many."""
        alone: dict[int, int] = {}
        several = []
        for weight, bits in self._on(holding):
            if bits.bit_count() == 1:
                alone[weight] = alone.get(weight, 0) | bits
            else:
                several.append((weight, bits))
        return Threshold(self.spare + 1, each=tuple(alone.items()), with_any=tuple(several))

    def light_enough(self, holding: int) -> Threshold:
        """How many of them have to be lifted."""
        closing = tuple(self._on(holding))
        return Threshold(sum(weight for weight, _ in closing) - self.spare, with_all=closing)

    def _on(self, holding: int) -> Iterator[Weighed]:
        """The members that it closes on a text, by what they demand there."""
        return ((weight, bits & holding) for weight, bits in self.closing if bits & holding)


@dataclass(frozen=True, slots=True)
class Demands:
    """The positions of a standing that can stand in the way.

    Attributes
    ----------
    positions, places
        The positions, a bit for each, and their places in the standing.
    classes
        Those that may be exchanged for each other, as bits: they hold on the
        same texts, and close the same ballots to members whose votes weigh the
        same and are closed by nothing else there.
    burdens
        For each requirement of the rule what it has to bear.
    """

    positions: tuple[Position, ...]
    places: tuple[int, ...]
    classes: tuple[int, ...]
    burdens: tuple[Burden, ...]

    @property
    def all(self) -> int:
        """All of them, as bits."""
        return (1 << len(self.positions)) - 1

    def bears(self, holding: int) -> bool:
        """Whether a text on which these hold can be adopted."""
        return all(each.bears(holding) for each in self.burdens)

    def excluding(self, holding: int) -> Clause:
        """What has to be imposed so that a text cannot be adopted."""
        return Clause(tuple(each.too_heavy(holding) for each in self.burdens))

    def relieving(self, holding: int) -> list[Clause]:
        """What has to be lifted so that it can; nothing where it can as it is."""
        relief = [each.light_enough(holding) for each in self.burdens]
        return [Clause((each,)) for each in relief if each.need > 0]

    def relief(self, holding: int) -> int:
        """How many have to be lifted at least so that a text can be adopted."""
        return max((_least(each.light_enough(holding)) for each in self.burdens), default=0)

    def pattern(self, chosen: int) -> Pattern:
        """The sets that have as many demands of each class as a set has."""
        return Pattern(
            tuple(
                ((chosen & bits).bit_count(), self._among(bits))
                for bits in self.classes
                if chosen & bits
            )
        )

    def _among(self, bits: int) -> tuple[Position, ...]:
        return tuple(each for bit, each in enumerate(self.positions) if bits >> bit & 1)


def _least(threshold: Threshold) -> int:
    """How many elements are needed at least, some of what weighs only together as its share."""
    needed, taken = float(threshold.need), 0.0
    for gain, bits in sorted(threshold.shares(), reverse=True):
        if needed > 0:
            share = min(gain * bits.bit_count(), needed)
            needed -= share
            taken += share / gain
    return ceil(taken - _ROUNDING)


def demands(
    standing: Standing,
    texts: Sequence[T],
    apart: Callable[[T, T], bool],
) -> Demands:
    """The positions of a standing that can stand in the way.

    Parameters
    ----------
    texts
        For each position on which texts it holds: equal if they are the same.
    apart
        Whether there is no text on which two positions hold.
    """
    rule, binding = standing.rule, in_the_way(standing)
    classes: dict[Hashable, list[int]] = {}
    for place in binding:
        own = standing.positions[place]
        seat = rule.codes.index(own.member)
        closed = tuple(
            requirement.weights[seat] * closes
            for requirement, closes in zip(rule.requirements, _closed(rule, own))
        )
        beside = [n for n in binding if standing.positions[n].member == own.member and n != place]
        alone = all(apart(texts[place], texts[other]) for other in beside)
        classes.setdefault((texts[place], closed, None if alone else place), []).append(place)
    places = tuple(place for several in classes.values() for place in several)
    positions = tuple(standing.positions[place] for place in places)
    bit = {place: 1 << number for number, place in enumerate(places)}
    return Demands(
        positions,
        places,
        tuple(sum(bit[place] for place in several) for several in classes.values()),
        tuple(_burden(rule, place, positions) for place in range(len(rule.requirements))),
    )


def in_the_way(standing: Standing) -> tuple[int, ...]:
    """The places of the positions that can stand in the way."""
    rule = standing.rule
    return tuple(n for n, each in enumerate(standing.positions) if any(_closed(rule, each)))


def _closed(rule: Rule, position: Position) -> tuple[bool, ...]:
    """For each requirement whether a position stands in its way."""
    seat = rule.codes.index(position.member)
    open_to: tuple[Ballot, ...] = position.stance.open_to(rule.ballot)
    if len(rule.ballots[seat]) == 1:
        return (False,) * len(rule.requirements)
    return tuple(
        bool(requirement.weights[seat])
        and (
            requirement.counted not in open_to
            if requirement.bound is Bound.AT_LEAST
            else open_to == (requirement.counted,)
        )
        for requirement in rule.requirements
    )


def _burden(rule: Rule, place: int, positions: Sequence[Position]) -> Burden:
    """What a requirement can bear, and who weighs on it."""
    requirement = rule.requirements[place]
    closing: dict[str, int] = {}
    for bit, each in enumerate(positions):
        if _closed(rule, each)[place]:
            closing[each.member] = closing.get(each.member, 0) | 1 << bit
    weights = requirement.weights
    return Burden(
        _spare(rule, requirement),
        tuple((weights[rule.codes.index(member)], bits) for member, bits in closing.items()),
    )


def _spare(rule: Rule, requirement: Requirement) -> int:
    """The weight that can be lost before a requirement is out of reach."""
    seats = list(zip(requirement.weights, rule.ballots))
    if requirement.bound is Bound.AT_LEAST:
        able = sum(weight for weight, ballots in seats if requirement.counted in ballots)
        return able - requirement.limit
    bound = sum(weight for weight, ballots in seats if ballots == (requirement.counted,))
    return requirement.limit - 1 - bound
