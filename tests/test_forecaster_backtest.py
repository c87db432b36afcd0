"""Backtests: every forecast from earlier days only, scored fairly beside the baselines."""

import math
import re
import xml.etree.ElementTree as ET
from dataclasses import fields, replace
from datetime import date

import numpy as np
import pytest
import real_record
from hypothesis import given
from hypothesis import strategies as st
from test_forecaster import BLOC, MEMBERS, WEST, draft, history, votes

import unsc_sim as un
from unsc_sim.record.backtests import backtest
from unsc_sim.record.baselines import Logistic, baselines
from unsc_sim.record.forecaster import Forecaster
from unsc_sim.record.recorded import RecordedVote
from unsc_sim.record.records import Record
from unsc_sim.record.scores import (
    Bin,
    apart,
    auc,
    auc_error,
    event_scores,
    paired,
    reliability,
)
from unsc_sim.record.standings import FORECASTER
from unsc_sim.votes import Outcome, Vote


@pytest.fixture(scope="module")
def tested():
    return backtest(list(history()), date(2019, 3, 1))


def test_every_model_forecasts_every_draft(tested):
    assert set(tested.predictions) == {FORECASTER, *baselines()}
    for made in tested.predictions.values():
        assert len(made.members) == len(tested.drafts) == len(made.adopted)
        assert all(np.allclose(each.sum(axis=1), 1) for each in made.members)


def test_outcomes_are_told_by_the_votes(tested):
    dissents = [2 in cast for cast in tested.choices]
    assert tested.vetoed.tolist() == dissents
    assert (tested.adopted ^ tested.vetoed).all()


def test_the_forecaster_beats_whoever_cannot_tell_issues_apart(tested):
    scores = tested.scores()
    for name in ("always yes", "member's rate", "member by region"):
        assert scores[FORECASTER].log_loss < scores[name].log_loss
        assert scores[FORECASTER].vetoed.log_loss < scores[name].vetoed.log_loss
        assert tested.against(name, np.random.default_rng(1)).votes.high < 0
    assert scores[FORECASTER].lineup < 0.7 * scores[FORECASTER].log_loss


def test_independent_members_know_no_lineup(tested):
    for name, each in tested.scores().items():
        if name != FORECASTER:
            assert each.lineup == pytest.approx(each.log_loss)


def test_bootstrap_intervals_repeat_with_their_seed(tested):
    first, second = (tested.against("always yes", np.random.default_rng(3)) for _ in range(2))
    assert first == second


def test_a_day_is_forecast_before_any_of_its_votes_is_learned():
    quiet = [(draft(day), votes()) for day in range(40)]
    same_day = [(draft(50), votes(BLOC)), (draft(50), votes())]
    tested = backtest([*quiet, *same_day], draft(50).day)
    for made in tested.predictions.values():
        assert np.array_equal(made.members[0], made.members[1])


def test_the_logistic_learns_who_dissents_with_whose_text():
    model = Logistic()
    for facts, cast in history():
        model = model.update(facts, cast)
    russia = MEMBERS.index("RUS")
    contested = model.expect(draft(400, "Syria", WEST)).members[russia]
    assert contested[2] > 0.2
    assert model.expect(draft(400)).members[russia, 0] > 0.9


@given(
    st.lists(st.tuples(st.integers(0, 8), st.booleans()), min_size=2, max_size=30).filter(
        lambda pairs: len({happened for _, happened in pairs}) == 2
    )
)
def test_auc_equals_counting_pairs(pairs):
    chances = np.array([chance / 8 for chance, _ in pairs])
    happened = np.array([each for _, each in pairs])
    won = [
        (a > b) + (a == b) / 2 for a in chances[happened] for b in chances[~happened]
    ]  # fmt: skip
    assert auc(chances, happened) == pytest.approx(np.mean(won))


