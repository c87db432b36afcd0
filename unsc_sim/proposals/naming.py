"""Proposals found by their key or title, and what a wrong name may have meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from unsc_sim.errors import Speakable
from unsc_sim.hints import did_you_mean, meant, nearest, plain
from unsc_sim.words import LANGUAGES

__all__ = ["Named", "hint", "named"]


class Named(Protocol):
    """Whatever has a key and a title that can be said."""

    @property
    def key(self) -> str: ...

    @property
    def called(self) -> Speakable: ...


N = TypeVar("N", bound=Named)


def named(word: object, known: Mapping[str, N]) -> N | None:
    """The one of that key, or of that title in any language; None if there is none."""
    asked = str(word)
    if asked in known:
        return known[asked]
    return next((each for each in known.values() if plain(asked) in _titles(each)), None)


def _titles(each: Named) -> tuple[str, ...]:
    return tuple(plain(each.called.words(lang)) for lang in LANGUAGES)


def hint(word: object, known: Iterable[Named]) -> Speakable:
    """The end of a message about a wrong name: keys whose titles hold it, or the nearest."""
    asked, each_of = str(word), tuple(known)
    inside = [each.key for each in each_of if _holds(each, asked)]
    if not inside:
        by_title = {title: each.key for each in each_of for title in _titles(each)}
        inside = [by_title[title] for title in nearest(plain(asked), by_title)]
    if inside:
        return meant(map(repr, dict.fromkeys(inside)))
    return did_you_mean(asked, [each.key for each in each_of])


def _holds(each: Named, word: str) -> bool:
    """Whether all of a name stands in a title."""
    asked = set(plain(word).split())
    return bool(asked) and any(asked <= set(title.split()) for title in _titles(each))
