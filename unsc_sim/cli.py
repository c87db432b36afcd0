"""The command line: the same words as the library.

A user's mistake ends in one message and exit code 2, never in a traceback.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from unsc_sim.chances import Chance
from unsc_sim.councils import council
from unsc_sim.decisions import Decision
from unsc_sim.errors import FileError, SeatError, UnscSimError
from unsc_sim.forecasts import Forecast
from unsc_sim.loading import load, scenarios
from unsc_sim.matters import MATTERS, decide
from unsc_sim.paths import Path
from unsc_sim.scenario import Scenario
from unsc_sim.schema import schema
from unsc_sim.verdict import Verdict
from unsc_sim.words import Day, say
from unsc_sim.writing import new_file

__all__ = ["main"]

JSON_FORMAT = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 if it was answered, 2 if it was not understood."""
    options = _parser().parse_args(arguments)
    try:
        text, content = options.answer(options)
    except UnscSimError as error:
        print(f"unsc-sim: {error}", file=sys.stderr)  # noqa: T201
        return 2
    if options.json:
        text = json.dumps({"format": JSON_FORMAT, **content}, ensure_ascii=False, indent=2)
    try:
        print(text)  # noqa: T201
    except BrokenPipeError:
        sys.stderr.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="unsc-sim", description="How the United Nations Security Council votes."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="answer in JSON")
    listing = commands.add_parser("list", parents=[common], help="the scenarios of the package")
    listing.set_defaults(answer=_list)
    about = argparse.ArgumentParser(add_help=False, parents=[common])
    about.add_argument("name", metavar="NAME", help="a scenario, or the path of a scenario file")
    about.add_argument("--draft", metavar="KEY", help="another draft of the scenario")
    for word, told in (("--drop", "take a provision out"), ("--add", "put a provision in")):
        about.add_argument(word, metavar="PROVISION", action="append", default=[], help=told)
    shown = commands.add_parser("show", parents=[about], help="would the draft pass, and why")
    shown.set_defaults(answer=_show)
    ways = commands.add_parser("paths", parents=[about], help="the ways to adoption")
    ways.set_defaults(answer=_paths)
    likely = commands.add_parser("forecast", parents=[about], help="how likely, by reading")
    likely.add_argument("--reading", metavar="NAME", help="one reading; all of them if not given")
    likely.set_defaults(answer=_forecast)
    claims = commands.add_parser("evidence", parents=[about], help="every claim and its paragraph")
    claims.set_defaults(answer=_evidence)
    for name, answer, told in (
        ("check", _check, "every fault of a scenario file"),
        ("new", _new, "a commented scenario file to start from"),
    ):
        own = commands.add_parser(name, parents=[common], help=told)
        own.add_argument("file", metavar="FILE")
        own.set_defaults(answer=answer)
    layout = commands.add_parser("schema", parents=[common], help="JSON Schema of scenario files")
    layout.set_defaults(answer=_schema)
    deciding = commands.add_parser("decide", parents=[common], help="what comes out of a vote")
    deciding.add_argument("day", metavar="DAY", help="a day as YYYY-MM-DD, or a year")
    deciding.add_argument(
        "votes",
        metavar="MEMBER=VOTE",
        nargs="+",
        help='a vote: RUS=no, "Viet Nam"=abstain; others=yes stands for all not named',
    )
    deciding.add_argument("--matter", default="substantive", help=", ".join(MATTERS))
    deciding.add_argument("--party", action="append", default=[], help="a party to the dispute")
    deciding.set_defaults(answer=_decide)
    return parser


Answer = tuple[str, dict[str, Any]]


def _list(_: argparse.Namespace) -> Answer:
    titles = {name: str(load(name).title) for name in scenarios()}
    text = "\n".join(f"{name}  {title}" for name, title in titles.items())
    return text, {"scenarios": titles}


def _asked(options: argparse.Namespace) -> Scenario:
    scenario = load(options.name)
    chosen = scenario.draft(options.draft) if options.draft else scenario
    return chosen.amend(options.drop, options.add)


def _show(options: argparse.Namespace) -> Answer:
    scenario = _asked(options)
    verdict = scenario.verdict()
    draft = scenario.standing.draft
    day = Day(scenario.council.day) if scenario.council.day else ""
    lines = [str(say("{title} ({draft}, {day})", title=scenario.title, draft=draft.title, day=day))]
    lines += ["", str(say("Would it pass? {answer}", answer=verdict.would_pass)), ""]
    lines += [f"- {reason}" for reason in verdict.why]
    return "\n".join(lines), {
        "scenario": scenario.name,
        "draft": scenario.about,
        "day": str(scenario.council.day),
        **_verdict(verdict),
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "would_pass": verdict.would_pass.value,
        "outcomes": [outcome.value for outcome in verdict.outcomes],
        "why": [str(reason) for reason in verdict.why],
        "depends_on": [
            {
                "requirement": str(each.need.requirement),
                "amount": each.need.amount,
                "members": [member.code for member in each.members],
                "declared": each.declared,
            }
            for each in verdict.depends_on
        ],
        "conflicts": [[each.member for each in held] for held in verdict.conflicts],
        "claims": [claim.id for claim in verdict.claims],
    }


