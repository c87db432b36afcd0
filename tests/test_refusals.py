"""Whatever cannot be understood is refused in words, and never answered."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

import unsc_sim as un
from unsc_sim.chances import BeliefError, read_chance
from unsc_sim.errors import SeatError

COUNCIL = un.council("2019-04-18")
RULE = un.rules.substantive(COUNCIL)
VOTES = dict.fromkeys(COUNCIL.codes, "yes")
OTHERS = {code: vote for code, vote in VOTES.items() if code != "RUS"}
BELIEFS = un.beliefs(RULE, {code: {"yes": "1/2", "no": "1/2"} for code in VOTES})
FORECAST = un.forecast(RULE, BELIEFS)
MACHINE = RULE.machine
SCENARIO = un.load("libya-2019")
SWEEP = un.sweep(BELIEFS, [un.Unknown("RUS", "yes", "no", (0, 1))])

NUMBERS = [True, -1, 1.5, float("nan"), float("inf"), Fraction(7, 3), Decimal("NaN")]
WORDS = ["", " ", "no one", "روسيا", "中国", b"RUS"]
THINGS = [None, (None,), frozenset({None}), range(3), object(), len, un.WouldPass.NO, un.Consent]
HASHABLE = [*NUMBERS, *WORDS, *THINGS, date(1945, 1, 1), date(2100, 1, 1)]
UNHASHABLE = [[None], [[None]], {None}, {"nobody": "no"}, {9: 2}, ["nobody"]]

HASHED = {
    "a voter": lambda x: RULE.decide({**OTHERS, x: "no"}),
    "one voter more": lambda x: RULE.decide({**VOTES, x: "no"}),
    "a believed member": lambda x: un.beliefs(RULE, {**OTHERS, x: "no"}),
    "a believed vote": lambda x: un.beliefs(RULE, {**OTHERS, "RUS": {x: 1}}),
}
GIVEN = {
    "a day": un.council,
    "a council": lambda x: un.decide(x, VOTES),
    "a council to agree": un.rules.consensus,
    "a council to elect": un.rules.icj_election,
    "a council of one's own": lambda x: un.rules.put_to_vote(x, 9),
    "a roll call": RULE.decide,
    "a vote": lambda x: RULE.decide({**OTHERS, "RUS": x}),
    "votes in a row": lambda x: RULE.decide([x] * 15),
    "a matter": lambda x: un.decide(COUNCIL, VOTES, matter=x),
    "a party": lambda x: RULE.decide(VOTES, parties=[x]),
    "a member": COUNCIL.member,
    "a quota": lambda x: un.rules.weighted(x, {"A": 1, "B": 1}),
    "a weight": lambda x: un.rules.weighted(1, {"A": x, "B": 1}),
    "a rule to believe under": lambda x: un.beliefs(x, VOTES),
    "a rule to forecast": lambda x: un.forecast(x, BELIEFS),
    "a rule to persuade under": lambda x: un.persuade(x, VOTES),
    "costs of one": lambda x: un.persuade(RULE, VOTES, {x: 1} if x.__hash__ else x),
    "beliefs": lambda x: un.forecast(RULE, x),
    "a belief": lambda x: un.beliefs(RULE, {**OTHERS, "RUS": x}),
    "a chance": lambda x: un.beliefs(RULE, {**OTHERS, "RUS": {"no": x}}),
    "an outcome": FORECAST.probability,
    "an outcome swept": SWEEP.probability,
    "a vote cast": RULE.decide(VOTES).members,
    "another rule": BELIEFS.under,
    "how many draws": lambda x: FORECAST.standard_error("adopted", x),
    "draws": lambda x: FORECAST.simulate(x, np.random.default_rng(1)),
    "randomness": lambda x: FORECAST.simulate(2, x),
    "randomness for one": FORECAST.simulate_one,
    "an assembly": lambda x: un.proceedings.icj_election(COUNCIL, x),
    "a reading": SCENARIO.forecast,
    "a draft": SCENARIO.draft,
    "what to leave out": lambda x: SCENARIO.amend(drop=x),
    "whose vote": lambda x: FORECAST.if_votes(x, "no"),
    "which vote": lambda x: FORECAST.if_votes("RUS", x),
    "what is known": FORECAST.given,
    "who vetoes": lambda x: FORECAST.veto_by[x],
    "who is pivotal": lambda x: FORECAST.pivotal[x],
    "correlated beliefs": lambda x: un.blocs(x, []),
    "blocs": lambda x: un.blocs(BELIEFS, x),
    "a bloc": lambda x: un.blocs(BELIEFS, [x]),
    "followers": lambda x: un.followers(BELIEFS, x),
    "a leader": lambda x: un.followers(BELIEFS, {"FRA": x}),
    "line-ups": lambda x: un.lineups(RULE, x),
    "a loading": lambda x: un.shared_factor(BELIEFS, x),
    "nodes": lambda x: un.shared_factor(BELIEFS, 0.5, x),
    "what is swept": lambda x: un.sweep(BELIEFS, x),
    "who is unknown": lambda x: un.sweep(BELIEFS, [un.Unknown(x, "yes", "no", (0, 1))]),
    "an unknown vote": lambda x: un.sweep(BELIEFS, [un.Unknown("RUS", x, "no", (0, 1))]),
    "unknown chances": lambda x: un.Unknown("RUS", "yes", "no", x),
    "a case": un.case,
    "a machine": lambda x: un.tally.fold(x, [], un.tally.COUNTING),
    "open ballots": lambda x: un.tally.ways(MACHINE, x),
    "a ballot": lambda x: un.tally.possible_outcomes(MACHINE, [x] * 15),
    "many roll calls": lambda x: un.batch.decide(RULE, x),
    "a rule of many": lambda x: un.batch.decide(x, None),
    "a language": COUNCIL.words,
}


@pytest.mark.parametrize("given", [*HASHABLE, *UNHASHABLE], ids=repr)
@pytest.mark.parametrize("asked", [*HASHED, *GIVEN])
def test_what_cannot_be_understood_is_refused_in_both_languages(asked, given):
    if asked in HASHED and given in UNHASHABLE:
        return
    with pytest.raises(un.UnscSimError) as refused:
        (HASHED | GIVEN)[asked](given)
    assert all(refused.value.words(lang).strip() for lang in ("en", "ar"))


def test_votes_in_no_order_are_no_roll_call():
    with pytest.raises(SeatError, match="expected a vote for each of 2 seats"):
        un.rules.weighted(1, {"A": 1, "B": 1}).decide({"yes", "no"})


def test_nothing_answers_to_punctuation():
    rule = un.rules.weighted(1, {"+": 1, "A": 1})
    assert rule.council.seat("+") == 0
    with pytest.raises(SeatError, match=r"no member '\?'"):
        rule.council.seat("?")


def test_a_member_stands_in_one_bloc():
    with pytest.raises(BeliefError, match="France is in two blocs"):
        un.blocs(BELIEFS, [["GBR", "FRA"], ["USA", "France"]])


def test_letters_are_no_members_of_a_bloc():
    with pytest.raises(BeliefError, match="each a list of members, not 'RUS'"):
        un.blocs(BELIEFS, ["RUS", "CHN"])


def test_what_is_correlated_takes_no_shared_factor():
    with pytest.raises(BeliefError, match="expected independent beliefs"):
        un.shared_factor(un.blocs(BELIEFS, [["RUS", "CHN"]]), 0.5)


def test_an_outcome_may_be_named_wherever_it_is_asked_for():
    for outcome in un.Outcome:
        assert SWEEP.probability(outcome.value) == SWEEP.probability(outcome)
        assert FORECAST.probability(outcome.value) == FORECAST.probability(outcome)


def test_a_vote_may_be_named_where_its_members_are_asked_for():
    decision = RULE.decide({**OTHERS, "RUS": "no"})
    assert [member.code for member in decision.members("against")] == ["RUS"]


def test_a_member_is_found_among_the_vetoers_by_any_of_its_names():
    assert all(name in FORECAST.veto_by for name in ("RUS", "Russia", "China"))
    assert not any(name in FORECAST.veto_by for name in ("Peru", "nobody"))


@pytest.mark.parametrize("given", ["1e999999999", "1E-999999999", Decimal("1e999999")])
def test_a_number_that_would_fill_the_memory_is_no_chance(given):
    with pytest.raises(BeliefError, match="expected a number as a chance"):
        read_chance(given)
    assert read_chance("1e-3") == Fraction(1, 1000)
