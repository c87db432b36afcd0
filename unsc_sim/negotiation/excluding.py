"""What excludes every text: the demands that hold on each, of texts listed or searched."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count, zip_longest
from typing import overload

from unsc_sim.negotiation.columns import least
from unsc_sim.negotiation.listings import Listing
from unsc_sim.negotiation.possible import known, possible
from unsc_sim.negotiation.spaces import Space
from unsc_sim.negotiation.writing import Writer, Written
from unsc_sim.positions.conditions import Condition
from unsc_sim.positions.stances import Standing
from unsc_sim.verdicts.conflicts import (
    Held,
    Listed,
    conflicting,
    excludes_all,
    lifting,
    listed,
    some_conflict,
)
from unsc_sim.verdicts.demands import Demands, Pattern, demands

__all__ = ["Conflicting", "Patterns", "excluded", "held_in_listing", "held_in_space"]


class Patterns(Sequence[Pattern]):
    """Patterns that are looked for when they are asked for, and then known."""

    __slots__ = ("_coming", "_held", "_known", "_search")

    def __init__(
        self, held: Callable[[], Held], search: Callable[[Held], Iterator[Pattern]]
    ) -> None:
        self._held = held
        self._search = search
        self._coming = self._found()
        self._known: list[Pattern] = []

    def _found(self) -> Iterator[Pattern]:
        yield from self._search(self._held())

    def _reaches(self, place: int) -> bool:
        """Whether there are so many that one stands in a place."""
        while len(self._known) <= place:
            found = next(self._coming, None)
            if found is None:
                return False
            self._known.append(found)
        return True

    def __iter__(self) -> Iterator[Pattern]:
        for place in count():
            if not self._reaches(place):
                return
            yield self._known[place]

    @overload
    def __getitem__(self, place: int) -> Pattern: ...
    @overload
    def __getitem__(self, place: slice) -> list[Pattern]: ...
    def __getitem__(self, place: int | slice) -> Pattern | list[Pattern]:
        if isinstance(place, int) and place >= 0 and self._reaches(place):
            return self._known[place]
        return list(self)[place]

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return self._reaches(0)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Patterns):
            return NotImplemented
        return all(mine == theirs for mine, theirs in zip_longest(self, other))

    def __hash__(self) -> int:
        return hash(self._known[0] if self else None)

    def soon(self) -> Pattern:
        """One of them that is found at once."""
        return self[0]

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self._held, self._search)


class Conflicting(Patterns):
    """Conflicts. The smallest may be long in coming, but that there are some is seen at once."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return bool(self._known) or excludes_all(self._held())

    def soon(self) -> Pattern:
        """One of them that is found at once, not always one of the smallest."""
        return self._known[0] if self._known else some_conflict(self._held())


def excluded(held: Callable[[], Held]) -> tuple[Conflicting, Patterns]:
    """The conflicts and the lifts among demands, none looked for yet."""
    return Conflicting(held, conflicting), Patterns(held, lifting)


def held_in_listing(listing: Listing) -> Listed:
    """The demands on texts that are listed."""
    truth, standing = listing.groups.truth, listing.setting.standing
    held = [truth[each.when] for each in standing.positions]
    return listed(standing, least(held, listing.groups.count))


def held_in_space(space: Space, standing: Standing) -> _Searched:
    """The demands on texts that are too many to list."""
    whens = [each.when for each in standing.positions]
    provisions = space.draft.provisions
    found = demands(standing, whens, lambda one, other: not possible(provisions, [one, other]))
    return _Searched(space, found)


@dataclass(frozen=True, slots=True)
class _Searched:
    """Demands on the texts of a space, which are written provision by provision."""

    space: Space
    found: Demands
    whens: tuple[Condition, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "whens", tuple(each.when for each in self.found.positions))

    def spared(self, imposed: int) -> int | None:
        """A text that can be adopted when these demands are imposed; None if there is none."""
        writer, held = self._written(imposed)
        seen: set[Hashable] = set()
        open_ones = [writer.start()]
        while open_ones:
            written = open_ones.pop()
            kind = writer.kind(written)
            if kind not in seen and self.found.bears(held(written)):
                seen.add(kind)
                if written.settled:
                    return self._holding(self._completed(written.half))
                open_ones += writer.children(written)
        return None

    def nearest(self) -> Iterator[int]:
        """Texts on which no fewer hold than on another, those first that need the least relief."""
        writer, held = self._written(self.found.all)
        order = count()
        given: list[int] = []
        seen: set[Hashable] = set()
        heap = [(0, 0, next(order), writer.start())]
        while heap:
            _, _, _, written = heappop(heap)
            holding, kind = held(written), writer.kind(written)
            if kind in seen or any(each & holding == each for each in given):
                continue
            seen.add(kind)
            if written.settled:
                given.append(holding)
                yield holding
                continue
            for child in writer.children(written):
                rank = self.found.relief(held(child)), held(child).bit_count()
                heappush(heap, (*rank, next(order), child))

    def _written(self, demands: int) -> tuple[Writer, Callable[[Written], int]]:
        """Writes texts as far as some demands ask, and tells which of these hold on one."""
        meant = {1 << bit: when for bit, when in enumerate(self.whens) if demands >> bit & 1}
        writer = Writer(self.space, tuple(meant.values()))
        places = tuple(zip(meant, writer.places(meant.values())))
        return writer, lambda text: sum(bit for bit, place in places if text.told[place])

    def _holding(self, text: Mapping[str, str]) -> int:
        """The demands that hold on a text, whatever is added to it."""
        return sum(1 << bit for bit, when in enumerate(self.whens) if known(when, text))

    def _completed(self, half: Mapping[str, str]) -> Mapping[str, str]:
        """A text on which few more demands hold."""
        text = dict(half)
        for each in self.space.draft.provisions:
            if each.key not in text:
                worded = [{**text, each.key: wording} for wording in each.wordings]
                text = min(worded, key=lambda some: self._holding(some).bit_count())
        return text
