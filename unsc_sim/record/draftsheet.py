"""The table of drafts: what it says of each that the table of votes has no place for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from unsc_sim.hints import did_you_mean, plain
from unsc_sim.record.sheets import Damage, Sheet, read_sheet, short
from unsc_sim.record.sponsors import no_sponsor, sponsor_meant
from unsc_sim.votes import Outcome, Vote
from unsc_sim.words import say

__all__ = ["VOTERS", "DraftRow", "read_drafts"]

_NEEDED = (("resolution", "draft"),)
_BETWEEN = re.compile(r"[|;]")
VOTERS = {
    "yes": Vote.YES,
    "no": Vote.NO,
    "abstain": Vote.ABSTAIN,
    "not_voting": Vote.NOT_VOTING,
}
"""The columns that list who voted how."""

_WITHOUT_BALLOT = ("adopted without vote", "adopted without a vote")
_OUTCOMES = {
    "adopted": Outcome.ADOPTED,
    **dict.fromkeys(_WITHOUT_BALLOT, Outcome.ADOPTED),
    "vetoed": Outcome.VETOED,
    "failed": Outcome.SHORT_OF_VOTES,
    "short of votes": Outcome.SHORT_OF_VOTES,
}


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row of the table of drafts.

    ``voters`` are the lists of codes or names, by vote, where there are any; ``sound``
    tells whether the row is right in itself.
    """

    file: str = field(compare=False)
    row: int = field(compare=False)
    resolution: str
    draft: str
    day: str
    agenda: str
    issue: str
    region: str
    topic: str
    sponsors: tuple[str, ...]
    recorded: Outcome | None
    without_ballot: bool
    voters: tuple[tuple[str, frozenset[str]], ...]
    sound: bool

    @property
    def symbol(self) -> str:
        """The resolution, or else the draft."""
        return self.resolution or self.draft


def read_drafts(paths: Sequence[Path], damage: Damage) -> Iterator[DraftRow]:
    """The rows of the tables of drafts."""
    for path in paths:
        sheet = read_sheet(path, _NEEDED, damage)
        if sheet is not None:
            for number, cells in sheet.rows:
                row = _Cells(sheet, number, cells)
                if row.told("resolution") or row.told("draft"):
                    yield row.read(damage)
                else:
                    text = "expected a resolution or a draft"
                    damage.cell(sheet.name, number, "draft", say(text))


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of a row."""

    sheet: Sheet
    number: int
    cells: list[str]

    def told(self, column: str) -> str:
        """What stands in a column."""
        return self.cells[self.sheet.column(column)]

    def several(self, column: str) -> list[str]:
        """The words of a column that holds several."""
        return [each for word in _BETWEEN.split(self.told(column)) if (each := word.strip())]

    def read(self, damage: Damage) -> DraftRow:
        before = len(damage.faults)
        sponsors = self._sponsors(damage)
        recorded = self._outcome(damage)
        return DraftRow(
            file=self.sheet.name,
            row=self.number,
            resolution=self.told("resolution"),
            draft=self.told("draft"),
            day=self.told("date"),
            agenda=self.told("agenda"),
            issue=self.told("issue"),
            region=self.told("region"),
            topic=self.told("topic"),
            sponsors=sponsors,
            recorded=recorded,
            without_ballot=plain(self.told("outcome")) in _WITHOUT_BALLOT,
            voters=self._voters(),
            sound=len(damage.faults) == before,
        )

    def _outcome(self, damage: Damage) -> Outcome | None:
        word = short(self.told("outcome"))
        outcome = _OUTCOMES.get(plain(word))
        if word and outcome is None:
            fault = say("no outcome {word!r}{hint}", word=word, hint=did_you_mean(word, _OUTCOMES))
            damage.cell(self.sheet.name, self.number, "outcome", fault)
        return outcome

    def _sponsors(self, damage: Damage) -> tuple[str, ...]:
        """The codes of the sponsors; a word for none is told."""
        found = []
        for word in self.several("sponsors"):
            sponsor = sponsor_meant(word)
            if sponsor is None:
                damage.cell(self.sheet.name, self.number, "sponsors", no_sponsor(short(word)))
            found.append(sponsor or word)
        return tuple(found)

    def _voters(self) -> tuple[tuple[str, frozenset[str]], ...]:
        listed = {column: frozenset(self.several(column)) for column in VOTERS}
        if not any(listed.values()):
            return ()
        return tuple((column, listed[column]) for column in VOTERS if column in self.sheet.columns)
