"""The walk: equal to enumeration, monotone, anonymous, and strict about its input."""

from fractions import Fraction
from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsc_sim import rules
from unsc_sim.councils.by_day import council
from unsc_sim.councils.members import Council, Member
from unsc_sim.errors import SeatError
from unsc_sim.rules.decisions import Rule
from unsc_sim.rules.machines import Bound, Counters, Requirement
from unsc_sim.tally import (
    COUNTING,
    POSSIBILITY,
    cheapest,
    fold,
    likeliest,
    possible_outcomes,
    ways,
)
from unsc_sim.votes import Consent, Outcome, Vote
from unsc_sim.words import say

THREE = (Vote.YES, Vote.NO, Vote.ABSTAIN)
FAILURES = [Outcome.SHORT_OF_VOTES, Outcome.VETOED, Outcome.NOT_AGREED]


@st.composite
def any_rule(draw):
    """A rule of up to three requirements on a council of up to four seats."""
    seats = draw(st.integers(1, 4))
    members = Council(tuple(Member(f"M{n}", f"member {n}") for n in range(seats)))
    requirements = tuple(
        Requirement(
            draw(st.sampled_from(Bound)),
            draw(st.integers(1, 6)),
            draw(st.sampled_from(Vote)),
            tuple(draw(st.lists(st.integers(0, 3), min_size=seats, max_size=seats))),
            failure,
            "a requirement with the limit {limit}",
            say("chance"),
        )
        for failure in draw(st.permutations(FAILURES))[: draw(st.integers(1, 3))]
    )
    return Rule(say("any rule"), members, requirements, Vote)


@st.composite
def rule_and_choices(draw, worth):
    """Any rule, and for every seat some ballots, each with a worth."""
    rule = draw(any_rule())
    ballots = st.dictionaries(st.sampled_from(Vote), worth, min_size=1)
    return rule, [draw(ballots) for _ in rule.codes]


def by_outcome(rule, choices):
    """Every roll call that the choices allow, by what comes out of it."""
    found = {}
    for cast in product(*choices):
        found.setdefault(rule.decide(cast).outcome, []).append(cast)
    return found


def worths(choices, cast):
    return [options[ballot] for options, ballot in zip(choices, cast)]


@given(rule_and_choices(st.just(1)))
def test_what_can_come_out_is_what_comes_out_of_some_roll_call(case):
    rule, choices = case
    assert possible_outcomes(rule.machine, [list(each) for each in choices]) == set(
        by_outcome(rule, choices)
    )


@given(rule_and_choices(st.booleans()))
def test_an_outcome_is_possible_if_every_ballot_of_some_roll_call_is(case):
    rule, choices = case
    assert fold(rule.machine, choices, POSSIBILITY) == {
        outcome: any(all(worths(choices, cast)) for cast in calls)
        for outcome, calls in by_outcome(rule, choices).items()
    }


@given(rule_and_choices(st.integers(0, 5)))
def test_the_ways_are_as_many_as_enumeration_finds(case):
    rule, choices = case
    assert fold(rule.machine, choices, COUNTING) == {
        outcome: sum(prod(worths(choices, cast)) for cast in calls)
        for outcome, calls in by_outcome(rule, choices).items()
    }


@given(rule_and_choices(st.fractions(0, 9, max_denominator=4)))
def test_no_roll_call_is_cheaper_than_the_cheapest(case):
    rule, choices = case
    found = cheapest(rule.machine, choices)
    calls = by_outcome(rule, choices)
    assert found.keys() == calls.keys()
    for outcome, way in found.items():
        assert way.worth == min(sum(worths(choices, cast)) for cast in calls[outcome])
        assert way.worth == sum(worths(choices, way.ballots))
        assert rule.decide(way.ballots).outcome is outcome


@given(rule_and_choices(st.fractions(0, 1, max_denominator=8)))
def test_no_roll_call_is_likelier_than_the_likeliest(case):
    rule, choices = case
    found = likeliest(rule.machine, choices)
    calls = by_outcome(rule, choices)
    assert found.keys() == calls.keys()
    for outcome, way in found.items():
        assert way.worth == max(prod(worths(choices, cast)) for cast in calls[outcome])
        assert way.worth == prod(worths(choices, way.ballots))
        assert rule.decide(way.ballots).outcome is outcome


@given(rule_and_choices(st.integers(0, 8)))
def test_chances_that_sum_to_one_lead_to_outcomes_that_sum_to_one(case):
    rule, choices = case
    weights = [{ballot: n + 1 for ballot, n in each.items()} for each in choices]
    chances = [
        {ballot: Fraction(n, sum(each.values())) for ballot, n in each.items()} for each in weights
    ]
    assert sum(fold(rule.machine, chances, COUNTING).values()) == 1


@given(any_rule(), st.data())
def test_a_counter_that_runs_past_its_limit_changes_no_outcome(rule, data):
    exact = tuple(data.draw(st.sets(st.integers(0, len(rule.requirements) - 1))))
    free = Counters(rule.requirements, rule.ballots, exact)
    choices = [tuple(Vote)] * len(rule.codes)
    assert ways(free, choices) == ways(rule.machine, choices)


