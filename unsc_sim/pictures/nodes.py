"""What a graph is made of: nodes, those that stand under others, and typed arrows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from unsc_sim.pictures.faults import refuse
from unsc_sim.pictures.marks import GREEN
from unsc_sim.pictures.scales import Shade
from unsc_sim.pictures.text import INK
from unsc_sim.words import say

__all__ = ["Arrow", "Dash", "Graph", "Node", "Outline"]

_RUST = "#a8400a"
_BLUE = "#2f5d8a"


class Outline(Enum):
    """The outline of a node, by which kinds are told apart."""

    BOX = "box"
    PILL = "pill"
    POINTED = "pointed"

    __hash__ = object.__hash__


class Dash(Enum):
    """The line of an arrow, by which types are told apart; its colour says it once more."""

    SOLID = ""
    DASHED = "7 4"
    DOTTED = "1.5 3.5"
    MIXED = "9 3 2 3"

    __hash__ = object.__hash__

    @property
    def ink(self) -> str:
        """The colour of the line and of the word on it; all are dark on white."""
        return _INKS[self]


_INKS = {Dash.SOLID: INK, Dash.DASHED: GREEN, Dash.DOTTED: _RUST, Dash.MIXED: _BLUE}


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: its key among the nodes, its label, the column it stands in.

    A node ``under`` another stands right below it, whatever its column, and needs
    no arrow to it.
    """

    key: str
    label: str
    column: int
    outline: Outline = Outline.BOX
    shade: Shade = Shade.EMPTY
    note: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from the node with one key to the node with another; a mutual one has two heads.

    ``note`` is told when the arrow is pointed at.
    """

    start: str
    end: str
    dash: Dash = Dash.SOLID
    label: str = ""
    mutual: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and arrows; the keys say what outlines, shades and dashes mean.

    Columns are numbers in any range; the lowest stands where the text begins.
    ``below`` says what it means that one node stands under another.
    """

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...] = ()
    outlines: tuple[tuple[Outline, Shade, str], ...] = ()
    dashes: tuple[tuple[Dash, str], ...] = ()
    below: str = ""

    def __post_init__(self) -> None:
        known = [node.key for node in self.nodes]
        if not known or len(set(known)) < len(known):
            raise refuse(say("nodes, each with a key of its own"), known)
        for arrow in self.arrows:
            if arrow.start == arrow.end or not {arrow.start, arrow.end} <= set(known):
                raise refuse(say("an arrow between two of the nodes"), (arrow.start, arrow.end))
        tops = {node.key for node in self.nodes if not node.under}
        for node in self.nodes:
            if node.under and node.under not in tops:
                raise refuse(say("a node that stands under no other"), node.under)
