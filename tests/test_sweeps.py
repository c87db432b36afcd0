"""Sweeps: each cell the forecast at its point, whoever does the work."""

import pickle
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from fractions import Fraction
from itertools import product

import pytest

from unsc_sim import rules
from unsc_sim.chances import BeliefError
from unsc_sim.councils.by_day import council
from unsc_sim.forecasts.correlation import lineups
from unsc_sim.forecasts.forecasts import forecast
from unsc_sim.forecasts.mixtures import beliefs
from unsc_sim.forecasts.sweeps import TENTHS, Unknown, sweep
from unsc_sim.votes import Outcome

APRIL = council("2019-04-18")
RULE = rules.substantive(APRIL)
COIN = {"yes": "1/2", "abstain": "1/2"}
HELD = beliefs(RULE, dict.fromkeys(APRIL.codes, COIN) | {"GBR": "yes", "RUS": "no", "USA": "no"})
RUSSIA = Unknown("RUS", "abstain", "no")
AMERICA = Unknown(("USA",), "abstain", "no", ("0", "1/3", 1))


def test_every_cell_is_the_forecast_at_its_point():
    table = sweep(HELD, [RUSSIA, AMERICA])
    assert table.points == tuple(product(TENTHS, (0, Fraction(1, 3), 1)))
    for (first, second), cell in zip(table.points, table.cells):
        believed = HELD.revised(
            {
                "RUS": {"abstain": first, "no": 1 - first},
                "USA": {"abstain": second, "no": 1 - second},
            }
        )
        assert cell == forecast(RULE, believed).outcomes
    rows = table.rows(Outcome.ADOPTED)
    assert (len(rows), len(rows[0]), len(table)) == (11, 3, 33)
    assert rows[-1][-1] == Fraction(794, 4096)
    assert table.probability(Outcome.NOT_AGREED) == (0,) * 33


def test_a_chance_that_several_share():
    twelve = [code for code in APRIL.codes if code not in ("GBR", "RUS", "USA")]
    table = sweep(
        HELD.revised({"RUS": "abstain", "USA": "abstain"}),
        [Unknown(tuple(twelve), "yes", "abstain", (0, "1/2", 1))],
    )
    assert table.probability(Outcome.ADOPTED) == (0, Fraction(794, 4096), 1)
    assert table.rows(Outcome.ADOPTED) == ((0,), (Fraction(794, 4096),), (1,))


def test_what_is_known_may_be_correlated():
    yes, no = dict.fromkeys(APRIL.codes, "yes"), dict.fromkeys(APRIL.codes, "no")
    table = sweep(lineups(RULE, [("1/2", yes), ("1/2", no)]), [RUSSIA])
    assert table.probability(Outcome.ADOPTED) == tuple(tenth / 2 for tenth in TENTHS)


def test_any_executor_does_the_rows_and_progress_is_told():
    alone = sweep(HELD, [RUSSIA, AMERICA])
    told = []
    for executor in (ThreadPoolExecutor(2), ProcessPoolExecutor(2)):
        with executor:
            told.clear()
            table = sweep(HELD, [RUSSIA, AMERICA], executor, lambda *each: told.append(each))
        assert table == alone
        assert told == [(row, 11) for row in range(1, 12)]


def test_an_executor_of_dask_does_them_too():
    distributed = pytest.importorskip("distributed")
    with distributed.Client(processes=False, n_workers=1, dashboard_address=None) as client:
        table = sweep(HELD, [RUSSIA], client.get_executor())
    assert table == sweep(HELD, [RUSSIA])


def test_a_sweep_is_a_value_that_speaks():
    table = sweep(HELD, [RUSSIA])
    assert pickle.loads(pickle.dumps(table)) == table
    assert hash(table) == hash(sweep(HELD, [RUSSIA]))
    assert str(sweep(HELD.revised({"USA": "abstain"}), [RUSSIA])) == (
        "Unknown, from 0% to 100%: the chance of abstaining rather than against, for the Russian "
        "Federation. Between the least and the most: adopted 0% to 19%, vetoed 0% to 19%, "
        "short of votes 81% to 81%."
    )


def test_bad_unknowns_are_told():
    with pytest.raises(BeliefError, match="one or two unknowns, not 0"):
        sweep(HELD, [])
    with pytest.raises(BeliefError, match="the Russian Federation is unknown twice over"):
        sweep(HELD, [RUSSIA, Unknown("Russia", "yes", "no")])
    with pytest.raises(BeliefError, match="chances from 0 to 1"):
        Unknown("RUS", "abstain", "no", (2,))
    with pytest.raises(BeliefError, match="chances from 0 to 1"):
        Unknown("RUS", "abstain", "no", ())
    with pytest.raises(BeliefError, match=r"the Russian Federation: .*not 'maybe'"):
        sweep(HELD, [Unknown("RUS", "maybe", "no")])
