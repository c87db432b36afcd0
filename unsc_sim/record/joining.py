"""Votes of several files, and what is said of their drafts, put together.

A vote is known by its resolution, or else by the symbol of its draft, whichever
of the two a file has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from unsc_sim.errors import SeatError, Speakable
from unsc_sim.hints import did_you_mean
from unsc_sim.record.days import written_day
from unsc_sim.record.draftsheet import VOTERS, DraftRow
from unsc_sim.record.recorded import RecordedVote
from unsc_sim.record.sheets import Damage, short
from unsc_sim.record.symbols import names_of, resolution_key
from unsc_sim.votes import Outcome
from unsc_sim.words import Day, all_of, say

__all__ = ["Found", "Joined"]


@dataclass(frozen=True, slots=True)
class Found:
    """A vote as a file has it: the place of the file among all, its name, the first row."""

    place: int
    file: str
    row: int
    vote: RecordedVote


@dataclass(slots=True, eq=False)
class _Entry:
    """A vote, the files that have it, and the row of its draft."""

    vote: RecordedVote
    places: set[int]
    draft: DraftRow | None = None
    sound: bool = True


@dataclass(slots=True)
class Joined:
    """The votes of all files, each once; where something is wrong with one, it is told."""

    damage: Damage
    entries: list[_Entry] = field(default_factory=list)
    named: dict[str, list[_Entry]] = field(default_factory=dict)
    spoiled: set[str] = field(default_factory=set)

    def join(self, found: Sequence[Found]) -> None:
        """Add votes: those with a resolution first, for it tells drafts of one symbol apart."""
        for each in sorted(found, key=lambda each: not each.vote.resolution):
            self._add(each)

    def spoil(self, resolution: str, draft: str) -> None:
        """Leave out a vote about which some file is wrong."""
        self.spoiled.update(names_of(resolution, draft))
        for entry in self._meant(resolution, draft):
            entry.sound = False

    def sound(self) -> list[RecordedVote]:
        """The votes with which nothing is wrong."""
        return [entry.vote for entry in self.entries if entry.sound]

    def describe(self, rows: Sequence[DraftRow]) -> None:
        """Add what is said of the drafts."""
        astray = [row for row in rows if not self._described(row)]
        for row in astray:
            self._tell_astray(row)

    def _add(self, found: Found) -> None:
        vote = found.vote
        meant = self._meant(vote.resolution, vote.draft)
        others = [entry for entry in meant if found.place not in entry.places]
        if not others:
            self._enter(_Entry(vote, {found.place}))
        elif len(others) > 1:
            self.damage.row(found.file, found.row, _several(vote.symbol, others))
        elif (others[0].vote.day, others[0].vote.cast) != (vote.day, vote.cast):
            text = "{symbol} stands in another file with other votes"
            self.damage.row(found.file, found.row, say(text, symbol=vote.symbol))
            others[0].sound = False
        else:
            others[0].vote = _filled(others[0].vote, vote)
            others[0].places.add(found.place)
            self._name(others[0])

    def _enter(self, entry: _Entry) -> None:
        self.entries.append(entry)
        self._name(entry)

    def _name(self, entry: _Entry) -> None:
        for name in names_of(entry.vote.resolution, entry.vote.draft):
            under = self.named.setdefault(name, [])
            if entry not in under:
                under.append(entry)

    def _meant(self, resolution: str, draft: str) -> list[_Entry]:
        """The votes that symbols can mean: a resolution means no vote on another one."""
        if resolution and (found := self.named.get(resolution_key(resolution))):
            return found
        drafts = [self.named.get(name, ()) for name in names_of("", draft)]
        meant = {id(entry): entry for under in drafts for entry in under}
        return [entry for entry in meant.values() if not (resolution and entry.vote.resolution)]

    def _described(self, row: DraftRow) -> bool:
        """Whether there is a vote on a draft; what is said of it is then added."""
        meant = self._meant(row.resolution, row.draft)
        if len(meant) == 1:
            self._describe(meant[0], row)
        elif meant:
            self.damage.cell(row.file, row.row, "draft", _several(row.symbol, meant))
            self.spoil(row.resolution, row.draft)
        return bool(meant) or not self.spoiled.isdisjoint(names_of(row.resolution, row.draft))

    def _describe(self, entry: _Entry, row: DraftRow) -> None:
        before = len(self.damage.faults)
        self._compare(entry, row)
        entry.sound = entry.sound and row.sound and len(self.damage.faults) == before
        entry.vote, entry.draft = _with(entry.vote, row), row

    def _compare(self, entry: _Entry, row: DraftRow) -> None:
        """Tell where a row disagrees with the vote, or with another row on it."""
        vote = entry.vote
        if entry.draft not in (None, row):
            self.damage.row(row.file, row.row, say("{symbol} stands here twice", symbol=row.symbol))
        if row.day and written_day(row.day) != vote.day:
            text = "expected {right}, the day of the vote, not {came!r}"
            fault = say(text, right=vote.day, came=short(row.day))
            self.damage.cell(row.file, row.row, "date", fault)
        for column, words in row.voters:
            self._compare_voters(vote, row, column, words)
        if vote.resolution and row.recorded not in (None, Outcome.ADOPTED):
            text = "{resolution} was adopted"
            self.damage.cell(row.file, row.row, "outcome", say(text, resolution=vote.resolution))

    def _compare_voters(
        self, vote: RecordedVote, row: DraftRow, column: str, words: frozenset[str]
    ) -> None:
        """Tell where those who are listed are not those who voted so."""
        voting = {code for code, cast in vote.votes.items() if cast is VOTERS[column]}
        before, listed = len(self.damage.faults), set()
        for word in words:
            try:
                meant = dict(vote.misnamed).get(word, short(word))
                listed.add(vote.council.codes[vote.council.seat(meant)])
            except SeatError as error:
                self.damage.cell(row.file, row.row, column, error)
        if voting != listed and len(self.damage.faults) == before:
            text = "expected {right}, as the votes say, not {came}"
            fault = say(text, right=_codes(voting), came=_codes(listed))
            self.damage.cell(row.file, row.row, column, fault)

    def _tell_astray(self, row: DraftRow) -> None:
        """Tell of a draft without a vote, if a vote of its day is one without a draft.

        Files need not hold the same votes: a draft of a day of which every vote
        is described belongs to a vote that is in none of them.
        """
        there = [
            entry.vote
            for entry in self.entries
            if entry.draft is None
            and entry.vote.day == written_day(row.day)
            and row.recorded in (None, entry.vote.outcome)
        ]
        if there:
            text = "no vote on {symbol} on {day}{hint}"
            hint = did_you_mean(row.symbol, [vote.symbol for vote in there])
            column = "resolution" if row.resolution else "draft"
            fault = say(text, symbol=row.symbol, day=Day(there[0].day), hint=hint)
            self.damage.cell(row.file, row.row, column, fault)


def _several(symbol: str, entries: Sequence[_Entry]) -> Speakable:
    """That a symbol does not tell which vote is meant."""
    text = "{symbol} can mean several votes: {votes}"
    return say(text, symbol=symbol, votes=all_of(entry.vote.symbol for entry in entries))


def _codes(codes: set[str]) -> Speakable:
    return all_of(sorted(codes)) if codes else say("nobody")


def _filled(vote: RecordedVote, other: RecordedVote) -> RecordedVote:
    """A vote with what another file says of it and the first does not."""
    return replace(
        vote,
        resolution=vote.resolution or other.resolution,
        draft=vote.draft or other.draft,
        meeting=vote.meeting or other.meeting,
        title=vote.title or other.title,
        agenda=vote.agenda or other.agenda,
        recorded=vote.recorded or other.recorded,
        without_ballot=vote.without_ballot or other.without_ballot,
        misnamed=vote.misnamed or other.misnamed,
    )


def _with(vote: RecordedVote, row: DraftRow) -> RecordedVote:
    """A vote with what is said of its draft."""
    return replace(
        vote,
        agenda=vote.agenda or row.agenda,
        issue=row.issue,
        region=row.region,
        topic=row.topic,
        sponsors=row.sponsors,
        recorded=vote.recorded or row.recorded,
        without_ballot=vote.without_ballot or row.without_ballot,
    )
