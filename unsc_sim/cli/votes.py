"""Commands on a Council and its rules: decide, case."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from unsc_sim.casebook import Case, case, cases, topics
from unsc_sim.cli.answers import Answer, Commands, pairs
from unsc_sim.councils.by_day import council
from unsc_sim.rules.decisions import Decision
from unsc_sim.rules.matters import MATTERS, of_matter
from unsc_sim.votes import read_ballot
from unsc_sim.words import told

__all__ = ["add"]


def add(commands: Commands, common: ArgumentParser, drawing: ArgumentParser) -> None:
    """Add the commands."""
    matters = ", ".join(MATTERS)
    landmark = commands.add("case", "a landmark vote and what it teaches", _case, common, drawing)
    chosen = landmark.add_mutually_exclusive_group()
    chosen.add_argument(
        "symbol", metavar="SYMBOL", nargs="?", help="as S/RES/344; a list of all if not given"
    )
    chosen.add_argument("--topic", help=f"a list of those on: {', '.join(topics())}")
    deciding = commands.add("decide", "what comes out of a vote", _decide, common, drawing)
    deciding.add_argument("day", metavar="DAY", help="a day as YYYY-MM-DD, or a year")
    deciding.add_argument(
        "votes",
        metavar="MEMBER=VOTE",
        nargs="+",
        help='a vote: RUS=no, "Viet Nam"=abstain; others=yes stands for all not named',
    )
    deciding.add_argument("--matter", default="substantive", help=matters)
    deciding.add_argument(
        "--party",
        action="append",
        default=[],
        help="a party to the dispute, which Article 27(3) has abstain (Chapter VI)",
    )


def _case(options: Namespace) -> Answer:
    named = options.symbol is not None
    found = (case(options.symbol),) if named else cases(options.topic)
    content = {each.symbol: _landmark(each, options.lang) for each in found}
    if named:
        return Answer(found, {"cases": content}, found[0])
    return Answer(tuple(each.title for each in found), {"cases": content})


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
    votes: dict[str, object] = {**pairs(options.votes, "MEMBER=VOTE")}
    rule = of_matter(options.matter, seats)
    others = votes.pop("others", None)
    if others is not None:
        vote = read_ballot(others, rule.ballot)
        named = {seats.member(word).code for word in votes}
        rest = [each.code for each in seats.members if not each.vacant and each.code not in named]
        votes |= dict.fromkeys(rest, vote)
    decision = rule.decide(votes, options.party)
    return Answer((decision,), _decision(decision, options.lang), decision)


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
