"""A forecast as a mixture of whole line-ups, and the earlier drafts behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unsc_sim.record.facts import CHOICES, PERMANENT, DraftFacts
from unsc_sim.record.likeness import alike
from unsc_sim.record.memory import Memory

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Leaning", "LineupMixture", "Precedent"]


@dataclass(frozen=True, slots=True)
class Precedent:
    """An earlier draft that a forecast leans on.

    ``votes`` are its votes by member in the words of
    :data:`~unsc_sim.record.facts.CHOICES`; ``weight`` is its share in the
    forecast; ``shared`` names what it has in common with the draft to be voted.
    """

    facts: DraftFacts
    votes: tuple[tuple[str, str], ...]
    weight: float
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Leaning:
    """What the earlier drafts weigh in a forecast.

    ``shares`` are their weights [count] and ``traits`` what each has beside the
    draft to be voted [count, traits].
    """

    memory: Memory
    shares: NDArray[np.float64]
    traits: NDArray[np.float64]

    def precedents(self) -> tuple[Precedent, ...]:
        """The earlier drafts that weigh anything, heaviest first, the latest of equals first."""
        import numpy as np

        order = np.lexsort((-np.arange(len(self.shares)), -self.shares))
        return tuple(self._precedent(int(place)) for place in order if self.shares[place])

    def _precedent(self, place: int) -> Precedent:
        facts, cast = self.memory.drafts[place], self.memory.votes[place]
        words = (CHOICES[cast[self.memory.codes.index(code)]] for code in facts.voters)
        return Precedent(
            facts,
            tuple(zip(facts.codes, words)),
            float(self.shares[place]),
            alike(self.traits[place]),
        )


@dataclass(frozen=True, slots=True, eq=False)
class LineupMixture:
    """A weighted sum of line-ups, in each of which members vote independently.

    Attributes
    ----------
    facts
        The draft that is to be voted.
    weights
        In all 1, heaviest first [k].
    beliefs
        The chances of yes, withholding and no [k, seats, 3].
    leaning
        What the earlier drafts weigh; None for a model that leans on none.
    """

    facts: DraftFacts
    weights: NDArray[np.float64]
    beliefs: NDArray[np.float64]
    leaning: Leaning | None = None

    @property
    def because(self) -> tuple[Precedent, ...]:
        """The earlier drafts leaned on, heaviest first; their weights are in all 1."""
        return self.leaning.precedents() if self.leaning else ()

    @property
    def members(self) -> NDArray[np.float64]:
        """The chances of yes, withholding and no of each member by itself [seats, 3]."""
        import numpy as np

        return np.asarray(np.tensordot(self.weights, self.beliefs, axes=1))

    def of_lineup(self, choices: NDArray[np.int8]) -> float:
        """The chance of one whole line-up, from positions in the last axis of beliefs [seats]."""
        import numpy as np

        cast = self.beliefs[:, np.arange(len(choices)), choices]
        return float(self.weights @ cast.prod(axis=1))

    def outcomes(self) -> tuple[float, float]:
        """The chances of adoption and of a veto of a substantive draft.

        Charter, Article 27(3): nine yes votes (seven of eleven until the end of
        1965) and no negative vote of a permanent member; one that falls short
        of the votes is not counted as vetoed. Exact: the seats are taken one
        after another, and all line-ups at once.
        """
        import numpy as np

        quota = 7 if len(self.facts.codes) <= 11 else 9
        reached = np.zeros((len(self.weights), quota + 1, 2))
        reached[:, 0, 0] = 1
        for seat, code in enumerate(self.facts.voters):
            yes, withhold, no = (self.beliefs[:, seat, k, None, None] for k in range(3))
            after = reached * withhold
            after[:, 1:] += reached[:, :-1] * yes
            after[:, -1:] += reached[:, -1:] * yes
            if code in PERMANENT:
                after[:, :, 1:] += reached.sum(axis=2, keepdims=True) * no
            else:
                after += reached * no
            reached = after
        adopted, vetoed = self.weights @ reached[:, -1]
        return float(adopted), float(vetoed)
