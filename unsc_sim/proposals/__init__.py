"""Councils that have been proposed, and what they would change."""

from unsc_sim.proposals.comparisons import Leaning, comparison
from unsc_sim.proposals.designs import Seats, designed
from unsc_sim.proposals.reforms import proposal, reform, reforms

__all__ = [
    "Leaning",
    "Seats",
    "comparison",
    "designed",
    "proposal",
    "reform",
    "reforms",
]
