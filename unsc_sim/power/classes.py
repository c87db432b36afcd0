"""Voters that have the same, taken together, and what they are called together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from unsc_sim.chances import Chance, Percent, Share
from unsc_sim.choices import Choice
from unsc_sim.councils.members import Council, Member
from unsc_sim.errors import Speakable
from unsc_sim.words import all_of, listed, say, say_many

__all__ = ["ANYBODY", "Amount", "SeatKind", "Span", "alike", "classes", "spans"]

MOST_NAMED = 4
"""How many voters are all named; of more that are not all of their kind the first are."""

FIRST_NAMED = 2


class SeatKind(Choice):
    """What kind of seat a member has; in some reforms permanence and veto part."""

    VETO = say("permanent members with a veto")
    PERMANENT = say("permanent members without a veto")
    ELECTED = say("elected members")

    @staticmethod
    def of(member: Member) -> SeatKind:
        """The kind of a member's seat."""
        if member.veto:
            return SeatKind.VETO
        return SeatKind.PERMANENT if member.permanent else SeatKind.ELECTED

    def each(self) -> Speakable:
        """One of the kind."""
        return _EACH[self]

    def together(self) -> Speakable:
        """All of the kind as one."""
        return say("{kind} together", kind=self)

    def several(self, many: int) -> Speakable:
        """So many of the kind."""
        one, more = _MANY[self]
        return say_many(one, more, many, n=many)


_EACH = {
    SeatKind.VETO: say("each member with a veto"),
    SeatKind.PERMANENT: say("each permanent member without a veto"),
    SeatKind.ELECTED: say("each elected member"),
}
_MANY = {
    SeatKind.VETO: ("{n} permanent member with a veto", "{n} permanent members with a veto"),
    SeatKind.PERMANENT: (
        "{n} permanent member without a veto",
        "{n} permanent members without a veto",
    ),
    SeatKind.ELECTED: ("{n} elected member", "{n} elected members"),
}


ANYBODY = say("each member")
"""One voter of those who have no kinds of seats."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, and all voters that have it.

    ``kind`` is the kind of seat they have, where it is one and the voters sit
    in a council that has kinds of seats. ``others`` counts those who have
    another number although their seat is of the same kind, or, where there are
    no kinds, although they sit in the same council.
    """

    number: Any
    members: tuple[Member, ...]
    kind: SeatKind | None = None
    others: int = 0

    @property
    def share(self) -> Speakable:
        """The number as it stands in a sentence."""
        return (
            Share(self.number)
            if isinstance(self.number, Fraction | float)
            else say(str(self.number))
        )

    @property
    def label(self) -> Speakable:
        """Who they are, in short: the kind of their seats, or names where that does not tell."""
        return self._called(self.members)

    def _called(self, names: Sequence[Speakable]) -> Speakable:
        many = len(names)
        a_whole_kind = self.kind is not None and many > 1 and not self.others
        if many <= MOST_NAMED and not a_whole_kind:
            return all_of(names)
        counted = self.kind.several(many) if self.kind else _members(many)
        if not self.others:
            return counted
        first = listed(names[:FIRST_NAMED])
        return say("{members} ({first}, ...)", members=counted, first=first)

    @property
    def told(self) -> Speakable:
        """Who they are and what each of them has, as it stands in a list."""
        many = len(self.members)
        if many > 1 and not self.others:
            each = self.kind.each() if self.kind else ANYBODY
            return say("{kind} {share}", kind=each, share=self.share)
        return say_many(
            "{members} {share}",
            "{members} {share} each",
            many,
            members=self._called([member.in_text for member in self.members]),
            share=self.share,
        )

    def words(self, lang: str = "en") -> str:
        """The number and its voters in a language."""
        return say_many(
            "{share} for {members}",
            "{share} each for {members}",
            len(self.members),
            share=self.share,
            members=all_of(member.in_text for member in self.members),
        ).words(lang)


def _members(many: int) -> Speakable:
    return say_many("{n} member", "{n} members", many, n=many)


def alike(council: Council, amounts: Sequence[Any]) -> tuple[Amount, ...]:
    """The voters by what they have, most first."""
    return _parted(amounts, [None] * len(council), council.members)


def classes(council: Council, amounts: Sequence[Any]) -> tuple[Amount, ...]:
    """The same, those with other kinds of seats apart where the council has several kinds."""
    if not council.permanent:
        return alike(council, amounts)
    return _parted(amounts, [SeatKind.of(each) for each in council.members], council.members)


def _parted(
    amounts: Sequence[Any], kinds: Sequence[SeatKind | None], members: Sequence[Member]
) -> tuple[Amount, ...]:
    found: dict[tuple[Any, SeatKind | None], list[Member]] = {}
    for number, kind, member in zip(amounts, kinds, members):
        found.setdefault((number, kind), []).append(member)
    of_kind = Counter(kinds)
    return tuple(
        Amount(number, tuple(held), kind, of_kind[kind] - len(held))
        for number in sorted(set(amounts), reverse=True)
        for kind in (*SeatKind, None)
        if (held := found.get((number, kind)))
    )


@dataclass(frozen=True, slots=True)
class Span:
    """The least and the most that some voters have; the two are one where all have the same."""

    least: Chance
    most: Chance

    @property
    def single(self) -> Chance | None:
        """What all of them have; None where they do not have the same."""
        return self.least if self.least == self.most else None

    def words(self, lang: str = "en") -> str:
        """The number or the span in a language, with fractions."""
        return self._told(Share(self.least), Share(self.most)).words(lang)

    @property
    def short(self) -> Speakable:
        """The same without fractions, as it stands in a picture or in a table."""
        return self._told(Percent(self.least, 3), Percent(self.most, 3))

    def _told(self, least: Speakable, most: Speakable) -> Speakable:
        if self.least == self.most:
            return most
        return say("{least} to {most}", least=least, most=most)


def spans(council: Council, amounts: Sequence[Fraction]) -> dict[SeatKind, Span]:
    """For every kind of seat that there is the span of what its members have."""
    found: dict[SeatKind, list[Fraction]] = {}
    for member, amount in zip(council.members, amounts):
        found.setdefault(SeatKind.of(member), []).append(amount)
    return {k: Span(min(found[k]), max(found[k])) for k in SeatKind if k in found}
