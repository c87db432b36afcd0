"""Drafts and what they say: provisions that are in, out, or open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from unsc_sim.positions.conditions import OUT
from unsc_sim.positions.evidence import Claim
from unsc_sim.votes import Outcome
from unsc_sim.words import Translated

__all__ = ["IN", "OPEN", "Draft", "Provision", "Text"]

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

    def texts(self) -> Iterator[Text]:
        """Every completion of the provisions that are open."""
        keys = [provision.key for provision in self.provisions]
        for wordings in product(*(each.open_wordings for each in self.provisions)):
            yield Text(tuple(zip(keys, wordings)))
