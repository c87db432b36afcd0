"""The rules of decision: what each kind of question needs, and when."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsc_sim import rules
from unsc_sim.councils.by_day import council
from unsc_sim.councils.members import Council, Member
from unsc_sim.errors import RuleError, SeatError, UnknownWordError
from unsc_sim.proposals.designs import Seats, designed
from unsc_sim.rules import matters, proceedings
from unsc_sim.rules.decisions import Rule
from unsc_sim.rules.machines import Bound, Requirement
from unsc_sim.tally import ways
from unsc_sim.votes import Consent, Outcome, Vote
from unsc_sim.words import say

SMALL = Council((Member("P", "Permanent", permanent=True, veto=True), Member("E", "Elected")))


def votes(rule, yes, no=()):
    """So many yes from the elected members on, the named no, and all others abstaining."""
    cast = dict.fromkeys(rule.codes, "abstain") | dict.fromkeys(no, "no")
    members = sorted(rule.council.members, key=lambda member: member.permanent)
    free = [member.code for member in members if member.code not in no]
    return cast | dict.fromkeys(free[:yes], "yes")


def outcome(rule, yes, no=()):
    return rule.decide(votes(rule, yes, no)).outcome


@pytest.mark.parametrize(
    ("day", "needed"),
    [
        ("1946-01-17", 7),
        ("1965-08-30", 7),
        ("1965-08-31", 7),
        ("1965-11-23", 7),
        ("1965-12-31", 7),
        ("1966-01-01", 9),
        ("2019-04-18", 9),
    ],
)
def test_the_quota_is_seven_until_the_end_of_1965_and_nine_since(day, needed):
    assert rules.quota(council(day)) == needed
    for make in (
        rules.substantive,
        rules.procedural,
        rules.admission,
        rules.secretary_general,
        rules.uniting_for_peace,
    ):
        rule = make(council(day))
        assert outcome(rule, needed) is Outcome.ADOPTED
        assert outcome(rule, needed - 1) is Outcome.SHORT_OF_VOTES


def test_a_hypothetical_council_needs_its_quota_stated():
    for make in (rules.substantive, rules.procedural, rules.charter_review, rules.quota):
        with pytest.raises(RuleError, match="a hypothetical council needs its quota stated"):
            make(SMALL)


@pytest.mark.parametrize("make", [rules.substantive, rules.admission, rules.secretary_general])
def test_a_permanent_member_alone_stops_what_is_not_procedural(make):
    rule = make(council("2019-04-18"))
    for member in rule.council.permanent:
        decision = rule.decide(dict.fromkeys(rule.codes, "yes") | {member.code: "no"})
        assert decision.outcome is Outcome.VETOED
        assert decision.vetoes == (member.code,)
    for member in rule.council.elected:
        assert rule.decide(dict.fromkeys(rule.codes, "yes") | {member.code: "no"}).adopted


@pytest.mark.parametrize(
    "make", [rules.procedural, rules.uniting_for_peace, rules.icj_election, rules.charter_review]
)
def test_no_veto_reaches_a_procedural_matter_an_election_or_a_review(make):
    rule = make(council("2019-04-18"))
    five = [member.code for member in rule.council.permanent]
    assert outcome(rule, 10, no=five) is Outcome.ADOPTED


def test_a_judge_needs_eight_of_fifteen_and_six_of_eleven():
    for day, needed in (("1946-02-06", 6), ("1965-12-31", 6), ("1966-01-01", 8), ("2017-11-20", 8)):
        rule = rules.icj_election(council(day))
        assert outcome(rule, needed) is Outcome.ADOPTED
        assert outcome(rule, needed - 1) is Outcome.SHORT_OF_VOTES


def test_a_judge_is_elected_only_by_both_organs():
    both = proceedings.icj_election(council("2017-11-20"))
    eight = ["yes"] * 8 + ["abstain"] * 7
    seven = ["yes"] * 7 + ["abstain"] * 8
    majority = ["yes"] * 97 + ["no"] * 96
    minority = ["yes"] * 96 + ["no"] * 97
    assert both.decide(eight, majority).adopted
    assert not both.decide(eight, minority).adopted
    assert not both.decide(seven, majority).adopted
    assert not both.decide(seven, minority).adopted
    assert both.decide(seven, majority).outcome is Outcome.SHORT_OF_VOTES


@pytest.mark.parametrize(
    ("day", "paragraph", "needed"),
    [
        ("1955-12-16", 3, 7),
        ("1967-12-31", 1, 7),
        ("1968-06-11", 1, 7),
        ("1968-06-12", 1, 9),
        ("2019-04-18", 1, 9),
        ("1968-06-12", 3, 7),
        ("2019-04-18", 3, 7),
    ],
)
def test_a_review_of_the_charter_needs_seven_or_nine_by_day_and_paragraph(day, paragraph, needed):
    rule = rules.charter_review(council(day), paragraph)
    assert outcome(rule, needed) is Outcome.ADOPTED
    assert outcome(rule, needed - 1) is Outcome.SHORT_OF_VOTES


def test_article_109_has_no_paragraph_2_on_votes_of_the_council():
    with pytest.raises(RuleError, match=r"expected paragraph 1 or 3 of Article 109, not .?2"):
        rules.charter_review(council("2019-04-18"), 2)


@pytest.mark.parametrize(
    "make",
    [
        rules.presidential_statement,
        rules.press_statement,
        rules.elements_to_the_press,
        rules.consensus,
    ],
)
def test_one_objection_of_any_member_ends_a_consensus(make):
    rule = make(council("2019-04-18"))
    silent = dict.fromkeys(rule.codes, "lets pass")
    assert rule.decide(silent).adopted
    for code in rule.codes:
        decision = rule.decide(silent | {code: "objects"})
        assert decision.outcome is Outcome.NOT_AGREED
        assert decision.objecting == (code,)
        assert decision.vetoes == ()


def test_abstaining_and_silence_let_a_statement_pass():
    rule = rules.press_statement(council("2019-04-18"))
    assert rule.decide(dict.fromkeys(rule.codes, "abstain")).adopted
    assert rule.decide([Consent.LETS_PASS] * 15).adopted
    assert rule.decide(dict.fromkeys(rule.codes, "silent") | {"DOM": "no"}).objecting == ("DOM",)


def test_with_a_veto_of_two_one_negative_vote_does_not_stop_a_text():
    rule = rules.put_to_vote(council("2022-02-25"), 9, blocking=2)
    cast = dict.fromkeys(rule.codes, "yes") | {"RUS": "no"}
    assert rule.decide(cast).adopted
    decision = rule.decide(cast | {"CHN": "no"})
    assert decision.outcome is Outcome.VETOED
    assert set(decision.vetoes) == {"CHN", "RUS"}
    assert "fewer than two negative votes of members with a veto" in str(decision)


def test_a_hypothetical_council_votes_by_its_own_quota_and_its_own_vetoes():
    rule = rules.put_to_vote(SMALL, 1)
    assert rule.decide({"P": "no", "E": "yes"}).outcome is Outcome.VETOED
    assert rule.decide({"P": "abstain", "E": "yes"}).adopted
    assert rule.decide({"P": "yes", "E": "no"}).adopted
    assert rule.decide({"P": "no", "E": "no"}).outcome is Outcome.SHORT_OF_VOTES


def test_a_weighted_vote_counts_weights_and_not_heads():
    rule = rules.weighted(12, {"FRA": 4, "DEU": 4, "ITA": 4, "BEL": 2, "NLD": 2, "LUX": 1})
    assert rule.decide(
        dict.fromkeys(rule.codes, "no") | dict.fromkeys(rule.codes[:3], "yes")
    ).adopted
    small_on = {"FRA": "yes", "DEU": "yes", "ITA": "no", "BEL": "yes", "NLD": "yes", "LUX": "no"}
    assert rule.decide(small_on).adopted
    assert not rule.decide(small_on | {"NLD": "no", "LUX": "yes"}).adopted
    # Luxembourg, in the Six of 1958, could never turn a decision.
    for others in product([Vote.YES, Vote.NO], repeat=5):
        assert rule.decide([*others, Vote.YES]).outcome is rule.decide([*others, Vote.NO]).outcome


def test_impossible_weights_and_quotas_are_told():
    with pytest.raises(RuleError, match="expected a whole number from 0 as the weight of A"):
        rules.weighted(1, {"A": -1})
    with pytest.raises(RuleError, match=r"as the weight of B, not .?0\.5"):
        rules.weighted(1, {"A": 1, "B": 0.5})
    with pytest.raises(RuleError, match="a quota of 4 cannot be met: all weights together are 3"):
        rules.weighted(4, {"A": 1, "B": 2})
    with pytest.raises(RuleError, match="expected a whole number from 1 as the limit, not 0"):
        rules.weighted(0, {"A": 1})
    with pytest.raises(RuleError, match="expected a whole number from 1 as the limit, not 0"):
        rules.put_to_vote(SMALL, 1, blocking=0)


@pytest.mark.parametrize("quota", [2.5, Fraction(5, 2), Fraction(3), "3", None, True])
def test_a_quota_that_is_no_whole_number_is_told(quota):
    text = "expected a whole number from 1 as the limit"
    with pytest.raises(RuleError, match=text):
        rules.weighted(quota, {"A": 2, "B": 1})
    with pytest.raises(RuleError, match=text):
        rules.put_to_vote(SMALL, quota)
    with pytest.raises(RuleError, match="expected a whole number from 1 as needed"):
        designed(Seats(), quota)


def test_weights_have_voters():
    with pytest.raises(RuleError, match=r"for each voter by its name, not .*\[2, 1, 1\]"):
        rules.weighted(3, [2, 1, 1])


def test_whole_numbers_of_numpy_are_whole_numbers():
    rule = rules.weighted(np.int64(3), {"A": np.int64(2), "B": np.int16(1)})
    assert rule == rules.weighted(3, {"A": 2, "B": 1})
    assert type(rule.requirements[0].limit) is type(rule.requirements[0].weights[0]) is int


def test_a_requirement_weighs_every_seat_and_none_negatively():
    def needing(weights):
        source = say("the test")
        return Requirement(
            Bound.AT_LEAST, 1, Vote.YES, weights, Outcome.SHORT_OF_VOTES, "{limit} yes", source
        )

    with pytest.raises(RuleError, match="expected a whole number from 0 as a weight, not -1"):
        needing((1, -1))
    with pytest.raises(RuleError, match="a requirement weighs 3 seats of a council of 2"):
        Rule(say("a test"), SMALL, (needing((1, 1, 1)),), Vote)


def test_every_matter_has_a_name_and_a_wrong_name_is_answered_with_the_nearest():
    for name in matters.MATTERS:
        assert matters.of_matter(name, council("2019-04-18")).requirements
        assert matters.of_matter(name.upper().replace(" ", "_"), council("2019-04-18"))
    with pytest.raises(UnknownWordError, match=r"no kind of matter 'proceedural'.*procedural"):
        matters.of_matter("proceedural", council("2019-04-18"))


def test_every_rule_says_what_it_needs_and_where_that_is_written():
    said = str(rules.substantive(council("2019-04-18")))
    assert "at least nine affirmative votes (Charter, Article 27(3))" in said
    assert "no negative vote of a permanent member (Charter, Article 27(3))" in said
    assert "at least seven" in str(rules.substantive(council("1965-11-23")))


def test_what_escapes_a_double_veto_is_the_ruling_of_the_president():
    members = council("1950-09-29")
    preliminary = proceedings.preliminary_question(members)
    ruling = proceedings.presidential_ruling(members)
    text = dict.fromkeys(["ECU", "FRA", "IND", "NOR", "SUN", "GBR", "YUG"], "yes")
    text |= dict.fromkeys(["CHN", "CUB", "USA"], "no") | {"EGY": "abstain"}
    asked = text | {"CUB": "yes", "USA": "yes", "EGY": "yes"}
    assert preliminary.decide(asked, text).outcome is Outcome.VETOED
    nobody = dict.fromkeys(members.codes, "abstain")
    assert ruling.decide(nobody, text).adopted
    overruled = nobody | dict.fromkeys(members.codes[:7], "yes")
    assert ruling.decide(overruled, text).outcome is Outcome.VETOED


def test_a_preliminary_question_that_is_answered_with_yes_takes_the_veto_away():
    members = council("1948-05-24")
    both = proceedings.preliminary_question(members)
    all_yes = dict.fromkeys(members.codes, "yes")
    text = all_yes | {"SUN": "no"}
    assert both.decide(all_yes, text).adopted
    assert both.decide(text, text).outcome is Outcome.VETOED
    short = dict.fromkeys(members.codes, "abstain")
    assert both.decide(short, text).outcome is Outcome.VETOED
    assert both.decide(short, all_yes).adopted


def test_a_roll_call_for_every_question_is_needed():
    both = proceedings.presidential_ruling(council("1959-09-07"))
    with pytest.raises(SeatError, match="expected 2 roll calls, not 1"):
        both.decide(["yes"] * 11)
    with pytest.raises(SeatError, match="expected 2 roll calls, not 3"):
        both.decide(*[["yes"] * 11] * 3)


DAYS = st.dates(date(1946, 1, 17), date(2027, 12, 31)).filter(
    lambda day: not date(1980, 1, 1) <= day < date(1980, 1, 7)
)


@pytest.mark.parametrize(
    "make", [proceedings.preliminary_question, proceedings.presidential_ruling]
)
@given(day=DAYS, chance=st.randoms(use_true_random=False))
def test_deciding_question_after_question_is_the_walk_of_one_machine(make, day, chance):
    members = council(day)
    course = make(members)
    likes = chance.choice([list(Vote), [Vote.YES] * 5 + list(Vote)])
    calls = [[chance.choice(likes) for _ in members.codes] for _ in range(2)]
    state = course.machine.start
    for seat, ballot in enumerate(calls[0] + calls[1]):
        state = course.machine.step(state, seat, ballot)
    assert course.machine.finish(state) is course.decide(*calls).outcome


@given(chance=st.randoms(use_true_random=False))
def test_deciding_in_two_organs_is_the_walk_of_machines_side_by_side(chance):
    both = proceedings.icj_election(council("2017-11-20"), 21)
    calls = [[chance.choice([Vote.YES, Vote.YES, Vote.NO]) for _ in range(n)] for n in (15, 21)]
    state = both.machine.start
    for seat, ballot in enumerate(calls[0] + calls[1]):
        state = both.machine.step(state, seat, ballot)
    assert both.machine.finish(state) is both.decide(*calls).outcome


def test_a_double_veto_is_counted_through_both_questions_at_once():
    members = Council((Member("P", "Permanent", veto=True), Member("E", "Elected")))
    rule = rules.put_to_vote(members, 1)
    course = proceedings.OneAfterAnother(
        (
            proceedings.Stage(
                0,
                rule,
                (
                    (Outcome.ADOPTED, 1),
                    (Outcome.VETOED, 2),
                    (Outcome.SHORT_OF_VOTES, 2),
                ),
            ),
            proceedings.Stage(1, rules.weighted(1, {"P": 1, "E": 1})),
            proceedings.Stage(1, rule),
        )
    )
    three = (Vote.YES, Vote.NO, Vote.ABSTAIN)
    counted = ways(course.machine, [three] * 4)
    assert sum(counted.values()) == 3**4
    assert counted == {
        each: sum(
            course.decide(call[:2], call[2:]).outcome is each for call in product(three, repeat=4)
        )
        for each in counted
    }


@given(day=DAYS, step=st.integers(1, 400))
def test_the_quota_never_falls_from_one_day_to_a_later_one(day, step):
    later = min(day + timedelta(step), date(2027, 12, 31))
    assert rules.quota(council(day)) <= rules.quota(council(later))


def test_ballots_of_a_turn_that_is_passed_over_change_nothing():
    one = rules.weighted(1, {"A": 1})
    course = proceedings.OneAfterAnother(
        (
            proceedings.Stage(0, one, ((Outcome.ADOPTED, 2), (Outcome.SHORT_OF_VOTES, 1))),
            proceedings.Stage(1, one),
            proceedings.Stage(2, one),
        )
    )
    for cast in product([Vote.YES, Vote.NO], repeat=3):
        state = course.machine.start
        for seat, ballot in enumerate(cast):
            state = course.machine.step(state, seat, ballot)
        decided = course.decide(*[[ballot] for ballot in cast])
        assert course.machine.finish(state) is decided.outcome
        assert decided.adopted is (cast[2 if cast[0] is Vote.YES else 1] is Vote.YES)
