"""What a scenario file says of negotiating a draft: titles of wordings, prices, bounds."""

from __future__ import annotations

from dataclasses import replace

from unsc_sim.faults import Faults
from unsc_sim.negotiation.spaces import space
from unsc_sim.positions.conditions import ALWAYS, read_condition
from unsc_sim.positions.drafts import Draft, Provision
from unsc_sim.scenario.layout import DraftRow, ProvisionRow
from unsc_sim.words import say

__all__ = ["bounded", "priced"]


def priced(faults: Faults, path: str, row: ProvisionRow, provision: Provision) -> Provision:
    """A provision with the titles of its wordings, and what they cost its sponsors."""
    for word in row.titles:
        faults.known(f"{path}.titles", word, dict.fromkeys(row.variants), say("wording"))
    if row.step and row.prices:
        faults.add(path, say("expected the price of a step, or prices, not both"))
    titles, prices = tuple(row.titles.items()), tuple(row.prices.items())
    return replace(provision, titles=titles, prices=prices, step=row.step)


def bounded(faults: Faults, path: str, row: DraftRow, draft: Draft) -> Draft:
    """A draft with the constraints of its texts and its sponsors' minimum."""
    constraints = [
        faults.attempt(f"{path}.constraints[{place}]", read_condition, each)
        for place, each in enumerate(row.constraints)
    ]
    minimum = faults.attempt(f"{path}.minimum", read_condition, row.minimum)
    read = tuple(each for each in constraints if each is not None)
    found = replace(draft, constraints=read, minimum=minimum or ALWAYS)
    # A status that is no wording is a fault of its own, and has no price.
    if all(set(each.open_wordings) <= set(each.wordings) for each in draft.provisions):
        faults.attempt(path, space, found)
    return found
