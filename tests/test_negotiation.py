"""Negotiations: the statement and the draft of April 2019, errors, size, pictures, words."""

import pickle
from dataclasses import replace
from fractions import Fraction
from itertools import product
from time import perf_counter
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import conditions_of

import unsc_sim as un
from unsc_sim import rules
from unsc_sim.councils.members import Council, Member
from unsc_sim.errors import RuleError, SeatError, UnknownWordError
from unsc_sim.negotiation import Change, assuming, negotiate, space
from unsc_sim.positions.conditions import Condition, read_condition
from unsc_sim.positions.drafts import Draft, Provision, Text, on_texts
from unsc_sim.positions.stances import Position, Stance, Standing
from unsc_sim.readings.readings import READINGS, Reading
from unsc_sim.verdicts.verdict import WouldPass
from unsc_sim.words import Translated

LIBYA = un.load("libya-2019")
STATEMENT = LIBYA.draft("formal-statement").standing
RESOLUTION = LIBYA.standing
NAMING = Provision(
    "naming",
    Translated("words on the offensive"),
    "names the LNA",
    ("names the LNA", "an offensive", "all parties"),
)


def binary(count: int, positions: tuple[Position, ...] = ()) -> Standing:
    parts = tuple(Provision(f"p{n}", Translated(f"p{n}")) for n in range(count))
    rule = RESOLUTION.rule
    return Standing(rule, Draft("t", Translated("t"), "substantive", provisions=parts), positions)


def three_of(number: int) -> Condition:
    first, second, third = (f"p{(number + shift) % 20}" for shift in (0, 7, 11))
    return read_condition(f"{first} and not {second} or {third}")


ALL_TEXTS = tuple(
    Text(tuple(zip(("p0", "p1", "p2"), wordings))) for wordings in product(("in", "out"), repeat=3)
)


def conditions():
    """Two conditions on three provisions."""
    atoms = st.sampled_from([Condition("is", key=f"p{n}") for n in range(3)])
    joined = conditions_of(atoms, 4)
    return st.tuples(joined, joined)


def pair_of(number: int) -> Condition:
    return read_condition(f"p{2 * number} and p{2 * number + 1}")


# The statement


def test_russia_and_the_united_states_contradict_each_other_and_nobody_else_does():
    found = negotiate(STATEMENT)
    (conflict,) = found.conflicts
    assert [demand.actor for demand in conflict] == ["RUS", "USA"]
    assert [lift.actors for lift in found.lifts] == [("RUS",), ("USA",)]
    assert len(found.cannot_pass) == 2
    assert found.best is None
    assert found.safest is None
    assert "A38 P18" in str(conflict)
    assert "A39 P18" in str(conflict)
    assert "No text can pass." in str(found)


def test_lifting_either_demand_leaves_a_text():
    for lift in negotiate(STATEMENT).lifts:
        kept = tuple(each for each in STATEMENT.positions if each not in tuple(lift))
        found = negotiate(replace(STATEMENT, positions=kept))
        assert len(found.can_pass) == 1
        assert not found.conflicts


def test_a_minimum_of_the_sponsor_leaves_the_objection_alone():
    found = negotiate(STATEMENT, space(STATEMENT.draft, minimum="names-lna"))
    assert [conflict.actors for conflict in found.conflicts] == [("RUS",)]
    assert found.conflicts[-1] == found.conflicts[0]
    with pytest.raises(IndexError):
        found.conflicts[1]


# The draft resolution


def test_nothing_reported_tells_one_text_of_the_resolution_from_another():
    found = negotiate(RESOLUTION)
    assert len(found.texts) == len(found.can_pass) == 16
    assert found.listing.groups.count == 1
    assert found.best.text == found.drafted.text
    assert found.best.chance == LIBYA.forecast().probability("adopted")
    assert all(each.gain == 0 for each in found.concessions)


