"""Positions that contradict each other: why nothing can be adopted.

A set of demands is a *conflict* if imposing only those leaves no text that can
be adopted, and leaving any one out does. A *lift* is a set of demands without
which some text can be adopted, and every one of which has to go. The two
answer for each other: a conflict is a smallest set that meets every lift, and
a lift one that meets every conflict (Reiter 1987).

They are found together by dualizing and advancing (Gunopulos, Khardon, Mannila
and Toivonen 1997): propose a smallest set that meets all lifts found so far. If
it leaves no text, it is a conflict; if it leaves one, what that text tolerates
is a further lift. Demands that bear on the same texts in the same way are
counted, not told apart, so that *any seven of these fifteen* is one proposal
and not 6435.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import comb, prod

from unsc_sim.positions.stances import Position, Standing
from unsc_sim.rules.decisions import Rule
from unsc_sim.rules.machines import Bound, Requirement
from unsc_sim.votes import Ballot

__all__ = [
    "Counts",
    "Demands",
    "Find",
    "Pattern",
    "among",
    "conflicts",
    "contradictions",
    "demands",
]

Counts = tuple[int, ...]
"""How many demands of each class are imposed."""

Find = Callable[[Counts], int | None]
"""The classes that hold on some text still adoptable, as bits; None if there is none."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Sets of demands of one form: so many of these, and so many of those."""

    parts: tuple[tuple[int, tuple[Position, ...]], ...]

    @property
    def size(self) -> int:
        """How many demands such a set has."""
        return sum(count for count, _ in self.parts)

    @property
    def number(self) -> int:
        """How many such sets there are."""
        return prod(comb(len(several), count) for count, several in self.parts)

    def sets(self) -> Iterator[tuple[Position, ...]]:
        """All of them."""
        for chosen in product(*(combinations(several, count) for count, several in self.parts)):
            yield tuple(position for part in chosen for position in part)


@dataclass(frozen=True, slots=True)
class Demands:
    """The positions that can stand in the way, in classes that are alike.

    Attributes
    ----------
    classes
        Positions that hold on the same texts and close the same ballots to
        members whose votes weigh the same.
    limits
        For each requirement of the rule, the weight that can be closed at most,
        and whose it is: a weight, the classes that close it as bits, and
        whether every demand of these closes as much again.
    """

    classes: tuple[tuple[Position, ...], ...]
    limits: tuple[tuple[int, tuple[tuple[int, int, bool], ...]], ...]

    @property
    def sizes(self) -> Counts:
        """How many demands each class has."""
        return tuple(map(len, self.classes))

    def adoptable(self, imposed: Counts, holding: int) -> bool:
        """Whether a text can be adopted on which these classes hold, so many of each imposed."""
        for spare, bearers in self.limits:
            closed = 0
            for weight, closing, each in bearers:
                several = [n for bit, n in enumerate(imposed) if (closing & holding) >> bit & 1]
                closed += weight * (sum(several) if each else any(several))
            if closed > spare:
                return False
        return True

    def bearable(self, imposed: Counts, holding: int) -> Counts:
        """As many demands as can be imposed besides without losing the text."""
        most = list(imposed)
        for place, size in enumerate(self.sizes):
            while most[place] < size:
                most[place] += 1
                if not self.adoptable(tuple(most), holding):
                    most[place] -= 1
                    break
        return tuple(most)

    def pattern(self, counts: Counts) -> Pattern:
        """The sets that have so many demands of each class."""
        return Pattern(tuple((n, of) for n, of in zip(counts, self.classes) if n))


def conflicts(standing: Standing) -> Iterator[tuple[Position, ...]]:
    """Minimal sets of positions that alone exclude adoption whatever the text.

    Imposing only those leaves no text that can be adopted; leaving any one out
    does. Fewest positions first.
    """
    texts = standing.texts()
    found = demands(standing, lambda each: tuple(each.when.holds(text) for text in texts))
    held = (
        sum(1 << place for place, of in enumerate(found.classes) if of[0].when.holds(text))
        for text in texts
    )
    for pattern in contradictions(found, among(found, held))[0]:
        yield from pattern.sets()


def among(found: Demands, holding: Iterable[int]) -> Find:
    """Looks for a text among some, given by the classes that hold on each."""
    least = _smallest(holding)
    return lambda counts: next((each for each in least if found.adoptable(counts, each)), None)


def _smallest(sets: Iterable[int]) -> tuple[int, ...]:
    """Those of some sets, as bits, that include no other."""
    kept: list[int] = []
    for each in sorted(set(sets), key=int.bit_count):
        if not any(other & each == other for other in kept):
            kept.append(each)
    return tuple(kept)


