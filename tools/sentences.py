"""The sentences that a package can say, read from its source without running it.

A sentence is the text given to ``say`` or ``say_many``, followed to wherever
its words stand: in a variable, a table, a field of a class, a data file. A text
of which the words cannot be found is an error, so that no sentence is
overlooked.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from tracing import Binding, Source, last_name

__all__ = ["Text", "sentences"]

Text: TypeAlias = str | tuple[str, str]
"""A sentence, or its forms for one and for many."""

SAYING = ("say", "say_many", "Sentence")
WORDLESS = ("str",)
"""What makes a text of a value: a number, say, has no words to translate."""


def sentences(package: Path) -> dict[Text, list[str]]:
    """Every sentence of the modules under a folder, with the modules that say it.

    Raises
    ------
    Untraceable
        If the words of a text cannot be found.
    """
    source = Source(package, opaque=(*SAYING, *WORDLESS))
    found: dict[Text, list[str]] = {}
    for call in _calls(source):
        module = source.home[call].relative_to(package.parent).as_posix()
        for text in _said(source, call):
            places = found.setdefault(text, []) if text else []
            if module not in places:
                places.append(module)
    return found


def _calls(source: Source) -> list[ast.Call]:
    """The calls that make sentences, in the order of the source."""
    made = [
        call
        for name in SAYING
        for call in source.calls.get(name, [])
        if not any(
            isinstance(scope, ast.FunctionDef) and scope.name in SAYING
            for scope in source.scopes(call)
        )
    ]
    return sorted(made, key=lambda call: (source.home[call], call.lineno, call.col_offset))


def _said(source: Source, call: ast.Call) -> list[Text]:
    """The sentences that a call can make."""
    said: list[Text] = []
    first = call.args[0]
    if isinstance(first, ast.Call) and last_name(first.func) in WORDLESS:
        return said
    if last_name(call.func) == "say_many":
        said.extend(_pairs(source, call))
    else:
        said.extend(source.texts(first))
    if not said:
        raise source.untraceable(call)
    return said


def _pairs(source: Source, call: ast.Call) -> Iterator[tuple[str, str]]:
    """The forms for one and for many; where both come from one tuple, they stay together."""
    one, many = call.args[0], call.args[1]
    if isinstance(one, ast.Starred):
        yield from _taken_apart(source, Binding(one.value))
        return
    if isinstance(one, ast.Name) and isinstance(many, ast.Name):
        bound = [list(source.bindings(each)) for each in (one, many)]
        first, second = ([each.value for each in bindings] for bindings in bound)
        if first == second and all(each.steps for each in bound[0]):
            for each in bound[0]:
                yield from _taken_apart(source, Binding(each.value, each.steps[:-1]))
            return
    forms = [list(source.texts(each)) for each in (one, many)]
    if [len(each) for each in forms] != [1, 1]:
        raise source.untraceable(call)
    yield forms[0][0], forms[1][0]


def _taken_apart(source: Source, pair: Binding) -> Iterator[tuple[str, str]]:
    for holder in source.reached(pair):
        parts = holder.elts if isinstance(holder, ast.Tuple) else []
        if len(parts) != 2:
            raise source.untraceable(holder)
        yield from zip(source.texts(parts[0]), source.texts(parts[1]), strict=True)
