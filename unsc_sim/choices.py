"""Choices among a few words, each with the sentence that says it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Self, TypeVar

from unsc_sim.errors import UnknownWordError
from unsc_sim.hints import did_you_mean, plain
from unsc_sim.words import Sentence, say

__all__ = ["Choice", "look_up"]

T = TypeVar("T")


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


def look_up(word: object, known: Mapping[str, T], unknown: str) -> T:
    """What a word stands for, in whatever case and spacing it is written.

    >>> look_up("Not Voting", {"not voting": 2, "no": -1}, "no vote {word!r}{hint}")
    2

    Raises
    ------
    UnknownWordError
        If it stands for nothing: the text ``unknown``, with the nearest right words.
    """
    meant = {plain(each): each for each in known}.get(plain(word))
    if meant is None:
        raise UnknownWordError(say(unknown, word=word, hint=did_you_mean(word, known)))
    return known[meant]
