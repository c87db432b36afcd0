"""The faults of a file, collected so that all of them can be told at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from unsc_sim.errors import UnscSimError
from unsc_sim.hints import did_you_mean
from unsc_sim.words import Sentence, Translated, listed, say, say_many

__all__ = ["Faults", "path_of"]

T = TypeVar("T")
_SHOWN = 5
"""How many places of one wrong word are told by their paths."""
_BARE = re.compile(r"[\w-]+")


def path_of(*steps: str | int) -> str:
    """A place in a file: keys of tables, quoted where TOML quotes them, and places in lists.

    >>> path_of("readings", 0, "stances", "cannot support", "yes")
    'readings[0].stances."cannot support".yes'
    """
    told = ""
    for step in steps:
        if isinstance(step, int):
            told += f"[{step}]"
        else:
            told += f".{step}" if _BARE.fullmatch(step) else f'."{step}"'
    return told.removeprefix(".")


class Faults:
    """A list of faults, each with its path in the file.

    What depends on a place that is amiss cannot be judged: where faults of the
    layout are known, further ones at, within or around their places are not told.
    """

    def __init__(self, of_layout: Iterable[tuple[str, Sentence]] = ()) -> None:
        self.told: list[Sentence] = []
        self._words: dict[Sentence, tuple[int, list[str]]] = {}
        self._amiss: tuple[str, ...] = ()
        for path, fault in of_layout:
            self.add(path, fault)
        self._amiss = tuple(path for path, _ in of_layout)

    def add(self, path: str, fault: Sentence) -> None:
        """Note a fault."""
        if not any(_within(path, each) or _within(each, path) for each in self._amiss):
            self.told.append(say("$.{path}: {fault}", path=path, fault=fault))

    def known(self, path: str, word: str, known: Mapping[str, T], what: Sentence) -> T | None:
        """What a word stands for, or a fault that says what it should be, with the nearest ones."""
        if word not in known:
            hint = did_you_mean(word, known)
            self._add_word(path, say("no {what} {word!r}{hint}", what=what, word=word, hint=hint))
        return known.get(word)

    def _add_word(self, path: str, fault: Sentence) -> None:
        """Note a fault of a word; where the same word stands again it is told with the first."""
        if fault not in self._words:
            count = len(self.told)
            self.add(path, fault)
            if len(self.told) > count:
                self._words[fault] = count, [path]
            return
        place, paths = self._words[fault]
        paths.append(path)
        also: object = listed(f"$.{each}" for each in paths[1:])
        if len(paths) > _SHOWN:
            count = len(paths) - 1
            also = say_many("in {count} other place", "in {count} other places", count, count=count)
        text = "$.{path}: {fault} (also {also})"
        self.told[place] = say(text, path=paths[0], fault=fault, also=also)

    def known_all(
        self, path: str, words: Iterable[str], known: Mapping[str, T | None], what: Sentence
    ) -> tuple[T, ...]:
        """What each word of a list stands for; those that stand for nothing are faults."""
        places = enumerate(words)
        found = [self.known(f"{path}[{place}]", each, known, what) for place, each in places]
        return tuple(each for each in found if each is not None)

    def once(self, path: str, keys: Sequence[str], first: int = 0) -> None:
        """Note each key that stands in a list again, at a path with the ``{place}`` of it.

        The keys before the ``first`` of the file are known beforehand.
        """
        for place, key in enumerate(keys):
            if key and key in keys[:place]:
                self.add(
                    path.format(place=place - first), say("{key!r} stands here twice", key=key)
                )

    def said(self, path: str, text: str | Translated) -> None:
        """Note a text that says nothing."""
        if not str(text).strip():
            self.add(path, say("expected text; this is empty"))

    def attempt(self, path: str, make: Callable[..., T], *given: object) -> T | None:
        """What a function makes, or its complaint as a fault."""
        try:
            return make(*given)
        except UnscSimError as error:
            self.add(path, say("{fault}", fault=error))
            return None


def _within(path: str, outer: str) -> bool:
    return path == outer or path.startswith((f"{outer}.", f"{outer}["))
