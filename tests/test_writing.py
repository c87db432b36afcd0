"""Scenario files: schema, template, and what is read and written again."""

import os
import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path

import jsonschema
import pytest

import unsc_sim as un
from unsc_sim.errors import FileError
from unsc_sim.scenario import layout
from unsc_sim.scenario.loading import SCENARIOS
from unsc_sim.scenario.schema import schema
from unsc_sim.scenario.structure import read_file
from unsc_sim.scenario.writing import new_file, toml_of, write_file
from unsc_sim.tables import DATA

FILES = [*sorted(SCENARIOS.glob("*.toml")), DATA / "template.toml"]


def as_json(value):
    """A TOML document as editors show it to a JSON Schema."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_read_and_written_again_is_the_same(path, tmp_path):
    file = read_file(path).file
    again = write_file(file, tmp_path / "again.toml")
    assert read_file(again).file == file
    assert toml_of(read_file(again).file) == again.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_of_the_package_fits_the_schema(path):
    content = as_json(tomllib.loads(path.read_text(encoding="utf-8")))
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(content, schema())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('stance = "supports"', 'stance = "suports"'),
        ('name = "my-scenario"', 'nam = "my-scenario"'),
        ("paragraphs = [1]", 'paragraphs = ["1"]'),
        ('product = "substantive"', 'product = "resolution"'),
        ('region = "Africa"', 'region = "africa"'),
        ("paragraphs = [1]", "paragraphs = [0]"),
        ("paragraphs = [1]", "paragraphs = [1, 1]"),
        ('name = "my-scenario"', 'name = ""'),
        ("assumed = true\n", ""),
        ('member = "RUS"\n', ""),
        ("on = 2019-04-17", "on = 2019-04-17\nsince = 2019-04-17"),
        ('region = "Africa"', "day = 2019-04-18\nafter = 2019-04-18"),
        ("stances.undeclared", "stances.undecided"),
        ("stances.undeclared = {", "seats.permament = {"),
    ],
)
def test_the_schema_refuses_what_the_check_refuses(old, new, tmp_path):
    text = (DATA / "template.toml").read_text(encoding="utf-8").replace(old, new)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(as_json(tomllib.loads(text)), schema())
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FileError):
        un.load(tmp_path / "own.toml")


def test_the_schema_has_every_key_of_the_layout():
    made = schema()
    tables = {"ScenarioFile": made, **made["$defs"]}
    for name, table in tables.items():
        row = getattr(layout, name)
        assert set(table["properties"]) == {layout.key_of(each.name) for each in fields(row)}


def test_the_template_is_a_scenario_that_passes_the_check(tmp_path):
    path = new_file(tmp_path / "own.toml")
    scenario = un.load(path)
    assert scenario.verdict().would_pass is un.WouldPass.DEPENDS
    assert scenario.forecast("fair-coins").probability("adopted") > 0


def test_nothing_is_overwritten_and_nothing_half_written(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(FileError, match="there already"):
        new_file(path)
    assert path.read_text(encoding="utf-8") == "mine"
    with pytest.raises(FileError, match="cannot write"):
        new_file(tmp_path / "no" / "where.toml")
    assert os.listdir(tmp_path) == ["own.toml"]
    assert isinstance(path, Path)


@pytest.mark.parametrize(
    ("path", "draft"),
    [(path, row.key) for path in FILES for row in read_file(path).file.drafts],
    ids=lambda value: value.stem if isinstance(value, Path) else value,
)
def test_a_scenario_written_as_it_stands_is_loaded_as_it_stood(path, draft, tmp_path):
    scenario = un.load(path).draft(draft)
    key = scenario.standing.draft.provisions[0].key
    own = [("GBR", "opposes", key), ("RUS", "supports", "")]
    amended = (scenario.amend(drop=[key]), scenario.amend(add=[key]))
    for each in (scenario, *amended, amended[0].assume(own)):
        again = un.load(each.write(tmp_path / "again.toml"))
        assert again == each
        assert again.toml() == each.toml()


def test_the_schema_knows_the_version_and_describes_every_key():
    made = schema()
    assert made["properties"]["format"]["const"] == layout.FORMAT
    for table in (made, *made["$defs"].values()):
        assert all(each["description"] for each in table["properties"].values())


def test_a_file_about_no_draft_of_its_own_is_a_fault(tmp_path):
    written = un.load("libya-2019").draft("formal-statement").toml()
    assert 'about = "formal-statement"' in written
    path = tmp_path / "own.toml"
    text = written.replace('about = "formal-statement"', 'about = "formal-statment"')
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileError) as caught:
        un.load(path)
    (fault,) = caught.value.faults
    assert str(fault) == "$.about: no draft 'formal-statment'; did you mean 'formal-statement'?"


def test_a_file_about_its_main_draft_does_not_say_so():
    assert "about =" not in un.load("libya-2019").toml().partition("[[")[0]
