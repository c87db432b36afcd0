"""Two scenarios side by side: what an amendment, or anything else, changes."""

from __future__ import annotations

from dataclasses import dataclass

from unsc_sim.councils import plans
from unsc_sim.councils.members import Member
from unsc_sim.errors import SeatError, Speakable
from unsc_sim.pictures import Drawn, Frame, Picture, before_after
from unsc_sim.positions.drafts import Draft
from unsc_sim.positions.evidence import Claim, cited
from unsc_sim.scenario.scenario import Scenario
from unsc_sim.spoken import speaking
from unsc_sim.verdicts.verdict import Verdict
from unsc_sim.votes import Ballot
from unsc_sim.words import Sentence, all_of, joined, say, several

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
    def of_one_draft(self) -> bool:
        """Whether both verdicts are of one draft, amended or not."""
        was, now = (each.standing.draft for each in (self.before, self.after))
        return (was.key, was.product) == (now.key, now.product)

    @property
    def provisions(self) -> tuple[tuple[str, str, str], ...]:
        """The provisions that changed: key, status before, status after.

        None of two drafts: what one says was never in the other.
        """
        if not self.of_one_draft:
            return ()
        was, now = (_statuses(each.standing.draft) for each in (self.before, self.after))
        keys = dict.fromkeys([*was, *now])
        pairs = ((key, was.get(key, "out"), now.get(key, "out")) for key in keys)
        return tuple(each for each in pairs if each[1] != each[2])

    @property
    def members(self) -> tuple[tuple[Member, tuple[Ballot, ...], tuple[Ballot, ...]], ...]:
        """The members to whom other votes are open than before, with both.

        None where one verdict is of votes and the other of consent: no ballot is in both.
        """
        if not self._of_one_ballot:
            return ()
        council = self.before.standing.rule.council
        rows = zip(council.members, self.before.open_ballots, self.after.open_ballots)
        return tuple(each for each in rows if set(each[1]) != set(each[2]))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that the two verdicts rest on, and those that tell of what was changed."""
        changed = {key for key, _, _ in self.provisions}
        drafts = (self.before.standing.draft, self.after.standing.draft)
        provisions = (each for draft in drafts for each in draft.provisions if each.key in changed)
        told = (claim for each in provisions for claim in each.evidence)
        return tuple(dict.fromkeys([*told, *self.before.claims, *self.after.claims]))

    @property
    def caption(self) -> Sentence:
        """What was changed, in words: the text, the draft in question, or where members stand."""
        drafts = (self.before.standing.draft, self.after.standing.draft)
        known = {each.key: each for draft in drafts for each in draft.provisions}
        told = [
            say(
                "{title}: {was} → {now}",
                title=known[key].title,
                was=known[key].told(was),
                now=known[key].told(now),
            )
            for key, was, now in self.provisions
        ]
        if told:
            return say("{changes}", changes=all_of(told))
        if self.before == self.after:
            return say("nothing changed")
        return say("another draft") if drafts[0] != drafts[1] else say("other positions")

    @property
    def _of_one_ballot(self) -> bool:
        return self.before.standing.rule.ballot is self.after.standing.rule.ballot

    def words(self, lang: str = "en") -> str:
        """The draft and its day, what was changed, for whom it matters, and the two verdicts."""
        if self.before == self.after:
            verdict = say("Would it pass? {answer}", answer=self.after.would_pass)
            return joined((say("Nothing changed."), verdict)).words(lang)
        headings = dict.fromkeys((self.before.standing.heading, self.after.standing.heading))
        text = "Would it pass? Before: {before} After: {after}"
        told: list[Sentence] = [
            say("{headings}.", headings=several(headings)),
            say("Changed: {caption}.", caption=self.caption),
            say(text, before=self.before.would_pass, after=self.after.would_pass),
        ]
        members = [self._moved(member) for member, _, _ in self.members]
        if members:
            told.append(say("Other votes are open to {members}.", members=all_of(members)))
        elif self._of_one_ballot:
            told.append(say("The same votes are open to every member."))
        if self.claims:
            told.append(say("Rests on{claims}.", claims=cited(self.claims)))
        return joined(told).words(lang)

    def _moved(self, member: Member) -> Sentence:
        """A member to whom other votes are open, with the claims that say so."""
        positions = self.before.standing.declared(member) + self.after.standing.declared(member)
        claims = tuple(dict.fromkeys(claim for each in positions for claim in each.evidence))
        return say("{member}{cited}", member=member.in_text, cited=cited(claims))

    def __str__(self) -> str:
        return self.words()

    def picture(self, lang: str = "en") -> Picture:
        """Both tables, one over the other; the seats that changed are marked."""
        tables = (self.before.table(lang), self.after.table(lang))
        notes: list[Speakable] = [plans.footnote(self.before.standing.rule.council)]
        if self.claims:
            notes.append(say("Rests on{claims}.", claims=cited(self.claims)))
        frame = Frame(
            several(dict.fromkeys((self.before.heading, self.after.heading))).words(lang),
            self.words(lang),
            lang,
            footnote=joined(notes).words(lang),
        )
        return before_after(*tables, self.caption.words(lang), frame)


@speaking
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
