"""How long a decision, an import and the command line take.

Run it from a checkout with the package installed: ``python benchmarks/decisions.py``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from statistics import median
from time import perf_counter
from timeit import Timer

from unsc_sim.councils.by_day import council
from unsc_sim.rules.procedures import substantive
from unsc_sim.votes import Vote

RUNS = 15
"""Fresh processes for each import; odd, so that a run is the median."""


def seconds_per_decision() -> float:
    """One decision on ready votes, those on S/2022/155: the best of several rounds."""
    rule = substantive(council("2022-02-25"))
    cast = {"RUS": Vote.NO, "CHN": Vote.ABSTAIN, "IND": Vote.ABSTAIN, "ARE": Vote.ABSTAIN}
    votes = tuple(cast.get(code, Vote.YES) for code in rule.codes)
    timer = Timer(lambda: rule.decide(votes))
    number, _ = timer.autorange()
    return min(timer.repeat(7, number)) / number


def seconds(command: list[str]) -> float:
    """The wall time of a fresh process."""
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def medians(*commands: list[str]) -> list[float]:
    """The median wall time of each command, run in turns so that all meet the same load."""
    for command in commands:
        seconds(command)
    rounds = [[seconds(command) for command in commands] for _ in range(RUNS)]
    return [median(column) for column in zip(*rounds)]


def importing(name: str) -> list[str]:
    """A command that imports a package and ends, the start of Python included."""
    return [sys.executable, "-c", f"import {name}"]


def command_line() -> list[str] | None:
    """The command that shows a scenario; None where it is not installed."""
    found = shutil.which("unsc-sim", path=sysconfig.get_path("scripts"))
    return [found, "show", "libya-2019"] if found else None


def row(name: str, measure: Callable[[], str]) -> None:
    """One line of the table."""
    print(f"{name:<52}{measure():>14}", flush=True)


def main() -> None:
    row("one decision on ready votes", lambda: f"{seconds_per_decision() * 1e6:.2f} µs")
    bare, ours, theirs = medians(
        [sys.executable, "-c", ""], importing("unsc_sim"), importing("numpy")
    )
    row("a fresh Python that imports nothing", lambda: f"{bare * 1e3:.0f} ms")
    row("import unsc_sim in a fresh process", lambda: f"{ours * 1e3:.0f} ms")
    row("import numpy in a fresh process", lambda: f"{theirs * 1e3:.0f} ms")
    row("import unsc_sim to import numpy, ratio of medians", lambda: f"{ours / theirs:.2f}")
    show = command_line()
    row(
        "unsc-sim show libya-2019, wall time",
        lambda: f"{medians(show)[0] * 1e3:.0f} ms" if show else "not installed",
    )


if __name__ == "__main__":
    main()
