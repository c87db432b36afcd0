"""Actors and the relations that sources report between them.

Most of those whom a report names have no vote. They matter by whom they speak
for, and by whom they support, accuse or meet. A relation is typed, dated where
the source dates it, and rests on claims; a position on a text is no relation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from unsc_sim.choices import Choice
from unsc_sim.councils.members import Member
from unsc_sim.positions.evidence import Claim, cited
from unsc_sim.words import UNSAID, Day, Translated, listed, say

__all__ = ["Actor", "ActorKind", "Relation", "RelationKind", "Tie"]


class ActorKind(Choice):
    """What an actor is."""

    STATE = say("state")
    STATES = say("unnamed states")
    GOVERNMENT = say("government")
    MINISTRY = say("ministry")
    PERSON = say("person")
    ARMED_FORCE = say("armed force")
    ARMED_GROUPS = say("armed groups")
    ORGAN = say("organ")
    ORGANISATION = say("organisation")
    SOURCE = say("unnamed source")


class Tie(Choice):
    """The families of relations."""

    AUTHORITY = "authority", say("speaks for, leads or rules")
    FAVOUR = "favour", say("supports or agrees with")
    DISPUTE = "dispute", say("opposes, accuses or contradicts")
    DEALINGS = "dealings", say("meets, talks to or reports on")


class RelationKind(Choice):
    """What a source says that one actor does, or is, to another."""

    SPEAKS_FOR = say("speaks for")
    HEADS = say("heads")
    COMMANDS = say("commands")
    RULED = say("ruled")
    HOLDS_SWAY_IN = say("holds sway in")
    SUPPORTS = say("supports")
    AGREES_WITH = say("agrees with")
    OPPOSES = say("opposes")
    ATTACKS = say("attacks")
    FIGHTS_IN = say("fights in")
    ACCUSES = say("accuses")
    DENIES_CHARGE_OF = say("denies a charge of")
    ANNOUNCES_MEASURE_AGAINST = say("announces a measure against")
    WILL_NOT_BLAME = say("will not blame")
    RIVALS = say("rivals")
    MET = say("met")
    SPOKE_WITH = say("spoke with")
    VISITED = say("visited")
    ADDRESSED = say("addressed")
    PUT_A_TEXT_TO = say("put a text to")
    CALLED_ON = say("called on")
    VOICED_CONCERN_ABOUT = say("voiced concern about")
    REPORTS_ON = say("reports on")

    @property
    def tie(self) -> Tie:
        """The family it belongs to."""
        return _TIE[self]

    @property
    def mutual(self) -> bool:
        """Whether it holds both ways."""
        return self in _MUTUAL


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
