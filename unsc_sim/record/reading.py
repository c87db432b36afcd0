"""The record read from the United Nations' own tables, every fault told at once.

The columns are those of the Security Council voting data of the Dag Hammarskjöld
Library (UN Digital Library, record 4055387): a row for each member's vote. They
are found by name, for their order differs between editions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from unsc_sim.errors import FileError
from unsc_sim.record.draftsheet import DraftRow, read_drafts
from unsc_sim.record.recorded import RecordedVote
from unsc_sim.record.records import Record, in_order
from unsc_sim.record.rollcall import read_group
from unsc_sim.record.sheets import Damage, Paths, Sheet, read_sheet, several_paths
from unsc_sim.votes import Outcome, Vote
from unsc_sim.words import Sentence, all_of, say

__all__ = ["Sound", "read_record", "read_sound"]

_NEEDED = (("ms_code", "ms_name"), ("ms_vote",), ("date",), ("resolution", "draft"))


class Sound(NamedTuple):
    """The votes of damaged files in which nothing is wrong, and what is wrong elsewhere."""

    record: Record
    faults: tuple[Sentence, ...]


def read_record(votes: Paths, drafts: Paths | None = None) -> Record:
    """The record of votes in one or several files.

    Members are known by code or by name, of the time or of today. A member that
    has no row did not vote where the totals say that so many did not.

    Parameters
    ----------
    votes
        CSV files, packed by gzip or not, whole or partial: a row for each
        member's vote, with the columns ``date``, ``ms_vote``, ``ms_code`` or
        ``ms_name``, and ``resolution`` or ``draft``. The others of the official
        table are used where they are there. A vote that stands in several files
        is taken once.
    drafts
        CSV files with a row for each draft and the columns ``resolution`` or
        ``draft``; further ``sponsors``, ``region``, ``issue``, ``topic``,
        ``outcome``, and lists of voters.

    Raises
    ------
    FileError
        If a file has faults, all of which are told, each with its row and
        column: missing columns, unknown members, two votes of a member,
        impossible dates, more votes than seats, totals that disagree.
    """
    record, faults = read_sound(votes, drafts)
    if faults:
        raise FileError(say("the record has faults:"), faults)
    return record


def read_sound(votes: Paths, drafts: Paths | None = None) -> Sound:
    """What :func:`read_record` reads, with all its faults, and the votes that have none."""
    damage = Damage()
    found: dict[str, RecordedVote] = {}
    for path in several_paths(votes):
        sheet = read_sheet(path, _NEEDED, damage)
        if sheet is not None:
            _join(found, _votes_of(sheet, damage), sheet, damage)
    for row in read_drafts(several_paths(drafts or ()), damage):
        if row.key in found:
            _describe(found, row, damage)
    return Sound(in_order(found.values()), tuple(damage.faults))


@dataclass(frozen=True, slots=True)
class _Read:
    """A vote with its key and the row where it starts."""

    key: str
    row: int
    vote: RecordedVote


def _votes_of(sheet: Sheet, damage: Damage) -> list[_Read]:
    resolution, draft = sheet.column("resolution"), sheet.column("draft")
    groups: dict[str, list[tuple[int, list[str]]]] = {}
    for numbered in sheet.rows:
        cells = numbered[1]
        key = cells[resolution] or cells[draft]
        if key in groups:
            groups[key].append(numbered)
        elif key:
            groups[key] = [numbered]
        else:
            text = "expected a resolution or a draft"
            damage.cell(sheet.name, numbered[0], "resolution", say(text))
    read = []
    for key, rows in groups.items():
        before = len(damage.faults)
        vote = read_group(sheet, rows, damage)
        if vote is not None and len(damage.faults) == before:
            read.append(_Read(key, rows[0][0], vote))
    return read


def _join(
    found: dict[str, RecordedVote], read: Sequence[_Read], sheet: Sheet, damage: Damage
) -> None:
    """Add the votes of a file; what another file has already has to be the same there."""
    for each in read:
        other = found.setdefault(each.key, each.vote)
        if (other.day, other.cast) != (each.vote.day, each.vote.cast):
            text = "{symbol} stands in another file with other votes"
            damage.row(sheet.name, each.row, say(text, symbol=each.key))
            found.pop(each.key)


def _describe(found: dict[str, RecordedVote], row: DraftRow, damage: Damage) -> None:
    """Add to a vote what is said of its draft; drop it where the two disagree."""
    vote, before = found[row.key], len(damage.faults)
    if row.day and row.day != vote.day.isoformat():
        text = "expected {right}, the day of the vote, not {came!r}"
        damage.cell(row.file, row.row, "date", say(text, right=vote.day.isoformat(), came=row.day))
    for column, listed in row.voters:
        voting = {code for code, each in vote.votes.items() if each is Vote[column.upper()]}
        if voting != listed:
            text = "expected {right}, as the votes say"
            damage.cell(row.file, row.row, column, say(text, right=all_of(sorted(voting))))
    if vote.resolution and row.recorded not in (None, Outcome.ADOPTED):
        text = "{resolution} was adopted"
        damage.cell(row.file, row.row, "outcome", say(text, resolution=vote.resolution))
    if len(damage.faults) > before:
        found.pop(row.key)
        return
    found[row.key] = replace(
        vote,
        agenda=vote.agenda or row.agenda,
        issue=row.issue,
        region=row.region,
        topic=row.topic,
        sponsors=row.sponsors,
        recorded=vote.recorded or row.recorded,
        without_ballot=vote.without_ballot or row.without_ballot,
    )
