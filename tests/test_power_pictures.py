"""What power results draw: classes of seats, before and after, the curve, tables."""

import pickle
import re
import xml.etree.ElementTree as ET
from datetime import date
from fractions import Fraction
from random import Random

import pytest

import unsc_sim as un
from unsc_sim import power
from unsc_sim.chances import Percent, Share
from unsc_sim.councils.bymember import ByMember
from unsc_sim.errors import RuleError, UnknownWordError
from unsc_sim.power import SeatKind, Table
from unsc_sim.power.charts import in_short
from unsc_sim.proposals.comparisons import Leaning, comparison
from unsc_sim.proposals.designs import Seats, designed

SVG = "{http://www.w3.org/2000/svg}"
COUNCIL = un.rules.substantive(un.council("2019-04-18"))
SMALL = un.rules.weighted(3, {"<b>A</b>": 2, "B": 1, "C": 1})
ALL = comparison()
NOW = ALL["charter-1966"]
NICE = {  # the weights of the European Union of 27 under the Treaty of Nice
    "Germany": 29, "United Kingdom": 29, "France": 29, "Italy": 29, "Spain": 27, "Poland": 27,
    "Romania": 14, "Netherlands": 13, "Greece": 12, "Portugal": 12, "Belgium": 12, "Czechia": 12,
    "Hungary": 12, "Sweden": 10, "Austria": 10, "Bulgaria": 10, "Denmark": 7, "Slovakia": 7,
    "Finland": 7, "Ireland": 7, "Lithuania": 7, "Latvia": 4, "Slovenia": 4, "Estonia": 4,
    "Cyprus": 4, "Luxembourg": 4, "Malta": 3,
}  # fmt: skip


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
        power.curve_by_year().of("India"),
        power.curve_by_year().moments[0],
        power.success(COUNCIL, Fraction(9, 10)),
        power.penrose(un.reform("model-a")),
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


EVERY_INDEX = (
    power.shapley_shubik, power.penrose, power.banzhaf, power.coleman_prevent,
    power.coleman_initiate, power.inclusiveness, power.johnston, power.deegan_packel,
    power.public_good, power.success, power.decisiveness, power.swings, power.swings_by_size,
    power.ternary_banzhaf, power.ternary_success, power.roll_call_shapley_shubik,
)  # fmt: skip


@pytest.mark.parametrize("index", EVERY_INDEX)
def test_every_result_names_its_rule(index):
    found = index(un.rules.procedural(un.council("2019-04-18")))
    assert str(found).startswith(f"{found.measure.value}, procedural matter: ")
    assert "The Council of 18 April 2019, procedural matter" in " ".join(filter(None, texts(found)))
    assert "Rule: weighted vote" in texts(index(SMALL))
    assert pickle.loads(pickle.dumps(found)) == found


def test_what_is_made_of_results_names_the_rule():
    assert "Rule: weighted vote" in str(power.profile(SMALL))
    assert power.owen(SMALL, []).title == SMALL.title
    assert power.banzhaf_owen(SMALL, []).title == SMALL.title
    assert power.ternary_banzhaf(SMALL).shares.title == SMALL.title
    assert "weighted vote" in texts(power.winning_coalitions(SMALL))
    curve = power.curve_by_year()
    assert str(curve).startswith("Shapley-Shubik index, substantive matter: each member")
    assert "substantive matter" in texts(curve)
    election = un.proceedings.icj_election(un.council(2019))
    assert "election of a judge" in str(power.banzhaf(election))


def test_results_of_two_rules_of_one_council_are_told_apart():
    council = un.council(2019)
    one, other = un.rules.procedural(council), un.rules.uniting_for_peace(council)
    assert power.banzhaf(one) != power.banzhaf(other)


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
    assert [each.label.words() for each in power.banzhaf(game).classes] == [
        "A",
        "B",
        "6 members (v0, v1, ...)",
    ]
    assert "B and C" in texts(power.banzhaf(SMALL))
    game = un.rules.weighted(9, {f"v{n}": 1 for n in range(16)})
    assert [each.label.words() for each in power.banzhaf(game).classes] == ["16 members"]


def test_no_two_rows_bear_the_same_name():
    europe = un.rules.weighted(255, NICE)
    blocs = [["CIV", "GNQ", "ZAF", "PER", "DOM"]]
    for found in (power.banzhaf(europe), power.owen(COUNCIL, blocs)):
        for lang in ("en", "ar"):
            labels = [each.label.words(lang) for each in found.classes]
            assert len(set(labels)) == len(labels)
    labels = [each.label.words() for each in power.banzhaf(europe).classes]
    assert labels[4] == "5 members (Greece, Portugal, ...)"
    assert "5 members (Greece, Portugal, ...)" in str(power.profile(europe))


