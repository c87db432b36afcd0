"""Who leans on whom: from those without a vote to those who have one.

Nobody outside the Council casts a ballot. What reaches a member reaches it
directly or through somebody who speaks for it. Only what the sources report is
told: that one actor bears on another does not say that it has its way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unsc_sim.councils.members import Council
from unsc_sim.errors import UnknownWordError
from unsc_sim.hints import did_you_mean
from unsc_sim.pictures import Drawn, Frame, Picture, graph
from unsc_sim.positions.actors import Actor, ActorKind, Relation, RelationKind, Tie
from unsc_sim.positions.drawing import BODIES, drawn, hosts
from unsc_sim.positions.evidence import Claim, cited
from unsc_sim.words import Day, Sentence, all_of, joined, say, several

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
    focus
        The key of the actor whose relations these are; empty for all.
    """

    council: Council
    actors: tuple[Actor, ...]
    relations: tuple[Relation, ...]
    focus: str = ""

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
        found = {key: self.actor(key)}
        voices = [each for each in self.relations if each.kind is RelationKind.SPEAKS_FOR]
        heard = [key]
        for one in heard:  # grows while it is walked
            new = {each.start.key: each.start for each in voices if each.end.key == one}
            heard += [other for other in new if other not in found]
            found = {**new, **found}
        return tuple(found[each] for each in heard[1:])

    def bearing_on(self, key: str) -> tuple[Relation, ...]:
        """The relations by which others bear on an actor, or on who speaks for it.

        Who reports on an actor does not bear on it.
        """
        own = {key, *(each.key for each in self.speakers(key))}
        return tuple(
            each
            for each in self.relations
            if (each.start.key in own) is not (each.end.key in own)
            and (each.end.key in own or each.kind.mutual)
            and each.kind.tie is not Tie.AUTHORITY
            and each.kind is not RelationKind.REPORTS_ON
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
        bearing = {member: self.bearing_on(member.key) for member in self.members}
        voices = {member: self._voices(member) for member in bearing}
        told = [said for each in bearing for said in _told_of(each, voices[each], bearing[each])]
        used = {each for found in (*voices.values(), *bearing.values()) for each in found}
        alone = [member for member, relations in bearing.items() if not relations]
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

    def __str__(self) -> str:
        return self.words()

    def around(self, key: str) -> Influence:
        """One actor with its own relations, and those on their other ends.

        Its picture is narrow: the actor, and beside it all the others.

        Raises
        ------
        UnknownWordError
            If there is no such actor, with the nearest that is.
        """
        self.actor(key)
        relations = tuple(each for each in self.relations if key in (each.start.key, each.end.key))
        ends = {key, *(end.key for each in relations for end in (each.start, each.end))}
        actors = tuple(each for each in self.actors if each.key in ends)
        return replace(self, actors=actors, relations=relations, focus=key)

    def picture(self, lang: str = "en") -> Picture:
        """The actors in columns, whoever speaks for one of them right below it.

        Relations of one family from one to another are one arrow.
        """
        seated = [Actor(each.code, ActorKind.STATE, member=each) for each in self.council.members]
        shown = drawn(self.actors or seated, self.relations, self._columns(), lang)
        title = say("Who leans on whom")
        if self.focus:
            name = self.actor(self.focus).label(lang)
            title = say("{name}: what is reported between it and others", name=name)
        when = Day(self.council.day).words(lang) if self.council.day else ""
        return graph(shown, Frame(title.words(lang), self.words(lang), lang, subtitle=when))

    def _columns(self) -> dict[str, int]:
        """By key, where an actor stands: from the far side of the Council to its own."""
        if not self.focus:
            return {each.key: _column(each) for each in self.actors}
        above = hosts(self.relations)
        first = above.get(self.focus, self.focus)
        return {each.key: int(above.get(each.key, each.key) != first) for each in self.actors}


def _told_of(
    member: Actor, voices: Sequence[Relation], bearing: Sequence[Relation]
) -> Iterator[Sentence]:
    """Who speaks for a member, and who bears on it."""
    if voices:
        actors = [
            say("{actor}{cited}", actor=each.start, cited=cited(each.evidence)) for each in voices
        ]
        yield say("Speaking for {member}: {actors}.", member=member, actors=all_of(actors))
    if bearing:
        yield say("Bearing on {member}: {relations}.", member=member, relations=several(bearing))


def _column(actor: Actor) -> int:
    """States outside the Council, those at odds, its members, and bodies and sources."""
    if actor.member:
        return 2
    if actor.kind in BODIES:
        return 3
    return 0 if actor.kind in {ActorKind.STATE, ActorKind.STATES} else 1
