"""The Council at its table: who sits where, and what is drawn at each seat.

The President sits at the head of the horseshoe; the others follow in English
alphabetical order on the President's left, clockwise as seen from above. Who
sits where is a fact and is the same in every language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unsc_sim.councils.members import Council, Member
from unsc_sim.errors import Speakable
from unsc_sim.headings import Heading, Unbroken
from unsc_sim.pictures import Legend, Mark, Seat, Shape
from unsc_sim.votes import Ballot, Consent, Vote
from unsc_sim.words import Day, Sentence, say

__all__ = ["Shown", "footnote", "heading", "legend", "mark_of", "seats", "told_mark"]

# A vote, or the votes left open; order does not matter.
_MARKS: dict[frozenset[Ballot], Mark] = {
    frozenset({Vote.YES}): Mark.FOR,
    frozenset({Vote.NO}): Mark.AGAINST,
    frozenset({Vote.ABSTAIN}): Mark.ABSTAIN,
    frozenset({Vote.NOT_VOTING}): Mark.ABSENT,
    frozenset({Vote.ABSTAIN, Vote.NO}): Mark.ABSTAIN_OR_AGAINST,
    frozenset({Vote.YES, Vote.ABSTAIN}): Mark.FOR_OR_ABSTAIN,
    frozenset({Consent.LETS_PASS}): Mark.FOR,
    frozenset({Consent.OBJECTS}): Mark.AGAINST,
}
_VOTED: dict[Mark, Sentence] = {
    Mark.FOR: say("In favour"),
    Mark.FOR_OR_ABSTAIN: say("In favour or abstaining"),
    Mark.UNKNOWN: say("Undeclared"),
    Mark.BY_TEXT: say("Depends on the text"),
    Mark.ABSTAIN: say("Abstaining"),
    Mark.ABSENT: say("Not voting"),
    Mark.VACANT: say("Vacant"),
    Mark.ABSTAIN_OR_AGAINST: say("Abstaining or against"),
    Mark.AGAINST: say("Against"),
}
_ANSWERED: dict[Mark, Sentence] = {
    Mark.FOR: say("Lets it pass"),
    Mark.UNKNOWN: say("Undeclared"),
    Mark.BY_TEXT: say("Depends on the text"),
    Mark.VACANT: say("Vacant"),
    Mark.AGAINST: say("Objects"),
}


def mark_of(ballots: Sequence[Ballot]) -> Mark:
    """The mark of a seat with these ballots open: one that is cast, or several."""
    return _MARKS.get(frozenset(ballots), Mark.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown at one seat: a mark, a plate that sets it apart, what is told of it."""

    mark: Mark
    plate: Sentence | None = None
    note: Speakable | None = None


def seats(council: Council, shown: Sequence[Shown], lang: str = "en") -> tuple[Seat, ...]:
    """The seats of a council in the order of its table, the head first.

    ``shown`` holds what each member shows, in the order of the council.
    """
    drawn = [
        Seat(
            label=_label(member, lang),
            mark=Mark.VACANT if member.vacant else each.mark,
            shape=Shape.SQUARE if member.permanent else Shape.ROUND,
            plate=each.plate.words(lang) if each.plate else "",
            note=each.note.words(lang) if each.note else "",
        )
        for member, each in zip(council.members, shown)
    ]
    head = council.codes.index(council.president_code) if council.president else 0
    return tuple(drawn[head:] + drawn[:head])


def _label(member: Member, lang: str) -> str:
    """The name beside a seat; the number of a seat without a state stays with the word."""
    before, space, number = member.words(lang).rpartition(" ")
    return f"{before}\u00a0{number}" if number.isdigit() else f"{before}{space}{number}"


def told_mark(mark: Mark, ballot: type[Vote] | type[Consent]) -> Sentence:
    """What a mark means, where seats vote or where they consent."""
    return (_VOTED if ballot is Vote else _ANSWERED)[mark]


def legend(kind: type[Vote] | type[Consent], ring: Sentence, lang: str = "en") -> Legend:
    """What the marks mean, where seats vote or where they consent."""
    told = _VOTED if kind is Vote else _ANSWERED
    return Legend(
        marks=tuple((mark, sentence.words(lang)) for mark, sentence in told.items()),
        square=say("Permanent member").words(lang),
        ring=ring.words(lang),
        changed=say("Changed").words(lang),
    )


def heading(council: Council, title: Speakable) -> Speakable:
    """What the table decides, and the day."""
    if council.day is None:
        return Heading(title)
    day = Unbroken(Day(council.day))
    return say("{title}, {day}", title=Heading(title), day=day)


def footnote(council: Council) -> Sentence:
    """Whether the table is as it stood: where the President is not known it is not."""
    if council.day is None:
        return say("An imagined council: the order of its seats says nothing.")
    if council.president is None:
        return say("In alphabetical order: who presided is not known here.")
    return say("At the head {name}, which presides.", name=council.president.in_text)
