"""Famous votes, 1946 to 2025: every outcome computed from the votes is the one recorded.

The rows whose names were written from memory are tested apart: there an error
of ours would be one of the row, not of the rule. What was checked in them is
that they are whole and fit the Council of their day.

Letters in the column of sources: X a table of all drafts voted 1994 to 2025, F a
list of failed drafts 1947 to 2022, H the UN's yearly meeting tables, T closing
lines of official resolution texts, V a list of vetoes 1946 to 2022, W a web page.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from unsc_sim import proceedings, rules
from unsc_sim.councils import council
from unsc_sim.decisions import Decision
from unsc_sim.votes import Outcome

TABLE = Path(__file__).parent / "data" / "casebook.tsv"
VOTES = {"yes": "yes", "no": "no", "abstain": "abstain", "not_participating": "not voting"}
OUTCOMES = {
    "adopted": Outcome.ADOPTED,
    "agenda adopted": Outcome.ADOPTED,
    "amendment adopted": Outcome.ADOPTED,
    "vetoed": Outcome.VETOED,
    "vetoed (then main motion vetoed 9-2-0)": Outcome.VETOED,
    "failed: insufficient votes": Outcome.SHORT_OF_VOTES,
}
# What kinds are called in the table; the words in brackets tell why.
KINDS = {
    "substantive": rules.substantive,
    "amendment": rules.substantive,
    "held procedural": rules.procedural,
    "procedural": rules.procedural,
    "admission": rules.admission,
    "expulsion": rules.admission,
    "secretary general": rules.secretary_general,
}


def read():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


CASES = read()
SURE = [row for row in CASES if row["names"] == "sure"]
RECALLED = [row for row in CASES if row["names"] == "recalled"]
PRELIMINARY = [row for row in CASES if row["kind"] == "preliminary question"]


def each(cases):
    return pytest.mark.parametrize("row", cases, ids=[row["id"] for row in cases])


def votes(row):
    """The vote of everyone named in the row, by the name it is written with."""
    return {
        name.strip(): vote
        for column, vote in VOTES.items()
        for name in row[column].split(";")
        if name.strip()
    }


def decided(row) -> Decision:
    """What comes out by the rule for the kind of question."""
    of_day = council(row["date"])
    if row["kind"] == "preliminary question":
        # That the matter is procedural is a substantive question.
        return proceedings.preliminary_question(of_day).stages[0].rule.decide(votes(row))
    kind = row["kind"].split("(")[0].split(",")[0].strip().casefold().replace("-", " ")
    rule = rules.uniting_for_peace if "A/RES/377" in row["kind"] else KINDS[kind]
    return rule(of_day).decide(votes(row))


def check(row):
    decision = decided(row)
    assert decision.outcome is OUTCOMES[row["outcome"]]
    assert "-".join(map(str, decision.tally[:3])) == row["tally_yes_no_abstain"]
    if decision.outcome is not Outcome.VETOED:
        assert decision.vetoes == ()


def test_every_row_is_marked_as_sure_or_recalled_and_stands_once():
    assert len(SURE) + len(RECALLED) == len(CASES) == 53
    assert len({row["id"] for row in CASES}) == len(CASES)
    assert [row["date"] for row in CASES] == sorted(row["date"] for row in CASES)


def test_the_casebook_holds_every_outcome_and_both_sizes_of_the_council():
    assert {OUTCOMES[row["outcome"]] for row in CASES} == {
        Outcome.ADOPTED,
        Outcome.VETOED,
        Outcome.SHORT_OF_VOTES,
    }
    assert {row["council_size"] for row in CASES} == {"11", "15"}


@each(CASES)
def test_those_who_are_named_are_exactly_the_members_of_the_day(row):
    of_day = council(row["date"])
    named = [name.strip() for column in VOTES for name in row[column].split(";") if name.strip()]
    assert Counter(of_day.member(name).code for name in named) == Counter(of_day.codes)
    assert len(of_day) == int(row["council_size"])


@each(SURE)
def test_the_recorded_outcome_comes_out_of_the_votes(row):
    check(row)


@each(RECALLED)
def test_the_recorded_outcome_comes_out_of_votes_whose_names_are_recalled(row):
    check(row)


@each(PRELIMINARY)
def test_the_double_veto_takes_both_questions(row):
    of_day = council(row["date"])
    main = dict.fromkeys(of_day.codes, "yes") | {"SUN": "no", "UKR": "no"}
    course = proceedings.preliminary_question(of_day).decide(votes(row), main)
    assert [each.outcome for each in course.decisions] == [Outcome.VETOED, Outcome.VETOED]
    assert course.decisions[1].tally[:3] == (9, 2, 0)
    assert all(each.vetoes == ("SUN",) for each in course.decisions)


@each([row for row in CASES if row["kind"].startswith("held procedural")])
def test_held_procedural_a_text_passes_that_would_else_be_vetoed(row):
    of_day = council(row["date"])
    course = proceedings.presidential_ruling(of_day)
    unchallenged = dict.fromkeys(of_day.codes, "abstain")
    assert course.decide(unchallenged, votes(row)).adopted
    assert rules.substantive(of_day).decide(votes(row)).outcome is Outcome.VETOED


def test_the_same_votes_fail_on_the_text_and_carry_the_call_of_a_special_session():
    by_id = {row["id"]: row for row in CASES}
    for vetoed, called in (("c12", "c13"), ("c65", "c66")):
        assert votes(by_id[vetoed]) == votes(by_id[called])
        assert decided(by_id[vetoed]).outcome is Outcome.VETOED
        assert decided(by_id[called]).adopted


def test_a_party_that_has_to_abstain_cannot_veto():
    row = next(row for row in CASES if row["id"] == "c56")
    rule = rules.substantive(council(row["date"]))
    assert rule.decide(votes(row)).outcome is Outcome.VETOED
    assert rule.decide(votes(row), parties=["Russian Federation"]).adopted
