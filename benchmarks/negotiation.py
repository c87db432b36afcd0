"""How fast a million texts are negotiated, a large space searched, contradictions found.

Run it with ``python benchmarks/negotiation.py``. The members are made up: each
holds two positions, on conditions over provisions drawn at random. A sample of
texts is first checked to have the verdict and the chance of the plain walk.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random
from timeit import repeat

from unsc_sim import rules
from unsc_sim.councils.by_day import council
from unsc_sim.negotiation import Negotiation, negotiate, space
from unsc_sim.negotiation.answers import answers, chances, shares, verdicts
from unsc_sim.negotiation.columns import every, grouped
from unsc_sim.negotiation.spaces import Space
from unsc_sim.positions.conditions import Condition
from unsc_sim.positions.drafts import Draft, Provision
from unsc_sim.positions.stances import Position, Stance, Standing
from unsc_sim.readings.readings import READINGS
from unsc_sim.verdicts.verdict import WouldPass
from unsc_sim.words import Translated

COUNCIL = council("2019-04-18")
RULE = rules.substantive(COUNCIL)


def seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """The best time of one call."""
    return min(repeat(work, number=1, repeat=rounds))


def drawn(count: int, asked: int, rng: Random) -> Standing:
    """Fifteen members with two positions each, on conditions over some of the provisions."""
    keys = [f"provision-{number}" for number in range(count)]
    parts = tuple(Provision(key, Translated(key)) for key in keys)
    positions = []
    for code in COUNCIL.codes:
        for _ in range(2):
            stance = rng.choice([Stance.CANNOT_SUPPORT, Stance.ABSTAINS])
            positions.append(Position(code, stance, condition(rng.sample(keys, asked), rng)))
    return Standing(RULE, Draft("text", Translated("text"), "substantive", provisions=parts),
                    tuple(positions))  # fmt: skip


def condition(keys: list[str], rng: Random) -> Condition:
    """A condition over provisions, read from left to right."""
    built = Condition("is", key=keys[0])
    for key in keys[1:]:
        atom = Condition("is", key=key)
        other = Condition("not", (atom,)) if rng.random() < 0.5 else atom
        built = Condition(rng.choice(["and", "or"]), (built, other))
    return built


def listing() -> None:
    """A million texts, verdicts and forecasts."""
    standing = drawn(20, 3, Random(1))
    known = space(standing.draft)
    found = negotiate(standing, known)
    for place in range(0, len(found.texts), 100_003):
        offer, group = found.texts[place], found.listing.groups.of[place]
        assert abs(found.texts.chances[place] - float(offer.chance)) < 1e-12
        assert bool(found.listing.passing[group] == 0) is (offer.would_pass is WouldPass.NO)
    groups = found.listing.groups.count
    print(f"texts: {len(found.texts):,}; groups alike to all members: {groups:,}")
    row("verdicts of all texts", seconds(lambda: judged(standing, known)))
    row("verdicts and forecasts of all texts", seconds(lambda: forecast_all(standing, known)))
    row("the whole negotiation", seconds(lambda: negotiate(standing, known)))
    row("the front", seconds(lambda: found.front))
    row("what to ask", seconds(lambda: found.questions, 1))
    recorded = partial(negotiate, standing, known, "record")
    row("the whole negotiation under the record", seconds(recorded, 1))


def judged(standing: Standing, known: Space) -> object:
    groups = grouped(every(known), [each.when for each in standing.positions])
    return verdicts(answers(standing, groups))


def forecast_all(standing: Standing, known: Space) -> object:
    groups = grouped(every(known), [each.when for each in standing.positions])
    found = answers(standing, groups)
    verdicts(found)
    return chances(found, shares(found, READINGS["literal"]))


def searching() -> None:
    """Spaces too large to list."""
    for count in (24, 32, 48):
        standing = drawn(count, 2, Random(2))
        found = negotiate(standing)
        taken = seconds(partial(negotiate, standing), 1)
        bound = f"best {float(found.best.chance):.2e}" if found.best else "none found"
        proven = "proven" if found.bound is None else f"{bound}, none above {found.bound:.2e}"
        row(f"branch and bound, {count} provisions ({proven})", taken)
        row("  safe texts under all readings", seconds(partial(getattr, found, "safest"), 1))


def contradicting() -> None:
    """Statements on which nobody may object, every member with two demands."""
    rng = Random(3)
    base = drawn(20, 2, rng)
    rule = rules.consensus(COUNCIL)
    standing = Standing(rule, base.draft, tuple(
        Position(each.member, Stance.OPPOSES, each.when) for each in base.positions
    ))  # fmt: skip
    found = negotiate(standing)
    text = f"all {len(found.conflicts)} contradictions and {len(found.lifts)} lifts"
    row(text, seconds(lambda: counted(negotiate(standing)), 1))
    opposed = Standing(RULE, base.draft, tuple(
        Position(code, Stance.OPPOSES) for code in COUNCIL.codes
    ))  # fmt: skip
    found = negotiate(opposed, space(base.draft, minimum="provision-0"))
    patterns = len(found.conflicts.patterns)
    text = f"{len(found.conflicts)} contradictions of one form ({patterns} patterns)"
    row(text, seconds(lambda: negotiate(opposed, space(base.draft)).conflicts.patterns, 1))


def counted(found: Negotiation) -> tuple[int, int]:
    """How many contradictions and lifts there are: all are found for that."""
    return len(found.conflicts), len(found.lifts)


def thronging() -> None:
    """Fifteen members opposed on two conditions each, on 64 texts."""
    rng = Random(1)
    base = drawn(6, 3, rng)
    standing = Standing(RULE, base.draft, tuple(
        Position(each.member, Stance.OPPOSES, each.when) for each in base.positions
    ))  # fmt: skip
    row(
        "the first contradictions of very many, in words",
        seconds(lambda: str(negotiate(standing)), 1),
    )


def contradicting_at_large() -> None:
    """Sixty demands on a space too large to list: one contradiction, found at once."""
    rng = Random(1)
    base = drawn(30, 2, rng)
    keys = [each.key for each in base.draft.provisions]
    standing = Standing(RULE, base.draft, tuple(
        Position(code, Stance.OPPOSES, condition(rng.sample(keys, 2), rng))
        for code in COUNCIL.codes for _ in range(4)
    ))  # fmt: skip
    found = negotiate(standing, most=200)
    text = "a contradiction among sixty demands, 30 provisions"
    row(text, seconds(lambda: found.conflicts.soon, 1))


def row(text: str, taken: float) -> None:
    print(f"{text:70}{taken:10.3f} seconds")


if __name__ == "__main__":
    listing()
    searching()
    contradicting()
    thronging()
    contradicting_at_large()
