"""What is known of states by their codes: the nearest to a wrong word, the regional group."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from unsc_sim.councils import states
from unsc_sim.councils.members import Group
from unsc_sim.errors import UnknownWordError
from unsc_sim.hints import meant
from unsc_sim.tables import rows
from unsc_sim.words import say

__all__ = ["group_of", "no_state"]


def no_state(word: str, codes: Iterable[str]) -> UnknownWordError:
    """The error that a word means none of some states, with the nearest that it may mean.

    >>> print(no_state("Grmany", ["DEU", "FRA"]))
    no state 'Grmany'; did you mean Germany (DEU)?
    """
    near = (
        say("{name} ({code})", name=states.LastName(code), code=code)
        for code in states.nearest_codes(word, codes)
    )
    return UnknownWordError(say("no state {word!r}{hint}", word=word, hint=meant(near)))


def group_of(code: str) -> Group | None:
    """The regional group of a state that ever had a seat; None where it is not known here.

    >>> group_of("IND"), group_of("AND")
    (<Group.APG: 'Asia-Pacific States'>, None)
    """
    return _groups().get(code)


@cache
def _groups() -> dict[str, Group]:
    return {row["code"]: Group[row["group"]] for row in rows("membership")}
