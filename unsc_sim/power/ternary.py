"""Power when one may abstain.

In the game of yes and no S/RES/275 and S/RES/344 cannot happen, for permanent
members abstained and the text was adopted. A *ternary* game has three ways to
vote and two outcomes (Felsenthal and Machover 1997; the (3,2) games of Freixas
and Zwicker 2003). The prior here is that of equal thirds: every voter says
yes, abstains or says no with probability one third, independently. Indices for
which no settled extension exists are not given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from unsc_sim.errors import RuleError
from unsc_sim.power.chances import of_alike
from unsc_sim.power.games import AnyRule, Cost, Game, read
from unsc_sim.power.indices import shapley_shubik
from unsc_sim.power.kinds import orders
from unsc_sim.power.results import Measure, Method, Power
from unsc_sim.power.splits import TernaryBanzhaf
from unsc_sim.power.walkers import Part
from unsc_sim.power.walks import every, passing
from unsc_sim.rules.decisions import Rule
from unsc_sim.rules.machines import Bound
from unsc_sim.votes import Vote
from unsc_sim.words import say

__all__ = [
    "roll_call_shapley_shubik",
    "ternary_banzhaf",
    "ternary_chance_to_pass",
    "ternary_success",
]


class _Passing(NamedTuple):
    """The probabilities of adoption with a voter's yes, abstention and no."""

    yes: Fraction
    abstain: Fraction
    no: Fraction


@dataclass(frozen=True, slots=True)
class _Ternary:
    """A game in which abstaining has a cost of its own, by kinds of voters.

    ``withheld`` says of every counter whether an abstention costs on it what a
    no does; otherwise it costs nothing there.
    """

    game: Game
    withheld: tuple[bool, ...]

    @property
    def kinds(self) -> tuple[Cost, ...]:
        """The kinds of voters."""
        return tuple(dict.fromkeys(self.game.costs))

    @property
    def yes_or_not(self) -> Fraction | None:
        """How likely a vote helps, where an abstention is as good as one of the other votes."""
        if len(set(self.withheld)) > 1:
            return None
        return Fraction(1, 3) if self.withheld[0] else Fraction(2, 3)

    def parts(self, yes: int, abstain: int, no: int) -> list[Part]:
        """The voters by kind, every vote carrying something."""
        nothing = (0,) * len(self.withheld)
        return [
            Part(((yes, nothing), (abstain, self._abstaining(kind)), (no, kind)), many)
            for kind, many in Counter(self.game.costs).items()
        ]

    def _abstaining(self, kind: Cost) -> Cost:
        return tuple([cost if counts else 0 for cost, counts in zip(kind, self.withheld)])

    def passing(self) -> tuple[dict[Cost, _Passing], Method]:
        """For every kind the probabilities of adoption with each of its votes."""
        likely = self.yes_or_not
        if likely is not None:
            of_two = of_alike(self.game, likely)
            return {kind: self._of(*each) for kind, each in of_two.passing.items()}, of_two.method
        whole = 3 ** (len(self.game.costs) - 1)
        found = passing(self.parts(1, 1, 1), self.game.limits)
        thirds = (_Passing(*[Fraction(each, whole) for each in votes]) for votes in found)
        return dict(zip(self.kinds, thirds)), Method.WALK

    def _of(self, with_yes: Fraction, with_no: Fraction) -> _Passing:
        return _Passing(with_yes, with_no if self.withheld[0] else with_yes, with_no)

    def amounts(self, by_kind: Mapping[Cost, Fraction]) -> tuple[Fraction, ...]:
        """The numbers in the order of the seats."""
        return tuple([by_kind[cost] for cost in self.game.costs])


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
    found, method = ternary.passing()
    council, title = ternary.game.council, ternary.game.title

    def measured(measure: Measure, part: Callable[[_Passing], Fraction]) -> Power:
        by_kind = {kind: part(each) for kind, each in found.items()}
        return Power(council, ternary.amounts(by_kind), measure, method, title=title)

    whole = measured(Measure.TERNARY_BANZHAF, lambda each: each.yes - each.no)
    return TernaryBanzhaf(
        council,
        whole.amounts,
        whole.measure,
        method,
        title=title,
        yes_or_abstain=measured(Measure.YES_OR_ABSTAIN, lambda each: each.yes - each.abstain),
        abstain_or_no=measured(Measure.ABSTAIN_OR_NO, lambda each: each.abstain - each.no),
    )


