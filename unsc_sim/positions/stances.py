"""What a source says of a member is a stance, and a stance is not a vote.

Reporters write *cannot support at this time*: several votes remain open. A
position is a member's stance on one draft, perhaps only while the text says a
certain thing, with the claims it rests on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import prod

from unsc_sim.choices import Choice, look_up
from unsc_sim.councils.members import Member
from unsc_sim.errors import RuleError, Speakable
from unsc_sim.headings import Heading
from unsc_sim.positions.clashes import no_vote_left
from unsc_sim.positions.conditions import ALWAYS, Condition
from unsc_sim.positions.drafts import Draft, Text, on_texts
from unsc_sim.positions.evidence import Claim, cited
from unsc_sim.rules.decisions import Rule
from unsc_sim.votes import Ballot, Consent, Vote
from unsc_sim.words import UNSAID, Day, Sentence, Translated, all_of, joined, say

__all__ = ["MOST_TEXTS", "Position", "Stance", "Standing", "read_stance", "stance_words"]

MOST_TEXTS = 1 << 14
"""How many texts a verdict goes through at most: what fourteen open provisions make."""


class Stance(Choice):
    """What a source says of a member's attitude to a draft."""

    SPONSORS = "sponsors", say("sponsors the draft")
    SUPPORTS = "supports", say("supports the draft")
    LEANS_TOWARDS = "leans towards", say("leans towards the draft")
    UNDECLARED = say("undeclared")
    ABSTAINS = say("abstains")
    CANNOT_SUPPORT = "cannot support", say("cannot support the draft")
    OPPOSES = "opposes", say("opposes the draft")
    WILL_VOTE_AGAINST = "will vote against", say("will vote against the draft")
    WILL_NOT_TAKE_PART = "will not take part", say("will not take part in the vote")

    def open_to(self, ballot: type[Vote] | type[Consent]) -> tuple[Ballot, ...]:
        """The votes it leaves open, or the answers where nobody votes."""
        votes, consents = _OPEN[self]
        return votes if ballot is Vote else consents

    def told_of(self, ballot: type[Vote] | type[Consent]) -> Sentence:
        """The stance in words, on a text to be voted on or one that is to be agreed."""
        return self.said if ballot is Vote else _SAID_OF_CONSENT.get(self, self.said)


_PASS, _EITHER, _OBJECT = (
    (Consent.LETS_PASS,),
    (Consent.LETS_PASS, Consent.OBJECTS),
    (Consent.OBJECTS,),
)
_OPEN: dict[Stance, tuple[tuple[Ballot, ...], tuple[Ballot, ...]]] = {
    Stance.SPONSORS: ((Vote.YES,), _PASS),
    Stance.SUPPORTS: ((Vote.YES,), _PASS),
    Stance.LEANS_TOWARDS: ((Vote.YES, Vote.ABSTAIN), _PASS),
    Stance.UNDECLARED: ((Vote.YES, Vote.ABSTAIN, Vote.NO), _EITHER),
    Stance.ABSTAINS: ((Vote.ABSTAIN,), _PASS),
    Stance.CANNOT_SUPPORT: ((Vote.ABSTAIN, Vote.NO), _OBJECT),
    Stance.OPPOSES: ((Vote.ABSTAIN, Vote.NO), _OBJECT),
    Stance.WILL_VOTE_AGAINST: ((Vote.NO,), _OBJECT),
    Stance.WILL_NOT_TAKE_PART: ((Vote.NOT_VOTING,), _PASS),
}
# Where nobody votes, a member agrees or objects.
_SAID_OF_CONSENT: dict[Stance, Sentence] = {
    Stance.ABSTAINS: say("lets the text pass"),
    Stance.CANNOT_SUPPORT: say("cannot agree to the text"),
    Stance.OPPOSES: say("objects to the text"),
    Stance.WILL_VOTE_AGAINST: say("will object to the text"),
    Stance.WILL_NOT_TAKE_PART: say("will not take part"),
}
# Other words of reporters for the same stances.
_ALSO = {
    "cannot agree": Stance.CANNOT_SUPPORT,
    "threatens veto": Stance.WILL_VOTE_AGAINST,
    "objects": Stance.OPPOSES,
}


def read_stance(word: str) -> Stance:
    """A stance from how a scenario writes it.

    >>> read_stance("cannot agree")
    <Stance.CANNOT_SUPPORT: 'cannot support'>

    Raises
    ------
    UnknownWordError
        If the word is no stance, with the nearest that is.
    """
    return look_up(word, _known(), "no stance {word!r}{hint}")


def stance_words() -> tuple[str, ...]:
    """All words that are understood as stances."""
    return tuple(_known())


def _known() -> dict[str, Stance]:
    return {each.value: each for each in Stance} | _ALSO


