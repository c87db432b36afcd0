"""The layout of a scenario file: what its tables and keys are, and their types.

A file is TOML. :mod:`unsc_sim.scenario.structure` checks that it has this layout,
:mod:`unsc_sim.scenario.loading` what the words in it mean.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, get_args, get_type_hints

from unsc_sim.words import UNSAID, Translated

__all__ = [
    "FORMAT",
    "ActorRow",
    "ClaimRow",
    "DraftRow",
    "PositionRow",
    "ProvisionRow",
    "ReadingRow",
    "RelationRow",
    "ScenarioFile",
    "SourceRow",
    "key_of",
    "kinds_of",
]

FORMAT = 1
"""The version of the layout."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A table ``[[sources]]``."""

    key: str
    title: Translated
    address: str = ""
    published: date | None = None
    main: bool = False


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A table ``[[claims]]``."""

    id: str
    source: str
    certainty: str
    says: Translated
    paragraphs: tuple[int, ...] = ()
    by: Translated = UNSAID


@dataclass(frozen=True, slots=True)
class ProvisionRow:
    """A table ``[[drafts.provisions]]``."""

    key: str
    title: Translated
    status: str = "in"
    variants: tuple[str, ...] = ()
    titles: dict[str, Translated] = field(default_factory=dict)
    step: str = ""
    prices: dict[str, str] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A table ``[[drafts.positions]]``."""

    member: str
    stance: str
    when: str = ""
    qualifier: Translated = UNSAID
    evidence: tuple[str, ...] = ()
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A table ``[[drafts]]``; ``day``, or a day it was ``after``, where not that of the file."""

    key: str
    title: Translated
    product: str
    region: str = ""
    day: date | None = None
    after: date | None = None
    sponsors: tuple[str, ...] = ()
    reported: str = ""
    evidence: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()
    minimum: str = ""
    provisions: tuple[ProvisionRow, ...] = ()
    positions: tuple[PositionRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A table ``[[actors]]``."""

    key: str
    kind: str
    name: Translated = UNSAID
    member: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A table ``[[relations]]``."""

    from_: str
    to: str
    kind: str
    about: Translated = UNSAID
    on: date | None = None
    since: date | None = None
    evidence: tuple[str, ...] = ()
    assumed: bool = False


Shares = dict[str, str]
"""Votes with their chances: ``{ yes = "1/2", abstain = "1/2" }``."""


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A table ``[[readings]]``."""

    name: str
    title: Translated = UNSAID
    stances: dict[str, Shares] = field(default_factory=dict)
    seats: dict[str, Shares] = field(default_factory=dict)
    members: dict[str, Shares] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """A whole file; it is ``about`` its first draft where it does not say which."""

    format: int
    name: str
    day: date
    title: Translated
    drafts: tuple[DraftRow, ...]
    about: str = ""
    sources: tuple[SourceRow, ...] = ()
    claims: tuple[ClaimRow, ...] = ()
    actors: tuple[ActorRow, ...] = ()
    relations: tuple[RelationRow, ...] = ()
    readings: tuple[ReadingRow, ...] = ()


def key_of(name: str) -> str:
    """The key that a field stands for; a word of Python's own, as ``from_``, bears a stroke."""
    return name.rstrip("_")


def kinds_of(row: Any) -> dict[str, Any]:
    """What kind of value each field of a row holds; TOML has no word for none."""
    return {name: _present(kind) for name, kind in get_type_hints(row).items()}


def _present(kind: Any) -> Any:
    return next((each for each in get_args(kind) if type(None) in get_args(kind)), kind)
