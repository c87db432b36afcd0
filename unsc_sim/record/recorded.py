"""One vote as the record has it, and what is to be said beside whatever is counted there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from unsc_sim import rules
from unsc_sim.councils.members import Council
from unsc_sim.errors import DayError, UnknownWordError
from unsc_sim.hints import did_you_mean, plain
from unsc_sim.readings.habits import SELECTION
from unsc_sim.record.facts import DraftFacts
from unsc_sim.rules.decisions import Decision
from unsc_sim.rules.matters import of_matter
from unsc_sim.votes import Outcome, Vote
from unsc_sim.words import Day, listed, say

__all__ = ["NO_SEAT", "NUMBERS", "SELECTION", "RecordedVote", "day_of", "outcome_of"]

NUMBERS = {Vote.YES: 1, Vote.ABSTAIN: 0, Vote.NO: -1, Vote.NOT_VOTING: 2}
"""How votes are written in arrays."""

NO_SEAT = 3
"""What stands in an array of votes where a state had no seat."""


@dataclass(frozen=True, slots=True, repr=False)
class RecordedVote:
    """A vote of the Council as the record has it.

    Attributes
    ----------
    council
        The members of the day, under their names of the time.
    cast
        The votes in the order of the seats.
    resolution, draft, meeting
        Symbols, empty where the source gives none.
    title, agenda, issue, region, topic
        What it was about, as far as the source says.
    sponsors
        Codes of the states that sponsored the text, other words as written.
    recorded
        What came out according to the source; None where it does not say.
    without_ballot
        Whether the text was adopted without a vote; ``cast`` is then what the
        source writes for it.
    misnamed
        Pairs of the code that the source writes and the code of the member
        that held the seat.
    """

    council: Council
    cast: tuple[Vote, ...]
    resolution: str = ""
    draft: str = ""
    meeting: str = ""
    title: str = ""
    agenda: str = ""
    issue: str = ""
    region: str = ""
    topic: str = ""
    sponsors: tuple[str, ...] = ()
    recorded: Outcome | None = None
    without_ballot: bool = False
    misnamed: tuple[tuple[str, str], ...] = ()

    @property
    def day(self) -> date:
        """The day of the vote."""
        assert self.council.day is not None  # noqa: S101
        return self.council.day

    @property
    def symbol(self) -> str:
        """The resolution it became, or else the draft."""
        return self.resolution or self.draft

    @property
    def votes(self) -> dict[str, Vote]:
        """The votes by member."""
        return dict(zip(self.council.codes, self.cast))

    @property
    def divided(self) -> bool:
        """Whether there was a ballot and not all voted yes."""
        return not self.without_ballot and any(vote is not Vote.YES for vote in self.cast)

    def decide(self, matter: str = "substantive") -> Decision:
        """What comes out of the votes by the rule of a kind of matter."""
        rule = rules.substantive if matter == "substantive" else None
        found = rule(self.council) if rule else of_matter(matter, self.council)
        return found.decide(self.cast)

    @property
    def outcome(self) -> Outcome:
        """What came out: as recorded, or else by the rule for substantive matters."""
        return self.recorded or self.decide().outcome

    @property
    def by_substantive_rule(self) -> bool:
        """Whether it came out as the rule for substantive matters says.

        A text on a procedural matter may be adopted against a permanent
        member's no; then it did not.
        """
        return self.recorded in (None, self.decide().outcome)

    @property
    def facts(self) -> DraftFacts:
        """What was known before the vote."""
        sponsors = frozenset(self.sponsors)
        return DraftFacts(
            self.day, self.council.codes, self.agenda, self.issue, self.region, sponsors
        )

    @property
    def numbers(self) -> list[int]:
        """The votes as :data:`NUMBERS`."""
        return [NUMBERS[vote] for vote in self.cast]

    def words(self, lang: str = "en") -> str:
        """The vote in a language: symbol, day, outcome and count."""
        told = say("adopted without a vote") if self.without_ballot else self.outcome
        count = listed(
            say("{n} {vote}", n=self.cast.count(vote), vote=vote)
            for vote in Vote
            if self.cast.count(vote)
        )
        text = "{symbol}, {day}: {outcome} ({count})."
        return say(text, symbol=self.symbol, day=Day(self.day), outcome=told, count=count).words(
            lang
        )

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<{self}>"


def day_of(when: str | int | date, year_ends: tuple[int, int] = (1, 1)) -> date:
    """A day as people write it; of a year the first, or another month and day.

    >>> day_of(2005), day_of("2005-03-31")
    (datetime.date(2005, 1, 1), datetime.date(2005, 3, 31))
    """
    if isinstance(when, datetime):
        return when.date()
    if isinstance(when, date):
        return when
    text = str(when).strip()
    try:
        return date(int(text), *year_ends) if text.isdecimal() else date.fromisoformat(text)
    except ValueError:
        expected = "expected a day written YYYY-MM-DD or a year, not {when!r}"
        raise DayError(say(expected, when=when)) from None


def outcome_of(word: str | Outcome) -> Outcome:
    """What came out of a vote, as people write it.

    >>> outcome_of("vetoed"), outcome_of("failed")
    (<Outcome.VETOED: 'vetoed'>, <Outcome.SHORT_OF_VOTES: 'short of votes'>)

    Raises
    ------
    UnknownWordError
        If nothing is meant, with the nearest that is.
    """
    if isinstance(word, Outcome):
        return word
    named = {each.value: each for each in Outcome} | {"failed": Outcome.SHORT_OF_VOTES}
    found = named.get(plain(str(word)))
    if found is None:
        hint = did_you_mean(str(word), named)
        raise UnknownWordError(say("no outcome {word!r}{hint}", word=word, hint=hint))
    return found
