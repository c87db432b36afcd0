"""The network of agreement: who agrees more than members do on average, and the blocs of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unsc_sim.councils.states import LastName
from unsc_sim.hints import plain
from unsc_sim.pictures import Circle, Drawn, Frame, Link, Picture, Ring, ring
from unsc_sim.record.recorded import SELECTION
from unsc_sim.words import Sentence, all_of, joined, say, say_many

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Network", "network", "told_blocs"]

_ALIKE = 1e-12


@dataclass(frozen=True, slots=True, repr=False)
class Network(Drawn):
    """Who agrees with whom more than members do on average.

    Attributes
    ----------
    average
        The agreement of all pairs with votes enough in common.
    links
        The pairs above it with their agreement, the most agreeing first.
    blocs
        The communities of greatest modularity among these links, the largest
        first; whoever has no link stands alone. Members stand in the order of
        their names in English.
    """

    average: float
    links: tuple[tuple[str, str, float], ...]
    blocs: tuple[tuple[str, ...], ...]

    def words(self, lang: str = "en") -> str:
        """The blocs in a language."""
        return joined((self._head(), *told_blocs(self.blocs), SELECTION)).words(lang)

    def __str__(self) -> str:
        return self.words()

    def __repr__(self) -> str:
        return f"<{self._head()}>"

    def _head(self) -> Sentence:
        text = (
            "{n} pair agrees more than the average of {average}.",
            "{n} pairs agree more than the average of {average}.",
        )
        return say_many(*text, len(self.links), n=len(self.links), average=f"{self.average:.2f}")

    def picture(self, lang: str = "en") -> Picture:
        """Members around a ring, bloc by bloc; the thicker a line, the more two agree."""
        place = {code: at for at, code in enumerate(code for bloc in self.blocs for code in bloc)}
        above = max(1 - self.average, _ALIKE)
        links = tuple(
            Link(
                (place[a], place[b]),
                (weight - self.average) / above,
                say("{members} {index}", members=_names((a, b)), index=f"{weight:.2f}").words(lang),
            )
            for a, b, weight in self.links
        )
        circles = tuple(
            Circle(
                say("bloc {n}", n=at).words(lang) if len(bloc) > 1 else "",
                tuple(LastName(code).words(lang) for code in bloc),
            )
            for at, bloc in enumerate(self.blocs, 1)
        )
        keys = say("agreement within a bloc").words(lang), say("between blocs").words(lang)
        joining = say("Lines join pairs that agree more than average.")
        alone = say("A white dot stands for a member that is in no bloc.")
        shown = (joining, alone) if any(len(each) == 1 for each in self.blocs) else (joining,)
        note = joined((*shown, SELECTION))
        title = say("Blocs of members that vote alike").words(lang)
        frame = Frame(title, self.words(lang), lang, footnote=note.words(lang))
        return ring(Ring(circles, links, keys if links else ("", "")), frame)


def told_blocs(blocs: Iterable[tuple[str, ...]]) -> list[Sentence]:
    """A sentence for each bloc, and one for those who stand alone."""
    told: list[Sentence] = []
    alone: list[str] = []
    for at, bloc in enumerate(blocs, 1):
        if len(bloc) > 1:
            told.append(say("Bloc {n}: {members}.", n=at, members=_names(bloc)))
        else:
            alone += bloc
    return [*told, say("Alone: {members}.", members=_names(alone))] if alone else told


def _names(codes: Iterable[str]) -> object:
    return all_of(map(LastName, codes))


def _alphabetical(code: str) -> str:
    """What members are ordered by: their names in English, as at the Council's table."""
    return plain(str(LastName(code)))


def network(agreement: nx.Graph[str]) -> Network:
    """The network in a graph of agreement.

    Blocs are communities of greatest modularity (Clauset, Newman and Moore,
    2004), each edge counting by what it is above the average.
    """
    import networkx as nx

    edges: list[tuple[str, str, float]] = list(agreement.edges(data="weight"))
    average = sum(weight for _, _, weight in edges) / len(edges) if edges else 0.0
    links = [(a, b, weight) for a, b, weight in edges if weight - average > _ALIKE]
    above: nx.Graph[str] = nx.Graph()
    above.add_nodes_from(agreement)
    above.add_weighted_edges_from((a, b, weight - average) for a, b, weight in links)
    found: Iterable[Iterable[str]] = [{code} for code in agreement]
    if links:
        found = nx.community.greedy_modularity_communities(above, weight="weight")
    named = [tuple(sorted(each, key=_alphabetical)) for each in found]
    blocs = sorted(named, key=lambda bloc: (-len(bloc), *map(_alphabetical, bloc)))
    links.sort(key=lambda link: (-link[2], *link[:2]))
    return Network(average, tuple(links), tuple(blocs))
