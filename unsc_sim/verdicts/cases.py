"""The texts of a draft in cases: those on which the same positions hold are alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from unsc_sim.positions.drafts import Text
from unsc_sim.positions.stances import Standing
from unsc_sim.rules.decisions import Rule
from unsc_sim.tally import possible_outcomes
from unsc_sim.votes import Ballot, Outcome

__all__ = ["Case", "cases", "leading_to", "possible"]


@dataclass(frozen=True, slots=True)
class Case:
    """Completions of a draft on which the same positions hold.

    Attributes
    ----------
    texts
        The texts, without the open provisions that make no difference.
    open
        For every seat the ballots that are open on them.
    """

    texts: tuple[Text, ...]
    open: tuple[tuple[Ballot, ...], ...]


def cases(standing: Standing) -> tuple[Case, ...]:
    """All completions of a draft, those that are alike to every member together.

    Raises
    ------
    RuleError
        If there are too many texts, see :meth:`Standing.texts`.
    SeatError
        If two positions of a member leave it no ballot on some text.
    """
    asked = tuple(dict.fromkeys(each.when for each in standing.positions))
    alike: dict[tuple[bool, ...], list[Text]] = {}
    for text in standing.texts():
        wordings = dict(text.wordings)
        alike.setdefault(tuple(when.holds(wordings) for when in asked), []).append(text)
    return tuple(Case(tuple(texts), standing.open_ballots(texts[0])) for texts in alike.values())


def possible(rule: Rule, found: Sequence[Case]) -> frozenset[Outcome]:
    """What can come out, over every text and every open vote.

    Seats that weigh the same are alike, so each mix of open ballots is walked once.
    """
    mixes = {frozenset(Counter(_kinds(rule, each.open)).items()): each.open for each in found}
    walks = (possible_outcomes(rule.machine, open_to) for open_to in mixes.values())
    return frozenset(outcome for outcomes in walks for outcome in outcomes)


def leading_to(
    rule: Rule, open_to: Sequence[tuple[Ballot, ...]], outcome: Outcome
) -> tuple[tuple[Ballot, ...], ...]:
    """For every seat the open ballots with which an outcome can still come out."""
    kinds = _kinds(rule, open_to)
    left: dict[tuple[tuple[int, ...], tuple[Ballot, ...]], tuple[Ballot, ...]] = {}
    for seat, kind in enumerate(kinds):
        if kind not in left:
            fixed = (((*open_to[:seat], (each,), *open_to[seat + 1 :]), each) for each in kind[1])
            left[kind] = tuple(
                each for cast, each in fixed if outcome in possible_outcomes(rule.machine, cast)
            )
    return tuple(left[kind] for kind in kinds)


def _kinds(
    rule: Rule, open_to: Sequence[tuple[Ballot, ...]]
) -> list[tuple[tuple[int, ...], tuple[Ballot, ...]]]:
    """For every seat what it weighs in each requirement, and its open ballots."""
    weights = zip(*(each.weights for each in rule.requirements))
    return list(zip(weights, open_to))
