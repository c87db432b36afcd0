"""Texts side by side: for each its price, its verdict and its chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, overload

from unsc_sim.errors import RuleError
from unsc_sim.forecasts.forecasts import forecast
from unsc_sim.negotiation.answers import Answers, answers, chances, mixed, shares, verdicts
from unsc_sim.negotiation.columns import Columns, Groups, grouped
from unsc_sim.negotiation.offers import Offer, Setting
from unsc_sim.negotiation.spaces import Space
from unsc_sim.readings.readings import Reading
from unsc_sim.votes import Outcome
from unsc_sim.words import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Listing", "Texts"]

JOINT = 256
"""How many groups of texts are forecast one by one, under a reading of no known line-ups."""


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """Some texts of a space, all of them where it is small enough.

    Attributes
    ----------
    setting
        Members, space and reading.
    columns, groups
        The texts, and which of them are alike to all members.
    answers
        What the members do on each group.
    passing
        For each group whether it cannot, can or must pass.
    chances
        For each group the chance of adoption under the reading.
    prices, unit
        For each text its price, in how large a unit.
    worked_out
        The chances under each reading that was asked for.
    """

    setting: Setting
    columns: Columns
    groups: Groups = field(init=False)
    answers: Answers = field(init=False)
    passing: NDArray[np.uint8] = field(init=False)
    chances: NDArray[np.float64] = field(init=False)
    prices: NDArray[np.int64] = field(init=False)
    unit: Fraction = field(init=False)
    worked_out: dict[Reading, NDArray[np.float64]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        standing = self.setting.standing
        groups = grouped(self.columns, [each.when for each in standing.positions])
        found = answers(standing, groups)
        prices, unit = _prices(self.setting.space, self.columns)
        for name, value in {
            "groups": groups,
            "answers": found,
            "passing": verdicts(found),
            "prices": prices,
            "unit": unit,
        }.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "chances", self.under(self.setting.reading))

    def under(self, reading: Reading) -> NDArray[np.float64]:
        """For each group the chance of adoption under a reading, worked out but once.

        Raises
        ------
        SeatError
            If the reading gives a chance to a vote that a position excludes.
        RuleError
            If the members are correlated under it in a way of its own, and the
            groups too many to be forecast one by one.
        """
        if reading not in self.worked_out:
            self.worked_out[reading] = self._under(reading)
        return self.worked_out[reading]

    def _under(self, reading: Reading) -> NDArray[np.float64]:
        line_ups = reading.line_ups(self.setting.standing)
        if line_ups:
            return mixed(self.answers, line_ups)
        if not self.setting.correlated_under(reading):
            return chances(self.answers, shares(self.answers, reading))
        if self.groups.count > JOINT:
            text = "under the reading {name} members are correlated, so that texts are forecast "
            text += "one by one: {n} that differ to the members are too many"
            raise RuleError(say(text, name=reading.name, n=self.groups.count))
        return self._one_by_one(reading)

    def _one_by_one(self, reading: Reading) -> NDArray[np.float64]:
        import numpy as np

        standing = self.setting.standing
        texts = map(self.groups.text, range(self.groups.count))
        forecasts = (forecast(standing.rule, reading.beliefs(standing, text)) for text in texts)
        return np.array([float(each.probability(Outcome.ADOPTED)) for each in forecasts])

    def texts(self, rows: NDArray[np.intp] | None = None) -> Texts:
        """The texts, or those in some rows."""
        import numpy as np

        return Texts(self, np.arange(self.columns.count) if rows is None else rows)

    def offer(self, row: int) -> Offer:
        """The text in a row."""
        return Offer(self.setting, self.columns.text(row))


def _prices(space: Space, columns: Columns) -> tuple[NDArray[np.int64], Fraction]:
    """The prices of texts as whole numbers of a common unit."""
    import numpy as np

    whole = lcm(*[price.denominator for prices in space.prices for price in prices])
    tables = [[int(price * whole) for price in prices] for prices in space.prices]
    if sum(max(table) for table in tables) >= 1 << 62:
        raise RuleError(say("the prices are too fine or too far apart to be added up exactly"))
    total = np.zeros(columns.count, np.int64)
    for table, column in zip(tables, columns.places):
        if any(table):
            total += np.array(table, np.int64)[column]
    return total, Fraction(1, whole)


@dataclass(frozen=True, slots=True, eq=False)
class Texts(Sequence[Offer]):
    """Texts in a row, each looked at only when asked for."""

    listing: Listing
    rows: NDArray[np.intp]

    @overload
    def __getitem__(self, place: int) -> Offer: ...
    @overload
    def __getitem__(self, place: slice) -> Texts: ...
    def __getitem__(self, place: int | slice) -> Offer | Texts:
        if isinstance(place, slice):
            return Texts(self.listing, self.rows[place])
        return self.listing.offer(int(self.rows[place]))

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def chances(self) -> NDArray[np.float64]:
        """The chance of adoption of each, in floats."""
        return self.listing.chances[self.listing.groups.of[self.rows]]

    @property
    def prices(self) -> NDArray[np.float64]:
        """The price of each, in floats."""
        return self.listing.prices[self.rows].astype(float) * float(self.listing.unit)

    def __repr__(self) -> str:
        return f"<{len(self)} texts>"
