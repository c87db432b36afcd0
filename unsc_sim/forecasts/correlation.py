"""Members that are correlated: blocs, followers, line-ups.

Each makes a :class:`Mixture`: a few independent beliefs, each with its chance.
Given which of them holds, no member tells anything of another; so every
forecast stays exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from fractions import Fraction
from typing import Any

from unsc_sim.chances import BeliefError, Chance, read_chance, shared_out
from unsc_sim.councils.members import Council
from unsc_sim.councils.rollcalls import Votes, read_roll_call
from unsc_sim.forecasts.distributions import Distribution
from unsc_sim.forecasts.mixtures import Belief, Beliefs, Mixture, check_beliefs
from unsc_sim.forecasts.turning import TOWARDS
from unsc_sim.rules.decisions import Rule, check_rule
from unsc_sim.votes import Ballot, Consent, Vote
from unsc_sim.words import all_of, say

__all__ = ["blocs", "followers", "lineups"]

Links = dict[int, tuple[int, Chance]]
"""For each follower's seat its leader's, and how likely it follows."""


def blocs(belief: Belief, groups: Iterable[Sequence[str]]) -> Mixture:
    """Members that vote as one: each group as its first member is believed to.

    Raises
    ------
    BeliefError
        If the groups are no lists of members, or a member follows in two.

    >>> from unsc_sim import rules
    >>> from unsc_sim.forecasts.mixtures import beliefs
    >>> coin = {"yes": "1/2", "no": "1/2"}
    >>> rule = rules.weighted(2, {"A": 1, "B": 1, "C": 1})
    >>> as_one = blocs(beliefs(rule, {"A": coin, "B": "no", "C": coin}), [["A", "B"]])
    >>> as_one.given({"A": "yes"}).of("B")
    Chances({<Vote.YES: 'yes'>: Fraction(1, 1)})
    """
    check_beliefs(belief)
    council = belief.rule.council
    follows: dict[str, tuple[str, object]] = {}
    for group in _in_order(groups):
        members = [council.member(word) for word in _in_order(group)]
        for each in members[1:]:
            if each.code in follows:
                raise BeliefError(say("{member} is in two blocs", member=each.in_text))
            follows[each.code] = members[0].code, 1
    return followers(belief, follows)


def _in_order(groups: object) -> list[Any]:
    """Blocs, or the members of one; a set has no first."""
    if not isinstance(groups, Iterable) or isinstance(groups, str | bytes | Mapping | Set):
        expected = "expected blocs, each a list of members, not {came!r}"
        raise BeliefError(say(expected, came=groups))
    return list(groups)


def followers(belief: Belief, follows: Mapping[str, tuple[str, object]]) -> Mixture:
    """Members that follow others.

    With its chance a follower votes as its leader does, else as it is believed
    to by itself. A leader may itself follow another.

    Parameters
    ----------
    follows
        For each follower its leader and the chance that it follows.

    Raises
    ------
    BeliefError
        If members follow each other in a circle, a chance is none, or a
        follower cannot cast its leader's vote.
    """
    check_beliefs(belief)
    links = _links(belief.rule, follows)
    return _following(belief, links, _leaders_first(belief.rule.council, links))


def _following(belief: Belief, links: Links, leaders: Sequence[int]) -> Mixture:
    """Every component taken apart by how the leaders can vote; so is its finer form."""
    parts = tuple(
        (share * chance, case)
        for share, each in belief.components
        for chance, case in _cases(each, links, leaders, {})
    )
    finer = belief.finer if isinstance(belief, Mixture) else None
    note = belief.lasting_note if isinstance(belief, Mixture) else None
    return Mixture(parts, finer and _following(finer, links, leaders), note)


def _links(rule: Rule, follows: Mapping[str, tuple[str, object]]) -> Links:
    links: Links = {}
    given_by = follows if isinstance(follows, Mapping) else {None: follows}
    expected = "expected for each follower its leader and a chance, not {came!r}"
    pairs = _pairs(given_by.values(), expected)
    for word, (leader, given) in zip(given_by, pairs):
        seat, ahead, chance = rule.council.seat(word), rule.council.seat(leader), read_chance(given)
        member, followed = (rule.council.members[each].in_text for each in (seat, ahead))
        if chance > 1:
            text = "{member}: expected a chance up to 1, not {given}"
            raise BeliefError(say(text, member=member, given=given))
        if rule.council.members[seat].vacant or rule.council.members[ahead].vacant:
            text = "{member} cannot follow {leader}: a vacant seat casts no vote"
            raise BeliefError(say(text, member=member, leader=followed))
        links[seat] = ahead, chance
    return links


def _pairs(given: object, expected: str) -> list[Any]:
    """What is given, if each of it is a pair; what was expected if not."""
    pairs = list(given) if isinstance(given, Iterable) else [given]
    for pair in pairs:
        if not isinstance(pair, Sequence) or isinstance(pair, str | bytes) or len(pair) != 2:
            raise BeliefError(say(expected, came=pair))
    return pairs


def _leaders_first(council: Council, links: Links) -> list[int]:
    """The seats that are followed, each after whom it follows itself."""
    ordered: list[int] = []
    for leader in dict.fromkeys(leader for leader, _ in links.values()):
        chain = [leader]
        while chain[-1] in links:
            chain.append(links[chain[-1]][0])
            if chain[-1] in chain[:-1]:
                names = all_of(council.members[seat].in_text for seat in dict.fromkeys(chain))
                raise BeliefError(say("{members} follow each other in a circle", members=names))
        ordered.extend(seat for seat in reversed(chain) if seat not in ordered)
    return ordered


def _cases(
    belief: Beliefs, links: Links, leaders: Sequence[int], cast: Mapping[int, Ballot]
) -> Iterator[tuple[Chance, Beliefs]]:
    """Every way the leaders can vote, with its chance and what is then believed."""
    if not leaders:
        certain = {seat: ((ballot, Fraction(1)),) for seat, ballot in cast.items()}
        seats = [
            certain.get(seat) or _heeding(belief, links, seat, cast)
            for seat in range(len(belief.seats))
        ]
        yield Fraction(1), Beliefs(belief.rule, tuple(seats))
        return
    first, *others = leaders
    for ballot, chance in _heeding(belief, links, first, cast):
        for further, case in _cases(belief, links, others, {**cast, first: ballot}):
            yield chance * further, case


def _heeding(belief: Beliefs, links: Links, seat: int, cast: Mapping[int, Ballot]) -> Distribution:
    """What is believed of a seat once the vote of its leader, if it has one, is known."""
    if seat not in links:
        return belief.seats[seat]
    leader, chance = links[seat]
    heeding: dict[Ballot, Chance] = {
        ballot: (1 - chance) * own for ballot, own in belief.seats[seat]
    }
    heeding[cast[leader]] = heeding.get(cast[leader], 0) + chance
    return shared_out({each: heeding[each] for each in TOWARDS[::-1] if each in heeding})


def lineups(rule: Rule, calls: Iterable[tuple[object, Votes]], noise: object = 0) -> Mixture:
    """A few typical roll calls, each with its chance.

    Parameters
    ----------
    calls
        Pairs of a chance and a roll call.
    noise
        The chance, for each member by itself, that it departs from the
        line-up: it then votes in favour, against or abstains with equal
        chances (or lets pass and objects, where nobody votes).

    Examples
    --------
    >>> from unsc_sim import rules
    >>> rule = rules.weighted(2, {"A": 1, "B": 1})
    >>> lineups(rule, [("1/4", ["yes", "yes"]), ("3/4", ["no", "yes"])]).of("A")
    Chances({<Vote.YES: 'yes'>: Fraction(1, 4), <Vote.NO: 'no'>: Fraction(3, 4)})
    """
    check_rule(rule)
    departing = read_chance(noise)
    if departing > 1:
        raise BeliefError(say("expected a noise up to 1, not {noise}", noise=noise))
    at_random = (Vote.YES, Vote.ABSTAIN, Vote.NO) if rule.ballot is Vote else tuple(Consent)
    components: list[tuple[Any, Beliefs]] = []
    for chance, votes in _pairs(calls, "expected pairs of a chance and a roll call, not {came!r}"):
        seats = []
        for ballot, allowed in zip(read_roll_call(rule.council, rule.ballot, votes), rule.ballots):
            chances = {each: Fraction(0) for each in allowed}
            among = at_random if len(allowed) > 1 else allowed
            noisy: dict[Ballot, Chance] = {
                **chances, **dict.fromkeys(among, departing * Fraction(1, len(among)))
            }  # fmt: skip
            noisy[ballot] += 1 - departing
            seats.append(shared_out(noisy))
        components.append((chance, Beliefs(rule, tuple(seats))))
    return Mixture(tuple(components))
