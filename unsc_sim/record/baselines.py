"""Simple forecasters to be better than: each takes the members as independent.

All are given the same facts, and learn from every vote as the forecaster does.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from unsc_sim.record.expected import Expected
from unsc_sim.record.facts import PERMANENT, DraftFacts, Votes
from unsc_sim.record.valued import Valued

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Logistic", "Model", "Rates", "baselines"]

Keys = Callable[[DraftFacts, str], tuple[Hashable, ...]]


class Model(Protocol):
    """Whatever expects votes of a draft and learns from its vote, giving a new model."""

    def expect(self, facts: DraftFacts) -> Expected: ...

    def update(self, facts: DraftFacts, votes: Votes) -> Model: ...


def baselines() -> dict[str, Model]:
    """The baselines by name, each before any vote is seen."""
    return {
        "always yes": Rates(_alike),
        "member's rate": Rates(_by_member),
        "member by region": Rates(_by_region),
        "member by issue": Rates(_by_issue),
        "agreement with sponsors": Rates(_by_sponsors),
        "multinomial logistic": Logistic(),
    }


def _alike(_facts: DraftFacts, _code: str) -> tuple[Hashable, ...]:
    return ()


def _by_member(_facts: DraftFacts, code: str) -> tuple[Hashable, ...]:
    return (code,)


def _by_region(facts: DraftFacts, code: str) -> tuple[Hashable, ...]:
    return (code, (code, facts.subject.region))


def _by_issue(facts: DraftFacts, code: str) -> tuple[Hashable, ...]:
    return (code, (code, _issue(facts)))


def _issue(facts: DraftFacts) -> str:
    return facts.subject.issue or facts.subject.agenda


def _by_sponsors(facts: DraftFacts, code: str) -> tuple[Hashable, ...]:
    """A sponsor; or who else sponsors, then the member beside them."""
    if code in facts.sponsors:
        return ("sponsor",)
    return (_sponsorship(facts), (code, _sponsorship(facts)))


def _sponsorship(facts: DraftFacts) -> tuple[str, ...]:
    """What kind of sponsors a draft has: the Council, unknown, or the permanent among states."""
    if facts.of_the_council:
        return ("whole Council",)
    if not facts.sponsors:
        return ("not known",)
    return ("states", *(code for code in PERMANENT if code in facts.sponsors))


@dataclass(frozen=True, slots=True, eq=False)
class Rates(Valued):
    """Shares of yes, withholding and no so far, each key drawn to the one before it.

    ``keys`` names what a vote is counted under, from the general to the
    particular; every vote also counts for all. A rate is a Dirichlet mean whose
    prior, worth five votes, is the rate of the more general key.
    """

    keys: Keys
    everyone: tuple[float, float, float] = (1.0, 0.02, 0.01)
    counts: tuple[dict[Hashable, tuple[int, int, int]], ...] = ({},)

    def expect(self, facts: DraftFacts) -> Expected:
        """One line-up: every member at its rate."""
        import numpy as np

        beliefs = np.array([[self._rate(facts, code) for code in facts.codes]])
        return Expected(facts, np.ones(1), beliefs)

    def _rate(self, facts: DraftFacts, code: str) -> tuple[float, ...]:
        total = sum(self.everyone)
        rate = tuple(count / total for count in self.everyone)
        for key in self.keys(facts, code):
            seen = self.counts[0].get(key, (0, 0, 0))
            rate = tuple((n + 5 * r) / (sum(seen) + 5) for n, r in zip(seen, rate))
        return rate

    def update(self, facts: DraftFacts, votes: Votes) -> Rates:
        """With one more vote counted."""
        everyone, counts = list(self.everyone), dict(self.counts[0])
        for code, choice in zip(facts.codes, facts.cast(votes).tolist()):
            everyone[choice] += 1
            for key in self.keys(facts, code):
                seen = list(counts.get(key, (0, 0, 0)))
                seen[choice] += 1
                counts[key] = (seen[0], seen[1], seen[2])
        return replace(self, everyone=(everyone[0], everyone[1], everyone[2]), counts=(counts,))


_RATE = 0.12  # the first step of learning, the best of several on 1996-2004


@dataclass(frozen=True, slots=True, eq=False)
class Logistic(Valued):
    """Multinomial logistic regression on members, regions, issues and sponsors.

    One step of AdaGrad (Duchi, Hazan and Singer, 2011) after each vote; a word
    never seen starts at zero.

    Attributes
    ----------
    words
        The rows of the coefficients by the word they belong to.
    weights, squares
        Coefficients and summed squares of their gradients [words, choices].
    """

    words: dict[Hashable, int] | None = None
    weights: NDArray[np.float64] | None = None
    squares: NDArray[np.float64] | None = None

    def expect(self, facts: DraftFacts) -> Expected:
        """One line-up: every member by its own regression."""
        import numpy as np

        known, weights, _ = self._parts()
        rows = [[known[w] for w in _words(facts, c) if w in known] for c in facts.codes]
        beliefs = np.stack([_softmax(weights[each].sum(axis=0)) for each in rows])
        return Expected(facts, np.ones(1), beliefs[None])

    def update(self, facts: DraftFacts, votes: Votes) -> Logistic:
        """After one step of learning."""
        import numpy as np

        known, weights, squares = self._parts()
        words = [_words(facts, code) for code in facts.codes]
        fresh = [w for w in dict.fromkeys(w for each in words for w in each) if w not in known]
        known = known | {word: len(known) + n for n, word in enumerate(fresh)}
        more = np.zeros((len(fresh), 3))
        weights, squares = np.concatenate([weights, more]), np.concatenate([squares, more])
        gradient = np.zeros_like(weights)
        for each, choice in zip(words, facts.cast(votes)):
            rows = [known[word] for word in each]
            gradient[rows] += np.eye(3)[choice] - _softmax(weights[rows].sum(axis=0))
        squares = squares + gradient**2
        weights = weights + _RATE * gradient / np.sqrt(squares + 1e-9)
        return Logistic(known, weights, squares)

    def _parts(self) -> tuple[dict[Hashable, int], NDArray[np.float64], NDArray[np.float64]]:
        import numpy as np

        if self.words is None or self.weights is None or self.squares is None:
            start = np.log([[0.97, 0.02, 0.01]])
            return {"always": 0}, start, np.zeros((1, 3))
        return self.words, self.weights, self.squares


def _words(facts: DraftFacts, code: str) -> tuple[Hashable, ...]:
    """What is known of a member before a draft, one coefficient for each."""
    sponsorship = "sponsor" if code in facts.sponsors else _sponsorship(facts)
    return (
        "always",
        code,
        ("issue", _issue(facts)),
        ("region", facts.subject.region),
        ("sponsors", sponsorship),
        (code, facts.subject.region),
        (code, sponsorship),
    )


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    odds = np.exp(logits - logits.max())
    return np.asarray(odds / odds.sum())
