"""Forecasts of one draft under several readings, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from unsc_sim.chances import Percent
from unsc_sim.forecasts.forecasts import Forecast
from unsc_sim.headings import Heading
from unsc_sim.pictures import Bar, Bars, Drawn, Frame, Picture, bars
from unsc_sim.readings.readings import Reading
from unsc_sim.verdicts.reasons import of_report
from unsc_sim.verdicts.verdict import Verdict
from unsc_sim.votes import Outcome
from unsc_sim.words import Sentence, joined, listed, say

__all__ = ["Outlook"]


@dataclass(frozen=True, slots=True, repr=False)
class Outlook(Drawn, Mapping[str, Forecast]):
    """The forecasts of a draft by the name of the reading that each rests on.

    Attributes
    ----------
    forecasts
        The readings with their forecasts.
    settled
        The verdict where the outcome is reported; then nothing is left to forecast.
    """

    forecasts: tuple[tuple[Reading, Forecast], ...]
    settled: Verdict | None = None

    def __getitem__(self, name: str) -> Forecast:
        return {reading.name: each for reading, each in self.forecasts}[name]

    def __iter__(self) -> Iterator[str]:
        return (reading.name for reading, _ in self.forecasts)

    def __len__(self) -> int:
        return len(self.forecasts)

    @property
    def lines(self) -> tuple[Sentence, ...]:
        """A sentence for each reading, then what is to be said of some, and of all together."""
        if self.settled is not None:
            return of_report(self.settled.standing), say("Nothing is left to forecast.")
        told = [_line(reading, each) for reading, each in self.forecasts]
        caution = say(
            "None of these is the chance of adoption: each rests on its reading, "
            "and the reading is the assumption that matters most."
        )
        notes = [
            say("{name}: {note}", name=reading.name, note=each.note)
            for reading, each in self.forecasts
            if each.note
        ]
        return (*told, *notes, caution)

    def picture(self, lang: str = "en") -> Picture:
        """A bar for the chance of adoption under each reading; the verdict where it is settled."""
        if self.settled is not None:
            return self.settled.picture(lang)
        rows = []
        for reading, forecast in self.forecasts:
            chance = forecast.probability(Outcome.ADOPTED)
            about = Heading(reading.title).words(lang)
            rows.append(Bar(reading.name, float(chance), Percent(chance).words(lang), group=about))
        title = say("Chance of adoption, by reading").words(lang)
        cautions = joined(self.lines[len(self.forecasts) :]).words(lang)
        return bars(Bars(tuple(rows)), Frame(title, self.words(lang), lang, footnote=cautions))

    def words(self, lang: str = "en") -> str:
        """All forecasts in a language."""
        return joined(self.lines).words(lang)

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<Outlook: {', '.join(self)}>"


def _line(reading: Reading, forecast: Forecast) -> Sentence:
    chances = listed(
        say(
            "{outcome} {chance}",
            outcome=each.told_of(forecast.rule.ballot),
            chance=Percent(forecast.probability(each)),
        )
        for each in Outcome
        if each in forecast.outcomes or each is Outcome.ADOPTED
    )
    about = say(" ({title})", title=reading.title) if reading.title else say("")
    return say("{name}{about}: {chances}.", name=reading.name, about=about, chances=chances)
