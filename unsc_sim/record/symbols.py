"""Symbols of documents, compared whatever their spaces, capitals and year."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["draft_keys", "names_of", "resolution_key", "resolution_of"]

_RESOLUTION = re.compile(r"(?:S/RES/)?(\d+)(?:\((\d{4})\))?", re.IGNORECASE)


@cache
def resolution_key(symbol: str) -> str:
    """What tells a resolution from all others: its number, the year left out.

    >>> resolution_key("S/RES/893 (1994)"), resolution_key("s/res/893")
    ('s/res/893', 's/res/893')
    """
    tight = _tight(symbol)
    found = _RESOLUTION.fullmatch(tight)
    return f"s/res/{found[1]}" if found else tight.casefold()


@cache
def draft_keys(symbols: str) -> tuple[str, ...]:
    """What tells the drafts of a cell from others: a cell may hold several symbols.

    >>> draft_keys("S/2011/612 | S/2011/612/Rev.1")
    ('s/2011/612', 's/2011/612/rev.1')
    """
    return tuple(_tight(each).casefold() for each in symbols.split("|") if each.strip())


@cache
def names_of(resolution: str, draft: str) -> tuple[str, ...]:
    """All that a vote can be known by: its resolution, then its drafts."""
    return tuple(filter(None, (resolution_key(resolution), *draft_keys(draft))))


def resolution_of(symbol: str, year: str) -> str:
    """A resolution in the spelling of the United Nations, the year of the vote in brackets.

    >>> resolution_of("s/res/893", "1994"), resolution_of("S/RES/893 (1994)", "1994")
    ('S/RES/893(1994)', 'S/RES/893(1994)')
    """
    found = _RESOLUTION.fullmatch(_tight(symbol))
    return f"S/RES/{found[1]}({found[2] or year})" if found else symbol.strip()


def _tight(text: str) -> str:
    return "".join(text.split())
