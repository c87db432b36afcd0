"""Arrays of votes and beliefs: what may stand in them, and what is wrong where.

Each check tells the first fault of an array, with its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unsc_sim.errors import Speakable, UnscSimError
from unsc_sim.rules.decisions import Rule
from unsc_sim.words import say

if TYPE_CHECKING:
    import numpy as np

__all__ = [
    "ArrayError",
    "check_beliefs",
    "check_bits",
    "check_entries",
    "check_masks",
    "check_sums",
    "check_votes",
]


class ArrayError(UnscSimError):
    """An array of the wrong shape or kind, or with entries that cannot be."""


def _kind(given: Any) -> str:
    """What an argument is, in short."""
    dtype = getattr(given, "dtype", None)
    return type(given).__name__ if dtype is None else f"{dtype} {list(given.shape)}"


def _place(rule: Rule, name: str, row: Any, seat: Any) -> Speakable:
    """A cell of an array, by its row and its member."""
    member = rule.council.members[int(seat)].in_text
    return say("{name} {row}, {member}", name=say(name), row=int(row), member=member)


def check_votes(rule: Rule, votes: Any) -> None:
    """Refuse votes of the wrong kind or shape."""
    import numpy as np

    if not isinstance(votes, np.ndarray) or votes.dtype != np.int8:
        raise ArrayError(say("expected votes as an array of int8, not {came}", came=_kind(votes)))
    if votes.ndim != 2 or votes.shape[1] != len(rule.codes):
        text = "expected votes in the shape [roll calls, {seats}], not {came}"
        raise ArrayError(say(text, seats=len(rule.codes), came=_kind(votes)))


def check_entries(rule: Rule, block: Any, first: int) -> None:
    """Refuse a number that is no vote, and the vote of a vacant seat."""
    import numpy as np

    if block.min() < -1 or block.max() > 2:
        row, seat = np.argwhere((block < -1) | (block > 2))[0]
        text = "{place}: expected 1, 0, -1 or 2 as a vote, not {came}"
        place = _place(rule, "roll call", first + row, seat)
        raise ArrayError(say(text, place=place, came=int(block[row, seat])))
    for seat in _vacant(rule):
        voting = block[:, seat] != 2
        if voting.any():
            place = _place(rule, "roll call", first + np.argmax(voting), seat)
            raise ArrayError(say("{place}: a vacant seat casts no vote, 2", place=place))


def _vacant(rule: Rule) -> list[int]:
    return [seat for seat, member in enumerate(rule.council.members) if member.vacant]


def check_masks(rule: Rule, yes: Any, no: Any) -> None:
    """Refuse masks of the wrong kind or shape."""
    import numpy as np

    for each in (yes, no):
        if not isinstance(each, np.ndarray) or each.dtype.kind != "u" or each.ndim != 1:
            text = "expected masks as one row of unsigned numbers, not {came}"
            raise ArrayError(say(text, came=_kind(each)))
    if yes.dtype != no.dtype or yes.shape != no.shape:
        text = "expected masks of one kind and length, not {yes} and {no}"
        raise ArrayError(say(text, yes=_kind(yes), no=_kind(no)))
    if 8 * yes.dtype.itemsize < len(rule.codes):
        text = "expected masks of at least {seats} bits, not {came}"
        raise ArrayError(say(text, seats=len(rule.codes), came=_kind(yes)))


def check_bits(rule: Rule, favour: Any, against: Any, both: Any, first: int) -> None:
    """Refuse a bit set in both masks, or where nobody votes.

    ``both`` is room for the bits that are set in both.
    """
    import numpy as np

    np.bitwise_and(favour, against, out=both)
    if both.max():
        row = int(np.argmax(both != 0))
        seat = (int(both[row]) & -int(both[row])).bit_length() - 1
        if seat < len(rule.codes):
            place = _place(rule, "roll call", first + row, seat)
            raise ArrayError(say("{place}: both in favour and against", place=place))
    voting, vacant = (1 << len(rule.codes)) - 1, sum(1 << seat for seat in _vacant(rule))
    for each in (favour, against):
        if int(each.max()) <= voting and not vacant:
            continue
        nobody = [int(number) & (~voting | vacant) for number in each]
        if any(nobody):
            row = next(row for row, bits in enumerate(nobody) if bits)
            text = "roll call {row}: a bit is set where no member votes"
            raise ArrayError(say(text, row=first + row))


def check_beliefs(rule: Rule, beliefs: Any) -> None:
    """Refuse beliefs of the wrong kind or shape."""
    import numpy as np

    if not isinstance(beliefs, np.ndarray) or beliefs.dtype.kind != "f":
        text = "expected beliefs as an array of floats, not {came}"
        raise ArrayError(say(text, came=_kind(beliefs)))
    if beliefs.ndim != 3 or beliefs.shape[1:] != (len(rule.codes), 3):
        text = "expected beliefs in the shape [scenarios, {seats}, 3], not {came}"
        raise ArrayError(say(text, seats=len(rule.codes), came=_kind(beliefs)))


def check_sums(rule: Rule, columns: Any, dtype: np.dtype[Any], first: int) -> None:
    """Refuse chances that are negative or do not sum to one; of a vacant seat, all that acts.

    ``columns`` are the beliefs with the scenarios last.
    """
    import numpy as np

    tolerance = 1e-9 if dtype.itemsize >= 8 else 1e-6 if dtype.itemsize == 4 else 1e-2
    sums = columns.sum(axis=1)
    sums -= 1
    low = columns.min()
    right = low >= 0 and max(sums.max(), -sums.min()) <= tolerance  # False if any is not a number
    idle = all(columns[seat, 1].min() >= 1 - tolerance for seat in _vacant(rule))
    if right and idle:
        return
    wrong = ~(columns >= 0).all(axis=1) | ~(abs(sums) <= tolerance)
    for seat in _vacant(rule):
        wrong[seat] |= columns[seat, 1] < 1 - tolerance
    row, seat = np.argwhere(wrong.T)[0]
    text = "{place}: expected chances of yes, withholding and no that sum to 1, not {came}"
    if seat in _vacant(rule):
        text = "{place}: a vacant seat withholds for certain, not {came}"
    came = [float(chance) for chance in columns[seat, :, row]]
    raise ArrayError(say(text, place=_place(rule, "scenario", first + row, seat), came=came))
