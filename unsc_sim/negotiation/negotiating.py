"""To negotiate: list the texts, or search them where they are too many; find what excludes all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from unsc_sim.errors import UnknownWordError
from unsc_sim.negotiation.answers import CANNOT
from unsc_sim.negotiation.columns import every, numbered, of_texts
from unsc_sim.negotiation.contradictions import Contradiction, Contradictions, Lift
from unsc_sim.negotiation.listings import Listing
from unsc_sim.negotiation.negotiations import Negotiation
from unsc_sim.negotiation.offers import Setting
from unsc_sim.negotiation.possible import asked
from unsc_sim.negotiation.searching import adoptable_text, cheapest, search
from unsc_sim.negotiation.spaces import MOST, Space, check_conditions, space
from unsc_sim.positions.conditions import read_condition
from unsc_sim.positions.stances import Position, Standing, read_stance
from unsc_sim.readings.readings import READINGS, Reading
from unsc_sim.verdicts.conflicts import Pattern, among, contradictions, demands
from unsc_sim.words import did_you_mean, say

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
        If the rule does not allow to search a space this large.
    SeatError
        If positions of a member leave it no vote on some text, or the reading
        gives a chance to a vote that a position excludes.
    """
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
    excluded: tuple[tuple[Pattern, ...], tuple[Pattern, ...]] = ((), ())
    if (listing.passing == CANNOT).all():
        excluded = _excluding(listing)
    return _made(listing, readings, tuple(fixed), None, excluded)


def _excluding(listing: Listing) -> tuple[tuple[Pattern, ...], tuple[Pattern, ...]]:
    """Conflicts and lifts where all texts are listed."""
    truth = listing.groups.truth
    found = demands(listing.setting.standing, lambda each: truth[each.when].tobytes())
    held = [truth[several[0].when] for several in found.classes]
    first, _ = numbered(held, listing.groups.count)
    rows = (sum(1 << place for place, each in enumerate(held) if each[row]) for row in first)
    return contradictions(found, among(found, rows))


def _searched(setting: Setting, readings: tuple[Reading, ...], most: int) -> Negotiation:
    standing, known = setting.standing, setting.space
    result = search(setting, most)
    found = demands(standing, lambda each: each.when)
    excluded = contradictions(found, lambda counts: adoptable_text(known, found, counts))
    listing = Listing(setting, of_texts(known.draft, result.texts))
    fixed = tuple(_irrelevant(setting))
    return _made(listing, readings, fixed, result.bound, excluded)


def _made(
    listing: Listing,
    readings: tuple[Reading, ...],
    fixed: tuple[str, ...],
    bound: float | None,
    excluded: tuple[tuple[Pattern, ...], tuple[Pattern, ...]],
) -> Negotiation:
    setting = listing.setting
    return Negotiation(
        setting,
        readings,
        fixed,
        bound,
        conflicts=Contradictions(setting, Contradiction, excluded[0]),
        lifts=Contradictions(setting, Lift, excluded[1]),
        listing=listing,
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
        for member, stance, when in assumed
    ]
    check_conditions(standing.draft, [each.when for each in made])
    meant = {each.member for each in made}
    kept = tuple(each for each in standing.positions if each.member not in meant)
    return replace(standing, positions=(*kept, *made))
