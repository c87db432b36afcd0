"""Files of the record as rows: found, unpacked, cut into columns, damage told by place."""

from __future__ import annotations

import csv
import gzip
import io
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from unsc_sim.errors import Speakable
from unsc_sim.words import Sentence, all_of, any_of, say, several

__all__ = ["Damage", "Paths", "Sheet", "read_sheet", "several_paths"]

PathLike: TypeAlias = str | os.PathLike[str]
Paths: TypeAlias = PathLike | Iterable[PathLike]
"""A file, or several that are read as one."""

_ZIPPED = b"\x1f\x8b"


@dataclass(slots=True)
class Damage:
    """The faults of files, in the order in which they were found."""

    faults: list[Sentence] = field(default_factory=list)

    def file(self, name: str, fault: Speakable) -> None:
        """A fault of a whole file."""
        self.faults.append(say("{file}: {fault}", file=name, fault=fault))

    def cell(self, name: str, row: int, column: str, fault: Speakable) -> None:
        """A fault of a row, in a column."""
        text = "{file}, row {row}, {column}: {fault}"
        self.faults.append(say(text, file=name, row=row, column=column, fault=fault))

    def row(self, name: str, row: int, fault: Speakable) -> None:
        """A fault of a whole row."""
        self.faults.append(say("{file}, row {row}: {fault}", file=name, row=row, fault=fault))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, each with its number; the row of headings is number one."""

    name: str
    columns: dict[str, int]
    width: int
    rows: tuple[tuple[int, list[str]], ...]

    def column(self, name: str) -> int:
        """The place of a column: one past all the others, always empty, where it is missing."""
        return self.columns.get(name, self.width)


def several_paths(given: Paths) -> tuple[Path, ...]:
    """The files meant."""
    if isinstance(given, (str, os.PathLike)):
        return (Path(given),)
    return tuple(Path(each) for each in given)


def read_sheet(path: Path, needed: Sequence[tuple[str, ...]], damage: Damage) -> Sheet | None:
    """The rows of a CSV file, packed by gzip or not; None where there is nothing to read.

    Parameters
    ----------
    needed
        Of each group of columns at least one has to be there.
    """
    text = _text(path, damage)
    lines = _lines(text, path.name, damage)
    heading = next(lines, None)
    if text is None or heading is None:
        if text is not None:
            damage.file(path.name, say("expected a row of headings"))
        return None
    columns = {word.strip().casefold(): place for place, word in enumerate(heading[1])}
    missing = [group for group in needed if not columns.keys() & set(group)]
    if missing:
        told = several(say("no column {names}", names=any_of(map(repr, each))) for each in missing)
        there = all_of(map(repr, columns))
        damage.file(path.name, say("{missing}; there are {columns}", missing=told, columns=there))
        return None
    width, rows = len(heading[1]), []
    for number, cells in lines:
        if len(cells) == width:
            cells.append("")  # what a missing column holds
            rows.append((number, cells))
        elif cells:
            text_ = "expected {width} cells, not {came}"
            damage.row(path.name, number, say(text_, width=width, came=len(cells)))
    return Sheet(path.name, columns, width, tuple(rows))


def _lines(text: str | None, name: str, damage: Damage) -> Iterator[tuple[int, list[str]]]:
    """The lines of a table with their numbers, up to one that cannot be read."""
    lines = csv.reader(io.StringIO(text or "", newline=""), strict=True)
    number = 0
    try:
        for number, cells in enumerate(lines, 1):
            yield number, cells
    except csv.Error as error:
        damage.row(name, number + 1, say("cannot be read: {why}", why=str(error)))


def _text(path: Path, damage: Damage) -> str | None:
    try:
        content = path.read_bytes()
        if content.startswith(_ZIPPED):
            content = gzip.decompress(content)
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        damage.file(path.name, say("is not written in UTF-8"))
    except (EOFError, gzip.BadGzipFile, zlib.error):
        damage.file(path.name, say("cannot be unpacked: the file is cut off or damaged"))
    except OSError as error:
        damage.file(path.name, say("cannot be read: {why}", why=error.strerror))
    return None
