"""Bars, columns, lines, points and grids."""

import re
from dataclasses import replace
from itertools import pairwise
from math import inf, nan
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unsc_sim.pictures import (
    Axis,
    Bar,
    Bars,
    Chart,
    Circle,
    Column,
    Columns,
    Form,
    Frame,
    Heat,
    Link,
    Mark,
    MarkGrid,
    PictureError,
    Point,
    Ring,
    Scatter,
    Series,
    Shade,
    Threshold,
    bars,
    columns,
    heat,
    lines,
    mark_grid,
    ring,
    scatter,
)
from unsc_sim.pictures.scales import TICK, axis_scale
from unsc_sim.pictures.text import text_width

SVG = "{http://www.w3.org/2000/svg}"
FRAME = Frame("Head", "Told in words", footnote="At the end")
ARABIC = replace(FRAME, lang="ar")
VALUES = st.floats(-1e6, 1e6, allow_nan=False)


def every_chart(text, frame):
    rows = (Bar(text, 1, text, group=text, was=2, was_text=text), Bar(text, -1, text, Shade.OTHER))
    several = tuple(Column(text, value, text) for value in (0, 1, 3))
    front = Series(text, ((0, 0), (1, 2)), Form.STEPS)
    points = (Point(0, 1, text, across=(-1, 1)), Point(1, 2, text, up=(1, 4)))
    keys = ((Shade.MAIN, text),)
    return (
        bars(Bars(rows, keys), frame),
        columns(Columns(several, text, Threshold(2, text), keys), frame),
        lines(Chart((front, Series(text, ((0, 2), (2, 1)))), Axis(text), Axis(text)), frame),
        scatter(Scatter(points, Axis(text), Axis(text), front, keys), frame),
        mark_grid(MarkGrid((text,), (text, text), ((Mark.FOR, None),), ((Mark.FOR, text),)), frame),
        heat(Heat((text,), (text, text), ((1.0, None),), ((text, ""),), (text, text)), frame),
    )


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=40), st.sampled_from([FRAME, ARABIC]))
def test_charts_are_well_formed_and_the_same_twice_whatever_the_text(text, frame):
    for picture, again in zip(every_chart(text, frame), every_chart(text, frame), strict=True):
        root = ET.fromstring(picture.svg.encode())
        assert [each.tag for each in root[:2]] == [SVG + "title", SVG + "desc"]
        assert picture == again


def test_markup_in_a_text_stays_text():
    for picture in every_chart("<script>x</script>", FRAME):
        assert "<script" not in picture.svg


@pytest.mark.parametrize("value", [nan, inf, -inf])
def test_what_is_not_a_finite_number_is_refused(value):
    makers = (
        lambda: Bars((Bar("a", value),)),
        lambda: Columns((Column("a", value),)),
        lambda: lines(Chart((Series("a", ((0, value),)),)), FRAME),
        lambda: scatter(Scatter((Point(value, 0),)), FRAME),
        lambda: Heat(("a",), ("b",), ((value,),)),
    )
    for make in makers:
        with pytest.raises(PictureError, match="expected a finite number"):
            make()


def test_charts_of_nothing_are_refused():
    for make in (lambda: Bars(()), lambda: Columns(()), lambda: Scatter(())):
        with pytest.raises(PictureError, match="expected at least one"):
            make()
    with pytest.raises(PictureError, match="expected 1 to 6 series, not 0"):
        Chart(())
    with pytest.raises(PictureError, match="at least one point in every series"):
        Chart((Series("a", ()),))


def test_a_column_below_zero_is_refused():
    with pytest.raises(PictureError, match="heights of zero or more, not -1"):
        Columns((Column("a", -1),))


def test_a_threshold_lies_among_the_columns():
    with pytest.raises(PictureError, match="a threshold from 0 to 1, not 2"):
        Columns((Column("a", 1),), threshold=Threshold(2, "2 needed"))


def test_the_cells_of_a_grid_fit_its_rows_and_columns():
    with pytest.raises(PictureError, match="expected cells in rows and columns, 2 by 1"):
        Heat(("a", "b"), ("c",), ((1.0,),))
    with pytest.raises(PictureError, match="expected cells in rows and columns, 1 by 2"):
        MarkGrid(("a",), ("c", "d"), ((Mark.FOR,),))


