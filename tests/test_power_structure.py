"""Coalitions, ranks, weights, blocs and chances equal enumeration."""

from fractions import Fraction
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from power_games import Enumerated, made, simple_games

from unsc_sim import rules
from unsc_sim.councils.by_day import council
from unsc_sim.errors import RuleError, SeatError
from unsc_sim.power import (
    Basis,
    Method,
    banzhaf_owen,
    blocking_coalitions,
    blocs,
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
    profile,
    shapley_shubik,
    success,
    swings,
    swings_by_size,
    vetoers,
    weights_of,
    winning_coalitions,
)
from unsc_sim.proposals.comparisons import comparison
from unsc_sim.rules import proceedings
from unsc_sim.rules.machines import Bound

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


@pytest.mark.parametrize("method", [Method.PATTERNS, Method.TRUTH_TABLE, Method.FIRST_PASSAGE])
@pytest.mark.parametrize("family", [minimal_winning_coalitions, minimal_blocking_coalitions])
def test_minimal_coalitions_are_drawn_alike_by_every_method(monkeypatch, method, family):
    rule = made(6, [(True, 8, [4, 3, 2, 2, 1, 0]), (False, 1, [0, 0, 1, 0, 0, 0])])
    monkeypatch.setattr(draws, "way", lambda *_, **__: method)
    drawn = family(rule).sample(Random(7), 2000)
    every = list(family(rule))
    assert set(drawn) == set(every)
    assert min(map(drawn.count, every)) > 2000 / len(every) * 0.7


