"""A word for a state that no state bears, and what may have been meant."""

from __future__ import annotations

from collections.abc import Iterable

from unsc_sim.councils import states
from unsc_sim.errors import UnknownWordError
from unsc_sim.words import any_of, say

__all__ = ["no_state"]


def no_state(word: str, codes: Iterable[str]) -> UnknownWordError:
    """The error that a word means none of some states, with the nearest that it may mean.

    >>> print(no_state("Grmany", ["DEU", "FRA"]))
    no state 'Grmany'; did you mean Germany (DEU)?
    """
    near = [
        say("{name} ({code})", name=states.LastName(code), code=code)
        for code in states.nearest_codes(word, codes)
    ]
    hint = say("; did you mean {words}?", words=any_of(near)) if near else say("")
    return UnknownWordError(say("no state {word!r}{hint}", word=word, hint=hint))
