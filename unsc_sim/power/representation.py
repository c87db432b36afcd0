"""Whether a rule is a weighted game, and by which small whole weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from importlib import import_module
from math import ceil, lcm
from typing import Any

from unsc_sim import rules
from unsc_sim.choices import Choice
from unsc_sim.councils.members import Council
from unsc_sim.errors import RuleError
from unsc_sim.pictures import Drawn, Frame, Picture
from unsc_sim.power.charts import class_bars
from unsc_sim.power.classes import classes
from unsc_sim.power.games import AnyRule, Game, core, read
from unsc_sim.power.simplex import Programme
from unsc_sim.power.structure import desirability
from unsc_sim.power.tiers import Tiers
from unsc_sim.rules.decisions import Rule
from unsc_sim.words import Sentence, listed, say

__all__ = ["Basis", "Weights", "is_weighted", "weights_of"]

MOST_TRIED = 100
"""Multiples of fractional weights that are tried before the one that makes all of them whole."""


class Basis(Choice):
    """What is known of how small weights are."""

    LEAST = say("no whole weights of a smaller sum make this game")
    NEAR = say("close to the least sum, which only weights that are not whole have")
    OWN = say("the weights of the rule itself; smaller ones were out of reach")


@dataclass(frozen=True, slots=True, repr=False)
class Weights(Drawn):
    """A quota and a weight for every voter that make the same game as a rule.

    Attributes
    ----------
    council
        The voters.
    quota
        The weight a coalition needs to win.
    weights
        The weight of each voter, in the order of the seats.
    basis
        What is known of how small they are.
    """

    council: Council
    quota: int
    weights: tuple[int, ...]
    basis: Basis

    def __getitem__(self, word: str) -> int:
        return self.weights[self.council.seat(word)]

    @property
    def rule(self) -> Rule:
        """The weighted game itself, its voters known by their codes."""
        return rules.weighted(self.quota, dict(zip(self.council.codes, self.weights)))

    @property
    def formula(self) -> Sentence:
        """The usual short form: the quota, then each weight and how many have it."""
        kinds = sorted(set(self.weights), reverse=True)
        shares = [
            say("{weight}x{many}", weight=each, many=self.weights.count(each)) for each in kinds
        ]
        return say("[{quota}; {weights}]", quota=self.quota, weights=listed(shares))

    def picture(self, lang: str = "en") -> Picture:
        """A bar for every class of voters, as long as their weight."""
        title = say("Weights, {quota} needed", quota=self.quota).words(lang)
        frame = Frame(title, self.words(lang), lang, footnote=self.words(lang))
        return class_bars(classes(self.council, self.weights), frame)

    def words(self, lang: str = "en") -> str:
        """The short form, and what is known of how small the weights are."""
        return say("{formula}: {basis}.", formula=self.formula, basis=self.basis).words(lang)

    def __str__(self) -> str:
        return self.formula.words()

    def __repr__(self) -> str:
        return f"<Weights {self}>"

    def to_pandas(self) -> Any:
        """A pandas Series of the weights by code."""
        pandas = import_module("pandas")
        return pandas.Series(dict(zip(self.council.codes, self.weights)), name="weight")


def is_weighted(rule: AnyRule) -> bool:
    """Whether some weights and a quota make the same game as the rule.

    >>> from unsc_sim import council
    >>> is_weighted(rules.put_to_vote(council(2019), needed=9, blocking=2))
    False
    """
    return _own(read(rule)) is not None or weights_of(rule) is not None


def weights_of(rule: AnyRule) -> Weights | None:
    """Small whole weights and a quota that make the same game; None if there are none.

    The weights are those of least sum in the linear programme that asks every
    winning coalition to reach the quota and every losing one to fall short of
    it by one, voters who are alike weighing the same (Taylor and Zwicker,
    *Simple Games*, 1999), brought to whole numbers. Where that takes too long,
    the rule's own weights serve, if a single requirement beside vetoes makes it
    weighted as it stands. The result says which they are.

    >>> from unsc_sim import council
    >>> found = weights_of(rules.substantive(council(2019)))
    >>> print(found)
    [39; 7x5, 1x10]
    >>> print(found.words())
    [39; 7x5, 1x10]: no whole weights of a smaller sum make this game.

    Raises
    ------
    RuleError
        If it would take too long to find out: many voters of many kinds under
        several requirements.
    """
    game = read(rule)
    own = _own(game)
    if own is None and not desirability(rule).complete:
        return None
    try:
        return _small(Tiers.of(game), own)
    except RuleError:  # out of reach
        if own is None:
            raise
        return own


def _own(game: Game) -> Weights | None:
    """The weights that the rule has itself, a veto written as a weight of its own."""
    reduced = core(game)
    if len(reduced.limits) > 1:
        return None
    limit = reduced.limits[0] if reduced.limits else 0
    names = dict(reduced.names)
    # Even one vetoer too few may not be made up for by all that could be missing.
    weights = tuple((names[cost] or (0,))[0] if cost in names else limit + 1 for cost in game.costs)
    return Weights(game.council, sum(weights) - limit, weights, Basis.OWN)


def _small(tiers: Tiers, own: Weights | None) -> Weights | None:
    """The weights of least sum, found with ever more of the coalitions compared."""
    fractions = _least_fractions(tiers)
    if fractions is None:
        return None
    weights, quota = _whole(tiers, fractions)
    found = Weights(tiers.game.council, quota, tiers.by_seat(weights), Basis.NEAR)
    if own is not None and sum(own.weights) < sum(found.weights):
        found = replace(own, basis=Basis.NEAR)
    least = ceil(_weight(tiers.many, fractions))
    return replace(found, basis=Basis.LEAST) if sum(found.weights) == least else found


def _least_fractions(tiers: Tiers) -> list[Fraction] | None:
    """The least weight for a voter of each tier; None if there are none."""
    programme = Programme([*tiers.many, 0])
    weights, quota = [Fraction(0)] * len(tiers.many), Fraction(0)
    while True:
        lightest, heaviest = tiers.extremes(_scaled(weights)[0])
        light, heavy = _weight(lightest, weights), _weight(heaviest, weights)
        if light >= quota >= heavy + 1:
            return weights
        if light < quota:
            programme.require([*lightest, -1], 0)
        if heavy > quota - 1:
            programme.require([*(-each for each in heaviest), 1], 1)
        solution = programme.least()
        if solution is None:
            return None
        *weights, quota = solution


def _whole(tiers: Tiers, fractions: list[Fraction]) -> tuple[list[int], int]:
    """The first multiple of the weights that still makes the game when rounded; with the quota."""
    exact, unit = _scaled(fractions)
    for times in range(1, min(unit, MOST_TRIED)):
        rounded = [round(each * times) for each in fractions]
        lightest, heaviest = (_weight(each, rounded) for each in tiers.extremes(rounded))
        if heaviest < lightest:
            return rounded, int(lightest)
    return exact, int(_weight(tiers.extremes(exact)[0], exact))


def _scaled(fractions: list[Fraction]) -> tuple[list[int], int]:
    """Fractions as whole numbers of a unit, and how many of it make one."""
    unit = lcm(*(each.denominator for each in fractions))
    return [int(each * unit) for each in fractions], unit


def _weight(numbers: Sequence[int], weights: Sequence[Fraction | int]) -> Fraction | int:
    return sum(a * b for a, b in zip(numbers, weights))
