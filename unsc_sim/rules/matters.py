"""The kinds of matter that come before the Council, by name, each with its rule."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from unsc_sim.choices import look_up
from unsc_sim.councils.members import Council
from unsc_sim.councils.rollcalls import Votes
from unsc_sim.rules import procedures as rules
from unsc_sim.rules.decisions import Decision, Rule

__all__ = ["MATTERS", "decide", "of_matter"]

MATTERS = MappingProxyType(
    {
        "substantive": rules.substantive,
        "procedural": rules.procedural,
        "admission": rules.admission,
        "expulsion": rules.admission,
        "secretary general": rules.secretary_general,
        "uniting for peace": rules.uniting_for_peace,
        "charter review": rules.charter_review,
        "icj election": rules.icj_election,
        "presidential statement": rules.presidential_statement,
        "press statement": rules.press_statement,
        "elements to the press": rules.elements_to_the_press,
        "consensus": rules.consensus,
    }
)
"""The rule of every kind of matter, by name."""


def of_matter(matter: str, council: Council) -> Rule:
    """The rule of a matter named in words.

    >>> from unsc_sim import council
    >>> print(of_matter("procedural", council(1965)))
    procedural matter: at least seven affirmative votes (Charter, Article 27(2))

    Raises
    ------
    UnknownWordError
        If there is no such matter, with the nearest that is.
    """
    return look_up(matter, MATTERS, "no kind of matter {word!r}{hint}")(council)


def decide(
    council: Council, votes: Votes, matter: str = "substantive", parties: Iterable[str] = ()
) -> Decision:
    """What comes out of a roll call of a Council, and why.

    See :meth:`unsc_sim.Rule.decide` for votes, parties and errors.

    Parameters
    ----------
    matter
        The kind of matter, one of :data:`MATTERS`.

    Examples
    --------
    The same votes, on the draft and on calling the Assembly:

    >>> from unsc_sim import council
    >>> february = council("2022-02-27")
    >>> votes = dict.fromkeys(february.codes, "yes") | {"RUS": "no"}
    >>> votes |= dict.fromkeys(["CHN", "IND", "ARE"], "abstain")
    >>> decide(february, votes).vetoes
    ('RUS',)
    >>> decide(february, votes, matter="procedural").adopted
    True
    """
    return of_matter(matter, council).decide(votes, parties)
