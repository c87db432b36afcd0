"""Power indices equal what enumeration of all coalitions says, whichever method counts."""

import pickle
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from power_games import Enumerated, made, simple_games, walked_swings

from unsc_sim import rules
from unsc_sim.councils.by_day import council
from unsc_sim.errors import RuleError, SeatError
from unsc_sim.power import (
    Measure,
    Method,
    banzhaf,
    by_group,
    by_seat,
    coleman_act,
    coleman_initiate,
    coleman_prevent,
    counts,
    credit,
    deegan_packel,
    inclusiveness,
    indices,
    johnston,
    minimal,
    owen,
    penrose,
    public_good,
    shapley_shubik,
    success,
    swings,
    swings_by_size,
    winning_by_size,
    winning_coalitions,
)
from unsc_sim.power.games import core, read
from unsc_sim.rules import proceedings

COUNCIL = rules.substantive(council("2019-04-18"))
NICE = [29] * 4 + [27] * 2 + [14, 13] + [12] * 5 + [10] * 3 + [7] * 5 + [4] * 5 + [3]


def weighted(quota, weights):
    return rules.weighted(quota, {f"v{n}": weight for n, weight in enumerate(weights)})


def of_seats(power):
    return power["FRA"], power["DEU"]


def test_the_council_has_its_known_values():
    assert of_seats(shapley_shubik(COUNCIL)) == (Fraction(421, 2145), Fraction(4, 2145))
    assert of_seats(banzhaf(COUNCIL)) == (Fraction(106, 635), Fraction(21, 1270))
    assert of_seats(swings(COUNCIL)) == (848, 84)
    assert of_seats(penrose(COUNCIL)) == (Fraction(848, 2**14), Fraction(84, 2**14))
    assert of_seats(coleman_prevent(COUNCIL)) == (1, Fraction(84, 848))
    assert of_seats(coleman_initiate(COUNCIL)) == (Fraction(848, 31920), Fraction(84, 31920))
    assert of_seats(inclusiveness(COUNCIL)) == (1, Fraction(466, 848))
    assert coleman_act(COUNCIL) == Fraction(848, 2**15)
    assert of_seats(deegan_packel(COUNCIL)) == (Fraction(1, 9), Fraction(2, 45))
    assert of_seats(public_good(COUNCIL)) == (Fraction(1, 9), Fraction(2, 45))


def test_the_council_of_eleven_has_its_known_values():
    of_1965 = rules.substantive(council(1965))
    power = shapley_shubik(of_1965)
    assert (power["FRA"], power["NLD"]) == (Fraction(76, 385), Fraction(1, 462))


def test_nobody_has_more_power_than_another_where_there_is_no_veto():
    assert set(shapley_shubik(rules.procedural(council(2019))).amounts) == {Fraction(1, 15)}
    assert set(banzhaf(rules.press_statement(council(2019))).amounts) == {Fraction(1, 15)}


def test_a_vacant_seat_has_no_part_in_the_game():
    power = shapley_shubik(rules.substantive(council("1980-01-03")))
    assert len(power) == 14
    assert (power["USA"], power["Norway"]) == (Fraction(139, 715), Fraction(4, 1287))


def test_two_organs_are_one_game():
    both = proceedings.icj_election(council(2017))
    power = shapley_shubik(both)
    assert len(power) == 15 + 193
    assert sum(power.amounts) == 1
    in_council = rules.icj_election(council(2017))
    assert coleman_act(both) == coleman_act(in_council) * Fraction(
        sum(_binomial(193, n) for n in range(97, 194)), 2**193
    )


def _binomial(n, k):
    row = 1
    for place in range(k):
        row = row * (n - place) // (place + 1)
    return row


@given(simple_games())
def test_indices_from_swings_equal_enumeration(rule):
    plain = Enumerated(rule)
    counted, winning = plain.swings(), len(plain.winning)
    half, losing = 2 ** (plain.voters - 1), 2**plain.voters - winning
    assert list(swings(rule).amounts) == counted
    assert list(swings_by_size(rule).amounts) == plain.swings_by_size()
    assert list(shapley_shubik(rule).amounts) == plain.shapley_shubik()
    assert list(penrose(rule).amounts) == [each / half for each in counted]
    assert list(banzhaf(rule).amounts) == [each / sum(counted) for each in counted]
    assert list(coleman_prevent(rule).amounts) == [each / winning for each in counted]
    assert list(coleman_initiate(rule).amounts) == [each / losing for each in counted]
    assert coleman_act(rule) == Fraction(winning, 2 * half)
    belongs = [sum(n in each for each in plain.winning) for n in range(plain.voters)]
    assert list(inclusiveness(rule).amounts) == [Fraction(each, winning) for each in belongs]
    sizes = [len(each) for each in plain.winning]
    assert winning_by_size(rule) == tuple(map(sizes.count, range(plain.voters + 1)))


