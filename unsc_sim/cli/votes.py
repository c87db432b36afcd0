"""Commands on a Council and its rules: decide, power, case."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from unsc_sim.casebook import Case, case, cases, topics
from unsc_sim.cli.answers import Answer, Commands, chance, pair
from unsc_sim.councils.by_day import council
from unsc_sim.power import (
    banzhaf,
    penrose,
    profile,
    roll_call_shapley_shubik,
    shapley_shubik,
    ternary_chance_to_pass,
)
from unsc_sim.proposals.reforms import Basis, proposal
from unsc_sim.rules.decisions import Decision
from unsc_sim.rules.matters import MATTERS, decide, of_matter
from unsc_sim.votes import Vote
from unsc_sim.words import say, told

__all__ = ["add"]


def add(commands: Commands, common: ArgumentParser) -> None:
    """Add the commands."""
    matters = ", ".join(MATTERS)
    power = commands.add("power", "who holds the power", _power, common)
    power.add_argument("rule", metavar="RULE", nargs="?", default="substantive", help=matters)
    power.add_argument("--day", default=date.today(), help="YYYY-MM-DD, or a year; else today")
    power.add_argument("--reform", metavar="NAME", help="the council of a proposed reform")
    landmark = commands.add("case", "a landmark vote and what it teaches", _case, common)
    landmark.add_argument("symbol", metavar="SYMBOL", nargs="?", help="all of them if not given")
    landmark.add_argument("--topic", help=", ".join(topics()))
    deciding = commands.add("decide", "what comes out of a vote", _decide, common)
    deciding.add_argument("day", metavar="DAY", help="a day as YYYY-MM-DD, or a year")
    deciding.add_argument(
        "votes",
        metavar="MEMBER=VOTE",
        nargs="+",
        help='a vote: RUS=no, "Viet Nam"=abstain; others=yes stands for all not named',
    )
    deciding.add_argument("--matter", default="substantive", help=matters)
    deciding.add_argument("--party", action="append", default=[], help="a party to the dispute")


def _power(options: Namespace) -> Answer:
    proposed = proposal(options.reform) if options.reform else None
    rule = proposed.rule if proposed else of_matter(options.rule, council(options.day))
    voted = rule.ballot is Vote
    more = (roll_call_shapley_shubik,) if voted else ()
    found = profile(rule, (shapley_shubik, banzhaf, penrose, *more))
    content: dict[str, Any] = {
        "rule": told(rule, options.lang),
        "day": str(rule.council.day) if rule.council.day else None,
        "reform": options.reform,
        "votes_needed_assumed": proposed is not None and proposed.basis is Basis.ASSUMED,
        "indices": {
            name: {code: chance(each) for code, each in power.items()}
            for name, power in found.items()
        },
        "power_to_act": chance(found.power_to_act),
    }
    if voted:
        content["chance_to_pass_by_equal_thirds"] = chance(ternary_chance_to_pass(rule))
    return Answer((proposed or rule, "", found), content)


def _case(options: Namespace) -> Answer:
    found = (case(options.symbol),) if options.symbol else cases(options.topic)
    content = {each.symbol: _landmark(each, options.lang) for each in found}
    if options.symbol:
        return Answer(found, {"cases": content})
    listing = (say("{symbol}: {agenda}", symbol=each.symbol, agenda=each.agenda) for each in found)
    return Answer(tuple(listing), {"cases": content})


def _landmark(found: Case, lang: str) -> dict[str, Any]:
    return {
        "matter": found.matter,
        "agenda": told(found.agenda, lang),
        "lesson": told(found.lesson, lang),
        "topics": found.topics,
        "contrasts": found.contrasts,
        "sources": [{"title": each.title, "address": each.address} for each in found.sources],
        "recalled": found.recalled,
        **_decision(found.decision, lang),
    }


def _decide(options: Namespace) -> Answer:
    seats = council(options.day)
    votes = dict(pair(word, "MEMBER=VOTE") for word in options.votes)
    others = votes.pop("others", None)
    if others is not None:
        named = {seats.member(word).code for word in votes}
        rest = [each.code for each in seats.members if not each.vacant and each.code not in named]
        votes |= dict.fromkeys(rest, others)
    decision = decide(seats, votes, options.matter, options.party)
    return Answer((decision,), _decision(decision, options.lang))


def _decision(decision: Decision, lang: str) -> dict[str, Any]:
    reason = decision.reason
    return {
        "day": str(decision.rule.council.day),
        "outcome": decision.outcome.value,
        "adopted": decision.adopted,
        "reason": told(reason, lang) if reason else None,
        "source": told(reason.source, lang) if reason else None,
        "yes": decision.yes,
        "no": decision.no,
        "abstain": decision.abstain,
        "not_voting": decision.not_voting,
        "objecting": decision.objecting,
        "vetoes": decision.vetoes,
        "unanimous": decision.unanimous,
        "parties": decision.parties,
    }
