"""Whether the method that the library chooses is the quickest, on many random games.

Every index is computed once as it is, and once by each method that applies and
is not foretold to take too long; the time is that of the processor. Games have
ten to forty voters, heaviest weights from ten to a million and one to three
requirements. Run it from a checkout with the package installed:
``python benchmarks/power_choice.py``.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from random import Random
from time import process_time
from types import ModuleType
from unittest.mock import patch

from unsc_sim.councils.members import Council, Member
from unsc_sim.power import (
    Method,
    Power,
    banzhaf,
    counts,
    credit,
    deegan_packel,
    johnston,
    minimal,
    public_good,
    shapley_shubik,
)
from unsc_sim.rules.decisions import Rule
from unsc_sim.rules.machines import Bound, Requirement
from unsc_sim.votes import Outcome, Vote
from unsc_sim.words import say

Index = Callable[[Rule], Power]
Times = dict[Method, float]

CHOOSING: dict[Index, ModuleType] = {
    shapley_shubik: counts,
    banzhaf: counts,
    johnston: credit,
    deegan_packel: minimal,
    public_good: minimal,
}
LONGEST = 2e9
"""What is foretold to take longer, in nanoseconds, is not tried."""


class EnoughError(Exception):
    """Nothing has to be computed after the efforts are known."""


def random_rule(rng: Random) -> Rule:
    voters = rng.randint(10, 40)
    heaviest = [
        10 ** rng.uniform(1, 6),
        *(10 ** rng.uniform(0, rng.choice([1, 2, 6])) for _ in "ab"),
    ]
    several = rng.choice([1, 1, 1, 2, 2, 3])
    council = Council(tuple(Member(f"v{n}", f"v{n}") for n in range(voters)))
    asked = [asked_of(rng, voters, int(top)) for top in heaviest[:several]]
    return Rule(say("a game"), council, tuple(asked), Vote)


def asked_of(rng: Random, voters: int, top: int) -> Requirement:
    """At least some share of random weights."""
    weights = tuple(rng.randint(1, top) for _ in range(voters))
    quota = int(sum(weights) * rng.choice([0.3, 0.5, 0.5, 0.67, 0.75])) + 1
    said, source = "a requirement", say("a source")
    return Requirement(
        Bound.AT_LEAST, quota, Vote.YES, weights, Outcome.SHORT_OF_VOTES, said, source
    )


@contextmanager
def taking(where: ModuleType, least: Callable[..., Method]) -> Iterator[None]:
    """Within it, methods are chosen this way, and all are asked what they take."""
    with patch.object(where, "least", least), patch.object(counts, "AT_ONCE", 0):
        yield


def efforts(index: Index, rule: Rule) -> dict[Method, float]:
    """What each method is foretold to take."""
    seen: dict[Method, float] = {}

    def noted(*asked: Mapping[Method, float]) -> Method:
        seen.update(asked[0])
        raise EnoughError

    with suppress(EnoughError), taking(CHOOSING[index], noted):
        index(rule)
    return seen


def seconds(work: Callable[[], object]) -> float:
    """The processor's time for one call, the best of a few."""
    found, spent = float("inf"), 0.0
    while spent < 0.05:
        start = process_time()
        work()
        once = process_time() - start
        found, spent = min(found, once), spent + once
    return found


def times(index: Index, rule: Rule) -> Times:
    """What each method takes that is worth trying."""
    found = {}
    for method, effort in efforts(index, rule).items():
        if effort < LONGEST:
            with taking(CHOOSING[index], lambda *_, method=method: method):
                found[method] = seconds(lambda: index(rule))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--games", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for index in CHOOSING:
        rng, ratios = Random(asked.seed), []
        for _ in range(asked.games):
            rule = random_rule(rng)
            if len(taken := times(index, rule)) > 1:
                chosen = index(rule).method
                ratios.append((taken[chosen] / min(taken.values()), chosen, taken))
        ratios.sort(key=lambda each: each[0])
        near = [sum(ratio <= bound for ratio, *_ in ratios) for bound in (1.2, 2, 3)]
        print(f"{index.__name__}: of {len(ratios)} games with a choice the chosen method takes")
        print("  at most 1.2 / 2 / 3 times the best in " + " / ".join(map(str, near)))
        ratio, chosen, taken = ratios[-1]
        told = ", ".join(f"{each.value} {1e3 * time:.3g} ms" for each, time in taken.items())
        print(f"  at worst {ratio:.2g} times: {chosen.value} of {told}", flush=True)


if __name__ == "__main__":
    main()
