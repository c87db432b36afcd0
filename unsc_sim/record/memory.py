"""The earlier drafts with their votes, as arrays that grow by copying."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from unsc_sim.councils.members import Group
from unsc_sim.errors import DayError
from unsc_sim.record.facts import PERMANENT, DraftFacts
from unsc_sim.record.valued import Valued
from unsc_sim.words import Day, say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["OF_STATES", "OF_THE_COUNCIL", "UNKNOWN", "Memory", "author", "backing", "groups"]

OF_THE_COUNCIL, UNKNOWN, OF_STATES = range(3)
"""Who put a text forward: the President for the Council, not known, states."""

_GROUPS = tuple(Group)


@dataclass(frozen=True, slots=True, eq=False)
class Memory(Valued):
    """Earlier drafts in the order of their days, n of them.

    Attributes
    ----------
    drafts
        What was known of each.
    symbols
        By which they are named; they never count for anything.
    codes
        Every member that ever voted: the columns of ``votes``.
    votes
        Positions in :data:`~unsc_sim.record.facts.CHOICES`, -1 where the
        member had no seat [n, codes].
    tallies
        Votes of elected members by regional group, the last column for members
        without one [n, groups, choices].
    day, author
        Day number; whether the Council, states or somebody not known put the
        text forward [n].
    agenda, issue, region
        As in the facts' :attr:`~unsc_sim.record.facts.DraftFacts.subject`, a missing
        issue or region filled in [n].
    backing
        Which permanent members sponsored the text [n, 5].
    """

    drafts: tuple[DraftFacts, ...]
    symbols: tuple[str, ...]
    codes: tuple[str, ...]
    votes: NDArray[np.int8]
    tallies: NDArray[np.int8]
    day: NDArray[np.int64]
    author: NDArray[np.int64]
    agenda: NDArray[np.object_]
    issue: NDArray[np.object_]
    region: NDArray[np.object_]
    backing: NDArray[np.bool_]

    @staticmethod
    def empty() -> Memory:
        """A memory of nothing."""
        import numpy as np

        words = np.empty(0, object)
        numbers = np.empty(0, np.int64)
        return Memory(
            drafts=(),
            symbols=(),
            codes=(),
            votes=np.empty((0, 0), np.int8),
            tallies=np.empty((0, len(_GROUPS) + 1, 3), np.int8),
            day=numbers,
            author=numbers,
            agenda=words,
            issue=words,
            region=words,
            backing=np.empty((0, len(PERMANENT)), bool),
        )

    def before(self, day: date) -> int:
        """How many of the drafts were voted on an earlier day."""
        import numpy as np

        return int(np.searchsorted(self.day, day.toordinal()))

    def divided(self, count: int) -> NDArray[np.bool_]:
        """Whether not all voted yes, for each of the first drafts [count]."""
        import numpy as np

        return np.asarray((self.votes[:count] > 0).any(axis=1))

    def completed(self, facts: DraftFacts) -> DraftFacts:
        """The facts with a missing issue or region as last seen under that agenda item.

        An item never seen is an issue of its own.
        """
        import numpy as np

        if facts.issue and facts.region:
            return facts
        issue, region = facts.issue or facts.agenda, facts.region
        if facts.agenda:
            before = self.agenda[: self.before(facts.day)]
            seen = np.flatnonzero(before == facts.subject.agenda)
            if seen.size:
                last = self.drafts[seen[-1]]
                issue, region = facts.issue or last.issue, region or last.region
        return replace(facts, issue=issue, region=region)

    def remembering(self, facts: DraftFacts, choices: NDArray[np.int8], symbol: str = "") -> Memory:
        """A memory with one more draft and its votes.

        Raises
        ------
        DayError
            If the draft is older than the latest one remembered.
        """
        import numpy as np

        if self.drafts and facts.day < self.drafts[-1].day:
            text = "expected a draft of {last} or later, not of {day}"
            raise DayError(say(text, last=Day(self.drafts[-1].day), day=Day(facts.day)))
        full = self.completed(facts)
        codes = self.codes + tuple(code for code in full.voters if code not in self.codes)
        votes = np.full((len(self.drafts) + 1, len(codes)), -1, np.int8)
        votes[:-1, : len(self.codes)] = self.votes
        votes[-1, [codes.index(code) for code in full.voters]] = choices
        return Memory(
            drafts=(*self.drafts, full),
            symbols=(*self.symbols, symbol),
            codes=codes,
            votes=votes,
            tallies=np.concatenate([self.tallies, _tally(full, choices)[None]]),
            day=np.append(self.day, full.day.toordinal()),
            author=np.append(self.author, author(full)),
            agenda=_with(self.agenda, full.subject.agenda),
            issue=_with(self.issue, full.subject.issue),
            region=_with(self.region, full.subject.region),
            backing=np.concatenate([self.backing, backing(full)[None]]),
        )


def author(facts: DraftFacts) -> int:
    """Who put the text forward, as one of the three numbers above."""
    if facts.of_the_council:
        return OF_THE_COUNCIL
    return OF_STATES if facts.backers else UNKNOWN


def backing(facts: DraftFacts) -> NDArray[np.bool_]:
    """Which permanent members sponsor the text [5]."""
    import numpy as np

    return np.array([code in facts.backers for code in PERMANENT])


def groups(facts: DraftFacts) -> list[int]:
    """The regional group of each member, one past the last where it has none [seats]."""
    members = facts.council.members
    return [_GROUPS.index(each.group) if each.group else len(_GROUPS) for each in members]


def _tally(facts: DraftFacts, choices: NDArray[np.int8]) -> NDArray[np.int8]:
    import numpy as np

    tally = np.zeros((len(_GROUPS) + 1, 3), np.int8)
    for code, group, choice in zip(facts.voters, groups(facts), choices):
        if code not in PERMANENT:
            tally[group, choice] += 1
    return tally


def _with(words: NDArray[np.object_], word: str) -> NDArray[np.object_]:
    import numpy as np

    return np.concatenate([words, np.array([word], object)])
