"""Decisions that take more than one vote: two organs, or one question after another.

The answer to a preliminary question decides how the text is counted; a judge
is elected by two organs at once. Each is a combination of machines, so every
walk of :mod:`unsc_sim.tally` goes through it as through a single rule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from unsc_sim.councils.members import Council, Member
from unsc_sim.councils.rollcalls import Votes
from unsc_sim.errors import SeatError
from unsc_sim.rules import procedures as rules
from unsc_sim.rules.decisions import Decision, Rule
from unsc_sim.rules.machines import InSequence, Question, SideBySide, read_whole
from unsc_sim.votes import Outcome
from unsc_sim.words import joined, say

__all__ = [
    "Course",
    "InBothOrgans",
    "OneAfterAnother",
    "Stage",
    "icj_election",
    "preliminary_question",
    "presidential_ruling",
]


@dataclass(frozen=True, slots=True)
class Course:
    """The decisions taken, in order; what came out is what the last one says.

    Where two organs decide, the last decision is that of the first organ that
    did not adopt, or of the last.
    """

    decisions: tuple[Decision, ...]

    @property
    def outcome(self) -> Outcome:
        """What came out in the end."""
        return self.decisions[-1].outcome

    @property
    def adopted(self) -> bool:
        """Whether the text was adopted, or the candidate elected."""
        return self.outcome is Outcome.ADOPTED

    def words(self, lang: str = "en") -> str:
        """Every decision in a language, with the question it answers."""
        return joined(
            say("{title}: {decision}", title=each.rule.title, decision=each)
            for each in self.decisions
        ).words(lang)

    def __str__(self) -> str:
        return self.words()


@dataclass(frozen=True, slots=True)
class InBothOrgans:
    """A question that the Council and another organ both have to answer with yes."""

    council: Rule
    other: Rule

    @property
    def machine(self) -> SideBySide:
        """Both rules as one machine, the Council's seats first."""
        return SideBySide((self.council.machine, self.other.machine))

    def decide(self, in_council: Votes, in_other: Votes) -> Course:
        """What comes out of the two roll calls."""
        decisions = (self.council.decide(in_council), self.other.decide(in_other))
        return Course(decisions if decisions[0].adopted else decisions[::-1])


@dataclass(frozen=True, slots=True)
class Stage:
    """A question by its rule, and which stage follows each outcome.

    ``turn`` numbers the roll call that answers it: stages of one turn are
    different ways to count the same votes. ``then`` leads from outcomes to the
    places of later stages; an outcome that is not there ends the matter.
    """

    turn: int
    rule: Rule
    then: tuple[tuple[Outcome, int], ...] = ()


@dataclass(frozen=True, slots=True)
class OneAfterAnother:
    """Questions of which each outcome chooses the next."""

    stages: tuple[Stage, ...]

    @property
    def machine(self) -> InSequence:
        """All stages as one machine, the seats of the first turn first."""
        return InSequence(
            tuple(Question(each.turn, each.rule.machine, each.then) for each in self.stages)
        )

    def decide(self, *roll_calls: Votes) -> Course:
        """What comes out of one roll call for each turn.

        Raises
        ------
        SeatError
            If a roll call that is needed is missing, or one is left over.
        """
        turns = 1 + max(stage.turn for stage in self.stages)
        if len(roll_calls) != turns:
            text = "expected {right} roll calls, not {came}"
            raise SeatError(say(text, right=turns, came=len(roll_calls)))
        taken: list[Decision] = []
        place: int | None = 0
        while place is not None:
            stage = self.stages[place]
            taken.append(stage.rule.decide(roll_calls[stage.turn]))
            place = dict(stage.then).get(taken[-1].outcome)
        return Course(tuple(taken))


def preliminary_question(council: Council) -> OneAfterAnother:
    """First whether the text is procedural, then the text: the way to a double veto.

    By the statement of the four sponsoring Powers (San Francisco, 7 June 1945,
    part II, paragraph 2) the preliminary question is itself substantive: a
    permanent member can veto the answer *procedural* and then the text.

    >>> from unsc_sim import council
    >>> both = preliminary_question(council(1948))
    >>> votes = dict.fromkeys(council(1948).codes, "yes") | {"SUN": "no", "UKR": "no"}
    >>> [each.outcome.value for each in both.decide(votes, votes).decisions]
    ['vetoed', 'vetoed']
    """
    title = say("preliminary question: is the matter procedural?")
    asked = replace(rules.substantive(council), title=title, proviso=None)
    stages = (
        Stage(0, asked, ((Outcome.ADOPTED, 1), (Outcome.VETOED, 2), (Outcome.SHORT_OF_VOTES, 2))),
        Stage(1, rules.procedural(council)),
        Stage(1, rules.substantive(council)),
    )
    return OneAfterAnother(stages)


def presidential_ruling(council: Council) -> OneAfterAnother:
    """The President rules the text procedural; the ruling stands unless overruled.

    Rule 30 of the provisional rules of procedure. To overrule is a procedural
    matter: it needs nine votes (seven until the end of 1965), and no veto
    helps. This is how S/RES/87 (1950) and S/RES/132 (1959) escaped a double
    veto.
    """
    title = say("challenge: is the ruling overruled?")
    overruling = replace(rules.procedural(council), title=title)
    stages = (
        Stage(0, overruling, ((Outcome.ADOPTED, 2), (Outcome.SHORT_OF_VOTES, 1))),
        Stage(1, rules.procedural(council)),
        Stage(1, rules.substantive(council)),
    )
    return OneAfterAnother(stages)


def icj_election(council: Council, assembly: int = 193) -> InBothOrgans:
    """The election of a judge by the Council and the General Assembly.

    Statute of the International Court of Justice, Articles 8 and 10: an
    absolute majority in each, permanent members without distinction.

    Parameters
    ----------
    assembly
        How many members the General Assembly has; their seats are numbered.

    Examples
    --------
    >>> from unsc_sim import council
    >>> both = icj_election(council(2017))
    >>> ballots = ["yes"] * 97 + ["abstain"] * 96
    >>> both.decide(["yes"] * 8 + ["abstain"] * 7, ballots).adopted
    True
    """
    members = read_whole(assembly)
    if members is None or members < 1:
        text = "expected how many members the General Assembly has, not {came!r}"
        raise SeatError(say(text, came=assembly))
    seats = Council(tuple(Member(f"A{n}", f"seat {n}") for n in range(1, members + 1)))
    return InBothOrgans(rules.icj_election(council), rules.icj_election(seats))
