"""Drafts read from a file: what they say, and where the members stand on them."""

from __future__ import annotations

from math import prod

from unsc_sim.councils.by_day import council
from unsc_sim.councils.members import Council
from unsc_sim.faults import Faults
from unsc_sim.negotiation.possible import possible
from unsc_sim.positions.conditions import OUT, Condition, read_condition
from unsc_sim.positions.drafts import IN, OPEN, REGIONS, Draft, Provision
from unsc_sim.positions.stances import MOST_TEXTS, Position, Stance, Standing, read_stance
from unsc_sim.rules.matters import of_matter
from unsc_sim.scenario.bounds import bounded, priced
from unsc_sim.scenario.claims import Claims
from unsc_sim.scenario.layout import DraftRow, PositionRow, ProvisionRow
from unsc_sim.verdicts.cases import cases
from unsc_sim.verdicts.verdict import outcomes_of
from unsc_sim.votes import Outcome
from unsc_sim.words import say

__all__ = ["Standings"]

_REPORTED = {each.value: each for each in Outcome} | {"agreed": Outcome.ADOPTED}


class Standings:
    """Makes standings of the drafts of a file; where the day is amiss there are no seats."""

    def __init__(self, seats: Council | None, claims: Claims, faults: Faults) -> None:
        self.seats = seats
        self.claims = claims
        self.faults = faults

    def standing(self, path: str, row: DraftRow) -> Standing | None:
        """Where the members stand on a draft."""
        draft = self._draft(path, row)
        positions = [
            found
            for place, each in enumerate(row.positions)
            if (found := self._position(f"{path}.positions[{place}]", each, draft))
        ]
        seats = self._seats_of_the_day(path, row)
        if seats is None:
            return None
        rule = self.faults.attempt(f"{path}.product", of_matter, row.product, seats)
        if rule is None:
            return None
        # A user's own assumption about a member sets aside what is reported of it.
        assumed = {each.member for each in positions if each.assumed}
        sponsoring = [
            Position(code, Stance.SPONSORS, evidence=draft.evidence)
            for code in draft.sponsors
            if code not in assumed
        ]
        standing = Standing(rule, draft, (*sponsoring, *positions))
        self._check(path, standing)
        return standing

    def _check(self, path: str, standing: Standing) -> None:
        """That the texts can be gone through, and that some vote is open on each."""
        if self.faults.attempt(f"{path}.provisions", standing.texts) is None:
            return
        if self.faults.attempt(f"{path}.positions", cases, standing) is None:
            return
        if standing.draft.reported is not None:
            self.faults.attempt(f"{path}.reported", outcomes_of, standing)

    def _draft(self, path: str, row: DraftRow) -> Draft:
        self.faults.said(f"{path}.key", row.key)
        self.faults.said(f"{path}.title", row.title)
        reported = None
        if row.reported:
            reported = self.faults.known(
                f"{path}.reported", row.reported, _REPORTED, say("outcome")
            )
        provisions = tuple(
            self._provision(f"{path}.provisions[{place}]", each)
            for place, each in enumerate(row.provisions)
        )
        keys = [each.key for each in provisions]
        self.faults.once(f"{path}.provisions[{{place}}].key", keys)
        evidence = self.claims.borne(f"{path}.evidence", row.evidence)
        if row.region:
            regions = dict.fromkeys(REGIONS)
            self.faults.known(f"{path}.region", row.region, regions, say("region"))
        draft = Draft(
            row.key,
            row.title,
            row.product,
            self._sponsors(path, row),
            provisions,
            reported,
            evidence,
            row.region,
            row.after,
        )
        return bounded(self.faults, path, row, draft)

    def _seats_of_the_day(self, path: str, row: DraftRow) -> Council | None:
        """The Council of a draft that has a day of its own: with the same members as the file's."""
        key = "after" if row.after else "day"
        if row.day and row.after:
            self.faults.add(path, say("expected a day, or a day after which, not both"))
        day = row.after or row.day
        found = self.faults.attempt(f"{path}.{key}", council, day) if day else None
        if found is None or self.seats is None:
            return self.seats
        if found.codes != self.seats.codes:
            text = "expected a day on which the members were those of the file's day"
            self.faults.add(f"{path}.{key}", say(text))
        return found

    def _sponsors(self, path: str, row: DraftRow) -> tuple[str, ...]:
        codes = [
            self._member(f"{path}.sponsors[{place}]", word)
            for place, word in enumerate(row.sponsors)
        ]
        self.faults.once(f"{path}.sponsors[{{place}}]", codes)
        return tuple(code for code in codes if code)

    def _member(self, path: str, word: str) -> str:
        """The code of a member; empty where it is none."""
        if self.seats is None:
            return ""
        member = self.faults.attempt(path, self.seats.member, word)
        return member.code if member else ""

    def _provision(self, path: str, row: ProvisionRow) -> Provision:
        self._nameable(f"{path}.key", row.key)
        self.faults.said(f"{path}.title", row.title)
        for place, variant in enumerate(row.variants):
            self._nameable(f"{path}.variants[{place}]", variant)
        self.faults.once(f"{path}.variants[{{place}}]", row.variants)
        allowed = dict.fromkeys((IN, OUT, OPEN, *row.variants))
        self.faults.known(f"{path}.status", row.status, allowed, say("status"))
        evidence = self.claims.cited(f"{path}.evidence", row.evidence)
        provision = Provision(row.key, row.title, row.status, row.variants, evidence)
        return priced(self.faults, path, row, provision)

    def _nameable(self, path: str, word: str) -> None:
        """A provision or a wording is called by what says no more than that it is there."""
        if word in (IN, OUT, OPEN) or not word.strip():
            text = "expected a name of its own, not {word!r}"
            self.faults.add(path, say(text, word=word))

    def _position(self, path: str, row: PositionRow, draft: Draft) -> Position | None:
        member = self._member(f"{path}.member", row.member)
        stance = self.faults.attempt(f"{path}.stance", read_stance, row.stance)
        when = self.faults.attempt(f"{path}.when", read_condition, row.when)
        evidence = self.claims.borne(f"{path}.evidence", row.evidence)
        if not row.evidence and not row.assumed:
            self.faults.add(path, say("expected evidence, or assumed = true"))
        if when is not None:
            self._condition(f"{path}.when", when, draft)
        if not member or stance is None or when is None:
            return None
        return Position(member, stance, when, row.qualifier, evidence, row.assumed)

    def _condition(self, path: str, when: Condition, draft: Draft) -> None:
        """What a condition asks about has to exist, and some text has to meet it."""
        known = {each.key: each for each in draft.provisions}
        asked, amiss = {}, False
        for atom in when.atoms():
            provision = self.faults.known(path, atom.key, known, say("provision"))
            if provision is None:
                amiss = True
                continue
            asked[atom.key] = provision
            if atom.variant:
                wordings = {each: each for each in provision.wordings}
                amiss |= not self.faults.known(path, atom.variant, wordings, say("wording"))
        count = prod(len(each.wordings) for each in asked.values())
        if amiss or count > MOST_TEXTS:
            return
        if not possible(tuple(asked.values()), [when]):
            self.faults.add(path, say("no text meets this condition"))
