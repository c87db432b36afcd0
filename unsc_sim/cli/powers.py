"""Commands on power: who holds it, and what reforms would make of it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from unsc_sim.cli.answers import Answer, Commands, chance
from unsc_sim.councils.by_day import council
from unsc_sim.errors import RuleError
from unsc_sim.power import (
    banzhaf,
    penrose,
    profile,
    roll_call_shapley_shubik,
    shapley_shubik,
    ternary_chance_to_pass,
)
from unsc_sim.power.changes import CouncilPower
from unsc_sim.proposals.comparisons import comparison
from unsc_sim.proposals.reforms import Basis, Proposal, proposal, reforms
from unsc_sim.rules.matters import MATTERS, of_matter
from unsc_sim.votes import Vote
from unsc_sim.words import say, told

__all__ = ["add"]


def add(commands: Commands, common: ArgumentParser, drawing: ArgumentParser) -> None:
    """Add the commands."""
    power = commands.add("power", "who holds the power", _power, common, drawing)
    power.add_argument("rule", metavar="RULE", nargs="*", help=", ".join(MATTERS))
    power.add_argument("--day", help="YYYY-MM-DD, or a year; else today")
    power.add_argument("--reform", metavar="NAME", help="the council of a proposed reform")
    proposed = commands.add(
        "reforms", "the reforms proposed, and their power", _reforms, common, drawing
    )
    proposed.add_argument(
        "names", metavar="NAME", nargs="*", help="compare these; a list of all if none is given"
    )


def _power(options: Namespace) -> Answer:
    if options.reform is not None and (options.rule or options.day is not None):
        text = "a reform has one council and one rule: with it goes no {other}"
        raise RuleError(say(text, other="RULE" if options.rule else "--day"))
    proposed = proposal(options.reform) if options.reform is not None else None
    matter = " ".join(options.rule) or "substantive"
    day = options.day if options.day is not None else date.today()
    rule = proposed.rule if proposed else of_matter(matter, council(day))
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
    return Answer((proposed or rule, "", found.table(options.lang)), content, found.powers[0])


def _reforms(options: Namespace) -> Answer:
    if not options.names:
        return _listed()
    found = comparison(options.names)
    content = {each.name: _compared(each, options.lang) for each in found}
    return Answer(
        (found.table(options.lang), "", found.by_group(options.lang)), {"reforms": content}, found
    )


def _listed() -> Answer:
    known = [proposal(name) for name in reforms()]
    lines = tuple(say("{name}  {title}", name=each.key, title=each) for each in known)
    return Answer(lines, {"reforms": {each.key: _proposed(each) for each in known}})


def _proposed(found: Proposal) -> dict[str, Any]:
    return {
        "title": found.title,
        "year": found.year,
        "seats": found.seats.total if found.seats else None,
        "votes_needed": found.needed or None,
        "basis": found.basis.value,
        "status": found.status,
        "sources": found.sources,
        "trust": found.trust,
        "note": found.note,
    }


def _compared(found: CouncilPower, lang: str) -> dict[str, Any]:
    kinds = {kind.name.lower(): span for kind, span in found.spans.items()}
    together = {kind.name.lower(): share for kind, share in found.shares}
    return {
        "index": found.power.measure.value,
        "each": {
            kind: {"least": chance(span.least), "most": chance(span.most)}
            for kind, span in kinds.items()
        },
        "together": {kind: chance(share) for kind, share in together.items()},
        "groups_together": {
            group.name if group else "none": chance(share) for group, share in found.groups
        },
        "power_to_act": chance(found.power_to_act),
        "chance_to_pass": chance(found.chance),
        "beliefs": told(found.beliefs, lang),
        "votes_needed_assumed": found.assumed,
    }
