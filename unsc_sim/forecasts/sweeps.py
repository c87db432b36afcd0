"""What comes out while one or two things that nobody knows go through their range."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import product

from unsc_sim.chances import BeliefError, Chance, Chances, Percent, brief, read_chance
from unsc_sim.errors import Speakable
from unsc_sim.forecasts.forecasts import forecast
from unsc_sim.forecasts.mixtures import Belief, check_beliefs
from unsc_sim.pictures import Axis, Chart, Drawn, Frame, Heat, Picture, Series, heat, lines
from unsc_sim.rules.decisions import Rule
from unsc_sim.votes import Consent, Outcome, Vote, read_ballot, read_outcome
from unsc_sim.words import Sentence, all_of, joined, listed, say

__all__ = ["TENTHS", "Sweep", "Unknown", "sweep"]

TENTHS = tuple(Fraction(tenth, 10) for tenth in range(11))
"""From nought to one in tenths."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A chance that nobody knows: that members cast one vote rather than another.

    Parameters
    ----------
    members
        Whose chance it is; several members have it each, independently.
    vote, otherwise
        The vote cast with this chance, and the one cast if not.
    chances
        The chances to go through.

    Raises
    ------
    BeliefError
        If there is nobody whose chance it is, a vote is none, or a chance is
        not from 0 to 1.

    Examples
    --------
    >>> Unknown(("RUS",), "abstain", "no").chances[1]
    Fraction(1, 10)
    """

    members: tuple[str, ...]
    vote: object
    otherwise: object
    chances: tuple[Chance, ...] = TENTHS

    def __post_init__(self) -> None:
        members = (self.members,) if isinstance(self.members, str) else self.members
        if not isinstance(members, Iterable) or not (members := tuple(members)):
            raise BeliefError(say("expected the names of members, not {came!r}", came=self.members))
        for word in (self.vote, self.otherwise):
            if not isinstance(word, str | Vote | Consent):
                raise BeliefError(say("expected a vote, not {came!r}", came=word))
        given = self.chances if isinstance(self.chances, Iterable) else (self.chances,)
        chances = tuple(map(read_chance, given))
        if not chances or max(chances) > 1:
            raise BeliefError(say("expected chances from 0 to 1, not {came}", came=self.chances))
        object.__setattr__(self, "members", members)
        object.__setattr__(self, "chances", chances)

    def belief(self, chance: Chance) -> dict[str, object]:
        """What is believed of the members at one chance."""
        return {each: {self.vote: chance, self.otherwise: 1 - chance} for each in self.members}


@dataclass(frozen=True, slots=True, repr=False)
class Sweep(Drawn):
    """A table of forecasts: for each combination of chances those of all outcomes.

    Attributes
    ----------
    rule
        The rule of the vote.
    unknowns
        What goes through its range, one or two.
    cells
        The chances of the outcomes, the last unknown going through its range first.
    """

    rule: Rule
    unknowns: tuple[Unknown, ...]
    cells: tuple[Chances[Outcome], ...]

    def __len__(self) -> int:
        return len(self.cells)

    @property
    def points(self) -> tuple[tuple[Chance, ...], ...]:
        """The chances of the unknowns, cell by cell."""
        return tuple(product(*[each.chances for each in self.unknowns]))

    def probability(self, outcome: Outcome | str) -> tuple[Chance, ...]:
        """The chance of an outcome, cell by cell."""
        wanted = read_outcome(outcome)
        return tuple(cell.get(wanted, Fraction(0)) for cell in self.cells)

    def rows(self, outcome: Outcome | str) -> tuple[tuple[Chance, ...], ...]:
        """The chance of an outcome, a row for each chance of the first unknown."""
        chances = self.probability(outcome)
        length = len(chances) // len(self.unknowns[0].chances)
        return tuple(chances[start : start + length] for start in range(0, len(chances), length))

    def picture(self, lang: str = "en") -> Picture:
        """The chance of adoption: a line for one unknown, a map for two."""
        return self._line(lang) if len(self.unknowns) == 1 else self._map(lang)

    def _line(self, lang: str) -> Picture:
        title = say("Chance of adoption").words(lang)
        (unknown,) = self.unknowns
        chances = self.probability(Outcome.ADOPTED)
        points = tuple((100 * float(x), 100 * float(y)) for x, y in zip(unknown.chances, chances))
        across, up = Axis(self._label(unknown, lang), sign="%"), Axis(sign="%")
        chart = Chart((Series("", points),), across, up)
        return lines(chart, Frame(title, self.words(lang), lang))

    def _map(self, lang: str) -> Picture:
        title = say("Chance of adoption").words(lang)
        down, across = self.unknowns
        sides = say(
            "down: {down}; across: {across}",
            down=self._label(down, lang),
            across=self._label(across, lang),
        )
        rows = self.rows(Outcome.ADOPTED)
        chances = self.probability(Outcome.ADOPTED)
        table = Heat(
            rows=tuple(Percent(each).words(lang) for each in down.chances),
            columns=tuple(Percent(each).words(lang) for each in across.chances),
            cells=tuple(tuple(float(chance) for chance in row) for row in rows),
            texts=tuple(tuple(brief(chance).words(lang) for chance in row) for row in rows),
            ends=(Percent(min(chances)).words(lang), Percent(max(chances)).words(lang)),
        )
        return heat(table, Frame(title, self.words(lang), lang, sides.words(lang)))

    def _label(self, unknown: Unknown, lang: str) -> str:
        """Whose chance of what: the legend of an axis."""
        council = self.rule.council
        members = all_of(council.member(word).in_text for word in unknown.members)
        vote = read_ballot(unknown.vote, self.rule.ballot)
        return say("{members} {vote}", members=members, vote=vote).words(lang)

    def words(self, lang: str = "en") -> str:
        """The table in a language: between what the chances of the outcomes move."""
        possible = [each for each in Outcome if any(each in cell for cell in self.cells)]
        told = listed(self._range(each) for each in possible)
        parts: list[Speakable] = [self._unknown(each) for each in self.unknowns]
        text = "Between the least and the most: {ranges}."
        return joined([*parts, say(text, ranges=told)]).words(lang)

    def __str__(self) -> str:
        return self.words()

    def _unknown(self, unknown: Unknown) -> Sentence:
        council, ballot = self.rule.council, self.rule.ballot
        return say(
            "Unknown, from {least} to {most}: the chance of {vote} rather than {otherwise}, "
            "for {members}.",
            members=all_of(council.member(word).in_text for word in unknown.members),
            vote=read_ballot(unknown.vote, ballot),
            otherwise=read_ballot(unknown.otherwise, ballot),
            least=Percent(min(unknown.chances)),
            most=Percent(max(unknown.chances)),
        )

    def _range(self, outcome: Outcome) -> Sentence:
        chances = self.probability(outcome)
        least, most = Percent(min(chances)), Percent(max(chances))
        text = "{outcome} {least} to {most}"
        return say(text, outcome=outcome, least=least, most=most)


def sweep(
    belief: Belief,
    unknowns: Sequence[Unknown],
    executor: Executor | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> Sweep:
    """Forecast for every combination of chances of one or two unknowns.

    Parameters
    ----------
    belief
        What is believed of the members that are known; what it says of the
        others is replaced.
    unknowns
        One, or two; the table has a row for each chance of the first.
    executor
        Any :class:`concurrent.futures.Executor`: it is given the rows.
    progress
        Called after every row with the rows done and the rows in all.

    Raises
    ------
    BeliefError
        If there are no or more than two unknowns, or one member in both.

    Examples
    --------
    >>> from unsc_sim import rules
    >>> from unsc_sim.forecasts.mixtures import beliefs
    >>> rule = rules.weighted(2, {"A": 1, "B": 1})
    >>> known = beliefs(rule, {"A": "yes", "B": "no"})
    >>> table = sweep(known, [Unknown("B", "yes", "no", ("0", "1/2", "1"))])
    >>> [str(chance) for chance in table.probability(Outcome.ADOPTED)]
    ['0', '1/2', '1']
    """
    check_beliefs(belief)
    if not isinstance(unknowns, Sequence) or not all(isinstance(one, Unknown) for one in unknowns):
        raise BeliefError(say("expected a list of unknowns, not {came!r}", came=unknowns))
    if len(unknowns) not in (1, 2):
        raise BeliefError(say("expected one or two unknowns, not {came}", came=len(unknowns)))
    seats = [belief.rule.council.seat(word) for each in unknowns for word in each.members]
    twice = [belief.rule.council.members[seat] for seat in seats if seats.count(seat) > 1]
    if twice:
        raise BeliefError(say("{member} is unknown twice over", member=twice[0].in_text))
    first = unknowns[0].chances
    work = partial(_row, belief, tuple(unknowns))
    rows: Iterable[tuple[Chances[Outcome], ...]]
    rows = map(work, first) if executor is None else executor.map(work, first)
    cells: list[Chances[Outcome]] = []
    for done, row in enumerate(rows, 1):
        cells += row
        if progress is not None:
            progress(done, len(first))
    return Sweep(belief.rule, tuple(unknowns), tuple(cells))


def _row(
    belief: Belief, unknowns: tuple[Unknown, ...], chance: Chance
) -> tuple[Chances[Outcome], ...]:
    """The forecasts at one chance of the first unknown."""
    at_first = belief.revised(unknowns[0].belief(chance))
    if len(unknowns) == 1:
        return (forecast(belief.rule, at_first).outcomes,)
    return tuple(
        forecast(belief.rule, at_first.revised(unknowns[1].belief(each))).outcomes
        for each in unknowns[1].chances
    )
