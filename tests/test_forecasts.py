"""Forecasts: equal to enumeration, exact, and each number what it says it is."""

import pickle
import random
from fractions import Fraction
from itertools import product
from math import prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unsc_sim import rules
from unsc_sim.batch import OUTCOMES, decide
from unsc_sim.chances import BeliefError
from unsc_sim.councils.by_day import council
from unsc_sim.councils.members import VACANT, Council, Member
from unsc_sim.errors import RuleError, UnknownWordError
from unsc_sim.forecasts.forecasts import Forecast, forecast
from unsc_sim.forecasts.mixtures import Beliefs, Mixture, beliefs
from unsc_sim.forecasts.products import factors, form, parts, pivots, weigh
from unsc_sim.forecasts.turning import AGAINST, TOWARDS, _plain_pivots, adopting
from unsc_sim.rules.decisions import Rule
from unsc_sim.rules.machines import Bound, Requirement
from unsc_sim.tally import COUNTING, fold
from unsc_sim.votes import Consent, Outcome, Vote
from unsc_sim.words import say

APRIL = council("2019-04-18")
RULE = rules.substantive(APRIL)
HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
OPEN = {"yes": THIRD, "abstain": THIRD, "no": THIRD}
RELUCTANT = {"abstain": HALF, "no": HALF}
LITERAL = dict.fromkeys(APRIL.codes, OPEN) | {"GBR": "yes", "RUS": RELUCTANT, "USA": RELUCTANT}


# --- small councils under any rule, and their roll calls one by one ------------------------------


def small_council(draw, most=5):
    seats = draw(st.integers(1, most))
    veto = draw(st.lists(st.booleans(), min_size=seats, max_size=seats))
    return Council(tuple(Member(f"M{n}", f"member {n}", veto=has) for n, has in enumerate(veto)))


@st.composite
def charter_rule(draw):
    """A rule of the Charter's form: a quota, perhaps with a veto, perhaps of two."""
    seats = small_council(draw)
    needed = draw(st.integers(1, len(seats) + 1))
    return rules.put_to_vote(seats, needed, draw(st.sampled_from([1, 1, 1, 2])))


@st.composite
def strange_rule(draw):
    """A rule of requirements that no Council would have."""
    seats = small_council(draw, 4)
    weights = st.lists(st.integers(0, 2), min_size=len(seats), max_size=len(seats))
    requirements = tuple(
        Requirement(
            draw(st.sampled_from(Bound)), draw(st.integers(1, 4)), draw(st.sampled_from(Vote)),
            tuple(draw(weights)), failure, "a requirement of {limit}", say("chance"),
        )
        for failure in draw(st.permutations([Outcome.SHORT_OF_VOTES, Outcome.VETOED]))
    )  # fmt: skip
    return Rule(say("any rule"), seats, requirements, Vote)


RULES = st.one_of(
    charter_rule(), strange_rule(), charter_rule().map(lambda r: rules.consensus(r.council))
)


@st.composite
def believed(draw, rule):
    """Rational beliefs for every seat, some ballots without a chance."""
    seats = []
    for ballots in rule.ballots:
        shares = draw(
            st.lists(st.integers(0, 4), min_size=len(ballots), max_size=len(ballots)).filter(any)
        )
        seats.append(
            {each: Fraction(share, sum(shares)) for each, share in zip(ballots, shares) if share}
        )
    return Beliefs(rule, tuple(tuple(seat.items()) for seat in seats))


@st.composite
def case(draw, any_rule=RULES, most=3):
    """Beliefs under a rule: independent, or a mixture of up to three."""
    rule = draw(any_rule)
    parts = [draw(believed(rule)) for _ in range(draw(st.integers(1, most)))]
    if len(parts) == 1:
        return parts[0]
    shares = draw(st.lists(st.integers(1, 4), min_size=len(parts), max_size=len(parts)))
    return Mixture(tuple((Fraction(s, sum(shares)), p) for s, p in zip(shares, parts)))


def in_floats(belief):
    parts = tuple(
        (float(share), Beliefs(each.rule, tuple(
            tuple((ballot, float(chance)) for ballot, chance in seat) for seat in each.seats
        )))
        for share, each in belief.components
    )  # fmt: skip
    return Mixture(parts) if isinstance(belief, Mixture) else parts[0][1]


def roll_calls(belief):
    """Every roll call of a belief with its chance."""
    chances = {}
    for share, each in belief.components:
        for cast in product(*each.seats):
            ballots = tuple(ballot for ballot, _ in cast)
            chance = share * prod(chance for _, chance in cast)
            chances[ballots] = chances.get(ballots, 0) + chance
    return chances


def decided(belief):
    return [(belief.rule.decide(cast), chance) for cast, chance in roll_calls(belief).items()]


