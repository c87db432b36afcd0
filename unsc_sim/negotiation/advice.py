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
    safest, least
        The text whose least chance under any reading is the highest, if any
        text has a chance under all of them, and that chance.
    robust
        The texts with a chance of at least one half under every reading.
    readings
        The readings that fit.
    """

    questions: tuple[Question, ...]
    safest: Offer | None
    least: float
    robust: Texts
    readings: tuple[Reading, ...]

    def words(self, lang: str = "en") -> str:
        """The advice in a language."""
        return joined(self.sentences).words(lang)

    def __str__(self) -> str:
        return self.words()

    @property
    def sentences(self) -> tuple[object, ...]:
        """The same, sentence by sentence."""
        worth = [each for each in self.questions if each.gain > 0]
        return (*self._of_texts(), *worth[:TOLD])

    def _of_texts(self) -> Iterator[Sentence]:
        names = listed(each.name for each in self.readings)
        if self.safest is None:
            yield say("No text has a chance under every reading ({names}).", names=names)
            return
        text = "Safest: {label}; its least chance under any reading ({names}) is {least}."
        yield say(text, label=self.safest.label, least=Percent(self.least), names=names)
        one = "{n} text has a chance of at least 50% under every reading."
        many = "{n} texts have a chance of at least 50% under every reading."
        if self.robust:
            yield say_many(one, many, len(self.robust), n=len(self.robust))
