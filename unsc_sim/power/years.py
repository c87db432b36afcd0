"""What goes on over the years: when it changed, in words and as steps of a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from importlib import import_module
from math import floor, log10
from typing import Any, TypeVar

from unsc_sim.chances import Share
from unsc_sim.errors import Speakable
from unsc_sim.pictures import Axis, Chart, Drawn, Form, Frame, Picture, Series, panels
from unsc_sim.power.results import Measure
from unsc_sim.words import Day, listed, say

__all__ = ["StateCurve", "over_years", "spell", "turning"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StateCurve(Drawn):
    """The power of one state on each of some days, and until the next.

    Attributes
    ----------
    name
        The state.
    measure
        What is measured.
    points
        Days, and what the state had; nought while it had no seat.
    """

    name: Speakable
    measure: Measure
    points: tuple[tuple[date, Fraction], ...]

    def __iter__(self) -> Iterator[tuple[date, Fraction]]:
        return iter(self.points)

    def __len__(self) -> int:
        return len(self.points)

    def picture(self, lang: str = "en") -> Picture:
        """The power over the years, in steps."""
        line = tuple((day, float(share)) for day, share in self.points)
        chart = over_years(self.name.words(lang), [line], (line[0][0], line[-1][0]), lang)
        return panels([chart], Frame(self.measure.words(lang), self.words(lang), lang))

    def words(self, lang: str = "en") -> str:
        """What the state had, and since when, in a language."""
        turns = [(day, Share(share)) for day, share in turning(self.points)]
        told = spell(self.name, turns)
        return say("{measure}: {spells}.", measure=self.measure, spells=told).words(lang)

    def __str__(self) -> str:
        return self.words()

    def to_pandas(self) -> Any:
        """A pandas Series by day, its numbers exact objects."""
        pandas = import_module("pandas")
        return pandas.Series(dict(self.points), name=str(self.name), dtype=object)


def turning(points: Iterable[tuple[date, T]]) -> tuple[tuple[date, T], ...]:
    """The first point, and every one at which the value became another."""
    found: list[tuple[date, T]] = []
    for day, value in points:
        if not found or found[-1][1] != value:
            found.append((day, value))
    return tuple(found)


def spell(who: Speakable, turns: Iterable[tuple[date, Speakable]]) -> Speakable:
    """What somebody had, and since when."""
    told = [say("{share} from {day}", share=share, day=Day(day)) for day, share in turns]
    return say("{kind} {spells}", kind=who, spells=listed(told))


def over_years(
    label: str,
    several: Iterable[tuple[tuple[date, float], ...]],
    reach: tuple[date, date],
    lang: str,
) -> Chart:
    """Lines of steps from the first to the last of the days reached, on a scale from nought."""
    first, last = reach
    lines = [
        Series("", (*((_year(day), share) for day, share in turns), (_year(last), turns[-1][1])),
               Form.STEPS)
        for turns in several
    ]  # fmt: skip
    most = max(share for line in lines for _, share in line.points)
    step = max(1, (last.year - first.year) // 6)
    years = tuple((float(year), str(year)) for year in range(first.year, last.year + 1, step))
    return Chart(tuple(lines), Axis("", years), Axis(label, _shares(most, lang)))


def _year(day: date) -> float:
    """A day as a number of years."""
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _shares(most: float, lang: str) -> tuple[tuple[float, str], ...]:
    """Round shares from nought to just above the greatest."""
    if not most:
        return ((0.0, say("{percent}%", percent=0).words(lang)),)
    power = 10.0 ** floor(log10(most / 3))
    step = next(each * power for each in (1, 2, 5, 10) if each * power >= most / 4)
    return tuple(
        (n * step, say("{percent}%", percent=f"{100 * n * step:g}").words(lang))
        for n in range(floor(most / step * 0.9999) + 2)
    )
