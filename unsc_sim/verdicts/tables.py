"""A verdict at the table: what is open to each seat, on which text, and who excludes adoption."""

from __future__ import annotations

from collections.abc import Sequence

from unsc_sim.councils.members import Member
from unsc_sim.councils.plans import Shown, mark_of, told_mark
from unsc_sim.errors import Speakable
from unsc_sim.pictures import Mark
from unsc_sim.positions.stances import Standing
from unsc_sim.verdicts.cases import cases, leading_to
from unsc_sim.verdicts.demands import Pattern
from unsc_sim.votes import Ballot
from unsc_sim.words import Sentence, listed, say

__all__ = ["EXCLUDING", "left_open", "shown"]

EXCLUDING = say("Its position excludes adoption, alone or with those of others")
"""What a ringed seat is."""

Seats = tuple[tuple[Ballot, ...], ...]
"""For every seat the ballots that are open to it."""


def left_open(standing: Standing) -> tuple[Seats, ...]:
    """For each text that is still possible, the ballots open to every seat.

    Where a source reports what came out, only ballots that can lead to it are left:
    if a statement was agreed, nobody objected.
    """
    by_case = [case.open for case in cases(standing)]
    reported = standing.draft.reported
    if reported is None:
        return tuple(by_case)
    led = (leading_to(standing.rule, seats, reported) for seats in by_case)
    return tuple(seats for seats in led if all(seats))


def shown(standing: Standing, patterns: Sequence[Pattern]) -> tuple[Shown, ...]:
    """What every seat shows: what is open to it, its stance, whether it excludes adoption."""
    plates = _plates(standing, patterns)
    rows = zip(standing.rule.council.members, zip(*left_open(standing)))
    return tuple(
        _seat(standing, member, on_texts, plates.get(member.code)) for member, on_texts in rows
    )


def _seat(standing: Standing, member: Member, on_texts: Seats, plate: Sentence | None) -> Shown:
    differing = len(set(map(frozenset, on_texts))) > 1
    mark = Mark.BY_TEXT if differing else mark_of(on_texts[0])
    told: list[Speakable] = [told_mark(mark, standing.rule.ballot)]
    told += [standing.told_stance(each) for each in standing.declared(member)]
    return Shown(mark, plate, listed(told))


def _plates(standing: Standing, patterns: Sequence[Pattern]) -> dict[str, Sentence]:
    """By code, what is said beside the seats whose positions exclude adoption.

    Demands contradict each other if no text meets all their conditions.
    """
    plates: dict[str, Sentence] = {}
    for pattern in patterns:
        demands = pattern.positions
        together = any(all(each.when.holds(text) for each in demands) for text in standing.texts())
        plate = say("Excludes") if together else say("Contradiction")
        plates |= dict.fromkeys((each.member for each in demands), plate)
    return plates
