"""Votes of several files and the table of drafts put together, nothing lost in silence."""

import pytest
import real_record
from real_record import DRAFTS, SINCE_1994
from written_votes import DRAFT, drafts, faults, libya, sudan, syria, text, vote

from unsc_sim.record.reading import read_record, read_sound
from unsc_sim.record.symbols import draft_keys, names_of, resolution_key, resolution_of
from unsc_sim.tables import rows
from unsc_sim.votes import Outcome

RESOLUTION = {
    "date": "2011-03-17", "resolution": "S/RES/1973(2011)", "draft": "", "region": "Africa",
    "issue": "Libya", "sponsors": "France|Lebanon", "outcome": "adopted",
}  # fmt: skip


def table(write, *given, name="drafts.csv"):
    return write(list(given), name, list(given[0]))


@pytest.mark.parametrize(
    "symbol", ["S/RES/1973 (2011)", " s/res/1973(2011)", "S/RES/1973", "1973 (2011)"]
)
def test_a_resolution_is_known_however_it_is_spelled(write, symbol):
    record = read_record(write(libya()), table(write, RESOLUTION | {"resolution": symbol}))
    assert (record[0].region, record[0].issue) == ("Africa", "Libya")
    spelled = [row | {"resolution": symbol} for row in libya()]
    assert read_record(write(spelled), table(write, RESOLUTION)) == record


def test_a_draft_is_known_by_any_of_its_symbols(write):
    several = [row | {"draft": "S/2011/612 | S/2011/612/Rev.1"} for row in syria()]
    assert read_record(write(several), drafts(write))[0].issue == "Syria"
    assert read_record(write(syria()), drafts(write, draft="s/2011/612 "))[0].issue == "Syria"


def test_symbols_are_compared_without_spaces_capitals_and_year():
    assert resolution_key("S/RES/4 (1946)") == resolution_key("s/res/4")
    assert resolution_key("") == ""
    assert names_of("S/RES/4", "S/1|S/2") == ("s/res/4", "s/1", "s/2")
    assert draft_keys("S/1 (amendment)") != draft_keys("S/1")
    assert resolution_of("A/RES/1", "1946") == "A/RES/1"


def test_a_draft_that_matches_no_vote_of_its_day_is_told_with_the_one_that_lacks_a_draft(write):
    votes = write([*libya(), *syria()])
    told = faults(votes, drafts(write, draft="S/2011/999"))
    assert told == [
        "drafts.csv, row 2, draft: no vote on S/2011/999 on 4 October 2011; "
        "did you mean 'S/2011/612'?"
    ]
    astray = RESOLUTION | {"resolution": "S/RES/1937(2011)"}
    assert (
        "row 2, resolution: no vote on S/RES/1937(2011)" in faults(votes, table(write, astray))[0]
    )


def test_the_table_of_drafts_may_hold_more_than_the_votes(write):
    failed = DRAFT | {"date": "2011-03-17", "draft": "S/2011/140", "no": ""}
    both = table(write, {**RESOLUTION, "no": "", "topic": ""}, {"resolution": "", **failed})
    assert read_record(write(libya()), both)[0].issue == "Libya"
    # Of two drafts of a day, the one that failed cannot be the resolution.
    assert len(read_record(write(libya()), table(write, failed))) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"outcome": "VETOED"},
        {"outcome": " Vetoed "},
        {"no": "China | Russian Federation"},
        {"no": "CHN;RUS"},
        {"no": "rus|chn", "abstain": "Brazil|India|Lebanon|South Africa"},
        {"date": " 2011-10-04 "},
        {"date": "2011/10/4"},
        {"date": "2011-10-04T00:00:00"},
    ],
)
def test_a_table_of_drafts_is_read_where_there_is_no_doubt(write, changes):
    record = read_record(write(syria()), drafts(write, **changes))
    assert record == read_record(write(syria()), drafts(write))
    assert record[0].recorded is Outcome.VETOED


@pytest.mark.parametrize("written", ["Adopted without vote", "ADOPTED WITHOUT A VOTE"])
def test_adopted_without_a_vote_is_read_in_any_capitals(write, written):
    assert read_record(write(sudan()), table(write, {
        "resolution": "S/RES/1996(2011)", "outcome": written,
    }))[0].without_ballot  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"no": "CHN|Rusia"}, "row 2, no: no member 'Rusia'; did you mean Russian Federation"),
        ({"no": "CHN|ITA"}, "row 2, no: ITA had no seat on 4 October 2011"),
        ({"outcome": "vetoed " * 99}, "row 2, outcome: no outcome 'vetoed vetoed"),
        ({"sponsors": "France " * 99}, "row 2, sponsors: no sponsor 'France France"),
        ({"date": "4 October " * 99}, "row 2, date: expected 2011-10-04, the day of the vote, not"),
    ],
)
def test_what_a_table_of_drafts_says_wrongly_is_told_once_and_shortly(write, changes, told):
    (fault,) = faults(write(syria()), drafts(write, **changes))
    assert told in fault
    assert len(fault) < 250


