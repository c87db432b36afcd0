"""States by code and by name, each name with the days on which it was borne.

A state is known by its ISO 3166 alpha-3 code, as in the UN's own voting data;
states that are gone keep the code they had (``SUN``, ``YUG``, ``CSK``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from unsc_sim.hints import nearest, plain
from unsc_sim.tables import Row, rows

__all__ = [
    "UN_LANGUAGES",
    "LastName",
    "State",
    "codes_named",
    "codes_of_all",
    "living",
    "name_in",
    "names_of_all",
    "nearest_codes",
    "renamed",
    "state",
]


@dataclass(frozen=True, slots=True)
class State:
    """A state under the name it bore on a day.

    Attributes
    ----------
    code, alpha2
        ISO 3166 codes of three and of two letters.
    name, official_name
        The short name and the one by which the UN listed it in English.
    state
        Which state it was, where a name or a code does not tell: the Republic
        of China or the People's Republic of China.
    since
        The key of this name among the names of the code: its first day as the
        table writes it, empty for the first name.
    recalled
        Whether the name or its days are from memory, no source at hand.
    """

    code: str
    alpha2: str
    name: str
    official_name: str
    state: str
    since: str
    recalled: bool


def state(code: str, day: date) -> State:
    """The state of a code, under its name on a day.

    >>> state("BFA", date(1984, 8, 3)).name, state("BFA", date(1984, 8, 4)).name
    ('Upper Volta', 'Burkina Faso')

    Raises
    ------
    KeyError
        If no state bore the code on that day.
    """
    for row in _by_code()[code]:
        if row["start"] <= day.isoformat() <= (row["end"] or "9999"):
            return State(
                code,
                row["alpha2"],
                row["name"],
                row["official_name"],
                row["state"],
                row["start"],
                row["trust"] == "recalled",
            )
    raise KeyError(code, day)


def living(day: date) -> frozenset[str]:
    """The codes that some state bore on a day."""
    return frozenset(
        code
        for code, spells in _by_code().items()
        if any(row["start"] <= day.isoformat() <= (row["end"] or "9999") for row in spells)
    )


def renamed(code: str) -> tuple[date, ...]:
    """The days from which a state bore another name than before."""
    starts = [row["start"] for row in _by_code()[code][1:]]
    return tuple(date.fromisoformat(start) for start in starts)


def codes_named(word: object) -> frozenset[str]:
    """The codes that a word can stand for: a code, a name of any time, an alias.

    >>> sorted(codes_named("uk")), sorted(codes_named("Burkina Faso"))
    (['GBR'], ['BFA'])
    """
    return _by_word().get(plain(word), frozenset())


def nearest_codes(word: object, codes: Iterable[str]) -> tuple[str, ...]:
    """The codes of those of some states whose codes or names come nearest to a word.

    A code that is no state's is passed over.
    """
    # A code looks like a piece of many longer words: compare like with like.
    short = len(plain(word)) <= 3
    spelled = {
        each: code
        for code in codes
        for row in _by_code().get(code, ())
        for each in _words_of(row)
        if (len(each) <= 3) is short
    }
    found = dict.fromkeys(spelled[each] for each in nearest(word, spelled, most=6))
    return tuple(found)[:3]


def codes_of_all() -> tuple[str, ...]:
    """The codes of all states of any time."""
    return tuple(_by_code())


@cache
def names_of_all() -> tuple[str, ...]:
    """Every name of every state that ever had a seat, each once."""
    return tuple(dict.fromkeys(row["name"] for row in rows("states")))


UN_LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
"""The six official languages, in which the names of states are known here."""


def name_in(code: str, since: str, lang: str) -> str:
    """A name of a state in a language, empty where the tables have none."""
    return _names().get((code, since), {}).get(lang, "")


@dataclass(frozen=True, slots=True)
class LastName:
    """A state by its code, where no one day is meant: under the last name it bore.

    >>> print(LastName("COD"), LastName("COD").words("ar"))
    Democratic Republic of the Congo جمهورية الكونغو الديمقراطية
    """

    code: str

    def words(self, lang: str = "en") -> str:
        """The name in a language; a code that is no state's stands for itself."""
        if self.code not in _by_code():
            return self.code
        row = _by_code()[self.code][-1]
        return (lang != "en" and name_in(self.code, row["start"], lang)) or row["name"]

    def __str__(self) -> str:
        return self.words()


@cache
def _names() -> dict[tuple[str, str], Mapping[str, str]]:
    return {(row["code"], row["start"]): row for row in rows("names")}


@cache
def _by_code() -> dict[str, tuple[Row, ...]]:
    table: dict[str, tuple[Row, ...]] = {}
    for row in rows("states"):
        table[row["code"]] = (*table.get(row["code"], ()), row)
    return table


@cache
def _by_word() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for row in rows("states"):
        for each in _words_of(row):
            table[plain(each)] = table.get(plain(each), frozenset()) | {row["code"]}
    return table


def _words_of(row: Row) -> list[str]:
    """All that a state is called by: codes, names, aliases."""
    aliases = row["aliases"].split("|") if row["aliases"] else []
    called = [row["code"], row["alpha2"], row["name"], row["official_name"], row["state"]]
    return [each for each in (*called, *aliases) if each]
