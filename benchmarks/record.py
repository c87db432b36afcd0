"""How long the real record takes: read, checked and replayed, learned from, backtested.

Run it with ``python benchmarks/record.py FOLDER``, the folder of the UN's voting
record and of the table of drafts; the environment variable ``UNSC_SIM_RECORD`` names
it as well. The aims are the project's own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

import numpy as np

import unsc_sim as un
from unsc_sim.record.spatial import ANCHORS

RUNS = 3
LINE, PLANE = ANCHORS[1], ANCHORS[2]


def seconds(work: Callable[[], object]) -> float:
    """The best time of one call."""
    taken = []
    for _ in range(RUNS):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return min(taken)


def row(name: str, taken: float, aim: float | None = None) -> None:
    """One line of the table."""
    told = "" if aim is None else f"   aim {aim:g} s"
    print(f"{name:<56}{taken:>8.3f} s{told}", flush=True)


def placed(record: un.Record, anchors: tuple[str, ...]) -> object:
    """Where members stand, drawn alike every time."""
    return record.ideal_points(np.random.default_rng(1), anchors)


def main() -> None:
    folder = Path(sys.argv[1] if sys.argv[1:] else os.environ["UNSC_SIM_RECORD"])
    votes, drafts = sorted(folder.glob("*votes*")), sorted(folder.glob("*drafts*"))
    record = un.read_record(votes, drafts)
    rows = sum(len(each.cast) for each in record)
    forecaster = un.Forecaster.fit(record)
    facts = un.DraftFacts(record[-1].day, region="Middle East")
    divided = record.between(1994).divided()
    row(
        f"read, check and replay {rows} rows",
        seconds(lambda: un.read_record(votes, drafts).replay()),
        1,
    )
    row("fit the forecaster to all ballots", seconds(lambda: un.Forecaster.fit(record)), 10)
    row("one forecast", seconds(lambda: forecaster.forecast(facts)))
    row("count the habits of the reading", seconds(lambda: un.fit_reading(record)))
    row("backtest since 2005 with six baselines", seconds(lambda: un.backtest(record, since=2005)))
    for name, anchors in (("on a line", LINE), ("in a plane", PLANE)):
        row(
            f"ideal points {name}, with intervals",
            seconds(partial(placed, divided, anchors)),
        )


if __name__ == "__main__":
    main()