def test_the_error_of_the_auc_is_that_of_cases_drawn_anew():
    rng = np.random.default_rng(4)
    chances, happened = rng.random(300), np.arange(300) < 60
    chances[happened] += 0.3
    cases, others = chances[happened], chances[~happened]
    anew = [
        auc(np.concatenate([rng.choice(cases, 60), rng.choice(others, 240)]), happened)
        for _ in range(2000)
    ]
    assert auc_error(chances, happened) == pytest.approx(np.std(anew), rel=0.1)


def test_the_interval_by_the_standard_error_is_near_that_of_the_bootstrap():
    rng = np.random.default_rng(5)
    ours, theirs = rng.exponential(size=(2, 200))
    near, drawn = apart(ours, theirs), paired(ours, theirs, rng)
    assert near.mean == drawn.mean
    assert (near.low, near.high) == pytest.approx((drawn.low, drawn.high), abs=0.03)


def test_there_is_no_auc_of_what_always_happens():
    assert math.isnan(event_scores(np.array([0.9, 0.8]), np.array([True, True])).auc)


def test_reliability_counts_every_forecast_once(tested):
    for event in ("yes", "withhold", "no"):
        bins = tested.reliability(event)
        assert sum(each.count for each in bins) == 15 * len(tested.drafts)
        assert all(0 <= each.happened <= 1 for each in bins)
    for event in ("adopted", "vetoed"):
        assert sum(each.count for each in tested.reliability(event)) == len(tested.drafts)
    one = reliability(np.array([0.2, 0.3]), np.array([True, False]), (0.5,))
    assert (one[0].forecast, one[0].happened, one[0].count) == (0.25, 0.5, 2)


@given(st.integers(1, 200), st.data())
def test_an_interval_holds_every_share_that_would_not_be_rejected(count, data):
    """Wilson's interval: the shares p with |share - p| at most 1.96 standard errors of p."""
    share = data.draw(st.integers(0, count)) / count
    low, high = Bin(0.5, share, count).interval
    assert 0 <= low <= share <= high <= 1
    for end in (low, high):
        if 1e-9 < end < 1 - 1e-9:
            assert abs(share - end) == pytest.approx(1.959964 * math.sqrt(end * (1 - end) / count))


def test_a_wrong_name_is_answered_with_the_nearest(tested):
    rng = np.random.default_rng(1)
    with pytest.raises(un.UnscSimError, match="no model 'allways yes'; did you mean 'always yes'"):
        tested.against("allways yes", rng)
    with pytest.raises(un.UnscSimError, match="no model 'foo'"):
        tested.against("always yes", rng, ours="foo")
    with pytest.raises(un.UnscSimError, match="no event 'veto'; did you mean 'vetoed'"):
        tested.reliability("veto")


def test_a_backtest_without_drafts_to_judge_is_refused_at_once():
    with pytest.raises(un.UnscSimError, match="needs ballots"):
        backtest([], 2019)
    text = "no ballot from 1 January 2030 on; the last is that of 28 June 2019"
    with pytest.raises(un.UnscSimError, match=text):
        backtest(list(history()), 2030)


def test_a_text_adopted_on_a_procedural_matter_is_not_judged_as_a_veto():
    record = un.read_record("examples/landmark_votes.csv", "examples/landmark_drafts.csv")
    recent = record.between(2020)
    assert "S/RES/2623(2022)" in [each.symbol for each in recent]
    tested = backtest(record, since=2020)
    assert date(2022, 2, 27) not in [each.day for each in tested.drafts]
    assert tested.vetoed.sum() == len(recent.coming_out("vetoed"))
    assert tested.adopted.sum() == len(recent.coming_out("adopted")) - 1


def test_a_model_against_itself_makes_no_difference():
    losses = np.arange(5.0)
    same = paired(losses, losses, np.random.default_rng(0))
    assert (same.mean, same.low, same.high) == (0, 0, 0)


