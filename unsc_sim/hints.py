"""What a wrong word may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from unicodedata import combining, normalize

from unsc_sim.errors import Speakable
from unsc_sim.words import any_of, say

__all__ = ["did_you_mean", "meant", "nearest", "plain"]

_ALIKE = 0.62
"""How alike two words have to be, from 0 to 1, for the one to be meant by the other."""
_LESS_ALIKE = 0.15
"""By how much less than the nearest word another may be alike and still be named."""
_FEW = 12
"""So few right words that all can be told."""


def plain(word: object) -> str:
    """A word as it is compared: no case, no accents, no punctuation, single spaces.

    Of what is no word nothing is left, and nothing answers to that.

    >>> plain("Côte  d'Ivoire"), plain("NOT_VOTING"), plain(None)
    ('cote divoire', 'not voting', '')
    """
    return _plain(word) if isinstance(word, str) else ""


@lru_cache(maxsize=10_000)
def _plain(word: str) -> str:
    letters = "".join(c for c in normalize("NFKD", word) if not combining(c))
    kept = letters.casefold().replace("_", " ").replace("-", " ")
    return " ".join("".join(c for c in kept if c.isalnum() or c.isspace()).split())


def nearest(word: object, right: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The right words nearest to a wrong one, nearest first, then those it begins.

    >>> nearest("Rusia", ["France", "Russia", "Prussia"])
    ('Russia', 'Prussia')
    >>> nearest("g4", ["model-a", "g4-2005", "g4-2024"])
    ('g4-2005', 'g4-2024')
    """
    begun, by_plain = plain(word), {plain(each): each for each in right}
    close = get_close_matches(begun, by_plain, n=most, cutoff=_ALIKE)
    likeness = [SequenceMatcher(None, each, begun).ratio() for each in close]
    close = [each for each, like in zip(close, likeness) if like > likeness[0] - _LESS_ALIKE]
    close += [each for each in by_plain if begun and each.startswith(f"{begun} ")]
    return tuple(by_plain[each] for each in dict.fromkeys(close))[:most]


def meant(near: Iterable[object]) -> Speakable:
    """The end of a message about a wrong word: what comes near it, if anything does.

    >>> print("no member 'Rusia'" + meant(["Russia"]).words(), meant([]).words() == "")
    no member 'Rusia'; did you mean Russia? True
    """
    words = any_of(near)
    return say("; did you mean {words}?", words=words) if words.items else say("")


def did_you_mean(word: object, right: Iterable[str]) -> Speakable:
    """The end of a message about a wrong word: the nearest right ones, or all of a few.

    >>> print("no member 'Rusia'" + did_you_mean("Rusia", ["Russia", "China"]).words())
    no member 'Rusia'; did you mean 'Russia'?
    """
    known = tuple(right)
    if close := nearest(word, known):
        return meant(map(repr, close))
    if known and len(known) <= _FEW:
        return say("; expected {words}", words=any_of(repr(each) for each in known))
    return say("")