def test_a_concession_buys_whom_it_is_assumed_to_win():
    standing = assuming(RESOLUTION, [("RUS", "cannot support", "blames-lna")])
    found = negotiate(standing, space(RESOLUTION.draft, minimum="cease-fire"))
    first = found.concessions[0]
    assert first.change.provision.key == "blames-lna"
    assert [member.code for member in first.offer.won] == ["RUS"]
    assert first.offer.lost == ()
    assert first.gain == first.offer.chance - found.drafted.chance > 0
    assert [offer.price for offer in found.front] == [0, 1]
    assert found.best == first.offer
    assert found.safest is None  # read hard, the United States votes against them all
    assert "cease-fire" not in {each.change.provision.key for each in found.concessions}
    assert "(assumed)" not in str(found)


def test_what_is_assumed_is_said_to_be():
    standing = assuming(STATEMENT, [("CHN", "objects", "")])
    (china, *_) = negotiate(standing).conflicts
    assert china.actors == ("CHN",)
    assert "(assumed)" in str(china)
    assert all(each.assumed for each in china)


def test_a_concession_that_buys_nothing_names_its_chance_once():
    told = {str(each) for each in negotiate(RESOLUTION).concessions}
    assert all("chance of adoption still 0." in each for each in told)
    assert not any(" from " in each for each in told)
    assert "يظل" in negotiate(RESOLUTION).concessions[0].words("ar")


def test_that_no_text_is_safe_is_said_so_that_it_is_meant_of_each():
    standing = assuming(RESOLUTION, [("RUS", "cannot support", "blames-lna")])
    said = negotiate(standing).advice
    assert str(said).startswith("Every text is without a chance under one of the readings at least")
    assert said.words("ar").startswith("كل نص ينعدم احتمال اعتماده وفقا لقراءة واحدة على الأقل")


def test_wordings_are_softened_by_steps_each_at_its_price():
    draft = replace(RESOLUTION.draft, provisions=(NAMING,))
    prices = [space(draft).price(Text((("naming", each),))) for each in NAMING.wordings]
    assert prices == [0, 1, 2, 3]
    dear = space(draft, prices={"naming": 0.5})
    assert dear.price(Text((("naming", "out"),))) == Fraction(3, 2)
    stated = space(draft, prices={"naming": {"an offensive": "1/3", "out": 5}})
    assert stated.prices == ((0, Fraction(1, 3), 2, 5),)  # what is not named costs its steps


def test_what_a_draft_leaves_open_costs_nothing():
    known = space(STATEMENT.draft)
    assert known.prices == ((0, 0),)
    assert str(negotiate(STATEMENT).drafted.label) == "with a reference to the Libyan National Army"


def test_the_wordings_of_one_provision_have_conditions_of_their_own():
    draft = replace(
        RESOLUTION.draft, provisions=(replace(NAMING, variants=("hard", "soft"), status="hard"),)
    )
    standing = assuming(
        replace(RESOLUTION, draft=draft),
        [("RUS", "will vote against", "naming = hard"), ("USA", "will vote against", "not naming")],
    )
    found = negotiate(standing)
    told = [offer.would_pass for offer in found.texts]
    assert told == [WouldPass.NO, WouldPass.DEPENDS, WouldPass.NO]
    assert [str(change) for change in found.best.changes] == [
        "words on the offensive as 'soft' instead of 'hard'"
    ]


def test_a_wording_is_called_by_its_title_where_it_has_one():
    titled = replace(
        NAMING, status="in", titles=(("an offensive", Translated("a launched offensive", "هجوم")),)
    )
    draft = replace(RESOLUTION.draft, provisions=(titled,))
    change = Change(titled, "an offensive")
    assert str(change) == "words on the offensive as 'a launched offensive' instead of " + (
        "'names the LNA'"
    )
    assert "هجوم" in change.words("ar")
    condition = read_condition("naming = 'an offensive'")
    assert str(on_texts(draft, condition)) == (
        "with words on the offensive worded 'a launched offensive'"
    )


# Words


@given(conditions())
def test_two_demands_that_differ_on_some_text_are_never_told_alike(pair):
    draft = binary(3).draft
    for lang in ("en", "ar"):
        first, second = (on_texts(draft, each).words(lang) for each in pair)
        if first == second:
            assert all(pair[0].holds(text) == pair[1].holds(text) for text in ALL_TEXTS)