def test_a_state_that_never_swings_is_drawn_with_nought():
    assert "0%" in texts(power.banzhaf(un.rules.weighted(4, {"A": 2, "B": 2, "C": 1})))


def test_numbers_by_size_are_all_printed_in_short_where_they_are_long():
    europe = power.swings_by_size(un.rules.weighted(255, NICE))
    for found in (europe, power.swings_by_size(un.reform("g4-2005"))):
        for lang in ("en", "ar"):
            drawn = texts(found, lang)
            for each in found.classes:
                for number in filter(None, each.number):
                    assert {str(number), in_short(number, lang)} & set(drawn)
    assert "575k" in texts(europe)
    assert "574873" not in texts(europe)
    assert "574873" in europe.words()


def test_where_sizes_are_too_many_a_note_says_where_to_read_their_numbers():
    weights = {f"v{n}": 1 + 9 * (n % 2) for n in range(100)}
    large = power.swings_by_size(un.rules.weighted(275, weights))
    drawn = " ".join(filter(None, texts(large)))
    assert "Point at a cell to read its number." in drawn
    number = max(large.classes[0].number)
    assert f": {number}</title>" in large.picture().svg


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (999, "999"),
        (1000, "1k"),
        (1287, "1.3k"),
        (99_400, "99k"),
        (184_756, "185k"),
        (1_961_256, "2M"),
        (999_000_000, "999M"),
        (1_234_567_890, "1.2e9"),
        (10**400, "1e400"),
    ],
)
def test_a_long_number_is_said_in_short(number, told):
    assert in_short(number, "en") == told


def test_numbers_stand_clear_of_the_marks_beside_them():
    root = ET.fromstring(comparison(["razali-1997"]).picture().svg)
    squares = [each for each in root.iter(SVG + "rect") if each.get("width") == "17"]
    ends = [float(each.get("x")) for each in squares]
    numbers = [each for each in root.iter(SVG + "text") if each.text == "0.248%"]
    assert max(ends) - max(float(each.get("x")) for each in numbers) >= 4.9


def test_a_footnote_begins_as_sentences_do():
    for each in ALL:
        drawn = list(filter(None, texts(each)))
        notes = " ".join(drawn)
        assert "Power of the whole to act: " in notes
        assert "Chance to pass: " in notes
        assert "together" not in notes


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
    assert drawn[drawn.index("each member with a veto") + 1] == "was 19.6%, now 19.5%"
    assert "was not there, now 0.121%" in drawn  # no permanent member without a veto before
    assert drawn[-1] == "vote yes as to abstain or to vote no."
    assert [row.was and row.was.single for row in change.rows][:3] == [
        NOW.veto_holder,
        None,
        NOW.elected,
    ]


def test_an_assumed_threshold_is_marked_everywhere():
    assumed, given = ALL["model-a"], ALL["g4-2005"]
    mark = "15 of 24 votes (assumed)"
    assert mark in " ".join(texts(assumed))
    assert mark in " ".join(texts(assumed.against(NOW)))
    assert mark in texts(ALL)
    assert mark in str(ALL.table())
    other_way = NOW.against(assumed)
    for said in (str(assumed), str(assumed.against(NOW)), str(other_way), str(ALL)):
        assert "model-a (votes needed assumed)" in said
    assert "model-a (votes needed assumed)" in texts(other_way)
    assert "assumed" not in str(given) + str(given.against(NOW)) + " ".join(texts(given))


def test_an_index_of_a_proposal_names_it_and_what_is_assumed_of_it():
    found = power.shapley_shubik(un.reform("model-a"))
    mark = "Model A of the High-level Panel (votes needed assumed)"
    assert str(found).startswith(f"Shapley-Shubik index, {mark}, substantive matter: 19.1%")
    assert f"{mark}, substantive matter" in " ".join(texts(found))
    assert "assumed" not in str(power.shapley_shubik(un.reform("g4-2005")))
    assert comparison({"by hand": un.reform("model-a")})["by hand"].assumed


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
    assert "From 1 January 1980 to 6 January 1980 a seat was vacant." in texts(curve)
    assert not any("vacant" in each for each in texts(power.curve_by_year()))


def test_each_kind_of_member_has_a_scale_of_its_own_over_the_years():
    drawn = texts(power.curve_by_change())
    assert drawn.count("1946") == 2
    assert {"20%", "0.2%", "0.4%"} <= set(drawn)


