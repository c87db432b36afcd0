"""Negotiations against enumeration, text by text and set by set."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from negotiation_games import (
    adoptable,
    brute_force,
    conditions,
    councils_of_2019,
    every_text,
    outcomes,
    standings,
)

from unsc_sim.errors import RuleError, SeatError
from unsc_sim.forecasts.forecasts import forecast
from unsc_sim.negotiation import negotiate, negotiating, space
from unsc_sim.negotiation.possible import core, possible
from unsc_sim.positions.stances import Stance
from unsc_sim.readings.readings import READINGS
from unsc_sim.verdicts.conflicts import conflicts
from unsc_sim.verdicts.verdict import WouldPass
from unsc_sim.votes import Consent, Outcome, Vote

READING = st.sampled_from(["literal", "hard", "soft"])


def places(standing, sets):
    """Sets of positions as sets of their places; equal positions are told apart by turn."""
    found = []
    for each in sets:
        left = list(range(len(standing.positions)))
        chosen = []
        for position in each:
            place = next(p for p in left if standing.positions[p] == position)
            left.remove(place)
            chosen.append(place)
        found.append(frozenset(chosen))
    return found


def allowed(known):
    return [text for text in every_text(known.draft) if known.allows(text)]


def fits(standing, reading):
    """Whether a reading gives no chance to a vote that a position excludes."""
    try:
        for text in every_text(standing.draft):
            READINGS[reading].beliefs(standing, text)
    except SeatError:
        return False
    return True


def spaces(standing):
    keys = tuple(each.key for each in standing.draft.provisions)
    return st.tuples(st.lists(conditions(keys), max_size=2), conditions(keys))


def made(data, standing):
    constraints, minimum = data.draw(spaces(standing))
    try:
        return space(standing.draft, constraints, minimum)
    except RuleError:
        return None


@given(standings(), READING, st.data())
def test_verdicts_chances_and_prices_are_those_of_each_text_by_itself(standing, reading, data):
    known = made(data, standing)
    if known is None or not fits(standing, reading):
        return
    found = negotiate(standing, known, reading)
    assert [each.text for each in found.texts] == allowed(known)
    for place, offer in enumerate(found.texts):
        can = outcomes(standing, offer.text)
        right = WouldPass.DEPENDS if Outcome.ADOPTED in can else WouldPass.NO
        right = WouldPass.YES if can == {Outcome.ADOPTED} else right
        group = found.listing.groups.of[place]
        assert found.listing.passing[group] == [
            WouldPass.NO, WouldPass.DEPENDS, WouldPass.YES,
        ].index(right)  # fmt: skip
        assert offer.would_pass is right
        exact = forecast(standing.rule, READINGS[reading].beliefs(standing, offer.text))
        assert offer.chance == exact.probability(Outcome.ADOPTED)
        assert abs(found.texts.chances[place] - float(offer.chance)) < 1e-12
        assert abs(found.texts.prices[place] - float(offer.price)) < 1e-12
    assert len(found.must_pass) + len(found.can_pass) + len(found.cannot_pass) == len(found.texts)


@given(standings(), READING, st.data())
def test_the_front_is_what_nothing_beats(standing, reading, data):
    known = made(data, standing)
    if known is None or not fits(standing, reading):
        return
    found = negotiate(standing, known, reading)
    worth = {(offer.price, offer.chance) for offer in found.texts if offer.chance}
    right = {
        (price, chance)
        for price, chance in worth
        if not any((p, -c) != (price, -chance) and p <= price and c >= chance for p, c in worth)
    }
    assert {(offer.price, offer.chance) for offer in found.front} == right
    best = max((chance for _, chance in worth), default=None)
    assert (found.best.chance if found.best else None) == best


@settings(max_examples=300)
@given(standings(), st.data())
def test_contradictions_and_lifts_are_all_there_and_minimal(standing, data):
    known = made(data, standing)
    if known is None:
        return
    found = negotiate(standing, known)
    texts = allowed(known)
    right_conflicts, right_lifts = brute_force(standing, texts)
    if adoptable(standing, texts, standing.positions):
        assert not found.conflicts
        assert not found.lifts
        return
    told = places(standing, found.conflicts)
    assert set(told) == right_conflicts
    assert len(told) == len(right_conflicts)
    assert [len(each) for each in told] == sorted(len(each) for each in told)
    lifted = places(standing, found.lifts)
    assert set(lifted) == right_lifts
    assert len(lifted) == len(right_lifts)
    assert len(found.conflicts) == len(told)


@given(standings(), st.data())
def test_a_contradiction_found_at_once_is_one_of_them(standing, data):
    known = made(data, standing)
    if known is None:
        return
    for found in (negotiate(standing, known), searching(standing, known)):
        soon = found.conflicts.soon
        assert (soon is None) == (not found.conflicts)
        assert bool(found.conflicts) == (next(iter(found.conflicts), None) is not None)
        if soon is not None:
            fresh = searching(standing, known).conflicts.soon
            assert set(places(standing, [soon, fresh])) <= brute_force(standing, allowed(known))[0]


@given(standings())
def test_the_conflicts_of_a_verdict_are_those_of_its_texts(standing):
    texts = list(standing.draft.texts())
    told = places(standing, (held for each in conflicts(standing) for held in each.sets()))
    if adoptable(standing, texts, standing.positions):
        assert not told
    else:
        assert set(told) == brute_force(standing, texts)[0]


@given(standings(), READING, st.data())
def test_branch_and_bound_finds_the_front_and_the_contradictions(standing, reading, data):
    known = made(data, standing)
    if known is None or not fits(standing, reading):
        return
    listed = negotiate(standing, known, reading)
    searched = searching(standing, known, reading)
    assert searched.bound is None
    worth = [[(each.price, each.chance) for each in n.front] for n in (listed, searched)]
    assert worth[0] == worth[1]
    assert all(known.allows(each.text) for each in searched.texts)
    both = [set(places(standing, n.conflicts)) for n in (listed, searched)]
    assert both[0] == both[1]
    both = [set(places(standing, n.lifts)) for n in (listed, searched)]
    assert both[0] == both[1]


def searching(*given, **named):
    """A negotiation of a space that is taken for too large to list."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(negotiating, "LISTED", 1)
        return negotiate(*given, **named)


