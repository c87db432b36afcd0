"""Power on any day since 1946, and how it went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from importlib import import_module
from typing import Any

from unsc_sim import rules
from unsc_sim.councils import FIRST_DAY, LAST_DAY, council
from unsc_sim.decisions import Rule
from unsc_sim.errors import UnknownWordError
from unsc_sim.members import Member
from unsc_sim.power.indices import shapley_shubik
from unsc_sim.power.results import Power
from unsc_sim.states import codes_named
from unsc_sim.tables import rows
from unsc_sim.words import say

__all__ = ["Curve", "Moment", "curve_by_change", "curve_by_year", "days_of_change"]

Index = Callable[[Rule], Power]


@dataclass(frozen=True, slots=True)
class Moment:
    """The power in the Council of a day."""

    day: date
    power: Power

    @property
    def veto_holder(self) -> Fraction | None:
        """The power of each member with a veto; None if there is none."""
        return self._of(lambda member: member.veto)

    @property
    def elected(self) -> Fraction | None:
        """The power of each elected member; None if there is none."""
        return self._of(lambda member: not member.permanent)

    def of(self, word: str) -> Fraction:
        """The power of a state by code or name; nought while it has no seat.

        Raises
        ------
        UnknownWordError
            If no state of any time is meant.
        """
        codes = codes_named(word)
        if not codes:
            raise UnknownWordError(say("no state {word!r}", word=word))
        seats = zip(self.power.council.codes, self.power.amounts)
        return next((amount for code, amount in seats if code in codes), Fraction(0))

    def _of(self, meant: Callable[[Member], bool]) -> Fraction | None:
        pairs = zip(self.power.council.members, self.power.amounts)
        return next((amount for member, amount in pairs if meant(member)), None)


@dataclass(frozen=True, slots=True)
class Curve:
    """Power over time: what it was on each of some days, and until the next."""

    moments: tuple[Moment, ...]

    def __iter__(self) -> Iterator[Moment]:
        return iter(self.moments)

    def __len__(self) -> int:
        return len(self.moments)

    def of(self, word: str) -> tuple[tuple[date, Fraction], ...]:
        """The power of a state on each day; nought while it has no seat."""
        return tuple((each.day, each.of(word)) for each in self.moments)

    def to_pandas(self) -> Any:
        """A pandas DataFrame: a row for each day, the power of each kind of member."""
        pandas = import_module("pandas")
        return pandas.DataFrame(
            {
                "veto_holder": [each.veto_holder for each in self.moments],
                "elected": [each.elected for each in self.moments],
            },
            index=[each.day for each in self.moments],
            dtype=object,
        )


def days_of_change() -> tuple[date, ...]:
    """The days on which a seat changed hands, the first meeting before all others."""
    starts = (date.fromisoformat(row["start"]) for row in rows("membership"))
    later = {day for day in starts if FIRST_DAY < day <= LAST_DAY}
    return (FIRST_DAY, *sorted(later))


def curve_by_change(index: Index = shapley_shubik) -> Curve:
    """Power under the substantive rule on every day on which a seat changed hands.

    A vacant seat shows: in the first days of January 1980 the Council had
    fourteen voters and still needed nine.

    Parameters
    ----------
    index
        Any index of this package that takes a rule alone.
    """
    return _curve(days_of_change(), index)


def curve_by_year(index: Index = shapley_shubik) -> Curve:
    """Power under the substantive rule at the end of every year."""
    years = range(FIRST_DAY.year, LAST_DAY.year + 1)
    return _curve((date(year, 12, 31) for year in years), index)


def _curve(days: Iterable[date], index: Index) -> Curve:
    return Curve(tuple(Moment(day, index(rules.substantive(council(day)))) for day in days))
