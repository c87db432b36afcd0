"""The Council of any day since 17 January 1946: its members, their seats and terms.

Eleven seats until the end of 1965, fifteen since (Charter, Article 23, as
amended by General Assembly resolution 1991 A (XVIII)). A seat is a seat even
while nobody holds it.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, datetime, timedelta
from functools import cache

from unsc_sim.councils import states
from unsc_sim.councils.members import VACANT, Council, Group, Member, Term
from unsc_sim.errors import DayError
from unsc_sim.hints import plain
from unsc_sim.tables import Row, rows
from unsc_sim.words import Day, all_of, say

__all__ = ["FIRST_DAY", "LAST_DAY", "council"]

FIRST_DAY = date(1946, 1, 17)
"""The Council's first meeting."""

LAST_DAY = date(2027, 12, 31)
"""The last day for which all fifteen members are known."""


def council(when: str | int | date) -> Council:
    """The Council of a day, or of a year inside which no seat changed hands.

    Charter, Articles 23 and 110; the Council first met on 17 January 1946.

    Parameters
    ----------
    when
        A date, a day written ``YYYY-MM-DD``, or a year. The names of a year
        are those of its first day.

    Raises
    ------
    DayError
        For a day before the first meeting or after the last day whose members
        are all known, a day that does not exist, or a year inside which a seat
        changed hands; the message names the days.

    Examples
    --------
    >>> print(" ".join(council("2019-04-18").codes))
    BEL CHN CIV DOM GNQ FRA DEU IDN KWT PER POL RUS ZAF GBR USA
    >>> council(2019).president is None
    True
    >>> council(1991)
    Traceback (most recent call last):
    unsc_sim.errors.DayError: no single Council in 1991: a seat changed hands on 24 December 1991
    """
    if isinstance(when, datetime):
        when = when.date()
    if isinstance(when, date):
        return _of_day(_within_record(when))
    if isinstance(when, str) and when.strip().isdecimal():
        when = int(when)
    if isinstance(when, int) and not isinstance(when, bool):
        return _of_year(when)
    return _of_day(_within_record(_read_day(when)))


def _read_day(text: object) -> date:
    try:
        return date.fromisoformat(str(text).strip())
    except ValueError:
        expected = "expected a day written YYYY-MM-DD or a year, not {when!r}"
        raise DayError(say(expected, when=text)) from None


def _within_record(day: date) -> date:
    if FIRST_DAY <= day <= LAST_DAY:
        return day
    text = "the members of the Council are known from {first} to {last}, not for {day}"
    raise DayError(say(text, first=Day(FIRST_DAY), last=Day(LAST_DAY), day=Day(day)))


def _of_year(year: int) -> Council:
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        text = "the members of the Council are known from {first} to {last}, not for {year}"
        raise DayError(say(text, first=Day(FIRST_DAY), last=Day(LAST_DAY), year=year))
    start = max(date(year, 1, 1), FIRST_DAY)
    changes = sorted({day for day in _changes() if start < day <= date(year, 12, 31)})
    if changes:
        days = all_of(Day(day) for day in changes)
        text = "no single Council in {year}: a seat changed hands on {days}"
        raise DayError(say(text, year=year, days=days))
    return Council(_of_day(start).members, start)


@cache
def _changes() -> frozenset[date]:
    """The days on which a seat was taken."""
    return frozenset(date.fromisoformat(row["start"]) for row in rows("membership"))


@cache
def _of_day(day: date) -> Council:
    turns = _turns()
    members = _members(turns[bisect_right(turns, day) - 1])
    return Council(members, day, _presiding().get(f"{day:%Y-%m}", ""))


@cache
def _presiding() -> dict[str, str]:
    """The President's code by month."""
    return {row["month"]: row["code"] for row in rows("presidency")}


@cache
def _turns() -> tuple[date, ...]:
    """The days on which a seat is taken or left, or a state takes another name, in order."""
    spells = [(row["start"], row["end"]) for row in (*rows("membership"), *rows("states"))]
    starts = {date.fromisoformat(start) for start, _ in spells if start}
    left = {date.fromisoformat(end) + timedelta(1) for _, end in spells if end}
    return tuple(sorted({FIRST_DAY, *(each for each in starts | left if each > FIRST_DAY)}))


@cache
def _members(day: date) -> tuple[Member, ...]:
    sitting = [
        _member(row, day)
        for row in rows("membership")
        if row["start"] <= day.isoformat() <= (row["end"] or "9999")
    ]
    # The UN's list is alphabetical by official English name, a vacant seat last.
    return tuple(sorted(sitting, key=lambda each: (each.vacant, plain(each.official_name))))


def _member(row: Row, day: date) -> Member:
    code, permanent = row["code"], row["seat"] == "permanent"
    named = None if code == VACANT else states.state(code, day)
    return Member(
        code=code,
        name=named.name if named else "vacant seat",
        official_name=named.official_name if named else "",
        state=named.state if named else "",
        group=Group[row["group"]],
        permanent=permanent,
        veto=permanent,
        term=Term(
            date.fromisoformat(row["start"]),
            date.fromisoformat(row["end"]) if row["end"] else None,
        ),
        since=named.since if named else "",
        source=row["source"],
    )
