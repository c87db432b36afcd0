"""Two thousand broken scenario files: a scenario or a list of faults, never anything else."""

import random
import tomllib
from copy import deepcopy

import pytest
import tomli_w

import unsc_sim as un
from unsc_sim.scenario.loading import SCENARIOS
from unsc_sim.tables import DATA

TEMPLATE = (DATA / "template.toml").read_bytes()
LIBYA = (SCENARIOS / "libya-2019.toml").read_bytes()
MARKUP = "<script>alert(1)</script>"
HOSTILE = ["", "\x00", MARKUP, "{0}", "%s", "../../etc", "\u202e", "نعم", "n" * 5000]
VALUES = [*HOSTILE, 0, -1, 10**30, 1.5, float("nan"), True, [], {}, [[]], [1, "a"], {"en": 1}]


def bytes_broken(content, rng):
    """Bytes cut off, changed, doubled or swapped."""
    broken = bytearray(content)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(broken))
        match rng.randrange(4):
            case 0:
                del broken[at : at + rng.randint(1, 40)]
            case 1:
                broken[at] = rng.randrange(256)
            case 2:
                broken[at:at] = broken[max(0, at - 30) : at]
            case _:
                broken = broken[: max(1, at)]
        if not broken:
            break
    return bytes(broken)


def tables_of(value):
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from tables_of(each)
    elif isinstance(value, list):
        for each in value:
            yield from tables_of(each)


def values_broken(content, rng):
    """Keys lost, misspelt or added; values of another type, or hostile."""
    document = tomllib.loads(content.decode())
    for _ in range(rng.randint(1, 4)):
        table = rng.choice([each for each in tables_of(document) if each] or [document])
        key = rng.choice(list(table) or ["name"])
        match rng.randrange(5):
            case 0:
                table.pop(key, None)
            case 1:
                table[key + rng.choice("sxe")] = table.pop(key, 1)
            case 2:
                table[rng.choice(["when", "stance", "x", *HOSTILE])] = deepcopy(rng.choice(VALUES))
            case _:
                table[key] = deepcopy(rng.choice(VALUES))
    return tomli_w.dumps(document).encode()


def told_of(path):
    """Load, ask and draw; whatever goes wrong has to be an error of the library."""
    try:
        scenario = un.load(path)
        drawn = scenario.verdict().picture().svg
        told = f"{scenario} {scenario.outlook()}"
    except un.UnscSimError as error:
        return str(error)
    assert "<script>" not in drawn
    return told


@pytest.mark.parametrize(
    ("content", "breaks", "times"),
    [
        (TEMPLATE, bytes_broken, 900),
        (TEMPLATE, values_broken, 900),
        (LIBYA, bytes_broken, 100),
        (LIBYA, values_broken, 100),
    ],
)
def test_a_broken_file_is_a_scenario_or_a_list_of_faults(content, breaks, times, tmp_path):
    rng = random.Random(20190418)
    path = tmp_path / "own.toml"
    found = set()
    for _ in range(times):
        path.write_bytes(breaks(content, rng))
        found.add(told_of(path))
    assert "" not in found
    assert any(each.startswith(("A draft", "The Security Council")) for each in found)