@dataclass(frozen=True, slots=True)
class Position:
    """A member's stance on one draft, while the text meets a condition.

    Attributes
    ----------
    member
        The member's code.
    stance
        What is reported of it.
    when
        The texts it was reported for; elsewhere the member is undeclared.
    qualifier
        A reservation of the source that goes with it, as *at this time*.
    evidence
        The claims that it rests on.
    assumed
        Whether it is the user's own assumption, no source's report.
    """

    member: str
    stance: Stance
    when: Condition = ALWAYS
    qualifier: Translated = UNSAID
    evidence: tuple[Claim, ...] = ()
    assumed: bool = False

    def words(self, lang: str = "en") -> str:
        """The position in a language, the member by its code and the texts by their condition."""
        when = None if self.when == ALWAYS else say("while {condition}", condition=str(self.when))
        told = say(
            "{member}: {stance}.", member=self.member, stance=_stated(self, self.stance, when)
        )
        return told.words(lang)

    def __str__(self) -> str:
        return self.words()

    @property
    def actor(self) -> str:
        """Whose demand it is, where it is one: the member's code."""
        return self.member


def _stated(position: Position, stance: Speakable, when: Sentence | None) -> Sentence:
    """A stance, the texts it was reported for, its reservation and its evidence."""
    qualifier = position.qualifier
    return say(
        "{stance}{when}{qualifier}{assumed}{cited}",
        stance=stance,
        when=say(" {condition}", condition=when) if when else say(""),
        qualifier=say(" {words}", words=qualifier) if qualifier else say(""),
        assumed=say(" (assumed)") if position.assumed else say(""),
        cited=cited(position.evidence),
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the members stand on a draft: the rule, the text and the positions.

    Whoever has no position is undeclared; nothing is guessed.
    """

    rule: Rule
    draft: Draft
    positions: tuple[Position, ...] = ()

    def texts(self) -> tuple[Text, ...]:
        """Every completion of the open provisions that a position asks about.

        What else is open makes no difference to anybody; these texts leave it out.

        Raises
        ------
        RuleError
            If there are more than :data:`MOST_TEXTS`.
        """
        asked = {atom.key for each in self.positions for atom in each.when.atoms()}
        told_apart = tuple(
            each
            for each in self.draft.provisions
            if len(each.open_wordings) == 1 or each.key in asked
        )
        count = prod(len(each.open_wordings) for each in told_apart)
        if count > MOST_TEXTS:
            text = "expected at most {most} texts that the open provisions make, not {count}"
            raise RuleError(say(text, most=MOST_TEXTS, count=count))
        return tuple(replace(self.draft, provisions=told_apart).texts())

    @property
    def when(self) -> Speakable:
        """The day of the draft, or after which day it was; nothing in an imagined council."""
        day = self.rule.council.day
        if day is None:
            return UNSAID
        return say("after {day}", day=Day(day)) if self.draft.after else Day(day)

    @property
    def heading(self) -> Sentence:
        """The draft and its day."""
        return say("{title}, {when}", title=Heading(self.draft.title), when=self.when)

    def words(self, lang: str = "en") -> str:
        """The draft, its day and what is known of each member, in a language."""
        silent = [
            each.in_text
            for each in self.rule.council.members
            if not each.vacant and not self.declared(each)
        ]
        known = [say("{position}.", position=Heading(self.told(each))) for each in self.positions]
        if silent:
            known.append(say("Undeclared: {members}.", members=all_of(silent)))
        return joined((say("{heading}.", heading=self.heading), *known)).words(lang)

    def __str__(self) -> str:
        return self.words()

    def told(self, position: Position) -> Sentence:
        """A position in words, with the texts it holds for and its evidence."""
        member = self.rule.council.member(position.member).in_text
        return say("{member} {position}", member=member, position=self.told_stance(position))

    def told_stance(self, position: Position) -> Sentence:
        """A stance with the texts it holds for, its reservation and its evidence."""
        when = on_texts(self.draft, position.when) if position.when != ALWAYS else None
        return _stated(position, position.stance.told_of(self.rule.ballot), when)

    def holding(self, text: Text) -> tuple[Position, ...]:
        """The positions whose conditions a text meets."""
        return tuple(each for each in self.positions if each.when.holds(text))

    def declared(self, member: Member) -> tuple[Position, ...]:
        """What is known of one member, on whatever text."""
        return tuple(each for each in self.positions if each.member == member.code)

    def open_ballots(
        self, text: Text, imposed: Sequence[Position] | None = None
    ) -> tuple[tuple[Ballot, ...], ...]:
        """For every seat the ballots that are open on a text.

        Only the ``imposed`` positions are heeded, where they are given.

        Raises
        ------
        SeatError
            If two positions of a member leave it no ballot at all.
        """
        heeded: dict[str, list[Position]] = {}
        for each in self.positions if imposed is None else imposed:
            if each.when.holds(text):
                heeded.setdefault(each.member, []).append(each)
        return tuple(
            self._open_to(member, allowed, heeded.get(member.code, ()), text)
            for member, allowed in zip(self.rule.council.members, self.rule.ballots)
        )

    def _open_to(
        self, member: Member, allowed: tuple[Ballot, ...], held: Sequence[Position], text: Text
    ) -> tuple[Ballot, ...]:
        if len(allowed) == 1:  # a vacant seat
            return allowed
        kind = self.rule.ballot
        options = [each.stance.open_to(kind) for each in held] or [Stance.UNDECLARED.open_to(kind)]
        open_to = tuple(ballot for ballot in options[0] if all(ballot in each for each in options))
        if not open_to:
            said = [(each.stance.value, each.when) for each in held]
            raise no_vote_left(member, list(zip(said, options)), text)
        return open_to
