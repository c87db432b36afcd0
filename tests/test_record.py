"""Every recorded vote of 1946 to 2013 is replayed; each disagreement is explained."""

from collections import Counter
from datetime import date

import pytest
import real_record
from real_record import DRAFTS, SINCE_1994, UNTIL_1993, path_of, rows

from unsc_sim import rules
from unsc_sim.councils.by_day import council
from unsc_sim.councils.states import codes_named
from unsc_sim.errors import SeatError
from unsc_sim.record.reading import read_record
from unsc_sim.record.replays import Why, matter_of
from unsc_sim.tables import rows as table
from unsc_sim.votes import Outcome, Vote

# Adopted against a permanent member's no, with the kind of matter.
PROCEDURAL = {
    "S/RES/34(1947)": "procedural",
    "S/RES/87(1950)": "procedural",
    "S/RES/88(1950)": "procedural",
    "S/RES/110(1955)": "charter review",
    "S/RES/119(1956)": "uniting for peace",
    "S/RES/120(1956)": "uniting for peace",
    "S/RES/132(1959)": "procedural",
    "S/RES/157(1960)": "uniting for peace",
    "S/RES/462(1980)": "uniting for peace",
}
SOURCE_ERRORS = {"S/RES/725(1991)", "S/RES/726(1992)"}
RECORDED = {
    "adopted": Outcome.ADOPTED,
    "adopted without vote": Outcome.ADOPTED,
    "vetoed": Outcome.VETOED,
    "failed": Outcome.SHORT_OF_VOTES,
}
TOTALS = ("total_yes", "total_no", "total_abstentions", "total_non_voting")


@pytest.fixture(scope="module")
def early():
    return real_record.until_1993()


@pytest.fixture(scope="module")
def late():
    return real_record.since_1994()


def test_every_reason_has_a_known_source_and_is_recalled_when_it_is_memory():
    known = {row["key"] for row in table("sources")}
    for row in table("replay"):
        sources = set(row["source"].split("|"))
        assert sources <= known, row
        assert row["trust"] == ("recalled" if "memory" in sources else "checked"), row
    found = {row["symbol"]: row["matter"] for row in table("replay")}
    later = {"S/RES/2623(2022)": "uniting for peace"}
    assert found == PROCEDURAL | dict.fromkeys(SOURCE_ERRORS, "substantive") | later


def test_nothing_of_the_whole_record_is_left_unexplained():
    record = read_record([path_of(UNTIL_1993), path_of(SINCE_1994)], path_of(DRAFTS))
    replay = record.replay()
    assert sum(len(each.cast) for each in record) == 31_539
    assert replay.unexplained == ()
    assert replay.agreeing == 862 + 1269


def test_resolutions_1_to_892_are_all_adopted_or_the_reason_is_known(early):
    replay = early.replay()
    assert len(early) == 892
    assert all(each.recorded is Outcome.ADOPTED for each in early)
    assert replay.unexplained == ()
    assert replay.agreeing == 862
    assert replay.counts == {Why.WITHOUT_BALLOT: 20, Why.PROCEDURAL: 9, Why.SOURCE_ERROR: 1}
    by_reason = {why: set() for why in Why}
    for each in replay.disagreements:
        by_reason[each.why].add(each.vote.symbol)
    assert by_reason[Why.PROCEDURAL] == set(PROCEDURAL)
    assert by_reason[Why.SOURCE_ERROR] == {"S/RES/726(1992)"}
    (remark,) = replay.remarks
    assert str(remark) == (
        "S/RES/725(1991): the source names the USSR a week after Russia had taken its seat."
    )
    assert remark.sources == ("ask-un-378083",)


def test_the_replay_is_told_in_whole_sentences(early):
    assert str(early.replay()) == (
        "862 of 892 votes come out as recorded. "
        "20 were adopted without a ballot, so there are no votes to decide by. "
        "9 were on procedural matters, where nobody has a veto. "
        "In 1 vote the source is in error. "
        "In 1 that comes out as recorded, the source names a state that had no seat."
    )


def test_a_vote_recorded_otherwise_than_the_rules_have_it_teaches_no_forecaster(early):
    adopted = {each.symbol for each in early if not each.by_substantive_rule}
    assert adopted == set(PROCEDURAL) | {
        each.symbol for each in early if each.without_ballot
    }  # fmt: skip
    ballots = [each for each in early if not each.without_ballot]
    assert len(early.history()) == len(ballots) - len(PROCEDURAL)


