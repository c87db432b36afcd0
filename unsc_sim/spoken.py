"""A result in a language of one's own: it shows itself and all it leads to in that language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from unsc_sim.words import check_language

__all__ = ["Spoken"]


@dataclass(frozen=True, slots=True, repr=False)
class Spoken:
    """Something that has words, said in one language.

    Whatever is asked of it is asked of the result; an answer that has words of
    its own is spoken in the same language, so one call serves a whole notebook.

    >>> from unsc_sim.scenario.loading import load
    >>> print(load("libya-2019").in_language("ar").verdict().would_pass)
    غير محسوم.
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


def _spoken(value: Any, lang: str) -> Any:
    """An answer in the language, if it has words."""
    return Spoken(value, lang) if hasattr(value, "words") else value


def _answering(ask: Callable[..., Any], lang: str) -> Callable[..., Any]:
    @wraps(ask)
    def answer(*given: Any, **named: Any) -> Any:
        return _spoken(ask(*given, **named), lang)

    return answer


def _telling(tell: Callable[..., Any], lang: str) -> Callable[..., Any]:
    """A picture, a table or a file, in the language unless another is named (``lang=``)."""

    @wraps(tell)
    def answer(*given: Any, **named: Any) -> Any:
        return tell(*given, **{"lang": lang, **named})

    return answer
