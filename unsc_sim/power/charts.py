"""What voters have, drawn: a bar for every class of voters, a map for numbers by size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil
from typing import Any

from unsc_sim.chances import Percent
from unsc_sim.pictures import Bar, Bars, Frame, Heat, Picture, bars, heat, width_of
from unsc_sim.power.classes import Amount
from unsc_sim.words import joined, say

__all__ = [
    "TENFOLD",
    "bar_of",
    "class_bars",
    "in_figures",
    "in_short",
    "on_scale",
    "size_map",
]

MOST_SIZES = 32
"""With so many sizes the cells of a map can still be wide enough for numbers."""

WIDEST = 44.0
"""Numbers wider than that are said in short."""


def in_figures(number: Any, lang: str) -> str:
    """A number as it stands beside a bar: a fraction in per cent, a whole number as it is."""
    if isinstance(number, Fraction | float):
        return Percent(number, figures=3).words(lang)
    return f"{number:,}"


TENFOLD = say("Each step of the scale is ten times the one before.")
"""What stands below a picture with a scale of powers of ten."""


def on_scale(share: float, lang: str) -> str:
    """A share as it stands at a scale."""
    return say("{percent}%", percent=f"{100 * share:g}").words(lang)


def bar_of(each: Amount, lang: str) -> Bar:
    """The bar of a class of voters."""
    told = in_figures(each.number, lang)
    if len(each.members) > 1:
        told = say("{share} each", share=told).words(lang)
    return Bar(each.label.words(lang), float(each.number), told)


def class_bars(classes: Iterable[Amount], frame: Frame) -> Picture:
    """A bar for every class of voters."""
    return bars(Bars(tuple(bar_of(each, frame.lang) for each in classes)), frame)


def size_map(classes: Sequence[Amount], frame: Frame) -> Picture:
    """Numbers of every class of voters by the size of coalitions.

    They are printed, in short where they are long; where there are too many sizes
    for that, a note says where to read them.
    """
    lang = frame.lang
    sizes = [size for size, many in enumerate(zip(*(each.number for each in classes))) if any(many)]
    shown = range(sizes[0], sizes[-1] + 1)
    numbers = [each.number[shown.start : shown.stop] for each in classes]
    texts = _printed(numbers, lang)
    table = Heat(
        rows=tuple(each.label.words(lang) for each in classes),
        columns=tuple(map(str, shown)),
        cells=tuple(tuple(float(number) or None for number in row) for row in numbers),
        texts=texts,
        ends=(say("few").words(lang), say("many").words(lang)),
    )
    if len(shown) <= MOST_SIZES:
        return heat(replace(table, least=max(table.least, _widest(texts))), frame)
    note = joined([frame.footnote, say("Point at a cell to read its number.")])
    return heat(table, replace(frame, footnote=note.words(lang)))


def _printed(numbers: Sequence[Sequence[int]], lang: str) -> tuple[tuple[str, ...], ...]:
    """Numbers in full, or in short where they would be too wide and are to be printed."""
    full = tuple(tuple(str(number or "") for number in row) for row in numbers)
    if len(full[0]) > MOST_SIZES or _widest(full) <= WIDEST:
        return full
    return tuple(
        tuple((number and in_short(number, lang)) or "" for number in row) for row in numbers
    )


def _widest(texts: Sequence[Sequence[str]]) -> int:
    return ceil(max(width_of(text) for row in texts for text in row))


def in_short(number: int, lang: str) -> str:
    """A whole number to two figures, or to three where that is no longer.

    >>> [in_short(number, "en") for number in (848, 1287, 184_756, 1_961_256, 10**12)]
    ['848', '1.3k', '185k', '2M', '1e12']
    """
    if number < 1000:
        return str(number)
    digits = len(str(number))
    if digits > 9:
        lead = f"{number // 10 ** (digits - 3) / 100:.2g}"
        return f"{lead}e{digits - 1}"
    unit, text = (10**6, "{number}M") if number >= 10**6 else (1000, "{number}k")
    share = number / unit
    return say(text, number=f"{share:.2g}" if share < 99.5 else f"{share:.0f}").words(lang)
