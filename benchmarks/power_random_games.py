"""10,000 random games, every answer checked: none may be wrong, none may overflow.

Games of up to twelve voters are checked against enumeration of all
coalitions; games of up to 193 against a second, independent way of counting:
a plain table of the coalitions of all others, or, where weights are heavy,
lists of the coalitions of two halves of them that are held side by side. Zero
weights, dictators, weights at or above the quota, dummies and several
requirements at once are among them. Run it from a checkout with the package
installed: ``python benchmarks/power_random_games.py``.
"""

from __future__ import annotations

import argparse
from bisect import bisect_left
from collections import Counter
from fractions import Fraction
from itertools import combinations
from math import factorial
from operator import ge
from random import Random
from time import perf_counter

from unsc_sim.councils.members import Council, Member
from unsc_sim.power import Method, banzhaf, shapley_shubik, swings, swings_by_size
from unsc_sim.rules.decisions import Rule
from unsc_sim.rules.machines import Bound, Requirement
from unsc_sim.votes import Outcome, Vote
from unsc_sim.words import say

Asked = tuple[int, list[int]]
"""A quota of weights."""

Game = list[Asked]
"""All quotas that have to be met."""

MOST_IN_TABLE = 200_000
"""The coalitions of the others that a plain table has room for."""


def rule_of(game: Game) -> Rule:
    """The rule that all quotas of a game are met."""
    said, source, missed = "a requirement", say("a source"), Outcome.SHORT_OF_VOTES
    asked = tuple(
        Requirement(Bound.AT_LEAST, quota, Vote.YES, tuple(weights), missed, said, source)
        for quota, weights in game
    )
    voters = len(game[0][1])
    council = Council(tuple(Member(f"v{n}", f"v{n}") for n in range(voters)))
    return Rule(say("a game"), council, asked, Vote)


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
        return [
            (max(1, max(weights) - rng.randint(0, 2)), weights)
        ]  # weights at or above the quota
    return [(rng.randint(1, sum(weights)), weights)]


def large_game(rng: Random) -> Game:
    """Thirteen to 193 voters with light weights, or up to 28 with heavy ones, or several quotas."""
    return rng.choice([light_game, light_game, heavy_game, game_of_several])(rng)


def light_game(rng: Random) -> Game:
    voters = rng.choice([13, 15, 18, 20, 27, 27, 40, 40, 60, 193])
    top = 3 if voters > 100 else rng.choice([2, 8, 12])
    return [asked(rng, voters, top)]


def heavy_game(rng: Random) -> Game:
    return [asked(rng, rng.randint(13, 28), rng.choice([10**5, 10**6, 10**9]))]


def game_of_several(rng: Random) -> Game:
    """Two or three quotas, of votes and of light or, with few voters, heavy weights."""
    voters = rng.choice([13, 15, 15, 18, 20, 27, 40])
    tops = [rng.choice([3, 8, 10**6] if voters < 18 else [3, 8]) for _ in range(rng.randint(1, 2))]
    return [asked(rng, voters, top) for top in [1, *tops]]


def asked(rng: Random, voters: int, top: int) -> Asked:
    weights = [rng.randint(0, top) for _ in range(voters)]
    return (rng.randint(1, sum(weights)), weights) if any(weights) else (1, [1] * voters)


def enumerated(game: Game) -> tuple[list[int], list[Fraction]]:
    """Swings and Shapley-Shubik indices, every coalition looked at."""
    ((quota, weights),) = game
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


def counted_apart(game: Game, voter: int) -> list[int]:
    """Swings of a voter by size of the coalition, each way of counting where it is quick."""
    cells = 1
    for _, weights in game:
        cells *= sum(weights) + 1
    voters = len(game[0][1])
    if len(game) == 1 and min(cells * voters, 1 << voters) > MOST_IN_TABLE:
        return halved(*game[0], voter)
    return tabled(game, voter)


def tabled(game: Game, voter: int) -> list[int]:
    """Swings by size from a table of the others' coalitions by size and weights."""
    rows = list(zip(*(weights for _, weights in game)))
    quotas = [quota for quota, _ in game]
    table = {(0, *[0] * len(game)): 1}
    for place, row in enumerate(rows):
        if place != voter:
            grown = dict(table)
            for (size, *totals), ways in table.items():
                key = size + 1, *(a + min(b, quota) for a, b, quota in zip(totals, row, quotas))
                grown[key] = grown.get(key, 0) + ways
            table = grown
    sizes = [0] * (len(rows) + 1)
    for (size, *totals), ways in table.items():
        with_voter = [a + b for a, b in zip(totals, rows[voter])]
        if all(map(ge, with_voter, quotas)) and not all(map(ge, totals, quotas)):
            sizes[size + 1] += ways
    return sizes


def halved(quota: int, weights: list[int], voter: int) -> list[int]:
    """Swings by size from the coalitions of two halves of the others, listed by size."""
    others = weights[:voter] + weights[voter + 1 :]
    first, second = (by_size(each) for each in (others[::2], others[1::2]))
    sizes = [0] * (len(weights) + 1)
    for size, sums in enumerate(first):
        for more, rest in enumerate(second):
            sizes[size + more + 1] += sum(
                bisect_left(rest, quota - each) - bisect_left(rest, quota - weights[voter] - each)
                for each in sums
            )
    return sizes


def by_size(weights: list[int]) -> list[list[int]]:
    """For every size what the coalitions of it weigh, the lightest first."""
    sizes = range(len(weights) + 1)
    return [sorted(map(sum, combinations(weights, size))) for size in sizes]


def right_when_small(game: Game) -> bool:
    rule = rule_of(game)
    counted, shares = enumerated(game)
    every = sum(counted)
    return (
        list(swings(rule).amounts) == counted
        and list(shapley_shubik(rule).amounts) == shares
        and list(banzhaf(rule).amounts) == [Fraction(each, every) for each in counted]
    )


def right_when_large(game: Game, rng: Random) -> bool:
    rule = rule_of(game)
    voters = len(rule.codes)
    voter = rng.randrange(voters)
    sizes = counted_apart(game, voter)
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
    options = parser.parse_args()
    rng = Random(options.seed)
    start, wrong = perf_counter(), []
    large = options.games // 20
    methods: Counter[Method] = Counter()
    of_large: Counter[Method] = Counter()
    for number in range(options.games):
        game = large_game(rng) if number < large else small_game(rng)
        right = right_when_large(game, rng) if number < large else right_when_small(game)
        method = shapley_shubik(rule_of(game)).method
        (of_large if number < large else methods)[method] += 1
        if not right:
            wrong.append(game)
    print(f"{options.games} games, {large} of them of 13 to 193 voters: {len(wrong)} wrong")
    for name, counted in (("small", methods), ("large", of_large)):
        told = (f"{number} by {method.words()}" for method, number in counted.most_common())
        print(f"{name}: " + ", ".join(told))
    print(f"{perf_counter() - start:.0f} s")
    for game in wrong[:5]:
        print(game)
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
