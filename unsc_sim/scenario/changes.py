"""Two scenarios side by side: what an amendment, or anything else, changes."""

from __future__ import annotations

from dataclasses import dataclass

from unsc_sim.councils.members import Member
from unsc_sim.errors import SeatError
from unsc_sim.pictures import Drawn, Frame, Picture, before_after
from unsc_sim.positions.drafts import Draft
from unsc_sim.scenario.scenario import Scenario
from unsc_sim.verdicts.verdict import Verdict
from unsc_sim.votes import Ballot
from unsc_sim.words import Sentence, all_of, joined, say

__all__ = ["Change", "compare"]


@dataclass(frozen=True, slots=True, repr=False)
class Change(Drawn):
    """The verdicts of two scenarios of one Council, before and after.

    Attributes
    ----------
    before, after
        The verdicts.
    """

    before: Verdict
    after: Verdict

    @property
    def provisions(self) -> tuple[tuple[str, str, str], ...]:
        """The provisions that changed: key, status before, status after."""
        was, now = (_statuses(each.standing.draft) for each in (self.before, self.after))
        keys = dict.fromkeys([*was, *now])
        pairs = ((key, was.get(key, "out"), now.get(key, "out")) for key in keys)
        return tuple(each for each in pairs if each[1] != each[2])

    @property
    def members(self) -> tuple[tuple[Member, tuple[Ballot, ...], tuple[Ballot, ...]], ...]:
        """The members to whom other votes are open than before, with both."""
        council = self.before.standing.rule.council
        rows = zip(council.members, self.before.open_ballots, self.after.open_ballots)
        return tuple(each for each in rows if set(each[1]) != set(each[2]))

    @property
    def caption(self) -> Sentence:
        """What was changed, in words."""
        drafts = (self.before.standing.draft, self.after.standing.draft)
        titles = {each.key: each.title for draft in drafts for each in draft.provisions}
        told = [
            say("{title}: {was} → {now}", title=titles[key], was=_told(was), now=_told(now))
            for key, was, now in self.provisions
        ]
        return say("{changes}", changes=all_of(told)) if told else say("another draft")

    def words(self, lang: str = "en") -> str:
        """What was changed, for whom it matters, and the two verdicts, in a language."""
        text = "Would it pass? Before: {before} After: {after}"
        told: list[Sentence] = [
            say("Changed: {caption}.", caption=self.caption),
            say(text, before=self.before.would_pass, after=self.after.would_pass),
        ]
        members = [member.in_text for member, _, _ in self.members]
        if members:
            told.append(say("Other votes are open to {members}.", members=all_of(members)))
        else:
            told.append(say("The same votes are open to every member."))
        return joined(told).words(lang)

    def __str__(self) -> str:
        return self.words()

    def picture(self, lang: str = "en") -> Picture:
        """Both tables, one over the other; the seats that changed are marked."""
        tables = (self.before.table(lang), self.after.table(lang))
        title = say("{title}", title=self.before.standing.draft.title).words(lang)
        return before_after(*tables, self.caption.words(lang), Frame(title, self.words(lang), lang))


def compare(before: Scenario, after: Scenario) -> Change:
    """What changes from one scenario to another of the same Council.

    >>> from unsc_sim.scenario.loading import load
    >>> statement = load("libya-2019").draft("formal-statement")
    >>> change = compare(statement.amend(add=["names-lna"]), statement.amend(drop=["names-lna"]))
    >>> [member.code for member, _, _ in change.members]
    ['RUS', 'USA']

    Raises
    ------
    SeatError
        If the two have not the same seats.
    """
    if before.council.codes != after.council.codes:
        raise SeatError(say("expected two scenarios of one Council"))
    return Change(before.verdict(), after.verdict())


def _statuses(draft: Draft) -> dict[str, str]:
    return {each.key: each.status for each in draft.provisions}


def _told(status: str) -> Sentence:
    """A status in words; a wording of the user's own stays as it is."""
    known = {"in": say("in the text"), "out": say("not in the text"), "open": say("open")}
    return known.get(status, say("{wording}", wording=status))
