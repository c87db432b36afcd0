"""The names that the package shows, loaded when they are first asked for."""

import ast
from pathlib import Path

import pytest

import unsc_sim as un

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "library.md"
REFERENCE = PAGE.read_text(encoding="utf-8")


def told_to_type_checkers():
    tree = ast.parse(Path(un.__file__).read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    return {alias.name: node.module for node in block.body for alias in node.names}


@pytest.mark.parametrize("name", un.__all__)
def test_every_name_is_what_type_checkers_are_told(name):
    home = told_to_type_checkers()[name]
    value = getattr(un, name)
    assert getattr(value, "__name__", name) in (name, f"{home}.{name}")
    assert value is getattr(__import__(home, fromlist=[name]), name)


@pytest.mark.parametrize("name", un.__all__)
def test_every_name_stands_in_the_reference(name):
    home = told_to_type_checkers()[name]
    entries = (
        f"function:: {name}",
        f"class:: {name}",
        f"module:: unsc_sim.{name}",
        f"module:: {home}",
    )
    assert any(f".. auto{each}\n" in REFERENCE for each in entries)


def test_all_names_told_are_shown_and_no_others():
    assert set(told_to_type_checkers()) == set(un.__all__) == set(dir(un))


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'concil'"):
        un.concil  # noqa: B018
