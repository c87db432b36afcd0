"""The layout of a scenario file as a JSON Schema, so that editors complete and underline.

It is made from the dataclasses of :mod:`unsc_sim.scenario.layout` and from the words
that the library understands, so it cannot say otherwise than they do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from inspect import cleandoc
from typing import Any, get_args, get_origin

from unsc_sim.positions.actors import ActorKind, RelationKind
from unsc_sim.positions.conditions import OUT
from unsc_sim.positions.drafts import IN, OPEN, REGIONS
from unsc_sim.positions.evidence import Certainty
from unsc_sim.positions.stances import stance_words
from unsc_sim.readings.readings import KINDS_OF_SEAT
from unsc_sim.rules.matters import MATTERS
from unsc_sim.scenario.layout import FORMAT, ScenarioFile, key_of, kinds_of
from unsc_sim.votes import Outcome
from unsc_sim.words import Translated

__all__ = ["schema"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# Keys whose words are a closed list, by the table they stand in.
_WORDS: dict[tuple[str, str], Iterable[str]] = {
    ("ActorRow", "kind"): [each.value for each in ActorKind],
    ("ClaimRow", "certainty"): [each.value for each in Certainty],
    ("DraftRow", "product"): list(MATTERS),
    ("DraftRow", "region"): REGIONS,
    ("DraftRow", "reported"): ["agreed", *(each.value for each in Outcome)],
    ("PositionRow", "stance"): stance_words(),
    ("RelationRow", "kind"): [each.value for each in RelationKind],
}
# Keys that know these words beside others of the file's own.
_EXAMPLES: dict[tuple[str, str], Iterable[str]] = {
    ("ProvisionRow", "status"): [IN, OUT, OPEN],
}
# What a schema can say besides of a key, by the table it stands in.
_LIMITS: dict[tuple[str, str], dict[str, Any]] = {
    ("ClaimRow", "paragraphs"): {"items": {"type": "integer", "minimum": 1}, "uniqueItems": True},
    ("ReadingRow", "stances"): {"propertyNames": {"enum": list(stance_words())}},
    ("ReadingRow", "seats"): {"propertyNames": {"enum": list(KINDS_OF_SEAT)}},
}
_RESTS = {"anyOf": [{"required": ["evidence"]}, {"required": ["assumed"]}]}
# What it can say besides of a table.
_TOGETHER: dict[str, dict[str, Any]] = {
    "DraftRow": {"not": {"required": ["day", "after"]}},
    "PositionRow": _RESTS,
    "RelationRow": {**_RESTS, "not": {"required": ["on", "since"]}},
    "ActorRow": {"anyOf": [{"required": ["name"]}, {"required": ["member"]}]},
}
# What stands in the place of a key, by the table it stands in.
_MEANING: dict[tuple[str, str], str] = {
    ("ScenarioFile", "format"): "The version of this layout.",
    ("ScenarioFile", "name"): "A short name, as in a file name.",
    ("ScenarioFile", "day"): "Whose Council votes, and by which rule.",
    ("ScenarioFile", "title"): "What the scenario is about.",
    ("ScenarioFile", "drafts"): "The texts before the Council, the main one first.",
    ("ScenarioFile", "about"): "The key of the draft in question; the main one if not given.",
    ("ScenarioFile", "sources"): "Where the claims stand.",
    ("ScenarioFile", "claims"): "What the sources say, in words of your own.",
    ("ScenarioFile", "actors"): "Whom the sources name.",
    ("ScenarioFile", "relations"): "What the sources report between actors.",
    ("ScenarioFile", "readings"): "Ways to read what is open, for forecasts.",
    ("SourceRow", "key"): "The name that claims call it by.",
    ("SourceRow", "title"): "What it is.",
    ("SourceRow", "address"): "Where it can be found.",
    ("SourceRow", "published"): "The day it appeared.",
    ("SourceRow", "main"): "Whether the scenario is about this source; true for one of them.",
    ("ClaimRow", "id"): "The name that evidence calls it by.",
    ("ClaimRow", "source"): "The key of the source it stands in.",
    ("ClaimRow", "certainty"): "On whose word it stands.",
    ("ClaimRow", "says"): "A paraphrase.",
    ("ClaimRow", "paragraphs"): "The paragraphs of the source, counted from 1.",
    ("ClaimRow", "by"): "Who says so, where it is not the source itself.",
    ("ProvisionRow", "key"): "The word by which conditions and amendments mean it.",
    ("ProvisionRow", "title"): "What it says.",
    ("ProvisionRow", "status"): "Whether it is in the text, out of it, or open; or its wording.",
    ("ProvisionRow", "variants"): "Its wordings, strongest first.",
    ("ProvisionRow", "titles"): "What wordings say, by wording.",
    ("ProvisionRow", "step"): "What each step away from the draft costs its sponsors.",
    ("ProvisionRow", "prices"): "What wordings cost its sponsors, by wording, or by out.",
    ("ProvisionRow", "evidence"): "The ids of the claims it rests on.",
    ("PositionRow", "member"): "A code or a name.",
    ("PositionRow", "stance"): "What is reported of the member.",
    ("PositionRow", "when"): "For which texts: provisions joined by and, or, not; all if empty.",
    ("PositionRow", "qualifier"): "A reservation that goes with it, as 'at this time'.",
    ("PositionRow", "evidence"): "The ids of the claims it rests on.",
    ("PositionRow", "assumed"): "Whether it is an assumption of yours, no source's report.",
    ("DraftRow", "key"): "The name of the draft.",
    ("DraftRow", "title"): "The draft in words.",
    ("DraftRow", "product"): "What it would become; this decides the rule.",
    ("DraftRow", "day"): "Its day, where it is not that of the file.",
    ("DraftRow", "after"): "The day after which it was, where no source gives its own.",
    ("DraftRow", "region"): "The region of the agenda item, for the reading of the record.",
    ("DraftRow", "sponsors"): "The members in whose name it stands.",
    ("DraftRow", "reported"): "What came out of it, where a source says so.",
    ("DraftRow", "evidence"): "The ids of the claims that tell of it.",
    ("DraftRow", "constraints"): "Conditions that every text in a negotiation meets.",
    ("DraftRow", "minimum"): "The condition without which its sponsors want no text.",
    ("DraftRow", "provisions"): "What the text says.",
    ("DraftRow", "positions"): "Where members stand on it; the others are undeclared.",
    ("ActorRow", "key"): "The name that relations call it by.",
    ("ActorRow", "kind"): "What it is.",
    ("ActorRow", "name"): "Its name in running text; a member of the Council needs none.",
    ("ActorRow", "member"): "The member of the Council it is, if it is one.",
    ("ActorRow", "evidence"): "The ids of the claims that tell of it.",
    ("RelationRow", "from_"): "The key of the actor it starts from.",
    ("RelationRow", "to"): "The key of the actor it leads to.",
    ("RelationRow", "kind"): "What the one does, or is, to the other.",
    ("RelationRow", "about"): "In which matter.",
    ("RelationRow", "on"): "The day it happened.",
    ("RelationRow", "since"): "The day from which it lasts.",
    ("RelationRow", "evidence"): "The ids of the claims it rests on.",
    ("RelationRow", "assumed"): "Whether it is an assumption of yours, no source's report.",
    ("ReadingRow", "name"): "The name of the reading.",
    ("ReadingRow", "title"): "What it assumes.",
    ("ReadingRow", "stances"): "By stance, the votes it leaves open with their chances.",
    ("ReadingRow", "seats"): "The same for undeclared 'permanent' or 'elected' members.",
    ("ReadingRow", "members"): "The same by member.",
}
_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
}


def schema() -> dict[str, Any]:
    """The JSON Schema of a scenario file.

    >>> schema()["required"]
    ['format', 'name', 'day', 'title', 'drafts']
    """
    tables: dict[str, dict[str, Any]] = {}
    whole = _table(ScenarioFile, tables)
    return {"$schema": DIALECT, "title": "unsc_sim scenario", **whole, "$defs": tables}


def _table(row: Any, tables: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A dataclass as an object whose keys are its fields and no others."""
    kinds = kinds_of(row)
    return {
        "type": "object",
        "description": cleandoc(row.__doc__ or ""),
        "properties": {
            key_of(each.name): _described(row, each, kinds[each.name], tables)
            for each in fields(row)
        },
        "required": [key_of(each.name) for each in fields(row) if _is_required(each)],
        "additionalProperties": False,
        **_TOGETHER.get(row.__name__, {}),
    }


