"""The power in one council, and what changes from one council to another."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from importlib import import_module
from typing import Any

from unsc_sim.chances import Chance, Percent, Share
from unsc_sim.councils.members import Group
from unsc_sim.errors import RuleError, Speakable
from unsc_sim.pictures import DotRow, Dots, Drawn, Frame, Picture, Shade, dots
from unsc_sim.power.asked import called
from unsc_sim.power.charts import TENFOLD, class_bars, on_scale
from unsc_sim.power.classes import ANYBODY, Amount, SeatKind, Span, spans
from unsc_sim.power.leanings import ByKind, Leaning
from unsc_sim.power.results import Power, by_group
from unsc_sim.power.rows import Row, by_kind, in_short, marks, of_whole, said
from unsc_sim.rules.decisions import Rule
from unsc_sim.words import Sentence, Translated, joined, listed, say, several

__all__ = ["Change", "CouncilPower"]

NOTHING = say("")


@dataclass(frozen=True, slots=True)
class CouncilPower(Drawn):
    """The power in one council.

    Attributes
    ----------
    name, rule
        The council and how it decides.
    power
        The index compared.
    power_to_act
        The share of all coalitions that win (Coleman).
    chance, beliefs
        The probability of adoption, and how members vote where it is asked.
    """

    name: str
    rule: Rule
    power: Power
    power_to_act: Fraction
    chance: Chance
    beliefs: Leaning | ByKind

    @property
    def assumed(self) -> bool:
        """Whether the votes needed are assumed here."""
        origin = self.rule.council.origin
        return origin is not None and origin.assumed is not None

    @property
    def title(self) -> Speakable:
        """What the council is called at length: the proposal it comes from, or its name."""
        origin = self.rule.council.origin
        return origin.title if origin else say("{name}", name=self.name)

    @property
    def called(self) -> Speakable:
        """The name, which is English; in another language the title of the proposal."""
        return Translated(self.name, self.title.words("ar"))

    @property
    def marked(self) -> Speakable:
        """The name, marked where the votes needed are assumed."""
        mark = say(" (votes needed assumed)") if self.assumed else NOTHING
        return say("{name}{mark}", name=self.called, mark=mark)

    @property
    def classes(self) -> tuple[Amount, ...]:
        """The voters that have the same, and sit on the same kind of seat."""
        return self.power.classes

    @property
    def spans(self) -> dict[SeatKind, Span]:
        """What members have, by kind of seat: from the least to the most."""
        return spans(self.power.council, self.power.amounts)

    def of(self, kind: SeatKind) -> Chance | None:
        """The power of each member on a kind of seat; None if there is none or if it differs."""
        span = self.spans.get(kind)
        return span.single if span else None

    @property
    def veto_holder(self) -> Chance | None:
        """The power of each member with a veto; None if there is none or if it differs."""
        return self.of(SeatKind.VETO)

    @property
    def permanent_without_veto(self) -> Chance | None:
        """The power of each permanent member without a veto; None as for the others."""
        return self.of(SeatKind.PERMANENT)

    @property
    def elected(self) -> Chance | None:
        """The power of each elected member, whatever its term; None as for the others."""
        return self.of(SeatKind.ELECTED)

    @property
    def shares(self) -> tuple[tuple[SeatKind, Fraction], ...]:
        """The power of all seats of each kind together, where an index shares out one whole."""
        return self.power.together

    @property
    def together(self) -> dict[SeatKind, Span]:
        """The same, as it is compared."""
        return {kind: Span(share, share) for kind, share in self.shares}

    @property
    def groups(self) -> tuple[tuple[Group | None, Fraction], ...]:
        """The power of all seats of each regional group together, see :func:`by_group`."""
        return by_group(self.power)

    @property
    def needed(self) -> Sentence:
        """The votes that adoption needs, and whether that is assumed; nothing where votes weigh."""
        quota = self.rule.quota()
        if quota is None:
            return NOTHING
        text = "{needed} of {seats} votes"
        if self.assumed:
            text = "{needed} of {seats} votes (assumed)"
        return say(text, needed=quota.number, seats=len(self.rule.council))

    @property
    def numbers(self) -> dict[str, object]:
        """All of it by name, as a column of a table for computing holds it."""
        together = dict(self.shares)
        return {
            "index": self.power.measure.value,
            "veto_holder": self.veto_holder,
            "permanent_without_veto": self.permanent_without_veto,
            "elected": self.elected,
            "veto_holders_together": together.get(SeatKind.VETO),
            "permanent_without_veto_together": together.get(SeatKind.PERMANENT),
            "elected_together": together.get(SeatKind.ELECTED),
            "power_to_act": self.power_to_act,
            "chance": self.chance,
            "beliefs": self.beliefs.words(),
            "assumed": self.assumed,
        }

    def against(self, before: CouncilPower) -> Change:
        """What changes from another council to this one."""
        return Change(before, self)

    def picture(self, lang: str = "en") -> Picture:
        """A bar for every class of members."""
        frame = Frame(
            self.title.words(lang),
            self.words(lang),
            lang,
            subtitle=under(self).words(lang),
            footnote=joined(self._notes).words(lang),
        )
        return class_bars(self.classes, frame)

    @property
    def _notes(self) -> list[Speakable]:
        """The effects, each as a sentence of its own."""
        chance = Share(self.chance)
        return [
            *self.power.told_together,
            say("Power of the whole to act: {share}.", share=Share(self.power_to_act)),
            say("Chance to pass: {chance} ({beliefs}).", chance=chance, beliefs=self.beliefs),
        ]

    @property
    def _effects(self) -> tuple[Speakable, ...]:
        """What the seats have together, the power to act, and the chance with its beliefs."""
        told = [
            say("{kind} {share}", kind=kind.together(), share=Percent(share, figures=3))
            for kind, share in self.shares
        ]
        chance, beliefs = Share(self.chance), self.beliefs
        return (
            *told,
            say("power to act {act}", act=Share(self.power_to_act)),
            say("chance to pass {chance} ({beliefs})", chance=chance, beliefs=beliefs),
        )

    def words(self, lang: str = "en") -> str:
        """What each member has and by which index, the power to act, the chance."""
        return say(
            "{name}, {measure}: {amounts}; {effects}.",
            name=self.marked,
            measure=self.power.measure,
            amounts=listed(each.told for each in self.classes),
            effects=several(self._effects),
        ).words(lang)

    def __str__(self) -> str:
        return self.words()

    def to_pandas(self) -> Any:
        """A pandas Series of all of it, numbers exact."""
        pandas = import_module("pandas")
        return pandas.Series(self.numbers, name=self.name, dtype=object)


def under(council: CouncilPower) -> Speakable:
    """The index and the votes needed, as they stand under a title."""
    return listed(filter(str, (council.power.measure, council.needed)))


@dataclass(frozen=True, slots=True)
class Change(Drawn):
    """Two councils measured alike, one before and one after a reform.

    Raises
    ------
    RuleError
        If one of them is not a council as measured, or if they are measured by
        different indices or under different beliefs.
    """

    before: CouncilPower
    after: CouncilPower

    def __post_init__(self) -> None:
        for each in (self.before, self.after):
            if not isinstance(each, CouncilPower):
                text = "expected a council of a comparison, not {came}"
                raise RuleError(say(text, came=called(each)))
        measures = [(each.power.measure, each.beliefs) for each in (self.before, self.after)]
        for was, now in zip(*measures):
            if was != now:
                raise RuleError(say("measured unlike: {was} and {now}", was=was, now=now))

    @property
    def rows(self) -> tuple[Row, ...]:
        """Each kind of seat, the same together, the power to act, the chance to pass."""
        was, now = self.before, self.after
        seats = was.rule.council.permanent or now.rule.council.permanent
        return (
            *by_kind(lambda kind: kind.each() if seats else ANYBODY, was.spans, now.spans),
            *by_kind(SeatKind.together, was.together, now.together),
            of_whole(say("power to act"), was.power_to_act, now.power_to_act),
            of_whole(say("chance to pass"), was.chance, now.chance),
        )

    def picture(self, lang: str = "en") -> Picture:
        """For each row two marks, before and after, over a scale that shows small shares too."""
        drawn = tuple(
            DotRow(
                row.label.words(lang),
                (*marks(row.now, Shade.MAIN), *marks(row.was, Shade.QUIET)),
                say("was {was}, now {now}", was=in_short(row.was), now=in_short(row.now)).words(
                    lang
                ),
            )
            for row in self.rows
        )
        keys = tuple(
            (shade, each.marked.words(lang))
            for shade, each in ((Shade.QUIET, self.before), (Shade.MAIN, self.after))
        )
        frame = Frame(
            (self.after.title if self.after.rule.council.origin else say("A reform")).words(lang),
            self.words(lang),
            lang,
            subtitle=under(self.after).words(lang),
            footnote=joined([TENFOLD, self._premise]).words(lang),
        )
        return dots(Dots(drawn, keys, partial(on_scale, lang=lang)), frame)

    @property
    def _premise(self) -> Speakable:
        return say("Chance to pass: {beliefs}.", beliefs=self.after.beliefs)

    def words(self, lang: str = "en") -> str:
        """Every row in a language, with the index and the beliefs."""
        told = [
            say("{label} {now}, was {was}", label=row.label, now=said(row.now), was=said(row.was))
            for row in self.rows
        ]
        text = "From {before} to {after}, {measure}: {rows}."
        change = say(
            text,
            before=self.before.marked,
            after=self.after.marked,
            measure=self.after.power.measure,
            rows=several(told),
        )
        return joined([change, self._premise]).words(lang)

    def __str__(self) -> str:
        return self.words()

    def to_pandas(self) -> Any:
        """A pandas DataFrame: all of each council, before and after."""
        pandas = import_module("pandas")
        both = {each.name: each.numbers for each in (self.before, self.after)}
        return pandas.DataFrame(both, dtype=object)
