"""One other package, asked for an index of weighted games; it runs in a process of its own.

Reads a line of JSON with the package, the index and the games, each a quota
and weights; writes a line of JSON with the values and the best time of each.
It needs the package it asks and nothing of ours.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
from collections.abc import Callable
from time import perf_counter

MOST_BYTES = 2 << 30
"""What a peer may take of the memory: some keep a list of all coalitions."""

Game = tuple[int, list[int]]
Index = Callable[[int, list[int]], list[float]]


def powerindices(index: str) -> Index:
    found = importlib.import_module("powerindices")
    compute = {"shapley_shubik": found.compute_ssi, "banzhaf": found.compute_pbi}[index]
    return lambda quota, weights: list(compute(quota, weights))


def powerindex(index: str) -> Index:
    found = importlib.import_module("powerindex")

    def values(quota: int, weights: list[int]) -> list[float]:
        game = found.Game(quota, weights=weights)
        # What the package itself does first: such games it never counts.
        if max(weights) >= quota:
            game.calc()
        else:
            getattr(game, f"calc_{index}")()
        return list(getattr(game, index))

    return values


def tucoopy(index: str) -> Index:
    found = importlib.import_module("tucoopy.power")
    compute = getattr(found, f"{index}_index_weighted_voting")
    return lambda quota, weights: list(compute(weights, quota))


def power_index_calculator(index: str) -> Index:
    found = importlib.import_module("power_index_calculator")
    compute = {"shapley_shubik": found.shapley, "banzhaf": found.banzhaf}[index]
    return lambda quota, weights: list(compute(weights, quota))


PEERS = {
    each.__name__: each for each in (powerindices, powerindex, tucoopy, power_index_calculator)
}


def answer(compute: Index, game: Game, rounds: int) -> tuple[list[float] | None, float]:
    best, values = float("inf"), None
    spent = 0.0
    for _ in range(rounds):
        start = perf_counter()
        try:
            values = [float(each) for each in compute(*game)]
        except Exception:
            return None, 0.0
        best = min(best, perf_counter() - start)
        spent += perf_counter() - start
        if spent > 2:
            break
    return values, best


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    asked = json.loads(sys.stdin.readline())
    try:
        compute = PEERS[asked["package"]](asked["index"])
    except ImportError:
        print(json.dumps("not installed"))
        return
    print(json.dumps([answer(compute, tuple(each), asked["rounds"]) for each in asked["games"]]))


if __name__ == "__main__":
    main()
