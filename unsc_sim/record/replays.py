"""The record replayed: what comes out of each vote by the rules, beside what is recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from unsc_sim import rules
from unsc_sim.choices import Choice
from unsc_sim.errors import Speakable
from unsc_sim.pictures import Bar, Bars, Drawn, Frame, Picture, Shade, bars
from unsc_sim.record.recorded import RecordedVote
from unsc_sim.rules.decisions import Decision
from unsc_sim.tables import Row, rows
from unsc_sim.votes import Outcome
from unsc_sim.words import Sentence, joined, say, say_many

__all__ = ["Disagreement", "Remark", "Replay", "Why", "matter_of", "replay"]


class Why(Choice):
    """Why a vote does not come out by the rule for substantive matters as it is recorded."""

    WITHOUT_BALLOT = say("adopted without a ballot")
    PROCEDURAL = say("a procedural matter")
    SOURCE_ERROR = say("the source's own error")
    UNEXPLAINED = say("unexplained")


_TOLD = {
    Why.WITHOUT_BALLOT: (
        "{n} was adopted without a ballot, so there are no votes to decide by.",
        "{n} were adopted without a ballot, so there are no votes to decide by.",
    ),
    Why.PROCEDURAL: (
        "{n} was on a procedural matter, where nobody has a veto.",
        "{n} were on procedural matters, where nobody has a veto.",
    ),
    Why.SOURCE_ERROR: (
        "In {n} vote the source is in error.",
        "In {n} votes the source is in error.",
    ),
    Why.UNEXPLAINED: (
        "For {n} vote no reason is known.",
        "For {n} votes no reason is known.",
    ),
}


@dataclass(frozen=True, slots=True, repr=False)
class Disagreement:
    """A vote that is recorded otherwise than it comes out, and why.

    Attributes
    ----------
    vote
        The vote as recorded.
    decision
        What comes out by the rule for substantive matters.
    why, because
        The kind of reason, and the reason in words.
    resolved
        What comes out once the reason is heeded: by the rule for the kind of
        matter it was; None where there is nothing to decide.
    sources
        Keys of the sources for the reason; empty where the record shows it.
    recalled
        Whether the reason is from memory, no source at hand.
    """

    vote: RecordedVote
    decision: Decision
    why: Why
    because: Speakable
    resolved: Decision | None = None
    sources: tuple[str, ...] = ()
    recalled: bool = False

    def words(self, lang: str = "en") -> str:
        """The disagreement in a language."""
        return say(
            "{symbol}: recorded as {recorded}, computed as {computed}; {why}: {because}.",
            symbol=self.vote.symbol,
            recorded=self.vote.outcome,
            computed=self.decision.outcome,
            why=self.why,
            because=self.because,
        ).words(lang)

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<{self}>"


@dataclass(frozen=True, slots=True, repr=False)
class Remark:
    """A vote that comes out as recorded although the source names a wrong state.

    ``because`` tells what is wrong; ``sources`` and ``recalled`` are those of a
    :class:`Disagreement`.
    """

    vote: RecordedVote
    because: Speakable
    sources: tuple[str, ...] = ()
    recalled: bool = False

    def words(self, lang: str = "en") -> str:
        """The remark in a language."""
        return say("{symbol}: {why}.", symbol=self.vote.symbol, why=self.because).words(lang)

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<{self}>"


@dataclass(frozen=True, slots=True, repr=False)
class Replay(Drawn):
    """All votes of a record, replayed.

    Attributes
    ----------
    votes
        All of them.
    disagreements
        Those that are recorded otherwise than they come out, in their order.
    remarks
        What is wrong in the source though the vote comes out as recorded.
    """

    votes: tuple[RecordedVote, ...]
    disagreements: tuple[Disagreement, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def agreeing(self) -> int:
        """How many votes come out as recorded."""
        return len(self.votes) - len(self.disagreements)

    @property
    def unexplained(self) -> tuple[Disagreement, ...]:
        """The disagreements for which no reason is known."""
        return tuple(each for each in self.disagreements if each.why is Why.UNEXPLAINED)

    @property
    def counts(self) -> dict[Why, int]:
        """How many disagreements there are for each reason."""
        counts = Counter(each.why for each in self.disagreements)
        return {why: counts[why] for why in Why if counts[why]}

    @property
    def lines(self) -> tuple[Sentence, ...]:
        """How many votes agree, how many do not for each reason, and what is remarked."""
        told = [say_many(*_TOLD[why], n, n=n) for why, n in self.counts.items()]
        if self.remarks:
            text = (
                "In {n} that comes out as recorded, the source names a state that had no seat.",
                "In {n} that come out as recorded, the source names a state that had no seat.",
            )
            told.append(say_many(*text, len(self.remarks), n=len(self.remarks)))
        return (self._head(), *told)

    def _head(self) -> Sentence:
        return say_many(
            "{agreeing} of {n} vote comes out as recorded.",
            "{agreeing} of {n} votes come out as recorded.",
            len(self.votes),
            agreeing=self.agreeing,
            n=len(self.votes),
        )

    def words(self, lang: str = "en") -> str:
        """The replay in a language."""
        return joined(self.lines).words(lang)

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<{self._head()}>"

    def picture(self, lang: str = "en") -> Picture:
        """A bar for the votes that agree, and one for each reason why others do not."""
        drawn = [Bar(say("as recorded").words(lang), float(self.agreeing), str(self.agreeing))]
        drawn += [
            Bar(why.words(lang), float(n), str(n), Shade.OTHER) for why, n in self.counts.items()
        ]
        title = say("The record replayed").words(lang)
        return bars(Bars(tuple(drawn)), Frame(title, self.words(lang), lang))


def replay(votes: Iterable[RecordedVote]) -> Replay:
    """Apply the rules to every vote, and explain each that is recorded otherwise.

    A vote of which the source does not say what came out has nothing to
    disagree with.
    """
    every = tuple(votes)
    found = (_compared(vote) for vote in every)
    return Replay(
        every,
        tuple(each for each in found if each is not None),
        tuple(_remark(vote) for vote in every if vote.misnamed and vote.by_substantive_rule),
    )


def matter_of(vote: RecordedVote) -> str:
    """What kind of matter a vote was on: substantive unless known to be another."""
    known = _known().get(vote.resolution)
    return known["matter"] if known else "substantive"


def _compared(vote: RecordedVote) -> Disagreement | None:
    decision, known = vote.decide(), _known().get(vote.resolution)
    if vote.recorded in (None, decision.outcome):
        return None
    if known and known["kind"] == "source error":
        return _explained(vote, decision, known, None if vote.without_ballot else decision)
    if vote.without_ballot and vote.recorded is Outcome.ADOPTED:
        text = say("nobody voted, and the source writes so for every member")
        return Disagreement(vote, decision, Why.WITHOUT_BALLOT, text)
    if known and decision.outcome is Outcome.VETOED:
        resolved = _by_its_own_rule(vote, known["matter"])
        if resolved.outcome is vote.recorded:
            return _explained(vote, decision, known, resolved)
    return Disagreement(vote, decision, Why.UNEXPLAINED, say("no reason is known"))


def _remark(vote: RecordedVote) -> Remark:
    """What is wrong in the source of a vote that comes out as recorded."""
    row = _known().get(vote.resolution)
    if row is None:
        return Remark(vote, _misnamed(vote))
    return Remark(vote, _reason(row["symbol"]), *_trust(row))


def _trust(row: Row) -> tuple[tuple[str, ...], bool]:
    """The sources of a reason, and whether it is from memory."""
    return tuple(row["source"].split("|")), row["trust"] == "recalled"


def _by_its_own_rule(vote: RecordedVote, matter: str) -> Decision:
    if matter == "charter review":  # the conference of the tenth year, Article 109(3)
        return rules.charter_review(vote.council, 3).decide(vote.cast)
    return vote.decide(matter)


def _explained(
    vote: RecordedVote, decision: Decision, row: Row, resolved: Decision | None
) -> Disagreement:
    why = Why.PROCEDURAL if row["kind"] == "procedural" else Why.SOURCE_ERROR
    return Disagreement(vote, decision, why, _reason(row["symbol"]), resolved, *_trust(row))


@cache
def _known() -> dict[str, Row]:
    """What is known of single resolutions, by symbol."""
    return {row["symbol"]: row for row in rows("replay")}


def _reason(symbol: str) -> Sentence:
    return next(say(row["why"]) for row in rows("replay") if row["symbol"] == symbol)


def _misnamed(vote: RecordedVote) -> Sentence:
    """That the source names a state that had lost its seat."""
    code, heir = vote.misnamed[0]
    member = vote.council.member(heir).in_text
    return say("the source names {code} in the seat of {member}", code=code, member=member)
