"""What a person believes of the votes, read and checked seat by seat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from unsc_sim.chances import BeliefError, Chance, amiss_in_sum, read_chance, shared_out
from unsc_sim.councils.members import Council
from unsc_sim.councils.rollcalls import IDLE
from unsc_sim.errors import SeatError, Speakable, UnknownWordError
from unsc_sim.rules.decisions import Rule
from unsc_sim.votes import Ballot, read_ballot
from unsc_sim.words import all_of, say, several

__all__ = ["Distribution", "read_all", "read_some"]

Distribution: TypeAlias = tuple[tuple[Ballot, Chance], ...]
"""The ballots of one seat that have a chance, each with it."""


def read_all(rule: Rule, believed: Mapping[str, object]) -> tuple[Distribution, ...]:
    """What is believed of every seat; nobody may be left out but a vacant seat.

    See :func:`unsc_sim.forecasts.mixtures.beliefs` for what is understood, and for errors.
    """
    heard, faults = _seated(rule.council, believed)
    silent = []
    for seat, member in enumerate(rule.council.members):
        if seat not in heard and member.vacant:
            heard[seat] = IDLE[rule.ballot]
        elif seat not in heard:
            silent.append(member.in_text)
    if silent:
        faults.append(say("nothing is believed of {members}", members=all_of(silent)))
    read = _read(rule, heard, faults)
    return tuple(read[seat] for seat in range(len(rule.codes)))


def read_some(rule: Rule, believed: Mapping[str, object]) -> dict[int, Distribution]:
    """What is believed of some members, by seat."""
    return _read(rule, *_seated(rule.council, believed))


def _read(
    rule: Rule, heard: Mapping[int, object], faults: list[Speakable]
) -> dict[int, Distribution]:
    """What is believed by seat, checked; all faults, those found before among them, at once."""
    read = {seat: _of_seat(rule, seat, belief, faults) for seat, belief in heard.items()}
    if faults:
        raise BeliefError(several(faults))
    return read


def _seated(
    council: Council, believed: Mapping[str, object]
) -> tuple[dict[int, object], list[Speakable]]:
    """What is believed by seat, and what is wrong with the names."""
    if not isinstance(believed, Mapping):
        text = "expected a mapping from members to beliefs, not {came!r}"
        raise BeliefError(say(text, came=believed))
    heard: dict[int, object] = {}
    faults: list[Speakable] = []
    for word, belief in believed.items():
        try:
            seat = council.seat(word)
        except SeatError as error:
            faults.append(error)
            continue
        if seat in heard:
            member = council.members[seat].in_text
            faults.append(say("two beliefs of {member}", member=member))
        heard[seat] = belief
    return heard, faults


def _of_seat(rule: Rule, seat: int, belief: object, faults: list[Speakable]) -> Distribution:
    """The chances of one seat's ballots; what is wrong with them goes to the faults."""
    stated = belief.items() if isinstance(belief, Mapping) else ((belief, 1),)
    chances: dict[Ballot, Chance] = {}
    wrong: list[Speakable] = []
    for word, given in stated:
        try:
            ballot, chance = _castable(rule, seat, word), read_chance(given)
        except UnknownWordError as error:
            wrong.append(error)
        except BeliefError as error:
            wrong.append(say("{vote}: {fault}", vote=word, fault=error))
        else:
            chances[ballot] = chances.get(ballot, 0) + chance
    if not wrong and (fault := amiss_in_sum(chances.values())) is not None:
        wrong.append(fault)
    member = rule.council.members[seat].in_text
    faults.extend(say("{member}: {fault}", member=member, fault=each) for each in wrong)
    if wrong:
        return ()
    return shared_out({each: chances[each] for each in rule.ballots[seat] if each in chances})


def _castable(rule: Rule, seat: int, word: object) -> Ballot:
    """The ballot a word means, if the seat may cast it."""
    ballot = read_ballot(word, rule.ballot)
    if ballot not in rule.ballots[seat]:
        raise UnknownWordError(say("a vacant seat casts no vote"))
    return ballot
