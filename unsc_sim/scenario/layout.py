"""The layout of a scenario file: what its tables and keys are, and their types.

A file is TOML. Here only its structure is checked, every fault at once; what
the words in it mean is checked by :mod:`unsc_sim.scenario.scenario`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from unsc_sim.errors import FileError
from unsc_sim.words import UNSAID, Sentence, Translated, did_you_mean, say

__all__ = [
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
    "read_file",
]


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
    day: date | None = None
    after: date | None = None
    sponsors: tuple[str, ...] = ()
    reported: str = ""
    evidence: tuple[str, ...] = ()
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
    """A whole file."""

    format: int
    name: str
    day: date
    title: Translated
    drafts: tuple[DraftRow, ...]
    sources: tuple[SourceRow, ...] = ()
    claims: tuple[ClaimRow, ...] = ()
    actors: tuple[ActorRow, ...] = ()
    relations: tuple[RelationRow, ...] = ()
    readings: tuple[ReadingRow, ...] = ()


def key_of(name: str) -> str:
    """The key that a field stands for; a word of Python's own, as ``from_``, bears a stroke."""
    return name.rstrip("_")


def read_file(path: Path) -> ScenarioFile:
    """The content of a scenario file.

    Raises
    ------
    FileError
        If the file cannot be read, is no TOML, or lacks the layout; every
        fault of the layout is told, with its path in the file.
    """
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise FileError(
            say("cannot read {path}: {why}", path=path, why=error.strerror), ()
        ) from None
    except UnicodeDecodeError:
        raise FileError(say("{path} is not written in UTF-8", path=path), ()) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FileError(say("{path} is not TOML: {why}", path=path, why=str(error)), ()) from None
    from cattrs import BaseValidationError

    try:
        file: ScenarioFile = _converter().structure(content, ScenarioFile)
    except BaseValidationError as error:
        faults = tuple(_faults(error, ""))
        raise FileError(say("{path} is not a scenario:", path=path), faults) from None
    return file


@cache
def _converter() -> Any:
    """Strict structure: no unknown keys, no types but the right ones."""
    from cattrs import Converter
    from cattrs.gen import make_dict_structure_fn, override

    converter = Converter(forbid_extra_keys=True)
    for kind, expected in _EXPECTED.items():
        converter.register_structure_hook(kind, _exactly(kind, expected))
    converter.register_structure_hook(date, _read_date)
    converter.register_structure_hook(Translated, _read_translated)
    converter.register_structure_hook_func(
        _is_tuple, lambda value, kind: _read_tuple(converter, value, kind)
    )
    relations = make_dict_structure_fn(
        RelationRow, converter, _cattrs_forbid_extra_keys=True, from_=override(rename="from")
    )
    converter.register_structure_hook(RelationRow, relations)
    return converter


_EXPECTED: dict[type, str] = {str: "text", int: "a whole number", bool: "true or false"}


class _WrongTypeError(Exception):
    def __init__(self, expected: str, came: object) -> None:
        self.sentence = say("expected {expected}, not {came!r}", expected=say(expected), came=came)
        super().__init__(expected)


def _exactly(kind: type, expected: str) -> Any:
    def read(value: object, _: object) -> object:
        if type(value) is not kind:
            raise _WrongTypeError(expected, value)
        return value

    return read


def _read_date(value: object, _: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _WrongTypeError("a day such as 2019-04-18", value)
    return value


def _read_translated(value: object, _: object) -> Translated:
    if isinstance(value, str):
        return Translated(value)
    if isinstance(value, dict) and value and set(value) <= {"en", "ar"}:
        en, ar = value.get("en", ""), value.get("ar", "")
        if isinstance(en, str) and isinstance(ar, str):
            return Translated(en, ar)
    raise _WrongTypeError("text, or a table of texts en and ar", value)


def _is_tuple(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is tuple


def _read_tuple(converter: Any, value: object, kind: Any) -> object:
    if not isinstance(value, list):
        raise _WrongTypeError("a list", value)
    return tuple(converter.structure(value, list[kind.__args__[0]]))


def _faults(error: BaseException, path: str) -> Iterator[Sentence]:
    """The leaves of a group of faults, each with its path in the file."""
    from cattrs import ForbiddenExtraKeysError

    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from _faults(each, path + _step(each))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [key_of(each.name) for each in fields(error.cl)]
        for key in sorted(error.extra_fields):
            hint = did_you_mean(key, known)
            yield say("{path}: no key {key!r} here{hint}", path=f"${path}", key=key, hint=hint)
    elif isinstance(error, KeyError):
        yield say("{path}: missing", path=f"${path}")
    elif isinstance(error, _WrongTypeError):
        yield say("{path}: {fault}", path=f"${path}", fault=error.sentence)
    else:
        yield say("{path}: expected a table", path=f"${path}")


def _step(error: BaseException) -> str:
    """The last step of the path to a fault, from the notes that cattrs leaves."""
    for note in getattr(error, "__notes__", ()):
        if hasattr(note, "name"):
            return f".{key_of(note.name)}"
        if hasattr(note, "index"):
            return f"[{note.index}]"
    return ""
