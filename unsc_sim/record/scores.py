"""How good forecasts were: proper scores, ranking, reliability, and paired differences."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from unsc_sim.chances import Percent
from unsc_sim.words import say_many

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "Bin",
    "Difference",
    "EventScores",
    "auc",
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

    ``auc`` is not a number where the event always or never happened.
    """

    log_loss: float
    brier: float
    auc: float


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
    )


def auc(chances: NDArray[np.float64], happened: NDArray[np.bool_]) -> float:
    """The area under the ROC curve: how often a case had the higher chance than a non-case.

    Mann and Whitney (1947): ties count half.

    >>> import numpy as np
    >>> auc(np.array([0.9, 0.2, 0.2, 0.1]), np.array([True, True, False, False]))
    0.875
    """
    import numpy as np

    cases, others = chances[happened], np.sort(chances[~happened])
    if not cases.size or not others.size:
        return float("nan")
    below = np.searchsorted(others, cases, "left")
    up_to = np.searchsorted(others, cases, "right")
    return float((below + up_to).mean() / 2 / others.size)


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

    apart = ours - theirs
    drawn = rng.integers(0, len(apart), (resamples, len(apart)))
    low, high = np.quantile(apart[drawn].mean(axis=1), (0.025, 0.975))
    return Difference(float(apart.mean()), float(low), float(high))
