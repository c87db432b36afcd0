"""Drafts and what they say: provisions that are in, out, or open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from unsc_sim.headings import Heading
from unsc_sim.positions.conditions import OUT, Condition
from unsc_sim.positions.evidence import Claim
from unsc_sim.votes import Outcome
from unsc_sim.words import Sentence, Translated, all_of, any_of, say, several

__all__ = ["IN", "OPEN", "Draft", "Provision", "Text", "on_texts", "status_told"]

IN = "in"
"""The wording of a provision that has but one."""

OPEN = "open"
"""A provision of which it is not known, or not settled, how it is worded."""


@dataclass(frozen=True, slots=True)
class Text(Mapping[str, str]):
    """A text: a mapping from each provision to its wording, or ``out``."""

    wordings: tuple[tuple[str, str], ...]

    def __getitem__(self, key: str) -> str:
        return dict(self.wordings)[key]

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
    """

    key: str
    title: Translated
    status: str = IN
    variants: tuple[str, ...] = ()
    evidence: tuple[Claim, ...] = ()

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
    after
        The day after which it was, where the sources give no day of its own.
    """

    key: str
    title: Translated
    product: str
    sponsors: tuple[str, ...] = ()
    provisions: tuple[Provision, ...] = ()
    reported: Outcome | None = None
    evidence: tuple[Claim, ...] = ()
    after: date | None = None

    def words(self, lang: str = "en") -> str:
        """The title and what the draft says, in a language."""
        told = [
            say("{title}: {status}", title=each.title, status=status_told(each.status))
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


def status_told(status: str) -> Sentence:
    """A status in words; a wording of the user's own stays as it is."""
    known = {IN: say("in the text"), OUT: say("not in the text"), OPEN: say("open")}
    return known.get(status, say("{wording}", wording=status))


def on_texts(draft: Draft, condition: Condition, without: bool = False) -> Sentence:
    """The texts that meet a condition: *with* one provision, *without* another."""
    if condition.test == "not":
        return on_texts(draft, condition.parts[0], not without)
    if condition.test == "is":
        titles = {each.key: each.title for each in draft.provisions}
        text = "without {title}" if without else "with {title}"
        if condition.variant:
            text += " worded {variant}"
        return say(text, title=titles[condition.key], variant=condition.variant)
    parts = [on_texts(draft, part, without) for part in condition.parts]
    # Not both means one of the two is missing.
    together = (condition.test == "and") is not without
    return say("{parts}", parts=all_of(parts) if together else any_of(parts))
