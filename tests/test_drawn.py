"""Results show themselves: at the table, as charts, in a file."""

import xml.etree.ElementTree as ET

import pytest

import unsc_sim as un
from unsc_sim.councils import plans
from unsc_sim.pictures import Mark, Shape
from unsc_sim.votes import Consent, Vote

FEBRUARY = un.council("2022-02-25")
VOTES = dict.fromkeys(FEBRUARY.codes, "yes") | {"RUS": "no", "CHN": "abstain"}
LIBYA = un.load("libya-2019")


def every_result():
    belief = LIBYA.readings["soft"].beliefs(LIBYA.standing)
    russia = un.Unknown("RUS", "abstain", "no")
    america = un.Unknown("USA", "abstain", "no")
    return [
        un.decide(FEBRUARY, VOTES),
        un.decide(un.council(1950), ["yes"] * 11),
        un.rules.consensus(FEBRUARY).decide(VOTES),
        un.rules.weighted(2, {"A": 1, "<b>": 1, "C": 1}).decide(["yes", "no", "abstain"]),
        LIBYA.verdict(),
        LIBYA.draft("formal-statement").verdict(),
        LIBYA.forecast("soft"),
        LIBYA.outlook(),
        LIBYA.influence(),
        un.compare(LIBYA, LIBYA.amend(drop=["blames-lna"])),
        un.sweep(belief, [russia]),
        un.sweep(belief, [russia, america]),
    ]


@pytest.mark.parametrize("result", every_result(), ids=lambda result: type(result).__name__)
def test_every_result_shows_itself_with_a_title_and_the_whole_in_words(result):
    shown = result._repr_svg_()
    root = ET.fromstring(shown)
    assert root.find("{http://www.w3.org/2000/svg}title").text
    assert root.find("{http://www.w3.org/2000/svg}desc").text == " ".join(str(result).split())
    assert shown == result._repr_svg_()
    assert "<b>" not in shown


def test_a_result_is_saved_as_svg(tmp_path):
    path = LIBYA.verdict().save(tmp_path / "verdict.svg")
    assert path.read_text(encoding="utf-8").rstrip() == str(LIBYA.verdict().picture())
    with pytest.raises(un.UnscSimError, match="svg"):
        LIBYA.verdict().save(tmp_path / "verdict.png")


def test_the_president_is_at_the_head_and_the_others_follow_in_alphabetical_order():
    council = LIBYA.council
    drawn = plans.seats(council, [Mark.UNKNOWN] * 15, {})
    to_the_left = ["DEU", "IDN", "KWT", "PER", "POL", "RUS", "ZAF", "GBR"]
    order = [*to_the_left, "USA", "BEL", "CHN", "CIV", "DOM", "GNQ", "FRA"]
    assert [seat.label for seat in drawn] == [council.member(code).name for code in order]
    assert {seat.label for seat in drawn if seat.shape is Shape.SQUARE} == {
        member.name for member in council.permanent
    }


def test_where_the_president_is_not_known_the_picture_says_so():
    assert "not known here" in plans.footnote(un.council(1950))
    assert "At the head Germany" in plans.footnote(LIBYA.council)


@pytest.mark.parametrize(
    ("ballots", "mark"),
    [
        ([Vote.YES], Mark.FOR),
        ([Vote.NO, Vote.ABSTAIN], Mark.ABSTAIN_OR_AGAINST),
        ([Vote.YES, Vote.ABSTAIN, Vote.NO], Mark.UNKNOWN),
        ([Consent.OBJECTS], Mark.AGAINST),
    ],
)
def test_the_mark_tells_what_is_open(ballots, mark):
    assert plans.mark_of(ballots) is mark


def test_a_vacant_seat_is_drawn_as_one():
    council = un.council("1980-01-03")
    drawn = plans.seats(council, [Mark.FOR] * 15, {})
    assert [seat.mark for seat in drawn].count(Mark.VACANT) == 1
