"""Famous votes, 1946 to 2025: every outcome computed from the votes is the one recorded.

The cases whose names were written from memory are tested apart: there an error
of ours would be one of the row, not of the rule. What was checked in them is
that they are whole and fit the Council of their day.
"""

import xml.etree.ElementTree as ET
from collections import Counter

import pytest
import real_record

import unsc_sim as un
from unsc_sim import rules
from unsc_sim.casebook import PRELIMINARY, case, cases, topics
from unsc_sim.councils.by_day import council
from unsc_sim.rules import proceedings
from unsc_sim.tables import rows
from unsc_sim.votes import Outcome, Vote

ROWS = rows("casebook")
SURE = [row for row in ROWS if row["trust"] == "checked"]
RECALLED = [row for row in ROWS if row["trust"] == "recalled"]
COLUMNS = ("yes", "no", "abstain", "not_voting")
# One vote that the Library writes otherwise than the Council's own tables.
OTHERWISE = {"S/RES/338": {"CHN": (Vote.NOT_VOTING, Vote.ABSTAIN)}}


def each(rows):
    return pytest.mark.parametrize("row", rows, ids=[row["symbol"] for row in rows])


def names(row):
    return [name.strip() for column in COLUMNS for name in row[column].split(";") if name.strip()]


def check(row):
    decision = case(row["symbol"]).decision
    assert decision.outcome is Outcome(row["outcome"])
    assert "-".join(map(str, decision.tally[:3])) == row["tally"]
    if decision.outcome is not Outcome.VETOED:
        assert decision.vetoes == ()


def test_every_row_is_marked_as_sure_or_recalled_and_stands_once():
    assert len(SURE) + len(RECALLED) == len(ROWS) == len(cases()) == 53
    assert len({row["symbol"] for row in ROWS}) == len(ROWS)
    assert [row["date"] for row in ROWS] == sorted(row["date"] for row in ROWS)
    assert {each.symbol for each in cases() if each.recalled} == {row["symbol"] for row in RECALLED}


def test_every_row_has_known_sources_and_is_recalled_when_one_is_memory():
    known = {row["key"] for row in rows("sources")}
    for row in ROWS:
        sources = set(row["source"].split("|"))
        assert sources <= known, row["symbol"]
        assert (row["trust"] == "recalled") is ("memory" in sources), row["symbol"]


def test_the_casebook_holds_every_outcome_and_both_sizes_of_the_council():
    assert {each.decision.outcome for each in cases()} == {
        Outcome.ADOPTED,
        Outcome.VETOED,
        Outcome.SHORT_OF_VOTES,
    }
    assert {len(each.decision.rule.council) for each in cases()} == {11, 15}


@each(ROWS)
def test_those_who_are_named_are_exactly_the_members_of_the_day(row):
    of_day = council(row["date"])
    assert Counter(of_day.member(name).code for name in names(row)) == Counter(of_day.codes)


@each(SURE)
def test_the_recorded_outcome_comes_out_of_the_votes(row):
    check(row)


@each(RECALLED)
def test_the_recorded_outcome_comes_out_of_votes_whose_names_are_recalled(row):
    check(row)


@pytest.mark.parametrize("found", cases(), ids=lambda found: found.symbol)
def test_every_case_shows_itself_and_says_what_it_teaches(found):
    root = ET.fromstring(found._repr_svg_())
    said = " ".join(str(found).split())
    assert root.find("{http://www.w3.org/2000/svg}desc").text == said
    assert str(found.lesson) in said
    assert str(found.decision) in said
    assert ("Recalled" in said) is found.recalled
    assert found.sources
    for source in found.sources:
        assert source.title in said
        assert source.address in said
    assert found.topics
    for other in found.contrasting:
        assert other.symbol in said
        assert other != found


@pytest.mark.parametrize("found", [each for each in cases() if each.matter == PRELIMINARY],
                         ids=lambda found: found.symbol)  # fmt: skip
def test_the_double_veto_takes_both_questions(found):
    of_day = council(found.day)
    main = dict.fromkeys(of_day.codes, "yes") | {"SUN": "no", "UKR": "no"}
    course = proceedings.preliminary_question(of_day).decide(found.decision.cast, main)
    assert [each.outcome for each in course.decisions] == [Outcome.VETOED, Outcome.VETOED]
    assert course.decisions[1].tally[:3] == (9, 2, 0)
    assert all(each.vetoes == ("SUN",) for each in course.decisions)


