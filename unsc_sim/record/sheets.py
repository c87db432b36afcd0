"""Files of the record as rows: found, unpacked, cut into columns, damage told by place."""

from __future__ import annotations

import csv
import gzip
import io
import os
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from unsc_sim.errors import Speakable
from unsc_sim.hints import plain
from unsc_sim.words import Sentence, all_of, any_of, say, several

__all__ = ["Damage", "Paths", "Sheet", "read_sheet", "several_paths", "short"]

PathLike: TypeAlias = str | os.PathLike[str]
Paths: TypeAlias = PathLike | Iterable[PathLike]
"""A file, or several that are read as one."""

_ZIPPED = b"\x1f\x8b"
_MISSING = ""  # what a column that is not there holds
_BETWEEN = ",;\t"
_LONGEST = 60


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


def short(cell: str) -> str:
    """What a message quotes of a cell: of one too long, the beginning."""
    return cell if len(cell) <= _LONGEST else cell[: _LONGEST - 1] + "…"


def several_paths(given: Paths) -> tuple[Path, ...]:
    """The files meant."""
    if isinstance(given, (str, os.PathLike)):
        return (Path(given),)
    return tuple(Path(each) for each in given)


def read_sheet(path: Path, needed: Sequence[tuple[str, ...]], damage: Damage) -> Sheet | None:
    """The rows of a CSV file, packed by gzip or not; None where there is nothing to read.

    Blanks around a cell, and lines of empty cells, count for nothing.

    Parameters
    ----------
    needed
        Of each group of columns at least one has to be there.
    """
    lines = _lines(path, damage)
    if lines is None:
        return None
    records = _records(lines, path.name, damage)
    heading = next((cells for _, cells in records if any(map(str.strip, cells))), None)
    if heading is None:
        damage.file(path.name, say("expected a row of headings"))
        return None
    columns = {plain(word).replace(" ", "_"): place for place, word in enumerate(heading)}
    missing = [group for group in needed if not columns.keys() & set(group)]
    if missing:
        told = several(say("no column {names}", names=any_of(map(repr, each))) for each in missing)
        there = all_of(map(repr, columns))
        damage.file(path.name, say("{missing}; there are {columns}", missing=told, columns=there))
        return None
    width, rows = len(heading), []
    for number, cells in records:
        row = [*map(str.strip, cells), _MISSING]
        if len(cells) == width and any(row):
            rows.append((number, row))
        elif any(row):
            text = "expected {width} cells, not {came}"
            damage.row(path.name, number, say(text, width=width, came=len(cells)))
    return Sheet(path.name, columns, width, tuple(rows))


def _records(lines: Sequence[str], name: str, damage: Damage) -> Iterator[tuple[int, list[str]]]:
    """The records of a table with their numbers; one that cannot be read costs its line alone.

    A quotation mark too many swallows what follows, up to the next one. A
    record of several lines with another number of cells than the first is
    therefore taken for a damaged line, and read on from the line after it.
    """
    number = start = width = 0
    between = _between(lines)
    while start < len(lines):
        reader = csv.reader(islice(lines, start, None), delimiter=between, strict=True)
        done = 0
        try:
            for cells in reader:
                width = width or len(cells)
                if reader.line_num - done > 1 and len(cells) != width:
                    raise csv.Error
                number, done = number + 1, reader.line_num
                yield number, cells
        except csv.Error:
            number, done = number + 1, done + 1
            damage.row(name, number, say("cannot be read: a quotation mark is out of place"))
        start += done


def _between(lines: Sequence[str]) -> str:
    """What stands between the cells: a comma, or what spreadsheets of other countries write."""
    heading = next(filter(str.strip, lines), "")
    return max(_BETWEEN, key=heading.count)


def _lines(path: Path, damage: Damage) -> list[str] | None:
    """The lines of a file, those that cannot be read empty; None where none can."""
    try:
        content = path.read_bytes()
    except OSError as error:
        damage.file(path.name, say("cannot be read: {why}", why=error.strerror))
        return None
    if content.startswith(_ZIPPED):
        content = _unpacked(content, path.name, damage)
    try:
        return list(io.StringIO(content.decode("utf-8-sig"), newline=""))
    except UnicodeDecodeError:
        return _decoded(content.removeprefix(BOM_UTF8), path.name, damage)


def _unpacked(content: bytes, name: str, damage: Damage) -> bytes:
    """What was packed by gzip, of a file cut off the whole lines before the cut."""
    unpacked = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            while piece := file.read1():
                unpacked += piece
    except (EOFError, gzip.BadGzipFile, zlib.error):
        damage.file(name, say("cannot be unpacked: the file is cut off or damaged"))
        return bytes(unpacked[: unpacked.rfind(b"\n") + 1])
    return bytes(unpacked)


def _decoded(content: bytes, name: str, damage: Damage) -> list[str] | None:
    """The lines of a text of which some are not in UTF-8."""
    lines = [_utf_8(line) for line in content.splitlines(keepends=True)]
    if lines[0] is None:
        damage.file(name, say("is not written in UTF-8"))
        return None
    for number, line in enumerate(lines, 1):
        if line is None:
            damage.row(name, number, say("is not written in UTF-8"))
    return [line or "" for line in lines]


def _utf_8(line: bytes) -> str | None:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return None
