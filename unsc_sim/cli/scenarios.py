"""Commands on a scenario as it stands: list, show, paths, evidence."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from itertools import islice
from typing import Any

from unsc_sim.cli.answers import Answer, Commands
from unsc_sim.positions.evidence import Certainty
from unsc_sim.scenario.loading import load, scenarios
from unsc_sim.scenario.scenario import Scenario
from unsc_sim.verdicts.conflicts import conflicts
from unsc_sim.verdicts.paths import Path
from unsc_sim.verdicts.verdict import Verdict, WouldPass
from unsc_sim.words import Sentence, say, told

__all__ = ["add", "asked"]

SETS = 100
"""How many minimal sets of positions that exclude adoption are given at most."""


def add(commands: Commands, common: ArgumentParser, drawing: ArgumentParser) -> ArgumentParser:
    """Add the commands; the arguments that mean a text are given back for others."""
    commands.add("list", "the scenarios of the package", _list, common)
    named = ArgumentParser(add_help=False, parents=[common])
    named.add_argument("name", metavar="NAME", help="a scenario, or the path of a scenario file")
    about = ArgumentParser(add_help=False, parents=[named])
    about.add_argument("--draft", metavar="KEY", help="another draft of the scenario")
    for word, told_of in (("--drop", "take a provision out"), ("--add", "put a provision in")):
        about.add_argument(word, metavar="PROVISION", action="append", default=[], help=told_of)
    commands.add("show", "would the draft pass, and why", _show, about, drawing)
    commands.add("paths", "the ways to adoption", _paths, about)
    evidence = commands.add("evidence", "every claim and its paragraph", _evidence, named)
    chosen = evidence.add_mutually_exclusive_group()
    chosen.add_argument("--kind", metavar="KIND", help=", ".join(each.value for each in Certainty))
    chosen.add_argument("--facts", action="store_true", help="what the main source reports alone")
    return about


def asked(options: Namespace) -> Scenario:
    """The scenario that the arguments mean: its draft, amended."""
    scenario = load(options.name)
    chosen = scenario.draft(options.draft) if options.draft is not None else scenario
    return chosen.amend(options.drop, options.add)


def _list(options: Namespace) -> Answer:
    titles = {name: load(name).title for name in scenarios()}
    lines = tuple(say("{name}  {title}", name=name, title=title) for name, title in titles.items())
    content = {name: title.words(options.lang) for name, title in titles.items()}
    return Answer(lines, {"scenarios": content})


def _show(options: Namespace) -> Answer:
    scenario = asked(options)
    verdict = scenario.verdict()
    lines = (
        scenario.heading,
        "",
        say("Would it pass? {answer}", answer=verdict.would_pass),
        "",
        *(say("- {line}", line=reason) for reason in verdict.why),
    )
    content = {
        "scenario": scenario.name,
        "draft": scenario.about,
        "day": str(scenario.standing.rule.council.day),
        **_verdict(verdict, options.lang),
    }
    return Answer(lines, content, scenario)


def _verdict(verdict: Verdict, lang: str) -> dict[str, Any]:
    return {
        "would_pass": verdict.would_pass.value,
        "outcomes": [outcome.value for outcome in verdict.outcomes],
        "why": [told(reason, lang) for reason in verdict.why],
        "depends_on": [
            {
                "requirement": told(each.need.requirement, lang),
                "amount": each.need.amount,
                "members": [member.code for member in each.members],
                "declared": each.declared,
            }
            for each in verdict.depends_on
        ],
        **_conflicts(verdict),
        "claims": [claim.id for claim in verdict.claims],
    }


def _conflicts(verdict: Verdict) -> dict[str, Any]:
    """The first minimal sets that exclude adoption, and whether there are more."""
    patterns = conflicts(verdict.standing) if verdict.would_pass is WouldPass.NO else iter(())
    found = list(islice((held for each in patterns for held in each.sets()), SETS + 1))
    return {
        "conflicts": [[each.member for each in held] for held in found[:SETS]],
        "more_conflicts": len(found) > SETS,
    }


def _paths(options: Namespace) -> Answer:
    found = list(asked(options).paths())
    lines = [line for path in found for line in _path_lines(path)]
    content = [
        {
            "pledges": path.pledges,
            "texts": [dict(text) for text in path.texts],
            "needs": [
                {
                    "words": told(need, options.lang),
                    "amount": need.amount,
                    "members": [member.code for member in need.members],
                    "minimal_sets": need.count,
                }
                for need in path.needs
            ],
        }
        for path in found
    ]
    return Answer(tuple(lines or [say("No way to adoption is open.")]), {"paths": content})


def _path_lines(path: Path) -> list[Sentence]:
    return [path.headline, *(say("- {line}", line=need) for need in path.needs)]


def _evidence(options: Namespace) -> Answer:
    scenario = load(options.name)
    claims = scenario.facts() if options.facts else scenario.evidence(options.kind)
    content = [
        {
            "id": claim.id,
            "source": claim.source.key,
            "paragraphs": claim.paragraphs,
            "certainty": claim.certainty.value,
            "by": told(claim.by, options.lang),
            "says": told(claim.says, options.lang),
        }
        for claim in claims
    ]
    return Answer(claims, {"claims": content})
