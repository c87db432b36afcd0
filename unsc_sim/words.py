"""Sentences, kept apart from the language they are said in.

A result never holds a string of prose: it holds sentences made by :func:`say`
and :func:`say_many`, and says them when asked, ``result.words("en")``. The
English text is the key of the catalogue of every other language. Whatever has
a method ``words(lang)`` may stand inside a sentence: another sentence, a list,
a number, the name of a member.

In a language written from right to left, whatever runs the other way is set
apart, see :mod:`unsc_sim.isolates`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from gettext import NullTranslations, translation
from pathlib import Path

from unsc_sim.conjunctions import linked
from unsc_sim.errors import UnknownWordError
from unsc_sim.isolates import isolated

__all__ = [
    "LANGUAGES",
    "UNSAID",
    "Day",
    "Listing",
    "Sentence",
    "Spelled",
    "Text",
    "Translated",
    "all_of",
    "any_of",
    "check_language",
    "joined",
    "listed",
    "say",
    "say_many",
    "several",
    "told",
]

LANGUAGES = ("en", "ar")
_FROM_THE_RIGHT = frozenset({"ar"})
_REPEATING = frozenset({"ar"})  # says "and" between all items, where English has commas
_CATALOGUES = Path(__file__).parent / "data" / "locale"

_SPELLED = (
    "none", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its values; :func:`say` makes one.

    ``many`` and ``number`` are given where the form of the sentence depends on
    a number; the language then chooses among its plural forms.
    """

    text: str
    values: tuple[tuple[str, object], ...] = ()
    many: str = ""
    number: int = 1

    def words(self, lang: str = "en") -> str:
        """The sentence in a language."""
        check_language(lang)
        text = self._in(lang)
        if not self.values:
            return text.format()
        said = _Placed if lang in _FROM_THE_RIGHT else _spoken
        return text.format_map({key: said(value, lang) for key, value in self.values})

    def _in(self, lang: str) -> str:
        """The text in a language, its braces still empty."""
        if lang == "en" or not self.text:
            return self.text if self.number == 1 or not self.many else self.many
        if self.many:
            return _form(lang, self.text, self.many, self.number)
        # A number asks for forms that English need not have: "11 in favour".
        return _form(lang, self.text, self.text, self._count())

    def _count(self) -> int:
        """The first number among the values."""
        for _, value in self.values:
            count = getattr(value, "number", value)
            if isinstance(count, int):
                return count
        return 1

    def __str__(self) -> str:
        return self.words()


def say(text: str, /, **values: object) -> Sentence:
    """A sentence, its values in braces.

    >>> print(say("{count} in favour", count=11))
    11 in favour
    """
    return Sentence(text, tuple(values.items()))


def say_many(one: str, many: str, number: int, /, **values: object) -> Sentence:
    """A sentence whose form depends on a number.

    >>> print(say_many("{n} vote", "{n} votes", 9, n=9))
    9 votes
    """
    return Sentence(one, tuple(values.items()), many, number)


@cache
def _catalogue(lang: str) -> NullTranslations:
    """The sentences of a language, by their English text."""
    return translation("unsc_sim", _CATALOGUES, [lang])


@lru_cache(maxsize=4096)
def _form(lang: str, one: str, many: str, number: int) -> str:
    """The form of a sentence that a number asks for; its only one where it has but one."""
    found = _catalogue(lang).ngettext(one, many, number)
    return found if one != many or found != one else _catalogue(lang).gettext(one)


@dataclass(frozen=True, slots=True)
class Listing:
    """Several things, joined as the language joins them."""

    items: tuple[object, ...]
    last: Sentence
    between: Sentence = Sentence(", ")

    def words(self, lang: str = "en") -> str:
        """The list in a language."""
        items = [_apart(told(item, lang), lang) for item in self.items]
        if len(items) < 2:
            return "".join(items)
        last, between = self.last.words(lang), self.between.words(lang)
        if lang in _REPEATING:
            return linked(items, last, between)
        return between.join(items[:-1]) + last + items[-1]


