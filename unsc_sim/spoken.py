"""A result in a language of one's own: it shows itself and all it leads to in that language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from types import MappingProxyType
from typing import Any, ParamSpec

from unsc_sim.words import check_language

__all__ = ["Spoken", "speaking"]

P = ParamSpec("P")


@dataclass(frozen=True, slots=True, repr=False)
class Spoken:
    """Something that has words, said in one language.

    Whatever is asked of it is asked of the result; an answer that has words of
    its own is spoken in the same language, so one call serves a whole notebook.

    >>> from unsc_sim.scenario.loading import load
    >>> print(load("libya-2019").in_language("ar").verdict().would_pass)
    الأمر مشروط.
    """

    result: Any
    lang: str

    def __post_init__(self) -> None:
        check_language(self.lang)

    def words(self, lang: str = "") -> str:
        """The words of the result, in its language unless another is asked for."""
        return str(self.result.words(lang or self.lang))

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"{self.result!r}.in_language({self.lang!r})"

    def __getitem__(self, key: Any) -> Any:
        return _spoken(self.result[key], self.lang)

    def __iter__(self) -> Iterator[Any]:
        return (_spoken(each, self.lang) for each in self.result)

    def __contains__(self, item: Any) -> bool:
        return _silent(item) in self.result

    def __len__(self) -> int:
        return len(self.result)

    def __bool__(self) -> bool:
        return bool(self.result)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = getattr(self.result, name)
        if name == "_repr_svg_":
            return lambda: str(self.result.picture(self.lang))
        if name == "_repr_html_":
            return lambda: self.result.table(self.lang)._repr_html_()
        if name in ("picture", "table", "save"):
            return _telling(found, self.lang)
        return _answering(found, self.lang) if callable(found) else _spoken(found, self.lang)


def speaking(ask: Callable[P, Any]) -> Callable[P, Any]:
    """A function of results that also takes spoken ones, and then answers in their language."""

    @wraps(ask)
    def answer(*given: P.args, **named: P.kwargs) -> Any:
        languages = [each.lang for each in (*given, *named.values()) if isinstance(each, Spoken)]
        plain = {key: _silent(each) for key, each in named.items()}
        found = ask(*map(_silent, given), **plain)
        return _spoken(found, languages[0]) if languages else found

    return answer


def _silent(value: Any) -> Any:
    """A result without its language."""
    return value.result if isinstance(value, Spoken) else value


def _spoken(value: Any, lang: str) -> Any:
    """An answer in the language if it has words, or all within it that have."""
    if hasattr(value, "words"):
        return Spoken(value, lang)
    if type(value) is tuple:
        return tuple(_spoken(each, lang) for each in value)
    if isinstance(value, MappingProxyType):
        return MappingProxyType({key: _spoken(each, lang) for key, each in value.items()})
    if isinstance(value, Iterator):
        return (_spoken(each, lang) for each in value)
    return value


def _answering(ask: Callable[..., Any], lang: str) -> Callable[..., Any]:
    @wraps(ask)
    def answer(*given: Any, **named: Any) -> Any:
        plain = {key: _silent(each) for key, each in named.items()}
        return _spoken(ask(*map(_silent, given), **plain), lang)

    return answer


def _telling(tell: Callable[..., Any], lang: str) -> Callable[..., Any]:
    """A picture, a table or a file, in the language unless another is named (``lang=``)."""

    @wraps(tell)
    def answer(*given: Any, **named: Any) -> Any:
        return tell(*given, **{"lang": lang, **named})

    return answer
