"""Coalitions, ranks, weights, blocs and chances equal enumeration."""

from fractions import Fraction
from itertools import product
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from power_games import Enumerated, is_simple, made, simple_games

from unsc_sim import rules
from unsc_sim.councils.by_day import council
from unsc_sim.errors import RuleError, SeatError
from unsc_sim.power import (
    banzhaf_owen,
    blocking_coalitions,
    chance_to_pass,
    coleman_act,
    curve_by_change,
    curve_by_year,
    decisiveness,
    desirability,
    dictators,
    draws,
    dummies,
    is_weighted,
    minimal_blocking_coalitions,
    minimal_winning_coalitions,
    owen,
    penrose,
    shapley_shubik,
    success,
    vetoers,
    weights_of,
    winning_coalitions,
)

COUNCIL = rules.substantive(council("2019-04-18"))
FAMILIES = (
    (winning_coalitions, lambda plain: plain.winning),
    (minimal_winning_coalitions, Enumerated.minimal_winning),
    (blocking_coalitions, lambda plain: {each for each in plain.all if plain.blocks(each)}),
    (minimal_blocking_coalitions, Enumerated.minimal_blocking),
)


def test_the_council_has_its_known_coalitions():
    assert [family(COUNCIL).count for family, _ in FAMILIES] == [848, 210, 31920, 125]
    assert len(list(winning_coalitions(COUNCIL))) == 848
    assert len(list(minimal_winning_coalitions(COUNCIL))) == 210
    assert len(list(minimal_blocking_coalitions(COUNCIL))) == 125
    assert minimal_blocking_coalitions(COUNCIL).by_size[1] == 5
    assert minimal_blocking_coalitions(COUNCIL).by_size[7] == 120


@given(simple_games(most=6), st.randoms(use_true_random=False))
def test_coalitions_are_those_of_enumeration(rule, rng):
    assume(is_simple(rule))
    plain = Enumerated(rule)
    for family, enumerate_all in FAMILIES:
        found = family(rule)
        coalitions = [frozenset(rule.codes.index(code) for code in each) for each in found]
        expected = enumerate_all(plain)
        assert len(coalitions) == len(expected)
        assert set(coalitions) == expected
        sizes = [len(each) for each in coalitions]
        assert sizes == sorted(sizes)
        assert found.count == len(expected)
        assert found.by_size == tuple(map(sizes.count, range(plain.voters + 1)))
        assert all(each in found for each in found.sample(rng, 2))


@pytest.mark.parametrize("most_listed", [16, -1])
@pytest.mark.parametrize("family", [minimal_winning_coalitions, minimal_blocking_coalitions])
def test_minimal_coalitions_are_drawn_alike_by_every_method(monkeypatch, most_listed, family):
    rule = made(6, [(True, 8, [4, 3, 2, 2, 1, 0]), (False, 1, [0, 0, 1, 0, 0, 0])])
    monkeypatch.setattr(draws, "patterns", lambda game: None)
    monkeypatch.setattr(draws, "MOST_LISTED", most_listed)
    drawn = family(rule).sample(Random(7), 2000)
    every = list(family(rule))
    assert set(drawn) == set(every)
    assert min(map(drawn.count, every)) > 2000 / len(every) * 0.7


def test_winning_coalitions_are_drawn_alike():
    drawn = winning_coalitions(COUNCIL).sample(Random(3), 300)
    nine = sum(len(each) == 9 for each in drawn)
    assert all(each in winning_coalitions(COUNCIL) for each in drawn)
    assert 0.15 < nine / 300 < 0.35


def test_the_first_coalitions_of_a_huge_game_come_at_once():
    rule = rules.weighted(97, {f"v{n}": 1 for n in range(193)})
    assert len(next(iter(minimal_winning_coalitions(rule)))) == 97
    (drawn,) = minimal_winning_coalitions(rule).sample(Random(1))
    assert len(drawn) == 97


def test_the_council_has_five_vetoers_no_dictator_and_no_dummy():
    assert vetoers(COUNCIL) == ("CHN", "FRA", "RUS", "GBR", "USA")
    assert dictators(COUNCIL) == dummies(COUNCIL) == ()


@given(simple_games(most=6))
def test_ranks_are_those_of_enumeration(rule):
    assume(is_simple(rule))
    plain = Enumerated(rule)
    found = desirability(rule)
    for (one, first), (other, second) in product(enumerate(rule.codes), repeat=2):
        assert found.at_least(first, second) is plain.can_replace(one, other)
    counted = plain.swings()
    assert dummies(rule) == tuple(c for c, n in zip(rule.codes, counted) if not n)
    needed = [n for n in range(plain.voters) if all(n in each for each in plain.winning)]
    assert vetoers(rule) == tuple(rule.codes[n] for n in needed)
    alone = [n for n in needed if frozenset([n]) in plain.winning]
    assert dictators(rule) == tuple(rule.codes[n] for n in alone)


