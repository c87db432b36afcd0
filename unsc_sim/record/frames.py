"""The record as arrays, and as a table of pandas for those who have it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from unsc_sim.errors import UnscSimError
from unsc_sim.record.recorded import NO_SEAT, RecordedVote
from unsc_sim.record.valued import key_of
from unsc_sim.votes import Vote
from unsc_sim.words import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Arrays", "arrays_of", "long_table"]

_LETTERS = {Vote.YES: "Y", Vote.NO: "N", Vote.ABSTAIN: "A", Vote.NOT_VOTING: "X"}


class Arrays(NamedTuple):
    """A record as arrays.

    Attributes
    ----------
    codes
        Every state that held a seat: the columns of ``votes``.
    days
        The days of the votes [n].
    votes
        YES 1, ABSTAIN 0, NO -1, NOT_VOTING 2, no seat 3 [n, codes].
    """

    codes: tuple[str, ...]
    days: NDArray[np.datetime64]
    votes: NDArray[np.int8]

    def __eq__(self, other: object) -> bool:
        return type(other) is Arrays and key_of(self) == key_of(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(key_of(self))

    def __repr__(self) -> str:
        return f"<arrays of {len(self.days)} votes of {len(self.codes)} states>"


def arrays_of(votes: Sequence[RecordedVote]) -> Arrays:
    """The votes as arrays."""
    import numpy as np

    codes = tuple(sorted({code for each in votes for code in each.council.codes}))
    place = {code: column for column, code in enumerate(codes)}
    cast = np.full((len(votes), len(codes)), NO_SEAT, np.int8)
    for row, each in enumerate(votes):
        cast[row, [place[code] for code in each.council.codes]] = each.numbers
    return Arrays(codes, np.array([each.day for each in votes], "datetime64[D]"), cast)


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