def brute(belief, outcome=Outcome.ADOPTED):
    return sum(chance for decision, chance in decided(belief) if decision.outcome is outcome)


# --- outcomes ------------------------------------------------------------------------------------


@given(case())
def test_the_chances_are_those_of_enumeration_and_sum_to_one(belief):
    f = forecast(belief.rule, belief)
    assert {each: f.probability(each) for each in Outcome} == {
        each: brute(belief, each) for each in Outcome
    }
    assert sum(f.outcomes.values()) == 1
    assert all(f.outcomes.values())


@given(case(charter_rule(), most=1), st.integers(1, 10**70))
def test_packed_numbers_lists_floats_and_the_walk_agree(belief, scale):
    walk = fold(belief.rule.machine, belief.weights, COUNTING)
    plain = {each: Fraction(walk.get(each, 0), belief.total) for each in Outcome}
    assert dict(forecast(belief.rule, belief).outcomes) == {k: v for k, v in plain.items() if v}
    if form(belief.rule):
        blown = [
            (part[0] * scale, part[1] * scale, part[2] * scale)
            for part in map(parts, belief.weights)
        ]
        long = factors(form(belief.rule), blown, belief.total * scale ** len(blown))
        assert [Fraction(each, long.total) for each in weigh(long)] == [
            plain[each] for each in form(belief.rule).outcomes
        ]
        wholes = [sum(each.values()) for each in belief.weights]
        assert [
            Fraction(w * whole * scale, long.total) for w, whole in zip(pivots(long), wholes)
        ] == (_plain_pivots(belief))


@given(case())
def test_floats_differ_from_fractions_by_rounding_only(belief):
    exact, rounded = forecast(belief.rule, belief), forecast(belief.rule, in_floats(belief))
    assert not rounded.belief.exact
    for each in Outcome:
        assert rounded.probability(each) == pytest.approx(float(exact.probability(each)), abs=1e-14)
    for name in ("pivotal", "pivotal_among_open", "learning", "yes_votes", "veto_by"):
        mine, other = dict(getattr(exact, name)), dict(getattr(rounded, name))
        assert mine.keys() >= other.keys()
        assert [float(mine[key]) for key in other] == pytest.approx(list(other.values()), abs=1e-13)
        assert all(type(each) in (float, Fraction) for each in other.values())


tiny = st.sampled_from([0.0, 1e-300, 1e-17, 1e-9, 0.01, 0.2, 0.5, 1.0])


@given(
    st.sampled_from([council(1965), council(2019), rules.weighted(1, {"A": 1}).council]),
    st.integers(1, 16),
    st.lists(st.tuples(tiny, tiny, tiny).filter(any), min_size=15, max_size=15),
)
def test_floats_keep_their_figures_in_councils_as_there_were(members, needed, shares):
    """To twelve figures, however small the chance; so a chance is never lost or negative."""
    rule = rules.put_to_vote(members, needed)
    voting = (Vote.YES, Vote.ABSTAIN, Vote.NO)
    seats = [
        tuple((v, share / sum(each)) for v, share in zip(voting, each) if share)
        for each in shares[: len(members)]
    ]
    rounded = Beliefs(rule, tuple(seats))
    exact = Beliefs(rule, tuple(tuple((v, Fraction(p)) for v, p in seat) for seat in seats))
    f = forecast(rule, rounded)
    weights = fold(rule.machine, exact.weights, COUNTING)
    for each in Outcome:
        chance = float(Fraction(weights.get(each, 0), exact.total))
        assert f.probability(each) == pytest.approx(chance, rel=1e-12, abs=1e-300)
    assert list(f.pivotal.values()) == pytest.approx(
        [float(each) for each in _plain_pivots(exact)], rel=1e-12, abs=1e-300
    )


@given(RULES.flatmap(lambda rule: st.tuples(
    st.just(rule), st.tuples(*[st.sampled_from(each) for each in rule.ballots]))))  # fmt: skip
def test_certain_votes_are_decided(pair):
    rule, votes = pair
    f = forecast(rule, dict(zip(rule.codes, votes)))
    assert f.outcomes == {rule.decide(votes).outcome: 1}
    assert f.likeliest.decision == rule.decide(votes)
    assert f.likeliest.chance == 1


def test_independence_is_a_mixture_of_one():
    held = beliefs(RULE, LITERAL)
    one = forecast(RULE, Mixture(((1, held),)))
    assert one.outcomes == forecast(RULE, held).outcomes
    assert one.pivotal == forecast(RULE, held).pivotal


# --- who makes the difference --------------------------------------------------------------------


def others_among(belief, seat, first, second):
    """The chance that a seat decides between two ballots: roll call by roll call."""
    rule, total = belief.rule, 0
    for cast, chance in roll_calls(belief).items():
        here, there = [[*cast[:seat], ballot, *cast[seat + 1 :]] for ballot in (first, second)]
        total += chance * (rule.decide(here).adopted and not rule.decide(there).adopted)
    return total