@given(simple_games(most=6))
def test_indices_from_coalitions_equal_enumeration(rule):
    plain = Enumerated(rule)
    assert list(johnston(rule).amounts) == plain.johnston()
    assert list(deegan_packel(rule).amounts) == plain.deegan_packel()
    assert list(public_good(rule).amounts) == plain.public_good()


@pytest.mark.parametrize("method", [Method.TRUTH_TABLE, Method.POLYNOMIALS, Method.WALK])
@given(rule=simple_games(heaviest=100))
@settings(max_examples=60)
def test_every_method_of_counting_swings_gives_the_same(method, rule):
    expected = shapley_shubik(rule), swings(rule), swings_by_size(rule), coleman_act(rule)
    taken = method if core(read(rule)).limits else Method.TRUTH_TABLE
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counts, "_cheapest", lambda reduced, sized: taken)
        patch.setattr(counts, "two_kinds", lambda game: None)
        patch.setattr(indices, "two_kinds", lambda game: None)
        found = shapley_shubik(rule), swings(rule), swings_by_size(rule), coleman_act(rule)
        assert found == expected
        assert found[0].method is taken


def forced(method):
    """A choice of method that takes this one, whatever it costs, where it applies."""
    return lambda efforts, *size: method if method in efforts else next(iter(efforts))


@pytest.mark.parametrize("method", [Method.PATTERNS, Method.TRUTH_TABLE, Method.FIRST_PASSAGE])
@given(rule=simple_games(heaviest=100))
@settings(max_examples=60)
def test_every_method_of_counting_minimal_coalitions_gives_the_same(method, rule):
    expected = deegan_packel(rule), public_good(rule)
    blocking = minimal.minimal(read(rule), minimal.Side.BLOCKING)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(minimal, "least", forced(method))
        assert (deegan_packel(rule), public_good(rule)) == expected
        if method is not Method.FIRST_PASSAGE or len(core(read(rule)).limits) == 1:
            assert deegan_packel(rule).method is method
        found = minimal.minimal(read(rule), minimal.Side.BLOCKING)
        assert found.within == blocking.within
        assert found.every == blocking.every


@pytest.mark.parametrize("method", [Method.PATTERNS, Method.TRUTH_TABLE, Method.POLYNOMIALS])
@given(rule=simple_games(heaviest=100))
@settings(max_examples=60)
def test_every_method_of_sharing_credit_gives_the_same(method, rule):
    expected = johnston(rule)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(credit, "least", forced(method))
        assert johnston(rule) == expected
        if method is not Method.POLYNOMIALS or len(core(read(rule)).limits) == 1:
            assert johnston(rule).method is method


