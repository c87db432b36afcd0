"""A table of words and numbers: a notebook draws it, ``str`` lines it up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import zip_longest
from textwrap import wrap

from unsc_sim.pictures import Direction
from unsc_sim.pictures.text import direction_of

__all__ = ["Table"]

WIDEST = 120
"""A wider table has its headings broken over several lines."""


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
        laid = _laid([self.head, *self.rows])
        if len(laid[0]) > WIDEST:
            laid = _laid([*_broken(self.head, self.rows), *self.rows])
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


def _laid(lines: Sequence[Sequence[str]]) -> list[str]:
    """The lines, with their cells below one another."""
    widths = [max(map(len, column)) for column in zip(*lines)]
    return [_line(each, widths) for each in lines]


def _broken(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """The headings in lines, each as narrow as its words and the cells under it allow."""
    narrow = (
        wrap(title, max(map(len, [*title.split(), *cells])), break_on_hyphens=False)
        for title, *cells in zip(head, *rows)
    )
    lines = zip_longest(*(reversed(each) for each in narrow), fillvalue="")
    return list(lines)[::-1]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """The first cell set left, all others right."""
    first, *rest = [
        cell.rjust(width) if place else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, widths))
    ]
    return "  ".join([first, *rest]).rstrip()
