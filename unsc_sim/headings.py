"""Titles over pictures: they begin with a capital, and a day in them is not broken."""

from __future__ import annotations

from dataclasses import dataclass

from unsc_sim.words import told

__all__ = ["Heading", "Unbroken"]

_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Heading:
    """Words that stand over something.

    >>> print(Heading("draft resolution").words())
    Draft resolution
    """

    said: object

    def words(self, lang: str = "en") -> str:
        """The heading in a language."""
        text = told(self.said, lang)
        return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Unbroken:
    r"""Words that stay on one line, as the parts of a day do.

    >>> Unbroken("18 April 2019").words()
    '18\xa0April\xa02019'
    """

    said: object

    def words(self, lang: str = "en") -> str:
        """The words in a language."""
        return told(self.said, lang).replace(" ", _NO_BREAK)
