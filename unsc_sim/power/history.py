"""Power on any day since 1946, and how it went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from importlib import import_module
from itertools import pairwise
from typing import Any

from unsc_sim import rules
from unsc_sim.chances import Share
from unsc_sim.councils.by_day import FIRST_DAY, LAST_DAY, council
from unsc_sim.councils.members import Member
from unsc_sim.councils.states import codes_named
from unsc_sim.errors import Speakable, UnknownWordError
from unsc_sim.pictures import Axis, Chart, Drawn, Form, Frame, Picture, Series, lines
from unsc_sim.power.asked import Index, measured_in_shares
from unsc_sim.power.classes import SeatKind
from unsc_sim.power.indices import shapley_shubik
from unsc_sim.power.results import Power
from unsc_sim.rules.decisions import Rule
from unsc_sim.tables import rows
from unsc_sim.words import Day, joined, listed, say

__all__ = ["Curve", "Moment", "curve_by_change", "curve_by_year", "days_of_change"]


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
class Curve(Drawn):
    """Power over time: what it was on each of some days, and until the next."""

    moments: tuple[Moment, ...]

    def __iter__(self) -> Iterator[Moment]:
        return iter(self.moments)

    def __len__(self) -> int:
        return len(self.moments)

    def of(self, word: str) -> tuple[tuple[date, Fraction], ...]:
        """The power of a state on each day; nought while it has no seat."""
        return tuple((each.day, each.of(word)) for each in self.moments)

    @property
    def spells(self) -> tuple[tuple[SeatKind, tuple[tuple[date, Fraction], ...]], ...]:
        """For each kind of seat its power and the days on which that became another."""
        found = []
        for kind, get in _DRAWN:
            told = [(each.day, power) for each in self.moments if (power := get(each)) is not None]
            turns = [
                pair
                for place, pair in enumerate(told)
                if not place or told[place - 1][1] != pair[1]
            ]
            if turns:
                found.append((kind, tuple(turns)))
        return tuple(found)

    def picture(self, lang: str = "en") -> Picture:
        """The power of each kind of member over the years, in steps."""
        rows = []
        for kind, turns in self.spells:
            points = [(_year(day), float(power)) for day, power in turns]
            last = _year(self.moments[-1].day), points[-1][1]
            rows.append(Series(kind.each().words(lang), (*points, last), Form.STEPS))
        values = [y for row in rows for _, y in row.points]
        chart = Chart(tuple(rows), _years(self.moments), _shares(max(values), lang))
        title = self.moments[0].power.measure.words(lang)
        told = joined(self._vacancies()).words(lang)
        return lines(chart, Frame(title, self.words(lang), lang, footnote=told))

    def _vacancies(self) -> list[Speakable]:
        """The days from which there were fewer voters than before and after."""
        return [
            say("From {day} to {end} a seat was vacant.", day=Day(now.day), end=Day(later.day))
            for now, later in pairwise(self.moments)
            if len(now.power) < len(later.power) and now.day.year == later.day.year
        ]

    def words(self, lang: str = "en") -> str:
        """What power each kind of member had, and since when, in a language."""
        return joined(_spell(kind, turns) for kind, turns in self.spells).words(lang)

    def __str__(self) -> str:
        return self.words()

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


_DRAWN: tuple[tuple[SeatKind, Callable[[Moment], Fraction | None]], ...] = (
    (SeatKind.VETO, lambda moment: moment.veto_holder),
    (SeatKind.ELECTED, lambda moment: moment.elected),
)


def _spell(kind: SeatKind, turns: Iterable[tuple[date, Fraction]]) -> Speakable:
    """What a kind of member had, and since when."""
    told = [say("{share} from {day}", share=Share(power), day=Day(day)) for day, power in turns]
    return say("{kind}: {spells}.", kind=kind.each(), spells=listed(told))


def _year(day: date) -> float:
    """A day as a number of years."""
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _years(moments: tuple[Moment, ...]) -> Axis:
    first, last = moments[0].day.year, moments[-1].day.year
    step = max(1, (last - first) // 6)
    return Axis("", tuple((float(year), str(year)) for year in range(first, last + 1, step)))


def _shares(most: float, lang: str) -> Axis:
    step = Fraction(1, 20) if most <= 0.3 else Fraction(1, 5)
    every = range(int(most / step) + 2)
    return Axis(
        "",
        tuple(
            (float(n * step), say("{percent}%", percent=int(100 * n * step)).words(lang))
            for n in every
        ),
    )


def days_of_change() -> tuple[date, ...]:
    """The days on which a seat changed hands, the first meeting before all others."""
    starts = (date.fromisoformat(row["start"]) for row in rows("membership"))
    later = {day for day in starts if FIRST_DAY < day <= LAST_DAY}
    return (FIRST_DAY, *sorted(later))


def curve_by_change(index: Index[Rule] = shapley_shubik) -> Curve:
    """Power under the substantive rule on every day on which a seat changed hands.

    A vacant seat shows: in the first days of January 1980 the Council had
    fourteen voters and still needed nine.

    Parameters
    ----------
    index
        Any index of this package that takes a rule alone and gives shares or
        probabilities.
    """
    return _curve(days_of_change(), index)


def curve_by_year(index: Index[Rule] = shapley_shubik) -> Curve:
    """Power under the substantive rule at the end of every year."""
    years = range(FIRST_DAY.year, LAST_DAY.year + 1)
    return _curve((date(year, 12, 31) for year in years), index)


def _curve(days: Iterable[date], index: Index[Rule]) -> Curve:
    substantive = ((day, rules.substantive(council(day))) for day in days)
    return Curve(tuple(Moment(day, measured_in_shares(index, rule)) for day, rule in substantive))
