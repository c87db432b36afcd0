"""The earlier drafts that a forecast leans on: which, how heavily, and what they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unsc_sim.chances import Percent
from unsc_sim.councils.members import VACANT
from unsc_sim.hints import nearest, plain
from unsc_sim.record.facts import CHOICES, DraftFacts
from unsc_sim.record.likeness import SHARED, alike
from unsc_sim.record.memory import Memory
from unsc_sim.record.valued import Valued
from unsc_sim.words import Day, Listing, Sentence, all_of, any_of, listed, say, say_many

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Leaning", "Precedent"]

_NAMED = 3  # of the earlier drafts leaned on, so many are named in words


@dataclass(frozen=True, slots=True)
class Precedent:
    """An earlier draft that a forecast leans on.

    ``symbol`` is that of the resolution, or of the draft that failed, empty
    where the history gave none; ``votes`` are its votes by member in the words
    of :data:`~unsc_sim.record.facts.CHOICES`; ``weight`` is its share in the
    forecast; ``shared`` are those of
    :data:`~unsc_sim.record.likeness.SHARED` that it has.
    """

    symbol: str
    facts: DraftFacts
    votes: tuple[tuple[str, str], ...]
    weight: float
    shared: tuple[str, ...] = ()

    def words(self, lang: str = "en") -> str:
        """Which draft it is, its weight, what is shared and who dissented, in a language."""
        shared = [say(each) for each in SHARED if each in self.shared]
        parts = (Percent(self.weight), *([listed(shared)] if shared else []), *self._dissent())
        told = Listing(parts, say("; "), say("; "))
        text = "{symbol} of {day} ({told})" if self.symbol else "that of {day} ({told})"
        return say(text, symbol=self.symbol, day=Day(self.facts.day), told=told).words(lang)

    def __str__(self) -> str:
        return self.words()

    def _dissent(self) -> Iterator[Sentence]:
        """Who withheld and who voted no; that nobody did, if so."""
        _, withheld, against = (
            [
                self.facts.council.member(code).in_text
                for code, cast in self.votes
                if cast == each and code != VACANT
            ]
            for each in CHOICES
        )
        if withheld:
            yield say("{members} withholding", members=all_of(withheld))
        if against:
            yield say("{members} against", members=all_of(against))
        if not withheld and not against:
            yield say("all in favour")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Leaning(Valued):
    """What the earlier drafts weigh in a forecast.

    Attributes
    ----------
    memory
        The earlier drafts.
    shares
        Their weights, in all 1 [count].
    traits
        What each has beside the draft to be voted [count, traits].
    lineups
        Which line-up of the forecast each speaks for [count].
    """

    memory: Memory
    shares: NDArray[np.float64]
    traits: NDArray[np.float64]
    lineups: NDArray[np.int64]

    def given(self, likely: Sequence[float]) -> Leaning:
        """The same once votes are known, from their chance under each line-up: Bayes' rule.

        A line-up under which they have none is no longer among those of the
        forecast.
        """
        import numpy as np

        chances = np.array(likely)
        shares = self.shares * chances[self.lineups]
        place = np.cumsum(chances > 0) - 1
        return replace(self, shares=shares / shares.sum(), lineups=place[self.lineups])

    def precedents(self) -> tuple[Precedent, ...]:
        """The earlier drafts that weigh anything, heaviest first, the latest of equals first."""
        return tuple(self._precedent(place) for place in self._order())

    def _order(self) -> list[int]:
        import numpy as np

        order = np.lexsort((-np.arange(len(self.shares)), -self.shares))
        return [int(place) for place in order if self.shares[place]]

    def _precedent(self, place: int) -> Precedent:
        facts, cast = self.memory.drafts[place], self.memory.votes[place]
        words = (CHOICES[cast[self.memory.codes.index(code)]] for code in facts.voters)
        return Precedent(
            self.memory.symbols[place],
            facts,
            tuple(zip(facts.codes, words)),
            float(self.shares[place]),
            alike(self.traits[place]),
        )

    @property
    def sentence(self) -> Sentence:
        """How many earlier drafts are leaned on, and the weightiest by name."""
        order = self._order()
        return say_many(
            "Leaning on {n} earlier draft: {drafts}.",
            "Leaning on {n} earlier drafts, most on {drafts}.",
            len(order),
            n=len(order),
            drafts=all_of(self._precedent(place) for place in order[:_NAMED]),
        )

    def unseen(self, facts: DraftFacts) -> Iterator[Sentence]:
        """What is said of a draft but of none before, with the nearest that was, if any."""
        drafts = self.memory.drafts[: len(self.shares)]
        asked = (
            (say("issue"), facts.issue, {each.issue for each in drafts}),
            (say("region"), facts.region, {each.region for each in drafts}),
            (say("agenda item"), facts.agenda, {each.agenda for each in drafts}),
        )
        for kind, word, seen in asked:
            known = {plain(each): each for each in sorted(seen) if each}
            if word and plain(word) not in known:
                near = [each for key, each in known.items() if plain(word) in key]
                yield _unseen(kind, word, near or list(nearest(word, known.values())))

    def __repr__(self) -> str:
        return f"<{self.sentence}>"


def _unseen(kind: Sentence, word: str, near: list[str]) -> Sentence:
    """That no earlier draft is on something, with the nearest that some are on."""
    if not near:
        return say("No earlier draft is on the {kind} {word!r}.", kind=kind, word=word)
    text = "No earlier draft is on the {kind} {word!r}; did you mean {words}?"
    return say(text, kind=kind, word=word, words=any_of(repr(each) for each in near[:3]))
