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

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unsc_sim.record.expected import Expected
from unsc_sim.record.facts import DraftFacts, PastVote, Votes
from unsc_sim.record.likeness import Likeness, traits
from unsc_sim.record.lineups import Fidelity, hints
from unsc_sim.record.memory import Memory
from unsc_sim.record.mixtures import LineupMixture
from unsc_sim.record.precedents import Leaning
from unsc_sim.record.records import Record
from unsc_sim.record.valued import Valued
from unsc_sim.words import Day

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Forecaster", "History", "past_votes"]

History = Record | Iterable[PastVote | tuple[DraftFacts, Votes]]
"""Votes in the order of their days: a record, or drafts as they were known and the votes."""

_WITHOUT_PRECEDENT = (0.95, 0.04, 0.01)  # a member's chances before anything is known
_ENOUGH = 20  # drafts to remember before the first lesson is drawn
_SLIGHT = 1e-6  # shares below this are left out of a forecast


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Forecaster(Valued):
    """All that is remembered and learned up to some vote; an update gives a new one.

    Examples
    --------
    >>> def draft(day): return DraftFacts(f"2018-01-{day}", issue="Syria")
    >>> yes = dict.fromkeys(draft(15).codes, "yes")
    >>> learned = Forecaster.fit([
    ...     (draft(15), yes),
    ...     (draft(16), yes | {"RUS": "no"}),
    ...     PastVote(draft(17), yes | {"RUS": "no", "CHN": "abstain"}, "S/2018/1"),
    ... ])
    >>> forecast = learned.forecast(draft(18))
    >>> {vote.value: round(chance, 2) for vote, chance in forecast.of("RUS").items()}
    {'yes': 0.4, 'no': 0.47, 'abstain': 0.13}
    >>> forecast.because[0].symbol, forecast.because[0].shared
    ('S/2018/1', ('same issue',))
    """

    memory: Memory
    likeness: Likeness
    fidelity: Fidelity

    @classmethod
    def fit(cls, history: History = ()) -> Forecaster:
        """A forecaster that has seen a history, in the order of its days.

        Only ballots teach: of a record the drafts adopted without a vote are
        left out.
        """
        learned = cls(Memory.empty(), Likeness.prior(), Fidelity.prior())
        for each in past_votes(history):
            learned = learned.update(*each)
        return learned

    def update(self, facts: DraftFacts, votes: Votes, symbol: str = "") -> Forecaster:
        """The forecaster after one more vote, which is no older than any it has seen.

        Raises
        ------
        DayError
            If it is older.
        SeatError
            If a seat has no vote or two, or a vote has no seat.
        UnknownWordError
            If something is no vote.
        """
        cast = facts.cast(votes)
        learned = self._learned(self.memory.completed(facts), cast)
        return replace(learned, memory=self.memory.remembering(facts, cast, symbol))

    def forecast(self, facts: DraftFacts) -> LineupMixture:
        """What is to be expected of a draft, from the drafts of earlier days."""
        return LineupMixture.expecting(self.expect(facts))

    def expect(self, facts: DraftFacts) -> Expected:
        """The same in arrays."""
        import numpy as np

        facts = self.memory.completed(facts)
        count = self.memory.before(facts.day)
        if not count:
            beliefs = np.full((1, len(facts.codes), 3), _WITHOUT_PRECEDENT)
            return Expected(facts, np.ones(1), beliefs)
        rows = traits(self.memory, facts, count)
        shares = self.likeness.shares(rows)
        shares = np.where(shares > _SLIGHT, shares, 0)
        shares = shares / shares.sum()
        told, weights, lineups = _gathered(hints(self.memory, facts, count), shares)
        beliefs = self.fidelity.chances(facts)[np.arange(len(facts.codes)), told]
        return Expected(facts, weights, beliefs, Leaning(self.memory, shares, rows, lineups))

    def __repr__(self) -> str:
        drafts = self.memory.drafts
        span = f", {Day(drafts[0].day).words()} to {Day(drafts[-1].day).words()}" if drafts else ""
        return f"<Forecaster of {len(drafts)} drafts{span}>"

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


def past_votes(history: History) -> list[PastVote]:
    """The ballots of a record, or the votes told, as forecasters learn from them."""
    told = history.history() if isinstance(history, Record) else history
    return [PastVote(*each) for each in told]


def _gathered(
    told: NDArray[np.int8], shares: NDArray[np.float64]
) -> tuple[NDArray[np.int8], NDArray[np.float64], NDArray[np.int64]]:
    """Earlier drafts that say the same of every member as one line-up, heaviest first.

    The line-ups, their weights, and which of them each earlier draft speaks for.
    """
    import numpy as np

    distinct, which = np.unique(told[shares > 0], axis=0, return_inverse=True)
    weights = np.bincount(which.ravel(), shares[shares > 0], len(distinct)).astype(float)
    order = np.argsort(-weights, kind="stable")
    lineups = np.zeros(len(shares), np.int64)
    lineups[shares > 0] = np.argsort(order)[which.ravel()]
    return distinct[order], weights[order], lineups
