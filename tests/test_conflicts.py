"""Minimal sets against enumeration; contradictions that are many, found one after the other."""

import pickle
from itertools import combinations, islice, product
from random import Random
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import unsc_sim as un
from unsc_sim import rules
from unsc_sim.negotiation import negotiate
from unsc_sim.positions.conditions import read_condition
from unsc_sim.positions.drafts import Draft, Provision
from unsc_sim.positions.stances import Position, Stance, Standing
from unsc_sim.verdicts.minimal import minimal_sets
from unsc_sim.verdicts.thresholds import Clause, Threshold
from unsc_sim.verdicts.verdict import verdict
from unsc_sim.words import Translated

RULE = rules.substantive(un.council("2019-04-18"))
ELEMENTS = 6

weighed = st.lists(
    st.tuples(st.integers(1, 3), st.integers(1, (1 << ELEMENTS) - 1)), max_size=2
).map(tuple)
thresholds = st.builds(Threshold, st.integers(1, 5), weighed, weighed, weighed)
clauses = st.lists(
    st.lists(thresholds, min_size=1, max_size=2).map(lambda some: Clause(tuple(some))), max_size=4
)


def weight(threshold: Threshold, chosen: int) -> int:
    return (
        sum(w * (bits & chosen).bit_count() for w, bits in threshold.each)
        + sum(w for w, bits in threshold.with_any if bits & chosen)
        + sum(w for w, bits in threshold.with_all if bits & chosen == bits)
    )


@given(clauses)
def test_minimal_sets_are_those_of_enumeration_the_smallest_first(some):
    def fits(chosen: int) -> bool:
        return all(any(weight(t, chosen) >= t.need for t in c.thresholds) for c in some)

    fitting = [chosen for chosen in range(1 << ELEMENTS) if fits(chosen)]
    right = {one for one in fitting if not any(other & one == other != one for other in fitting)}
    singly = tuple(1 << place for place in range(ELEMENTS))
    found = list(
        minimal_sets(singly, lambda s: next((c for c in some if not c.satisfied(s)), None))
    )
    assert set(found) == right
    assert len(found) == len(right)
    assert [each.bit_count() for each in found] == sorted(each.bit_count() for each in found)


def draft(*keys: str, status: str = "in") -> Draft:
    parts = tuple(Provision(key, Translated(key), status) for key in keys)
    return Draft("t", Translated("t"), "substantive", provisions=parts)


def two_demands_each(seed: int) -> Standing:
    """Fifteen members, each opposed to the texts of two conditions on three provisions."""
    rng = Random(seed)
    conditions = ["p", "not p", "q", "not q", "r", "not r", "p and q", "p or r", "not q and r"]
    held = tuple(
        Position(code, Stance.OPPOSES, read_condition(when))
        for code in RULE.codes
        for when in rng.sample(conditions, 2)
    )
    return Standing(RULE, draft("p", "q", "r"), held)


def excludes(standing: Standing, imposed) -> bool:
    """Whether more than six members are closed on every text: nine votes are needed of 15."""
    texts = [dict(zip("pqr", wordings)) for wordings in product(("in", "out"), repeat=3)]
    return all(len({d.member for d in imposed if d.when.holds(text)}) > 6 for text in texts)


def test_thousands_of_contradictions_come_one_after_the_other():
    standing = two_demands_each(2)
    start = perf_counter()
    found = negotiate(standing)
    assert found.conflicts
    assert "Other sets of positions exclude it too" in str(found)
    assert "Other demands can be lifted instead" in str(found)
    assert perf_counter() - start < 10  # half a second on an idle machine
    for conflict in islice(found.conflicts, 20):
        assert excludes(standing, conflict)
        assert not any(
            excludes(standing, part) for part in combinations(conflict, len(conflict) - 1)
        )
    for lift in islice(found.lifts, 20):
        kept = [each for each in standing.positions if each not in tuple(lift)]
        assert not excludes(standing, kept)
        assert all(excludes(standing, [*kept, each]) for each in lift)


def test_all_of_many_contradictions_can_be_counted():
    found = negotiate(two_demands_each(2))
    assert (len(found.conflicts), len(found.lifts)) == (8935, 594)


def test_demands_of_one_member_on_different_texts_are_counted_apart():
    held = tuple(
        Position(code, Stance.OPPOSES, read_condition(when))
        for code in RULE.codes
        for when in ("p", "not p")
    )
    found = negotiate(Standing(RULE, draft("p"), held))
    (pattern,) = found.conflicts.patterns
    assert [(n, len(of)) for n, of in pattern.parts] == [(7, 15), (7, 15)]
    assert len(found.conflicts) == 6435**2
    assert len(found.lifts.patterns) == 2
    assert len(found.lifts) == 2 * 5005


def test_patterns_can_be_taken_from_either_end_and_stored():
    found = negotiate(two_demands_each(3)).conflicts
    assert found[::-1][-1] == found[0]
    assert found[-1] == tuple(found)[-1]
    assert found[:3] == tuple(islice(found, 3))
    with pytest.raises(IndexError):
        found[len(found)]
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_verdict_tells_some_of_thousands_of_contradictions_in_one_pattern():
    held = tuple(Position(code, Stance.OPPOSES) for code in RULE.codes)
    found = verdict(Standing(RULE, draft("p"), held))
    assert len(found.why) == 2
    assert "any seven of these 15" in str(found.why[0])
    assert len(found.conflicts) == 6435


def test_equal_weights_of_unequal_members_are_told_apart_in_a_weighted_rule():
    weights = dict(zip("ABCDE", (3, 2, 2, 1, 1)))
    rule = rules.weighted(5, weights)
    held = tuple(Position(code, Stance.OPPOSES) for code in weights)
    found = [set(each.actors) for each in negotiate(Standing(rule, draft("p"), held)).conflicts]
    closing = [
        set(some)
        for size in range(1, 6)
        for some in combinations("ABCDE", size)
        if sum(weights[code] for code in some) > 4
    ]
    right = [one for one in closing if not any(other < one for other in closing)]
    assert sorted(map(sorted, found)) == sorted(map(sorted, right))