def test_small_weights_of_the_council():
    found = weights_of(COUNCIL)
    assert str(found) == "[39; 7x5, 1x10]"
    assert (found["FRA"], found["DEU"]) == (7, 1)
    assert Enumerated(found.rule).winning == Enumerated(COUNCIL).winning


def test_a_veto_of_two_is_no_weighted_game():
    rule = rules.put_to_vote(council(2019), needed=9, blocking=2)
    assert not is_weighted(rule)
    assert desirability(rule).complete


@given(simple_games(most=6))
def test_weights_make_the_same_game(rule):
    assume(is_simple(rule))
    found = weights_of(rule)
    if found is None:
        assert len(rule.requirements) > 1
    else:
        assert Enumerated(found.rule).winning == Enumerated(rule).winning


@given(simple_games(most=5), st.data())
@settings(max_examples=60)
def test_values_with_blocs_equal_enumeration(rule, data):
    assume(is_simple(rule))
    plain = Enumerated(rule)
    labels = data.draw(st.lists(st.integers(0, 2), min_size=plain.voters, max_size=plain.voters))
    blocs = [[n for n, each in enumerate(labels) if each == label] for label in set(labels) - {0}]
    named = [[rule.codes[n] for n in bloc] for bloc in blocs]
    assert list(owen(rule, named).amounts) == plain.owen(blocs)
    whole = blocs + [[n] for n, each in enumerate(labels) if not each]
    for bloc in whole:
        others = [each for each in whole if each is not bloc]
        for voter in bloc:
            mates = [n for n in bloc if n != voter]
            swinging = 0
            for chosen in product([0, 1], repeat=len(others)):
                for along in product([0, 1], repeat=len(mates)):
                    base = {n for each, c in zip(others, chosen) if c for n in each}
                    base |= {n for n, c in zip(mates, along) if c}
                    swinging += (frozenset(base | {voter}) in plain.winning) - (
                        frozenset(base) in plain.winning
                    )
            expected = Fraction(swinging, 2 ** (len(others) + len(mates)))
            assert banzhaf_owen(rule, named).amounts[voter] == expected


def test_blocs_of_one_change_nothing():
    assert owen(COUNCIL, []).amounts == shapley_shubik(COUNCIL).amounts
    assert banzhaf_owen(COUNCIL, []).amounts == penrose(COUNCIL).amounts


def test_nobody_is_in_two_blocs():
    with pytest.raises(SeatError, match="France is in two blocs"):
        owen(COUNCIL, [["FRA", "GBR"], ["France", "DEU"]])


@given(simple_games(most=5), st.data())
@settings(max_examples=60)
def test_success_and_decisiveness_equal_enumeration(rule, data):
    assume(is_simple(rule))
    plain = Enumerated(rule)
    quarters = st.integers(0, 4).map(lambda n: Fraction(n, 4))
    chances = data.draw(st.lists(quarters, min_size=plain.voters, max_size=plain.voters))
    given_chances = dict(zip(rule.codes, chances))

    def likely(coalition, but=None):
        chance = Fraction(1)
        for n, each in enumerate(chances):
            if n != but:
                chance *= each if n in coalition else 1 - each
        return chance

    assert chance_to_pass(rule, given_chances) == sum(map(likely, plain.winning))
    for n in range(plain.voters):
        won = sum(likely(each) for each in plain.all if (n in each) == (each in plain.winning))
        assert success(rule, given_chances).amounts[n] == won
        decides = sum(likely(c, but=n) for c, critical in plain.critical.items() if n in critical)
        assert decisiveness(rule, given_chances).amounts[n] == decides


def test_with_coins_decisiveness_is_the_penrose_measure():
    assert decisiveness(COUNCIL).amounts == penrose(COUNCIL).amounts
    assert chance_to_pass(COUNCIL) == coleman_act(COUNCIL)
    almost = dict.fromkeys(COUNCIL.codes, Fraction(1, 2)) | {"FRA": 1}
    assert decisiveness(COUNCIL, almost)["FRA"] == penrose(COUNCIL)["FRA"]


def test_chances_are_checked():
    with pytest.raises(RuleError, match="from 0 to 1"):
        success(COUNCIL, 2)
    with pytest.raises(SeatError, match="no probability for"):
        success(COUNCIL, {"FRA": 1})


def test_power_over_time_follows_the_council():
    curve = curve_by_year()
    assert len(curve) == 82
    elected = {moment.day.year: moment.elected for moment in curve}
    assert (elected[1965], elected[1966]) == (Fraction(1, 462), Fraction(4, 2145))
    russia = dict(curve_by_change().of("Italy"))
    assert 0 in russia.values()
    assert Fraction(4, 2145) in russia.values()


def test_a_vacant_seat_shows_in_the_curve():
    held = {moment.elected for moment in curve_by_change()}
    assert held == {Fraction(1, 462), Fraction(4, 2145), Fraction(4, 1287)}
