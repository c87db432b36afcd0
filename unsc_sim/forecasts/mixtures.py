"""What is believed of the votes: chances for every seat, checked once.

:class:`Beliefs` are independent: what one member does tells nothing of
another. Members that are correlated are a :class:`Mixture`, a weighted sum of
a few independent beliefs; independence is a mixture of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import lcm, prod
from typing import Any

from unsc_sim.chances import BeliefError, Chance, Chances, amiss_in_sum, read_chance, shared_out
from unsc_sim.errors import Speakable
from unsc_sim.forecasts.distributions import Distribution, read_all, read_some
from unsc_sim.forecasts.products import Factors, factors, form, parts
from unsc_sim.rules.decisions import Rule, check_rule
from unsc_sim.votes import Ballot
from unsc_sim.words import all_of, say

__all__ = ["Belief", "Beliefs", "Mixture", "beliefs", "check_beliefs"]


@dataclass(frozen=True, slots=True, repr=False)
class Beliefs:
    """Independent beliefs, as :func:`beliefs` makes them.

    Attributes
    ----------
    rule
        Under which the seats vote.
    seats
        For every seat, in order, the ballots that have a chance.
    exact
        Whether all chances are rational; if not, the forecast is in floats.
    weights, total
        The same chances as integers over a common denominator for each seat,
        and the product of these denominators; floats and 1 if not exact.
    product
        The Council as a product, if the rule allows it.
    """

    rule: Rule
    seats: tuple[Distribution, ...]
    exact: bool = field(init=False, compare=False)
    weights: tuple[dict[Ballot, Any], ...] = field(init=False, compare=False)
    total: int = field(init=False, compare=False)
    product: Factors | None = field(init=False, compare=False)

    def __post_init__(self) -> None:
        exact = all(isinstance(chance, Fraction) for seat in self.seats for _, chance in seat)
        weights: tuple[dict[Ballot, Any], ...]
        if exact:
            common = [lcm(*[chance.denominator for _, chance in seat]) for seat in self.seats]  # type: ignore[union-attr]
            weights = tuple(
                {ballot: int(chance * whole) for ballot, chance in seat}
                for seat, whole in zip(self.seats, common)
            )
        else:
            common = []
            weights = tuple({ballot: float(chance) for ballot, chance in s} for s in self.seats)
        total, shape = prod(common), form(self.rule)
        object.__setattr__(self, "exact", exact)
        object.__setattr__(self, "weights", weights)
        object.__setattr__(self, "total", total)
        seats = [parts(seat) for seat in weights]
        product = factors(shape, seats, total if exact else 0) if shape else None
        object.__setattr__(self, "product", product)

    def __repr__(self) -> str:
        return f"<Beliefs of {len(self.seats)} seats: {self.rule.title}>"

    @property
    def components(self) -> tuple[tuple[Chance, Beliefs], ...]:
        """Itself, as a mixture of one."""
        return ((Fraction(1), self),)

    def of(self, word: str) -> Chances[Ballot]:
        """The chances of a member's ballots."""
        return Chances(self.seats[self.rule.council.seat(word)])

    def chance(self, weight: Any) -> Chance:
        """The chance that a weight of some ballots of all seats stands for."""
        return Fraction(weight, self.total) if self.exact else float(weight)

    def under(self, rule: Rule) -> Beliefs:
        """The same beliefs under another rule for the same seats."""
        check_rule(rule)
        if rule == self.rule:
            return self
        if rule.codes != self.rule.codes or rule.ballot is not self.rule.ballot:
            text = "beliefs under {own!r} cannot serve under {other!r}: other seats or ballots"
            raise BeliefError(say(text, own=str(self.rule.title), other=str(rule.title)))
        return replace(self, rule=rule)

    def revised(self, believed: Mapping[str, object]) -> Beliefs:
        """The same with other beliefs of some members, or certain votes; the others as they are."""
        seats = list(self.seats)
        for seat, distribution in read_some(self.rule, believed).items():
            seats[seat] = distribution
        return replace(self, seats=tuple(seats))

    def given(self, votes: Mapping[str, object]) -> Beliefs:
        """The beliefs conditioned on some votes: as revised, for all are independent."""
        if not self.chance_of(votes):
            raise BeliefError(_no_chance(self.rule, votes))
        return self.revised(votes)

    def chance_of(self, votes: Mapping[str, object]) -> Chance:
        """The chance that some members vote so."""
        read = _votes(self.rule, votes)
        return prod([dict(self.seats[seat]).get(vote, 0) for seat, vote in read.items()])