def _paths(options: argparse.Namespace) -> Answer:
    found = list(_asked(options).paths())
    lines = [line for path in found for line in _path_lines(path)]
    content = [
        {
            "pledges": path.pledges,
            "texts": [dict(text) for text in path.texts],
            "needs": [
                {
                    "words": str(need),
                    "amount": need.amount,
                    "members": [member.code for member in need.members],
                    "minimal_sets": need.count,
                }
                for need in path.needs
            ],
        }
        for path in found
    ]
    return "\n".join(lines) or str(say("No way to adoption is open.")), {"paths": content}


def _path_lines(path: Path) -> list[str]:
    head = say("It is adopted if all of this holds:") if path.needs else say("It is adopted.")
    return [str(head), *(f"- {need}" for need in path.needs)]


def _forecast(options: argparse.Namespace) -> Answer:
    scenario = _asked(options)
    if options.reading:
        found = scenario.forecast(options.reading)
        return str(found), {"readings": {options.reading: _chances(found)}}
    outlook = scenario.outlook()
    content = {name: _chances(each) for name, each in outlook.items()}
    return "\n".join(f"- {line}" for line in outlook.lines), {"readings": content}


def _chances(found: Forecast) -> dict[str, Any]:
    return {
        "outcomes": {each.value: _chance(chance) for each, chance in found.outcomes.items()},
        "veto_by": {code: _chance(chance) for code, chance in found.veto_by.items()},
        "yes_votes": {str(n): _chance(chance) for n, chance in found.yes_votes.items() if chance},
        "pivotal": {code: _chance(chance) for code, chance in found.pivotal.items()},
    }


def _chance(chance: Chance) -> dict[str, Any]:
    if isinstance(chance, Fraction):
        exact = f"{chance.numerator}/{chance.denominator}"
        return {"exact": exact, "decimal": float(chance)}
    return {"decimal": chance}


def _evidence(options: argparse.Namespace) -> Answer:
    claims = _asked(options).evidence()
    content = [
        {
            "id": claim.id,
            "source": claim.source.key,
            "paragraphs": claim.paragraphs,
            "certainty": claim.certainty.value,
            "by": str(claim.by),
            "says": str(claim.says),
        }
        for claim in claims
    ]
    return "\n".join(str(claim) for claim in claims), {"claims": content}


def _check(options: argparse.Namespace) -> Answer:
    if not os.path.isfile(options.file):
        raise FileError(say("no file {path}", path=options.file), ())
    scenario = load(os.path.abspath(options.file))
    text = say("{path}: no faults; {title}", path=options.file, title=scenario.title)
    return str(text), {"faults": [], "scenario": scenario.name}


def _new(options: argparse.Namespace) -> Answer:
    path = new_file(options.file)
    return str(say("{path} is written", path=path)), {"written": str(path)}


def _schema(_: argparse.Namespace) -> Answer:
    made = schema()
    return json.dumps(made, ensure_ascii=False, indent=2), {"schema": made}


def _decide(options: argparse.Namespace) -> Answer:
    seats = council(options.day)
    votes: dict[str, str] = {}
    for word in options.votes:
        member, sign, vote = word.partition("=")
        if not sign:
            raise SeatError(say("expected MEMBER=VOTE, not {word!r}", word=word))
        votes[member] = vote
    others = votes.pop("others", None)
    if others is not None:
        named = {seats.member(word).code for word in votes}
        rest = [each.code for each in seats.members if not each.vacant and each.code not in named]
        votes |= dict.fromkeys(rest, others)
    decision = decide(seats, votes, options.matter, options.party)
    return str(decision), _decision(decision)


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "day": str(decision.rule.council.day),
        "outcome": decision.outcome.value,
        "adopted": decision.adopted,
        "reason": str(decision.reason) if decision.reason else None,
        "source": str(decision.reason.source) if decision.reason else None,
        "yes": decision.yes,
        "no": decision.no,
        "abstain": decision.abstain,
        "not_voting": decision.not_voting,
        "objecting": decision.objecting,
        "vetoes": decision.vetoes,
        "unanimous": decision.unanimous,
        "parties": decision.parties,
    }
