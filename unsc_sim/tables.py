"""The package's tables: plain text, each row with its source, read when first needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

__all__ = ["DATA", "Row", "rows"]

DATA = Path(__file__).parent / "data"

Row: TypeAlias = MappingProxyType[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of a table of the package, by column.

    A row with a column too many or too few is an error of the package itself.

    >>> rows("membership")[0]["seat"]
    'permanent'
    """
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    return tuple(
        MappingProxyType(dict(zip(header, line.split("\t"), strict=True))) for line in lines[1:]
    )
