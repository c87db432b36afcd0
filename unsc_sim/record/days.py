"""Days as tables write them: the year first, whatever stands between, with midnight or without."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

__all__ = ["written_day"]

_DAY = re.compile(r"(\d{4})([-/.]?)(\d\d?)\2(\d\d?)(?:[T ]0?0:00(?::00(?:\.0+)?)?Z?)?")


@cache
def written_day(text: str) -> date | None:
    """The day meant; None where none is, or where it is open which is.

    >>> written_day("2011-03-17"), written_day("2011/3/17"), written_day("2011-03-17 00:00:00")
    (datetime.date(2011, 3, 17), datetime.date(2011, 3, 17), datetime.date(2011, 3, 17))
    >>> written_day("3/4/2011"), written_day("2011-02-30"), written_day("2011111")
    (None, None, None)
    """
    found = _DAY.fullmatch(text)
    if not found or not (found[2] or len(found[3]) == len(found[4]) == 2):
        return None
    try:
        return date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return None
