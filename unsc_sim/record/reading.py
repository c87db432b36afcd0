"""The record read from the United Nations' own tables, every fault told at once.

The columns are those of the Security Council voting data of the Dag Hammarskjöld
Library (UN Digital Library, record 4055387): a row for each member's vote. They
are found by name, for their order differs between editions.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from unsc_sim.errors import FileError
from unsc_sim.record.draftsheet import read_drafts
from unsc_sim.record.joining import Found, Joined
from unsc_sim.record.records import Record, in_order
from unsc_sim.record.rollcall import Group, read_group
from unsc_sim.record.sheets import Damage, Paths, Sheet, read_sheet, several_paths
from unsc_sim.record.symbols import names_of
from unsc_sim.words import Sentence, say

__all__ = ["Sound", "read_record", "read_sound"]

_NEEDED = (("ms_code", "ms_name"), ("ms_vote",), ("date",), ("resolution", "draft"))


class Sound(NamedTuple):
    """The votes of damaged files in which nothing is wrong, and what is wrong elsewhere."""

    record: Record
    faults: tuple[Sentence, ...]

    def __repr__(self) -> str:
        return f"<{self.record!r} and {len(self.faults)} faults>"


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
        table are used where they are there. A vote that stands in several files,
        by its resolution or by its draft, is taken once.
    drafts
        CSV files with a row for each draft and the columns ``resolution`` or
        ``draft``; further ``sponsors``, ``region``, ``issue``, ``topic``,
        ``outcome``, and lists of voters. A row that no vote matches is a fault if
        on its ``date`` there is a vote that no row matches.

    Raises
    ------
    FileError
        If a file has faults, all of which are told, each with its row and
        column: missing columns, unknown members, two votes of a member,
        impossible dates, more votes than seats, totals that disagree, sponsors
        that are no states.
    """
    record, faults = read_sound(votes, drafts)
    if faults:
        raise FileError(say("the record has faults:"), faults)
    return record


def read_sound(votes: Paths, drafts: Paths | None = None) -> Sound:
    """What :func:`read_record` reads, with all its faults, and the votes that have none.

    A vote with a fault in one of the files is left out, also where another has
    it without.
    """
    damage = Damage()
    joined = Joined(damage)
    found, faulty = [], []
    for place, path in enumerate(several_paths(votes)):
        sheet = read_sheet(path, _NEEDED, damage)
        for group in _groups(sheet, damage) if sheet else ():
            before = len(damage.faults)
            vote = read_group(group, damage)
            if vote is not None and len(damage.faults) == before:
                found.append(Found(place, path.name, group.rows[0][0], vote))
            else:
                faulty.append(group)
    joined.join(found)
    for group in faulty:
        joined.spoil(group.told("resolution"), group.told("draft"))
    joined.describe(list(read_drafts(several_paths(drafts or ()), damage)))
    return Sound(in_order(joined.sound()), tuple(damage.faults))


def _groups(sheet: Sheet, damage: Damage) -> Iterable[Group]:
    """The rows of each vote, which stand under one resolution or else one draft."""
    resolution, draft = sheet.column("resolution"), sheet.column("draft")
    groups: dict[tuple[str, ...], list[tuple[int, list[str]]]] = {}
    for numbered in sheet.rows:
        cells = numbered[1]
        key = names_of(cells[resolution], "") or names_of("", cells[draft])
        if key:
            groups.setdefault(key, []).append(numbered)
        else:
            text = "expected a resolution or a draft"
            damage.cell(sheet.name, numbered[0], "resolution", say(text))
    return [Group(sheet, rows) for rows in groups.values()]
