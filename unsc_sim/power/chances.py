"""Success and decisiveness when voters are not all coins.

Each voter votes yes with a probability of its own, independently of the
others. Laruelle and Valenciano, *Voting and Collective Decision-Making* (2008).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple, TypeAlias

from unsc_sim.chances import Chance, read_number
from unsc_sim.errors import RuleError, SeatError, Speakable
from unsc_sim.power.classes import alike
from unsc_sim.power.counts import by_size, totals
from unsc_sim.power.games import AnyRule, Cost, Game, read
from unsc_sim.power.results import Measure, Method, PerVoter
from unsc_sim.power.walkers import Part
from unsc_sim.power.walks import every, passing
from unsc_sim.words import all_of, say, several

__all__ = ["HALF", "Alike", "Chances", "chance_to_pass", "decisiveness", "of_alike", "success"]

HALF = Fraction(1, 2)

Chances: TypeAlias = Fraction | int | float | Mapping[str, Fraction | int | float]
"""The probability of a yes: one for all, or one for each voter."""

Passing: TypeAlias = tuple[Fraction, Fraction]
"""The probability of adoption with a voter's yes, and with its no."""


def success(rule: AnyRule, chances: Chances = HALF) -> PerVoter[Chance]:
    """The probability that the outcome is as the voter voted.

    Rae, *Decision rules and individual values in constitutional choice* (1969)
    for coins; Laruelle and Valenciano (2005) for any probabilities. It counts
    luck with power: a voter who decides nothing still succeeds in one half of
    all votes if all are coins.

    Parameters
    ----------
    chances
        The probability of a yes, one for all or one for each voter. From
        fractions the result is exact; where one of them is a float it is a
        float, rounded once, at the end.

    Examples
    --------
    >>> from unsc_sim.rules import weighted
    >>> rule = weighted(3, {"A": 2, "B": 1, "C": 1})
    >>> success(rule)["B"], success(rule, 0.5)["B"]
    (Fraction(5, 8), 0.625)
    """
    game = read(rule)
    given = _read(game, chances)
    yes = _exact(given)
    passing, method = _passing(game, yes)
    number = _number(given)
    amounts = tuple(
        number(chance * with_yes + (1 - chance) * (1 - with_no))
        for chance, (with_yes, with_no) in zip(yes, passing)
    )
    told = _told(game, given)
    return PerVoter(game.council, amounts, Measure.SUCCESS, method, told, title=game.title)


def decisiveness(rule: AnyRule, chances: Chances = HALF) -> PerVoter[Chance]:
    """The probability that the voter's vote decides, the others being as likely as said.

    Laruelle and Valenciano (2005). With coins it is the Penrose measure.

    Parameters
    ----------
    chances
        The probability of a yes, one for all or one for each voter; a float
        makes the result one, as in :func:`success`.

    Examples
    --------
    >>> from unsc_sim.rules import weighted
    >>> decisiveness(weighted(3, {"A": 2, "B": 1, "C": 1}), Fraction(2, 3))["A"]
    Fraction(8, 9)
    """
    game = read(rule)
    given = _read(game, chances)
    passing, method = _passing(game, _exact(given))
    number = _number(given)
    amounts = tuple(number(with_yes - with_no) for with_yes, with_no in passing)
    told = _told(game, given)
    return PerVoter(game.council, amounts, Measure.DECISIVENESS, method, told, title=game.title)


def chance_to_pass(rule: AnyRule, chances: Chances = HALF) -> Chance:
    """The probability of adoption when all vote yes or no, independently.

    A float among the probabilities makes the result one, as in :func:`success`.

    >>> from unsc_sim.rules import weighted
    >>> chance_to_pass(weighted(2, {"A": 1, "B": 1, "C": 1}), Fraction(2, 3))
    Fraction(20, 27)
    """
    game = read(rule)
    given = _read(game, chances)
    yes, number = _exact(given), _number(given)
    if len(set(yes)) == 1:
        return number(of_alike(game, yes[0]).whole)
    unit = lcm(*(each.denominator for each in yes))
    return number(Fraction(every(_parts(game, yes, unit), game.limits), unit ** len(yes)))


