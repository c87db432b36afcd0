"""Correlated members: each construction against the joint distribution it claims."""

from fractions import Fraction
from itertools import product
from math import prod, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unsc_sim import rules
from unsc_sim.chances import BeliefError
from unsc_sim.councils.by_day import council
from unsc_sim.forecasts.copula import shared_factor
from unsc_sim.forecasts.correlation import blocs, followers, lineups
from unsc_sim.forecasts.forecasts import forecast
from unsc_sim.forecasts.mixtures import Beliefs, Mixture, beliefs
from unsc_sim.votes import Consent, Outcome, Vote

ABCD = rules.weighted(3, dict.fromkeys("ABCD", 1))
APRIL = council("2019-04-18")
RULE = rules.substantive(APRIL)
COIN = {"yes": "1/2", "no": "1/2"}
THREE = {"yes": "1/2", "abstain": "1/3", "no": "1/6"}


def joint(belief):
    chances = {}
    for share, each in belief.components:
        for cast in product(*each.seats):
            ballots = tuple(ballot for ballot, _ in cast)
            chances[ballots] = chances.get(ballots, 0) + share * prod(p for _, p in cast)
    return {cast: chance for cast, chance in chances.items() if chance}


def test_a_bloc_votes_as_its_first_member():
    held = beliefs(ABCD, {"A": THREE, "B": "no", "C": COIN, "D": "abstain"})
    as_one = joint(blocs(held, [["A", "B"], ["C", "D"]]))
    assert len(as_one) == 6
    for (a, b, c, d), chance in as_one.items():
        assert a is b
        assert c is d
        assert chance == held.of("A")[a] * held.of("C")[c]


chance = st.fractions(0, 1, max_denominator=5)


@given(chance, chance, chance)
def test_followers_follow_with_their_chance_and_chains_hold(first, second, third):
    held = beliefs(ABCD, {"A": THREE, "B": COIN, "C": THREE, "D": COIN})
    links = {"B": ("A", first), "C": ("B", second), "D": ("A", third)}
    mixed = followers(held, links)
    assert mixed.exact
    own = {code: held.of(code) for code in "ABCD"}

    def heeding(code, ballot, leader, follows):
        return (1 - follows) * own[code].get(ballot, 0) + follows * (ballot is leader)

    found = joint(mixed)
    for a, b, c, d in product((Vote.YES, Vote.ABSTAIN, Vote.NO), repeat=4):
        expected = (
            own["A"].get(a, 0)
            * heeding("B", b, a, first)
            * heeding("C", c, b, second)
            * heeding("D", d, a, third)
        )
        assert found.get((a, b, c, d), 0) == expected


def test_followers_of_a_mixture_follow_in_every_component():
    first, second = ["yes", "yes", "no", "no"], ["no", "no", "yes", "yes"]
    calls = lineups(ABCD, [("1/2", first), ("1/2", second)])
    mixed = joint(followers(calls, {"C": ("A", 1)}))
    assert mixed == {
        (Vote.YES, Vote.YES, Vote.YES, Vote.NO): Fraction(1, 2),
        (Vote.NO, Vote.NO, Vote.NO, Vote.YES): Fraction(1, 2),
    }


def test_bad_followers_are_told():
    held = beliefs(ABCD, dict.fromkeys("ABCD", COIN))
    with pytest.raises(BeliefError, match="follow each other in a circle"):
        followers(held, {"A": ("B", 1), "B": ("A", 1)})
    with pytest.raises(BeliefError, match="follow each other in a circle"):
        followers(held, {"A": ("A", 1)})
    with pytest.raises(BeliefError, match="B: expected a chance up to 1, not 2"):
        followers(held, {"B": ("A", 2)})
    vacant = rules.substantive(council("1980-01-05"))
    nobody = beliefs(vacant, dict.fromkeys(vacant.codes[:-1], "yes"))
    with pytest.raises(BeliefError, match="the vacant seat cannot follow"):
        followers(nobody, {"VACANT": ("FRA", 1)})
    with pytest.raises(BeliefError, match="France cannot follow the vacant seat"):
        followers(nobody, {"FRA": ("VACANT", 1)})


def test_line_ups_come_with_their_chances_and_noise_departs_from_them():
    by_member = {"A": "no", "B": "no", "C": "yes", "D": "no"}
    calls = [("1/4", ["yes", "yes", "no", "no"]), ("3/4", by_member)]
    assert joint(lineups(ABCD, calls)) == {
        (Vote.YES, Vote.YES, Vote.NO, Vote.NO): Fraction(1, 4),
        (Vote.NO, Vote.NO, Vote.YES, Vote.NO): Fraction(3, 4),
    }
    noisy = lineups(ABCD, calls, "3/10")
    assert noisy.of("D") == {
        Vote.NO: Fraction(8, 10), Vote.YES: Fraction(1, 10), Vote.ABSTAIN: Fraction(1, 10),
    }  # fmt: skip
    assert sum(joint(noisy).values()) == 1
    agreed = lineups(rules.consensus(APRIL), [(1, dict.fromkeys(APRIL.codes, "yes"))], "1/5")
    assert agreed.of("FRA") == {
        Consent.LETS_PASS: Fraction(9, 10),
        Consent.OBJECTS: Fraction(1, 10),
    }
    with pytest.raises(BeliefError, match="noise up to 1"):
        lineups(ABCD, calls, 2)
    with pytest.raises(BeliefError, match="sum to 1/4"):
        lineups(ABCD, calls[:1])