def test_a_moment_of_a_curve_speaks_and_draws_itself():
    first = power.curve_by_change().moments[0]
    assert str(first).startswith("17 January 1946: Shapley-Shubik index, substantive matter: 19.7%")
    assert "17 January 1946, substantive matter" in texts(first)


def test_the_curve_of_a_state_is_drawn_and_told():
    found = power.curve_by_change().of("Germany")
    assert "Germany" in texts(found)
    assert "0.186% (4/2145) from 1 January 2019, 0% from 1 January 2021." in str(found)
    assert dict(found)[date(2019, 1, 1)] == Fraction(4, 2145)
    assert len(found) == len(power.curve_by_change())


def franco_british(rule):
    """The Owen value of a Council in which two permanent members always agree first."""
    return power.owen(rule, [["FRA", "GBR"]])


def test_members_on_one_kind_of_seat_that_differ_are_told_apart():
    found = comparison({"2019": COUNCIL}, index=franco_british)["2019"]
    assert "China, the Russian Federation and the United States 24.1% (69/286) each" in str(found)
    assert "France and the United Kingdom 12.1% (69/572) each" in str(found)
    assert "each elected member" in str(found)
    assert found.veto_holder is None
    assert "12.1% to 24.1%" in str(comparison({"2019": COUNCIL}, index=franco_british).table())
    assert "each member with a veto 12.1% (69/572) to 24.1% (69/286)" in str(found.against(found))


def test_members_that_differ_are_two_lines_of_a_curve():
    curve = power.curve_by_year(franco_british)
    assert "each member with a veto 12.2% (41/336) to 24.4% (41/168) from" in str(curve)
    assert "each member with a veto, the most and the least" in texts(curve)
    assert curve.moments[-1].veto_holder is None
    assert curve.moments[-1].elected == Fraction(1, 286)


def test_the_voters_of_a_board_are_not_elected_members():
    board = un.rules.weighted(51, {"a": 50, "b": 49, "c": 1})
    every = comparison({"board": board})
    assert "a 66.7% (2/3), b and c 16.7% (1/6) each" in str(every)
    told = [str(every), str(every["board"].against(every["board"])), str(every.table())]
    assert "elected" not in " ".join(told + texts(every))
    equal = comparison({"board": un.rules.weighted(2, {"a": 1, "b": 1, "c": 1})})["board"]
    assert "each member 33.3% (1/3)" in str(equal)


def test_the_numbers_of_a_class_are_those_of_all_its_members():
    for rule in (COUNCIL, SMALL, un.reform("veto-of-two")):
        for index in (power.shapley_shubik, power.banzhaf, power.deegan_packel):
            found = index(rule)
            for each in found.classes:
                assert {found[member.code] for member in each.members} == {each.number}
            assert sum(len(each.members) for each in found.classes) == len(found)


def test_a_comparison_names_its_index_and_its_beliefs():
    willing = Leaning(0.8, 0.1, 0.1)
    by_shapley, by_banzhaf = (
        comparison({"now": COUNCIL}, index, willing)["now"]
        for index in (power.shapley_shubik, power.banzhaf)
    )
    believed = "chance to pass 58.6% (each member yes 80.0%, abstention 10.0%, no 10.0%)"
    assert believed in str(by_shapley)
    assert "Shapley-Shubik index" in str(by_shapley)
    assert "Banzhaf index" in str(by_banzhaf)
    assert "as likely to vote yes as to abstain" in str(NOW) + str(ALL.table())
    assert "Chance to pass: each member" in " ".join(texts(NOW.against(NOW)))
    with pytest.raises(RuleError, match="measured unlike: Shapley-Shubik index and Banzhaf index"):
        by_banzhaf.against(by_shapley)
    with pytest.raises(RuleError, match="measured unlike: each member"):
        by_shapley.against(NOW)
    kinds = {SeatKind.VETO: Leaning(1, 0, 0), SeatKind.ELECTED: willing}
    told = str(comparison({"now": COUNCIL}, beliefs=kinds))
    assert "each member with a veto yes 100%, abstention 0%, no 0%; each elected" in told


