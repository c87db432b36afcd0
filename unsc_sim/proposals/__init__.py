"""Councils that have been proposed, and what they would change."""

from unsc_sim.power.leanings import Leaning
from unsc_sim.proposals.comparisons import comparison
from unsc_sim.proposals.designs import Seats, designed
from unsc_sim.proposals.reforms import proposal, reform, reforms, restraint, restraints

__all__ = [
    "Leaning",
    "Seats",
    "comparison",
    "designed",
    "proposal",
    "reform",
    "reforms",
    "restraint",
    "restraints",
]
