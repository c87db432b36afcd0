"""Positions that contradict each other: why nothing can be adopted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from unsc_sim.machines import Bound
from unsc_sim.stances import Position, Standing
from unsc_sim.tally import possible_outcomes
from unsc_sim.votes import Outcome

__all__ = ["conflicts"]


def conflicts(standing: Standing) -> Iterator[tuple[Position, ...]]:
    """Minimal sets of positions that alone exclude adoption whatever the text.

    Imposing only those leaves no text that can be adopted; leaving any one out
    does. Fewest positions first.
    """
    binding = [each for each in standing.positions if _binds(standing, each)]
    found: list[frozenset[int]] = []
    for size in range(1, len(binding) + 1):
        for chosen in combinations(range(len(binding)), size):
            if any(each <= set(chosen) for each in found):
                continue
            imposed = tuple(binding[place] for place in chosen)
            if not _adoptable(standing, imposed):
                found.append(frozenset(chosen))
                yield imposed


def _binds(standing: Standing, position: Position) -> bool:
    """Whether a position closes any ballot that helps adoption."""
    open_to = position.stance.open_to(standing.rule.ballot)
    return any(
        (requirement.bound is Bound.AT_LEAST and requirement.counted not in open_to)
        or (requirement.bound is Bound.FEWER_THAN and open_to == (requirement.counted,))
        for requirement in standing.rule.requirements
    )


def _adoptable(standing: Standing, imposed: tuple[Position, ...]) -> bool:
    """Whether some text can be adopted when only some positions are heeded."""
    return any(
        Outcome.ADOPTED
        in possible_outcomes(standing.rule.machine, standing.open_ballots(text, imposed))
        for text in standing.draft.texts()
    )