def test_what_and_and_or_join_inside_one_another_stands_in_brackets():
    draft = binary(3).draft
    assert str(on_texts(draft, read_condition("(p0 or p1) and p2"))) == (
        "(with p0 or with p1) and with p2"
    )
    assert str(on_texts(draft, read_condition("p0 or p1 and p2"))) == (
        "with p0 or (with p1 and with p2)"
    )
    assert str(on_texts(draft, read_condition("not (p0 and not p1) or p2"))) == (
        "without p0 or with p1 or with p2"
    )


def test_bounds_of_the_sponsor_are_told_where_nothing_can_be_adopted():
    found = negotiate(STATEMENT, space(STATEMENT.draft, minimum="names-lna"))
    within = "No text within the sponsor's minimum (with a reference to the Libyan National Army)"
    for each in (found, found.conflicts, found.conflicts[0]):
        assert within in str(each)
    assert within not in str(negotiate(STATEMENT))
    constrained = negotiate(STATEMENT, space(STATEMENT.draft, ["not names-lna"]))
    assert "No text within the constraints (without a reference" in str(constrained)


def test_demands_to_lift_are_told_in_the_number_they_have():
    assert "if this is lifted: " in str(negotiate(STATEMENT).lifts)
    standing = assuming(RESOLUTION, [(c, "will vote against", "") for c in ("USA", "CHN")])
    (lift,) = negotiate(standing).lifts
    assert "if all of these are lifted: " in str(negotiate(standing))
    assert str(lift).startswith("Some text can pass without these, all of them: ")


