"""What sources say: evidence, the text and its provisions, stances, actors."""

from unsc_sim.positions.actors import Actor, Relation, RelationKind
from unsc_sim.positions.conditions import Condition, read_condition
from unsc_sim.positions.drafts import Draft, Provision, Text
from unsc_sim.positions.evidence import Certainty, Claim, Source
from unsc_sim.positions.stances import Position, Stance, Standing

__all__ = [
    "Actor",
    "Certainty",
    "Claim",
    "Condition",
    "Draft",
    "Position",
    "Provision",
    "Relation",
    "RelationKind",
    "Source",
    "Stance",
    "Standing",
    "Text",
    "read_condition",
]
