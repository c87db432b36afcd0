"""Votes drawn at random from beliefs, where a person wants to see them happen."""

from __future__ import annotations

from itertools import accumulate
from sys import maxsize
from typing import TYPE_CHECKING, Any, Protocol

from unsc_sim.errors import RuleError
from unsc_sim.forecasts.mixtures import Belief
from unsc_sim.rules.machines import read_whole
from unsc_sim.votes import Ballot, Consent, Vote
from unsc_sim.words import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["NUMBERS", "Randomness", "draw", "draw_one"]

NUMBERS: dict[Ballot, int] = {
    Vote.YES: 1,
    Vote.ABSTAIN: 0,
    Vote.NO: -1,
    Vote.NOT_VOTING: 2,
    Consent.LETS_PASS: 1,
    Consent.OBJECTS: -1,
}
"""How ballots are written in arrays."""


class Randomness(Protocol):
    """Whatever draws a number from 0 up to 1: ``random.Random``, numpy's ``Generator``."""

    def random(self) -> float: ...


def draw_one(belief: Belief, rng: Randomness) -> tuple[Ballot, ...]:
    """One roll call, drawn by its chance."""
    if not hasattr(rng, "random"):
        raise RuleError(say("expected a source of random numbers, not {came!r}", came=rng))
    held = _pick(rng, [(each, chance) for chance, each in belief.components])
    return tuple(_pick(rng, seat) for seat in held.seats)


def _pick(rng: Randomness, among: Any) -> Any:
    """One of several, each with its chance."""
    drawn = rng.random()
    limits = accumulate(float(chance) for _, chance in among)
    return next((each for (each, _), limit in zip(among, limits) if drawn < limit), among[-1][0])


def draw(belief: Belief, n: int, rng: np.random.Generator) -> NDArray[np.int8]:
    """So many roll calls as an array of :data:`NUMBERS`, a row each, a column for each seat."""
    import numpy as np

    if not isinstance(rng, np.random.Generator):
        raise RuleError(say("expected a Generator of numpy's, not {came!r}", came=rng))
    count = read_whole(n)
    if count is None or not 0 <= count * len(belief.rule.codes) <= maxsize:
        raise RuleError(say("expected a whole number of votes to draw, not {n!r}", n=n))
    drawn = np.empty((n, len(belief.rule.codes)), np.int8)
    shares = [float(chance) for chance, _ in belief.components]
    held = _choice(rng, shares, n)
    for place, (_, each) in enumerate(belief.components):
        rows = np.flatnonzero(held == place)
        for seat, distribution in enumerate(each.seats):
            numbers = np.array([NUMBERS[ballot] for ballot, _ in distribution], np.int8)
            chances = [float(chance) for _, chance in distribution]
            drawn[rows, seat] = numbers[_choice(rng, chances, len(rows))]
    return drawn


def _choice(rng: np.random.Generator, chances: list[float], n: int) -> NDArray[np.intp]:
    """Places drawn by their chances."""
    import numpy as np

    limits = np.cumsum(chances)[:-1]
    return np.searchsorted(limits, rng.random(n), side="right")