@pytest.mark.parametrize(
    ("sponsors", "hint"),
    [
        ("Frnace|USA", "no sponsor 'Frnace'; did you mean 'France'?"),
        ("Iceland|Irland", "no sponsor 'Irland'; did you mean"),
        ("Presidnet", "no sponsor 'Presidnet'; did you mean 'President'"),
        ("France, United States", "no sponsor 'France, United States'"),
    ],
)
def test_a_sponsor_that_is_no_state_is_told_with_the_nearest(write, sponsors, hint):
    told = faults(write(syria()), drafts(write, sponsors=sponsors))
    assert len(told) == 1
    assert told[0].startswith(f"drafts.csv, row 2, sponsors: {hint}")


def test_states_that_never_had_a_seat_sponsor_too(write):
    record = read_record(write(syria()), drafts(write, sponsors="Iceland| Laos |Saudi Arabia"))
    assert record[0].sponsors == ("ISL", "LAO", "SAU")
    known = {row["key"] for row in rows("sources")}
    for row in rows("unseated"):
        sources = row["source"].split("|")
        assert set(sources) <= known, row["code"]
        assert row["trust"] == ("recalled" if "memory" in sources else "checked"), row["code"]


@pytest.mark.parametrize(
    "changes", [{"outcome": "rejected"}, {"date": "2011-10-05"}, {"no": "CHN"}, {"sponsors": "XX"}]
)
def test_a_vote_whose_draft_has_a_fault_is_not_sound(write, changes):
    record, told = read_sound(write([*libya(), *syria()]), drafts(write, **changes))
    assert [each.symbol for each in record] == ["S/RES/1973(2011)"]
    assert len(told) == 1


def test_a_draft_that_is_given_twice_otherwise_is_not_sound(write):
    twice = table(write, DRAFT, DRAFT | {"region": "Asia"})
    record, told = read_sound(write(syria()), twice)
    assert (len(record), [str(each) for each in told]) == (
        0, ["drafts.csv, row 3: S/2011/612 stands here twice"],
    )  # fmt: skip
    assert read_record(write(syria()), table(write, DRAFT, DRAFT))[0].region == "Middle East"


@pytest.mark.parametrize("order", ["aba", "aab", "baa"])
def test_a_vote_on_which_files_disagree_is_not_sound_whatever_comes_after(write, order):
    other = [row | {"total_yes": 9, "total_abstentions": 6} for row in libya()]
    other[0]["ms_vote"] = "A"
    made = {"a": [*libya(), *sudan()], "b": other}
    paths = [write(made[letter], f"{n}{letter}.csv") for n, letter in enumerate(order)]
    record, told = read_sound(paths)
    assert [each.symbol for each in record] == ["S/RES/1996(2011)"]
    assert told


def test_a_vote_with_a_fault_in_one_file_is_not_taken_from_another(write):
    damaged = libya()
    damaged[0]["ms_vote"] = "?"
    record, told = read_sound([write(damaged, "a.csv"), write([*libya(), *sudan()], "b.csv")])
    assert [each.symbol for each in record] == ["S/RES/1996(2011)"]
    assert len(told) == 1


@pytest.mark.parametrize("turn", [1, -1])
def test_a_vote_named_by_resolution_in_one_file_and_by_draft_in_another_is_one(write, turn):
    by_draft = [row | {"resolution": "", "agenda": "", "meeting": "S/PV.6498"} for row in libya()]
    columns = [*by_draft[0]]
    paths = [write(libya(), "a.csv"), write(by_draft, "b.csv", columns)]
    (found,) = read_record(paths[::turn])
    assert found.symbol == "S/RES/1973(2011)"
    assert (found.draft, found.agenda, found.meeting) == ("S/2011/142", "Libya", "S/PV.6498")
    assert found.recorded is Outcome.ADOPTED
    only = [row | {"draft": ""} for row in libya()]
    (found,) = read_record([write(only, "c.csv"), *paths[::-turn]])
    assert found.draft == "S/2011/142"


def test_a_draft_that_became_two_resolutions_is_asked_which_is_meant(write):
    both = [
        *vote("2006-06-13", "S/RES/1684(2006)", "S/2006/372"),
        *vote("2006-06-13", "S/RES/1685(2006)", "S/2006/372"),
    ]
    assert len(read_record([write(both, "a.csv"), write(both, "b.csv")])) == 2
    told = faults(write(both), drafts(write, date="2006-06-13", draft="S/2006/372", no=""))
    assert told == [
        "drafts.csv, row 2, draft: S/2006/372 can mean several votes: "
        "S/RES/1684(2006) and S/RES/1685(2006)"
    ]


def test_nothing_of_the_record_is_lost_where_symbols_are_spelled_otherwise(tmp_path):
    whole, drafts_of = real_record.since_1994(), real_record.rows(DRAFTS)
    for row in drafts_of:
        row["resolution"] = row["resolution"].replace("(", " (")
    path = tmp_path / "drafts.csv"
    path.write_text(text(drafts_of, list(drafts_of[0])), encoding="utf-8", newline="")
    assert read_record(real_record.path_of(SINCE_1994), path) == whole
