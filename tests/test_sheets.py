"""What is damaged in a file costs the lines it stands in, and no others."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_votes import faults, libya, sudan, syria, text

from unsc_sim.record.reading import read_sound
from unsc_sim.record.sheets import Damage, read_sheet

NEEDED = (("a",),)


def spoiled(rows, line, change):
    lines = text(rows).splitlines(keepends=True)
    lines[line - 1] = change(lines[line - 1])
    return "".join(lines)


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace(",Y,", ',"Y"x,'),
        lambda line: line.replace(",Y,", ',"Y,'),
        lambda line: line.replace(",Y,", ",Y\udcff,"),
        lambda line: "," + line,
    ],
)
@pytest.mark.parametrize("quoted", ["Sudan", 'the "Sudan" item'])
def test_a_damaged_line_costs_its_vote_alone(tmp_path, change, quoted):
    rows = [*libya(), *sudan(), *syria()]
    for row in rows[15:]:
        row["agenda"] = quoted
    path = tmp_path / "votes.csv"
    damaged = spoiled(rows, 19, change)
    path.write_text(damaged, encoding="utf-8", errors="surrogateescape", newline="")
    record, told = read_sound(path)
    assert [each.symbol for each in record] == ["S/RES/1973(2011)", "S/2011/612"]
    assert str(told[0]).startswith("votes.csv, row 19: ")
    assert any("no vote for" in str(each) for each in told)
    assert record[1].agenda == quoted


def test_of_a_packed_file_that_is_cut_off_the_votes_before_the_cut_are_read(tmp_path):
    path = tmp_path / "votes.csv.gz"
    packed = gzip.compress(text([*libya(), *sudan(), *syria()]).encode(), compresslevel=0)
    path.write_bytes(packed[: len(packed) - len(text(syria()))])
    record, told = read_sound(path)
    assert [each.symbol for each in record] == ["S/RES/1973(2011)"]
    assert "votes.csv.gz: cannot be unpacked" in str(told[0])


@pytest.mark.parametrize("content", ["", "\n\n", " \n", "\r\n  ,\r\n"])
def test_a_file_without_headings_is_told_in_a_whole_sentence(tmp_path, content):
    path = tmp_path / "votes.csv"
    path.write_text(content, newline="")
    assert faults(path) == ["votes.csv: expected a row of headings"]


def test_cells_may_hold_several_lines(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text('\na,b\n"1\n2",3\n4,5\n', newline="")
    damage = Damage()
    sheet = read_sheet(path, NEEDED, damage)
    assert not damage.faults
    assert [cells[:2] for _, cells in sheet.rows] == [["1\n2", "3"], ["4", "5"]]


@given(st.integers(0, 5), st.sampled_from(['{n},"', '"{n},x', "{n}", '{n},"x"y', '"']))
def test_whatever_is_damaged_a_file_is_read_to_its_end(tmp_path_factory, at, damaged):
    path = tmp_path_factory.mktemp("sheets") / "table.csv"
    lines = [f'{n},"fine, fine"\n' for n in range(6)]
    lines[at] = damaged.format(n=at) + "\n"
    path.write_text("a,b\n" + "".join(lines), encoding="utf-8")
    damage = Damage()
    sheet = read_sheet(path, NEEDED, damage)
    assert [line[0] for _, line in sheet.rows] == [str(n) for n in range(6) if n != at]
    assert len(damage.faults) == 1
