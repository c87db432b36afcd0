"""Members, their seats and terms, and the councils they form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from unsc_sim.choices import Choice
from unsc_sim.councils import states
from unsc_sim.councils.articles import InText
from unsc_sim.errors import SeatError, UnknownWordError
from unsc_sim.hints import meant, nearest, plain
from unsc_sim.words import Day, Sentence, all_of, any_of, say

__all__ = ["VACANT", "Council", "Group", "Member", "Origin", "Term", "check_council"]

VACANT = "VACANT"
"""The code of a seat that nobody holds."""


class Group(Choice):
    """A regional group of the United Nations.

    Before 1966 seats went by another pattern; the group is then the one the
    state belongs to by today's division.
    """

    AFR = say("African States")
    APG = say("Asia-Pacific States")
    EEG = say("Eastern European States")
    GRULAC = say("Latin American and Caribbean States")
    WEOG = say("Western European and other States")


@dataclass(frozen=True, slots=True)
class Term:
    """From which day to which a member holds its seat; ``end`` is None for a permanent one."""

    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a Council, or whoever else has a vote under a rule.

    Attributes
    ----------
    code
        ISO 3166 alpha-3 as in the UN's own data; any word for a voter that is
        no state.
    name, official_name, state
        As the UN wrote them on the day; ``state`` tells the Republic of China
        from the People's Republic.
    group
        The regional group; None outside the United Nations.
    permanent, veto
        Whether the seat is permanent, and whether its negative vote can stop a
        substantive text; reforms have been proposed that part the two.
    term
        The days on which the seat is held; None in a hypothetical council.
    since
        Which of its names the state bore, see :class:`unsc_sim.councils.states.State`.
    source
        Keys of the sources for the seat.
    title
        What a seat is called that no state holds, as in a proposed council.
    """

    code: str
    name: str
    official_name: str = ""
    state: str = ""
    group: Group | None = None
    permanent: bool = False
    veto: bool = False
    term: Term | None = None
    since: str = ""
    source: str = ""
    title: Sentence | None = None

    @property
    def vacant(self) -> bool:
        """Whether nobody holds the seat."""
        return self.code == VACANT

    @property
    def in_text(self) -> InText:
        """The name as it stands in running text: "the United Kingdom"."""
        return InText(self)

    def name_in(self, lang: str) -> str:
        """The name in one of the six UN languages, as the UN wrote it at the time.

        A voter that is no state keeps its name.

        >>> from unsc_sim import council
        >>> [council(1970).member("USA").name_in(lang) for lang in ("fr", "es", "ru")]
        ['États-Unis', 'Estados Unidos', 'Соединенные Штаты']

        Raises
        ------
        UnknownWordError
            If it is none of the six.
        """
        if lang not in states.UN_LANGUAGES:
            known = any_of(states.UN_LANGUAGES)
            raise UnknownWordError(say("expected {known}, not {lang!r}", known=known, lang=lang))
        return states.name_in(self.code, self.since, lang) or self.name

    def words(self, lang: str = "en") -> str:
        """The name in a language, as the UN wrote it at the time, see :meth:`name_in`."""
        if self.vacant:
            return say("vacant seat").words(lang)
        if self.title is not None:
            return self.title.words(lang)
        return self.name if lang == "en" else self.name_in(lang)


@dataclass(frozen=True, slots=True)
class Origin:
    """Who proposed a hypothetical council; ``assumed`` is what of it was not proposed."""

    title: Sentence
    assumed: Sentence | None = None

    def words(self, lang: str = "en") -> str:
        """The proposal in a language, with what is assumed."""
        if self.assumed is None:
            return self.title.words(lang)
        return say("{title} ({assumed})", title=self.title, assumed=self.assumed).words(lang)


