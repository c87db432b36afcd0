"""Readings: what a stance leaves open, with chances; the Libya draft under several."""

from fractions import Fraction

import pytest

import unsc_sim as un
from unsc_sim.errors import FileError, RuleError, SeatError, UnknownWordError
from unsc_sim.positions.stances import Stance
from unsc_sim.readings.readings import READINGS, Reading, equally_likely
from unsc_sim.scenario.loading import SCENARIOS

GOOD = (SCENARIOS / "libya-2019.toml").read_text(encoding="utf-8")


def chance(reading):
    return un.load("libya-2019").forecast(reading).probability("adopted")


def test_the_libya_draft_has_a_third_of_a_percent_under_the_literal_reading():
    # Both reluctant members abstain, no veto of China or France, eight of twelve in favour.
    assert chance("literal") == Fraction(587, 177147)
    assert round(float(chance("literal")), 4) == 0.0033


def test_the_libya_draft_has_19_percent_if_both_abstain_and_the_twelve_are_fair_coins():
    assert chance("both-abstain") == Fraction(794, 4096)


def test_a_hard_reading_leaves_no_adoption_and_a_soft_one_more_than_the_literal():
    assert chance("hard") == 0
    assert chance("soft") == 4 * chance("literal")


def test_readings_stand_side_by_side_and_none_is_the_chance():
    outlook = un.load("libya-2019").outlook()
    assert tuple(outlook) == ("literal", "hard", "soft", "record", "both-abstain")
    assert "None of these is the chance of adoption" in str(outlook)
    assert outlook["soft"] == un.load("libya-2019").forecast("soft")


def test_abstaining_and_not_taking_part_are_one_choice():
    chances = equally_likely(tuple(un.Vote))
    assert chances[un.Vote.YES] == Fraction(1, 3)
    assert chances[un.Vote.ABSTAIN] + chances[un.Vote.NOT_VOTING] == Fraction(1, 3)


def test_a_member_goes_before_its_kind_of_seat_and_that_before_the_stance():
    reading = Reading(
        "own",
        stances=((Stance.UNDECLARED, (("no", "1"),)),),
        seats=(("elected", (("abstain", "1"),)),),
        members=(("PER", (("yes", "1"),)),),
    )
    held = reading.beliefs(un.load("libya-2019").standing)
    assert held.of("PER") == {un.Vote.YES: 1}
    assert held.of("POL") == {un.Vote.ABSTAIN: 1}
    assert held.of("CHN") == {un.Vote.NO: 1}


def test_no_reading_gives_a_chance_to_a_vote_that_a_position_excludes():
    reading = Reading("own", members=(("RUS", (("yes", "1"),)),))
    with pytest.raises(SeatError, match="the Russian Federation: the reading 'own' gives a chance"):
        un.load("libya-2019").forecast(reading)


def test_an_open_text_is_settled_before_it_is_forecast():
    statement = un.load("libya-2019").draft("formal-statement")
    with pytest.raises(SeatError, match="is open"):
        READINGS["literal"].beliefs(statement.standing)
    alone = statement.amend(drop=["names-lna"]).verdict().conflicts
    assert [[each.member for each in held] for held in alone] == [["USA"]]
    for amended in (statement.amend(drop=["names-lna"]), statement.amend(add=["names-lna"])):
        assert amended.forecast().probability("not agreed") == 1


def test_an_amendment_names_provisions_of_the_draft():
    with pytest.raises(UnknownWordError, match="did you mean 'blames-lna'"):
        un.load("libya-2019").amend(drop=["blames-lma"])
    amended = un.load("libya-2019").amend(drop=["blames-lna"])
    assert next(amended.standing.draft.texts())["blames-lna"] == "out"
    assert amended.verdict().would_pass is un.WouldPass.DEPENDS


def test_an_unknown_reading_names_the_nearest():
    with pytest.raises(UnknownWordError, match="did you mean 'literal'"):
        un.load("libya-2019").forecast("literally")


def test_a_reading_of_a_file_is_checked_with_everything_else(tmp_path):
    path = tmp_path / "own.toml"
    broken = GOOD.replace('{ yes = "1/2", abstain = "1/2" }', '{ yes = "1/2", abstian = "1/3" }')
    path.write_text(broken.replace('name = "both-abstain"', 'name = "soft"'), encoding="utf-8")
    with pytest.raises(FileError) as caught:
        un.load(path)
    faults = str(caught.value)
    assert "did you mean 'abstain'" in faults
    assert "5/6" in faults
    assert "'soft' stands here twice" in faults


def test_the_readings_of_the_library_say_what_they_assume():
    assert all(reading.title for reading in READINGS.values())


EVERY_DRAFT = [(name, key) for name in un.scenarios() for key in un.load(name).drafts]


@pytest.mark.parametrize(("name", "key"), EVERY_DRAFT)
def test_every_draft_of_the_package_has_an_outlook_that_agrees_with_its_verdict(name, key):
    scenario = un.load(name).draft(key)
    outlook, verdict = scenario.outlook(), scenario.verdict()
    if scenario.standing.draft.reported is None:
        assert set(outlook) == set(scenario.readings)
    else:
        assert not outlook
        assert str(outlook).startswith("Reported outcome: ")
    for forecast in outlook.values():
        assert set(forecast.outcomes) <= set(verdict.outcomes)
    assert outlook.picture().svg.startswith("<svg")


def test_where_nobody_votes_whoever_cannot_agree_objects_under_every_reading():
    statement = un.load("libya-2019").draft("formal-statement")
    for amended in (statement.amend(drop=["names-lna"]), statement.amend(add=["names-lna"])):
        assert set(amended.outlook()) == set(statement.readings)
        for forecast in amended.outlook().values():
            assert forecast.probability("not agreed") == 1
        assert "not agreed 100%" in str(amended.forecast("soft"))


def test_where_nobody_votes_a_yes_and_an_abstention_let_a_text_pass_together():
    words = un.load("libya-2019").draft("words-to-the-press").amend(drop=["names-lna"])
    assert words.forecast("both-abstain").probability("adopted") == 1
    assert str(words.forecast("both-abstain")).startswith("Under these beliefs: agreed 100%.")
    mostly = Reading("mostly", stances=((Stance.UNDECLARED, _thirds()),))
    assert words.forecast(mostly).probability("adopted") == Fraction(2, 3) ** 15


def _thirds():
    return ("yes", "1/3"), ("abstain", "1/3"), ("no", "1/3")


def test_two_words_for_one_vote_count_together():
    reading = Reading("own", members=(("PER", (("yes", "1/2"), ("in favour", "1/2"))),))
    assert reading.beliefs(un.load("libya-2019").standing).of("PER") == {un.Vote.YES: 1}


def test_what_is_reported_is_not_forecast_or_negotiated_again():
    words = un.load("libya-2019").draft("words-to-the-press")
    with pytest.raises(RuleError, match=r"Reported outcome: agreed \[A35 P17; A36 P17\]"):
        words.forecast()
    with pytest.raises(RuleError, match="nothing is left to negotiate"):
        words.negotiate()
    (path,) = words.paths()
    assert (path.needs, str(path)) == ((), "It is agreed.")
    assert not list(un.load("libya-2019").draft("formal-statement").paths())
