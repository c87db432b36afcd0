"""Ways to count many roll calls at once in numpy: each makes a function that counts a block.

:func:`by_requirement` is the plain statement, for every rule. Rules of the
Charter's form are counted in words of eight votes, or in bits; those are
tested against it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from unsc_sim.forecasts.products import Form
from unsc_sim.forecasts.simulation import NUMBERS
from unsc_sim.rules.decisions import Rule
from unsc_sim.votes import Ballot, Consent, Outcome

if TYPE_CHECKING:
    import numpy as np

__all__ = ["MASKS", "OUTCOMES", "ROWS", "by_bit", "by_requirement", "coded", "in_bits", "in_words"]

OUTCOMES = tuple(Outcome)
"""ADOPTED 0, VETOED 1, SHORT_OF_VOTES 2, NOT_AGREED 3: the codes of what came out."""

ROWS = 32768
"""How many roll calls make a block, which stays in the processor's cache."""

MASKS = 262144
"""How many pairs of masks make one."""

BYTES = 0x0101010101010101
"""One in each byte of a word of eight."""


def coded(shape: Form) -> bool:
    """Whether the outcomes are those that the fast counts write: codes 2, 1 and 0."""
    return shape.outcomes == (Outcome.SHORT_OF_VOTES, Outcome.VETOED, Outcome.ADOPTED)


def by_requirement(rule: Rule) -> Callable[[Any], Any]:
    """Count requirement by requirement; the first that is not met names the outcome."""
    import numpy as np

    def count(block: Any) -> Any:
        codes = np.zeros(len(block), np.uint8)
        for requirement in reversed(rule.requirements):
            cast = _counted(block, requirement.counted)
            # Heavier weights would not fit into the words of the processor.
            light = max(requirement.limit, sum(requirement.weights)) < 1 << 63
            counts = cast @ np.array(requirement.weights, np.int64 if light else object)
            met = (counts >= requirement.limit) == requirement.met(requirement.limit)
            codes[~met] = OUTCOMES.index(requirement.failure)
        return codes

    return count


def _counted(block: Any, ballot: Ballot) -> Any:
    """Where a ballot is cast."""
    if ballot is Consent.LETS_PASS:
        return block != NUMBERS[Consent.OBJECTS]
    return block == NUMBERS[ballot]


def in_words(shape: Form) -> Callable[[Any], Any]:
    """Count eight seats at a time: a word holds eight votes, the last word overlaps the one before.

    A yes is the byte 00000001, the only one whose low bit differs from its
    high bit; a no is 11111111, the only one whose high bit is set. Multiplied
    by one in every byte, the bytes of a word add up in its highest.
    """
    import numpy as np

    seats = len(shape.veto)
    starts = [*range(0, seats - 8, 8), seats - 8]
    fresh = [range(8 * place, start + 8) for place, start in enumerate(starts)]
    ones = [
        _word([seat in new for seat in range(start, start + 8)], 1)
        for start, new in zip(starts, fresh)
    ]
    vetoes = [_word(shape.veto[start : start + 8], 128) for start in starts]
    words, work, counts, blocked = (np.empty(ROWS, np.uint64) for _ in range(4))

    def count(block: Any) -> Any:
        rows = len(block)
        word, yes, total, no = words[:rows], work[:rows], counts[:rows], blocked[:rows]
        total[:], no[:] = 0, 0
        for start, one, veto in zip(starts, ones, vetoes):
            word[:] = np.ndarray((rows,), np.uint64, block.data, start, (seats,))
            np.right_shift(word, np.uint64(7), out=yes)
            np.bitwise_xor(yes, word, out=yes)
            np.bitwise_and(yes, one, out=yes)
            np.add(total, yes, out=total)
            np.bitwise_and(word, veto, out=word)
            np.bitwise_or(no, word, out=no)
        np.multiply(total, np.uint64(BYTES), out=total)
        np.right_shift(total, np.uint64(56), out=total)
        codes = np.empty(rows, np.uint8)
        _code(total < shape.quota, no != 0, codes)
        return codes

    return count


def _word(marked: Any, byte: int) -> Any:
    """Eight bytes as one number as they lie in memory, a value where marked."""
    import numpy as np

    return np.frombuffer(bytes(byte if each else 0 for each in marked), np.uint64)[0]


def _code(short: Any, blocked: Any, codes: Any) -> None:
    """Short of votes 2, else vetoed 1, else adopted 0."""
    import numpy as np

    twice = short.view(np.uint8)
    np.add(twice, twice, out=twice)
    np.maximum(twice, blocked.view(np.uint8), out=codes)


def in_bits(shape: Form, kind: np.dtype[Any]) -> Callable[[Any, Any, Any, Any], None]:
    """Count the bits in favour, and look for those of a veto.

    Bits are counted by the byte; multiplied by one in every byte, the counts
    add up in the highest.
    """
    import numpy as np

    ones, high = kind.type(BYTES >> (64 - 8 * kind.itemsize)), 8 * kind.itemsize - 8
    quota = kind.type(min(shape.quota, 255) << high)
    veto = kind.type(sum(1 << seat for seat, has in enumerate(shape.veto) if has))
    few = np.empty(MASKS, bool)

    def count(favour: Any, against: Any, some: Any, codes: Any) -> None:
        short, blocked = few[: len(codes)], codes.view(bool)
        np.bitwise_count(favour.view(np.uint8), out=some.view(np.uint8))
        np.less(np.multiply(some, ones, out=some), quota, out=short)
        np.not_equal(np.bitwise_and(against, veto, out=some), 0, out=blocked)
        _code(short, blocked, codes)

    return count


def by_bit(rule: Rule) -> Callable[[Any, Any, Any, Any], None]:
    """Write the bits out as votes, and count those."""
    import numpy as np

    plain = by_requirement(rule)

    def count(favour: Any, against: Any, some: Any, codes: Any) -> None:  # noqa: ARG001
        places = np.arange(len(rule.codes), dtype=favour.dtype)
        yes, no = [(each[:, None] >> places) & favour.dtype.type(1) for each in (favour, against)]
        codes[:] = plain(yes.astype(np.int8) - no.astype(np.int8))

    return count
