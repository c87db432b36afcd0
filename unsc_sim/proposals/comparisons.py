"""Councils side by side: who gains by a reform, and what it does to decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from unsc_sim.pictures import Bar, Bars, Drawn, Frame, Picture, Shade, bars
from unsc_sim.power.asked import Index, measured_in_shares
from unsc_sim.power.changes import NAMELESS, Change, CouncilPower, or_none
from unsc_sim.power.charts import in_figures
from unsc_sim.power.classes import SeatKind
from unsc_sim.power.indices import coleman_act, shapley_shubik
from unsc_sim.power.leanings import THIRDS, Beliefs, Leaning, passing
from unsc_sim.power.table import Table
from unsc_sim.proposals.reforms import Basis, proposal, reforms
from unsc_sim.rules.decisions import Rule
from unsc_sim.words import joined, listed, say

__all__ = ["THIRDS", "Change", "Comparison", "CouncilPower", "Leaning", "comparison", "passing"]

_SHADES = {
    SeatKind.VETO: Shade.MAIN,
    SeatKind.PERMANENT: Shade.OTHER,
    SeatKind.ELECTED: Shade.QUIET,
}


@dataclass(frozen=True, slots=True)
class Comparison(Drawn):
    """Several councils measured alike."""

    councils: tuple[CouncilPower, ...]

    def __iter__(self) -> Iterator[CouncilPower]:
        return iter(self.councils)

    def __len__(self) -> int:
        return len(self.councils)

    def __getitem__(self, name: str) -> CouncilPower:
        for each in self.councils:
            if each.name == name:
                return each
        raise KeyError(name)

    def picture(self, lang: str = "en") -> Picture:
        """For every council a bar for each kind of seat."""
        rows = [
            Bar(
                kind.each().words(lang),
                float(share),
                in_figures(share, lang),
                _SHADES[kind],
                listed(filter(str, (each.name, each.needed))).words(lang),
            )
            for each in self.councils
            for kind, share in each.kinds
        ]
        title = self.councils[0].power.measure.words(lang)
        return bars(Bars(tuple(rows)), Frame(title, self.words(lang), lang))

    def table(self, lang: str = "en") -> Table:
        """A row for each council."""
        kinds = [kind for kind in SeatKind if any(each.of(kind) for each in self.councils)]
        ends = say("council"), say("votes needed"), say("power to act"), say("chance to pass")
        first, needed, *effects = (each.words(lang) for each in ends)
        return Table(
            self.councils[0].power.measure.words(lang),
            (first, needed, *(kind.each().words(lang) for kind in kinds), *effects),
            tuple(
                (
                    each.name,
                    each.needed.words(lang),
                    *(or_none(each.of(kind), lang) for kind in kinds),
                    in_figures(each.power_to_act, lang),
                    in_figures(each.chance, lang),
                )
                for each in self.councils
            ),
            lang=lang,
        )

    def words(self, lang: str = "en") -> str:
        """Every council in a language."""
        return joined(self.councils).words(lang)

    def __str__(self) -> str:
        return "\n".join(map(str, self.councils))

    def to_pandas(self) -> Any:
        """A pandas DataFrame: a row for each council."""
        columns = (
            "veto_holder",
            "permanent_without_veto",
            "elected",
            "power_to_act",
            "chance",
            "assumed",
        )
        pandas = import_module("pandas")
        return pandas.DataFrame(
            {name: [getattr(each, name) for each in self.councils] for name in columns},
            index=[each.name for each in self.councils],
            dtype=object,
        )


def comparison(
    councils: Mapping[str, Rule] | None = None,
    index: Index[Rule] = shapley_shubik,
    beliefs: Beliefs = THIRDS,
) -> Comparison:
    """Measure councils alike: all proposals that have figures, or those given.

    Parameters
    ----------
    councils
        Rules by name, such as ``{"ours": designed(...)}``.
    index
        Any index of :mod:`unsc_sim.power` that takes a rule alone and gives
        shares or probabilities.
    beliefs
        How members vote where the chance to pass is asked.

    Examples
    --------
    >>> print(comparison()["uniting-for-consensus-2005"])
    uniting-for-consensus-2005: each member with a veto 19.2% (332/1725), each elected member
    0.188% (13/6900); power to act 1.84% (308333/16777216); chance to pass 0.186%.
    """
    if councils is None:
        known = {name: each for name in reforms() if (each := proposal(name)).seats is not None}
        councils = {name: each.rule for name, each in known.items()}
    else:
        known = {}
    return Comparison(
        tuple(
            CouncilPower(
                name,
                rule,
                measured_in_shares(index, rule),
                coleman_act(rule),
                passing(rule, beliefs),
                name in known and known[name].basis is Basis.ASSUMED,
                say(known[name].title) if name in known else NAMELESS,
            )
            for name, rule in councils.items()
        )
    )
