"""Which text would pass? All that can be written, what each is worth, or why none can pass."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from unsc_sim.chances import Percent, read_chance
from unsc_sim.errors import RuleError
from unsc_sim.negotiation.advice import Advice
from unsc_sim.negotiation.answers import CAN, CANNOT, MUST
from unsc_sim.negotiation.concessions import Concession, concessions
from unsc_sim.negotiation.contradictions import Contradiction, Contradictions, Lift, no_text
from unsc_sim.negotiation.drawings import grid_drawn
from unsc_sim.negotiation.fronts import Front, dots, front
from unsc_sim.negotiation.information import Question, questions, unasked
from unsc_sim.negotiation.listings import Listing, Texts
from unsc_sim.negotiation.offers import Offer, Setting
from unsc_sim.negotiation.robustness import Robustness, fitting, robustness, searched_for
from unsc_sim.negotiation.spaces import Space
from unsc_sim.pictures import Drawn, Picture
from unsc_sim.positions.stances import Standing
from unsc_sim.readings.readings import Reading
from unsc_sim.words import Sentence, joined, say, say_many

__all__ = ["Negotiation"]

SHOWN = 9
"""How many texts the grid shows at most."""

SOON = 1 << 10
"""Up to how many texts that differ to the members the words say what to ask."""


@dataclass(frozen=True, slots=True, repr=False)
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
    most
        How many half-written texts are looked at at most where the texts are
        too many to list; None where they are listed.
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
    most: int | None = None
    conflicts: Contradictions[Contradiction] = field(kw_only=True, compare=False)
    lifts: Contradictions[Lift] = field(kw_only=True, compare=False)
    listing: Listing = field(kw_only=True, compare=False)

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
    def searched(self) -> bool:
        """Whether the texts were too many to list; only those on the front are known then."""
        return self.most is not None

    @property
    def texts(self) -> Texts:
        """All texts; of a space too large to list, those on the front."""
        return self.listing.texts()

    @property
    def must_pass(self) -> Texts:
        """Those of :attr:`texts` that every open vote adopts."""
        return self._passing(MUST)

    @property
    def can_pass(self) -> Texts:
        """Those that some open votes adopt, and some do not."""
        return self._passing(CAN)

    @property
    def cannot_pass(self) -> Texts:
        """Those that no open vote adopts."""
        return self._passing(CANNOT)

    def _passing(self, kind: int) -> Texts:
        import numpy as np

        rows = self.listing.passing[self.listing.groups.of] == kind
        return self.listing.texts(np.flatnonzero(rows))

    @property
    def front(self) -> Front:
        """The best chance of adoption to be had at each price of changes."""
        listing = self.listing
        texts = self.texts
        rows = front(listing.prices, texts.chances)
        offers = tuple(listing.offer(row) for row in rows)
        return Front(offers, dots(texts.prices, texts.chances))

    @property
    def best(self) -> Offer | None:
        """The text likeliest to be adopted, the cheapest of several; None if none can be."""
        offers = self.front.offers
        return offers[-1] if offers else None

    @property
    def drafted(self) -> Offer:
        """The text as it is drafted, allowed or not; what is open in its strongest wording."""
        return Offer(self.setting, self.space.drafted)

    @property
    def concessions(self) -> tuple[Concession, ...]:
        """What each single change of the draft buys, and from whom; what adds most first.

        None where the space forbids the draft itself.
        """
        return tuple(concessions(self.setting))

    @property
    def questions(self) -> tuple[Question, ...]:
        """Which undeclared conditions to ask about, what is worth most first.

        Raises
        ------
        RuleError
            If the texts are too many to list, or the members are correlated
            under the reading.
        """
        if self._unasked is not None:
            raise RuleError(self._unasked)
        return questions(self.listing, self.fixed)

    @property
    def _unasked(self) -> Sentence | None:
        """Why it is not known what to ask, where it is not."""
        if self.searched:
            text = "expected few enough texts to list, not {size}, of which only the front is known"
            return say(text, size=self.space.size)
        return unasked(self.setting)

    def robust(self, at_least: object = "1/2") -> Texts:
        """The texts with at least a certain chance under every reading, the likeliest first.

        The readings are those of :attr:`fitting`. Of a space too large to list
        these are, at each price, the text that is safest: the one whose least
        chance is the highest. Its search may be cut short, see :attr:`safe_bound`.
        """
        return self._robustness().texts(float(read_chance(at_least)))

    @property
    def safest(self) -> Offer | None:
        """The text whose least chance under any reading is the highest; None if all are nought."""
        return self._robustness().safest

    @property
    def safe_bound(self) -> float | None:
        """Where the search for safe texts was cut short, what no text left out exceeds.

        That is the least chance under any reading, unless a text found is as
        cheap and as safe; None where all was gone through.
        """
        return self._robustness().bound

    @property
    def advice(self) -> Advice:
        """What to ask where that is known, and which texts are safe whatever the reading."""
        found, reason = self._robustness(), self._unasked
        return Advice(
            () if reason else self.questions,
            reason,
            found.safest,
            found.least,
            found.texts(0.5),
            found.readings,
            self.searched,
            found.bound,
        )

    @property
    def fitting(self) -> tuple[Reading, ...]:
        """The readings that can be heeded, that of the forecasts first.

        One that gives a chance to a vote which a position excludes does not fit.
        """
        if self.searched:
            return fitting(self.setting, self.readings)
        return self._robustness().readings

    def _robustness(self) -> Robustness:
        if self.most is not None:
            return searched_for(self.setting, self.readings, self.most)
        return robustness(self.listing, self.readings)

    def picture(self, lang: str = "en") -> Picture:
        """Some texts by all members: as drafted, those on the front, and the best of the rest."""
        return grid_drawn(self._shown(), joined(self._outcome()).words(lang), lang)

    def _shown(self) -> tuple[Offer, ...]:
        """The texts of the grid: beside the front no two that are alike to all members.

        The draft comes first, or some other text where the space forbids it.
        """
        import numpy as np

        listing = self.listing
        first = Offer(self.setting, self.space.allowed)
        shown = list(dict.fromkeys((first, *self.front.offers)))[:SHOWN]
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

    def __repr__(self) -> str:
        draft, size = self.space.draft.key, self.space.size
        return f"<negotiation of {draft!r}: {size} texts under the reading {self.reading.name!r}>"

    @property
    def sentences(self) -> tuple[object, ...]:
        """The same, sentence by sentence."""
        return (*self._outcome(), *self._advised())

    def _advised(self) -> tuple[object, ...]:
        """The advice where it is soon worked out, and a text has a chance at all."""
        if self.best is None or self.searched or self.listing.groups.count > SOON:
            return ()
        with suppress(RuleError):
            return self.advice.sentences
        return ()

    def _outcome(self) -> tuple[object, ...]:
        """What can pass, and the best text or what excludes all."""
        told: list[object] = [*self._extent()]
        if self.conflicts:
            why = self.conflicts.soon_told if self.searched else self.conflicts.sentences
            return (*told, no_text(self.space), *why, *self.lifts.sentences)
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
        if self.searched and len(self.texts):
            one = "The space has {size} texts; only the one on the front is listed."
            many = "The space has {size} texts; only the {n} on the front are listed."
            return [say_many(one, many, len(self.texts), size=self.space.size, n=len(self.texts))]
        if self.fixed or self.searched:
            return [say("The space has {size} texts.", size=self.space.size)]
        numbers = {
            "must": len(self.must_pass),
            "can": len(self.can_pass),
            "cannot": len(self.cannot_pass),
        }
        text = "Texts: {n}. Sure to pass: {must}; can pass: {can}; cannot pass: {cannot}."
        return [say(text, n=len(self.texts), **numbers)]