def test_success_and_decisiveness_say_how_likely_a_yes_is():
    assert "Votes: yes with probability 90.0%." in str(power.success(COUNCIL, 0.9))
    assert "yes with probability 66.7% (2/3)" in " ".join(
        texts(power.decisiveness(SMALL, Fraction(2, 3)))
    )
    mixed = power.success(SMALL, {"<b>A</b>": 1, "B": Fraction(1, 2), "C": Fraction(1, 2)})
    assert "50.0% (1/2) each for B and C" in str(mixed)
    assert power.success(COUNCIL, 0.9) != power.success(COUNCIL, 0.8)
    assert pickle.loads(pickle.dumps(mixed)) == mixed
    assert "yes, abstention and no equally likely" in str(power.roll_call_shapley_shubik(COUNCIL))


def test_the_shares_of_all_seats_of_a_kind_are_compared():
    assert "permanent members with a veto together 98.14%" in str(NOW)
    assert "elected members together" in ALL.table().head
    change = ALL["g4-2005"].against(NOW)
    (row,) = (each for each in change.rows if str(each.label) == "elected members together")
    assert row.was.single == Fraction(8, 429)
    assert NOW.shares == tuple((kind, span.single) for kind, span in NOW.together.items())
    assert comparison({"now": COUNCIL}, index=power.penrose)["now"].shares == ()


def test_in_arabic_a_council_is_called_by_its_title():
    title = "النموذج ألف للفريق الرفيع المستوى"
    for said in (ALL.words("ar"), str(ALL.table("ar")), ALL.picture("ar").svg):
        assert title in said
        assert "model-a" not in said
    assert "charter-1966" not in ALL["model-a"].against(NOW).picture("ar").svg


def test_a_comparison_of_many_councils_is_no_longer_than_a_page():
    root = ET.fromstring(ALL.picture().svg)
    width, height = map(float, root.get("viewBox").split()[2:])
    assert height < 1.5 * width
    elected = [each for each in texts(ALL) if each == "0.186%"]
    assert len(elected) == 2


def test_a_wrong_name_in_a_comparison_is_answered_with_the_nearest():
    with pytest.raises(UnknownWordError, match="did you mean 'g4-2005' or 'g4-2024'"):
        ALL["g4"]


def test_a_profile_is_a_table_of_indices():
    found = power.profile(COUNCIL)
    assert found["Banzhaf index"] == power.banzhaf(COUNCIL)
    assert list(found) == ["Shapley-Shubik index", "Banzhaf index", "Penrose measure"]
    assert found.power_to_act == Fraction(53, 2048)
    assert "5 permanent members with a veto" in str(found)
    assert found._repr_html_() == found.table()._repr_html_()


def test_a_profile_answers_a_wrong_name_with_the_nearest():
    found = power.profile(COUNCIL)
    assert found["banzhaf INDEX"] == found["Banzhaf index"]
    assert "Banzhaf index" in found
    assert "Banzhaf" not in found
    assert found.get("Banzhaf") is None
    with pytest.raises(UnknownWordError, match="here; did you mean 'Banzhaf index'"):
        found["Banzhaf"]
    with pytest.raises(UnknownWordError, match="no index 3 here; expected 'Shapley-Shubik index'"):
        found[3]


def test_a_profile_takes_a_list_of_indices():
    for wrong, told in ((power.banzhaf, "banzhaf"), ("banzhaf", "'banzhaf'"), (None, "NoneType")):
        with pytest.raises(RuleError, match=f"expected a list of indices, .* not {told}"):
            power.profile(COUNCIL, wrong)
    with pytest.raises(RuleError, match="such as banzhaf, not 'banzhaf'"):
        power.profile(COUNCIL, ["banzhaf"])
    with pytest.raises(RuleError, match="such as banzhaf, not coleman_act"):
        power.profile(COUNCIL, [power.coleman_act])


@pytest.mark.parametrize("wrong", ["a", None, [0.5] * 15, True, 2, -0.1, float("nan")])
def test_what_is_no_probability_is_refused_with_what_came(wrong):
    told = re.escape(f"expected a probability from 0 to 1 for BEL, not {wrong!r}")
    for ask in (power.success, power.decisiveness, power.chance_to_pass):
        with pytest.raises(RuleError, match=told):
            ask(COUNCIL, wrong)
        with pytest.raises(RuleError, match=told):
            ask(COUNCIL, dict.fromkeys(COUNCIL.codes, 0.5) | {"BEL": wrong})


def test_a_probability_is_understood_in_words():
    assert power.success(COUNCIL, "2/3") == power.success(COUNCIL, Fraction(2, 3))


def test_coalitions_are_drawn_with_a_generator():
    for rng, many, told in ((3, 1, "random.Random to draw with, not 3"), (Random(1), -1, "not -1")):
        with pytest.raises(RuleError, match=told):
            power.winning_coalitions(COUNCIL).sample(rng, many)


