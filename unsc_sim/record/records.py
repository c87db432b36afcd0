"""The record: votes that were really cast, in the order of their days.

What it holds is what came to a vote. Drafts sure to fail are seldom tabled, so
a share counted here is one among drafts *put to the vote*.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, overload

from unsc_sim.councils.by_day import LAST_DAY
from unsc_sim.councils.states import LastName, codes_named, names_of_all
from unsc_sim.errors import SeatError, UnknownWordError, UnscSimError
from unsc_sim.hints import did_you_mean, plain
from unsc_sim.pictures import Bar, Bars, Drawn, Frame, Picture, bars
from unsc_sim.record.agreement import Agreement, agreement, columns_of
from unsc_sim.record.cohesion import Cohesion, cohesion
from unsc_sim.record.facts import PastVote
from unsc_sim.record.frames import Arrays, arrays_of, long_table
from unsc_sim.record.recorded import NO_SEAT, SELECTION, RecordedVote, day_of, outcome_of
from unsc_sim.record.replays import Replay, replay
from unsc_sim.record.shares import Shares, by_member, by_region, by_topic
from unsc_sim.record.spatial import ANCHORS, IdealPoints, ideal_points
from unsc_sim.record.subjects import Subjects, subjects_of
from unsc_sim.record.symbols import names_of
from unsc_sim.votes import Outcome, Vote, read_ballot
from unsc_sim.words import Day, Sentence, all_of, joined, listed, say, say_many

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Record", "in_order"]

_OWN = Subjects(frozenset())


@dataclass(frozen=True, slots=True, repr=False)
class Record(Drawn, Sequence[RecordedVote]):
    """Votes in the order of their days; :func:`unsc_sim.read_record` makes one.

    A filter gives a smaller record, so filters follow one another:
    ``record.between("2005-01-01").about(region="Africa").coming_out("vetoed")``.
    ``subjects`` are the words of the whole record, which a smaller one keeps.
    """

    recorded: tuple[RecordedVote, ...]
    subjects: Subjects = field(default=_OWN, compare=False)

    def __post_init__(self) -> None:
        if self.subjects is _OWN:
            object.__setattr__(self, "subjects", subjects_of(self.recorded))

    @overload
    def __getitem__(self, place: int) -> RecordedVote: ...
    @overload
    def __getitem__(self, place: slice) -> Record: ...
    def __getitem__(self, place: int | slice) -> RecordedVote | Record:
        found = self.recorded[place]
        return Record(found, self.subjects) if isinstance(found, tuple) else found

    def __len__(self) -> int:
        return len(self.recorded)

    def __iter__(self) -> Iterator[RecordedVote]:
        return iter(self.recorded)

    def __repr__(self) -> str:
        return f"<{self._head()}>"

    def vote(self, symbol: str) -> RecordedVote:
        """The vote on a resolution or draft by its symbol, the year in brackets left out or not.

        Raises
        ------
        UnknownWordError
            If it is not in the record, with the nearest that is, or if several are meant.
        """
        wanted = {*names_of(symbol, ""), *names_of("", symbol)}
        found = [
            each
            for each in self.recorded
            if not wanted.isdisjoint(names_of(each.resolution, each.draft))
        ]
        if len(found) > 1:
            text = "{symbol} can mean several votes: {votes}"
            votes = all_of(each.symbol for each in found)
            raise UnknownWordError(say(text, symbol=symbol, votes=votes))
        if not found:
            hint = did_you_mean(symbol, [each.symbol for each in self.recorded])
            text = "no vote on {symbol!r} in the record{hint}"
            raise UnknownWordError(say(text, symbol=symbol, hint=hint))
        return found[0]

    def where(self, holds: Callable[[RecordedVote], bool]) -> Record:
        """The votes for which something holds."""
        return Record(tuple(each for each in self.recorded if holds(each)), self.subjects)

    def between(self, first: str | int | date, last: str | int | date = LAST_DAY) -> Record:
        """The votes from one day or year to another, both included."""
        begin, end = day_of(first), day_of(last, year_ends=(12, 31))
        return self.where(lambda each: begin <= each.day <= end)

    def with_member(self, word: str, *votes: str | Vote) -> Record:
        """The votes in which a member sat, or in which it cast one of some votes.

        Raises
        ------
        UnknownWordError
            If no member is meant, with the nearest that is.
        """
        codes = codes_named(word)
        if not codes:
            hint = did_you_mean(word, names_of_all())
            raise UnknownWordError(say("no member {word!r}{hint}", word=word, hint=hint))
        wanted = {read_ballot(vote, Vote) for vote in votes} or set(Vote)
        return self.where(lambda each: any(each.votes.get(code) in wanted for code in codes))

    def about(self, agenda: str = "", region: str = "", issue: str = "", topic: str = "") -> Record:
        """The votes on an agenda item that contains some words, and on a region, issue, topic.

        Raises
        ------
        UnknownWordError
            If no vote of the whole record has the region, issue or topic, with
            the nearest that one has.
        """
        within = plain(agenda)
        same = {"region": region, "issue": issue, "topic": topic}
        exact = {name: plain(word) for name, word in same.items() if word}
        for name in exact:
            self.subjects.check(name, same[name])
        return self.where(
            lambda each: (
                within in plain(each.agenda)
                and all(plain(getattr(each, name)) == word for name, word in exact.items())
            )
        )

    def coming_out(self, outcome: str | Outcome) -> Record:
        """The votes of which an outcome came out."""
        wanted = outcome_of(outcome)
        return self.where(lambda each: each.outcome is wanted)

    def ballots(self) -> Record:
        """The votes that were taken by ballot."""
        return self.where(lambda each: not each.without_ballot)

    def divided(self) -> Record:
        """The ballots in which not all voted yes: about one in ten."""
        return self.where(lambda each: each.divided)

    def history(self) -> list[PastVote]:
        """The ballots as forecasters learn from them: what was known, the votes, the symbol.

        Those that did not come out by the rule for substantive matters are set
        aside: on a procedural matter nobody has a veto, and a no is another act.
        """
        return [
            PastVote(each.facts, each.numbers, each.symbol)
            for each in self.recorded
            if not each.without_ballot and each.by_substantive_rule
        ]

    def arrays(self) -> Arrays:
        """The votes as arrays."""
        return arrays_of(self.recorded)

    def replay(self) -> Replay:
        """Every vote by the rules, see :func:`unsc_sim.record.replays.replay`."""
        return replay(self)

    def agreement(self, *members: str) -> Agreement:
        """Who votes with whom, see :mod:`unsc_sim.record.agreement`; ballots alone count.

        Nine in ten votes are unanimous; ``record.divided().agreement()`` tells
        members apart better.
        """
        codes, votes = self._columns(members)
        return agreement(codes, votes)

    def cohesion(self, *members: str) -> Cohesion:
        """How united some members were, see :mod:`unsc_sim.record.cohesion`."""
        return cohesion(*self._columns(members))

    def ideal_points(
        self,
        rng: np.random.Generator,
        anchors: Sequence[str] = ANCHORS[1],
        least: int = 5,
        resamples: int = 100,
    ) -> IdealPoints:
        """Where members stand, see :func:`unsc_sim.record.spatial.ideal_points`.

        Two anchors make one dimension, three make two. Members with fewer than
        ``least`` divided votes are left out. Twenty years take about one
        second on a line and three in a plane; fewer ``resamples`` take less.
        """
        codes, _, votes = self.divided().arrays()
        kept = (votes != NO_SEAT).sum(axis=0) >= least
        members = tuple(code for code, enough in zip(codes, kept) if enough)
        return ideal_points(members, votes[:, kept], anchors, rng, resamples)

    def shares_by_member(self) -> Shares:
        """How often each member voted yes, abstained, voted no."""
        return by_member(self.recorded)

    def shares_by_region(self) -> Shares:
        """The same by the region of the item."""
        return by_region(self.recorded)

    def shares_by_topic(self) -> Shares:
        """The same by topic."""
        return by_topic(self.recorded)

    def _columns(self, members: Sequence[str]) -> tuple[tuple[str, ...], NDArray[np.int8]]:
        """The ballots of some members, or of all."""
        codes, _, votes = self.ballots().arrays()
        if not codes:
            raise UnscSimError(say("expected votes that were taken by ballot, there are none"))
        places = columns_of(codes, members) or list(range(len(codes)))
        if len(places) == 1:
            member = LastName(codes[places[0]])
            text = "expected two members or more, {member} alone agrees with nobody"
            raise SeatError(say(text, member=member))
        return tuple(codes[each] for each in places), votes[:, places]

    def to_pandas(self) -> Any:
        """A pandas table with a row for each member's vote, in the columns of the United Nations.

        Raises
        ------
        UnscSimError
            If pandas is not installed.
        """
        return long_table(self.recorded)

    def words(self, lang: str = "en") -> str:
        """The record in a language: its span, and what came out how often."""
        return joined((self._head(), SELECTION)).words(lang)

    def __str__(self) -> str:
        return self.words()

    def _head(self) -> Sentence:
        if not self.recorded:
            return say("No votes.")
        counts = self._counts()
        told = listed(say("{n} {outcome}", n=counts[each], outcome=each) for each in counts)
        text = (
            "{n} vote from {first} to {last}: {told}.",
            "{n} votes from {first} to {last}: {told}.",
        )
        first, last = (Day(self.recorded[place].day) for place in (0, -1))
        return say_many(*text, len(self), n=len(self), first=first, last=last, told=told)

    def _counts(self) -> dict[Outcome, int]:
        counts = Counter(each.outcome for each in self.recorded)
        return {each: counts[each] for each in Outcome if counts[each]}

    def picture(self, lang: str = "en") -> Picture:
        """A bar for each outcome."""
        rows = tuple(
            Bar(each.words(lang), float(n), str(n)) for each, n in self._counts().items()
        ) or (Bar(say("votes").words(lang), 0.0, "0"),)
        title = say("What came out").words(lang)
        note = SELECTION.words(lang)
        return bars(Bars(rows), Frame(title, self.words(lang), lang, footnote=note))


def in_order(votes: Iterable[RecordedVote]) -> Record:
    """A record of votes that stand in any order; those of one day stay as they stand."""
    return Record(tuple(sorted(votes, key=lambda each: each.day)))
