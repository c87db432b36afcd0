"""The forecaster of votes: exact as a mixture, blind to the outcome, quick to learn."""

from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import unsc_sim as un
from unsc_sim.errors import DayError
from unsc_sim.record.facts import PERMANENT, DraftFacts, choices
from unsc_sim.record.forecaster import Forecaster
from unsc_sim.record.likeness import TRAITS, Likeness, traits
from unsc_sim.record.lineups import Fidelity, Hint, hints
from unsc_sim.record.memory import Memory
from unsc_sim.record.mixtures import LineupMixture, cast_of
from unsc_sim.votes import Vote

MEMBERS = ("BEL", "CHN", "CIV", "DOM", "GNQ", "FRA", "DEU", "IDN", "KWT", "PER", "POL", "RUS",
           "ZAF", "GBR", "USA")  # fmt: skip
START = date(2019, 1, 1)
BLOC = {"CHN": 0, "RUS": -1, "GNQ": 0, "ZAF": 0}
WEST = frozenset({"USA", "GBR", "FRA"})


def draft(day, issue="Mali", sponsors=frozenset({"FRA"}), codes=MEMBERS):
    return DraftFacts(
        START + timedelta(day), codes, f"The situation in {issue}", issue, "Africa", sponsors
    )


def votes(dissent=None):
    return [(dissent or {}).get(code, 1) for code in MEMBERS]


def history(days=60):
    """A quiet issue, and one on which a bloc dissents together every other time."""
    for day in range(days):
        yield draft(3 * day), votes()
        yield draft(3 * day + 1, "Syria", WEST), votes(BLOC if day % 2 else None)


@pytest.fixture(scope="module")
def learned():
    return Forecaster.fit(history())


def test_a_member_that_does_not_vote_withholds():
    assert choices([1, 0, -1, 2]).tolist() == [0, 1, 2, 1]


def test_nothing_that_a_draft_is_known_by_tells_the_outcome():
    known = {each.name for each in fields(DraftFacts)}
    assert known == {"day", "codes", "agenda", "issue", "region", "sponsors"}


@given(st.lists(st.sampled_from([1, 0, -1, 2]), min_size=15, max_size=15))
def test_nothing_is_drawn_from_a_draft_of_the_same_day(learned, cast):
    asked = draft(400, "Syria", WEST)
    remembered = learned.memory.remembering(draft(400), choices(cast))
    forecast = replace(learned, memory=remembered).forecast(asked)
    assert np.array_equal(forecast.members, learned.forecast(asked).members)


def test_later_votes_change_nothing_that_is_said_of_earlier_days():
    short, long = Forecaster.fit(history(20)), Forecaster.fit(history(30))
    asked = draft(58, "Syria", WEST)
    said = replace(long, likeness=short.likeness, fidelity=short.fidelity).forecast(asked)
    assert np.allclose(said.members, short.forecast(asked).members)


def test_a_forecast_is_a_mixture(learned):
    forecast = learned.forecast(draft(400, "Syria", WEST))
    assert forecast.beliefs.shape == (len(forecast.weights), 15, 3)
    assert forecast.weights.sum() == pytest.approx(1)
    assert (np.diff(forecast.weights) <= 0).all()
    assert np.allclose(forecast.beliefs.sum(axis=2), 1)
    assert (forecast.beliefs > 0).all()
    assert sum(forecast.outcomes()) < 1


def test_the_bloc_dissents_together(learned):
    forecast = learned.forecast(draft(400, "Syria", WEST))
    china, russia = MEMBERS.index("CHN"), MEMBERS.index("RUS")
    together = forecast.weights @ (forecast.beliefs[:, china, 1] * forecast.beliefs[:, russia, 2])
    alone = forecast.members[china, 1] * forecast.members[russia, 2]
    assert together > 1.5 * alone
    assert forecast.of_lineup(choices(votes(BLOC))) > 0.05


def test_issues_are_told_apart(learned):
    quiet = learned.forecast(draft(400)).outcomes()
    contested = learned.forecast(draft(400, "Syria", WEST)).outcomes()
    assert quiet[0] > 0.95
    assert contested[0] < 0.8
    assert contested[1] > 0.2


