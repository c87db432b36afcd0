"""What adoption still needs when some votes are known and some are open.

Every requirement of a rule leaves one need: so many of these members have to
vote in favour, at most so many of those may vote against. A text is adopted
exactly when all needs are met, so a few patterns stand for hundreds of roll
calls.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations
from math import comb

from unsc_sim.councils.members import Member
from unsc_sim.rules.decisions import Rule
from unsc_sim.rules.machines import Bound, Requirement
from unsc_sim.votes import Ballot, Consent, Vote
from unsc_sim.words import Sentence, Spelled, all_of, say, say_many

__all__ = ["Need", "needs"]


@dataclass(frozen=True, slots=True)
class Need:
    """What one requirement still asks of the members whose votes are open.

    Attributes
    ----------
    requirement
        The requirement.
    amount
        At least so many of the members' votes have to be counted, or at most
        so many may be, as the requirement is bounded; in votes by weight where
        seats weigh differently.
    members
        The members whose ballots are open between counted and not counted.
    weights
        What each of their votes weighs.
    sure
        The members already counted for certain.
    """

    requirement: Requirement
    amount: int
    members: tuple[Member, ...]
    weights: tuple[int, ...]
    sure: tuple[Member, ...]

    @property
    def reachable(self) -> bool:
        """Whether the open votes can meet it."""
        if self.requirement.bound is Bound.AT_LEAST:
            return self.amount <= sum(self.weights)
        return self.amount >= 0

    @property
    def met(self) -> bool:
        """Whether it is met whatever the open votes are."""
        if self.requirement.bound is Bound.AT_LEAST:
            return self.amount <= 0
        return self.amount >= sum(self.weights)

    @property
    def pledges(self) -> int:
        """The fewest members whose votes together make sure of it."""
        heaviest_first = sorted(self.weights, reverse=True)
        sums = accumulate(heaviest_first, initial=0)
        return next((n for n, weight in enumerate(sums) if weight >= self._enough), 0)

    @property
    def _enough(self) -> int:
        """The weight of open votes that makes sure of it."""
        if self.requirement.bound is Bound.AT_LEAST:
            return max(self.amount, 0)
        return max(sum(self.weights) - self.amount, 0)

    @property
    def spare(self) -> int:
        """How much of the open weight can be lost before it is out of reach."""
        return sum(self.weights) - self.amount

    def sets(self) -> Iterator[tuple[str, ...]]:
        """Minimal sets of members whose votes make sure of it, smallest first."""
        enough = self._enough
        seats = range(len(self.members))
        for size in range(len(self.members) + 1):
            for chosen in combinations(seats, size):
                weight = sum(self.weights[seat] for seat in chosen)
                # Minimal: without its lightest member the set does not suffice.
                if (
                    weight
                    >= enough
                    > weight - min((self.weights[seat] for seat in chosen), default=1)
                ):
                    yield tuple(self.members[seat].code for seat in chosen)

    @property
    def count(self) -> int:
        """How many minimal sets there are."""
        if set(self.weights) <= {1}:
            return comb(len(self.members), self._enough)
        return sum(1 for _ in self.sets())

    def words(self, lang: str = "en") -> str:
        """The need in a language."""
        return self._sentence().words(lang)

    def __str__(self) -> str:
        return self.words()

    def _sentence(self) -> Sentence:
        names = all_of(member.in_text for member in self.members)
        amount, total = Spelled(self.amount), Spelled(len(self.members))
        counted = self.requirement.counted
        if not set(self.weights) <= {1}:
            text = _BY_WEIGHT[self.requirement.bound]
            return say(text, amount=self.amount, members=names, vote=counted)
        if self.requirement.bound is Bound.AT_LEAST:
            sure = all_of(member.in_text for member in self.sure)
            one, many = _JOIN if self.sure else _IN_FAVOUR
            parts = {"amount": amount, "total": total, "members": names, "sure": sure}
            return say_many(one, many, self.amount, **parts)
        if self.amount == 0:
            one, many = _NONE[counted]
            return say_many(one, many, len(self.members), members=names)
        one, many = _AT_MOST[counted]
        return say_many(one, many, self.amount, amount=amount, members=names)


_BY_WEIGHT = {
    Bound.AT_LEAST: "at least {amount} votes by weight of {members} are cast {vote}",
    Bound.FEWER_THAN: "at most {amount} votes by weight of {members} are cast {vote}",
}
_IN_FAVOUR = (
    "at least one of these {total} votes in favour: {members}",
    "at least {amount} of these {total} vote in favour: {members}",
)
_JOIN = (
    "at least one of these {total} joins {sure}: {members}",
    "at least {amount} of these {total} join {sure}: {members}",
)
_NONE: dict[Ballot, tuple[str, str]] = {
    Vote.NO: ("{members} does not vote against", "none of {members} votes against"),
    Consent.OBJECTS: ("{members} does not object", "none of {members} objects"),
}
_AT_MOST: dict[Ballot, tuple[str, str]] = {
    Vote.NO: (
        "at most one of {members} votes against",
        "at most {amount} of {members} vote against",
    ),
    Consent.OBJECTS: (
        "at most one of {members} objects",
        "at most {amount} of {members} object",
    ),
}


def needs(rule: Rule, open_ballots: Sequence[Sequence[Ballot]]) -> tuple[Need, ...]:
    """What each requirement of a rule still asks of the open votes, in their order.

    Parameters
    ----------
    open_ballots
        For every seat, in order, the ballots that are open to it.
    """
    return tuple(_need(rule, each, open_ballots) for each in rule.requirements)


def _need(rule: Rule, requirement: Requirement, open_ballots: Sequence[Sequence[Ballot]]) -> Need:
    certain, sure, members, weights = 0, [], [], []
    for member, weight, ballots in zip(rule.council.members, requirement.weights, open_ballots):
        if weight == 0 or requirement.counted not in ballots:
            continue
        if len(ballots) == 1:
            certain += weight
            sure.append(member)
        else:
            members.append(member)
            weights.append(weight)
    limit = requirement.limit - (requirement.bound is Bound.FEWER_THAN)
    return Need(requirement, limit - certain, tuple(members), tuple(weights), tuple(sure))
