"""How likely each kind of member is to vote which way, where no state is meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from operator import add, mul
from typing import TypeAlias

from unsc_sim.errors import RuleError
from unsc_sim.power.classes import SeatKind
from unsc_sim.rules.decisions import Rule
from unsc_sim.tally import Arithmetic, fold
from unsc_sim.votes import Ballot, Outcome, Vote
from unsc_sim.words import listed, say

__all__ = ["THIRDS", "Beliefs", "Leaning", "passing"]

PROBABILITY: Arithmetic[Fraction] = Arithmetic(add, mul, Fraction(1))


@dataclass(frozen=True, slots=True)
class Leaning:
    """How likely a member is to vote yes, to abstain and to vote no."""

    yes: Fraction
    abstain: Fraction
    no: Fraction

    def __post_init__(self) -> None:
        chances = (self.yes, self.abstain, self.no)
        if min(chances) < 0 or sum(chances) != 1:
            text = "expected three probabilities that sum to 1, not {chances}"
            raise RuleError(say(text, chances=listed(chances)))

    @property
    def choices(self) -> dict[Ballot, Fraction]:
        """The same by vote, what is impossible left out."""
        votes = zip((Vote.YES, Vote.ABSTAIN, Vote.NO), (self.yes, self.abstain, self.no))
        return {vote: chance for vote, chance in votes if chance}


THIRDS = Leaning(Fraction(1, 3), Fraction(1, 3), Fraction(1, 3))
"""Nothing is known: each vote is equally likely."""

Beliefs: TypeAlias = Leaning | Mapping[SeatKind, Leaning]
"""One leaning for all members, or one for each kind of seat."""


def passing(rule: Rule, beliefs: Beliefs = THIRDS) -> Fraction:
    """The probability of adoption when members vote independently, by kind of seat.

    >>> from unsc_sim.proposals.reforms import reform
    >>> passing(reform("charter-1966")) * 3**15
    Fraction(146796, 1)

    Raises
    ------
    RuleError
        If there is no leaning for a kind of seat that the council has.
    """
    choices = [_leaning(SeatKind.of(each), beliefs).choices for each in rule.council.members]
    return fold(rule.machine, choices, PROBABILITY).get(Outcome.ADOPTED, Fraction(0))


def _leaning(kind: SeatKind, beliefs: Beliefs) -> Leaning:
    if isinstance(beliefs, Leaning):
        return beliefs
    if kind not in beliefs:
        raise RuleError(say("no leaning for {kind}", kind=kind))
    return beliefs[kind]