def rectangles(picture):
    """The drawn rectangles, without the ground they lie on: (x, width) each."""
    found = ET.fromstring(picture.svg).iter(SVG + "rect")
    return [(float(each.get("x")), float(each.get("width"))) for each in found][1:]


def test_bars_are_as_long_as_their_values():
    chart = Bars((Bar("a", 4), Bar("b", 1), Bar("c", 2, was=3)))
    widths = [width for _, width in rectangles(bars(chart, FRAME))]
    assert [round(width / widths[1]) for width in widths] == [4, 1, 3, 2]


def test_bars_grow_in_the_direction_of_the_text():
    chart = Bars((Bar("a", 4), Bar("b", 1)))
    english, arabic = rectangles(bars(chart, FRAME)), rectangles(bars(chart, ARABIC))
    assert english[0][0] == english[1][0]
    assert sum(arabic[0]) == pytest.approx(sum(arabic[1]), abs=0.11)
    assert arabic[0][0] < arabic[1][0]


def test_bars_below_zero_grow_the_other_way():
    above, below = rectangles(bars(Bars((Bar("a", 2), Bar("b", -2))), FRAME))
    assert sum(below) == pytest.approx(above[0], abs=0.11)


def test_columns_run_in_the_direction_of_the_text():
    chart = Columns(tuple(Column(str(n), n + 1) for n in range(5)))
    english = [x for x, _ in rectangles(columns(chart, FRAME))]
    arabic = [x for x, _ in rectangles(columns(chart, ARABIC))]
    assert english == sorted(english)
    assert arabic == sorted(arabic, reverse=True)


def test_a_distribution_of_zeros_is_drawn():
    assert rectangles(columns(Columns((Column("a", 0), Column("b", 0))), FRAME)) == []


def test_series_are_told_apart_by_dash_and_marker():
    several = tuple(Series(f"s{n}", ((0, n), (1, n + 1))) for n in range(6))
    root = ET.fromstring(lines(Chart(several), FRAME).svg)
    groups = [each for each in root.iter(SVG + "g") if each.find(SVG + "title") is not None]
    dashes = [each.find(SVG + "path").get("stroke-dasharray") for each in groups]
    assert len(set(dashes)) == 6


def test_steps_go_along_before_they_rise():
    front = Series("", ((0, 0), (1, 1)), Form.STEPS)
    straight = Series("", ((0, 0), (1, 1)))
    assert " V " in lines(Chart((front,)), FRAME).svg.split("stroke-linejoin")[0].split("<g>")[-1]
    assert lines(Chart((front,)), FRAME) != lines(Chart((straight,)), FRAME)


def test_labels_of_points_are_told_even_where_there_is_no_room():
    crowd = Scatter(tuple(Point(0, 0, f"label {n}") for n in range(30)))
    svg = scatter(crowd, FRAME).svg
    assert svg.count("<title>label") == 30
    assert 1 <= svg.count(">label") - 30 < 30


def test_darker_cells_are_higher_and_print_what_they_hold():
    grid = Heat(("a",), ("b", "c", "d"), ((0, 5, None),), (("0%", "5%", ""),), ("low", "high"))
    svg = heat(grid, FRAME).svg
    light = svg.index('fill="#f3f7f5"')
    assert light < svg.index('fill="#005f4f"')
    assert ">0%</text>" in svg
    assert ">5%</text>" in svg


def test_a_heat_map_of_one_value_is_drawn():
    assert heat(Heat(("a",), ("b",), ((3,),)), FRAME).title == "Head"


@given(st.lists(VALUES, min_size=1))
def test_an_axis_holds_every_value_between_round_ticks(values):
    axis, low, high = axis_scale(Axis(), values)
    assert low < high
    slack = 1e-6 * max(1.0, abs(low), abs(high))
    assert low - slack <= min(values) <= max(values) <= high + slack
    assert 2 <= len(axis.ticks) <= 12


def test_ticks_that_are_given_are_kept():
    axis, low, high = axis_scale(Axis("share", ((0, "none"), (1, "all"))), [0.2])
    assert [text for _, text in axis.ticks] == ["none", "all"]
    assert (low, high) == (0, 1)