# --- a shared factor ------------------------------------------------------------------------------


@settings(max_examples=40)
@given(st.floats(-0.9, 0.9), st.floats(-0.9, 0.9))
def test_two_coins_that_share_a_factor_agree_by_the_arcsine_law(first, second):
    """P(both in favour) = 1/4 + arcsin(correlation) / (2 pi), Sheppard 1899."""
    rule = rules.weighted(2, {"A": 1, "B": 1})
    mixed = shared_factor(beliefs(rule, {"A": COIN, "B": COIN}), {"A": first, "B": second}, 121)
    expected = 0.25 + np.arcsin(first * second) / (2 * np.pi)
    assert forecast(rule, mixed).probability(Outcome.ADOPTED) == pytest.approx(expected, abs=1e-9)


@given(st.floats(-0.8, 0.8))
def test_a_shared_factor_leaves_what_is_believed_of_each_member(loading):
    held = beliefs(ABCD, dict.fromkeys("ABCD", THREE))
    mixed = shared_factor(held, loading, 61)
    for code in "ABCD":
        for ballot, believed in held.of(code).items():
            assert mixed.of(code)[ballot] == pytest.approx(float(believed), abs=1e-8)


def test_a_loading_of_nought_is_independence():
    held = beliefs(ABCD, {"A": THREE, "B": COIN, "C": THREE, "D": "yes"})
    mixed = forecast(ABCD, shared_factor(held, 0.0))
    exact = forecast(ABCD, held).probability(Outcome.ADOPTED)
    assert mixed.probability(Outcome.ADOPTED) == pytest.approx(float(exact), abs=1e-14)


@pytest.mark.parametrize("loading", [0.3, 0.6, 0.9])
def test_the_error_stated_covers_the_distance_to_the_continuous_factor(loading):
    held = beliefs(RULE, dict.fromkeys(APRIL.codes, THREE) | {"GBR": "yes"})
    fine = forecast(RULE, shared_factor(held, loading, 801)).probability(Outcome.ADOPTED)
    for nodes in (9, 15, 25, 33):
        f = forecast(RULE, shared_factor(held, loading, nodes))
        assert abs(f.probability(Outcome.ADOPTED) - fine) <= 1.5 * f.error + 1e-12
    assert f.error < 1e-2
    assert "The shared factor is taken at a few points" in str(f)


def test_the_factor_is_drawn_as_it_is_computed():
    held = beliefs(RULE, dict.fromkeys(APRIL.codes, THREE) | {"GBR": "yes"})
    f, n, rng = forecast(RULE, shared_factor(held, 0.6, 61)), 40_000, np.random.default_rng(5)
    mood, own = rng.standard_normal((n, 1)), rng.standard_normal((n, 15))
    leaning = 0.6 * mood + sqrt(1 - 0.36) * own
    low, high = -0.967421566, 0.0  # the normal quantiles of 1/6 and 1/2
    votes = np.where(leaning < low, -1, np.where(leaning < high, 0, 1)).astype(np.int8)
    votes[:, APRIL.seat("GBR")] = 1
    from unsc_sim.batch import decide

    share = np.mean(decide(RULE, votes) == 0)
    assert abs(share - f.probability("adopted")) < 5 * f.standard_error("adopted", n)


def test_to_learn_a_vote_moves_the_factor():
    held = beliefs(RULE, dict.fromkeys(APRIL.codes, THREE))
    f = forecast(RULE, shared_factor(held, 0.7))
    made, known = f.if_votes("DEU", "yes"), f.given({"DEU": "yes"})
    assert known.probability("adopted") > made.probability("adopted") > f.probability("adopted")
    assert f.belief.given({"DEU": "yes"}).of("FRA")[Vote.YES] > 0.5
    assert isinstance(f.belief.given({"DEU": "yes"}).finer, Mixture)


def test_bad_loadings_are_told():
    held = beliefs(ABCD, dict.fromkeys("ABCD", COIN))
    with pytest.raises(BeliefError, match="B: expected a loading between -1 and 1, not 1"):
        shared_factor(held, {"B": 1})
    with pytest.raises(BeliefError, match="loading between -1 and 1, not nan"):
        shared_factor(held, float("nan"))
    with pytest.raises(BeliefError, match="nine nodes or more"):
        shared_factor(held, 0.5, 1)


def test_the_likeliest_roll_call_of_a_council_that_shares_a_factor_is_found():
    uneven = {
        code: {"yes": 0.3 + seat / 50, "abstain": 0.3, "no": 0.4 - seat / 50}
        for seat, code in enumerate(APRIL.codes)
    }
    f = forecast(RULE, shared_factor(beliefs(RULE, uneven), 0.5, 15))
    drawn = f.likeliest.decision.cast
    assert f.likeliest.chance == pytest.approx(
        sum(
            share * prod(dict(seat).get(ballot, 0) for seat, ballot in zip(each.seats, drawn))
            for share, each in f.belief.components
        )
    )
    assert f.likeliest_way.decision.adopted
    assert isinstance(f.belief.components[0][1], Beliefs)


def test_followers_of_a_shared_factor_keep_its_error():
    held = beliefs(RULE, dict.fromkeys(APRIL.codes, THREE))
    alone = shared_factor(held, 0.9, 9)
    f = forecast(RULE, followers(alone, {"BEL": ("DEU", "1/2")}))
    assert f.error > 0
    assert "the error is about" in str(f)
