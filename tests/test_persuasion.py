"""What it would take, and why it failed: both against enumeration."""

from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsc_sim import rules
from unsc_sim.councils.by_day import council
from unsc_sim.councils.members import Council, Member
from unsc_sim.errors import RuleError, UnscSimError
from unsc_sim.tally import possible_outcomes
from unsc_sim.verdicts.exclusion import explanations, minimal_sets
from unsc_sim.verdicts.persuasion import STEPS, persuade
from unsc_sim.votes import Outcome, Vote

APRIL = council("2019-04-18")
RULE = rules.substantive(APRIL)
THREE = (Vote.YES, Vote.ABSTAIN, Vote.NO)


@st.composite
def vote(draw):
    """A small council, a rule, a roll call."""
    seats = draw(st.integers(1, 5))
    veto = draw(st.lists(st.booleans(), min_size=seats, max_size=seats))
    members = Council(tuple(Member(f"M{n}", f"m{n}", veto=has) for n, has in enumerate(veto)))
    needed = draw(st.integers(1, seats))
    weights = {code: draw(st.integers(0, 3)) for code in members.codes}
    options = [
        rules.put_to_vote(members, needed),
        rules.put_to_vote(members, needed, 2),
        rules.consensus(members),
    ]
    if sum(weights.values()) >= needed:
        options.append(rules.weighted(needed, weights))
    rule = draw(st.sampled_from(options))
    return rule, tuple(draw(st.sampled_from(each)) for each in rule.ballots)


@given(vote(), st.lists(st.fractions(0, 3, max_denominator=3), min_size=5, max_size=5))
def test_nothing_cheaper_adopts(pair, steps):
    rule, cast = pair
    found = persuade(rule, cast, dict(zip(rule.codes, steps)))

    def cost(after):
        moves = zip(steps, cast, after)
        return sum(step * abs(STEPS[new] - STEPS[old]) for step, old, new in moves)

    open_to = [
        [each for each in ballots if each is not Vote.NOT_VOTING or each is old]
        for ballots, old in zip(rule.ballots, cast)
    ]
    adopted = [cost(each) for each in product(*open_to) if rule.decide(each).adopted]
    assert found.cost == min(adopted)
    assert found.ways == adopted.count(min(adopted))
    assert found.after.adopted
    assert cost(found.after.cast) == found.cost == sum(each.cost for each in found.changes)
    assert [each.member.code for each in found.changes] == [
        code for code, old, new in zip(rule.codes, cast, found.after.cast) if old is not new
    ]


def test_a_veto_is_bought_off_at_one_step():
    votes = dict.fromkeys(APRIL.codes, "yes") | {"RUS": "no", "USA": "no"}
    found = persuade(RULE, votes)
    assert (found.cost, found.ways) == (2, 1)
    assert [(each.member.code, each.after) for each in found.changes] == [
        ("RUS", Vote.ABSTAIN), ("USA", Vote.ABSTAIN),
    ]  # fmt: skip


def test_the_costs_are_the_users():
    votes = dict.fromkeys(APRIL.codes, "abstain") | dict.fromkeys(APRIL.codes[:7], "yes")
    assert persuade(RULE, votes).cost == 2
    assert persuade(RULE, votes).ways == 28
    assert "27 other ways are as cheap" in str(persuade(RULE, votes))
    dear = dict.fromkeys(APRIL.codes, 10) | {"RUS": {"yes": "1/2"}, "Poland": None}
    found = persuade(RULE, votes, dear)
    assert found.cost == Fraction(21, 2)
    assert "POL" not in [each.member.code for each in found.changes]


def test_what_cannot_be_had_and_what_is_had_already():
    votes = dict.fromkeys(APRIL.codes, "yes") | {"RUS": "no"}
    never = persuade(RULE, votes, {"RUS": None})
    assert never.after is None
    assert str(never) == "No change that can be had leads to adoption."
    assert str(persuade(RULE, votes | {"RUS": "yes"})) == "It takes no change: adopted already."


@pytest.mark.parametrize("cost", [-1, "much", True, float("nan")])
def test_a_cost_that_is_none_is_told(cost):
    with pytest.raises(RuleError, match="the Russian Federation: expected a number from 0"):
        persuade(RULE, dict.fromkeys(APRIL.codes, "yes"), {"RUS": cost})


def test_a_member_or_vote_that_is_none_is_told():
    votes = dict.fromkeys(APRIL.codes, "yes")
    with pytest.raises(UnscSimError, match="no member 'Rusia'"):
        persuade(RULE, votes, {"Rusia": 1})
    with pytest.raises(UnscSimError, match="not 'maybe'"):
        persuade(RULE, votes, {"RUS": {"maybe": 1}})


# --- why it failed -----------------------------------------------------------------------------


@given(vote())
def test_the_minimal_sets_are_those_of_enumeration(pair):
    rule, cast = pair

    def excludes(seats):
        fixed = [(cast[n],) if n in seats else rule.ballots[n] for n in range(len(cast))]
        return Outcome.ADOPTED not in possible_outcomes(rule.machine, fixed)

    every = [set(s) for size in range(len(cast) + 1) for s in combinations(range(len(cast)), size)]
    excluding = [seats for seats in every if excludes(seats)]
    minimal = [seats for seats in excluding if not any(other < seats for other in excluding)]
    found = list(minimal_sets(explanations(rule.decide(cast))))
    expected = [{rule.codes[n] for n in seats} for seats in minimal]
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))
    assert len(found) == len(set(found))
    assert sorted(found, key=len) == found
    assert bool(found) is not rule.decide(cast).adopted


def test_a_failure_is_explained_in_patterns():
    votes = dict.fromkeys(APRIL.codes, "abstain") | dict.fromkeys(APRIL.codes[:4], "yes")
    short, veto = explanations(RULE.decide(votes | {"RUS": "no"}))
    assert (short.amount, len(short.members)) == (7, 10)
    assert [member.code for member in veto.members] == ["RUS"]
    assert str(short).startswith("Required: at least nine affirmative votes. Any seven of these")
    assert "One vote excludes it, whatever the others are: the Russian Federation" in str(veto)
    assert len(list(minimal_sets((short, veto)))) == 121


def test_an_adopted_text_has_nothing_to_explain():
    assert explanations(RULE.decide(dict.fromkeys(APRIL.codes, "yes"))) == ()
