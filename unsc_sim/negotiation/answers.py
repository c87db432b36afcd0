"""What members do on many texts at once: which votes are open, what can come out, how likely.

A member's answer to a text depends on which of its positions the text meets,
and on nothing else. There are few such states for each member, so each is
looked at once, and a group of texts is a row of states.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unsc_sim import batch
from unsc_sim.chances import Chance
from unsc_sim.councils.members import Member
from unsc_sim.negotiation.columns import Groups, numbered
from unsc_sim.positions.conditions import ALWAYS
from unsc_sim.positions.drafts import Text
from unsc_sim.positions.stances import Position, Standing
from unsc_sim.readings.habitual import LineUp
from unsc_sim.readings.readings import Reading
from unsc_sim.rules.machines import Bound
from unsc_sim.tally import possible_outcomes
from unsc_sim.votes import Ballot, Consent, Outcome, Vote

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "CAN",
    "CANNOT",
    "MUST",
    "Answers",
    "Share",
    "State",
    "answers",
    "chances",
    "fitted",
    "is_ordered",
    "mixed",
    "open_in",
    "share",
    "shares",
    "verdicts",
]

CANNOT, CAN, MUST = 0, 1, 2
"""No open vote adopts the text; some do; all do."""

BLOCK = 16384
"""How many groups are forecast at a time."""

State = tuple[Position, ...]
"""The positions of a member that a text meets."""

Share = tuple[float, float, float]
"""The chances that a seat votes in favour, withholds, votes against."""


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """For every seat its states, the state it is in on each group of texts, its open ballots."""

    standing: Standing
    states: tuple[tuple[State, ...], ...]
    of: tuple[NDArray[np.intp], ...]
    open: tuple[tuple[tuple[Ballot, ...], ...], ...]

    @property
    def count(self) -> int:
        """How many groups of texts there are."""
        return len(self.of[0])


def answers(standing: Standing, groups: Groups) -> Answers:
    """The states of the members on groups of texts.

    Raises
    ------
    SeatError
        If two positions of a member leave it no ballot on some text.
    """
    states, places, ballots = [], [], []
    for seat, code in enumerate(standing.rule.codes):
        held, of, first = _states(standing, groups, code)
        states.append(held)
        places.append(of)
        on_each = [standing.open_ballots(groups.text(group)) for group in first]
        ballots.append(tuple(open_to[seat] for open_to in on_each))
    return Answers(standing, tuple(states), tuple(places), tuple(ballots))


def _states(
    standing: Standing, groups: Groups, code: str
) -> tuple[tuple[State, ...], NDArray[np.intp], list[int]]:
    """The states of one member, which of them it is in on each group, and a group for each."""
    own = [each for each in standing.positions if each.member == code]
    truths = [groups.truth[each.when] for each in own]
    first, of = numbered(truths, groups.count)
    some: list[int] = first.tolist()
    held = tuple(tuple(each for each, truth in zip(own, truths) if truth[row]) for row in some)
    return held, of, some


def _on(standing: Standing, state: State) -> Standing:
    """The same members where a state holds on every text, and nothing else is known."""
    return replace(standing, positions=tuple(replace(each, when=ALWAYS) for each in state))


def _any(standing: Standing) -> Text:
    return next(standing.draft.texts())


def verdicts(found: Answers) -> NDArray[np.uint8]:
    """For each group of texts whether they cannot, can or must be adopted."""
    import numpy as np

    rule = found.standing.rule
    must, can = np.ones(found.count, bool), np.ones(found.count, bool)
    for requirement in rule.requirements:
        able, sure = np.zeros((2, found.count), np.int64)
        for weight, ballots, of in zip(requirement.weights, found.open, found.of):
            able += _table([weight * (requirement.counted in each) for each in ballots])[of]
            sure += _table([weight * (each == (requirement.counted,)) for each in ballots])[of]
        at_least = requirement.bound is Bound.AT_LEAST
        must &= (sure >= requirement.limit) if at_least else (able < requirement.limit)
        can &= (able >= requirement.limit) if at_least else (sure < requirement.limit)
    if not is_ordered(found.standing):
        can &= _by_the_walk(found)
    return can.astype(np.uint8) + must


def _table(values: Sequence[int]) -> NDArray[np.int64]:
    import numpy as np

    return np.array(values, np.int64)


def is_ordered(standing: Standing) -> bool:
    """Whether one ballot helps every requirement of a rule, and one other ballot alone hinders any.

    Then what each requirement allows by itself, all allow together.
    """
    by_bound: dict[Bound, set[Ballot]] = {bound: set() for bound in Bound}
    for each in standing.rule.requirements:
        by_bound[each.bound].add(each.counted)
    helping, hindering = by_bound[Bound.AT_LEAST], by_bound[Bound.FEWER_THAN]
    return len(helping) <= 1 and len(hindering) <= 1 and not helping & hindering


def _by_the_walk(found: Answers) -> NDArray[np.bool_]:
    """The same, group by group, for a rule whose requirements are no such order."""
    import numpy as np

    machine = found.standing.rule.machine
    can = [
        Outcome.ADOPTED
        in possible_outcomes(machine, [each[of[row]] for each, of in zip(found.open, found.of)])
        for row in range(found.count)
    ]
    return np.array(can)


def shares(found: Answers, reading: Reading) -> tuple[tuple[Share, ...], ...]:
    """For every seat, in each of its states, the chances of its ballots under a reading."""
    return tuple(
        tuple(share(found.standing, reading, seat, each) for each in states)
        for seat, states in enumerate(found.states)
    )


def share(standing: Standing, reading: Reading, seat: int, state: State) -> Share:
    """The chances of one seat's ballots in a state."""
    if standing.rule.council.members[seat].vacant:
        return 0.0, 1.0, 0.0
    return _shared(dict(reading.beliefs(_on(standing, state), _any(standing)).seats[seat]))


