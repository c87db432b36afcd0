"""What the sponsor should ask, and which text is safe whatever the reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from unsc_sim.chances import Percent
from unsc_sim.negotiation.information import Question
from unsc_sim.negotiation.listings import Texts
from unsc_sim.negotiation.offers import Offer
from unsc_sim.readings.readings import Reading
from unsc_sim.words import Sentence, joined, listed, say, say_many

__all__ = ["Advice"]

TOLD = 3
"""How many questions are told at most."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Questions and texts to prefer, drawn from all texts and all readings that fit.

    Attributes
    ----------
    questions
        The undeclared conditions to ask about, what is worth most first.
    unasked
        Why it is not known what to ask, where it is not.
    safest, least
        The text whose least chance under any reading is the highest, if any
        text has a chance under all of them, and that chance.
    robust
        The texts with a chance of at least one half under every reading.
    readings
        The readings that fit.
    searched
        Whether the texts were too many to list; the robust ones are then, at
        each price, the safest.
    bound
        Where the search for them was cut short, the least chance that no text
        left out exceeds, unless one found is as cheap and as safe.
    """

    questions: tuple[Question, ...]
    unasked: Sentence | None
    safest: Offer | None
    least: float
    robust: Texts
    readings: tuple[Reading, ...]
    searched: bool = False
    bound: float | None = None

    def words(self, lang: str = "en") -> str:
        """The advice in a language."""
        return joined(self.sentences).words(lang)

    def __str__(self) -> str:
        return self.words()

    @property
    def sentences(self) -> tuple[object, ...]:
        """The same, sentence by sentence."""
        worth = [each for each in self.questions if each.gain > 0]
        return (*self._of_texts(), *self._left_out(), *worth[:TOLD])

    def _of_texts(self) -> Iterator[Sentence]:
        names = listed(each.name for each in self.readings)
        if self.safest is None:
            if self.bound is None:
                text = "Every text is without a chance under one of the readings at least "
                text += "({names})."
                yield say(text, names=names)
            return
        text = "Safest: {label}; its least chance under any reading ({names}) is {least}."
        yield say(text, label=self.safest.label, least=Percent(self.least), names=names)
        if self.robust:
            yield self._at_least_half()

    def _at_least_half(self) -> Sentence:
        """How many texts are robust, of all or of the safest at each price."""
        n = len(self.robust)
        if not self.searched:
            one = "{n} text has a chance of at least 50% under every reading."
            many = "{n} texts have a chance of at least 50% under every reading."
            return say_many(one, many, n, n=n)
        sole = "Of the safest texts, one at each price, {n} has a chance of at least 50% "
        sole += "under every reading."
        several = "Of the safest texts, one at each price, {n} have a chance of at least 50% "
        several += "under every reading."
        return say_many(sole, several, n, n=n)

    def _left_out(self) -> Iterator[Sentence]:
        """What the search for safe texts left out."""
        if self.bound is not None:
            text = "The search for safe texts was cut short: no text left out has a chance above "
            text += "{bound} under every reading, unless one found is as cheap and as safe."
            yield say(text, bound=Percent(self.bound))
