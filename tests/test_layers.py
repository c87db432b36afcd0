"""Every room imports only rooms below it, and the package starts light."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "unsc_sim"

ROOMS = [
    ["conjunctions", "errors", "isolates"], ["words"], ["headings", "hints", "spoken"], ["choices"],
    ["pictures"], ["tables", "faults"], ["votes", "chances"], ["councils"], ["rules"], ["tally"],
    ["positions"], ["forecasts", "verdicts"], ["batch", "power"], ["proposals"],
    ["readings", "casebook"], ["record"], ["negotiation"], ["scenario"],
    ["cli"], ["__init__", "__main__"],
]  # fmt: skip
RANK = {name: rank for rank, names in enumerate(ROOMS) for name in names}


def imported(path):
    """The modules of the package that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
        if module.split(".")[0] == "unsc_sim":
            inside = module.split(".")[1:]
            yield from (found([*inside, alias.name]) or found(inside) for alias in node.names)


def found(names):
    """The file of a module, the innermost one that a dotted name reaches."""
    place = PACKAGE.joinpath(*names)
    files = place.with_suffix(".py"), place / "__init__.py"
    return next((each for each in files if each.exists()), None)


def room_of(path):
    """The module, or the folder that is one room."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=room_of)
def test_every_import_goes_down(path):
    room = room_of(path)
    assert room in RANK, "give the module a room"
    for other in map(room_of, imported(path)):
        assert other == room or RANK[other] < RANK[room], f"{room} imports {other}"


def test_no_modules_import_each_other_in_a_circle():
    files = PACKAGE.rglob("*.py")
    TopologicalSorter({path: set(imported(path)) for path in files}).prepare()


def test_the_package_starts_without_numpy_networkx_or_data():
    code = (
        "import sys, unsc_sim; from unsc_sim import tables;"
        "assert not {'numpy', 'networkx'} & set(sys.modules);"
        "assert tables.rows.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_scenario_is_loaded_and_judged_with_the_standard_library_alone():
    code = (
        "import sys, unsc_sim; before = set(sys.modules);"
        "unsc_sim.load('libya-2019').verdict().picture();"
        "own = {name.partition('.')[0] for name in set(sys.modules) - before};"
        "print(*own - set(sys.stdlib_module_names) - {'unsc_sim'})"
    )
    command = [sys.executable, "-c", code]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert told.split() == []
