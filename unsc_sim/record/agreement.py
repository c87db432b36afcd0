"""Who votes with whom.

The agreement index of Hix, Noury and Roland (2005) measures how united a group
is in a vote of three answers: 1 if all give the same, 0 if they are equally
split among yes, no and abstention. Rice's index (1928) looks at yes and no
alone: a group half of which votes yes and half abstains is wholly united for
it. In the Council, where dissent is mostly abstention, that blindness matters.

Members that did not vote are left out of a vote.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import isnan
from typing import TYPE_CHECKING

from unsc_sim.councils.states import LastName, codes_named
from unsc_sim.errors import SeatError
from unsc_sim.hints import did_you_mean
from unsc_sim.pictures import Drawn, Frame, Heat, Picture, heat
from unsc_sim.record.network import Network, network, told_blocs
from unsc_sim.record.recorded import SELECTION
from unsc_sim.record.valued import Valued
from unsc_sim.words import Listing, Sentence, all_of, joined, listed, say, say_many

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "Agreement",
    "agreement",
    "column_of",
    "columns_of",
    "hix_noury_roland",
    "rice",
]

_ANSWERS = (1, 0, -1)
_DRAWN = 20
_SELF = "·"


def hix_noury_roland(yes: int, no: int, abstain: int) -> float:
    """The agreement index of a group in one vote.

    Hix, Noury and Roland (2005): the most common answer, less half of all
    others, as a share of all. Not a number where nobody voted.

    >>> hix_noury_roland(4, 0, 0), hix_noury_roland(2, 0, 2), hix_noury_roland(1, 1, 1)
    (1.0, 0.25, 0.0)
    """
    voting, most = yes + no + abstain, max(yes, no, abstain)
    return (most - (voting - most) / 2) / voting if voting else float("nan")


def rice(yes: int, no: int) -> float:
    """Rice's index of cohesion (1928): the share of yes less that of no, without its sign.

    It is blind to abstention, and not a number where nobody voted yes or no.

    >>> rice(4, 0), rice(2, 2)
    (1.0, 0.0)
    """
    return abs(yes - no) / (yes + no) if yes + no else float("nan")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Agreement(Drawn, Valued):
    """How often each two members voted alike.

    Attributes
    ----------
    codes
        The members.
    same, shared
        How many votes both cast alike, and how many both cast [k, k].
    """

    codes: tuple[str, ...]
    same: NDArray[np.int64]
    shared: NDArray[np.int64]

    @property
    def index(self) -> NDArray[np.float64]:
        """The agreement index of each pair, averaged over the votes both cast [k, k].

        For two it is 1 where they vote alike and 1/4 where not. Not a number
        for members that never voted together.
        """
        import numpy as np

        alike = np.full(self.same.shape, np.nan)
        np.divide(self.same, self.shared, out=alike, where=self.shared > 0)
        return np.asarray(0.25 + 0.75 * alike)

    def between(self, one: str, other: str) -> float:
        """The agreement index of two members."""
        return float(self.index[column_of(self.codes, one), column_of(self.codes, other)])

    def graph(self, least: int = 1) -> nx.Graph[str]:
        """The members as nodes; an edge for each pair with enough votes in common.

        The weight of an edge is the agreement index, its ``votes`` the number of
        votes in common, its ``same`` how many were cast alike.
        """
        import networkx as nx

        made: nx.Graph[str] = nx.Graph()
        made.add_nodes_from(self.codes)
        index = self.index
        for a, b in combinations(range(len(self.codes)), 2):
            if self.shared[a, b] >= max(least, 1):
                made.add_edge(
                    self.codes[a],
                    self.codes[b],
                    weight=float(index[a, b]),
                    votes=int(self.shared[a, b]),
                    same=int(self.same[a, b]),
                )
        frozen: nx.Graph[str] = nx.freeze(made)
        return frozen

    def network(self, least: int = 1) -> Network:
        """Who agrees more than members do on average, and the blocs, as words and as a picture."""
        return network(self.graph(least))

    def blocs(self, least: int = 1) -> tuple[tuple[str, ...], ...]:
        """Members that agree with each other more than members do on average, largest bloc first.

        See :func:`unsc_sim.record.network.network`.
        """
        return self.network(least).blocs

    def words(self, lang: str = "en") -> str:
        """The agreement in a language: the pairs that agree most and least, and the blocs."""
        pairs = self._pairs()
        told = [self._head()]
        if pairs:
            told.append(say("Most: {pairs}.", pairs=_told(pairs[:3])))
            told.append(say("Least: {pairs}.", pairs=_told(pairs[::-1][:3])))
            told += told_blocs(self.blocs())
        return joined((*told, SELECTION)).words(lang)

    def _head(self) -> Sentence:
        n = len(self.codes)
        return say_many("Agreement of {n} member.", "Agreement of {n} members.", n, n=n)

    def _pairs(self) -> list[tuple[float, str, str]]:
        """The pairs with their index, the most agreeing first."""
        pairs = [(weight, a, b) for a, b, weight in _edges(self.graph())]
        return sorted(pairs, key=lambda pair: (-pair[0], *pair[1:]))

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<{self._head()}>"

    def picture(self, lang: str = "en") -> Picture:
        """The index of each pair, darker where they agree more, blocs side by side and framed.

        Of more than twenty members those with the most votes are drawn;
        :meth:`network` draws all of them.
        """
        import numpy as np

        most = set(np.argsort(-self.shared.diagonal(), kind="stable")[:_DRAWN].tolist())
        columns = {code: place for place, code in enumerate(self.codes)}
        blocs = [[columns[code] for code in bloc if columns[code] in most] for bloc in self.blocs()]
        order = [place for bloc in blocs for place in bloc]
        grid = self._grid(order, lang)
        groups = tuple(
            (say("bloc {n}", n=at).words(lang) if len(bloc) > 1 else "", len(bloc))
            for at, bloc in enumerate(blocs, 1)
            if bloc
        )
        notes = joined((*self._left_out(len(order)), SELECTION)).words(lang)
        title = say("Who votes with whom").words(lang)
        frame = Frame(title, self.words(lang), lang, footnote=notes)
        return heat(replace(grid, groups=groups), frame)

    def _grid(self, order: list[int], lang: str) -> Heat:
        """The cells of some members, with what is said of them."""
        index, names = self.index, tuple(LastName(self.codes[at]).words(lang) for at in order)
        cells = tuple(
            tuple(None if a == b or isnan(index[a, b]) else float(index[a, b]) for b in order)
            for a in order
        )
        texts = tuple(
            tuple(
                _SELF if a == b else "" if isnan(index[a, b]) else f"{index[a, b]:.2f}"
                for b in order
            )
            for a in order
        )
        values = [each for row in cells for each in row if each is not None]
        ends = [
            say("{index} at least", index=f"{min(values, default=0):.2f}"),
            say("{index} at most", index=f"{max(values, default=1):.2f}"),
        ]
        empty = say("never voted together").words(lang)
        return Heat(names, names, cells, texts, (ends[0].words(lang), ends[1].words(lang)), empty)

    def _left_out(self, drawn: int) -> tuple[Sentence, ...]:
        """What the picture does not show of all members."""
        if drawn == len(self.codes):
            return ()
        text = "Shown are the {drawn} of {n} members with the most votes."
        return (say(text, drawn=drawn, n=len(self.codes)),)


def _edges(graph: nx.Graph[str]) -> list[tuple[str, str, float]]:
    edges: Iterable[tuple[str, str, float]] = graph.edges(data="weight")
    return list(edges)


def _told(pairs: Sequence[tuple[float, str, str]]) -> Listing:
    return listed(
        say("{members} {index}", members=all_of((LastName(a), LastName(b))), index=f"{weight:.2f}")
        for weight, a, b in pairs
    )


def agreement(codes: tuple[str, ...], votes: NDArray[np.int8]) -> Agreement:
    """How often each two of some members voted alike [n, codes]."""
    import numpy as np

    cast = [(votes == answer).astype(np.int64) for answer in _ANSWERS]
    took_part = sum(cast[1:], cast[0])
    same = sum((each.T @ each for each in cast[1:]), cast[0].T @ cast[0])
    return Agreement(codes, same, took_part.T @ took_part)


def column_of(codes: Sequence[str], word: str) -> int:
    """The place of a member among the columns, by code or name.

    Raises
    ------
    SeatError
        If it is not there, with the nearest that is.
    """
    named = [codes.index(code) for code in codes_named(word) if code in codes]
    if word in codes:
        named = [codes.index(word)]
    if len(named) != 1:
        hint = did_you_mean(word, codes)
        raise SeatError(say("no votes of {word!r} here{hint}", word=word, hint=hint))
    return named[0]


def columns_of(codes: Sequence[str], words: Iterable[str]) -> list[int]:
    """The places of several members among the columns, each of them named once.

    Raises
    ------
    SeatError
        If one is not there, or is named twice.
    """
    places: list[int] = []
    for word in words:
        place = column_of(codes, word)
        if place in places:
            raise SeatError(say("{member} is named twice", member=LastName(codes[place])))
        places.append(place)
    return places