def roll_call_shapley_shubik(rule: AnyRule) -> Power:
    """The share of all roll calls in which a voter settles the outcome.

    Felsenthal and Machover (1997), after Mann and Shapley (1964) and Bolger
    (1993): the voters are called in random order, each votes by equal thirds,
    and the pivot is the one after whose vote the outcome is certain whatever
    the rest do. The shares sum to one. Where an abstention is as good as one of
    the other votes this is the Shapley-Shubik index, for then it does not matter
    how likely a yes is, if it is as likely for all (Mann and Shapley 1964).

    Examples
    --------
    >>> from unsc_sim.rules import weighted
    >>> dict(roll_call_shapley_shubik(weighted(2, {"A": 1, "B": 1, "C": 1})))["A"]
    Fraction(1, 3)
    """
    ternary = _read(rule)
    game = ternary.game
    if ternary.yes_or_not is not None:
        # Votes of two kinds that are alike for all: then their probabilities do not matter.
        binary = shapley_shubik(rule)
        return Power(
            game.council, binary.amounts, Measure.ROLL_CALL, binary.method, title=game.title
        )
    voters = len(game.costs)
    # One slot for every number of voters called before; those not called yet vote no
    # where it is to be certain that the text passes, yes where that it fails.
    slot = 2 * voters + 2
    called = 1 << slot
    sure = passing(ternary.parts(called, called, 1 + called), game.limits)
    lost = passing(ternary.parts(1 + called, called, called), game.limits)
    shares = {}
    for kind, passes, fails in zip(ternary.kinds, sure, lost):
        (yes, abstain, no), (best, middle, worst) = passes, fails
        settled = (yes + abstain + 2 * best) - (2 * no + middle + worst)
        shares[kind] = _over_orders(settled, slot, voters)
    return Power(
        game.council, ternary.amounts(shares), Measure.ROLL_CALL, Method.WALK, title=game.title
    )


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
    likely = ternary.yes_or_not
    if likely is not None:
        return of_alike(ternary.game, likely).whole
    adopting = every(ternary.parts(1, 1, 1), ternary.game.limits)
    return Fraction(adopting, 3 ** len(ternary.game.costs))


def ternary_success(rule: AnyRule) -> Power:
    """The probability that the outcome is as the voter voted, where it takes a side.

    All vote by equal thirds; counted are the roll calls in which the voter
    says yes or no. Whoever abstains neither wins nor loses.

    >>> from unsc_sim.rules import weighted
    >>> ternary_success(weighted(2, {"A": 1, "B": 1, "C": 1}))["A"]
    Fraction(13, 18)
    """
    ternary = _read(rule)
    found, method = ternary.passing()
    by_kind = {kind: (1 + each.yes - each.no) / 2 for kind, each in found.items()}
    game, amounts = ternary.game, ternary.amounts(by_kind)
    return Power(game.council, amounts, Measure.TERNARY_SUCCESS, method, title=game.title)


def _read(rule: AnyRule) -> _Ternary:
    """The game with three ways to vote.

    An abstention is missing where yes votes are counted, and is no negative vote.
    """
    game = read(rule)
    organs = (rule,) if isinstance(rule, Rule) else (rule.council, rule.other)
    for organ in organs:
        if organ.ballot is not Vote:
            raise RuleError(say("nobody abstains where nobody votes: {title}", title=organ.title))
    withheld = [each.bound is Bound.AT_LEAST for organ in organs for each in organ.requirements]
    return _Ternary(game, tuple(withheld))
