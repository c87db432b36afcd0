"""What is compared between two councils, row by row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from unsc_sim.chances import Chance
from unsc_sim.errors import Speakable
from unsc_sim.pictures import Dot, Shade
from unsc_sim.power.classes import SeatKind, Span
from unsc_sim.words import say

__all__ = ["Row", "by_kind", "figures", "in_short", "marks", "of_whole", "said"]

NONE = say("not there")


@dataclass(frozen=True, slots=True)
class Row:
    """What is compared, how it was, and how it is; None where there is no such seat."""

    label: Speakable
    was: Span | None
    now: Span | None


def by_kind(
    label: Callable[[SeatKind], Speakable],
    was: Mapping[SeatKind, Span],
    now: Mapping[SeatKind, Span],
) -> list[Row]:
    """A row for every kind of seat that there was or is."""
    kinds = [kind for kind in SeatKind if kind in was or kind in now]
    return [Row(label(kind), was.get(kind), now.get(kind)) for kind in kinds]


def of_whole(label: Speakable, was: Chance, now: Chance) -> Row:
    """A row for what belongs to no seat."""
    return Row(label, Span(was, was), Span(now, now))


def said(span: Span | None) -> Speakable:
    """A span as it stands in a sentence; a word where there is no such seat."""
    return span or NONE


def in_short(span: Span | None) -> Speakable:
    """A span as it stands in a picture, without fractions."""
    return span.short if span else NONE


def figures(span: Span | None, lang: str) -> str:
    """The same in a language."""
    return in_short(span).words(lang)


def marks(span: Span | None, shade: Shade) -> tuple[Dot, ...]:
    """A mark for what members have, two where they have the least and the most of a span."""
    if span is None:
        return ()
    return tuple(Dot(float(each), "", shade) for each in dict.fromkeys((span.least, span.most)))
