"""Would it pass? What can and what cannot come out of what is known.

A verdict needs no belief. It goes through every completion of the text and
every vote the reported positions leave open, and says *yes* if all are
adopted, *no* if none is, and otherwise on whom it depends.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from unsc_sim.choices import Choice
from unsc_sim.councils import plans
from unsc_sim.errors import RuleError, Speakable
from unsc_sim.headings import Heading, Unbroken
from unsc_sim.pictures import Drawn, Frame, Horseshoe, Picture, horseshoe
from unsc_sim.positions.evidence import Claim, cited
from unsc_sim.positions.stances import Position, Standing
from unsc_sim.verdicts import reasons, tables
from unsc_sim.verdicts.cases import cases, possible
from unsc_sim.verdicts.conflicts import conflicts
from unsc_sim.verdicts.demands import Pattern
from unsc_sim.verdicts.paths import Dependence, dependences, paths
from unsc_sim.votes import Ballot, Outcome
from unsc_sim.words import Listing, Sentence, any_of, joined, say

__all__ = ["Verdict", "WouldPass", "outcomes_of", "verdict"]

_FEW = 3
"""So many sets of positions that exclude adoption are told under a picture."""


class WouldPass(Choice):
    """The answer to *would it pass?*; it has no truth value, for it may depend."""

    YES = "yes", say("Yes.")
    NO = "no", say("No.")
    DEPENDS = "depends", say("It depends.")

    def __bool__(self) -> bool:
        raise TypeError("a verdict has no truth value: compare it with WouldPass.YES or .NO")


@dataclass(frozen=True, slots=True, repr=False)
class Verdict(Drawn):
    """Whether a draft would be adopted, on what is known.

    Attributes
    ----------
    standing
        Where the members stand: rule, draft and positions.
    would_pass
        Yes, no, or depends.
    outcomes
        All that can come out.
    why
        The reasons, each a sentence that cites its evidence.
    depends_on
        On whom it depends: who can veto or object, those with a declared
        position before the silent; then who can make up the votes needed.
    patterns
        For a *no*, the first patterns of positions that exclude adoption.
    """

    standing: Standing
    would_pass: WouldPass
    outcomes: tuple[Outcome, ...]
    why: tuple[Sentence, ...]
    depends_on: tuple[Dependence, ...] = ()
    patterns: tuple[Pattern, ...] = ()

    @property
    def conflicts(self) -> tuple[tuple[Position, ...], ...]:
        """For a *no*, all minimal sets of positions that exclude adoption whatever the text.

        The fewest positions first.
        """
        if self.would_pass is not WouldPass.NO:
            return ()
        return tuple(held for each in conflicts(self.standing) for held in each.sets())

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims it rests on, each once."""
        held = [claim for each in self.standing.positions for claim in each.evidence]
        return tuple(dict.fromkeys([*held, *self.standing.draft.evidence]))

    def table(self, lang: str = "en") -> Horseshoe:
        """The Council at its table, with the votes that are left open.

        A seat shows where its open votes depend on what the text says; seats whose
        positions exclude adoption are ringed.
        """
        rule = self.standing.rule
        possible = Heading(say("possible: {outcomes}", outcomes=self._outcomes_told))
        return Horseshoe(
            seats=plans.seats(rule.council, tables.shown(self.standing, self.patterns), lang),
            headline=self.would_pass.words(lang),
            lines=((reasons.reported(self.standing) or possible).words(lang),),
            quota=rule.quota(lang),
            legend=plans.legend(rule.ballot, tables.EXCLUDING, lang),
        )

    def picture(self, lang: str = "en") -> Picture:
        """The Council at its table, with the votes that are left open and the verdict."""
        return horseshoe(self.table(lang), self.frame(lang))

    def frame(self, lang: str = "en") -> Frame:
        """What stands around the table."""
        return Frame(
            self.heading.words(lang),
            self.words(lang),
            lang,
            subtitle=say("Would it pass, on what is reported?").words(lang),
            footnote=joined(self.footnotes).words(lang),
        )

    @property
    def heading(self) -> Sentence:
        """The draft and its day, as they stand over a picture."""
        standing = self.standing
        title, when = Heading(standing.draft.title), Unbroken(standing.when)
        return say("{title}, {when}", title=title, when=when)

    @property
    def footnotes(self) -> tuple[Speakable, ...]:
        """What excludes adoption, who presides, and the claims that the verdict rests on."""
        told: list[Speakable] = list(reasons.of_exclusion(self.patterns[:_FEW], self.standing))
        told.append(plans.footnote(self.standing.rule.council))
        if self.claims:
            told.append(say("Rests on{claims}.", claims=cited(self.claims)))
        return tuple(told)

    @property
    def open_ballots(self) -> tuple[tuple[Ballot, ...], ...]:
        """For every seat the ballots open to it on some completion of the text."""
        return tuple(
            tuple(dict.fromkeys(ballot for open_to in seat for ballot in open_to))
            for seat in zip(*tables.left_open(self.standing))
        )

    @property
    def _outcomes_told(self) -> Listing:
        ballot = self.standing.rule.ballot
        return any_of(outcome.told_of(ballot) for outcome in self.outcomes)

    def words(self, lang: str = "en") -> str:
        """The verdict in a language: the answer, what can come out, and why."""
        head = say(
            "Would it pass? {answer} Possible: {outcomes}.",
            answer=self.would_pass,
            outcomes=self._outcomes_told,
        )
        return joined((head, *self.why)).words(lang)

    def __str__(self) -> str:
        return self.words()


def verdict(standing: Standing) -> Verdict:
    """Whether the draft would pass, on every completion of the text and every open vote.

    Where a source reports what came out, that is the only outcome left.

    Raises
    ------
    RuleError
        If what is reported cannot come out of the reported positions.
    """
    outcomes = outcomes_of(standing)
    report = reasons.of_report(standing)
    if outcomes == (Outcome.ADOPTED,):
        return Verdict(standing, WouldPass.YES, outcomes, (report,))
    if Outcome.ADOPTED not in outcomes:
        found = tuple(islice(conflicts(standing), reasons.MOST_SETS + 1))
        why = (*reasons.of_exclusion(found, standing), report)
        return Verdict(standing, WouldPass.NO, outcomes, why, patterns=found)
    ways = tuple(paths(standing))
    why = (*reasons.of_dependence(standing, ways), report)
    return Verdict(standing, WouldPass.DEPENDS, outcomes, why, dependences(standing, ways))


def outcomes_of(standing: Standing) -> tuple[Outcome, ...]:
    """All that can come out, see :func:`verdict`; what is reported leaves nothing else."""
    found = possible(standing.rule, cases(standing))
    reported = standing.draft.reported
    if reported is None:
        return tuple(outcome for outcome in Outcome if outcome in found)
    if reported not in found:
        fault = "{outcome} is reported of {draft}, but the reported positions exclude it"
        told = reported.told_of(standing.rule.ballot)
        raise RuleError(say(fault, outcome=told, draft=standing.draft.title))
    return (reported,)
