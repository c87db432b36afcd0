"""A number for every member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from unsc_sim.chances import Chance
from unsc_sim.councils.members import Council
from unsc_sim.errors import SeatError

__all__ = ["ByMember", "PerMember"]

N = TypeVar("N")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PerMember(Mapping[str, N], Generic[N]):
    """A number for every member, by its code; names are understood as well.

    It does not change, and can be hashed and pickled.

    Attributes
    ----------
    council
        The members.
    amounts
        The number of each, in the order of the seats.
    """

    council: Council
    amounts: tuple[N, ...]

    def __getitem__(self, word: str) -> N:
        return self.amounts[self.council.seat(word)]

    def __contains__(self, word: object) -> bool:
        return self.get(word) is not None

    def get(self, word: object, default: Any = None) -> Any:
        try:
            return self.amounts[self.council.seat(word)]
        except SeatError:
            return default

    def __iter__(self) -> Iterator[str]:
        return iter(self.council.codes)

    def __len__(self) -> int:
        return len(self.amounts)

    def __hash__(self) -> int:
        return hash(frozenset(self.items()))

    def __repr__(self) -> str:
        return f"ByMember({dict(self)!r})"


ByMember: TypeAlias = PerMember[Chance]
"""A chance for every member."""
