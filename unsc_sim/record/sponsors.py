"""Who can put a draft forward: states, seated ever or never, and the whole Council."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from unsc_sim.councils.states import codes_named, names_of_all
from unsc_sim.hints import did_you_mean, plain
from unsc_sim.tables import rows
from unsc_sim.words import Sentence, say

__all__ = ["THE_COUNCIL", "no_sponsor", "sponsor_meant"]

THE_COUNCIL = frozenset({"President", "Committee on the Admission of New Members"})
"""Who puts a text forward for the whole Council."""


def sponsor_meant(word: str, of_the_day: Collection[str] = ()) -> str | None:
    """The code of a state, or the word for a text of the whole Council; None for another.

    Where several states are called so, the one that is among those of the day.
    """
    named = codes_named(word)
    meant = named if word in named or len(named) == 1 else named & set(of_the_day)
    if word in meant:
        return word
    return next(iter(meant)) if len(meant) == 1 else _others().get(plain(word))


def no_sponsor(word: str) -> Sentence:
    """What is wrong with a word that means no sponsor."""
    hint = did_you_mean(word, (*names_of_all(), *_unseated(), *THE_COUNCIL))
    return say("no sponsor {word!r}{hint}", word=word, hint=hint)


@cache
def _others() -> dict[str, str]:
    """Sponsors that never had a seat, by their names without signs and capitals."""
    unseated = {plain(name): code for name, code in _unseated().items()}
    return unseated | {plain(each): each for each in THE_COUNCIL}


@cache
def _unseated() -> dict[str, str]:
    """The codes of states that never had a seat, by each of their names."""
    return {
        name: row["code"]
        for row in rows("unseated")
        for name in (row["code"], row["name"], *filter(None, row["aliases"].split("|")))
    }
