"""The forecaster of votes: exact as a mixture, blind to the outcome, quick to learn."""

import pickle
import re
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import product

import numpy as np
import pytest
import real_record
from hypothesis import given
from hypothesis import strategies as st

import unsc_sim as un
from unsc_sim.errors import DayError
from unsc_sim.record.baselines import baselines
from unsc_sim.record.expected import Expected, cast_of
from unsc_sim.record.facts import PERMANENT, DraftFacts, PastVote, choices
from unsc_sim.record.forecaster import Forecaster
from unsc_sim.record.likeness import TRAITS, Likeness, traits
from unsc_sim.record.lineups import Fidelity, Hint, hints
from unsc_sim.record.memory import Memory
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
    forecast = replace(learned, memory=remembered).expect(asked)
    assert np.array_equal(forecast.members, learned.expect(asked).members)


def test_later_votes_change_nothing_that_is_said_of_earlier_days():
    short, long = Forecaster.fit(history(20)), Forecaster.fit(history(30))
    asked = draft(58, "Syria", WEST)
    said = replace(long, likeness=short.likeness, fidelity=short.fidelity).expect(asked)
    assert np.allclose(said.members, short.expect(asked).members)


def test_a_forecast_is_a_mixture(learned):
    forecast = learned.expect(draft(400, "Syria", WEST))
    assert forecast.beliefs.shape == (len(forecast.weights), 15, 3)
    assert forecast.weights.sum() == pytest.approx(1)
    assert (np.diff(forecast.weights) <= 0).all()
    assert np.allclose(forecast.beliefs.sum(axis=2), 1)
    assert (forecast.beliefs > 0).all()
    assert sum(forecast.outcomes()) < 1


def test_the_bloc_dissents_together(learned):
    forecast = learned.expect(draft(400, "Syria", WEST))
    china, russia = MEMBERS.index("CHN"), MEMBERS.index("RUS")
    together = forecast.weights @ (forecast.beliefs[:, china, 1] * forecast.beliefs[:, russia, 2])
    alone = forecast.members[china, 1] * forecast.members[russia, 2]
    assert together > 1.5 * alone
    assert forecast.of_lineup(choices(votes(BLOC))) > 0.05


def test_issues_are_told_apart(learned):
    quiet = learned.expect(draft(400)).outcomes()
    contested = learned.expect(draft(400, "Syria", WEST)).outcomes()
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
    assert len(forecast.components) < len(because)


def test_drafts_of_one_day_are_told_apart_by_their_symbols():
    learned = Forecaster.fit(
        [
            PastVote(draft(0, "Syria"), votes(), "S/2019/1"),
            PastVote(draft(0, "Syria"), votes(BLOC), "S/2019/2"),
        ]
    )
    forecast = learned.forecast(draft(9, "Syria"))
    assert {each.symbol for each in forecast.because} == {"S/2019/1", "S/2019/2"}
    first, second = sorted(map(str, forecast.because))
    assert first == (
        "S/2019/1 of 1 January 2019 (50%; same issue, same agenda item, same region; all in favour)"
    )
    assert second.startswith("S/2019/2")
    assert "China, Equatorial Guinea and South Africa withholding" in second
    assert "the Russian Federation against" in second


def test_a_symbol_names_a_draft_and_counts_for_nothing():
    """That of a resolution gives the outcome away."""
    told = [PastVote(*each, f"S/RES/{n}(2019)") for n, each in enumerate(history())]
    named, nameless = Forecaster.fit(told), Forecaster.fit(history())
    asked = draft(400, "Syria", WEST)
    assert named.forecast(asked) == nameless.forecast(asked)
    assert np.array_equal(named.likeness.weights, nameless.likeness.weights)
    assert named.memory.completed(asked) == asked


def test_sponsors_vote_for_their_own_text(learned):
    asked = draft(400, "Syria", frozenset({"RUS", "CHN"}))
    assert learned.expect(asked).members[MEMBERS.index("RUS"), 0] > 0.98


def test_a_change_of_habits_is_followed():
    changed = Forecaster.fit(history())
    asked = draft(400)
    before = changed.expect(asked).members[MEMBERS.index("RUS"), 0]
    for day in range(200, 230):
        changed = changed.update(draft(day), votes({"RUS": 0, "CHN": 0}))
    assert before > 0.95
    assert changed.expect(asked).members[MEMBERS.index("RUS"), 0] < 0.4


def test_an_update_leaves_the_older_forecaster_as_it_was(learned):
    asked = draft(400)
    before = learned.expect(asked).members
    learned.update(draft(399), votes({"USA": -1}))
    assert np.array_equal(learned.expect(asked).members, before)


