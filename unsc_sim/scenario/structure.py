"""Scenario files as rows: TOML that has the layout, and what is told of TOML that has not.

A fault is told and the rest of the file read as it is meant: a misspelt key as the
one it is nearest to; what is missing, or of another type, has its default or is blank.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

from unsc_sim.errors import FileError
from unsc_sim.faults import path_of
from unsc_sim.hints import did_you_mean, nearest
from unsc_sim.scenario.grammar import grammar_fault
from unsc_sim.scenario.layout import ScenarioFile, key_of, kinds_of
from unsc_sim.words import UNSAID, Sentence, Translated, any_of, say

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
        text = path.read_bytes().decode("utf-8-sig")
        return structured(tomllib.loads(text))
    except OSError as error:
        raise FileError(
            say("cannot read {path}: {why}", path=path, why=error.strerror), ()
        ) from None
    except UnicodeDecodeError:
        raise FileError(say("{path} is not written in UTF-8", path=path), ()) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        why = grammar_fault(text, error)
        raise FileError(say("{path} is not TOML: {why}", path=path, why=why), ()) from None


def structured(content: dict[str, Any]) -> Structured:
    """The rows of a TOML document, as far as it has the layout."""
    reader = _Reader()
    file = reader.table(ScenarioFile, content, ())
    return Structured(file, tuple(reader.faults))


class _WrongTypeError(Exception):
    def __init__(self, expected: Sentence) -> None:
        self.expected = expected
        super().__init__(expected)


@dataclass(frozen=True, slots=True)
class _Place:
    """A key that a table may have: the field it fills, and what kind of value belongs there."""

    field: str
    kind: Any
    default: Callable[[], object] | None

    def blank(self) -> object:
        """What stands there where nothing can be read."""
        return self.default() if self.default else _blank(self.kind)


@cache
def _places(row: Any) -> Mapping[str, _Place]:
    """The keys of a table."""
    kinds = kinds_of(row)
    return {
        key_of(each.name): _Place(each.name, kinds[each.name], _default(each))
        for each in fields(row)
    }


@cache
def _heads_with(key: str) -> tuple[str, ...]:
    """The heads of the tables that have a key, as they are written in a file."""
    found: list[str] = []
    rows: list[tuple[str, Any]] = [("", ScenarioFile)]
    for head, row in rows:  # grows while it is walked
        for name, place in _places(row).items():
            inner = get_args(place.kind)[:1]
            if inner and get_origin(place.kind) is tuple and is_dataclass(inner[0]):
                rows.append((f"{head}.{name}".removeprefix("."), inner[0]))
        found += [f"[[{head}]]"] if head and key in _places(row) else []
    return tuple(found)


def _default(each: Field[Any]) -> Callable[[], object] | None:
    if each.default is not MISSING:
        return lambda: each.default
    return None if each.default_factory is MISSING else each.default_factory


class _Reader:
    """Reads values as the kinds they have to be, and collects what is amiss by its path."""

    def __init__(self) -> None:
        self.faults: list[tuple[str, Sentence]] = []

    def table(self, row: Any, value: object, steps: Steps) -> Any:
        """A table as a row."""
        if not isinstance(value, dict):
            raise _WrongTypeError(say("a table"))
        places = _places(row)
        there = self._spelt(value, places, steps)
        values: dict[str, object] = {}
        for key, place in places.items():
            at = (*steps, key)
            if key in there:
                values[place.field] = self._or(place.blank, place.kind, there[key], at)
                continue
            values[place.field] = place.blank()
            if place.default is None:
                self._tell(at, say("missing"))
        return row(**values)

    def _spelt(self, table: dict[str, Any], places: Mapping[str, _Place], steps: Steps) -> Any:
        """A table with its keys as they are meant."""
        there = dict(table)
        for key in sorted(table.keys() - places.keys()):
            hint = did_you_mean(key, places)
            if not nearest(key, places) and (heads := _heads_with(key)):
                hint = say("; it stands under {heads}", heads=any_of(heads))
            self._tell((*steps, key), say("no key {key!r} here{hint}", key=key, hint=hint))
            value = there.pop(key)
            for meant in nearest(key, places, most=1):
                there.setdefault(meant, value)
        return there

    def _or(self, blank: Callable[[], object], kind: Any, value: object, steps: Steps) -> object:
        """A value, or what stands there instead where it is of another kind."""
        try:
            return self._read(kind, value, steps)
        except _WrongTypeError as error:
            came = _written(value)
            expected = error.expected
            self._tell(steps, say("expected {expected}, not {came}", expected=expected, came=came))
            return blank()

    def _read(self, kind: Any, value: object, steps: Steps) -> object:
        if kind in _READ:
            return _READ[kind](value)
        if is_dataclass(kind):
            return self.table(kind, value, steps)
        inner = get_args(kind)[-1] if get_origin(kind) is dict else get_args(kind)[0]

        def read(step: str | int, each: object) -> object:
            return self._or(lambda: _blank(inner), inner, each, (*steps, step))

        if get_origin(kind) is tuple:
            if not isinstance(value, list):
                raise _WrongTypeError(_list_of(inner, value, steps))
            return tuple(read(place, each) for place, each in enumerate(value))
        if not isinstance(value, dict):
            raise _WrongTypeError(say("a table"))
        return {key: read(key, each) for key, each in value.items()}

    def _tell(self, steps: Steps, fault: Sentence) -> None:
        self.faults.append((path_of(*steps), fault))


def _list_of(inner: Any, value: object, steps: Steps) -> Sentence:
    """What a list would look like where something else stands."""
    if is_dataclass(inner):
        head = ".".join(step for step in steps if isinstance(step, str))
        return say("a list of tables, each headed {head}", head=f"[[{head}]]")
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        one = value if inner is int else json.dumps(value, ensure_ascii=False)
        return say("a list, as in {example}", example=f"[{one}]")
    return say("a list")


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


def _blank(kind: Any) -> Any:
    """What stands in a place where nothing can be read."""
    if kind in _BLANKS:
        return _BLANKS[kind]
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**{each.field: each.blank() for each in _places(kind).values()})
    return get_origin(kind)()


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BLANKS: dict[Any, Any] = {str: "", int: 0, bool: False, date: date.min, Translated: UNSAID}


def _exactly(kind: type, expected: Sentence) -> Callable[[object], object]:
    def read(value: object) -> object:
        if type(value) is not kind:
            raise _WrongTypeError(expected)
        return value

    return read


def _read_date(value: object) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        raise _WrongTypeError(say("a day without quotation marks"))
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _WrongTypeError(say("a day such as 2019-04-18"))
    return value


def _read_translated(value: object) -> Translated:
    if isinstance(value, str):
        return Translated(value)
    if isinstance(value, dict) and value and set(value) <= {"en", "ar"}:
        en, ar = value.get("en", ""), value.get("ar", "")
        if isinstance(en, str) and isinstance(ar, str):
            return Translated(en, ar)
    raise _WrongTypeError(say("text, or a table of texts en and ar"))


_READ: dict[Any, Callable[[object], object]] = {
    str: _exactly(str, say("text in quotation marks")),
    int: _exactly(int, say("a whole number")),
    bool: _exactly(bool, say("true or false")),
    date: _read_date,
    Translated: _read_translated,
}
"""How a value that holds no others is read, by its kind."""
