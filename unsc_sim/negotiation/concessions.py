"""What each concession buys, and from whom: one provision changed, the others as drafted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from unsc_sim.chances import Chance, Percent
from unsc_sim.negotiation.offers import Change, Offer, Setting
from unsc_sim.positions.drafts import Text
from unsc_sim.words import joined, say

__all__ = ["Concession", "concessions"]


@dataclass(frozen=True, slots=True, repr=False)
class Concession:
    """One change by itself: its price, what it adds to the chance of adoption, whom it moves.

    Attributes
    ----------
    change
        What is worded otherwise.
    offer
        The text with this change alone.
    before
        The chance of adoption of the text as drafted.
    """

    change: Change
    offer: Offer
    before: Chance

    @property
    def price(self) -> Fraction:
        """What it costs the sponsor."""
        return self.offer.price

    @property
    def gain(self) -> Chance:
        """What it adds to the chance of adoption; less than nought where it takes from it."""
        return self.offer.chance - self.before

    def words(self, lang: str = "en") -> str:
        """The concession in a language: price, gain, whom it wins and loses."""
        before, after = Percent(self.before), Percent(self.offer.chance)
        text = "{change}: price {price}, chance of adoption from {before} to {after}."
        told = say(text, change=self.change, price=str(self.price), before=before, after=after)
        if str(before) == str(after):
            same = "{change}: price {price}, chance of adoption still {chance}."
            told = say(same, change=self.change, price=str(self.price), chance=after)
        return joined([told, *self.offer.told_of_members]).words(lang)

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<Concession: {self.change}>"


def concessions(setting: Setting) -> Iterator[Concession]:
    """Every single change from the draft that the space allows, by what it adds.

    None where the space forbids the draft: nothing is to be had by keeping it.
    """
    drafted = setting.space.drafted
    if not setting.space.allows(drafted):
        return
    before = Offer(setting, drafted).chance
    made = [
        Concession(Change(each, wording), offer, before)
        for each in setting.space.draft.provisions
        for wording in each.wordings
        if wording != drafted[each.key]
        and setting.space.allows((offer := Offer(setting, _with(drafted, each.key, wording))).text)
    ]
    yield from sorted(made, key=lambda each: (-each.gain, each.price))


def _with(text: Text, key: str, wording: str) -> Text:
    return Text(tuple((each, wording if each == key else said) for each, said in text.items()))
