"""Ideal points: where members stand, so that those who vote alike stand close together.

Each vote splits the space, and each member votes by the side on which it
stands, with some noise (Poole and Rosenthal, 1985; Clinton, Jackman and Rivers,
2004). The estimate is the mode of the posterior, see
:mod:`unsc_sim.record.placing`. There may be lower modes besides; the one told
is the one above the main directions of dissent.

Votes say nothing of where zero is, of the unit, or of left and right: those are
fixed by **anchors**, members whose places are given. In a plane votes cannot tell
a shear either; there the priors ask for equal spread in all directions. What is
uncertain is then told by drawing the votes anew (Lewis and Poole, 2004, in its
nonparametric form), each time up to the mode above the estimate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isnan
from typing import TYPE_CHECKING

from unsc_sim.councils.states import LastName
from unsc_sim.errors import UnscSimError
from unsc_sim.pictures import Axis, Drawn, Frame, Picture, Point, Scatter, Shade, scatter
from unsc_sim.record.agreement import column_of, columns_of
from unsc_sim.record.facts import PERMANENT, choices
from unsc_sim.record.placing import ballots, climbed, from_main_directions
from unsc_sim.record.recorded import NO_SEAT, SELECTION
from unsc_sim.record.valued import Valued
from unsc_sim.words import Sentence, joined, listed, say, say_many, several

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["ANCHORS", "IdealPoints", "ideal_points"]

ANCHORS = {1: ("RUS", "USA"), 2: ("RUS", "USA", "CHN")}
"""By dimension, the members placed at -1 and 1, and the one placed above the line between them."""

_INTERVALS = say(
    "In brackets stand the ends between which 95 of 100 places lie when votes are drawn anew."
)
_WHISKERS = say(
    "A line through a place holds 95 of 100 places that come when votes are drawn anew."
)
_DRAWN = 20
_APART = 1e-3  # anchors closer than this vote alike


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class IdealPoints(Drawn, Valued):
    """Where members stand, in one or two dimensions.

    Attributes
    ----------
    codes
        The members with votes enough.
    points, low, high
        Their places, and the ends of 95 % intervals of the bootstrap
        [members, dimensions]; the ends are no numbers where no votes were
        drawn anew.
    anchors
        The members by which the space is fixed: the first two stand where they
        are told to, the third above the line between them.
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
        places = several(
            say("{member} {place}", member=LastName(self.codes[each]), place=self._told(each))
            for each in order
        )
        told = [self._head(), self._fixed(), say("{places}.", places=places)]
        if not self._bare:
            told.append(_INTERVALS)
        return joined((*told, SELECTION)).words(lang)

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<{self._head()}>"

    def _head(self) -> Sentence:
        """How many members stand in how many dimensions."""
        line = (
            "Ideal point of {n} member on a line, from {votes} divided votes.",
            "Ideal points of {n} members on a line, from {votes} divided votes.",
        )
        plane = (
            "Ideal point of {n} member in a plane, from {votes} divided votes.",
            "Ideal points of {n} members in a plane, from {votes} divided votes.",
        )
        n = len(self.codes)
        if self._flat:
            return say_many(*line, n, n=n, votes=self.votes)
        return say_many(*plane, n, n=n, votes=self.votes)

    def _fixed(self) -> Sentence:
        """What the anchors fix."""
        left, right, *third = map(LastName, self.anchors)
        if not third:
            return say("{left} is fixed at -1, {right} at 1.", left=left, right=right)
        text = "{left} is fixed at -1, 0 and {right} at 1, 0; {up} is above 0 in the second."
        return say(text, left=left, right=right, up=third[0])

    def _told(self, each: int) -> object:
        """The place of one member with its intervals."""
        places, low, high = (ends[each].tolist() for ends in (self.points, self.low, self.high))
        bare = listed(map(_decimal, places))
        if self.codes[each] in self.anchors[:2]:
            return say("{place} (fixed)", place=bare)
        if self._bare:
            return bare
        return listed(
            say("{place} ({low} to {high})", place=place, low=low, high=high)
            for place, low, high in (map(_decimal, each) for each in zip(places, low, high))
        )

    @property
    def _flat(self) -> bool:
        return len(self.anchors) == 2

    @property
    def _bare(self) -> bool:
        """Whether there are no intervals."""
        return bool(isnan(self.low[0, 0]))

    def picture(self, lang: str = "en") -> Picture:
        """The places with their intervals.

        Of more than twenty members the permanent ones and those best known are
        named, on a line one below the other; in a plane the others are dots.
        """
        best = self._best_known()
        others = [] if self._flat else [each for each in range(len(self.codes)) if each not in best]
        specks = [(*self.points[each].tolist(), self._name(each, lang)) for each in others]
        points = [self._point(row, each, lang) for row, each in enumerate(best)]
        rows = tuple((float(-row), self._name(each, lang)) for row, each in enumerate(best))
        across = Axis("" if self._flat else say("first dimension").words(lang))
        up = Axis("", rows) if self._flat else Axis(say("second dimension").words(lang))
        keys = (
            (Shade.MAIN, say("permanent member").words(lang)),
            (Shade.QUIET, say("elected member").words(lang)),
        )
        notes = joined((self._fixed(), *self._left_out(len(best)), _WHISKERS, SELECTION))
        title = say("Where members stand").words(lang)
        frame = Frame(title, self.words(lang), lang, footnote=notes.words(lang))
        return scatter(Scatter(tuple(points), across, up, keys=keys, specks=tuple(specks)), frame)

    def _left_out(self, drawn: int) -> tuple[Sentence, ...]:
        """What the picture does not show of all members."""
        if drawn == len(self.codes):
            return ()
        text = (
            "Shown are {drawn} of {n} members: the permanent ones and those whose places are "
            "known best."
            if self._flat
            else "Intervals, and names where there is room, are shown for {drawn} of {n} members: "
            "the permanent ones and those whose places are known best. The others are grey dots."
        )
        return (say(text, drawn=drawn, n=len(self.codes)),)

    def _name(self, each: int, lang: str) -> str:
        return LastName(self.codes[each]).words(lang)

    def _point(self, row: int, each: int, lang: str) -> Point:
        """A member with its name and its intervals; on a line its name stands at the side."""
        place = self.points[each].tolist()
        spans = [
            None if self._bare or self.codes[each] in self.anchors[:2] else (float(a), float(b))
            for a, b in zip(self.low[each], self.high[each])
        ]
        shade = Shade.MAIN if self.codes[each] in PERMANENT else Shade.QUIET
        if self._flat:
            return Point(place[0], float(-row), "", shade, spans[0])
        return Point(place[0], place[1], self._name(each, lang), shade, spans[0], spans[1])

    def _best_known(self) -> list[int]:
        """The permanent members and those with the narrowest intervals, from right to left."""
        wide = (self.high - self.low).sum(axis=1).tolist()
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
        As in :class:`~unsc_sim.record.frames.Arrays` [n, codes].
    anchors
        Two members for one dimension, three for two: see :data:`ANCHORS`.
    rng, resamples
        The source of chance for the bootstrap over votes, and how often it
        draws; at 0 there are no intervals.

    Raises
    ------
    SeatError
        If an anchor has too few votes, or is named twice.
    UnscSimError
        If there are not two or three anchors, no votes, or less than no draws.
    """
    import numpy as np

    if len(anchors) not in (2, 3):
        raise UnscSimError(say("expected two or three anchors, not {came}", came=len(anchors)))
    if resamples < 0:
        raise UnscSimError(say("expected 0 or more draws of the votes, not {n}", n=resamples))
    if not len(votes):
        raise UnscSimError(say("ideal points need divided votes"))
    at = columns_of(codes, anchors)
    cast = ballots(np.where(votes == NO_SEAT, -1, 2 - choices(votes)).astype(np.int64))
    mode = climbed(from_main_directions(cast, len(anchors) - 1), cast)
    points = _anchored(mode.places, at)
    drawn = np.full((max(resamples, 1), *points.shape), np.nan)
    for each in range(resamples):
        again = rng.integers(0, len(votes), len(votes))
        found = climbed(replace(mode, splits=mode.splits[again]), cast.drawn(again))
        drawn[each] = _anchored(found.places, at)
    low, high = np.quantile(drawn, (0.025, 0.975), axis=0)
    return IdealPoints(codes, points, low, high, tuple(codes[each] for each in at), len(votes))


def _decimal(value: float) -> str:
    """Two decimals, no minus zero."""
    return f"{round(value, 2) + 0.0:.2f}"


def _anchored(points: NDArray[np.float64], at: Sequence[int]) -> NDArray[np.float64]:
    """The points moved, turned and stretched so that the anchors stand where they are to."""
    import numpy as np

    left, right = points[at[0]], points[at[1]]
    way = right - left
    size = float(way @ way)
    if size < _APART**2:
        raise UnscSimError(say("the anchors vote alike: choose others"))
    moved = points - (left + right) / 2
    if points.shape[1] == 1:
        return np.asarray(2 * moved / way)
    turned = 2 * np.column_stack([moved @ way, moved @ np.array([-way[1], way[0]])]) / size
    if turned[at[2], 1] < 0:
        turned[:, 1] = -turned[:, 1]
    return np.asarray(turned)
