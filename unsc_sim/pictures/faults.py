"""What a picture cannot be made of, and how that is told."""

from __future__ import annotations

from dataclasses import dataclass

from unsc_sim.errors import UnscSimError

__all__ = ["Fault", "PictureError", "refuse"]


class PictureError(UnscSimError):
    """Shapes that cannot be drawn, or a file no picture can be kept in."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What was expected and what came instead."""

    expected: str
    came: object

    def words(self, lang: str = "en") -> str:  # noqa: ARG002
        """The fault as a sentence; pictures speak English of their own faults."""
        return f"expected {self.expected}, not {self.came!r}"


def refuse(expected: str, came: object) -> PictureError:
    """The error to raise where something else was expected.

    >>> print(refuse("3 to 30 seats", 2))
    expected 3 to 30 seats, not 2
    """
    return PictureError(Fault(expected, came))
