"""Sources and claims read from a file, and whether what rests on them may."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unsc_sim.faults import Faults
from unsc_sim.positions.evidence import Certainty, Claim, Source
from unsc_sim.scenario.layout import ClaimRow, ScenarioFile, SourceRow
from unsc_sim.words import say

__all__ = ["Claims"]

_CERTAINTIES = {each.value: each for each in Certainty}


class Claims:
    """The claims of a file by their ids.

    One that has faults is known all the same, so that they are told once.
    """

    def __init__(self, file: ScenarioFile, faults: Faults) -> None:
        self.faults = faults
        self.sources = self._sources(file.sources)
        known = {each.key: each for each in self.sources}
        self._by_id = {
            row.id: self._claim(f"claims[{place}]", row, known)
            for place, row in enumerate(file.claims)
        }
        faults.once("claims[{place}].id", [each.id for each in file.claims])

    @property
    def all(self) -> tuple[Claim, ...]:
        """Those without faults, in the order of the file."""
        return tuple(each for each in self._by_id.values() if each is not None)

    def cited(self, path: str, ids: Sequence[str]) -> tuple[Claim, ...]:
        """The claims that tell of something."""
        return self.faults.known_all(path, ids, self._by_id, say("claim"))

    def borne(self, path: str, ids: Sequence[str]) -> tuple[Claim, ...]:
        """The claims that carry something; an editorial judgement carries nothing."""
        claims = self.cited(path, ids)
        for claim in claims:
            if claim.certainty is Certainty.EDITORIAL:
                text = "{id} is an editorial judgement, which carries no position and no relation"
                self.faults.add(path, say(text, id=claim.id))
        return claims

    def _sources(self, rows: Sequence[SourceRow]) -> tuple[Source, ...]:
        for place, row in enumerate(rows):
            self.faults.said(f"sources[{place}].key", row.key)
            self.faults.said(f"sources[{place}].title", row.title)
        self.faults.once("sources[{place}].key", [each.key for each in rows])
        main = sum(each.main for each in rows)
        if rows and main != 1:
            text = "expected main = true on one of the sources, not on {count}"
            self.faults.add("sources", say(text, count=main))
        return tuple(Source(r.key, r.title, r.address, r.published, r.main) for r in rows)

    def _claim(self, path: str, row: ClaimRow, sources: Mapping[str, Source]) -> Claim | None:
        self.faults.said(f"{path}.id", row.id)
        self.faults.said(f"{path}.says", row.says)
        source = self.faults.known(f"{path}.source", row.source, sources, say("source"))
        certainty = self.faults.known(
            f"{path}.certainty", row.certainty, _CERTAINTIES, say("kind of claim")
        )
        if min(row.paragraphs, default=1) < 1 or len(set(row.paragraphs)) < len(row.paragraphs):
            text = "expected paragraphs counted from 1, each once"
            self.faults.add(f"{path}.paragraphs", say(text))
        if source is None or certainty is None:
            return None
        return Claim(row.id, source, row.paragraphs, certainty, row.says, row.by)
