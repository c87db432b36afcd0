"""Texts written provision by provision, and what is told of conditions meanwhile."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from unsc_sim.negotiation.possible import known
from unsc_sim.negotiation.spaces import Space
from unsc_sim.positions.conditions import Condition

__all__ = ["Told", "Writer", "Written"]

Told = tuple[bool | None, ...]
"""Of every condition whether it holds on a half-written text; None while that is open."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text half written, and what is told of the conditions."""

    half: dict[str, str]
    told: Told

    @property
    def settled(self) -> bool:
        """Whether nothing that is missing matters."""
        return None not in self.told


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the texts of a space as far as some conditions ask, within those of the space."""

    space: Space
    conditions: tuple[Condition, ...]
    asking: tuple[frozenset[str], ...] = field(init=False)

    def __post_init__(self) -> None:
        conditions = tuple(dict.fromkeys((*self.conditions, *self.space.conditions)))
        atoms = ([atom.key for atom in each.atoms()] for each in conditions)
        object.__setattr__(self, "conditions", conditions)
        object.__setattr__(self, "asking", tuple(map(frozenset, atoms)))

    def start(self) -> Written:
        """Nothing written yet."""
        return Written({}, tuple(known(each, {}) for each in self.conditions))

    def children(self, written: Written) -> Iterator[Written]:
        """The text with one more provision, the one most asked about, in each wording allowed."""
        open_ones = [asks for asks, told in zip(self.asking, written.told) if told is None]
        keys = [key for asks in open_ones for key in sorted(asks) if key not in written.half]
        key = max(dict.fromkeys(keys), key=keys.count)
        places = self.places(self.space.conditions)
        provisions = self.space.draft.provisions
        for wording in next(each for each in provisions if each.key == key).wordings:
            half = {**written.half, key: wording}
            told = tuple(
                known(condition, half) if told is None and key in asks else told
                for condition, asks, told in zip(self.conditions, self.asking, written.told)
            )
            if all(told[place] is not False for place in places):
                yield Written(half, told)

    def places(self, conditions: Iterable[Condition]) -> Sequence[int]:
        """Where some of the conditions stand."""
        return [self.conditions.index(each) for each in conditions]

    def kind(self, written: Written) -> Hashable:
        """What tells a text from others that are as far: the same can become of equal ones."""
        pairs = zip(self.asking, written.told)
        ahead = {key for asks, told in pairs if told is None for key in asks}
        return written.told, tuple((k, written.half[k]) for k in sorted(ahead & set(written.half)))
