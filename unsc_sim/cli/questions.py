"""Commands that need more than a scenario: forecast, negotiate."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from unsc_sim.cli.answers import Answer, Commands, chance, pair
from unsc_sim.cli.scenarios import asked
from unsc_sim.forecasts.forecasts import Forecast
from unsc_sim.negotiation import Negotiation, Offer
from unsc_sim.positions.stances import Position
from unsc_sim.words import say

__all__ = ["add"]


def add(commands: Commands, about: ArgumentParser) -> None:
    """Add the commands."""
    likely = commands.add("forecast", "how likely, by reading", _forecast, about)
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


def _forecast(options: Namespace) -> Answer:
    scenario = asked(options)
    if options.reading:
        found = scenario.forecast(options.reading)
        return Answer((found,), {"readings": {options.reading: _chances(found)}})
    outlook = scenario.outlook()
    lines = tuple(say("- {line}", line=line) for line in outlook.lines)
    reported = scenario.standing.draft.reported
    content = {
        "reported": reported.value if reported else None,
        "readings": {name: _chances(each) for name, each in outlook.items()},
    }
    return Answer(lines, content)


def _chances(found: Forecast) -> dict[str, Any]:
    return {
        "outcomes": {each.value: chance(likely) for each, likely in found.outcomes.items()},
        "veto_by": {code: chance(likely) for code, likely in found.veto_by.items()},
        "yes_votes": {str(n): chance(likely) for n, likely in found.yes_votes.items() if likely},
        "pivotal": {code: chance(likely) for code, likely in found.pivotal.items()},
    }


def _negotiate(options: Namespace) -> Answer:
    scenario = asked(options)
    if options.assume:
        scenario = scenario.assume(_assumed(word) for word in options.assume)
    prices = dict(pair(word, "PROVISION=NUMBER") for word in options.price)
    found = scenario.negotiate(options.require, options.minimum, prices, options.reading)
    told = [*found.sentences, *(() if found.conflicts else found.concessions)]
    lines = tuple(say("- {line}", line=line) for line in told)
    content = {"scenario": scenario.name, "draft": scenario.about, **_negotiation(found)}
    return Answer(lines, content)


def _negotiation(found: Negotiation) -> dict[str, Any]:
    return {
        "reading": found.reading.name,
        "texts": {
            "listed": len(found.texts),
            "must_pass": len(found.must_pass),
            "can_pass": len(found.can_pass),
            "cannot_pass": len(found.cannot_pass),
            "bound": found.bound,
            "fixed": found.fixed,
        },
        "best": _offer(found.best) if found.best else None,
        "front": [_offer(each) for each in found.front],
        "concessions": [
            {"provision": each.change.provision.key, **_offer(each.offer)}
            for each in found.concessions
        ],
        "conflicts": [[_demand(each) for each in conflict] for conflict in found.conflicts],
        "lifts": [[_demand(each) for each in lift] for lift in found.lifts],
    }


def _assumed(word: str) -> tuple[str, str, str]:
    member, rest = pair(word, "MEMBER=STANCE")
    stance, _, when = rest.partition(" when ")
    return member, stance, when


def _offer(offer: Offer) -> dict[str, Any]:
    return {
        "text": dict(offer.text),
        "would_pass": offer.would_pass.value,
        "price": chance(offer.price),
        "chance": chance(offer.chance),
        "wins": [member.code for member in offer.won],
        "loses": [member.code for member in offer.lost],
    }


def _demand(position: Position) -> dict[str, Any]:
    return {
        "actor": position.actor,
        "stance": position.stance.value,
        "when": str(position.when),
        "assumed": position.assumed,
        "evidence": [claim.id for claim in position.evidence],
    }
