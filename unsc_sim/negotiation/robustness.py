"""Texts that do well whatever the reading."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from unsc_sim.errors import SeatError
from unsc_sim.negotiation.fronts import ALIKE
from unsc_sim.negotiation.listings import Listing, Texts
from unsc_sim.negotiation.offers import Offer
from unsc_sim.readings.readings import Reading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Robustness", "robustness"]


@dataclass(frozen=True, slots=True, eq=False)
class Robustness:
    """The readings that fit, and for each group of texts its least chance under any of them."""

    listing: Listing
    readings: tuple[Reading, ...]
    worst: NDArray[np.float64]

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
