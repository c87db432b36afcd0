"""Ways to adoption as patterns, and the members on whom they depend."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from unsc_sim.councils.members import Member
from unsc_sim.positions.drafts import Text
from unsc_sim.positions.stances import Standing
from unsc_sim.rules.machines import Bound
from unsc_sim.verdicts.cases import cases
from unsc_sim.verdicts.needs import Need, needs
from unsc_sim.votes import Consent, Outcome, Vote
from unsc_sim.words import Sentence, all_of, say, several

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
        The completions of the draft on which it leads to adoption, without the
        open provisions that make no difference.
    needs
        What the open votes have to meet, each and all.
    ballot
        Whether the seats vote or consent.
    """

    texts: tuple[Text, ...]
    needs: tuple[Need, ...]
    ballot: type[Vote] | type[Consent] = Vote

    @property
    def pledges(self) -> int:
        """The fewest votes that have to be made sure of, summed over the needs."""
        return sum(need.pledges for need in self.needs)

    @property
    def headline(self) -> Sentence:
        """What it leads to, to stand before the needs."""
        if self.needs:
            return _IF_ALL[self.ballot]
        return _SURELY[self.ballot]

    def words(self, lang: str = "en") -> str:
        """What has to hold, in a language."""
        if not self.needs:
            return self.headline.words(lang)
        text = "{headline} {needs}."
        return say(text, headline=self.headline, needs=several(self.needs)).words(lang)

    def __str__(self) -> str:
        return self.words()


_SURELY = {Vote: say("It is adopted."), Consent: say("It is agreed.")}
_IF_ALL = {
    Vote: say("It is adopted if all of this holds:"),
    Consent: say("It is agreed if all of this holds:"),
}


def paths(standing: Standing) -> Iterator[Path]:
    """The ways to adoption on what is known, fewest pledges first.

    Texts that need the same of the same members share a path. Where an outcome
    is reported nothing is left to be met: adoption needs no more, and to another
    outcome there is no way back.
    """
    found, ballot = cases(standing), standing.rule.ballot
    reported = standing.draft.reported
    if reported is Outcome.ADOPTED:
        yield Path(tuple(text for each in found for text in each.texts), (), ballot)
    if reported is not None:
        return
    declared = {each.member for each in standing.positions}
    texts: dict[tuple[Need, ...], list[Text]] = {}
    for case in found:
        asked = needs(standing.rule, case.open)
        if all(need.reachable for need in asked):
            left = tuple(_declared_first(need, declared) for need in asked if not need.met)
            texts.setdefault(left, []).extend(case.texts)
    ways = [Path(tuple(on), asked, ballot) for asked, on in texts.items()]
    yield from sorted(ways, key=lambda path: path.pledges)


def dependences(standing: Standing, ways: Iterable[Path]) -> tuple[Dependence, ...]:
    """Who can block before who can make up the votes, the declared before the silent."""
    asked = dict.fromkeys(need for path in ways for need in path.needs)
    blocking_first = sorted(asked, key=lambda need: need.requirement.bound is Bound.AT_LEAST)
    declared = {each.member for each in standing.positions}
    return tuple(
        Dependence(need, members, known)
        for need in blocking_first
        for known in (True, False)
        if (members := tuple(each for each in need.members if (each.code in declared) is known))
    )


def _declared_first(need: Need, declared: Collection[str]) -> Need:
    """The same need, its members with a declared position before the others."""
    pairs = sorted(zip(need.members, need.weights), key=lambda pair: pair[0].code not in declared)
    return replace(
        need,
        members=tuple(member for member, _ in pairs),
        weights=tuple(weight for _, weight in pairs),
    )
