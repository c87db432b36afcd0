"""How actors and their relations are drawn: outlines by kind, lines by family of relation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from unsc_sim.pictures import Arrow, Dash, Graph, Node, Outline, Shade
from unsc_sim.positions.actors import Actor, ActorKind, Relation, RelationKind, Tie
from unsc_sim.positions.evidence import cited
from unsc_sim.words import Sentence, listed, say, several

__all__ = ["BODIES", "drawn", "hosts"]

BODIES = frozenset({ActorKind.ORGAN, ActorKind.ORGANISATION, ActorKind.SOURCE})
"""Those that have members, and those that tell of them."""

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


def hosts(relations: Iterable[Relation]) -> dict[str, str]:
    """By key, those who speak for one actor alone, with the key of that one.

    Who is spoken for and speaks itself for another stands for itself.
    """
    spoken: dict[str, set[str]] = {}
    for each in relations:
        if each.kind is RelationKind.SPEAKS_FOR:
            spoken.setdefault(each.start.key, set()).add(each.end.key)
    return {
        speaker: next(iter(ends))
        for speaker, ends in spoken.items()
        if len(ends) == 1 and not ends & spoken.keys()
    }


def drawn(
    actors: Iterable[Actor], relations: Sequence[Relation], columns: Mapping[str, int], lang: str
) -> Graph:
    """Actors in their columns, whoever speaks for one alone below it, and arrows between them.

    The relations of a family from one to another are one arrow. Authority over
    the actor right above is told with who has it.
    """
    above = hosts(relations)
    own = [each for each in relations if _is_over(each, above)]
    return Graph(
        nodes=tuple(
            Node(
                each.key,
                each.label(lang),
                columns.get(each.key, 0),
                *_look(each),
                several([_note(each, lang), *(it for it in own if it.start == each)]).words(lang),
                above.get(each.key, ""),
            )
            for each in actors
        ),
        arrows=_arrows((each for each in relations if not _is_over(each, above)), lang),
        outlines=tuple((*look, said.words(lang)) for look, said in _OUTLINES),
        dashes=tuple((dash, tie.words(lang)) for tie, dash in _DASHES.items()),
        below=say("Right below: who speaks for it").words(lang),
    )


def _is_over(relation: Relation, above: Mapping[str, str]) -> bool:
    """Whether it is authority of one actor over the actor right above it."""
    over = above.get(relation.start.key) == relation.end.key
    return over and relation.kind.tie is Tie.AUTHORITY


@lru_cache(maxsize=512)
def _note(actor: Actor, lang: str) -> str:
    """What an actor is, and the claims that tell of it."""
    return say("{kind}{cited}", kind=actor.kind, cited=cited(actor.evidence)).words(lang)


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
    if actor.kind in {ActorKind.PERSON, ActorKind.MINISTRY}:
        return _VOICE
    if actor.kind in {ActorKind.ARMED_FORCE, ActorKind.ARMED_GROUPS}:
        return _ARMED
    if actor.kind in {ActorKind.STATES, ActorKind.SOURCE}:
        return _UNNAMED
    return _BODY