def test_a_forecast_names_the_drafts_it_leans_on(learned):
    forecast = learned.forecast(draft(400, "Syria", WEST))
    because = forecast.because
    assert sum(each.weight for each in because) == pytest.approx(1)
    assert because[0].facts.issue == "Syria"
    assert "same issue" in because[0].shared
    assert dict(because[0].votes)["USA"] == "yes"
    dissenting = next(each for each in because if dict(each.votes)["RUS"] == "no")
    assert dict(dissenting.votes)["CHN"] == "withhold"
    assert forecast.weights.size < len(because)


def test_sponsors_vote_for_their_own_text(learned):
    asked = draft(400, "Syria", frozenset({"RUS", "CHN"}))
    assert learned.forecast(asked).members[MEMBERS.index("RUS"), 0] > 0.98


def test_a_change_of_habits_is_followed():
    changed = Forecaster.fit(history())
    asked = draft(400)
    before = changed.forecast(asked).members[MEMBERS.index("RUS"), 0]
    for day in range(200, 230):
        changed = changed.update(draft(day), votes({"RUS": 0, "CHN": 0}))
    assert before > 0.95
    assert changed.forecast(asked).members[MEMBERS.index("RUS"), 0] < 0.4


def test_an_update_leaves_the_older_forecaster_as_it_was(learned):
    asked = draft(400)
    before = learned.forecast(asked).members
    learned.update(draft(399), votes({"USA": -1}))
    assert np.array_equal(learned.forecast(asked).members, before)


def test_learning_at_once_equals_learning_step_by_step(learned):
    steps = Forecaster.fit()
    for facts, cast in history():
        steps = steps.update(facts, cast)
    assert np.array_equal(steps.likeness.weights, learned.likeness.weights)
    assert np.array_equal(steps.fidelity.counts, learned.fidelity.counts)


def test_without_any_precedent_there_is_one_cautious_lineup():
    forecast = Forecaster.fit().forecast(draft(0))
    assert forecast.weights.tolist() == [1]
    assert forecast.members[:, 0].tolist() == [0.95] * 15
    assert forecast.because == ()


def test_a_new_member_is_judged_by_its_group(learned):
    codes = tuple("TUN" if code == "ZAF" else code for code in MEMBERS)
    seat = codes.index("TUN")
    forecast = learned.forecast(draft(400, "Syria", WEST, codes))
    assert forecast.members[seat, 1] > 3 * learned.forecast(draft(400)).members[seat, 1]


def test_a_council_of_eleven_needs_seven():
    codes = ("ARG", "AUS", "BRA", "CAN", "CHN", "COL", "FRA", "POL", "SUN", "GBR", "USA")
    beliefs = np.zeros((1, 11, 3))
    beliefs[0, :, 1] = 1
    beliefs[0, [1, 2, 3, 4, 6, 9, 10]] = (1, 0, 0)
    facts = DraftFacts(date(1947, 5, 1), codes)
    assert LineupMixture(facts, np.ones(1), beliefs).outcomes() == (1, 0)
    beliefs[0, 8] = (0, 0, 1)
    assert LineupMixture(facts, np.ones(1), beliefs).outcomes() == (0, 1)


def test_outcomes_equal_enumeration():
    rng = np.random.default_rng(7)
    codes = ("CHN", "RUS", "AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG")
    beliefs = rng.dirichlet((6, 1, 1), (2, 9))
    mixture = LineupMixture(DraftFacts(START, codes), np.array([0.7, 0.3]), beliefs)
    adopted = vetoed = 0.0
    for cast in product(range(3), repeat=9):
        chance = mixture.of_lineup(np.array(cast))
        enough, against = cast.count(0) >= 7, 2 in cast[:2]
        adopted += chance * (enough and not against)
        vetoed += chance * (enough and against)
    assert mixture.outcomes() == pytest.approx((adopted, vetoed))


def test_missing_issue_and_region_are_those_last_seen_under_the_item():
    memory = Memory.empty().remembering(draft(0), choices(votes()))
    blank = replace(draft(1), issue="", region="")
    assert memory.completed(blank) == draft(1)
    new = replace(blank, agenda="Letter")
    assert (memory.completed(new).issue, memory.completed(new).region) == ("Letter", "")


