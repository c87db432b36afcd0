"""What a command answers, and how commands are added."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from unsc_sim.chances import Chance
from unsc_sim.errors import FileError, RuleError, SeatError
from unsc_sim.pictures import Drawn
from unsc_sim.words import Sentence, say, told

__all__ = ["Answer", "Commands", "chance", "pair", "pairs", "saved"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a command, for people and for programs.

    Attributes
    ----------
    lines
        What a person reads: sentences, or whatever else has words.
    content
        What a program reads; prose in it is in the language asked for.
    drawn
        What can be drawn of it.
    """

    lines: tuple[object, ...]
    content: dict[str, Any]
    drawn: Drawn | None = None

    def text(self, lang: str) -> str:
        """The lines in a language."""
        return "\n".join(told(line, lang) for line in self.lines)

    def drawn_to(self, path: str, lang: str) -> Answer:
        """The answer once its picture is written to a file.

        Raises
        ------
        RuleError
            If it is a list, which has no picture.
        FileError
            If the place cannot be written.
        """
        if self.drawn is None:
            raise RuleError(say("a list has no picture; name one of its entries"))
        return replace(self, lines=(*self.lines, "", saved(self.drawn, path, lang)))


@dataclass(frozen=True, slots=True)
class Commands:
    """The commands of a parser, as they are added."""

    parsers: Any

    def add(
        self,
        name: str,
        told_of: str,
        answer: Callable[[Namespace], Answer],
        *parents: ArgumentParser,
    ) -> ArgumentParser:
        """Add a command with its help, and the function that answers it."""
        parser: ArgumentParser = self.parsers.add_parser(
            name, help=told_of, description=f"{told_of[0].upper()}{told_of[1:]}.", parents=parents
        )
        parser.set_defaults(answer=answer)
        return parser


def saved(drawn: Drawn, path: str, lang: str) -> Sentence:
    """Write a picture to an SVG file, and say so.

    Raises
    ------
    FileError
        If the place cannot be written.
    """
    try:
        return say("{path} is written", path=drawn.save(path, lang))
    except OSError as error:
        fault = say("cannot write {path}: {why}", path=path, why=error.strerror)
        raise FileError(fault, ()) from None


def chance(value: Chance) -> dict[str, Any]:
    """A number for a program: exactly where it is exact, and as a decimal."""
    if isinstance(value, Fraction):
        exact = f"{value.numerator}/{value.denominator}"
        return {"exact": exact, "decimal": float(value)}
    return {"decimal": value}


def pairs(words: Sequence[str], form: str) -> dict[str, str]:
    """What stands on both sides of equals signs.

    Raises
    ------
    SeatError
        If a word has none, or the same stands before two.
    """
    found: dict[str, str] = {}
    for first, second in (pair(word, form) for word in words):
        if first in found:
            raise SeatError(say("{word} is given twice", word=first))
        found[first] = second
    return found


def pair(word: str, form: str) -> tuple[str, str]:
    """Both sides of an equals sign.

    Raises
    ------
    SeatError
        If there is none; the message says what form is expected.
    """
    first, sign, second = word.partition("=")
    if not sign:
        raise SeatError(say("expected {form}, not {word!r}", form=form, word=word))
    return first.strip(), second.strip()