@pytest.mark.parametrize("voters", [13, 18])
def test_minimal_coalitions_that_can_be_counted_can_be_drawn(voters):
    rng = Random(voters)
    weights = [rng.randint(1, 10**6) for _ in range(voters)]
    rule = rules.weighted(sum(weights) // 2 + 1, {f"v{n}": each for n, each in enumerate(weights)})
    for family in (minimal_winning_coalitions, minimal_blocking_coalitions):
        found = family(rule)
        assert found.count == sum(found.by_size)
        assert all(each in found for each in found.sample(rng, 5))


@pytest.mark.parametrize("method", [Method.PATTERNS, Method.TRUTH_TABLE])
def test_where_all_are_needed_each_blocks_alone(monkeypatch, method):
    monkeypatch.setattr(draws, "way", lambda *_, **__: method)
    rule = rules.weighted(3, {"A": 1, "B": 1, "C": 1})
    drawn = minimal_blocking_coalitions(rule).sample(Random(1), 50)
    assert set(drawn) == {("A",), ("B",), ("C",)}
    assert minimal_winning_coalitions(rule).sample(Random(1)) == (("A", "B", "C"),)


def test_coalitions_are_told_in_short_and_tabled_by_size():
    pytest.importorskip("pandas")
    found = minimal_winning_coalitions(COUNCIL)
    assert repr(found) == "<minimal winning coalitions of 15 voters>"
    assert dict(found.to_pandas())[9] == 210


@pytest.mark.parametrize("method", [Method.WALK, Method.TRUTH_TABLE])
def test_coalitions_are_drawn_alike_by_every_method(monkeypatch, method):
    rule = made(6, [(True, 8, [4, 3, 2, 2, 1, 0]), (False, 2, [0, 0, 1, 1, 0, 0])])
    monkeypatch.setattr(draws, "least", lambda *_: method)
    for family in (winning_coalitions, blocking_coalitions):
        drawn, every = family(rule).sample(Random(7), 5000), list(family(rule))
        assert set(drawn) == set(every)
        assert min(map(drawn.count, every)) > 5000 / len(every) * 0.6


def test_coalitions_of_heavy_weights_are_drawn_from_a_table():
    rng = Random(22)
    weights = {f"v{n}": rng.randint(1, 10**6) for n in range(22)}
    rule = rules.weighted(sum(weights.values()) * 2 // 3, weights)
    for family in (winning_coalitions, blocking_coalitions, minimal_winning_coalitions):
        found = family(rule)
        assert all(each in found for each in found.sample(rng, 20))


def test_chances_of_many_voters_with_heavy_weights_are_within_reach():
    rng = Random(25)
    weights = {f"v{n}": rng.randint(1, 10**6) for n in range(25)}
    chances = {code: Fraction(rng.randint(1, 9), 10) for code in weights}
    rule = rules.weighted(sum(weights.values()) // 2 + 1, weights)
    passing = {each: chance_to_pass(rule, chances | {"v3": each}) for each in (0, 1)}
    decides = decisiveness(rule, chances)["v3"]
    assert 0 < decides == passing[1] - passing[0]


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


def test_weights_say_how_small_they_are():
    found = weights_of(COUNCIL)
    assert found.basis is Basis.LEAST
    assert found.words() == ("[39; 7x5, 1x10]: no whole weights of a smaller sum make this game.")
    assert repr(found) == "<Weights [39; 7x5, 1x10]>"
    assert found.words() in found.picture().svg
    heavy = {f"v{n}": 10**9 + n * n for n in range(60)}
    own = weights_of(rules.weighted(40 * 10**9, heavy))
    assert own.basis is Basis.OWN
    assert own.weights == tuple(heavy.values())


def test_voters_who_are_alike_weigh_the_same_however_they_weighed():
    rule = rules.weighted(210_000, {f"v{n}": 10_000 + n for n in range(40)})
    assert str(weights_of(rule)) == "[21; 1x40]"


def test_the_union_of_27_could_not_have_had_smaller_weights():
    nice = [29] * 4 + [27] * 2 + [14, 13] + [12] * 5 + [10] * 3 + [7] * 5 + [4] * 5 + [3]
    found = weights_of(rules.weighted(255, {f"v{n}": each for n, each in enumerate(nice)}))
    assert (found.quota, list(found.weights), found.basis) == (255, nice, Basis.LEAST)


@given(st.lists(st.integers(1, 60), min_size=4, max_size=4), st.data())
@settings(max_examples=40, deadline=None)
def test_no_whole_weights_of_a_smaller_sum_make_the_game(weights, data):
    quota = data.draw(st.integers(1, sum(weights)))
    rule = rules.weighted(quota, {f"v{n}": each for n, each in enumerate(weights)})
    found = weights_of(rule)
    assert found.basis is Basis.LEAST
    plain, total = Enumerated(rule), sum(found.weights)
    assert _makes(plain, found.weights)
    lighter = (each for each in product(range(total), repeat=4) if sum(each) < total)
    assert not any(_makes(plain, each) for each in lighter)


def _makes(plain, weights):
    """Whether some quota tells the winning coalitions from all others by these weights."""
    sums = {each: sum(weights[n] for n in each) for each in plain.all}
    lightest = min(sums[each] for each in plain.winning)
    return all(sums[each] < lightest for each in plain.all if each not in plain.winning)


def test_a_veto_of_two_is_no_weighted_game():
    rule = rules.put_to_vote(council(2019), needed=9, blocking=2)
    assert not is_weighted(rule)
    assert desirability(rule).complete


@given(simple_games(most=6))
def test_weights_make_the_same_game(rule):
    found = weights_of(rule)
    if found is None:
        assert len(rule.requirements) > 1
    else:
        assert Enumerated(found.rule).winning == Enumerated(rule).winning


@given(simple_games(most=5), st.data())
@settings(max_examples=60)
def test_values_with_blocs_equal_enumeration(rule, data):
    plain = Enumerated(rule)
    labels = data.draw(st.lists(st.integers(0, 2), min_size=plain.voters, max_size=plain.voters))
    groups = [[n for n, each in enumerate(labels) if each == label] for label in set(labels) - {0}]
    named = [[rule.codes[n] for n in group] for group in groups]
    assert list(owen(rule, named).amounts) == plain.owen(groups)
    whole = groups + [[n] for n, each in enumerate(labels) if not each]
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


def test_blocs_of_two_organs_are_counted_at_once():
    both = proceedings.icj_election(council(2017))
    values = owen(both, [["FRA", "GBR", "USA"]])
    assert sum(values.amounts) == 1
    three = {code: values[code] for code in ("FRA", "GBR", "USA")}
    assert len(set(three.values())) == 1
    assert banzhaf_owen(both, [["FRA", "GBR", "USA"]])["FRA"] > 0


@given(simple_games(most=5, requirements=(1,)), st.data())
@settings(max_examples=60)
def test_what_a_bloc_has_is_its_index_in_the_game_of_blocs(rule, data):
    (each,) = rule.requirements
    half = len(rule.codes) // 2
    bloc, rest = each.weights[:half], each.weights[half:]
    of_blocs = made(1 + len(rest), [(each.bound is Bound.AT_LEAST, each.limit, [sum(bloc), *rest])])
    values = owen(rule, [rule.codes[:half]]).amounts
    if half:
        whole = shapley_shubik(of_blocs).amounts
        assert (sum(values[:half]), *values[half:]) == whole


@pytest.mark.parametrize("method", [Method.POLYNOMIALS, Method.WALK])
@given(rule=simple_games(most=5, heaviest=100), data=st.data())
@settings(max_examples=60)
def test_every_method_of_counting_within_blocs_gives_the_same(method, rule, data):
    plain = Enumerated(rule)
    labels = data.draw(st.lists(st.integers(0, 1), min_size=plain.voters, max_size=plain.voters))
    groups = [[n for n, each in enumerate(labels) if each == label] for label in (0, 1)]
    named = [[rule.codes[n] for n in group] for group in groups]
    expected = banzhaf_owen(rule, named)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocs, "least", lambda *asked: method)
        found = owen(rule, named)
        assert list(found.amounts) == plain.owen([group for group in groups if group])
        assert banzhaf_owen(rule, named) == expected
        assert found.method is method or all(len(group) < 2 for group in groups)


def test_blocs_of_many_mixed_weights_are_counted_at_once():
    rng = Random(193)
    weights = [rng.randint(1, 20) for _ in range(193)]
    quota, codes = sum(weights) // 2 + 1, [f"v{n}" for n in range(193)]
    values = owen(rules.weighted(quota, dict(zip(codes, weights))), [codes[:54], codes[54:83]])
    of_blocs = {"first": sum(weights[:54]), "second": sum(weights[54:83])}
    whole = shapley_shubik(rules.weighted(quota, of_blocs | dict(zip(codes[83:], weights[83:]))))
    shares = sum(values.amounts[:54]), sum(values.amounts[54:83])
    assert (*shares, *values.amounts[83:]) == whole.amounts


@pytest.mark.parametrize("value", [owen, banzhaf_owen])
def test_blocs_out_of_reach_are_refused_at_once(value):
    rng = Random(1)
    codes = [f"v{n}" for n in range(80)]
    rule = rules.weighted(2 * 10**10, {code: rng.randint(1, 10**9) for code in codes})
    with pytest.raises(RuleError, match="out of reach: to count 80 voters of 80 kinds"):
        value(rule, [codes[:40]])


def test_what_is_given_as_floats_is_found_in_floats_and_the_rest_exactly():
    rule = rules.weighted(4, {"A": 3, "B": 2, "C": 1})
    exact = {"A": Fraction(1, 10), "B": Fraction(1, 3), "C": 1}
    rounded = exact | {"B": 1 / 3}
    for find in (success, decisiveness):
        for each, near in zip(find(rule, exact).amounts, find(rule, rounded).amounts):
            assert type(each) is Fraction
            assert type(near) is float
            assert near == pytest.approx(float(each), rel=1e-15)
    assert type(chance_to_pass(rule, 1)) is Fraction
    assert chance_to_pass(rule, rounded) == pytest.approx(float(chance_to_pass(rule, exact)))
    assert type(chance_to_pass(rule, 0.9)) is float
    assert str(success(rule, 0.5)).endswith(
        "Exact but for the rounding of the result, by a truth table of all coalitions."
    )


def test_nobody_is_in_two_blocs():
    with pytest.raises(SeatError, match="France is in two blocs"):
        owen(COUNCIL, [["FRA", "GBR"], ["France", "DEU"]])


@given(simple_games(most=5), st.data())
@settings(max_examples=60)
def test_success_and_decisiveness_equal_enumeration(rule, data):
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


@pytest.mark.parametrize("heaviest", [10**6, 10**9])
def test_chances_under_heavy_weights_come_by_halves_that_meet(heaviest):
    rng = Random(18)
    codes = [f"v{n}" for n in range(18)]
    weights = {code: rng.randint(1, heaviest) for code in codes}
    rule = rules.weighted(sum(weights.values()) // 2 + 1, weights)
    alike = success(rule, Fraction(9, 10))
    assert alike.method is Method.TRUTH_TABLE
    nearly = dict.fromkeys(codes, Fraction(9, 10)) | {"v0": Fraction(1, 2)}
    mixed = decisiveness(rule, nearly)
    assert mixed.method is Method.WALK
    assert mixed["v0"] == decisiveness(rule, Fraction(9, 10))["v0"]
    passing = {chance: chance_to_pass(rule, nearly | {"v0": chance}) for chance in (0, 1)}
    assert passing[1] - passing[0] == mixed["v0"]


@pytest.mark.parametrize("measure", [success, decisiveness])
def test_chances_that_are_out_of_reach_are_refused(measure):
    rng = Random(60)
    weights = {f"v{n}": rng.randint(1, 10**9) for n in range(60)}
    rule = rules.weighted(sum(weights.values()) // 2 + 1, weights)
    with pytest.raises(RuleError, match="out of reach"):
        measure(rule, Fraction(9, 10))
    with pytest.raises(RuleError, match="out of reach"):
        measure(rule, {code: Fraction(n, 60) for n, code in enumerate(weights)})
    with pytest.raises(RuleError, match="out of reach"):
        winning_coalitions(rule).sample(rng)


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


def test_what_cannot_be_compared_is_refused():
    for index in (swings_by_size, coleman_act):
        with pytest.raises(RuleError, match=rf"one number for each voter.*not {index.__name__}"):
            profile(COUNCIL, [index])
        with pytest.raises(RuleError, match="one number for each voter"):
            curve_by_year(index)
    with pytest.raises(RuleError, match=r"shares or probabilities.*not swings"):
        comparison({"today": COUNCIL}, swings)
    with pytest.raises(RuleError, match="shares or probabilities"):
        curve_by_change(swings)
    with pytest.raises(RuleError, match="at least one index"):
        profile(COUNCIL, [])


def test_numbers_that_are_counts_are_shown_as_counts():
    assert "848" in str(profile(COUNCIL, [swings]))
    assert "%" not in str(profile(COUNCIL, [swings])).splitlines()[2]


def test_a_vacant_seat_shows_in_the_curve():
    held = {moment.elected for moment in curve_by_change()}
    assert held == {Fraction(1, 462), Fraction(4, 2145), Fraction(4, 1287)}
