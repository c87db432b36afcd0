"""What it would take to have a text adopted: the cheapest changes of a roll call.

They are one walk, with costs for weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from unsc_sim.chances import Chance, read_number
from unsc_sim.councils.members import Member
from unsc_sim.errors import RuleError, Speakable
from unsc_sim.rules.decisions import Decision, Rule, check_rule
from unsc_sim.tally import Arithmetic, Way, cheapest, fold
from unsc_sim.votes import Ballot, Consent, Outcome, Vote, read_ballot
from unsc_sim.words import joined, listed, say, say_many

__all__ = ["STEPS", "Change", "Persuasion", "persuade"]

STEPS: dict[Ballot, int] = {
    Vote.NO: 0,
    Vote.ABSTAIN: 1,
    Vote.NOT_VOTING: 1,
    Vote.YES: 2,
    Consent.OBJECTS: 0,
    Consent.LETS_PASS: 1,
}
"""The ladder on which a member moves by steps."""


@dataclass(frozen=True, slots=True)
class Change:
    """A member that votes otherwise, and what it costs to bring it to that."""

    member: Member
    before: Ballot
    after: Ballot
    cost: Chance

    def words(self, lang: str = "en") -> str:
        """The change in a language."""
        text = "{member} from {before} to {after}"
        return say(text, member=self.member.in_text, before=self.before, after=self.after).words(
            lang
        )


@dataclass(frozen=True, slots=True)
class Persuasion:
    """The cheapest way from a roll call to adoption.

    Attributes
    ----------
    before, after
        The vote as it is, and as it would be; ``after`` is None if no change
        that can be had adopts the text.
    changes
        The members that vote otherwise.
    cost
        What the changes cost together.
    ways
        How many roll calls are adopted at this cost.
    """

    before: Decision
    after: Decision | None
    changes: tuple[Change, ...] = ()
    cost: Chance = Fraction(0)
    ways: int = 0

    def words(self, lang: str = "en") -> str:
        """The changes in a language."""
        return self._told().words(lang)

    def __str__(self) -> str:
        return self.words()

    def _told(self) -> Speakable:
        if self.after is None:
            return say("No change that can be had leads to adoption.")
        if not self.changes:
            return say("It takes no change: adopted already.")
        told = say(
            "The cheapest way to adoption, at a cost of {cost}: {changes}.",
            cost=self.cost,
            changes=listed(self.changes),
        )
        if self.ways == 1:
            return joined([told, say("No other way is as cheap.")])
        others = self.ways - 1
        text = ("{n} other way is as cheap.", "{n} other ways are as cheap.")
        return joined([told, say_many(*text, others, n=others)])


def persuade(
    rule: Rule, votes: Mapping[str, object], costs: Mapping[str, object] | None = None
) -> Persuasion:
    """The cheapest changes of a roll call that have the text adopted.

    Parameters
    ----------
    votes
        A vote for each seat.
    costs
        For some members what moving them costs: a number for each step between
        against, abstaining and in favour; or a mapping from votes to what
        bringing the member to them costs, those left out being out of the
        question; or None if it cannot be moved at all. All others are moved at
        one a step.

    Raises
    ------
    RuleError
        If it is no rule, or a cost is not a number from 0.

    Examples
    --------
    >>> from unsc_sim import rules
    >>> from unsc_sim import council
    >>> rule = rules.substantive(council("2022-02-25"))
    >>> votes = dict.fromkeys(rule.codes, "yes") | {"RUS": "no", "CHN": "abstain"}
    >>> print(persuade(rule, votes))
    The cheapest way to adoption, at a cost of 1: the Russian Federation from against to abstaining. No other way is as cheap.
    """  # noqa: E501
    check_rule(rule)
    before = rule.decide(votes)
    if not isinstance(costs, Mapping | None):
        raise RuleError(say("expected the costs by member, not {came!r}", came=costs))
    own = {rule.council.seat(word): cost for word, cost in (costs or {}).items()}
    choices = [
        _moves(rule, seat, ballot, own.get(seat, 1)) for seat, ballot in enumerate(before.cast)
    ]
    best: Way | None = cheapest(rule.machine, choices).get(Outcome.ADOPTED)
    if best is None:
        return Persuasion(before, None)
    counted = [{each: (cost, 1) for each, cost in moves.items()} for moves in choices]
    _, ways = fold(rule.machine, counted, _CHEAPEST_WAYS)[Outcome.ADOPTED]
    seats = zip(rule.council.members, before.cast, best.ballots, choices)
    changes = tuple(
        Change(member, old, new, moves[new]) for member, old, new, moves in seats if old is not new
    )
    return Persuasion(before, rule.decide(best.ballots), changes, best.worth, ways)


def _fewer(some: tuple[Chance, int], others: tuple[Chance, int]) -> tuple[Chance, int]:
    if some[0] == others[0]:
        return some[0], some[1] + others[1]
    return min(some, others, key=lambda each: each[0])


_CHEAPEST_WAYS: Arithmetic[tuple[Chance, int]] = Arithmetic(
    _fewer, lambda some, others: (some[0] + others[0], some[1] * others[1]), (Fraction(0), 1)
)
"""At what least cost, and in how many ways at that?"""


def _moves(rule: Rule, seat: int, ballot: Ballot, own: object) -> dict[Ballot, Chance]:
    """To which ballots a seat can be brought, at what cost; to stay costs nothing."""
    allowed, member = rule.ballots[seat], rule.council.members[seat]
    if own is None or len(allowed) == 1:
        return {ballot: Fraction(0)}
    if isinstance(own, Mapping):
        moves = {read_ballot(to, rule.ballot): _cost(member, cost) for to, cost in own.items()}
    else:
        step = _cost(member, own)
        moves = {
            to: step * abs(STEPS[to] - STEPS[ballot]) for to in allowed if to is not Vote.NOT_VOTING
        }
    return {**moves, ballot: Fraction(0)}


def _cost(member: Member, given: object) -> Chance:
    cost = read_number(given)
    if cost is None or cost < 0:
        text = "{member}: expected a number from 0 as a cost, not {given!r}"
        raise RuleError(say(text, member=member.in_text, given=given))
    return cost
