"""What voters have, drawn: a bar for every class of voters, a map for numbers by size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from unsc_sim.chances import Percent
from unsc_sim.pictures import Bar, Bars, Frame, Heat, Picture, bars, heat
from unsc_sim.power.classes import Amount
from unsc_sim.words import say

__all__ = ["bar_of", "class_bars", "in_figures", "size_map"]


def in_figures(number: Any, lang: str) -> str:
    """A number as it stands beside a bar: a fraction in per cent, a whole number as it is."""
    if isinstance(number, Fraction | float):
        return Percent(number, figures=3).words(lang)
    return f"{number:,}"


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
    """Numbers of every class of voters by the size of coalitions."""
    lang = frame.lang
    sizes = [size for size, many in enumerate(zip(*(each.number for each in classes))) if any(many)]
    shown = range(sizes[0], sizes[-1] + 1)
    table = Heat(
        rows=tuple(each.label.words(lang) for each in classes),
        columns=tuple(map(str, shown)),
        cells=tuple(tuple(float(each.number[size]) or None for size in shown) for each in classes),
        texts=tuple(tuple(str(each.number[size] or "") for size in shown) for each in classes),
        ends=(say("few").words(lang), say("many").words(lang)),
    )
    return heat(table, frame)