def test_learning_at_once_equals_learning_step_by_step(learned):
    steps = Forecaster.fit()
    for facts, cast in history():
        steps = steps.update(facts, cast)
    assert np.array_equal(steps.likeness.weights, learned.likeness.weights)
    assert np.array_equal(steps.fidelity.counts, learned.fidelity.counts)


def test_without_any_precedent_there_is_one_cautious_lineup():
    forecast = Forecaster.fit().expect(draft(0))
    assert forecast.weights.tolist() == [1]
    assert forecast.members[:, 0].tolist() == [0.95] * 15
    assert Forecaster.fit().forecast(draft(0)).because == ()


def test_a_new_member_is_judged_by_its_group(learned):
    codes = tuple("TUN" if code == "ZAF" else code for code in MEMBERS)
    seat = codes.index("TUN")
    forecast = learned.expect(draft(400, "Syria", WEST, codes))
    assert forecast.members[seat, 1] > 3 * learned.expect(draft(400)).members[seat, 1]


def test_a_council_of_eleven_needs_seven():
    codes = ("ARG", "AUS", "BRA", "CAN", "CHN", "COL", "FRA", "POL", "SUN", "GBR", "USA")
    beliefs = np.zeros((1, 11, 3))
    beliefs[0, :, 1] = 1
    beliefs[0, [1, 2, 3, 4, 6, 9, 10]] = (1, 0, 0)
    facts = DraftFacts(date(1947, 5, 1), codes)
    assert Expected(facts, np.ones(1), beliefs).outcomes() == (1, 0)
    beliefs[0, 8] = (0, 0, 1)
    assert Expected(facts, np.ones(1), beliefs).outcomes() == (0, 1)


def test_outcomes_equal_enumeration():
    rng = np.random.default_rng(7)
    facts = DraftFacts("1960-12-01")
    beliefs = rng.dirichlet((6, 1, 1), (2, 11))
    mixture = Expected(facts, np.array([0.7, 0.3]), beliefs)
    cast = np.array(list(product(range(3), repeat=11)), np.int8)
    chances = mixture.weights @ mixture.beliefs[:, np.arange(11), cast].prod(axis=2)
    enough = (cast == 0).sum(axis=1) >= 7
    five = [place for place, each in enumerate(facts.council.members) if each.veto]
    against = (cast[:, five] == 2).any(axis=1)
    right = chances[enough & ~against].sum(), chances[enough & against].sum()
    assert mixture.outcomes() == pytest.approx(right)
    assert mixture.of_lineup(cast[1234]) == pytest.approx(chances[1234])


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


def test_where_sponsors_are_not_known_the_issue_counts_for_more():
    memory = Memory.empty()
    for at, issue in enumerate(("Mali", "Syria")):
        memory = memory.remembering(draft(at, issue), choices(votes()))
    prior = Likeness.prior()
    named, nameless = (
        prior.shares(traits(memory, draft(9, "Syria", sponsors), 2))
        for sponsors in (frozenset({"FRA"}), frozenset())
    )
    assert nameless[1] > named[1] > 0.5


def test_drafts_come_in_the_order_of_their_days(learned):
    with pytest.raises(DayError, match="expected a draft of"):
        learned.update(draft(0), votes())


def test_russia_is_remembered_as_the_ussr_was():
    facts = DraftFacts("1990-01-01", sponsors=["USSR"])
    assert ("SUN" in facts.codes, "RUS" in facts.voters) == (True, True)
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


def test_a_forecast_is_a_mixture_wherever_one_is_asked_for(learned):
    """Of a real Council the rule is its own; members, outcomes and what is said go along."""
    asked = replace(draft(107, "Syria", WEST), codes=())
    forecast, expected = learned.forecast(asked), learned.expect(asked)
    assert isinstance(forecast, un.Mixture)
    assert forecast.rule == un.rules.substantive(un.council("2019-04-18"))
    found = un.forecast(forecast.rule, forecast)
    adopted, vetoed = expected.outcomes()
    assert float(found.probability("adopted")) == pytest.approx(adopted)
    assert float(found.probability("vetoed")) == pytest.approx(vetoed)
    assert found.outcomes == forecast.outcomes
    for code, chances in zip(asked.codes, expected.members):
        held = forecast.of(code)
        assert [held[vote] for vote in (Vote.YES, Vote.ABSTAIN, Vote.NO)] == pytest.approx(
            chances.tolist()
        )
    assert f"Leaning on {len(forecast.because)} earlier drafts" in str(found)
    assert "seldom tabled" in str(found)
    assert found.given({"RUS": "no"}).probability("adopted") == 0
    procedural = un.forecast(un.rules.procedural(forecast.rule.council), forecast)
    assert procedural.probability("vetoed") == 0
    assert "seldom tabled" in str(un.blocs(forecast, [["CHN", "RUS"]]).note)
    assert pickle.loads(pickle.dumps(forecast)) == forecast


