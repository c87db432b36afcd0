"""Commands on scenario files: check, new, schema."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser, Namespace

from unsc_sim.cli.answers import Answer, Commands
from unsc_sim.errors import FileError
from unsc_sim.scenario.loading import load
from unsc_sim.scenario.schema import schema
from unsc_sim.scenario.writing import new_file
from unsc_sim.words import say

__all__ = ["add"]


def add(commands: Commands, common: ArgumentParser) -> None:
    """Add the commands."""
    for name, told, answer in (
        ("check", "every fault of a scenario file", _check),
        ("new", "a commented scenario file to start from", _new),
    ):
        commands.add(name, told, answer, common).add_argument("file", metavar="FILE")
    commands.add("schema", "the JSON Schema of scenario files", _schema, common)


def _check(options: Namespace) -> Answer:
    if not os.path.isfile(options.file):
        raise FileError(say("no file {path}", path=options.file), ())
    scenario = load(os.path.abspath(options.file))
    line = say("{path}: no faults; {title}", path=options.file, title=scenario.title)
    return Answer((line,), {"faults": [], "scenario": scenario.name})


def _new(options: Namespace) -> Answer:
    path = new_file(options.file)
    return Answer((say("{path} is written", path=path),), {"written": str(path)})


def _schema(_: Namespace) -> Answer:
    made = schema()
    return Answer((json.dumps(made, ensure_ascii=False, indent=2),), {"schema": made})
