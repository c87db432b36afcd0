"""The product of :mod:`unsc_sim.forecasts.products` in floats, five members at a time written out.

A Council has ten members without a veto and five with one, and had six and
five; so its product in floats is a few fives, which Python multiplies faster
written out than in any loop.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import mul
from typing import TypeAlias

from unsc_sim.forecasts.products import Factors, weigh

__all__ = ["weigh_floats"]

Pair: TypeAlias = tuple[float, float]
"""The weights in favour and not."""

CERTAIN = ((0.0, 1.0),) * 10
"""Members that are sure not to vote in favour: they fill a five and change nothing."""

CLOSE = 1e-3
"""How small beside adoption the veto is when the difference of two sums is too rough for it."""


def weigh_floats(council: Factors) -> tuple[float, float, float]:
    """What the three outcomes weigh: short of votes, vetoed, adopted.

    The veto is what is lost of the votes that reach the quota. Where that is a
    small difference of large sums, or the Council has other numbers of seats,
    the sums of :func:`unsc_sim.forecasts.products.weigh` serve, which never subtract.
    """
    others, vetoers, quota = council.others, council.vetoers, council.form.quota
    if len(others) > 10 or len(vetoers) > 5 or not 5 <= quota <= 10:
        return weigh(council)
    counts = _ten(others + CERTAIN[len(others) :])
    fill = CERTAIN[len(vetoers) : 5]
    held = _five([*[(yes, withheld) for yes, withheld, _ in vetoers], *fill])
    free = _five([*[(yes, withheld + no) for yes, withheld, no in vetoers], *fill])
    reached = [*accumulate(counts[::-1])][10 - quota :]
    missing = [*accumulate(counts)][quota - 1 :: -1]
    adopted = sum(map(mul, held, reached))
    vetoed = sum(map(mul, free, reached)) - adopted
    if vetoed <= CLOSE * adopted:
        return weigh(council)
    return sum(map(mul, free, missing)), vetoed, adopted


def _five(seats: Sequence[Pair]) -> tuple[float, ...]:
    """What nought to five votes in favour of five members weigh."""
    (y1, n1), (y2, n2), (y3, n3), (y4, n4), (y5, n5) = seats
    a0, a1, a2 = n1 * n2, n1 * y2 + y1 * n2, y1 * y2
    b0, b1, b2 = n3 * n4, n3 * y4 + y3 * n4, y3 * y4
    c0, c1, c2 = a0 * b0, a0 * b1 + a1 * b0, a0 * b2 + a1 * b1 + a2 * b0
    c3, c4 = a1 * b2 + a2 * b1, a2 * b2
    return (
        c0 * n5,
        c1 * n5 + c0 * y5,
        c2 * n5 + c1 * y5,
        c3 * n5 + c2 * y5,
        c4 * n5 + c3 * y5,
        c4 * y5,
    )


def _ten(seats: Sequence[Pair]) -> tuple[float, ...]:
    """What nought to ten votes in favour of ten members weigh."""
    a0, a1, a2, a3, a4, a5 = _five(seats[:5])
    b0, b1, b2, b3, b4, b5 = _five(seats[5:])
    return (
        a0 * b0,
        a0 * b1 + a1 * b0,
        a0 * b2 + a1 * b1 + a2 * b0,
        a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0,
        a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0,
        a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0,
        a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1,
        a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2,
        a3 * b5 + a4 * b4 + a5 * b3,
        a4 * b5 + a5 * b4,
        a5 * b5,
    )
