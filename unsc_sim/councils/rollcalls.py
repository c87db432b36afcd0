"""Roll calls as people write them, read into one ballot for each seat."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from typing import Any, NamedTuple

from unsc_sim.councils.members import VACANT, Council
from unsc_sim.errors import SeatError, UnknownWordError
from unsc_sim.votes import Ballot, Consent, Vote, read_ballot
from unsc_sim.words import Sentence, all_of, listed, say, several

__all__ = ["IDLE", "Tally", "Votes", "abstaining", "read_roll_call"]

Votes = Mapping[str, object] | Sequence[object]
"""A roll call: by member, or in the order of the seats."""

IDLE: dict[type[Vote] | type[Consent], Ballot] = {
    Vote: Vote.NOT_VOTING,
    Consent: Consent.LETS_PASS,
}
"""The ballot of a seat that does nothing: the only one of a vacant seat."""


class Tally(NamedTuple):
    """How many seats cast each vote.

    >>> print(Tally(yes=11, no=1, abstain=3, not_voting=0).words())
    11 in favour, 1 against, 3 abstaining
    """

    yes: int
    no: int
    abstain: int
    not_voting: int

    @classmethod
    def of(cls, ballots: Sequence[Ballot]) -> Tally:
        """The tally of a roll call."""
        return cls(*[ballots.count(vote) for vote in Vote])

    def words(self, lang: str = "en") -> str:
        """The count in a language, votes that nobody cast left out but for those in favour."""
        told = [say("{n} in favour", n=self.yes)]
        if self.no:
            told.append(say("{n} against", n=self.no))
        if self.abstain:
            told.append(say("{n} abstaining", n=self.abstain))
        if self.not_voting:
            told.append(say("{n} not voting", n=self.not_voting))
        return listed(told).words(lang)


def abstaining(
    codes: Sequence[str], cast: tuple[Ballot, ...], parties: Collection[str]
) -> tuple[Ballot, ...]:
    """The ballots as counted where parties to a dispute have to abstain.

    A party that took no part is not counted as abstaining either.
    """
    if not parties:
        return cast
    return tuple(
        Vote.ABSTAIN if code in parties and ballot is not Vote.NOT_VOTING else ballot
        for code, ballot in zip(codes, cast)
    )


def read_roll_call(
    council: Council, among: type[Vote] | type[Consent], votes: Votes
) -> tuple[Ballot, ...]:
    """The ballots of a roll call in the order of the seats.

    Raises
    ------
    SeatError
        If a seat has no vote or two, a vote has no seat, or a vacant seat
        votes; all faults in one message.
    UnknownWordError
        If a word is no ballot; all such words in one message, each with its
        member.
    """
    if isinstance(votes, Mapping):
        cast = _seated(council, among, votes)
    elif not _in_a_row(votes) or len(votes) != len(council):
        text = "expected a vote for each of {right} seats, not {came!r}"
        raise SeatError(say(text, right=len(council), came=votes))
    else:
        cast = list(votes)
    if set(map(type, cast)) != {among}:
        cast = _understood(council, among, cast)
    if VACANT in council.codes and cast[council.codes.index(VACANT)] is not IDLE[among]:
        raise SeatError(say("a vacant seat casts no vote"))
    return tuple(cast)


def _in_a_row(votes: object) -> bool:
    """Whether votes are given one after the other; letters are no votes, a set has no order."""
    return isinstance(votes, Collection) and not isinstance(votes, str | bytes | Set)


def _seated(
    council: Council, among: type[Vote] | type[Consent], votes: Mapping[str, object]
) -> list[Any]:
    """Votes by member in the order of the seats."""
    codes = council.codes
    if votes.keys() == set(codes):
        return [votes[code] for code in codes]
    cast: dict[int, object] = {}
    faults: list[Sentence] = []
    for word, vote in votes.items():
        try:
            seat = council.seat(word)
        except SeatError as error:
            faults.append(say("{fault}", fault=error))
            continue
        if seat in cast:
            member = council.members[seat].in_text
            faults.append(say("two votes for {member}", member=member))
        cast[seat] = vote
    if VACANT in codes:
        cast.setdefault(codes.index(VACANT), IDLE[among])
    silent = [member.in_text for seat, member in enumerate(council.members) if seat not in cast]
    if silent:
        faults.append(say("no vote for {members}", members=all_of(silent)))
    if faults:
        raise SeatError(several(faults))
    return [cast[seat] for seat in range(len(codes))]


def _understood(
    council: Council, among: type[Vote] | type[Consent], cast: Sequence[Any]
) -> list[Any]:
    """The ballots that words stand for."""
    read: list[Ballot] = []
    faults: list[Sentence] = []
    for member, word in zip(council.members, cast):
        try:
            read.append(read_ballot(word, among))
        except UnknownWordError as error:
            faults.append(say("{member}: {fault}", member=member, fault=error))
    if faults:
        raise UnknownWordError(several(faults))
    return read
