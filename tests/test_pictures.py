"""Pictures as values and files, and the text that goes into them."""

import pickle
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsc_sim.errors import UnscSimError
from unsc_sim.pictures import Bar, Bars, Frame, Horseshoe, Picture, PictureError, bars
from unsc_sim.pictures.elements import Element
from unsc_sim.pictures.svg import Box, number
from unsc_sim.pictures.text import (
    Direction,
    Face,
    Weight,
    clean,
    direction_of,
    direction_of_text,
    text_width,
    wrapped,
)

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "<script>alert(1)</script>",
    "&amp; & \" ' ]]> <!-- -->",
    "\x00\x01\x08\x0b\x1f\x7f\x85\ud800\ufffe\uffff",
    "\u202egnisrever\u202c \u2067ab\u2069",
    "line\none\ttab\r\n",
)


def one_bar(text: str, lang: str = "en") -> Picture:
    return bars(Bars((Bar(text, 1, text),)), Frame(text, text, lang, text, text))


def test_a_picture_is_a_value_that_a_notebook_shows():
    picture = one_bar("Peru")
    again = one_bar("Peru")
    assert picture == again
    assert hash(picture) == hash(again)
    assert pickle.loads(pickle.dumps(picture)) == picture
    assert picture._repr_svg_() == str(picture) == picture.svg
    assert len(repr(picture)) < 80


@given(st.text().map(clean), st.text().map(clean))
def test_an_element_is_read_back_as_it_was_drawn(attribute, text):
    drawn = Element("g", {"id": attribute})
    drawn.add("title", text=text)
    read = ET.fromstring(drawn.xml())
    assert read.attrib == {"id": attribute}
    assert [(each.tag, each.text or "") for each in read] == [("title", text)]


def test_a_picture_tells_itself_in_title_and_description():
    root = ET.fromstring(bars(Bars((Bar("a", 1),)), Frame("Head", "All in words")).svg)
    title, description = root[0], root[1]
    assert (title.tag, title.text) == (SVG + "title", "Head")
    assert (description.tag, description.text) == (SVG + "desc", "All in words")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_ids_of_different_pictures_on_one_page_do_not_clash():
    one, other = one_bar("Peru").svg, one_bar("Chad").svg
    assert not set(re.findall(r'id="([^"]+)"', one)) & set(re.findall(r'id="([^"]+)"', other))


def test_a_picture_scales_to_the_width_it_is_given():
    root = ET.fromstring(one_bar("Peru").svg)
    assert root.get("width") == "100%"
    assert root.get("height") is None
    assert len(root.get("viewBox", "").split()) == 4


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_never_becomes_markup(text):
    plain = ET.fromstring(one_bar("plain").svg)
    root = ET.fromstring(one_bar(text).svg)
    assert {each.tag for each in root.iter()} <= {each.tag for each in plain.iter()}
    assert "\u202e" not in "".join(root.itertext())


@given(st.text())
def test_any_text_gives_a_well_formed_picture_and_the_same_bytes_twice(text):
    picture = one_bar(text)
    root = ET.fromstring(picture.svg.encode("utf-8"))
    assert root[0].text in (clean(text), None)
    assert one_bar(text) == picture


def test_a_picture_is_saved_whole_under_an_svg_name(tmp_path):
    picture = one_bar("الاتحاد الروسي")
    place = picture.save(tmp_path / "x.svg")
    assert place.read_text(encoding="utf-8") == picture.svg + "\n"
    assert [each.name for each in tmp_path.iterdir()] == ["x.svg"]


@pytest.mark.parametrize("name", ["x.png", "x", "svg"])
def test_another_suffix_is_refused_and_nothing_is_written(tmp_path, name):
    with pytest.raises(PictureError, match=r"expected a file name that ends in \.svg, not '.*'"):
        one_bar("a").save(tmp_path / name)
    assert list(tmp_path.iterdir()) == []
    assert issubclass(PictureError, UnscSimError)


def test_a_write_that_fails_leaves_nothing_behind(tmp_path):
    (tmp_path / "x.svg").mkdir()
    with pytest.raises(OSError, match=r"x\.svg"):
        one_bar("a").save(tmp_path / "x.svg")
    assert [each.name for each in tmp_path.iterdir()] == ["x.svg"]


@given(st.floats(-1e6, 1e6))
def test_a_number_has_at_most_one_decimal_and_no_minus_zero(value):
    said = number(value)
    assert re.fullmatch(r"-?\d+(\.[1-9])?", said)
    assert said != "-0"
    assert abs(float(said) - value) <= 0.0501


def test_boxes_that_share_an_edge_do_not_meet():
    box = Box(0, 0, 2, 2)
    assert not box.meets(box.moved(2, 0))
    assert box.meets(box.moved(1.9, 1.9))


@given(st.text(st.characters(codec="utf-8")), st.integers(30, 300))
def test_wrapping_keeps_every_letter_and_the_width(text, width):
    face = Face(14)
    broken = wrapped(text, face, width)
    letters = re.sub(r"[\s·]", "", clean(text))
    assert re.sub(r"[\s·]", "", "".join(broken)) == letters
    assert all(text_width(line, face) <= width + 0.5 for line in broken)


def test_lines_beyond_the_most_end_in_an_ellipsis():
    assert wrapped("one two three four", Face(14), 40, lines=2)[-1].endswith("…")


def test_items_between_dots_are_kept_together():
    assert wrapped("11 in favour · 1 against · 3 abstaining", Face(14), 190) == (
        "11 in favour · 1 against",
        "3 abstaining",
    )


def test_a_number_is_never_parted_from_what_it_counts():
    told = "14 in favour, 5 against, 6 abstaining"
    for width in range(60, 300, 7):
        for line in wrapped(told, Face(14), width):
            assert not line[-1].isdigit()


def test_bold_letters_are_wider():
    assert text_width("Norway", Face(14, Weight.BOLD)) > text_width("Norway", Face(14))


def test_a_text_runs_with_its_surroundings_if_one_letter_does():
    rtl, ltr = Direction.RTL, Direction.LTR
    assert direction_of_text("S/2022/155: لم يعتمد", rtl) is rtl
    assert direction_of_text("Peru (1)", rtl) is ltr
    assert direction_of_text("بيرو", ltr) is rtl
    assert direction_of_text("9 %", rtl) is rtl


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("fa-IR", "rtl"), ("en", "ltr")])
def test_the_language_decides_the_direction(lang, direction):
    assert direction_of(lang).value == direction
    assert ET.fromstring(one_bar("a", lang).svg).get("direction") == direction


@pytest.mark.parametrize(
    ("text", "measured"),
    [("شخص", 277), ("نص", 162), ("أصوات", 284), ("سُحب", 251), ("حجب الصوت", 549), ("هيئة", 178)],
)
def test_arabic_letters_are_measured_in_the_form_they_end_a_word_with(text, measured):
    # Measured in Noto Sans Arabic at 100 units.
    assert 0.97 * measured <= text_width(text, Face(100)) <= 1.12 * measured


def test_what_cannot_be_drawn_is_told_in_arabic_as_well():
    with pytest.raises(PictureError) as caught:
        Picture("A dot", "<svg/>").save("dot.png")
    expected = "المطلوب \u2068اسم ملف ينتهي بـ .svg\u2069، وليس \u2068'dot.png'\u2069"
    assert caught.value.words("ar") == expected
    with pytest.raises(PictureError) as caught:
        Horseshoe((), "Adopted")
    assert caught.value.words("ar") == "المطلوب عدد من المقاعد بين 3 و30، وليس 0"
