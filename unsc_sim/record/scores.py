"""How good forecasts were: proper scores, ranking, reliability, and paired differences."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan, sqrt
from typing import TYPE_CHECKING

from unsc_sim.chances import Percent
from unsc_sim.words import say, say_many

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "Bin",
    "Difference",
    "EventScores",
    "apart",
    "auc",
    "auc_error",
    "event_losses",
    "event_scores",
    "paired",
    "reliability",
]

_NORMAL = 1.959964  # 97.5 % of a normal distribution lie below it
_LEAST = 1e-9  # no forecast is punished as if it had said never


@dataclass(frozen=True, slots=True)
class EventScores:
    """Scores of the chances of an event: log loss in nats, Brier (1950) score, AUC.

    ``auc`` is not a number where the event always or never happened, nor is its
    standard error where it did or did not only once.
    """

    log_loss: float
    brier: float
    auc: float
    auc_error: float

    def words(self, lang: str = "en") -> str:
        """The scores in a language, the AUC with its 95 % interval where it has one."""
        told = {"loss": f"{self.log_loss:.4f}", "brier": f"{self.brier:.4f}"}
        if isnan(self.auc):
            return say("log loss {loss}, Brier score {brier}", **told).words(lang)
        told["auc"] = f"{self.auc:.3f}"
        if not self.auc_error > 0:
            return say("log loss {loss}, Brier score {brier}, AUC {auc}", **told).words(lang)
        text = "log loss {loss}, Brier score {brier}, AUC {auc} ({low} to {high})"
        reach = _NORMAL * self.auc_error
        ends = {"low": max(self.auc - reach, 0), "high": min(self.auc + reach, 1)}
        return say(text, **told, **{end: f"{at:.3f}" for end, at in ends.items()}).words(lang)

    def __str__(self) -> str:
        return self.words()


def event_losses(chances: NDArray[np.float64], happened: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The log loss of each forecast of an event, in nats [n]."""
    import numpy as np

    given = np.where(happened, chances, 1 - chances)
    return np.asarray(-np.log(np.clip(given, _LEAST, 1)))


def event_scores(chances: NDArray[np.float64], happened: NDArray[np.bool_]) -> EventScores:
    """The scores of the chances of an event.

    >>> import numpy as np
    >>> event_scores(np.array([0.5, 0.5]), np.array([True, False])).brier
    0.25
    """
    return EventScores(
        float(event_losses(chances, happened).mean()),
        float(((chances - happened) ** 2).mean()),
        auc(chances, happened),
        auc_error(chances, happened),
    )


def auc(chances: NDArray[np.float64], happened: NDArray[np.bool_]) -> float:
    """The area under the ROC curve: how often a case had the higher chance than a non-case.

    Mann and Whitney (1947): ties count half.

    >>> import numpy as np
    >>> auc(np.array([0.9, 0.2, 0.2, 0.1]), np.array([True, True, False, False]))
    0.875
    """
    cases, others = chances[happened], chances[~happened]
    if not cases.size or not others.size:
        return float("nan")
    return float(_above(cases, others).mean())


def auc_error(chances: NDArray[np.float64], happened: NDArray[np.bool_]) -> float:
    """The standard error of the AUC.

    DeLong, DeLong and Clarke-Pearson (1988): by how far cases differ in how many
    non-cases they are above, and non-cases in how many cases they are below.
    """
    cases, others = chances[happened], chances[~happened]
    if min(cases.size, others.size) < 2:
        return float("nan")
    spread = _above(cases, others).var(ddof=1) / cases.size
    return sqrt(spread + _above(others, cases).var(ddof=1) / others.size)


def _above(these: NDArray[np.float64], those: NDArray[np.float64]) -> NDArray[np.float64]:
    """The share of those that each of these is above, ties counting half [these]."""
    import numpy as np

    ranked = np.sort(those)
    sides = np.searchsorted(ranked, these, "left") + np.searchsorted(ranked, these, "right")
    return np.asarray(sides / 2 / those.size)


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts of about the same chance: their mean, how often it happened, their number."""

    forecast: float
    happened: float
    count: int

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share that came may lie, at 95 %, were the forecasts independent.

        Wilson (1927). Members vote in blocs, so for their votes it is narrow.

        >>> [round(each, 2) for each in Bin(0.02, 0.0, 50).interval]
        [0.0, 0.07]
        """
        pull = _NORMAL**2 / self.count
        middle = self.happened + pull / 2
        half = sqrt(pull * (self.happened * (1 - self.happened) + pull / 4))
        return round((middle - half) / (1 + pull), 12), round((middle + half) / (1 + pull), 12)

    def words(self, lang: str = "en") -> str:
        """The bin in a language.

        >>> print(Bin(0.02, 0.0, 50).words())
        Of 50 forecasts of 2.0% on average, 0% came true (0% to 7.1%).
        """
        one = "Of {n} forecast of {chance}, {share} came true ({low} to {high})."
        many = "Of {n} forecasts of {chance} on average, {share} came true ({low} to {high})."
        low, high = map(Percent, self.interval)
        chance, share = Percent(self.forecast), Percent(self.happened)
        told = say_many(
            one, many, self.count, n=self.count, chance=chance, share=share, low=low, high=high
        )
        return told.words(lang)

    def __str__(self) -> str:
        return self.words()


def reliability(
    chances: NDArray[np.float64], happened: NDArray[np.bool_], edges: tuple[float, ...]
) -> tuple[Bin, ...]:
    """The reliability diagram as bins between edges; empty bins are left out.

    Murphy and Winkler (1977). ``edges`` are the inner edges, in order.
    """
    import numpy as np

    place = np.searchsorted(edges, chances, "right")
    bins = [place == n for n in range(len(edges) + 1)]
    return tuple(
        Bin(float(chances[each].mean()), float(happened[each].mean()), int(each.sum()))
        for each in bins
        if each.any()
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """A mean difference between two models on the same drafts, with its 95 % interval."""

    mean: float
    low: float
    high: float

    def words(self, lang: str = "en") -> str:
        """The difference in a language."""
        told = {name: f"{getattr(self, name):+.4f}" for name in ("mean", "low", "high")}
        return say("{mean} ({low} to {high})", **told).words(lang)

    def __str__(self) -> str:
        return self.words()


def apart(ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> Difference:
    """The mean of ours less theirs, with an interval of 1.96 standard errors on either side."""
    each = ours - theirs
    mean, reach = float(each.mean()), _NORMAL * float(each.std()) / sqrt(len(each))
    return Difference(mean, mean - reach, mean + reach)


def paired(
    ours: NDArray[np.float64],
    theirs: NDArray[np.float64],
    rng: np.random.Generator,
    resamples: int = 2000,
) -> Difference:
    """The mean of ours less theirs, with a percentile interval of the paired bootstrap.

    Efron (1979); drafts are drawn anew, both models keep theirs together.

    Parameters
    ----------
    ours, theirs
        A loss for each draft, in the same order [n]; below zero ours is better.
    """
    import numpy as np

    each = ours - theirs
    drawn = rng.integers(0, len(each), (resamples, len(each)))
    low, high = np.quantile(each[drawn].mean(axis=1), (0.025, 0.975))
    return Difference(float(each.mean()), float(low), float(high))