def test_the_method_that_takes_least_is_chosen():
    rng = Random(15)
    heavy = [rng.randint(1, 10**6) for _ in range(15)]
    of_heavy, nice = weighted(sum(heavy) // 2 + 1, heavy), weighted(255, NICE)
    assert johnston(of_heavy).method is Method.TRUTH_TABLE
    assert deegan_packel(of_heavy).method is Method.TRUTH_TABLE
    assert johnston(nice).method is Method.POLYNOMIALS
    assert deegan_packel(nice).method is public_good(nice).method is Method.FIRST_PASSAGE
    assert johnston(COUNCIL).method is Method.PATTERNS


@pytest.mark.parametrize(
    ("quota", "weights"),
    [
        (1, [1]),
        (5, [5, 1, 1, 0, 0, 3, 2, 1, 1, 1]),
        (9, [9, 9, 0, 1, 2, 3, 4]),
        (12, [4, 4, 4, 0]),
        (18, [17, 1, 1, 1, 1, 1, 1, 1]),
        (51, [50, 49, 1]),
    ],
)
def test_edges_of_weighted_games_equal_enumeration(quota, weights):
    rule = weighted(quota, weights)
    plain = Enumerated(rule)
    assert list(swings(rule).amounts) == plain.swings()
    assert list(shapley_shubik(rule).amounts) == plain.shapley_shubik()
    assert list(johnston(rule).amounts) == plain.johnston()
    assert list(public_good(rule).amounts) == plain.public_good()


@pytest.mark.parametrize("seed", range(3))
def test_twelve_voters_under_two_requirements_equal_enumeration(seed):
    rng = Random(seed)
    first = [rng.randint(0, 9) for _ in range(12)]
    second = [rng.randint(0, 10**6) for _ in range(12)]
    rule = made(12, [(True, sum(first) // 2, first), (False, sum(second) // 3, second)])
    plain = Enumerated(rule)
    assert list(swings_by_size(rule).amounts) == plain.swings_by_size()
    assert list(johnston(rule).amounts) == plain.johnston()
    assert list(deegan_packel(rule).amounts) == plain.deegan_packel()


@pytest.mark.parametrize(
    ("quota", "weights"),
    [
        (255, NICE),
        (900, [(7 * n * n) % 101 for n in range(40)]),
        (2600, [1 + (37 * n) % 97 for n in range(100)]),
    ],
)
def test_larger_games_equal_a_plain_table(quota, weights):
    rule = weighted(quota, weights)
    by_size, power = swings_by_size(rule), shapley_shubik(rule)
    assert power.method is Method.POLYNOMIALS
    assert sum(power.amounts) == 1
    for voter in {0, len(weights) // 2} if len(weights) < 50 else {1}:
        sizes = walked_swings(weights, quota, voter)
        assert list(by_size.amounts[voter]) == sizes
        assert swings(rule).amounts[voter] == sum(sizes)


def test_193_voters_neither_overflow_nor_err():
    rng = Random(193)
    weights = [rng.randint(0, 20) for _ in range(193)]
    rule = weighted(sum(weights) // 2 + 1, weights)
    power, counted = shapley_shubik(rule), swings(rule)
    assert sum(power.amounts) == 1
    sizes = walked_swings(weights, sum(weights) // 2 + 1, 0)
    assert list(swings_by_size(rule).amounts[0]) == sizes
    assert counted.amounts[0] == sum(sizes) > 2**180


def test_heavy_weights_are_counted_by_truth_table():
    rng = Random(15)
    weights = [rng.randint(1, 10**6) for _ in range(15)]
    quota = sum(weights) * 2 // 3
    rule = weighted(quota, weights)
    assert shapley_shubik(rule).method is Method.TRUTH_TABLE
    assert list(swings_by_size(rule).amounts[3]) == walked_swings(weights, quota, 3)


def test_several_requirements_and_many_voters_are_counted_by_polynomials():
    population = [(13 * n) % 40 for n in range(27)]
    rule = made(27, [(True, 255, NICE), (True, 14, [1] * 27), (True, 350, population)])
    power = banzhaf(rule)
    assert power.method is Method.POLYNOMIALS
    table = {(0, 0, 0): 1}
    for row in zip(NICE[1:], [1] * 26, population[1:]):
        grown = dict(table)
        for key, ways in table.items():
            sums = tuple(map(int.__add__, key, row))
            grown[sums] = grown.get(sums, 0) + ways
        table = grown
    wins = lambda sums: sums[0] >= 255 and sums[1] >= 14 and sums[2] >= 350  # noqa: E731
    plain = sum(
        ways
        for key, ways in table.items()
        if wins((key[0] + NICE[0], key[1] + 1, key[2] + population[0])) and not wins(key)
    )
    assert swings(rule).amounts[0] == plain


@pytest.mark.parametrize("index", [banzhaf, shapley_shubik, johnston, deegan_packel, public_good])
def test_what_is_out_of_reach_is_refused_at_once_not_guessed(index):
    rng = Random(1)
    weights = [rng.randint(1, 10**9) for _ in range(60)]
    with pytest.raises(RuleError, match="out of reach: to count 60 voters of 60 kinds"):
        index(weighted(sum(weights) // 2, weights))


@pytest.mark.parametrize("requirements", [1, 2])
def test_no_effort_is_beyond_floats(requirements):
    rng = Random(7)
    rows = [[rng.randint(1, 10**400) for _ in range(1500)] for _ in range(requirements)]
    rule = made(1500, [(True, sum(weights) // 2, weights) for weights in rows])
    for index in (shapley_shubik, banzhaf, johnston, deegan_packel, public_good):
        with pytest.raises(RuleError, match="out of reach"):
            index(rule)
    with pytest.raises(RuleError, match="out of reach"):
        owen(rule, [rule.codes[:700]])
    with pytest.raises(RuleError, match="out of reach"):
        success(rule, {code: Fraction(1, 2 + n % 3) for n, code in enumerate(rule.codes)})
    with pytest.raises(RuleError, match="out of reach"):
        winning_coalitions(rule).sample(rng)


def test_very_heavy_weights_are_counted_by_halves_that_meet():
    rng = Random(26)
    rule = weighted(13 * 10**9, [rng.randint(1, 2 * 10**9) for _ in range(26)])
    power = shapley_shubik(rule)
    assert power.method is Method.WALK
    assert sum(power.amounts) == 1
    sized = swings_by_size(rule).amounts
    assert [sum(each) for each in sized] == list(swings(rule).amounts)


def test_heavy_weights_of_many_voters_are_not_multiplied():
    rng = Random(28)
    heavy = [rng.randint(1, 10**6) for _ in range(28)]
    assert shapley_shubik(weighted(sum(heavy) // 2 + 1, heavy)).method is Method.WALK
    fewer = heavy[:25]
    quicker = Method.WALK, Method.TRUTH_TABLE
    assert banzhaf(weighted(sum(fewer) // 2 + 1, fewer)).method in quicker
    nice = weighted(255, NICE)
    assert banzhaf(nice).method is shapley_shubik(nice).method is Method.POLYNOMIALS


def test_minimal_coalitions_of_25_heavy_weights_are_within_reach():
    rng = Random(25)
    weights = [rng.randint(1, 10**6) for _ in range(25)]
    rule = weighted(sum(weights) * 3 // 4, weights)
    for index in (public_good, johnston):
        power = index(rule)
        assert power.method is Method.TRUTH_TABLE
        assert sum(power.amounts) == 1
    assert minimal.way(core(read(rule)), minimal.Side.WINNING) is Method.TRUTH_TABLE


def test_a_rule_without_power_is_refused():
    with pytest.raises(RuleError, match="even all together"):
        banzhaf(rules.put_to_vote(council(2019), needed=16))
    with pytest.raises(RuleError, match="without a single vote"):
        banzhaf(made(3, [(False, 4, [1, 1, 1])]))


def test_idle_voters_change_nobodys_index():
    bare, padded = weighted(3, [2, 1, 1]), weighted(3, [2, 0, 1, 1, 0])
    for index in (shapley_shubik, banzhaf, penrose, johnston, deegan_packel, public_good):
        amounts = index(padded).amounts
        assert (amounts[0], amounts[2], amounts[3]) == index(bare).amounts
        assert amounts[1] == amounts[4] == 0


def test_a_result_is_a_value():
    power = banzhaf(COUNCIL)
    assert power == banzhaf(COUNCIL)
    assert power != penrose(COUNCIL)
    assert power == dict(power)
    assert hash(power) == hash(banzhaf(COUNCIL))
    again = pickle.loads(pickle.dumps(power))
    assert again == power
    assert again.method is Method.TWO_KINDS
    assert power.measure is Measure.BANZHAF
    with pytest.raises(AttributeError):
        power.amounts = ()


def test_a_result_understands_names_and_refuses_strangers():
    power = banzhaf(COUNCIL)
    assert power["Russia"] == power["RUS"]
    assert "Russia" in power
    assert "ITA" not in power
    assert power.get("ITA") is None
    with pytest.raises(SeatError, match="Italy"):
        power["Italy"]


def test_a_result_says_who_has_how_much_and_how_it_was_counted():
    said = banzhaf(COUNCIL).words()
    assert said.startswith("Banzhaf index, substantive matter: 16.7% (106/635) each for China,")
    assert said.endswith("Exact, by binomials over two kinds of voters.")


def test_a_result_becomes_a_pandas_series():
    pytest.importorskip("pandas")
    series = banzhaf(COUNCIL).to_pandas()
    assert series["FRA"] == Fraction(106, 635)
    assert list(series.index) == list(COUNCIL.codes)


def test_groups_hold_the_power_of_their_members():
    power = shapley_shubik(COUNCIL)
    assert dict(by_seat(power)).popitem()[1] == Fraction(40, 2145)
    assert sum(share for _, share in by_seat(power)) == 1
    assert sum(share for _, share in by_group(power)) == 1