def all_of(items: Iterable[object]) -> Listing:
    """A list joined by *and*.

    >>> print(all_of(["China", "France", "Russia"]).words())
    China, France and Russia
    """
    return Listing(tuple(items), say(" and "))


def any_of(items: Iterable[object]) -> Listing:
    """A list joined by *or*."""
    return Listing(tuple(items), say(" or "))


def listed(items: Iterable[object]) -> Listing:
    """A list joined by commas alone.

    >>> print(listed(["11 in favour", "1 against"]).words())
    11 in favour, 1 against
    """
    return Listing(tuple(items), say(", "))


def several(faults: Iterable[object]) -> Listing:
    """Several faults in one message."""
    return Listing(tuple(faults), say("; "), say("; "))


def joined(sentences: Iterable[object]) -> Text:
    """Several sentences one after the other."""
    return Text(tuple(sentences))


@dataclass(frozen=True, slots=True)
class Text:
    """Sentences that follow one another."""

    sentences: tuple[object, ...]

    def words(self, lang: str = "en") -> str:
        """The text in a language."""
        return " ".join(told(each, lang) for each in self.sentences)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number as it stands in running text: a word where the language writes one.

    >>> print(Spelled(9).words(), Spelled(24).words())
    nine 24
    """

    number: int

    def words(self, lang: str = "en") -> str:
        """The number in a language."""
        known = 0 <= self.number < len(_SPELLED)
        return say(_SPELLED[self.number]).words(lang) if known else str(self.number)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it stands in running text.

    >>> print(Day(date(2019, 4, 18)).words())
    18 April 2019
    """

    day: date

    def words(self, lang: str = "en") -> str:
        """The day in a language."""
        month = say(_MONTHS[self.day.month - 1])
        text = say("{day} {month} {year}", day=self.day.day, month=month, year=self.day.year)
        return text.words(lang)


@dataclass(frozen=True, slots=True)
class Translated:
    """A text of a user's, said in one language or in both.

    English stands in where there is no Arabic, and the other way round.

    >>> print(Translated("truce", "هدنة"))
    truce
    """

    en: str
    ar: str = ""

    def words(self, lang: str = "en") -> str:
        """The text in a language."""
        return (self.ar or self.en) if lang == "ar" else (self.en or self.ar)

    def __str__(self) -> str:
        return self.words()

    def __bool__(self) -> bool:
        return bool(self.en or self.ar)


UNSAID = Translated("")
"""Nothing said."""


def told(value: object, lang: str) -> str:
    """A value as it reads in a language."""
    return str(_spoken(value, lang))


def _spoken(value: object, lang: str) -> object:
    """A value with its words said, or as it is where it has none."""
    speak = None if isinstance(value, type) else getattr(value, "words", None)
    return value if speak is None else speak(lang)


@dataclass(frozen=True, slots=True, repr=False)
class _Placed:
    """A value that stands in a sentence written from right to left."""

    value: object
    lang: str

    def __format__(self, form: str) -> str:
        return _apart(format(_spoken(self.value, self.lang), form), self.lang)

    def __repr__(self) -> str:
        said = _spoken(self.value, self.lang)
        # Isolates inside quotes have to stay what they are.
        return _apart(repr(said) if said is self.value else f"'{said}'", self.lang)


def _apart(text: str, lang: str) -> str:
    """A piece of a sentence, set apart where the sentence runs the other way."""
    return isolated(text) if lang in _FROM_THE_RIGHT else text


def check_language(lang: str) -> None:
    """Refuse a language in which there are no words."""
    if lang not in LANGUAGES:
        text = "no words in language {lang!r}; there are {languages}"
        raise UnknownWordError(say(text, lang=lang, languages=all_of(LANGUAGES)))
