"""Scenario files read into scenarios, every fault of meaning told at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from unsc_sim.chances import amiss_in_sum, read_chance
from unsc_sim.councils.by_day import council
from unsc_sim.councils.members import Council
from unsc_sim.errors import FileError, UnknownWordError
from unsc_sim.faults import Faults, path_of
from unsc_sim.hints import did_you_mean, nearest
from unsc_sim.positions.actors import Actor, ActorKind, Relation, RelationKind
from unsc_sim.positions.stances import Standing, read_stance
from unsc_sim.readings.readings import KINDS_OF_SEAT, READINGS, Reading
from unsc_sim.scenario.claims import Claims
from unsc_sim.scenario.layout import FORMAT, ActorRow, ReadingRow, RelationRow, ScenarioFile
from unsc_sim.scenario.scenario import Scenario
from unsc_sim.scenario.standings import Standings
from unsc_sim.scenario.structure import Structured, read_file
from unsc_sim.tables import DATA
from unsc_sim.votes import Vote, read_ballot
from unsc_sim.words import say

__all__ = ["load", "scenarios"]

T = TypeVar("T")
SCENARIOS = DATA / "scenarios"


def scenarios() -> tuple[str, ...]:
    """The names of the scenarios in the package.

    >>> scenarios()
    ('libya-2019',)
    """
    return tuple(sorted(path.stem for path in SCENARIOS.glob("*.toml")))


def load(name: str | Path) -> Scenario:
    """A scenario of the package by name, or one of your own by the path of its file.

    Raises
    ------
    UnknownWordError
        If there is neither such a scenario nor such a file.
    FileError
        If the file has faults; all of them are told at once.
    """
    path = SCENARIOS / f"{name}.toml"
    if str(name) not in scenarios():
        path = Path(name)
        if not path.is_file():
            hint = did_you_mean(str(name), scenarios())
            raise UnknownWordError(say("no scenario or file {name!r}{hint}", name=name, hint=hint))
    return _Reader(read_file(path), str(path)).scenario()


class _Reader:
    """Makes a scenario of a file's tables and collects every fault of meaning."""

    def __init__(self, read: Structured, path: str) -> None:
        self.file = read.file
        self.path = path
        self.faults = Faults(read.faults)
        self.seats: Council | None = None

    def scenario(self) -> Scenario:
        file, faults = self.file, self.faults
        self._head(file)
        claims = Claims(file, faults)
        standings = self._standings(file, claims)
        readings = [
            self._reading(f"readings[{place}]", each) for place, each in enumerate(file.readings)
        ]
        names = [*READINGS, *(each.name for each in file.readings)]
        faults.once("readings[{place}].name", names, first=len(READINGS))
        cast = [
            actor
            for place, each in enumerate(file.actors)
            if (actor := self._actor(f"actors[{place}]", each, claims))
        ]
        relations = self._relations(file, cast, claims)
        if faults.told or self.seats is None:
            raise FileError(say("{path} has faults:", path=self.path), tuple(faults.told))
        return Scenario(
            name=file.name,
            title=file.title,
            council=self.seats,
            standings=standings,
            about=file.about or standings[0].draft.key,
            claims=claims.all,
            own_readings=tuple(readings),
            cast=tuple(cast),
            relations=relations,
            sources=claims.sources,
        )

    def _head(self, file: ScenarioFile) -> None:
        if file.format != FORMAT:
            text = "expected {right}, not {came}"
            self.faults.add("format", say(text, right=FORMAT, came=file.format))
        self.faults.said("name", file.name)
        self.faults.said("title", file.title)
        self.seats = self.faults.attempt("day", council, file.day)
        if not file.drafts:
            self.faults.add("drafts", say("expected at least one draft"))
        if file.about:
            keys = dict.fromkeys(each.key for each in file.drafts)
            self.faults.known("about", file.about, keys, say("draft"))

    def _standings(self, file: ScenarioFile, claims: Claims) -> tuple[Standing, ...]:
        reader = Standings(self.seats, claims, self.faults)
        read = [reader.standing(f"drafts[{n}]", row) for n, row in enumerate(file.drafts)]
        self.faults.once("drafts[{place}].key", [each.key for each in file.drafts])
        return tuple(each for each in read if each is not None)

    def _actor(self, path: str, row: ActorRow, claims: Claims) -> Actor | None:
        self.faults.said(f"{path}.key", row.key)
        kinds = {each.value: each for each in ActorKind}
        kind = self.faults.known(f"{path}.kind", row.kind, kinds, say("kind of actor"))
        member = None
        if row.member and self.seats:
            member = self.faults.attempt(f"{path}.member", self.seats.member, row.member)
        elif not row.member and not row.name:
            self.faults.add(path, say("expected a name, or a member of the Council"))
        evidence = claims.cited(f"{path}.evidence", row.evidence)
        return Actor(row.key, kind, row.name, member, evidence) if kind else None

    def _relations(
        self, file: ScenarioFile, cast: list[Actor], claims: Claims
    ) -> tuple[Relation, ...]:
        self.faults.once("actors[{place}].key", [each.key for each in file.actors])
        # One that has faults is known all the same, so that they are told once.
        actors = {each.key: None for each in file.actors} | {each.key: each for each in cast}
        read = [
            self._relation(f"relations[{place}]", row, actors, claims)
            for place, row in enumerate(file.relations)
        ]
        return tuple(each for each in read if each is not None)

    def _relation(
        self, path: str, row: RelationRow, actors: Mapping[str, Actor | None], claims: Claims
    ) -> Relation | None:
        start = self._party(f"{path}.from", row.from_, actors)
        end = self._party(f"{path}.to", row.to, actors)
        kinds = {each.value: each for each in RelationKind}
        kind = self.faults.known(f"{path}.kind", row.kind, kinds, say("kind of relation"))
        evidence = claims.borne(f"{path}.evidence", row.evidence)
        if not row.evidence and not row.assumed:
            self.faults.add(path, say("expected evidence, or assumed = true"))
        if row.from_ == row.to:
            self.faults.add(path, say("expected two actors, not {came!r} twice", came=row.to))
        if row.on and row.since:
            self.faults.add(path, say("expected a day on which, or a day since, not both"))
        if start is None or end is None or kind is None:
            return None
        days = (row.on, row.since)
        return Relation(start, end, kind, row.about, *days, evidence, row.assumed)

    def _party(self, path: str, key: str, actors: Mapping[str, Actor | None]) -> Actor | None:
        """An actor of the file; the code of a member is no misspelling of another actor's key."""
        seated = self.seats is not None and key in self.seats.codes
        if key in actors or (nearest(key, actors) and not seated):
            return self.faults.known(path, key, actors, say("actor"))
        text = "no actor {key!r} in this file; add one under [[actors]]"
        self.faults.add(path, say(text, key=key))
        return None

    def _reading(self, path: str, row: ReadingRow) -> Reading:
        self.faults.said(f"{path}.name", row.name)
        parts = {"stances": row.stances, "seats": row.seats, "members": row.members}
        for part, given in parts.items():
            for word, shares in given.items():
                self._shares(f"{path}.{path_of(part, word)}", shares)
        stances = {
            stance: shares
            for word, shares in row.stances.items()
            if (stance := self.faults.attempt(f"{path}.stances", read_stance, word))
        }
        members = {
            member.code: shares
            for word, shares in row.members.items()
            if self.seats
            and (member := self.faults.attempt(f"{path}.members", self.seats.member, word))
        }
        for word in row.seats:
            kinds = dict.fromkeys(KINDS_OF_SEAT)
            self.faults.known(f"{path}.seats", word, kinds, say("kind of seat"))
        return Reading(row.name, row.title, _pairs(stances), _pairs(row.seats), _pairs(members))

    def _shares(self, path: str, shares: Mapping[str, str]) -> None:
        """Votes and chances that are none, and chances that do not sum to one."""
        chances = []
        for word, share in shares.items():
            at = f"{path}.{path_of(word)}"
            self.faults.attempt(at, read_ballot, word, Vote)
            chance = self.faults.attempt(at, read_chance, share)
            chances += [] if chance is None else [chance]
        if len(chances) == len(shares) and (fault := amiss_in_sum(chances)) is not None:
            self.faults.add(path, say("{fault}", fault=fault))


def _pairs(
    given: Mapping[T, Mapping[str, str]],
) -> tuple[tuple[T, tuple[tuple[str, str], ...]], ...]:
    return tuple((key, tuple(shares.items())) for key, shares in given.items())
