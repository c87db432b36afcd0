"""What a scenario holds, as rows of a file: the way back from loading."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from unsc_sim.positions.actors import Actor, Relation
from unsc_sim.positions.conditions import ALWAYS, Condition
from unsc_sim.positions.drafts import Provision
from unsc_sim.positions.evidence import Claim, Source
from unsc_sim.positions.stances import Position, Stance, Standing
from unsc_sim.readings.readings import Reading
from unsc_sim.scenario.layout import (
    ActorRow,
    ClaimRow,
    DraftRow,
    PositionRow,
    ProvisionRow,
    ReadingRow,
    RelationRow,
    SourceRow,
)
from unsc_sim.votes import Consent, Outcome

__all__ = ["actor_row", "claim_row", "draft_row", "reading_row", "relation_row", "source_row"]


def source_row(source: Source) -> SourceRow:
    """A source as a row."""
    return SourceRow(source.key, source.title, source.address, source.published, source.main)


def claim_row(claim: Claim) -> ClaimRow:
    """A claim as a row."""
    certainty = claim.certainty.value
    return ClaimRow(claim.id, claim.source.key, certainty, claim.says, claim.paragraphs, claim.by)


def draft_row(standing: Standing, file_day: date | None) -> DraftRow:
    """A draft with its provisions and the positions on it; sponsoring goes without saying."""
    draft, day = standing.draft, standing.rule.council.day
    reported = draft.reported.value if draft.reported else ""
    if draft.reported is Outcome.ADOPTED and standing.rule.ballot is Consent:
        reported = "agreed"
    implied = {Position(code, Stance.SPONSORS, evidence=draft.evidence) for code in draft.sponsors}
    return DraftRow(
        key=draft.key,
        title=draft.title,
        product=draft.product,
        day=None if draft.after or day == file_day else day,
        after=draft.after,
        region=draft.region,
        sponsors=draft.sponsors,
        reported=reported,
        evidence=_ids(draft.evidence),
        constraints=tuple(map(str, draft.constraints)),
        minimum=_written(draft.minimum),
        provisions=tuple(map(_provision_row, draft.provisions)),
        positions=tuple(_position_row(each) for each in standing.positions if each not in implied),
    )


def _provision_row(provision: Provision) -> ProvisionRow:
    return ProvisionRow(
        key=provision.key,
        title=provision.title,
        status=provision.status,
        variants=provision.variants,
        titles=dict(provision.titles),
        step=provision.step,
        prices=dict(provision.prices),
        evidence=_ids(provision.evidence),
    )


def _position_row(position: Position) -> PositionRow:
    return PositionRow(
        member=position.member,
        stance=position.stance.value,
        when=_written(position.when),
        qualifier=position.qualifier,
        evidence=_ids(position.evidence),
        assumed=position.assumed,
    )


def reading_row(reading: Reading) -> ReadingRow:
    """A reading as a row."""
    return ReadingRow(
        reading.name,
        reading.title,
        {stance.value: dict(shares) for stance, shares in reading.stances},
        {seat: dict(shares) for seat, shares in reading.seats},
        {member: dict(shares) for member, shares in reading.members},
    )


def actor_row(actor: Actor) -> ActorRow:
    """An actor as a row."""
    member = actor.member.code if actor.member else ""
    return ActorRow(actor.key, actor.kind.value, actor.name, member, _ids(actor.evidence))


def relation_row(relation: Relation) -> RelationRow:
    """A relation as a row."""
    return RelationRow(
        from_=relation.start.key,
        to=relation.end.key,
        kind=relation.kind.value,
        about=relation.about,
        on=relation.on,
        since=relation.since,
        evidence=_ids(relation.evidence),
        assumed=relation.assumed,
    )


def _written(condition: Condition) -> str:
    return "" if condition == ALWAYS else str(condition)


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims)
