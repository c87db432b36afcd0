"""The coalitions of a game one after the other, the smallest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import add, ge, sub

from unsc_sim.power.games import Cost, Game
from unsc_sim.power.minimal import Side

__all__ = ["listing"]


@dataclass(frozen=True, slots=True)
class _Search:
    """A search through the coalitions of one size, in the order of the seats.

    ``best[seat][more]`` is the most that so many of the voters from a seat on
    can add to each counter: where even that is too little, nothing is searched.
    """

    costs: tuple[Cost, ...]
    needs: Cost
    side: Side
    minimal: bool
    best: tuple[tuple[Cost, ...], ...]

    def has_it(self, sums: Cost) -> bool:
        """Whether sums of costs suffice: on all counters to win, on one to block."""
        reached = map(ge, sums, self.needs)
        return all(reached) if self.side is Side.WINNING else any(reached)

    def within(self, size: int, seat: int, sums: Cost, chosen: tuple[int, ...]) -> Iterator[Cost]:
        """The coalitions of a size that begin with the chosen."""
        more = size - len(chosen)
        if not more:
            if self.has_it(sums) and (not self.minimal or self._needs_all(sums, chosen)):
                yield chosen
            return
        if self.minimal and self.has_it(sums):
            return
        for each in range(seat, len(self.costs) - more + 1):
            if not self.has_it(tuple(map(add, sums, self.best[each][more]))):
                return
            added = tuple(map(add, sums, self.costs[each]))
            yield from self.within(size, each + 1, added, (*chosen, each))

    def _needs_all(self, sums: Cost, chosen: tuple[int, ...]) -> bool:
        return not any(self.has_it(tuple(map(sub, sums, self.costs[seat]))) for seat in chosen)


def listing(game: Game, side: Side, minimal: bool) -> Iterator[tuple[int, ...]]:
    """The seats of every coalition that wins or blocks, or of the minimal ones alone."""
    if side is Side.WINNING:
        needs = tuple(sum(row) - limit for row, limit in zip(zip(*game.costs), game.limits))
    else:
        needs = tuple(limit + 1 for limit in game.limits)
    search = _Search(game.costs, needs, side, minimal, _best(game.costs))
    for size in range(1, len(game.costs) + 1):
        yield from search.within(size, 0, (0,) * len(needs), ())


def _best(costs: tuple[Cost, ...]) -> tuple[tuple[Cost, ...], ...]:
    table = []
    for seat in range(len(costs)):
        rows = [sorted(row, reverse=True) for row in zip(*costs[seat:])]
        sums = [tuple(0 for _ in rows)]
        for ranked in zip(*rows):
            sums.append(tuple(map(add, sums[-1], ranked)))
        table.append(tuple(sums))
    return tuple(table)
