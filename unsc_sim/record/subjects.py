"""The words under which votes are filed, so that a wrong one is told from one with no votes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unsc_sim.errors import UnknownWordError
from unsc_sim.hints import did_you_mean, plain
from unsc_sim.record.recorded import RecordedVote
from unsc_sim.words import say

__all__ = ["Subjects", "subjects_of"]

_UNKNOWN = {
    "region": "no vote is on the region {word!r}{hint}",
    "issue": "no vote is on the issue {word!r}{hint}",
    "topic": "no vote is on the topic {word!r}{hint}",
}
_NONE = {
    "region": "the votes name no region; the table of drafts does",
    "issue": "the votes name no issue; the table of drafts does",
    "topic": "the votes name no topic; the table of drafts does",
}


@dataclass(frozen=True, slots=True)
class Subjects:
    """Pairs of a kind, ``region``, ``issue`` or ``topic``, and a word that some vote has there."""

    pairs: frozenset[tuple[str, str]]

    def check(self, kind: str, word: str) -> None:
        """Refuse a word that no vote has.

        Raises
        ------
        UnknownWordError
            With the nearest that is there.
        """
        known = sorted(each for which, each in self.pairs if which == kind and each)
        if not known:
            raise UnknownWordError(say(_NONE[kind]))
        if plain(word) not in map(plain, known):
            hint = did_you_mean(word, known)
            raise UnknownWordError(say(_UNKNOWN[kind], word=word, hint=hint))


def subjects_of(votes: Iterable[RecordedVote]) -> Subjects:
    """The words of some votes."""
    return Subjects(frozenset((kind, getattr(each, kind)) for each in votes for kind in _UNKNOWN))