@given(case())
def test_a_member_is_pivotal_as_often_as_enumeration_says(belief):
    rule, f = belief.rule, forecast(belief.rule, belief)
    for seat, code in enumerate(rule.codes):
        assert f.pivotal[code] == others_among(belief, seat, *AGAINST[rule.ballot])
        ranked = sorted(belief.of(code), key=TOWARDS.index)
        assert f.pivotal_among_open[code] == others_among(belief, seat, ranked[-1], ranked[0])


@given(case(charter_rule(), most=1))
def test_the_chance_of_adoption_with_a_vote_fixed_is_that_of_the_forecast(belief):
    for code, worth in zip(belief.rule.codes, adopting(belief)):
        for ballot, chance in worth.items():
            fixed = forecast(belief.rule, belief).if_votes(code, ballot)
            assert chance == fixed.probability(Outcome.ADOPTED)


@given(case(), st.data())
def test_to_fix_a_vote_leaves_the_others_alone_and_to_be_given_it_does_not(belief, data):
    rule, f = belief.rule, forecast(belief.rule, belief)
    seat = data.draw(st.integers(0, len(rule.codes) - 1))
    code = rule.codes[seat]
    ballot = data.draw(st.sampled_from(rule.ballots[seat]))
    calls = roll_calls(belief).items()
    made = sum(
        chance
        for cast, chance in calls
        if rule.decide([*cast[:seat], ballot, *cast[seat + 1 :]]).adopted
    )
    assert f.if_votes(code, ballot).probability(Outcome.ADOPTED) == made
    alike = [(cast, chance) for cast, chance in calls if cast[seat] is ballot]
    if not alike:
        with pytest.raises(BeliefError, match="no chance"):
            f.given({code: ballot})
        return
    known = sum(chance for cast, chance in alike if rule.decide(cast).adopted)
    learned = f.given({code: ballot}).probability(Outcome.ADOPTED)
    assert learned == known / sum(chance for _, chance in alike)


@given(case())
def test_learning_a_vote_takes_off_the_expected_squared_error(belief):
    f = forecast(belief.rule, belief)
    chance = f.probability(Outcome.ADOPTED)
    for code in belief.rule.codes:
        left = 0
        for ballot, likely in belief.of(code).items():
            then = f.given({code: ballot}).probability(Outcome.ADOPTED)
            left += likely * then * (1 - then)
        assert f.learning[code] == chance * (1 - chance) - left


# --- vetoes, counts, roll calls ------------------------------------------------------------------


@given(case(st.one_of(charter_rule(), charter_rule().map(lambda r: rules.consensus(r.council)))))
def test_a_veto_comes_from_whom_the_decisions_say(belief):
    f, sets = forecast(belief.rule, belief), {}
    for decision, chance in decided(belief):
        if decision.vetoes:
            sets[decision.vetoes] = sets.get(decision.vetoes, 0) + chance
    assert f.veto_by.sets == sets
    assert sum(f.veto_by.sets.values()) == f.probability(Outcome.VETOED)
    for code in belief.rule.codes:
        assert f.veto_by[code] == sum(chance for each, chance in sets.items() if code in each)
    for codes, chance in sets.items():
        assert f.veto_by[codes] == f.veto_by[frozenset(codes)] == chance


@given(case())
def test_the_votes_in_favour_are_counted_whatever_the_rule_counts(belief):
    counts = dict.fromkeys(range(len(belief.rule.codes) + 1), 0)
    for decision, chance in decided(belief):
        counts[len(decision.yes)] += chance
    assert forecast(belief.rule, belief).yes_votes == counts


@given(case())
def test_no_roll_call_is_likelier_than_the_likeliest(belief):
    f, found = forecast(belief.rule, belief), decided(belief)
    assert f.likeliest.chance == max(chance for _, chance in found)
    assert roll_calls(belief)[f.likeliest.decision.cast] == f.likeliest.chance
    adopted = [chance for decision, chance in found if decision.adopted]
    if not adopted:
        assert f.likeliest_way is None
        return
    assert f.likeliest_way.decision.adopted
    assert f.likeliest_way.chance == max(adopted)
    assert roll_calls(belief)[f.likeliest_way.decision.cast] == f.likeliest_way.chance


# --- known values --------------------------------------------------------------------------------


def test_the_libya_draft_of_april_2019_under_the_literal_reading():
    f = forecast(RULE, LITERAL)
    assert f.probability(Outcome.ADOPTED) == Fraction(587, 177147)
    assert round(100 * float(f.probability(Outcome.ADOPTED)), 2) == 0.33
    assert str(f).startswith("Under these beliefs: adopted 0.33%, vetoed 1.5%")
    assert f.veto_by["RUS"] == f.veto_by["USA"] > f.veto_by["CHN"]


