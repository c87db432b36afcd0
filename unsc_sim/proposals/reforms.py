"""Proposals to reform the Council, as rules over hypothetical councils.

Each proposal is a row of a table with its source and its status. Where nobody
said how many votes a decision would need, the figure is assumed and marked so;
where there are no figures at all, the proposal is listed and says so when it
is asked for a rule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from unsc_sim.choices import Choice
from unsc_sim.councils.members import Group, Origin
from unsc_sim.errors import RuleError, UnknownWordError
from unsc_sim.proposals.designs import TODAY, Seats, put_to_vote_in
from unsc_sim.proposals.naming import hint, named
from unsc_sim.rules.decisions import Rule
from unsc_sim.tables import Row, rows
from unsc_sim.words import Sentence, joined, say

__all__ = [
    "Basis",
    "Proposal",
    "Restraint",
    "proposal",
    "reform",
    "reforms",
    "restraint",
    "restraints",
]


class Basis(Choice):
    """How the number of votes that a decision needs is known."""

    LAW = "law", say("by the Charter")
    GIVEN = "given", say("as proposed")
    STUDY = "study", say("as in the study")
    THOUGHT = "thought", say("as in the thought experiment")
    ASSUMED = "assumed", say("assumed here")
    NONE = "none", say("no figures")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal to change who sits in the Council, or how it decides.

    Attributes
    ----------
    key, number, title
        Its name here, its number in the table of the project, its title.
    year
        When it was made; None for a thought experiment.
    seats
        The seats; None where there are no figures.
    needed, blocking
        The affirmative votes that a decision needs, and the negative votes of
        members with a veto that stop it.
    basis
        Whether ``needed`` is law, was proposed, studied or thought up, or is
        assumed here.
    status, sources, trust, note
        What became of it; keys of its sources; whether they were checked or
        the figures are recalled; what else is to be known.
    """

    key: str
    number: str
    title: str
    year: int | None
    seats: Seats | None
    needed: int
    blocking: int
    basis: Basis
    status: str
    sources: tuple[str, ...]
    trust: str
    note: str

    @property
    def called(self) -> Sentence:
        """The title, to be said in a language."""
        return say(self.title)

    @property
    def rule(self) -> Rule:
        """The substantive rule of the council proposed.

        Raises
        ------
        RuleError
            If the proposal gives no figures.
        """
        if self.seats is None:
            text = "{title}: no figures to make a rule of ({note})"
            raise RuleError(say(text, title=self.called, note=say(self.note)))
        title, assumed = self.called, self.basis is Basis.ASSUMED
        origin = Origin(title, say("votes needed assumed") if assumed else None)
        council = replace(self.seats.council, origin=origin)
        made = put_to_vote_in(council, self.needed, self.blocking, title)
        if not assumed:
            return made
        enough, *others = made.requirements
        source = say("{title}; the number is assumed here", title=title)
        return replace(made, requirements=(replace(enough, source=source), *others))

    def words(self, lang: str = "en") -> str:
        """The proposal in a language: seats, votes needed, and how that is known."""
        said = [say("{title} ({status}).", title=self.called, status=say(self.status))]
        if self.seats is None:
            said.append(say("No figures."))
        else:
            text = "{seats}; {needed} votes needed, {basis}."
            said.append(say(text, seats=self.seats, needed=self.needed, basis=self.basis))
        if self.trust == "recalled":
            said.append(say("Some figures are recalled, not checked."))
        return joined(said).words(lang)

    def __str__(self) -> str:
        return self.words()


@dataclass(frozen=True, slots=True)
class Restraint:
    """A text that asks for restraint in using the veto and changes no seat.

    It is a promise of behaviour, so no rule is made of it.
    """

    key: str
    number: str
    title: str
    year: int | None
    asks: str
    status: str
    sources: tuple[str, ...]
    trust: str
    note: str

    @property
    def called(self) -> Sentence:
        """The title, to be said in a language."""
        return say(self.title)

    def words(self, lang: str = "en") -> str:
        """What it asks, in a language."""
        text = "{title} ({status}): {asks}."
        said = say(text, title=self.called, status=say(self.status), asks=say(self.asks))
        return said.words(lang)

    def __str__(self) -> str:
        return self.words()


def reforms() -> tuple[str, ...]:
    """The names of all proposals, those without figures among them.

    >>> reforms()[:3]
    ('charter-1945', 'charter-1966', 'razali-1997')
    """
    return tuple(_proposals())


def reform(name: str) -> Rule:
    """The substantive rule of the council that a proposal describes.

    >>> rule = reform("g4-2005")
    >>> len(rule.council), [each.code for each in rule.council.permanent][-2:]
    (25, ['NP5', 'NP6'])

    Raises
    ------
    UnknownWordError
        If there is no such proposal, with the nearest that is.
    RuleError
        If the proposal gives no figures.
    """
    return proposal(name).rule


def proposal(name: str) -> Proposal:
    """A proposal with its seats, sources and status, by its key or title.

    >>> print(proposal("model-a"))
    Model A of the High-level Panel (lapsed). 24 seats: 5 permanent with a veto, 6 permanent
    without, 13 elected; 15 votes needed, assumed here.
    """
    found = named(name, _proposals())
    if found is None:
        near = hint(name, _proposals().values())
        raise UnknownWordError(say("no reform {name!r}{hint}", name=name, hint=near))
    return found


def restraints() -> tuple[str, ...]:
    """The names of the texts that ask for restraint in using the veto."""
    return tuple(_restraints())


def restraint(name: str) -> Restraint:
    """A text that asks for restraint in using the veto."""
    found = named(name, _restraints())
    if found is None:
        near = hint(name, _restraints().values())
        raise UnknownWordError(say("no restraint {name!r}{hint}", name=name, hint=near))
    return found


@cache
def _proposals() -> dict[str, Proposal]:
    return {row["key"]: _proposal(row) for row in rows("reforms")}


def _proposal(row: Row) -> Proposal:
    basis = Basis(row["basis"])
    seats = None
    if basis is not Basis.NONE:
        veto, permanent, longer, elected = (
            int(row[each]) for each in ("veto", "permanent", "long", "elected")
        )
        holders = tuple(row["named"].split())
        names_of = date.fromisoformat(row["names_of"]) if holders else TODAY
        groups = _read_groups(row["groups"])
        seats = Seats(veto, permanent, longer, elected, holders, names_of, groups)
    return Proposal(
        key=row["key"],
        number=row["id"],
        title=row["title"],
        year=int(row["year"]) if row["year"] else None,
        seats=seats,
        needed=int(row["needed"] or 0),
        blocking=int(row["blocking"] or 0),
        basis=basis,
        status=row["status"],
        sources=tuple(row["source"].split("|")),
        trust=row["trust"],
        note=row["note"],
    )


def _read_groups(text: str) -> tuple[Group | None, ...]:
    """The groups of seats in their order, written as "AFR:2 -:1": two African, one of no group."""
    runs = (run.split(":") for run in text.split())
    named = ((None if name == "-" else Group[name], int(many)) for name, many in runs)
    return tuple(group for group, many in named for _ in range(many))


@cache
def _restraints() -> dict[str, Restraint]:
    return {
        row["key"]: Restraint(
            key=row["key"],
            number=row["id"],
            title=row["title"],
            year=int(row["year"]) if row["year"] else None,
            asks=row["asks"],
            status=row["status"],
            sources=tuple(row["source"].split("|")),
            trust=row["trust"],
            note=row["note"],
        )
        for row in rows("restraints")
    }
