"""Results show themselves: at the table, as charts, in a file."""

import re
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
        LIBYA,
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
    drawn = plans.seats(council, [plans.Shown(Mark.UNKNOWN)] * 15)
    to_the_left = ["DEU", "IDN", "KWT", "PER", "POL", "RUS", "ZAF", "GBR"]
    order = [*to_the_left, "USA", "BEL", "CHN", "CIV", "DOM", "GNQ", "FRA"]
    assert [seat.label for seat in drawn] == [council.member(code).name for code in order]
    assert {seat.label for seat in drawn if seat.shape is Shape.SQUARE} == {
        member.name for member in council.permanent
    }


def test_where_the_president_is_not_known_the_picture_says_so():
    assert "not known here" in str(plans.footnote(un.council(1950)))
    assert "At the head Germany" in str(plans.footnote(LIBYA.council))


def test_an_imagined_council_has_no_president_and_no_alphabet():
    assert "imagined" in str(plans.footnote(un.reform("g4-2005").council))
    picture = un.reform("g4-2005").decide(["yes"] * 25).picture()
    assert picture.title == "Substantive matter"
    assert "alphabetical" not in str(picture)


def test_the_seats_of_an_imagined_council_are_named_in_both_languages():
    rule = un.reform("g4-2005")
    arabic = rule.decide(["yes"] * 25).picture("ar")
    assert re.findall("[A-Za-z]{2,}", "".join(ET.fromstring(str(arabic)).itertext())) == []
    labels = {seat.label for seat in rule.decide(["yes"] * 25).at_table("ar")[0].seats}
    assert {"عضو منتخب\u00a07", "عضو دائم جديد\u00a02"} <= labels
    european = un.reform("european-union-seat").council.member("EU")
    assert european.words("ar") == "الاتحاد الأوروبي"


def seats_of(scenario):
    council = scenario.council
    drawn = {seat.label: seat for seat in scenario.verdict().table().seats}
    return {each.code: drawn[each.name] for each in council.members}


def test_demands_that_contradict_each_other_are_marked_at_their_seats():
    seats = seats_of(LIBYA.draft("formal-statement"))
    ringed = {code for code, seat in seats.items() if seat.plate == "Contradiction"}
    assert ringed == {"RUS", "USA"} == {c for c, s in seats.items() if s.mark is Mark.BY_TEXT}
    assert {seats[code].mark for code in seats.keys() - ringed} == {Mark.UNKNOWN}
    picture = str(LIBYA.draft("formal-statement").verdict().picture())
    assert "Together these exclude adoption" in re.sub("<[^>]*>", " ", picture.split("</desc>")[1])


def test_positions_that_add_up_exclude_and_do_not_contradict():
    veto = LIBYA.assume([("USA", "will vote against", "")])
    seats = seats_of(veto)
    assert {code: seat.plate for code, seat in seats.items() if seat.plate} == {"USA": "Excludes"}


def test_what_was_agreed_nobody_objected_to():
    words = LIBYA.draft("words-to-the-press").verdict()
    assert set(words.open_ballots) == {(Consent.LETS_PASS,)}
    assert "Reported outcome: agreed" in words.table().lines


def test_every_seat_tells_its_stance_and_the_claims_it_rests_on():
    seats = seats_of(LIBYA)
    assert seats["USA"].note.endswith("cannot support the draft at this time [A08 P6]")
    assert seats["GBR"].note.startswith("In favour, sponsors the draft [A11 P7")
    assert seats["DEU"].note == "Undeclared"
    assert all(seat.note for seat in un.decide(FEBRUARY, VOTES).at_table()[0].seats)


@pytest.mark.parametrize(
    ("draft", "heading"),
    [
        ("resolution", "Draft resolution of the United Kingdom, 18 April 2019"),
        ("formal-statement", "Formal statement, after 5 April 2019"),
        ("words-to-the-press", "Words of concern to the press, 5 April 2019"),
    ],
)
def test_a_draft_stands_under_its_own_day_which_is_not_broken(draft, heading):
    title = LIBYA.draft(draft).verdict().picture().title
    assert title.replace("\u00a0", " ") == heading
    assert "5\u00a0April\u00a02019" in title or "18\u00a0April\u00a02019" in title
    shown = LIBYA.draft(draft).picture()
    assert shown.title == "The Security Council and a cease-fire in Libya"
    assert title in str(shown)


@pytest.mark.parametrize("result", every_result(), ids=lambda result: type(result).__name__)
def test_every_result_is_short_where_its_parts_are_listed(result):
    assert len(repr(result)) < 130


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
    drawn = plans.seats(council, [plans.Shown(Mark.FOR)] * 15)
    assert [seat.mark for seat in drawn].count(Mark.VACANT) == 1
