"""A chance for every member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from unsc_sim.chances import Chance
from unsc_sim.members import Council

__all__ = ["ByMember"]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ByMember(Mapping[str, Chance]):
    """A chance for every member, by its code; names are understood as well.

    It does not change, and can be hashed and pickled.
    """

    council: Council
    chances: tuple[Chance, ...]

    def __getitem__(self, word: str) -> Chance:
        return self.chances[self.council.seat(word)]

    def __contains__(self, word: object) -> bool:
        return word in self.council.codes

    def __iter__(self) -> Iterator[str]:
        return iter(self.council.codes)

    def __len__(self) -> int:
        return len(self.chances)

    def __hash__(self) -> int:
        return hash((self.council, self.chances))

    def __repr__(self) -> str:
        return f"ByMember({dict(self)!r})"
