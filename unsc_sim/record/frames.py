"""The record as a table of pandas, for those who have it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from unsc_sim.errors import UnscSimError
from unsc_sim.record.recorded import RecordedVote
from unsc_sim.votes import Vote
from unsc_sim.words import say

__all__ = ["long_table"]

_LETTERS = {Vote.YES: "Y", Vote.NO: "N", Vote.ABSTAIN: "A", Vote.NOT_VOTING: "X"}


def long_table(votes: Iterable[RecordedVote]) -> Any:
    """A row for each member's vote.

    Raises
    ------
    UnscSimError
        If pandas is not installed.
    """
    try:
        pandas = import_module("pandas")
    except ImportError:
        raise UnscSimError(say("a table of pandas needs pandas, which is not installed")) from None
    rows = [
        {
            "date": each.day,
            "resolution": each.resolution,
            "draft": each.draft,
            "meeting": each.meeting,
            "agenda": each.agenda,
            "region": each.region,
            "issue": each.issue,
            "topic": each.topic,
            "outcome": each.outcome.value,
            "modality": "Without Vote" if each.without_ballot else "Vote",
            "ms_code": member.code,
            "ms_name": member.name,
            "permanent_member": member.permanent,
            "ms_vote": _LETTERS[vote],
        }
        for each in votes
        for member, vote in zip(each.council.members, each.cast)
    ]
    table = pandas.DataFrame(rows)
    if rows:
        table["date"] = pandas.to_datetime(table["date"])
    return table
