"""A negotiation for a program."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from unsc_sim.cli.answers import chance
from unsc_sim.negotiation import Advice, Negotiation, Offer
from unsc_sim.positions.stances import Position
from unsc_sim.verdicts.demands import Pattern
from unsc_sim.words import told

__all__ = ["negotiated"]

PATTERNS = 100
"""How many patterns of contradictions are given at most."""

TEXTS = 100
"""How many robust texts are given at most."""


def negotiated(found: Negotiation, lang: str) -> dict[str, Any]:
    """What can pass, at which price, what to ask and what excludes every text."""
    return {
        "reading": found.reading.name,
        "texts": {
            "listed": len(found.texts),
            "searched": found.searched,
            "must_pass": len(found.must_pass),
            "can_pass": len(found.can_pass),
            "cannot_pass": len(found.cannot_pass),
            "bound": found.bound,
            "fixed": found.fixed,
        },
        "best": _offer(found.best) if found.best else None,
        "front": _offers(found.front),
        "concessions": [
            {"provision": each.change.provision.key, **_offer(each.offer)}
            for each in found.concessions
        ],
        "advice": _advice(found, lang),
        **_exclusion(found),
    }


def _exclusion(found: Negotiation) -> dict[str, Any]:
    """What excludes every text, and whether there are, or in a large space may be, more such."""
    conflicts, lifts = found.conflicts.patterns, found.lifts.patterns
    if found.searched and conflicts:
        some, more = [conflicts.soon()], True
    else:
        some, more = _first(conflicts)
    lifted, further = _first(lifts)
    return {
        "conflicts": [_pattern(each) for each in some],
        "more_conflicts": more,
        "lifts": [_pattern(each) for each in lifted],
        "more_lifts": further,
    }


def _first(patterns: Iterable[Pattern]) -> tuple[list[Pattern], bool]:
    """The first patterns, and whether there are more."""
    found = list(islice(patterns, PATTERNS + 1))
    return found[:PATTERNS], len(found) > PATTERNS


def _advice(found: Negotiation, lang: str) -> dict[str, Any]:
    """What to ask, or why that is not known; and which texts are safe."""
    advice = found.advice
    return {
        "readings": [each.name for each in advice.readings],
        "questions": [
            {
                "member": each.member.code,
                "provision": each.provision.key,
                "softened": each.softened,
                "gain": chance(each.gain),
                "turns": chance(each.turns),
            }
            for each in advice.questions
        ],
        "unasked": told(advice.unasked, lang) if advice.unasked else None,
        "safest": _safest(advice),
        "robust": {
            "at_least": 0.5,
            "number": len(advice.robust),
            "texts": _offers(advice.robust[:TEXTS]),
            "bound": advice.bound,
        },
    }


def _safest(advice: Advice) -> dict[str, Any] | None:
    if advice.safest is None:
        return None
    return {**_offer(advice.safest), "least": chance(advice.least)}


def _pattern(pattern: Pattern) -> dict[str, Any]:
    """Minimal sets in a pattern: so many of these demands, and so many of those."""
    return {
        "number": pattern.number,
        "parts": [
            {"any": count, "of": [_demand(position) for position in positions]}
            for count, positions in pattern.parts
        ],
    }


def _offers(offers: Iterable[Offer]) -> list[dict[str, Any]]:
    return [_offer(each) for each in offers]


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
