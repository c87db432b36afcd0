"""Members and votes placed where the posterior has its mode, by damped Newton steps.

How strongly a member leans to yes is a level of the vote plus its direction
times the place of the member; no, withholding and yes are three steps of that
scale, one unit apart (an ordered logit). Normal priors keep every number finite.

Level and direction of one vote touch those of no other, so they are eliminated
from each step (a Schur complement): a system as large as there are coordinates
of members is left. Where the posterior is not concave, or a step would lower
it, the step is damped (Levenberg, 1944; Marquardt, 1963). Near the mode the
error all but vanishes from one step to the next, so the climb ends when a step
promises next to nothing, not after a count of rounds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from unsc_sim.record.valued import Valued

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Ballots", "Fit", "ballots", "climbed", "from_main_directions"]

Floats: TypeAlias = "NDArray[np.float64]"

_SPREAD = 3.0  # the prior deviation of levels and directions; that of places is 1
_NEGLIGIBLE = 1e-4  # of the logarithm of the posterior; places then move by less than that
_ROUNDING = 1e-9
_CLOSE = 1e-3  # how much of a step may be missing; the next step makes up for it
_FIRST, _CHANGE = 0.1, 8.0
# A plane may be turned freely: without some damping a step along the turn has no length.
_LEAST = 1e-3


@dataclass(frozen=True, slots=True, eq=False)
class Ballots(Valued):
    """Votes by seat: who sat there and how it voted.

    Attributes
    ----------
    who
        The column of the member [votes, seats].
    steps
        No 0, withholding 1, yes 2; -1 where a vote has fewer seats [votes, seats].
    members
        How many members there are in all.
    """

    who: NDArray[np.int64]
    steps: NDArray[np.int64]
    members: int

    def drawn(self, rows: NDArray[np.int64]) -> Ballots:
        """Some of the votes, each as often as it is drawn."""
        return Ballots(self.who[rows], self.steps[rows], self.members)


def ballots(steps: NDArray[np.int64]) -> Ballots:
    """Votes by seat from votes by member, -1 where a member had no seat [votes, members]."""
    import numpy as np

    seats = int((steps >= 0).sum(axis=1).max())
    who = np.argsort(steps < 0, axis=1, kind="stable")[:, :seats]
    return Ballots(who, np.take_along_axis(steps, who, axis=1), steps.shape[1])


@dataclass(frozen=True, slots=True, eq=False)
class Fit(Valued):
    """Places [members, d], and the level and direction of each vote [votes, 1 + d]."""

    places: Floats
    splits: Floats

    def height(self, cast: Ballots) -> float:
        """The logarithm of the posterior, up to a constant."""
        import numpy as np

        up, down = self._pulls(cast)
        with np.errstate(divide="ignore"):  # an impossible vote has height minus infinity
            likely = np.log1p(-up).sum() + np.log1p(-down).sum()
        prior = (self.places**2).sum() + (self.splits**2).sum() / _SPREAD**2
        return float(likely - prior / 2)

    def step(self, cast: Ballots, damping: float) -> tuple[Fit, float] | None:
        """One Newton step and twice what it promises to gain; None where damping is too weak."""
        import numpy as np

        up, down = self._pulls(cast)
        slope, bend = up - down, up * (1 - up) + down * (1 - down)
        ways, wide = self.splits[:, 1:], np.insert(self.places[cast.who], 0, 1.0, axis=2)
        inverse = np.asarray(np.linalg.inv(_curvature(bend, wide, _SPREAD**-2 + damping)), float)
        across = _coupling(slope, bend, wide, ways)
        for_splits = _down_seats(slope, wide) - self.splits / _SPREAD**2
        settled = _times(inverse, for_splits)
        pull = _outer(slope, ways) - _times(across.swapaxes(1, 2), settled)
        bent = _by_seat(bend, ways) - across.swapaxes(1, 2) @ inverse @ across
        at, size = self._coordinates(cast), self.places.size
        for_places = np.bincount(at.ravel(), pull.ravel(), size) - self.places.ravel()
        pairs = at[:, :, None] * size + at[:, None, :]
        within = np.bincount(pairs.ravel(), bent.ravel(), size * size).reshape(size, size)
        left = within + (1 + damping) * np.eye(size)
        to_places = _solved(left, for_places)
        if to_places is None:
            return None
        to_splits = settled - _times(inverse, _times(across, to_places[at]))
        promised = float(for_places @ to_places + (for_splits * settled).sum())
        places = self.places + to_places.reshape(self.places.shape)
        return Fit(places, self.splits + to_splits), promised

    def _coordinates(self, cast: Ballots) -> NDArray[np.int64]:
        """Which coordinates of members each vote touches [votes, seats * d]."""
        import numpy as np

        size = self.places.shape[1]
        at = cast.who[..., None] * size + np.arange(size)
        return np.asarray(at.reshape(len(cast.who), -1))

    def _pulls(self, cast: Ballots) -> tuple[Floats, Floats]:
        """How strongly each vote asks for more leaning and for less.

        Each answer says on which side of the cuts beside it the leaning lies;
        a pull is the chance that it lies on the other.
        """
        import numpy as np

        steps, ways = cast.steps, self.splits[:, None, 1:]
        leaning = self.splits[:, :1] + (self.places[cast.who] * ways).sum(axis=2)
        above = _sigmoid(np.where(steps == 2, 0.5, -0.5) - leaning)
        below = _sigmoid(leaning - np.where(steps == 0, -0.5, 0.5))
        up = np.where(steps > 0, above, 0.0)
        return up, np.where((steps == 0) | (steps == 1), below, 0.0)


def from_main_directions(cast: Ballots, dimensions: int) -> Fit:
    """A start: the main directions of who departs from the average vote."""
    import numpy as np

    seen = cast.steps >= 0
    mean = np.where(seen, cast.steps, 0).sum(axis=1) / seen.sum(axis=1)
    apart = np.zeros((len(cast.who), cast.members))
    each, seat = np.nonzero(seen)
    apart[each, cast.who[each, seat]] = (cast.steps - mean[:, None])[each, seat]
    _, sizes, rows = np.linalg.svd(apart, full_matrices=False)
    places = np.zeros((cast.members, dimensions))
    found = rows[:dimensions].T * np.sqrt(cast.members)
    places[:, : found.shape[1]] = found * (sizes[:dimensions] > 1e-9)
    return Fit(places, np.zeros((len(cast.who), dimensions + 1)))


def climbed(fit: Fit, cast: Ballots) -> Fit:
    """The mode above a fit."""
    height, damping = fit.height(cast), _FIRST
    while True:
        made = fit.step(cast, damping)
        reached = made[0].height(cast) if made else -float("inf")
        if made is None or reached < height - _ROUNDING:
            damping *= _CHANGE
            continue
        fit, height = made[0], reached
        if made[1] * (1 + _SPREAD**2 * damping) < _NEGLIGIBLE:
            return fit
        damping = max(damping / _CHANGE, _LEAST)


def _curvature(bend: Floats, wide: Floats, prior: float) -> Floats:
    """The curvature in each vote's own numbers [votes, 1 + d, 1 + d]."""
    import numpy as np

    bent = (wide * bend[..., None]).swapaxes(1, 2) @ wide
    return np.asarray(bent + prior * np.eye(wide.shape[2]))


