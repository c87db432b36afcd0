"""Scenarios: what sources say of a draft, and the questions asked of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from unsc_sim import negotiation
from unsc_sim.choices import look_up
from unsc_sim.councils.members import Council
from unsc_sim.errors import DayError, RuleError
from unsc_sim.forecasts.forecasts import Forecast, forecast
from unsc_sim.headings import Heading
from unsc_sim.negotiation.spaces import MOST
from unsc_sim.pictures import Drawn, Picture, horseshoe
from unsc_sim.positions.actors import Actor, Relation
from unsc_sim.positions.drafts import Draft
from unsc_sim.positions.evidence import Certainty, Claim, Source, read_certainty
from unsc_sim.positions.influence import Influence
from unsc_sim.positions.stances import Standing
from unsc_sim.readings.outlook import Outlook
from unsc_sim.readings.readings import READINGS, Reading
from unsc_sim.scenario import rows
from unsc_sim.scenario.layout import FORMAT, ScenarioFile
from unsc_sim.scenario.writing import toml_of, write_file
from unsc_sim.verdicts import paths as ways
from unsc_sim.verdicts.reasons import of_report
from unsc_sim.verdicts.verdict import Verdict, verdict
from unsc_sim.votes import Outcome
from unsc_sim.words import Sentence, Translated, joined, say

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from unsc_sim.negotiation import Negotiation

__all__ = ["Scenario"]


@dataclass(frozen=True, slots=True, repr=False)
class Scenario(Drawn):
    """Where the members of a Council stand on one or several drafts, with evidence.

    Attributes
    ----------
    name, title
        Its name, and in words.
    council
        The Council of the day.
    standings
        One for each draft, the main one first.
    about
        The key of the draft that questions are asked of.
    claims
        All claims, in the order of the file.
    own_readings
        The readings that the file adds to those of the library.
    cast, relations
        Whom the sources name, and what they report between them.
    sources
        Where the claims stand.
    """

    name: str
    title: Translated
    council: Council
    standings: tuple[Standing, ...]
    about: str
    claims: tuple[Claim, ...]
    own_readings: tuple[Reading, ...] = ()
    cast: tuple[Actor, ...] = ()
    relations: tuple[Relation, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def drafts(self) -> Mapping[str, Draft]:
        """The drafts by key, the main one first."""
        return MappingProxyType({each.draft.key: each.draft for each in self.standings})

    @property
    def standing(self) -> Standing:
        """Where the members stand on the draft in question."""
        return next(each for each in self.standings if each.draft.key == self.about)

    def draft(self, key: str) -> Scenario:
        """The scenario about another of its drafts.

        Raises
        ------
        UnknownWordError
            If there is no such draft, with the nearest that is.
        """
        return replace(self, about=look_up(key, self.drafts, "no draft {word!r}{hint}").key)

    def verdict(self) -> Verdict:
        """Whether the draft would pass, see :func:`unsc_sim.verdicts.verdict.verdict`."""
        return verdict(self.standing)

    def paths(self) -> Iterator[ways.Path]:
        """Ways to adoption as patterns, see :func:`unsc_sim.verdicts.paths.paths`."""
        return ways.paths(self.standing)

    @property
    def readings(self) -> Mapping[str, Reading]:
        """The readings by name: the library's, then the scenario's own."""
        return MappingProxyType({**READINGS, **{each.name: each for each in self.own_readings}})

    def forecast(self, reading: str | Reading = "literal") -> Forecast:
        """How likely each outcome is under a reading of the open votes.

        Raises
        ------
        UnknownWordError
            If there is no such reading, with the nearest that is.
        SeatError
            If the members tell open provisions of the text apart, or the reading
            gives a chance to a vote that a position excludes.
        RuleError
            If the outcome is reported: nothing is left to forecast.
        """
        if self.standing.draft.reported is not None:
            raise self._settled(say("nothing is left to forecast"))
        if not isinstance(reading, Reading):
            reading = look_up(reading, self.readings, "no reading {word!r}{hint}")
        return forecast(self.standing.rule, reading.beliefs(self.standing))

    def _settled(self, consequence: Sentence) -> RuleError:
        """The error of a question that the reported outcome has answered."""
        text = "{report} So {consequence}; another text can be asked about by amending this one."
        return RuleError(say(text, report=of_report(self.standing), consequence=consequence))

    def outlook(self) -> Outlook:
        """The forecasts under all readings, side by side: none of them is *the* chance.

        Where the outcome is reported there are none, and it says so.
        """
        if self.standing.draft.reported is not None:
            return Outlook((), self.verdict())
        return Outlook(tuple((each, self.forecast(each)) for each in self.readings.values()))

    def assume(self, assumed: Iterable[tuple[str, str, str]]) -> Scenario:
        """The scenario with assumptions of the user's about some members.

        See :func:`unsc_sim.negotiation.assuming`.
        """
        standing = negotiation.assuming(self.standing, assumed)
        others = tuple(standing if each is self.standing else each for each in self.standings)
        return replace(self, standings=others)

    def negotiate(
        self,
        constraints: Iterable[str] = (),
        minimum: str = "",
        prices: Mapping[str, object] | None = None,
        reading: str | Reading = "literal",
        most: int = MOST,
    ) -> Negotiation:
        """Which text would pass, what each change buys, or which demands exclude every text.

        See :func:`unsc_sim.negotiation.space` for constraints, minimum and
        prices besides those of the scenario, and
        :func:`unsc_sim.negotiation.negotiate` for the rest. A draft that is reported
        to have failed may be negotiated again; of one that is reported adopted
        nothing is left to negotiate.

        Raises
        ------
        RuleError
            If the draft is reported adopted or agreed.
        """
        if self.standing.draft.reported is Outcome.ADOPTED:
            raise self._settled(say("nothing is left to negotiate"))
        texts = negotiation.space(self.standing.draft, constraints, minimum, prices)
        readings = tuple(self.readings.values())
        return negotiation.negotiate(self.standing, texts, reading, readings, most)

    def amend(self, drop: Iterable[str] = (), add: Iterable[str] = ()) -> Scenario:
        """The scenario with provisions of the draft taken out or put in.

        Raises
        ------
        UnknownWordError
            If the draft has no such provision, with the nearest that it has.
        RuleError
            If a provision is to be taken out and put in at once.
        """
        standing = self.standing
        amended = replace(standing, draft=standing.draft.amended(drop, add))
        others = tuple(amended if each is standing else each for each in self.standings)
        return replace(self, standings=others)

    def evidence(self, kind: str | Certainty | None = None) -> tuple[Claim, ...]:
        """Every claim with its paragraph, kind and paraphrase, or those of one kind.

        Raises
        ------
        UnknownWordError
            If there is no such kind of claim, with the nearest that is.
        """
        if kind is None:
            return self.claims
        wanted = read_certainty(kind)
        return tuple(claim for claim in self.claims if claim.certainty is wanted)

    def facts(self) -> tuple[Claim, ...]:
        """What the scenario's own source reports.

        Its editorial judgements are left out, and so are the claims of other sources.
        """
        return tuple(claim for claim in self.claims if claim.is_fact)

    @property
    def actors(self) -> MultiDiGraph[str]:
        """The graph of actors and their relations, that of :meth:`influence`."""
        return self.influence().graph()

    def influence(self) -> Influence:
        """Who leans on whom, see :class:`unsc_sim.positions.influence.Influence`."""
        return Influence(self.council, self.cast, self.relations)

    @property
    def file(self) -> ScenarioFile:
        """What a file of the scenario holds: all drafts in their order, and which is in question.

        Raises
        ------
        DayError
            If the Council is of no day, as a file needs one.
        """
        if self.council.day is None:
            raise DayError(say("a scenario file needs the day of its Council"))
        return ScenarioFile(
            format=FORMAT,
            name=self.name,
            day=self.council.day,
            title=self.title,
            drafts=tuple(rows.draft_row(each, self.council.day) for each in self.standings),
            about="" if self.about == self.standings[0].draft.key else self.about,
            sources=tuple(map(rows.source_row, self.sources)),
            claims=tuple(map(rows.claim_row, self.claims)),
            actors=tuple(map(rows.actor_row, self.cast)),
            relations=tuple(map(rows.relation_row, self.relations)),
            readings=tuple(map(rows.reading_row, self.own_readings)),
        )

    def toml(self) -> str:
        """The scenario as it stands, amended or not, as the TOML of a file.

        What is loaded from it equals the scenario; comments are not kept.
        """
        return toml_of(self.file)

    def write(self, path: str | os.PathLike[str]) -> Path:
        """Write the scenario as it stands to a file, whole or not at all.

        Raises
        ------
        FileError
            If the place cannot be written.
        """
        return write_file(self.file, path)

    @property
    def heading(self) -> Sentence:
        """The title, and the draft in question with its day."""
        standing = self.standing
        draft = standing.draft.title
        return say("{title} ({draft}, {when})", title=self.title, draft=draft, when=standing.when)

    def picture(self, lang: str = "en") -> Picture:
        """The picture of the verdict, under the title of the scenario."""
        found = self.verdict()
        frame = replace(
            found.frame(lang),
            title=Heading(self.title).words(lang),
            subtitle=found.heading.words(lang),
            description=self._told(found, lang),
        )
        return horseshoe(found.table(lang), frame)

    def words(self, lang: str = "en") -> str:
        """The title, the draft with its day, and the verdict in a language."""
        return self._told(self.verdict(), lang)

    def _told(self, found: Verdict, lang: str) -> str:
        return joined((say("{heading}.", heading=self.heading), found)).words(lang)

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<Scenario {self.name!r} about {self.about!r}>"
