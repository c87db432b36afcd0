"""Councils of one's own: how many seats of which kind, and the rule they decide by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from unsc_sim import rules
from unsc_sim.councils import states
from unsc_sim.councils.lookup import group_of, no_state
from unsc_sim.councils.members import Council, Group, Member
from unsc_sim.errors import RuleError, UnknownWordError
from unsc_sim.hints import did_you_mean, plain
from unsc_sim.rules.decisions import Rule
from unsc_sim.rules.machines import read_whole
from unsc_sim.words import Sentence, listed, say, say_many

__all__ = ["FIVE", "Seats", "designed", "put_to_vote_in"]

FIVE = ("CHN", "FRA", "RUS", "GBR", "USA")
"""The permanent members of today."""

EUROPEAN_UNION = "EU"

TODAY = date(2025, 1, 1)
"""The day whose names states bear where no other is given."""


@dataclass(frozen=True, slots=True)
class Seats:
    """How many seats of each kind a council has.

    Attributes
    ----------
    veto, permanent
        Permanent seats with a veto, and without.
    longer, elected
        Seats held for a longer term, often with re-election, and those of two
        or three years. They vote alike.
    named
        The states on permanent seats, by code or name, those with a veto
        first; the remaining permanent seats are tied to no state. Where nobody
        is named, the five of today hold theirs if there is room for all of them.
    names_of
        The day whose names the states bear.
    groups
        The regional groups of the seats that no state holds, in their order:
        permanent, of a longer term, elected; None for a seat of no one group.
        Empty where nothing is said about them.

    Raises
    ------
    RuleError
        If a number of seats is negative or no whole number, all are nought, or
        more states are named than there are permanent seats.
    UnknownWordError
        If a name is that of no state of the day, or of no regional group.
    """

    veto: int = 5
    permanent: int = 0
    longer: int = 0
    elected: int = 10
    named: tuple[str, ...] | None = None
    names_of: date = TODAY
    groups: tuple[Group | None, ...] = ()

    def __post_init__(self) -> None:
        for name in ("veto", "permanent", "longer", "elected"):
            object.__setattr__(self, name, read_count(f"Seats.{name}", getattr(self, name), 0))
        if not self.total:
            raise RuleError(say("expected at least one seat, not 0 of every kind"))
        if not isinstance(self.names_of, date):
            raise RuleError(say("expected a date as names_of, not {came!r}", came=self.names_of))
        _check_several("Seats.named", self.named or ())
        _check_several("Seats.groups", self.groups)
        holders, seats = self.holders, self.veto + self.permanent
        if len(holders) > seats:
            text = "{named} states are named for {seats} permanent seats"
            raise RuleError(say(text, named=len(holders), seats=seats))
        object.__setattr__(self, "groups", tuple(map(_read_group, self.groups)))
        free = self.total - len(holders)
        if self.groups and len(self.groups) != free:
            text = "{groups} regional groups are named for {free} seats that no state holds"
            raise RuleError(say(text, groups=len(self.groups), free=free))

    @property
    def holders(self) -> tuple[str, ...]:
        """The codes of the states on permanent seats."""
        if self.named is None:
            return FIVE if self.veto + self.permanent >= len(FIVE) else ()
        return tuple(_code(str(word), self.names_of) for word in self.named)

    @property
    def total(self) -> int:
        """All seats."""
        return self.veto + self.permanent + self.longer + self.elected

    @property
    def council(self) -> Council:
        """The hypothetical council."""
        holders = self.holders
        held = [_state(code, self.names_of) for code in holders]
        free = [_seat(code, title) for code, title in self._free]
        grouped = [replace(seat, group=each) for seat, each in zip(free, self.groups)] or free
        permanent = self.veto + self.permanent
        return Council(
            tuple(
                replace(each, permanent=place < permanent, veto=place < self.veto)
                for place, each in enumerate(held + grouped)
            )
        )

    @property
    def _free(self) -> Iterator[tuple[str, Sentence]]:
        """Codes and titles of the seats that no state holds."""
        for n in range(1, self.veto + self.permanent - len(self.holders) + 1):
            yield f"NP{n}", say("new permanent {n}", n=n)
        for n in range(1, self.longer + 1):
            yield f"LT{n}", say("longer term {n}", n=n)
        for n in range(1, self.elected + 1):
            yield f"EL{n}", say("elected {n}", n=n)

    def words(self, lang: str = "en") -> str:
        """The seats in a language, kinds of which there are none left out."""
        kinds = (
            (self.veto, "{n} permanent with a veto"),
            (self.permanent, "{n} permanent without"),
            (self.longer, "{n} of a longer term"),
            (self.elected, "{n} elected"),
        )
        told = listed(say(text, n=many) for many, text in kinds if many)
        return say_many(
            "{total} seat: {kinds}", "{total} seats: {kinds}", self.total,
            total=self.total, kinds=told,
        ).words(lang)  # fmt: skip


def read_count(name: str, given: object, least: int = 1) -> int:
    """A number of seats or votes.

    Raises
    ------
    RuleError
        If it is no whole number, or below the least.
    """
    found = read_whole(given)
    if found is None or found < least:
        text = "expected a whole number from {least} as {name}, not {given!r}"
        raise RuleError(say(text, least=least, name=name, given=given))
    return found


def _check_several(name: str, given: object) -> None:
    if isinstance(given, str) or not isinstance(given, Iterable):
        text = "expected several in a list as {name}, not {given!r}"
        raise RuleError(say(text, name=name, given=given))


def _seat(code: str, title: Sentence) -> Member:
    """A seat that no state holds."""
    return Member(code, str(title), title=title)


def _code(word: str, day: date) -> str:
    """The code of the state of a day that is meant by a word; the European Union counts as one."""
    if plain(word) in ("eu", "european union"):
        return EUROPEAN_UNION
    living = states.living(day)
    meant = states.codes_named(word) & living
    if len(meant) != 1:
        raise no_state(word, living)
    return min(meant)


def _read_group(given: object) -> Group | None:
    """A regional group, given as such or by its name: "AFR"."""
    if given is None or isinstance(given, Group):
        return given
    known = Group.__members__
    if str(given) not in known:
        hint = did_you_mean(str(given), known)
        raise UnknownWordError(say("no regional group {given!r}{hint}", given=given, hint=hint))
    return known[str(given)]


def _state(code: str, day: date) -> Member:
    if code == EUROPEAN_UNION:
        return _seat(code, say("European Union"))
    named = states.state(code, day)
    return Member(
        code,
        named.name,
        official_name=named.official_name,
        state=named.state,
        group=group_of(code),
        since=named.since,
    )


def designed(seats: Seats, needed: int, blocking: int = 1) -> Rule:
    """The substantive rule of a council of one's own.

    Parameters
    ----------
    needed
        The affirmative votes that a decision needs.
    blocking
        How many negative votes of members with a veto stop it.

    Examples
    --------
    >>> rule = designed(Seats(veto=5, permanent=2, elected=14), needed=13)
    >>> rule.council.member("new permanent 1").veto
    False

    Raises
    ------
    RuleError
        If more votes are needed than there are seats, or more negative votes
        than members with a veto.
    """
    if not isinstance(seats, Seats):
        text = "expected Seats, such as Seats(veto=5, elected=10), not {came!r}"
        raise RuleError(say(text, came=seats))
    return put_to_vote_in(seats.council, needed, blocking, say("a council of one's own"))


def put_to_vote_in(council: Council, needed: int, blocking: int, source: Sentence) -> Rule:
    """The substantive rule of a hypothetical council, said in words that fit its seats."""
    needed, blocking = read_count("needed", needed), read_count("blocking", blocking)
    if needed > len(council):
        text = "{needed} votes are more than the {seats} seats have"
        raise RuleError(say(text, needed=needed, seats=len(council)))
    vetoes = sum(each.veto for each in council.members)
    if blocking > max(1, vetoes):
        text = "{blocking} negative votes are more than the {vetoes} members with a veto have"
        raise RuleError(say(text, blocking=blocking, vetoes=vetoes))
    made = rules.put_to_vote(council, needed, blocking)
    enough, concurring = (replace(each, source=source) for each in made.requirements)
    if not vetoes:
        return replace(made, requirements=(enough,))
    if blocking == 1 and vetoes < len(council.permanent):
        concurring = replace(concurring, text="no negative vote of a member with a veto")
    return replace(made, requirements=(enough, concurring))
