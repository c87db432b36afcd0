"""Positions that contradict each other: why nothing can be adopted.

A set of demands is a *conflict* if imposing only those leaves no text that can
be adopted, and leaving any one out does. A *lift* is a set of demands without
which some text can be adopted, and every one of which has to go. The two
answer for each other: a conflict is a smallest set that meets every lift, and
a lift one that meets every conflict (Reiter 1987).

Each text says what excludes it, so many votes closed or a veto; a conflict is a
minimal set that does so for all texts. A text also says what has to be lifted
for it; a lift is a minimal set that does so for some text. Both are found when
asked for, the smallest first. Demands that bear on the same texts in the same
way are counted, not told apart, so that *any seven of these fifteen* is one
pattern and not 6435 sets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Protocol

from unsc_sim.positions.stances import Standing
from unsc_sim.verdicts.demands import Demands, Pattern, demands, in_the_way
from unsc_sim.verdicts.minimal import Search, minimal_sets
from unsc_sim.verdicts.thresholds import Clause

__all__ = [
    "Held",
    "Listed",
    "conflicting",
    "conflicts",
    "excludes_all",
    "lifting",
    "listed",
    "some_conflict",
]


class Held(Protocol):
    """What is known of texts: the demands that hold on each, as bits."""

    @property
    def found(self) -> Demands:
        """The demands."""

    def spared(self, imposed: int) -> int | None:
        """A text that can be adopted when these demands are imposed; None if there is none."""

    def nearest(self) -> Iterator[int]:
        """Texts on which no fewer hold than on another, those first that need the least relief."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Texts one by one, of those on which more demands hold than on another none."""

    found: Demands
    texts: tuple[int, ...]
    clauses: tuple[Clause, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "clauses", tuple(map(self.found.excluding, self.texts)))

    def spared(self, imposed: int) -> int | None:
        """A text that can be adopted when these demands are imposed; None if there is none."""
        pairs = zip(self.texts, self.clauses)
        return next((text for text, clause in pairs if not clause.satisfied(imposed)), None)

    def nearest(self) -> Iterator[int]:
        """The texts, those first that need the least relief."""
        return iter(sorted(self.texts, key=self.found.relief))


def conflicts(standing: Standing) -> Iterator[Pattern]:
    """Minimal sets of positions that alone exclude adoption whatever the text.

    Imposing only those leaves no text that can be adopted; leaving any one out
    does. Fewest positions first.
    """
    rows = (
        sum(1 << place for place, each in enumerate(standing.positions) if each.when.holds(text))
        for text in standing.texts()
    )
    return conflicting(listed(standing, rows))


def listed(standing: Standing, rows: Iterable[int]) -> Listed:
    """The demands on texts, given by the places of the positions that hold on each, as bits."""
    binding = sum(1 << place for place in in_the_way(standing))
    texts = _smallest(row & binding for row in rows)
    columns = [
        sum(1 << row for row, held in enumerate(texts) if held >> place & 1)
        for place in range(len(standing.positions))
    ]
    found = demands(standing, columns, lambda one, other: not one & other)
    held = (
        sum(1 << bit for bit, place in enumerate(found.places) if row >> place & 1) for row in texts
    )
    return Listed(found, tuple(held))


def _smallest(sets: Iterable[int]) -> tuple[int, ...]:
    """Those of some sets, as bits, that include no other."""
    kept: list[int] = []
    for each in sorted(set(sets), key=int.bit_count):
        if not any(other & each == other for other in kept):
            kept.append(each)
    return tuple(kept)


def conflicting(held: Held) -> Iterator[Pattern]:
    """All conflicts in patterns, the smallest sets first; none where a text can be adopted."""

    def spared(imposed: int) -> Clause | None:
        text = held.spared(imposed)
        return None if text is None else held.found.excluding(text)

    if not excludes_all(held):
        return
    for chosen in minimal_sets(held.found.classes, spared):
        yield held.found.pattern(chosen)


def excludes_all(held: Held) -> bool:
    """Whether no text can be adopted."""
    return held.spared(held.found.all) is None


def some_conflict(held: Held) -> Pattern:
    """A conflict that is found at once, where no text can be adopted; there may be smaller ones.

    One demand after the other is left out if the others still exclude every text.
    """
    kept = held.found.all
    for bit in range(len(held.found.positions)):
        without = kept & ~(1 << bit)
        if held.spared(without) is None:
            kept = without
    return held.found.pattern(kept)


def lifting(held: Held) -> Iterator[Pattern]:
    """All lifts in patterns, the smallest sets first; none where a text can be adopted."""
    found, coming = held.found, held.nearest()
    text = next(coming, None)
    searches: list[Search] = []
    told: set[int] = set()
    if not excludes_all(held):
        return
    for size in count(1):
        while text is not None and found.relief(text) <= size:
            searches.append(Search(found.classes, found.relieving(text)))
            text = next(coming, None)
        for search in searches:
            for lifted in search.of_size(size):
                if lifted not in told and _needed(held, lifted):
                    told.add(lifted)
                    yield found.pattern(lifted)
        searches = [each for each in searches if each.cut]
        if not searches and text is None:
            return


def _needed(held: Held, lifted: int) -> bool:
    """Whether no text is left if any one of the demands lifted is imposed again."""
    kept = held.found.all & ~lifted
    of_each_class = (lifted & several for several in held.found.classes)
    return all(
        held.spared(kept | 1 << inside.bit_length() - 1) is None
        for inside in of_each_class
        if inside
    )
