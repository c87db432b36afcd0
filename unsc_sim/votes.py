"""What a seat can do in a vote, and what can come out of one."""

from __future__ import annotations

from typing import TypeAlias

from unsc_sim.choices import Choice, look_up
from unsc_sim.errors import UnknownWordError
from unsc_sim.hints import did_you_mean, nearest, plain
from unsc_sim.words import Sentence, any_of, say

__all__ = ["Ballot", "Consent", "Outcome", "Vote", "read_ballot", "read_outcome"]


class Vote(Choice):
    """A member's vote on a text that is put to the vote.

    Only YES ever counts towards adoption. ABSTAIN and NOT_VOTING (absent, or
    present and not taking part) are alike for the outcome and different for
    the record.
    """

    YES = "yes", say("in favour")
    NO = "no", say("against")
    ABSTAIN = "abstain", say("abstaining")
    NOT_VOTING = say("not voting")


class Consent(Choice):
    """A member's answer to a text on which nobody votes.

    A statement of the Council is agreed when no member objects; silence and
    abstention let it pass.
    """

    LETS_PASS = "lets pass", say("lets it pass")
    OBJECTS = say("objects")


Ballot: TypeAlias = Vote | Consent


class Outcome(Choice):
    """What came out of a vote, or of the search for consensus."""

    ADOPTED = say("adopted")
    VETOED = say("vetoed")
    SHORT_OF_VOTES = say("short of votes")
    NOT_AGREED = say("not agreed")

    def told_of(self, ballot: type[Vote] | type[Consent]) -> Sentence:
        """The outcome in words; a text on which nobody votes is agreed, not adopted."""
        agreed = self is Outcome.ADOPTED and ballot is Consent
        return say("agreed") if agreed else self.said


# How people and the UN's own tables (Y, N, A, X) write a vote.
_VOTES: dict[str, Vote] = {
    **dict.fromkeys(["yes", "y", "in favour", "for"], Vote.YES),
    **dict.fromkeys(["no", "n", "against"], Vote.NO),
    **dict.fromkeys(["abstain", "a", "abstains", "abstaining", "abstention"], Vote.ABSTAIN),
    **dict.fromkeys(
        ["not voting", "x", "absent", "not participating", "did not participate", "non voting"],
        Vote.NOT_VOTING,
    ),
}
# Where nobody votes, only an objection counts; every other vote lets the text pass.
_CONSENTS: dict[str, Consent] = {
    **{word: Consent.LETS_PASS for word, vote in _VOTES.items() if vote is not Vote.NO},
    **{word: Consent.OBJECTS for word, vote in _VOTES.items() if vote is Vote.NO},
    **dict.fromkeys(["lets pass", "let pass", "lets it pass", "silent"], Consent.LETS_PASS),
    **dict.fromkeys(["objects", "object", "blocks"], Consent.OBJECTS),
}


def read_ballot(word: object, among: type[Vote] | type[Consent]) -> Ballot:
    """A ballot from what a person wrote.

    >>> read_ballot("Y", Vote), read_ballot("did not participate", Vote)
    (<Vote.YES: 'yes'>, <Vote.NOT_VOTING: 'not voting'>)
    >>> read_ballot(Vote.ABSTAIN, Consent)
    <Consent.LETS_PASS: 'lets pass'>

    Raises
    ------
    UnknownWordError
        If the word is no vote, with the nearest that is.
    """
    if isinstance(word, among):
        return word
    if isinstance(word, (Vote, Consent)):
        word = word.value
    known: dict[str, Vote] | dict[str, Consent] = _VOTES if among is Vote else _CONSENTS
    if isinstance(word, str) and (found := known.get(plain(word))):
        return found
    right = [each.value for each in among]
    near = nearest(str(word), right)
    raise UnknownWordError(
        say(
            "expected {right}, not {word!r}{hint}",
            right=any_of(map(repr, right)),
            word=word,
            hint=did_you_mean(str(word), near),
        )
    )


def read_outcome(word: object) -> Outcome:
    """An outcome from what a person wrote.

    >>> read_outcome("Short of votes")
    <Outcome.SHORT_OF_VOTES: 'short of votes'>

    Raises
    ------
    UnknownWordError
        If the word is no outcome, with the nearest that is.
    """
    if isinstance(word, Outcome):
        return word
    return look_up(word, {each.value: each for each in Outcome}, "no outcome {word!r}{hint}")