def safe_front(found):
    """For each price the highest of the least chances under all readings that fit, if it is new."""
    rows = found._robustness()
    worst = rows.worst[found.listing.groups.of]
    texts = [(offer.price, float(chance)) for offer, chance in zip(found.texts, worst)]
    right, best = [], 0.0
    for price in sorted({price for price, _ in texts}):
        reached = max(chance for cost, chance in texts if cost == price)
        if reached * (1 - 1e-9) > best:
            best = reached
            right.append((price, pytest.approx(reached, rel=1e-9)))
    return right


def found_safe(found):
    """The same as it is found by a search; of all texts where they are few after all."""
    if not found.searched:
        return safe_front(found)
    rows = found._robustness()
    chances = rows.worst[rows.listing.groups.of].tolist()
    return [(offer.price, chance) for offer, chance in zip(rows.listing.texts(), chances)]


@settings(max_examples=40)
@given(standings(), READING, st.data())
def test_branch_and_bound_finds_the_safe_texts_of_all_readings(standing, reading, data):
    known = made(data, standing)
    if known is None or not fits(standing, reading):
        return
    listed, searched = negotiate(standing, known, reading), searching(standing, known, reading)
    assert searched.fitting == listed.fitting
    assert searched.safe_bound is None
    assert found_safe(searched) == safe_front(listed)
    assert (searched.safest is None) == (listed.safest is None)
    if listed.safest:
        assert searched.safest.price == listed.safest.price


@settings(max_examples=8)
@given(councils_of_2019())
def test_branch_and_bound_is_exact_under_the_record_and_with_it(standing):
    listed, searched = negotiate(standing, reading="record"), searching(standing, reading="record")
    assert searched.bound is None
    assert [each.price for each in searched.front] == [each.price for each in listed.front]
    assert [float(each.chance) for each in searched.front] == pytest.approx(
        [float(each.chance) for each in listed.front], rel=1e-9
    )
    assert found_safe(searched) == safe_front(listed)


@settings(max_examples=20)
@given(standings(), st.integers(0, 6))
def test_a_search_for_safe_texts_cut_short_bounds_what_it_left_out(standing, most):
    exact, found = negotiate(standing), searching(standing, most=most)
    left = max(found._robustness().least, found.safe_bound or 0.0)
    assert left >= exact._robustness().least - 1e-9


@given(standings(), st.integers(0, 6))
def test_a_search_cut_short_bounds_what_it_left_out(standing, most):
    exact = negotiate(standing)
    found = searching(standing, most=most)
    best = float(exact.best.chance) if exact.best else 0.0
    reached = float(found.best.chance) if found.best else 0.0
    assert max(reached, found.bound or 0.0) >= best - 1e-9


@given(st.lists(conditions(("p", "q", "r")), max_size=4), standings())
def test_what_is_possible_and_the_core_of_what_is_not(some, standing):
    parts = standing.draft.provisions
    keys = {each.key for each in parts}
    some = [each for each in some if {atom.key for atom in each.atoms()} <= keys]
    texts = every_text(standing.draft)
    assert possible(parts, some) == any(all(c.holds(t) for c in some) for t in texts)
    if not possible(parts, some):
        left = core(parts, some)
        assert not possible(parts, left)
        for each in left:
            assert possible(parts, [other for other in left if other is not each])


@given(standings())
def test_no_answer_to_a_question_is_worth_less_than_none(standing):
    for each in negotiate(standing).questions:
        assert each.gain >= 0
        assert -1e-9 <= each.turns <= 1 + 1e-9


def test_several_positions_of_a_member_close_what_each_of_them_closes():
    # What the classes of demands rest on: together they close no ballot of adoption
    # that none of them closes, and force none that none of them forces.
    for kind, helps, hinders in (
        (Vote, Vote.YES, Vote.NO),
        (Consent, Consent.LETS_PASS, Consent.OBJECTS),
    ):
        for one in Stance:
            for other in Stance:
                first, second = one.open_to(kind), other.open_to(kind)
                both = tuple(each for each in first if each in second)
                if both:
                    assert (helps in both) == (helps in first and helps in second)
                    assert (both == (hinders,)) == ((hinders,) in (first, second))
