"""How models did beside each other, and how sure that is, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from unsc_sim.record.scores import Difference, EventScores
from unsc_sim.words import Sentence, say

__all__ = ["FORECASTER", "Events", "Scores", "told_leads", "told_scores", "told_support"]

FORECASTER = "forecaster"
"""The name of the forecaster among the models of a backtest."""

_TOLD = {
    FORECASTER: "The forecaster",
    "always yes": "Always yes",
    "member's rate": "Each member's rate",
    "member by region": "Each member's rate by region",
    "member by issue": "Each member's rate by issue",
    "agreement with sponsors": "Agreement with the sponsors",
    "multinomial logistic": "Multinomial logistic regression",
}


@dataclass(frozen=True, slots=True, repr=False)
class Scores:
    """How one model did.

    ``log_loss`` (nats) and ``brier`` are per member's vote in three classes;
    ``lineup`` is the log loss of whole line-ups, per member: the gap to
    ``log_loss`` is what a model knows about who dissents together.
    """

    log_loss: float
    brier: float
    lineup: float
    adopted: EventScores
    vetoed: EventScores

    def words(self, lang: str = "en") -> str:
        """The scores in a language."""
        text = (
            "log loss {loss} and Brier score {brier} per vote; adoption: {adopted}; veto: {vetoed}"
        )
        told = {"loss": f"{self.log_loss:.4f}", "brier": f"{self.brier:.4f}"}
        return say(text, **told, adopted=self.adopted, vetoed=self.vetoed).words(lang)

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<{self}>"


@dataclass(frozen=True, slots=True)
class Events:
    """Differences to another model on the same drafts; below zero ours is better."""

    votes: Difference
    adopted: Difference
    vetoed: Difference


def told_scores(scores: Mapping[str, Scores]) -> Iterator[Sentence]:
    """The scores of every model, the best first."""
    for name, score in sorted(scores.items(), key=lambda each: each[1].log_loss):
        yield say("{model}: {scores}.", model=_told(name), scores=score)


def told_leads(model: str, leads: Mapping[str, Events]) -> Iterator[Sentence]:
    """What lies between a model and each other."""
    if leads:
        text = "{model}: its log loss less that of each other, below zero where it did better."
        yield say(text, model=_told(model))
    for name, apart in leads.items():
        yield say(
            "{model}: {votes} per vote, {adopted} for adoption, {vetoed} for a veto.",
            model=_told(name),
            votes=apart.votes,
            adopted=apart.adopted,
            vetoed=apart.vetoed,
        )


def told_support(failed: int, vetoed: int) -> Sentence:
    """What the scores of adoption and veto rest on."""
    text = (
        "Drafts that failed: {failed}, of which vetoed: {vetoed}; the scores of adoption and "
        "veto hang on these. What stands in brackets are 95% intervals, drafts taken as "
        "independent of each other."
    )
    return say(text, failed=failed, vetoed=vetoed)


def _told(model: str) -> Sentence | str:
    return say(_TOLD[model]) if model in _TOLD else model
