"""How long power takes, beside the packages people use, and how often those are wrong.

Run it from a checkout with the package installed: ``python benchmarks/power.py``.
The others are asked each in a process of its own; where they are installed
elsewhere, name that Python: ``--peers path/to/python``. What is not installed
is said to be so and skipped. The check of 10,000 random games is
``benchmarks/power_random_games.py``; that the quickest method is chosen shows
``benchmarks/power_choice.py``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from random import Random
from time import perf_counter

from unsc_sim.councils.by_day import council
from unsc_sim.power import (
    Power,
    banzhaf,
    roll_call_shapley_shubik,
    shapley_shubik,
    ternary_banzhaf,
)
from unsc_sim.proposals.designs import Seats, designed
from unsc_sim.proposals.reforms import proposal, reforms
from unsc_sim.rules.decisions import Rule
from unsc_sim.rules.procedures import put_to_vote, substantive, weighted

PEERS = ("powerindices", "powerindex", "tucoopy", "power_index_calculator")
RUNNER = Path(__file__).with_name("power_peers.py")
NICE = [29] * 4 + [27] * 2 + [14, 13] + [12] * 5 + [10] * 3 + [7] * 5 + [4] * 5 + [3]
INDICES = {"shapley_shubik": shapley_shubik, "banzhaf": banzhaf}
LIMIT = 20
"""Seconds after which a peer is stopped."""

Game = tuple[int, list[int]]


def random_game(voters: int, top: int) -> Game:
    rng = Random(voters)
    weights = [rng.randint(1, top) for _ in range(voters)]
    return sum(weights) // 2 + 1, weights


GAMES: dict[str, tuple[Game, dict[str, float]]] = {
    "the Council as [39; 7x5, 1x10]": ((39, [7] * 5 + [1] * 10), {}),
    "EU-27 under Nice": ((255, NICE), {"shapley_shubik": 0.3e-3, "banzhaf": 0.1e-3}),
    "40 weights up to 100": (random_game(40, 100), {"shapley_shubik": 4e-3, "banzhaf": 0.5e-3}),
    "100 weights up to 100": (random_game(100, 100), {"shapley_shubik": 0.1, "banzhaf": 3e-3}),
    "193 weights up to 100": (random_game(193, 100), {"shapley_shubik": 1.5, "banzhaf": 15e-3}),
    "15 weights up to 10^6": (
        random_game(15, 10**6),
        {"shapley_shubik": 2e-3, "banzhaf": 2e-3},
    ),
}


def rule_of(game: Game) -> Rule:
    quota, weights = game
    return weighted(quota, {f"v{n}": weight for n, weight in enumerate(weights)})


def best(work: Callable[[], object], seconds: float = 1.0) -> float:
    """The best time of one call, over rounds that together take about so long."""
    start = perf_counter()
    work()
    once = perf_counter() - start
    number = max(1, int(0.01 / once)) if once < 0.01 else 1
    found = once
    for _ in range(max(2, min(200, int(seconds / (once * number))))):
        start = perf_counter()
        for _ in range(number):
            work()
        found = min(found, (perf_counter() - start) / number)
    return found


def said(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"


def row(name: str, *cells: str) -> None:
    print(f"{name:<44}" + "".join(f"{each:>26}" for each in cells), flush=True)


def ask(python: str, package: str, index: str, games: list[Game], rounds: int) -> object:
    """The answers of a peer, or a word on why there are none."""
    asked = {"package": package, "index": index, "games": games, "rounds": rounds}
    try:
        done = subprocess.run(
            [python, str(RUNNER)],
            input=json.dumps(asked) + "\n",
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"over {LIMIT} s"
    return json.loads(done.stdout) if done.returncode == 0 else "failed"


def agrees(values: list[float] | None, exact: tuple[Fraction, ...], package: str) -> bool:
    """Whether a peer is right within its rounding: three digits for one, floats for the others."""
    if values is None:
        return False
    # powerindices gives the Penrose measure for Banzhaf: the same up to a factor.
    whole = sum(values) if package == "powerindices" else 1.0
    room = 6e-4 if package == "power_index_calculator" else 1e-9
    return whole > 0 and all(
        abs(each / whole - float(right)) < room for each, right in zip(values, exact)
    )


def council_rows() -> None:
    """The Council and reforms, read from their rules: both indices, nothing kept."""
    of_rules = {
        "the Council": substantive(council(2019)),
        "a veto of two": put_to_vote(council(2019), 9, 2),
        "a council of 27 of one's own": designed(Seats(veto=6, permanent=5, elected=16), 16),
    }
    known = [proposal(name) for name in reforms()]
    of_rules |= {each.key: each.rule for each in known if each.seats is not None}

    def both(rule: Rule) -> tuple[Power, Power]:
        return shapley_shubik(rule), banzhaf(rule)

    row("Shapley-Shubik and Banzhaf together", "ours", "aim")
    times = {name: best(lambda rule=rule: both(rule), 0.2) for name, rule in of_rules.items()}
    for name in ("the Council", "a veto of two"):
        row(name, said(times[name]), "20 µs")
    slowest = max(times, key=times.__getitem__)
    row(f"slowest of {len(times)}: {slowest}", said(times[slowest]), "20 µs")
    rule = of_rules["the Council"]
    row("ternary Banzhaf", said(best(lambda: ternary_banzhaf(rule))), "1 ms")
    row("roll-call Shapley-Shubik", said(best(lambda: roll_call_shapley_shubik(rule))), "1 ms")
    several = designed(Seats(elected=10), 9)
    heavy = rule_of(random_game(15, 10**6)).requirements[0]
    mixed = Rule(several.title, several.council, (*several.requirements, heavy), several.ballot)
    row("15 seats: votes, vetoes and heavy weights", said(best(lambda: both(mixed))), "2 ms")
    print()


def compare(python: str, index: str) -> None:
    row(index, "ours", "aim", *PEERS)
    for name, (game, aims) in GAMES.items():
        rule = rule_of(game)
        exact = INDICES[index](rule)
        ours = best(lambda rule=rule: INDICES[index](rule))
        cells = [said(ours), said(aims[index]) if index in aims else "-"]
        for package in PEERS:
            found = ask(python, package, index, [game], 20)
            if isinstance(found, str):
                cells.append(found)
            else:
                (values, seconds), *_ = found
                right = agrees(values, exact.amounts, package)
                verdict = f"x{seconds / ours:.3g}" if right else "WRONG"
                cells.append("failed" if values is None else f"{said(seconds)} {verdict}")
        row(name, *cells)
    print()


def wrong_answers(python: str, number: int = 300) -> None:
    """How many of some small games with edges each peer gets wrong, against enumeration."""
    rng = Random(7)
    games = []
    while len(games) < number:
        weights = [rng.choice([0, 1, 1, 2, 3, 5, 9, 40]) for _ in range(rng.randint(2, 8))]
        if sum(weights):
            games.append((rng.randint(1, sum(weights)), weights))
    row(f"wrong or failed of {number} small games", *PEERS)
    for index, compute in INDICES.items():
        cells = []
        for package in PEERS:
            found = ask(python, package, index, games, 1)
            if isinstance(found, str):
                cells.append(found)
            else:
                wrong = sum(
                    not agrees(values, compute(rule_of(game)).amounts, package)
                    for game, (values, _) in zip(games, found)
                )
                cells.append(str(wrong))
        row(index, *cells)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", default=sys.executable, help="the Python of the other packages")
    python = parser.parse_args().peers
    council_rows()
    for index in INDICES:
        compare(python, index)
    wrong_answers(python)


if __name__ == "__main__":
    main()
