"""How likely each kind of member is to vote which way, where no state is meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from operator import add, mul
from typing import TypeAlias

from unsc_sim.chances import BeliefError, Chance, Percent, amiss_in_sum, read_chance, shared_out
from unsc_sim.councils.members import Member
from unsc_sim.errors import RuleError, Speakable
from unsc_sim.power.classes import ANYBODY, SeatKind
from unsc_sim.rules.decisions import Rule
from unsc_sim.tally import Arithmetic, fold
from unsc_sim.votes import Ballot, Outcome, Vote
from unsc_sim.words import say, several

__all__ = ["EQUAL_THIRDS", "THIRDS", "Beliefs", "ByKind", "Leaning", "passing", "read_beliefs"]

PROBABILITY: Arithmetic[Chance] = Arithmetic(add, mul, Fraction(1))

EQUAL_THIRDS = say("yes, abstention and no equally likely")


@dataclass(frozen=True, slots=True)
class Leaning:
    """How likely a member is to vote yes, to abstain and to vote no.

    Fractions have to sum to one exactly, floats as nearly as floats can.

    Raises
    ------
    BeliefError
        If a probability is negative, or they do not sum to one.
    """

    yes: Chance
    abstain: Chance
    no: Chance

    def __post_init__(self) -> None:
        for name in ("yes", "abstain", "no"):
            object.__setattr__(self, name, read_chance(getattr(self, name)))
        amiss = amiss_in_sum((self.yes, self.abstain, self.no))
        if amiss:
            raise BeliefError(amiss)

    @property
    def choices(self) -> dict[Ballot, Chance]:
        """The same by vote, what is impossible left out."""
        votes: tuple[Ballot, ...] = (Vote.YES, Vote.ABSTAIN, Vote.NO)
        return dict(shared_out(dict(zip(votes, (self.yes, self.abstain, self.no)))))

    def of(self, _: SeatKind) -> Leaning:
        """The leaning of a kind of seat: the same for all."""
        return self

    def told_of(self, who: Speakable) -> Speakable:
        """The leaning of somebody, as it stands in a list."""
        if self == THIRDS:
            return say("{who} as likely to vote yes as to abstain or to vote no", who=who)
        yes, abstain, no = (Percent(each, 3) for each in (self.yes, self.abstain, self.no))
        text = "{who} yes {yes}, abstention {abstain}, no {no}"
        return say(text, who=who, yes=yes, abstain=abstain, no=no)

    def words(self, lang: str = "en") -> str:
        """The leaning of every member, in a language."""
        return self.told_of(ANYBODY).words(lang)


THIRDS = Leaning(Fraction(1, 3), Fraction(1, 3), Fraction(1, 3))
"""Nothing is known: each vote is equally likely."""


@dataclass(frozen=True, slots=True)
class ByKind:
    """A leaning for each of some kinds of seats."""

    pairs: tuple[tuple[SeatKind, Leaning], ...]

    def of(self, kind: SeatKind) -> Leaning:
        """The leaning of a kind of seat.

        Raises
        ------
        RuleError
            If there is none.
        """
        for each, leaning in self.pairs:
            if each is kind:
                return leaning
        raise RuleError(say("no leaning for {kind}", kind=kind))

    def words(self, lang: str = "en") -> str:
        """The leanings in a language."""
        return several(leaning.told_of(kind.each()) for kind, leaning in self.pairs).words(lang)


Beliefs: TypeAlias = Leaning | ByKind | Mapping[SeatKind, Leaning]
"""One leaning for all members, or one for each kind of seat."""


def read_beliefs(beliefs: Beliefs) -> Leaning | ByKind:
    """Beliefs as a value that does not change.

    Raises
    ------
    BeliefError
        If they are no leaning, and none for kinds of seats.
    """
    if isinstance(beliefs, Leaning | ByKind):
        return beliefs
    text = "expected a Leaning, or one for each SeatKind, not {came!r}"
    if not isinstance(beliefs, Mapping):
        raise BeliefError(say(text, came=beliefs))
    for kind, leaning in beliefs.items():
        if not isinstance(kind, SeatKind):
            raise BeliefError(say(text, came=kind))
        if not isinstance(leaning, Leaning):
            raise BeliefError(say(text, came=leaning))
    return ByKind(tuple((kind, beliefs[kind]) for kind in SeatKind if kind in beliefs))


def passing(rule: Rule, beliefs: Beliefs = THIRDS) -> Chance:
    """The probability of adoption when members vote independently, by kind of seat.

    >>> from unsc_sim.proposals.reforms import reform
    >>> passing(reform("charter-1966")) * 3**15
    Fraction(146796, 1)

    Raises
    ------
    RuleError
        If nobody votes under the rule, or if there is no leaning for a kind of
        seat that the council has.
    """
    if rule.ballot is not Vote:
        raise RuleError(say("nobody abstains where nobody votes: {title}", title=rule.title))
    held = read_beliefs(beliefs)
    choices = [_choices(member, held) for member in rule.council.members]
    return fold(rule.machine, choices, PROBABILITY).get(Outcome.ADOPTED, Fraction(0))


def _choices(member: Member, beliefs: Leaning | ByKind) -> dict[Ballot, Chance]:
    if member.vacant:
        return {Vote.NOT_VOTING: Fraction(1)}
    return beliefs.of(SeatKind.of(member)).choices
