"""How the United Nations Security Council votes.

>>> import unsc_sim as un
>>> council = un.council("2022-02-25")
>>> votes = dict.fromkeys(council.codes, "yes") | {"RUS": "no", "CHN": "abstain"}
>>> print(un.decide(council, votes).headline)
Not adopted, vetoed by the Russian Federation
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unsc_sim import batch, power, proposals, rules, tally
    from unsc_sim.casebook import Case, case, cases, topics
    from unsc_sim.councils.by_day import council
    from unsc_sim.councils.members import Council, Member
    from unsc_sim.errors import UnscSimError
    from unsc_sim.forecasts.copula import shared_factor
    from unsc_sim.forecasts.correlation import blocs, followers, lineups
    from unsc_sim.forecasts.forecasts import Forecast, forecast
    from unsc_sim.forecasts.mixtures import Beliefs, Mixture, beliefs
    from unsc_sim.forecasts.sweeps import Unknown, sweep
    from unsc_sim.power.leanings import Leaning
    from unsc_sim.proposals.comparisons import comparison
    from unsc_sim.proposals.designs import Seats, designed
    from unsc_sim.proposals.reforms import proposal, reform, reforms
    from unsc_sim.record.backtests import backtest
    from unsc_sim.record.facts import DraftFacts
    from unsc_sim.record.fitting import fit_reading
    from unsc_sim.record.forecaster import Forecaster
    from unsc_sim.record.reading import read_record, read_sound
    from unsc_sim.record.records import Record
    from unsc_sim.rules import matters, proceedings
    from unsc_sim.rules.decisions import Decision, Rule
    from unsc_sim.rules.matters import decide
    from unsc_sim.scenario.changes import compare
    from unsc_sim.scenario.loading import load, scenarios
    from unsc_sim.scenario.scenario import Scenario
    from unsc_sim.verdicts.persuasion import persuade
    from unsc_sim.verdicts.verdict import Verdict, WouldPass
    from unsc_sim.votes import Consent, Outcome, Vote

__all__ = [
    "Beliefs",
    "Case",
    "Consent",
    "Council",
    "Decision",
    "DraftFacts",
    "Forecast",
    "Forecaster",
    "Leaning",
    "Member",
    "Mixture",
    "Outcome",
    "Record",
    "Rule",
    "Scenario",
    "Seats",
    "Unknown",
    "UnscSimError",
    "Verdict",
    "Vote",
    "WouldPass",
    "backtest",
    "batch",
    "beliefs",
    "blocs",
    "case",
    "cases",
    "compare",
    "comparison",
    "council",
    "decide",
    "designed",
    "fit_reading",
    "followers",
    "forecast",
    "lineups",
    "load",
    "matters",
    "persuade",
    "power",
    "proceedings",
    "proposal",
    "proposals",
    "read_record",
    "read_sound",
    "reform",
    "reforms",
    "rules",
    "scenarios",
    "shared_factor",
    "sweep",
    "tally",
    "topics",
]

# What each module gives to the face of the package. A module is loaded when a
# name of its is first asked for, so that to import the package costs little.
_GIVEN_BY = {
    name: module
    for module, names in {
        "errors": ("UnscSimError",),
        "votes": ("Consent", "Outcome", "Vote"),
        "councils.members": ("Council", "Member"),
        "councils.by_day": ("council",),
        "rules.decisions": ("Decision", "Rule"),
        "rules.matters": ("decide",),
        "casebook": ("Case", "case", "cases", "topics"),
        "verdicts.persuasion": ("persuade",),
        "verdicts.verdict": ("Verdict", "WouldPass"),
        "forecasts.mixtures": ("Beliefs", "Mixture", "beliefs"),
        "forecasts.correlation": ("blocs", "followers", "lineups"),
        "forecasts.copula": ("shared_factor",),
        "forecasts.forecasts": ("Forecast", "forecast"),
        "forecasts.sweeps": ("Unknown", "sweep"),
        "power.leanings": ("Leaning",),
        "proposals.comparisons": ("comparison",),
        "proposals.designs": ("Seats", "designed"),
        "proposals.reforms": ("proposal", "reform", "reforms"),
        "record.reading": ("read_record", "read_sound"),
        "record.records": ("Record",),
        "record.facts": ("DraftFacts",),
        "record.fitting": ("fit_reading",),
        "record.forecaster": ("Forecaster",),
        "record.backtests": ("backtest",),
        "scenario.loading": ("load", "scenarios"),
        "scenario.scenario": ("Scenario",),
        "scenario.changes": ("compare",),
    }.items()
    for name in names
}
_MODULES = {
    "batch": "batch",
    "matters": "rules.matters",
    "power": "power",
    "proposals": "proposals",
    "proceedings": "rules.proceedings",
    "rules": "rules",
    "tally": "tally",
}


def __getattr__(name: str) -> object:
    if name in _MODULES:
        return import_module(f"{__name__}.{_MODULES[name]}")
    if name not in _GIVEN_BY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_GIVEN_BY[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
