"""Scenario files read into scenarios, every fault of meaning told at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from unsc_sim.chances import amiss_in_sum, read_chance
from unsc_sim.councils.by_day import council
from unsc_sim.councils.members import Council
from unsc_sim.errors import FileError, UnknownWordError
from unsc_sim.faults import Faults
from unsc_sim.positions.actors import Actor, ActorKind, Relation, RelationKind
from unsc_sim.positions.conditions import OUT, Condition, read_condition
from unsc_sim.positions.drafts import IN, OPEN, Draft, Provision
from unsc_sim.positions.evidence import Certainty, Claim, Source
from unsc_sim.positions.stances import Position, Stance, Standing, read_stance
from unsc_sim.readings.readings import KINDS_OF_SEAT, READINGS, Reading
from unsc_sim.rules.matters import of_matter
from unsc_sim.scenario.layout import (
    ActorRow,
    ClaimRow,
    DraftRow,
    PositionRow,
    ProvisionRow,
    ReadingRow,
    RelationRow,
    ScenarioFile,
    read_file,
)
from unsc_sim.scenario.scenario import Scenario
from unsc_sim.tables import DATA
from unsc_sim.votes import Outcome, Vote, read_ballot
from unsc_sim.words import did_you_mean, say

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

    def __init__(self, file: ScenarioFile, path: str) -> None:
        self.file = file
        self.path = path
        self.faults = Faults()

    def scenario(self) -> Scenario:
        file = self.file
        if file.format != 1:
            self.faults.add("format", say("expected 1, not {came!r}", came=file.format))
        seats = self.faults.attempt("day", council, file.day)
        sources = {
            each.key: Source(each.key, each.title, each.address, each.published, each.main)
            for each in file.sources
        }
        claims = {
            row.id: claim
            for place, row in enumerate(file.claims)
            if (claim := self._claim(f"claims[{place}]", row, sources))
        }
        self.faults.once("sources", [each.key for each in file.sources])
        self.faults.once("claims", [each.id for each in file.claims])
        self.faults.once("drafts", [each.key for each in file.drafts])
        if not file.drafts:
            self.faults.add("drafts", say("expected at least one draft"))
        standings = [
            standing
            for place, row in enumerate(file.drafts)
            if seats and (standing := self._standing(f"drafts[{place}]", row, seats, claims))
        ]
        readings = [
            reading
            for place, each in enumerate(file.readings)
            if seats and (reading := self._reading(f"readings[{place}]", each, seats))
        ]
        self.faults.once("readings", [*READINGS, *(each.name for each in file.readings)])
        cast = [
            actor
            for place, each in enumerate(file.actors)
            if seats and (actor := self._actor(f"actors[{place}]", each, seats, claims))
        ]
        self.faults.once("actors", [each.key for each in file.actors])
        # One that has faults is known all the same, so that they are told once.
        actors = {each.key: None for each in file.actors} | {each.key: each for each in cast}
        relations = [
            relation
            for place, row in enumerate(file.relations)
            if (relation := self._relation(f"relations[{place}]", row, actors, claims))
        ]
        if self.faults.told or seats is None:
            raise FileError(say("{path} has faults:", path=self.path), tuple(self.faults.told))
        return Scenario(
            name=file.name,
            title=file.title,
            council=seats,
            standings=tuple(standings),
            about=standings[0].draft.key,
            claims=tuple(claims.values()),
            own_readings=tuple(readings),
            cast=tuple(cast),
            relations=tuple(relations),
        )

    def _claim(self, path: str, row: ClaimRow, sources: Mapping[str, Source]) -> Claim | None:
        source = self.faults.known(f"{path}.source", row.source, sources)
        kinds = {each.value: each for each in Certainty}
        certainty = self.faults.known(f"{path}.certainty", row.certainty, kinds)
        if source is None or certainty is None:
            return None
        return Claim(row.id, source, row.paragraphs, certainty, row.says, row.by)

    def _standing(
        self, path: str, row: DraftRow, seats: Council, claims: Mapping[str, Claim]
    ) -> Standing | None:
        seats = self._seats_of_the_day(path, row, seats)
        rule = self.faults.attempt(f"{path}.product", of_matter, row.product, seats)
        outcomes = {each.value: each for each in Outcome} | {"agreed": Outcome.ADOPTED}
        reported = (
            self.faults.known(f"{path}.reported", row.reported, outcomes) if row.reported else None
        )
        provisions = tuple(
            self._provision(f"{path}.provisions[{place}]", each, claims)
            for place, each in enumerate(row.provisions)
        )
        self.faults.once(f"{path}.provisions", [each.key for each in provisions])
        sponsors = [
            member.code
            for place, word in enumerate(row.sponsors)
            if (member := self.faults.attempt(f"{path}.sponsors[{place}]", seats.member, word))
        ]
        evidence = self.faults.known_all(f"{path}.evidence", row.evidence, claims)
        self._not_editorial(f"{path}.evidence", evidence)
        draft = Draft(
            row.key,
            row.title,
            row.product,
            tuple(sponsors),
            provisions,
            reported,
            evidence,
            row.after,
        )
        positions = [Position(code, Stance.SPONSORS, evidence=evidence) for code in sponsors]
        for place, each in enumerate(row.positions):
            found = self._position(f"{path}.positions[{place}]", each, seats, draft, claims)
            positions.extend([found] if found else [])
        if rule is None:
            return None
        standing = Standing(rule, draft, tuple(positions))
        for text in draft.texts():
            if self.faults.attempt(f"{path}.positions", standing.open_ballots, text) is None:
                break
        return standing

    def _seats_of_the_day(self, path: str, row: DraftRow, seats: Council) -> Council:
        """The Council of a draft that has a day of its own: with the same members as the file's."""
        key = "after" if row.after else "day"
        if row.day and row.after:
            self.faults.add(path, say("expected a day, or a day after which, not both"))
        day = row.after or row.day
        found = self.faults.attempt(f"{path}.{key}", council, day) if day else None
        if found is None:
            return seats
        if found.codes != seats.codes:
            text = "expected a day on which the members were those of the file's day"
            self.faults.add(f"{path}.{key}", say(text))
        return found

    def _provision(self, path: str, row: ProvisionRow, claims: Mapping[str, Claim]) -> Provision:
        allowed = dict.fromkeys((IN, OUT, OPEN, *row.variants))
        self.faults.known(f"{path}.status", row.status, {each: each for each in allowed})
        evidence = self.faults.known_all(f"{path}.evidence", row.evidence, claims)
        return Provision(row.key, row.title, row.status, row.variants, evidence)

    def _position(
        self, path: str, row: PositionRow, seats: Council, draft: Draft, claims: Mapping[str, Claim]
    ) -> Position | None:
        member = self.faults.attempt(f"{path}.member", seats.member, row.member)
        stance = self.faults.attempt(f"{path}.stance", read_stance, row.stance)
        when = self.faults.attempt(f"{path}.when", read_condition, row.when)
        evidence = self.faults.known_all(f"{path}.evidence", row.evidence, claims)
        if when is not None:
            self._provisions_of(f"{path}.when", when, draft)
        if not row.evidence and not row.assumed:
            self.faults.add(path, say("expected evidence, or assumed = true"))
        self._not_editorial(f"{path}.evidence", evidence)
        if member is None or stance is None or when is None:
            return None
        return Position(member.code, stance, when, row.qualifier, evidence, row.assumed)

    def _actor(
        self, path: str, row: ActorRow, seats: Council, claims: Mapping[str, Claim]
    ) -> Actor | None:
        kind = self.faults.known(f"{path}.kind", row.kind, {each.value: each for each in ActorKind})
        member = None
        if row.member:
            member = self.faults.attempt(f"{path}.member", seats.member, row.member)
        elif not row.name:
            self.faults.add(path, say("expected a name, or a member of the Council"))
        evidence = self.faults.known_all(f"{path}.evidence", row.evidence, claims)
        return Actor(row.key, kind, row.name, member, evidence) if kind else None

    def _relation(
        self,
        path: str,
        row: RelationRow,
        actors: Mapping[str, Actor | None],
        claims: Mapping[str, Claim],
    ) -> Relation | None:
        start = self.faults.known(f"{path}.from", row.from_, actors)
        end = self.faults.known(f"{path}.to", row.to, actors)
        kinds = {each.value: each for each in RelationKind}
        kind = self.faults.known(f"{path}.kind", row.kind, kinds)
        evidence = self.faults.known_all(f"{path}.evidence", row.evidence, claims)
        if not row.evidence and not row.assumed:
            self.faults.add(path, say("expected evidence, or assumed = true"))
        self._not_editorial(f"{path}.evidence", evidence)
        if row.from_ == row.to:
            self.faults.add(path, say("expected two actors, not {came!r} twice", came=row.to))
        if row.on and row.since:
            self.faults.add(path, say("expected a day on which, or a day since, not both"))
        if start is None or end is None or kind is None:
            return None
        days = (row.on, row.since)
        return Relation(start, end, kind, row.about, *days, evidence, row.assumed)

    def _not_editorial(self, path: str, evidence: Iterable[Claim]) -> None:
        for claim in evidence:
            if claim.certainty is Certainty.EDITORIAL:
                text = "{id} is an editorial judgement, which carries no position and no relation"
                self.faults.add(path, say(text, id=claim.id))

    def _reading(self, path: str, row: ReadingRow, seats: Council) -> Reading | None:
        stances = {
            stance: shares
            for word, shares in row.stances.items()
            if (stance := self.faults.attempt(f"{path}.stances", read_stance, word))
        }
        members = {
            member.code: shares
            for word, shares in row.members.items()
            if (member := self.faults.attempt(f"{path}.members", seats.member, word))
        }
        for word in row.seats:
            self.faults.known(f"{path}.seats", word, {each: each for each in KINDS_OF_SEAT})
        for part, given in (
            ("stances", row.stances),
            ("seats", row.seats),
            ("members", row.members),
        ):
            for word, shares in given.items():
                self._shares(f"{path}.{part}.{word}", shares)
        return Reading(row.name, row.title, _pairs(stances), _pairs(row.seats), _pairs(members))

    def _shares(self, path: str, shares: Mapping[str, str]) -> None:
        """Votes and chances that are none, and chances that do not sum to one."""
        chances = []
        for word, share in shares.items():
            self.faults.attempt(path, read_ballot, word, Vote)
            chance = self.faults.attempt(path, read_chance, share)
            chances += [] if chance is None else [chance]
        if len(chances) == len(shares) and (fault := amiss_in_sum(chances)) is not None:
            self.faults.add(path, say("{fault}", fault=fault))

    def _provisions_of(self, path: str, when: Condition, draft: Draft) -> None:
        """Every provision and wording that a condition asks about has to exist."""
        known = {each.key: each for each in draft.provisions}
        for atom in when.atoms():
            provision = self.faults.known(path, atom.key, known)
            if provision and atom.variant:
                self.faults.known(path, atom.variant, {each: each for each in provision.wordings})


def _pairs(
    given: Mapping[T, Mapping[str, str]],
) -> tuple[tuple[T, tuple[tuple[str, str], ...]], ...]:
    return tuple((key, tuple(shares.items())) for key, shares in given.items())
