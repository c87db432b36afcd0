"""A table of words and numbers: a notebook draws it, ``str`` lines it up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from unsc_sim.pictures import Direction
from unsc_sim.pictures.text import direction_of

__all__ = ["Table"]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts under a heading each, the first column naming the row.

    >>> print(Table("Squares", ("n", "squared"), (("2", "4"), ("12", "144")), "Exact."))
    Squares
    n   squared
    2         4
    12      144
    Exact.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    lang: str = "en"

    def __str__(self) -> str:
        lines = [self.head, *self.rows]
        widths = [max(map(len, column)) for column in zip(*lines)]
        laid = [_line(each, widths) for each in lines]
        return "\n".join(filter(None, [self.caption, *laid, self.note]))

    def _repr_html_(self) -> str:
        way: Direction = direction_of(self.lang)
        head = "".join(f'<th scope="col">{escape(each)}</th>' for each in self.head)
        rows = "".join(
            f'<tr><th scope="row">{escape(name)}</th>'
            + "".join(f"<td>{escape(each)}</td>" for each in cells)
            + "</tr>"
            for name, *cells in self.rows
        )
        note = f"<p>{escape(self.note)}</p>" if self.note else ""
        return (
            f'<div lang="{escape(self.lang)}" dir="{way.value}"><table>'
            f"<caption>{escape(self.caption)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}</div>"
        )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """The first cell set left, all others right."""
    first, *rest = [
        cell.rjust(width) if place else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, widths))
    ]
    return "  ".join([first, *rest]).rstrip()
