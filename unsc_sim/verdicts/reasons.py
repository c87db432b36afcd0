"""Why a verdict is what it is, in sentences that cite their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unsc_sim.positions.conditions import ALWAYS, OUT, Condition
from unsc_sim.positions.drafts import Draft, Text, on_texts
from unsc_sim.positions.evidence import cited
from unsc_sim.positions.stances import Position, Standing
from unsc_sim.rules.machines import Bound
from unsc_sim.verdicts.needs import Need
from unsc_sim.verdicts.paths import Path
from unsc_sim.votes import Outcome, Vote
from unsc_sim.words import Sentence, Spelled, all_of, any_of, say, say_many, several

__all__ = [
    "of_dependence",
    "of_exclusion",
    "of_report",
    "reported",
]


def of_report(standing: Standing) -> Sentence:
    """What the sources report of the outcome, or that they report none."""
    told = reported(standing)
    if told is not None:
        return say("{told}{cited}.", told=told, cited=cited(standing.draft.evidence))
    if standing.rule.ballot is Vote:
        return say("No vote is reported.")
    return say("No outcome is reported.")


def reported(standing: Standing) -> Sentence | None:
    """The outcome that the sources report, if they report one."""
    outcome = standing.draft.reported
    if outcome is None:
        return None
    agreed = outcome is Outcome.ADOPTED and standing.rule.ballot is not Vote
    return say("Reported outcome: {outcome}", outcome=say("agreed") if agreed else outcome)


def of_dependence(standing: Standing, ways: Sequence[Path]) -> Iterator[Sentence]:
    """What adoption depends on, text by text; what sinks it; which votes are excluded."""
    for path in ways:
        asked = [need for need in path.needs if need.requirement.bound is Bound.FEWER_THAN]
        asked += [need for need in path.needs if need.requirement.bound is Bound.AT_LEAST]
        needs = all_of(asked) if asked else say("whatever the open votes are")
        if len(ways) == 1:
            yield say("On the positions reported, it is adopted if {needs}.", needs=needs)
        else:
            texts = several(_described(standing.draft, text) for text in path.texts)
            yield say("With {texts}: it is adopted if {needs}.", texts=texts, needs=needs)
    for need in dict.fromkeys(need for path in ways for need in path.needs):
        if need.requirement.bound is Bound.AT_LEAST and set(need.weights) == {1}:
            yield _sinking(need)
    yield from _excluded(standing)
    yield from _silence(standing)


def of_exclusion(conflicts: Sequence[Sequence[Position]], standing: Standing) -> Iterator[Sentence]:
    """Which positions exclude adoption, each minimal set in a sentence."""
    for positions in conflicts:
        held = several(standing.told(position) for position in positions)
        one, many = (
            "This alone excludes adoption: {held}.",
            "Together these exclude adoption: {held}.",
        )
        yield say_many(one, many, len(positions), held=held)


def _sinking(need: Need) -> Sentence:
    amount, total = Spelled(need.spare + 1), Spelled(len(need.members))
    one = "Any one of these {total} withholding its vote sinks it."
    many = "Any {amount} of these {total} withholding their votes sink it."
    return say_many(one, many, need.spare + 1, amount=amount, total=total)


def _excluded(standing: Standing) -> Iterator[Sentence]:
    """Members whose positions exclude a vote in favour, by reservation and by the texts meant."""
    if standing.rule.ballot is not Vote:
        return
    texts = tuple(standing.draft.texts())
    alike: dict[tuple[str, Condition], list[Position]] = {}
    for each in standing.positions:
        on = [each.when.holds(text) for text in texts]
        if any(on) and Vote.YES not in each.stance.open_to(Vote):
            meant = ALWAYS if all(on) else each.when
            alike.setdefault((str(each.qualifier), meant), []).append(each)
    for (_, meant), positions in alike.items():
        council = standing.rule.council
        members = dict.fromkeys(council.member(each.member).in_text for each in positions)
        claims = tuple(dict.fromkeys(claim for each in positions for claim in each.evidence))
        qualifier = positions[0].qualifier
        yield say(
            "A vote in favour from {members} is excluded{where}{qualifier}{cited}.",
            members=any_of(members),
            where=say("")
            if meant == ALWAYS
            else say(" {condition}", condition=on_texts(standing.draft, meant)),
            qualifier=say(" {words}", words=qualifier) if qualifier else say(""),
            cited=cited(claims),
        )


def _silence(standing: Standing) -> Iterator[Sentence]:
    """Members of whom no position is known."""
    members = [each for each in standing.rule.council.members if not standing.declared(each)]
    silent = [member.in_text for member in members if not member.vacant]
    if silent:
        text = "No position is known of {members}: their votes are open."
        yield say(text, members=all_of(silent))


def _described(draft: Draft, text: Text) -> Sentence:
    """A completion of a draft by what its open provisions say."""
    parts = []
    for provision in draft.provisions:
        if len(provision.open_wordings) > 1:
            kept = text[provision.key] != OUT
            said = "{title}" if kept else "no {title}"
            parts.append(say(said, title=provision.title))
    return say("{parts}", parts=all_of(parts))