def test_a_forecast_says_who_votes_how_what_comes_out_and_why(learned):
    forecast = learned.forecast(replace(draft(107, "Syria", WEST), codes=()))
    said = str(forecast)
    for part in (
        "If put to the vote on 18 April 2019: adopted",
        "Russian Federation: in favour 5",
        "In favour with a chance of 95% or more: ",
        "the United Kingdom",
        f"Leaning on {len(forecast.because)} earlier drafts, most on that of",
        "same issue",
        "seldom tabled",
    ):
        assert part in said, part
        assert part in str(forecast.picture())
    assert said.index("Russian Federation: ") < said.index("China: ")
    assert not re.search("[a-z]{4}", forecast.words("ar"))


@pytest.mark.parametrize("known", [{"RUS": "no"}, {"RUS": "abstain", "Peru": "yes"}])
def test_a_vote_known_weighs_the_earlier_drafts_anew(learned, known):
    """By Bayes' rule, each earlier draft alone: its share, times how likely it makes the votes."""
    asked = draft(400, "Syria", WEST)
    forecast = learned.forecast(asked)
    told = hints(learned.memory, asked, len(learned.memory.drafts))
    chances = learned.fidelity.chances(asked)
    cast = {asked.council.seat(word): ("yes", "abstain", "no").index(known[word]) for word in known}
    weights = [
        share * np.prod([chances[seat, row[seat], choice] for seat, choice in cast.items()])
        for share, row in zip(forecast.leaning.shares, told)
    ]
    then = forecast.given(known)
    assert then.leaning.shares == pytest.approx(np.array(weights) / sum(weights))
    assert sum(each.weight for each in then.because) == pytest.approx(1)
    heaviest = learned.memory.drafts[max(range(len(weights)), key=weights.__getitem__)]
    assert then.because[0].facts.issue == heaviest.issue
    assert then.because[0].weight == pytest.approx(max(weights) / sum(weights))


def test_votes_known_one_by_one_weigh_as_all_at_once(learned):
    forecast = learned.forecast(draft(400, "Syria", WEST))
    at_once = forecast.given({"RUS": "no", "CHN": "abstain"})
    one_by_one = forecast.given({"RUS": "no"}).given({"CHN": "abstain"})
    assert at_once.leaning.shares == pytest.approx(one_by_one.leaning.shares)
    assert at_once.seats == tuple(
        tuple((vote, pytest.approx(chance)) for vote, chance in seat) for seat in one_by_one.seats
    )


def test_a_forecast_given_votes_says_what_it_leans_on_then(learned):
    forecast = learned.forecast(replace(draft(107, "Syria", WEST), codes=()))
    found = un.forecast(forecast.rule, forecast).given({"RUS": "no"})
    then = forecast.given({"RUS": "no"})
    assert str(then.leaning.sentence) in str(found)
    assert "seldom tabled" in str(found)
    assert str(then.leaning.sentence) != str(forecast.leaning.sentence)
    assert str(then.leaning.sentence) in str(then)
    revised = forecast.revised({"RUS": "no"})
    assert revised.because == forecast.because
    assert revised.given({"CHN": "abstain"}).because == forecast.given({"CHN": "abstain"}).because
    assert forecast.under(un.rules.procedural(forecast.rule.council)).because == forecast.because
    assert "Leaning" not in str(un.blocs(forecast, [["CHN", "RUS"]]).given({"RUS": "no"}).note)


def test_what_is_learned_alike_is_equal_and_has_one_hash(learned):
    again = Forecaster.fit(history())
    assert learned == again
    assert hash(learned) == hash(again)
    assert learned != again.update(draft(400), votes())
    assert learned != "the forecaster"
    asked = draft(400, "Syria", WEST)
    assert learned.expect(asked) == again.expect(asked)
    assert learned.expect(asked) != learned.expect(draft(400))
    first, second = (un.backtest(list(history(30)), START) for _ in range(2))
    assert first == second
    assert hash(first) == hash(second)
    assert first != un.backtest(list(history(30)), START, {"forecaster": Forecaster.fit()})
    assert pickle.loads(pickle.dumps(learned)) == learned
    assert pickle.loads(pickle.dumps(baselines())) == baselines()


def test_an_issue_never_seen_is_told_with_the_nearest(learned):
    assert "issue" not in str(learned.forecast(draft(400))).replace("same issue", "")
    told = str(learned.forecast(draft(400, "Siria")))
    assert "No earlier draft is on the issue 'Siria'; did you mean 'Syria'?" in told
    assert "on the issue 'Zw'." in str(learned.forecast(draft(400, "Zw")))


