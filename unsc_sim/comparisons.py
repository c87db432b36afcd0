"""Councils side by side: who gains by a reform, and what it does to decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from importlib import import_module
from operator import add, mul
from typing import Any, TypeAlias

from unsc_sim.decisions import Rule
from unsc_sim.errors import RuleError
from unsc_sim.power.indices import coleman_act, shapley_shubik
from unsc_sim.power.results import Power, SeatKind, Share, by_seat
from unsc_sim.proposals import Basis, proposal, reforms
from unsc_sim.tally import Arithmetic, fold
from unsc_sim.votes import Ballot, Outcome, Vote
from unsc_sim.words import joined, listed, say

__all__ = ["THIRDS", "Comparison", "CouncilPower", "Leaning", "comparison", "passing"]

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

    >>> from unsc_sim.proposals import reform
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


@dataclass(frozen=True, slots=True)
class CouncilPower:
    """The power in one council.

    Attributes
    ----------
    name, rule
        The council and how it decides.
    power
        The index compared.
    power_to_act
        The share of all coalitions that win (Coleman).
    chance
        The probability of adoption under the beliefs of the comparison.
    assumed
        Whether the votes needed are assumed here.
    """

    name: str
    rule: Rule
    power: Power
    power_to_act: Fraction
    chance: Fraction
    assumed: bool = False

    @property
    def veto_holder(self) -> Fraction | None:
        """The power of each permanent member with a veto; None if there is none."""
        return self._each(SeatKind.VETO)

    @property
    def permanent_without_veto(self) -> Fraction | None:
        """The power of each permanent member without a veto; None if there is none."""
        return self._each(SeatKind.PERMANENT)

    @property
    def elected(self) -> Fraction | None:
        """The power of each elected member, whatever its term; None if there is none."""
        return self._each(SeatKind.ELECTED)

    @property
    def shares(self) -> tuple[tuple[SeatKind, Fraction], ...]:
        """The power of all seats of each kind together."""
        return by_seat(self.power)

    def _each(self, kind: SeatKind) -> Fraction | None:
        pairs = zip(self.rule.council.members, self.power.amounts)
        return next((amount for member, amount in pairs if SeatKind.of(member) is kind), None)

    def words(self, lang: str = "en") -> str:
        """Each kind of seat, the power to act and the chance, in a language."""
        kinds = (
            ("each member with a veto {share}", self.veto_holder),
            ("each permanent member without a veto {share}", self.permanent_without_veto),
            ("each elected member {share}", self.elected),
        )
        said = [say(text, share=Share(share)) for text, share in kinds if share is not None]
        text = "{name}{mark}: {kinds}; power to act {act}; chance to pass {chance}."
        return say(
            text,
            name=self.name,
            mark=say(" (votes needed assumed)") if self.assumed else say(""),
            kinds=listed(said),
            act=Share(self.power_to_act),
            chance=Share(self.chance),
        ).words(lang)

    def __str__(self) -> str:
        return self.words()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several councils measured alike."""

    councils: tuple[CouncilPower, ...]

    def __iter__(self) -> Iterator[CouncilPower]:
        return iter(self.councils)

    def __len__(self) -> int:
        return len(self.councils)

    def __getitem__(self, name: str) -> CouncilPower:
        for each in self.councils:
            if each.name == name:
                return each
        raise KeyError(name)

    def words(self, lang: str = "en") -> str:
        """Every council in a language."""
        return joined(self.councils).words(lang)

    def __str__(self) -> str:
        return "\n".join(map(str, self.councils))

    def to_pandas(self) -> Any:
        """A pandas DataFrame: a row for each council."""
        columns = (
            "veto_holder",
            "permanent_without_veto",
            "elected",
            "power_to_act",
            "chance",
            "assumed",
        )
        pandas = import_module("pandas")
        return pandas.DataFrame(
            {name: [getattr(each, name) for each in self.councils] for name in columns},
            index=[each.name for each in self.councils],
            dtype=object,
        )


def comparison(
    councils: Mapping[str, Rule] | None = None,
    index: Callable[[Rule], Power] = shapley_shubik,
    beliefs: Beliefs = THIRDS,
) -> Comparison:
    """Measure councils alike: all proposals that have figures, or those given.

    Parameters
    ----------
    councils
        Rules by name, such as ``{"ours": designed(...)}``.
    index
        Any index of :mod:`unsc_sim.power` that takes a rule alone.
    beliefs
        How members vote where the chance to pass is asked.

    Examples
    --------
    >>> print(comparison()["uniting-for-consensus-2005"])
    uniting-for-consensus-2005: each member with a veto 19.2% (332/1725), each elected member
    0.188% (13/6900); power to act 1.84% (308333/16777216); chance to pass 0.186%.
    """
    if councils is None:
        known = [proposal(name) for name in reforms()]
        councils = {each.key: each.rule for each in known if each.seats is not None}
        assumed = {each.key for each in known if each.basis is Basis.ASSUMED}
    else:
        assumed = set()
    return Comparison(
        tuple(
            CouncilPower(
                name, rule, index(rule), coleman_act(rule), passing(rule, beliefs), name in assumed
            )
            for name, rule in councils.items()
        )
    )
