"""What a model expected of drafts, kept beside what was then cast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unsc_sim.record.expected import Expected
from unsc_sim.record.valued import Valued

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Predictions", "predictions_of"]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Predictions(Valued):
    """What one model expected of each draft.

    Attributes
    ----------
    members
        The chances of yes, withholding and no, for each draft [seats, 3].
    given
        The chance given to each vote that was then cast, for each draft [seats].
    lineup
        The chance given to the whole line-up that came out [drafts].
    adopted, vetoed
        The chances of adoption and of a veto [drafts].
    """

    members: tuple[NDArray[np.float64], ...]
    given: tuple[NDArray[np.float64], ...]
    lineup: NDArray[np.float64]
    adopted: NDArray[np.float64]
    vetoed: NDArray[np.float64]

    def __repr__(self) -> str:
        return f"<predictions of {len(self.members)} drafts>"

    @property
    def losses(self) -> NDArray[np.float64]:
        """The log loss per member's vote of each draft, in nats [drafts]."""
        import numpy as np

        return np.array([-np.log(each).mean() for each in self.given])


def predictions_of(made: Sequence[Expected], cast: Sequence[NDArray[np.int8]]) -> Predictions:
    """What a model expected, with the choices that were then cast for each draft [seats]."""
    import numpy as np

    members = tuple(each.members for each in made)
    outcomes = np.array([each.outcomes() for each in made]).reshape(-1, 2)
    return Predictions(
        members=members,
        given=tuple(each[np.arange(len(votes)), votes] for each, votes in zip(members, cast)),
        lineup=np.array([each.of_lineup(votes) for each, votes in zip(made, cast)]),
        adopted=outcomes[:, 0],
        vetoed=outcomes[:, 1],
    )
