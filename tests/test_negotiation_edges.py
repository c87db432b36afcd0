"""Negotiations at their edges: large spaces, forbidden drafts, small chances, hostile input."""

from dataclasses import replace
from fractions import Fraction
from random import Random
from time import perf_counter

import pytest

import unsc_sim as un
from unsc_sim.errors import RuleError, SeatError, UnknownWordError
from unsc_sim.forecasts.mixtures import Mixture
from unsc_sim.negotiation import Space, assuming, negotiate, negotiating, space
from unsc_sim.positions.conditions import read_condition
from unsc_sim.positions.drafts import Draft, Provision
from unsc_sim.positions.stances import Position, Stance, Standing
from unsc_sim.readings.readings import READINGS, Reading
from unsc_sim.words import Translated

LIBYA = un.load("libya-2019")
RESOLUTION = LIBYA.standing
STATEMENT = LIBYA.draft("formal-statement").standing
CODES = RESOLUTION.rule.codes


def position(code: str, stance: str, when: str = "") -> Position:
    return Position(code, Stance(stance), read_condition(when))


def binary(number: int, held: list[Position], sponsors: tuple[str, ...] = ()) -> Standing:
    parts = tuple(Provision(f"p{n}", Translated(f"p{n}")) for n in range(number))
    draft = Draft("t", Translated("t"), "substantive", sponsors, provisions=parts)
    return Standing(RESOLUTION.rule, draft, tuple(held))


def each_on_its_own(number: int) -> Standing:
    """So many members, each of whom cannot support a provision of its own."""
    held = [position(code, "cannot support", f"p{n}") for n, code in enumerate(CODES[:number])]
    return binary(number, held)


# Spaces too large to list


def twelve_pairs() -> Standing:
    held = [
        position(code, "cannot support", f"p{2 * n} and p{2 * n + 1}")
        for n, code in enumerate(CODES[:12])
    ]
    return binary(24, held)


def test_a_searched_space_says_that_only_the_front_is_listed():
    found = negotiate(twelve_pairs())
    assert found.searched
    told = f"The space has 16777216 texts; only the {len(found.texts)} on the front are listed."
    assert str(found).startswith(told)
    assert "cannot pass" not in str(found)


def test_what_only_all_texts_answer_is_refused_where_they_are_not_listed(monkeypatch):
    standing = each_on_its_own(4)
    assert negotiate(standing).questions
    monkeypatch.setattr(negotiating, "LISTED", 1)
    with pytest.raises(RuleError, match="few enough texts to list, not 16"):
        negotiate(standing).questions  # noqa: B018


def test_safe_texts_of_a_searched_space_are_advised_and_the_reason_why_no_questions(monkeypatch):
    standing = each_on_its_own(8)
    listed = negotiate(standing).advice
    monkeypatch.setattr(negotiating, "LISTED", 1)
    found = negotiate(standing)
    assert found.advice.least == pytest.approx(listed.least)
    assert found.advice.safest == listed.safest
    assert found.advice.readings == listed.readings
    assert found.advice.questions == ()
    assert str(found.advice.unasked).startswith("expected few enough texts to list, not 256")
    assert [each.price for each in found.robust("1/10")] == sorted(
        (each.price for each in found.robust("1/10")), reverse=True
    )
    cut = negotiate(standing, most=3)
    assert cut.safe_bound >= listed.least
    assert "The search for safe texts was cut short" in str(cut.advice)
    assert negotiate(standing, reading="record").bound is None


def test_a_reading_that_fits_no_text_with_some_provision_is_known_before_a_search(monkeypatch):
    wrong = Reading("wrong", members=((CODES[2], (("yes", "1"),)),))
    monkeypatch.setattr(negotiating, "LISTED", 1)
    standing = each_on_its_own(4)
    found = negotiate(standing, readings=(*READINGS.values(), wrong))
    assert wrong not in found.fitting
    with pytest.raises(SeatError, match="the reading 'wrong' gives a chance to a vote"):
        negotiate(standing, reading=wrong)
    kept = space(standing.draft, ["not p2"])
    assert wrong in negotiate(standing, kept, readings=(wrong,)).fitting


