"""The habits of a record, counted; and the reading that rests on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from unsc_sim.councils.members import Group
from unsc_sim.errors import UnscSimError
from unsc_sim.readings.habits import FIVE, LETTERS, SPONSOR, Counts, Habit, Habits
from unsc_sim.readings.readings import RecordReading
from unsc_sim.record.memory import OF_STATES, OF_THE_COUNCIL, UNKNOWN, author
from unsc_sim.record.recorded import RecordedVote
from unsc_sim.votes import Vote
from unsc_sim.words import say

__all__ = ["fit_reading", "habits_of"]

_AUTHORS = {OF_THE_COUNCIL: "council", OF_STATES: "states", UNKNOWN: "unknown"}
_PLACES = {Vote.YES: 0, Vote.ABSTAIN: 1, Vote.NOT_VOTING: 1, Vote.NO: 2}

Key = tuple[str, str, str]


def habits_of(votes: Iterable[RecordedVote]) -> Habits:
    """The ballots of a record, counted by line-up of the permanent members.

    Those on procedural matters are set aside: there a no is no veto.

    Raises
    ------
    UnscSimError
        If there are none.
    """
    ballots = [each for each in votes if not each.without_ballot and each.by_substantive_rule]
    if not ballots:
        raise UnscSimError(say("a reading needs ballots to rest on"))
    drafts: dict[Key, int] = defaultdict(int)
    cast: dict[Key, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    for each in ballots:
        facts = each.facts
        placed = dict(zip(facts.voters, (_PLACES[vote] for vote in each.cast)))
        lineup = "".join(LETTERS[placed.get(code, 1)] for code in FIVE)
        key = (_AUTHORS[author(facts)], each.region, lineup)
        drafts[key] += 1
        for member, vote in zip(each.council.members, each.cast):
            if not member.permanent and member.group:
                kind = SPONSOR if member.code in facts.backers else member.group.name
                cast[key][kind][_PLACES[vote]] += 1
    kinds = (*(group.name for group in Group), SPONSOR)
    counted = [
        Habit(*key, n, tuple((kind, _counts(cast[key][kind])) for kind in kinds))
        for key, n in sorted(drafts.items())
    ]
    days = [each.day for each in ballots]
    return Habits(min(days), max(days), tuple(counted))


def _counts(cast: list[int]) -> Counts:
    return cast[0], cast[1], cast[2]


def fit_reading(votes: Iterable[RecordedVote], region: str = "") -> RecordReading:
    """The reading that a record of one's own makes, named ``record`` as the library's.

    Parameters
    ----------
    region
        The region whose items are to count most, as ``Africa``; that of the
        draft unless said.
    """
    return RecordReading(habits=habits_of(votes), region=region)
