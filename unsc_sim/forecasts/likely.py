"""The likeliest roll call, of all or of those that are adopted."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from operator import mul
from typing import Any

from unsc_sim.chances import Chance, Percent
from unsc_sim.forecasts.mixtures import Belief
from unsc_sim.rules.decisions import Decision
from unsc_sim.rules.machines import Counters
from unsc_sim.votes import Ballot, Outcome
from unsc_sim.words import say

__all__ = ["RollCall", "likeliest"]

Shares = tuple[Chance, ...]
"""A number for each component of a mixture."""


@dataclass(frozen=True, slots=True)
class RollCall:
    """A roll call that may come: what it decides, and its chance."""

    decision: Decision
    chance: Chance

    def words(self, lang: str = "en") -> str:
        """The decision in a language, with the chance of the roll call."""
        text = "{decision} The chance of this roll call is {chance}."
        return say(text, decision=self.decision, chance=Percent(self.chance)).words(lang)

    def __str__(self) -> str:
        return self.words()


def likeliest(belief: Belief, outcome: Outcome | None = None) -> RollCall | None:
    """The likeliest roll call that leads to an outcome, or to any, with its chance.

    None if there is none. Of several equally likely ones, the first found.
    A walk with the arithmetic of the likeliest way suffices for independent
    beliefs. The likeliest roll call of a mixture need not be that of any
    component, so roll calls are searched, those first that no component holds
    against: what is known so far times the best that can follow in every
    component is a bound beyond which nothing better lies. Members alike in all
    respects are taken in one order only.
    """
    search = _Search(belief, outcome)
    search.visit(0, search.machine.start, tuple(chance for chance, _ in belief.components), ())
    if search.best.worth == 0:
        return None
    ballots = dict(search.best.ballots)
    decision = belief.rule.decide([ballots[seat] for seat in range(len(ballots))])
    return RollCall(decision, search.best.worth)


@dataclass(slots=True)
class _Found:
    worth: Chance = Fraction(0)
    ballots: tuple[tuple[int, Ballot], ...] = ()


@dataclass(slots=True)
class _Search:
    """A depth-first search, most promising ballots first, that drops what cannot be better."""

    belief: Belief
    outcome: Outcome | None
    best: _Found = field(default_factory=_Found)
    machine: Counters = field(init=False)
    order: list[int] = field(init=False)
    alike: list[bool] = field(init=False)
    options: list[list[tuple[Ballot, Shares]]] = field(init=False)
    ahead: dict[tuple[int, Any], Shares] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rule = self.belief.rule
        self.machine = rule.machine
        chances = [
            [dict(each.seats[seat]) for _, each in self.belief.components]
            for seat in range(len(rule.codes))
        ]
        kinds = [
            (tuple(each.weights[seat] for each in rule.requirements), chances[seat])
            for seat in range(len(rule.codes))
        ]
        self.order = sorted(range(len(kinds)), key=lambda seat: (kinds.index(kinds[seat]), seat))
        self.alike = [
            place > 0 and kinds[seat] == kinds[self.order[place - 1]]
            for place, seat in enumerate(self.order)
        ]
        self.options = [
            [
                (ballot, tuple(each.get(ballot, 0) for each in chances[seat]))
                for ballot in rule.ballots[seat]
                if any(ballot in each for each in chances[seat])
            ]
            for seat in self.order
        ]

    def visit(
        self, place: int, state: Any, shares: Shares, ballots: tuple[tuple[int, Ballot], ...]
    ) -> None:
        """Go on from a place in the order, with the chances of the ballots so far."""
        if place == len(self.order):
            worth = sum(shares)
            if worth > self.best.worth:
                self.best = _Found(worth, ballots)
            return
        seat = self.order[place]
        onward = []
        for rank, (ballot, chances) in enumerate(self.options[place]):
            if self.alike[place] and rank < self._rank(place - 1, ballots[-1][1]):
                continue
            reached = self.machine.step(state, seat, ballot)
            after = tuple(map(mul, shares, chances))
            bound = sum(map(mul, after, self.promise(place + 1, reached)))
            onward.append((bound, rank, reached, after, ballot))
        for bound, _, reached, after, ballot in sorted(onward, key=lambda each: -each[0]):
            if bound > self.best.worth:
                self.visit(place + 1, reached, after, (*ballots, (seat, ballot)))

    def _rank(self, place: int, ballot: Ballot) -> int:
        return [each for each, _ in self.options[place]].index(ballot)

    def promise(self, place: int, state: Any) -> Shares:
        """The best that can follow in each component by itself, from a state on."""
        if (place, state) not in self.ahead:
            self.ahead[place, state] = self._promised(place, state)
        return self.ahead[place, state]

    def _promised(self, place: int, state: Any) -> Shares:
        if place == len(self.order):
            wanted = self.outcome is None or self.machine.finish(state) is self.outcome
            return (Fraction(wanted),) * len(self.belief.components)
        ways = []
        for ballot, chances in self.options[place]:
            reached = self.machine.step(state, self.order[place], ballot)
            ways.append(tuple(map(mul, chances, self.promise(place + 1, reached))))
        return tuple(map(max, zip(*ways)))
