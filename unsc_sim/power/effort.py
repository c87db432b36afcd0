"""How long counting takes, and what is out of reach.

There are several ways to count, all exact; each module that has one also says
about how many nanoseconds it takes, as measured on one computer. The way that
takes least is chosen, and what would take too long, or more memory than there
is, is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import TypeVar

from unsc_sim.errors import RuleError
from unsc_sim.words import say

__all__ = ["IMPOSSIBLE", "least", "within_reach"]

K = TypeVar("K")

IMPOSSIBLE = inf
"""The effort of what cannot be done at all: no memory suffices, or the method does not apply."""

MOST = 20e9
"""The longest that anyone is let wait, in nanoseconds."""


def least(efforts: Mapping[K, float], voters: int, kinds: int) -> K:
    """The way that takes least.

    Raises
    ------
    RuleError
        If even that would take too long.
    """
    found = min(efforts, key=efforts.__getitem__)
    within_reach(efforts[found], voters, kinds)
    return found


def within_reach(effort: float, voters: int, kinds: int) -> None:
    """Refuse what would take too long.

    Raises
    ------
    RuleError
        If it would.
    """
    if effort > MOST:
        text = "out of reach: to count {voters} voters of {kinds} kinds takes too long"
        raise RuleError(say(text, voters=voters, kinds=kinds))