def _coupling(slope: Floats, bend: Floats, wide: Floats, ways: Floats) -> Floats:
    """The curvature between a vote's numbers and its coordinates [votes, 1 + d, seats * d]."""
    bent = (wide * bend[..., None]).swapaxes(1, 2)
    across = bent[..., None] * ways[:, None, None, :]
    for each in range(ways.shape[1]):
        across[:, each + 1, :, each] -= slope
    return across.reshape(*across.shape[:2], -1)


def _by_seat(bend: Floats, ways: Floats) -> Floats:
    """The curvature in the coordinates of each seat alone [votes, seats * d, seats * d]."""
    import numpy as np

    votes, seats = bend.shape
    size = ways.shape[1]
    whole = np.zeros((votes, seats, size, seats, size))
    each = np.arange(seats)
    squares = ways[:, :, None] * ways[:, None, :]
    whole[:, each, :, each] = bend.T[..., None, None] * squares
    return whole.reshape(votes, seats * size, -1)


def _outer(slope: Floats, ways: Floats) -> Floats:
    """Slopes along the directions of their votes [votes, seats * d]."""
    return (slope[..., None] * ways[:, None, :]).reshape(len(slope), -1)


def _down_seats(slope: Floats, wide: Floats) -> Floats:
    """Slopes in each vote's own numbers [votes, 1 + d]."""
    return _times(wide.swapaxes(1, 2), slope)


def _times(matrices: Floats, vectors: Floats) -> Floats:
    """A matrix times a vector for each vote."""
    import numpy as np

    return np.asarray((matrices @ vectors[..., None])[..., 0])


def _solved(matrix: Floats, vector: Floats) -> Floats | None:
    """The solution by conjugate gradients; None where the matrix is seen not to be positive.

    Systems this small are solved thousands of times: threads of a linear
    algebra library would wait for each other longer than they work.
    """
    import numpy as np

    scale = matrix.diagonal()
    if scale.min() <= 0:
        return None
    found, rest = np.zeros_like(vector), vector
    way, size = rest / scale, float(vector @ (vector / scale))
    goal = size * _CLOSE**2
    while size > goal:
        bent = np.einsum("ij,j->i", matrix, way)
        bend = float(way @ bent)
        if bend <= 0:
            return None
        found, rest = found + size / bend * way, rest - size / bend * bent
        size, before = float(rest @ (rest / scale)), size
        way = rest / scale + size / before * way
    return found


def _sigmoid(values: Floats) -> Floats:
    import numpy as np

    return np.asarray(0.5 + 0.5 * np.tanh(values / 2))
