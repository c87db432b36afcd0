"""Every recorded vote of 1946 to 2013 is replayed; each disagreement is explained.

The record is no part of the package: ``UNSC_SIM_RECORD`` names its folder.
"""

import csv
import gzip
import os
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from unsc_sim import rules
from unsc_sim.councils import council
from unsc_sim.errors import SeatError
from unsc_sim.states import codes_named
from unsc_sim.votes import Outcome

VARIABLE = "UNSC_SIM_RECORD"
UNTIL_1993 = "sc_votes_1946_1993.csv.gz"
SINCE_1994 = "sc_votes_1994_2013.csv.gz"
DRAFTS = "sc_drafts_1994_2013.csv.gz"

# Adopted against a permanent member's no: procedural matters, with the reason.
PROCEDURAL = {
    "S/RES/34(1947)": "a question taken off the agenda",
    "S/RES/87(1950)": "an invitation, held procedural by the President",
    "S/RES/88(1950)": "an invitation",
    "S/RES/110(1955)": "Article 109(3), any seven votes",
    "S/RES/119(1956)": "Uniting for Peace",
    "S/RES/120(1956)": "Uniting for Peace",
    "S/RES/132(1959)": "a sub-committee, held procedural by the President",
    "S/RES/157(1960)": "Uniting for Peace",
    "S/RES/462(1980)": "Uniting for Peace",
}
SOURCE_ERRORS = {
    "S/RES/725(1991)": "names the USSR a week after Russia had taken its seat",
    "S/RES/726(1992)": "adopted unanimously on 6 January; here without votes on 1 January",
}

RECORDED = {
    "adopted": Outcome.ADOPTED,
    "adopted without vote": Outcome.ADOPTED,
    "vetoed": Outcome.VETOED,
    "failed": Outcome.SHORT_OF_VOTES,
}


