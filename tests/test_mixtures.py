"""Beliefs: checked once, all faults at once, each with its member; mixtures by Bayes' rule."""

import pickle
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from unsc_sim import rules
from unsc_sim.chances import BeliefError, Chances, Percent
from unsc_sim.councils.by_day import council
from unsc_sim.councils.members import VACANT
from unsc_sim.forecasts.mixtures import Mixture, beliefs
from unsc_sim.votes import Consent, Vote

APRIL = council("2019-04-18")
RULE = rules.substantive(APRIL)
AB = rules.weighted(2, {"A": 1, "B": 1})
HALF = Fraction(1, 2)


def all_yes(**others):
    return dict.fromkeys(APRIL.codes, "yes") | others


@pytest.mark.parametrize(
    "third", [Fraction(1, 3), "1/3", (1, 3)], ids=["fraction", "words", "ratio"]
)
def test_rational_chances_stay_exact(third):
    third = Fraction(*third) if isinstance(third, tuple) else third
    held = beliefs(RULE, all_yes(RUS={"yes": third, "no": third, "abstain": third}))
    assert held.exact
    assert held.of("RUS") == dict.fromkeys((Vote.YES, Vote.NO, Vote.ABSTAIN), Fraction(1, 3))


@pytest.mark.parametrize("half", [Decimal("0.5"), "0.5", HALF, np.int64(1)])
def test_whole_numbers_and_decimals_are_exact(half):
    held = beliefs(AB, {"A": {"yes": half, "no": 1 - Fraction(str(half))}, "B": "no"})
    assert held.exact


def test_floats_stay_floats_and_sum_to_one():
    held = beliefs(AB, {"A": {"yes": 0.333333333, "no": 0.666666667}, "B": {"no": np.float64(1)}})
    assert not held.exact
    assert sum(held.of("A").values()) == pytest.approx(1, abs=1e-15)
    assert all(type(chance) is float for chance in held.of("A").values())


def test_a_bare_vote_is_certain_and_names_are_understood():
    held = beliefs(RULE, all_yes() | {"RUS": Vote.NO})
    assert held.of("Russia") == {Vote.NO: 1}


def test_where_nobody_votes_only_an_objection_counts():
    held = beliefs(
        rules.consensus(APRIL), all_yes(RUS={"yes": "1/3", "abstain": "1/3", "no": "1/3"})
    )
    assert held.of("RUS") == {Consent.LETS_PASS: Fraction(2, 3), Consent.OBJECTS: Fraction(1, 3)}


def test_a_vacant_seat_may_be_left_out_and_casts_nothing():
    rule = rules.substantive(council("1980-01-05"))
    assert VACANT in rule.codes
    voting = [code for code in rule.codes if code != VACANT]
    held = beliefs(rule, dict.fromkeys(voting, "yes"))
    assert held.of(VACANT) == {Vote.NOT_VOTING: 1}
    with pytest.raises(BeliefError, match="the vacant seat: a vacant seat casts no vote"):
        beliefs(rule, dict.fromkeys(rule.codes, "yes"))


BAD = [
    ({"yes": "3/2", "no": "-1/2"}, "no: a chance is not negative"),
    ({"yes": "1/2", "no": "1/3"}, "sum to 5/6, not to 1"),
    ({"yes": 0.5, "no": 0.4999}, "sum to 0.9999"),
    ({"yes": float("nan"), "no": 0.5}, "expected a number as a chance, not nan"),
    ({"yes": float("inf")}, "expected a number as a chance, not inf"),
    ({"yes": "one half", "no": HALF}, "expected a number as a chance, not 'one half'"),
    ({"yes": True}, "expected a number as a chance, not True"),
    ({"maybe": 1}, "not 'maybe'"),
    ({"yes": Decimal("NaN")}, "expected a number as a chance"),
    ({}, "sum to 0, not to 1"),
    ("perhaps", "not 'perhaps'"),
    ([1, 2], r"not \[1, 2\]"),
    (None, "not None"),
]


@pytest.mark.parametrize(("belief", "fault"), BAD)
def test_a_bad_belief_is_told_with_its_member(belief, fault):
    with pytest.raises(BeliefError, match=f"the Russian Federation: .*{fault}"):
        beliefs(RULE, all_yes(RUS=belief))


