"""What a voter with three votes can do, and between which of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from importlib import import_module
from typing import Any

from unsc_sim.chances import Percent
from unsc_sim.pictures import Bar, Bars, Frame, Picture, Shade, bars
from unsc_sim.power.charts import in_figures
from unsc_sim.power.classes import Amount, alike, classes
from unsc_sim.power.results import Measure, PerVoter, Power
from unsc_sim.words import Sentence, joined, say, several

__all__ = ["TernaryBanzhaf"]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TernaryBanzhaf(PerVoter[Fraction]):
    """The Banzhaf measure with abstention, by voter, and its two parts.

    Attributes
    ----------
    yes_or_abstain, abstain_or_no
        The probabilities that a voter's vote makes a difference between these
        two votes; where it makes the one it does not make the other, so they
        add up to the measure.
    """

    yes_or_abstain: Power = field(kw_only=True)
    abstain_or_no: Power = field(kw_only=True)

    def __eq__(self, other: object) -> bool:
        same = PerVoter.__eq__(self, other)
        if not same or not isinstance(other, TernaryBanzhaf):
            return same
        return self.yes_or_abstain == other.yes_or_abstain

    __hash__ = PerVoter.__hash__

    @property
    def shares(self) -> Power:
        """The measure made to sum to one."""
        whole = sum(self.amounts)
        amounts = tuple(each / whole for each in self.amounts)
        return Power(self.council, amounts, Measure.TERNARY_SHARE, self.method, title=self.title)

    @property
    def split(self) -> tuple[tuple[Fraction, Fraction, Fraction], ...]:
        """For every voter the measure and its two parts."""
        parts = self.yes_or_abstain.amounts, self.abstain_or_no.amounts
        return tuple(zip(self.amounts, *parts))

    def _drawn(self, frame: Frame) -> Picture:
        """For every class of voters a bar for each of the two parts."""
        lang = frame.lang
        parts = (self.yes_or_abstain, Shade.MAIN), (self.abstain_or_no, Shade.OTHER)
        rows = [
            Bar("", float(number), in_figures(number, lang), shade, each.label.words(lang))
            for each in classes(self.council, self.split)
            for number, (_, shade) in zip(each.number[1:], parts)
        ]
        keys = tuple((shade, part.measure.words(lang)) for part, shade in parts)
        return bars(Bars(tuple(rows), keys), frame)

    def words(self, lang: str = "en") -> str:
        """Who has how much of which part, in a language, and how it was counted."""
        told = several(map(_told, alike(self.council, self.split)))
        found = say("{measure}: {amounts}.", measure=self.heading, amounts=told)
        return joined([found, *self._notes()]).words(lang)

    def to_pandas(self) -> Any:
        """A pandas DataFrame: a row for each voter, the measure and its parts."""
        pandas = import_module("pandas")
        columns = (self, self.yes_or_abstain, self.abstain_or_no)
        told = {each.measure.value: dict(each) for each in columns}
        return pandas.DataFrame(told, dtype=object)


def _told(each: Amount) -> Sentence:
    """What some voters have, and of which part."""
    whole, upper, lower = each.number
    return say(
        "{amount} ({upper} between yes and abstention, {lower} between abstention and no)",
        amount=replace(each, number=whole),
        upper=Percent(upper, figures=3),
        lower=Percent(lower, figures=3),
    )