@pytest.mark.parametrize("wrong", ["FRA", 3, None, ["FRA", "GBR"], [3]])
def test_blocs_are_lists_of_voters(wrong):
    for value in (power.owen, power.banzhaf_owen):
        with pytest.raises(RuleError, match="expected blocs, each a list of voters"):
            value(COUNCIL, wrong)


@pytest.mark.parametrize("wrong", ["g4-2005", None, 3])
def test_what_is_no_rule_has_no_power_with_abstention_either(wrong):
    for index in (power.ternary_banzhaf, power.ternary_success, power.roll_call_shapley_shubik):
        with pytest.raises(RuleError, match="expected a rule, not"):
            index(wrong)


def test_what_is_no_word_names_no_voter():
    for ask in (
        lambda: power.owen(COUNCIL, [[3]]),
        lambda: power.success(COUNCIL, {3: 1}),
        lambda: power.desirability(COUNCIL).at_least(3, "FRA"),
    ):
        with pytest.raises(un.UnscSimError, match="no member 3"):
            ask()


def test_a_curve_of_no_state_is_answered_with_the_nearest():
    with pytest.raises(UnknownWordError, match=r"no state 'Grmany'; did you mean Germany \(DEU\)"):
        power.curve_by_year().of("Grmany")
    with pytest.raises(un.UnscSimError, match="no state '3'"):
        power.curve_by_year().of(3)
    with pytest.raises(un.UnscSimError, match="no member 3"):
        power.banzhaf(COUNCIL)[3]


def test_a_table_is_escaped_and_runs_with_its_language():
    html = power.profile(SMALL).table("ar")._repr_html_()
    assert 'dir="rtl"' in html
    assert "&lt;b&gt;A&lt;/b&gt;" in html
    assert "<b>" not in html
    assert "&lt;i&gt;" in Table("<i>", ("<i>",), (("<i>",),), "<i>")._repr_html_()


def test_a_table_too_wide_has_its_headings_broken():
    head = ("council", *("the share of all members together",) * 6)
    table = Table("Shares", head, (("Charter", *("98.14%",) * 6),))
    caption, *headings, row = str(table).splitlines()
    assert (caption, row.split()) == ("Shares", ["Charter", *["98.14%"] * 6])
    assert max(map(len, headings)) <= len(row) < 80
    assert sorted(" ".join(headings).split()) == sorted(" ".join(head).split())
    assert headings[-1].split() == ["council", *["together"] * 6]
    narrow = Table("Shares", head[:2], (("Charter", "98.14%"),))
    assert str(narrow).splitlines()[1] == "council  the share of all members together"


def test_a_table_has_a_row_for_every_council():
    table = ALL.table()
    assert [row[0] for row in table.rows] == [each.name for each in ALL]
    assert len(table._repr_html_().split("<tr>")) == len(ALL) + 2
    assert all(len(row) == len(table.head) for row in table.rows)


def test_a_profile_becomes_a_pandas_frame():
    pytest.importorskip("pandas")
    frame = power.profile(COUNCIL).to_pandas()
    assert frame.loc["FRA", "Banzhaf index"] == Fraction(106, 635)


def test_what_is_compared_becomes_pandas():
    pytest.importorskip("pandas")
    assert NOW.to_pandas()["elected"] == Fraction(4, 2145)
    frame = ALL["g4-2005"].against(NOW).to_pandas()
    assert frame.loc["elected_together", "charter-1966"] == Fraction(8, 429)
    germany = power.curve_by_change().of("DEU").to_pandas()
    assert germany[date(2019, 1, 1)] == Fraction(4, 2145)


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


def test_nobody_has_a_veto_where_the_rule_knows_none():
    council = un.council(2019)
    for rule in (un.rules.procedural(council), un.rules.press_statement(council)):
        kinds = {each.kind for each in power.banzhaf(rule).classes}
        assert kinds == {SeatKind.PERMANENT, SeatKind.ELECTED}
    found = power.banzhaf(un.rules.substantive(council))
    assert {each.kind for each in found.classes} == {SeatKind.VETO, SeatKind.ELECTED}


def test_members_of_two_organs_have_no_kinds_of_seats():
    said = power.banzhaf(un.proceedings.icj_election(un.council(2019))).picture().svg
    assert "elected" not in said
    assert "193 members" in said


@pytest.mark.parametrize("wrong", ["g4-2005", None, 3])
def test_what_is_no_rule_has_no_power(wrong):
    with pytest.raises(un.UnscSimError, match="expected a rule, not"):
        power.banzhaf(wrong)
