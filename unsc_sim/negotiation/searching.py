"""The front of a space too large to list: branch and bound.

A text is written provision by provision. What can become of it while it is half
written is bounded from above, see :mod:`unsc_sim.negotiation.ceilings`. A
half-written text that cannot beat the front found so far is given up, and so is
one that leaves as much open as a cheaper one and settles the same.

Under several readings the least chance under any of them is what counts: no
text exceeds the least of its bounds.

If the search is cut short, it says what it bounds: no text that it left out has
a better chance than the bound, unless it is beaten by one found.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heappop, heappush
from itertools import combinations, count

from unsc_sim.errors import RuleError
from unsc_sim.negotiation.answers import is_ordered
from unsc_sim.negotiation.ceilings import Ceiling, apart, ceiling, highest
from unsc_sim.negotiation.fronts import ALIKE
from unsc_sim.negotiation.offers import Setting
from unsc_sim.negotiation.possible import example
from unsc_sim.negotiation.spaces import Space
from unsc_sim.negotiation.writing import Writer, Written
from unsc_sim.positions.drafts import Provision, Text
from unsc_sim.readings.readings import Reading
from unsc_sim.words import say

__all__ = ["Found", "cheapest", "search"]


@dataclass(frozen=True, slots=True)
class Found:
    """The texts on the front, cheapest first; the bound is None where the front is proven."""

    texts: tuple[Text, ...]
    bound: float | None


@dataclass(frozen=True, slots=True)
class _Node:
    """A half-written text, and the least that it can cost."""

    written: Written
    price: Fraction


@dataclass(slots=True)
class _Search:
    """What is known while searching: the conditions of the members, the ceilings, the front."""

    setting: Setting
    ceilings: tuple[Ceiling, ...]
    writer: Writer = field(init=False)
    held: tuple[Sequence[int], ...] = field(init=False)
    seen: dict[Hashable, Fraction] = field(default_factory=dict)
    front: list[tuple[Fraction, float, Text]] = field(default_factory=list)

    def __post_init__(self) -> None:
        standing, space = self.setting.standing, self.setting.space
        self.writer = Writer(space, tuple(each.when for each in standing.positions))
        self.held = tuple(
            self.writer.places(each.when for each in standing.declared(member))
            for member in standing.rule.council.members
        )

    def start(self) -> _Node:
        """Nothing written yet."""
        return self._node(self.writer.start())

    def _node(self, written: Written) -> _Node:
        return _Node(written, _least(self.setting.space, written.half))

    def children(self, node: _Node) -> Iterator[_Node]:
        """The texts with one more provision of which none as cheap comes to the same."""
        for child in map(self._node, self.writer.children(node.written)):
            kind = self.writer.kind(child.written)
            if kind not in self.seen or child.price < self.seen[kind]:
                self.seen[kind] = child.price
                yield child

    def bounds(self, nodes: Sequence[_Node]) -> list[float]:
        """The most that can become of each half-written text under every reading."""
        texts = [
            [tuple([node.written.told[place] for place in held]) for held in self.held]
            for node in nodes
        ]
        found: list[float] = highest(self.ceilings, texts).tolist() if texts else []
        return found

    def beaten(self, price: Fraction, chance: float) -> bool:
        """Whether the front has something as cheap and as likely."""
        return not chance or any(p <= price and c >= chance * (1 - ALIKE) for p, c, _ in self.front)

    def keep(self, price: Fraction, chance: float, text: Text) -> None:
        """Put a text on the front, and take off what it beats."""
        kept = [each for each in self.front if each[0] < price or each[1] * (1 - ALIKE) > chance]
        self.front = [*kept, (price, chance, text)]


def search(setting: Setting, readings: Sequence[Reading], most: int) -> Found:
    """The front of a space: at each price the best chance to be had under all of some readings.

    Parameters
    ----------
    most
        How many half-written texts are looked at at most.

    Raises
    ------
    RuleError
        If the rule is such that a better vote may hurt it: nothing is bounded
        then. As for a reading, see :func:`~unsc_sim.negotiation.ceilings.ceiling`.
    SeatError
        If two positions of a member leave it no ballot on some text.
    """
    if not is_ordered(setting.standing):
        raise RuleError(
            say("a space this large is searched only under rules that no better vote hurts")
        )
    _check_consistent(setting)
    ceilings = tuple(ceiling(setting, each) for each in readings)
    state, order = _Search(setting, ceilings), count()
    start = state.start()
    heap = [(-state.bounds([start])[0], 0, start.price, next(order), start)]
    for _ in range(most):
        while heap and state.beaten(heap[0][2], -heap[0][0]):
            heappop(heap)
        if not heap:
            break
        bound, _, price, _, node = heappop(heap)
        if node.written.settled:
            state.keep(price, -bound, _completed(setting.space, node.written.half))
            continue
        children = list(state.children(node))
        for child, reached in zip(children, state.bounds(children)):
            heappush(heap, (-reached, -len(child.written.half), child.price, next(order), child))
    left = [-bound for bound, _, price, _, _ in heap if not state.beaten(price, -bound)]
    texts = tuple(text for _, _, text in sorted(state.front, key=lambda each: each[0]))
    return Found(texts, max(left, default=None))


def _check_consistent(setting: Setting) -> None:
    """Refuse positions of a member that leave it no vote on some text that is allowed."""
    standing, space = setting.standing, setting.space
    for one, other in combinations(standing.positions, 2):
        if one.member == other.member and apart(one, other, standing.rule.ballot):
            both = (one.when, other.when, *space.conditions)
            found = example(space.draft.provisions, both)
            if found is not None:
                standing.open_ballots(_completed(space, found))


def _least(space: Space, half: Mapping[str, str]) -> Fraction:
    """The least that a half-written text can cost."""
    return sum(
        (
            prices[each.wordings.index(half[each.key])] if each.key in half else min(prices)
            for each, prices in zip(space.draft.provisions, space.prices)
        ),
        Fraction(0),
    )


def _completed(space: Space, half: Mapping[str, str]) -> Text:
    """A half-written text with the cheapest wordings of all that does not matter."""
    worded = [
        (each.key, half.get(each.key) or cheapest(each, prices))
        for each, prices in zip(space.draft.provisions, space.prices)
    ]
    return Text(tuple(worded))


def cheapest(provision: Provision, prices: Sequence[Fraction]) -> str:
    """The cheapest wording of a provision; among equals that of the draft."""
    drafted = provision.open_wordings[0]
    priced = zip(prices, provision.wordings)
    return min(priced, key=lambda each: (each[0], each[1] != drafted))[1]
