"""Thresholds over elements: how much weight is needed of what is chosen.

Elements and sets of them are written as the bits of a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["Clause", "Gap", "Threshold", "Weighed"]

Weighed = tuple[int, int]
"""A weight, and the elements that bear it as bits."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """The weight that is needed, and which elements bear any.

    Attributes
    ----------
    need
        How much is needed.
    each
        Elements of which each bears the weight by itself.
    with_any
        Elements that bear it together, any one as much as several.
    with_all
        Elements that bear it together, but only all of them.
    """

    need: int
    each: tuple[Weighed, ...] = ()
    with_any: tuple[Weighed, ...] = ()
    with_all: tuple[Weighed, ...] = ()

    def weight(self, chosen: int) -> int:
        """What is chosen weighs so much."""
        total = 0
        for weight, bits in self.each:
            total += weight * (chosen & bits).bit_count()
        for weight, bits in self.with_any:
            if chosen & bits:
                total += weight
        for weight, bits in self.with_all:
            if chosen & bits == bits:
                total += weight
        return total

    def begun(self, chosen: int) -> float:
        """The same where some of what weighs only together counts as its share."""
        shares = (gain * (chosen & bits).bit_count() for gain, bits in self.shares())
        whole = sum(weight for weight, bits in self.with_all if chosen & bits == bits)
        return self.weight(chosen) - whole + sum(shares)

    def useful(self, chosen: int, free: int) -> int:
        """The free elements that can still add to what is chosen."""
        found = 0
        for _, bits in self.each:
            found |= bits & free
        for _, bits in self.with_any:
            if not chosen & bits:
                found |= bits & free
        for _, bits in self.with_all:
            if not bits & ~(chosen | free):
                found |= bits & free
        return found

    def shares(self) -> Iterator[tuple[float, int]]:
        """What each element adds by its share to what weighs only together."""
        return ((weight / bits.bit_count(), bits) for weight, bits in self.with_all)

    def gain(self, element: int) -> float:
        """The most that one element adds."""
        several = (*self.each, *self.with_any, *self.shares())
        return sum(gain for gain, bits in several if bits & element)


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """Thresholds of which one is to be reached."""

    thresholds: tuple[Threshold, ...]
    bits: int = field(init=False)

    def __post_init__(self) -> None:
        bits = 0
        for each in self.thresholds:
            for _, bearing in (*each.each, *each.with_any, *each.with_all):
                bits |= bearing
        object.__setattr__(self, "bits", bits)

    def satisfied(self, chosen: int) -> bool:
        """Whether what is chosen reaches one of them."""
        return any(each.weight(chosen) >= each.need for each in self.thresholds)

    def gain(self, element: int) -> float:
        """The share of a threshold that one element adds at most."""
        return max(each.gain(element) / each.need for each in self.thresholds)

    def gap(self, chosen: int, free: int) -> Gap | None:
        """What is missing where free elements may be added; None if they are not enough."""
        begun, useful, spare = 0.0, 0, -1
        for each in self.thresholds:
            within = each.weight(chosen | free)
            if within >= each.need:
                useful |= each.useful(chosen, free)
                spare = max(spare, within - each.need)
                begun = max(begun, each.begun(chosen) / each.need)
        return Gap(self, 1 - begun, useful, spare) if spare >= 0 else None


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """A clause not satisfied yet.

    Attributes
    ----------
    missing
        The share of a threshold that is missing at least.
    useful
        The free elements that can add to it.
    spare
        How much weight too many is within reach.
    """

    clause: Clause
    missing: float
    useful: int
    spare: int