def test_the_totals_of_the_source_are_those_of_the_votes(early, late):
    for name, record in ((UNTIL_1993, early), (SINCE_1994, late)):
        first = {row["resolution"] or row["draft"]: row for row in reversed(rows(name))}
        assert len(first) == len(record)
        for each in record:
            row = first[each.symbol]
            assert each.decide().tally == tuple(int(row[column]) for column in TOTALS), each.symbol


def test_the_soviet_union_of_31_december_1991_has_no_seat_and_russia_votes_yes(early):
    vote = early.vote("S/RES/725")
    assert vote.misnamed == (("SUN", "RUS"),)
    assert [each.symbol for each in early if each.misnamed] == [vote.symbol]
    rule = rules.substantive(vote.council)
    as_written = {row["ms_code"]: row["ms_vote"] for row in rows(UNTIL_1993)
                  if row["resolution"] == vote.symbol}  # fmt: skip
    with pytest.raises(SeatError, match="SUN had no seat on 31 December 1991"):
        rule.decide(as_written)
    assert vote.decide().unanimous


@pytest.mark.parametrize(("resolution", "matter"), PROCEDURAL.items())
def test_by_the_rule_of_its_own_kind_a_procedural_resolution_is_adopted(early, resolution, matter):
    vote = early.vote(resolution)
    assert matter_of(vote) == matter
    (found,) = [each for each in early.replay().disagreements if each.vote == vote]
    assert found.decision.outcome is Outcome.VETOED
    assert found.resolved.adopted
    made = {
        "procedural": rules.procedural,
        "uniting for peace": rules.uniting_for_peace,
        "charter review": lambda council: rules.charter_review(council, 3),
    }
    assert made[matter](vote.council).decide(vote.cast) == found.resolved


def test_without_a_ballot_all_are_recorded_as_not_voting_until_1993(early):
    silent = [
        each for each in early if each.without_ballot and each.resolution not in SOURCE_ERRORS
    ]
    # A substantive vote would fail on these, for want of yes: there was none.
    assert len(silent) == 20
    for each in silent:
        assert set(each.cast) == {Vote.NOT_VOTING}
        assert each.decide().outcome is Outcome.SHORT_OF_VOTES
        assert rules.consensus(each.council).decide(each.cast).adopted


def test_the_names_of_the_record_are_understood_and_those_of_another_time_are_listed():
    """The record uses today's names for some states of then."""
    named = Counter()
    for row in rows(UNTIL_1993):
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


@pytest.mark.parametrize("name", [UNTIL_1993, SINCE_1994])
def test_the_permanent_members_of_the_record_are_ours(name):
    for row in rows(name):
        if row["resolution"] not in SOURCE_ERRORS:
            member = council(row["date"]).member(row["ms_code"])
            assert row["permanent_member"] == str(member.permanent), row


def test_all_drafts_voted_from_1994_to_2013_come_out_as_recorded(late):
    drafts = {row["resolution"] or row["draft"]: row for row in rows(DRAFTS)}
    modality = {row["resolution"] or row["draft"]: row["modality"] for row in rows(SINCE_1994)}
    assert {each.symbol for each in late} == drafts.keys() == modality.keys()
    assert late.replay().disagreements == ()
    found = Counter()
    for vote in late:
        draft, decision = drafts[vote.symbol], vote.decide()
        assert vote.recorded is decision.outcome is RECORDED[draft["outcome"]], vote.symbol
        assert vote.without_ballot is (modality[vote.symbol] == "Without Vote"), vote.symbol
        assert vote.without_ballot is (draft["outcome"] == "adopted without vote"), vote.symbol
        for column in ("yes", "no", "abstain", "not_voting"):
            listed = {code for code in draft[column].split("|") if code}
            assert set(getattr(decision, column)) == listed, (vote.symbol, column)
        found[draft["outcome"]] += 1
    assert found == {"adopted": 1214, "adopted without vote": 26, "vetoed": 25, "failed": 4}


def test_only_adopted_drafts_became_resolutions(late):
    for each in late:
        assert bool(each.resolution) is (each.recorded is Outcome.ADOPTED), each.draft


def test_the_record_ends_where_it_says(early, late):
    assert (early[0].day, early[-1].day.year) == (date(1946, 1, 25), 1993)
    assert (late[0].day.year, late[-1].day.year) == (1994, 2013)
