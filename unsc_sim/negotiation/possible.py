"""What is settled of a condition while a text is only half written.

A condition is true, false, or still open where a provision that it asks about
has no wording yet (Kleene's logic of three values). Texts that meet several
conditions are looked for by giving one provision after the other a wording and
turning back where a condition is false.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unsc_sim.positions.conditions import OUT, Condition
from unsc_sim.positions.drafts import Provision

__all__ = ["asked", "core", "example", "known", "possible"]


def known(condition: Condition, text: Mapping[str, str]) -> bool | None:
    """Whether a condition holds, whatever is added to a text; None if that is open.

    >>> from unsc_sim.positions.conditions import read_condition
    >>> known(read_condition("truce and access"), {"access": "out"})
    False
    >>> known(read_condition("truce or not access"), {"access": "in"}) is None
    True
    """
    if condition.test == "is":
        worded = text.get(condition.key)
        if worded is None:
            return None
        return worded == condition.variant if condition.variant else worded != OUT
    if condition.test == "not":
        inner = known(condition.parts[0], text)
        return None if inner is None else not inner
    settling = condition.test == "or"
    open_ones = False
    for part in condition.parts:
        inner = known(part, text)
        if inner is settling:
            return settling
        open_ones |= inner is None
    return None if open_ones else not settling


def asked(conditions: Sequence[Condition]) -> tuple[str, ...]:
    """The provisions that conditions ask about, the most often asked first."""
    atoms = [atom.key for condition in conditions for atom in condition.atoms()]
    return tuple(sorted(dict.fromkeys(atoms), key=lambda key: -atoms.count(key)))


def possible(provisions: Sequence[Provision], conditions: Sequence[Condition]) -> bool:
    """Whether some text meets all of some conditions."""
    return example(provisions, conditions) is not None


def example(
    provisions: Sequence[Provision], conditions: Sequence[Condition]
) -> Mapping[str, str] | None:
    """Wordings with which a text meets all of some conditions; None if no text does."""
    wordings = {each.key: each.wordings for each in provisions}
    return _completed({}, asked(conditions), wordings, conditions)


def _completed(
    text: dict[str, str],
    keys: Sequence[str],
    wordings: Mapping[str, tuple[str, ...]],
    conditions: Sequence[Condition],
) -> Mapping[str, str] | None:
    """What is written of a text, completed where that can be done."""
    told = [known(each, text) for each in conditions]
    if False in told:
        return None
    if None not in told:
        return text
    key = keys[0]
    completed = (
        _completed({**text, key: wording}, keys[1:], wordings, conditions)
        for wording in wordings[key]
    )
    return next((each for each in completed if each is not None), None)


def core(provisions: Sequence[Provision], conditions: Sequence[Condition]) -> tuple[Condition, ...]:
    """Of conditions that no text meets together, some of which none can be left out."""
    kept = list(conditions)
    for each in conditions:
        without = [other for other in kept if other is not each]
        if not possible(provisions, without):
            kept = without
    return tuple(kept)
