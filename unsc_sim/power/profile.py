"""Several indices of one rule side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib import import_module
from typing import Any

from unsc_sim.chances import Share
from unsc_sim.errors import RuleError, UnknownWordError
from unsc_sim.hints import did_you_mean, plain
from unsc_sim.power.asked import Index, called, measured
from unsc_sim.power.charts import in_figures
from unsc_sim.power.classes import Amount, classes
from unsc_sim.power.games import AnyRule
from unsc_sim.power.indices import banzhaf, coleman_act, penrose, shapley_shubik
from unsc_sim.power.results import PerVoter
from unsc_sim.power.table import Table
from unsc_sim.words import joined, say

__all__ = ["Profile", "profile"]


@dataclass(frozen=True, slots=True)
class Profile(Mapping[str, PerVoter[Any]]):
    """Several indices of the voters of one rule, by name of the index.

    Attributes
    ----------
    powers
        The indices and measures.
    power_to_act
        The share of all coalitions that win (Coleman).
    """

    powers: tuple[PerVoter[Any], ...]
    power_to_act: Fraction

    def __getitem__(self, name: str) -> PerVoter[Any]:
        asked = plain(str(name))
        for each in self.powers:
            if plain(each.measure.value) == asked:
                return each
        hint = did_you_mean(str(name), list(self))
        raise UnknownWordError(say("no index {name!r} here{hint}", name=name, hint=hint))

    def __contains__(self, name: object) -> bool:
        return self.get(name) is not None

    def get(self, name: object, default: Any = None) -> Any:
        """The index of a name, in whatever case; something else if it is not here."""
        try:
            return self[str(name)]
        except UnknownWordError:
            return default

    def __iter__(self) -> Iterator[str]:
        return (each.measure.value for each in self.powers)

    def __len__(self) -> int:
        return len(self.powers)

    @property
    def classes(self) -> tuple[Amount, ...]:
        """The voters alike by all indices, each with a number by every one."""
        return classes(self.powers[0].council, list(zip(*(each.amounts for each in self.powers))))

    def table(self, lang: str = "en") -> Table:
        """A row for every class of voters, a column for every index."""
        return Table(
            say("Power of each voter. {rule}.", rule=self.powers[0].about).words(lang),
            (say("voters").words(lang), *(each.measure.words(lang) for each in self.powers)),
            tuple(
                (each.label.words(lang), *(in_figures(number, lang) for number in each.number))
                for each in self.classes
            ),
            self._to_act().words(lang),
            lang,
        )

    def _to_act(self) -> Any:
        return say("Power of the whole to act: {share}.", share=Share(self.power_to_act))

    def words(self, lang: str = "en") -> str:
        """All of them in a language."""
        return joined([*self.powers, self._to_act()]).words(lang)

    def __str__(self) -> str:
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()

    def to_pandas(self) -> Any:
        """A pandas DataFrame: a row for each voter, its numbers exact objects."""
        pandas = import_module("pandas")
        return pandas.DataFrame({name: dict(each) for name, each in self.items()}, dtype=object)


STANDARD = (shapley_shubik, banzhaf, penrose)


def profile(rule: AnyRule, indices: Sequence[Index[AnyRule]] = STANDARD) -> Profile:
    """Several indices of one rule: those of Shapley and Shubik, Banzhaf and Penrose if not given.

    >>> from unsc_sim.rules import weighted
    >>> print(profile(weighted(3, {"A": 2, "B": 1, "C": 1})))
    Power of each voter. Rule: weighted vote.
    voters   Shapley-Shubik index  Banzhaf index  Penrose measure
    A                       66.7%          60.0%            75.0%
    B and C                 16.7%          20.0%            25.0%
    Power of the whole to act: 37.5% (3/8).

    Raises
    ------
    RuleError
        If there is no index, or one that gives no single number to each voter.
    """
    if not isinstance(indices, Sequence) or isinstance(indices, str):
        text = "expected a list of indices, such as [banzhaf, penrose], not {came}"
        raise RuleError(say(text, came=called(indices)))
    if not indices:
        raise RuleError(say("expected at least one index"))
    return Profile(tuple(measured(index, rule) for index in indices), coleman_act(rule))
