"""The rows of one vote, read into a vote for each seat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache

from unsc_sim.councils.by_day import FIRST_DAY, LAST_DAY, council
from unsc_sim.councils.members import VACANT, Council
from unsc_sim.councils.states import codes_named
from unsc_sim.errors import DayError, SeatError, UnknownWordError
from unsc_sim.record.recorded import RecordedVote
from unsc_sim.record.sheets import Damage, Sheet
from unsc_sim.votes import Outcome, Vote, read_ballot
from unsc_sim.words import Day, all_of, say

__all__ = ["read_group"]

Rows = Sequence[tuple[int, list[str]]]

_TOTALS = {
    "total_yes": Vote.YES,
    "total_no": Vote.NO,
    "total_abstentions": Vote.ABSTAIN,
    "total_non_voting": Vote.NOT_VOTING,
}
_CONTINUED_BY = {"SUN": "RUS"}
"""Who holds the seat of a state that is gone: Russia since 24 December 1991."""


def read_group(sheet: Sheet, rows: Rows, damage: Damage) -> RecordedVote | None:
    """The vote that the rows of one resolution or draft make up; None where it cannot be told."""
    return _Group(sheet, rows, damage).vote()


class _Group:
    """The rows of one vote and what is found wrong in them."""

    def __init__(self, sheet: Sheet, rows: Rows, damage: Damage) -> None:
        self.sheet = sheet
        self.rows = rows
        self.damage = damage
        self.first = rows[0][1]

    def told(self, column: str) -> str:
        """What the first row says in a column, empty where there is none."""
        return self.first[self.sheet.column(column)].strip()

    def fault(self, row: int, column: str, text: object) -> None:
        self.damage.cell(self.sheet.name, row, column, say("{fault}", fault=text))

    def vote(self) -> RecordedVote | None:
        seats = self._council()
        if seats is None:
            return None
        before = len(self.damage.faults)
        cast, misnamed = self._cast(seats)
        if len(self.rows) > len(seats):
            text = "expected at most {seats} votes on {symbol}, not {came}"
            symbol = self.told("resolution") or self.told("draft")
            fault = say(text, seats=len(seats), symbol=symbol, came=len(self.rows))
            self.fault(self.rows[-1][0], "ms_vote", fault)
        if len(self.damage.faults) == before:
            self._fill(seats, cast)
        votes = tuple(cast.get(seat, Vote.NOT_VOTING) for seat in range(len(seats)))
        silent = set(votes) == {Vote.NOT_VOTING}
        unvoted = "without vote"
        without = silent or unvoted in (self.told("modality") + self.told("vote_note")).casefold()
        if len(cast) == len(seats) and not (without and len(set(votes)) == 1):
            self._check_totals(votes)
        return RecordedVote(
            council=seats,
            cast=votes,
            resolution=self.told("resolution"),
            draft=self.told("draft"),
            meeting=self.told("meeting"),
            title=self.told("description"),
            agenda=self.told("agenda"),
            recorded=Outcome.ADOPTED if self.told("resolution") else None,
            without_ballot=without,
            misnamed=misnamed,
        )

    def _council(self) -> Council | None:
        """The Council of the day, on which all rows have to agree."""
        column = self.sheet.column("date")
        days = Counter(cells[column] for _, cells in self.rows)
        common = days.most_common(1)[0][0]
        faulty = dict.fromkeys(day for day in days if not _possible(day))
        for number, cells in self.rows:
            if cells[column] in faulty:
                text = "expected a day from {first} to {last} written YYYY-MM-DD, not {came!r}"
                span = {"first": Day(FIRST_DAY), "last": Day(LAST_DAY)}
                self.fault(number, "date", say(text, **span, came=cells[column]))
            elif cells[column] != common:
                text = "expected {right}, as in the other rows of the vote, not {came}"
                self.fault(number, "date", say(text, right=common, came=cells[column]))
        if common in faulty:
            return None
        resolution = self.told("resolution")
        if "(" in resolution and not resolution.endswith(f"({common[:4]})"):
            text = "{day} is not in the year of {resolution}"
            self.fault(self.rows[0][0], "date", say(text, day=common, resolution=resolution))
        return council(common)

    def _cast(self, seats: Council) -> tuple[dict[int, Vote], tuple[tuple[str, str], ...]]:
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
            kind = _KIND[seats.members[seat].permanent]
            if cells[kind_at] not in (kind, "") and cells[kind_at].title() != kind:
                text = "expected {right}, not {came!r}"
                self.fault(number, "permanent_member", say(text, right=kind, came=cells[kind_at]))
        return cast, tuple(misnamed)

    def _code(self, number: int, cells: list[str], seats: Council) -> str:
        """The code of a row that has none, or one that does not go with the name."""
        code, name = (cells[self.sheet.column(each)].strip() for each in ("ms_code", "ms_name"))
        if not code:
            named = codes_named(name) & set(seats.codes) or codes_named(name)
            return min(named) if named else name
        if codes_named(code) and codes_named(name):
            text = "{code} is not the code of {name}"
            self.fault(number, "ms_code", say(text, code=code, name=name))
        named = codes_named(code)
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
            return seats.seat(code)
        except SeatError as error:
            column = "ms_code" if "ms_code" in self.sheet.columns else "ms_name"
            self.fault(number, column, error)
            return None

    def _vote(self, number: int, word: str) -> Vote | None:
        try:
            return Vote(read_ballot(word, Vote))
        except UnknownWordError as error:
            self.fault(number, "ms_vote", error)
            return None

    def _fill(self, seats: Council, cast: dict[int, Vote]) -> None:
        """Members without a row did not vote where the totals say so; else that is a fault."""
        missing = [
            seat for seat in range(len(seats)) if seat not in cast and seats.codes[seat] != VACANT
        ]
        for seat, code in enumerate(seats.codes):
            if code == VACANT:
                cast.setdefault(seat, Vote.NOT_VOTING)
        silent = sum(vote is Vote.NOT_VOTING for vote in cast.values()) + len(missing)
        if missing and self.told("total_non_voting") == str(silent):
            cast.update(dict.fromkeys(missing, Vote.NOT_VOTING))
        elif missing:
            members = all_of(seats.members[seat].in_text for seat in missing)
            self.fault(self.rows[0][0], "ms_vote", say("no vote for {members}", members=members))

    def _check_totals(self, votes: tuple[Vote, ...]) -> None:
        for column, vote in _TOTALS.items():
            came = self.told(column)
            if came and came != str(votes.count(vote)):
                text = "expected {right}, as the votes count, not {came!r}"
                fault = say(text, right=votes.count(vote), came=came)
                self.fault(self.rows[0][0], column, fault)


_VOTES = {"Y": Vote.YES, "N": Vote.NO, "A": Vote.ABSTAIN, "X": Vote.NOT_VOTING}
_KIND = {True: "True", False: "False"}


@cache
def _possible(day: str) -> bool:
    """Whether there was a Council on a day as it is written."""
    try:
        return date.fromisoformat(day) == council(day).day
    except (ValueError, DayError):
        return False


@cache
def _goes_with(code: str, name: str) -> bool:
    """Whether a code and a name can mean the same state; an unknown name tells nothing."""
    known = codes_named(name)
    return len(code) == 3 and code in codes_named(code) and (not known or code in known)
