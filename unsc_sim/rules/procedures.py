"""The Council's rules of decision, each an ordered list of requirements.

Every function makes the :class:`Rule` of one kind of question for a Council.
The order matters: shortfall is settled before the veto, for a permanent
member's no on a text with too few votes is not counted as one in UN practice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from unsc_sim.councils.members import Council, Member, check_council
from unsc_sim.errors import RuleError
from unsc_sim.rules.decisions import Rule
from unsc_sim.rules.machines import Bound, Requirement, read_whole
from unsc_sim.votes import Consent, Outcome, Vote
from unsc_sim.words import Sentence, say

__all__ = [
    "admission",
    "charter_review",
    "consensus",
    "elements_to_the_press",
    "icj_election",
    "presidential_statement",
    "press_statement",
    "procedural",
    "put_to_vote",
    "quota",
    "secretary_general",
    "substantive",
    "uniting_for_peace",
    "weighted",
]

ENLARGED = date(1966, 1, 1)
"""The enlarged Council took over; until then seven votes sufficed, as they did
for S/RES/218 of 23 November 1965, after the amendment had entered into force."""

ARTICLE_109_AMENDED = date(1968, 6, 12)
"""General Assembly resolution 2101 (XX) entered into force."""

VOTING = say("Charter, Article 27(3)")


def quota(council: Council) -> int:
    """The affirmative votes a decision needs: seven until the end of 1965, nine since.

    Charter, Article 27(2) and (3), before and after the amendment of General
    Assembly resolution 1991 A (XVIII).

    Raises
    ------
    RuleError
        For a hypothetical council, whose quota only its author knows.
    """
    return 7 if _day_of(council) < ENLARGED else 9


def _day_of(council: Council) -> date:
    check_council(council)
    if council.day is None:
        raise RuleError(say("a hypothetical council needs its quota stated"))
    return council.day


def substantive(council: Council) -> Rule:
    """The rule for all matters that are not procedural, Charter, Article 27(3).

    An abstaining or absent permanent member does not block: practice since
    1946, upheld in *Namibia*, I.C.J. Reports 1971, p. 16.

    >>> from unsc_sim import council
    >>> rule = substantive(council("2022-02-25"))
    >>> votes = dict.fromkeys(rule.codes, "yes") | {"RUS": "no", "CHN": "abstain"}
    >>> print(rule.decide(votes).reason)
    no negative vote of a permanent member
    """
    return put_to_vote(council, quota(council))


def admission(council: Council) -> Rule:
    """The recommendation to admit, suspend or expel a member, Charter, Articles 4 to 6.

    Substantive: *Admission of a State to the United Nations*, I.C.J. 1948, 1950.
    Nobody has a duty to abstain, for it is no decision under Chapter VI.
    """
    source = say("Charter, Articles 4 to 6 and 27(3)")
    return _with_veto(council, say("recommendation on membership"), source, quota(council))


def secretary_general(council: Council) -> Rule:
    """The recommendation of a Secretary-General, Charter, Article 97: substantive."""
    title, source = say("recommendation of a Secretary-General"), say("Charter, Articles 97, 27(3)")
    return _with_veto(council, title, source, quota(council))


def procedural(council: Council) -> Rule:
    """The rule for procedural matters, Charter, Article 27(2): no veto."""
    source = say("Charter, Article 27(2)")
    return _without_veto(council, say("procedural matter"), quota(council), source)


def uniting_for_peace(council: Council) -> Rule:
    """Calling an emergency special session, General Assembly resolution 377 A (V)."""
    source = say("General Assembly resolution 377 A (V); Charter, Article 27(2)")
    return _without_veto(council, say("Uniting for Peace"), quota(council), source)


def charter_review(council: Council, paragraph: int = 1) -> Rule:
    """Concurrence in a conference to review the Charter, Article 109: no veto.

    Paragraph 1 asks for any nine votes, seven before 12 June 1968 (General
    Assembly resolution 2101 (XX)); paragraph 3, never amended, for any seven
    (S/RES/110).
    """
    if paragraph not in (1, 3):
        expected = "expected paragraph 1 or 3 of Article 109, not {paragraph!r}"
        raise RuleError(say(expected, paragraph=paragraph))
    amended = _day_of(council) >= ARTICLE_109_AMENDED
    needed = 9 if amended and paragraph == 1 else 7
    source = say("Charter, Article 109({paragraph})", paragraph=paragraph)
    return _without_veto(council, say("review of the Charter"), needed, source)


def icj_election(council: Council) -> Rule:
    """The election of a judge of the International Court in the Council: no veto.

    An absolute majority of the members, eight of fifteen or six of eleven
    (Statute of the Court, Articles 8 and 10). The Assembly has to elect the
    same candidate; :func:`unsc_sim.rules.proceedings.icj_election` joins the two.
    """
    check_council(council)
    source = say("Statute of the International Court of Justice, Article 10(1) and (2)")
    return _without_veto(council, say("election of a judge"), len(council) // 2 + 1, source)


def presidential_statement(council: Council) -> Rule:
    """A statement that the President reads at a formal meeting: no member objects."""
    return consensus(council, say("presidential statement"))


def press_statement(council: Council) -> Rule:
    """A statement to the media in the name of the members: no member objects."""
    return consensus(council, say("press statement"))


def elements_to_the_press(council: Council) -> Rule:
    """Agreed words that the President speaks to the media: no member objects."""
    return consensus(council, say("elements to the press"))


def consensus(council: Council, title: Sentence | None = None) -> Rule:
    """The rule for whatever the Council agrees without a vote: nobody objects.

    Practice; nothing is vetoed, for nothing is voted on.
    """
    check_council(council)
    agreed = Requirement(
        bound=Bound.FEWER_THAN,
        limit=1,
        counted=Consent.OBJECTS,
        weights=_ones(council),
        failure=Outcome.NOT_AGREED,
        text="no objection of any member",
        source=say("practice of the Council"),
    )
    return Rule(title or say("consensus"), council, (agreed,), Consent)


def weighted(needed: int, weights: Mapping[str, int]) -> Rule:
    """A weighted voting game: adopted if those in favour have the quota.

    Parameters
    ----------
    needed
        The quota, in the unit of the weights; at least 1.
    weights
        For every voter a weight, a whole number from 0.

    Raises
    ------
    RuleError
        If a weight is negative, if a weight or the quota is no whole number, or
        if the quota is beyond the sum of the weights.

    Examples
    --------
    >>> print(weighted(3, {"A": 2, "B": 1, "C": 1}).decide({"A": "yes", "B": "no", "C": "yes"}))
    Adopted: 2 in favour, 1 against.
    """
    if not isinstance(weights, Mapping):
        expected = "expected a weight for each voter by its name, not {weights!r}"
        raise RuleError(say(expected, weights=weights))
    for voter, weight in weights.items():
        whole = read_whole(weight)
        if whole is None or whole < 0:
            expected = "expected a whole number from 0 as the weight of {voter}, not {weight!r}"
            raise RuleError(say(expected, voter=voter, weight=weight))
    council = Council(tuple(Member(code, code) for code in weights))
    enough = Requirement(
        bound=Bound.AT_LEAST,
        limit=needed,
        counted=Vote.YES,
        weights=tuple(weights.values()),
        failure=Outcome.SHORT_OF_VOTES,
        text="at least {limit} votes by weight in favour",
        source=say("the quota given"),
    )
    total = sum(enough.weights)
    if enough.limit > total:
        text = "a quota of {needed} cannot be met: all weights together are {total}"
        raise RuleError(say(text, needed=needed, total=total))
    return Rule(say("weighted vote"), council, (enough,), Vote)


def put_to_vote(council: Council, needed: int, blocking: int = 1) -> Rule:
    """The substantive rule of any council, real or hypothetical, with a quota of its own.

    Parameters
    ----------
    needed
        The affirmative votes that adoption needs.
    blocking
        How many negative votes of seats with a veto stop a text that has
        them: one by the Charter; two have been proposed.
    """
    check_council(council)
    rule = _with_veto(council, say("substantive matter"), VOTING, needed, blocking)
    return replace(rule, proviso=VOTING)


def _without_veto(council: Council, title: Sentence, needed: int, source: Sentence) -> Rule:
    return Rule(title, council, (_affirmative(council, needed, source),), Vote)


def _with_veto(
    council: Council, title: Sentence, source: Sentence, needed: int, blocking: int = 1
) -> Rule:
    vetoers = tuple(int(member.veto) for member in council.members)
    concurring = Requirement(
        bound=Bound.FEWER_THAN,
        limit=blocking,
        counted=Vote.NO,
        weights=vetoers,
        failure=Outcome.VETOED,
        text="no negative vote of a permanent member"
        if blocking == 1
        else "fewer than {limit} negative votes of members with a veto",
        source=source,
    )
    requirements = (_affirmative(council, needed, source), concurring)
    return Rule(title, council, requirements, Vote)


def _affirmative(council: Council, needed: int, source: Sentence) -> Requirement:
    return Requirement(
        bound=Bound.AT_LEAST,
        limit=needed,
        counted=Vote.YES,
        weights=_ones(council),
        failure=Outcome.SHORT_OF_VOTES,
        text="at least {limit} affirmative votes",
        source=source,
    )


def _ones(council: Council) -> tuple[int, ...]:
    return (1,) * len(council)
