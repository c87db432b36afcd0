"""What a measure gives each voter: a mapping that says what it is and how it was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from importlib import import_module
from typing import Any, Generic, TypeVar

from unsc_sim.errors import SeatError, Speakable
from unsc_sim.members import Council, Group, Member
from unsc_sim.words import Listing, Sentence, all_of, say, say_many

__all__ = [
    "Amount",
    "Measure",
    "Method",
    "PerVoter",
    "Power",
    "SeatKind",
    "Share",
    "by_group",
    "by_seat",
]

N = TypeVar("N")


class Measure(Enum):
    """What is measured."""

    SHAPLEY_SHUBIK = "Shapley-Shubik index"
    PENROSE = "Penrose measure"
    BANZHAF = "Banzhaf index"
    COLEMAN_PREVENT = "Coleman's power to prevent action"
    COLEMAN_INITIATE = "Coleman's power to initiate action"
    JOHNSTON = "Johnston index"
    DEEGAN_PACKEL = "Deegan-Packel index"
    PUBLIC_GOOD = "Public Good index"
    INCLUSIVENESS = "Koenig-Braeuninger inclusiveness"
    SUCCESS = "Success"
    DECISIVENESS = "Decisiveness"
    OWEN = "Owen value"
    BANZHAF_OWEN = "Banzhaf-Owen value"
    SWINGS = "Swings"
    SWINGS_BY_SIZE = "Swings by size"
    TERNARY_BANZHAF = "Banzhaf measure with abstention"
    TERNARY_SHARE = "Banzhaf index with abstention"
    YES_OR_ABSTAIN = "Influence between yes and abstention"
    ABSTAIN_OR_NO = "Influence between abstention and no"
    ROLL_CALL = "Roll-call Shapley-Shubik index with abstention"
    TERNARY_SUCCESS = "Success with abstention"

    def words(self, lang: str = "en") -> str:
        """The measure in a language."""
        return say(self.value).words(lang)


class Method(Enum):
    """How it was counted; which one is chosen by cost alone, for all are exact."""

    TWO_KINDS = "binomials over two kinds of voters"
    TRUTH_TABLE = "a truth table of all coalitions"
    POLYNOMIALS = "generating polynomials"
    PATTERNS = "patterns of coalitions by kinds of voters"
    FIRST_PASSAGE = "a walk that stops where the quota is first met"
    WALK = "a walk over the costs of those left out"

    def words(self, lang: str = "en") -> str:
        """The method in a language."""
        return say(self.value).words(lang)


@dataclass(frozen=True, slots=True)
class Share:
    """A number as it stands in a sentence: a fraction beside its percentage.

    >>> print(Share(Fraction(421, 2145)).words(), Share(848).words())
    19.6% (421/2145) 848
    """

    number: object

    def words(self, lang: str = "en") -> str:
        """The number in a language."""
        number = self.number
        if isinstance(number, Fraction) and number.denominator > 1:
            percent = f"{float(number) * 100:.3g}"
            if max(number.numerator, number.denominator) < 10**9:
                return say("{percent}% ({number})", percent=percent, number=number).words(lang)
            return say("{percent}%", percent=percent).words(lang)
        if isinstance(number, Fraction):
            return say("{percent}%", percent=int(number) * 100).words(lang)
        return str(number)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, and all voters that have it."""

    number: object
    members: tuple[Member, ...]

    def words(self, lang: str = "en") -> str:
        """The number and its voters in a language."""
        return say_many(
            "{share} for {members}",
            "{share} each for {members}",
            len(self.members),
            share=Share(self.number),
            members=all_of(member.in_text for member in self.members),
        ).words(lang)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PerVoter(Mapping[str, N], Generic[N]):
    """A number for every voter, by its code; names are understood as well.

    Two of them are equal if they measure the same and say the same, whichever
    way they were counted.

    Attributes
    ----------
    measure
        What is measured.
    council
        The voters.
    amounts
        The number of each, in the order of the seats.
    method
        How it was counted.
    """

    measure: Measure
    council: Council
    amounts: tuple[N, ...]
    method: Method

    def __getitem__(self, word: str) -> N:
        return self.amounts[self.council.seat(word)]

    def __contains__(self, word: object) -> bool:
        return self.get(word) is not None

    def get(self, word: object, default: Any = None) -> Any:
        try:
            return self[str(word)]
        except SeatError:
            return default

    def __iter__(self) -> Iterator[str]:
        return iter(self.council.codes)

    def __len__(self) -> int:
        return len(self.amounts)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PerVoter):
            mine = (self.measure, self.council, self.amounts)
            return mine == (other.measure, other.council, other.amounts)
        return dict(self) == dict(other) if isinstance(other, Mapping) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.measure, self.council, self.amounts))

    def __repr__(self) -> str:
        said = ", ".join(f"{code}: {number}" for code, number in self.items())
        return f"<{self.measure.value}: {said}>"

    @property
    def groups(self) -> tuple[Amount, ...]:
        """The voters by what they have, most first."""
        by_number: dict[Any, list[Member]] = {}
        for number, member in zip(self.amounts, self.council.members):
            by_number.setdefault(number, []).append(member)
        return tuple(Amount(each, tuple(by_number[each])) for each in sorted(by_number)[::-1])

    def words(self, lang: str = "en") -> str:
        """Who has how much, in a language, and how it was counted."""
        return say(
            "{measure}: {amounts}. Exact, by {method}.",
            measure=self.measure,
            amounts=_in_turn(self.groups),
            method=self.method,
        ).words(lang)

    def __str__(self) -> str:
        return self.words()

    def to_pandas(self) -> Any:
        """A pandas Series by code, its numbers exact objects."""
        pandas = import_module("pandas")
        return pandas.Series(dict(self), name=self.measure.value, dtype=object)


Power = PerVoter[Fraction]
"""A power index or measure: a fraction for every voter."""


class SeatKind(Enum):
    """What kind of seat a member has; in some reforms permanence and veto part."""

    VETO = "permanent members with a veto"
    PERMANENT = "permanent members without a veto"
    ELECTED = "elected members"

    @staticmethod
    def of(member: Member) -> SeatKind:
        """The kind of a member's seat."""
        if member.veto:
            return SeatKind.VETO
        return SeatKind.PERMANENT if member.permanent else SeatKind.ELECTED

    def words(self, lang: str = "en") -> str:
        """The kind in a language."""
        return say(self.value).words(lang)


def by_seat(power: Power) -> tuple[tuple[SeatKind, Fraction], ...]:
    """The power of all seats of each kind together."""
    kinds = [SeatKind.of(each) for each in power.council.members]
    sums = {kind: _sum_of(power, kinds, kind) for kind in SeatKind if kind in kinds}
    return tuple(sums.items())


def by_group(power: Power) -> tuple[tuple[Group, Fraction], ...]:
    """The power of the members of each regional group together, groups known here alone."""
    groups = [each.group for each in power.council.members]
    sums = {group: _sum_of(power, groups, group) for group in Group if group in groups}
    return tuple(sums.items())


def _sum_of(power: Power, labels: Sequence[object], label: object) -> Fraction:
    chosen = [amount for amount, each in zip(power.amounts, labels) if each is label]
    return sum(chosen, Fraction(0))


def _in_turn(items: tuple[Speakable, ...]) -> Listing:
    semicolon: Sentence = say("; ")
    return Listing(items, semicolon, semicolon)
