"""Requirements, and the small machines they make.

A vote of the Council is a small machine: it starts empty, reads one ballot for
each seat and at the end says what came out. A rule is an ordered list of
requirements, each a counter with a limit; the first that is not met names the
outcome and is the reason. Because a counter need not run past its limit, a
machine has few states: the Council of today has 20, a count of yes from 0 to 9
beside *a permanent member has voted no* or not.

Machines combine: side by side where two organs decide, in sequence where the
answer to one question decides how the next is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from operator import index
from typing import Any, Protocol, SupportsIndex, TypeVar

from unsc_sim.errors import RuleError
from unsc_sim.votes import Ballot, Outcome
from unsc_sim.words import Sentence, Spelled, say

__all__ = [
    "Bound",
    "Counters",
    "InSequence",
    "Machine",
    "Question",
    "Requirement",
    "SideBySide",
    "read_whole",
]

State = TypeVar("State")


def read_whole(given: object) -> int | None:
    """The whole number meant, of whatever kind of integer; None if it is none.

    >>> read_whole(9), read_whole(9.5), read_whole("9")
    (9, None, None)
    """
    if type(given) is int:  # nearly always, and to ask for a protocol is slow
        return given
    if isinstance(given, bool) or not isinstance(given, SupportsIndex):
        return None
    return index(given)


class Bound(Enum):
    """Which side of its limit a counter has to end on."""

    AT_LEAST = "at least"
    FEWER_THAN = "fewer than"


@dataclass(frozen=True, slots=True)
class Requirement:
    """A counter with a limit: what a text needs, or must not meet.

    Parameters
    ----------
    bound, limit
        The count has to be at least, or fewer than, the limit.
    counted
        The one ballot that moves the counter.
    weights
        By how much it moves, one for each seat; 0 for a seat that has no part.
    failure
        What came out if this is the first requirement not met.
    text
        The requirement in words; ``{limit}`` stands for the limit.
    source
        Where it is written: a Charter article, a rule of procedure, practice.
    """

    bound: Bound
    limit: int
    counted: Ballot
    weights: tuple[int, ...]
    failure: Outcome
    text: str
    source: Sentence

    def __post_init__(self) -> None:
        limit, weights = read_whole(self.limit), tuple(map(read_whole, self.weights))
        if limit is None or limit < 1:
            text = "expected a whole number from 1 as the limit, not {limit!r}"
            raise RuleError(say(text, limit=self.limit))
        for weight, given in zip(weights, self.weights):
            if weight is None or weight < 0:
                text = "expected a whole number from 0 as a weight, not {weight!r}"
                raise RuleError(say(text, weight=given))
        object.__setattr__(self, "limit", limit)
        object.__setattr__(self, "weights", weights)

    def gain(self, seat: int, ballot: Ballot) -> int:
        """By how much a ballot of a seat moves the counter."""
        return self.weights[seat] if ballot is self.counted else 0

    def count(self, ballots: Sequence[Ballot]) -> int:
        """The counter when every seat has cast its ballot, past the limit if need be."""
        counted = self.counted
        return sum([w for w, ballot in zip(self.weights, ballots) if ballot is counted])

    def met(self, count: int) -> bool:
        """Whether a count satisfies the requirement."""
        return (count >= self.limit) is (self.bound is Bound.AT_LEAST)

    def words(self, lang: str = "en") -> str:
        """The requirement in a language."""
        return say(self.text, limit=Spelled(self.limit)).words(lang)

    def __str__(self) -> str:
        return self.words()


class Machine(Protocol[State]):
    """Start, step, finish, and the ballots that each seat may cast."""

    @property
    def ballots(self) -> tuple[tuple[Ballot, ...], ...]:
        """For every seat, in order, the ballots it may cast."""

    @property
    def start(self) -> State:
        """The state before any ballot is read."""

    def step(self, state: State, seat: int, ballot: Ballot) -> State:
        """The state after a seat's ballot."""

    def finish(self, state: State) -> Outcome:
        """What came out."""


