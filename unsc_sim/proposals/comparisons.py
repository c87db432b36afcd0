"""Councils side by side: who gains by a reform, and what it does to decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from importlib import import_module
from typing import Any

from unsc_sim.councils.members import Group
from unsc_sim.errors import RuleError, Speakable, UnknownWordError
from unsc_sim.hints import did_you_mean
from unsc_sim.pictures import Dot, DotRow, Dots, Drawn, Frame, Picture, Shade, dots
from unsc_sim.power.asked import Index, called, measured_in_shares
from unsc_sim.power.changes import Change, CouncilPower
from unsc_sim.power.charts import TENFOLD, in_figures, on_scale
from unsc_sim.power.classes import ANYBODY, Amount, SeatKind
from unsc_sim.power.indices import coleman_act, shapley_shubik
from unsc_sim.power.leanings import THIRDS, Beliefs, ByKind, Leaning, passing, read_beliefs
from unsc_sim.power.rows import figures
from unsc_sim.power.table import Table
from unsc_sim.proposals.reforms import proposal, reforms
from unsc_sim.rules.decisions import Rule
from unsc_sim.words import joined, say

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
        hint = did_you_mean(str(name), [each.name for each in self.councils])
        raise UnknownWordError(say("no council {name!r} here{hint}", name=name, hint=hint))

    @property
    def _measure(self) -> Speakable:
        return self.councils[0].power.measure

    @property
    def _premise(self) -> Speakable:
        return say("Chance to pass: {beliefs}.", beliefs=self.councils[0].beliefs)

    def picture(self, lang: str = "en") -> Picture:
        """For every council a row, with a mark for what each kind of member has."""
        seats = any(each.rule.council.permanent for each in self.councils)
        rows = tuple(
            DotRow(
                each.called.words(lang),
                tuple(
                    Dot(float(found.number), in_figures(found.number, lang), _shade(found))
                    for found in each.classes
                ),
                each.needed.words(lang),
            )
            for each in self.councils
        )
        kinds = [kind for kind in SeatKind if any(kind in each.spans for each in self.councils)]
        keys = tuple((_SHADES[kind], kind.each().words(lang)) for kind in kinds if seats)
        frame = Frame(
            self._measure.words(lang),
            self.words(lang),
            lang,
            subtitle=TENFOLD.words(lang),
        )
        return dots(Dots(rows, keys, partial(on_scale, lang=lang)), frame)

    def table(self, lang: str = "en") -> Table:
        """A row for each council."""
        kinds = [kind for kind in SeatKind if any(kind in each.spans for each in self.councils)]
        seats = any(each.rule.council.permanent for each in self.councils)
        shared = [kind for kind in kinds if any(kind in each.together for each in self.councils)]
        head = (
            say("council"),
            say("votes needed"),
            *((kind.each() for kind in kinds) if seats else (ANYBODY,)),
            *(kind.together() for kind in shared),
            say("power to act"),
            say("chance to pass"),
        )
        rows = tuple(
            (
                each.called.words(lang),
                each.needed.words(lang),
                *(figures(each.spans.get(kind), lang) for kind in kinds),
                *(figures(each.together.get(kind), lang) for kind in shared),
                in_figures(each.power_to_act, lang),
                in_figures(each.chance, lang),
            )
            for each in self.councils
        )
        heads = tuple(each.words(lang) for each in head)
        return Table(self._measure.words(lang), heads, rows, self._premise.words(lang), lang)

    def by_group(self, lang: str = "en") -> Table:
        """A row for each council: what its members of each regional group have together.

        Raises
        ------
        RuleError
            If the councils are not measured by an index: the numbers of a
            measure cannot be added up.
        """
        shares = [dict(each.groups) for each in self.councils]
        groups = [each for each in (*Group, None) if any(each in found for found in shares)]
        head = (say("council"), *(each or say("of no stated group") for each in groups))
        rows = tuple(
            (each.called.words(lang), *(_share_of(found, group, lang) for group in groups))
            for each, found in zip(self.councils, shares)
        )
        caption = say("{measure}, regional groups together", measure=self._measure)
        return Table(caption.words(lang), tuple(each.words(lang) for each in head), rows, "", lang)

    def words(self, lang: str = "en") -> str:
        """Every council in a language."""
        return joined(self.councils).words(lang)

    def __str__(self) -> str:
        return "\n".join(map(str, self.councils))

    def to_pandas(self) -> Any:
        """A pandas DataFrame: a row for each council, numbers exact."""
        pandas = import_module("pandas")
        return pandas.DataFrame(
            [each.numbers for each in self.councils],
            index=[each.name for each in self.councils],
            dtype=object,
        )


def _share_of(shares: Mapping[Group | None, Fraction], group: Group | None, lang: str) -> str:
    """The share of a group; where seats of no stated group remain, none is not nothing."""
    if group in shares:
        return in_figures(shares[group], lang)
    return say("not stated").words(lang) if None in shares else figures(None, lang)


def _shade(found: Amount) -> Shade:
    return _SHADES[SeatKind.of(found.members[0])]


def comparison(
    councils: Mapping[str, Rule] | Iterable[str] | None = None,
    index: Index[Rule] = shapley_shubik,
    beliefs: Beliefs = THIRDS,
) -> Comparison:
    """Measure councils alike: all proposals that have figures, or those given.

    Parameters
    ----------
    councils
        Rules by name, such as ``{"ours": designed(...)}``, or the names of
        proposals, such as ``["charter-1966", "g4-2005"]``.
    index
        Any index of :mod:`unsc_sim.power` that takes a rule alone and gives
        shares or probabilities.
    beliefs
        How members vote where the chance to pass is asked.

    Raises
    ------
    RuleError
        If nothing is to be compared, or if a rule is not one by which the
        members of a single council vote.
    UnknownWordError
        If a proposal is named that there is not.

    Examples
    --------
    >>> print(comparison()["uniting-for-consensus-2005"])
    uniting-for-consensus-2005, Shapley-Shubik index: each member with a veto 19.2% (332/1725), each
    elected member 0.188% (13/6900); permanent members with a veto together 96.23%; elected members
    together 3.77%; power to act 1.84% (308333/16777216); chance to pass 0.186% (each member as
    likely to vote yes as to abstain or to vote no).
    """
    rules, held = _read_councils(councils), read_beliefs(beliefs)
    return Comparison(tuple(_measured(name, rule, index, held) for name, rule in rules.items()))


def _read_councils(given: Mapping[str, Rule] | Iterable[str] | None) -> Mapping[str, Rule]:
    """Rules by name."""
    if given is None:
        return {name: each.rule for name in reforms() if (each := proposal(name)).seats}
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise _unnamed(given)
    names: list[object] = list(given)
    for name in names:
        if not isinstance(name, str):
            raise _unnamed(name)
    if not names:
        raise RuleError(say("expected at least one council to measure"))
    if isinstance(given, Mapping):
        return given
    return {found.key: found.rule for found in map(proposal, map(str, names))}


def _unnamed(came: object) -> RuleError:
    text = "expected rules by name, or a list of names of reforms, not {came}"
    return RuleError(say(text, came=called(came)))


def _measured(name: str, rule: Rule, index: Index[Rule], beliefs: Leaning | ByKind) -> CouncilPower:
    if not isinstance(rule, Rule):
        text = "{name}: expected the rule of one council, not {kind}"
        raise RuleError(say(text, name=name, kind=called(rule)))
    return CouncilPower(
        name,
        rule,
        measured_in_shares(index, rule),
        coleman_act(rule),
        passing(rule, beliefs),
        beliefs,
    )
