"""Power indices that are sums over swings.

An *index* shares out one whole among the voters (Shapley-Shubik, Banzhaf); a
*measure* is a probability for each of them alone (Penrose, Coleman).
"""

from __future__ import annotations

from fractions import Fraction

from unsc_sim.power.counts import by_size, totals
from unsc_sim.power.games import AnyRule, Cost, Game, read
from unsc_sim.power.kinds import orders, two_kinds
from unsc_sim.power.results import Measure, Method, Power

__all__ = [
    "banzhaf",
    "coleman_act",
    "coleman_initiate",
    "coleman_prevent",
    "inclusiveness",
    "penrose",
    "pivots",
    "shapley_shubik",
]


def shapley_shubik(rule: AnyRule) -> Power:
    """The share of all orders in which a voter is the pivot.

    Shapley and Shubik, *A method for evaluating the distribution of power in a
    committee system* (1954). The voters come out in favour one after the
    other; the pivot is the one whose vote makes the coalition win. It measures
    the expected share in a fixed prize, and the shares sum to one.

    Examples
    --------
    >>> from unsc_sim import rules
    >>> from unsc_sim import council
    >>> shapley_shubik(rules.substantive(council(2019)))["France"]
    Fraction(421, 2145)
    """
    game = read(rule)
    shares, method = pivots(game)
    amounts = tuple(map(shares.__getitem__, game.costs))
    return Power(game.council, amounts, Measure.SHAPLEY_SHUBIK, method, title=game.title)


def pivots(game: Game) -> tuple[dict[Cost, Fraction], Method]:
    """The share of all orders in which a voter of each kind is the pivot.

    Found from swings by size: a voter who never swings changes nobody's share.
    """
    stairs = two_kinds(game)
    if stairs is not None:
        return stairs.shapley_shubik(), Method.TWO_KINDS
    counted = by_size(game)
    weights, every = orders(counted.voters)
    shares = {}
    for kind, sizes in counted.swings.items():
        shares[kind] = Fraction(sum([a * b for a, b in zip(sizes, weights)]), every)
    return shares, counted.method


def penrose(rule: AnyRule) -> Power:
    """The probability that a voter's vote decides when all others toss a coin.

    Penrose, *The elementary statistics of majority voting* (1946); also called
    the absolute Banzhaf index. It measures influence on the outcome: the
    number of swings over that of the coalitions of all others. It does not sum
    to one and is not meant to.

    >>> from unsc_sim.rules import weighted
    >>> penrose(weighted(3, {"A": 2, "B": 1, "C": 1}))["A"]
    Fraction(3, 4)
    """
    game = read(rule)
    counted = totals(game)
    return _each(game, Measure.PENROSE, counted.swings, 1 << len(game.costs) - 1, counted.method)


def banzhaf(rule: AnyRule) -> Power:
    """The share of a voter in all swings: the Penrose measure made to sum to one.

    Banzhaf, *Weighted voting doesn't work* (1965). As an index it compares the
    voters of one rule with each other; to compare rules take :func:`penrose`.

    >>> from unsc_sim import rules
    >>> from unsc_sim import council
    >>> banzhaf(rules.substantive(council(2019)))["FRA"]
    Fraction(106, 635)
    """
    game = read(rule)
    counted = totals(game)
    return _each(game, Measure.BANZHAF, counted.swings, counted.every, counted.method)


def coleman_prevent(rule: AnyRule) -> Power:
    """In what share of the winning coalitions a voter can bring failure by leaving.

    Coleman, *Control of collectivities and the power of a collectivity to act*
    (1971). One for whoever has a veto.

    >>> from unsc_sim.rules import weighted
    >>> coleman_prevent(weighted(3, {"A": 2, "B": 1, "C": 1}))["B"]
    Fraction(1, 3)
    """
    game = read(rule)
    counted = totals(game)
    return _each(game, Measure.COLEMAN_PREVENT, counted.swings, counted.winning, counted.method)


def coleman_initiate(rule: AnyRule) -> Power:
    """In what share of the losing coalitions a voter can bring success by joining.

    Coleman (1971). Small for everyone where few coalitions win.

    >>> from unsc_sim.rules import weighted
    >>> coleman_initiate(weighted(3, {"A": 2, "B": 1, "C": 1}))["B"]
    Fraction(1, 5)
    """
    game = read(rule)
    counted = totals(game)
    losing = (1 << len(game.costs)) - counted.winning
    return _each(game, Measure.COLEMAN_INITIATE, counted.swings, losing, counted.method)


def coleman_act(rule: AnyRule) -> Fraction:
    """The power of the whole body to act: the share of all coalitions that win.

    Coleman (1971). A number of the rule, not of a voter: the probability of
    adoption when everyone tosses a coin.

    >>> from unsc_sim import rules
    >>> from unsc_sim import council
    >>> coleman_act(rules.substantive(council(2019)))
    Fraction(53, 2048)
    """
    game = read(rule)
    return Fraction(totals(game).winning, 1 << len(game.costs))


def inclusiveness(rule: AnyRule) -> Power:
    """The share of the winning coalitions that a voter belongs to.

    Koenig and Braeuninger, *The inclusiveness of European decision rules*
    (1998). How often the winners include a voter, needed or not; one half for
    whoever never matters, one for whoever has a veto.

    >>> from unsc_sim.rules import weighted
    >>> inclusiveness(weighted(3, {"A": 2, "B": 1, "C": 1}))["B"]
    Fraction(2, 3)
    """
    game = read(rule)
    counted = totals(game)
    # A voter is in all coalitions it swings and in half of the others that win.
    within = {cost: counted.winning + number for cost, number in counted.swings.items()}
    return _each(game, Measure.INCLUSIVENESS, within, 2 * counted.winning, counted.method)


def _each(
    game: Game, measure: Measure, numbers: dict[Cost, int], whole: int, method: Method
) -> Power:
    """A share of a whole for every voter."""
    shares = {cost: Fraction(number, whole) for cost, number in numbers.items()}
    return Power(
        game.council, tuple(map(shares.__getitem__, game.costs)), measure, method, title=game.title
    )
