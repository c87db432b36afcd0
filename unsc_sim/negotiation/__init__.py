"""Which text would pass? Provisions, conditions, concessions, contradictions."""

from unsc_sim.negotiation.concessions import Concession
from unsc_sim.negotiation.contradictions import Contradiction, Contradictions, Lift
from unsc_sim.negotiation.fronts import Front
from unsc_sim.negotiation.information import Question
from unsc_sim.negotiation.listings import Texts
from unsc_sim.negotiation.negotiating import assuming, negotiate
from unsc_sim.negotiation.negotiations import Negotiation
from unsc_sim.negotiation.offers import Change, Offer
from unsc_sim.negotiation.spaces import Space, space

__all__ = [
    "Change",
    "Concession",
    "Contradiction",
    "Contradictions",
    "Front",
    "Lift",
    "Negotiation",
    "Offer",
    "Question",
    "Space",
    "Texts",
    "assuming",
    "negotiate",
    "space",
]
