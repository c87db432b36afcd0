"""Files of the record: read whole or in parts, and every kind of damage told at once."""

import gzip
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from written_votes import COLUMNS, drafts, faults, libya, sudan, syria, text, vote

import unsc_sim as un
from unsc_sim.casebook import case
from unsc_sim.errors import UnknownWordError
from unsc_sim.record.reading import read_record, read_sound
from unsc_sim.record.records import Record
from unsc_sim.record.replays import Why
from unsc_sim.record.sponsors import sponsor_meant
from unsc_sim.votes import Outcome, Vote

TESTS = Path(__file__).parent
EXAMPLES = TESTS.parent / "examples"


def test_votes_are_read_in_the_order_of_their_days(write):
    record = read_record(write([*syria(), *libya(), *sudan()]))
    assert [each.symbol for each in record] == [
        "S/RES/1973(2011)", "S/RES/1996(2011)", "S/2011/612",
    ]  # fmt: skip
    assert record[2].votes["LBN"] is Vote.ABSTAIN
    assert record[2].outcome is Outcome.VETOED
    assert record[2].recorded is None
    assert record.replay().disagreements == ()
    assert "3 votes from 17 March 2011 to 4 October 2011: 2 adopted, 1 vetoed" in str(record)
    assert "put to the vote" in str(record)


def test_packed_files_several_files_and_any_order_of_columns_make_the_same_record(write, tmp_path):
    rows = [*libya(), *sudan(), *syria()]
    whole = read_record(write(rows))
    packed = tmp_path / "votes.csv.gz"
    packed.write_bytes(gzip.compress(("\ufeff" + text(rows, COLUMNS[::-1])).encode()))
    assert read_record(packed) == whole
    assert read_record(str(packed)) == whole
    parts = [write(libya(), "a.csv"), write([*sudan(), *syria()], "b.csv"), write(syria(), "c.csv")]
    assert read_record(parts) == whole


def test_a_few_columns_are_enough_and_names_serve_without_codes(write):
    few = ["ms_name", "ms_vote", "date", "draft"]
    record = read_record(write(syria(), columns=few))
    assert record[0].cast == read_record(write(syria()))[0].cast
    assert record[0].agenda == ""


def test_names_of_another_time_are_understood_and_members_bear_those_of_their_own(write):
    rows = vote("1975-11-30", "S/RES/381(1975)", "S/11889", {"CHN": "X"})
    for row in rows:
        if row["ms_code"] == "BLR":
            row["ms_name"], row["ms_code"] = "BELARUS", ""
    record = read_record(write(rows))
    assert record[0].council.member("BLR").name.startswith("Byelorussian")


LIBRARY = {
    "BOL": "BOLIVIA (PLURINATIONAL STATE OF)", "CIV": "COTE D'IVOIRE", "GBR": "UNITED KINGDOM",
    "NLD": "NETHERLANDS (KINGDOM OF THE)", "USA": "UNITED STATES",
    "VEN": "VENEZUELA (BOLIVARIAN REPUBLIC OF)",
}  # fmt: skip
"""Names in the spelling of the Library where it is not that of the tables here."""


@pytest.mark.parametrize("year", range(2014, 2027))
@pytest.mark.parametrize("column", ["ms_code", "ms_name"])
def test_members_of_later_years_are_known_by_code_and_by_name(write, year, column):
    rows = vote(f"{year}-06-30", draft=f"S/{year}/1")
    rows = [row | {"ms_name": LIBRARY.get(row["ms_code"], row["ms_name"])} for row in rows]
    record = read_record(write(rows, columns=[column, "ms_vote", "date", "draft"]))
    assert record[0].votes == dict.fromkeys(un.council(f"{year}-06-30").codes, Vote.YES)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("TÜRKIYE", "TUR"), ("TURKEY", "TUR"), ("CZECHIA", "CZE"), ("CZECH REPUBLIC", "CZE"),
        ("CABO VERDE", "CPV"), ("CÔTE D’IVOIRE", "CIV"), ("LIBYA", "LBY"),
        ("NORTH MACEDONIA", "MKD"), ("ESWATINI", "SWZ"), ("STATE OF PALESTINE", "PSE"),
        ("IRAN (ISLAMIC REPUBLIC OF)", "IRN"), ("KINGDOM OF THE NETHERLANDS", "NLD"),
    ],
)  # fmt: skip
def test_states_are_known_by_the_names_they_bear_now(word, code):
    assert sponsor_meant(word) == sponsor_meant(word.title()) == code


