"""The front of a space too large to list: branch and bound.

A text is written provision by provision. While it is half written, a condition
that asks about what is missing is open, and a member may still be in any of
several states; the best chances among these for every seat bound from above
what can become of the text, for no requirement of the rule is hurt by a better
vote. A half-written text that cannot beat the front found so far is given up,
and so is one that leaves as much open as a cheaper one and settles the same.

If the search is cut short, it says what it bounds: no text that it left out has
a better chance than the bound, unless it is beaten by one found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heappop, heappush
from itertools import count, product

from unsc_sim import batch
from unsc_sim.errors import RuleError, SeatError
from unsc_sim.forecasts.mixtures import Mixture
from unsc_sim.negotiation.answers import Share, is_ordered, share
from unsc_sim.negotiation.fronts import ALIKE
from unsc_sim.negotiation.offers import Setting
from unsc_sim.negotiation.possible import asked, known
from unsc_sim.negotiation.spaces import Space
from unsc_sim.positions.conditions import Condition
from unsc_sim.positions.drafts import Provision, Text
from unsc_sim.verdicts.conflicts import Counts, Demands
from unsc_sim.votes import Outcome
from unsc_sim.words import say

__all__ = ["Found", "adoptable_text", "cheapest", "search"]

Half = dict[str, str]
"""A text half written: the wordings of some provisions."""

Told = tuple[bool | None, ...]
"""Of every condition whether it holds on a half-written text; None while that is open."""


@dataclass(frozen=True, slots=True)
class Found:
    """The texts on the front, cheapest first; the bound is None where the front is proven."""

    texts: tuple[Text, ...]
    bound: float | None


@dataclass(frozen=True, slots=True)
class _Node:
    """A half-written text, what is told of the conditions, and the least that it can cost."""

    half: Half
    told: Told
    price: Fraction

    @property
    def settled(self) -> bool:
        """Whether nothing that is missing matters."""
        return None not in self.told


@dataclass(slots=True)
class _Search:
    """What is known while searching: the conditions of the members, their shares, the front."""

    setting: Setting
    conditions: tuple[Condition, ...] = field(init=False)
    asking: tuple[frozenset[str], ...] = field(init=False)
    held: tuple[tuple[int, ...], ...] = field(init=False)
    shares: dict[tuple[int, Told], Share] = field(default_factory=dict)
    seen: dict[object, Fraction] = field(default_factory=dict)
    front: list[tuple[Fraction, float, Text]] = field(default_factory=list)

    def __post_init__(self) -> None:
        standing, space = self.setting.standing, self.setting.space
        whens = (each.when for each in standing.positions)
        self.conditions = tuple(dict.fromkeys((*whens, *space.conditions)))
        atoms = ([atom.key for atom in each.atoms()] for each in self.conditions)
        self.asking = tuple(map(frozenset, atoms))
        self.held = tuple(
            tuple(self.conditions.index(each.when) for each in standing.declared(member))
            for member in standing.rule.council.members
        )

    def start(self) -> _Node:
        """Nothing written yet."""
        return self._node({}, tuple(known(each, {}) for each in self.conditions))

    def _node(self, half: Half, told: Told) -> _Node:
        return _Node(half, told, _least(self.setting.space, half))

    def children(self, node: _Node) -> Iterator[_Node]:
        """The text with one more provision, the one most asked about, in each wording allowed."""
        open_ones = [asks for asks, told in zip(self.asking, node.told) if told is None]
        keys = [key for asks in open_ones for key in sorted(asks) if key not in node.half]
        key = max(dict.fromkeys(keys), key=keys.count)
        provisions = self.setting.space.draft.provisions
        for wording in next(each for each in provisions if each.key == key).wordings:
            half = {**node.half, key: wording}
            told = tuple(
                known(condition, half) if told is None and key in asks else told
                for condition, asks, told in zip(self.conditions, self.asking, node.told)
            )
            held = dict(zip(self.conditions, told))
            if all(held[each] is not False for each in self.setting.space.conditions):
                child = self._node(half, told)
                if self._cheaper(child):
                    yield child

    def _cheaper(self, node: _Node) -> bool:
        """Whether no text that was as far, and has the same before it, costs as little."""
        ahead = {k for asks, held in zip(self.asking, node.told) if held is None for k in asks}
        kind = node.told, tuple((key, node.half[key]) for key in sorted(ahead & set(node.half)))
        if kind in self.seen and self.seen[kind] <= node.price:
            return False
        self.seen[kind] = node.price
        return True

    def bounds(self, nodes: Sequence[_Node]) -> list[float]:
        """The most that can become of each half-written text."""
        import numpy as np

        rows = [
            [
                self._best_of(seat, tuple([node.told[place] for place in held]))
                for seat, held in enumerate(self.held)
            ]
            for node in nodes
        ]
        if not rows:
            return []
        place = batch.OUTCOMES.index(Outcome.ADOPTED)
        adopted = batch.forecast(self.setting.standing.rule, np.array(rows))[:, place]
        return [float(chance) for chance in adopted]

    def _best_of(self, seat: int, held: Told) -> Share:
        if (seat, held) not in self.shares:
            options = list(self._states(seat, held))
            yes, no = max(each[0] for each in options), min(each[2] for each in options)
            self.shares[seat, held] = (yes, max(1 - yes - no, 0.0), no)
        return self.shares[seat, held]

    def _states(self, seat: int, held: Told) -> Iterator[Share]:
        """The chances of a seat in every state that is still open to it."""
        standing = self.setting.standing
        own = standing.declared(standing.rule.council.members[seat])
        faults = []
        for bits in product(*((True, False) if each is None else (each,) for each in held)):
            state = tuple(each for each, holds in zip(own, bits) if holds)
            try:
                yield share(standing, self.setting.reading, seat, state)
            except SeatError as fault:  # a state that no text may ever reach
                faults.append(fault)
        if faults and None not in held:
            raise faults[0]

    def beaten(self, price: Fraction, chance: float) -> bool:
        """Whether the front has something as cheap and as likely."""
        return chance <= ALIKE or any(p <= price and c >= chance - ALIKE for p, c, _ in self.front)

    def keep(self, price: Fraction, chance: float, text: Text) -> None:
        """Put a text on the front, and take off what it beats."""
        kept = [each for each in self.front if each[0] < price or each[1] > chance + ALIKE]
        self.front = [*kept, (price, chance, text)]


def search(setting: Setting, most: int) -> Found:
    """The front of a space, looking at so many half-written texts at most.

    Raises
    ------
    RuleError
        If the rule is such that a better vote may hurt it, or members are
        correlated under the reading: nothing is bounded then.
    """
    if not is_ordered(setting.standing):
        raise RuleError(
            say("a space this large is searched only under rules that no better vote hurts")
        )
    if isinstance(setting.reading.beliefs(setting.standing, setting.space.drafted), Mixture):
        text = "a space this large is searched only under a reading of independent members"
        raise RuleError(say(text))
    state, order = _Search(setting), count()
    start = state.start()
    heap = [(-state.bounds([start])[0], 0, start.price, next(order), start)]
    for _ in range(most):
        while heap and state.beaten(heap[0][2], -heap[0][0]):
            heappop(heap)
        if not heap:
            break
        bound, _, price, _, node = heappop(heap)
        if node.settled:
            state.keep(price, -bound, _completed(setting.space, node.half))
            continue
        children = list(state.children(node))
        for child, reached in zip(children, state.bounds(children)):
            heappush(heap, (-reached, -len(child.half), child.price, next(order), child))
    left = [-bound for bound, _, price, _, _ in heap if not state.beaten(price, -bound)]
    texts = tuple(text for _, _, text in sorted(state.front, key=lambda each: each[0]))
    return Found(texts, max(left, default=None))


def _children(space: Space, half: Half, key: str) -> Iterator[Half]:
    """A half-written text with one more provision, in every wording that is still allowed."""
    provision = next(each for each in space.draft.provisions if each.key == key)
    for wording in provision.wordings:
        child = {**half, key: wording}
        if all(known(each, child) is not False for each in space.conditions):
            yield child


def _least(space: Space, half: Half) -> Fraction:
    """The least that a half-written text can cost."""
    return sum(
        (
            prices[each.wordings.index(half[each.key])] if each.key in half else min(prices)
            for each, prices in zip(space.draft.provisions, space.prices)
        ),
        Fraction(0),
    )


def _completed(space: Space, half: Half) -> Text:
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


def adoptable_text(space: Space, found: Demands, counts: Counts) -> int | None:
    """The classes of demands that hold on a text adoptable with so many of each imposed, as bits.

    None if no text is: the search leaves out only what cannot be adopted.
    """
    when = [several[0].when for several in found.classes]
    return _adoptable(space, found, (counts, when), {})


def _adoptable(
    space: Space, found: Demands, asked_for: tuple[Counts, list[Condition]], half: Half
) -> int | None:
    counts, when = asked_for
    told = [known(each, half) for each in when]
    holding = sum(1 << place for place, holds in enumerate(told) if holds)
    if not found.adoptable(counts, holding):
        return None
    open_ones = [each for each, held in zip(when, told) if held is None]
    open_ones += [each for each in space.conditions if known(each, half) is None]
    if not open_ones:
        return holding
    key = next(key for key in asked(open_ones) if key not in half)
    children: Iterable[Half] = _children(space, half, key)
    reached = (_adoptable(space, found, asked_for, child) for child in children)
    return next((each for each in reached if each is not None), None)
