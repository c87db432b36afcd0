"""How the United Nations Security Council votes.

>>> import unsc_sim as un
>>> council = un.council("2022-02-25")
>>> votes = dict.fromkeys(council.codes, "yes") | {"RUS": "no", "CHN": "abstain"}
>>> print(un.decide(council, votes))
Not adopted, vetoed by the Russian Federation: 13 in favour, 1 against, 1 abstaining. Requirement not met: no negative vote of a permanent member (Charter, Article 27(3)).
"""  # noqa: E501

from unsc_sim import matters, proceedings, rules, tally
from unsc_sim.councils import council
from unsc_sim.decisions import Decision, Rule
from unsc_sim.errors import UnscSimError
from unsc_sim.matters import decide
from unsc_sim.members import Council, Member
from unsc_sim.scenario import Scenario, load, scenarios
from unsc_sim.verdict import Verdict, WouldPass
from unsc_sim.votes import Consent, Outcome, Vote

__all__ = [
    "Consent",
    "Council",
    "Decision",
    "Member",
    "Outcome",
    "Rule",
    "Scenario",
    "UnscSimError",
    "Verdict",
    "Vote",
    "WouldPass",
    "council",
    "decide",
    "load",
    "matters",
    "proceedings",
    "rules",
    "scenarios",
    "tally",
]
