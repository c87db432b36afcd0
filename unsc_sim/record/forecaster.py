"""A forecaster of votes that leans on earlier drafts and learns from every vote.

The draft to be voted is taken to go as one of the earlier drafts went, drawn
for all members together, so that blocs dissent as blocs. What an earlier draft
weighs is learned (:mod:`unsc_sim.record.likeness`), and so is how faithfully a
member repeats it (:mod:`unsc_sim.record.lineups`). Everything is learned in one
pass over the votes; a new vote costs about a millisecond.

The record holds only drafts that were put to the vote. Drafts sure to fail are
seldom tabled, so a chance given here is that of a draft *that comes to a vote*.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unsc_sim.record.facts import DraftFacts, choices
from unsc_sim.record.likeness import Likeness, traits
from unsc_sim.record.lineups import Fidelity, hints
from unsc_sim.record.memory import Memory
from unsc_sim.record.mixtures import Leaning, LineupMixture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Forecaster", "Votes"]

Votes = Sequence[int]
"""Votes in the order of the seats: YES 1, ABSTAIN 0, NO -1, NOT_VOTING 2."""

_WITHOUT_PRECEDENT = (0.95, 0.04, 0.01)  # a member's chances before anything is known
_ENOUGH = 20  # drafts to remember before the first lesson is drawn
_SLIGHT = 1e-6  # shares below this are left out of a forecast


@dataclass(frozen=True, slots=True, eq=False)
class Forecaster:
    """All that is remembered and learned up to some vote; an update gives a new one.

    Examples
    --------
    >>> from datetime import date
    >>> members = ("CHN", "FRA", "GBR", "RUS", "USA", "PER", "POL", "KWT", "DEU")
    >>> def draft(day): return DraftFacts(date(2018, 1, day), members, issue="Syria")
    >>> votes = [[1] * 9, [1, 1, 1, -1, 1, 1, 1, 1, 1], [0, 1, 1, -1, 1, 1, 1, 1, 1]]
    >>> learned = Forecaster.fit(zip(map(draft, (1, 2, 3)), votes))
    >>> forecast = learned.forecast(draft(4))
    >>> [round(chance, 2) for chance in forecast.members[3].tolist()]
    [0.4, 0.13, 0.47]
    >>> forecast.because[0].facts.day, forecast.because[0].shared
    (datetime.date(2018, 1, 3), ('same issue',))
    """

    memory: Memory
    likeness: Likeness
    fidelity: Fidelity

    @classmethod
    def fit(cls, history: Iterable[tuple[DraftFacts, Votes]] = ()) -> Forecaster:
        """A forecaster that has seen a history, in the order of its days.

        Only ballots teach: drafts adopted without a vote are best left out.
        """
        learned = cls(Memory.empty(), Likeness.prior(), Fidelity.prior())
        for facts, votes in history:
            learned = learned.update(facts, votes)
        return learned

    def update(self, facts: DraftFacts, votes: Votes) -> Forecaster:
        """The forecaster after one more vote, which is no older than any it has seen."""
        cast = choices(votes)
        learned = self._learned(self.memory.completed(facts), cast)
        return replace(learned, memory=self.memory.remembering(facts, cast))

    def forecast(self, facts: DraftFacts) -> LineupMixture:
        """What is to be expected of a draft, from the drafts of earlier days."""
        import numpy as np

        facts = self.memory.completed(facts)
        count = self.memory.before(facts.day)
        if not count:
            return LineupMixture(
                facts, np.ones(1), np.full((1, len(facts.codes), 3), _WITHOUT_PRECEDENT)
            )
        rows = traits(self.memory, facts, count)
        shares = self.likeness.shares(rows)
        shares = np.where(shares > _SLIGHT, shares, 0)
        shares = shares / shares.sum()
        told, weights = _gathered(hints(self.memory, facts, count), shares)
        beliefs = self.fidelity.chances(facts)[np.arange(len(facts.codes)), told]
        return LineupMixture(facts, weights, beliefs, Leaning(self.memory, shares, rows))

    def _learned(self, facts: DraftFacts, cast: NDArray[np.int8]) -> Forecaster:
        """With likeness and fidelity moved by a vote: one step of a generalized EM."""
        import numpy as np

        count = self.memory.before(facts.day)
        if count < _ENOUGH:
            return self
        rows, told = traits(self.memory, facts, count), hints(self.memory, facts, count)
        before = self.likeness.shares(rows)
        chances = self.fidelity.chances(facts)[np.arange(len(cast)), :, cast]
        logs = np.log(chances)[np.arange(len(cast)), told].sum(axis=1)
        after = before * np.exp(logs - logs.max())
        after = after / after.sum()
        return replace(
            self,
            likeness=self.likeness.learned(rows, after - before),
            fidelity=self.fidelity.learned(facts, told, after, cast),
        )


def _gathered(
    told: NDArray[np.int8], shares: NDArray[np.float64]
) -> tuple[NDArray[np.int8], NDArray[np.float64]]:
    """Earlier drafts that say the same of every member as one line-up, heaviest first."""
    import numpy as np

    distinct, which = np.unique(told, axis=0, return_inverse=True)
    weights = np.bincount(which.ravel(), shares, len(distinct)).astype(float)
    order = np.argsort(-weights, kind="stable")
    order = order[weights[order] > 0]
    return distinct[order], weights[order]
