"""10,000 random games, every answer checked: none may be wrong, none may overflow.

Games of up to twelve voters are checked against enumeration of all
coalitions; games of up to 193 against a second, independent way of counting,
a plain table of the coalitions of all others. Zero weights, dictators, weights
at or above the quota and dummies are among them. Run it from a checkout with
the package installed: ``python benchmarks/power_random_games.py``.
"""

from __future__ import annotations

import argparse
from fractions import Fraction
from math import factorial
from random import Random
from time import perf_counter

from unsc_sim.power import Method, banzhaf, shapley_shubik, swings, swings_by_size
from unsc_sim.rules.procedures import weighted

Game = tuple[int, list[int]]


def small_game(rng: Random) -> Game:
    """Up to twelve voters, every edge among them."""
    voters = min(12, 1 + int(rng.expovariate(1 / 5)))
    top = rng.choice([1, 2, 3, 10, 100, 10**6])
    weights = [rng.choice([0, rng.randint(0, top), rng.randint(0, top)]) for _ in range(voters)]
    if not any(weights):
        weights[0] = 1
    edge = rng.random()
    if edge < 0.1:
        weights[rng.randrange(voters)] = sum(weights) + 1  # a dictator, or a vetoer
    if edge > 0.9:
        return max(1, max(weights) - rng.randint(0, 2)), weights  # weights at or above the quota
    return rng.randint(1, sum(weights)), weights


def large_game(rng: Random) -> Game:
    """Thirteen to 193 voters."""
    voters = rng.choice([13, 15, 18, 20, 27, 27, 40, 40, 60, 193])
    top = 3 if voters > 100 else rng.choice([2, 8, 12])
    weights = [rng.randint(0, top) for _ in range(voters)]
    return rng.randint(1, sum(weights) or 1), weights if any(weights) else [1] * voters


def enumerated(game: Game) -> tuple[list[int], list[Fraction]]:
    """Swings and Shapley-Shubik indices, every coalition looked at."""
    quota, weights = game
    voters = len(weights)
    sums = [0]
    for weight in weights:
        sums += [each + weight for each in sums]
    orders = [
        Fraction(factorial(size) * factorial(voters - 1 - size), factorial(voters))
        for size in range(voters)
    ]
    swinging, shares = [0] * voters, [Fraction(0)] * voters
    for voter, weight in enumerate(weights):
        sizes = [0] * voters
        for coalition, total in enumerate(sums):
            if not coalition >> voter & 1 and total < quota <= total + weight:
                sizes[coalition.bit_count()] += 1
        swinging[voter] = sum(sizes)
        shares[voter] = sum((a * b for a, b in zip(sizes, orders)), Fraction(0))
    return swinging, shares


def tabled(game: Game, voter: int) -> list[int]:
    """Swings of a voter by size of the coalition, from a table of the others' coalitions."""
    quota, weights = game
    table = {(0, 0): 1}
    for place, weight in enumerate(weights):
        if place != voter:
            grown = dict(table)
            for (size, total), ways in table.items():
                if total + weight < quota:
                    key = size + 1, total + weight
                    grown[key] = grown.get(key, 0) + ways
            table = grown
    sizes = [0] * (len(weights) + 1)
    for (size, total), ways in table.items():
        if total + weights[voter] >= quota:
            sizes[size + 1] += ways
    return sizes


def right_when_small(game: Game) -> bool:
    quota, weights = game
    rule = weighted(quota, {f"v{n}": weight for n, weight in enumerate(weights)})
    counted, shares = enumerated(game)
    every = sum(counted)
    return (
        list(swings(rule).amounts) == counted
        and list(shapley_shubik(rule).amounts) == shares
        and list(banzhaf(rule).amounts) == [Fraction(each, every) for each in counted]
    )


def right_when_large(game: Game, rng: Random) -> bool:
    quota, weights = game
    rule = weighted(quota, {f"v{n}": weight for n, weight in enumerate(weights)})
    voter, voters = rng.randrange(len(weights)), len(weights)
    sizes = tabled(game, voter)
    share = sum(
        ways * factorial(size - 1) * factorial(voters - size)
        for size, ways in enumerate(sizes)
        if ways
    )
    power = shapley_shubik(rule)
    return (
        list(swings_by_size(rule).amounts[voter]) == sizes
        and swings(rule).amounts[voter] == sum(sizes)
        and power.amounts[voter] == Fraction(share, factorial(voters))
        and sum(power.amounts) == 1
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--games", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rng = Random(asked.seed)
    start, wrong = perf_counter(), []
    large = asked.games // 20
    methods: dict[Method, int] = {}
    for number in range(asked.games):
        game = large_game(rng) if number < large else small_game(rng)
        right = right_when_large(game, rng) if number < large else right_when_small(game)
        quota, weights = game
        rule = weighted(quota, {f"v{n}": weight for n, weight in enumerate(weights)})
        method = shapley_shubik(rule).method
        methods[method] = methods.get(method, 0) + 1
        if not right:
            wrong.append(game)
    print(f"{asked.games} games, {large} of them of 13 to 193 voters: {len(wrong)} wrong")
    print(", ".join(f"{number} by {method.words()}" for method, number in methods.items()))
    print(f"{perf_counter() - start:.0f} s")
    for game in wrong[:5]:
        print(game)
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
