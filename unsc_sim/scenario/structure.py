"""Scenario files as rows: TOML that has the layout, and what is told of TOML that has not.

A fault is told and then mended, so that the rest of the file can be read as it is
meant: a misspelt key is read as the one it is nearest to, and what is missing or of
another type is left blank.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from unsc_sim.errors import FileError, nearest
from unsc_sim.faults import path_of
from unsc_sim.scenario.layout import RelationRow, ScenarioFile, key_of
from unsc_sim.words import Sentence, Translated, did_you_mean, say

__all__ = ["Structured", "read_file", "structured"]

Steps = tuple[str | int, ...]
"""The way to a place in a file: keys of tables, places in lists."""


@dataclass(frozen=True, slots=True)
class Structured:
    """The rows of a file, blank where they are amiss, and its faults by their paths."""

    file: ScenarioFile
    faults: tuple[tuple[str, Sentence], ...]


def read_file(path: Path) -> Structured:
    """The rows of a scenario file, with every fault of its layout.

    Raises
    ------
    FileError
        If the file cannot be read, or is no TOML.
    """
    try:
        # Editors of Windows put a byte order mark before UTF-8.
        return structured(tomllib.loads(path.read_bytes().decode("utf-8-sig")))
    except OSError as error:
        raise FileError(
            say("cannot read {path}: {why}", path=path, why=error.strerror), ()
        ) from None
    except UnicodeDecodeError:
        raise FileError(say("{path} is not written in UTF-8", path=path), ()) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FileError(say("{path} is not TOML: {why}", path=path, why=str(error)), ()) from None


def structured(content: dict[str, Any]) -> Structured:
    """The rows of a TOML document, which is mended where it has not the layout."""
    from cattrs import BaseValidationError

    faults: dict[str, Sentence] = {}
    while True:
        try:
            file = _converter().structure(content, ScenarioFile)
        except BaseValidationError as error:
            leaves = list(_leaves(error, (), ScenarioFile))
            misspelt = [each for each in leaves if isinstance(each.error, _UnknownKeyError)]
            # What is missing may be there under a misspelt key.
            for each in misspelt or leaves:
                path = path_of(*each.steps)
                within = (path_of(*each.steps[:n]) for n in range(1, len(each.steps)))
                if path not in faults and not any(outer in faults for outer in within):
                    faults[path] = each.told(content)
                each.mend(content)
        else:
            return Structured(file, tuple(faults.items()))


class _WrongTypeError(Exception):
    def __init__(self, expected: str) -> None:
        self.expected = say(expected)
        super().__init__(expected)


class _UnknownKeyError(Exception):
    def __init__(self, right: tuple[str, ...]) -> None:
        self.right = right
        super().__init__(*right)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One fault: where it is, what it is, and what kind of value belongs there."""

    steps: Steps
    error: BaseException
    kind: Any

    def told(self, content: dict[str, Any]) -> Sentence:
        """What is wrong."""
        if isinstance(self.error, KeyError):
            return say("missing")
        if isinstance(self.error, _UnknownKeyError):
            right = self.error.right
            hint = did_you_mean(str(self.steps[-1]), right)
            return say("no key {key!r} here{hint}", key=self.steps[-1], hint=hint)
        came = _at(content, self.steps)
        table = say("a table")
        expected = self.error.expected if isinstance(self.error, _WrongTypeError) else table
        return say("expected {expected}, not {came}", expected=expected, came=_written(came))

    def mend(self, content: dict[str, Any]) -> None:
        """Make the place one that can be read."""
        holder, last = _at(content, self.steps[:-1]), self.steps[-1]
        if isinstance(self.error, _UnknownKeyError):
            value = holder.pop(last)
            meant = nearest(str(last), self.error.right, most=1)
            if meant and meant[0] not in holder:
                holder[meant[0]] = value
        elif isinstance(self.error, KeyError) or isinstance(last, int):
            holder[last] = _blank(self.kind)
        else:
            del holder[last]


def _leaves(error: BaseException, steps: Steps, kind: Any) -> Iterator[_Leaf]:
    """The faults in a group of faults, each with its place."""
    from cattrs import ForbiddenExtraKeysError

    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            step, inner = _step(each)
            yield from _leaves(each, (*steps, *step), inner or kind)
    elif isinstance(error, ForbiddenExtraKeysError):
        right = tuple(key_of(each.name) for each in fields(error.cl))
        for key in sorted(error.extra_fields):
            yield _Leaf((*steps, key), _UnknownKeyError(right), None)
    else:
        yield _Leaf(steps, error, kind)


def _step(error: BaseException) -> tuple[Steps, Any]:
    """The last step to a fault, and what belongs there, from the notes that cattrs leaves."""
    for note in getattr(error, "__notes__", ()):
        if hasattr(note, "name"):
            return (key_of(note.name),), note.type
        if hasattr(note, "type"):
            return (note.index,), note.type
    return (), None


def _at(content: Any, steps: Steps) -> Any:
    for step in steps:
        content = content[step]
    return content


def _written(value: object) -> object:
    """A value as a file has it, or what it is where that would be long."""
    if isinstance(value, dict):
        return say("a table")
    if isinstance(value, list):
        return say("a list")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…")
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


_SHOWN = 60
"""How many letters of a text that is amiss are shown."""

_BLANKS: dict[Any, Any] = {str: "", int: 0, bool: False, date: date.min, Translated: ""}


def _blank(kind: Any) -> Any:
    """What stands in a place where nothing can be read."""
    if kind in _BLANKS:
        return _BLANKS[kind]
    return [] if _is_tuple(kind) else {}


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


def _exactly(kind: type, expected: str) -> Any:
    def read(value: object, _: object) -> object:
        if type(value) is not kind:
            raise _WrongTypeError(expected)
        return value

    return read


def _read_date(value: object, _: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _WrongTypeError("a day such as 2019-04-18")
    return value


def _read_translated(value: object, _: object) -> Translated:
    if isinstance(value, str):
        return Translated(value)
    if isinstance(value, dict) and value and set(value) <= {"en", "ar"}:
        en, ar = value.get("en", ""), value.get("ar", "")
        if isinstance(en, str) and isinstance(ar, str):
            return Translated(en, ar)
    raise _WrongTypeError("text, or a table of texts en and ar")


def _is_tuple(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is tuple


def _read_tuple(converter: Any, value: object, kind: Any) -> object:
    if not isinstance(value, list):
        raise _WrongTypeError("a list")
    return tuple(converter.structure(value, list[kind.__args__[0]]))
