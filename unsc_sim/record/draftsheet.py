"""The table of drafts: what it says of each that the table of votes has no place for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from unsc_sim.councils.states import codes_named
from unsc_sim.record.sheets import Damage, Sheet, read_sheet
from unsc_sim.votes import Outcome
from unsc_sim.words import did_you_mean, say

__all__ = ["DraftRow", "read_drafts"]

_NEEDED = (("resolution", "draft"),)
_VOTERS = ("yes", "no", "abstain", "not_voting")
_OUTCOMES = {
    "adopted": Outcome.ADOPTED,
    "adopted without vote": Outcome.ADOPTED,
    "vetoed": Outcome.VETOED,
    "failed": Outcome.SHORT_OF_VOTES,
    "short of votes": Outcome.SHORT_OF_VOTES,
}


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row of the table of drafts.

    ``key`` is the resolution or else the draft; ``voters`` are the lists of
    codes, by vote, where there are any.
    """

    file: str
    row: int
    key: str
    day: str
    agenda: str
    issue: str
    region: str
    topic: str
    sponsors: tuple[str, ...]
    recorded: Outcome | None
    without_ballot: bool
    voters: tuple[tuple[str, frozenset[str]], ...]


def read_drafts(paths: Sequence[Path], damage: Damage) -> list[DraftRow]:
    """The rows of the tables of drafts, each draft once."""
    found: dict[str, DraftRow] = {}
    for path in paths:
        sheet = read_sheet(path, _NEEDED, damage)
        for number, cells in sheet.rows if sheet else ():
            row = _row(sheet, number, cells, damage) if sheet else None
            if row is None:
                continue
            if row.key in found:
                damage.row(row.file, number, say("{symbol} stands here twice", symbol=row.key))
            found[row.key] = row
    return list(found.values())


def _row(sheet: Sheet, number: int, cells: list[str], damage: Damage) -> DraftRow | None:
    def told(column: str) -> str:
        return cells[sheet.column(column)].strip()

    key, outcome = told("resolution") or told("draft"), told("outcome")
    if not key:
        damage.cell(sheet.name, number, "draft", say("expected a resolution or a draft"))
        return None
    if outcome and outcome not in _OUTCOMES:
        fault = say(
            "no outcome {word!r}{hint}", word=outcome, hint=did_you_mean(outcome, _OUTCOMES)
        )
        damage.cell(sheet.name, number, "outcome", fault)
    listed = any(told(column) for column in _VOTERS)
    return DraftRow(
        file=sheet.name,
        row=number,
        key=key,
        day=told("date"),
        agenda=told("agenda"),
        issue=told("issue"),
        region=told("region"),
        topic=told("topic"),
        sponsors=tuple(map(_sponsor, filter(None, told("sponsors").split("|")))),
        recorded=_OUTCOMES.get(outcome),
        without_ballot=outcome == "adopted without vote",
        voters=tuple(
            (column, frozenset(filter(None, told(column).split("|"))))
            for column in _VOTERS
            if listed and column in sheet.columns
        ),
    )


@cache
def _sponsor(word: str) -> str:
    """The code of a state, or whatever else stands there."""
    codes = codes_named(word)
    return next(iter(codes)) if len(codes) == 1 else word
