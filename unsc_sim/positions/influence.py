"""Who leans on whom: from those without a vote to those who have one.

Nobody outside the Council casts a ballot. What reaches a member reaches it
directly or through somebody who speaks for it. Only what the sources report is
told: that one actor bears on another does not say that it has its way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unsc_sim.councils.members import Council
from unsc_sim.errors import UnknownWordError
from unsc_sim.pictures import (
    Arrow,
    Dash,
    Drawn,
    Frame,
    Graph,
    Node,
    Outline,
    Picture,
    Shade,
    graph,
)
from unsc_sim.positions.actors import Actor, ActorKind, Relation, RelationKind, Tie
from unsc_sim.positions.evidence import Claim, cited
from unsc_sim.words import Day, Sentence, all_of, did_you_mean, joined, listed, say, several

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["Influence"]


@dataclass(frozen=True, slots=True, repr=False)
class Influence(Drawn):
    """Actors, their relations, and whom of the Council they reach.

    Attributes
    ----------
    council
        The Council of the day.
    actors, relations
        In the order of the scenario.
    """

    council: Council
    actors: tuple[Actor, ...]
    relations: tuple[Relation, ...]

    def graph(self) -> MultiDiGraph[str]:
        """The actors as a frozen networkx graph; a mutual relation is an edge each way.

        A node is the key of an actor and holds ``actor``, ``name``, ``kind``,
        ``member`` (a code, or an empty text) and ``evidence``; an edge holds
        ``relation``, ``kind``, ``about``, ``on``, ``since`` and ``evidence``.
        """
        import networkx

        made: MultiDiGraph[str] = networkx.MultiDiGraph()
        for each in self.actors:
            code = each.member.code if each.member else ""
            made.add_node(
                each.key,
                actor=each,
                name=str(each),
                kind=each.kind,
                member=code,
                evidence=each.evidence,
            )
        for relation in self.relations:
            told = {
                "relation": relation,
                "kind": relation.kind,
                "about": relation.about,
                "on": relation.on,
                "since": relation.since,
                "evidence": relation.evidence,
            }
            made.add_edge(relation.start.key, relation.end.key, **told)
            if relation.kind.mutual:
                made.add_edge(relation.end.key, relation.start.key, **told)
        frozen: MultiDiGraph[str] = networkx.freeze(made)
        return frozen

    def actor(self, key: str) -> Actor:
        """An actor by key.

        Raises
        ------
        UnknownWordError
            If there is no such actor, with the nearest that is.
        """
        known = {each.key: each for each in self.actors}
        if key not in known:
            hint = did_you_mean(key, known)
            raise UnknownWordError(say("no actor {key!r}{hint}", key=key, hint=hint))
        return known[key]

    @property
    def members(self) -> tuple[Actor, ...]:
        """The actors that are members of the Council, in its order."""
        seated = {each.member.code: each for each in self.actors if each.member}
        return tuple(seated[code] for code in self.council.codes if code in seated)

    def speakers(self, key: str) -> tuple[Actor, ...]:
        """Those who speak for an actor, or for one who does."""
        found = [self.actor(key)]
        for actor in found:  # grows while it is walked
            found += [
                each.start
                for each in self.relations
                if each.kind is RelationKind.SPEAKS_FOR
                and each.end == actor
                and each.start not in found
            ]
        return tuple(found[1:])

    def bearing_on(self, key: str) -> tuple[Relation, ...]:
        """The relations by which others bear on an actor, or on who speaks for it.

        Who reports on an actor does not bear on it.
        """
        own = {self.actor(key), *self.speakers(key)}
        return tuple(
            each
            for each in self.relations
            if each.kind.tie is not Tie.AUTHORITY
            and each.kind is not RelationKind.REPORTS_ON
            and (each.start in own) is not (each.end in own)
            and (each.end in own or each.kind.mutual)
        )

    def reached(self, key: str) -> tuple[Actor, ...]:
        """The members on whom an actor bears, itself or through who speaks for it."""
        own = {self.actor(key), *self.speakers(key)}
        return tuple(
            each
            for each in self.members
            if each not in own
            and any({bears.start, bears.end} & own for bears in self.bearing_on(each.key))
        )

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims it rests on, each once."""
        cited_by = [
            *(each.evidence for each in self.actors),
            *(each.evidence for each in self.relations),
        ]
        return tuple(dict.fromkeys(claim for claims in cited_by for claim in claims))

    def words(self, lang: str = "en") -> str:
        """Who speaks for each member, who bears on it, and all other relations."""
        if not self.actors:
            return say("No actors and no relations are reported.").words(lang)
        told = [said for member in self.members for said in self._told_of(member)]
        used = {
            each
            for member in self.members
            for each in (*self._voices(member), *self.bearing_on(member.key))
        }
        alone = [each for each in self.members if not self.bearing_on(each.key)]
        if alone:
            text = "It is not reported that anybody bears on {members}."
            told.append(say(text, members=all_of(alone)))
        rest = [each for each in self.relations if each not in used]
        if rest:
            told.append(say("Other relations: {relations}.", relations=several(rest)))
        return joined(told).words(lang)

    def _voices(self, member: Actor) -> tuple[Relation, ...]:
        """The relations by which others speak for a member."""
        ends = {member, *self.speakers(member.key)}
        return tuple(
            each
            for each in self.relations
            if each.kind is RelationKind.SPEAKS_FOR and each.end in ends
        )

    def _told_of(self, member: Actor) -> Iterator[Sentence]:
        """Who speaks for a member, and who bears on it."""
        voices, bearing = self._voices(member), self.bearing_on(member.key)
        if voices:
            actors = [
                say("{actor}{cited}", actor=each.start, cited=cited(each.evidence))
                for each in voices
            ]
            yield say("Speaking for {member}: {actors}.", member=member, actors=all_of(actors))
        if bearing:
            yield say(
                "Bearing on {member}: {relations}.", member=member, relations=several(bearing)
            )

    def __str__(self) -> str:
        return self.words()

    def picture(self, lang: str = "en") -> Picture:
        """The actors in columns, the members of the Council and who speaks for them side by side.

        Relations of one family between the same two are one arrow.
        """
        seated = [Actor(each.code, ActorKind.STATE, member=each) for each in self.council.members]
        shown = Graph(
            nodes=tuple(self._node(each, lang) for each in self.actors or seated),
            arrows=self._arrows(lang),
            outlines=tuple((*look, said.words(lang)) for look, said in _OUTLINES),
            dashes=tuple((dash, tie.words(lang)) for tie, dash in _DASHES.items()),
        )
        title = say("Who leans on whom").words(lang)
        day = Day(self.council.day).words(lang) if self.council.day else ""
        return graph(shown, Frame(title, self.words(lang), lang, subtitle=day))

    def _node(self, actor: Actor, lang: str) -> Node:
        outline, shade = _look(actor)
        note = say("{kind}{cited}", kind=actor.kind, cited=cited(actor.evidence))
        return Node(
            actor.key, actor.label(lang), self._column(actor), outline, shade, note.words(lang)
        )

    def _column(self, actor: Actor) -> int:
        """By kind and by whom it speaks for: from the far side of the Council to its own."""
        if actor.member:
            return 3
        if actor.kind in _BODIES:
            return 4
        if any(actor in self.speakers(each.key) for each in self.actors if each.kind in _BODIES):
            return 5
        if any(actor in self.speakers(member.key) for member in self.members):
            return 2
        if actor.kind is ActorKind.SOURCE:
            return 5
        return 1 if actor.kind in _VOICES else 0

    def _arrows(self, lang: str) -> tuple[Arrow, ...]:
        """One arrow for the relations of a family between the same two."""
        bundles: dict[tuple[str, str, Tie, bool], list[RelationKind]] = {}
        for each in self.relations:
            bundle = (each.start.key, each.end.key, each.kind.tie, each.kind.mutual)
            bundles.setdefault(bundle, []).append(each.kind)
        return tuple(
            Arrow(start, end, _DASHES[tie], listed(dict.fromkeys(kinds)).words(lang), mutual)
            for (start, end, tie, mutual), kinds in bundles.items()
        )


_VOICES = frozenset({ActorKind.PERSON, ActorKind.MINISTRY})
_BODIES = frozenset({ActorKind.ORGAN, ActorKind.ORGANISATION})
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


def _look(actor: Actor) -> tuple[Outline, Shade]:
    if actor.member:
        return _MEMBER
    if actor.kind in _VOICES:
        return _VOICE
    if actor.kind in {ActorKind.ARMED_FORCE, ActorKind.ARMED_GROUPS}:
        return _ARMED
    if actor.kind in {ActorKind.STATES, ActorKind.SOURCE}:
        return _UNNAMED
    return _BODY