def test_capitals_and_spacing_of_what_a_draft_is_about_count_for_nothing(learned):
    asked = draft(400, "Syria", WEST)
    other = replace(asked, agenda="the  Situation in SYRIA ", issue="SYRIA", region=" africa")
    assert learned.expect(other).members.tolist() == learned.expect(asked).members.tolist()
    assert "No earlier draft" not in str(learned.forecast(other))
    unfilled = replace(other, issue="", region=" ")
    assert learned.memory.completed(unfilled).issue == "Syria"
    assert learned.memory.completed(unfilled).region == "Africa"
    taught = learned.update(other, votes())
    assert taught.likeness == learned.update(asked, votes()).likeness
    for model in baselines().values():
        told = model.update(asked, votes(BLOC))
        assert (told.expect(asked).beliefs == told.expect(other).beliefs).all()


def test_what_is_long_has_a_short_name(learned):
    forecast = learned.forecast(draft(400, "Syria", WEST))
    found = un.forecast(forecast.rule, forecast)
    tested = un.backtest(list(history(30)), START, {"forecaster": Forecaster.fit()})
    for each in (learned, forecast, forecast.leaning, found, forecast.components[0][1],
                 forecast.given({"RUS": "no"}), tested, tested.predictions["forecaster"],
                 un.load("libya-2019").outlook(), Forecaster.fit()):  # fmt: skip
        assert len(repr(each)) < 700, repr(each)[:99]
    assert repr(learned) == "<Forecaster of 120 drafts, 1 January 2019 to 28 June 2019>"


def test_members_and_sponsors_go_by_code_or_name_in_any_order():
    council = un.council("2019-04-18")
    names = [each.name for each in reversed(council.members)]
    facts = un.DraftFacts("2019-04-18", names, sponsors=["France", "Cyprus", "President"])
    assert facts.codes == council.codes[::-1]
    assert facts.council.members == council.members[::-1]
    assert facts.sponsors == {"FRA", "CYP", "President"}
    assert DraftFacts(council.day, sponsors="France").sponsors == {"FRA"}
    assert DraftFacts(council.day) == DraftFacts("2019-04-18", council.codes)


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"day": "2019-02-30"}, "expected a day"),
        ({"day": "1945-01-01"}, "members of the Council are known from"),
        ({"codes": ("Frnace", *MEMBERS[1:])}, r"no state 'Frnace'; did you mean France \(FRA\)"),
        ({"codes": ("USA", *MEMBERS[1:])}, "'USA' has two seats"),
        ({"codes": MEMBERS[:3]}, "expected 15 members, not 3"),
        ({"sponsors": ["Frnace"]}, "no sponsor 'Frnace'; did you mean 'France'"),
    ],
)
def test_facts_that_cannot_be_are_refused(given, fault):
    with pytest.raises(un.UnscSimError, match=fault):
        DraftFacts(**{"day": START, **given})


@pytest.mark.parametrize(
    ("cast", "fault"),
    [
        ([7] * 15, "Belgium: expected 'yes', 'no', 'abstain' or 'not voting', not 7"),
        ([1, 1, 1], "expected a vote for each of 15 seats"),
        ({"RUS": "no"}, "no vote for Belgium"),
        (["maybe"] * 15, "not 'maybe'"),
    ],
)
def test_votes_that_cannot_be_are_refused(cast, fault):
    with pytest.raises(un.UnscSimError, match=fault):
        Forecaster.fit().update(draft(0), cast)


def test_votes_are_read_in_numbers_words_or_by_member():
    facts = draft(0)
    right = choices(votes(BLOC)).tolist()
    words = ["yes" if each == 1 else "no" if each == -1 else "abstain" for each in votes(BLOC)]
    for cast in (votes(BLOC), np.array(votes(BLOC)), words, dict(zip(MEMBERS, words))):
        assert facts.cast(cast).tolist() == right


def test_a_record_is_learned_as_its_history_is():
    record = real_record.since_1994().between(1994, 1996)
    whole, told = Forecaster.fit(record), Forecaster.fit(record.history())
    asked = DraftFacts("1997-01-10", issue="Iraq", region="Middle East")
    assert whole.forecast(asked) == told.forecast(asked)
    assert whole.forecast(asked).because[0].symbol.startswith("S/")


def test_a_vacant_seat_of_the_record_casts_no_vote():
    vacant = un.council("1980-01-03")
    facts = DraftFacts(vacant.day)
    adopted, _ = Forecaster.fit().expect(facts).outcomes()
    forecast = Forecaster.fit().forecast(facts)
    found = un.forecast(forecast.rule, forecast)
    assert float(found.probability("adopted")) == pytest.approx(adopted)
    cast = choices([2 if code == "VACANT" else 1 for code in vacant.codes])
    assert forecast.rule.decide(cast_of(forecast.facts, cast)).adopted
