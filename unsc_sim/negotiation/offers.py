"""One text that could be put forward: what it changes, whom that wins, how likely it passes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from unsc_sim.chances import Chance, Percent
from unsc_sim.councils.members import Member
from unsc_sim.errors import RuleError, SeatError
from unsc_sim.forecasts.forecasts import Forecast, forecast
from unsc_sim.negotiation.spaces import Space
from unsc_sim.positions.conditions import OUT
from unsc_sim.positions.drafts import IN, OPEN, Provision, Text
from unsc_sim.positions.stances import Standing
from unsc_sim.readings.readings import Reading
from unsc_sim.tally import possible_outcomes
from unsc_sim.verdicts.verdict import WouldPass
from unsc_sim.votes import Ballot, Consent, Outcome, Vote
from unsc_sim.words import Sentence, all_of, joined, say

__all__ = ["Change", "Offer", "Setting", "moved"]

_RANK: dict[Ballot, int] = {
    Vote.NO: 0, Vote.ABSTAIN: 1, Vote.NOT_VOTING: 1, Vote.YES: 2,
    Consent.OBJECTS: 0, Consent.LETS_PASS: 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the members stand, the texts that can be written, and how open votes are read."""

    standing: Standing
    space: Space
    reading: Reading

    def __post_init__(self) -> None:
        own, other = self.standing.draft, self.space.draft
        if own != other:
            text = "expected the texts of the draft on which the members stand, {own!r}, "
            text += "not those of {other!r}"
            raise RuleError(say(text, own=own.key, other=other.key))

    def correlated_under(self, reading: Reading) -> bool:
        """Whether members are correlated under a reading."""
        return len(reading.beliefs(self.standing, self.space.allowed).components) > 1


@dataclass(frozen=True, slots=True, repr=False)
class Change:
    """One provision worded otherwise than in the draft."""

    provision: Provision
    after: str

    @property
    def before(self) -> str:
        """How the draft words it; ``open`` where that is not settled."""
        return OPEN if self.provision.status == OPEN else self.provision.open_wordings[0]

    def words(self, lang: str = "en") -> str:
        """The change in a language."""
        return self._sentence().words(lang)

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<Change: {self}>"

    def _sentence(self) -> Sentence:
        title, worded = self.provision.title, self.provision.title_of
        if self.after == OUT:
            return say("without {title}", title=title)
        if self.before == OUT:
            added = "{title} added" if self.after == IN else "{title} added as {variant!r}"
            return say(added, title=title, variant=worded(self.after))
        if self.after == IN:
            return say("with {title}", title=title)
        if self.before == OPEN:
            return say("{title} as {variant!r}", title=title, variant=worded(self.after))
        text = "{title} as {variant!r} instead of {before!r}"
        return say(text, title=title, variant=worded(self.after), before=worded(self.before))


@dataclass(frozen=True, slots=True)
class Offer:
    """A text with what it costs the sponsor and what it is worth.

    All numbers are those of the setting's reading; the verdict needs none.
    """

    setting: Setting = field(repr=False)
    text: Text

    @property
    def would_pass(self) -> WouldPass:
        """Whether it must pass (*yes*), can (*depends*), or cannot (*no*)."""
        standing = self.setting.standing
        found = possible_outcomes(standing.rule.machine, standing.open_ballots(self.text))
        if found == {Outcome.ADOPTED}:
            return WouldPass.YES
        return WouldPass.DEPENDS if Outcome.ADOPTED in found else WouldPass.NO

    @property
    def price(self) -> Fraction:
        """What its changes cost the sponsor."""
        return self.setting.space.price(self.text)

    @property
    def forecast(self) -> Forecast:
        """The exact forecast under the reading."""
        standing = self.setting.standing
        return forecast(standing.rule, self.setting.reading.beliefs(standing, self.text))

    @property
    def chance(self) -> Chance:
        """The exact chance of adoption under the reading."""
        return self.forecast.probability(Outcome.ADOPTED)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is worded otherwise than in the draft, or settled that is open in it."""
        return tuple(
            Change(each, self.text[each.key])
            for each in self.setting.space.draft.provisions
            if each.status == OPEN or self.text[each.key] != each.open_wordings[0]
        )

    @property
    def won(self) -> tuple[Member, ...]:
        """The members whose open votes are better for the sponsor than on the text as drafted.

        None where positions contradict each other on that, as they may on a
        draft that the space forbids.
        """
        return self._moved[0]

    @property
    def lost(self) -> tuple[Member, ...]:
        """Those whose open votes are worse."""
        return self._moved[1]

    @property
    def _moved(self) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
        try:
            return moved(self.setting.standing, self.setting.space.drafted, self.text)
        except SeatError:
            return (), ()

    @property
    def label(self) -> Sentence:
        """What the text changes, in a few words."""
        if not self.changes:
            return say("as drafted")
        return say("{changes}", changes=all_of(self.changes))

    @property
    def told_of_members(self) -> tuple[Sentence, ...]:
        """Whom it wins and whom it loses, in sentences."""
        told = []
        if self.won:
            told.append(say("It wins {members}.", members=all_of(m.in_text for m in self.won)))
        if self.lost:
            told.append(say("It loses {members}.", members=all_of(m.in_text for m in self.lost)))
        return tuple(told)

    def words(self, lang: str = "en") -> str:
        """The text, its price and its chance in a language, and whom it wins or loses."""
        text = "{label}: price {price}, chance of adoption {chance}."
        told = [say(text, label=self.label, price=str(self.price), chance=Percent(self.chance))]
        return joined([*told, *self.told_of_members]).words(lang)

    def __str__(self) -> str:
        return self.words()


def moved(
    standing: Standing, before: Text, after: Text
) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
    """The members to whom better votes are open on one text than on another; to whom worse."""
    won, lost = [], []
    both = zip(standing.open_ballots(before), standing.open_ballots(after))
    for member, (old, new) in zip(standing.rule.council.members, both):
        was, now = _span(old), _span(new)
        if was != now and now[0] >= was[0] and now[1] >= was[1]:
            won.append(member)
        elif was != now and now[0] <= was[0] and now[1] <= was[1]:
            lost.append(member)
    return tuple(won), tuple(lost)


def _span(ballots: Sequence[Ballot]) -> tuple[int, int]:
    """The worst and the best ballot that is open."""
    ranks = [_RANK[each] for each in ballots]
    return min(ranks), max(ranks)
