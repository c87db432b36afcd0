"""The Pareto front: the best chance of adoption to be had at each price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from unsc_sim.negotiation.drawings import front_drawn
from unsc_sim.negotiation.offers import Offer
from unsc_sim.pictures import Drawn, Picture
from unsc_sim.words import joined, say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["ALIKE", "Front", "dots", "front"]

ALIKE = 1e-12
"""Chances of which one exceeds the other by a smaller share are the same but for rounding."""

DOTS = 300
"""How many other texts are drawn beside a front at most."""


@dataclass(frozen=True, slots=True)
class Front(Drawn, Sequence[Offer]):
    """The texts that no other text beats, the cheapest first, one for each price.

    None is as cheap and likelier to be adopted, or cheaper and as likely.
    ``others`` are prices and chances of other texts, as they are drawn.
    """

    offers: tuple[Offer, ...]
    others: tuple[tuple[float, float], ...] = ()

    @overload
    def __getitem__(self, place: int) -> Offer: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Offer, ...]: ...
    def __getitem__(self, place: int | slice) -> Offer | tuple[Offer, ...]:
        return self.offers[place]

    def __len__(self) -> int:
        return len(self.offers)

    def picture(self, lang: str = "en") -> Picture:
        """The front over all other texts."""
        return front_drawn(self.offers, self.others, self.words(lang), lang)

    def words(self, lang: str = "en") -> str:
        """The texts on the front in a language."""
        if not self.offers:
            return say("No text has a chance of adoption.").words(lang)
        return joined(self.offers).words(lang)

    def __str__(self) -> str:
        return self.words()


def front(prices: NDArray[np.int64], chances: NDArray[np.float64]) -> list[int]:
    """The rows that no other row beats: none is as cheap and likelier, or cheaper and as likely.

    One row for each price, the cheapest first; of equal rows the first. A row
    without any chance is not on the front.

    >>> import numpy as np
    >>> front(np.array([0, 1, 1, 2, 3]), np.array([0.1, 0.3, 0.4, 0.4, 0.9]))
    [0, 2, 4]
    """
    import numpy as np

    levels, level = np.unique(prices, return_inverse=True)
    most = np.zeros(len(levels))
    np.maximum.at(most, level, chances)
    rows, best = [], 0.0
    for place, chance in enumerate(most.tolist()):
        if chance * (1 - ALIKE) > best:
            best = chance
            rows.append(int(np.argmax((level == place) & (chances >= chance * (1 - ALIKE)))))
    return rows


def dots(
    prices: NDArray[np.float64], chances: NDArray[np.float64]
) -> tuple[tuple[float, float], ...]:
    """Prices and chances of texts, each pair once, evenly thinned where there are many."""
    import numpy as np

    some = slice(None, None, max(1, len(prices) // (100 * DOTS)))
    pairs = np.unique(np.stack([prices[some], chances[some].round(6)], axis=1), axis=0)
    thinned = pairs[:: max(1, -(-len(pairs) // DOTS))]
    return tuple((float(price), float(chance)) for price, chance in thinned)
