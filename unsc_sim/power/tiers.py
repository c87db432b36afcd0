"""Voters who are alike, and the coalitions that weights have the hardest time to tell apart.

In a game in which any two voters can be compared, those with as many swings
are alike, whatever their weights in the rule: so a coalition wins or loses by
how many of each tier are in it. Of all coalitions two matter to new weights,
the lightest that wins and the heaviest that loses; they are found by one walk
over the costs in the rule, which keeps the best coalition to each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import prod
from operator import add, mul
from typing import NamedTuple

from unsc_sim.power.counts import totals
from unsc_sim.power.effort import within_reach
from unsc_sim.power.games import Cost, Game, fits

__all__ = ["Tiers"]


class _Best(NamedTuple):
    """The lightest and the heaviest that can be left out at a cost, and who: their code."""

    least: tuple[int, int]
    most: tuple[int, int]


class Tiers(NamedTuple):
    """The voters of a game who matter, by tier, the most desirable first.

    Attributes
    ----------
    many
        How many each tier has.
    steps
        For each tier what it costs to leave out none of it, one, and so on.
    places
        The tier of each kind of voters; those who never matter have none.
    """

    game: Game
    many: tuple[int, ...]
    steps: tuple[tuple[Cost, ...], ...]
    places: dict[Cost, int]

    @staticmethod
    def of(game: Game) -> Tiers:
        """The tiers of a game in which any two voters can be compared.

        Raises
        ------
        RuleError
            If it would take too long.
        """
        swings = totals(game).swings
        ranks = sorted({number for number in swings.values() if number}, reverse=True)
        places = {kind: ranks.index(number) for kind, number in swings.items() if number}
        members: list[list[Cost]] = [[] for _ in ranks]
        for cost in game.costs:
            if cost in places:
                members[places[cost]].append(cost)
        many = tuple(map(len, members))
        within_reach(_effort(many, game.limits), sum(many), len(many))
        return Tiers(game, many, tuple(_steps(each, game.limits) for each in members), places)

    def by_seat(self, weights: Sequence[int]) -> tuple[int, ...]:
        """The weight of each voter, from those of the tiers."""
        places = self.places
        return tuple(weights[places[cost]] if cost in places else 0 for cost in self.game.costs)

    def extremes(self, weights: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """How many of each tier are in the lightest that wins, and in the heaviest that loses."""
        limits = self.game.limits
        cells = {(0,) * len(limits): _Best((0, 0), (0, 0))}
        radix = 1
        for steps, weight in zip(self.steps, weights):
            cells = _walked(cells, steps, (weight, radix), limits)
            radix *= len(steps)
        wins = max(best.most for cost, best in cells.items() if fits(cost, limits))
        loses = min(best.least for cost, best in cells.items() if not fits(cost, limits))
        return self._inside(wins[1]), self._inside(loses[1])

    def _inside(self, code: int) -> tuple[int, ...]:
        """How many of each tier are in a coalition, from the code of who is left out."""
        inside = []
        for each in self.many:
            code, out = divmod(code, each + 1)
            inside.append(each - out)
        return tuple(inside)


def _effort(many: Sequence[int], limits: Cost) -> float:
    """The nanoseconds that it takes to find weights for so many of each tier.

    There are two or three comparisons for each tier; each walks over the costs.
    """
    tiers, most = len(many), prod(limit + 2 for limit in limits)
    cells = [min(most, each) for each in accumulate([each + 1 for each in many], mul, initial=1)]
    steps = sum(before * (each + 1) for before, each in zip(cells, many))
    return 2.5 * tiers * 1500 * steps + 1e5 * tiers**3


def _steps(members: Iterable[Cost], limits: Cost) -> tuple[Cost, ...]:
    """What leaving out the first so many costs."""
    nothing = (0,) * len(limits)
    return tuple(accumulate(members, lambda a, b: tuple(map(add, a, b)), initial=nothing))


def _walked(
    cells: dict[Cost, _Best], steps: Sequence[Cost], each: tuple[int, int], limits: Cost
) -> dict[Cost, _Best]:
    """The cells with a tier more; a cost beyond a limit is kept as the first that is."""
    after: dict[Cost, _Best] = {}
    beyond = [limit + 1 for limit in limits]
    weight, radix = each
    for point, (least, most) in cells.items():
        for out, cost in enumerate(steps):
            there = tuple(map(min, map(add, point, cost), beyond))
            lighter = least[0] + out * weight, least[1] + out * radix
            heavier = most[0] + out * weight, most[1] + out * radix
            held = after.get(there)
            if held is not None:
                lighter, heavier = min(lighter, held.least), max(heavier, held.most)
            after[there] = _Best(lighter, heavier)
    return after
