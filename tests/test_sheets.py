"""What is damaged in a file costs the lines it stands in, and no others."""

import csv
import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_votes import COLUMNS, faults, libya, sudan, syria, text

from unsc_sim.record.reading import read_record, read_sound
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


def spreadsheet(rows, heading=COLUMNS, **form):
    """Rows as another program writes them."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, **form)
    writer.writerow(heading)
    writer.writerows([row.get(column, "") for column in COLUMNS] for row in rows)
    return file.getvalue()


@pytest.mark.parametrize(
    ("form", "heading"),
    [
        ({"quoting": csv.QUOTE_ALL}, COLUMNS),
        ({"delimiter": ";"}, COLUMNS),
        ({"delimiter": "\t", "lineterminator": "\n"}, COLUMNS),
        ({"lineterminator": "\r"}, COLUMNS),
        ({}, [" " + column.replace("_", " ").title() for column in COLUMNS]),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_same_votes_are_read_whatever_program_wrote_them(tmp_path, form, heading, mark):
    path = tmp_path / "votes.csv"
    rows = [*libya(), *sudan(), *syria()]
    path.write_text(text(rows), encoding="utf-8", newline="")
    whole = read_record(path)
    path.write_text(mark + spreadsheet(rows, heading, **form), encoding="utf-8", newline="")
    assert read_record(path) == whole


@pytest.mark.parametrize(
    "change",
    [
        lambda row: {name: f"  {cell} " for name, cell in row.items()},
        lambda row: row | {"ms_code": row["ms_code"].lower()},
        lambda row: row | {"date": row["date"] + " 00:00:00"},
        lambda row: row | {"date": row["date"].replace("-", "/")},
        lambda row: row | {"permanent_member": "1" if row["permanent_member"] == "True" else "0"},
        lambda row: row | {name: f"{row[name]}.0" for name in COLUMNS[-4:]},
    ],
)
def test_cells_of_which_there_is_no_doubt_are_read(tmp_path, change):
    path = tmp_path / "votes.csv"
    rows = [*libya(), *sudan(), *syria()]
    path.write_text(text(rows), encoding="utf-8", newline="")
    whole = read_record(path)
    path.write_text(text(map(change, rows)) + ",,,\r\n", encoding="utf-8", newline="")
    assert read_record(path) == whole


def test_a_day_that_may_be_another_is_refused_and_of_a_long_cell_the_beginning_is_told(tmp_path):
    path = tmp_path / "votes.csv"
    for date, told in (("03/04/2011", "not '03/04/2011'"), ("2011" * 99, "not '20112011")):
        rows = [row | {"date": date} for row in libya()]
        path.write_text(text(rows), encoding="utf-8", newline="")
        found = faults(path)[0]
        assert told in found
        assert len(found) < 200
