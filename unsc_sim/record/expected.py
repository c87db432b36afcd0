"""What a model expects of a draft: a weighted sum of whole line-ups, in arrays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from unsc_sim import batch, rules
from unsc_sim.councils.members import VACANT, Council
from unsc_sim.forecasts.distributions import Distribution
from unsc_sim.forecasts.mixtures import Beliefs
from unsc_sim.record.facts import DraftFacts
from unsc_sim.record.precedents import Leaning
from unsc_sim.record.valued import Valued
from unsc_sim.rules.decisions import Rule
from unsc_sim.votes import Outcome, Vote

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Expected", "cast_of", "rule_of"]

_CAST = (Vote.YES, Vote.ABSTAIN, Vote.NO)  # the choices as votes


@dataclass(frozen=True, slots=True, eq=False)
class Expected(Valued):
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
        """The chances of adoption and of a veto, exact but for rounding."""
        chances = self.weights @ batch.forecast(rule_of(self.facts), self._seated())
        adopted, vetoed = (
            float(chances[batch.OUTCOMES.index(each)]) for each in (Outcome.ADOPTED, Outcome.VETOED)
        )
        return adopted, vetoed

    def components(self) -> Iterator[tuple[float, Beliefs]]:
        """The line-ups as beliefs, each with its weight; what is withheld is an abstention."""
        for weight, seats in zip(self.weights, self.beliefs):
            yield float(weight), Beliefs(rule_of(self.facts), tuple(self._distributions(seats)))

    def _distributions(self, seats: NDArray[np.float64]) -> Iterator[Distribution]:
        for code, chances in zip(self.facts.codes, seats):
            yield ((Vote.NOT_VOTING, 1.0),) if code == VACANT else _distribution(chances)

    def _seated(self) -> NDArray[np.float64]:
        """The beliefs, a vacant seat withholding."""
        seated = self.beliefs.copy()
        for seat, code in enumerate(self.facts.codes):
            if code == VACANT:
                seated[:, seat] = 0, 1, 0
        return seated


def rule_of(facts: DraftFacts) -> Rule:
    """The rule for substantive matters of those who vote on a draft."""
    return _rule(facts.council)


def cast_of(facts: DraftFacts, choices: NDArray[np.int8]) -> list[Vote]:
    """Positions in :data:`~unsc_sim.record.facts.CHOICES` as votes; a vacant seat casts none."""
    seats = zip(facts.codes, choices)
    return [Vote.NOT_VOTING if code == VACANT else _CAST[choice] for code, choice in seats]


@cache
def _rule(council: Council) -> Rule:
    return rules.substantive(council)


def _distribution(seat: NDArray[np.float64]) -> Distribution:
    """The chances of one seat, those of nought left out."""
    total = float(seat.sum())
    pairs = zip(_CAST, seat.tolist())
    return tuple((vote, chance / total) for vote, chance in pairs if chance)
