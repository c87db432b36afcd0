"""Decisions on famous votes, and faults in roll calls."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsc_sim import rules
from unsc_sim.councils.by_day import council
from unsc_sim.errors import RuleError, SeatError, UnknownWordError, UnscSimError
from unsc_sim.rules.matters import MATTERS, of_matter
from unsc_sim.votes import Consent, Outcome, Vote, read_ballot


def on(day, make=rules.substantive, default="yes", **votes):
    """The decision when all vote alike but for those named, codes by vote."""
    rule = make(council(day))
    cast = dict.fromkeys(rule.codes, default)
    for word, codes in votes.items():
        cast |= dict.fromkeys(codes.split(), word)
    return rule.decide(cast)


def test_in_february_2022_russia_vetoes_and_two_days_later_cannot():
    told = {"no": "RUS", "abstain": "CHN IND ARE"}
    vetoed = on("2022-02-25", **told)
    assert vetoed.outcome is Outcome.VETOED
    assert vetoed.vetoes == ("RUS",)
    assert tuple(vetoed.tally) == (11, 1, 3, 0)
    assert not vetoed.adopted
    assert str(vetoed) == (
        "Not adopted, vetoed by the Russian Federation: 11 in favour, 1 against, 3 abstaining. "
        "Requirement not met: no negative vote of a permanent member (Charter, Article 27(3))."
    )
    called = on("2022-02-27", rules.uniting_for_peace, **told)
    assert called.adopted
    assert called.vetoes == ()


def test_resolution_218_was_adopted_with_seven_votes_after_the_amendment():
    decision = on("1965-11-23", abstain="FRA NLD GBR USA")
    assert decision.adopted
    assert decision.tally.yes == 7


def test_the_security_council_adopts_while_the_soviet_union_stays_away():
    decision = on("1950-06-25", abstain="YUG", **{"not voting": "SUN"})
    assert decision.adopted
    assert decision.not_voting == ("SUN",)
    assert not decision.unanimous


def test_ten_elected_members_adopt_without_any_permanent_one():
    decision = on("1973-12-15", abstain="FRA SUN GBR USA", **{"not voting": "CHN"})
    assert decision.adopted
    assert not set(decision.yes) & {"CHN", "FRA", "GBR", "SUN", "USA"}


def test_a_permanent_no_on_a_text_short_of_votes_is_no_veto():
    decision = on("2014-12-30", no="AUS USA", abstain="LTU NGA KOR RWA GBR")
    assert decision.outcome is Outcome.SHORT_OF_VOTES
    assert decision.vetoes == ()
    assert "at least nine affirmative votes" in str(decision.reason)


def test_three_permanent_members_veto_together():
    decision = on("1974-10-30", rules.admission, no="FRA GBR USA", abstain="AUT CRI")
    assert set(decision.vetoes) == {"FRA", "GBR", "USA"}
    assert "Articles 4 to 6" in str(decision)


def test_fourteen_in_favour_and_one_not_voting_is_not_unanimous():
    decision = on("1973-10-22", **{"not voting": "CHN"})
    assert decision.adopted
    assert not decision.unanimous
    assert on("1973-10-22").unanimous
    assert str(on("1973-10-22")).startswith("Adopted unanimously")


def test_the_vote_of_a_party_to_the_dispute_is_counted_as_an_abstention():
    rule = rules.substantive(council("2014-03-15"))
    cast = dict.fromkeys(rule.codes, "yes") | {"RUS": "no", "CHN": "abstain"}
    assert rule.decide(cast).vetoes == ("RUS",)
    strict = rule.decide(cast, parties=["Russia"])
    assert strict.adopted
    assert strict.parties == ("RUS",)
    assert set(strict.abstain) == {"CHN", "RUS"}
    assert strict.cast[rule.codes.index("RUS")] is Vote.NO
    assert tuple(strict.tally) == (13, 0, 2, 0)
    assert "Counted as abstaining, as parties to the dispute (Charter, Article 27(3))" in str(
        strict
    )


def test_a_party_loses_its_yes_as_well_as_its_no():
    rule = rules.substantive(council("2014-03-15"))
    nine = dict.fromkeys(rule.codes, "abstain") | dict.fromkeys(rule.codes[:9], "yes")
    assert rule.decide(nine).adopted
    assert rule.decide(nine, parties=[rule.codes[0]]).outcome is Outcome.SHORT_OF_VOTES


def test_a_party_that_stays_away_is_not_counted_as_abstaining():
    rule = rules.substantive(council("1960-06-23"))
    cast = dict.fromkeys(rule.codes, "yes") | {"ARG": "not voting", "POL": "a", "SUN": "a"}
    decision = rule.decide(cast, parties="ARG")
    assert decision.not_voting == ("ARG",)
    assert tuple(decision.tally) == (8, 0, 2, 1)


@pytest.mark.parametrize("matter", sorted(MATTERS.keys() - {"substantive"}))
def test_nobody_is_bound_to_abstain_outside_the_settlement_of_disputes(matter):
    rule = of_matter(matter, council("2022-02-27"))
    agreed = "lets pass" if rule.ballot is Consent else "yes"
    with pytest.raises(RuleError, match="no duty to abstain binds the parties"):
        rule.decide(dict.fromkeys(rule.codes, agreed), parties=["RUS"])


def test_a_party_has_to_be_a_member():
    rule = rules.substantive(council("2014-03-15"))
    with pytest.raises(SeatError, match="Ukraine"):
        rule.decide(dict.fromkeys(rule.codes, "yes"), parties=["Ukraine"])


def test_a_vacant_seat_may_be_left_out_and_casts_no_vote():
    rule = rules.substantive(council("1980-01-03"))
    cast = {code: "yes" for code in rule.codes if code != "VACANT"}
    decision = rule.decide(cast)
    assert tuple(decision.tally) == (14, 0, 0, 1)
    assert decision.adopted
    assert not decision.unanimous
    assert decision.not_voting == ("VACANT",)
    for ballot in ("yes", "no", "abstain"):
        with pytest.raises(SeatError, match="a vacant seat casts no vote"):
            rule.decide(cast | {"VACANT": ballot})
    assert rule.ballots[rule.codes.index("VACANT")] == (Vote.NOT_VOTING,)


def test_a_vacant_seat_objects_to_nothing():
    rule = rules.consensus(council("1980-01-03"))
    silent = {code: "lets pass" for code in rule.codes if code != "VACANT"}
    assert rule.decide(silent).adopted
    with pytest.raises(SeatError, match="a vacant seat casts no vote"):
        rule.decide(silent | {"VACANT": "objects"})


def test_a_seat_without_a_vote_is_an_error_and_a_vote_without_a_seat_too():
    rule = rules.substantive(council("2019-04-18"))
    cast = dict.fromkeys(rule.codes, "yes")
    del cast["DOM"], cast["USA"]
    with pytest.raises(SeatError, match="no vote for the Dominican Republic and the United States"):
        rule.decide(cast)
    with pytest.raises(SeatError, match="Brazil had no seat on 18 April 2019"):
        rule.decide(dict.fromkeys(rule.codes, "yes") | {"Brazil": "no"})
    with pytest.raises(SeatError, match="two votes for the United Kingdom"):
        rule.decide(dict.fromkeys(rule.codes, "yes") | {"UK": "no"})


def test_all_faults_of_a_roll_call_are_told_at_once():
    rule = rules.substantive(council("2019-04-18"))
    cast = dict.fromkeys(rule.codes, "yes") | {"Brazil": "no", "Rusia": "no"}
    del cast["USA"]
    with pytest.raises(SeatError) as told:
        rule.decide(cast)
    for each in ("Brazil", "Russian Federation (RUS)", "no vote for the United States"):
        assert each in str(told.value)


def test_a_list_of_votes_has_one_for_each_seat():
    rule = rules.substantive(council("2019-04-18"))
    assert rule.decide(["yes"] * 15).unanimous
    with pytest.raises(SeatError, match="expected a vote for each of 15 seats"):
        rule.decide(["yes"] * 14)
    with pytest.raises(SeatError, match="expected a vote for each of 15 seats, not 'yes'"):
        rule.decide("yes")


def test_a_wrong_word_is_answered_with_the_member_and_the_nearest_right_word():
    rule = rules.substantive(council("2019-04-18"))
    cast = dict.fromkeys(rule.codes, "yes") | {"FRA": "abstian", "CHN": 7}
    with pytest.raises(UnknownWordError, match=r"France: .*'abstian'.*did you mean .*abstain"):
        rule.decide(cast)
    with pytest.raises(UnknownWordError, match=r"China: expected .yes., .*, not .?7"):
        rule.decide(cast)
    with pytest.raises(UnknownWordError):
        rule.decide(dict.fromkeys(rule.codes, "yes") | {"FRA": "objects"})
    assert issubclass(UnknownWordError, UnscSimError)


def test_members_are_understood_by_code_official_and_common_name():
    rule = rules.substantive(council("2019-04-18"))
    cast = {member.name: "yes" for member in rule.council.members}
    assert rule.decide(cast).unanimous
    cast = {member.official_name: "yes" for member in rule.council.members}
    assert rule.decide(cast).unanimous


@pytest.mark.parametrize(
    ("written", "vote"),
    [
        ("Y", Vote.YES),
        ("In favour", Vote.YES),
        ("N", Vote.NO),
        ("AGAINST", Vote.NO),
        ("A", Vote.ABSTAIN),
        ("abstention", Vote.ABSTAIN),
        ("X", Vote.NOT_VOTING),
        ("not_voting", Vote.NOT_VOTING),
        ("Did not participate", Vote.NOT_VOTING),
        ("absent", Vote.NOT_VOTING),
    ],
)
def test_a_vote_is_understood_as_the_united_nations_write_it(written, vote):
    assert read_ballot(written, Vote) is vote
    objects = Consent.OBJECTS if vote is Vote.NO else Consent.LETS_PASS
    assert read_ballot(written, Consent) is objects


ROLL_CALLS = st.lists(st.sampled_from(list(Vote)), min_size=15, max_size=15)
MAKERS = st.sampled_from(
    [rules.substantive, rules.procedural, rules.icj_election, rules.secretary_general]
)


@given(ROLL_CALLS)
def test_a_substantive_text_needs_nine_and_no_permanent_no(cast):
    rule = rules.substantive(council("2019-04-18"))
    decision = rule.decide(cast)
    against = {code for code, vote in zip(rule.codes, cast) if vote is Vote.NO}
    permanent = against & {"CHN", "FRA", "GBR", "RUS", "USA"}
    assert decision.adopted is (cast.count(Vote.YES) >= 9 and not permanent)
    assert set(decision.vetoes) == (permanent if cast.count(Vote.YES) >= 9 else set())
    assert sum(decision.tally) == 15
    assert {*decision.yes, *decision.no, *decision.abstain, *decision.not_voting} == set(rule.codes)


@given(MAKERS, ROLL_CALLS)
def test_abstaining_and_not_voting_are_alike_for_the_outcome(make, cast):
    rule = make(council("2019-04-18"))
    away = [Vote.NOT_VOTING if vote is Vote.ABSTAIN else vote for vote in cast]
    assert rule.decide(cast).outcome is rule.decide(away).outcome


@given(ROLL_CALLS, st.permutations(range(15)))
def test_the_order_in_which_members_are_named_changes_nothing(cast, order):
    rule = rules.substantive(council("2019-04-18"))
    named = {rule.codes[seat]: cast[seat] for seat in order}
    assert rule.decide(named) == rule.decide(cast)
