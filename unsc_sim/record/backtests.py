"""Evaluation by rolling origin: each draft is forecast from earlier days only.

Every model learns from each vote of a day before the next day is forecast
(Tashman, 2000, on rolling origins; Dawid, 1984, on judging forecasts made in
sequence). The record holds only drafts put to the vote, so the scores are
those of forecasts given that a draft comes to a vote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from unsc_sim.errors import UnknownWordError, UnscSimError
from unsc_sim.hints import did_you_mean
from unsc_sim.pictures import Drawn, Frame, Picture
from unsc_sim.readings.habits import SELECTION
from unsc_sim.record.baselines import Model, baselines
from unsc_sim.record.diagrams import reliability_diagram
from unsc_sim.record.expected import Expected, cast_of, rule_of
from unsc_sim.record.facts import CHOICES, DraftFacts, PastVote
from unsc_sim.record.forecaster import Forecaster, History, past_votes
from unsc_sim.record.predictions import Predictions, predictions_of
from unsc_sim.record.recorded import day_of
from unsc_sim.record.scores import (
    Bin,
    apart,
    event_losses,
    event_scores,
    paired,
    reliability,
)
from unsc_sim.record.standings import (
    FORECASTER,
    Events,
    Scores,
    told_leads,
    told_scores,
    told_support,
)
from unsc_sim.record.valued import Valued
from unsc_sim.votes import Outcome
from unsc_sim.words import Day, Sentence, joined, say, say_many

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Backtest", "backtest"]

_EVENTS = {
    "withhold": say("a member withheld its vote"),
    "no": say("a member voted no"),
    "adopted": say("adopted"),
    "vetoed": say("vetoed"),
}
_EDGES = (0.001, 0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Backtest(Drawn, Valued):
    """All predictions of all models for the drafts judged, in the order of their days."""

    drafts: tuple[DraftFacts, ...]
    choices: tuple[NDArray[np.int8], ...]
    predictions: Mapping[str, Predictions]

    @property
    def adopted(self) -> NDArray[np.bool_]:
        """Which drafts had the votes and no veto [drafts]."""
        import numpy as np

        return np.array([each is Outcome.ADOPTED for each in self._outcomes()])

    @property
    def vetoed(self) -> NDArray[np.bool_]:
        """Which drafts had the votes, and a veto [drafts]."""
        import numpy as np

        return np.array([each is Outcome.VETOED for each in self._outcomes()])

    def _outcomes(self) -> list[Outcome]:
        return [
            rule_of(facts).decide(cast_of(facts, cast)).outcome
            for facts, cast in zip(self.drafts, self.choices)
        ]

    def scores(self) -> dict[str, Scores]:
        """The scores of every model."""
        return {name: self._scores(each) for name, each in self.predictions.items()}

    def _scores(self, made: Predictions) -> Scores:
        import numpy as np

        cast, members = np.concatenate(self.choices), np.concatenate(made.members)
        seats = np.array([len(each) for each in self.choices])
        return Scores(
            log_loss=float(-np.log(np.concatenate(made.given)).mean()),
            brier=float(((members - np.eye(3)[cast]) ** 2).sum(axis=1).mean()),
            lineup=float(-np.log(made.lineup).sum() / seats.sum()),
            adopted=event_scores(made.adopted, self.adopted),
            vetoed=event_scores(made.vetoed, self.vetoed),
        )

    def against(self, other: str, rng: np.random.Generator, ours: str = FORECASTER) -> Events:
        """The forecaster less another model: log losses with bootstrap intervals over drafts."""
        pairs = zip(self._losses(ours), self._losses(other))
        return Events(*(paired(mine, its, rng) for mine, its in pairs))

    def _losses(self, model: str) -> tuple[NDArray[np.float64], ...]:
        """The log losses of a model per vote, for adoption and for a veto [drafts]."""
        made = self._of(model)
        adopted = event_losses(made.adopted, self.adopted)
        return made.losses, adopted, event_losses(made.vetoed, self.vetoed)

    def reliability(
        self, event: str = "yes", model: str = FORECASTER, edges: tuple[float, ...] = _EDGES
    ) -> tuple[Bin, ...]:
        """How often an event came, by the chance given to it.

        Parameters
        ----------
        event
            A member's vote, ``yes``, ``withhold`` or ``no``; or what came out,
            ``adopted`` or ``vetoed``.
        """
        import numpy as np

        made = self._of(model)
        if event in CHOICES:
            choice = CHOICES.index(event)
            chances = np.concatenate(made.members)[:, choice]
            return reliability(chances, np.concatenate(self.choices) == choice, edges)
        if event == "adopted":
            return reliability(made.adopted, self.adopted, edges)
        if event == "vetoed":
            return reliability(made.vetoed, self.vetoed, edges)
        hint = did_you_mean(event, (*CHOICES, "adopted", "vetoed"))
        raise UnknownWordError(say("no event {word!r}{hint}", word=event, hint=hint))

    def _of(self, model: str) -> Predictions:
        """What a model expected, by its name."""
        if model not in self.predictions:
            hint = did_you_mean(model, self.predictions)
            raise UnknownWordError(say("no model {word!r}{hint}", word=model, hint=hint))
        return self.predictions[model]

    def words(self, lang: str = "en") -> str:
        """The scores of every model in a language, the best first, and how sure a lead is."""
        told = (*told_scores(self.scores()), *self._leads_told())
        return joined((self._head(), *told, SELECTION)).words(lang)

    def _head(self) -> Sentence:
        return say_many(
            "{n} draft from {first} to {last}, each forecast from earlier days.",
            "{n} drafts from {first} to {last}, each forecast from earlier days.",
            len(self.drafts),
            n=len(self.drafts),
            first=Day(self.drafts[0].day),
            last=Day(self.drafts[-1].day),
        )

    @property
    def _ours(self) -> str:
        """The model that is told of: the forecaster, or else the first."""
        return FORECASTER if FORECASTER in self.predictions else next(iter(self.predictions))

    def _leads_told(self) -> Iterator[Sentence]:
        mine = self._losses(self._ours)
        leads = {
            name: Events(*(apart(*pair) for pair in zip(mine, self._losses(name))))
            for name in self.predictions
            if name != self._ours
        }
        yield from told_leads(self._ours, leads)
        yield told_support(int((~self.adopted).sum()), int(self.vetoed.sum()))

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<{self._head()}>"

    def picture(self, lang: str = "en") -> Picture:
        """The reliability diagram: how often what was forecast came, by the chance given."""
        bins = {told: self.reliability(event, self._ours) for event, told in _EVENTS.items()}
        title = say("Reliability of the forecasts").words(lang)
        counted = say("The numbers count forecasts; the bars are 95% intervals.")
        note = joined((counted, SELECTION)).words(lang)
        return reliability_diagram(bins, Frame(title, self.words(lang), lang, footnote=note))


def backtest(
    history: History,
    since: str | int | date,
    models: Mapping[str, Model] | None = None,
) -> Backtest:
    """Forecast every draft from ``since`` on from the drafts of earlier days, and compare.

    Parameters
    ----------
    history
        A record, whose ballots are taken, or drafts with their votes in the
        order of their days. Ballots that came out by another rule than that for
        substantive matters are set aside, see :meth:`Record.history`.
    since
        The first day or year judged; earlier drafts are learned from and not
        judged.
    models
        By name, each before any vote is seen; the forecaster and the baselines
        unless said.

    Raises
    ------
    UnscSimError
        If there is no draft to judge.
    """
    ballots, first = past_votes(history), day_of(since)
    _check(ballots, first)
    running = dict(models or {FORECASTER: Forecaster.fit(), **baselines()})
    judged: list[tuple[DraftFacts, NDArray[np.int8]]] = []
    made: dict[str, list[Expected]] = {name: [] for name in running}
    for day, same_day in groupby(ballots, lambda each: each.facts.day):
        drafts = list(same_day)
        for name, model in running.items():
            if day >= first:
                made[name].extend(model.expect(each.facts) for each in drafts)
            running[name] = _taught(model, drafts)
        if day >= first:
            judged.extend((each.facts, each.facts.cast(each.votes)) for each in drafts)
    facts = tuple(each for each, _ in judged)
    cast = tuple(each for _, each in judged)
    return Backtest(facts, cast, {name: predictions_of(each, cast) for name, each in made.items()})


def _check(ballots: Sequence[PastVote], first: date) -> None:
    """Refuse a history with nothing to judge."""
    if not ballots:
        raise UnscSimError(say("a backtest needs ballots, and there are none"))
    last = ballots[-1].facts.day
    if last < first:
        text = "no ballot from {first} on; the last is that of {last}"
        raise UnscSimError(say(text, first=Day(first), last=Day(last)))


def _taught(model: Model, drafts: Sequence[PastVote]) -> Model:
    for each in drafts:
        model = model.update(each.facts, each.votes)
    return model