def test_the_sign_of_a_number_stands_before_it_in_every_direction():
    points = (Point(-1.5, -1, "A"), Point(1, 1, "B"))
    root = ET.fromstring(str(scatter(Scatter(points), Frame("S", "Two points.", "ar"))))
    signed = [each for each in root.iter() if (each.text or "").startswith("-")]
    assert {each.text for each in signed} >= {"-1.5", "-1", "-0.5"}
    assert {each.get("direction") for each in signed} == {"ltr"}


def test_more_rows_than_fit_make_a_plot_higher():
    heights = []
    for count in (5, 30):
        rows = tuple((float(row), f"row {row}") for row in range(count))
        points = tuple(Point(0.0, row) for row, _ in rows)
        drawn = scatter(Scatter(points, up=Axis("", rows)), Frame("S", "Rows."))
        places = [float(each.get("y")) for each in ET.fromstring(str(drawn)).iter()
                  if (each.text or "").startswith("row")]  # fmt: skip
        heights.append(min(abs(a - b) for a, b in pairwise(places)))
    assert min(heights) >= 12.5


def test_a_ring_joins_what_is_linked_and_refuses_what_is_not_there():
    circles = (Circle("first", ("China", "Peru")), Circle("", ("Chad",)))
    drawn = str(ring(Ring(circles, (Link((0, 2), 0.5, "China and Chad"),)), Frame("R", "Three.")))
    assert drawn.count("<circle") == 3
    assert "<title>China and Chad</title>" in drawn
    for ends in ((0, 0), (0, 3)):
        with pytest.raises(PictureError, match="a link between two of the places 0 to 2"):
            Ring(circles, (Link(ends, 1.0),))
    with pytest.raises(PictureError, match="at least one thing"):
        Ring(())


def test_groups_of_a_heat_are_framed_and_have_to_cover_its_rows():
    rows, cells = ("A", "B", "C"), ((1.0, 0.5, None),) * 3
    grid = Heat(rows, rows, cells, empty="not seen", groups=(("both", 2), ("", 1)))
    drawn = str(heat(grid, Frame("H", "Three.")))
    assert "both</text>" in drawn
    assert "not seen</text>" in drawn
    assert drawn.count('stroke-width="2.4"') == 1
    with pytest.raises(PictureError, match="groups that make up the 3 rows"):
        Heat(rows, rows, cells, groups=(("both", 2),))


@pytest.mark.parametrize("frame", [FRAME, ARABIC])
def test_no_label_of_a_point_stands_among_the_numbers_of_an_axis(frame):
    points = (Point(0, 0, "first"), Point(1, 0.001, "second"), Point(4, 4))
    root = ET.fromstring(scatter(Scatter(points), frame).svg)
    rules = [each.get("d").split() for each in root.iter(f"{SVG}path")]
    axis = next(each for each in rules if each[3:4] == ["H"])
    left, right = float(axis[1]), float(axis[4])
    bottom = max(float(each[2]) for each in rules if each[3:4] == ["H"])
    for each in root.iter(f"{SVG}text"):
        if each.text in ("first", "second"):
            half = text_width(each.text, TICK) / 2
            assert float(each.get("y")) <= bottom
            if frame is FRAME:
                assert float(each.get("x")) - half >= left - 0.1
            else:
                assert float(each.get("x")) + half <= right + 0.1


def test_a_label_stands_beside_a_slanted_line_not_on_it():
    diagonal = Series("", ((0.0, 0.0), (10.0, 10.0)))
    points = tuple(Point(float(n), n + 0.8, f"{n}{n}{n}{n}") for n in range(1, 10))
    root = ET.fromstring(scatter(Scatter(points, front=diagonal), FRAME).svg)
    line = next(each.get("d") for each in root.iter() if each.get("d", "").count("L") == 1)
    x, y, right, top = map(float, re.findall(r"-?[\d.]+", line))
    for each in root.iter():
        if each.tag.endswith("text") and each.text and each.text in {p.label for p in points}:
            across, base = float(each.get("x")), float(each.get("y"))
            for end in (across - 13, across, across + 13):
                level = y + (top - y) * (end - x) / (right - x)
                assert not base - 9 < level < base
