"""Equality of values that hold arrays: two are equal if all they hold is.

Arrays have no truth value when compared, so a dataclass with one among its
fields cannot compare itself. Here all fields count, arrays by their shape, kind
and numbers; what is not a number is equal to itself, for two results of the
same votes are equal.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import fields
from typing import Any

__all__ = ["Valued", "key_of"]


class Valued:
    """A dataclass without equality of its own, given one and a hash by all its fields."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or _held(self) == _held(other)

    def __hash__(self) -> int:
        return hash(_held(self))


def key_of(value: Any) -> Hashable:
    """A value as it is compared: arrays and mappings as what they hold."""
    import numpy as np

    if isinstance(value, np.ndarray):
        return value.shape, value.dtype.str, _numbers(value)
    if isinstance(value, Mapping):
        return frozenset((key, key_of(each)) for key, each in value.items())
    if isinstance(value, tuple):
        return tuple(map(key_of, value))
    return value  # type: ignore[no-any-return]


def _numbers(array: Any) -> Hashable:
    """The numbers of an array, nought without a sign; the words of one of words."""
    if array.dtype.kind == "O":
        return tuple(array.ravel().tolist())
    return (array + 0.0 if array.dtype.kind == "f" else array).tobytes()  # type: ignore[no-any-return]


def _held(value: Any) -> Hashable:
    return tuple(key_of(getattr(value, each.name)) for each in fields(value) if each.compare)