def test_what_is_not_known_is_like_nothing():
    memory = Memory.empty().remembering(DraftFacts(START, MEMBERS), choices(votes()))
    row = traits(memory, DraftFacts(START + timedelta(9), MEMBERS), 1)[0]
    assert row[1:].tolist() == [0] * (len(TRAITS) - 1)


def test_drafts_come_in_the_order_of_their_days(learned):
    with pytest.raises(DayError, match="expected a draft of"):
        learned.update(draft(0), votes())


def test_russia_is_remembered_as_the_ussr_was():
    facts = DraftFacts(date(1990, 1, 1), ("SUN", "USA"), sponsors=frozenset({"SUN"}))
    assert facts.voters == ("RUS", "USA")
    assert facts.backers == {"RUS"}


def test_hints_tell_who_sat_who_sponsors_and_who_is_new():
    memory = Memory.empty().remembering(draft(0), choices(votes(BLOC)))
    codes = tuple({"ZAF": "TUN", "PER": "MEX"}.get(code, code) for code in MEMBERS)
    told = dict(zip(codes, hints(memory, draft(400, codes=codes), 1)[0].tolist()))
    assert told["RUS"] == Hint.PERMANENT_NO
    assert told["CHN"] == Hint.PERMANENT_WITHHELD
    assert told["GNQ"] == Hint.ELECTED_WITHHELD
    assert told["FRA"] == Hint.SPONSOR
    assert told["MEX"] == Hint.NEW_YES_OF_GROUP
    assert told["TUN"] == Hint.NEW_GROUP_WITHHELD


def test_likeness_moves_towards_what_foretold_the_vote():
    rows = np.zeros((2, len(TRAITS)))
    rows[0, 1] = 1
    before = Likeness.prior()
    surprise = np.array([1.0, 0.0]) - before.shares(rows)
    after = before.learned(rows, surprise)
    assert after.weights[1] > before.weights[1]
    assert after.shares(rows)[0] > before.shares(rows)[0]


def test_fidelity_starts_as_chances_and_members_lean_their_own_way():
    fidelity = Fidelity.prior()
    facts = draft(0)
    assert np.allclose(fidelity.chances(facts).sum(axis=2), 1)
    told = np.full((1, 15), Hint.ELECTED_YES, np.int8)
    for _ in range(20):
        fidelity = fidelity.learned(facts, told, np.ones(1), choices(votes({"PER": -1})))
    chances = fidelity.chances(facts)[:, Hint.ELECTED_YES]
    assert chances[MEMBERS.index("PER"), 2] > 3 * chances[MEMBERS.index("POL"), 2]


def test_permanent_members_are_five():
    assert len(PERMANENT) == 5
    assert set(PERMANENT) < set(MEMBERS)


def test_the_library_counts_the_mixture_as_the_forecaster_does(learned):
    """Of a real Council the rule is its own; members, outcomes and what is said go along."""
    asked = replace(draft(107, "Syria", WEST), codes=un.council("2019-04-18").codes)
    forecast = learned.forecast(asked)
    assert forecast.rule == un.rules.substantive(un.council("2019-04-18"))
    found = un.forecast(forecast.rule, forecast.mixture())
    adopted, vetoed = forecast.outcomes()
    assert float(found.probability("adopted")) == pytest.approx(adopted)
    assert float(found.probability("vetoed")) == pytest.approx(vetoed)
    for code, chances in zip(asked.codes, forecast.members):
        held = forecast.mixture().of(code)
        assert [held[vote] for vote in (Vote.YES, Vote.ABSTAIN, Vote.NO)] == pytest.approx(
            chances.tolist()
        )
    assert f"Leaning on {len(forecast.because)} earlier drafts" in str(found)
    assert "seldom tabled" in str(found)
    assert found.given({"RUS": "no"}).probability("adopted") == 0


def test_a_vacant_seat_of_the_record_casts_no_vote():
    vacant = un.council("1980-01-03")
    forecast = Forecaster.fit().forecast(DraftFacts(vacant.day, vacant.codes))
    adopted, _ = forecast.outcomes()
    found = un.forecast(forecast.rule, forecast.mixture())
    assert float(found.probability("adopted")) == pytest.approx(adopted)
    cast = choices([2 if code == "VACANT" else 1 for code in vacant.codes])
    assert forecast.rule.decide(cast_of(forecast.facts, cast)).adopted
