"""How likely each outcome is, exactly, and who makes the difference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm, sqrt
from typing import TYPE_CHECKING, Any

from unsc_sim.chances import Chance, Chances, Percent, brief
from unsc_sim.councils.bymember import ByMember
from unsc_sim.errors import RuleError, Speakable
from unsc_sim.forecasts import turning
from unsc_sim.forecasts.floats import weigh_floats
from unsc_sim.forecasts.likely import RollCall, likeliest
from unsc_sim.forecasts.mixtures import Belief, Beliefs, Mixture, beliefs
from unsc_sim.forecasts.products import weigh
from unsc_sim.forecasts.simulation import Randomness, draw, draw_one
from unsc_sim.forecasts.vetoes import VetoBy, veto_by
from unsc_sim.pictures import Column, Columns, Drawn, Frame, Picture, Threshold, columns
from unsc_sim.rules.decisions import Decision, Rule, check_rule
from unsc_sim.rules.machines import read_whole
from unsc_sim.tally import COUNTING, fold
from unsc_sim.votes import Outcome, read_outcome
from unsc_sim.words import Sentence, all_of, joined, listed, say, say_many

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Forecast", "RollCall", "forecast"]

Weights = tuple[tuple[Outcome, Any], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Forecast(Drawn):
    """The chances of what comes out of a vote, under stated beliefs.

    All numbers are exact fractions if the beliefs are, and floats if not. Only
    the weights of the outcomes are kept; the rest is computed when asked.

    Attributes
    ----------
    belief
        The beliefs, independent or a mixture; the rule is theirs.
    weights, total
        What each outcome weighs, of how much.
    """

    belief: Belief
    weights: Weights = field(compare=False)
    total: Any = field(compare=False)

    @property
    def rule(self) -> Rule:
        """The rule of the vote."""
        return self.belief.rule

    def probability(self, outcome: Outcome | str) -> Chance:
        """The chance of an outcome."""
        return self._chance(dict(self.weights).get(read_outcome(outcome), 0))

    def _chance(self, weight: Any) -> Chance:
        return Fraction(weight, self.total) if self.belief.exact else weight / self.total

    @property
    def outcomes(self) -> Chances[Outcome]:
        """The chances of all outcomes that can come."""
        weights = dict(self.weights)
        chances = [(each, self._chance(weights[each])) for each in Outcome if weights.get(each)]
        return Chances(tuple(chances))

    @property
    def error(self) -> Chance:
        """How far a chance of an outcome may be off; nought where the beliefs are exact as given.

        Where the components of a mixture stand for a continuous factor: the
        largest difference to the forecast with more of them.
        """
        finer = self.belief.finer if isinstance(self.belief, Mixture) else None
        if finer is None:
            return Fraction(0)
        other = forecast(self.rule, finer)
        pairs = [(self.probability(each), other.probability(each)) for each in Outcome]
        return max(abs(float(mine) - float(its)) for mine, its in pairs)

    @property
    def note(self) -> Speakable | None:
        """What is to be said beside the chances, as where they are fitted to a record."""
        return self.belief.note if isinstance(self.belief, Mixture) else None

    @property
    def veto_by(self) -> VetoBy:
        """The chance of a veto by each member, and by exactly each set of members."""
        return veto_by(self.belief)

    @property
    def yes_votes(self) -> Chances[int]:
        """The chance of each number of votes in favour."""
        return Chances(tuple(enumerate(turning.affirmative(self.belief))))

    @property
    def pivotal(self) -> ByMember:
        """For each member the chance that a yes of it adopts and a no of it does not.

        The others vote by their joint marginal; the member's own belief does
        not matter.
        """
        return ByMember(self.rule.council, turning.decisive(self.belief))

    @property
    def pivotal_among_open(self) -> ByMember:
        """The same between the votes believed open to the member: its best and its worst.

        A member sure to vote in favour decides nothing here.
        """
        return ByMember(self.rule.council, turning.decisive_among_open(self.belief))

    @property
    def learning(self) -> ByMember:
        """What each member's vote, learned in advance, takes off the expected squared error.

        See :func:`unsc_sim.forecasts.turning.learned`.
        """
        return ByMember(self.rule.council, turning.learned(self.belief))

    @property
    def likeliest(self) -> RollCall:
        """The likeliest roll call."""
        found = likeliest(self.belief)
        assert found is not None  # noqa: S101
        return found

    @property
    def likeliest_way(self) -> RollCall | None:
        """The likeliest roll call that adopts; None if none can."""
        return likeliest(self.belief, Outcome.ADOPTED)

    def if_votes(self, member: str, vote: object) -> Forecast:
        """The forecast if a member votes so, or by such chances, the others left as believed.

        To make a member do something tells nothing of the others; to learn
        that it does may: see :meth:`given`.
        """
        code = self.rule.council.member(member).code
        return forecast(self.rule, self.belief.revised({code: vote}))

    def given(self, votes: Mapping[str, object]) -> Forecast:
        """The forecast conditioned on some votes being known.

        Of correlated members a vote tells more than itself.

        Raises
        ------
        BeliefError
            If these votes have no chance.
        """
        return forecast(self.rule, self.belief.given(votes))

    def simulate(self, n: int, rng: np.random.Generator) -> NDArray[np.int8]:
        """Roll calls drawn at random, a row each, the seats in the order of ``rule.codes``.

        YES 1, ABSTAIN 0, NO -1, NOT_VOTING 2. The share of an outcome in them
        has the standard error that :meth:`standard_error` tells.
        """
        return draw(self.belief, n, rng)

    def simulate_one(self, rng: Randomness) -> Decision:
        """One vote drawn at random."""
        return self.rule.decide(draw_one(self.belief, rng))

    def standard_error(self, outcome: Outcome | str, n: int) -> float:
        """The standard error of the share of an outcome among so many votes drawn."""
        if (read_whole(n) or 0) < 1:
            raise RuleError(say("expected a whole number of votes to draw, not {n!r}", n=n))
        chance = float(self.probability(outcome))
        return sqrt(chance * (1 - chance) / n)

    def picture(self, lang: str = "en") -> Picture:
        """The chance of each number of votes in favour, and the mark of those needed."""
        needed = self.rule.quota(lang)
        drawn = Columns(
            tuple(
                Column(str(n), float(chance), brief(chance).words(lang) if chance else "")
                for n, chance in self.yes_votes.items()
            ),
            label=say("votes in favour").words(lang),
            threshold=Threshold(needed.number, needed.label) if needed else None,
        )
        title, note = self._outcomes_told().words(lang), joined(filter(None, [self.note]))
        return columns(drawn, Frame(title, self.words(lang), lang, footnote=note.words(lang)))

    def words(self, lang: str = "en") -> str:
        """The forecast in a language: outcomes, vetoes, votes in favour, who decides."""
        told = [self._outcomes_told(), *self._vetoes_told(), *self._deciding_told()]
        if self.error:
            text = "The shared factor is taken at a few points; the error is about {error}."
            told.append(say(text, error=Percent(self.error)))
        return joined(filter(None, [*told, self.note])).words(lang)

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<{self._outcomes_told()}>"

    def _outcomes_told(self) -> Sentence:
        ballot = self.rule.ballot
        chances = listed(
            say("{outcome} {chance}", outcome=each.told_of(ballot), chance=Percent(chance))
            for each, chance in self.outcomes.items()
        )
        return say("Under these beliefs: {chances}.", chances=chances)

    def _vetoes_told(self) -> list[Speakable]:
        vetoes = self.veto_by
        if not vetoes:
            return []
        names = _by_chance(self.rule, dict(vetoes))
        return [say("Chance of a veto by {members}.", members=all_of(names))]

    def _deciding_told(self) -> list[Speakable]:
        chances = dict(self.pivotal_among_open)
        most = max(chances.values())
        if not most:
            return []
        leading = [code for code, chance in chances.items() if chance == most]
        names = all_of(self.rule.council.member(code).in_text for code in leading)
        text = (
            "Of the open votes that of {members} decides most often: {chance}.",
            "Of the open votes those of {members} decide most often: {chance} each.",
        )
        return [say_many(*text, len(leading), members=names, chance=Percent(most))]


def _by_chance(rule: Rule, chances: Mapping[str, Chance]) -> list[Speakable]:
    return [
        say("{member} {chance}", member=rule.council.member(code).in_text, chance=Percent(chance))
        for code, chance in sorted(chances.items(), key=lambda each: -each[1])
    ]


def forecast(rule: Rule, believed: Belief | Mapping[str, object]) -> Forecast:
    """How likely each outcome is under beliefs of the votes.

    Parameters
    ----------
    believed
        Ready beliefs, independent or a mixture, or a mapping as for
        :func:`unsc_sim.forecasts.mixtures.beliefs`.

    Raises
    ------
    BeliefError
        If the beliefs cannot be, or belong to other seats.

    Examples
    --------
    >>> from unsc_sim import rules
    >>> rule = rules.weighted(2, {"A": 1, "B": 1, "C": 1})
    >>> coin = {"yes": "1/2", "no": "1/2"}
    >>> forecast(rule, {"A": coin, "B": coin, "C": "yes"}).probability(Outcome.ADOPTED)
    Fraction(3, 4)
    """
    check_rule(rule)
    if isinstance(believed, Beliefs):
        ready = believed if believed.rule is rule else believed.under(rule)
        return Forecast(ready, _weights(ready), ready.total)
    if not isinstance(believed, Mixture):
        return forecast(rule, beliefs(rule, believed))
    belief = believed if believed.rule is rule else believed.under(rule)
    shares = [share for share, _ in belief.components]
    found = [(_weights(each), each.total) for _, each in belief.components]
    if not belief.exact:
        return Forecast(belief, _mixed(shares, found), 1.0)
    total = lcm(*[share.denominator * whole for share, (_, whole) in zip(shares, found)])  # type: ignore[union-attr]
    scaled = [share * total for share in shares]
    return Forecast(belief, _mixed(scaled, found), total)


def _weights(belief: Beliefs) -> Weights:
    """What each outcome weighs: a product where the rule is of that form, the walk where not."""
    product = belief.product
    if product is None:
        return tuple(fold(belief.rule.machine, belief.weights, COUNTING).items())
    weights = weigh(product) if belief.exact else weigh_floats(product)
    return tuple(zip(product.form.outcomes, weights))


def _mixed(shares: list[Any], found: list[tuple[Weights, int]]) -> Weights:
    """The weights of components together, each by its share."""
    mixed: dict[Outcome, Any] = {}
    for share, (weights, whole) in zip(shares, found):
        for outcome, weight in weights:
            mixed[outcome] = mixed.get(outcome, 0) + share * weight / whole
    return tuple(mixed.items())
