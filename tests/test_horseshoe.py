"""The horseshoe: places, labels, marks, legend, comparison."""

import json
import re
import shutil
import subprocess
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unsc_sim.pictures import (
    Arrangement,
    Frame,
    Horseshoe,
    Legend,
    Mark,
    PictureError,
    Quota,
    Seat,
    Shape,
    before_after,
    horseshoe,
)
from unsc_sim.pictures.comparison import changed_seats
from unsc_sim.pictures.horseshoe import layout
from unsc_sim.pictures.text import Direction

SVG = "{http://www.w3.org/2000/svg}"
FRAME = Frame("A draft", "Told in words", subtitle="Under the title", footnote="At the end")
ENGLISH = (
    "Russian Federation", "United Arab Emirates", "United Kingdom", "United States", "Albania",
    "Brazil", "China", "France", "Gabon", "Ghana", "India", "Ireland", "Kenya", "Mexico", "Norway",
    "Côte d’Ivoire", "Dominican Republic", "Equatorial Guinea", "South Africa", "Indonesia",
    "Kuwait", "Peru", "Poland", "Germany", "Belgium", "Bosnia and Herzegovina",
    "Trinidad and Tobago", "Democratic Republic of the Congo", "Türkiye", "Viet Nam",
)  # fmt: skip
ARABIC = (
    "الاتحاد الروسي", "الإمارات العربية المتحدة", "المملكة المتحدة", "الولايات المتحدة",
    "ألبانيا", "البرازيل", "الصين", "فرنسا", "غابون", "غانا", "الهند", "أيرلندا", "كينيا",
    "المكسيك", "النرويج",
)  # fmt: skip
LEGEND = Legend(
    tuple((mark, f"means {mark.value}") for mark in Mark), "permanent", "vetoed", "changed"
)


def table(names, plates=()):
    marks = list(Mark)
    seats = tuple(
        Seat(
            name,
            marks[place % len(marks)],
            Shape.SQUARE if place % 3 == 0 else Shape.ROUND,
            "VETO" if place in plates else "",
        )
        for place, name in enumerate(names)
    )
    lines = ("Vetoed: Russian Federation", "11 in favour · 1 against · 3 abstaining")
    return Horseshoe(seats, "NOT ADOPTED", lines, Quota(2, "2 needed"), LEGEND)


def check_nothing_overlaps(shown, direction):
    """No seat, label or part of the panel may hide another, or leave the picture."""
    found = layout(shown, direction)
    names = [label.box for label in found.labels]
    seats = [found.ring.box(place) for place in range(len(names))]
    for one, other in combinations([*seats, *names], 2):
        assert not one.meets(other)
    lines = [box for _, _, box in found.panel.lines]
    for one, other in combinations(lines, 2):
        assert not one.grown(-0.5).meets(other)
    for inside in found.panel.boxes:
        assert not any(inside.meets(each) for each in (*seats, *names))
    extent = found.extent
    for box in found.boxes:
        assert extent.left <= box.left <= box.right <= extent.right
        assert extent.top <= box.top <= box.bottom <= extent.bottom


@pytest.mark.parametrize("count", range(3, 31))
def test_three_to_thirty_seats_never_overlap(count):
    check_nothing_overlaps(table(ENGLISH[:count]), Direction.LTR)
    check_nothing_overlaps(table(ENGLISH[:count], plates=range(count)), Direction.RTL)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(max_size=60), min_size=3, max_size=30), st.sampled_from(Direction))
def test_labels_of_any_kind_never_overlap(names, direction):
    shown = table(names, plates={0, 1})
    check_nothing_overlaps(shown, direction)
    ET.fromstring(horseshoe(shown, FRAME).svg.encode())


@pytest.mark.parametrize("count", [0, 2, 31])
def test_fewer_than_three_or_more_than_thirty_seats_are_refused(count):
    with pytest.raises(PictureError, match=f"expected 3 to 30 seats, not {count}"):
        Horseshoe(tuple(Seat("a", Mark.FOR) for _ in range(count)), "X")


@pytest.mark.parametrize("count", [3, 11, 15, 24, 27])
def test_the_first_seat_is_at_the_head_and_the_rest_follow_clockwise(count):
    ring = layout(table(ENGLISH[:count]), Direction.LTR).ring
    x, y, _, _ = ring.points[0]
    assert abs(x) < 1e-9
    assert y == min(point[1] for point in ring.points)
    assert ring.points[1][0] > 0 > ring.points[-1][0]
    right = [point for point in ring.points[1:] if point[0] > 0]
    assert right == list(ring.points[1 : len(right) + 1])
    assert [point[1] for point in right] == sorted(point[1] for point in right)


def test_right_to_left_does_not_mirror_the_seats_but_the_bar():
    shown = table(ENGLISH[:15])
    left, right = layout(shown, Direction.LTR), layout(shown, Direction.RTL)
    assert left.ring == right.ring
    assert left.labels == right.labels
    for (mark, one), (same, other) in zip(left.panel.cells, right.panel.cells, strict=True):
        assert mark is same
        assert one.left == pytest.approx(-other.right)


def seat_shapes(svg):
    return re.findall(r"<g><title>[^<]*</title><rect [^>]*>", svg)


