"""Scenario files written back: what is read and written again is the same."""

from __future__ import annotations

import os
import tempfile
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from typing import Any

from unsc_sim.errors import FileError
from unsc_sim.scenario.layout import ScenarioFile, key_of
from unsc_sim.tables import DATA
from unsc_sim.words import Translated, say

__all__ = ["new_file", "toml_of", "write_file"]


def toml_of(file: ScenarioFile) -> str:
    """A scenario file as TOML; what is left at its default is left out.

    Comments are no part of what a file says and are not kept.
    """
    import tomli_w

    return tomli_w.dumps(_plain(file))


def write_file(file: ScenarioFile, path: str | os.PathLike[str]) -> Path:
    """Write a scenario file, whole or not at all.

    Raises
    ------
    FileError
        If the place cannot be written.
    """
    return _write(toml_of(file), Path(path))


def new_file(path: str | os.PathLike[str]) -> Path:
    """Write a commented scenario to start from; it passes the check as it is.

    Raises
    ------
    FileError
        If there is a file already, or the place cannot be written.
    """
    target = Path(path)
    if target.exists():
        raise FileError(say("{path} is there already; nothing is written", path=target), ())
    return _write((DATA / "template.toml").read_text(encoding="utf-8"), target)


def _write(text: str, target: Path) -> Path:
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as part:
                part.write(text)
            os.replace(name, target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        fault = say("cannot write {path}: {why}", path=target, why=error.strerror)
        raise FileError(fault, ()) from None
    return target


def _plain(value: Any) -> Any:
    """A value as TOML knows it: tables, lists, text, numbers, days."""
    if isinstance(value, Translated):
        both = {"en": value.en, "ar": value.ar}
        return value.en if not value.ar else {key: text for key, text in both.items() if text}
    if is_dataclass(value) and not isinstance(value, type):
        kept = [each for each in fields(value) if not _is_default(value, each)]
        return {key_of(each.name): _plain(getattr(value, each.name)) for each in kept}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value


def _is_default(value: Any, each: Field[Any]) -> bool:
    if each.default is not MISSING:
        return bool(getattr(value, each.name) == each.default)
    if each.default_factory is not MISSING:
        return bool(getattr(value, each.name) == each.default_factory())
    return False
