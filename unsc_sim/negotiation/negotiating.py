"""To negotiate: list the texts, or search them where they are too many; find what excludes all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from unsc_sim.errors import RuleError, UnknownWordError
from unsc_sim.hints import did_you_mean
from unsc_sim.negotiation.answers import CANNOT
from unsc_sim.negotiation.columns import every, of_texts
from unsc_sim.negotiation.contradictions import Contradiction, Contradictions, Lift
from unsc_sim.negotiation.excluding import excluded, held_in_listing, held_in_space
from unsc_sim.negotiation.listings import Listing
from unsc_sim.negotiation.negotiations import Negotiation
from unsc_sim.negotiation.offers import Setting
from unsc_sim.negotiation.possible import asked
from unsc_sim.negotiation.searching import cheapest, search
from unsc_sim.negotiation.spaces import MOST, Space, check_conditions, space
from unsc_sim.positions.conditions import read_condition
from unsc_sim.positions.stances import Position, Standing, read_stance
from unsc_sim.readings.readings import READINGS, Reading
from unsc_sim.verdicts.conflicts import Held
from unsc_sim.words import say

__all__ = ["LISTED", "assuming", "negotiate"]

LISTED = 1 << 20
"""Up to how many texts are listed, as many as twenty provisions make."""


def negotiate(
    standing: Standing,
    texts: Space | None = None,
    reading: str | Reading = "literal",
    readings: Sequence[Reading] = tuple(READINGS.values()),
    most: int = MOST,
) -> Negotiation:
    """Which text would pass, what each change buys, or which demands exclude every text.

    Up to 2 to the power of 20 texts are gone through one by one. Of a larger
    space, provisions that no position and no constraint speaks of are left as
    they are; if it is still too large, the front is found by branch and bound.

    Parameters
    ----------
    texts
        The texts that can be written, see :func:`~unsc_sim.negotiation.spaces.space`;
        without it, all that the provisions of the draft make.
    reading
        How open votes are read for the chance of adoption.
    readings
        Those under which a text has to do well to be robust.
    most
        How many half-written texts branch and bound looks at before it stops
        and says what it bounds.

    Raises
    ------
    UnknownWordError
        If a position depends on a provision that the draft does not have.
    RuleError
        If the texts are those of another draft, or the rule or the reading
        does not allow to search a space this large.
    SeatError
        If positions of a member leave it no vote on some text, or the reading
        gives a chance to a vote that a position excludes.
    """
    if isinstance(most, bool) or not isinstance(most, int) or most < 0:
        text = "expected how many half-written texts to look at, a whole number, not {given!r}"
        raise RuleError(say(text, given=most))
    known = space(standing.draft) if texts is None else texts
    check_conditions(standing.draft, [each.when for each in standing.positions])
    setting = Setting(standing, known, _read(reading, readings))
    fixed = _irrelevant(setting) if known.size > LISTED else {}
    left = known.size
    for each in known.draft.provisions:
        left //= len(each.wordings) if each.key in fixed else 1
    if left <= LISTED:
        return _listed(setting, tuple(readings), fixed)
    return _searched(setting, tuple(readings), most)


def _read(reading: str | Reading, readings: Sequence[Reading]) -> Reading:
    if isinstance(reading, Reading):
        return reading
    known = {**READINGS, **{each.name: each for each in readings}}
    if reading not in known:
        hint = did_you_mean(reading, known)
        raise UnknownWordError(say("no reading {word!r}{hint}", word=reading, hint=hint))
    return known[reading]


def _irrelevant(setting: Setting) -> dict[str, str]:
    """The provisions that nothing depends on, with the wording that costs least."""
    held = [each.when for each in setting.standing.positions]
    relevant = asked((*held, *setting.space.conditions))
    return {
        each.key: cheapest(each, prices)
        for each, prices in zip(setting.space.draft.provisions, setting.space.prices)
        if each.key not in relevant
    }


def _listed(
    setting: Setting, readings: tuple[Reading, ...], fixed: Mapping[str, str]
) -> Negotiation:
    listing = Listing(setting, every(setting.space, fixed))
    none_passes = (listing.passing == CANNOT).all()
    held = partial(held_in_listing, listing) if none_passes else None
    conflicts, lifts = _contradictions(setting, held)
    return Negotiation(
        setting, readings, tuple(fixed), conflicts=conflicts, lifts=lifts, listing=listing
    )


def _searched(setting: Setting, readings: tuple[Reading, ...], most: int) -> Negotiation:
    found = search(setting, (setting.reading,), most)
    held = partial(held_in_space, setting.space, setting.standing)
    conflicts, lifts = _contradictions(setting, None if found.texts else held)
    return Negotiation(
        setting,
        readings,
        tuple(_irrelevant(setting)),
        found.bound,
        most,
        conflicts=conflicts,
        lifts=lifts,
        listing=Listing(setting, of_texts(setting.space.draft, found.texts)),
    )


def _contradictions(
    setting: Setting, held: Callable[[], Held] | None
) -> tuple[Contradictions[Contradiction], Contradictions[Lift]]:
    """Where it may be that no text can be adopted, the contradictions and lifts to look for."""
    conflicts, lifts = excluded(held) if held else ((), ())
    return (
        Contradictions(setting, Contradiction, conflicts),
        Contradictions(setting, Lift, lifts),
    )


def assuming(standing: Standing, assumed: Iterable[tuple[str, str, str]]) -> Standing:
    """Where the members would stand if some held what the user assumes.

    What sources report of these members is set aside, and the positions put in
    its place are marked as assumptions wherever they are told.

    Parameters
    ----------
    assumed
        A member, its stance, and the texts for which it is assumed, as
        ``("RUS", "cannot support", "blames-lna")``; every text where that is
        empty. A member may stand there several times.

    Raises
    ------
    UnscSimError
        If a member, a stance or a condition cannot be understood.
    """
    council = standing.rule.council
    made = [
        Position(
            council.member(member).code, read_stance(stance), read_condition(when), assumed=True
        )
        for member, stance, when in map(_three_words, assumed)
    ]
    check_conditions(standing.draft, [each.when for each in made])
    meant = {each.member for each in made}
    kept = tuple(each for each in standing.positions if each.member not in meant)
    return replace(standing, positions=(*kept, *dict.fromkeys(made)))


def _three_words(given: object) -> tuple[str, str, str]:
    """An assumption as it has to be written."""
    match given:
        case (str(member), str(stance), str(when)):
            return member, stance, when
    text = (
        "expected a member, its stance and the texts it is assumed for, three words, not {given!r}"
    )
    raise RuleError(say(text, given=given))
