"""How long pictures take once their shapes are known, and how long a scenario takes to load.

Run it with ``python benchmarks/pictures.py``. The aims are the project's own: a
picture in under 2 ms, the largest bundled scenario in under 100 ms. A fresh process
also loads the library; its time is that of the processor, so that other work on the
machine counts little, and holds for a Python that keeps its compiled modules.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from time import process_time
from timeit import repeat

import unsc_sim as un
from unsc_sim.pictures.blocks import plan_of
from unsc_sim.positions.influence import Influence

PICTURE, LOAD = 2.0, 100.0
RUNS = 9
FRESH = (
    "import time; start = time.process_time();"
    "import unsc_sim; unsc_sim.load('libya-2019');"
    "print(time.process_time() - start)"
)


def milliseconds(work: Callable[[], object]) -> float:
    """The best time of one call, when it was called before."""
    work()
    return min(repeat(work, number=10, repeat=RUNS, timer=process_time)) * 100


def fresh() -> float:
    """The best time of a fresh process that loads the library and the scenario."""
    kept = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", FRESH]
    runs = [
        subprocess.run(command, check=True, capture_output=True, text=True, env=kept).stdout
        for _ in range(RUNS + 1)
    ]
    return min(map(float, runs)) * 1e3


def arranged_anew(influence: Influence, lang: str) -> None:
    """The picture of all actors with nothing kept of where they stand."""
    plan_of.cache_clear()
    influence.picture(lang)


def row(name: str, taken: float, aim: float) -> None:
    """One line of the table."""
    print(f"{name:<48}{taken:>9.2f} ms{'' if taken < aim else f'   above {aim:g} ms'}", flush=True)


def main() -> None:
    libya = un.load("libya-2019")
    statement = libya.draft("formal-statement")
    change = un.compare(statement.amend(add=["names-lna"]), statement.amend(drop=["names-lna"]))
    reform = un.reform("g4-2005")
    shown = {
        "decision on S/2022/155": un.case("S/2022/155").decision,
        "decision of a council of 25": reform.decide(["yes"] * len(reform.council)),
        "scenario": libya,
        "scenario about a reported draft": libya.draft("words-to-the-press"),
        "verdict on the resolution": libya.verdict(),
        "verdict on the formal statement": statement.verdict(),
        "forecast": libya.forecast("soft"),
        "outlook": libya.outlook(),
        "before and after an amendment": change,
        "one actor": libya.influence().around("RUS"),
        "all actors and relations": libya.influence(),
    }
    for lang in ("en", "ar"):
        for name, result in shown.items():
            row(f"{name}, {lang}", milliseconds(partial(result.picture, lang)), PICTURE)
        anew = partial(arranged_anew, libya.influence(), lang)
        row(f"all actors and relations arranged anew, {lang}", milliseconds(anew), PICTURE)
    row("load libya-2019 once more", milliseconds(lambda: un.load("libya-2019")), LOAD)
    row("load libya-2019 in a fresh process", fresh(), LOAD)


if __name__ == "__main__":
    main()
