"""What power results draw: classes of seats, before and after, the curve, tables."""

import pickle
import xml.etree.ElementTree as ET
from fractions import Fraction

import pytest

import unsc_sim as un
from unsc_sim import power
from unsc_sim.chances import Percent, Share
from unsc_sim.councils.bymember import ByMember
from unsc_sim.power import SeatKind, Table
from unsc_sim.proposals.comparisons import comparison
from unsc_sim.proposals.designs import Seats, designed

SVG = "{http://www.w3.org/2000/svg}"
COUNCIL = un.rules.substantive(un.council("2019-04-18"))
SMALL = un.rules.weighted(3, {"<b>A</b>": 2, "B": 1, "C": 1})
ALL = comparison()
NOW = ALL["charter-1966"]


def every_result():
    return [
        power.shapley_shubik(COUNCIL),
        power.penrose(SMALL),
        power.swings(COUNCIL),
        power.swings_by_size(COUNCIL),
        power.swings_by_size(SMALL),
        power.ternary_banzhaf(COUNCIL),
        power.ternary_banzhaf(SMALL),
        power.winning_coalitions(COUNCIL),
        power.minimal_blocking_coalitions(SMALL),
        power.weights_of(COUNCIL),
        power.curve_by_year(),
        power.curve_by_change(power.banzhaf),
        NOW,
        ALL["model-a"],
        ALL["g4-2005"].against(NOW),
        ALL["veto-abolished"].against(NOW),
        ALL,
        comparison({"<i>ours</i>": SMALL}),
    ]


def texts(result, lang="en"):
    """All that is written in a picture, line by line."""
    root = ET.fromstring(result.picture(lang).svg)
    return [each.text for each in root.iter(SVG + "text")]


@pytest.mark.parametrize("result", every_result(), ids=lambda result: type(result).__name__)
def test_every_result_draws_itself_and_tells_the_whole_in_words(result):
    root = ET.fromstring(result._repr_svg_())
    assert root.find(SVG + "title").text
    assert root.find(SVG + "desc").text == " ".join(result.words().split())
    assert result.picture() == result.picture()
    assert "<b>" not in result._repr_svg_()
    assert "<i>" not in result._repr_svg_()
    assert 'direction="rtl"' in result.picture("ar").svg


def test_the_council_is_two_bars():
    drawn = " ".join(texts(power.shapley_shubik(COUNCIL)))
    assert "5 permanent members with a veto 19.6% each" in drawn
    assert "10 elected members 0.186% each" in drawn
    assert "Together: permanent members with a veto 98.14%, elected members 1.86%." in drawn


def test_only_an_index_is_added_up():
    assert "Together" not in " ".join(texts(power.penrose(COUNCIL)))
    for make in (power.shapley_shubik, power.banzhaf, power.johnston, power.public_good):
        assert make(COUNCIL).measure.shares_out
        assert sum(make(COUNCIL).amounts) == 1


def test_voters_of_other_seats_are_apart_even_where_they_have_the_same():
    found = power.shapley_shubik(un.reform("g4-2005"))
    assert [len(each.members) for each in found.groups] == [5, 20]
    assert [(len(each.members), each.kind) for each in found.classes] == [
        (5, SeatKind.VETO),
        (6, SeatKind.PERMANENT),
        (14, SeatKind.ELECTED),
    ]


def test_few_voters_are_named_and_many_counted():
    game = un.rules.weighted(12, {"A": 8, "B": 4} | {f"v{n}": 1 for n in range(6)})
    assert [each.label.words() for each in power.banzhaf(game).classes] == ["A", "B", "6 members"]
    assert "B and C" in texts(power.banzhaf(SMALL))


def test_a_state_that_never_swings_is_drawn_with_nought():
    assert "0%" in texts(power.banzhaf(un.rules.weighted(4, {"A": 2, "B": 2, "C": 1})))


def test_only_sizes_at_which_somebody_swings_are_drawn():
    drawn = texts(power.swings_by_size(COUNCIL))
    assert "8" not in drawn
    assert {"9", "15", "252", "84"} <= set(drawn)


def test_an_elected_member_has_no_influence_between_abstention_and_no():
    drawn = texts(power.ternary_banzhaf(COUNCIL))
    assert drawn.count("0%") == 1
    assert drawn.index("0%") > drawn.index("10 elected members")


