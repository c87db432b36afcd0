"""By whom a veto comes: the chance of each member, and of each set of members."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from unsc_sim.chances import Chance, Chances
from unsc_sim.councils.members import Council
from unsc_sim.errors import SeatError
from unsc_sim.forecasts.mixtures import Belief, Beliefs
from unsc_sim.tally import Arithmetic, fold
from unsc_sim.votes import Ballot, Outcome

__all__ = ["SETS", "VetoBy", "veto_by"]

Sets = dict[frozenset[int], Any]
"""What each set of seats weighs."""


def _either(some: Sets, others: Sets) -> Sets:
    return some | {seats: some.get(seats, 0) + weight for seats, weight in others.items()}


def _both(some: Sets, others: Sets) -> Sets:
    joined: Sets = {}
    for mine, weight in some.items():
        for seats, other in others.items():
            union = mine | seats
            joined[union] = joined.get(union, 0) + weight * other
    return joined


SETS: Arithmetic[Sets] = Arithmetic(_either, _both, {frozenset(): 1})
"""By which set of seats? A ballot carries the seat, if it counts, with its weight."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class VetoBy(Mapping[str, Chance]):
    """The chances of a veto by each member, and by each set of members.

    Asked for one member it tells the chance that it casts a veto, with others
    or alone; asked for a set, that the veto comes from exactly this set. The
    members are those that can be among the vetoers.

    Attributes
    ----------
    council
        The members.
    sets
        The chances of exactly these sets of codes, the fewest first; together
        they are the chance of a veto.
    """

    council: Council
    sets: Chances[tuple[str, ...]]

    def __getitem__(self, who: str | Collection[str]) -> Chance:
        if isinstance(who, str):
            code = self.council.member(who).code
            return sum([chance for codes, chance in self.sets.items() if code in codes], _NOUGHT)
        codes = tuple(self.council.codes[seat] for seat in self.council.seats(who))
        return self.sets.get(codes, _NOUGHT)

    def __contains__(self, word: object) -> bool:
        try:
            code = self.council.member(word).code
        except SeatError:
            return False
        return any(code in codes for codes in self.sets)

    def __iter__(self) -> Iterator[str]:
        vetoing = {code for codes in self.sets for code in codes}
        return (code for code in self.council.codes if code in vetoing)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __hash__(self) -> int:
        return hash((self.council, self.sets))

    def __repr__(self) -> str:
        return f"VetoBy({self.sets!r})"


_NOUGHT: Chance = Fraction(0)


def veto_by(belief: Belief) -> VetoBy:
    """By whom a veto comes: the walk with sets of seats in its weights."""
    council = belief.rule.council
    chances: dict[frozenset[int], Chance] = {}
    for share, each in belief.components:
        for seats, chance in _by_sets(each).items():
            chances[seats] = chances.get(seats, 0) + share * chance
    ordered = sorted(chances, key=lambda seats: (len(seats), sorted(seats)))
    pairs = [(tuple(council.codes[n] for n in sorted(seats)), chances[seats]) for seats in ordered]
    return VetoBy(council, Chances(tuple(pairs)))


def _by_sets(belief: Beliefs) -> dict[frozenset[int], Chance]:
    asked = belief.rule.requirements
    vetoing = [each for each in asked if each.failure is Outcome.VETOED]

    def stops(seat: int, ballot: Ballot) -> bool:
        return any(each.gain(seat, ballot) for each in vetoing)

    choices = [
        {
            ballot: {frozenset([seat] if stops(seat, ballot) else []): weight}
            for ballot, weight in weights.items()
        }
        for seat, weights in enumerate(belief.weights)
    ]
    found = fold(belief.rule.machine, choices, SETS).get(Outcome.VETOED, {})
    return {seats: belief.chance(weight) for seats, weight in found.items() if weight}
