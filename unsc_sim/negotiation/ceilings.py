"""What can at most become of half-written texts under a reading.

While a text is half written, a condition that asks about what is missing is
open, and a member may still be in any of several states. The best chances among
these for every seat bound from above what can become of the text, for no
requirement of the rule is hurt by a better vote.

Members that are correlated vote by one of several line-ups. The chance beside
each is bounded in the same way; how much a line-up counts lies between what it
does in the states it fits least and in those it fits most. Their average is
highest where the best line-ups count most and all others least.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import TYPE_CHECKING

from unsc_sim import batch
from unsc_sim.errors import RuleError, SeatError
from unsc_sim.negotiation.answers import Share, State, fitted, open_in, share
from unsc_sim.negotiation.offers import Setting
from unsc_sim.negotiation.possible import possible
from unsc_sim.negotiation.writing import Told
from unsc_sim.positions.conditions import Condition
from unsc_sim.positions.stances import Position, Standing
from unsc_sim.readings.habitual import LineUp
from unsc_sim.readings.readings import Reading
from unsc_sim.rules.decisions import Rule
from unsc_sim.votes import Consent, Outcome, Vote
from unsc_sim.words import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Ceiling", "apart", "ceiling", "highest"]

_ADOPTED = batch.OUTCOMES.index(Outcome.ADOPTED)


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    """Of texts beside line-ups the best chances of every seat, and how much each counts.

    ``worth`` tells which are worth a forecast.
    """

    rule: Rule
    best: NDArray[np.float64]
    least: NDArray[np.float64]
    most: NDArray[np.float64]
    worth: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Ceiling:
    """What can at most become of texts under one reading.

    Attributes
    ----------
    line_ups
        What the reading is a mixture of; empty where members are independent.
    before
        The chance of each line-up before it is held beside a text; one where
        there is but one.
    hopeful
        The line-ups beside which some text may be adopted.
    known
        What was looked up once.
    """

    standing: Standing
    reading: Reading
    line_ups: tuple[LineUp, ...]
    before: NDArray[np.float64] = field(init=False)
    hopeful: NDArray[np.bool_] = field(init=False)
    known: dict[tuple[int, Told], NDArray[np.float64]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        import numpy as np

        before = np.array([float(each.chance) for each in self.line_ups] or [1.0])
        object.__setattr__(self, "before", before)
        object.__setattr__(self, "hopeful", before > 0)
        members = self.standing.rule.council.members
        nothing = [(None,) * len(self.standing.declared(each)) for each in members]
        object.__setattr__(self, "hopeful", _adopted([self.look([nothing])])[0] > 0)

    def look(self, texts: Sequence[Sequence[Told]]) -> _Look:
        """What there is to forecast of texts, of which is told what is known of every seat."""
        import numpy as np

        rows = [[self._outlook(seat, held) for seat, held in enumerate(text)] for text in texts]
        found = np.array(rows).swapaxes(1, 2)
        least, most = np.moveaxis(self.before[:, None] * found[..., 3:].prod(axis=2), -1, 0)
        return _Look(self.standing.rule, found[..., :3], least, most, (most > 0) & self.hopeful)

    def _outlook(self, seat: int, held: Told) -> NDArray[np.float64]:
        """Of one seat beside each line-up its best chances, and how well its states fit."""
        if (seat, held) not in self.known:
            self.known[seat, held] = self._looked_out(seat, held)
        return self.known[seat, held]

    def _looked_out(self, seat: int, held: Told) -> NDArray[np.float64]:
        import numpy as np

        options = list(self._options(seat, held)) or [[(1.0, (0.0, 1.0, 0.0))]]
        heard = np.array([[fits for fits, _ in each] for each in options])
        shares = np.array([[believed for _, believed in each] for each in options])
        yes = np.where(heard > 0, shares[..., 0], 0.0).max(axis=0)
        no = np.where(heard > 0, shares[..., 2], 1.0).min(axis=0)
        withheld = np.maximum(1 - yes - no, 0.0)
        return np.stack([yes, withheld, no, heard.min(axis=0), heard.max(axis=0)], axis=-1)

    def _options(self, seat: int, held: Told) -> Iterator[Sequence[tuple[float, Share]]]:
        """How well each line-up fits the states still open to a seat, and its chances there."""
        states = list(_states(self.standing, seat, held))
        if self.line_ups:
            member = self.standing.rule.council.members[seat]
            for ballots in dict.fromkeys(open_in(self.standing, seat, each) for each in states):
                yield [fitted(each, member, ballots) for each in self.line_ups]
            return
        for state in states:
            with suppress(SeatError):  # no text that is allowed ever gets there
                yield [(1.0, share(self.standing, self.reading, seat, state))]


def highest(ceilings: Sequence[Ceiling], texts: Sequence[Sequence[Told]]) -> NDArray[np.float64]:
    """What the chance of each text can at most be under every reading."""
    import numpy as np

    looks = [each.look(texts) for each in ceilings]
    bounds = [_average(a, look.least, look.most) for a, look in zip(_adopted(looks), looks)]
    lowest: NDArray[np.float64] = np.min(bounds, axis=0)
    return lowest


def _adopted(looks: Sequence[_Look]) -> list[NDArray[np.float64]]:
    """Of each text beside each line-up the highest chance, all worked out together."""
    import numpy as np

    worth = [look.worth for look in looks]
    found = batch.forecast(looks[0].rule, np.concatenate([look.best[look.worth] for look in looks]))
    counts = np.cumsum([each.sum() for each in worth])[:-1]
    adopted = []
    for some, chances in zip(worth, np.split(found[:, _ADOPTED], counts)):
        all_of_them = np.zeros(some.shape)
        all_of_them[some] = chances
        adopted.append(all_of_them)
    return adopted


def ceiling(setting: Setting, reading: Reading) -> Ceiling:
    """What bounds the chances of the texts of a space under a reading.

    Raises
    ------
    RuleError
        If members are correlated under it in a way of its own.
    SeatError
        If it gives a chance to a vote that a position excludes, on some text.
    """
    standing = setting.standing
    line_ups = reading.line_ups(standing)
    if not line_ups:
        if setting.correlated_under(reading):
            text = "under the reading {name} members are correlated in a way of its own, under "
            text += "which a space this large is not searched"
            raise RuleError(say(text, name=reading.name))
        _check_heeded(setting, reading)
    return Ceiling(standing, reading, line_ups)


def _check_heeded(setting: Setting, reading: Reading) -> None:
    """Refuse a reading that gives a chance to a vote which a position excludes."""
    standing, space = setting.standing, setting.space
    for seat, member in enumerate(standing.rule.council.members):
        own = standing.declared(member)
        for state in _states(standing, seat, (None,) * len(own)):
            try:
                share(standing, reading, seat, state)
            except SeatError:
                held = [_holding(each.when, each in state) for each in own]
                if possible(space.draft.provisions, (*held, *space.conditions)):
                    raise


def _holding(when: Condition, holds: bool) -> Condition:
    return when if holds else Condition("not", (when,))


def _states(standing: Standing, seat: int, held: Told) -> Iterator[State]:
    """The states that are still open to a seat."""
    kind = standing.rule.ballot
    own = standing.declared(standing.rule.council.members[seat])
    for bits in product(*((True, False) if each is None else (each,) for each in held)):
        state = tuple(each for each, holds in zip(own, bits) if holds)
        if not any(apart(one, other, kind) for one, other in combinations(state, 2)):
            yield state


def apart(one: Position, other: Position, kind: type[Vote] | type[Consent]) -> bool:
    """Whether two positions of a member together leave it no ballot."""
    return not set(one.stance.open_to(kind)) & set(other.stance.open_to(kind))


def _average(
    chances: NDArray[np.float64], least: NDArray[np.float64], most: NDArray[np.float64]
) -> NDArray[np.float64]:
    """In each row the highest average of chances that count between so little and so much.

    >>> import numpy as np
    >>> row = [np.array([each]) for each in ([0.5, 1.0], [1.0, 1.0], [1.0, 3.0])]
    >>> _average(*row).tolist()
    [0.875]
    """
    import numpy as np

    if chances.shape[1] == 1:
        return chances[:, 0]
    order = np.argsort(-chances, axis=1)
    chances, least, most = (np.take_along_axis(a, order, 1) for a in (chances, least, most))
    counted = np.cumsum(most, axis=1) + (least[:, ::-1].cumsum(axis=1)[:, ::-1] - least)
    weighed = least * chances
    after = weighed[:, ::-1].cumsum(axis=1)[:, ::-1] - weighed
    reached = np.cumsum(most * chances, axis=1) + after
    averages = np.divide(reached, counted, out=np.zeros_like(counted), where=counted > 0)
    best: NDArray[np.float64] = averages.max(axis=1)
    return best
