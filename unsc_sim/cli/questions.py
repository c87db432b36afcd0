"""Commands that need more than a scenario: forecast, negotiate."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from unsc_sim.cli.answers import Answer, Commands, chance, pair, pairs, saved
from unsc_sim.cli.negotiated import negotiated
from unsc_sim.cli.scenarios import asked
from unsc_sim.forecasts.forecasts import Forecast
from unsc_sim.negotiation import MOST
from unsc_sim.words import say

__all__ = ["add"]


def add(commands: Commands, about: ArgumentParser, drawing: ArgumentParser) -> None:
    """Add the commands."""
    likely = commands.add("forecast", "how likely, by reading", _forecast, about, drawing)
    likely.add_argument("--reading", metavar="NAME", help="one reading; all of them if not given")
    text = commands.add("negotiate", "which text would pass", _negotiate, about)
    for word, form, told in (
        ("--require", "CONDITION", "what holds in every text, as 'access or not influence'"),
        ("--price", "PROVISION=NUMBER", "what a step away from the draft costs; 1 if not given"),
        ("--assume", "MEMBER=STANCE", "as 'RUS=opposes' or 'RUS=opposes when blames-lna'"),
    ):
        text.add_argument(word, metavar=form, action="append", default=[], help=told)
    text.add_argument(
        "--minimum", metavar="CONDITION", default="", help="what the sponsor will not go below"
    )
    text.add_argument("--reading", metavar="NAME", default="literal", help="literal if not given")
    told = f"half-written texts to look at in a space too large to list; {MOST} if not given"
    text.add_argument("--most", metavar="NUMBER", type=int, default=MOST, help=told)
    for word, shown in (("--grid", "who stands where on which text"), ("--chart", "the front")):
        text.add_argument(word, metavar="FILE", help=f"write a picture to an SVG file: {shown}")


def _forecast(options: Namespace) -> Answer:
    scenario = asked(options)
    if options.reading is not None:
        found = scenario.forecast(options.reading)
        content: dict[str, Any] = {"readings": {options.reading: _chances(found, options.lang)}}
        return Answer((found,), content, found)
    outlook = scenario.outlook()
    lines = tuple(say("- {line}", line=line) for line in outlook.lines)
    reported = scenario.standing.draft.reported
    content = {
        "reported": reported.value if reported else None,
        "readings": {name: _chances(each, options.lang) for name, each in outlook.items()},
    }
    return Answer(lines, content, outlook)


def _chances(found: Forecast, lang: str) -> dict[str, Any]:
    return {
        "note": found.note.words(lang) if found.note else None,
        "outcomes": {each.value: chance(likely) for each, likely in found.outcomes.items()},
        "veto_by": {code: chance(likely) for code, likely in found.veto_by.items()},
        "yes_votes": {str(n): chance(likely) for n, likely in found.yes_votes.items() if likely},
        "pivotal": {code: chance(likely) for code, likely in found.pivotal.items()},
    }


def _negotiate(options: Namespace) -> Answer:
    scenario = asked(options)
    if options.assume:
        scenario = scenario.assume(_assumed(word) for word in options.assume)
    prices = pairs(options.price, "PROVISION=NUMBER")
    found = scenario.negotiate(
        options.require, options.minimum, prices, options.reading, options.most
    )
    told = [*found.sentences]
    if not found.conflicts.patterns:
        told += [*(found.advice.sentences if found.searched else ()), *found.concessions]
    for drawn, path in ((found, options.grid), (found.front, options.chart)):
        if path is not None:
            told.append(saved(drawn, path, options.lang))
    lines = tuple(say("- {line}", line=line) for line in told)
    content = {
        "scenario": scenario.name,
        "draft": scenario.about,
        **negotiated(found, options.lang),
    }
    return Answer(lines, content)


def _assumed(word: str) -> tuple[str, str, str]:
    member, rest = pair(word, "MEMBER=STANCE")
    stance, _, when = rest.partition(" when ")
    return member, stance, when
