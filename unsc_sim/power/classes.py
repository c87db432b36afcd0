"""Voters that have the same, taken together, and what they are called together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Any

from unsc_sim.chances import Share
from unsc_sim.councils.members import Council, Member
from unsc_sim.errors import Speakable
from unsc_sim.words import all_of, say, say_many

__all__ = ["Amount", "SeatKind", "alike", "classes"]

MOST_NAMED = 4


class SeatKind(Enum):
    """What kind of seat a member has; in some reforms permanence and veto part."""

    VETO = "permanent members with a veto"
    PERMANENT = "permanent members without a veto"
    ELECTED = "elected members"

    @staticmethod
    def of(member: Member) -> SeatKind:
        """The kind of a member's seat."""
        if member.veto:
            return SeatKind.VETO
        return SeatKind.PERMANENT if member.permanent else SeatKind.ELECTED

    def words(self, lang: str = "en") -> str:
        """The kind in a language."""
        return say(self.value).words(lang)

    def each(self) -> Speakable:
        """One of the kind."""
        return _EACH[self]

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


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, and all voters that have it.

    ``kind`` is the kind of seat they have, where it is one and the voters sit
    in a council that has kinds of seats.
    """

    number: Any
    members: tuple[Member, ...]
    kind: SeatKind | None = None

    @property
    def share(self) -> Speakable:
        """The number as it stands in a sentence."""
        return Share(self.number) if isinstance(self.number, Fraction) else say(str(self.number))

    @property
    def label(self) -> Speakable:
        """Who they are, in short: the kind of their seats, or names where they are few."""
        many = len(self.members)
        if many > 1 and self.kind is not None:
            return self.kind.several(many)
        if many <= MOST_NAMED:
            return all_of(self.members)
        return say_many("{n} member", "{n} members", many, n=many)

    def words(self, lang: str = "en") -> str:
        """The number and its voters in a language."""
        return say_many(
            "{share} for {members}",
            "{share} each for {members}",
            len(self.members),
            share=self.share,
            members=all_of(member.in_text for member in self.members),
        ).words(lang)


def alike(council: Council, amounts: Sequence[Any]) -> tuple[Amount, ...]:
    """The voters by what they have, most first."""
    by_number: dict[Any, list[Member]] = {}
    for number, member in zip(amounts, council.members):
        by_number.setdefault(number, []).append(member)
    return tuple(Amount(each, tuple(by_number[each])) for each in sorted(by_number)[::-1])


def classes(council: Council, amounts: Sequence[Any]) -> tuple[Amount, ...]:
    """The same, those with other kinds of seats apart where the council has several kinds."""
    found = alike(council, amounts)
    if not council.permanent:
        return found
    split = [
        (each, kind, tuple(m for m in each.members if SeatKind.of(m) is kind))
        for each in found
        for kind in SeatKind
    ]
    return tuple(Amount(each.number, members, kind) for each, kind, members in split if members)