def test_provisions_that_nobody_speaks_of_can_be_asked_about_in_a_large_space(monkeypatch):
    standing = binary(3, [position("RUS", "will vote against", "p0")])
    listed = negotiate(standing).questions
    monkeypatch.setattr(negotiating, "LISTED", 4)
    found = negotiate(standing)
    assert found.fixed == ("p1", "p2")
    asked = {(each.member.code, each.provision.key): each for each in found.questions}
    assert len(asked) == len(listed)
    for each in listed:
        assert asked[each.member.code, each.provision.key].gain == pytest.approx(each.gain)


@pytest.mark.parametrize("most", [-5, None, 2.5, True])
def test_how_long_to_search_is_a_whole_number(most):
    with pytest.raises(RuleError, match="a whole number, not"):
        negotiate(RESOLUTION, most=most)


def test_contradictory_positions_are_found_before_a_search_and_told_with_a_text(monkeypatch):
    monkeypatch.setattr(negotiating, "LISTED", 1)
    held = [position(code, "cannot support", f"p{n}") for n, code in enumerate(CODES[2:4])]
    own = [position("CHN", "supports"), position("CHN", "opposes", "p2 and not p3")]
    standing = binary(4, [*held, *own])
    with pytest.raises(SeatError, match=r"'opposes' where 'p2 and not p3'.*and p2 and not p3'"):
        negotiate(standing)
    kept = negotiate(standing, space(standing.draft, ["p3 or not p2"]))
    assert kept.searched
    assert kept.best is not None


def hard_to_please(demands: int) -> Standing:
    """Fifteen members that object to so many pairs of 24 provisions each."""
    rng = Random(1)
    pairs = [(code, rng.sample(range(24), 2)) for code in CODES for _ in range(demands)]
    signs = ["p{} and p{}", "p{} or p{}", "p{} or not p{}", "not p{} or not p{}"]
    held = [position(code, "opposes", rng.choice(signs).format(*pair)) for code, pair in pairs]
    return binary(24, held)


def test_of_many_demands_on_a_large_space_a_contradiction_is_found_at_once():
    found = negotiate(hard_to_please(6), most=10)
    start = perf_counter()
    assert found.conflicts
    soon = found.conflicts.soon
    told = str(found)
    assert perf_counter() - start < 20
    assert "Together these exclude adoption" in told
    assert "There may be other contradictions" in told
    imposed = replace(found.standing, positions=soon.demands)
    assert negotiate(imposed).best is None
    without = replace(found.standing, positions=soon.demands[1:])
    assert negotiate(without).best is not None


# A draft that the space forbids


def test_a_forbidden_draft_is_neither_judged_nor_shown():
    standing = assuming(RESOLUTION, [("CHN", "supports", "access"), ("CHN", "opposes", "access")])
    found = negotiate(standing, space(RESOLUTION.draft, ["not access"]))
    assert len(found.texts) == 8
    assert found.best is not None
    assert found.concessions == ()
    assert "China" not in str(found.best)
    for lang in ("en", "ar"):
        assert "<svg" in str(found.picture(lang))
    assert all(found.space.allows(each.text) for each in found._shown())


def test_the_text_of_an_empty_front_is_one_that_is_allowed(monkeypatch):
    monkeypatch.setattr(negotiating, "LISTED", 1)
    standing = assuming(STATEMENT, [("CHN", "objects", "")])
    found = negotiate(standing, space(STATEMENT.draft, ["not names-lna"]))
    assert len(found.texts) == 0
    assert [each.text["names-lna"] for each in found._shown()] == ["out"]


def test_contradictory_positions_are_named_with_one_text():
    standing = assuming(RESOLUTION, [("CHN", "supports", ""), ("CHN", "opposes", "not access")])
    with pytest.raises(SeatError) as told:
        negotiate(standing)
    assert str(told.value) == (
        "the positions of China contradict each other: 'supports' on every text and 'opposes' "
        "where 'not access' leave no vote open on the text "
        "'cease-fire and blames-lna and influence and not access'"
    )


