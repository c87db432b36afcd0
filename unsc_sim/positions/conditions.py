"""Conditions on a text: *while it blames the LNA*, as boolean expressions.

A condition is written with the keys of provisions, ``and``, ``or``, ``not`` and
parentheses; ``key = variant`` asks for one wording of a provision that has
several. A word with spaces stands in quotation marks.
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

_TOKEN = re.compile(r"""\s*("(?:[^"]|"")*"|'(?:[^']|'')*'|[()=]|[^\s()=]+)""")
_PLAIN = re.compile(r"""[^\s()='"][^\s()=]*""")
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
            return " = ".join(_written(word) for word in (self.key, self.variant) if word)
        told = [f"({part})" if part.test in ("and", "or") else str(part) for part in self.parts]
        return f"not {told[0]}" if self.test == "not" else f" {self.test} ".join(told)


def _written(word: str) -> str:
    """A provision or a variant as a condition writes it, in quotation marks where it needs them."""
    if _PLAIN.fullmatch(word) and word.lower() not in _WORDS:
        return word
    return "'" + word.replace("'", "''") + "'"


ALWAYS = Condition("and")
"""The condition that holds for every text."""


def read_condition(text: str) -> Condition:
    """A condition from its written form; nothing written always holds.

    >>> condition = read_condition("not blames-lna or truce = immediate")
    >>> condition.holds({"blames-lna": "in", "truce": "immediate"})
    True
    >>> print(condition)
    not blames-lna or truce = immediate
    >>> read_condition("truce = 'at once'").variant
    'at once'

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
        if self._next() == "not":
            self.tokens.pop(0)
            return Condition("not", (self._single(),))
        if self._next() == "(":
            self.tokens.pop(0)
            inner = self.either()
            if self._next() != ")":
                raise self.fault()
            self.tokens.pop(0)
            return inner
        key = self._name()
        if self._next() != "=":
            return Condition("is", key=key)
        self.tokens.pop(0)
        return Condition("is", key=key, variant=self._name())

    def _next(self) -> str:
        return self.tokens[0].lower() if self.tokens else ""

    def _name(self) -> str:
        """A provision or a variant; what is quoted is never a word of the expression itself."""
        if self._next() in ("", *_WORDS):
            raise self.fault()
        word = self.tokens.pop(0)
        mark = word[0]
        if mark in "'\"" and len(word) > 1 and word.endswith(mark):
            word = word[1:-1].replace(mark * 2, mark)
        if not word:
            raise self.fault()
        return word

    def fault(self) -> RuleError:
        """The error that says where the expression cannot be read."""
        where = say("before {token!r}", token=self.tokens[0]) if self.tokens else say("at its end")
        expected = (
            "cannot read the condition {text!r} {where}; expected provisions joined by and, or, not"
        )
        return RuleError(say(expected, text=self.text, where=where))
