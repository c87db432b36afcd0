"""How much an earlier draft resembles one to be voted, with weights learned vote by vote.

Each earlier draft has a handful of traits beside the new one (its age, whether
the issue is the same ...). Its weight is the softmax of their weighted sum:
the conditional logit of McFadden (1974) over precedents. After a vote the
weights move towards the precedents that foretold it, by the online Newton step
(Hazan, Agarwal and Kale, 2007) with gradual forgetting, so that no rate of
learning has to be chosen and a change of habits is followed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log1p
from typing import TYPE_CHECKING

from unsc_sim.record.facts import DraftFacts
from unsc_sim.record.memory import OF_STATES, OF_THE_COUNCIL, UNKNOWN, Memory, author, backing
from unsc_sim.record.valued import Valued

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["SHARED", "TRAITS", "Likeness", "alike", "traits"]

TRAITS: dict[str, float] = {
    "age in years": -0.25,
    "same issue": 2.0,
    "same agenda item": 1.0,
    "same region": 1.0,
    "both texts of the whole Council": 1.3,
    "only one text of the whole Council": -1.3,
    "permanent sponsors not shared": -0.5,
    "same issue, and no permanent sponsor of either": 1.0,
    "same region, and no permanent sponsor of either": 1.0,
    "same issue, and sponsors not known": 2.0,
    "divided": 0.0,
    "divided, and now a text of the whole Council": 0.0,
    "divided, by log of sponsors now in the Council": 0.0,
}
"""The traits and the weights from which learning starts: round numbers, tried on 1996-2004."""

SHARED = ("same issue", "same agenda item", "same region", "both texts of the whole Council")
"""The traits that an earlier draft has in common with one to be voted."""

_TRUST = 3.0  # how firmly the weights are held to where they started
_KEPT = 1 - 1 / 400  # of what earlier votes taught, this much is kept after each vote


def traits(memory: Memory, facts: DraftFacts, count: int) -> NDArray[np.float64]:
    """The traits of the first drafts remembered beside a draft to be voted [count, traits]."""
    import numpy as np

    who, before = author(facts), memory.author[:count]
    whole, was_whole = who == OF_THE_COUNCIL, before == OF_THE_COUNCIL
    states, was_states = who == OF_STATES, before == OF_STATES
    backed, was_backed = backing(facts), memory.backing[:count]
    apart = (backed != was_backed).sum(axis=1)
    outside = (states and not backed.any()) & was_states & ~was_backed.any(axis=1)
    same_issue = _same(memory.issue, facts.subject.issue, count)
    same_region = _same(memory.region, facts.subject.region, count)
    divided = memory.divided(count)
    days = np.maximum(facts.day.toordinal() - memory.day[:count], 1)
    columns = [
        days / 365.25,
        same_issue,
        _same(memory.agenda, facts.subject.agenda, count),
        same_region,
        whole & was_whole,
        (whole & was_states) | (states & was_whole),
        apart * (states & was_states),
        same_issue & outside,
        same_region & outside,
        same_issue & (who == UNKNOWN),
        divided,
        divided * whole,
        divided * log1p(len(facts.backers & set(facts.voters))),
    ]
    return np.stack([np.asarray(column, float) for column in columns], axis=1)


def _same(words: NDArray[np.object_], word: str, count: int) -> NDArray[np.bool_]:
    """Where the word stands; what is not known is like nothing."""
    import numpy as np

    return (words[:count] == word).astype(bool) if word else np.zeros(count, bool)


def alike(row: NDArray[np.float64]) -> tuple[str, ...]:
    """Which of :data:`SHARED` an earlier draft has, from its traits."""
    return tuple(name for name, value in zip(TRAITS, row) if name in SHARED and value)


@dataclass(frozen=True, slots=True, eq=False)
class Likeness(Valued):
    """What each trait weighs, and how much is known about it.

    ``weights`` are logits [traits]; ``curvature`` is the discounted sum of the
    outer products of the gradients [traits, traits].
    """

    weights: NDArray[np.float64]
    curvature: NDArray[np.float64]

    @staticmethod
    def prior() -> Likeness:
        """Before any vote is seen."""
        import numpy as np

        return Likeness(np.array(list(TRAITS.values())), _TRUST * np.eye(len(TRAITS)))

    def shares(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The weight of each earlier draft, in all 1, from its traits [count]."""
        import numpy as np

        logits = rows @ self.weights
        odds = np.exp(logits - logits.max())
        return np.asarray(odds / odds.sum())

    def learned(self, rows: NDArray[np.float64], surprise: NDArray[np.float64]) -> Likeness:
        """The weights after a vote.

        Parameters
        ----------
        rows
            The traits [count, traits].
        surprise
            For each earlier draft its share given the vote less its share
            before [count].
        """
        import numpy as np

        gradient = surprise @ rows
        lost = (1 - _KEPT) * _TRUST
        curvature = (
            _KEPT * self.curvature + lost * np.eye(len(TRAITS)) + np.outer(gradient, gradient)
        )
        pull = lost * (self.weights - Likeness.prior().weights)
        step = np.linalg.solve(curvature, gradient - pull)
        return replace(self, weights=self.weights + step, curvature=curvature)
