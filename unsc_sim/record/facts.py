"""What is known of a draft before the vote, and how votes are written in arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["CHOICES", "PERMANENT", "DraftFacts", "choices"]

PERMANENT = ("CHN", "FRA", "GBR", "RUS", "USA")
"""Codes of the permanent members, in the order of the columns on them."""

CHOICES = ("yes", "withhold", "no")
"""What the last axis of an array of beliefs stands for."""

_HEIRS = {"SUN": "RUS"}
_OF_THE_COUNCIL = frozenset({"President", "Committee on the Admission of New Members"})


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """A draft as it is known before the vote; nothing in it tells how the vote went.

    Attributes
    ----------
    day
        The day of the vote.
    codes
        The members of that day in the order of their seats.
    agenda, issue, region
        The agenda item, its short key that survives renaming, and the region
        it is about; empty where not known or, for a region, where there is none.
    sponsors
        Codes of the states that sponsor the text, members or not, or
        ``"President"`` for one prepared in consultations of the whole Council;
        empty where not known.
    """

    day: date
    codes: tuple[str, ...]
    agenda: str = ""
    issue: str = ""
    region: str = ""
    sponsors: frozenset[str] = frozenset()

    @property
    def voters(self) -> tuple[str, ...]:
        """The codes under which members are remembered: Russia continues the USSR."""
        return tuple(_HEIRS.get(code, code) for code in self.codes)

    @property
    def backers(self) -> frozenset[str]:
        """The sponsoring states, under the codes by which members are remembered."""
        return frozenset(_HEIRS.get(code, code) for code in self.sponsors - _OF_THE_COUNCIL)

    @property
    def of_the_council(self) -> bool:
        """Whether the text was put forward for the whole Council, by its President."""
        return bool(self.sponsors & _OF_THE_COUNCIL)


def choices(votes: Sequence[int] | NDArray[np.int8]) -> NDArray[np.int8]:
    """Votes as positions in :data:`CHOICES`.

    A member that does not vote withholds its vote, as one that abstains: for
    the outcome the two are alike (Provisional Rule 40, Charter, Article 27).

    Parameters
    ----------
    votes
        YES 1, ABSTAIN 0, NO -1, NOT_VOTING 2, in the order of the seats.

    Examples
    --------
    >>> choices([1, 0, -1, 2]).tolist()
    [0, 1, 2, 1]
    """
    import numpy as np

    cast = np.asarray(votes)
    return np.where(cast == 1, 0, np.where(cast == -1, 2, 1)).astype(np.int8)
