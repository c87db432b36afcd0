"""What a measure gives each voter: a mapping that says what it is and how it was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from importlib import import_module
from typing import Any, TypeVar

from unsc_sim.chances import Percent
from unsc_sim.choices import Choice
from unsc_sim.councils.bymember import PerMember
from unsc_sim.councils.members import Group
from unsc_sim.errors import RuleError, Speakable
from unsc_sim.pictures import Drawn, Frame, Picture
from unsc_sim.power.charts import class_bars, size_map
from unsc_sim.power.classes import Amount, SeatKind, alike, classes
from unsc_sim.power.leanings import EQUAL_THIRDS
from unsc_sim.words import Day, Listing, Sentence, joined, listed, say

__all__ = ["Measure", "Method", "PerVoter", "Power", "by_group", "by_seat"]

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

    @property
    def shares_out(self) -> bool:
        """Whether the numbers of all voters sum to one: an index, not a measure."""
        return self in _INDICES

    def words(self, lang: str = "en") -> str:
        """The measure in a language."""
        return say(self.value).words(lang)


_INDICES = frozenset(
    {
        Measure.SHAPLEY_SHUBIK,
        Measure.BANZHAF,
        Measure.JOHNSTON,
        Measure.DEEGAN_PACKEL,
        Measure.PUBLIC_GOOD,
        Measure.OWEN,
        Measure.TERNARY_SHARE,
        Measure.ROLL_CALL,
    }
)
_TERNARY = frozenset(
    {
        Measure.TERNARY_BANZHAF,
        Measure.TERNARY_SHARE,
        Measure.YES_OR_ABSTAIN,
        Measure.ABSTAIN_OR_NO,
        Measure.ROLL_CALL,
        Measure.TERNARY_SUCCESS,
    }
)


class Method(Choice):
    """How it was counted; which one is chosen by cost alone, for all are exact."""

    TWO_KINDS = say("binomials over two kinds of voters")
    TRUTH_TABLE = say("a truth table of all coalitions")
    POLYNOMIALS = say("generating polynomials")
    PATTERNS = say("patterns of coalitions by kinds of voters")
    FIRST_PASSAGE = say("a walk that stops where the quota is first met")
    WALK = say("a walk over the costs of those left out")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PerVoter(PerMember[N], Drawn):
    """A number for every voter, by its code; names are understood as well.

    Two of them are equal if they measure the same and say the same, whichever
    way they were counted.

    Attributes
    ----------
    council
        The voters.
    amounts
        The number of each, in the order of the seats.
    measure
        What is measured.
    method
        How it was counted.
    given
        What was assumed of the votes, where the measure takes that from the
        user: how likely each voter is to say yes.
    title
        What the rule decides.
    """

    measure: Measure
    method: Method
    given: Speakable | None = None
    title: Speakable = field(kw_only=True)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PerVoter):
            mine = (self.measure, self.title, self.council, self.amounts, self.given)
            return mine == (other.measure, other.title, other.council, other.amounts, other.given)
        return dict(self) == dict(other) if isinstance(other, Mapping) else NotImplemented

    def __hash__(self) -> int:
        return hash(frozenset(self.items()))

    def __repr__(self) -> str:
        said = ", ".join(f"{code}: {number}" for code, number in self.items())
        return f"<{self.measure.value}: {said}>"

    @property
    def groups(self) -> tuple[Amount, ...]:
        """The voters by what they have, most first."""
        return alike(self.council, self.amounts)

    @property
    def classes(self) -> tuple[Amount, ...]:
        """The same, voters with other kinds of seats apart."""
        return classes(self.council, self.amounts)

    def picture(self, lang: str = "en") -> Picture:
        """A bar for every class of voters; for numbers by size a map."""
        frame = Frame(
            self.measure.words(lang),
            self.words(lang),
            lang,
            subtitle=self.about.words(lang),
            footnote=joined(self._notes()).words(lang),
        )
        return self._drawn(frame)

    def _drawn(self, frame: Frame) -> Picture:
        draw = size_map if isinstance(self.amounts[0], tuple) else class_bars
        return draw(self.classes, frame)

    @property
    def about(self) -> Speakable:
        """Whose power it is, the Council of a day or a proposal, and what the rule decides."""
        day, origin = self.council.day, self.council.origin
        whose = say("The Council of {day}", day=Day(day)) if day else origin
        return listed([whose, self.title]) if whose else say("Rule: {title}", title=self.title)

    @property
    def heading(self) -> Speakable:
        """What is measured of whom, as sentences begin."""
        origin = self.council.origin
        named = [self.measure, origin, self.title] if origin else [self.measure, self.title]
        return listed(named)

    @property
    def prior(self) -> Speakable | None:
        """How the votes are taken to fall, where the measure itself does not say."""
        return EQUAL_THIRDS if self.measure in _TERNARY else self.given

    @property
    def together(self) -> tuple[tuple[SeatKind, Fraction], ...]:
        """Of an index what all seats of each kind have, where there are kinds of seats."""
        return by_seat(self) if self.measure.shares_out and self.council.permanent else ()

    @property
    def told_together(self) -> list[Speakable]:
        """The same as a sentence, none where there is nothing to add up."""
        if not self.together:
            return []
        told = listed(
            say("{kind} {share}", kind=kind, share=Percent(share, figures=3))
            for kind, share in self.together
        )
        return [say("Together: {shares}.", shares=told)]

    def _notes(self) -> list[Speakable]:
        """What the kinds of seats have together, and what all of it rests on."""
        return [*self.told_together, *self._basis()]

    def _basis(self) -> list[Speakable]:
        """How the votes are taken to fall, and how it was counted."""
        exact = say("Exact, by {method}.", method=self.method)
        if isinstance(self.amounts[0], float):
            exact = say(
                "Exact but for the rounding of the result, by {method}.", method=self.method
            )
        return [say("Votes: {prior}.", prior=self.prior), exact] if self.prior else [exact]

    def words(self, lang: str = "en") -> str:
        """Who has how much, in a language, what that rests on, and how it was counted."""
        told = say("{measure}: {amounts}.", measure=self.heading, amounts=_in_turn(self.groups))
        return joined([told, *self._basis()]).words(lang)

    def __str__(self) -> str:
        return self.words()

    def to_pandas(self) -> Any:
        """A pandas Series by code, its numbers exact objects."""
        pandas = import_module("pandas")
        return pandas.Series(dict(self), name=self.measure.value, dtype=object)


Power = PerVoter[Fraction]
"""A power index or measure: a fraction for every voter."""


def by_seat(power: PerVoter[Any]) -> tuple[tuple[SeatKind, Fraction], ...]:
    """What an index gives all seats of each kind together.

    Raises
    ------
    RuleError
        If it is no index: the numbers of a measure cannot be added up.
    """
    _check_shares(power)
    kinds = [SeatKind.of(each) for each in power.council.members]
    sums = {kind: _sum_of(power, kinds, kind) for kind in SeatKind if kind in kinds}
    return tuple(sums.items())


def by_group(power: Power) -> tuple[tuple[Group | None, Fraction], ...]:
    """What an index gives the members of each regional group together.

    Last come, as None, the seats of which no group is known, so that the sums
    always add up to one.

    Raises
    ------
    RuleError
        If it is no index: the numbers of a measure cannot be added up.
    """
    _check_shares(power)
    groups = [each.group for each in power.council.members]
    sums = {group: _sum_of(power, groups, group) for group in (*Group, None) if group in groups}
    return tuple(sums.items())


def _check_shares(power: object) -> None:
    if not isinstance(power, PerVoter):
        text = "expected the power of each voter, such as banzhaf(rule), not {came}"
        raise RuleError(say(text, came=type(power).__name__))
    if not power.measure.shares_out:
        text = "{measure}: its numbers do not share out one whole and cannot be added up"
        raise RuleError(say(text, measure=power.measure))


def _sum_of(power: PerVoter[Any], labels: Sequence[object], label: object) -> Fraction:
    chosen = [amount for amount, each in zip(power.amounts, labels) if each is label]
    return sum(chosen, Fraction(0))


def _in_turn(items: tuple[Speakable, ...]) -> Listing:
    semicolon: Sentence = say("; ")
    return Listing(items, semicolon, semicolon)
