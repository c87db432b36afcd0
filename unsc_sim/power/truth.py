"""Games as truth tables: one bit for every coalition, all of them in one integer.

Bit number ``b`` says of the set of voters whose bits are set in ``b`` whether
leaving them out still wins. Python's integers shift, mask and count such a
table faster than any loop; weights may be as heavy as they like.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from itertools import accumulate
from operator import and_

from unsc_sim.power.effort import IMPOSSIBLE
from unsc_sim.power.games import Cost

__all__ = ["effort", "having", "of_size", "outside", "picked", "swinging", "table"]

MOST_VOTERS = 27
_MOST_KEPT = 20
"""Tables of more voters are made anew each time: they are too large to hold on to."""
_LEAF = 8
_RUN = 64
"""The bytes of a table that are looked through bit by bit."""


def effort(voters: int, passes: float, counters: int = 1) -> float:
    """The nanoseconds that it takes to make the table of some voters and go over it so often."""
    if voters > MOST_VOTERS:
        return IMPOSSIBLE
    leaves, size = 1 << min(voters, _LEAF), (1 << voters) / 8
    return 5000 + counters * (140 * leaves + 5 * size) + passes * (100 + 0.2 * size)


def table(costs: Sequence[Cost], limits: Cost) -> int:
    """The sets of voters that may be left out.

    >>> bin(table([(2,), (1,), (1,)], (2,)))
    '0b1010111'
    """
    every = (1 << (1 << len(costs))) - 1
    columns = zip(zip(*costs), limits)
    return reduce(and_, [_within(column, limit) for column, limit in columns], every)


def _within(weights: tuple[int, ...], limit: int) -> int:
    """The sets of at most a weight, put together from sets of the first few voters."""
    base = len(weights) if len(weights) < _LEAF else _LEAF
    sums = [0]
    for weight in weights[:base]:
        sums += [each + weight for each in sums]
    by_sum = sorted(range(len(sums)), key=sums.__getitem__)
    heights = [sums[each] for each in by_sum]
    leaves = [0]
    for each in by_sum:
        leaves.append(leaves[-1] | 1 << each)
    rooms = [limit]
    for weight in weights[base:]:
        rooms += [each - weight for each in rooms]
    chosen = [leaves[bisect_right(heights, room)] for room in rooms]
    if base < _LEAF:
        return chosen[0]
    size = 1 << _LEAF - 3
    return int.from_bytes(b"".join([each.to_bytes(size, "little") for each in chosen]), "little")


def having(voter: int, voters: int) -> int:
    """The sets that a voter is in."""
    return (_kept_having if voters <= _MOST_KEPT else _having)(voter, voters)


def _having(voter: int, voters: int) -> int:
    run, length = ((1 << (1 << voter)) - 1) << (1 << voter), 1 << voter + 1
    while length < 1 << voters:
        run |= run << length
        length *= 2
    return run


_kept_having = lru_cache(maxsize=512)(_having)


def outside(voters: int, inside: int) -> int:
    """All sets that are not in a table."""
    return ((1 << (1 << voters)) - 1) ^ inside


def of_size(voters: int) -> tuple[int, ...]:
    """For every size the sets that have it."""
    return (_kept_of_size if voters <= _MOST_KEPT else _of_size)(voters)


def _of_size(voters: int) -> tuple[int, ...]:
    sizes = [1]
    for voter in range(voters):
        moved = [each << (1 << voter) for each in sizes]
        sizes = [a | b for a, b in zip([*sizes, 0], [0, *moved])]
    return tuple(sizes)


_kept_of_size = lru_cache(maxsize=8)(_of_size)


def picked(sets: int, places: Iterable[int]) -> list[int]:
    """Those at some places among all the sets of a table.

    >>> picked(0b1010111, [0, 4])
    [0, 6]
    """
    packed = sets.to_bytes(sets.bit_length() // 8 + 1, "little")
    runs = [int.from_bytes(packed[at : at + _RUN], "little") for at in range(0, len(packed), _RUN)]
    before = list(accumulate(map(int.bit_count, runs), initial=0))
    found = []
    for place in places:
        at = bisect_right(before, place) - 1
        run = runs[at]
        for _ in range(place - before[at]):
            run &= run - 1
        found.append(8 * _RUN * at + (run & -run).bit_length() - 1)
    return found


def swinging(inside: int, voter: int, voters: int) -> int:
    """The sets, a voter not in them, that win unless the voter is left out too."""
    return (inside ^ inside >> (1 << voter)) & ~having(voter, voters) & (1 << (1 << voters)) - 1
