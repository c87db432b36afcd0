"""All minimal sets that reach some thresholds, the smallest sets first.

A set has to satisfy clauses. A clause names thresholds, one of which is to be
reached: enough weight of what is chosen among some elements. Sets grow by the
elements that one clause not satisfied yet asks for; one that was passed over
stays out, so that no set is built twice (Murakami and Uno 2014, here for
thresholds). A set half built is given up if

- some clause is out of reach;
- some element of it adds nothing, whatever follows;
- so few more elements as are still allowed cannot satisfy all clauses.

Sets of one size are looked for after the other. Not all clauses need be known
beforehand: whenever a set satisfies those that are, it is asked for one that it
does not satisfy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from unsc_sim.verdicts.thresholds import Clause, Gap

__all__ = ["Search", "minimal_sets"]

_Node = tuple[int, int, tuple[Clause, ...]]
"""A set half built: what is chosen, what is passed over, the clauses still to look at."""

_ROUNDING = 1e-9


@dataclass(slots=True)
class Search:
    """A search for minimal sets, size by size.

    Attributes
    ----------
    classes
        The elements as bits; those of one class may be exchanged for each
        other, and the lower ones are taken first.
    clauses
        Those known so far.
    further
        Finds one that a set does not satisfy.
    cut
        Whether there may be larger sets than those of the size last looked at.
    """

    classes: tuple[int, ...]
    clauses: list[Clause] = field(default_factory=list)
    further: Callable[[int], Clause | None] = field(default=lambda _: None)
    cut: bool = field(default=True, init=False)
    gains: dict[Clause, list[float]] = field(default_factory=dict, init=False)

    def of_size(self, size: int) -> Iterator[int]:
        """The minimal sets of a size, as bits, once those of every smaller one are found."""
        told: set[int] = set()
        known = -1
        while known != len(self.clauses):  # a clause that was found late may have mattered before
            known = len(self.clauses)
            for each in self._once(size):
                if each not in told:
                    told.add(each)
                    yield each

    def _once(self, size: int) -> Iterator[int]:
        self.cut = False
        nodes: list[_Node] = [(0, 0, tuple(self.clauses))]
        everything = sum(self.classes)
        while nodes:
            chosen, passed, among = nodes.pop()
            free = everything & ~chosen & ~passed
            open_ones = [each for each in among if not each.satisfied(chosen)]
            if not self._needed(chosen, open_ones):
                continue
            if not open_ones:
                failed = self._failed(chosen)
                if failed is not None:
                    nodes.append((chosen, passed, (failed,)))
                elif chosen.bit_count() == size:
                    yield chosen
                continue
            gaps = [each.gap(chosen, free) for each in open_ones]
            left = [each for each in gaps if each is not None]
            if len(left) == len(gaps):
                nodes += self._grown((chosen, passed), left, free, size - chosen.bit_count())

    def _failed(self, chosen: int) -> Clause | None:
        """A clause that a set does not satisfy, known or not."""
        for each in self.clauses:
            if not each.satisfied(chosen):
                return each
        found = self.further(chosen)
        if found is not None:
            self.clauses.append(found)
        return found

    def _needed(self, chosen: int, open_ones: Sequence[Clause]) -> bool:
        """Whether every element chosen may still matter to some clause."""
        bits = 0
        for each in open_ones:
            bits |= each.bits
        return all(
            inside & bits or self._missed(chosen, 1 << inside.bit_length() - 1)
            for inside in (chosen & several for several in self.classes)
            if inside
        )

    def _missed(self, chosen: int, element: int) -> bool:
        """Whether some clause is not satisfied without an element."""
        without = chosen ^ element
        return any(each.bits & element and not each.satisfied(without) for each in self.clauses)

    def _grown(
        self, node: tuple[int, int], gaps: Sequence[Gap], free: int, left: int
    ) -> Iterator[_Node]:
        """A set with one more of the elements that one clause asks for; the likeliest last."""
        chosen, passed = node
        worth = self._worth(gaps)
        if not self._enough(worth, gaps, free, left):
            self.cut = True
            return
        narrow = min(gaps, key=lambda each: (each.spare, each.useful.bit_count()))
        able = [n for n, several in enumerate(self.classes) if several & narrow.useful]
        clauses = tuple(each.clause for each in gaps)
        children: list[_Node] = []
        for place in sorted(able, key=lambda n: -worth[n]):
            several = self.classes[place] & free
            children.append((chosen | several & -several, passed, clauses))
            passed |= several
        yield from reversed(children)

    def _worth(self, gaps: Sequence[Gap]) -> list[float]:
        """What one element of each class adds at most to all clauses together."""
        worth = [0.0] * len(self.classes)
        for gap in gaps:
            gains = self._gains(gap.clause)
            for place, several in enumerate(self.classes):
                if several & gap.useful:
                    worth[place] += gains[place]
        return worth

    def _gains(self, clause: Clause) -> list[float]:
        if clause not in self.gains:
            self.gains[clause] = [clause.gain(several & -several) for several in self.classes]
        return self.gains[clause]

    def _enough(self, worth: list[float], gaps: Sequence[Gap], free: int, left: int) -> bool:
        """Whether so many more elements may satisfy all clauses."""
        able = [
            gain
            for gain, several in zip(worth, self.classes)
            for _ in range((several & free).bit_count())
        ]
        most = sum(sorted(able, reverse=True)[:left])
        return left > 0 and most >= sum(gap.missing for gap in gaps) - _ROUNDING


def minimal_sets(
    classes: tuple[int, ...], further: Callable[[int], Clause | None]
) -> Iterator[int]:
    """All minimal sets that satisfy every clause, as bits, the smallest first.

    Of sets that differ only within classes one stands for all.

    Parameters
    ----------
    classes
        The elements as bits, in classes within which they may be exchanged.
    further
        Finds a clause that a set does not satisfy; None if there is none.

    Examples
    --------
    Two of three, or the fourth alone:

    >>> from unsc_sim.verdicts.thresholds import Threshold
    >>> three, fourth = Threshold(2, ((1, 0b0111),)), Threshold(1, ((1, 0b1000),))
    >>> clause = Clause((three, fourth))
    >>> found = minimal_sets((0b0111, 0b1000), lambda s: None if clause.satisfied(s) else clause)
    >>> [format(each, "04b") for each in found]
    ['1000', '0011']
    """
    search = Search(classes, further=further)
    for size in count():
        yield from search.of_size(size)
        if not search.cut:
            return