@dataclass(frozen=True, slots=True, repr=False)
class Mixture:
    """Correlated beliefs: one of several independent ones holds, each with its chance.

    Parameters
    ----------
    components
        Pairs of a chance and :class:`Beliefs`, all under one rule; the chances
        sum to one.
    finer
        Where the components stand for something continuous, the same with
        more of them; the forecasts of the two are compared for the error.
    note
        What is to be said beside every forecast that rests on it.

    Raises
    ------
    BeliefError
        If a chance is no chance, they do not sum to one, or the rules differ.

    Examples
    --------
    >>> from unsc_sim import rules
    >>> rule = rules.weighted(2, {"A": 1, "B": 1})
    >>> both = [beliefs(rule, {"A": vote, "B": vote}) for vote in ("yes", "no")]
    >>> mixture = Mixture((("1/3", both[0]), ("2/3", both[1])))
    >>> mixture.given({"A": "yes"}).of("B")
    Chances({<Vote.YES: 'yes'>: Fraction(1, 1)})
    """

    components: tuple[tuple[Chance, Beliefs], ...]
    finer: Mixture | None = field(default=None, compare=False)
    note: Speakable | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        given = tuple(self.components)
        if not given:
            raise BeliefError(say("a mixture needs at least one component"))
        for _, each in given:
            check_beliefs(each)
        chances = {place: read_chance(chance) for place, (chance, _) in enumerate(given)}
        if (fault := amiss_in_sum(chances.values())) is not None:
            raise BeliefError(fault)
        if any(each.rule != given[0][1].rule for _, each in given):
            raise BeliefError(say("the components of a mixture are under one rule"))
        kept = tuple((chance, given[place][1]) for place, chance in shared_out(chances))
        object.__setattr__(self, "components", kept)

    def __repr__(self) -> str:
        count, seats = len(self.components), len(self.rule.codes)
        return f"<Mixture of {count} beliefs of {seats} seats: {self.rule.title}>"

    @property
    def rule(self) -> Rule:
        """Under which the seats vote."""
        return self.components[0][1].rule

    @property
    def exact(self) -> bool:
        """Whether all chances are rational."""
        return all(isinstance(chance, Fraction) and each.exact for chance, each in self.components)

    def of(self, word: str) -> Chances[Ballot]:
        """The chances of a member's ballots, all components together."""
        return Chances(self._seat(self.rule.council.seat(word)))

    @property
    def seats(self) -> tuple[Distribution, ...]:
        """The same for every seat, in order: what is believed of each by itself."""
        return tuple(self._seat(seat) for seat in range(len(self.rule.codes)))

    def _seat(self, seat: int) -> Distribution:
        chances: dict[Ballot, Chance] = {}
        for share, each in self.components:
            for ballot, chance in each.seats[seat]:
                chances[ballot] = chances.get(ballot, 0) + share * chance
        ordered = [each for each in self.rule.ballots[seat] if each in chances]
        return tuple((ballot, chances[ballot]) for ballot in ordered)

    def under(self, rule: Rule) -> Mixture:
        """The same beliefs under another rule for the same seats."""
        finer = self.finer and self.finer.under(rule)
        parts = tuple((share, each.under(rule)) for share, each in self.components)
        return Mixture(parts, finer, self.note)

    def revised(self, believed: Mapping[str, object]) -> Mixture:
        """The same with other beliefs of some members, or certain votes; the others as they are.

        The members revised are then independent of the others.
        """
        finer = self.finer and self.finer.revised(believed)
        parts = tuple((share, each.revised(believed)) for share, each in self.components)
        return Mixture(parts, finer, self.note)

    def given(self, votes: Mapping[str, object]) -> Mixture:
        """The beliefs conditioned on some votes.

        Each component counts the more, the likelier the votes are under it
        (Bayes' rule), so that a vote learned tells of the others.
        """
        likely = [(share * each.chance_of(votes), each) for share, each in self.components]
        total = sum(share for share, _ in likely)
        if not total:
            raise BeliefError(_no_chance(self.rule, votes))
        held = tuple((share / total, each.revised(votes)) for share, each in likely if share)
        return Mixture(held, self.finer and self.finer.given(votes), self.note)

    @property
    def lasting_note(self) -> Speakable | None:
        """What of the note still holds of beliefs that are made of these."""
        return self.note


Belief = Beliefs | Mixture
"""Beliefs, independent or not."""


def beliefs(rule: Rule, believed: Mapping[str, object]) -> Beliefs:
    """Independent beliefs of the votes under a rule, checked.

    Parameters
    ----------
    believed
        For every member a vote that is certain, or a mapping from votes to
        their chances: whole numbers, fractions, decimals, ``"2/3"``, which are
        taken exactly, or floats. A vacant seat may be left out.

    Raises
    ------
    BeliefError
        If a member is unknown, named twice or left out, a vote is none that
        the seat may cast, or chances are negative, not finite or do not sum to
        one (rationals exactly, floats within 1e-9); all faults in one message,
        each with its member.

    Examples
    --------
    >>> from unsc_sim import rules
    >>> from unsc_sim import council
    >>> rule = rules.substantive(council("2019-04-18"))
    >>> undecided = {"yes": "1/3", "abstain": "1/3", "no": "1/3"}
    >>> held = beliefs(rule, dict.fromkeys(rule.codes, undecided) | {"GBR": "yes"})
    >>> held.of("GBR")
    Chances({<Vote.YES: 'yes'>: Fraction(1, 1)})
    """
    check_rule(rule)
    return Beliefs(rule, read_all(rule, believed))


def check_beliefs(given: object) -> None:
    """Refuse what is no belief ready made, with a :class:`BeliefError`."""
    if not isinstance(given, Belief):
        raise BeliefError(
            say("expected beliefs, as beliefs() makes them, not {came!r}", came=given)
        )


def _votes(rule: Rule, votes: Mapping[str, object]) -> dict[int, Ballot]:
    """The votes of some members by seat, checked."""
    read = read_some(rule, votes)
    for seat, distribution in read.items():
        if len(distribution) > 1:
            member = rule.council.members[seat].in_text
            raise BeliefError(say("{member}: expected a vote that is known", member=member))
    return {seat: distribution[0][0] for seat, distribution in read.items()}


def _no_chance(rule: Rule, votes: Mapping[str, object]) -> Speakable:
    told = [
        say("{member} {vote}", member=rule.council.members[seat].in_text, vote=vote)
        for seat, vote in _votes(rule, votes).items()
    ]
    return say("what is given has no chance: {votes}", votes=all_of(told))
