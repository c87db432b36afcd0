"""The layout of a scenario file as a JSON Schema, so that editors complete and underline.

It is made from the dataclasses of :mod:`unsc_sim.scenario.layout` and from the words
that the library understands, so it cannot say otherwise than they do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from inspect import cleandoc
from typing import Any, get_args, get_origin, get_type_hints

from unsc_sim.positions.actors import ActorKind, RelationKind
from unsc_sim.positions.conditions import OUT
from unsc_sim.positions.drafts import IN, OPEN, REGIONS
from unsc_sim.positions.evidence import Certainty
from unsc_sim.positions.stances import stance_words
from unsc_sim.rules.matters import MATTERS
from unsc_sim.scenario.layout import ScenarioFile, key_of
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
    kinds = get_type_hints(row)
    return {
        "type": "object",
        "description": cleandoc(row.__doc__ or ""),
        "properties": {
            key_of(each.name): _described(row, each, kinds[each.name], tables)
            for each in fields(row)
        },
        "required": [key_of(each.name) for each in fields(row) if _is_required(each)],
        "additionalProperties": False,
    }


def _is_required(each: Field[Any]) -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def _described(
    row: Any, each: Field[Any], kind: Any, tables: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    place = (row.__name__, each.name)
    found = _kind(kind, tables)
    if place in _WORDS:
        return {**found, "enum": list(_WORDS[place])}
    if place in _EXAMPLES:
        return {**found, "examples": list(_EXAMPLES[place])}
    return found


def _kind(kind: Any, tables: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A type as a schema; a dataclass becomes a table of its own."""
    kind = next((each for each in get_args(kind) if type(None) in get_args(kind)), kind)
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
