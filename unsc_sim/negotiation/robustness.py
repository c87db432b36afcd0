"""Texts that do well whatever the reading."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from typing import TYPE_CHECKING

from unsc_sim.errors import SeatError
from unsc_sim.negotiation.ceilings import ceiling
from unsc_sim.negotiation.columns import of_texts
from unsc_sim.negotiation.fronts import ALIKE
from unsc_sim.negotiation.listings import Listing, Texts
from unsc_sim.negotiation.offers import Offer, Setting
from unsc_sim.negotiation.searching import search
from unsc_sim.readings.readings import Reading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Robustness", "fitting", "robustness", "searched_for"]


@dataclass(frozen=True, slots=True, eq=False)
class Robustness:
    """How texts do under all readings that fit.

    Attributes
    ----------
    listing
        All texts; of a space too large to list, for each price the text whose
        least chance under any reading is the highest.
    readings
        The readings that fit.
    worst
        For each group of texts its least chance under any of them.
    bound
        Where the search was cut short, the least chance that no text left out
        exceeds, unless one found is as cheap and as safe; otherwise None.
    """

    listing: Listing
    readings: tuple[Reading, ...]
    worst: NDArray[np.float64]
    bound: float | None = None

    @property
    def least(self) -> float:
        """The highest of the least chances."""
        return float(self.worst.max(initial=0.0))

    @property
    def safest(self) -> Offer | None:
        """The cheapest text with that chance; None if it is nought."""
        rows = self.texts(self.least).rows
        return (
            self.listing.offer(int(rows[self.listing.prices[rows].argmin()]))
            if self.least
            else None
        )

    def texts(self, at_least: float) -> Texts:
        """The texts with at least a certain chance under every reading, the likeliest first."""
        import numpy as np

        worst = self.worst[self.listing.groups.of]
        rows = np.flatnonzero(worst >= at_least * (1 - ALIKE))
        order = np.lexsort((self.listing.prices[rows], -worst[rows]))
        return self.listing.texts(rows[order])


def robustness(listing: Listing, readings: tuple[Reading, ...]) -> Robustness:
    """How texts do under the reading of the forecasts and under all others that fit.

    One that gives a chance to a vote which a position excludes does not fit.
    """
    import numpy as np

    under = {listing.setting.reading: listing.chances}
    for each in readings:
        with suppress(SeatError):
            under[each] = listing.under(each)
    return Robustness(listing, tuple(under), reduce(np.minimum, under.values()))


@lru_cache(maxsize=8)
def searched_for(setting: Setting, readings: tuple[Reading, ...], most: int) -> Robustness:
    """The same of a space too large to list, by branch and bound; kept, for it may take long.

    Parameters
    ----------
    most
        How many half-written texts are looked at at most.
    """
    heeded = fitting(setting, readings)
    found = search(setting, heeded, most)
    listing = Listing(setting, of_texts(setting.space.draft, found.texts))
    return replace(robustness(listing, heeded), bound=found.bound)


def fitting(setting: Setting, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The readings that fit all texts of a space, that of the forecasts first."""
    heeded = [setting.reading]
    for each in dict.fromkeys(readings):
        with suppress(SeatError):
            ceiling(setting, each)
            heeded.append(each)
    return tuple(dict.fromkeys(heeded))