def read(name):
    """The rows of a table of the record; skips where there is no record."""
    named = os.environ.get(VARIABLE)
    if not named:
        pytest.skip(f"the record is not replayed: {VARIABLE} does not name its folder")
    with gzip.open(Path(named) / name, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def roll_calls(name):
    """The rows of every vote, by resolution, or by draft where there is none."""
    grouped = defaultdict(list)
    for row in read(name):
        grouped[row["resolution"] or row["draft"]].append(row)
    return grouped


def seated(rows):
    """The votes by member."""
    return {row["ms_code"]: row["ms_vote"] for row in rows}


def totals(row):
    columns = ("total_yes", "total_no", "total_abstentions", "total_non_voting")
    return tuple(int(row[column]) for column in columns)


def explained(resolution, rows):
    """Why a resolution of the record is adopted by what we compute, or is not."""
    votes = seated(rows)
    if resolution in SOURCE_ERRORS:
        return "the source's own error"
    if set(votes.values()) == {"X"}:
        return "adopted without a ballot"
    of_day = council(rows[0]["date"])
    decision = rules.substantive(of_day).decide(votes)
    assert decision.tally == totals(rows[0]), resolution
    if decision.adopted:
        return "agrees"
    vetoed = decision.outcome is Outcome.VETOED and resolution in PROCEDURAL
    if vetoed and rules.procedural(of_day).decide(votes).adopted:
        return "procedural matter"
    return "unexplained"


def test_resolutions_1_to_892_are_all_adopted_or_the_reason_is_known():
    calls = roll_calls(UNTIL_1993)
    found = {resolution: explained(resolution, rows) for resolution, rows in calls.items()}
    assert [each for each, why in found.items() if why == "unexplained"] == []
    assert Counter(found.values()) == {
        "agrees": 861,
        "adopted without a ballot": 20,
        "procedural matter": 9,
        "the source's own error": 2,
    }
    assert {each for each, why in found.items() if why == "procedural matter"} == set(PROCEDURAL)


def test_the_soviet_union_of_31_december_1991_has_no_seat_and_russia_votes_yes():
    rows = roll_calls(UNTIL_1993)["S/RES/725(1991)"]
    rule = rules.substantive(council(rows[0]["date"]))
    votes = seated(rows)
    with pytest.raises(SeatError, match="SUN had no seat on 31 December 1991"):
        rule.decide(votes)
    votes["RUS"] = votes.pop("SUN")
    assert rule.decide(votes).unanimous


@pytest.mark.parametrize(("resolution", "why"), PROCEDURAL.items())
def test_by_the_rule_of_its_own_kind_a_procedural_resolution_is_adopted(resolution, why):
    rows = roll_calls(UNTIL_1993)[resolution]
    of_day = council(rows[0]["date"])
    if why.startswith("Uniting"):
        rule = rules.uniting_for_peace(of_day)
    elif why.startswith("Article 109"):
        rule = rules.charter_review(of_day, 3)
    else:
        rule = rules.procedural(of_day)
    assert rule.decide(seated(rows)).adopted


def test_without_a_ballot_all_are_recorded_as_not_voting_until_1993():
    silent = [
        rows
        for resolution, rows in roll_calls(UNTIL_1993).items()
        if resolution not in SOURCE_ERRORS and {row["ms_vote"] for row in rows} == {"X"}
    ]
    # A substantive vote would fail on these, for want of yes: there was none.
    assert len(silent) == 20
    for rows in silent:
        rule = rules.substantive(council(rows[0]["date"]))
        assert rule.decide(seated(rows)).outcome is Outcome.SHORT_OF_VOTES
        assert rules.consensus(rule.council).decide(seated(rows)).adopted


def test_the_names_of_the_record_are_understood_and_those_of_another_time_are_listed():
    """The record uses today's names for some states of then."""
    named = Counter()
    for row in read(UNTIL_1993):
        member_codes = codes_named(row["ms_name"])
        assert row["ms_code"] in member_codes, row["ms_name"]
        if row["ms_name"] != "USSR" or row["date"] < "1991-12-24":
            member = council(row["date"]).member(row["ms_name"])
            assert member.code == row["ms_code"]
            if row["ms_name"].casefold() not in (
                member.name.casefold(),
                member.official_name.casefold(),
            ):
                named[row["ms_name"]] += 1
    assert named == {
        "USSR": 724,
        "UKRAINE": 76,
        "SYRIAN ARAB REPUBLIC": 72,
        "BELARUS": 40,
        "SRI LANKA": 38,
        "LIBYAN ARAB JAMAHIRIYA": 21,
        "IRAN (ISLAMIC REPUBLIC OF)": 16,
        "EGYPT": 12,
        "BURKINA FASO": 8,
    }


@pytest.mark.parametrize("table", [UNTIL_1993, SINCE_1994])
def test_the_permanent_members_of_the_record_are_ours(table):
    for row in read(table):
        if row["resolution"] not in SOURCE_ERRORS:
            member = council(row["date"]).member(row["ms_code"])
            assert row["permanent_member"] == str(member.permanent), row


def test_all_drafts_voted_from_1994_to_2013_come_out_as_recorded():
    calls = roll_calls(SINCE_1994)
    drafts = {row["resolution"] or row["draft"]: row for row in read(DRAFTS)}
    assert calls.keys() == drafts.keys()
    found = Counter()
    for name, rows in calls.items():
        draft = drafts[name]
        rule = rules.substantive(council(rows[0]["date"]))
        decision = rule.decide(seated(rows))
        assert decision.outcome is RECORDED[draft["outcome"]], name
        assert decision.tally == totals(rows[0]), name
        if draft["outcome"] == "adopted without vote":
            assert rows[0]["modality"] == "Without Vote", name
        for column in ("yes", "no", "abstain", "not_voting"):
            listed = {code for code in draft[column].split("|") if code}
            assert set(getattr(decision, column)) == listed, (name, column)
        found[draft["outcome"]] += 1
    assert found == {
        "adopted": 1214,
        "adopted without vote": 26,
        "vetoed": 25,
        "failed": 4,
    }


def test_only_adopted_drafts_became_resolutions():
    for row in read(DRAFTS):
        assert bool(row["resolution"]) is row["outcome"].startswith("adopted"), row["draft"]


def test_the_record_ends_where_it_says():
    days = [date.fromisoformat(row["date"]) for row in read(UNTIL_1993)]
    assert min(days) == date(1946, 1, 25)
    assert max(days).year == 1993
    days = [date.fromisoformat(row["date"]) for row in read(DRAFTS)]
    assert (min(days).year, max(days).year) == (1994, 2013)