# Small chances


def test_chances_far_below_rounding_are_chances():
    shares = (("yes", "1/100"), ("abstain", "99/100"))
    tiny = Reading("tiny", stances=((Stance.UNDECLARED, shares),))
    standing = assuming(
        RESOLUTION,
        [("RUS", "abstains", ""), ("USA", "abstains", ""), ("CHN", "supports", "not access")],
    )
    found = negotiate(standing, reading=tiny)
    assert 0 < found.best.chance < Fraction(1, 10**10)
    assert [each.price for each in found.front] == [0, 1]
    assert found.front[0].chance < found.front[1].chance


def test_small_chances_are_found_by_a_search_too(monkeypatch):
    shares = (("yes", "1/100"), ("abstain", "99/100"))
    tiny = Reading("tiny", stances=((Stance.UNDECLARED, shares),))
    standing = assuming(RESOLUTION, [("CHN", "supports", "not access")])
    listed = negotiate(standing, reading=tiny)
    monkeypatch.setattr(negotiating, "LISTED", 1)
    searched = negotiate(standing, reading=tiny)
    assert [each.chance for each in searched.front] == [each.chance for each in listed.front]


# Correlated readings


@pytest.mark.parametrize("sponsors", [(), ("FRA", "KWT")])
def test_the_record_is_read_for_many_texts_at_once_as_for_one(sponsors):
    stances = [
        "cannot support", "supports", "leans towards", "abstains", "opposes",
        "will vote against", "will not take part", "sponsors",
    ]  # fmt: skip
    held = [
        position(code, stance, f"p{n % 5} or p{(n + 3) % 5}" if n % 2 else f"p{n % 5}")
        for n, (code, stance) in enumerate(zip(CODES, stances))
    ]
    for standing in (binary(5, held, sponsors), LIBYA.standing):
        found = negotiate(standing, reading="record")
        for place in range(0, len(found.texts), 5):
            offer = found.texts[place]
            assert found.texts.chances[place] == pytest.approx(float(offer.chance), abs=1e-12)


def test_every_reading_is_heeded_however_many_texts_differ():
    found = negotiate(each_on_its_own(12))
    assert found.listing.groups.count == 4096
    assert [each.name for each in found.fitting] == list(READINGS)
    assert found.safest.price == 12


class Together(Reading):
    """All members vote alike, or each for itself."""

    def beliefs(self, standing, text=None):
        alone = READINGS["literal"].beliefs(standing, text)
        return Mixture((("1/2", alone), ("1/2", READINGS["hard"].beliefs(standing, text))))


def test_a_correlated_reading_of_ones_own_is_refused_where_texts_are_too_many():
    own = Together("together")
    few = negotiate(each_on_its_own(4), reading=own)
    assert few.texts.chances[3] == pytest.approx(float(few.texts[3].chance))
    with pytest.raises(RuleError, match="4096 that differ to the members are too many"):
        negotiate(each_on_its_own(12), reading=own)
    with pytest.raises(RuleError, match="too many"):
        negotiate(each_on_its_own(12), readings=(own,)).robust()


def test_a_correlated_reading_of_ones_own_is_refused_in_a_search(monkeypatch):
    monkeypatch.setattr(negotiating, "LISTED", 1)
    with pytest.raises(RuleError, match="correlated in a way of its own"):
        negotiate(each_on_its_own(4), reading=Together("together"))


# Questions about wordings


def test_how_strongly_a_provision_is_worded_can_be_asked():
    naming = Provision(
        "naming", Translated("words on the offensive"), "names", ("names", "offensive", "all")
    )
    draft = Draft("t", Translated("t"), "substantive", provisions=(naming,))
    found = negotiate(Standing(RESOLUTION.rule, draft), space(draft, minimum="naming"))
    asked = [each for each in found.questions if each.member.code == "USA"]
    assert {each.softened for each in asked} == {"offensive", "all"}
    assert all(each.gain > 0 for each in asked)
    assert all(type(each.turns) is float for each in asked)
    told = "Ask the United States about words on the offensive as 'offensive' instead of 'names': "
    assert any(str(each).startswith(told) for each in asked)