@pytest.mark.parametrize("letters", ["X", "NV", "absent", "Not voting"])
def test_a_member_that_did_not_vote_is_written_in_several_ways(write, letters):
    rows = vote("2011-07-08", "S/RES/1996(2011)", dissent={"LBN": "X"})
    told = [row | {"ms_vote": letters if row["ms_vote"] == "X" else "Y"} for row in rows]
    assert read_record(write(told)) == read_record(write(rows))
    assert read_record(write(told))[0].votes["LBN"] is Vote.NOT_VOTING


def test_a_member_without_a_row_did_not_vote_where_the_totals_say_so(write):
    rows = [row for row in vote("1973-10-22", "S/RES/338(1973)", dissent={"CHN": "X"})
            if row["ms_code"] != "CHN"]  # fmt: skip
    assert read_record(write(rows))[0].votes["CHN"] is Vote.NOT_VOTING
    rows = [row for row in libya() if row["ms_code"] != "CHN"]
    assert "no vote for China" in faults(write(rows))[0]


def test_adopted_without_a_ballot_is_told_by_any_of_the_ways_to_write_it(write):
    nobody = dict.fromkeys(un.council("1990-03-27").codes, "X")
    silent = vote("1990-03-27", "S/RES/650(1990)", dissent=nobody)
    record = read_record(write(silent))
    assert record[0].without_ballot
    assert [each.why for each in record.replay().disagreements] == [Why.WITHOUT_BALLOT]
    yes = vote("2011-07-08", "S/RES/1996(2011)", modality="Without Vote")
    record = read_record(write(yes))
    assert record[0].without_ballot
    assert not record[0].divided
    assert record.replay().disagreements == ()
    assert record.history() == []


def test_a_state_that_is_gone_is_put_in_the_seat_of_its_heir_and_told(write):
    rows = vote("1991-12-31", "S/RES/725(1991)")
    for row in rows:
        if row["ms_code"] == "RUS":
            row["ms_code"], row["ms_name"] = "SUN", "USSR"
    record = read_record(write(rows))
    assert record[0].misnamed == (("SUN", "RUS"),)
    replay = record.replay()
    assert (replay.agreeing, replay.disagreements) == (1, ())
    assert [each.vote for each in replay.remarks] == [record[0]]
    assert str(replay).endswith("the source names a state that had no seat.")


def test_an_outcome_that_no_rule_explains_is_unexplained(write):
    record = read_record(write(vote("2011-07-08", "S/RES/1996(2011)", dissent={"USA": "N"})))
    replay = record.replay()
    assert [each.why for each in replay.unexplained] == [Why.UNEXPLAINED]
    assert "recorded as adopted, computed as vetoed" in str(replay.unexplained[0])


def test_every_kind_of_damage_is_told_at_once_with_row_and_column(write):
    damaged = [*libya(), *sudan(), *syria()]
    damaged[2]["ms_code"], damaged[2]["ms_name"] = "ZZZ", "ATLANTIS"
    damaged[16]["ms_code"] = damaged[16]["ms_name"] = damaged[15]["ms_code"]
    damaged[31]["date"] = "2011-13-04"
    more = vote("2011-12-21", "S/RES/2032(2011)")
    more[0]["total_yes"] = 14
    extra = [dict(more[0], resolution="S/RES/2033(2012)"), *vote("2011-12-22", "S/RES/2034(2011)")]
    extra[1]["ms_vote"] = "maybe"
    extra[2]["permanent_member"] = "True"
    extra.append(dict(extra[3], ms_code="ITA", ms_name="ITALY"))
    told = faults(write([*damaged, *more, *extra]))
    for row, column, fault in (
        (4, "ms_code", "no member 'ZZZ'"),
        (18, "ms_code", "two votes for Bosnia and Herzegovina"),
        (33, "date", "not '2011-13-04'"),
        (47, "total_yes", "expected 15, as the votes count, not '14'"),
        (62, "date", "2011-12-21 is not in the year of S/RES/2033(2012)"),
        (63, "ms_vote", "maybe"),
        (64, "permanent_member", "expected False, not 'True'"),
        (78, "ms_code", "ITA had no seat on 22 December 2011"),
        (78, "ms_vote", "expected at most 15 votes on S/RES/2034(2011), not 16"),
    ):
        assert any(
            each.startswith(f"votes.csv, row {row}, {column}: ") and fault in each for each in told
        ), (row, column, fault, told)


def test_the_sound_votes_of_a_damaged_file_are_given_when_asked_for(write):
    damaged = [*libya(), *sudan(), *syria()]
    damaged[0]["ms_vote"] = "?"
    record, told = read_sound(write(damaged))
    assert [each.symbol for each in record] == ["S/RES/1996(2011)", "S/2011/612"]
    assert len(told) == 1


def test_missing_columns_are_told_together(write):
    told = faults(write(libya(), columns=["ms_name", "agenda"]))
    assert len(told) == 1
    for each in ("'ms_vote'", "'date'", "'resolution' or 'draft'"):
        assert each in told[0]


