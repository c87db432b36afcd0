"""What the line-up of an earlier draft says about each member now, and how far to trust it.

A member that sat then is likely to vote as it did; of one that did not sit the
elected members of its regional group speak. Each such hint has its own chances
of yes, withholding and no, learned from how such hints turned out; each member
leans a little its own way.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from unsc_sim.record.facts import PERMANENT, DraftFacts
from unsc_sim.record.memory import Memory, groups
from unsc_sim.record.valued import Valued

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Fidelity", "Hint", "hints"]


class Hint(IntEnum):
    """What an earlier draft says about a member: the rows of the table of fidelity."""

    PERMANENT_YES_OF_ALL = 0
    PERMANENT_YES = 1
    PERMANENT_WITHHELD = 2
    PERMANENT_NO = 3
    ELECTED_YES_OF_ALL = 4
    ELECTED_YES = 5
    ELECTED_WITHHELD = 6
    ELECTED_NO = 7
    NEW_YES_OF_ALL = 8
    NEW_YES_OF_ELECTED = 9
    NEW_YES_OF_GROUP = 10
    NEW_GROUP_MOSTLY_YES = 11
    NEW_GROUP_WITHHELD = 12
    NEW_GROUP_NO = 13
    SPONSOR_YES_OF_ALL = 14
    SPONSOR = 15


_PRIOR = (
    (0.995, 0.004, 0.001),
    (0.93, 0.06, 0.01),
    (0.3, 0.6, 0.1),
    (0.1, 0.2, 0.7),
    (0.995, 0.004, 0.001),
    (0.93, 0.06, 0.01),
    (0.5, 0.4, 0.1),
    (0.4, 0.2, 0.4),
    (0.99, 0.008, 0.002),
    (0.97, 0.02, 0.01),
    (0.9, 0.08, 0.02),
    (0.8, 0.18, 0.02),
    (0.5, 0.45, 0.05),
    (0.6, 0.2, 0.2),
    (0.998, 0.0015, 0.0005),
    (0.99, 0.008, 0.002),
)
_PRIOR_VOTES = 30.0  # how many votes each row of the prior counts for
_LEANING_VOTES = 40.0  # after how many votes of its own a member is half itself
_KEPT = 1 - 1 / 150  # of the counts, this much is kept after each vote


def hints(memory: Memory, facts: DraftFacts, count: int) -> NDArray[np.int8]:
    """What each of the first drafts remembered says about each member now [count, seats]."""
    import numpy as np

    divided = memory.divided(count)[:, None]
    then = _then(memory, facts, count)
    own = np.where(then == 0, divided, then + 1)
    elected = np.array([code not in PERMANENT for code in facts.voters])
    own = own + np.where(elected, Hint.ELECTED_YES_OF_ALL, Hint.PERMANENT_YES_OF_ALL)
    said = np.where(then >= 0, own, _by_group(memory, count)[:, groups(facts)])
    sponsor = np.array([code in facts.backers for code in facts.voters])
    as_sponsor = np.where(divided, Hint.SPONSOR, Hint.SPONSOR_YES_OF_ALL)
    return np.where(sponsor, as_sponsor, said).astype(np.int8)


def _then(memory: Memory, facts: DraftFacts, count: int) -> NDArray[np.int8]:
    """How the members of now voted then, -1 where they had no seat [count, seats]."""
    import numpy as np

    then = np.full((count, len(facts.voters)), -1, np.int8)
    for seat, code in enumerate(facts.voters):
        if code in memory.codes:
            then[:, seat] = memory.votes[:count, memory.codes.index(code)]
    return then


def _by_group(memory: Memory, count: int) -> NDArray[np.int64]:
    """What the elected members of each regional group say of one that sat out [count, groups]."""
    import numpy as np

    yes, withheld, no = np.moveaxis(memory.tallies[:count], 2, 0)
    dissent = withheld + no
    divided = memory.divided(count)[:, None]
    elsewhere = (dissent.sum(axis=1) > 0)[:, None]
    hint = np.where(yes >= dissent, Hint.NEW_GROUP_MOSTLY_YES, Hint.NEW_GROUP_WITHHELD)
    united = np.where(elsewhere, Hint.NEW_YES_OF_GROUP, Hint.NEW_YES_OF_ELECTED)
    hint = np.where(dissent == 0, united, hint)
    hint = np.where((no > 0) & (no >= withheld), Hint.NEW_GROUP_NO, hint)
    return np.where(divided, hint, Hint.NEW_YES_OF_ALL)


@dataclass(frozen=True, slots=True, eq=False)
class Fidelity(Valued):
    """How hints turned out: discounted counts of votes cast after each.

    Attributes
    ----------
    counts
        For all members together, the prior included [hints, choices].
    leanings
        The same for each member by itself, without a prior, and only for
        members seen [hints, choices].
    """

    counts: NDArray[np.float64]
    leanings: dict[str, NDArray[np.float64]]

    @staticmethod
    def prior() -> Fidelity:
        """Before any vote is seen."""
        import numpy as np

        return Fidelity(_PRIOR_VOTES * np.array(_PRIOR), {})

    def chances(self, facts: DraftFacts) -> NDArray[np.float64]:
        """The chances of each choice for each member under each hint [seats, hints, choices]."""
        import numpy as np

        common = self.counts / self.counts.sum(axis=1, keepdims=True)
        nothing = np.zeros_like(common)
        own = np.stack([self.leanings.get(code, nothing) for code in facts.voters])
        seen = own.sum(axis=2, keepdims=True)
        return np.asarray((own + _LEANING_VOTES * common) / (seen + _LEANING_VOTES))

    def learned(
        self,
        facts: DraftFacts,
        told: NDArray[np.int8],
        shares: NDArray[np.float64],
        choices: NDArray[np.int8],
    ) -> Fidelity:
        """The counts after a vote.

        One step of online expectation maximization (Cappe and Moulines, 2009):
        each earlier draft counts by its share given the vote.

        Parameters
        ----------
        told
            The hints [count, seats].
        shares
            The weights of the earlier drafts given the vote, in all 1 [count].
        choices
            The vote [seats].
        """
        import numpy as np

        seats = len(choices)
        fresh = np.zeros((seats, len(Hint), 3))
        for seat, choice in enumerate(choices):
            fresh[seat, :, choice] = np.bincount(told[:, seat], shares, len(Hint))
        prior = Fidelity.prior().counts
        nothing = np.zeros_like(prior)
        moved = {
            code: _KEPT * self.leanings.get(code, nothing) + fresh[seat]
            for seat, code in enumerate(facts.voters)
        }
        counts = _KEPT * self.counts + (1 - _KEPT) * prior + fresh.sum(axis=0)
        return Fidelity(counts, self.leanings | moved)