def test_the_libya_draft_if_both_abstain_and_the_twelve_are_fair_coins():
    coin = {"yes": HALF, "abstain": HALF}
    coins = dict.fromkeys(APRIL.codes, coin)
    f = forecast(RULE, coins | {"GBR": "yes", "RUS": "abstain", "USA": "abstain"})
    assert f.probability("adopted") == Fraction(794, 4096)
    africans = coins | dict.fromkeys(["CIV", "GNQ", "ZAF"], "abstain")
    f = forecast(RULE, africans | {"GBR": "yes", "RUS": "abstain", "USA": "abstain"})
    assert f.probability("adopted") == Fraction(10, 512)


def test_a_forecast_of_two_hundred_seats_with_long_fractions():
    members = Council(tuple(Member(f"M{n}", f"member {n}", veto=n < 5) for n in range(200)))
    rule = rules.put_to_vote(members, 101)
    f = forecast(
        rule, {m.code: {"yes": "500001/1000003", "no": "500002/1000003"} for m in members.members}
    )
    assert sum(f.outcomes.values()) == 1
    assert sum(f.yes_votes.values()) == 1


def test_nobody_is_pivotal_in_a_vacant_seat():
    rule = rules.substantive(council("1980-01-05"))
    voting = [code for code in rule.codes if code != VACANT]
    f = forecast(rule, dict.fromkeys(voting, OPEN))
    assert f.pivotal[VACANT] == f.pivotal_among_open[VACANT] == f.learning[VACANT] == 0
    assert all(f.pivotal[code] for code in voting)


def test_where_nobody_votes_nobody_vetoes():
    f = forecast(rules.consensus(APRIL), LITERAL)
    assert not f.veto_by
    assert f.veto_by["RUS"] == 0
    assert f.yes_votes[0] == 1
    assert f.pivotal["GBR"] == f.probability(Outcome.ADOPTED)
    assert Consent.OBJECTS in f.belief.of("RUS")


# --- drawing -------------------------------------------------------------------------------------


@settings(max_examples=30)
@given(case(), st.integers(0, 2**32 - 1))
def test_drawn_votes_agree_with_the_forecast_within_their_error(belief, seed):
    f, n = forecast(belief.rule, belief), 4000
    drawn = f.simulate(n, np.random.default_rng(seed))
    assert drawn.dtype == np.int8
    assert drawn.shape == (n, len(belief.rule.codes))
    shares = np.bincount(decide(belief.rule, drawn), minlength=len(OUTCOMES)) / n
    for outcome, share in zip(OUTCOMES, shares):
        assert abs(share - f.probability(outcome)) <= 6 * f.standard_error(outcome, n) + 1e-12


@pytest.mark.parametrize("rng", [random.Random(7), np.random.default_rng(7)])
def test_one_drawn_vote_is_a_decision_that_can_come(rng):
    f = forecast(RULE, LITERAL)
    for _ in range(50):
        decision = f.simulate_one(rng)
        assert roll_call_chance(f, decision.cast) > 0


def roll_call_chance(f, cast):
    return prod(dict(seat).get(ballot, 0) for seat, ballot in zip(f.belief.seats, cast))


def test_a_number_of_draws_that_is_none_is_refused():
    with pytest.raises(RuleError, match="whole number of votes to draw"):
        forecast(RULE, LITERAL).simulate(-1, np.random.default_rng(1))


# --- values --------------------------------------------------------------------------------------


def test_forecasts_are_values():
    f = forecast(RULE, LITERAL)
    again = pickle.loads(pickle.dumps(f))
    assert again == f == forecast(RULE, beliefs(RULE, LITERAL))
    assert hash(again) == hash(f)
    assert again.outcomes == f.outcomes
    assert isinstance(again, Forecast)
    assert pickle.loads(pickle.dumps(f.veto_by)) == f.veto_by
    assert hash(f.pivotal) == hash(again.pivotal)


def test_members_are_known_by_their_names():
    f = forecast(RULE, LITERAL)
    assert f.pivotal["Russia"] == f.pivotal["RUS"]
    assert f.veto_by["Russia", "United States"] == f.veto_by["USA", "RUS"]


def test_an_outcome_that_is_none_is_refused():
    with pytest.raises(UnknownWordError, match="did you mean 'adopted'"):
        forecast(RULE, LITERAL).probability("adoptd")


def test_a_forecast_says_who_decides_and_who_may_veto():
    said = str(forecast(RULE, LITERAL))
    assert "Chance of a veto by the Russian Federation 0.94%, the United States 0.94%" in said
    assert "Of the open votes those of China and France decide most often: 0.80% each." in said
    certain = str(forecast(RULE, dict.fromkeys(APRIL.codes, "yes")))
    assert certain == "Under these beliefs: adopted 100%."