def test_146796_patterns_adopt_a_substantive_text_and_442347_a_procedural_one():
    today = council("2019-04-18")
    substantive = ways(rules.substantive(today).machine, [THREE] * 15)
    procedural = ways(rules.procedural(today).machine, [THREE] * 15)
    assert substantive[Outcome.ADOPTED] == 146_796
    assert procedural[Outcome.ADOPTED] == 442_347
    assert substantive[Outcome.ADOPTED] + substantive[Outcome.VETOED] == 442_347
    assert sum(substantive.values()) == sum(procedural.values()) == 3**15


def test_848_coalitions_win_and_each_permanent_member_is_in_all_of_them():
    rule = rules.substantive(council("2019-04-18"))
    two = (Vote.YES, Vote.NO)
    assert ways(rule.machine, [two] * 15)[Outcome.ADOPTED] == 848
    for seat, member in enumerate(rule.council.members):
        without = [two] * seat + [(Vote.NO,)] + [two] * (14 - seat)
        adopted = ways(rule.machine, without).get(Outcome.ADOPTED, 0)
        assert adopted == (0 if member.permanent else (848 - 84) // 2)


def test_the_council_of_today_is_a_machine_of_twenty_states():
    machine = rules.substantive(council("2019-04-18")).machine
    reached = {machine.start}
    for seat, ballots in enumerate(machine.ballots):
        reached |= {machine.step(state, seat, each) for state in reached for each in ballots}
    assert len(reached) == 20


MAKERS = [
    rules.substantive,
    rules.procedural,
    rules.admission,
    rules.secretary_general,
    rules.uniting_for_peace,
    rules.charter_review,
    rules.icj_election,
]
DAYS = st.sampled_from(["1946-01-17", "1965-11-23", "1966-01-01", "2019-04-18"])


@given(st.sampled_from(MAKERS), DAYS, st.data())
def test_from_no_to_abstaining_to_yes_adoption_is_never_undone(make, day, data):
    rule = make(council(day))
    seats = len(rule.codes)
    cast = data.draw(st.lists(st.sampled_from(list(Vote)), min_size=seats, max_size=seats))
    seat = data.draw(st.integers(0, seats - 1))
    adopted = [
        rule.decide([*cast[:seat], vote, *cast[seat + 1 :]]).adopted
        for vote in (Vote.NO, Vote.ABSTAIN, Vote.YES)
    ]
    assert adopted == sorted(adopted)


@given(st.sampled_from(MAKERS), DAYS, st.data())
def test_members_of_a_class_can_trade_their_votes(make, day, data):
    rule = make(council(day))
    seats = len(rule.codes)
    cast = data.draw(st.lists(st.sampled_from(list(Vote)), min_size=seats, max_size=seats))
    by_code = dict(zip(rule.codes, cast))
    traded = {}
    for members in (rule.council.permanent, rule.council.elected):
        own = [member.code for member in members]
        traded |= {a: by_code[b] for a, b in zip(own, data.draw(st.permutations(own)))}
    before, after = rule.decide(by_code), rule.decide(traded)
    assert before.outcome is after.outcome
    assert before.tally == after.tally


@given(DAYS, st.data())
def test_a_permanent_member_that_abstains_or_stays_away_never_vetoes(day, data):
    rule = rules.substantive(council(day))
    away = st.sampled_from([Vote.YES, Vote.ABSTAIN, Vote.NOT_VOTING])
    cast = {
        member.code: data.draw(away if member.permanent else st.sampled_from(list(Vote)))
        for member in rule.council.members
    }
    assert rule.decide(cast).outcome is not Outcome.VETOED


def test_a_consensus_is_reached_in_one_way_of_many():
    rule = rules.press_statement(council("2019-04-18"))
    counted = ways(rule.machine, [tuple(Consent)] * 15)
    assert counted == {Outcome.ADOPTED: 1, Outcome.NOT_AGREED: 2**15 - 1}


def test_a_vacant_seat_has_one_ballot_in_the_walk():
    rule = rules.substantive(council("1980-01-03"))
    choices = [dict.fromkeys(ballots, 1) for ballots in rule.ballots]
    assert sum(fold(rule.machine, choices, COUNTING).values()) == 4**14
    with pytest.raises(SeatError, match="seat 14 may not cast"):
        fold(rule.machine, [*choices[:-1], {Vote.YES: 1}], COUNTING)


def test_a_seat_without_a_ballot_or_with_a_foreign_one_is_an_error():
    machine = rules.weighted(2, {"A": 1, "B": 1, "C": 1}).machine
    with pytest.raises(SeatError, match="expected choices for 3 seats, not 2"):
        fold(machine, [{Vote.YES: 1}] * 2, COUNTING)
    with pytest.raises(SeatError, match="expected choices for 3 seats, not 4"):
        fold(machine, [{Vote.YES: 1}] * 4, COUNTING)
    with pytest.raises(SeatError, match="seat 1 has no ballot to cast"):
        fold(machine, [{Vote.YES: 1}, {}, {Vote.YES: 1}], COUNTING)
    with pytest.raises(SeatError, match=r"seat 2 may not cast .*lets (it )?pass"):
        fold(machine, [{Vote.YES: 1}, {Vote.NO: 1}, {Consent.LETS_PASS: 1}], COUNTING)
