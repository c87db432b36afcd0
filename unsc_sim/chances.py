"""Chances: read from what a person wrote, kept in order, said in words.

A chance is a :class:`~fractions.Fraction` where it was given as a rational
number, and a float where it was given as a float.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from numbers import Rational, Real
from typing import TypeAlias, TypeVar

from unsc_sim.errors import UnscSimError
from unsc_sim.words import Sentence, say

__all__ = [
    "TOLERANCE",
    "BeliefError",
    "Chance",
    "Chances",
    "Percent",
    "Share",
    "amiss_in_sum",
    "brief",
    "read_chance",
    "read_number",
    "shared_out",
]

Chance: TypeAlias = Fraction | float

TOLERANCE = 1e-9
"""How far a sum of floats may be from one."""

LONGEST_EXPONENT = 3
"""How many digits the power of ten in a number may have; a long one would fill the memory."""

K = TypeVar("K")


class BeliefError(UnscSimError):
    """Beliefs that cannot be: a negative chance, a sum that is not one, a member left out."""


def read_chance(given: object) -> Chance:
    """A chance from a number, or from a fraction or decimal in words.

    >>> read_chance("2/3"), read_chance(0.5), read_chance(1)
    (Fraction(2, 3), 0.5, Fraction(1, 1))

    Raises
    ------
    BeliefError
        If it is no number, not finite, or negative.
    """
    value = read_number(given)
    if value is None:
        raise BeliefError(say("expected a number as a chance, not {given!r}", given=given))
    if value < 0:
        raise BeliefError(say("a chance is not negative, as {given} is", given=given))
    return value


def read_number(given: object) -> Chance | None:
    """The finite number meant, exact unless it is a float; None if it is none."""
    try:
        if isinstance(given, Rational) and not isinstance(given, bool):
            return Fraction(int(given.numerator), int(given.denominator))
        if isinstance(given, Decimal | str):
            exponent = str(given).lower().partition("e")[2].lstrip("+-")
            return Fraction(given) if len(exponent) <= LONGEST_EXPONENT else None
        if isinstance(given, Real) and isfinite(given):
            return None if isinstance(given, bool) else float(given)
    except (ValueError, ZeroDivisionError, OverflowError):
        return None  # words that are no number, a fraction over nought, NaN or infinity
    return None


def amiss_in_sum(chances: Iterable[Chance]) -> Sentence | None:
    """What is wrong with chances that have to sum to one, if anything is.

    Rationals have to sum to one exactly, floats within :data:`TOLERANCE`.

    >>> print(amiss_in_sum([Fraction(1, 2), Fraction(1, 3)]))
    the chances sum to 5/6, not to 1
    """
    total: Chance = sum(chances, Fraction(0))
    right = total == 1 if isinstance(total, Fraction) else abs(total - 1) <= TOLERANCE
    return None if right else say("the chances sum to {total}, not to 1", total=total)


def shared_out(chances: Mapping[K, Chance]) -> tuple[tuple[K, Chance], ...]:
    """Chances without those of nought, floats scaled to sum to one as nearly as floats can."""
    kept = [(key, chance) for key, chance in chances.items() if chance]
    if all(isinstance(chance, Fraction) for _, chance in kept):
        return tuple(kept)
    total = float(sum(chance for _, chance in kept))
    return tuple((key, float(chance) / total) for key, chance in kept)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Chances(Mapping[K, Chance]):
    """A mapping to chances that does not change; it can be hashed and pickled.

    >>> Chances((("FRA", Fraction(1, 2)), ("USA", 0.25)))["FRA"]
    Fraction(1, 2)
    """

    pairs: tuple[tuple[K, Chance], ...]

    def __getitem__(self, key: K) -> Chance:
        for each, chance in self.pairs:
            if each == key:
                return chance
        raise KeyError(key)

    def __iter__(self) -> Iterator[K]:
        return (key for key, _ in self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)

    def __hash__(self) -> int:
        return hash(frozenset(self.pairs))

    def __repr__(self) -> str:
        return f"Chances({dict(self.pairs)!r})"


@dataclass(frozen=True, slots=True)
class Percent:
    """A chance as it is said: in per cent, to a few figures of what is in doubt.

    >>> for chance in (Fraction(1, 306), 0.1938, 0.978, 1e-7, 0, 1):
    ...     print(Percent(chance))
    0.33%
    19%
    97.8%
    less than 0.01%
    0%
    100%
    """

    chance: Chance
    figures: int = 2

    def words(self, lang: str = "en") -> str:
        """The chance in a language."""
        percent, most = 100 * float(self.chance), 2 * self.figures - 2
        doubtful, least = min(percent, 100 - percent), 10.0**-most
        if 0 < doubtful < least:
            if percent < 50:
                return say("less than {percent}%", percent=f"{least:.{most}f}").words(lang)
            return say("more than {percent}%", percent=f"{100 - least:.{most}f}").words(lang)
        # What rounds to two digits before the point needs two places fewer than figures.
        places, ten = self.figures - 2, 10 - 5 * 0.1 ** (self.figures - 1)
        while doubtful < ten and places < most:
            places, ten = places + 1, ten / 10
        places = places if doubtful > 0 else 0
        return say("{percent}%", percent=f"{percent:.{places}f}").words(lang)

    def __str__(self) -> str:
        return self.words()


@dataclass(frozen=True, slots=True)
class Share:
    """A chance as it is said where it is compared: to three figures, its fraction beside it.

    >>> print(Share(Fraction(421, 2145)))
    19.6% (421/2145)
    """

    chance: Chance

    def words(self, lang: str = "en") -> str:
        """The chance in a language."""
        chance, percent = self.chance, Percent(self.chance, figures=3)
        if not isinstance(chance, Fraction) or not 1 < chance.denominator < 10**9:
            return percent.words(lang)
        return say("{percent} ({number})", percent=percent, number=chance).words(lang)

    def __str__(self) -> str:
        return self.words()


def brief(chance: Chance) -> Percent | Sentence:
    """A chance in few signs, as it fits into a cell or upon a column.

    >>> print(brief(Fraction(1, 300)), brief(Fraction(1, 5)))
    <1% 20%
    """
    return say("<1%") if 0 < chance < Fraction(1, 100) else Percent(chance)
