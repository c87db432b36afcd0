"""Which text would pass? All that can be written, what each is worth, or why none can pass."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING

from unsc_sim.chances import Percent, read_chance
from unsc_sim.errors import RuleError, SeatError
from unsc_sim.negotiation.advice import Advice
from unsc_sim.negotiation.answers import CAN, CANNOT, MUST
from unsc_sim.negotiation.concessions import Concession, concessions
from unsc_sim.negotiation.contradictions import Contradiction, Contradictions, Lift, no_text
from unsc_sim.negotiation.drawings import grid_drawn
from unsc_sim.negotiation.fronts import ALIKE, Front, front
from unsc_sim.negotiation.information import Question, questions
from unsc_sim.negotiation.listings import Listing, Texts
from unsc_sim.negotiation.offers import Offer, Setting
from unsc_sim.negotiation.spaces import Space
from unsc_sim.pictures import Drawn, Picture
from unsc_sim.positions.stances import Standing
from unsc_sim.readings.readings import Reading
from unsc_sim.words import Sentence, joined, say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Negotiation"]

SHOWN = 9
"""How many texts the grid shows at most."""

DOTS = 300
"""How many other texts are drawn beside a front at most."""


SOON = 1 << 10
"""Up to how many texts that differ to the members the words say what to ask."""


@dataclass(frozen=True, slots=True)
class Negotiation(Drawn):
    """The texts that can be written, with what can come out of each, and what follows.

    Attributes
    ----------
    setting
        Where the members stand, the space of texts, and the reading.
    readings
        The readings under which a text has to do well to be robust.
    fixed
        Provisions of which nobody's position speaks, left as cheap as they
        are because the space was too large; empty where all texts are listed.
    bound
        Where the search was cut short, the chance that no text left out
        exceeds, unless one found beats it; None where all was gone through.
    conflicts
        If no text can be adopted, all minimal sets of demands that contradict
        each other; otherwise empty.
    lifts
        Then also all minimal sets of demands to lift.
    """

    setting: Setting
    readings: tuple[Reading, ...]
    fixed: tuple[str, ...] = ()
    bound: float | None = None
    conflicts: Contradictions[Contradiction] = field(kw_only=True, repr=False)
    lifts: Contradictions[Lift] = field(kw_only=True, repr=False)
    listing: Listing = field(kw_only=True, repr=False, compare=False)

    @property
    def standing(self) -> Standing:
        """Where the members stand."""
        return self.setting.standing

    @property
    def space(self) -> Space:
        """The texts that can be written."""
        return self.setting.space

    @property
    def reading(self) -> Reading:
        """The reading under which texts are forecast."""
        return self.setting.reading

    @property
    def texts(self) -> Texts:
        """All texts; of a space too large to list, those on the front."""
        return self.listing.texts()

    @property
    def must_pass(self) -> Texts:
        """The texts that every open vote adopts."""
        return self._passing(MUST)

    @property
    def can_pass(self) -> Texts:
        """The texts that some open votes adopt, and some do not."""
        return self._passing(CAN)

    @property
    def cannot_pass(self) -> Texts:
        """The texts that no open vote adopts."""
        return self._passing(CANNOT)

    def _passing(self, kind: int) -> Texts:
        return self._where(self.listing.passing == kind)

    def _where(self, groups: NDArray[np.bool_]) -> Texts:
        """The texts of some groups."""
        import numpy as np

        return self.listing.texts(np.flatnonzero(groups[self.listing.groups.of]))

    @property
    def front(self) -> Front:
        """The best chance of adoption to be had at each price of changes."""
        listing = self.listing
        texts = self.texts
        rows = front(listing.prices, texts.chances)
        offers = tuple(listing.offer(row) for row in rows)
        return Front(offers, _dots(texts))

    @property
    def best(self) -> Offer | None:
        """The text likeliest to be adopted, the cheapest of several; None if none can be."""
        offers = self.front.offers
        return offers[-1] if offers else None

    @property
    def drafted(self) -> Offer:
        """The text as it is drafted; what is open in it, in its strongest wording."""
        return Offer(self.setting, self.space.drafted)

    @property
    def concessions(self) -> tuple[Concession, ...]:
        """What each single change of the draft buys, and from whom; what adds most first."""
        return tuple(concessions(self.setting))

    @property
    def questions(self) -> tuple[Question, ...]:
        """Which undeclared conditions to ask about, what is worth most first."""
        return questions(self.listing)

    def robust(self, at_least: object = "1/2") -> Texts:
        """The texts with at least a certain chance under every reading, the likeliest first.

        The readings are those of :attr:`fitting`.
        """
        return self._robust(self._worst(self._under), float(read_chance(at_least)))

    def _robust(self, worst: NDArray[np.float64], at_least: float) -> Texts:
        import numpy as np

        chances = worst[self.listing.groups.of]
        rows = np.flatnonzero(chances >= at_least - ALIKE)
        order = np.lexsort((self.listing.prices[rows], -chances[rows]))
        return self.listing.texts(rows[order])

    @property
    def safest(self) -> Offer | None:
        """The text whose least chance under any reading is the highest; None if all are nought."""
        return self._safest(self._worst(self._under))

    def _safest(self, worst: NDArray[np.float64]) -> Offer | None:
        import numpy as np

        if not worst.max(initial=0.0) > ALIKE:
            return None
        rows = self._where(worst >= worst.max() - ALIKE).rows
        return self.listing.offer(int(rows[np.argmin(self.listing.prices[rows])]))

    @property
    def advice(self) -> Advice:
        """What to ask, and which texts are safe whatever the reading.

        Raises
        ------
        RuleError
            If the members are correlated under the reading.
        """
        asked, under = self.questions, self._under
        worst = self._worst(under)
        readings = tuple(reading for reading, _ in under)
        least = float(worst.max(initial=0.0))
        return Advice(asked, self._safest(worst), least, self._robust(worst, 0.5), readings)

    @property
    def fitting(self) -> tuple[Reading, ...]:
        """The readings that can be heeded, that of the forecasts first.

        One that gives a chance to a vote which a position excludes does not
        fit, and one that correlates the members needs few enough texts.
        """
        return tuple(reading for reading, _ in self._under)

    @property
    def _under(self) -> list[tuple[Reading, NDArray[np.float64]]]:
        """For each reading that fits the chances of all groups."""
        found = [(self.reading, self.listing.chances)]
        for each in self.readings:
            if each != self.reading:
                with suppress(SeatError, RuleError):
                    found.append((each, self.listing.under(each)))
        return found

    @staticmethod
    def _worst(under: Sequence[tuple[Reading, NDArray[np.float64]]]) -> NDArray[np.float64]:
        """For each group the least chance under any reading."""
        import numpy as np

        return reduce(np.minimum, [chances for _, chances in under])

    def picture(self, lang: str = "en") -> Picture:
        """Some texts by all members: as drafted, those on the front, and the best of the rest."""
        return grid_drawn(self._shown(), joined(self._outcome()).words(lang), lang)

    def _shown(self) -> tuple[Offer, ...]:
        """The texts of the grid: beside the front no two that are alike to all members."""
        import numpy as np

        listing = self.listing
        shown = list(dict.fromkeys((self.drafted, *self.front.offers)))[:SHOWN]
        seen = {self.standing.open_ballots(each.text) for each in shown}
        cheapest = np.lexsort((listing.prices[listing.groups.first], -listing.chances))
        for group in cheapest[: 20 * SHOWN].tolist():
            offer = listing.offer(int(listing.groups.first[group]))
            if len(shown) < SHOWN and self.standing.open_ballots(offer.text) not in seen:
                seen.add(self.standing.open_ballots(offer.text))
                shown.append(offer)
        return tuple(shown)

    def words(self, lang: str = "en") -> str:
        """What can pass, the best text and what to ask, or what excludes all, in a language."""
        return joined(self.sentences).words(lang)

    def __str__(self) -> str:
        return self.words()

    @property
    def sentences(self) -> tuple[object, ...]:
        """The same, sentence by sentence."""
        return (*self._outcome(), *self._advised())

    def _advised(self) -> tuple[object, ...]:
        """The advice where it is soon worked out, and a text has a chance at all."""
        if self.best is None or self.listing.groups.count > SOON:
            return ()
        with suppress(RuleError):
            return self.advice.sentences
        return ()

    def _outcome(self) -> tuple[object, ...]:
        """What can pass, and the best text or what excludes all."""
        told: list[object] = [*self._extent()]
        if self.conflicts.patterns:
            told.append(no_text(self.space))
            told += [*self.conflicts.sentences, *self.lifts.sentences]
            return tuple(told)
        best = self.best
        if best is None:
            text = "Under the reading {name} no text has a chance."
            told.append(say(text, name=self.reading.name))
        else:
            text = "Likeliest under the reading {name}: {offer}"
            told.append(say(text, name=self.reading.name, offer=best))
        if self.bound is not None:
            text = "The search was cut short: no text left out has a chance above {bound}, "
            text += "unless one found is as cheap and as likely."
            told.append(say(text, bound=Percent(self.bound)))
        return tuple(told)

    def _extent(self) -> list[Sentence]:
        """How many texts there are, and how many of them can pass."""
        if self.fixed or len(self.texts) == 0:
            return [say("The space has {size} texts.", size=self.space.size)]
        numbers = {
            "must": len(self.must_pass),
            "can": len(self.can_pass),
            "cannot": len(self.cannot_pass),
        }
        text = "Texts: {n}. Sure to pass: {must}; can pass: {can}; cannot pass: {cannot}."
        return [say(text, n=len(self.texts), **numbers)]


def _dots(texts: Texts) -> tuple[tuple[float, float], ...]:
    """Prices and chances of texts, each pair once, evenly thinned where there are many."""
    import numpy as np

    some = texts[:: max(1, len(texts) // (100 * DOTS))]
    pairs = np.unique(np.stack([some.prices, some.chances.round(6)], axis=1), axis=0)
    thinned = pairs[:: max(1, -(-len(pairs) // DOTS))]
    return tuple((float(price), float(chance)) for price, chance in thinned)
