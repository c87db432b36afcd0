"""What a member is reported to hold at once, though no vote goes with all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from unsc_sim.councils.members import Member
from unsc_sim.errors import SeatError
from unsc_sim.positions.conditions import ALWAYS, OUT, Condition
from unsc_sim.positions.drafts import IN
from unsc_sim.votes import Ballot
from unsc_sim.words import Sentence, all_of, say

__all__ = ["Said", "no_vote_left"]

Said = tuple[str, Condition]
"""A stance as it is written, and the texts that it is reported for."""


def no_vote_left(
    member: Member, held: Sequence[tuple[Said, tuple[Ballot, ...]]], text: Mapping[str, str]
) -> SeatError:
    """The error of a member to which no vote is left open on a text.

    Parameters
    ----------
    held
        What it is reported to hold there, with the ballots that each leaves open.
    """
    apart = (two for two in combinations(held, 2) if not set(two[0][1]) & set(two[1][1]))
    told = all_of(_written(said) for said, _ in next(apart, held))
    parts: dict[str, object] = {"member": member.in_text, "held": told}
    if not text:
        fault = "the positions of {member} contradict each other: {held} leave no vote open"
        return SeatError(say(fault, **parts))
    fault = "the positions of {member} contradict each other: {held} leave no vote open "
    fault += "on the text {text!r}"
    return SeatError(say(fault, **parts, text=_as_condition(text)))


def _written(said: Said) -> Sentence:
    """A stance as a scenario writes it."""
    stance, when = said
    if when == ALWAYS:
        return say("{stance!r} on every text", stance=stance)
    return say("{stance!r} where {when!r}", stance=stance, when=str(when))


def _as_condition(text: Mapping[str, str]) -> str:
    """A text as the condition that it alone meets."""
    parts = [
        Condition("not", (Condition("is", key=key),))
        if wording == OUT
        else Condition("is", key=key, variant="" if wording == IN else wording)
        for key, wording in text.items()
    ]
    return str(Condition("and", tuple(parts)))
