"""The power in one council, and what changes from one council to another."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from unsc_sim.chances import Share
from unsc_sim.errors import Speakable
from unsc_sim.pictures import Bar, Bars, Drawn, Frame, Picture, Shade, bars
from unsc_sim.power.charts import class_bars, in_figures
from unsc_sim.power.classes import SeatKind
from unsc_sim.power.results import Power, by_seat
from unsc_sim.rules.decisions import Rule
from unsc_sim.words import Sentence, listed, say, several

__all__ = ["NAMELESS", "Change", "CouncilPower", "or_none"]

NAMELESS, NONE = say(""), say("not there")


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
    chance
        The probability of adoption under the beliefs of the comparison.
    assumed
        Whether the votes needed are assumed here.
    title
        What a proposal is called.
    """

    name: str
    rule: Rule
    power: Power
    power_to_act: Fraction
    chance: Fraction
    assumed: bool = False
    title: Sentence = NAMELESS

    def of(self, kind: SeatKind) -> Fraction | None:
        """The power of each member on a kind of seat; None if there is none."""
        pairs = zip(self.rule.council.members, self.power.amounts)
        return next((amount for member, amount in pairs if SeatKind.of(member) is kind), None)

    @property
    def kinds(self) -> tuple[tuple[SeatKind, Fraction], ...]:
        """The power of each member, by kind of seat."""
        pairs = ((kind, self.of(kind)) for kind in SeatKind)
        return tuple((kind, share) for kind, share in pairs if share is not None)

    @property
    def veto_holder(self) -> Fraction | None:
        """The power of each permanent member with a veto; None if there is none."""
        return self.of(SeatKind.VETO)

    @property
    def permanent_without_veto(self) -> Fraction | None:
        """The power of each permanent member without a veto; None if there is none."""
        return self.of(SeatKind.PERMANENT)

    @property
    def elected(self) -> Fraction | None:
        """The power of each elected member, whatever its term; None if there is none."""
        return self.of(SeatKind.ELECTED)

    @property
    def shares(self) -> tuple[tuple[SeatKind, Fraction], ...]:
        """The power of all seats of each kind together."""
        return by_seat(self.power)

    @property
    def needed(self) -> Sentence:
        """The votes that adoption needs, and whether that is assumed; nothing where votes weigh."""
        quota = self.rule.quota()
        if quota is None:
            return NAMELESS
        text = "{needed} of {seats} votes"
        if self.assumed:
            text = "{needed} of {seats} votes (assumed)"
        return say(text, needed=quota.number, seats=len(self.rule.council))

    def against(self, before: CouncilPower) -> Change:
        """What changes from another council to this one."""
        return Change(before, self)

    def picture(self, lang: str = "en") -> Picture:
        """A bar for every class of members."""
        frame = Frame(
            (self.title if self.title.text else say("{name}", name=self.name)).words(lang),
            self.words(lang),
            lang,
            subtitle=listed(filter(str, (self.power.measure, self.needed))).words(lang),
            footnote=_effects(self).words(lang),
        )
        return class_bars(self.power.classes, frame)

    def words(self, lang: str = "en") -> str:
        """Each kind of seat, the power to act and the chance, in a language."""
        kinds = [say("{kind} {share}", kind=k.each(), share=Share(each)) for k, each in self.kinds]
        return say(
            "{name}{mark}: {kinds}; {effects}.",
            name=self.name,
            mark=say(" (votes needed assumed)") if self.assumed else say(""),
            kinds=listed(kinds),
            effects=_effects(self),
        ).words(lang)

    def __str__(self) -> str:
        return self.words()


def _effects(council: CouncilPower) -> Sentence:
    act, chance = Share(council.power_to_act), Share(council.chance)
    return say("power to act {act}; chance to pass {chance}", act=act, chance=chance)


@dataclass(frozen=True, slots=True)
class Change(Drawn):
    """Two councils measured alike, one before and one after a reform."""

    before: CouncilPower
    after: CouncilPower

    @property
    def rows(self) -> tuple[tuple[Speakable, Fraction | None, Fraction | None], ...]:
        """What is compared, how it was, and how it is; None where there is no such seat."""
        kinds = [(kind.each(), self.before.of(kind), self.after.of(kind)) for kind in SeatKind]
        return (
            *((label, was, now) for label, was, now in kinds if was is not None or now is not None),
            (say("power to act"), self.before.power_to_act, self.after.power_to_act),
            (say("chance to pass"), self.before.chance, self.after.chance),
        )

    def picture(self, lang: str = "en") -> Picture:
        """A pair of bars for each row: before, after."""
        drawn = tuple(
            Bar(
                label.words(lang),
                float(now or 0),
                or_none(now, lang),
                was=float(was or 0),
                was_text=or_none(was, lang),
            )
            for label, was, now in self.rows
        )
        keys = (Shade.EMPTY, self.before.name), (Shade.MAIN, self.after.name)
        frame = Frame(
            (self.after.title if self.after.title.text else say("A reform")).words(lang),
            self.words(lang),
            lang,
            subtitle=listed(filter(str, (self.after.power.measure, self.after.needed))).words(lang),
        )
        return bars(Bars(drawn, keys), frame)

    def words(self, lang: str = "en") -> str:
        """Every row in a language."""
        told = [
            say("{label} {now}, was {was}", label=label, now=_said(now), was=_said(was))
            for label, was, now in self.rows
        ]
        text = "From {before} to {after}{mark}: {rows}."
        return say(
            text,
            before=self.before.name,
            after=self.after.name,
            mark=say(" (votes needed assumed)") if self.after.assumed else say(""),
            rows=several(told),
        ).words(lang)

    def __str__(self) -> str:
        return self.words()


def _said(share: Fraction | None) -> Speakable:
    return NONE if share is None else Share(share)


def or_none(share: Fraction | None, lang: str) -> str:
    """A share as it stands in a picture or a table; a word where there is no such seat."""
    return NONE.words(lang) if share is None else in_figures(share, lang)