def test_before_and_after_are_drawn_in_pairs():
    change = ALL["g4-2005"].against(NOW)
    drawn = texts(change)
    assert "Draft of the Group of Four, A/59/L.64" in drawn
    assert "Shapley-Shubik index, 14 of 25 votes" in drawn
    assert drawn.index("19.6%") < drawn.index("19.5%")
    assert "not there" in drawn  # no permanent member without a veto before
    assert [row[1] for row in change.rows][:3] == [NOW.veto_holder, None, NOW.elected]


def test_an_assumed_threshold_is_marked_everywhere():
    assumed, given = ALL["model-a"], ALL["g4-2005"]
    mark = "15 of 24 votes (assumed)"
    assert mark in " ".join(texts(assumed))
    assert mark in " ".join(texts(assumed.against(NOW)))
    assert f"model-a, {mark}" in texts(ALL)
    assert mark in str(ALL.table())
    for said in (str(assumed), str(assumed.against(NOW)), str(ALL)):
        assert "model-a (votes needed assumed)" in said
    assert "assumed" not in str(given) + str(given.against(NOW)) + " ".join(texts(given))


def test_a_council_of_ones_own_is_called_by_its_name():
    ours = comparison({"ours": designed(Seats(veto=0, permanent=5), needed=9)})["ours"]
    assert texts(ours)[0] == "ours"
    assert texts(ours.against(NOW))[0] == "A reform"


def test_where_votes_weigh_no_number_of_votes_is_told():
    assert str(comparison({"small": SMALL})["small"].needed) == ""


def test_the_curve_tells_when_power_changed_hands():
    curve = power.curve_by_change()
    assert [day.isoformat() for day, _ in dict(curve.spells)[SeatKind.VETO]] == [
        "1946-01-17",
        "1966-01-01",
        "1980-01-01",
        "1980-01-07",
    ]
    assert "19.7% (76/385) from 17 January 1946" in str(curve)
    assert "From 1 January 1980 to 7 January 1980 a seat was vacant." in texts(curve)
    assert not any("vacant" in each for each in texts(power.curve_by_year()))


def test_a_profile_is_a_table_of_indices():
    found = power.profile(COUNCIL)
    assert found["Banzhaf index"] == power.banzhaf(COUNCIL)
    assert list(found) == ["Shapley-Shubik index", "Banzhaf index", "Penrose measure"]
    assert found.power_to_act == Fraction(53, 2048)
    assert "5 permanent members with a veto" in str(found)
    assert found._repr_html_() == found.table()._repr_html_()


def test_a_table_is_escaped_and_runs_with_its_language():
    html = power.profile(SMALL).table("ar")._repr_html_()
    assert 'dir="rtl"' in html
    assert "&lt;b&gt;A&lt;/b&gt;" in html
    assert "<b>" not in html
    assert "&lt;i&gt;" in Table("<i>", ("<i>",), (("<i>",),), "<i>")._repr_html_()


def test_a_table_has_a_row_for_every_council():
    table = ALL.table()
    assert [row[0] for row in table.rows] == [each.name for each in ALL]
    assert len(table._repr_html_().split("<tr>")) == len(ALL) + 2
    assert all(len(row) == len(table.head) for row in table.rows)


def test_a_profile_becomes_a_pandas_frame():
    pytest.importorskip("pandas")
    frame = power.profile(COUNCIL).to_pandas()
    assert frame.loc["FRA", "Banzhaf index"] == Fraction(106, 635)


def test_numbers_of_members_are_one_thing_whoever_counts_them():
    found = power.penrose(COUNCIL)
    plain = ByMember(found.council, found.amounts)
    assert isinstance(found, type(plain))
    assert plain == dict(found)
    assert hash(plain) == hash(found)
    for each in (plain, found):
        assert each["France"] == each["FRA"]
        assert "France" in each
        assert "Peru" in each
        assert "Brazil" not in each
        assert each.get("Brazil") is None
        assert pickle.loads(pickle.dumps(each)) == each


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (Fraction(421, 2145), "19.6% (421/2145)"),
        (Fraction(4, 2145), "0.186% (4/2145)"),
        (Fraction(2, 10**6), "0.0002% (1/500000)"),
        (Fraction(1, 10**8), "less than 0.0001% (1/100000000)"),
        (Fraction(1), "100%"),
        (Fraction(0), "0%"),
    ],
)
def test_a_share_is_said_to_three_figures_with_its_fraction(number, told):
    assert str(Share(number)) == told


def test_percentages_of_two_figures_stay_as_they_were():
    said = [str(Percent(each)) for each in (0.0949, 0.0951, 0.00949, 0.0096, 0.9951, 0.99999)]
    assert said == ["9.5%", "10%", "0.95%", "1.0%", "99.51%", "more than 99.99%"]
