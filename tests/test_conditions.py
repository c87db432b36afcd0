"""Conditions on a text: what is written is read again, whatever provisions are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import conditions_of

from unsc_sim.errors import RuleError
from unsc_sim.positions.conditions import Condition, read_condition

words = st.one_of(
    st.sampled_from(["and", "Not", "=", "(a", "names the LNA", "l'offensive", "'", '"', "''a'"]),
    st.text(min_size=1, max_size=8),
)
atoms = st.builds(Condition, st.just("is"), key=words, variant=st.one_of(st.just(""), words))
conditions = conditions_of(atoms, 5)


@given(conditions)
def test_what_is_written_is_read_again(condition):
    assert read_condition(str(condition)) == condition


@pytest.mark.parametrize("mark", ["'", '"'])
def test_a_wording_of_several_words_stands_in_quotation_marks(mark):
    condition = read_condition(f"naming = {mark}names the LNA{mark} and not truce")
    assert condition.holds({"naming": "names the LNA", "truce": "out"})
    assert str(condition) == "naming = 'names the LNA' and not truce"


@pytest.mark.parametrize(
    "text", ["naming = names the LNA", "naming = 'names the", "naming = ''", "="]
)
def test_what_cannot_be_read_is_quoted_in_the_error(text):
    with pytest.raises(RuleError, match="cannot read the condition"):
        read_condition(text)
