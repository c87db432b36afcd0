"""Scenario files: the bundled one, and what is said of broken ones."""

import re

import pytest

import unsc_sim as un
from unsc_sim.errors import FileError, UnknownWordError
from unsc_sim.positions.evidence import Certainty
from unsc_sim.scenario.loading import SCENARIOS

GOOD = (SCENARIOS / "libya-2019.toml").read_text(encoding="utf-8")


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def faults_of(path):
    with pytest.raises(FileError) as caught:
        un.load(path)
    return [str(each) for each in caught.value.faults]


def test_every_bundled_scenario_loads():
    for name in un.scenarios():
        assert un.load(name).name == name


def test_a_scenario_loads_from_a_path(written):
    assert un.load(written(GOOD)).verdict() == un.load("libya-2019").verdict()


def test_every_position_rests_on_claims_that_are_no_editorial_judgement():
    for position in un.load("libya-2019").standing.positions:
        assert position.evidence
        assert all(each.certainty is not Certainty.EDITORIAL for each in position.evidence)


def test_whoever_the_article_does_not_mention_stays_undeclared():
    standing = un.load("libya-2019").standing
    assert {each.member for each in standing.positions} == {"GBR", "RUS", "USA"}


def test_an_unknown_scenario_names_the_nearest():
    with pytest.raises(UnknownWordError, match="did you mean 'libya-2019'"):
        un.load("lybia-2019")


def test_every_fault_of_layout_is_told_at_once(written):
    faults = faults_of(written('format = "1"\nnam = "x"\nday = 2019-04-18\n'))
    assert any(re.search("format: expected a whole number, not '1'", each) for each in faults)
    assert any("did you mean 'name'" in each for each in faults)
    assert sum("missing" in each for each in faults) == 3


def test_every_fault_of_meaning_is_told_at_once(written):
    broken = (
        GOOD.replace('member = "RUS"', 'member = "Rusia"')
        .replace('stance = "cannot support"', 'stance = "canot support"', 1)
        .replace('product = "substantive"', 'product = "substantial"')
        .replace('evidence = ["A08"]', 'evidence = ["A88"]\nwhen = "blames-lma"')
    )
    faults = "\n".join(faults_of(written(broken)))
    for part in (
        "positions[0].member: no member 'Rusia'; did you mean Russian Federation (RUS)",
        "positions[0].stance: no stance 'canot support'; did you mean 'cannot support'",
        "product: no kind of matter 'substantial'; did you mean 'substantive'",
        "positions[1].evidence[0]: no 'A88' here; did you mean 'A",
        "positions[1].when: no 'blames-lma' here; did you mean 'blames-lna'",
    ):
        assert part in faults


def test_positions_that_leave_no_vote_are_a_fault(written):
    position = "[[drafts.positions]]\n"
    more = position + 'member = "RUS"\nstance = "supports"\nevidence = ["A09"]\n\n'
    assert (
        "contradict each other" in faults_of(written(GOOD.replace(position, more + position, 1)))[0]
    )


def test_an_editorial_judgement_carries_no_position(written):
    broken = GOOD.replace('certainty = "attributed"', 'certainty = "editorial"', 1)
    assert "editorial judgement" in faults_of(written(broken))[0]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"format = ", b"[[[", b""])
def test_what_is_no_scenario_at_all_is_one_clear_error(tmp_path, content):
    path = tmp_path / "own.toml"
    path.write_bytes(content)
    with pytest.raises(FileError, match=r"own\.toml"):
        un.load(path)


def test_the_draft_in_question_can_be_chosen():
    scenario = un.load("libya-2019")
    assert scenario.draft("resolution") == scenario
    with pytest.raises(UnknownWordError, match="did you mean 'resolution'"):
        scenario.draft("resolutoin")


def test_no_text_of_the_formal_statement_pleases_both_russia_and_the_united_states():
    verdict = un.load("libya-2019").draft("formal-statement").verdict()
    assert verdict.would_pass is un.WouldPass.NO
    assert [[each.member for each in held] for held in verdict.conflicts] == [["RUS", "USA"]]
    said = str(verdict)
    assert "the Russian Federation opposes the draft with a reference" in said
    assert "the United States cannot support the draft without a reference" in said
    assert "A38 P18" in said
    assert "A39 P18" in said


def test_the_words_of_5_april_were_agreed():
    verdict = un.load("libya-2019").draft("words-to-the-press").verdict()
    assert verdict.would_pass is un.WouldPass.YES
    assert verdict.outcomes == (un.Outcome.ADOPTED,)


def test_a_condition_stays_with_the_product_it_was_reported_for():
    scenario = un.load("libya-2019")
    assert all(each.when.test == "and" for each in scenario.standing.positions)
    assert not scenario.draft("words-to-the-press").standing.positions


def test_a_reported_outcome_that_the_positions_exclude_is_an_error(written):
    broken = GOOD.replace('reported = "not agreed"', 'reported = "agreed"')
    scenario = un.load(written(broken)).draft("formal-statement")
    with pytest.raises(un.UnscSimError, match="the reported positions exclude it"):
        scenario.verdict()


def test_a_draft_may_have_a_day_of_its_own(written):
    libya = un.load("libya-2019")
    words, statement = (libya.draft(key) for key in ("words-to-the-press", "formal-statement"))
    assert words.standing.when.words() == "5 April 2019"
    assert statement.standing.when.words() == "after 5 April 2019"
    assert "(draft resolution of the United Kingdom, 18 April 2019)" in str(libya)


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        ("day = 2018-04-05", "day: expected a day on which the members were those of the file's"),
        ("day = 2019-04-05\nafter = 2019-04-04", "not both"),
        ("after = 1940-01-01", r"after: "),
    ],
)
def test_a_day_of_a_draft_that_cannot_be_is_a_fault(written, day, fault):
    faults = faults_of(written(GOOD.replace("after = 2019-04-05", day)))
    assert len(faults) == 1
    assert re.search(fault, faults[0])
