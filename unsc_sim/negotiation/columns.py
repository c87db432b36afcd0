"""Many texts at once: a column for each provision, a bit for each condition.

A text is a row of numbers, the places of its wordings. A condition is
evaluated for all texts in one go; members then differ between two texts only if
a condition of theirs does, so texts with the same bits form one group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import prod
from operator import and_, or_
from typing import TYPE_CHECKING, Any

from unsc_sim.negotiation.spaces import Space
from unsc_sim.positions.conditions import Condition
from unsc_sim.positions.drafts import Draft, Text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Columns", "Groups", "every", "grouped", "least", "numbered", "of_texts"]

ROOM = 1 << 40
"""Up to where the bits of a text are gathered in one number before they are renumbered."""

TABLE = 1 << 20
"""Up to where numbers are looked up in a table instead of being sorted."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Texts as columns: for each provision of a draft the place of its wording, text by text."""

    draft: Draft
    places: tuple[NDArray[np.uint8 | np.uint16 | np.uint32], ...]
    count: int

    def text(self, row: int) -> Text:
        """One of the texts."""
        return Text(
            tuple(
                (provision.key, provision.wordings[int(column[row])])
                for provision, column in zip(self.draft.provisions, self.places)
            )
        )

    def kept(self, rows: NDArray[Any]) -> Columns:
        """Some of the texts."""
        places = tuple(column[rows] for column in self.places)
        return Columns(self.draft, places, len(places[0]) if places else int(rows.sum()))

    def truth(self, condition: Condition) -> NDArray[np.bool_]:
        """For every text whether it meets a condition."""
        import numpy as np

        if condition.test == "is":
            keys = [each.key for each in self.draft.provisions]
            place = keys.index(condition.key)
            wordings, column = self.draft.provisions[place].wordings, self.places[place]
            if condition.variant:
                return np.equal(column, wordings.index(condition.variant))
            return np.less(column, len(wordings) - 1)  # the last is to leave it out
        parts = [self.truth(part) for part in condition.parts]
        if condition.test == "not":
            return ~parts[0]
        if not parts:
            return np.full(self.count, condition.test == "and")
        return reduce(and_ if condition.test == "and" else or_, parts)


def every(space: Space, fixed: Mapping[str, str] | None = None) -> Columns:
    """All texts that a space allows, those that say most first; some wordings may be fixed."""
    import numpy as np

    options = [
        [each.wordings.index(fixed[each.key])]
        if fixed and each.key in fixed
        else list(range(len(each.wordings)))
        for each in space.draft.provisions
    ]
    count = inner = prod(map(len, options))
    places = []
    for several in options:
        inner //= len(several)
        block = np.repeat(np.array(several, np.min_scalar_type(max(several))), inner)
        places.append(np.tile(block, count // len(block)))
    columns = Columns(space.draft, tuple(places), count)
    if not space.conditions:
        return columns
    return columns.kept(reduce(and_, map(columns.truth, space.conditions)))


def of_texts(draft: Draft, texts: Sequence[Text]) -> Columns:
    """Some texts as columns."""
    import numpy as np

    places = tuple(
        np.array(
            [each.wordings.index(text[each.key]) for text in texts],
            np.min_scalar_type(len(each.wordings)),
        )
        for each in draft.provisions
    )
    return Columns(draft, places, len(texts))


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Texts that meet the same conditions.

    Attributes
    ----------
    columns
        The texts.
    of
        The group of each text.
    first
        A text of each group.
    truth
        For every condition whether the texts of each group meet it.
    """

    columns: Columns
    of: NDArray[np.intp]
    first: NDArray[np.intp]
    truth: dict[Condition, NDArray[np.bool_]]

    @property
    def count(self) -> int:
        """How many groups there are."""
        return len(self.first)

    def text(self, group: int) -> Text:
        """A text of a group."""
        return self.columns.text(int(self.first[group]))

    def having(self, rows: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The groups that have a text among some."""
        import numpy as np

        found = np.zeros(self.count, bool)
        found[self.of[rows]] = True
        return found


def grouped(columns: Columns, conditions: Sequence[Condition]) -> Groups:
    """Texts grouped by the conditions that they meet."""
    truths = {each: columns.truth(each) for each in dict.fromkeys(conditions)}
    first, of = numbered(list(truths.values()), columns.count)
    return Groups(columns, of, first, {each: truth[first] for each, truth in truths.items()})


def numbered(
    truths: Sequence[NDArray[np.bool_]], count: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Rows that have the same bits get the same number: the first row of each, and all numbers."""
    import numpy as np

    number, room = np.zeros(count, np.int64), 1
    for truth in truths:
        if room >= ROOM:
            number = np.unique(number, return_inverse=True)[1].astype(np.int64)
            room = int(number.max()) + 1
        if not truth.all():
            number *= 2
            number += truth
            room *= 2
    if room > TABLE:
        _, first, of = np.unique(number, return_index=True, return_inverse=True)
        return first, of
    table = np.full(room, -1, np.intp)
    table[number[::-1]] = np.arange(count - 1, -1, -1)
    there = table >= 0
    return table[there], (np.cumsum(there) - 1)[number]


def least(truths: Sequence[NDArray[np.bool_]], count: int) -> Iterator[int]:
    """The bits of the rows of which none has those of another and more besides."""
    import numpy as np

    if not truths:
        yield from [0][:count]
        return
    first, _ = numbered(truths, count)
    rows = np.stack([truth[first] for truth in truths], axis=1)
    packed = np.packbits(
        rows[np.argsort(rows.sum(axis=1), kind="stable")], axis=1, bitorder="little"
    )
    while len(packed):
        yield int.from_bytes(packed[0].tobytes(), "little")
        packed = packed[((packed & packed[0]) != packed[0]).any(axis=1)]
