"""Drafts and what they say: provisions that are in, out, or open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from unsc_sim.errors import RuleError, UnknownWordError
from unsc_sim.headings import Heading
from unsc_sim.hints import did_you_mean
from unsc_sim.positions.conditions import ALWAYS, OUT, Condition
from unsc_sim.positions.evidence import Claim
from unsc_sim.votes import Outcome
from unsc_sim.words import Sentence, Translated, all_of, any_of, say, several

__all__ = [
    "IN",
    "OPEN",
    "REGIONS",
    "Draft",
    "Provision",
    "Text",
    "on_texts",
]

IN = "in"
"""The wording of a provision that has but one."""

OPEN = "open"
"""A provision of which it is not known, or not settled, how it is worded."""


REGIONS = ("Africa", "Americas", "Asia", "Europe", "Middle East")
"""The regions that the record tells agenda items apart by."""


@dataclass(frozen=True, slots=True)
class Text(Mapping[str, str]):
    """A text: a mapping from each provision to its wording, or ``out``."""

    wordings: tuple[tuple[str, str], ...]

    def __getitem__(self, key: str) -> str:
        for each, wording in self.wordings:
            if each == key:
                return wording
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self.wordings)

    def __len__(self) -> int:
        return len(self.wordings)


@dataclass(frozen=True, slots=True)
class Provision:
    """One thing that a text may say.

    Attributes
    ----------
    key
        The word by which conditions and amendments mean it.
    title
        What it says, in our words.
    status
        ``in``, ``out``, ``open``, or one of its variants.
    variants
        Its wordings, strongest first; without any it is simply in or out.
    evidence
        The claims that it rests on.
    titles
        What wordings say, in our words, by variant; one without a title is
        told as it is written.
    prices
        For some wordings what they cost the sponsor.
    step
        Where no prices are given, what each step away from the draft costs.
    """

    key: str
    title: Translated
    status: str = IN
    variants: tuple[str, ...] = ()
    evidence: tuple[Claim, ...] = ()
    titles: tuple[tuple[str, Translated], ...] = ()
    prices: tuple[tuple[str, str], ...] = ()
    step: str = ""

    @property
    def wordings(self) -> tuple[str, ...]:
        """All that a text can say in its place, ``out`` last."""
        return (*(self.variants or (IN,)), OUT)

    @property
    def open_wordings(self) -> tuple[str, ...]:
        """Those that its status leaves open."""
        if self.status == OPEN:
            return self.wordings
        return (self.wordings[0],) if self.status == IN else (self.status,)

    def worded(self, status: str) -> Provision:
        """The provision with another status; itself where it says the same already."""
        changed = replace(self, status=status)
        return self if changed.open_wordings == self.open_wordings else changed

    def told(self, status: str) -> Sentence:
        """A status in words."""
        known = {IN: say("in the text"), OUT: say("not in the text"), OPEN: say("open")}
        return known.get(status, say("{wording}", wording=self.title_of(status)))

    def title_of(self, variant: str) -> Translated:
        """What a variant says."""
        return dict(self.titles).get(variant) or Translated(variant)


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed text, to be voted on or agreed.

    Attributes
    ----------
    key, title
        Its name in the scenario, and in words.
    product
        What it would become: a kind of matter, see :data:`unsc_sim.rules.matters.MATTERS`.
    sponsors
        The members in whose name it stands.
    provisions
        What it says.
    reported
        What came out of it, where a source says so.
    evidence
        The claims that this rests on.
    region
        The region that the agenda item is about, one of :data:`REGIONS`; empty
        where there is none or none is said.
    after
        The day after which it was, where the sources give no day of its own.
    constraints
        What holds between provisions in every text that may be negotiated.
    minimum
        What its sponsors will not go below.
    """

    key: str
    title: Translated
    product: str
    sponsors: tuple[str, ...] = ()
    provisions: tuple[Provision, ...] = ()
    reported: Outcome | None = None
    evidence: tuple[Claim, ...] = ()
    region: str = ""
    after: date | None = None
    constraints: tuple[Condition, ...] = ()
    minimum: Condition = ALWAYS

    def words(self, lang: str = "en") -> str:
        """The title and what the draft says, in a language."""
        told = [
            say("{title}: {status}", title=each.title, status=each.told(each.status))
            for each in self.provisions
        ]
        if not told:
            return say("{title}.", title=Heading(self.title)).words(lang)
        text = "{title}. Provisions: {provisions}."
        return say(text, title=Heading(self.title), provisions=several(told)).words(lang)

    def __str__(self) -> str:
        return self.words()

    def texts(self) -> Iterator[Text]:
        """Every completion of the provisions that are open."""
        keys = [provision.key for provision in self.provisions]
        for wordings in product(*(each.open_wordings for each in self.provisions)):
            yield Text(tuple(zip(keys, wordings)))

    def amended(self, drop: Iterable[str], add: Iterable[str]) -> Draft:
        """The draft with provisions taken out or put in, see :meth:`Scenario.amend`.

        What is reported of the text as it was says nothing of another text.
        """
        dropped, added = _keys(drop), _keys(add)
        known = [each.key for each in self.provisions]
        for key in (*dropped, *added):
            if key not in known:
                hint = did_you_mean(key, known)
                raise UnknownWordError(say("no provision {key!r}{hint}", key=key, hint=hint))
            if key in dropped and key in added:
                text = "expected {key!r} to be taken out or put in, not both"
                raise RuleError(say(text, key=key))
        wanted = dict.fromkeys(dropped, OUT) | dict.fromkeys(added, IN)
        provisions = tuple(
            each.worded(wanted[each.key]) if each.key in wanted else each
            for each in self.provisions
        )
        if provisions == self.provisions:
            return self
        return replace(self, provisions=provisions, reported=None)


def _keys(given: Iterable[str]) -> tuple[str, ...]:
    """The keys of provisions; a word alone is one of them."""
    if not isinstance(given, Iterable):
        raise RuleError(say("expected the keys of provisions, not {came!r}", came=given))
    return (given,) if isinstance(given, str) else tuple(given)


def on_texts(draft: Draft, condition: Condition, without: bool = False) -> Sentence:
    """The texts that meet a condition: *with* one provision, *without* another.

    What *and* and *or* join inside one another stands in brackets.
    """
    if condition.test == "not":
        return on_texts(draft, condition.parts[0], not without)
    if condition.test == "is":
        asked = next(each for each in draft.provisions if each.key == condition.key)
        text = "without {title}" if without else "with {title}"
        if condition.variant:
            text += " worded {variant!r}"
        return say(text, title=asked.title, variant=asked.title_of(condition.variant))
    together = _holds_all(condition, without)
    parts = [_bracketed(draft, part, without, together) for part in condition.parts]
    return say("{parts}", parts=all_of(parts) if together else any_of(parts))


def _holds_all(condition: Condition, without: bool) -> bool:
    """Whether all parts have to hold; not both means one of the two is missing."""
    return (condition.test == "and") is not without


def _bracketed(draft: Draft, part: Condition, without: bool, together: bool) -> Sentence:
    """A part of a condition, in brackets where it is joined otherwise than the whole."""
    while part.test == "not":
        part, without = part.parts[0], not without
    said = on_texts(draft, part, without)
    alike = not part.parts or _holds_all(part, without) is together
    return said if alike else say("({parts})", parts=said)
