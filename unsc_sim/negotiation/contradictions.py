"""Why no text pleases all: demands that contradict each other, and demands to lift."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar, overload

from unsc_sim.negotiation.drawings import contradiction_drawn
from unsc_sim.negotiation.excluding import Patterns
from unsc_sim.negotiation.offers import Setting
from unsc_sim.negotiation.spaces import Space
from unsc_sim.pictures import Drawn, Picture
from unsc_sim.positions.conditions import ALWAYS
from unsc_sim.positions.drafts import on_texts
from unsc_sim.positions.stances import Position
from unsc_sim.verdicts.demands import Pattern
from unsc_sim.verdicts.reasons import MOST_SETS, of_exclusion, of_pattern
from unsc_sim.words import Sentence, all_of, joined, say, say_many, several

__all__ = ["Contradiction", "Contradictions", "Lift", "no_text"]


def no_text(space: Space) -> Sentence:
    """That nothing can be adopted, of all that may be written."""
    bounds = []
    if space.constraints:
        held = several(on_texts(space.draft, each) for each in space.constraints)
        bounds.append(say("within the constraints ({held})", held=held))
    if space.minimum != ALWAYS:
        least = on_texts(space.draft, space.minimum)
        bounds.append(say("within the sponsor's minimum ({minimum})", minimum=least))
    if not bounds:
        return say("No text can pass.")
    return say("No text {bounds} can pass.", bounds=all_of(bounds))


def _bounds(space: Space) -> tuple[Sentence, ...]:
    """What a contradiction takes as given, where it does."""
    return (no_text(space),) if space.conditions else ()


@dataclass(frozen=True, slots=True, repr=False)
class _Demands(Sequence[Position], ABC):
    """Demands that go together."""

    setting: Setting
    demands: tuple[Position, ...]

    @overload
    def __getitem__(self, place: int) -> Position: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Position, ...]: ...
    def __getitem__(self, place: int | slice) -> Position | tuple[Position, ...]:
        return self.demands[place]

    def __len__(self) -> int:
        return len(self.demands)

    @property
    def actors(self) -> tuple[str, ...]:
        """Whose demands they are, each once."""
        return tuple(dict.fromkeys(each.actor for each in self.demands))

    @abstractmethod
    def words(self, lang: str = "en") -> str:
        """What is said of them, in a language."""

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {', '.join(self.actors)}>"


@dataclass(frozen=True, slots=True, repr=False)
class Contradiction(_Demands, Drawn):
    """Demands that together leave no text; without any one of them some text can be adopted."""

    def picture(self, lang: str = "en") -> Picture:
        """Who demands what of the text, as a small graph."""
        return contradiction_drawn(self.setting, self.demands, self.words(lang), lang)

    def words(self, lang: str = "en") -> str:
        """The contradiction in a language, with its evidence."""
        alone = Pattern(tuple((1, (each,)) for each in self.demands))
        held = of_exclusion([alone], self.setting.standing)
        return joined((*_bounds(self.setting.space), *held)).words(lang)


@dataclass(frozen=True, slots=True, repr=False)
class Lift(_Demands):
    """Demands without which some text can be adopted; each of them has to go."""

    def words(self, lang: str = "en") -> str:
        """The demands in a language, with their evidence."""
        held = several(self.setting.standing.told(each) for each in self.demands)
        one = "Some text can pass without this: {held}."
        many = "Some text can pass without these, all of them: {held}."
        return say_many(one, many, len(self), held=held).words(lang)


T = TypeVar("T", Contradiction, Lift)


@dataclass(frozen=True, slots=True, repr=False)
class Contradictions(Sequence[T], Generic[T]):
    """Minimal sets of demands, the smallest first, looked for when asked for.

    There may be very many. The first come at once; how many there are is known
    only when all are found.

    Attributes
    ----------
    kind
        What the sets are.
    patterns
        The same in patterns: so many of these demands, and so many of those.
    """

    setting: Setting
    kind: type[T]
    patterns: Patterns | tuple[()] = ()

    @property
    def soon(self) -> T | None:
        """One of them that is found at once, not always one of the smallest; None if there is none.

        Among many demands on a space too large to list the smallest contradiction
        may be long in coming.
        """
        if not self.patterns:
            return None
        return self.kind(self.setting, next(self.patterns.soon().sets()))

    def __iter__(self) -> Iterator[T]:
        for pattern in self.patterns:
            for demands in pattern.sets():
                yield self.kind(self.setting, demands)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        bounds = (place.start, place.stop, place.step) if isinstance(place, slice) else (place,)
        if any(each is not None and each < 0 for each in bounds):
            return tuple(self)[place]
        if isinstance(place, slice):
            return tuple(islice(self, *bounds))
        for found in islice(self, place, None):
            return found
        raise IndexError(place)

    def __len__(self) -> int:
        return sum(pattern.number for pattern in self.patterns)

    def __bool__(self) -> bool:
        return bool(self.patterns)

    def words(self, lang: str = "en") -> str:
        """All of them in a language, pattern by pattern."""
        if self.kind is Lift or not self.patterns:
            return joined(self.sentences).words(lang)
        return joined((*_bounds(self.setting.space), *self.sentences)).words(lang)

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<{self.kind.__name__}s of {self.setting.standing.draft.key!r}>"

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """A sentence for each of the first patterns, and whether there are others."""
        if self.kind is Contradiction:
            return tuple(of_exclusion(self.patterns, self.setting.standing))
        found = tuple(islice(self.patterns, MOST_SETS + 1))
        told = [self._lifted(each) for each in found[:MOST_SETS]]
        if len(found) > MOST_SETS:
            told.append(say("Other demands can be lifted instead, none of them fewer."))
        return tuple(told)

    @property
    def soon_told(self) -> tuple[Sentence, ...]:
        """A sentence for a contradiction that is found at once, and that there may be others."""
        if not self.patterns:
            return ()
        told = list(of_exclusion([self.patterns.soon()], self.setting.standing))
        told.append(say("There may be other contradictions, some of them between fewer demands."))
        return tuple(told)

    def _lifted(self, pattern: Pattern) -> Sentence:
        one = "Some text can pass if this is lifted: {held}."
        many = "Some text can pass if all of these are lifted: {held}."
        held = of_pattern(self.setting.standing, pattern)
        return say_many(one, many, pattern.size, held=held)