@dataclass(frozen=True, slots=True)
class Counters:
    """The machine of an ordered list of requirements: a counter for each.

    A counter stops at its limit, for no question is changed by what lies
    beyond, unless its requirement is listed in ``exact`` (by its place): then
    it runs on, for questions about the count itself.
    """

    requirements: tuple[Requirement, ...]
    ballots: tuple[tuple[Ballot, ...], ...]
    exact: tuple[int, ...] = ()

    @property
    def start(self) -> tuple[int, ...]:
        """All counters at nought."""
        return (0,) * len(self.requirements)

    def step(self, state: tuple[int, ...], seat: int, ballot: Ballot) -> tuple[int, ...]:
        """Every counter moved by what the ballot gains, none past its limit."""
        return tuple(
            [
                count + gain if place in self.exact else min(count + gain, requirement.limit)
                for place, (count, requirement) in enumerate(zip(state, self.requirements))
                for gain in [requirement.gain(seat, ballot)]
            ]
        )

    def finish(self, state: tuple[int, ...]) -> Outcome:
        """The failure of the first requirement not met, or adoption."""
        for count, requirement in zip(state, self.requirements):
            if not requirement.met(count):
                return requirement.failure
        return Outcome.ADOPTED


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Machines of several organs, each of which has to adopt.

    The seats of the first organ come first. What came out is what came out of
    the first organ that did not adopt.
    """

    machines: tuple[Machine[Any], ...]

    @property
    def ballots(self) -> tuple[tuple[Ballot, ...], ...]:
        """The ballots of all organs, one organ after the other."""
        return tuple(each for machine in self.machines for each in machine.ballots)

    @property
    def start(self) -> tuple[Any, ...]:
        """Each organ at its own start."""
        return tuple(machine.start for machine in self.machines)

    def step(self, state: tuple[Any, ...], seat: int, ballot: Ballot) -> tuple[Any, ...]:
        """The organ the seat belongs to reads the ballot; the others wait."""
        place, seat = _within([len(machine.ballots) for machine in self.machines], seat)
        moved = self.machines[place].step(state[place], seat, ballot)
        return (*state[:place], moved, *state[place + 1 :])

    def finish(self, state: tuple[Any, ...]) -> Outcome:
        """The first outcome that is not adoption, or adoption."""
        outcomes = [machine.finish(end) for machine, end in zip(self.machines, state)]
        return next((each for each in outcomes if each is not Outcome.ADOPTED), Outcome.ADOPTED)


@dataclass(frozen=True, slots=True)
class Question:
    """A question put to the vote, and which one is put next after each outcome.

    ``turn`` numbers the roll call it is answered by: questions of the same turn
    are different ways to count the same ballots. ``then`` leads from an outcome
    to the place of the next question, which has a later turn; an outcome that
    is not there ends the matter.
    """

    turn: int
    machine: Machine[Any]
    then: tuple[tuple[Outcome, int], ...] = ()


@dataclass(frozen=True, slots=True)
class InSequence:
    """Questions one after the other: each outcome chooses the next question.

    The seats are those of the first turn, then those of the second, and so on.
    A state is the place of the question on the table with the state of its
    machine; or, when no question is left, the outcome. Ballots of a turn that
    is passed over change nothing.
    """

    questions: tuple[Question, ...]

    @property
    def ballots(self) -> tuple[tuple[Ballot, ...], ...]:
        """The ballots of all turns, one turn after the other."""
        turns = {question.turn: question.machine.ballots for question in self.questions}
        return tuple(each for turn in sorted(turns) for each in turns[turn])

    @property
    def start(self) -> tuple[int, Any]:
        """The first question, its machine at the start."""
        return 0, self.questions[0].machine.start

    def step(self, state: Any, seat: int, ballot: Ballot) -> Any:
        """The question on the table reads the ballot; its last ballot answers it."""
        if isinstance(state, Outcome):
            return state
        place, inner = state
        question = self.questions[place]
        lengths = {each.turn: len(each.machine.ballots) for each in self.questions}
        turn, seat = _within([lengths[each] for each in sorted(lengths)], seat)
        if turn != question.turn:
            return state
        inner = question.machine.step(inner, seat, ballot)
        if seat + 1 < lengths[turn]:
            return place, inner
        outcome = question.machine.finish(inner)
        following = dict(question.then).get(outcome)
        if following is None:
            return outcome
        return following, self.questions[following].machine.start

    def finish(self, state: Any) -> Outcome:
        """The outcome of the last question that was put."""
        if not isinstance(state, Outcome):
            raise RuleError(say("the sequence ended before its question was answered"))
        return state


def _within(lengths: Sequence[int], seat: int) -> tuple[int, int]:
    """Which part a seat lies in when the parts follow one another, and where in it."""
    for place, length in enumerate(lengths):
        if seat < length:
            return place, seat
        seat -= length
    raise IndexError(seat)
