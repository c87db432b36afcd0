"""How fast forecasts and batches are, beside what one would use instead, within one run.

Run it with ``python benchmarks/forecasts.py``. What is not installed is left
out. Everything that is compared is first checked to say the same.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from importlib import import_module
from importlib.util import find_spec
from math import prod
from timeit import Timer

import numpy as np

from unsc_sim import batch, rules
from unsc_sim.councils.by_day import council
from unsc_sim.forecasts.forecasts import Forecast, forecast
from unsc_sim.forecasts.mixtures import beliefs
from unsc_sim.votes import Outcome

COUNCIL = council("2019-04-18")
RULE = rules.substantive(COUNCIL)
VETO = np.array([member.veto for member in COUNCIL.members])
THREE = (Outcome.SHORT_OF_VOTES, Outcome.VETOED, Outcome.ADOPTED)


def seconds(work: Callable[[], object], least: float = 0.3, rounds: int = 5) -> float:
    """The best time of one call, over several rounds."""
    timer = Timer(work)
    number = max(1, int(least / max(timer.timeit(1), timer.timeit(1), 1e-7)))
    return min(timer.repeat(rounds, number)) / number


def believed(exact: bool) -> dict[str, dict[str, object]]:
    """A third each, but for one member in favour and two that are reluctant."""
    third, half = (Fraction(1, 3), Fraction(1, 2)) if exact else (1 / 3, 1 / 2)
    open_to = {"yes": third, "abstain": third, "no": third}
    reluctant = {"abstain": half, "no": half}
    held = dict.fromkeys(COUNCIL.codes, open_to)
    return {**held, "GBR": {"yes": 3 * third}, "RUS": reluctant, "USA": reluctant}


def three(f: Forecast) -> list[float]:
    """The chances of the three outcomes."""
    return [float(f.probability(each)) for each in THREE]


def by_hand(short: Callable[[np.ndarray], float], held: np.ndarray) -> list[float]:
    """The three outcomes from the distribution of a sum of coins, the veto by hand."""
    yes, no = held[:, 0], held[:, 2] * VETO
    few = short(yes)
    adopted = prod((1 - no).tolist()) * (1 - short(yes / (1 - no)))
    return [few, 1 - few - adopted, adopted]


def monte_carlo(held: np.ndarray, error: float, rng: np.random.Generator) -> list[float]:
    """The three outcomes by drawing, to a standard error for the likeliest of half."""
    drawn = rng.random((round(0.25 / error**2), len(VETO)))
    return plain_shares(np.where(drawn < held[:, 0], 1, np.where(drawn < 1 - held[:, 2], 0, -1)))


def plain_shares(votes: np.ndarray) -> list[float]:
    codes = plain_codes(votes)
    return [float((codes == code).mean()) for code in (2, 1, 0)]


def plain_codes(votes: np.ndarray) -> np.ndarray:
    """The plain numpy expression for decisions."""
    short = (votes == 1).sum(axis=1) < 9
    return np.where(short, 2, ((votes == -1) & VETO).any(axis=1)).astype(np.uint8)


def forecasts() -> None:
    exact, floats = beliefs(RULE, believed(True)), beliefs(RULE, believed(False))
    held = np.array([[float(seat.get(vote, 0)) for vote in ("yes", "abstain", "no")]
                     for seat in believed(True).values()])  # fmt: skip
    right = three(forecast(RULE, exact))
    rivals: dict[str, Callable[[], list[float]]] = {}
    if find_spec("fast_poibin") is not None:
        poibin = import_module("fast_poibin").PoiBin
        rivals["fast-poibin"] = lambda: by_hand(lambda p: float(poibin(p).cdf[8]), held)
    if find_spec("scipy") is not None:
        law = import_module("scipy.stats").poisson_binom
        rivals["scipy.stats.poisson_binom"] = lambda: by_hand(lambda p: float(law.cdf(8, p)), held)
    for rival in rivals.values():
        assert np.allclose(rival(), right)
    rng = np.random.default_rng(1)
    assert np.allclose(monte_carlo(held, 0.001, rng), right, atol=0.006)
    rivals["Monte Carlo, error 0.001"] = lambda: monte_carlo(held, 0.001, rng)
    own = {
        "forecast, three outcomes, exact": lambda: three_of(exact),
        "forecast, three outcomes, floats": lambda: three_of(floats),
        "the same with 15 pivots, exact": lambda: with_pivots(exact),
        "the same with 15 pivots, floats": lambda: with_pivots(floats),
    }
    base = 0.0
    for name, work in own.items():
        taken = seconds(work)
        base = taken if name.endswith("outcomes, floats") else base
        print(f"{name:45}{taken * 1e6:12.1f} microseconds")
    for name, work in rivals.items():
        taken = seconds(work)
        print(f"{name:45}{taken * 1e6:12.1f} microseconds{taken / base:12.1f} x ours in floats")


def three_of(held: object) -> list[object]:
    f = forecast(RULE, held)
    return [f.probability(each) for each in THREE]


def with_pivots(held: object) -> list[object]:
    f = forecast(RULE, held)
    return [f.pivotal, *[f.probability(each) for each in THREE]]


def batches(size: int = 1 << 22) -> None:
    rng = np.random.default_rng(2)
    votes = rng.choice(np.array([1, 0, -1, 2], np.int8), (size, 15))
    bits = np.uint16(1) << np.arange(15, dtype=np.uint16)
    yes, no = ((votes == 1) @ bits).astype(np.uint16), ((votes == -1) @ bits).astype(np.uint16)
    codes = plain_codes(votes)
    assert (batch.decide(RULE, votes) == codes).all()
    assert (batch.decide_masks(RULE, yes, no) == codes).all()
    plain = size / seconds(lambda: plain_codes(votes), rounds=3)
    print(f"{'plain numpy expression':45}{plain / 1e6:12.0f} million decisions a second")
    for name, work in {
        "batch.decide": lambda: batch.decide(RULE, votes),
        "batch.decide_masks": lambda: batch.decide_masks(RULE, yes, no),
    }.items():
        rate = size / seconds(work)
        text = f"{name:45}{rate / 1e6:12.0f} million decisions a second"
        print(f"{text}{rate / plain:10.1f} x the plain")
    held = rng.dirichlet([1, 1, 1], (size >> 5, 15))
    rate = len(held) / seconds(lambda: batch.forecast(RULE, held))
    print(f"{'batch.forecast':45}{rate / 1e6:12.1f} million forecasts a second")


if __name__ == "__main__":
    forecasts()
    batches()
