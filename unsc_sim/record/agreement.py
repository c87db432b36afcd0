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
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from unsc_sim.councils.states import LastName, codes_named
from unsc_sim.errors import SeatError
from unsc_sim.pictures import Drawn, Frame, Heat, Picture, heat
from unsc_sim.record.recorded import SELECTION
from unsc_sim.words import Listing, all_of, did_you_mean, joined, listed, say, say_many

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "Agreement",
    "Cohesion",
    "agreement",
    "cohesion",
    "column_of",
    "columns_of",
    "hix_noury_roland",
    "rice",
]

_ANSWERS = (1, 0, -1)
_DRAWN = 20


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


class Cohesion(NamedTuple):
    """How united a group was: the two indices, averaged over its votes.

    ``votes`` counts those in which at least two of the group voted; ``rice``
    is the average over those in which somebody voted yes or no.
    """

    agreement: float
    rice: float
    votes: int


def cohesion(votes: NDArray[np.int8]) -> Cohesion:
    """How united the members of some columns were [n, members]."""
    yes, abstain, no = ((votes == answer).sum(axis=1).tolist() for answer in _ANSWERS)
    counts = [each for each in zip(yes, no, abstain) if sum(each) > 1]
    cast = [each for each in counts if each[0] + each[1]]
    united = [hix_noury_roland(*each) for each in counts]
    blind = [rice(*each[:2]) for each in cast]
    return Cohesion(_mean(united), _mean(blind), len(counts))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


@dataclass(frozen=True, slots=True, eq=False)
class Agreement(Drawn):
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

    def blocs(self, least: int = 1) -> tuple[tuple[str, ...], ...]:
        """Members that agree with each other more than members do on average, largest bloc first.

        Communities of greatest modularity (Clauset, Newman and Moore, 2004) in
        the graph of agreement above the average; whoever agrees with nobody
        more than that stands alone.
        """
        import networkx as nx

        edges = _edges(self.graph(least))
        average = _mean([weight for _, _, weight in edges])
        above: nx.Graph[str] = nx.Graph()
        above.add_nodes_from(self.codes)
        for a, b, weight in edges:
            if weight - average > 1e-12:
                above.add_edge(a, b, weight=weight - average)
        if not above.number_of_edges():
            return tuple((code,) for code in self.codes)
        found = nx.community.greedy_modularity_communities(above, weight="weight")
        return tuple(sorted((tuple(sorted(each)) for each in found), key=lambda b: (-len(b), b)))

    def words(self, lang: str = "en") -> str:
        """The agreement in a language: the pairs that agree most and least."""
        pairs = self._pairs()
        told = [
            say_many("Agreement of {n} member.", "Agreement of {n} members.", len(self.codes),
                     n=len(self.codes))
        ]  # fmt: skip
        if pairs:
            told.append(say("Most: {pairs}.", pairs=_told(pairs[:3])))
            told.append(say("Least: {pairs}.", pairs=_told(pairs[::-1][:3])))
        return joined((*told, SELECTION)).words(lang)

    def _pairs(self) -> list[tuple[float, str, str]]:
        """The pairs with their index, the most agreeing first."""
        pairs = [(weight, a, b) for a, b, weight in _edges(self.graph())]
        return sorted(pairs, key=lambda pair: (-pair[0], *pair[1:]))

    def __str__(self) -> str:
        return self.words()

    def picture(self, lang: str = "en") -> Picture:
        """The index of each pair, darker where they agree more, members of a bloc side by side.

        Of more than twenty members those with the most votes are drawn.
        """
        import numpy as np

        most = np.argsort(-self.shared.diagonal(), kind="stable")[:_DRAWN].tolist()
        kept = {self.codes[place]: place for place in most}
        order = [kept[code] for bloc in self.blocs() for code in bloc if code in kept]
        names = tuple(self.codes[place] for place in order)
        index = self.index
        cells = tuple(
            tuple(None if a == b or np.isnan(index[a, b]) else float(index[a, b]) for b in order)
            for a in order
        )
        texts = tuple(tuple("" if each is None else f"{each:.2f}" for each in row) for row in cells)
        ends = say("least").words(lang), say("most").words(lang)
        title = say("Who votes with whom").words(lang)
        frame = Frame(title, self.words(lang), lang, footnote=SELECTION.words(lang))
        return heat(Heat(names, names, cells, texts, ends), frame)


def _edges(graph: nx.Graph[str]) -> list[tuple[str, str, float]]:
    edges: Iterable[tuple[str, str, float]] = graph.edges(data="weight")
    return list(edges)


def _told(pairs: Sequence[tuple[float, str, str]]) -> Listing:
    return listed(
        say("{members} {index}", members=all_of((a, b)), index=f"{weight:.2f}")
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
