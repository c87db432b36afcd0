"""Which text would pass? Provisions, conditions, concessions, contradictions."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unsc_sim.negotiation.advice import Advice
    from unsc_sim.negotiation.concessions import Concession
    from unsc_sim.negotiation.contradictions import Contradiction, Contradictions, Lift
    from unsc_sim.negotiation.fronts import Front
    from unsc_sim.negotiation.information import Question
    from unsc_sim.negotiation.listings import Texts
    from unsc_sim.negotiation.negotiating import assuming, negotiate
    from unsc_sim.negotiation.negotiations import Negotiation
    from unsc_sim.negotiation.offers import Change, Offer
    from unsc_sim.negotiation.spaces import MOST, Space, space

__all__ = [
    "MOST",
    "Advice",
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

# What each module gives. A module is loaded when a name of its is first asked
# for: most scenarios are read, judged and drawn without a negotiation.
_GIVEN_BY = {
    name: module
    for module, names in {
        "advice": ("Advice",),
        "concessions": ("Concession",),
        "contradictions": ("Contradiction", "Contradictions", "Lift"),
        "fronts": ("Front",),
        "information": ("Question",),
        "listings": ("Texts",),
        "negotiating": ("assuming", "negotiate"),
        "negotiations": ("Negotiation",),
        "offers": ("Change", "Offer"),
        "spaces": ("MOST", "Space", "space"),
    }.items()
    for name in names
}


def __getattr__(name: str) -> object:
    if name not in _GIVEN_BY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_GIVEN_BY[name]}"), name)
    globals()[name] = value
    return value
