"""What a picture cannot be made of, and how that is told."""

from __future__ import annotations

from unsc_sim.errors import UnscSimError
from unsc_sim.words import Sentence, say

__all__ = ["PictureError", "refuse"]


class PictureError(UnscSimError):
    """Shapes that cannot be drawn, or a file no picture can be kept in."""


def refuse(expected: Sentence, came: object) -> PictureError:
    """The error to raise where something else was expected.

    >>> print(refuse(say("{fewest} to {most} seats", fewest=3, most=30), 2))
    expected 3 to 30 seats, not 2
    """
    return PictureError(say("expected {expected}, not {came!r}", expected=expected, came=came))
