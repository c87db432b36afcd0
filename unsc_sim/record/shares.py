"""How often members voted yes, abstained, voted no: by member, by region, by topic."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from unsc_sim.chances import Percent
from unsc_sim.councils.states import LastName, codes_named
from unsc_sim.errors import Speakable, UnknownWordError
from unsc_sim.hints import did_you_mean
from unsc_sim.pictures import Bar, Bars, Drawn, Frame, Picture, bars
from unsc_sim.record.recorded import SELECTION, RecordedVote
from unsc_sim.votes import Vote
from unsc_sim.words import Sentence, Translated, joined, say

__all__ = ["Share", "Shares", "by_member", "by_region", "by_topic"]

_DRAWN = 20
_REGIONS = {
    each.text: each
    for each in (
        say("Africa"),
        say("Americas"),
        say("Asia"),
        say("Europe"),
        say("Middle East"),
    )
}
_NO_REGION, _NO_TOPIC = say("no region"), say("no topic")


@dataclass(frozen=True, slots=True)
class Share:
    """How often each vote was cast.

    ``label`` says by whom, as a code, or about what, as the record writes it;
    ``name`` says the same in a language.
    """

    label: str
    name: Speakable
    yes: int
    abstain: int
    no: int
    not_voting: int

    @property
    def votes(self) -> int:
        """All votes."""
        return self.yes + self.abstain + self.no + self.not_voting

    def of(self, vote: Vote) -> float:
        """The share of a vote."""
        return float(getattr(self, vote.name.casefold())) / self.votes

    @property
    def dissent(self) -> float:
        """The share of whatever is not a yes."""
        return 1 - self.yes / self.votes


@dataclass(frozen=True, slots=True, repr=False)
class Shares(Drawn):
    """Shares, those with the most dissent first."""

    title: Sentence
    rows: tuple[Share, ...]

    def __getitem__(self, word: str) -> Share:
        """The share of a label; a member may be meant by its name.

        Raises
        ------
        UnknownWordError
            If it is not there, with the nearest that is.
        """
        found = {row.label: row for row in self.rows}
        meant = [word] if word in found else sorted(codes_named(word) & found.keys())
        if len(meant) != 1:
            names = [row.name.words() for row in self.rows]
            hint = did_you_mean(word, names)
            raise UnknownWordError(say("no share of {word!r} here{hint}", word=word, hint=hint))
        return found[meant[0]]

    def __repr__(self) -> str:
        return f"<{self.title}: {len(self.rows)}>"

    def words(self, lang: str = "en") -> str:
        """The shares in a language, a sentence for each."""
        lines = [
            say(
                "{label}: {votes} votes, of which {yes} in favour, {abstain} abstaining, "
                "{no} against, {not_voting} not voting.",
                label=row.name,
                votes=row.votes,
                yes=row.yes,
                abstain=row.abstain,
                no=row.no,
                not_voting=row.not_voting,
            )
            for row in self.rows
        ]
        return joined((*lines, SELECTION)).words(lang)

    def __str__(self) -> str:
        return self.words()

    def picture(self, lang: str = "en") -> Picture:
        """A bar for the share of votes that are not in favour, for up to twenty rows."""
        drawn = tuple(
            Bar(
                row.name.words(lang),
                row.dissent,
                say("{percent} of {n}", percent=Percent(row.dissent), n=row.votes).words(lang),
            )
            for row in self.rows[:_DRAWN]
        ) or (Bar(say("votes").words(lang), 0.0, "0"),)
        text = "Shown are the {drawn} of {n} with the most dissent."
        left = [say(text, drawn=_DRAWN, n=len(self.rows))] if len(self.rows) > _DRAWN else []
        notes = joined((*left, SELECTION)).words(lang)
        frame = Frame(self.title.words(lang), self.words(lang), lang, footnote=notes)
        return bars(Bars(drawn), frame)


def by_member(votes: Iterable[RecordedVote]) -> Shares:
    """By member, under its code."""
    title = say("Votes not in favour, by member")
    return Shares(title, _counted(votes, lambda _vote, code: code, LastName))


def by_region(votes: Iterable[RecordedVote]) -> Shares:
    """By the region of the item."""
    title = say("Votes not in favour, by region")
    return Shares(title, _counted(votes, lambda vote, _code: vote.region, _region))


def by_topic(votes: Iterable[RecordedVote]) -> Shares:
    """By the topic of the draft, its issue or its agenda item, whichever is known first."""
    title = say("Votes not in favour, by topic")
    return Shares(
        title, _counted(votes, lambda vote, _code: vote.topic or vote.issue or vote.agenda, _topic)
    )


def _region(label: str) -> Speakable:
    """A region in the language."""
    return _REGIONS.get(label, Translated(label)) if label else _NO_REGION


def _topic(label: str) -> Speakable:
    """A topic as the record writes it."""
    return Translated(label) if label else _NO_TOPIC


def _counted(
    votes: Iterable[RecordedVote],
    label: Callable[[RecordedVote, str], str],
    named: Callable[[str], Speakable],
) -> tuple[Share, ...]:
    """The votes cast by ballot, counted under labels."""
    counts: dict[str, Counter[Vote]] = defaultdict(Counter)
    for each in votes:
        if not each.without_ballot:
            for code, vote in zip(each.council.codes, each.cast):
                counts[label(each, code)][vote] += 1
    order = (Vote.YES, Vote.ABSTAIN, Vote.NO, Vote.NOT_VOTING)
    rows = (Share(name, named(name), *(n[vote] for vote in order)) for name, n in counts.items())
    return tuple(sorted(rows, key=lambda row: (-row.dissent, row.label)))
