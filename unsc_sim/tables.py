"""The package's tables: plain text, each row with its source, read when first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from unsc_sim.words import say

__all__ = ["DATA", "Row", "Source", "rows", "source"]

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


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows of the tables come from; the address is empty where none was kept.

    >>> print(source("charter"))
    Charter of the United Nations, https://www.un.org/en/about-us/un-charter/full-text
    """

    key: str
    title: str
    address: str

    def words(self, lang: str = "en") -> str:
        """Title and address."""
        if not self.address:
            return self.title
        return say("{title}, {address}", title=self.title, address=self.address).words(lang)

    def __str__(self) -> str:
        return self.words()


def source(key: str) -> Source:
    """A source by its key in the tables."""
    return _sources()[key]


@cache
def _sources() -> dict[str, Source]:
    return {row["key"]: Source(row["key"], row["title"], row["address"]) for row in rows("sources")}