def _read(game: Game, chances: Chances) -> tuple[Chance, ...]:
    """The probability of a yes of every voter, in the order of the seats."""
    codes = game.council.codes
    if isinstance(chances, Mapping):
        by_code = {codes[game.council.seat(word)]: each for word, each in chances.items()}
        silent = [code for code in codes if code not in by_code]
        if silent:
            raise SeatError(say("no probability for {codes}", codes=all_of(silent)))
    else:
        by_code = dict.fromkeys(codes, chances)
    return tuple(_probability(code, by_code[code]) for code in codes)


def _probability(code: str, given: object) -> Chance:
    found = read_number(given)
    if found is None or not 0 <= found <= 1:
        text = "expected a probability from 0 to 1 for {code}, not {each!r}"
        raise RuleError(say(text, code=code, each=given))
    return found


def _exact(given: Sequence[Chance]) -> tuple[Fraction, ...]:
    return tuple([Fraction(each) for each in given])


def _number(given: Sequence[Chance]) -> Callable[[Fraction], Chance]:
    """What an exact chance is given as: a float where one of those given is a float."""
    return float if any(isinstance(each, float) for each in given) else Fraction


def _told(game: Game, yes: tuple[Chance, ...]) -> Speakable:
    """The probabilities of a yes in words."""
    groups = alike(game.council, yes)
    told: Speakable = several(groups) if len(groups) > 1 else groups[0].share
    return say("yes with probability {chances}", chances=told)


def _passing(game: Game, yes: tuple[Fraction, ...]) -> tuple[list[Passing], Method]:
    """For every voter the probability of adoption with its yes and with its no."""
    if len(set(yes)) == 1:
        found = of_alike(game, yes[0])
        return [found.passing[cost] for cost in game.costs], found.method
    unit = lcm(*(each.denominator for each in yes))
    parts = _parts(game, yes, unit)
    whole = unit ** (len(yes) - 1)
    by_kind = {
        (cost, carried): (Fraction(with_yes, whole), Fraction(with_no, whole))
        for ((carried, _), (_, cost)), (with_yes, with_no) in zip(
            (part.choices for part in parts), passing(parts, game.limits)
        )
    }
    return [by_kind[cost, int(each * unit)] for cost, each in zip(game.costs, yes)], Method.WALK


def _parts(game: Game, yes: tuple[Fraction, ...], unit: int) -> list[Part]:
    """The voters by cost and probability, the latter as whole numbers of a unit."""
    many = Counter((cost, int(chance * unit)) for cost, chance in zip(game.costs, yes))
    nothing = (0,) * len(game.limits)
    return [
        Part(((carried, nothing), (unit - carried, cost)), number)
        for (cost, carried), number in many.items()
    ]


class Alike(NamedTuple):
    """Adoption where all voters are equally likely to vote yes.

    Attributes
    ----------
    whole
        The probability of adoption.
    passing
        The same with the yes, and with the no, of a voter of each kind.
    method
        How the coalitions were counted.
    """

    whole: Fraction
    passing: dict[Cost, Passing]
    method: Method


def of_alike(game: Game, yes: Fraction) -> Alike:
    """What follows from the swings alone where all voters are equally likely to vote yes."""
    whole, swinging, method = _of_coins(game) if yes == HALF else _of_sizes(game, yes)
    by_kind = {
        cost: (whole + (1 - yes) * decides, whole - yes * decides)
        for cost, decides in swinging.items()
    }
    return Alike(whole, by_kind, method)


def _of_coins(game: Game) -> tuple[Fraction, dict[Cost, Fraction], Method]:
    """The probability of adoption, and that a voter of each kind decides, if all are coins."""
    counted = totals(game)
    half = 1 << len(game.costs) - 1
    swinging = {cost: Fraction(number, half) for cost, number in counted.swings.items()}
    return Fraction(counted.winning, 2 * half), swinging, counted.method


def _of_sizes(game: Game, yes: Fraction) -> tuple[Fraction, dict[Cost, Fraction], Method]:
    """The same for any probability, by how many are left out."""
    counted = by_size(game)
    likely, unlikely, unit = yes.numerator, yes.denominator - yes.numerator, yes.denominator

    def weighed(sizes: tuple[int, ...], voters: int) -> Fraction:
        total = sum(
            [
                number * unlikely**out * likely ** (voters - out)
                for out, number in enumerate(sizes)
                if number
            ]
        )
        return Fraction(total, unit**voters)

    voters = counted.voters
    swinging = {cost: weighed(sizes, voters - 1) for cost, sizes in counted.swings.items()}
    return weighed(counted.winning, voters), swinging, counted.method