def _is_required(each: Field[Any]) -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def _described(
    row: Any, each: Field[Any], kind: Any, tables: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    place = (row.__name__, each.name)
    found = {**_kind(kind, tables), "description": _MEANING[place], **_LIMITS.get(place, {})}
    if place == ("ScenarioFile", "format"):
        return {**found, "const": FORMAT}
    if place in _WORDS:
        return {**found, "enum": list(_WORDS[place])}
    if place in _EXAMPLES:
        return {**found, "examples": list(_EXAMPLES[place])}
    if kind is str and _is_required(each):
        return {**found, "minLength": 1}
    return found


def _kind(kind: Any, tables: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A type as a schema; a dataclass becomes a table of its own."""
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _kind(get_args(kind)[0], tables)}
    if get_origin(kind) is dict:
        return {"type": "object", "additionalProperties": _kind(get_args(kind)[1], tables)}
    if kind is Translated:
        text = {"type": "string"}
        both = {"en": text, "ar": text}
        table = {"type": "object", "properties": both, "additionalProperties": False}
        return {"anyOf": [text, {**table, "minProperties": 1}]}
    if is_dataclass(kind) and isinstance(kind, type):
        if kind.__name__ not in tables:
            tables[kind.__name__] = {}  # holds its place while its own tables are made
            tables[kind.__name__] = _table(kind, tables)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return dict(_PLAIN[kind])
