"""Ideal points: where members stand, so that those who vote alike stand close together.

Each vote splits the space, and each member votes by the side on which it
stands, with some noise (Poole and Rosenthal, 1985; Clinton, Jackman and Rivers,
2004). No, withholding and yes are three steps of one scale: an ordered logit
whose steps are one unit apart. Normal priors keep every point finite; the
estimate is the mode of the posterior, found by Böhning and Lindsay's (1988)
bound on the curvature, so every step improves it.

Votes say nothing of where zero is, of the unit, or of left and right: those are
fixed by **anchors**, members whose places are given. In a plane votes cannot tell
a shear either; there the priors ask for equal spread in all directions. What is uncertain is then
told by drawing the votes anew (Lewis and Poole, 2004, in its nonparametric form).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unsc_sim.errors import UnscSimError
from unsc_sim.pictures import Axis, Drawn, Frame, Picture, Point, Scatter, Shade, scatter
from unsc_sim.record.agreement import column_of
from unsc_sim.record.facts import PERMANENT, choices
from unsc_sim.record.recorded import NO_SEAT, SELECTION
from unsc_sim.words import joined, listed, say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["ANCHORS", "IdealPoints", "ideal_points"]

ANCHORS = {1: ("RUS", "USA"), 2: ("RUS", "USA", "CHN")}
"""By dimension, the members placed at -1 and 1, and the one placed above the line between them."""

_SPREAD = 3.0  # the prior deviation of what a vote splits
_BOUND = 0.5  # the curvature of an ordered logit is never more
_ROUNDS, _AGAIN = 300, 60
_DRAWN = 20


@dataclass(frozen=True, slots=True, eq=False)
class IdealPoints(Drawn):
    """Where members stand, in one or two dimensions.

    Attributes
    ----------
    codes
        The members with votes enough.
    points, low, high
        Their places, and the ends of 95 % intervals of the bootstrap
        [members, dimensions].
    anchors
        The members by which the space is fixed.
    votes
        How many divided votes it rests on.
    """

    codes: tuple[str, ...]
    points: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    anchors: tuple[str, ...]
    votes: int

    def of(self, word: str) -> tuple[float, ...]:
        """The place of a member."""
        return tuple(self.points[column_of(self.codes, word)].tolist())

    def words(self, lang: str = "en") -> str:
        """The places in a language, in the order of the first dimension."""
        order = self.points[:, 0].argsort(kind="stable").tolist()
        places = listed(
            say(
                "{code} {place} ({low} to {high})",
                code=self.codes[each],
                place=f"{self.points[each, 0]:.2f}",
                low=f"{self.low[each, 0]:.2f}",
                high=f"{self.high[each, 0]:.2f}",
            )
            for each in order
        )
        text = "Ideal points from {n} divided votes, {left} at -1 and {right} at 1: {places}."
        left, right = self.anchors[:2]
        told = say(text, n=self.votes, left=left, right=right, places=places)
        return joined((told, SELECTION)).words(lang)

    def __str__(self) -> str:
        return self.words()

    def picture(self, lang: str = "en") -> Picture:
        """The places with their intervals.

        In one dimension the permanent members and those best known are drawn,
        one below the other.
        """
        flat = self.points.shape[1] == 1
        order = self._drawn() if flat else range(len(self.codes))
        points = []
        for row, each in enumerate(order):
            x, span = float(self.points[each, 0]), (self.low[each, 0], self.high[each, 0])
            y = float(-row) if flat else float(self.points[each, 1])
            up = None if flat else (float(self.low[each, 1]), float(self.high[each, 1]))
            shade = Shade.MAIN if self.codes[each] in PERMANENT else Shade.QUIET
            across = (float(span[0]), float(span[1]))
            tall = not flat and self.codes[each] not in PERMANENT
            spans = (None, None) if tall else (across, up)
            points.append(Point(x, y, "" if flat else self.codes[each], shade, *spans))
        names = tuple((float(-row), self.codes[each]) for row, each in enumerate(order))
        across_axis = Axis(say("first dimension").words(lang))
        up_axis = Axis("", names) if flat else Axis(say("second dimension").words(lang))
        keys = (
            (Shade.MAIN, say("permanent member").words(lang)),
            (Shade.QUIET, say("elected member").words(lang)),
        )
        title = say("Where members stand").words(lang)
        frame = Frame(title, self.words(lang), lang, footnote=SELECTION.words(lang))
        return scatter(Scatter(tuple(points), across_axis, up_axis, keys=keys), frame)

    def _drawn(self) -> list[int]:
        """The permanent members and those with the narrowest intervals, from right to left."""
        wide = (self.high - self.low)[:, 0].tolist()
        known = sorted(
            range(len(self.codes)), key=lambda each: (self.codes[each] not in PERMANENT, wide[each])
        )
        return sorted(known[:_DRAWN], key=lambda each: -self.points[each, 0])


def ideal_points(
    codes: tuple[str, ...],
    votes: NDArray[np.int8],
    anchors: Sequence[str],
    rng: np.random.Generator,
    resamples: int = 100,
) -> IdealPoints:
    """Where members stand, from votes of which every one is divided.

    Parameters
    ----------
    votes
        As in :class:`~unsc_sim.record.records.Arrays` [n, codes].
    anchors
        Two members for one dimension, three for two: see :data:`ANCHORS`.
    rng, resamples
        The source of chance for the bootstrap over votes, and how often it
        draws.

    Raises
    ------
    SeatError
        If an anchor has too few votes.
    UnscSimError
        If there are not two or three anchors, or no votes.
    """
    import numpy as np

    if len(anchors) not in (2, 3):
        raise UnscSimError(say("expected two or three anchors, not {came}", came=len(anchors)))
    if not len(votes):
        raise UnscSimError(say("ideal points need divided votes"))
    places = [column_of(codes, each) for each in anchors]
    steps = np.where(votes == NO_SEAT, -1, 2 - choices(votes))
    fitted = _Fit.start(steps, len(anchors) - 1).improved(steps, np.ones(len(votes)), _ROUNDS)
    drawn = np.empty((resamples, *fitted.points.shape))
    for each in range(resamples):
        times = np.bincount(rng.integers(0, len(votes), len(votes)), minlength=len(votes))
        again = fitted.improved(steps, times.astype(float), _AGAIN)
        drawn[each] = _anchored(again.points, places)
    points = _anchored(fitted.points, places)
    low, high = np.quantile(drawn, (0.025, 0.975), axis=0) if resamples else (points, points)
    return IdealPoints(codes, points, low, high, tuple(codes[each] for each in places), len(votes))


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """Points [members, d] and what each vote splits: its level and direction [votes, 1 + d]."""

    points: NDArray[np.float64]
    splits: NDArray[np.float64]

    @staticmethod
    def start(steps: NDArray[np.int64], dimensions: int) -> _Fit:
        """From the main directions of who departs from the average vote."""
        import numpy as np

        seen = steps >= 0
        mean = np.where(seen, steps, 0).sum(axis=1) / seen.sum(axis=1)
        apart = np.where(seen, steps - mean[:, None], 0)
        _, sizes, rows = np.linalg.svd(apart, full_matrices=False)
        points = np.zeros((steps.shape[1], dimensions))
        found = rows[:dimensions].T * np.sqrt(steps.shape[1])
        points[:, : found.shape[1]] = found * (sizes[:dimensions] > 1e-9)
        return _Fit(points, np.zeros((len(steps), dimensions + 1)))

    def improved(self, steps: NDArray[np.int64], times: NDArray[np.float64], rounds: int) -> _Fit:
        """After some rounds, each vote counted so many times."""
        import numpy as np

        points, splits, seen = self.points, self.splits, (steps >= 0).astype(float)
        dimensions = points.shape[1]
        prior = np.eye(dimensions + 1) / (_BOUND * _SPREAD**2)
        for _ in range(rounds):
            wide = np.column_stack([np.ones(len(points)), points])
            aim = _aim(splits @ wide.T, steps)
            grams = np.einsum("jm,ma,mb->jab", seen, wide, wide) + prior
            splits = np.linalg.solve(grams, ((seen * aim) @ wide)[..., None])[..., 0]
            ways = splits[:, 1:]
            aim = _aim(splits @ wide.T, steps) - splits[:, :1]
            weighed = seen * times[:, None]
            grams = np.einsum("jm,ja,jb->mab", weighed, ways, ways) + np.eye(dimensions) / _BOUND
            points = np.linalg.solve(grams, ((weighed * aim).T @ ways)[..., None])[..., 0]
        return _Fit(points, splits)


def _aim(means: NDArray[np.float64], steps: NDArray[np.int64]) -> NDArray[np.float64]:
    """Where the bound on the likelihood has its top: the mean moved along its gradient."""
    import numpy as np

    over = np.where(steps == 2, 1.0, _sigmoid(np.where(steps == 1, 0.5, -0.5) - means))
    under = np.where(steps == 0, 0.0, _sigmoid(np.where(steps == 2, 0.5, -0.5) - means))
    return np.asarray(means + (over + under - 1) / _BOUND)


def _sigmoid(values: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    return np.asarray(0.5 + 0.5 * np.tanh(values / 2))


def _anchored(points: NDArray[np.float64], places: Sequence[int]) -> NDArray[np.float64]:
    """The points moved, turned and stretched so that the anchors stand where they are to."""
    import numpy as np

    left, right = points[places[0]], points[places[1]]
    way = right - left
    size = float(way @ way)
    if not size:
        raise UnscSimError(say("the anchors vote alike: choose others"))
    moved = points - (left + right) / 2
    if points.shape[1] == 1:
        return np.asarray(2 * moved / way)
    turned = 2 * np.column_stack([moved @ way, moved @ np.array([-way[1], way[0]])]) / size
    if turned[places[2], 1] < 0:
        turned[:, 1] = -turned[:, 1]
    return np.asarray(turned)
