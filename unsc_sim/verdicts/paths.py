"""Ways to adoption as patterns, and the members on whom they depend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from unsc_sim.councils.members import Member
from unsc_sim.positions.drafts import Text
from unsc_sim.positions.stances import Standing
from unsc_sim.rules.machines import Bound
from unsc_sim.verdicts.needs import Need, needs
from unsc_sim.words import all_of, say, several

__all__ = ["Dependence", "Path", "dependences", "paths"]


@dataclass(frozen=True, slots=True)
class Dependence:
    """Members on whom adoption depends, by one need and one state of knowledge.

    Attributes
    ----------
    need
        What a requirement asks of all members whose votes are open.
    members
        Those of them who are meant: all with a declared position, or all
        without.
    declared
        Whether they have one.
    """

    need: Need
    members: tuple[Member, ...]
    declared: bool

    def words(self, lang: str = "en") -> str:
        """The need, and who of those whose votes are open is meant, in a language."""
        text = "{need} (declared: {members})" if self.declared else "{need} (undeclared: {members})"
        members = all_of(member.in_text for member in self.members)
        return say(text, need=self.need, members=members).words(lang)

    def __str__(self) -> str:
        return self.words()


@dataclass(frozen=True, slots=True)
class Path:
    """A way to adoption: needs that together are necessary and sufficient.

    Attributes
    ----------
    texts
        The completions of the draft on which it leads to adoption.
    needs
        What the open votes have to meet, each and all.
    """

    texts: tuple[Text, ...]
    needs: tuple[Need, ...]

    @property
    def pledges(self) -> int:
        """The fewest votes that have to be made sure of, summed over the needs."""
        return sum(need.pledges for need in self.needs)

    def words(self, lang: str = "en") -> str:
        """What has to hold, in a language."""
        if not self.needs:
            return say("It is adopted.").words(lang)
        text = "It is adopted if all of this holds: {needs}."
        return say(text, needs=several(self.needs)).words(lang)

    def __str__(self) -> str:
        return self.words()


def paths(standing: Standing) -> Iterator[Path]:
    """The ways to adoption on what is known, fewest pledges first.

    Texts that need the same of the same members share a path.
    """
    texts: dict[tuple[Need, ...], list[Text]] = {}
    for text in standing.draft.texts():
        found = _declared_first(standing, needs(standing.rule, standing.open_ballots(text)))
        if all(need.reachable for need in found):
            texts.setdefault(tuple(each for each in found if not each.met), []).append(text)
    ways = [Path(tuple(on), asked) for asked, on in texts.items()]
    yield from sorted(ways, key=lambda path: path.pledges)


def dependences(standing: Standing) -> tuple[Dependence, ...]:
    """Who can block before who can make up the votes, the declared before the silent."""
    asked = dict.fromkeys(need for path in paths(standing) for need in path.needs)
    blocking_first = sorted(asked, key=lambda need: need.requirement.bound is Bound.AT_LEAST)
    return tuple(
        Dependence(need, members, declared)
        for need in blocking_first
        for declared in (True, False)
        if (members := _with_position(standing, need, declared))
    )


def _with_position(standing: Standing, need: Need, declared: bool) -> tuple[Member, ...]:
    return tuple(each for each in need.members if bool(standing.declared(each)) is declared)


def _declared_first(standing: Standing, asked: tuple[Need, ...]) -> tuple[Need, ...]:
    """The same needs, their members with a declared position before the others."""
    ordered = []
    for need in asked:
        pairs = sorted(
            zip(need.members, need.weights), key=lambda pair: not standing.declared(pair[0])
        )
        members, weights = tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)
        ordered.append(replace(need, members=members, weights=weights))
    return tuple(ordered)