def demands(standing: Standing, texts: Callable[[Position], Hashable]) -> Demands:
    """The positions of a standing that can stand in the way.

    Parameters
    ----------
    texts
        Tells on which texts a position holds: equal if they are the same.
    """
    rule = standing.rule
    binding = [each for each in standing.positions if any(_closed(rule, each))]
    several = [each.member for each in binding]
    classes: dict[Hashable, list[Position]] = {}
    for each in binding:
        seat = rule.codes.index(each.member)
        closed = tuple(
            requirement.weights[seat] * closes
            for requirement, closes in zip(rule.requirements, _closed(rule, each))
        )
        alone = several.count(each.member) == 1
        kind = (texts(each), closed, alone or (each.member, each))
        classes.setdefault(kind, []).append(each)
    made = tuple(map(tuple, classes.values()))
    return Demands(
        made, tuple(_limit(rule, place, made) for place in range(len(rule.requirements)))
    )


def _closed(rule: Rule, position: Position) -> tuple[bool, ...]:
    """For each requirement whether a position stands in its way."""
    seat = rule.codes.index(position.member)
    open_to: tuple[Ballot, ...] = position.stance.open_to(rule.ballot)
    if len(rule.ballots[seat]) == 1:
        return (False,) * len(rule.requirements)
    return tuple(
        bool(requirement.weights[seat])
        and (
            requirement.counted not in open_to
            if requirement.bound is Bound.AT_LEAST
            else open_to == (requirement.counted,)
        )
        for requirement in rule.requirements
    )


def _limit(
    rule: Rule, place: int, classes: Sequence[Sequence[Position]]
) -> tuple[int, tuple[tuple[int, int, bool], ...]]:
    """What a requirement can bear, and who weighs on it.

    The positions of a member with several close its vote once, however many
    of them do.
    """
    requirement = rule.requirements[place]
    bits: dict[tuple[int, str], int] = {}
    for number, several in enumerate(classes):
        if _closed(rule, several[0])[place]:
            weight = requirement.weights[rule.codes.index(several[0].member)]
            member = several[0].member if _one_of_several(several, classes) else ""
            bits[weight, member] = bits.get((weight, member), 0) | 1 << number
    return _spare(rule, requirement), tuple((w, b, not m) for (w, m), b in bits.items())


def _one_of_several(several: Sequence[Position], classes: Sequence[Sequence[Position]]) -> bool:
    """Whether a member has other positions than those of a class."""
    member = several[0].member
    return sum(each.member == member for others in classes for each in others) > 1


def _spare(rule: Rule, requirement: Requirement) -> int:
    """The weight that can be lost before a requirement is out of reach."""
    seats = list(zip(requirement.weights, rule.ballots))
    if requirement.bound is Bound.AT_LEAST:
        able = sum(weight for weight, ballots in seats if requirement.counted in ballots)
        return able - requirement.limit
    bound = sum(weight for weight, ballots in seats if ballots == (requirement.counted,))
    return requirement.limit - 1 - bound


def contradictions(found: Demands, find: Find) -> tuple[tuple[Pattern, ...], tuple[Pattern, ...]]:
    """All conflicts and all lifts, each as patterns, the smallest sets first.

    Where some text can be adopted as it is, there are none.

    Parameters
    ----------
    find
        Looks for a text that can be adopted when so many demands of each class
        are imposed, and tells which classes hold on it.
    """
    if find(found.sizes) is not None:
        return (), ()
    proposed = [(0,) * len(found.classes)]
    confirmed: set[Counts] = set()
    borne: list[Counts] = []
    while open_ones := [each for each in proposed if each not in confirmed]:
        holding = find(open_ones[0])
        if holding is None:
            confirmed.add(open_ones[0])
        else:
            borne.append(found.bearable(open_ones[0], holding))
            proposed = _raised(proposed, borne[-1], found.sizes)
    spared = [tuple(n - k for n, k in zip(found.sizes, each)) for each in _largest(borne)]
    return _patterns(found, proposed), _patterns(found, spared)


def _patterns(found: Demands, several: Iterable[Counts]) -> tuple[Pattern, ...]:
    return tuple(sorted(map(found.pattern, several), key=lambda each: each.size))


def _largest(borne: Iterable[Counts]) -> list[Counts]:
    """Those that are not within another."""
    kept: list[Counts] = []
    for each in sorted(set(borne), key=sum, reverse=True):
        if not any(_within(each, other) for other in kept):
            kept.append(each)
    return kept


def _raised(proposed: list[Counts], borne: Counts, sizes: Counts) -> list[Counts]:
    """The smallest counts that exceed what is borne somewhere, and all that came before."""
    kept = [each for each in proposed if not _within(each, borne)]
    raised = {
        (*each[:place], borne[place] + 1, *each[place + 1 :])
        for each in proposed
        if _within(each, borne)
        for place, size in enumerate(sizes)
        if borne[place] < size
    }
    new = sorted(raised, key=sum)
    for each in new:
        if not any(_within(other, each) for other in kept):
            kept.append(each)
    return kept


def _within(less: Counts, more: Counts) -> bool:
    return all(a <= b for a, b in zip(less, more))
