"""What goes wrong, and how it is told.

Every error of the library is an :class:`UnscSimError`; one ``except`` is
enough. A message says what was expected, what came, where, and the nearest
right word. It is a sentence, so it can be told in any language the library
speaks: ``str(error)`` is English, ``error.words("ar")`` Arabic.
"""

from __future__ import annotations

from typing import Protocol

__all__ = [
    "DayError",
    "FileError",
    "RuleError",
    "SeatError",
    "Speakable",
    "UnknownWordError",
    "UnscSimError",
]


class Speakable(Protocol):
    """Whatever can be said in a language."""

    def words(self, lang: str = "en") -> str: ...


class UnscSimError(ValueError):
    """The root of all errors of the library."""

    def __init__(self, message: Speakable) -> None:
        super().__init__(message)
        self.message = message

    def words(self, lang: str = "en") -> str:
        """The message in a language."""
        return self.message.words(lang)

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.words()!r})"


class DayError(UnscSimError):
    """A day or year for which there is no single Council."""


class SeatError(UnscSimError):
    """Votes and seats that do not fit: a seat without a vote, a vote without a seat."""


class RuleError(UnscSimError):
    """A rule that cannot be: a quota nobody can reach, a negative weight."""


class UnknownWordError(UnscSimError):
    """A word that is none of those understood in its place."""


class FileError(UnscSimError):
    """A file with faults, all of which are told at once.

    ``faults`` holds one sentence for each, every one with its path in the file.
    """

    def __init__(self, message: Speakable, faults: tuple[Speakable, ...]) -> None:
        super().__init__(message)
        self.faults = faults

    def __reduce__(self) -> tuple[type[FileError], tuple[Speakable, tuple[Speakable, ...]]]:
        return type(self), (self.message, self.faults)

    def words(self, lang: str = "en") -> str:
        """The message, then each fault on a line of its own."""
        return "\n".join([self.message.words(lang), *(f"- {f.words(lang)}" for f in self.faults)])