@pytest.mark.parametrize("column", ["total_yes", "total_non_voting", "total_ms"])
@pytest.mark.parametrize("place", [0, 7, 14])
def test_totals_that_disagree_are_told_in_whatever_row_they_stand(write, column, place):
    rows = [row | {"total_ms": 15} for row in libya()]
    rows[place][column] = 11
    columns = [*COLUMNS, "total_ms"]
    right = {"total_yes": 10, "total_non_voting": 0, "total_ms": 15}[column]
    assert faults(write(rows, columns=columns)) == [
        f"votes.csv, row {place + 2}, {column}: expected {right}, as the votes count, not '11'"
    ]


@pytest.mark.parametrize("place", [0, 9])
def test_a_divided_vote_that_is_marked_as_none_is_told(write, place):
    rows = libya()
    rows[place]["modality"] = "without vote"
    (told,) = faults(write(rows))
    assert told.startswith(f"votes.csv, row {place + 2}, modality: expected a vote")
    assert told.endswith("not 'without vote'")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "row of headings"),
        (b"\xff\xfe\x00", "UTF-8"),
        (gzip.compress(b"a,b\n" * 1000)[:-20], "cut off"),
        (b'ms_code,ms_vote,date,draft\nFRA,"Y', "cannot be read"),
        (b"ms_code,ms_vote,date,draft\nFRA,Y", "expected 4 cells, not 2"),
        (b"ms_code,ms_vote,date,draft\nFRA,Y,2011-10-04,", "expected a resolution or a draft"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(tmp_path, content, fault):
    path = tmp_path / "votes.csv"
    path.write_bytes(content)
    assert any(fault in each for each in faults(path))


def test_a_missing_file_is_told_beside_the_faults_of_the_others(write, tmp_path):
    told = faults([tmp_path / "none.csv", write(libya(), columns=["date"])])
    assert "none.csv: cannot be read" in told[0]
    assert len(told) == 2


def test_a_vote_that_stands_otherwise_in_another_file_is_a_fault(write):
    other = [row | {"total_yes": 9, "total_abstentions": 6} for row in libya()]
    other[0]["ms_vote"] = "A"
    told = faults([write(libya(), "a.csv"), write(other, "b.csv")])
    assert told == ["b.csv, row 2: S/RES/1973(2011) stands in another file with other votes"]


def test_the_table_of_drafts_adds_what_was_known_before_the_vote(write):
    record = read_record(write([*libya(), *syria()]), drafts(write))
    assert record[1].recorded is Outcome.VETOED
    assert record[1].facts.sponsors == {"FRA", "GBR", "President"}
    assert (record[1].facts.issue, record[1].facts.region) == ("Syria", "Middle East")
    assert record[0].facts.sponsors == frozenset()
    assert record.replay().disagreements == ()
    assert read_record(write(libya()), drafts(write))[0].region == ""


@pytest.mark.parametrize(
    ("changes", "column", "fault"),
    [
        ({"date": "2011-10-05"}, "date", "expected 2011-10-04"),
        ({"outcome": "veto"}, "outcome", "did you mean 'vetoed'"),
        ({"no": "CHN"}, "no", "expected CHN and RUS, as the votes say, not CHN"),
        ({"no": "", "yes": "FRA"}, "no", "expected CHN and RUS, as the votes say, not nobody"),
        ({"draft": ""}, "draft", "expected a resolution or a draft"),
    ],
)
def test_a_table_of_drafts_that_disagrees_is_told(write, changes, column, fault):
    told = faults(write(syria()), drafts(write, **changes))
    assert any(f"drafts.csv, row 2, {column}: " in each and fault in each for each in told)


def test_filters_follow_one_another(write):
    record = read_record(write([*libya(), *sudan(), *syria()]), drafts(write))
    assert len(record.between("2011-04-01", "2011-12-31")) == 2
    assert len(record.between(2011)) == 3
    assert len(record.between(2012)) == 0
    assert len(record.with_member("Russia", "no")) == 1
    assert len(record.with_member("South Africa").about(region="middle east")) == 1
    assert len(record.about(agenda="libya")) == 1
    assert [each.symbol for each in record.coming_out("adopted").divided()] == ["S/RES/1973(2011)"]
    assert isinstance(record[:2], Record)
    assert str(record.between(2012)).startswith("No votes.")
    with pytest.raises(un.UnscSimError, match="not 'soon'"):
        record.between("soon")


def wrong(call, *told):
    with pytest.raises(UnknownWordError) as caught:
        call()
    assert all(each in str(caught.value) for each in told), str(caught.value)


def test_a_filter_answers_a_wrong_word_with_the_nearest_right_one(write):
    record = read_record(write([*libya(), *sudan(), *syria()]), drafts(write))
    wrong(lambda: record.with_member("Gernamy"), "no member 'Gernamy'", "'Germany'")
    wrong(lambda: record.about(region="Midle East"), "did you mean 'Middle East'")
    wrong(lambda: record.about(issue="Syira"), "on the issue 'Syira'; did you mean 'Syria'")
    wrong(lambda: record.coming_out("veto"), "no outcome 'veto'; did you mean 'vetoed'")
    wrong(lambda: record.vote("S/RES/1937"), "no vote on 'S/RES/1937'", "'S/RES/1973(2011)'")
    bare = read_record(write(libya()))
    wrong(lambda: bare.about(region="Africa"), "name no region; the table of drafts does")


def test_a_right_word_that_finds_nothing_gives_no_votes(write):
    record = read_record(write([*libya(), *sudan(), *syria()]), drafts(write))
    assert len(record.with_member("Kenya")) == 0
    assert len(record.coming_out("failed")) == 0
    assert len(record[:1].about(region="Middle East")) == 0
    assert len(record.between(2012).about(topic="syria")) == 0
    assert record.between(2011) == record


def test_a_vote_is_found_by_any_of_its_symbols_however_spelled(write):
    record = read_record(write([*libya(), *syria()]))
    for symbol in ("S/RES/1973", "S/RES/1973 (2011)", "s/res/1973(2011)", "S/2011/142"):
        assert record.vote(symbol) is record[0]
    both = [*vote("2006-06-13", "S/RES/1684(2006)", "S/2006/372"),
            *vote("2006-06-13", "S/RES/1685(2006)", "S/2006/372")]  # fmt: skip
    wrong(
        lambda: read_record(write(both)).vote("S/2006/372"),
        "can mean several votes: S/RES/1684(2006) and S/RES/1685(2006)",
    )


def test_days_are_taken_as_datetimes_too(write):
    record = read_record(write([*libya(), *syria()]))
    assert record.between(datetime(2011, 10, 4, 12, tzinfo=UTC)) == record[1:]


def test_no_result_of_the_record_is_long_to_look_at(write):
    record = read_record(EXAMPLES / "landmark_votes.csv", EXAMPLES / "landmark_drafts.csv")
    replay, tested = record.replay(), un.backtest(record, since=2011)
    rows = vote("1991-12-31", "S/RES/725(1991)")
    for row in rows:
        if row["ms_code"] == "RUS":
            row["ms_code"], row["ms_name"] = "SUN", "USSR"
    remark = read_record(write(rows)).replay().remarks[0]
    sound = read_sound(TESTS / "data" / "damaged_votes.csv")
    for each in (
        record, record[0], record.arrays(), replay, replay.disagreements[0], remark, sound,
        tested, tested.predictions["forecaster"], tested.scores()["forecaster"],
        tested.reliability()[0], tested.against("always yes", np.random.default_rng(1)),
    ):  # fmt: skip
        assert len(repr(each)) <= 300, type(each)


def test_arrays_hold_the_votes_by_member(write):
    record = read_record(write([*libya(), *vote("2012-01-31", draft="S/1")]))
    arrays = record.arrays()
    assert arrays.votes.dtype == np.int8
    assert arrays.votes.shape == (2, len(arrays.codes))
    column = arrays.votes[:, arrays.codes.index("BRA")]
    assert column.tolist() == [0, 3]
    assert arrays.days.astype(str).tolist() == ["2011-03-17", "2012-01-31"]


def test_a_table_of_pandas_has_a_row_for_each_vote(write):
    pandas = pytest.importorskip("pandas")
    table = read_record(write([*libya(), *syria()])).to_pandas()
    assert isinstance(table, pandas.DataFrame)
    assert len(table) == 30
    assert (table.query("ms_code == 'RUS'").ms_vote == ["A", "N"]).all()


def test_without_pandas_there_is_a_sentence(write, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(un.UnscSimError, match="not installed"):
        read_record(write(libya())).to_pandas()


def test_the_landmark_votes_of_the_examples_are_those_of_the_casebook():
    record = read_record(EXAMPLES / "landmark_votes.csv", EXAMPLES / "landmark_drafts.csv")
    assert len(record) == 43
    assert record.replay().unexplained == ()
    assert set(record.replay().counts) == {Why.PROCEDURAL}
    for each in record:
        found = case(each.symbol)
        assert each.day == found.day
        assert each.cast == found.decision.cast
        assert each.outcome is found.decision.outcome


def test_the_example_of_a_damaged_file_has_one_sound_vote():
    record, told = read_sound(TESTS / "data" / "damaged_votes.csv")
    assert [each.symbol for each in record] == ["S/2014/916"]
    assert [str(each).count("expected") for each in told] == [1, 1]