def test_the_picture_of_a_contradiction_shows_every_demand_whole_with_its_evidence():
    (conflict,) = negotiate(STATEMENT).conflicts
    root = ET.fromstring(conflict.picture().svg)
    drawn = " ".join(each.text for each in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "…" not in drawn
    assert "with a reference to the Libyan National Army" in drawn
    assert "1: the Russian Federation o" in drawn
    assert "[A39 P18]" in drawn
    kept = negotiate(STATEMENT, space(STATEMENT.draft, minimum="names-lna"))
    assert "sponsor's minimum" in kept.conflicts[0].picture().svg


def test_words_say_what_to_ask_where_that_is_soon_worked_out():
    said = str(negotiate(assuming(RESOLUTION, [("RUS", "abstains", ""), ("USA", "abstains", "")])))
    assert "Ask China about" in said
    assert "Safest: as drafted; its least chance under any reading" in said
    assert "Ask" not in str(negotiate(STATEMENT))


# Errors, before any search


def test_conditions_on_what_the_draft_does_not_have_are_told_all_at_once():
    with pytest.raises(UnknownWordError, match=r"'acces'.*did you mean 'access'.*'truce'"):
        space(RESOLUTION.draft, ["acces", "truce or access"])
    with pytest.raises(UnknownWordError, match="no wording 'soft'"):
        space(RESOLUTION.draft, minimum="access = soft")
    with pytest.raises(UnknownWordError, match="no provision 'truce'"):
        assuming(RESOLUTION, [("CHN", "opposes", "truce")])
    with pytest.raises(UnknownWordError, match="no provision 'truce'"):
        space(RESOLUTION.draft, prices={"truce": 1})
    position = assuming(STATEMENT, [("CHN", "objects", "names-lna")]).positions[-1]
    with pytest.raises(UnknownWordError, match="names-lna"):
        negotiate(replace(RESOLUTION, positions=(position,)))


def test_constraints_that_no_text_meets_are_told_with_their_core():
    with pytest.raises(RuleError) as told:
        space(
            RESOLUTION.draft, ["access", "influence", "not influence or not access", "cease-fire"]
        )
    assert str(told.value) == (
        "no text meets these constraints together: 'access'; 'influence'; "
        "'not influence or not access'"
    )


def test_a_minimum_that_forbids_every_text_is_an_error():
    with pytest.raises(RuleError, match=r"forbids every text$"):
        space(RESOLUTION.draft, minimum="access and not access")
    with pytest.raises(RuleError, match="forbids every text that meets 'not access'"):
        space(RESOLUTION.draft, ["not access", "cease-fire"], minimum="access")


@pytest.mark.parametrize("price", [-1, "dear", None, float("nan"), {"in": -2}])
def test_a_price_is_a_number_of_at_least_nought(price):
    given = {"access": {"out": None}} if price is None else {"access": price}
    with pytest.raises(RuleError, match="the price of access"):
        space(RESOLUTION.draft, prices=given)


def test_prices_that_cannot_be_added_exactly_are_refused():
    known = space(RESOLUTION.draft, prices={"access": f"1/{10**30}", "influence": 1})
    with pytest.raises(RuleError, match="too fine"):
        negotiate(RESOLUTION, known)


def test_positions_that_leave_a_member_no_vote_on_some_text_are_an_error():
    standing = assuming(RESOLUTION, [("CHN", "supports", ""), ("CHN", "opposes", "not access")])
    with pytest.raises(SeatError, match="China contradict each other"):
        negotiate(standing)
    kept = negotiate(standing, space(standing.draft, minimum="access"))
    assert len(kept.texts) == 8


def test_an_unknown_reading_is_told_with_the_nearest():
    with pytest.raises(UnknownWordError, match="did you mean 'literal'"):
        negotiate(RESOLUTION, reading="litteral")


# Readings


def test_robust_texts_do_well_under_every_reading():
    for_all = [(code, "supports", "access") for code in RESOLUTION.rule.codes if code != "GBR"]
    standing = assuming(RESOLUTION, for_all)
    found = negotiate(standing)
    assert len(found.must_pass) == 8
    assert all(offer.text["access"] == "in" for offer in found.robust())
    assert found.safest == found.drafted
    assert found.robust("1")[0] == found.drafted


def test_a_reading_that_does_not_fit_the_positions_is_left_out():
    wrong = Reading("wrong", members=(("RUS", (("yes", "1"),)),))
    found = negotiate(RESOLUTION, readings=(*READINGS.values(), wrong))
    assert {each.name for each in found.fitting} >= {"literal", "soft"}
    assert "wrong" not in {each.name for each in found.fitting}


def test_every_reading_of_votes_fits_a_text_on_which_nobody_votes():
    assert {each.name for each in negotiate(STATEMENT).fitting} == set(READINGS)


def test_a_reading_of_ones_own():
    sure = Reading("sure", stances=((Stance.UNDECLARED, (("yes", "1"),)),))
    found = negotiate(RESOLUTION, reading=sure)
    assert found.best.chance == Fraction(1, 4)
    assert found.texts.chances[0] == 0.25


def test_correlated_readings_are_forecast_text_by_text():
    standing = assuming(RESOLUTION, [("RUS", "cannot support", "blames-lna")])
    found = negotiate(standing, reading="record")
    for place in (0, 4, 15):
        assert found.texts.chances[place] == pytest.approx(float(found.texts[place].chance))
    with pytest.raises(RuleError, match="independent members"):
        found.questions  # noqa: B018


def test_safe_texts_are_advised_where_members_are_correlated():
    found = negotiate(assuming(RESOLUTION, [("RUS", "abstains", "")]), reading="record")
    assert found.advice.questions == ()
    assert str(found.advice.unasked).endswith("under a reading of independent members")
    assert "Safest: " in str(found) or "Every text is without a chance" in str(found)


# What to ask


def test_the_answer_worth_most_is_worked_out_by_hand():
    # One member decides alone: yes, abstain or no with a third each. A provision that it
    # may care about gives the sponsor two tries at a yes: 1 - (2/3)^2 = 5/9, from 1/3.
    one = Council((Member("A", "A", permanent=True, veto=True),))
    draft = Draft("t", Translated("t"), "x", provisions=(Provision("p", Translated("p")),))
    (question,) = negotiate(Standing(rules.put_to_vote(one, 1), draft)).questions
    assert question.gain == pytest.approx(5 / 9 - 1 / 3)
    assert question.turns == pytest.approx(2 / 9)
    assert str(question).startswith("Ask A about p: with the answer the best chance")


def test_a_member_whose_position_is_known_everywhere_is_not_asked():
    asked = {each.member.code for each in negotiate(RESOLUTION).questions}
    assert asked == set(RESOLUTION.rule.codes) - {"GBR", "RUS", "USA"}


# Size


def test_a_million_texts_are_gone_through_in_a_moment():
    positions = tuple(
        Position(code, stance, three_of(number + shift))
        for number, code in enumerate(RESOLUTION.rule.codes)
        for shift, stance in ((0, Stance.CANNOT_SUPPORT), (5, Stance.ABSTAINS))
    )
    standing = binary(20, positions)
    start = perf_counter()
    found = negotiate(standing)
    assert perf_counter() - start < 3
    assert len(found.texts) == 1 << 20
    assert len(found.must_pass) + len(found.can_pass) + len(found.cannot_pass) == 1 << 20
    for row in (0, 77_777, 1_000_000):
        assert found.texts.chances[row] == pytest.approx(float(found.texts[row].chance), rel=1e-9)


def test_a_space_of_many_provisions_that_nobody_speaks_of_is_listed_without_them():
    positions = (Position("RUS", Stance.WILL_VOTE_AGAINST, three_of(0)),)
    found = negotiate(binary(40, positions))
    assert len(found.texts) == 8
    assert len(found.fixed) == 37
    assert found.bound is None
    assert found.best.price == 1


def test_a_larger_space_is_searched_and_its_front_proven():
    positions = tuple(
        Position(code, Stance.CANNOT_SUPPORT, pair_of(number))
        for number, code in enumerate(RESOLUTION.rule.codes[:11])
    )
    found = negotiate(binary(22, positions))
    assert found.bound is None
    assert [offer.price for offer in found.front] == list(range(5, 12))  # nine can vote yes
    assert all(a.chance < b.chance for a, b in zip(found.front, found.front[1:]))


def test_contradictions_in_a_space_too_large_to_list():
    a, b = three_of(0), three_of(3)
    positions = (
        *(Position(code, Stance.OPPOSES, pair_of(5)) for code in ("CHN", "FRA")),
        Position("RUS", Stance.WILL_VOTE_AGAINST, a),
        Position("USA", Stance.WILL_VOTE_AGAINST, type(a)("not", (a,))),
        Position("DEU", Stance.OPPOSES, b),
    )
    standing = binary(60, positions)
    found = negotiate(standing, most=10)
    assert [conflict.actors for conflict in found.conflicts] == [("RUS", "USA")]
    assert {lift.actors for lift in found.lifts} == {("RUS",), ("USA",)}


def test_thousands_of_contradictions_of_one_form_are_one_pattern():
    standing = binary(2, tuple(Position(c, Stance.OPPOSES) for c in RESOLUTION.rule.codes))
    found = negotiate(standing)
    assert (len(found.conflicts), len(found.lifts)) == (6435, 5005)
    assert len(found.conflicts.patterns) == len(found.lifts.patterns) == 1
    assert "any seven of these 15" in str(found.conflicts)
    assert len(found.conflicts[6434]) == 7
    assert len(found.conflicts[:3]) == 3


# Values


def test_a_negotiation_is_a_value():
    found = negotiate(RESOLUTION)
    assert found == negotiate(RESOLUTION)
    assert hash(found) == hash(negotiate(RESOLUTION))
    assert pickle.loads(pickle.dumps(found)) == found
    assert found != negotiate(STATEMENT)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_everything_draws_and_tells_itself(lang):
    standing = assuming(RESOLUTION, [("RUS", "cannot support", "blames-lna")])
    found, statement = negotiate(standing), negotiate(STATEMENT)
    (conflict,) = statement.conflicts
    for each in (found, statement, found.front, conflict):
        picture = each.picture(lang)
        assert "<svg" in str(picture)
        assert str(picture) == str(each.picture(lang))
        assert each.words(lang)
    for each in (found.best, found.concessions[0], found.questions[0], statement.lifts[0]):
        assert each.words(lang)


def test_an_empty_front_has_words_but_no_points():
    found = negotiate(STATEMENT)
    assert str(found.front) == "No text has a chance of adoption."
    assert found.front.picture().title == "What concessions buy"
