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
from unsc_sim.verdicts.needs import needs
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
    found = [frozenset(held) for each in conflicts(standing) for held in each.sets()]
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


def test_a_vote_is_excluded_on_the_texts_it_was_reported_for(tmp_path):
    text = (DATA / "template.toml").read_text(encoding="utf-8")
    path = tmp_path / "own.toml"
    path.write_text(text.replace('status = "in"', 'status = "open"'), encoding="utf-8")
    scenario = un.load(path)
    excluded = "A vote in favour from the Russian Federation is excluded"
    assert f"{excluded} on a text with the name of a party [C2 P2]." in str(scenario.verdict())
    assert "On a text without the name of a party: it is adopted if" in str(scenario.verdict())
    assert f"{excluded} [C2 P2]." in str(scenario.amend(add=["names-party"]).verdict())
    assert excluded not in str(scenario.amend(drop=["names-party"]).verdict())


def test_a_claim_of_another_source_is_cited_with_it():
    libya = un.load("libya-2019")
    (claim,) = (each for each in libya.evidence() if each.id == "B03")
    position = Position("FRA", Stance.OPPOSES, evidence=(claim,))
    held = (*libya.standing.positions, position)
    told = str(verdict(replace(libya.standing, positions=held)))
    assert f"[B03, {claim.source.title}]" in told


provisions = st.lists(st.sampled_from(["in", "out", "open"]), min_size=3, max_size=3).map(
    lambda all_: tuple(Provision(k, Translated(k), s) for k, s in zip("xyz", all_))
)
whens = st.sampled_from(["", "x", "not x", "x and y", "x or not y"]).map(read_condition)


@settings(max_examples=60, deadline=None)
@given(provisions, st.lists(st.tuples(st.sampled_from("ABCDEF"), whens), max_size=4))
def test_a_verdict_goes_through_every_completion_of_the_text(made, held):
    draft = Draft("text", Translated("text"), "substantive", provisions=made)
    positions = tuple(Position(code, Stance.OPPOSES, when) for code, when in held)
    standing = Standing(rules.put_to_vote(SIX, 4), draft, positions)
    outcomes = {
        standing.rule.decide(votes).outcome
        for text in draft.texts()
        for votes in product(*standing.open_ballots(text))
    }
    assert set(verdict(standing).outcomes) == outcomes
    adoptable = {
        tuple(text[key] for key in "xy" if key in text)
        for text in standing.texts()
        if any(
            standing.rule.decide(votes).adopted for votes in product(*standing.open_ballots(text))
        )
    }
    found = {
        tuple(text[key] for key in "xy" if key in text)
        for path in paths(standing)
        for text in path.texts
    }
    assert found == adoptable


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=6), st.integers(1, 12))
def test_the_pledges_of_a_need_are_its_smallest_set(weights, quota):
    codes = "ABCDEF"[: len(weights)]
    rule = rules.weighted(min(quota, sum(weights)), dict(zip(codes, weights)))
    (need,) = needs(rule, [(Vote.YES, Vote.NO)] * len(weights))
    assert need.pledges == len(next(need.sets()))


def test_at_the_table_only_what_can_have_led_to_the_reported_outcome_is_open():
    libya = un.load("libya-2019")
    agreed = libya.draft("words-to-the-press").verdict()
    assert set(agreed.open_ballots) == {(un.Consent.LETS_PASS,)}
    failed = libya.draft("formal-statement").verdict()
    assert all(len(each) == 2 for each in failed.open_ballots)


@settings(max_examples=30, deadline=None)
@given(stances, st.sampled_from(list(un.Outcome)))
def test_a_ballot_is_open_beside_a_report_if_some_roll_call_with_it_leads_there(six, reported):
    standing = standing_of(six, 4, replace(DRAFT, reported=reported))
    (text,) = DRAFT.texts()
    calls = [
        votes
        for votes in product(*standing.open_ballots(text))
        if standing.rule.decide(votes).outcome is reported
    ]
    if calls:
        assert [set(each) for each in verdict(standing).open_ballots] == [
            set(seat) for seat in zip(*calls)
        ]


def test_a_stance_on_one_text_excludes_nothing_of_another():
    scenario = un.load(DATA / "template.toml")
    assert "in favour from the Russian Federation is excluded [C2 P2]" in str(scenario.verdict())
    assert "is excluded" not in str(scenario.amend(drop=["names-party"]).verdict())
