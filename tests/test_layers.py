"""Every room imports only rooms below it, and the package starts light."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "unsc_sim"

ROOMS = [
    ["errors"], ["words"], ["spoken"], ["pictures"], ["tables", "faults"],
    ["votes", "states", "chances"], ["members"],
    ["councils", "rollcalls", "machines", "bymember", "plans", "habits"],
    ["decisions", "evidence", "conditions"], ["rules", "tally", "drafts", "actors"],
    ["proceedings", "matters", "stances", "needs"],
    ["products", "distributions", "arrays", "exclusion"], ["mixtures", "floats", "persuasion"],
    ["vetoes", "turning", "likely", "simulation"], ["correlation", "counting"],
    ["forecasts"], ["batch", "sweeps"],
    ["paths", "conflicts"], ["reasons"], ["verdict"],
    ["power"], ["designs"], ["proposals"], ["comparisons"],
    ["habitual", "casebook", "influence"], ["readings"], ["outlook", "record"],
    ["negotiation"], ["scenario"], ["layout"],
    ["loading", "changes", "schema", "writing"],
    ["cli"], ["__init__", "__main__"],
]  # fmt: skip
RANK = {name: rank for rank, names in enumerate(ROOMS) for name in names}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "unsc_sim":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("unsc_sim."):
            yield node.module.split(".")[1]


def room_of(path):
    """The module, or the folder that is one room."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=room_of)
def test_every_import_goes_down(path):
    room = room_of(path)
    assert room in RANK, "give the module a room"
    for name in imported(path):
        assert name == room or RANK[name] < RANK[room], f"{room} imports {name}"


def test_the_package_starts_without_numpy_networkx_cattrs_or_data():
    code = (
        "import sys, unsc_sim; from unsc_sim import tables;"
        "assert not {'numpy', 'networkx', 'cattrs'} & set(sys.modules);"
        "assert tables.rows.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
