"""What is known of a draft before the vote, and how votes are written in arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from numbers import Real
from typing import TYPE_CHECKING, NamedTuple

from unsc_sim.councils.by_day import council as council_of
from unsc_sim.councils.members import Council, Member
from unsc_sim.councils.rollcalls import read_roll_call
from unsc_sim.forecasts.simulation import NUMBERS
from unsc_sim.hints import plain
from unsc_sim.record.sponsors import THE_COUNCIL
from unsc_sim.record.voters import read_sponsors, read_voters
from unsc_sim.votes import Ballot, Vote

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["CHOICES", "PERMANENT", "DraftFacts", "PastVote", "Subject", "Votes", "choices"]

PERMANENT = ("CHN", "FRA", "GBR", "RUS", "USA")
"""Codes of the permanent members, in the order of the columns on them."""

CHOICES = ("yes", "withhold", "no")
"""What the last axis of an array of beliefs stands for."""

Votes = Mapping[str, object] | Sequence[object]
"""Votes by member, or in the order of the seats: in words, or YES 1, ABSTAIN 0, NO -1,
NOT_VOTING 2."""

_HEIRS = {"SUN": "RUS"}
_WRITTEN: dict[object, Vote] = {NUMBERS[vote]: vote for vote in Vote}
_CHOSEN: dict[Ballot, int] = {Vote.YES: 0, Vote.ABSTAIN: 1, Vote.NOT_VOTING: 1, Vote.NO: 2}


class Subject(NamedTuple):
    """What a draft is about: words of :class:`DraftFacts` without signs and capitals."""

    agenda: str
    issue: str
    region: str


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """A draft as it is known before the vote; nothing in it tells how the vote went.

    Parameters
    ----------
    day
        The day of the vote: a date, or written ``YYYY-MM-DD``.
    codes
        Who votes, by code or name, in the order of the seats; the members of
        the day unless said.
    agenda, issue, region
        The agenda item, its short key that survives renaming, and the region
        it is about, in the words of the record, whatever their capitals and
        spacing; empty where not known or, for a region, where there is none.
    sponsors
        The states that sponsor the text, members or not, by code or name, or
        ``"President"`` for one prepared in consultations of the whole Council;
        empty where not known. States that never had a seat stay as written.

    Raises
    ------
    DayError
        If the members of the day are not known.
    SeatError
        If a member is no state, or has two seats, or a sponsor's code is no
        state's.

    Examples
    --------
    >>> facts = DraftFacts("2019-04-18", issue="Libya", sponsors=["United Kingdom"])
    >>> facts.codes[:4], facts.sponsors
    (('BEL', 'CHN', 'CIV', 'DOM'), frozenset({'GBR'}))
    """

    day: date
    codes: tuple[str, ...] = ()
    agenda: str = ""
    issue: str = ""
    region: str = ""
    sponsors: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        of_the_day = council_of(self.day)
        object.__setattr__(self, "day", of_the_day.day)
        object.__setattr__(self, "codes", read_voters(self.codes, of_the_day))
        object.__setattr__(self, "sponsors", read_sponsors(self.sponsors, of_the_day))
        for name in Subject._fields:
            object.__setattr__(self, name, " ".join(getattr(self, name).split()))

    @property
    def council(self) -> Council:
        """Those who vote; whoever has no seat on the day goes by its code."""
        return _voting(self.codes, council_of(self.day))

    @property
    def subject(self) -> Subject:
        """What the draft is about, as drafts are compared."""
        return _subject(self.agenda, self.issue, self.region)

    @property
    def voters(self) -> tuple[str, ...]:
        """The codes under which members are remembered: Russia continues the USSR."""
        return tuple(_HEIRS.get(code, code) for code in self.codes)

    @property
    def backers(self) -> frozenset[str]:
        """The sponsoring states, under the codes by which members are remembered."""
        return frozenset(_HEIRS.get(code, code) for code in self.sponsors - THE_COUNCIL)

    @property
    def of_the_council(self) -> bool:
        """Whether the text was put forward for the whole Council, by its President."""
        return bool(self.sponsors & THE_COUNCIL)

    def cast(self, votes: Votes) -> NDArray[np.int8]:
        """The votes on the draft as positions in :data:`CHOICES`, checked [seats].

        >>> facts = DraftFacts("2022-02-25")
        >>> votes = dict.fromkeys(facts.codes, "yes") | {"RUS": "no", "CHN": "abstain"}
        >>> facts.cast(votes).tolist()
        [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0]

        Raises
        ------
        SeatError
            If a seat has no vote or two, or a vote has no seat.
        UnknownWordError
            If something is no vote.
        """
        import numpy as np

        if not isinstance(votes, Mapping):
            votes = [_written(each) for each in votes]
        read = read_roll_call(self.council, Vote, votes)
        return np.array([_CHOSEN[each] for each in read], np.int8)


class PastVote(NamedTuple):
    """A draft as it was known before its vote, and how it was voted.

    ``symbol`` names it among those that a forecast leans on. The symbol of a
    resolution gives the outcome away, so it is no part of the facts.
    """

    facts: DraftFacts
    votes: Votes
    symbol: str = ""


def choices(votes: Sequence[int] | NDArray[np.int8]) -> NDArray[np.int8]:
    """Votes as positions in :data:`CHOICES`.

    A member that does not vote withholds its vote, as one that abstains: for
    the outcome the two are alike (Provisional Rule 40, Charter, Article 27).

    Parameters
    ----------
    votes
        YES 1, ABSTAIN 0, NO -1, NOT_VOTING 2, in the order of the seats.

    Examples
    --------
    >>> choices([1, 0, -1, 2]).tolist()
    [0, 1, 2, 1]
    """
    import numpy as np

    cast = np.asarray(votes)
    return np.where(cast == 1, 0, np.where(cast == -1, 2, 1)).astype(np.int8)


def _written(vote: object) -> object:
    """A vote written as a number as the vote it stands for; anything else as it is."""
    return _WRITTEN.get(vote, vote) if isinstance(vote, Real) else vote


@cache
def _subject(*words: str) -> Subject:
    return Subject(*map(plain, words))


@cache
def _voting(codes: tuple[str, ...], of_the_day: Council) -> Council:
    if codes == of_the_day.codes:
        return of_the_day
    members = dict(zip(of_the_day.codes, of_the_day.members))
    five = (*PERMANENT, "SUN")
    voting = (
        members.get(code) or Member(code, code, permanent=code in five, veto=code in five)
        for code in codes
    )
    return Council(tuple(voting), of_the_day.day)
