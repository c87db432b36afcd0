"""A rule applied to a roll call, and the decision that results."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unsc_sim.councils import plans
from unsc_sim.councils.members import Council, Member
from unsc_sim.councils.rollcalls import IDLE, Tally, Votes, abstaining, read_roll_call
from unsc_sim.errors import RuleError, Speakable
from unsc_sim.pictures import Drawn, Frame, Horseshoe, Picture, Quota, horseshoe
from unsc_sim.rules.machines import Counters, Requirement
from unsc_sim.votes import Ballot, Consent, Outcome, Vote, read_ballot
from unsc_sim.words import Sentence, all_of, joined, say, say_many

__all__ = ["Decision", "Rule", "check_rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """How a Council decides one kind of question.

    Attributes
    ----------
    title
        The kind of question.
    council
        Whose seats vote, in their order.
    requirements
        What adoption needs, in the order in which it is settled.
    ballot
        Whether the seats vote or consent.
    proviso
        Where it is written that a party to a dispute abstains; None where no
        such duty exists.
    """

    title: Sentence
    council: Council
    requirements: tuple[Requirement, ...]
    ballot: type[Vote] | type[Consent]
    proviso: Sentence | None = None

    def __post_init__(self) -> None:
        for each in self.requirements:
            if len(each.weights) != len(self.council):
                text = "a requirement weighs {came} seats of a council of {right}"
                raise RuleError(say(text, came=len(each.weights), right=len(self.council)))

    @property
    def codes(self) -> tuple[str, ...]:
        """The voters' codes, in the order of their seats."""
        return self.council.codes

    @property
    def ballots(self) -> tuple[tuple[Ballot, ...], ...]:
        """For every seat the ballots it may cast; a vacant one is idle."""
        every: tuple[Ballot, ...] = tuple(self.ballot)
        idle = (IDLE[self.ballot],)
        return tuple(idle if member.vacant else every for member in self.council.members)

    @property
    def machine(self) -> Counters:
        """The rule as a machine for :func:`unsc_sim.tally.fold`."""
        return Counters(self.requirements, self.ballots)

    def decide(self, votes: Votes, parties: Iterable[str] = ()) -> Decision:
        """What comes out of a roll call, and by which requirement.

        Parameters
        ----------
        votes
            Exactly one vote for each seat, by member or in the order of the
            seats; a vacant seat may be left out.
        parties
            Members that are parties to the dispute, for a decision under Chapter
            VI or Article 52(3). Their votes are counted as abstentions (Charter,
            Article 27(3), the proviso, which practice hardly ever applies: so
            nobody is a party unless said).

        Raises
        ------
        SeatError
            If a seat has no vote, a vote has no seat, or a vacant seat votes.
        UnknownWordError
            If a vote is none of those a seat may cast.
        RuleError
            If parties are named where no duty to abstain exists.
        """
        cast = read_roll_call(self.council, self.ballot, votes)
        involved = self._parties(parties)
        counted = abstaining(self.codes, cast, involved)
        unmet = (each for each in self.requirements if not each.met(each.count(counted)))
        return Decision(self, cast, next(unmet, None), involved)

    def _parties(self, parties: Iterable[str]) -> tuple[str, ...]:
        """The codes of the parties to a dispute, in the order of their seats."""
        seats = self.council.seats(parties)
        if seats and self.proviso is None:
            text = "no duty to abstain binds the parties to a dispute here: {title}"
            raise RuleError(say(text, title=self.title))
        return tuple(self.codes[seat] for seat in seats)

    def quota(self, lang: str = "en") -> Quota | None:
        """The mark of the votes in favour that are needed; None where nobody votes."""
        for each in self.requirements:
            if each.counted is Vote.YES and set(each.weights) == {1}:
                return Quota(each.limit, say("{needed} needed", needed=each.limit).words(lang))
        return None

    def words(self, lang: str = "en") -> str:
        """The rule in a language: what adoption needs, and where that is written."""
        needs = all_of(
            say("{requirement} ({source})", requirement=each, source=each.source)
            for each in self.requirements
        )
        return say("{title}: {needs}", title=self.title, needs=needs).words(lang)

    def __str__(self) -> str:
        return self.words()