@pytest.mark.parametrize("found", cases("held procedural"), ids=lambda found: found.symbol)
def test_held_procedural_a_text_passes_that_would_else_be_vetoed(found):
    of_day = council(found.day)
    course = proceedings.presidential_ruling(of_day)
    unchallenged = dict.fromkeys(of_day.codes, "abstain")
    assert course.decide(unchallenged, found.decision.cast).adopted
    assert rules.substantive(of_day).decide(found.decision.cast).outcome is Outcome.VETOED


def test_the_same_votes_fail_on_the_text_and_carry_the_call_of_a_special_session():
    for vetoed, called in (("S/3710", "S/RES/119"), ("S/2022/155", "S/RES/2623")):
        assert case(vetoed).decision.cast == case(called).decision.cast
        assert case(vetoed).decision.outcome is Outcome.VETOED
        assert case(called).decision.adopted
        assert case(called) in case(vetoed).contrasting


def test_a_party_that_has_to_abstain_cannot_veto():
    found = case("S/2014/189")
    rule = rules.substantive(council(found.day))
    assert found.decision.outcome is Outcome.VETOED
    assert rule.decide(found.decision.cast, parties=["Russian Federation"]).adopted


# What a topic says of the votes themselves.
HOLDS = {
    "abstention of a permanent member": lambda d: _five(d, Vote.ABSTAIN) and d.adopted,
    "absence": lambda d: d.not_voting,
    "bare seven": lambda d: d.tally.yes == 7 and len(d.rule.council) == 11,
    "bare nine": lambda d: d.tally.yes == 9 and len(d.rule.council) == 15,
    "blocked by abstentions": lambda d: d.outcome is Outcome.SHORT_OF_VOTES,
    "no that is not a veto": lambda d: _five(d, Vote.NO) and not d.vetoes,
    "several vetoes": lambda d: len(d.vetoes) > 1,
    "elected members alone": lambda d: d.adopted and not _five(d, Vote.YES),
    "held procedural": lambda d: d.adopted and _five(d, Vote.NO),
    "uniting for peace": lambda d: d.adopted,
}


def _five(decision, vote):
    return [member for member in decision.members(vote) if member.permanent]


@pytest.mark.parametrize("topic", HOLDS)
def test_the_cases_of_a_topic_are_what_it_says(topic):
    assert cases(topic)
    for found in cases(topic):
        assert HOLDS[topic](found.decision), found.symbol


def test_topics_are_found_however_they_are_written():
    for topic in ("double veto", "absence", "bare nine", "obligatory abstention"):
        assert topic in topics()
    assert cases("Obligatory_Abstention") == cases("obligatory abstention")
    assert {topic for each in cases() for topic in each.topics} == set(topics())
    with pytest.raises(un.UnscSimError, match="did you mean 'double veto'"):
        cases("duble veto")


def test_symbols_are_found_however_they_are_written():
    assert case("s/res/87(1950)") == case("S/RES/87")
    with pytest.raises(un.UnscSimError, match="did you mean 'S/2022/155'"):
        case("S/2022/15")


def test_contrast_runs_both_ways():
    for found in cases():
        for other in found.contrasting:
            assert found in other.contrasting, f"{other.symbol} does not lead to {found.symbol}"


def test_an_expulsion_is_no_admission_but_has_its_rule():
    found = case("S/11543")
    assert found.matter == "expulsion"
    assert found in cases("expulsion")
    assert found not in cases("admission")
    assert "Articles 4 to 6" in str(found.decision)
    assert len(found.decision.vetoes) == 3


def test_every_lesson_is_understood_without_its_neighbours_in_the_table():
    assert not [each.symbol for each in cases() if "next case" in str(each.lesson)]


def test_every_contrast_is_a_case():
    symbols = {each.symbol for each in cases()}
    for found in cases():
        assert set(found.contrasts) <= symbols - {found.symbol}
        assert found.contrasts


def test_the_votes_are_those_of_the_record():
    """Wherever the record has the vote; where it differs, we know why."""
    compared = 0
    for record in (real_record.until_1993(), real_record.since_1994()):
        by_symbol = {each.resolution.split("(")[0]: each for each in record}
        by_symbol |= {each.draft: each for each in record if each.draft}
        for found in cases():
            vote = by_symbol.get(found.symbol)
            if vote is None or found.symbol == "S/2006/742":
                continue
            assert vote.day == found.day
            cast = dict(zip(found.decision.rule.codes, found.decision.cast))
            differing = {code: (cast[code], vote.votes[code]) for code in cast
                         if cast[code] is not vote.votes[code]}  # fmt: skip
            assert differing == OTHERWISE.get(found.symbol, {}), found.symbol
            assert vote.recorded is found.decision.outcome
            compared += 1
    assert compared == 24
