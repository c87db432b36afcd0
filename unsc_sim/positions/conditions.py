"""Conditions on a text: *while it blames the LNA*, as boolean expressions.

A condition is written with the keys of provisions, ``and``, ``or``, ``not`` and
parentheses; ``key = variant`` asks for one wording of a provision that has
several.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from unsc_sim.errors import RuleError
from unsc_sim.words import say

__all__ = ["ALWAYS", "OUT", "Condition", "read_condition"]

OUT = "out"
"""The wording of a provision that a text does not have."""

_TOKEN = re.compile(r"\s*([()=]|[^\s()=]+)")
_LONGEST = 400
_WORDS = ("and", "or", "not", "(", ")", "=")


@dataclass(frozen=True, slots=True)
class Condition:
    """A boolean expression over the provisions of a text.

    ``test`` is ``"and"``, ``"or"`` or ``"not"`` over ``parts``, or ``"is"``: the
    provision ``key`` is worded as ``variant``, or is in at all where that is
    empty. An ``and`` without parts always holds.
    """

    test: str
    parts: tuple[Condition, ...] = ()
    key: str = ""
    variant: str = ""

    def holds(self, text: Mapping[str, str]) -> bool:
        """Whether it holds for a text, given as the wording of each provision."""
        if self.test == "is":
            worded = text.get(self.key, OUT)
            return worded == self.variant if self.variant else worded != OUT
        held = (part.holds(text) for part in self.parts)
        if self.test == "not":
            return not next(held)
        return all(held) if self.test == "and" else any(held)

    def atoms(self) -> Iterator[Condition]:
        """Every provision asked about, from left to right."""
        if self.test == "is":
            yield self
        for part in self.parts:
            yield from part.atoms()

    def __str__(self) -> str:
        if self.test == "is":
            return f"{self.key} = {self.variant}" if self.variant else self.key
        told = [f"({part})" if part.test in ("and", "or") else str(part) for part in self.parts]
        return f"not {told[0]}" if self.test == "not" else f" {self.test} ".join(told)


ALWAYS = Condition("and")
"""The condition that holds for every text."""


def read_condition(text: str) -> Condition:
    """A condition from its written form; nothing written always holds.

    >>> condition = read_condition("not blames-lna or truce = immediate")
    >>> condition.holds({"blames-lna": "in", "truce": "immediate"})
    True
    >>> print(condition)
    not blames-lna or truce = immediate

    Raises
    ------
    RuleError
        If the expression is incomplete; the message quotes it.
    """
    tokens = [match.group(1) for match in _TOKEN.finditer(text)]
    if not tokens:
        return ALWAYS
    if len(tokens) > _LONGEST:
        expected = "expected a condition of at most {most} words, not {came}"
        raise RuleError(say(expected, most=_LONGEST, came=len(tokens)))
    parser = _Parser(text, tokens)
    condition = parser.either()
    if parser.tokens:
        raise parser.fault()
    return condition


@dataclass(slots=True)
class _Parser:
    """Recursive descent: *or* binds least, then *and*, then *not*."""

    text: str
    tokens: list[str]

    def either(self) -> Condition:
        return self._chain("or", self._both)

    def _both(self) -> Condition:
        return self._chain("and", self._single)

    def _chain(self, word: str, part: Callable[[], Condition]) -> Condition:
        parts = [part()]
        while self._next() == word:
            self.tokens.pop(0)
            parts.append(part())
        return parts[0] if len(parts) == 1 else Condition(word, tuple(parts))

    def _single(self) -> Condition:
        word = self._take()
        if word == "not":
            return Condition("not", (self._single(),))
        if word == "(":
            inner = self.either()
            if self._take() != ")":
                raise self.fault()
            return inner
        if word in _WORDS:
            raise self.fault()
        if self._next() != "=":
            return Condition("is", key=word)
        self.tokens.pop(0)
        variant = self._take()
        if variant in _WORDS:
            raise self.fault()
        return Condition("is", key=word, variant=variant)

    def _next(self) -> str:
        return self.tokens[0].lower() if self.tokens else ""

    def _take(self) -> str:
        if not self.tokens:
            raise self.fault()
        word = self.tokens.pop(0)
        return word.lower() if word.lower() in _WORDS else word

    def fault(self) -> RuleError:
        """The error that says where the expression cannot be read."""
        where = say("before {token!r}", token=self.tokens[0]) if self.tokens else say("at its end")
        expected = (
            "cannot read the condition {text!r} {where}; expected provisions joined by and, or, not"
        )
        return RuleError(say(expected, text=self.text, where=where))
