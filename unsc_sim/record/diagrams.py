"""The reliability diagram: whether chances came true as often as they said."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from unsc_sim.pictures import Axis, Frame, Picture, Point, Scatter, Series, Shade, scatter
from unsc_sim.record.scores import Bin
from unsc_sim.words import Sentence, say

__all__ = ["reliability_diagram"]

_LEAST = 0.0004
"""Nought and one stand as near as this to the others, for there is no end to log odds."""

_EDGE = 0.0001
_TICKS = (
    (_EDGE, ""), (_LEAST, "0%"), (0.002, "0.2%"), (0.01, "1%"), (0.1, "10%"), (0.5, "50%"),
    (0.9, "90%"), (0.99, "99%"), (0.998, "99.8%"), (1 - _LEAST, "100%"), (1 - _EDGE, ""),
)  # fmt: skip


def reliability_diagram(bins: Mapping[Sentence, tuple[Bin, ...]], frame: Frame) -> Picture:
    """A point for each bin of up to four events, with its interval and its number of forecasts.

    Both axes run in log odds, for nearly all chances of the Council lie near
    nought or one.
    """
    points, keys, lang = [], [], frame.lang
    for (event, several), shade in zip(bins.items(), Shade):
        keys.append((shade, event.words(lang)))
        points += [_point(each, shade) for each in several]
    ticks = tuple((_log_odds(chance), text) for chance, text in _TICKS)
    across = Axis(say("chance given").words(lang), ticks)
    up = Axis(say("share that came").words(lang), ticks)
    ends = _odds(0.0), _odds(1.0)
    diagonal = Series(say("as forecast").words(lang), tuple((each, each) for each in ends))
    return scatter(Scatter(tuple(points), across, up, diagonal, tuple(keys)), frame)


def _point(each: Bin, shade: Shade) -> Point:
    low, high = each.interval
    return Point(
        _odds(each.forecast),
        _odds(each.happened),
        str(each.count),
        shade,
        up=(_odds(low), _odds(high)),
    )


def _odds(chance: float) -> float:
    """The place of a chance."""
    return _log_odds(min(max(chance, _LEAST), 1 - _LEAST))


def _log_odds(chance: float) -> float:
    return log(chance / (1 - chance))