@dataclass(frozen=True, slots=True)
class Council:
    """The members of one day, in the English alphabetical order of the UN.

    ``codes`` are theirs in that order. ``president_code`` is empty where the
    presidency of the day is not known here. A hypothetical council has no day;
    it has an origin where it is a proposal of somebody's.
    """

    members: tuple[Member, ...]
    day: date | None = None
    president_code: str = ""
    origin: Origin | None = None
    codes: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        given = self.members if isinstance(self.members, Iterable) else (self.members,)
        members = tuple(given)
        for each in members:
            if not isinstance(each, Member):
                raise SeatError(say("expected a Member, not {came!r}", came=each))
        if not members:
            raise SeatError(say("a council needs at least one member"))
        object.__setattr__(self, "members", members)
        object.__setattr__(self, "codes", tuple(member.code for member in members))
        for code in self.codes:
            if not isinstance(code, str) or not code.strip():
                expected = "expected a word as the code of a member, not {code!r}"
                raise SeatError(say(expected, code=code))
        twice = [code for code in self.codes if self.codes.count(code) > 1]
        if twice:
            raise SeatError(say("{code!r} has two seats", code=twice[0]))

    def __hash__(self) -> int:
        return hash((self.day, self.codes))

    def __len__(self) -> int:
        return len(self.members)

    @property
    def president(self) -> Member | None:
        """The member that presides in the month; None where it is not known here."""
        return next((each for each in self.members if each.code == self.president_code), None)

    @property
    def permanent(self) -> tuple[Member, ...]:
        """The members with permanent seats."""
        return tuple(member for member in self.members if member.permanent)

    @property
    def elected(self) -> tuple[Member, ...]:
        """The members with seats that are filled by election."""
        return tuple(member for member in self.members if not member.permanent)

    def member(self, word: object) -> Member:
        """The member meant by a code, an official or a common name.

        >>> from unsc_sim import council
        >>> council("2019-04-18").member("Ivory Coast").code
        'CIV'

        Raises
        ------
        SeatError
            If no member is meant; the message names the nearest.
        """
        return self.members[self.seat(word)]

    def seats(self, words: str | Iterable[object]) -> tuple[int, ...]:
        """The places of several members in their order, or of one; each once.

        >>> from unsc_sim import council
        >>> council(1960).seats(["USA", "France", "US"])
        (4, 10)

        Raises
        ------
        SeatError
            If a word means no member, or no words are given.
        """
        named = (words,) if isinstance(words, str) else words
        if not isinstance(named, Iterable):
            raise SeatError(say("expected the names of members, not {came!r}", came=words))
        return tuple(sorted({self.seat(word) for word in named}))

    def seat(self, word: object) -> int:
        """The place in the order of the members of whoever is meant by a word."""
        codes = self.codes
        if word in codes:
            return codes.index(word)
        called = [place for place, each in enumerate(self.members) if _is_called(each, word)]
        named = [codes.index(code) for code in states.codes_named(word) if code in codes]
        for seats in (called, named):
            if len(seats) == 1:
                return seats[0]
        raise SeatError(self._no_seat(word))

    def _no_seat(self, word: object) -> Sentence:
        """Why a word means no member: no seat on that day, or a word not known."""
        if self.day and states.codes_named(word):
            text = "{word} had no seat on {day}; the members were {codes}"
            return say(text, word=word, day=Day(self.day), codes=all_of(self.codes))
        hint = meant(self.nearest(word))
        return say("no member {word!r}{hint}", word=word, hint=hint)

    def nearest(self, word: object) -> list[Sentence]:
        """The members whose codes or names come nearest to a word."""
        seated = {each.code: each for each in self.members if not each.vacant}
        found = [seated[code] for code in states.nearest_codes(word, seated)]
        if not found:
            called = {each.name: each for each in seated.values()} | seated
            found = list(dict.fromkeys(called[each] for each in nearest(word, called)))
        return [
            say("{code}", code=each.code)
            if each.name == each.code
            else say("{name} ({code})", name=each, code=each.code)
            for each in found
        ]

    def words(self, lang: str = "en") -> str:
        """The members of the day and its President, in a language."""
        chair = self.president
        return say(
            "The Council {when}, {count} seats: {members}. {president}",
            when=say("of {day}", day=Day(self.day)) if self.day else say("of a hypothesis"),
            count=len(self),
            members=all_of(member.in_text for member in self.members),
            president=say("Presiding: {name}.", name=chair)
            if chair
            else say("Who presides is not known here."),
        ).words(lang)

    def __str__(self) -> str:
        return self.words()


def _is_called(member: Member, word: object) -> bool:
    """Whether a member bears a word as its code or its name."""
    called = plain(word)
    return bool(called) and called in (plain(member.code), plain(member.name))


def check_council(given: object) -> None:
    """Refuse what is no council, with a :class:`SeatError`."""
    if not isinstance(given, Council):
        raise SeatError(say("expected a Council, as council() makes one, not {came!r}", came=given))
