"""How actors and their relations are drawn: outlines by kind, dashes by family of relation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from unsc_sim.pictures import Arrow, Dash, Graph, Node, Outline, Shade
from unsc_sim.positions.actors import Actor, ActorKind, Relation, Tie
from unsc_sim.positions.evidence import cited
from unsc_sim.words import Sentence, listed, say, several

__all__ = ["BODIES", "VOICES", "drawn"]

VOICES = frozenset({ActorKind.PERSON, ActorKind.MINISTRY})
"""Those that speak or decide for another."""

BODIES = frozenset({ActorKind.ORGAN, ActorKind.ORGANISATION})
"""Those that have members."""

_DASHES: dict[Tie, Dash] = {
    Tie.AUTHORITY: Dash.SOLID,
    Tie.FAVOUR: Dash.DASHED,
    Tie.DISPUTE: Dash.DOTTED,
    Tie.DEALINGS: Dash.MIXED,
}
_MEMBER = (Outline.BOX, Shade.MAIN)
_VOICE = (Outline.PILL, Shade.EMPTY)
_ARMED = (Outline.POINTED, Shade.OTHER)
_BODY = (Outline.BOX, Shade.QUIET)
_UNNAMED = (Outline.BOX, Shade.EMPTY)
_OUTLINES: tuple[tuple[tuple[Outline, Shade], Sentence], ...] = (
    (_MEMBER, say("Member of the Council")),
    (_BODY, say("State, government or organ")),
    (_VOICE, say("Person or ministry")),
    (_ARMED, say("Under arms")),
    (_UNNAMED, say("Not named")),
)


def drawn(
    actors: Iterable[Actor], relations: Iterable[Relation], columns: Mapping[str, int], lang: str
) -> Graph:
    """Actors in their columns, with an arrow for the relations of a family between two."""
    return Graph(
        nodes=tuple(_node(each, columns.get(each.key, 0), lang) for each in actors),
        arrows=_arrows(relations, lang),
        outlines=tuple((*look, said.words(lang)) for look, said in _OUTLINES),
        dashes=tuple((dash, tie.words(lang)) for tie, dash in _DASHES.items()),
    )


def _node(actor: Actor, column: int, lang: str) -> Node:
    outline, shade = _look(actor)
    note = say("{kind}{cited}", kind=actor.kind, cited=cited(actor.evidence))
    return Node(actor.key, actor.label(lang), column, outline, shade, note.words(lang))


def _arrows(relations: Iterable[Relation], lang: str) -> tuple[Arrow, ...]:
    """One arrow for the relations of a family between the same two, told with days and claims."""
    bundles: dict[tuple[str, str, Tie, bool], list[Relation]] = {}
    for each in relations:
        bundle = (each.start.key, each.end.key, each.kind.tie, each.kind.mutual)
        bundles.setdefault(bundle, []).append(each)
    return tuple(
        Arrow(
            start,
            end,
            _DASHES[tie],
            listed(dict.fromkeys(each.kind for each in bundle)).words(lang),
            mutual,
            several(bundle).words(lang),
        )
        for (start, end, tie, mutual), bundle in bundles.items()
    )


def _look(actor: Actor) -> tuple[Outline, Shade]:
    if actor.member:
        return _MEMBER
    if actor.kind in VOICES:
        return _VOICE
    if actor.kind in {ActorKind.ARMED_FORCE, ActorKind.ARMED_GROUPS}:
        return _ARMED
    if actor.kind in {ActorKind.STATES, ActorKind.SOURCE}:
        return _UNNAMED
    return _BODY
