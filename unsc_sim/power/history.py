"""Power on any day since 1946, and how it went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from importlib import import_module
from itertools import pairwise
from typing import Any

from unsc_sim import rules
from unsc_sim.chances import Chance
from unsc_sim.councils.by_day import FIRST_DAY, LAST_DAY, council
from unsc_sim.councils.lookup import no_state
from unsc_sim.councils.states import codes_named, codes_of_all
from unsc_sim.errors import Speakable
from unsc_sim.pictures import Drawn, Frame, Picture, panels
from unsc_sim.power.asked import Index, measured_in_shares
from unsc_sim.power.charts import class_bars
from unsc_sim.power.classes import SeatKind, Span, spans
from unsc_sim.power.indices import shapley_shubik
from unsc_sim.power.results import Measure, Power
from unsc_sim.power.years import StateCurve, over_years, spell, turning
from unsc_sim.rules.decisions import Rule
from unsc_sim.tables import rows
from unsc_sim.words import Day, Translated, joined, listed, say, several

__all__ = ["Curve", "Moment", "curve_by_change", "curve_by_year", "days_of_change"]


@dataclass(frozen=True, slots=True)
class Moment(Drawn):
    """The power in the Council of a day."""

    day: date
    power: Power

    @property
    def spans(self) -> dict[SeatKind, Span]:
        """What members have, by kind of seat: from the least to the most."""
        return spans(self.power.council, self.power.amounts)

    @property
    def veto_holder(self) -> Chance | None:
        """The power of each member with a veto; None if there is none or if it differs."""
        return self._of(SeatKind.VETO)

    @property
    def elected(self) -> Chance | None:
        """The power of each elected member; None if there is none or if it differs."""
        return self._of(SeatKind.ELECTED)

    def of(self, word: str) -> Fraction:
        """The power of a state by code or name; nought while it has no seat.

        Raises
        ------
        UnknownWordError
            If no state of any time is meant.
        """
        codes = codes_named(str(word))
        if not codes:
            raise no_state(str(word), codes_of_all())
        seats = zip(self.power.council.codes, self.power.amounts)
        return next((amount for code, amount in seats if code in codes), Fraction(0))

    def _of(self, kind: SeatKind) -> Chance | None:
        span = self.spans.get(kind)
        return span.single if span else None

    def picture(self, lang: str = "en") -> Picture:
        """A bar for every class of members."""
        title = self.power.measure.words(lang)
        under = listed([Day(self.day), self.power.title]).words(lang)
        return class_bars(self.power.classes, Frame(title, self.words(lang), lang, subtitle=under))

    def words(self, lang: str = "en") -> str:
        """What each member of the day has, in a language."""
        return say("{day}: {power}", day=Day(self.day), power=self.power).words(lang)

    def __str__(self) -> str:
        return self.words()


@dataclass(frozen=True, slots=True)
class Curve(Drawn):
    """Power over time: what it was on each of some days, and until the next."""

    moments: tuple[Moment, ...]

    def __iter__(self) -> Iterator[Moment]:
        return iter(self.moments)

    def __len__(self) -> int:
        return len(self.moments)

    def of(self, word: str) -> StateCurve:
        """The power of a state on each day; nought while it has no seat."""
        points = tuple((each.day, each.of(word)) for each in self.moments)
        seated = codes_named(word)
        held = [m for each in self.moments for m in each.power.council.members if m.code in seated]
        name = held[-1] if held else Translated(word)
        return StateCurve(name, self._measure, points)

    @property
    def _measure(self) -> Measure:
        return self.moments[0].power.measure

    @property
    def _heading(self) -> Speakable:
        return listed([self._measure, self.moments[0].power.title])

    @property
    def spells(self) -> tuple[tuple[SeatKind, tuple[tuple[date, Span], ...]], ...]:
        """For each kind of seat what its members had, and the days on which that changed."""
        found = []
        for kind in SeatKind:
            held = ((each.day, each.spans.get(kind)) for each in self.moments)
            turns = turning((day, span) for day, span in held if span is not None)
            if turns:
                found.append((kind, turns))
        return tuple(found)

    def picture(self, lang: str = "en") -> Picture:
        """The power of each kind of member over the years, in steps, each on its own scale."""
        reach = self.moments[0].day, self.moments[-1].day
        charts = []
        for kind, turns in self.spells:
            alike = all(span.single is not None for _, span in turns)
            ends = (_most,) if alike else (_most, _least)
            told = kind.each() if alike else say("{kind}, the most and the least", kind=kind.each())
            lines = [tuple((day, float(end(span))) for day, span in turns) for end in ends]
            charts.append(over_years(told.words(lang), lines, reach, lang))
        vacant = joined(self._vacancies()).words(lang)
        rule = self.moments[0].power.title.words(lang)
        title = self._measure.words(lang)
        frame = Frame(title, self.words(lang), lang, subtitle=rule, footnote=vacant)
        return panels(charts, frame)

    def _vacancies(self) -> list[Speakable]:
        """The days on which there were fewer voters than before and after."""
        text = "From {day} to {end} a seat was vacant."
        return [
            say(text, day=Day(now.day), end=Day(later.day - timedelta(1)))
            for now, later in pairwise(self.moments)
            if len(now.power) < len(later.power) and now.day.year == later.day.year
        ]

    def words(self, lang: str = "en") -> str:
        """What power each kind of member had, and since when, in a language."""
        told = several(spell(kind.each(), turns) for kind, turns in self.spells)
        return say("{measure}: {spells}.", measure=self._heading, spells=told).words(lang)

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


def _most(span: Span) -> Chance:
    return span.most


def _least(span: Span) -> Chance:
    return span.least


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
