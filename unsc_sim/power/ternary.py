"""Power when one may abstain.

In the game of yes and no S/RES/275 and S/RES/344 cannot happen, for permanent
members abstained and the text was adopted. A *ternary* game has three ways to
vote and two outcomes (Felsenthal and Machover 1997; the (3,2) games of Freixas
and Zwicker 2003). The prior here is that of equal thirds: every voter says
yes, abstains or says no with probability one third, independently. Indices for
which no settled extension exists are not given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from unsc_sim.errors import RuleError
from unsc_sim.pictures import Bar, Bars, Drawn, Frame, Picture, Shade, bars
from unsc_sim.power.charts import in_figures
from unsc_sim.power.classes import classes
from unsc_sim.power.games import AnyRule, Cost, Game, read
from unsc_sim.power.kinds import orders
from unsc_sim.power.results import Measure, Method, Power
from unsc_sim.power.walks import Cells, Part, leaving_out_each, reached, walked
from unsc_sim.rules.decisions import Rule
from unsc_sim.rules.machines import Bound
from unsc_sim.votes import Vote
from unsc_sim.words import joined, say

__all__ = [
    "TernaryBanzhaf",
    "roll_call_shapley_shubik",
    "ternary_banzhaf",
    "ternary_chance_to_pass",
    "ternary_success",
]


@dataclass(frozen=True, slots=True)
class _Ternary:
    """A game in which abstaining has a cost of its own, by kinds of voters."""

    game: Game
    kinds: tuple[Cost, ...]
    abstaining: dict[Cost, Cost]

    def costs(self, kind: Cost) -> tuple[Cost, Cost, Cost]:
        """What yes, abstention and no of a voter of a kind cost."""
        return (0,) * len(kind), self.abstaining[kind], kind

    def parts(self, yes: int, abstain: int, no: int) -> list[Part]:
        """The voters by kind, every vote carrying something."""
        return [
            Part(tuple(zip((yes, abstain, no), self.costs(kind))), self.game.costs.count(kind))
            for kind in self.kinds
        ]

    def passing(self, yes: int, abstain: int, no: int) -> Iterator[tuple[int, int, int]]:
        """For every kind what all roll calls of the others carry that pass with its three votes."""
        limits = self.game.limits
        for kind, cells in zip(self.kinds, leaving_out_each(self.parts(yes, abstain, no), limits)):
            of_yes, of_abstention, of_no = (
                reached(cells, cost, limits) for cost in self.costs(kind)
            )
            yield of_yes, of_abstention, of_no

    def power(self, measure: Measure, by_kind: dict[Cost, Fraction]) -> Power:
        """The mapping from voters to their numbers."""
        amounts = tuple([by_kind[cost] for cost in self.game.costs])
        return Power(self.game.council, amounts, measure, Method.WALK)


@dataclass(frozen=True, slots=True)
class TernaryBanzhaf(Drawn, Mapping[str, Fraction]):
    """The Banzhaf measure with abstention, by voter, and its two parts.

    Attributes
    ----------
    measure
        The probability that a voter's vote makes a difference.
    yes_or_abstain, abstain_or_no
        The probabilities that it makes one between these two votes; where
        one does the other does not, so they add up to the measure.
    """

    measure: Power
    yes_or_abstain: Power
    abstain_or_no: Power

    def __getitem__(self, word: str) -> Fraction:
        return self.measure[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self.measure)

    def __len__(self) -> int:
        return len(self.measure)

    @property
    def method(self) -> Method:
        """How it was counted."""
        return self.measure.method

    @property
    def shares(self) -> Power:
        """The measure made to sum to one."""
        every = sum(self.measure.amounts)
        amounts = tuple(each / every for each in self.measure.amounts)
        return Power(self.measure.council, amounts, Measure.TERNARY_SHARE, self.measure.method)

    def picture(self, lang: str = "en") -> Picture:
        """For every class of voters a bar for each of the two parts."""
        parts = (self.yes_or_abstain, Shade.MAIN), (self.abstain_or_no, Shade.OTHER)
        council, split = self.measure.council, [part.amounts for part, _ in parts]
        rows = [
            Bar("", float(number), in_figures(number, lang), shade, each.label.words(lang))
            for each in classes(council, list(zip(*split)))
            for number, (_, shade) in zip(each.number, parts)
        ]
        keys = tuple((shade, part.measure.words(lang)) for part, shade in parts)
        frame = Frame(self.measure.measure.words(lang), self.words(lang), lang)
        return bars(Bars(tuple(rows), keys), frame)

    def words(self, lang: str = "en") -> str:
        """The measure and its parts in a language."""
        return joined([self.measure, self.yes_or_abstain, self.abstain_or_no]).words(lang)

    def __str__(self) -> str:
        return self.words()


def ternary_banzhaf(rule: AnyRule) -> TernaryBanzhaf:
    """The probability that a vote makes a difference when all others vote by equal thirds.

    Felsenthal and Machover, *Ternary voting games* (1997): the others' votes
    given, the outcome turns at most once between no, abstention and yes. The
    split says where: a veto lies between abstention and no, where an elected
    member of the Council has no influence at all.

    Examples
    --------
    >>> from unsc_sim.rules import weighted
    >>> found = ternary_banzhaf(weighted(2, {"A": 1, "B": 1, "C": 1}))
    >>> found["A"], found.abstain_or_no["A"]
    (Fraction(4, 9), Fraction(0, 1))
    """
    ternary = _read(rule)
    whole = 3 ** (len(ternary.game.costs) - 1)
    upper, lower = {}, {}
    for kind, (yes, abstain, no) in zip(ternary.kinds, ternary.passing(1, 1, 1)):
        upper[kind] = Fraction(yes - abstain, whole)
        lower[kind] = Fraction(abstain - no, whole)
    both = {kind: upper[kind] + lower[kind] for kind in ternary.kinds}
    return TernaryBanzhaf(
        ternary.power(Measure.TERNARY_BANZHAF, both),
        ternary.power(Measure.YES_OR_ABSTAIN, upper),
        ternary.power(Measure.ABSTAIN_OR_NO, lower),
    )


def roll_call_shapley_shubik(rule: AnyRule) -> Power:
    """The share of all roll calls in which a voter settles the outcome.

    Felsenthal and Machover (1997), after Mann and Shapley (1964) and Bolger
    (1993): the voters are called in random order, each votes by equal thirds,
    and the pivot is the one after whose vote the outcome is certain whatever
    the rest do. The shares sum to one; without abstention this is the
    Shapley-Shubik index.

    Examples
    --------
    >>> from unsc_sim.rules import weighted
    >>> dict(roll_call_shapley_shubik(weighted(2, {"A": 1, "B": 1, "C": 1})))["A"]
    Fraction(1, 3)
    """
    ternary = _read(rule)
    voters = len(ternary.game.costs)
    # One slot for every number of voters called before; those not called yet vote no
    # where it is to be certain that the text passes, yes where that it fails.
    slot = 2 * voters + 2
    called = 1 << slot
    sure = ternary.passing(called, called, 1 + called)
    lost = ternary.passing(1 + called, called, called)
    shares = {}
    for kind, passes, fails in zip(ternary.kinds, sure, lost):
        (yes, abstain, no), (best, middle, worst) = passes, fails
        settled = (yes + abstain + 2 * best) - (2 * no + middle + worst)
        shares[kind] = _over_orders(settled, slot, voters)
    return ternary.power(Measure.ROLL_CALL, shares)


def _over_orders(packed: int, slot: int, voters: int) -> Fraction:
    """Sum over the number of voters called before, each with its orders and votes."""
    weights, every = orders(voters)
    mask = (1 << slot) - 1
    total = sum(
        (packed >> slot * before & mask) * weights[before] * 3 ** (voters - 1 - before)
        for before in range(voters)
    )
    return Fraction(total, every * 3**voters)


def ternary_chance_to_pass(rule: AnyRule) -> Fraction:
    """The probability of adoption when everyone votes by equal thirds.

    >>> from unsc_sim import rules
    >>> from unsc_sim import council
    >>> ternary_chance_to_pass(rules.substantive(council(2019))) * 3**15
    Fraction(146796, 1)
    """
    ternary = _read(rule)
    limits = ternary.game.limits
    cells: Cells = walked({(0,) * len(limits): 1}, ternary.parts(1, 1, 1), limits)
    return Fraction(sum(cells.values()), 3 ** len(ternary.game.costs))


def ternary_success(rule: AnyRule) -> Power:
    """The probability that the outcome is as the voter voted, where it takes a side.

    All vote by equal thirds; counted are the roll calls in which the voter
    says yes or no. Whoever abstains neither wins nor loses.

    >>> from unsc_sim.rules import weighted
    >>> ternary_success(weighted(2, {"A": 1, "B": 1, "C": 1}))["A"]
    Fraction(13, 18)
    """
    ternary = _read(rule)
    whole = 3 ** (len(ternary.game.costs) - 1)
    found = {
        kind: Fraction(yes + whole - no, 2 * whole)
        for kind, (yes, _, no) in zip(ternary.kinds, ternary.passing(1, 1, 1))
    }
    return ternary.power(Measure.TERNARY_SUCCESS, found)


def _read(rule: AnyRule) -> _Ternary:
    """The game with three ways to vote.

    An abstention is missing where yes votes are counted, and is no negative vote.
    """
    organs = (rule,) if isinstance(rule, Rule) else (rule.council, rule.other)
    for organ in organs:
        if organ.ballot is not Vote:
            raise RuleError(say("nobody abstains where nobody votes: {title}", title=organ.title))
    withheld = [each.bound is Bound.AT_LEAST for organ in organs for each in organ.requirements]
    game = read(rule)
    kinds = tuple(dict.fromkeys(game.costs))
    abstaining = {
        kind: tuple(cost if counts else 0 for cost, counts in zip(kind, withheld)) for kind in kinds
    }
    return _Ternary(game, kinds, abstaining)