@dataclass(frozen=True, slots=True, repr=False)
class Decision(Drawn):
    """What came out of a roll call under a rule, and why.

    Attributes
    ----------
    rule
        The rule applied.
    cast
        The ballots as cast, in the order of the seats.
    reason
        The first requirement not met; None if adopted.
    parties
        Codes of the parties to the dispute, whose votes count as abstentions.
    """

    rule: Rule
    cast: tuple[Ballot, ...]
    reason: Requirement | None
    parties: tuple[str, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What came out."""
        return Outcome.ADOPTED if self.reason is None else self.reason.failure

    @property
    def adopted(self) -> bool:
        """Whether every requirement is met."""
        return self.reason is None

    @property
    def counted(self) -> tuple[Ballot, ...]:
        """The ballots as counted: those of parties to the dispute are abstentions."""
        return abstaining(self.rule.codes, self.cast, self.parties)

    def members(self, ballot: Ballot | str) -> tuple[Member, ...]:
        """The members whose vote is counted as a given one."""
        if not isinstance(ballot, Vote | Consent):
            ballot = read_ballot(ballot, self.rule.ballot)
        seats = zip(self.rule.council.members, self.counted)
        return tuple(member for member, counted in seats if counted is ballot)

    @property
    def yes(self) -> tuple[str, ...]:
        """Codes of the members in favour."""
        return self._codes(Vote.YES)

    @property
    def no(self) -> tuple[str, ...]:
        """Codes of the members against."""
        return self._codes(Vote.NO)

    @property
    def abstain(self) -> tuple[str, ...]:
        """Codes of the members abstaining, of their own will or by duty."""
        return self._codes(Vote.ABSTAIN)

    @property
    def not_voting(self) -> tuple[str, ...]:
        """Codes of the seats that took no part: absent, not participating, vacant."""
        return self._codes(Vote.NOT_VOTING)

    @property
    def objecting(self) -> tuple[str, ...]:
        """Codes of the members that objected, where nobody votes."""
        return self._codes(Consent.OBJECTS)

    @property
    def vetoes(self) -> tuple[str, ...]:
        """Codes of the members that cast a veto: none unless the veto decided.

        A permanent member's no on a text with too few votes is not one.
        """
        if self.reason is None or self.reason.failure is not Outcome.VETOED:
            return ()
        seats = zip(self.rule.codes, self.reason.weights, self.counted)
        return tuple(code for code, weight, vote in seats if weight and vote is Vote.NO)

    @property
    def tally(self) -> Tally:
        """The count of every vote, obligatory abstentions among the abstentions."""
        return Tally.of(self.counted)

    @property
    def unanimous(self) -> bool:
        """Whether every seat voted in favour; 14 to none is not unanimous."""
        return all(ballot is Vote.YES for ballot in self.counted)

    def _codes(self, ballot: Ballot) -> tuple[str, ...]:
        return tuple(member.code for member in self.members(ballot))

    def words(self, lang: str = "en") -> str:
        """The decision in a language: outcome, count, reason and its source."""
        sentences = [say("{headline}: {count}.", headline=self.headline, count=self.count)]
        if self.reason is not None:
            text = "Requirement not met: {requirement} ({source})."
            sentences.append(say(text, requirement=self.reason, source=self.reason.source))
        if self.parties:
            text = "Counted as abstaining, as parties to the dispute ({source}): {members}."
            members = all_of(self.rule.council.member(code).in_text for code in self.parties)
            sentences.append(say(text, source=self.rule.proviso, members=members))
        return joined(sentences).words(lang)

    def __str__(self) -> str:
        return self.words()

    def picture(self, lang: str = "en") -> Picture:
        """The Council at its table, with every vote, the count and what came out."""
        return horseshoe(*self.at_table(lang))

    def at_table(self, lang: str = "en") -> tuple[Horseshoe, Frame]:
        """What the picture shows, and what stands around it."""
        council = self.rule.council
        shown = [self._shown(*each) for each in zip(council.codes, self.counted)]
        table = Horseshoe(
            seats=plans.seats(council, shown, lang),
            headline=self.short_headline.words(lang),
            lines=tuple(each.words(lang) for each in (self.stopped_by, self.count) if each),
            quota=self.rule.quota(lang),
            legend=plans.legend(self.rule.ballot, say("Veto"), lang),
        )
        title = plans.heading(council, self.rule.title).words(lang)
        note = plans.footnote(council).words(lang)
        return table, Frame(title, self.words(lang), lang, footnote=note)

    def _shown(self, code: str, ballot: Ballot) -> plans.Shown:
        mark = plans.mark_of((ballot,))
        plate = say("Veto") if code in self.vetoes else None
        return plans.Shown(mark, plate, plans.told_mark(mark, self.rule.ballot))

    @property
    def headline(self) -> Sentence:
        """The outcome in a few words, with what stopped the text."""
        if self.unanimous and self.adopted:
            return say("Adopted unanimously")
        if self.stopped_by is None:
            return self.short_headline
        return say("{outcome}, {why}", outcome=self.short_headline, why=self.stopped_by)

    @property
    def short_headline(self) -> Sentence:
        """The outcome in a word or two."""
        return _HEADLINES[self.rule.ballot][self.adopted]

    @property
    def stopped_by(self) -> Sentence | None:
        """Who cast a veto or objected, or that votes were too few; None if adopted."""
        if self.vetoes:
            vetoing = (self.rule.council.member(code).in_text for code in self.vetoes)
            return say("vetoed by {members}", members=all_of(vetoing))
        if self.objecting:
            objecting = (member.in_text for member in self.members(Consent.OBJECTS))
            return say("objection of {members}", members=all_of(objecting))
        return None if self.adopted else say("too few votes")

    @property
    def count(self) -> Speakable:
        """The count in words."""
        if self.rule.ballot is Vote:
            return self.tally
        n = len(self.objecting)
        return say_many("{n} member objects", "{n} members object", n, n=n)


def check_rule(given: object) -> None:
    """Refuse what is no rule, with a :class:`RuleError`."""
    if not isinstance(given, Rule):
        raise RuleError(say("expected a rule, not {came!r}", came=given))


_HEADLINES = {
    Vote: {True: say("Adopted"), False: say("Not adopted")},
    Consent: {True: say("Agreed"), False: say("Not agreed")},
}
