"""Minimal coalitions of a weighted game, by where the quota is first met.

Let the voters come in by falling weight and stop as soon as the quota is met:
the coalition that has then come in is minimal, for its lightest voter is
needed and all others are no lighter; and every minimal coalition is met just
once. So minimal coalitions are walks, and are counted as walks are.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from unsc_sim.power.effort import IMPOSSIBLE
from unsc_sim.power.games import Core

__all__ = ["Passage", "blocking", "winning"]

MOST_BYTES = 1 << 30


class Passage(NamedTuple):
    """Weights, the heaviest first, and the quota that a walk has to meet."""

    weights: tuple[int, ...]
    quota: int

    def effort(self, sized: bool) -> float:
        """The nanoseconds that counting takes; it has to fit into memory."""
        voters = len(self.weights)
        bits = voters * (voters + 1) if sized else voters
        if (voters + 1) * self.quota * (36 + bits // 8) > MOST_BYTES:
            return IMPOSSIBLE
        return voters * self.quota * (100 + bits / 12)

    def counts(self, sized: bool) -> tuple[dict[int, dict[int, int]], dict[int, int]]:
        """For each weight the minimal coalitions with a voter of it, by size; and all.

        Without sizes all of them are given as of size 0.
        """
        bits = (len(self.weights) + 1) * sized
        ends = self._ends(bits)
        within = {}
        before = [1] + [0] * (self.quota - 1)
        for place, weight in enumerate(self.weights):
            if weight not in within:
                after = ends[place + 1]
                met = sum(before[max(0, self.quota - weight) :])
                later = sum([a * b for a, b in zip(before, after[weight:])])
                within[weight] = _unpacked((met + later) << bits, bits)
            before = [
                a + ((before[at - weight] << bits) if at >= weight else 0)
                for at, a in enumerate(before)
            ]
        return within, _unpacked(ends[0][0], bits)

    def sample(self, rng: Random, many: int) -> list[tuple[int, ...]]:
        """The places of voters of minimal coalitions drawn at random, all equally likely."""
        ends = self._ends(0)
        return [self._drawn(ends, rng) for _ in range(many)]

    def _drawn(self, ends: Sequence[Sequence[int]], rng: Random) -> tuple[int, ...]:
        reached, chosen = 0, []
        for place, weight in enumerate(self.weights):
            without = ends[place + 1][reached]
            if rng.randrange(ends[place][reached]) >= without:
                chosen.append(place)
                reached += weight
                if reached >= self.quota:
                    break
        return tuple(chosen)

    def _ends(self, bits: int) -> list[list[int]]:
        """For every voter and weight reached, in how many ways the walk can end; packed by size."""
        after = [0] * self.quota
        ends = [after]
        for weight in reversed(self.weights):
            came = [*after[weight:], *[1] * min(weight, self.quota)]
            after = [a + (b << bits) for a, b in zip(after, came)]
            ends.append(after)
        return ends[::-1]


def _unpacked(number: int, bits: int) -> dict[int, int]:
    if not bits:
        return {0: number}
    sizes, size = {}, 0
    while number:
        if count := number & (1 << bits) - 1:
            sizes[size] = count
        number >>= bits
        size += 1
    return sizes


def winning(reduced: Core) -> Passage:
    """The walk to the quota of what is needed."""
    weights = _falling(reduced)
    return Passage(weights, sum(weights) - reduced.limits[0])


def blocking(reduced: Core) -> Passage:
    """The walk to the quota of what blocks."""
    return Passage(_falling(reduced), reduced.limits[0] + 1)


def _falling(reduced: Core) -> tuple[int, ...]:
    ordered = [cost for (cost,), many in reduced.kinds for _ in range(many)]
    return tuple(sorted(ordered, reverse=True))
