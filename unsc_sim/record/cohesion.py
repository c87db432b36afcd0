"""How united a group was: the indices of a vote, averaged over its votes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from unsc_sim.councils.states import LastName
from unsc_sim.pictures import Bar, Bars, Drawn, Frame, Picture, bars
from unsc_sim.record.agreement import hix_noury_roland, rice
from unsc_sim.record.recorded import SELECTION
from unsc_sim.words import all_of, joined, say, say_many

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Cohesion", "cohesion"]


@dataclass(frozen=True, slots=True)
class Cohesion(Drawn):
    """How united a group was: the two indices, averaged over its votes.

    ``votes`` counts those in which at least two of the group voted; ``rice``
    is the average over those in which somebody voted yes or no. An index that
    no vote tells is not a number.
    """

    codes: tuple[str, ...]
    agreement: float
    rice: float
    votes: int

    def words(self, lang: str = "en") -> str:
        """Both indices in a language."""
        group = all_of(map(LastName, self.codes))
        if not self.votes:
            return joined((say("{group} never voted together.", group=group), SELECTION)).words(
                lang
            )
        text = (
            "{group}: agreement index {agreement}, Rice's index {rice}, over {n} vote.",
            "{group}: agreement index {agreement}, Rice's index {rice}, over {n} votes.",
        )
        both = {"agreement": f"{self.agreement:.2f}", "rice": _decimal(self.rice)}
        told = say_many(*text, self.votes, group=group, n=self.votes, **both)
        return joined((told, SELECTION)).words(lang)

    def __str__(self) -> str:
        return self.words()

    def picture(self, lang: str = "en") -> Picture:
        """A bar for each index."""
        rows = (
            (say("agreement index"), self.agreement),
            (say("Rice's index (blind to abstention)"), self.rice),
        )
        drawn = tuple(
            Bar(label.words(lang), 0.0 if isnan(value) else value, _decimal(value))
            for label, value in rows
        )
        frame = Frame(
            say("How united a group was").words(lang),
            self.words(lang),
            lang,
            all_of(map(LastName, self.codes)).words(lang),
            SELECTION.words(lang),
        )
        return bars(Bars(drawn), frame)


def cohesion(codes: tuple[str, ...], votes: NDArray[np.int8]) -> Cohesion:
    """How united the members of some columns were [n, codes]."""
    yes, abstain, no = ((votes == answer).sum(axis=1).tolist() for answer in (1, 0, -1))
    counts = [each for each in zip(yes, no, abstain) if sum(each) > 1]
    cast = [each for each in counts if each[0] + each[1]]
    united = [hix_noury_roland(*each) for each in counts]
    blind = [rice(*each[:2]) for each in cast]
    return Cohesion(codes, _mean(united), _mean(blind), len(counts))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


def _decimal(value: float) -> str:
    return "–" if isnan(value) else f"{value:.2f}"