def test_a_record_is_judged_as_its_ballots_are():
    council = un.council("2019-04-18")
    cast = {"RUS": Vote.NO, "CHN": Vote.ABSTAIN}
    yes = tuple(Vote.YES for _ in council.codes)
    no = tuple(cast.get(code, Vote.YES) for code in council.codes)
    silent = RecordedVote(council, yes, draft="S/0", without_ballot=True)
    ballots = [
        RecordedVote(replace(council, day=date(year, 4, 18)), each, draft=f"S/{year}")
        for year, each in zip((2019, 2019, 2019), (yes, no, yes))
    ]
    tested = backtest(Record((silent, *ballots)), 2019)
    assert len(tested.drafts) == 3
    assert tested.vetoed.tolist() == [False, True, False]


def test_a_backtest_shows_itself_and_says_what_the_record_leaves_out(tested):
    root = ET.fromstring(tested._repr_svg_())
    assert root.find("{http://www.w3.org/2000/svg}desc").text == " ".join(str(tested).split())
    assert "The forecaster: log loss" in str(tested)
    assert "seldom tabled" in str(tested)
    ours, lead = tested.scores()[FORECASTER], tested.against("always yes", np.random.default_rng(1))
    for score in (ours.log_loss, ours.brier, ours.adopted.brier, ours.vetoed.log_loss):
        assert f"{score:.4f}" in str(tested)
    assert f"AUC {ours.vetoed.auc:.3f} (" in str(tested)
    assert f"Always yes: {lead.votes.mean:+.4f} (-" in str(tested)
    assert f"of which vetoed: {tested.vetoed.sum()};" in str(tested)
    assert not re.search("[a-z]{4}", tested.words("ar"))
    ranked = [str(tested).index(each) for each in ("The forecaster", "Always yes")]
    assert ranked == sorted(ranked)
    drawn = {each.text for each in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"adopted", "vetoed", str(tested.reliability("vetoed")[-1].count)} <= drawn


def test_what_gives_the_outcome_away_is_not_among_the_facts_of_a_recorded_vote():
    """Whatever changes when a vote comes out otherwise leaves the facts as they are."""
    council = un.council("2019-04-18")
    adopted = RecordedVote(
        council, tuple(Vote.YES for _ in council.codes), "S/RES/1(2019)", "S/2019/1", "S/PV.1",
        "on Mali", "Mali", "Mali", "Africa", "Mali", ("FRA",), Outcome.ADOPTED,
    )  # fmt: skip
    vetoed = replace(
        adopted, cast=tuple(Vote.NO for _ in council.codes), resolution="", title="",
        meeting="S/PV.2", recorded=Outcome.VETOED, topic="", draft="", without_ballot=True,
    )  # fmt: skip
    assert vetoed.facts == adopted.facts
    told = {each.name for each in fields(RecordedVote)} - {"council", "agenda", "issue", "region"}
    assert told - {"sponsors"} == {
        "cast", "resolution", "draft", "meeting", "title", "topic", "recorded",
        "without_ballot", "misnamed",
    }  # fmt: skip


def test_without_sponsors_region_and_issue_members_are_still_told_apart():
    bare = [
        each._replace(facts=replace(each.facts, sponsors=frozenset(), region="", issue=""))
        for each in real_record.since_1994().history()
    ]
    rivals = ("always yes", "member's rate", "member by issue")
    models = {FORECASTER: Forecaster.fit(), **{name: baselines()[name] for name in rivals}}
    scores = backtest(bare, 2005, models).scores()
    ours = scores.pop(FORECASTER)
    assert ours.log_loss < 0.0655
    assert ours.adopted.log_loss < 0.0740
    for theirs in scores.values():
        assert ours.log_loss < theirs.log_loss


def test_the_goal_is_reached_on_the_record():
    record = real_record.since_1994()
    tested = backtest(record, since=2005)
    scores = tested.scores()
    ours = scores.pop(FORECASTER)
    assert len(tested.drafts) == 554
    assert ours.log_loss < 0.0600
    for theirs in scores.values():
        assert ours.log_loss < theirs.log_loss
        for event in ("adopted", "vetoed"):
            mine, its = getattr(ours, event), getattr(theirs, event)
            assert mine.log_loss < its.log_loss
            assert mine.brier < its.brier
            assert mine.auc > its.auc
