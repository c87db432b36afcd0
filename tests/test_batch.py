"""Batches: equal to one decision and one forecast at a time, strict about arrays."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unsc_sim import batch, rules
from unsc_sim.batch import OUTCOMES, ArrayError, decide, decide_masks
from unsc_sim.councils.by_day import council
from unsc_sim.councils.members import Council, Member
from unsc_sim.forecasts import counting
from unsc_sim.forecasts.forecasts import forecast
from unsc_sim.forecasts.mixtures import Beliefs
from unsc_sim.forecasts.simulation import NUMBERS
from unsc_sim.rules.decisions import Rule
from unsc_sim.rules.machines import Bound, Requirement
from unsc_sim.votes import Consent, Outcome, Vote
from unsc_sim.words import say

APRIL = council("2019-04-18")
RULE = rules.substantive(APRIL)
READ = {1: Vote.YES, 0: Vote.ABSTAIN, -1: Vote.NO, 2: Vote.NOT_VOTING}


def hypothetical(seats, veto):
    return Council(tuple(Member(f"M{n}", f"member {n}", veto=n in veto) for n in range(seats)))


@st.composite
def any_rule(draw):
    """A rule with up to forty seats: with and without a veto, weighted, by consensus, strange."""
    seats = draw(st.integers(1, 40))
    members = hypothetical(seats, draw(st.sets(st.integers(0, seats - 1), max_size=6)))
    needed = draw(st.integers(1, seats + 1))
    weights = {code: draw(st.integers(1, 4)) for code in members.codes[:8]}
    strange = Requirement(
        Bound.FEWER_THAN, needed, Vote.ABSTAIN, tuple(n % 3 for n in range(seats)),
        Outcome.VETOED, "a requirement", say("chance"),
    )  # fmt: skip
    return draw(
        st.sampled_from(
            [
                rules.put_to_vote(members, needed),
                rules.put_to_vote(members, needed, 2),
                rules.consensus(members),
                rules.weighted(sum(weights.values()) // 2 + 1, weights),
                Rule(say("strange"), members, (strange,), Vote),
            ]
        )
    )


@given(any_rule(), st.integers(0, 2**32 - 1))
def test_many_roll_calls_are_decided_as_one_by_one(rule, seed):
    rng = np.random.default_rng(seed)
    skewed = rng.dirichlet([2, 1, 1, 1])
    votes = rng.choice(np.array([1, 0, -1, 2], np.int8), (20, len(rule.codes)), p=skewed)
    singly = [rule.decide([READ[vote] for vote in row]).outcome for row in votes.tolist()]
    assert [OUTCOMES[code] for code in decide(rule, votes)] == singly
    assert [OUTCOMES[code] for code in decide(rule, np.asfortranarray(votes))] == singly
    assert [OUTCOMES[code] for code in decide(rule, votes[::-2])] == singly[::-2]


@given(any_rule(), st.integers(0, 2**32 - 1), st.sampled_from([np.uint16, np.uint32, np.uint64]))
def test_masks_are_decided_as_votes(rule, seed, kind):
    seats = len(rule.codes)
    if 8 * np.dtype(kind).itemsize < seats:
        kind = np.uint64
    rng = np.random.default_rng(seed)
    votes = rng.choice(np.array([1, 0, -1], np.int8), (20, seats), p=rng.dirichlet([2, 1, 1]))
    bits = kind(1) << np.arange(seats, dtype=kind)
    yes, no = ((votes == 1) @ bits).astype(kind), ((votes == -1) @ bits).astype(kind)
    assert decide_masks(rule, yes, no).tolist() == decide(rule, votes).tolist()
    assert decide_masks(rule, yes[::2], no[::2]).tolist() == decide(rule, votes[::2]).tolist()


def test_of_all_patterns_of_three_votes_as_many_adopt_as_are_known_to():
    grids = np.array(list(product([1, 0, -1], repeat=7)), np.int8)
    adopted = 0
    votes = np.empty((len(grids), 15), np.int8)
    for head in product([1, 0, -1], repeat=8):
        votes[:, :8], votes[:, 8:] = head, grids
        if head.count(1) >= 2:
            adopted += int((decide(RULE, votes) == 0).sum())
    assert adopted == 146_796


def test_blocks_of_many_rows_join(monkeypatch):
    rng = np.random.default_rng(3)
    votes = rng.choice(np.array([1, 0, -1, 2], np.int8), (1000, 15), p=[0.6, 0.2, 0.1, 0.1])
    whole = decide(RULE, votes)
    held = rng.dirichlet([3, 1, 1], (500, 15))
    chances = batch.forecast(RULE, held)
    monkeypatch.setattr(batch, "ROWS", 64)
    monkeypatch.setattr(counting, "ROWS", 64)
    monkeypatch.setattr(batch, "SCENARIOS", 64)
    assert (decide(RULE, votes) == whole).all()
    assert batch.forecast(RULE, held) == pytest.approx(chances, abs=0)


def test_without_a_count_of_bits_masks_are_counted_as_votes(monkeypatch):
    yes = np.arange(2**15, dtype=np.uint16)
    no = np.zeros_like(yes)
    fast = decide_masks(RULE, yes, no)
    monkeypatch.delattr(np, "bitwise_count", raising=False)
    assert (decide_masks(RULE, yes, no) == fast).all()


def test_nothing_is_decided_of_nothing():
    assert decide(RULE, np.empty((0, 15), np.int8)).shape == (0,)
    assert decide_masks(RULE, np.empty(0, np.uint16), np.empty(0, np.uint16)).shape == (0,)
    assert batch.forecast(RULE, np.empty((0, 15, 3))).shape == (0, 4)


# --- forecasts ---------------------------------------------------------------------------------


@settings(max_examples=60)
@given(any_rule().filter(lambda rule: len(rule.codes) <= 12), st.integers(0, 2**32 - 1))
def test_many_forecasts_are_as_one_by_one(rule, seed):
    rng = np.random.default_rng(seed)
    held = rng.dirichlet([1, 1, 1], (4, len(rule.codes)))
    held[0] = np.eye(3)[rng.integers(0, 3, len(rule.codes))]
    chances = batch.forecast(rule, held)
    assert chances.sum(axis=1) == pytest.approx(np.ones(4), abs=1e-12)
    voting = (Vote.YES, Vote.ABSTAIN, Vote.NO)
    for row, believed in zip(chances, held.tolist()):
        if rule.ballot is Vote:
            seats = [tuple(zip(voting, each)) for each in believed]
        else:
            seats = [((Consent.LETS_PASS, y + w), (Consent.OBJECTS, n)) for y, w, n in believed]
        f = forecast(rule, Beliefs(rule, tuple(seats)))
        assert row == pytest.approx([f.probability(each) for each in OUTCOMES], abs=1e-13)


def test_32_bit_beliefs_are_forecast_in_64():
    held = np.random.default_rng(1).dirichlet([1, 1, 1], (10, 15))
    short = batch.forecast(RULE, held.astype(np.float32))
    assert short.dtype == np.float64
    assert short == pytest.approx(batch.forecast(RULE, held), abs=1e-5)


def test_a_vacant_seat_withholds():
    rule = rules.substantive(council("1980-01-05"))
    seat = rule.codes.index("VACANT")
    held = np.random.default_rng(1).dirichlet([9, 1, 1], (3, 15))
    with pytest.raises(ArrayError, match="scenario 0, the vacant seat: a vacant seat withholds"):
        batch.forecast(rule, held)
    held[:, seat] = 0, 1, 0
    assert batch.forecast(rule, held).sum(axis=1) == pytest.approx(np.ones(3))
    votes = np.ones((3, 15), np.int8)
    with pytest.raises(ArrayError, match="roll call 0, the vacant seat: a vacant seat casts no"):
        decide(rule, votes)
    votes[:, seat] = 2
    assert decide(rule, votes).tolist() == [0, 0, 0]
    with pytest.raises(ArrayError, match="roll call 1: a bit is set where no member votes"):
        decide_masks(rule, np.array([0, 1 << seat], np.uint16), np.zeros(2, np.uint16))


# --- bad arrays ---------------------------------------------------------------------------------


def spoiled(array, index, value):
    array = array.copy()
    array[index] = value
    return array


VOTES = np.ones((40_000, 15), np.int8)


@pytest.mark.parametrize(
    ("votes", "fault"),
    [
        ([[1] * 15], "array of int8, not list"),
        (VOTES.astype(int), r"array of int8, not int64 \[40000, 15\]"),
        (VOTES[:, :11], r"shape \[roll calls, 15\], not int8 \[40000, 11\]"),
        (VOTES[0], r"shape \[roll calls, 15\], not int8 \[15\]"),
        (spoiled(VOTES, (35_000, 11), 3), "roll call 35000, the Russian Federation: .* not 3"),
        (spoiled(VOTES, (0, 0), -2), "roll call 0, Belgium: expected 1, 0, -1 or 2 as a vote"),
    ],
)
def test_votes_that_are_none_are_told(votes, fault):
    with pytest.raises(ArrayError, match=fault):
        decide(RULE, votes)


ROW = np.zeros(300_000, np.uint16)


@pytest.mark.parametrize(
    ("yes", "no", "fault"),
    [
        (ROW, ROW[1:], r"one kind and length, not uint16 \[300000\] and uint16 \[299999\]"),
        (ROW, ROW.astype(np.uint32), "one kind and length"),
        (ROW.astype(np.uint8), ROW.astype(np.uint8), "at least 15 bits"),
        (ROW.astype(np.int16), ROW, "unsigned numbers, not int16"),
        (ROW.reshape(2, -1), ROW, "one row of unsigned numbers"),
        (3, ROW, "unsigned numbers, not int"),
        (spoiled(ROW, 299_999, 6), spoiled(ROW, 299_999, 2), "roll call 299999, China: both in"),
        (spoiled(ROW, 270_000, 1 << 15), ROW, "roll call 270000: a bit is set where no member"),
        (ROW, spoiled(ROW, 5, 1 << 15), "roll call 5: a bit is set where no member votes"),
        (spoiled(ROW, 5, 1 << 15), spoiled(ROW, 5, 1 << 15), "roll call 5: a bit is set where"),
    ],
)
def test_masks_that_are_none_are_told(yes, no, fault):
    with pytest.raises(ArrayError, match=fault):
        decide_masks(RULE, yes, no)


HELD = np.full((9000, 15, 3), 1 / 3)


@pytest.mark.parametrize(
    ("held", "fault"),
    [
        (HELD.tolist(), "array of floats, not list"),
        (HELD.astype(int), "array of floats, not int64"),
        (HELD[:, :, :2], r"shape \[scenarios, 15, 3\], not float64 \[9000, 15, 2\]"),
        (HELD[0], r"shape \[scenarios, 15, 3\], not float64 \[15, 3\]"),
        (spoiled(HELD, (8999, 14, 0), 0.5), "scenario 8999, the United States: .* sum to 1"),
        (spoiled(HELD, (3, 0), np.nan), r"scenario 3, Belgium: .* not \[nan, nan, nan\]"),
        (spoiled(HELD, (3, 1), [-0.5, 0.5, 1]), r"scenario 3, China: .* not \[-0.5, 0.5, 1.0\]"),
        (spoiled(HELD, (3, 1, 2), np.inf), "scenario 3, China"),
    ],
)
def test_beliefs_that_are_none_are_told(held, fault):
    with pytest.raises(ArrayError, match=fault):
        batch.forecast(RULE, held)


def test_the_numbers_of_the_votes_are_those_of_the_house():
    assert [NUMBERS[each] for each in (Vote.YES, Vote.ABSTAIN, Vote.NO, Vote.NOT_VOTING)] == [
        1, 0, -1, 2,
    ]  # fmt: skip
    assert tuple(Outcome) == OUTCOMES


@pytest.mark.parametrize("heavy", [1 << 62, 1 << 63, 10**30])
def test_weights_too_heavy_for_a_word_are_counted_exactly(heavy):
    rule = rules.weighted(2 * heavy, {"A": heavy, "B": heavy, "C": 1})
    votes = np.array(list(product([1, 0, -1, 2], repeat=3)), np.int8)
    expected = [rule.decide([READ[number] for number in row]).outcome for row in votes.tolist()]
    assert [OUTCOMES[code] for code in decide(rule, votes)] == expected
