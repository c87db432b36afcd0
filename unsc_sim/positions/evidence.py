"""Claims and the sources they stand in.

A claim is what a source says, in our words, with the paragraph it stands in
and how far it can be relied on. What the paper itself judges is kept apart
from what it reports: an editorial claim never carries a position.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from unsc_sim.choices import Choice, look_up
from unsc_sim.words import UNSAID, Sentence, Translated, say, several

__all__ = ["Certainty", "Claim", "Source", "cited", "read_certainty"]


class Certainty(Choice):
    """On whose word a claim stands."""

    ON_RECORD = "on record", say("on the record of a named official or body")
    ATTRIBUTED = "attributed", say("attributed to unnamed persons")
    STATED = "stated", say("stated by the source in its own voice")
    INFERRED = "inferred", say("inferred, not said")
    EDITORIAL = "editorial", say("an editorial judgement of the source, no fact")


def read_certainty(word: str | Certainty) -> Certainty:
    """A kind of claim from how a scenario writes it.

    >>> read_certainty("on record")
    <Certainty.ON_RECORD: 'on record'>

    Raises
    ------
    UnknownWordError
        If the word is no kind of claim, with the nearest that is.
    """
    if isinstance(word, Certainty):
        return word
    known = {each.value: each for each in Certainty}
    return look_up(word, known, "no kind of claim {word!r}{hint}")


@dataclass(frozen=True, slots=True)
class Source:
    """Where claims stand.

    Attributes
    ----------
    key, title
        Its name in the scenario, and in words.
    address
        Where it can be found.
    published
        The day it appeared, where it is known.
    main
        Whether it is the scenario's own source; claims of others are kept
        apart and marked.
    """

    key: str
    title: Translated
    address: str = ""
    published: date | None = None
    main: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source says, in our words.

    Attributes
    ----------
    id
        Its name in the scenario.
    source
        Where it stands.
    paragraphs
        The paragraphs of the source, counted from 1.
    certainty
        On whose word it stands.
    says
        A paraphrase.
    by
        Who says so, where it is not the source itself.
    """

    id: str
    source: Source
    paragraphs: tuple[int, ...]
    certainty: Certainty
    says: Translated
    by: Translated = UNSAID

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def is_fact(self) -> bool:
        """Whether it tells what the scenario's own source reports.

        An editorial judgement does not, and claims of other sources are kept apart.
        """
        return self.source.main and self.certainty is not Certainty.EDITORIAL

    @property
    def place(self) -> str:
        """Id and paragraphs as they are cited, alike in every language: ``A10 P4, P7``."""
        paragraphs = ", ".join(f"P{paragraph}" for paragraph in self.paragraphs)
        return f"{self.id} {paragraphs}".strip()

    @property
    def citation(self) -> Sentence | str:
        """Its place, and the source where that is not the scenario's own."""
        if self.source.main:
            return self.place
        return say("{place}, {source}", place=self.place, source=self.source.title)

    def words(self, lang: str = "en") -> str:
        """The claim in a language, with its place and whose word it is."""
        by = say(" ({by})", by=self.by) if self.by else say("")
        outside = (
            say("")
            if self.source.main
            else say("; from another source: {of}", of=self.source.title)
        )
        return say(
            "{place}: {says}{by}; {certainty}{outside}",
            place=self.place,
            says=self.says,
            by=by,
            certainty=self.certainty,
            outside=outside,
        ).words(lang)

    def __str__(self) -> str:
        return self.words()


def cited(claims: tuple[Claim, ...]) -> Sentence:
    """The claims a sentence rests on, to stand at its end; empty where there are none."""
    if not claims:
        return say("")
    places = several(claim.citation for claim in claims)
    return say(" [{places}]", places=places)
