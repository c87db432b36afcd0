"""Power with abstention equals enumeration of all roll calls and all orders."""

import pickle
from fractions import Fraction
from itertools import permutations, product
from random import Random

import pytest
from hypothesis import given, settings
from power_games import made, simple_games

from unsc_sim import rules
from unsc_sim.councils.by_day import council
from unsc_sim.errors import RuleError
from unsc_sim.power import (
    Measure,
    Method,
    curve_by_year,
    decisiveness,
    profile,
    roll_call_shapley_shubik,
    shapley_shubik,
    ternary_banzhaf,
    ternary_chance_to_pass,
    ternary_success,
    winning_coalitions,
)
from unsc_sim.proposals.comparisons import comparison
from unsc_sim.votes import Vote

VOTES = (Vote.YES, Vote.ABSTAIN, Vote.NO)
COUNCIL = rules.substantive(council("2019-04-18"))


class RollCalls:
    """All roll calls of a rule."""

    def __init__(self, rule):
        self.voters = len(rule.codes)
        self.adopted = {
            votes: all(each.met(each.count(votes)) for each in rule.requirements)
            for votes in product(VOTES, repeat=self.voters)
        }

    def differences(self, voter):
        """Roll calls of the others where yes and abstention, and abstention and no, differ."""
        upper = lower = 0
        for others in product(VOTES, repeat=self.voters - 1):
            yes, abstain, no = (
                self.adopted[(*others[:voter], vote, *others[voter:])] for vote in VOTES
            )
            upper += yes - abstain
            lower += abstain - no
        return upper, lower

    def pivots(self):
        """The share of all orders and roll calls in which each voter settles the outcome."""
        shares = [Fraction(0)] * self.voters
        orders = list(permutations(range(self.voters)))
        for votes in self.adopted:
            for order in orders:
                for place, voter in enumerate(order):
                    rest = order[place + 1 :]
                    ends = {
                        self.adopted[tuple(end if n in rest else v for n, v in enumerate(votes))]
                        for end in (Vote.YES, Vote.NO)
                    }
                    if len(ends) == 1:
                        shares[voter] += Fraction(1, len(orders) * 3**self.voters)
                        break
        return shares


@given(simple_games(most=4))
@settings(max_examples=60)
def test_ternary_measures_equal_enumeration(rule):
    plain = RollCalls(rule)
    whole = 3 ** (plain.voters - 1)
    found = ternary_banzhaf(rule)
    for voter, code in enumerate(rule.codes):
        upper, lower = plain.differences(voter)
        assert found.yes_or_abstain[code] == Fraction(upper, whole)
        assert found.abstain_or_no[code] == Fraction(lower, whole)
        assert found[code] == Fraction(upper + lower, whole)
        sides = [(v[voter], a) for v, a in plain.adopted.items() if v[voter] is not Vote.ABSTAIN]
        won = sum((vote is Vote.YES) == adopted for vote, adopted in sides)
        assert ternary_success(rule)[code] == Fraction(won, len(sides))
    assert ternary_chance_to_pass(rule) == Fraction(sum(plain.adopted.values()), 3 * whole)
    assert sum(found.shares.amounts) == 1


@given(simple_games(most=3))
@settings(max_examples=40)
def test_roll_calls_settle_as_enumeration_says(rule):
    assert list(roll_call_shapley_shubik(rule).amounts) == RollCalls(rule).pivots()


def test_the_council_with_abstention():
    assert ternary_chance_to_pass(COUNCIL) == Fraction(146_796, 3**15)
    assert ternary_chance_to_pass(rules.procedural(council(2019))) == Fraction(442_347, 3**15)
    assert sum(roll_call_shapley_shubik(COUNCIL).amounts) == 1
    found = ternary_banzhaf(COUNCIL)
    assert found.abstain_or_no["DEU"] == 0 < found.abstain_or_no["FRA"]
    assert set(found) == set(COUNCIL.codes)
    assert len(found) == 15


def test_the_elected_ten_carry_a_text_alone_only_where_one_may_abstain():
    ten = [each.code for each in COUNCIL.council.elected]
    votes = dict.fromkeys(COUNCIL.codes, "abstain") | dict.fromkeys(ten, "yes")
    assert COUNCIL.decide(votes).adopted  # S/RES/344 (1973) was carried by the ten alone
    assert tuple(ten) not in winning_coalitions(COUNCIL)


def test_nobody_abstains_where_nobody_votes():
    with pytest.raises(RuleError, match="nobody abstains"):
        ternary_banzhaf(rules.press_statement(council(2019)))


def test_where_abstaining_is_as_good_as_a_no_a_roll_call_changes_nobodys_index():
    rng = Random(20)
    weights = {f"v{n}": rng.randint(1, 10**6) for n in range(20)}
    rule = rules.weighted(sum(weights.values()) // 2 + 1, weights)
    assert roll_call_shapley_shubik(rule).amounts == shapley_shubik(rule).amounts
    assert roll_call_shapley_shubik(rule).method is Method.TRUTH_TABLE
    assert ternary_banzhaf(rule).amounts == decisiveness(rule, Fraction(1, 3)).amounts
    assert set(ternary_banzhaf(rule).abstain_or_no.amounts) == {0}


def test_roll_calls_out_of_reach_are_refused():
    rng = Random(60)
    heavy = [rng.randint(1, 10**9) for _ in range(60)]
    rule = made(60, [(True, sum(heavy) // 2, heavy), (False, 2, [1] * 3 + [0] * 57)])
    for measure in (ternary_banzhaf, roll_call_shapley_shubik, ternary_success):
        with pytest.raises(RuleError, match="out of reach"):
            measure(rule)


def test_the_measure_with_abstention_is_an_index_like_the_others():
    found = ternary_banzhaf(COUNCIL)
    assert found.measure is Measure.TERNARY_BANZHAF
    assert [len(each.members) for each in found.classes] == [5, 10]
    assert found.council == COUNCIL.council
    assert pickle.loads(pickle.dumps(found)) == found == dict(found)
    assert found != ternary_banzhaf(rules.procedural(council(2019)))
    assert profile(COUNCIL, [ternary_banzhaf])["Banzhaf measure with abstention"] == found
    assert comparison({"today": COUNCIL}, ternary_banzhaf)["today"].veto_holder == found["FRA"]
    assert curve_by_year(ternary_banzhaf).moments[-1].power.measure is found.measure


def test_the_measure_with_abstention_says_everything_once():
    said = ternary_banzhaf(COUNCIL).words()
    assert said.count("Exact, by") == said.count("China") == said.count("Belgium") == 1
    assert "between yes and abstention, 0% between abstention and no)" in said


def test_the_measure_with_abstention_becomes_a_table():
    pytest.importorskip("pandas")
    table = ternary_banzhaf(COUNCIL).to_pandas()
    assert list(table.loc["DEU"])[2] == 0
    assert len(table) == 15
