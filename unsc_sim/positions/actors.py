"""Actors and the relations that sources report between them.

Most of those whom a report names have no vote. They matter by whom they speak
for, and by whom they support, accuse or meet. A relation is typed, dated where
the source dates it, and rests on claims; a position on a text is no relation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from unsc_sim.councils.members import Member
from unsc_sim.positions.evidence import Claim, cited
from unsc_sim.words import UNSAID, Day, Sentence, Translated, listed, say

__all__ = ["Actor", "ActorKind", "Relation", "RelationKind", "Tie"]


class ActorKind(Enum):
    """What an actor is."""

    STATE = "state"
    STATES = "unnamed states"
    GOVERNMENT = "government"
    MINISTRY = "ministry"
    PERSON = "person"
    ARMED_FORCE = "armed force"
    ARMED_GROUPS = "armed groups"
    ORGAN = "organ"
    ORGANISATION = "organisation"
    SOURCE = "unnamed source"

    __hash__ = object.__hash__

    def words(self, lang: str = "en") -> str:
        """The kind in a language."""
        return say(self.value).words(lang)


class Tie(Enum):
    """The families of relations."""

    AUTHORITY = "authority"
    FAVOUR = "favour"
    DISPUTE = "dispute"
    DEALINGS = "dealings"

    __hash__ = object.__hash__

    def words(self, lang: str = "en") -> str:
        """What the family holds, in a language."""
        return _TIES[self].words(lang)


_TIES: dict[Tie, Sentence] = {
    Tie.AUTHORITY: say("speaks for, leads or rules"),
    Tie.FAVOUR: say("supports or agrees with"),
    Tie.DISPUTE: say("opposes, accuses or contradicts"),
    Tie.DEALINGS: say("meets, talks to or reports on"),
}


class RelationKind(Enum):
    """What a source says that one actor does, or is, to another."""

    SPEAKS_FOR = "speaks for"
    HEADS = "heads"
    COMMANDS = "commands"
    RULED = "ruled"
    HOLDS_SWAY_IN = "holds sway in"
    SUPPORTS = "supports"
    AGREES_WITH = "agrees with"
    OPPOSES = "opposes"
    ATTACKS = "attacks"
    FIGHTS_IN = "fights in"
    ACCUSES = "accuses"
    DENIES_CHARGE_OF = "denies a charge of"
    ANNOUNCES_MEASURE_AGAINST = "announces a measure against"
    WILL_NOT_BLAME = "will not blame"
    RIVALS = "rivals"
    MET = "met"
    SPOKE_WITH = "spoke with"
    VISITED = "visited"
    ADDRESSED = "addressed"
    PUT_A_TEXT_TO = "put a text to"
    CALLED_ON = "called on"
    VOICED_CONCERN_ABOUT = "voiced concern about"
    REPORTS_ON = "reports on"

    __hash__ = object.__hash__

    @property
    def tie(self) -> Tie:
        """The family it belongs to."""
        return _TIE[self]

    @property
    def mutual(self) -> bool:
        """Whether it holds both ways."""
        return self in _MUTUAL

    def words(self, lang: str = "en") -> str:
        """The kind in a language, as it stands beside an arrow."""
        return say(self.value).words(lang)


_TIE: dict[RelationKind, Tie] = {
    RelationKind.SPEAKS_FOR: Tie.AUTHORITY,
    RelationKind.HEADS: Tie.AUTHORITY,
    RelationKind.COMMANDS: Tie.AUTHORITY,
    RelationKind.RULED: Tie.AUTHORITY,
    RelationKind.HOLDS_SWAY_IN: Tie.AUTHORITY,
    RelationKind.SUPPORTS: Tie.FAVOUR,
    RelationKind.AGREES_WITH: Tie.FAVOUR,
    RelationKind.WILL_NOT_BLAME: Tie.FAVOUR,
    RelationKind.OPPOSES: Tie.DISPUTE,
    RelationKind.ATTACKS: Tie.DISPUTE,
    RelationKind.FIGHTS_IN: Tie.DISPUTE,
    RelationKind.ACCUSES: Tie.DISPUTE,
    RelationKind.DENIES_CHARGE_OF: Tie.DISPUTE,
    RelationKind.ANNOUNCES_MEASURE_AGAINST: Tie.DISPUTE,
    RelationKind.RIVALS: Tie.DISPUTE,
    RelationKind.MET: Tie.DEALINGS,
    RelationKind.SPOKE_WITH: Tie.DEALINGS,
    RelationKind.VISITED: Tie.DEALINGS,
    RelationKind.ADDRESSED: Tie.DEALINGS,
    RelationKind.PUT_A_TEXT_TO: Tie.DEALINGS,
    RelationKind.CALLED_ON: Tie.DEALINGS,
    RelationKind.VOICED_CONCERN_ABOUT: Tie.DEALINGS,
    RelationKind.REPORTS_ON: Tie.DEALINGS,
}
_MUTUAL = frozenset(
    {
        RelationKind.AGREES_WITH,
        RelationKind.RIVALS,
        RelationKind.MET,
        RelationKind.SPOKE_WITH,
    }
)
# Whole sentences, in the tense of a report: a verb does not stand alike in every language.
_SAID: dict[RelationKind, str] = {
    RelationKind.SPEAKS_FOR: "{start} spoke for {end}",
    RelationKind.HEADS: "{start} headed {end}",
    RelationKind.COMMANDS: "{start} commanded {end}",
    RelationKind.RULED: "{start} ruled {end}",
    RelationKind.HOLDS_SWAY_IN: "{start} held sway in {end}",
    RelationKind.SUPPORTS: "{start} supported {end}",
    RelationKind.AGREES_WITH: "{start} agreed with {end}",
    RelationKind.WILL_NOT_BLAME: "{start} objected to blame on {end}",
    RelationKind.OPPOSES: "{start} opposed {end}",
    RelationKind.ATTACKS: "{start} attacked {end}",
    RelationKind.FIGHTS_IN: "{start} fought in {end}",
    RelationKind.ACCUSES: "{start} accused {end}",
    RelationKind.DENIES_CHARGE_OF: "{start} denied a charge of {end}",
    RelationKind.ANNOUNCES_MEASURE_AGAINST: "{start} announced a measure against {end}",
    RelationKind.RIVALS: "{start} contended with {end}",
    RelationKind.MET: "{start} met {end}",
    RelationKind.SPOKE_WITH: "{start} spoke with {end}",
    RelationKind.VISITED: "{start} visited {end}",
    RelationKind.ADDRESSED: "{start} addressed {end}",
    RelationKind.PUT_A_TEXT_TO: "{start} put a text to {end}",
    RelationKind.CALLED_ON: "{start} called on {end}",
    RelationKind.VOICED_CONCERN_ABOUT: "{start} voiced concern about {end}",
    RelationKind.REPORTS_ON: "{start} reported on {end}",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody whom a source names, or tells of without a name.

    Attributes
    ----------
    key
        Its name in the scenario.
    kind
        What it is.
    name
        As it stands in running text; a member of the Council needs none.
    member
        The member of the Council it is, if it is one.
    evidence
        The claims that tell of it.
    """

    key: str
    kind: ActorKind
    name: Translated = UNSAID
    member: Member | None = None
    evidence: tuple[Claim, ...] = ()

    def __hash__(self) -> int:
        return hash(self.key)

    def words(self, lang: str = "en") -> str:
        """The name in a language, as it stands in running text."""
        if self.name or self.member is None:
            return self.name.words(lang)
        return self.member.in_text.words(lang)

    def label(self, lang: str = "en") -> str:
        """The name as it stands alone, without an article.

        >>> Actor("LNA", ActorKind.ARMED_FORCE, Translated("the Libyan National Army")).label()
        'Libyan National Army'
        """
        name = self.words(lang)
        if lang == "en":
            name = name.removeprefix("the ").removeprefix("a ")
        return name[:1].upper() + name[1:]

    def __str__(self) -> str:
        return self.words()


