"""An index asked of a rule, and whether its answer can stand where it is to stand."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeAlias, TypeVar

from unsc_sim.errors import RuleError
from unsc_sim.power.games import AnyRule
from unsc_sim.power.results import PerVoter, Power
from unsc_sim.words import say

__all__ = ["Index", "called", "measured", "measured_in_shares"]

R = TypeVar("R", bound=AnyRule)

Index: TypeAlias = Callable[[R], PerVoter[Any]]
"""Whatever gives every voter of a rule a number."""


def measured(index: Index[R], rule: R) -> PerVoter[Any]:
    """What an index gives the voters of a rule: one number each.

    Raises
    ------
    RuleError
        If it gives them something else.
    """
    found: object = index(rule) if callable(index) else None
    if not isinstance(found, PerVoter) or isinstance(found.amounts[0], tuple):
        text = "expected an index with one number for each voter, such as banzhaf, not {name}"
        raise RuleError(say(text, name=called(index)))
    return found


def measured_in_shares(index: Index[R], rule: R) -> Power:
    """The same where councils are compared, which counts of swings cannot be.

    Raises
    ------
    RuleError
        If it gives no share or probability.
    """
    found = measured(index, rule)
    if not isinstance(found.amounts[0], Fraction):
        text = "expected an index that gives shares or probabilities, such as banzhaf, not {name}"
        raise RuleError(say(text, name=called(index)))
    return found


def called(came: object) -> str:
    """What somebody gave, as a message names it: a function by its name, a thing by its kind.

    >>> called(called), called("banzhaf"), called([1, 2])
    ('called', "'banzhaf'", 'list')
    """
    if isinstance(came, str | int | float):
        return repr(came)
    return str(getattr(came, "__name__", type(came).__name__))
