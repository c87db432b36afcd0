"""Landmark votes of the Council, each decided anew, with what it teaches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from unsc_sim.choices import look_up
from unsc_sim.councils.by_day import council
from unsc_sim.councils.members import Council
from unsc_sim.errors import UnknownWordError
from unsc_sim.hints import did_you_mean
from unsc_sim.pictures import Drawn, Picture, horseshoe
from unsc_sim.rules import proceedings
from unsc_sim.rules.decisions import Decision, Rule
from unsc_sim.rules.matters import of_matter
from unsc_sim.tables import Row, Source, rows, source
from unsc_sim.votes import Vote
from unsc_sim.words import Day, Sentence, all_of, joined, say, several

__all__ = ["Case", "case", "cases", "topics"]

PRELIMINARY = "preliminary question"
"""Whether a matter is procedural; itself decided as a substantive one."""

_MEMORY = "memory"


@dataclass(frozen=True, slots=True, repr=False)
class Case(Drawn):
    """A landmark vote.

    Attributes
    ----------
    symbol
        The resolution, the draft, or the meeting where the question had no
        symbol of its own.
    matter
        The kind of matter, as :func:`unsc_sim.decide` knows it, or
        ``preliminary question``.
    agenda, lesson
        What it was about, and what it teaches.
    sponsors
        Who put it forward, as the sources say.
    decision
        What comes out of the votes by the rule for such a matter.
    topics
        What it is an example of.
    contrasts
        Symbols of cases that are best read beside it, and it beside them.
    sources
        Where the row comes from, as far as there is a source at hand.
    recalled
        Whether names of voters are from memory, no source at hand.
    """

    symbol: str
    matter: str
    agenda: Sentence
    lesson: Sentence
    sponsors: str
    decision: Decision
    topics: tuple[str, ...]
    contrasts: tuple[str, ...]
    sources: tuple[Source, ...]
    recalled: bool

    @property
    def day(self) -> date:
        """The day of the vote."""
        day = self.decision.rule.council.day
        assert day is not None  # noqa: S101
        return day

    @property
    def contrasting(self) -> tuple[Case, ...]:
        """The cases that are best read beside it."""
        return tuple(case(symbol) for symbol in self.contrasts)

    @property
    def title(self) -> Sentence:
        """Symbol, day and agenda."""
        text = "{symbol}, {day}. {agenda}"
        return say(text, symbol=self.symbol, day=Day(self.day), agenda=self.agenda)

    def words(self, lang: str = "en") -> str:
        """The case in a language: what it was about, what came out, what it teaches."""
        told = [say("{title}.", title=self.title), self.decision, self.lesson]
        if self.contrasts:
            told.append(say("Compare {symbols}.", symbols=all_of(self.contrasts)))
        told.append(say("Sources: {sources}.", sources=several(self.sources)))
        if self.recalled:
            told.append(_RECALLED)
        return joined(told).words(lang)

    def __str__(self) -> str:
        return self.words()

    def picture(self, lang: str = "en") -> Picture:
        """The Council at its table with every vote, under the title of the case."""
        table, frame = self.decision.at_table(lang)
        notes = (frame.footnote, _RECALLED.words(lang) if self.recalled else "")
        return horseshoe(
            table,
            replace(
                frame,
                title=say("{symbol}: {agenda}", symbol=self.symbol, agenda=self.agenda).words(lang),
                subtitle=frame.title,
                description=self.words(lang),
                footnote=" ".join(filter(None, notes)),
            ),
        )


_RECALLED = say("Recalled: who cast which vote is written from memory.")


def case(symbol: str) -> Case:
    """A landmark vote by its symbol; the year of a resolution may stand behind it.

    >>> print(case("S/2022/155").decision.headline)
    Not adopted, vetoed by the Russian Federation
    >>> case("S/RES/2623 (2022)").decision.adopted
    True

    Raises
    ------
    UnknownWordError
        If it is not in the casebook, with the nearest that is.
    """
    wanted = str(symbol).split("(", maxsplit=1)[0].strip().upper()
    known = {each.symbol.upper(): each for each in _cases()}
    if wanted not in known:
        hint = did_you_mean(str(symbol), [each.symbol for each in _cases()])
        raise UnknownWordError(say("no case {word!r}{hint}", word=symbol, hint=hint))
    return known[wanted]


def cases(topic: str | None = None) -> tuple[Case, ...]:
    """The landmark votes in the order of their days: all, or those on a topic.

    >>> [each.symbol for each in cases("double veto")]
    ['S/PV.303', 'S/RES/87', 'S/RES/132']

    Raises
    ------
    UnknownWordError
        If there is no such topic, with the nearest that is.
    """
    if topic is None:
        return _cases()
    meant = look_up(topic, {each: each for each in topics()}, "no topic {word!r}{hint}")
    return tuple(each for each in _cases() if meant in each.topics)


def topics() -> tuple[str, ...]:
    """What the cases are examples of, in alphabetical order."""
    return tuple(sorted({topic for row in rows("casebook") for topic in _topics(row)}))


def _topics(row: Row) -> tuple[str, ...]:
    return tuple(row["topics"].split("|"))


@cache
def _cases() -> tuple[Case, ...]:
    read = [_read(row) for row in rows("casebook")]
    return tuple(replace(each, contrasts=_beside(each, read)) for each in read)


def _beside(one: Case, all_cases: list[Case]) -> tuple[str, ...]:
    """The cases that a case names, and those that name it: a contrast has two sides."""
    naming = [each.symbol for each in all_cases if one.symbol in each.contrasts]
    return tuple(dict.fromkeys((*one.contrasts, *naming)))


def _read(row: Row) -> Case:
    seats = council(row["date"])
    votes = {
        name.strip(): vote
        for vote in Vote
        for name in row[vote.name.lower()].split(";")
        if name.strip()
    }
    return Case(
        symbol=row["symbol"],
        matter=row["matter"],
        agenda=say(row["agenda"]),
        lesson=say(row["lesson"]),
        sponsors=row["sponsors"],
        decision=_rule(row["matter"], seats).decide(votes),
        topics=_topics(row),
        contrasts=tuple(filter(None, row["contrasts"].split("|"))),
        sources=tuple(source(key) for key in row["source"].split("|") if key != _MEMORY),
        recalled=row["trust"] == "recalled",
    )


def _rule(matter: str, seats: Council) -> Rule:
    if matter == PRELIMINARY:
        return proceedings.preliminary_question(seats).stages[0].rule
    return of_matter(matter, seats)
