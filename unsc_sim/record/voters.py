"""Who votes on a draft and who sponsors it, read from codes and names."""

from __future__ import annotations

from collections.abc import Iterable

from unsc_sim.councils.members import VACANT, Council
from unsc_sim.councils.states import codes_named
from unsc_sim.errors import SeatError, Speakable
from unsc_sim.hints import meant
from unsc_sim.record.sponsors import no_sponsor, sponsor_meant
from unsc_sim.words import say, several

__all__ = ["read_sponsors", "read_voters"]


def read_voters(words: Iterable[str], of_the_day: Council) -> tuple[str, ...]:
    """The codes of those who vote; the members of the day where none are named.

    Raises
    ------
    SeatError
        If a word is no state, a state has two seats, or there are not as many
        as the Council has seats; all faults at once.
    """
    named = tuple(words)
    if named in ((), of_the_day.codes):
        return of_the_day.codes
    codes = [_code(word, of_the_day) for word in named]
    faults = [_no_state(word, of_the_day) for word, code in zip(named, codes) if not code]
    twice = dict.fromkeys(code for code in codes if code and codes.count(code) > 1)
    faults += [say("{code!r} has two seats", code=code) for code in twice]
    if len(named) != len(of_the_day):
        text = "expected {right} members, not {came}"
        faults.append(say(text, right=len(of_the_day), came=len(named)))
    if faults:
        raise SeatError(several(faults))
    return tuple(codes)


def read_sponsors(words: str | Iterable[str], of_the_day: Council) -> frozenset[str]:
    """The codes of sponsors, one or several.

    Raises
    ------
    SeatError
        If a word means none; all faults at once.
    """
    named = [word for word in ((words,) if isinstance(words, str) else words) if word]
    meant = {word: sponsor_meant(word, of_the_day.codes) for word in named}
    wrong = [word for word, sponsor in meant.items() if sponsor is None]
    if wrong:
        raise SeatError(several(map(no_sponsor, wrong)))
    return frozenset(sponsor for sponsor in meant.values() if sponsor is not None)


def _code(word: str, of_the_day: Council) -> str:
    """The code of a state; where several are called so, of the member of the day, if any."""
    if word == VACANT:
        return word
    named = codes_named(word)
    if word in named:
        return word
    meant = named & set(of_the_day.codes) or named
    return next(iter(meant)) if len(meant) == 1 else ""


def _no_state(word: str, of_the_day: Council) -> Speakable:
    hint = meant(of_the_day.nearest(word))
    return say("no state {word!r}{hint}", word=word, hint=hint)
