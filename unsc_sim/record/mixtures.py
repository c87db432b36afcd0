"""A forecast as a mixture of whole line-ups, and the earlier drafts behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from unsc_sim import batch, rules
from unsc_sim.chances import Percent
from unsc_sim.councils.by_day import FIRST_DAY, LAST_DAY, council
from unsc_sim.councils.members import VACANT, Council, Member
from unsc_sim.forecasts.distributions import Distribution
from unsc_sim.forecasts.mixtures import Beliefs, Mixture
from unsc_sim.readings.habits import SELECTION
from unsc_sim.record.facts import CHOICES, PERMANENT, DraftFacts
from unsc_sim.record.likeness import alike
from unsc_sim.record.memory import Memory
from unsc_sim.rules.decisions import Rule
from unsc_sim.votes import Outcome, Vote
from unsc_sim.words import Day, Sentence, joined, say_many

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Leaning", "LineupMixture", "Precedent", "cast_of", "rule_of"]


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

    @property
    def rule(self) -> Rule:
        """The rule under which the draft is voted."""
        return rule_of(self.facts)

    def outcomes(self) -> tuple[float, float]:
        """The chances of adoption and of a veto under that rule, exact but for rounding."""
        chances = self.weights @ batch.forecast(self.rule, self._seated())
        adopted, vetoed = (
            float(chances[batch.OUTCOMES.index(each)]) for each in (Outcome.ADOPTED, Outcome.VETOED)
        )
        return adopted, vetoed

    def mixture(self) -> Mixture:
        """The same as beliefs of the library, for :func:`unsc_sim.forecast` and all that follows.

        What is withheld is an abstention there.
        """
        parts = tuple(
            (float(weight), Beliefs(self.rule, tuple(self._distributions(seats))))
            for weight, seats in zip(self.weights, self.beliefs)
        )
        return Mixture(parts, note=joined((*self._leaning_told(), SELECTION)))

    def _leaning_told(self) -> Iterator[Sentence]:
        if because := self.because:
            yield say_many(
                "Leaning on {n} earlier draft, of {day}.",
                "Leaning on {n} earlier drafts, most on that of {day} ({weight}).",
                len(because),
                n=len(because),
                day=Day(because[0].facts.day),
                weight=Percent(because[0].weight),
            )

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
    """The rule for substantive matters of those who vote on a draft.

    Where they are not the members of the day, as in an example, those with the
    code of a permanent member have a veto.
    """
    return _rule(facts.day if FIRST_DAY <= facts.day <= LAST_DAY else None, facts.codes)


def cast_of(facts: DraftFacts, choices: NDArray[np.int8]) -> list[Vote]:
    """Positions in :data:`~unsc_sim.record.facts.CHOICES` as votes; a vacant seat casts none."""
    votes = (Vote.YES, Vote.ABSTAIN, Vote.NO)
    seats = zip(facts.codes, choices)
    return [Vote.NOT_VOTING if code == VACANT else votes[choice] for code, choice in seats]


@cache
def _rule(day: date | None, codes: tuple[str, ...]) -> Rule:
    if day and council(day).codes == codes:
        return rules.substantive(council(day))
    five = (*PERMANENT, "SUN")
    members = (Member(code, code, permanent=code in five, veto=code in five) for code in codes)
    return rules.put_to_vote(Council(tuple(members)), 7 if len(codes) <= 11 else 9)


def _distribution(seat: NDArray[np.float64]) -> Distribution:
    """The chances of one seat, those of nought left out."""
    total, votes = float(seat.sum()), (Vote.YES, Vote.ABSTAIN, Vote.NO)
    pairs = zip(votes, seat.tolist())
    return tuple((vote, chance / total) for vote, chance in pairs if chance)
