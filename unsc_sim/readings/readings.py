"""Readings: how likely the votes are that a stance leaves open.

A source reports a stance; a forecast needs chances. What turns the one into
the other is an assumption, and the one that matters most, so it has a name and
stands beside its result. A reading never gives a chance to a vote that a
stance excludes. Its chances are those of votes; where nobody votes they are told
over to what is open there: a vote against objects, every other lets the text pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from unsc_sim.chances import Chance, read_chance
from unsc_sim.councils.members import Member
from unsc_sim.errors import SeatError
from unsc_sim.forecasts.mixtures import Belief, Mixture, beliefs
from unsc_sim.positions.drafts import Text
from unsc_sim.positions.stances import Stance, Standing
from unsc_sim.readings.habits import Habits, shipped
from unsc_sim.readings.habitual import LineUp, by_habit, line_ups
from unsc_sim.votes import Ballot, Consent, Vote, read_ballot
from unsc_sim.words import UNSAID, Translated, say

__all__ = ["KINDS_OF_SEAT", "READINGS", "Reading", "RecordReading", "equally_likely"]

Shares = tuple[tuple[str, str], ...]
"""Votes with their chances, both as written: ``("yes", "1/2")``."""

KINDS_OF_SEAT = ("permanent", "elected")
"""The kinds of seat for which a reading may tell the undeclared apart."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Chances for the votes that stances leave open.

    For every member the most particular chances hold: the member's own, then
    those of the undeclared of its kind of seat, then those of its stance. Where
    nothing is said, the open votes are equally likely.

    Attributes
    ----------
    name, title
        Its name, and what it assumes in words.
    stances
        By stance, the chances of the votes.
    seats
        By kind of seat, the chances of its undeclared members.
    members
        By member, the chances of its votes.
    """

    name: str
    title: Translated = UNSAID
    stances: tuple[tuple[Stance, Shares], ...] = ()
    seats: tuple[tuple[str, Shares], ...] = ()
    members: tuple[tuple[str, Shares], ...] = ()

    def beliefs(self, standing: Standing, text: Text | None = None) -> Belief:
        """What is believed of the votes on a text.

        Parameters
        ----------
        text
            A completion of the draft; may be left out where nothing is open.

        Raises
        ------
        SeatError
            If the text is open and none is given, or a member is given a
            chance of a vote that its position excludes.
        """
        text = _only_text(standing) if text is None else text
        open_to = zip(standing.rule.council.members, standing.open_ballots(text))
        believed = {
            member.code: self._shares(standing, text, member, ballots)
            for member, ballots in open_to
            if not member.vacant
        }
        return beliefs(standing.rule, believed)

    def line_ups(self, _: Standing, /) -> tuple[LineUp, ...]:
        """What the beliefs on all texts are mixtures of; empty where members are independent."""
        return ()

    def _shares(
        self, standing: Standing, text: Text, member: Member, ballots: tuple[Ballot, ...]
    ) -> Mapping[Ballot, object]:
        said = self._said(standing, text, member)
        if said is None:
            return equally_likely(ballots)
        if standing.rule.ballot is Consent:
            return _consenting(said, ballots)
        shares: dict[Ballot, Chance] = {}
        for vote, share in said:
            ballot = read_ballot(vote, Vote)
            shares[ballot] = shares.get(ballot, 0) + read_chance(share)
        for ballot in shares:
            if ballot not in ballots:
                fault = "{member}: the reading {name!r} gives a chance to a vote ({vote}) that "
                fault += "the member's position excludes"
                raise SeatError(say(fault, member=member.in_text, name=self.name, vote=ballot))
        return shares

    def _said(self, standing: Standing, text: Text, member: Member) -> Shares | None:
        """The most particular chances for a member; None where nothing is said."""
        if member.code in dict(self.members):
            return dict(self.members)[member.code]
        holding = [each for each in standing.holding(text) if each.member == member.code]
        stances = [each.stance for each in holding] or [Stance.UNDECLARED]
        seat = KINDS_OF_SEAT[0] if member.permanent else KINDS_OF_SEAT[1]
        if stances == [Stance.UNDECLARED] and seat in dict(self.seats):
            return dict(self.seats)[seat]
        told = dict(self.stances)
        return next((told[stance] for stance in stances if stance in told), None)


def _consenting(said: Shares, ballots: tuple[Ballot, ...]) -> Mapping[Ballot, object]:
    """Chances of votes as chances of consent, among the ballots that are open."""
    shares: dict[Ballot, Chance] = dict.fromkeys(ballots, Fraction(0))
    for vote, share in said:
        ballot = read_ballot(vote, Consent)
        if ballot in shares:
            shares[ballot] += read_chance(share)
    total = sum(shares.values())
    if not total:
        return equally_likely(ballots)
    return {ballot: share / total for ballot, share in shares.items()}


_AS_THEY_DID = Translated(
    "every vote is as likely as it was on the record, given what is known of the others",
    "يصوت الأعضاء بالنسب التي صوتوا بها فعلا، في ضوء ما هو معروف عن الآخرين",
)


@dataclass(frozen=True, slots=True)
class RecordReading(Reading):
    """How members really voted, given what is known of the others.

    The chances are those of :mod:`unsc_sim.readings.habits`: counts of real votes by
    line-up of the permanent members. The record holds only what was put to the
    vote, so they are those of a draft that comes to a vote. Where nobody votes
    they tell nothing, and what is open is equally likely.

    Attributes
    ----------
    habits
        The counts; those that come with the library where None.
    region
        The region whose items are to count most; that of the draft unless said.

    Raises
    ------
    UnknownWordError
        If no item of that region was counted, with the nearest that were.
    """

    name: str = "record"
    title: Translated = _AS_THEY_DID
    habits: Habits | None = None
    region: str = ""

    def __post_init__(self) -> None:
        if self.region:
            object.__setattr__(self, "region", (self.habits or shipped()).region(self.region))

    def beliefs(self, standing: Standing, text: Text | None = None) -> Belief:
        """What is believed of the votes on a text, see :class:`Reading`."""
        text = _only_text(standing) if text is None else text
        if standing.rule.ballot is not Vote:
            literal = LITERAL.beliefs(standing, text)
            note = say("The record tells nothing of texts on which nobody votes.")
            return Mixture(literal.components, note=note)
        return by_habit(self.habits or shipped(), standing, text, self.region)

    def line_ups(self, standing: Standing) -> tuple[LineUp, ...]:
        """The line-ups of the permanent members, see :class:`Reading`."""
        if standing.rule.ballot is not Vote:
            return ()
        return line_ups(self.habits or shipped(), standing, self.region)


def equally_likely(ballots: tuple[Ballot, ...]) -> Mapping[Ballot, Fraction]:
    """Equal chances, abstaining and not taking part being one choice between them.

    >>> sorted(str(chance) for chance in equally_likely(tuple(Vote)).values())
    ['1/3', '1/3', '1/6', '1/6']
    """
    withheld = [each for each in ballots if each in (Vote.ABSTAIN, Vote.NOT_VOTING)]
    choices = len(ballots) - max(len(withheld) - 1, 0)
    return {
        each: Fraction(1, choices * len(withheld) if each in withheld else choices)
        for each in ballots
    }


def _only_text(standing: Standing) -> Text:
    """The text of a draft, of which nothing is open that makes a difference to anybody."""
    texts = standing.texts()
    if len(texts) > 1:
        fault = "the text of {draft} is open: a forecast needs one text, as after an amendment"
        raise SeatError(say(fault, draft=standing.draft.title))
    return texts[0]


LITERAL = Reading(
    "literal",
    Translated(
        "every vote that a position leaves open is equally likely",
        "كل صوت يتركه الموقف مفتوحا محتمل بالقدر نفسه",
    ),
)
HARD = Reading(
    "hard",
    Translated(
        "who cannot support the draft votes against it; other open votes are equally likely",
        "من لا يسعه تأييد المشروع يصوت ضده، وسائر الأصوات المفتوحة متساوية الاحتمال",
    ),
    stances=((Stance.CANNOT_SUPPORT, (("no", "1"),)),),
)
SOFT = Reading(
    "soft",
    Translated(
        "who cannot support the draft abstains; other open votes are equally likely",
        "من لا يسعه تأييد المشروع يمتنع عن التصويت، وسائر الأصوات المفتوحة متساوية الاحتمال",
    ),
    stances=((Stance.CANNOT_SUPPORT, (("abstain", "1"),)),),
)

READINGS: Mapping[str, Reading] = MappingProxyType(
    {each.name: each for each in (LITERAL, HARD, SOFT, RecordReading())}
)
"""The readings of the library, by name; a scenario may add its own."""