def test_seats_are_drawn_at_the_same_places_in_either_direction():
    shown = table(ENGLISH[:15])
    english = seat_shapes(horseshoe(shown, FRAME).svg)
    arabic = seat_shapes(horseshoe(shown, replace(FRAME, lang="ar")).svg)
    assert len(english) == 15
    assert english == arabic


def test_the_bar_runs_from_the_most_to_the_least_favourable():
    cells = layout(table(ENGLISH[:15]), Direction.LTR).panel.cells
    order = [list(Mark).index(mark) for mark, _ in cells]
    assert order == sorted(order)
    assert [box.left for _, box in cells] == sorted(box.left for _, box in cells)


def test_the_legend_tells_the_marks_used_and_no_others():
    seats = tuple(Seat(name, Mark.FOR) for name in ENGLISH[:5])
    svg = horseshoe(Horseshoe(seats, "ADOPTED", legend=LEGEND), FRAME).svg
    assert "means for<" in svg
    for absent in ("means against", "means abstain", "permanent", "vetoed", "changed"):
        assert absent not in svg


def test_every_mark_looks_different_without_its_colour():
    looks = set()
    for mark in Mark:
        shown = Horseshoe((Seat("a", mark), *(Seat("b", Mark.FOR),) * 2), "X")
        svg = horseshoe(shown, FRAME).svg
        seat = svg[svg.index("<title>a</title>") : svg.index("<title>b</title>")]
        looks.add(re.sub(r'(fill|stroke)="#[0-9a-f]+"', "", seat))
    assert len(looks) == len(Mark)


def test_a_veto_has_a_ring_and_a_plate():
    plain, vetoed = table(ENGLISH[:15]), table(ENGLISH[:15], plates={0})
    assert "VETO" not in horseshoe(plain, FRAME).svg
    svg = horseshoe(vetoed, FRAME).svg
    assert ">VETO</text>" in svg
    assert 'stroke-dasharray="5 3"' in svg


def test_a_note_is_told_where_the_seat_is_pointed_at():
    seats = (Seat("Peru", Mark.FOR, note="says so"), Seat("a", Mark.FOR), Seat("b", Mark.FOR))
    assert "<title>Peru: says so</title>" in horseshoe(Horseshoe(seats, "X"), FRAME).svg


def test_seats_that_changed_glow_before_and_after():
    before = table(ENGLISH[:15], plates={0})
    after = replace(before, seats=(replace(before.seats[0], plate=""), *before.seats[1:]))
    assert changed_seats(before, after) == {0}
    for arrangement in Arrangement:
        svg = before_after(before, after, "Drop it", FRAME, arrangement).svg
        assert svg.count("#c9dcf5") == 3  # twice at the seat, once in the key
        assert ">Drop it</text>" in svg
        assert "changed" in svg


def test_tables_of_different_sizes_cannot_be_compared():
    with pytest.raises(PictureError, match="expected as many seats after as before, 5, not 6"):
        before_after(table(ENGLISH[:5]), table(ENGLISH[:6]), "", FRAME)


MEASURE = """<!doctype html><meta charset="utf-8"><body style="margin:0">
<div style="width:%dpx">%s</div><script>
const page = document.querySelector("svg").getBoundingClientRect();
const boxes = [...document.querySelectorAll("svg text")].map(each => {
  const box = each.getBoundingClientRect();
  return [each.textContent, box.left, box.top, box.right, box.bottom];
});
document.body.innerHTML = "<pre></pre>";
document.querySelector("pre").textContent = JSON.stringify({width: page.width, boxes});
</script>"""


def measured(svg, width, folder):
    """What a browser makes of a picture: its width and the box of every text."""
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("Chromium is not installed: texts are not measured in a browser")
    page = folder / "page.html"
    page.write_text(MEASURE % (width, svg), encoding="utf-8")
    run = subprocess.run(
        [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", f"--user-data-dir={folder / 'profile'}", "--dump-dom",
            Path(page).as_uri(),
        ],
        capture_output=True, check=True, text=True, timeout=120,
    )  # fmt: skip
    found = re.search(r"<pre>(.*)</pre>", run.stdout, re.DOTALL)
    assert found is not None
    return json.loads(found.group(1))


@pytest.mark.parametrize(("names", "lang"), [(ENGLISH[:15], "en"), (ARABIC, "ar")])
def test_in_a_browser_no_text_hides_another_on_a_phone(names, lang, tmp_path):
    svg = horseshoe(table(names, plates={0}), replace(FRAME, lang=lang)).svg
    found = measured(svg, 320, tmp_path)
    assert found["width"] == 320
    for text, left, _, right, _ in found["boxes"]:
        assert left >= 0, text
        assert right <= 320, text
    for one, other in combinations(found["boxes"], 2):
        # A browser's box is as high as the font allows, more than any line of it is.
        high = 0.25 * min(one[4] - one[2], other[4] - other[2])
        apart = one[3] <= other[1] or other[3] <= one[1]
        assert apart or one[4] - high <= other[2] or other[4] - high <= one[2], (one, other)


def test_in_a_browser_the_title_begins_where_the_language_begins(tmp_path):
    english = measured(horseshoe(table(ENGLISH[:15]), FRAME).svg, 480, tmp_path)["boxes"][0]
    arabic = measured(
        horseshoe(table(ARABIC), Frame("مشروع القرار S/2022/155", "وصف", "ar")).svg, 480, tmp_path
    )["boxes"][0]
    assert english[1] < 20
    assert arabic[3] > 460
