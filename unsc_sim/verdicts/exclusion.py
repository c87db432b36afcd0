"""Why a text was not adopted: the smallest sets of votes that exclude it.

Whatever the other members do, it is not adopted with these votes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from unsc_sim.councils.members import Member
from unsc_sim.rules.decisions import Decision
from unsc_sim.rules.machines import Bound, Requirement
from unsc_sim.votes import Ballot
from unsc_sim.words import Sentence, Spelled, listed, say, say_many

__all__ = ["Explanation", "explanations", "minimal_sets"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a text was not adopted: a requirement that could no longer be met.

    Any of the members whose votes weigh so much together exclude adoption,
    whatever all others do.

    Attributes
    ----------
    requirement
        The requirement.
    amount
        The weight that suffices; where every vote weighs one, so many members.
    members, weights
        The members whose votes stand against it, and what each weighs.
    votes
        How they voted.
    """

    requirement: Requirement
    amount: int
    members: tuple[Member, ...]
    weights: tuple[int, ...]
    votes: tuple[Ballot, ...]

    def sets(self) -> Iterator[tuple[str, ...]]:
        """The minimal sets of members that suffice, fewest members first."""
        for size in range(len(self.members) + 1):
            for chosen in combinations(range(len(self.members)), size):
                weight = sum(self.weights[place] for place in chosen)
                lightest = min((self.weights[place] for place in chosen), default=1)
                if weight >= self.amount > weight - lightest:
                    yield tuple(self.members[place].code for place in chosen)

    def words(self, lang: str = "en") -> str:
        """The explanation in a language."""
        return self._told().words(lang)

    def __str__(self) -> str:
        return self.words()

    def _told(self) -> Sentence:
        cast = listed(
            say("{member} {vote}", member=member.in_text, vote=vote)
            for member, vote in zip(self.members, self.votes)
        )
        parts = {
            "requirement": self.requirement,
            "amount": Spelled(self.amount) if set(self.weights) == {1} else self.amount,
            "total": Spelled(len(self.members)),
            "votes": cast,
        }
        if min(self.weights) >= self.amount:
            return say_many(*_ALONE, len(self.members), **parts)
        return say(_TOGETHER if set(self.weights) == {1} else _BY_WEIGHT, **parts)


_ALONE = (
    "Required: {requirement}. One vote excludes it, whatever the others are: {votes}.",
    "Required: {requirement}. Each of these {total} votes excludes it by itself, "
    "whatever the others are: {votes}.",
)
_TOGETHER = (
    "Required: {requirement}. Any {amount} of these {total} votes exclude it, "
    "whatever the others are: {votes}."
)
_BY_WEIGHT = (
    "Required: {requirement}. Any of these votes that weigh {amount} together exclude it, "
    "whatever the others are: {votes}."
)


def explanations(decision: Decision) -> tuple[Explanation, ...]:
    """Why a text was not adopted: every requirement that the votes cast exclude.

    Meant for rules in which a vote in favour serves every requirement, as it
    does in all rules here. A member that excludes adoption by itself is left
    out of the other explanations, for with it they would not be minimal.

    Examples
    --------
    >>> from unsc_sim import rules
    >>> from unsc_sim import council
    >>> rule = rules.substantive(council("2022-02-25"))
    >>> votes = dict.fromkeys(rule.codes, "yes") | {"RUS": "no", "CHN": "abstain"}
    >>> print(*explanations(rule.decide(votes)))
    Required: no negative vote of a permanent member. One vote excludes it, whatever the others are: the Russian Federation against.
    """  # noqa: E501
    found = [_explained(decision, each) for each in decision.rule.requirements]
    alone = [
        {each.members[place] for place, weight in enumerate(each.weights) if weight >= each.amount}
        for each in found
    ]
    kept = []
    for place, each in enumerate(found):
        elsewhere = set().union(*alone) - alone[place]
        left = _without(each, elsewhere)
        if sum(left.weights) >= left.amount:
            kept.append(left)
    return tuple(kept)


def _explained(decision: Decision, requirement: Requirement) -> Explanation:
    """The votes that stand against a requirement, enough of them or not."""
    rule, counted = decision.rule, requirement.counted
    at_least = requirement.bound is Bound.AT_LEAST
    able = [counted in ballots for ballots in rule.ballots]
    reach = sum(weight for weight, can in zip(requirement.weights, able) if can)
    standing = [
        (member, weight, ballot)
        for member, weight, ballot, can in zip(
            rule.council.members, requirement.weights, decision.counted, able
        )
        if weight and can and (ballot is counted) is not at_least
    ]
    amount = reach - requirement.limit + 1 if at_least else requirement.limit
    members, weights, votes = (tuple(each) for each in zip(*standing)) if standing else ((),) * 3
    return Explanation(requirement, amount, members, weights, votes)


def _without(explanation: Explanation, members: set[Member]) -> Explanation:
    kept = [place for place, each in enumerate(explanation.members) if each not in members]
    return Explanation(
        explanation.requirement,
        explanation.amount,
        tuple(explanation.members[place] for place in kept),
        tuple(explanation.weights[place] for place in kept),
        tuple(explanation.votes[place] for place in kept),
    )


def minimal_sets(found: tuple[Explanation, ...]) -> Iterator[tuple[str, ...]]:
    """The minimal sets of members of several explanations, none within another."""
    every = sorted({chosen for each in found for chosen in each.sets()}, key=len)
    for chosen in every:
        if not any(set(other) < set(chosen) for other in every):
            yield chosen
