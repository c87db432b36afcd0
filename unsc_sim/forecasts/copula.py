"""Members moved by one thing they share: the one-factor probit model, or Gaussian copula."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import exp, inf, sqrt
from statistics import NormalDist

from unsc_sim.chances import BeliefError, Chance, read_number, shared_out
from unsc_sim.councils.members import Council
from unsc_sim.forecasts.distributions import Distribution
from unsc_sim.forecasts.mixtures import Beliefs, Mixture
from unsc_sim.forecasts.turning import TOWARDS
from unsc_sim.rules.machines import read_whole
from unsc_sim.words import say

__all__ = ["shared_factor"]


def shared_factor(
    belief: Beliefs, loadings: float | Mapping[str, float], nodes: int = 33
) -> Mixture:
    """Members moved by one thing they share, as the mood in the Council.

    A member's inclination is normally distributed; ``loading`` is its
    correlation with the factor, between -1 and 1, so two members' inclinations
    correlate by the product of their loadings. Where the inclination falls
    decides the vote, against below abstaining below in favour, with the
    chances believed of the member (the one-factor probit model, or Gaussian
    copula).

    The factor is taken at equally spaced nodes, by the trapezoidal rule from
    -8 to 8 standard deviations, which converges exponentially for smooth
    integrands (Trefethen and Weideman, *SIAM Review* 56, 2014). The mixture is
    exact for its nodes; the ``error`` of a forecast compares it with one of
    four times as many.

    Parameters
    ----------
    loadings
        One for all members, or for each; a member left out has none.
    nodes
        At how many points the factor is taken.

    Raises
    ------
    BeliefError
        If the beliefs are correlated already, a loading is not between -1 and
        1, or there are fewer than nine nodes.
    """
    if not isinstance(belief, Beliefs):
        expected = "expected independent beliefs, as beliefs() makes them, not {came!r}"
        raise BeliefError(say(expected, came=belief))
    points = read_whole(nodes)
    if points is None or points < 9:
        raise BeliefError(say("expected nine nodes or more, not {nodes}", nodes=nodes))
    pulls = _loadings(belief.rule.council, loadings)
    finer = _at_nodes(belief, pulls, 4 * points - 3)
    return Mixture(_at_nodes(belief, pulls, points), Mixture(finer))


def _loadings(council: Council, loadings: float | Mapping[str, float]) -> list[float]:
    """The loading of every seat."""
    named = loadings if isinstance(loadings, Mapping) else dict.fromkeys(council.codes, loadings)
    pulls = [0.0] * len(council)
    for word, loading in named.items():
        seat, pull = council.seat(word), read_number(loading)
        if pull is None or not -1 < pull < 1:
            text = "{member}: expected a loading between -1 and 1, not {loading}"
            member = council.members[seat].in_text
            raise BeliefError(say(text, member=member, loading=loading))
        pulls[seat] = float(pull)
    return pulls


def _at_nodes(
    belief: Beliefs, pulls: Sequence[float], nodes: int
) -> tuple[tuple[Chance, Beliefs], ...]:
    points = [16 * place / (nodes - 1) - 8 for place in range(nodes)]
    density = [exp(-point * point / 2) for point in points]
    return tuple(
        (
            weight / sum(density),
            Beliefs(
                belief.rule,
                tuple(
                    _leaning(seat, pull, point) if pull else seat
                    for seat, pull in zip(belief.seats, pulls)
                ),
            ),
        )
        for point, weight in zip(points, density)
    )


_NORMAL = NormalDist()


def _leaning(seat: Distribution, pull: float, point: float) -> Distribution:
    """The chances of a seat's ballots where the factor has a given value."""
    ordered = sorted(seat, key=lambda each: TOWARDS.index(each[0]))
    below, limits = 0.0, [-inf]
    for _, chance in ordered[:-1]:
        below += float(chance)
        limits.append(_NORMAL.inv_cdf(min(below, 1 - 1e-16)))
    limits.append(inf)
    spread = sqrt(1 - pull * pull)
    reached = [_NORMAL.cdf((limit - pull * point) / spread) for limit in limits]
    leaning = {ballot: high - low for (ballot, _), (low, high) in zip(ordered, pairwise(reached))}
    return shared_out({ballot: leaning[ballot] for ballot, _ in seat})