def open_in(standing: Standing, seat: int, state: State) -> tuple[Ballot, ...]:
    """The ballots that are open to a seat in a state."""
    return _on(standing, state).open_ballots(_any(standing))[seat]


def fitted(line_up: LineUp, member: Member, ballots: tuple[Ballot, ...]) -> tuple[float, Share]:
    """How well a line-up fits what is open to a member, and the chances of its ballots then."""
    heard, cast = line_up.votes(member, ballots)
    return float(heard), _shared(dict(cast))


def _shared(believed: Mapping[Ballot, Chance]) -> Share:
    yes = believed.get(Vote.YES, believed.get(Consent.LETS_PASS, 0))
    no = believed.get(Vote.NO, believed.get(Consent.OBJECTS, 0))
    held = believed.get(Vote.ABSTAIN, 0) + believed.get(Vote.NOT_VOTING, 0)
    return float(yes), float(held), float(no)


def chances(found: Answers, believed: Sequence[Sequence[Share]]) -> NDArray[np.float64]:
    """For each group of texts the chance of adoption."""
    import numpy as np

    tables = [np.array(each, np.float64).reshape(-1, 3) for each in believed]
    adopted = np.empty(found.count)
    place = batch.OUTCOMES.index(Outcome.ADOPTED)
    for start in range(0, found.count, BLOCK):
        rows = slice(start, start + BLOCK)
        held = np.stack([table[of[rows]] for table, of in zip(tables, found.of)], axis=1)
        adopted[rows] = batch.forecast(found.standing.rule, held)[:, place]
    return adopted


def mixed(found: Answers, line_ups: Sequence[LineUp]) -> NDArray[np.float64]:
    """The same where members are correlated: one walk for each line-up, weighed by how it fits."""
    import numpy as np

    adopted, total = np.zeros((2, found.count))
    for line_up in line_ups:
        fits = np.full(found.count, float(line_up.chance))
        believed, possible = [], []
        for member, ballots, of in zip(found.standing.rule.council.members, found.open, found.of):
            told = [line_up.votes(member, each) for each in ballots]
            fits *= np.array([float(heard) for heard, _ in told])[of]
            believed.append(tuple(_shared(dict(cast)) for _, cast in told))
            possible.append(tuple({ballot for _, cast in told for ballot, _ in cast}))
        total += fits
        if all(possible) and Outcome.ADOPTED in possible_outcomes(
            found.standing.rule.machine, possible
        ):
            adopted += _weighed(found, believed, fits)
    return adopted / total


def _weighed(
    found: Answers, believed: Sequence[Sequence[Share]], fits: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The chances of the groups that fit, times how they do."""
    import numpy as np

    weighed = np.zeros(found.count)
    rows = np.flatnonzero(fits)
    some = replace(found, of=tuple(of[rows] for of in found.of))
    weighed[rows] = fits[rows] * chances(some, believed)
    return weighed
