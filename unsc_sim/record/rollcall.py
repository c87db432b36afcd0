"""The rows of one vote, read into a vote for each seat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeAlias

from unsc_sim.councils.by_day import FIRST_DAY, LAST_DAY, council
from unsc_sim.councils.members import VACANT, Council
from unsc_sim.councils.states import codes_named
from unsc_sim.errors import SeatError, Speakable, UnknownWordError
from unsc_sim.hints import plain
from unsc_sim.record.days import written_day
from unsc_sim.record.recorded import RecordedVote
from unsc_sim.record.sheets import Damage, Sheet, short
from unsc_sim.record.symbols import resolution_of
from unsc_sim.votes import Outcome, Vote, read_ballot
from unsc_sim.words import Day, all_of, say

__all__ = ["Group", "read_group"]

Rows: TypeAlias = Sequence[tuple[int, list[str]]]
Misnamed: TypeAlias = tuple[tuple[str, str], ...]

_TOTALS = {
    "total_yes": Vote.YES,
    "total_no": Vote.NO,
    "total_abstentions": Vote.ABSTAIN,
    "total_non_voting": Vote.NOT_VOTING,
}
_CONTINUED_BY = {"SUN": "RUS"}
"""Who holds the seat of a state that is gone: Russia since 24 December 1991."""


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one vote."""

    sheet: Sheet
    rows: Rows

    def told(self, column: str) -> str:
        """What the first row says in a column, empty where there is none."""
        return self.rows[0][1][self.sheet.column(column)].strip()

    def said(self, column: str) -> dict[str, int]:
        """All that the rows say in a column, each with the first row that does."""
        place = self.sheet.column(column)
        found = {cells[place]: number for number, cells in reversed(self.rows)}
        return {text: number for text, number in found.items() if text}


def read_group(group: Group, damage: Damage) -> RecordedVote | None:
    """The vote that the rows of one resolution or draft make up; None where it cannot be told."""
    return _Reader(group, damage).vote()


