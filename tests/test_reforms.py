"""Proposals to reform the Council: their figures, their rules, who gains."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

import unsc_sim as un
from unsc_sim.chances import BeliefError
from unsc_sim.councils.members import Group
from unsc_sim.errors import RuleError, UnknownWordError
from unsc_sim.power import (
    SeatKind,
    banzhaf,
    by_group,
    by_seat,
    coleman_initiate,
    coleman_prevent,
    penrose,
    shapley_shubik,
    swings,
    vetoers,
)
from unsc_sim.proposals.comparisons import Leaning, comparison, passing
from unsc_sim.proposals.designs import FIVE, Seats, designed
from unsc_sim.proposals.reforms import (
    Basis,
    proposal,
    reform,
    reforms,
    restraint,
    restraints,
)
from unsc_sim.tables import rows
from unsc_sim.words import say

SIZES = {
    "charter-1945": (11, 7, 5),
    "charter-1966": (15, 9, 5),
    "razali-1997": (24, 15, 5),
    "model-a": (24, 15, 5),
    "model-b": (24, 15, 5),
    "g4-2005": (25, 14, 5),
    "ezulwini": (26, 16, 11),
    "uniting-for-consensus-2005": (25, 15, 5),
    "veto-of-two": (15, 9, 5),
    "veto-abolished": (15, 9, 0),
}


@pytest.mark.parametrize("name", SIZES)
def test_a_reform_has_its_seats_votes_and_vetoes(name):
    rule = reform(name)
    holders = [each for each in rule.council.members if each.veto]
    assert (len(rule.council), rule.requirements[0].limit, len(holders)) == SIZES[name]


def test_every_proposal_of_the_table_is_listed_with_known_sources():
    known = {row["key"] for row in rows("sources")}
    assert len(reforms()) == 18
    assert {proposal(name).number for name in reforms()} == {f"r{n}" for n in range(17)}
    for name in reforms():
        each = proposal(name)
        assert set(each.sources) <= known, name
        assert each.trust in ("checked", "recalled")
        assert each.status
        assert each.words()


def test_figures_from_memory_are_marked():
    for name in reforms():
        each = proposal(name)
        if "memory" in each.sources:
            assert each.trust == "recalled", name


def test_thresholds_that_were_named_are_not_marked_as_assumed():
    for name in ("razali-1997", "g4-2005", "uniting-for-consensus-2005", "elect-the-council"):
        assert proposal(name).basis is Basis.GIVEN
    for name in ("model-a", "model-b", "ezulwini", "g4-2024", "l69"):
        assert proposal(name).basis is Basis.ASSUMED


def test_every_proposal_with_figures_makes_a_rule_that_shares_out_all_power():
    for name in reforms():
        if proposal(name).seats is not None:
            assert sum(shapley_shubik(reform(name)).amounts) == 1
            assert reform(name).decide(["yes"] * len(reform(name).council)).adopted


def test_a_proposal_without_figures_says_so():
    with pytest.raises(RuleError, match="no figures"):
        reform("fixed-regional-seats")
    assert "No figures." in proposal("weighted-votes-2011").words()


@pytest.mark.parametrize(
    ("name", "basis", "told"),
    [
        ("charter-1945", Basis.LAW, "7 votes needed, by the Charter."),
        ("charter-1966", Basis.LAW, "9 votes needed, by the Charter."),
        ("veto-of-two", Basis.STUDY, "9 votes needed, as in the study."),
        ("european-union-seat", Basis.STUDY, "9 votes needed, as in the study."),
        ("veto-abolished", Basis.THOUGHT, "9 votes needed, as in the thought experiment."),
        ("g4-2005", Basis.GIVEN, "14 votes needed, as proposed."),
    ],
)
def test_law_studies_and_thought_experiments_are_not_told_as_proposed(name, basis, told):
    assert proposal(name).basis is basis
    assert told in proposal(name).words()
    assert not comparison([name])[name].assumed


SEATS_OF_GROUPS = {  # African, Asia-Pacific, Eastern European, Latin American, Western, none stated
    "charter-1966": (3, 3, 2, 2, 5, 0),
    "razali-1997": (5, 5, 3, 4, 5, 2),
    "g4-2005": (6, 6, 3, 4, 6, 0),
    "ezulwini": (7, 6, 3, 4, 6, 0),
    "uniting-for-consensus-2005": (6, 6, 3, 4, 6, 0),
    "european-union-seat": (3, 3, 2, 2, 4, 1),
    "model-a": (0, 1, 1, 0, 3, 19),
    "elect-the-council": (0, 0, 0, 0, 0, 24),
}


@pytest.mark.parametrize("name", SEATS_OF_GROUPS)
def test_a_proposal_gives_its_seats_to_the_regional_groups_it_says(name):
    held = [each.group for each in reform(name).council.members]
    assert tuple(map(held.count, (*Group, None))) == SEATS_OF_GROUPS[name]


def test_the_power_of_the_groups_of_a_proposal_adds_up():
    for each in comparison():
        assert sum(share for _, share in each.groups) == 1
    found = comparison(["g4-2005"])["g4-2005"]
    assert dict(found.groups)[Group.AFR] == 6 * found.elected
    assert dict(found.groups)[Group.EEG] == found.veto_holder + 2 * found.elected
    assert None not in dict(found.groups)
    unknown = comparison(["model-a"])["model-a"]
    assert dict(unknown.groups)[None] == 1 - 5 * unknown.veto_holder


def test_groups_are_compared_in_a_table():
    table = comparison(["charter-1945", "charter-1966"]).by_group()
    assert table.head == ("council", *(group.value for group in Group), "of no stated group")
    assert table.rows[0][1] == "not stated"
    assert table.rows[1][1:] == ("0.559%", "20.0%", "19.8%", "0.373%", "59.3%", "not there")
    assert "Shapley-Shubik index, regional groups together" in str(table)


@pytest.mark.parametrize("measure", [penrose, coleman_prevent, coleman_initiate, swings])
def test_only_an_index_is_added_up_by_group_or_seat(measure):
    rule = reform("charter-1966")
    for add in (by_group, by_seat):
        with pytest.raises(RuleError, match="do not share out one whole and cannot be added up"):
            add(measure(rule))
        with pytest.raises(RuleError, match=r"expected the power of each voter, .* not int"):
            add(3)
    if measure is not swings:
        with pytest.raises(RuleError, match="cannot be added up"):
            comparison({"now": rule}, index=measure).by_group()


def test_a_design_says_which_group_a_seat_is_for():
    seats = Seats(veto=1, permanent=1, elected=2, named=("India",), groups=("AFR", None, "WEOG"))
    assert [each.group for each in seats.council.members] == [
        Group.APG, Group.AFR, None, Group.WEOG,
    ]  # fmt: skip
    assert seats == replace(seats, groups=(Group.AFR, None, Group.WEOG))
    with pytest.raises(RuleError, match="2 regional groups are named for 3 seats"):
        replace(seats, groups=("AFR", "APG"))
    with pytest.raises(UnknownWordError, match="no regional group 'AFRI'; did you mean 'AFR'"):
        replace(seats, groups=("AFRI", None, None))
    for wrong in ("AFR", 3):
        with pytest.raises(RuleError, match=f"several in a list as Seats.groups, not {wrong!r}"):
            Seats(groups=wrong)
    assert {each.group for each in Seats().council.elected} == {None}


def test_an_assumed_threshold_is_marked():
    assert proposal("model-a").basis is Basis.ASSUMED
    assert "assumed here" in proposal("model-a").words()
    assert proposal("g4-2005").basis is Basis.GIVEN


def test_a_wrong_name_is_answered_with_the_nearest():
    with pytest.raises(UnknownWordError, match="g4-2005"):
        reform("g4-2006")
    with pytest.raises(UnknownWordError, match="s5-2012"):
        restraint("s5-2013")


def test_a_title_stands_for_its_key_and_a_part_of_it_is_answered_with_the_keys():
    assert proposal("Draft of the Group of Four, A/59/L.64").key == "g4-2005"
    assert proposal("model a of the high level panel").key == "model-a"
    for name in reforms():
        assert proposal(proposal(name).title).key == name
        assert proposal(say(proposal(name).title).words("ar")).key == name
    with pytest.raises(UnknownWordError, match="did you mean 'g4-2005' or 'g4-2024'"):
        reform("Group of Four")
    with pytest.raises(UnknownWordError, match="did you mean 'ezulwini'"):
        reform("African Union")
    for wrong in (3, ["g4-2005"], None):
        with pytest.raises(UnknownWordError, match="no reform"):
            reform(wrong)


@pytest.mark.parametrize("wrong", [2.5, -1, "5", True, None])
def test_seats_are_counted_in_whole_numbers(wrong):
    for name in ("veto", "permanent", "longer", "elected"):
        told = f"expected a whole number from 0 as Seats.{name}, not {wrong!r}"
        with pytest.raises(RuleError, match=re.escape(told)):
            Seats(**{name: wrong})


def test_seats_name_states_one_by_one_on_a_day():
    with pytest.raises(RuleError, match=r"several in a list as Seats\.named, not 'China'"):
        Seats(named="China")
    with pytest.raises(RuleError, match="expected a date as names_of, not '2025-01-01'"):
        Seats(named=("India",), names_of="2025-01-01")
    with pytest.raises(UnknownWordError, match="no state '3'"):
        Seats(named=(3,))
    with pytest.raises(RuleError, match="at least one seat"):
        Seats(veto=0, elected=0)


def test_a_design_needs_votes_that_its_seats_have():
    with pytest.raises(RuleError, match="6 negative votes are more than the 5 members with a veto"):
        designed(Seats(), 9, 6)
    with pytest.raises(RuleError, match="3 negative votes are more than the 0 members"):
        designed(Seats(veto=0, permanent=5), 9, 3)
    for needed in ("9", 9.5, 0):
        with pytest.raises(RuleError, match=f"from 1 as needed, not {needed!r}"):
            designed(Seats(), needed)
    with pytest.raises(RuleError, match="from 1 as blocking, not 0"):
        designed(Seats(), 9, 0)
    with pytest.raises(RuleError, match=r"expected Seats, .* not 15"):
        designed(15, 9)
    assert len(vetoers(designed(Seats(), 9, 5))) == 0


def test_proposals_are_compared_by_their_names():
    by_name = comparison(["charter-1966", "g4-2005"])
    assert [each.name for each in by_name] == ["charter-1966", "g4-2005"]
    assert by_name == comparison({name: reform(name) for name in ("charter-1966", "g4-2005")})
    with pytest.raises(UnknownWordError, match="g4-2005"):
        comparison(["g4-2006"])
    for wrong in ("g4-2005", 3):
        with pytest.raises(RuleError, match=f"a list of names of reforms, not {wrong!r}"):
            comparison(wrong)
    with pytest.raises(RuleError, match="a: expected the rule of one council, not 'g4-2005'"):
        comparison({"a": "g4-2005"})
    with pytest.raises(RuleError, match="a list of names of reforms, not 3"):
        comparison({3: reform("g4-2005")})


def test_a_comparison_refuses_what_is_no_index_no_belief_and_no_council():
    with pytest.raises(RuleError, match="such as banzhaf, not 'banzhaf'"):
        comparison(index="banzhaf")
    with pytest.raises(BeliefError, match="a Leaning, or one for each SeatKind, not 3"):
        comparison(beliefs=3)
    with pytest.raises(BeliefError, match="not 'VETO'"):
        comparison(beliefs={"VETO": Leaning(1, 0, 0)})
    with pytest.raises(BeliefError, match="not 1"):
        comparison(beliefs={SeatKind.VETO: 1})
    found = comparison(["charter-1966"])
    with pytest.raises(UnknownWordError, match="no council 3 here; expected 'charter-1966'"):
        found[3]
    for wrong, told in (("g4-2005", "'g4-2005'"), (reform("g4-2005"), "Rule")):
        with pytest.raises(RuleError, match=f"expected a council of a comparison, not {told}"):
            found["charter-1966"].against(wrong)


def test_the_charter_as_a_reform_is_the_charter():
    power = shapley_shubik(reform("charter-1966"))
    assert power["France"] == Fraction(421, 2145)
    assert power["elected 3"] == Fraction(4, 2145)
    assert reform("charter-1945").council.member("SUN").name.startswith("Union of Soviet")


def test_new_permanent_members_of_the_group_of_four_have_no_veto():
    rule = reform("g4-2005")
    assert len(rule.council.permanent) == 11
    assert vetoers(rule) == ("CHN", "FRA", "RUS", "GBR", "USA")
    votes = ["yes"] * 25
    votes[5] = "no"
    assert rule.decide(votes).adopted


def test_a_veto_of_two_needs_two():
    rule = reform("veto-of-two")
    votes = dict.fromkeys(rule.codes, "yes") | {"RUS": "no"}
    assert rule.decide(votes).adopted
    assert rule.decide(votes | {"CHN": "no"}).vetoes == ("CHN", "RUS")
    assert vetoers(rule) == ()


def test_where_the_veto_is_abolished_no_requirement_speaks_of_it():
    assert len(reform("veto-abolished").requirements) == 1
    assert set(shapley_shubik(reform("veto-abolished")).amounts) == {Fraction(1, 15)}


def test_a_council_of_ones_own():
    rule = designed(Seats(veto=5, permanent=2, longer=3, elected=10), needed=12)
    assert len(rule.council) == 20
    assert rule.council.member("NP2").permanent
    assert not rule.council.member("longer term 3").permanent
    with pytest.raises(RuleError, match="more than the 20 seats"):
        designed(Seats(veto=5, permanent=2, longer=3, elected=10), needed=21)
    with pytest.raises(RuleError, match="5 states are named for 2"):
        Seats(veto=2, named=FIVE)
    with pytest.raises(RuleError, match="from 0"):
        Seats(veto=-1, named=())


def test_where_nobody_is_named_the_five_sit_if_there_is_room():
    assert Seats(veto=5).council.codes[:5] == FIVE
    assert Seats(veto=0, permanent=5).council.codes[:5] == FIVE
    assert Seats(veto=2, elected=3).council.codes == ("NP1", "NP2", "EL1", "EL2", "EL3")
    assert len(designed(Seats(veto=0, elected=3), 2).council) == 3


def test_a_builder_takes_the_names_of_states():
    council = Seats(veto=1, permanent=2, named=("India", "jpn", "European Union")).council
    assert council.codes[:3] == ("IND", "JPN", "EU")
    assert [each.name for each in council.members[:2]] == ["India", "Japan"]
    with pytest.raises(UnknownWordError, match="no state 'Indai'; did you mean India"):
        Seats(named=("Indai",))
    with pytest.raises(UnknownWordError, match="no state 'SUN'"):
        Seats(named=("SUN",))
    with pytest.raises(UnknownWordError, match="no state 'XXX'"):
        Seats(named=("XXX",))


def test_an_assumed_threshold_is_not_said_to_be_proposed():
    rule = reform("model-a")
    enough, veto = rule.requirements
    title = "Model A of the High-level Panel"
    assert str(enough.source) == f"{title}; the number is assumed here"
    assert str(veto.source) == title
    assert "assumed here" in str(rule)
    assert "assumed here" in rule.decide(dict.fromkeys(rule.codes, "no")).words()
    assert "assumed" not in str(reform("g4-2005"))


def test_a_comparison_shows_who_has_how_much():
    found = comparison()
    assert len(found) == 16
    g4 = found["g4-2005"]
    assert g4.permanent_without_veto == g4.elected == Fraction(39, 32200)
    assert dict(g4.shares)[SeatKind.VETO] == 5 * g4.veto_holder
    assert sum(share for _, share in g4.shares) == 1
    assert g4.power_to_act == Fraction(392_313, 2**24)
    assert found["model-a"].assumed
    assert found["veto-abolished"].veto_holder is None
    assert found["charter-1966"].chance == Fraction(146_796, 3**15)
    assert "g4-2005, Shapley-Shubik index: each member with a veto 19.5%" in str(found)


def test_a_comparison_takes_other_indices_councils_and_beliefs():
    ours = designed(Seats(), needed=9)
    certain = Leaning(Fraction(1), Fraction(0), Fraction(0))
    found = comparison({"ours": ours}, index=banzhaf, beliefs=certain)["ours"]
    assert found.veto_holder == Fraction(106, 635)
    assert found.chance == 1
    cautious = {
        SeatKind.VETO: Leaning(Fraction(1, 2), Fraction(1, 2), Fraction(0)),
        SeatKind.ELECTED: certain,
    }
    assert passing(ours, cautious) == 1
    with pytest.raises(RuleError, match="no leaning for permanent members without a veto"):
        passing(reform("g4-2005"), cautious)
    with pytest.raises(BeliefError, match="the chances sum to 2, not to 1"):
        Leaning(Fraction(1), Fraction(1), Fraction(0))
    with pytest.raises(BeliefError, match="not negative"):
        Leaning(2, -1, 0)


def test_floats_need_to_sum_to_one_as_nearly_as_floats_can():
    charter = reform("charter-1966")
    tenths = Leaning(Fraction(7, 10), Fraction(2, 10), Fraction(1, 10))
    assert passing(charter, Leaning(0.7, 0.2, 0.1)) == pytest.approx(
        float(passing(charter, tenths))
    )
    with pytest.raises(BeliefError, match="not to 1"):
        Leaning(0.7, 0.2, 0.2)


def test_a_vacant_seat_takes_no_part_in_a_chance():
    vacant = un.rules.substantive(un.council("1980-01-03"))
    certain = Leaning(Fraction(1), Fraction(0), Fraction(0))
    assert passing(vacant, certain) == 1
    assert comparison({"1980": vacant})["1980"].veto_holder == Fraction(139, 715)


def test_a_comparison_takes_rules_of_one_council_that_votes():
    council = un.council(2019)
    with pytest.raises(RuleError, match="nobody abstains where nobody votes: press statement"):
        comparison({"x": un.rules.press_statement(council)})
    with pytest.raises(RuleError, match="x: expected the rule of one council, not InBothOrgans"):
        comparison({"x": un.proceedings.icj_election(council)})
    with pytest.raises(RuleError, match="at least one council"):
        comparison({})


def test_a_comparison_becomes_a_pandas_frame():
    pytest.importorskip("pandas")
    frame = comparison().to_pandas()
    assert frame.loc["charter-1966", "elected"] == Fraction(4, 2145)


def test_restraints_are_no_rules_but_are_told():
    assert restraints() == (
        "s5-2012",
        "france-mexico-2015",
        "act-code-2015",
        "veto-initiative-2022",
        "pact-for-the-future-2024",
        "article-27-3-enforced",
    )
    known = {row["key"] for row in rows("sources")}
    for name in restraints():
        assert set(restraint(name).sources) <= known
        assert restraint(name).asks in restraint(name).words()
