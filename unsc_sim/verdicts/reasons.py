"""Why a verdict is what it is, in sentences that cite their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from unsc_sim.positions.conditions import ALWAYS, OUT, Condition
from unsc_sim.positions.drafts import Draft, Text, on_texts
from unsc_sim.positions.evidence import cited
from unsc_sim.positions.stances import Position, Standing
from unsc_sim.rules.machines import Bound
from unsc_sim.verdicts.demands import Pattern
from unsc_sim.verdicts.needs import Need
from unsc_sim.verdicts.paths import Path
from unsc_sim.votes import Vote
from unsc_sim.words import Listing, Sentence, Spelled, all_of, any_of, say, say_many, several

__all__ = ["MOST_SETS", "of_dependence", "of_exclusion", "of_pattern", "of_report", "reported"]

MOST_TOLD = 8
"""How many ways, and how many texts of a way, are told one by one."""

MOST_SETS = 8
"""How many patterns of positions that exclude adoption are told."""


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
    return say("Reported outcome: {outcome}", outcome=outcome.told_of(standing.rule.ballot))


def of_dependence(standing: Standing, ways: Sequence[Path]) -> Iterator[Sentence]:
    """What adoption depends on, text by text; what sinks it; which votes are excluded."""
    count = len(standing.texts())
    for path in ways[:MOST_TOLD]:
        yield _way(standing, path, count)
    further = len(ways) - MOST_TOLD
    if further > 0:
        one, many = (
            "{n} more way is open, on other texts.",
            "{n} more ways are open, on other texts.",
        )
        yield say_many(one, many, further, n=further)
    for need in dict.fromkeys(need for path in ways[:MOST_TOLD] for need in path.needs):
        if need.requirement.bound is Bound.AT_LEAST and set(need.weights) == {1}:
            yield _sinking(need)
    yield from _excluded(standing)
    yield from _silence(standing)


def of_exclusion(conflicts: Iterable[Pattern], standing: Standing) -> Iterator[Sentence]:
    """Which positions exclude adoption, a sentence for each of the first patterns."""
    found = tuple(islice(conflicts, MOST_SETS + 1))
    for each in found[:MOST_SETS]:
        one, many = (
            "This alone excludes adoption: {held}.",
            "Together these exclude adoption: {held}.",
        )
        yield say_many(one, many, each.size, held=of_pattern(standing, each))
    if len(found) > MOST_SETS:
        yield say("Other sets of positions exclude it too, none of them smaller.")


def of_pattern(standing: Standing, pattern: Pattern) -> Listing:
    """Positions of a pattern in words: all of some, any so many of others."""
    return several(_some(standing, count, positions) for count, positions in pattern.parts)


def _some(standing: Standing, count: int, positions: Sequence[Position]) -> Sentence:
    held = several(standing.told(each) for each in positions)
    if count == len(positions):
        return say("{held}", held=held)
    text = "any {count} of these {total} ({held})"
    return say(text, count=Spelled(count), total=Spelled(len(positions)), held=held)


def _way(standing: Standing, path: Path, count: int) -> Sentence:
    """What leads to adoption, on which of so many texts."""
    asked = [need for need in path.needs if need.requirement.bound is Bound.FEWER_THAN]
    asked += [need for need in path.needs if need.requirement.bound is Bound.AT_LEAST]
    voted = standing.rule.ballot is Vote
    whatever = say("whatever the open votes are") if voted else say("whatever is still open")
    needs = all_of(asked) if asked else whatever
    if len(path.texts) == count:
        text = (
            "On the positions reported, it is adopted if {needs}."
            if voted
            else "On the positions reported, it is agreed if {needs}."
        )
        return say(text, needs=needs)
    text = "{texts}: it is adopted if {needs}." if voted else "{texts}: it is agreed if {needs}."
    return say(text, texts=_texts(standing.draft, path.texts, count), needs=needs)


def _texts(draft: Draft, texts: Sequence[Text], count: int) -> Sentence:
    """The texts of a way, one by one where they are few."""
    if len(texts) > MOST_TOLD:
        return say("On {n} of the {count} texts", n=len(texts), count=count)
    return say("On a text {texts}", texts=several(_described(draft, text) for text in texts))


def _sinking(need: Need) -> Sentence:
    amount, total = Spelled(need.spare + 1), Spelled(len(need.members))
    one = "Any one of these {total} withholding its vote sinks it."
    many = "Any {amount} of these {total} withholding their votes sink it."
    return say_many(one, many, need.spare + 1, amount=amount, total=total)


def _excluded(standing: Standing) -> Iterator[Sentence]:
    """Whose reported positions exclude a vote in favour, by reservation and by text."""
    if standing.rule.ballot is not Vote:
        return
    texts = standing.texts()
    alike: dict[tuple[str, Condition], list[Position]] = {}
    for each in standing.positions:
        held = [each.when.holds(text) for text in texts]
        if Vote.YES not in each.stance.open_to(Vote) and any(held):
            when = ALWAYS if all(held) else each.when
            alike.setdefault((str(each.qualifier), when), []).append(each)
    for (_, when), positions in alike.items():
        yield _no_vote_in_favour(standing, positions, when)


def _no_vote_in_favour(
    standing: Standing, positions: Sequence[Position], when: Condition
) -> Sentence:
    council = standing.rule.council
    claims = tuple(dict.fromkeys(claim for each in positions for claim in each.evidence))
    qualifier, texts = positions[0].qualifier, on_texts(standing.draft, when)
    return say(
        "A vote in favour from {members} is excluded{qualifier}{where}{cited}.",
        members=any_of(dict.fromkeys(council.member(each.member).in_text for each in positions)),
        qualifier=say(" {words}", words=qualifier) if qualifier else say(""),
        where=say("") if when == ALWAYS else say(" on a text {texts}", texts=texts),
        cited=cited(claims),
    )


def _silence(standing: Standing) -> Iterator[Sentence]:
    """Members of whom no position is known."""
    members = [each for each in standing.rule.council.members if not standing.declared(each)]
    silent = [member.in_text for member in members if not member.vacant]
    if silent:
        text = (
            "No position is known of {members}: their votes are open."
            if standing.rule.ballot is Vote
            else "No position is known of {members}: each may let the text pass or object."
        )
        yield say(text, members=all_of(silent))


def _described(draft: Draft, text: Text) -> Sentence:
    """A completion of a draft by what its open provisions say."""
    parts = []
    for provision in draft.provisions:
        if len(provision.open_wordings) > 1 and provision.key in text:
            wording = text[provision.key]
            variant = wording if wording in provision.variants else ""
            said = Condition("is", key=provision.key, variant=variant)
            parts.append(on_texts(draft, said, without=wording == OUT))
    return say("{parts}", parts=all_of(parts))