def test_all_faults_are_told_at_once():
    believed = all_yes(RUS={"yes": -1}, USA={"no": "1/2"}, Rusia="no", Russia="no")
    del believed["FRA"]
    with pytest.raises(BeliefError) as caught:
        beliefs(RULE, believed)
    said = str(caught.value)
    for fault in (
        "no member 'Rusia'; did you mean",
        "two beliefs of the Russian Federation",
        "nothing is believed of France",
        "the United States: the chances sum to 1/2, not to 1",
    ):
        assert fault in said


def test_what_is_no_mapping_is_refused():
    with pytest.raises(BeliefError, match="expected a mapping"):
        beliefs(RULE, ["yes"] * 15)


def test_beliefs_are_values():
    held = beliefs(RULE, all_yes(RUS={"no": "2/3", "abstain": "1/3"}))
    again = pickle.loads(pickle.dumps(held))
    assert again == held
    assert hash(again) == hash(held)
    assert again.of("RUS") == held.of("RUS")
    assert hash(again.of("RUS")) == hash(held.of("RUS"))


def both(first, second):
    held = [beliefs(AB, dict(zip("AB", votes))) for votes in (first, second)]
    return Mixture((("1/3", held[0]), ("2/3", held[1])))


def test_a_vote_that_is_given_tells_of_the_others_and_one_that_is_made_does_not():
    mixture = both(["yes", "yes"], ["no", "no"])
    assert mixture.of("B") == {Vote.YES: Fraction(1, 3), Vote.NO: Fraction(2, 3)}
    assert mixture.given({"A": "yes"}).of("B") == {Vote.YES: 1}
    assert mixture.revised({"A": "yes"}).of("B") == mixture.of("B")
    assert mixture.revised({"A": {"yes": 0.5, "no": 0.5}}).of("B") == mixture.of("B")


def test_what_has_no_chance_cannot_be_given():
    with pytest.raises(BeliefError, match="has no chance: A abstaining"):
        both(["yes", "yes"], ["no", "no"]).given({"A": "abstain"})
    with pytest.raises(BeliefError, match="has no chance"):
        beliefs(AB, {"A": "yes", "B": "no"}).given({"B": "yes"})
    with pytest.raises(BeliefError, match="A: expected a vote that is known"):
        beliefs(AB, {"A": "yes", "B": "no"}).given({"A": {"yes": HALF, "no": HALF}})


def test_the_shares_of_a_mixture_are_checked():
    held = beliefs(AB, {"A": "yes", "B": "no"})
    with pytest.raises(BeliefError, match="sum to 1/2"):
        Mixture(((HALF, held),))
    with pytest.raises(BeliefError, match="not negative"):
        Mixture(((-1, held), (2, held)))
    with pytest.raises(BeliefError, match="at least one"):
        Mixture(())
    with pytest.raises(BeliefError, match="under one rule"):
        Mixture(((HALF, held), (HALF, beliefs(RULE, all_yes()))))
    assert Mixture(((1, held), (0, held))).components == ((1, held),)


def test_the_same_beliefs_serve_under_another_rule_for_the_same_seats():
    held = beliefs(RULE, all_yes(RUS="no"))
    assert held.under(rules.procedural(APRIL)).seats == held.seats
    with pytest.raises(BeliefError, match="other seats or ballots"):
        held.under(rules.consensus(APRIL))
    with pytest.raises(BeliefError, match="other seats or ballots"):
        held.under(AB)


def test_percentages_keep_two_figures_of_what_is_in_doubt():
    said = [str(Percent(chance)) for chance in (0.99999, 0.5, 0.0949, 0.9, 0.95, 0.003)]
    assert said == ["more than 99.99%", "50%", "9.5%", "90%", "95.0%", "0.30%"]


def test_chances_are_a_mapping_that_does_not_change():
    chances = Chances((("A", HALF), ("B", 0.25)))
    assert dict(chances) == {"A": HALF, "B": 0.25}
    with pytest.raises(KeyError):
        chances["C"]
    with pytest.raises(AttributeError):
        chances.pairs = ()
