"""Many votes and many beliefs at once, in numpy arrays.

Votes are written 1 for yes, 0 for an abstention, -1 for a no and 2 for not
voting; outcomes as their places in :data:`OUTCOMES`. A roll call may also be
written as two numbers whose bits are the seats, the first seat the lowest bit:
who votes in favour, and who against.

Rules of the Charter's form are counted eight seats at a time, in blocks that
stay in the processor's cache; any other rule requirement by requirement, which
is the plain statement that the fast forms are tested against.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import add, mul
from typing import TYPE_CHECKING, Any

from unsc_sim.forecasts import arrays
from unsc_sim.forecasts.arrays import ArrayError
from unsc_sim.forecasts.counting import (
    MASKS,
    OUTCOMES,
    ROWS,
    by_bit,
    by_requirement,
    coded,
    in_bits,
    in_words,
)
from unsc_sim.forecasts.products import factors, form, weigh
from unsc_sim.rules.decisions import Rule, check_rule
from unsc_sim.tally import Arithmetic, fold
from unsc_sim.votes import Ballot, Consent, Outcome, Vote

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["OUTCOMES", "ArrayError", "decide", "decide_masks", "forecast"]

SCENARIOS = 8192
"""How many scenarios are forecast at a time."""


def decide(rule: Rule, votes: NDArray[np.int8]) -> NDArray[np.uint8]:
    """What comes out of many roll calls, as codes of :data:`OUTCOMES`.

    Parameters
    ----------
    votes
        int8, a row for each roll call, a column for each seat in the order of
        ``rule.codes``: YES 1, ABSTAIN 0, NO -1, NOT_VOTING 2. Where nobody
        votes, -1 objects and all others let the text pass.

    Raises
    ------
    ArrayError
        If the array is none of these.

    Examples
    --------
    >>> import numpy as np
    >>> from unsc_sim import rules
    >>> from unsc_sim import council
    >>> rule = rules.substantive(council("2022-02-25"))
    >>> votes = np.ones((2, 15), np.int8)
    >>> votes[1, rule.council.seat("RUS")] = -1
    >>> [OUTCOMES[code].value for code in decide(rule, votes)]
    ['adopted', 'vetoed']
    """
    import numpy as np

    check_rule(rule)
    arrays.check_votes(rule, votes)
    shape = form(rule)
    fits = shape is not None and 8 <= len(rule.codes) < 256 and coded(shape)
    count = in_words(shape) if shape is not None and fits else by_requirement(rule)
    codes = np.empty(len(votes), np.uint8)
    for rows in _blocks(len(votes), ROWS):
        block = np.ascontiguousarray(votes[rows])
        arrays.check_entries(rule, block, rows.start)
        codes[rows] = count(block)
    return codes


def _blocks(length: int, size: int) -> Iterator[slice]:
    return (slice(start, min(start + size, length)) for start in range(0, length, size))


def decide_masks(
    rule: Rule, yes: NDArray[np.unsignedinteger[Any]], no: NDArray[np.unsignedinteger[Any]]
) -> NDArray[np.uint8]:
    """What comes out of many roll calls written as bits, as codes of :data:`OUTCOMES`.

    Parameters
    ----------
    yes, no
        uint16, uint32 or uint64, one number for each roll call: the bit of a
        seat, the first seat's the lowest, is set in the one if it votes in
        favour and in the other if against; in neither if it withholds.

    Raises
    ------
    ArrayError
        If the arrays are none of these, a bit has no seat, or one is set in
        both.

    Examples
    --------
    >>> import numpy as np
    >>> from unsc_sim import rules
    >>> rule = rules.weighted(2, {"A": 1, "B": 1, "C": 1})
    >>> decide_masks(rule, np.array([0b011, 0b100], np.uint16), np.zeros(2, np.uint16))
    array([0, 2], dtype=uint8)
    """
    import numpy as np

    check_rule(rule)
    arrays.check_masks(rule, yes, no)
    shape = form(rule)
    fits = shape is not None and coded(shape) and hasattr(np, "bitwise_count")
    count = in_bits(shape, yes.dtype) if shape is not None and fits else by_bit(rule)
    codes, work = np.empty(len(yes), np.uint8), np.empty(MASKS, yes.dtype)
    for rows in _blocks(len(yes), MASKS if fits else ROWS):
        favour, against = np.ascontiguousarray(yes[rows]), no[rows]
        some = work[: len(favour)]
        arrays.check_bits(rule, favour, against, some, rows.start)
        count(favour, against, some, codes[rows])
    return codes


def forecast(rule: Rule, beliefs: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """The chances of the outcomes under many beliefs, columns in the order of :data:`OUTCOMES`.

    The same product, or the same walk, as for one forecast, with a numpy axis.

    Parameters
    ----------
    beliefs
        Floats, [scenario, seat, ballot]: of each seat, in the order of
        ``rule.codes``, the chances that it votes in favour, withholds (abstains
        or does not vote) and votes against. A vacant seat withholds. Where
        nobody votes, that it lets the text pass is the sum of the first two.

    Raises
    ------
    ArrayError
        If the array has another shape or kind, or chances are negative, not
        finite, or do not sum to one within 1e-9 (within 1e-6 in 32 bits).

    Examples
    --------
    >>> import numpy as np
    >>> from unsc_sim import rules
    >>> rule = rules.weighted(1, {"A": 1, "B": 1})
    >>> forecast(rule, np.array([[[0.5, 0.5, 0.0], [0.5, 0.0, 0.5]]]))
    array([[0.75, 0.  , 0.25, 0.  ]])
    """
    import numpy as np

    check_rule(rule)
    arrays.check_beliefs(rule, beliefs)
    seats = len(rule.codes)
    chances = np.zeros((len(beliefs), len(OUTCOMES)))
    for rows in _blocks(len(beliefs), SCENARIOS):
        block = beliefs[rows].astype(np.float64).reshape(-1, 3 * seats).T
        columns = np.ascontiguousarray(block).reshape(seats, 3, -1)
        arrays.check_sums(rule, columns, beliefs.dtype, rows.start)
        for outcome, chance in _walked(rule, [(yes, held, no) for yes, held, no in columns]):
            chances[rows, OUTCOMES.index(outcome)] += chance
    return chances


def _walked(rule: Rule, seats: list[tuple[Any, Any, Any]]) -> list[tuple[Outcome, Any]]:
    """What each outcome weighs, the weights of the ballots being arrays."""
    import numpy as np

    shape = form(rule)
    if shape is not None:
        return list(zip(shape.outcomes, weigh(factors(shape, seats))))
    written: list[dict[Ballot, Any]]
    if rule.ballot is Vote:
        written = [dict(zip((Vote.YES, Vote.ABSTAIN, Vote.NO), each)) for each in seats]
    else:
        written = [{Consent.LETS_PASS: yes + held, Consent.OBJECTS: no} for yes, held, no in seats]
    choices: list[dict[Ballot, Any]] = [
        chances if len(allowed) > 1 else {allowed[0]: np.ones(1)}
        for chances, allowed in zip(written, rule.ballots)
    ]
    arithmetic: Arithmetic[Any] = Arithmetic(add, mul, np.ones(1))
    return list(fold(rule.machine, choices, arithmetic).items())
