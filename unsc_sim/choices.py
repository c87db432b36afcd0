"""Choices among a few words, each with the sentence that says it."""

from __future__ import annotations

from enum import Enum
from typing import Any, Self

from unsc_sim.words import Sentence

__all__ = ["Choice"]


class Choice(Enum):
    """One of a few things that can be meant, and how it is said.

    A member is written as its sentence; or as the word for it in files and
    programs and then its sentence, where the two differ.

    >>> from unsc_sim.words import say
    >>> class Answer(Choice):
    ...     YES = "yes", say("in favour")
    ...     AGREED = say("agreed")
    >>> Answer.YES.value, Answer.YES.words(), Answer.AGREED.value
    ('yes', 'in favour', 'agreed')
    """

    _value_: str
    said: Sentence

    def __new__(cls, *written: Any) -> Self:
        """A member from what is written for it."""
        choice = object.__new__(cls)
        choice._value_ = str(written[0])
        choice.said = written[-1]
        return choice

    # Enum hashes the name in Python; a vote is looked up fifteen times in every
    # decision, and a member of an Enum is one object, so identity serves.
    __hash__ = object.__hash__

    def words(self, lang: str = "en") -> str:
        """The choice in a language."""
        return self.said.words(lang)
