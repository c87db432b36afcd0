"""The faults of a file, collected so that all of them can be told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from unsc_sim.errors import UnscSimError
from unsc_sim.words import Sentence, did_you_mean, say

__all__ = ["Faults"]

T = TypeVar("T")


class Faults:
    """A list of faults, each with its path in the file."""

    def __init__(self) -> None:
        self.told: list[Sentence] = []

    def add(self, path: str, fault: Sentence) -> None:
        """Note a fault."""
        self.told.append(say("$.{path}: {fault}", path=path, fault=fault))

    def known(self, path: str, word: str, known: Mapping[str, T]) -> T | None:
        """What a word stands for, or a fault with the nearest right ones."""
        if word not in known:
            hint = did_you_mean(word, known)
            self.add(path, say("no {word!r} here{hint}", word=word, hint=hint))
        return known.get(word)

    def known_all(self, path: str, words: Iterable[str], known: Mapping[str, T]) -> tuple[T, ...]:
        """What each word of a list stands for; those that stand for nothing are faults."""
        found = [self.known(f"{path}[{place}]", each, known) for place, each in enumerate(words)]
        return tuple(each for each in found if each is not None)

    def once(self, path: str, keys: list[str]) -> None:
        """Note each key that stands in a list more than once."""
        for key in dict.fromkeys(each for each in keys if keys.count(each) > 1):
            self.add(path, say("{key!r} stands here twice", key=key))

    def attempt(self, path: str, make: Callable[..., T], *given: object) -> T | None:
        """What a function makes, or its complaint as a fault."""
        try:
            return make(*given)
        except UnscSimError as error:
            self.add(path, say("{fault}", fault=error))
            return None