@dataclass(frozen=True, slots=True)
class Relation:
    """What one actor does, or is, to another.

    Attributes
    ----------
    start, end
        From whom to whom; where it is mutual the order says nothing.
    kind
        What it is.
    about
        In which matter, where the source says so.
    on, since
        The day it happened, or from which it lasts, where the source dates it.
    evidence
        The claims that it rests on.
    assumed
        Whether it is the user's own assumption, no source's report.
    """

    start: Actor
    end: Actor
    kind: RelationKind
    about: Translated = UNSAID
    on: date | None = None
    since: date | None = None
    evidence: tuple[Claim, ...] = ()
    assumed: bool = False

    def __hash__(self) -> int:
        return hash((self.start.key, self.end.key, self.kind))

    def words(self, lang: str = "en") -> str:
        """The relation in a language, with matter, day and evidence."""
        return _told(self, lang)

    def __str__(self) -> str:
        return self.words()


@lru_cache(maxsize=1024)
def _told(relation: Relation, lang: str) -> str:
    details: list[object] = [relation.about] if relation.about else []
    if relation.on:
        details.append(Day(relation.on))
    if relation.since:
        details.append(say("since {day}", day=Day(relation.since)))
    if relation.assumed:
        details.append(say("assumed"))
    return say(
        "{relation}{details}{cited}",
        relation=say(_SAID[relation.kind], start=relation.start, end=relation.end),
        details=say(" ({details})", details=listed(details)) if details else say(""),
        cited=cited(relation.evidence),
    ).words(lang)
