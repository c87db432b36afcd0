"""The Council's rules of decision since 1946, and rules of one's own."""

from unsc_sim.rules.procedures import (
    admission,
    charter_review,
    consensus,
    elements_to_the_press,
    icj_election,
    presidential_statement,
    press_statement,
    procedural,
    put_to_vote,
    quota,
    secretary_general,
    substantive,
    uniting_for_peace,
    weighted,
)

__all__ = [
    "admission",
    "charter_review",
    "consensus",
    "elements_to_the_press",
    "icj_election",
    "presidential_statement",
    "press_statement",
    "procedural",
    "put_to_vote",
    "quota",
    "secretary_general",
    "substantive",
    "uniting_for_peace",
    "weighted",
]