# Spaces and prices


def test_a_wording_without_a_price_costs_its_steps():
    naming = Provision("naming", Translated("n"), "names", ("names", "offensive", "all"))
    draft = Draft("t", Translated("t"), "substantive", provisions=(naming,))
    assert space(draft, prices={"naming": {"out": 5}}).prices == ((0, 1, 2, 5),)
    open_one = replace(draft, provisions=(replace(naming, status="open"),))
    assert space(open_one, prices={"naming": {"out": 5}}).prices == ((0, 0, 0, 5),)


def test_a_space_made_by_hand_is_checked_and_priced():
    assert Space(RESOLUTION.draft) == space(RESOLUTION.draft)
    with pytest.raises(RuleError, match="a price for each wording of each provision"):
        Space(RESOLUTION.draft, prices=((Fraction(0), Fraction(1)),))
    with pytest.raises(UnknownWordError, match="no provision 'truce'"):
        Space(RESOLUTION.draft, (read_condition("truce"),))
    with pytest.raises(RuleError, match="no text meets"):
        Space(RESOLUTION.draft, (read_condition("access"), read_condition("not access")))


def test_the_texts_are_those_of_the_draft_that_the_members_stand_on():
    with pytest.raises(RuleError, match="'resolution', not those of 'formal-statement'"):
        negotiate(RESOLUTION, space(STATEMENT.draft))


@pytest.mark.parametrize(("given", "told"), [
    ({"constraints": "access"}, "a list of constraints, not 'access'"),
    ({"constraints": None}, "a list of constraints, not None"),
    ({"constraints": [3]}, "a condition on the text, not 3"),
    ({"minimum": None}, "a condition on the text, not None"),
    ({"prices": [("access", 1)]}, "a mapping from provisions to prices"),
])  # fmt: skip
def test_bounds_of_the_wrong_kind_are_told_apart(given, told):
    with pytest.raises(RuleError, match=told):
        space(RESOLUTION.draft, **given)


def test_an_assumption_has_three_words_and_counts_once():
    with pytest.raises(RuleError, match=r"three words, not \('RUS', 'opposes'\)"):
        assuming(RESOLUTION, [("RUS", "opposes")])
    twice = [("RUS", "objects", "names-lna")] * 2 + [("USA", "objects", "not names-lna")]
    found = negotiate(assuming(STATEMENT, twice))
    assert [each.actors for each in found.conflicts] == [("RUS", "USA")]


def test_a_provision_may_have_hundreds_of_wordings():
    many = tuple(f"v{n}" for n in range(300))
    draft = Draft(
        "t",
        Translated("t"),
        "substantive",
        provisions=(Provision("a", Translated("a"), "v0", many),),
    )
    standing = Standing(RESOLUTION.rule, draft, (position("RUS", "will vote against", "a = v299"),))
    found = negotiate(standing)
    assert (len(found.can_pass), len(found.cannot_pass)) == (300, 1)


def test_a_negotiation_and_its_texts_name_themselves_shortly():
    found = negotiate(RESOLUTION)
    assert repr(found) == "<negotiation of 'resolution': 16 texts under the reading 'literal'>"
    assert len(repr(found.best)) < 200
    statement = negotiate(STATEMENT)
    assert repr(statement.conflicts) == "<Contradictions of 'formal-statement'>"
    assert repr(statement.conflicts[0]) == "<Contradiction of RUS, USA>"
    assert repr(statement.lifts[0]) == "<Lift of RUS>"
    question = next(each for each in found.questions if each.member.code == "FRA")
    assert repr(question).startswith("<Question to FRA about '")
    assert repr(found.concessions[0]).startswith("<Concession: ")
