"""Names as they stand inside a sentence, with the article where English wants one."""

from __future__ import annotations

from dataclasses import dataclass

from unsc_sim.errors import Speakable

__all__ = ["InText"]

# What a name begins with that takes the article in English.
_WITH_ARTICLE = (
    "Byelorussian",
    "Czech Republic",
    "Democratic Republic",
    "Dominican Republic",
    "Gambia",
    "German Democratic",
    "Netherlands",
    "Philippines",
    "Republic of",
    "Russian",
    "Ukrainian",
    "Union of",
    "United ",
    "vacant",
)


@dataclass(frozen=True, slots=True)
class InText:
    """A state or a seat as it is named inside a sentence.

    >>> from unsc_sim.words import say
    >>> print(InText(say("United Kingdom")).words(), InText(say("France")).words())
    the United Kingdom France
    """

    named: Speakable

    def words(self, lang: str = "en") -> str:
        """The name in a language, with an article where the language wants one."""
        name = self.named.words(lang)
        return f"the {name}" if lang == "en" and name.startswith(_WITH_ARTICLE) else name
