"""Pieces of a right-to-left sentence that run the other way.

A code, a path, a number with a sign stands between Unicode isolates (FSI and
PDI), so that it and its surroundings read in the right order.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import bidirectional

__all__ = ["isolated"]

_ISOLATE = re.compile("\u2068[^\u2068\u2069]*\u2069")
_NUMBER = re.compile(r"\d+(?:[.,/:]\d+)*")


@lru_cache(maxsize=4096)
def isolated(text: str) -> str:
    r"""A piece of a sentence, in isolates if left to itself it would read in the wrong order.

    >>> [isolated(piece) for piece in ("RUS", "-1", "421/2145", "الصين", "")]
    ['\u2068RUS\u2069', '\u2068-1\u2069', '421/2145', 'الصين', '']
    """
    rest, more = text, 1
    while more:  # from the inside out, for isolates may be nested
        rest, more = _ISOLATE.subn("", rest)
    runs = set(map(bidirectional, rest))
    number = "EN" in runs and not runs & {"AL", "R"} and not _NUMBER.fullmatch(rest.strip())
    return f"\u2068{text}\u2069" if "L" in runs or number else text
