"""A forecast of votes as a mixture that says who votes how, and what it leans on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from unsc_sim.chances import Chance, Chances, Percent
from unsc_sim.councils.members import Member
from unsc_sim.forecasts.forecasts import forecast
from unsc_sim.forecasts.mixtures import Mixture
from unsc_sim.pictures import Drawn, Frame, Heat, Picture, heat
from unsc_sim.readings.habits import SELECTION
from unsc_sim.record.expected import Expected
from unsc_sim.record.facts import DraftFacts
from unsc_sim.record.precedents import Leaning, Precedent
from unsc_sim.rules.decisions import Rule
from unsc_sim.votes import Outcome, Vote
from unsc_sim.words import Day, Sentence, all_of, joined, listed, say

__all__ = ["LineupMixture"]

_SURE = 0.95  # members with so high a chance of a vote in favour are told together


@dataclass(frozen=True, slots=True, repr=False)
class LineupMixture(Mixture, Drawn):
    """Beliefs of the votes on a draft, drawn from whole line-ups of earlier drafts.

    A :class:`~unsc_sim.Mixture` as any other, for :func:`unsc_sim.forecast` and
    all that follows; what is withheld is an abstention.

    Attributes
    ----------
    facts
        The draft that is to be voted.
    leaning
        What the earlier drafts weigh; None where there are none.
    """

    facts: DraftFacts = field(kw_only=True)
    leaning: Leaning | None = field(kw_only=True, compare=False)

    @classmethod
    def expecting(cls, expected: Expected) -> LineupMixture:
        """What a model expects, as beliefs."""
        components = tuple(expected.components())
        return cls(components, facts=expected.facts, leaning=expected.leaning)

    def __post_init__(self) -> None:
        Mixture.__post_init__(self)
        leaning = [self.leaning.sentence] if self.leaning else []
        object.__setattr__(self, "note", joined((*leaning, SELECTION)))

    @property
    def because(self) -> tuple[Precedent, ...]:
        """The earlier drafts leaned on, heaviest first; their weights are in all 1."""
        return self.leaning.precedents() if self.leaning else ()

    @property
    def outcomes(self) -> Chances[Outcome]:
        """The chances of all outcomes that can come."""
        return forecast(self.rule, self).outcomes

    @property
    def lasting_note(self) -> Sentence:
        """What the record leaves out; beliefs made of these need not lean on the same drafts."""
        return SELECTION

    def under(self, rule: Rule) -> LineupMixture:
        """The same beliefs under another rule for the same seats."""
        return self._leaning_on(Mixture.under(self, rule), self.leaning)

    def revised(self, believed: Mapping[str, object]) -> LineupMixture:
        """The same with other beliefs of some members, see :meth:`Mixture.revised`."""
        return self._leaning_on(Mixture.revised(self, believed), self.leaning)

    def given(self, votes: Mapping[str, object]) -> LineupMixture:
        """The beliefs conditioned on some votes, see :meth:`Mixture.given`.

        An earlier draft weighs the more, the likelier its line-up makes the votes.
        """
        held = Mixture.given(self, votes)
        likely = [float(each.chance_of(votes)) for _, each in self.components]
        return self._leaning_on(held, self.leaning and self.leaning.given(likely))

    def _leaning_on(self, held: Mixture, leaning: Leaning | None) -> LineupMixture:
        return LineupMixture(held.components, facts=self.facts, leaning=leaning)

    def words(self, lang: str = "en") -> str:
        """What comes out, who votes how, which drafts that leans on, and what it leaves out."""
        unseen = self.leaning.unseen(self.facts) if self.leaning else ()
        told = (self._outcomes_told(), *self._members_told(), *unseen, self.note)
        return joined(told).words(lang)

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<{self._outcomes_told()}>"

    def picture(self, lang: str = "en") -> Picture:
        """The chances of every member's votes, the most doubtful member first."""
        drawn = self._by_doubt()
        kinds = [say("in favour"), say("withholding"), say("against")]
        chart = Heat(
            tuple(member.words(lang) for member, _ in drawn),
            tuple(each.words(lang) for each in kinds),
            tuple(chances for _, chances in drawn),
            tuple(tuple(Percent(each).words(lang) for each in chances) for _, chances in drawn),
            (say("least").words(lang), say("most").words(lang)),
        )
        note = joined(filter(None, [self.note])).words(lang)
        title = self._outcomes_told().words(lang)
        return heat(chart, Frame(title, self.words(lang), lang, footnote=note))

    def _by_doubt(self) -> list[tuple[Member, tuple[float, ...]]]:
        """The members with their chances of yes, withholding and no; the least sure first."""
        told = []
        for member, chances in zip(self.rule.council.members, self.seats):
            held: dict[object, Chance] = dict(chances)
            row = tuple(float(held.get(each, 0)) for each in (Vote.YES, Vote.ABSTAIN, Vote.NO))
            told += [] if member.vacant else [(member, row)]
        return sorted(told, key=lambda each: each[1][0])

    def _outcomes_told(self) -> Sentence:
        chances = listed(
            say("{outcome} {chance}", outcome=outcome, chance=Percent(chance))
            for outcome, chance in self.outcomes.items()
        )
        text = "If put to the vote on {day}: {chances}."
        return say(text, day=Day(self.facts.day), chances=chances)

    def _members_told(self) -> Iterator[Sentence]:
        """The doubtful members one by one, then the others together."""
        drawn = self._by_doubt()
        sure = [member.in_text for member, (yes, _, _) in drawn if yes >= _SURE]
        for member, (yes, withheld, no) in drawn[: len(drawn) - len(sure)]:
            yield say(
                "{member}: in favour {yes}, withholding {withheld}, against {no}.",
                member=member,
                yes=Percent(yes),
                withheld=Percent(withheld),
                no=Percent(no),
            )
        if sure:
            text = "In favour with a chance of {least} or more: {members}."
            yield say(text, least=f"{_SURE:.0%}", members=all_of(sure))
