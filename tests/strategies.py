"""Strategies that several properties draw from."""

from hypothesis import strategies as st

from unsc_sim.positions.conditions import Condition


def conditions_of(atoms, most):
    """Conditions made of so many atoms at most, by not, and, or."""
    return st.recursive(
        atoms,
        lambda part: st.one_of(
            st.builds(lambda each: Condition("not", (each,)), part),
            st.builds(
                lambda word, parts: Condition(word, tuple(parts)),
                st.sampled_from(["and", "or"]),
                st.lists(part, min_size=2, max_size=3),
            ),
        ),
        max_leaves=most,
    )
