"""Verdicts against enumeration, and the Libya draft of April 2019 word by word."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import unsc_sim as un
from unsc_sim import rules
from unsc_sim.councils.members import Council, Member
from unsc_sim.positions.conditions import read_condition
from unsc_sim.positions.drafts import Draft, Provision
from unsc_sim.positions.stances import Position, Stance, Standing
from unsc_sim.rules.machines import Bound
from unsc_sim.tables import DATA
from unsc_sim.verdicts.conflicts import conflicts
from unsc_sim.verdicts.paths import paths
from unsc_sim.verdicts.verdict import verdict
from unsc_sim.votes import Vote
from unsc_sim.words import Translated

TWELVE = ["BEL", "CHN", "CIV", "DOM", "GNQ", "FRA", "DEU", "IDN", "KWT", "PER", "POL", "ZAF"]
SIX = Council(tuple(Member(c, c, permanent=c < "C", veto=c < "C") for c in "ABCDEF"))
DRAFT = Draft("text", Translated("text"), "substantive")


def libya() -> un.Verdict:
    return un.load("libya-2019").verdict()


def test_the_libya_draft_depends():
    assert libya().would_pass is un.WouldPass.DEPENDS
    assert set(libya().outcomes) == {
        un.Outcome.ADOPTED,
        un.Outcome.VETOED,
        un.Outcome.SHORT_OF_VOTES,
    }


def test_a_verdict_has_no_truth_value():
    with pytest.raises(TypeError, match="no truth value"):
        bool(libya().would_pass)


def test_the_libya_draft_depends_on_declared_reluctance_before_silence_then_on_the_nine():
    told = [
        (each.need.requirement.bound, each.declared, {m.code for m in each.members})
        for each in libya().depends_on
    ]
    assert told == [
        (Bound.FEWER_THAN, True, {"RUS", "USA"}),
        (Bound.FEWER_THAN, False, {"CHN", "FRA"}),
        (Bound.AT_LEAST, False, set(TWELVE)),
    ]
    assert libya().depends_on[2].need.amount == 8


def test_the_libya_draft_has_one_path_that_stands_for_495_sets():
    (path,) = un.load("libya-2019").paths()
    votes, block = path.needs
    assert (votes.amount, votes.count, votes.spare + 1) == (8, 495, 5)
    assert {m.code for m in block.members} == {"RUS", "USA", "CHN", "FRA"}
    assert block.amount == 0


def test_the_libya_verdict_says_why_and_cites_its_paragraphs():
    said = str(libya())
    for part in (
        "none of the Russian Federation, the United States, China and France votes against",
        "at least eight of these twelve join the United Kingdom",
        "Any five of these twelve withholding their votes sink it.",
        "from the Russian Federation or the United States is excluded at this time",
        "A08 P6",
        "No vote is reported.",
    ):
        assert part in said


def test_eight_of_the_twelve_adopt_and_seven_do_not():
    rule = un.load("libya-2019").standing.rule
    for count, adopted in ((7, False), (8, True)):
        votes = dict.fromkeys(TWELVE[:count], "yes") | dict.fromkeys(TWELVE[count:], "abstain")
        votes |= {"GBR": "yes", "RUS": "abstain", "USA": "abstain"}
        assert rule.decide(votes).adopted is adopted


stances = st.lists(st.sampled_from(list(Stance)), min_size=6, max_size=6)


def standing_of(six, quota, draft=DRAFT):
    rule = rules.put_to_vote(SIX, quota)
    return Standing(rule, draft, tuple(Position(c, s) for c, s in zip("ABCDEF", six)))


@settings(max_examples=60, deadline=None)
@given(stances, st.integers(1, 6))
def test_a_verdict_equals_enumeration_of_the_open_votes(six, quota):
    standing = standing_of(six, quota)
    (text,) = DRAFT.texts()
    outcomes = {
        standing.rule.decide(votes).outcome for votes in product(*standing.open_ballots(text))
    }
    assert set(verdict(standing).outcomes) == outcomes


@settings(max_examples=60, deadline=None)
@given(stances, st.integers(1, 6))
def test_a_path_is_met_exactly_by_the_votes_that_adopt(six, quota):
    standing = standing_of(six, quota)
    (text,) = DRAFT.texts()
    found = list(paths(standing))
    for votes in product(*standing.open_ballots(text)):
        cast = dict(zip("ABCDEF", votes))
        met = any(all(is_met(need, cast) for need in path.needs) for path in found)
        assert met is standing.rule.decide(votes).adopted


def is_met(need, cast):
    counted = sum(
        weight
        for member, weight in zip(need.members, need.weights)
        if cast[member.code] is need.requirement.counted
    )
    if need.requirement.bound is Bound.AT_LEAST:
        return counted >= need.amount
    return counted <= need.amount


@settings(max_examples=40, deadline=None)
@given(stances, st.integers(1, 6))
def test_conflicts_are_minimal_and_none_is_missing(six, quota):
    standing = standing_of(six, quota)
    found = [frozenset(each) for each in conflicts(standing)]
    excluding = []
    for chosen in product([False, True], repeat=6):
        held = tuple(p for p, take in zip(standing.positions, chosen) if take)
        (text,) = DRAFT.texts()
        open_to = standing.open_ballots(text, held)
        if not any(standing.rule.decide(v).adopted for v in product(*open_to)):
            excluding.append(frozenset(held))
    minimal = {each for each in excluding if not any(other < each for other in excluding)}
    assert set(found) == minimal
    assert len(found) == len(minimal)


def test_opposite_conditions_on_a_statement_exclude_every_text():
    council = un.council("2019-04-18")
    provision = Provision("lna", Translated("the reference to the LNA"), status="open")
    draft = Draft("statement", Translated("statement"), "consensus", provisions=(provision,))
    held = (
        Position("RUS", Stance.OPPOSES, read_condition("lna")),
        Position("USA", Stance.CANNOT_SUPPORT, read_condition("not lna")),
    )
    found = verdict(Standing(rules.consensus(council), draft, held))
    assert found.would_pass is un.WouldPass.NO
    assert found.outcomes == (un.Outcome.NOT_AGREED,)
    assert found.conflicts == (held,)


def test_a_threatened_veto_alone_excludes_adoption():
    council = un.council("2019-04-18")
    held = (Position("RUS", Stance.WILL_VOTE_AGAINST), Position("USA", Stance.CANNOT_SUPPORT))
    found = verdict(Standing(rules.substantive(council), DRAFT, held))
    assert found.conflicts == (held[:1],)
    assert "This alone excludes adoption: the Russian Federation" in str(found)


def test_open_votes_that_cannot_matter_leave_a_yes():
    everyone = tuple(
        Position(code, Stance.SUPPORTS) for code in un.council(2019).codes if code != "PER"
    )
    found = verdict(Standing(rules.substantive(un.council(2019)), DRAFT, everyone))
    assert found.would_pass is un.WouldPass.YES


def test_every_stance_leaves_a_vote_and_an_answer_open():
    for stance in Stance:
        assert stance.open_to(Vote)
        assert stance.open_to(un.Consent)


def test_the_picture_cites_the_claims_it_rests_on():
    shown = str(libya().picture())
    for claim in libya().claims:
        assert claim.id in shown


def test_a_stance_on_one_text_excludes_nothing_of_another():
    scenario = un.load(DATA / "template.toml")
    assert "in favour from the Russian Federation is excluded [C2 P2]" in str(scenario.verdict())
    assert "is excluded" not in str(scenario.amend(drop=["names-party"]).verdict())
    draft = scenario.standing.draft
    open_ones = tuple(replace(each, status="open") for each in draft.provisions)
    either = replace(scenario.standing, draft=replace(draft, provisions=open_ones))
    assert "is excluded with the name of a party [C2 P2]" in str(verdict(either))