class _Reader:
    """The rows of one vote and what is found wrong in them."""

    def __init__(self, group: Group, damage: Damage) -> None:
        self.group = group
        self.sheet = group.sheet
        self.rows = group.rows
        self.damage = damage

    def fault(self, row: int, column: str, text: Speakable) -> None:
        self.damage.cell(self.sheet.name, row, column, text)

    def vote(self) -> RecordedVote | None:
        seats = self._council()
        if seats is None:
            return None
        before = len(self.damage.faults)
        cast, misnamed = self._cast(seats)
        if len(self.rows) > len(seats):
            text = "expected at most {seats} votes on {symbol}, not {came}"
            symbol = self.group.told("resolution") or self.group.told("draft")
            fault = say(text, seats=len(seats), symbol=symbol, came=len(self.rows))
            self.fault(self.rows[-1][0], "ms_vote", fault)
        if len(self.damage.faults) == before:
            self._fill(seats, cast)
        votes = tuple(cast.get(seat, Vote.NOT_VOTING) for seat in range(len(seats)))
        without = set(votes) == {Vote.NOT_VOTING} or self._unvoted(votes)
        if len(cast) == len(seats) and not without:
            self._check_totals(seats, votes)
        return self._recorded(seats, votes, without, misnamed)

    def _recorded(
        self, seats: Council, votes: tuple[Vote, ...], without: bool, misnamed: Misnamed
    ) -> RecordedVote:
        resolution = self.group.told("resolution")
        return RecordedVote(
            council=seats,
            cast=votes,
            resolution=resolution_of(resolution, str(seats.day and seats.day.year)),
            draft=self.group.told("draft"),
            meeting=self.group.told("meeting"),
            title=self.group.told("description"),
            agenda=self.group.told("agenda"),
            recorded=Outcome.ADOPTED if resolution else None,
            without_ballot=without,
            misnamed=misnamed,
        )

    def _unvoted(self, votes: tuple[Vote, ...]) -> bool:
        """Whether the source says that there was no vote, which no and abstention belie."""
        marked = [
            (row, column, text)
            for column in ("modality", "vote_note")
            for text, row in self.group.said(column).items()
            if "without vote" in text.casefold()
        ]
        if marked and not {Vote.NO, Vote.ABSTAIN}.isdisjoint(votes):
            row, column, came = marked[0]
            text = "expected a vote, for members voted no or abstained, not {came!r}"
            self.fault(row, column, say(text, came=came))
        return bool(marked)

    def _council(self) -> Council | None:
        """The Council of the day, on which all rows have to agree."""
        column = self.sheet.column("date")
        days = [_sitting(cells[column]) for _, cells in self.rows]
        common = next((day for day, _ in Counter(filter(None, days)).most_common(1)), None)
        for (number, cells), day in zip(self.rows, days):
            came = short(cells[column])
            if day is None:
                text = "expected a day from {first} to {last} written YYYY-MM-DD, not {came!r}"
                span = {"first": Day(FIRST_DAY), "last": Day(LAST_DAY)}
                self.fault(number, "date", say(text, **span, came=came))
            elif day != common:
                text = "expected {right}, as in the other rows of the vote, not {came}"
                self.fault(number, "date", say(text, right=common, came=came))
        if common is None:
            return None
        resolution, year = self.group.told("resolution"), str(common.year)
        if "(" in resolution and not resolution_of(resolution, year).endswith(f"({year})"):
            text = "{day} is not in the year of {resolution}"
            self.fault(self.rows[0][0], "date", say(text, day=common, resolution=resolution))
        return council(common)

    def _cast(self, seats: Council) -> tuple[dict[int, Vote], Misnamed]:
        """The votes by seat, and the codes that belong to another time."""
        place = {code: seat for seat, code in enumerate(seats.codes)}
        code_at, name_at = self.sheet.column("ms_code"), self.sheet.column("ms_name")
        vote_at, kind_at = self.sheet.column("ms_vote"), self.sheet.column("permanent_member")
        cast: dict[int, Vote] = {}
        misnamed: list[tuple[str, str]] = []
        for number, cells in self.rows:
            code = cells[code_at]
            if not code or not _goes_with(code, cells[name_at]):
                code = self._code(number, cells, seats)
            seat = place.get(code)
            if seat is None:
                seat = self._seat(number, code, seats, misnamed)
            vote = _VOTES.get(cells[vote_at]) or self._vote(number, cells[vote_at])
            if seat is None or vote is None:
                continue
            if seat in cast:
                member = seats.members[seat].in_text
                self.fault(number, "ms_code", say("two votes for {member}", member=member))
            cast[seat] = vote
            if (kind := cells[kind_at]) and _permanent(kind) != seats.members[seat].permanent:
                right = str(seats.members[seat].permanent)
                text = "expected {right}, not {came!r}"
                self.fault(number, "permanent_member", say(text, right=right, came=short(kind)))
        return cast, tuple(misnamed)

    def _code(self, number: int, cells: list[str], seats: Council) -> str:
        """The code of a row that has none, or one that does not go with the name."""
        code, name = (cells[self.sheet.column(each)].strip() for each in ("ms_code", "ms_name"))
        if not code:
            named = codes_named(name) & set(seats.codes) or codes_named(name)
            return min(named) if named else name
        named = codes_named(code)
        if named and codes_named(name) and named.isdisjoint(codes_named(name)):
            text = "{code} is not the code of {name}"
            self.fault(number, "ms_code", say(text, code=code, name=name))
        return min(named) if len(named) == 1 else code

    def _seat(
        self, number: int, code: str, seats: Council, misnamed: list[tuple[str, str]]
    ) -> int | None:
        """The seat of a member under a code that none of the day bears."""
        heir = _CONTINUED_BY.get(code)
        if heir in seats.codes:
            misnamed.append((code, str(heir)))
            return seats.codes.index(str(heir))
        try:
            return seats.seat(short(code))
        except SeatError as error:
            column = "ms_code" if "ms_code" in self.sheet.columns else "ms_name"
            self.fault(number, column, error)
            return None

    def _vote(self, number: int, word: str) -> Vote | None:
        try:
            return Vote(read_ballot(short(word), Vote))
        except UnknownWordError as error:
            self.fault(number, "ms_vote", error)
            return None

    def _fill(self, seats: Council, cast: dict[int, Vote]) -> None:
        """Members without a row did not vote where the totals say so; else that is a fault."""
        missing = [
            seat for seat in range(len(seats)) if seat not in cast and seats.codes[seat] != VACANT
        ]
        voting = [vote for seat, vote in cast.items() if seats.codes[seat] != VACANT]
        silent = voting.count(Vote.NOT_VOTING) + len(missing)
        for seat, code in enumerate(seats.codes):
            if code == VACANT:
                cast.setdefault(seat, Vote.NOT_VOTING)
        totals = self.group.said("total_non_voting")
        if missing and totals and all(_counts(text, silent) for text in totals):
            cast.update(dict.fromkeys(missing, Vote.NOT_VOTING))
        elif missing:
            members = all_of(seats.members[seat].in_text for seat in missing)
            self.fault(self.rows[0][0], "ms_vote", say("no vote for {members}", members=members))

    def _check_totals(self, seats: Council, votes: tuple[Vote, ...]) -> None:
        """Compare the totals of every row with the votes of the members."""
        cast = [vote for code, vote in zip(seats.codes, votes) if code != VACANT]
        right = {column: cast.count(vote) for column, vote in _TOTALS.items()}
        for column, count in {**right, "total_ms": len(cast)}.items():
            for came, row in self.group.said(column).items():
                if not _counts(came, count):
                    text = "expected {right}, as the votes count, not {came!r}"
                    self.fault(row, column, say(text, right=count, came=short(came)))


# The Library writes NV for a member that does not vote in its table of the General Assembly.
_VOTES = {
    "Y": Vote.YES,
    "N": Vote.NO,
    "A": Vote.ABSTAIN,
    "X": Vote.NOT_VOTING,
    "NV": Vote.NOT_VOTING,
}
_KINDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@cache
def _permanent(kind: str) -> bool | None:
    """What a word says of the kind of seat; None where it says nothing."""
    return _KINDS.get(plain(kind))


def _counts(text: str, count: int) -> bool:
    """Whether a cell says so many, which some programs write with a decimal."""
    return text == str(count) or text == f"{count}.0"


@cache
def _sitting(text: str) -> date | None:
    """The day as it is written, if there was a Council."""
    day = written_day(text)
    return day if day and FIRST_DAY <= day <= LAST_DAY else None


@cache
def _goes_with(code: str, name: str) -> bool:
    """Whether a code and a name can mean the same state; an unknown name tells nothing."""
    known = codes_named(name)
    return len(code) == 3 and code in codes_named(code) and (not known or code in known)
