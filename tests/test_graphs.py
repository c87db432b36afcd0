"""Graphs in columns: nothing overlaps, few lines cross, everything is told."""

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unsc_sim.pictures import Arrow, Dash, Frame, Graph, Node, Outline, PictureError, Shade, graph
from unsc_sim.pictures.graphs import node_boxes
from unsc_sim.pictures.layers import layered
from unsc_sim.pictures.svg import Box
from unsc_sim.pictures.wires import wired

FRAME = Frame("Head", "Told in words")
ARABIC = Frame("عنوان", "وصف", "ar")


@st.composite
def graphs(draw):
    count = draw(st.integers(1, 20))
    nodes = tuple(
        Node(str(key), draw(st.text(max_size=30)), draw(st.integers(0, 3)), Outline.PILL)
        for key in range(count)
    )
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    pairs = [pair for pair in draw(st.lists(ends, max_size=25)) if pair[0] != pair[1]]
    dash, label = draw(st.sampled_from(Dash)), draw(st.text(max_size=12))
    return Graph(nodes, tuple(Arrow(str(a), str(b), dash, label) for a, b in pairs))


@settings(deadline=None, max_examples=40)
@given(graphs(), st.sampled_from([FRAME, ARABIC]))
def test_nodes_never_overlap_and_stay_in_the_picture(shown, frame):
    boxes = node_boxes(shown, frame)
    for one, other in combinations(boxes.values(), 2):
        assert not one.meets(other)
    picture = graph(shown, frame)
    _, _, width, height = map(float, ET.fromstring(picture.svg.encode()).get("viewBox").split())
    for box in boxes.values():
        assert box.left >= 0
        assert box.top >= 0
        assert box.right <= width
        assert box.bottom <= height
    assert graph(shown, frame) == picture


def chain():
    nodes = tuple(Node(key, key, column) for key, column in (("a", 3), ("b", 7), ("c", 9)))
    return Graph(nodes, (Arrow("a", "b", label="asks"), Arrow("c", "a", Dash.DOTTED)))


def test_columns_begin_where_the_text_begins():
    english, arabic = node_boxes(chain(), FRAME), node_boxes(chain(), ARABIC)
    assert english["a"].left < english["b"].left < english["c"].left
    assert arabic["a"].left > arabic["b"].left > arabic["c"].left


def test_an_arrow_past_a_column_runs_through_no_node():
    found = layered({"a": 0, "b": 1, "c": 2}, dict.fromkeys("abc", 20.0), [("a", "c")])
    bend = found.ways[0][1]
    assert bend in found.columns[1]
    assert abs(found.middles[bend] - found.middles[("b", 0, 0)]) >= 20


def test_arrows_within_an_outermost_column_run_outside():
    spots = {key: (key, 0, 0) for key in "abcd"}
    boxes = {
        spots[key]: Box(x, y, x + 20, y + 10)
        for key, x, y in (("a", 0, 0), ("b", 0, 50), ("c", 90, 0), ("d", 90, 50))
    }
    left, right = wired([(spots["a"], spots["b"]), (spots["c"], spots["d"])], boxes)
    assert max(x for curve in left for x, _ in curve) == 0
    assert min(x for curve in right for x, _ in curve) == 110


def test_an_arrow_is_seen_beside_its_word():
    asks = Arrow("a", "b", label="puts a long text")
    shown = Graph((Node("a", "a", 0), Node("b", "b", 1)), (asks,))
    root = ET.fromstring(graph(shown, FRAME).svg)
    line = next(each for each in root.iter() if each.get("d"))
    halo = next(each for each in root.iter() if each.get("fill-opacity"))
    height, top = float(line.get("d").split()[2]), float(halo.get("y"))
    assert not top < height < top + float(halo.get("height"))


def test_lines_that_need_not_cross_do_not():
    places = {f"l{n}": 0 for n in range(6)} | {f"r{n}": 1 for n in range(6)}
    ends = [(f"l{n}", f"r{(5 * n + 3) % 6}") for n in range(6)]
    found = layered(places, dict.fromkeys(places, 20.0), ends)
    left, right = ([key for key, _, _ in column] for column in found.columns)
    assert [right.index(dict(ends)[key]) for key in left] == list(range(6))


def test_every_arrow_is_told_with_its_ends_and_its_word():
    svg = graph(chain(), FRAME).svg
    assert "<title>a → b: asks</title>" in svg
    assert "<title>c → a</title>" in svg


def test_a_mutual_arrow_has_two_heads_and_is_told_as_one():
    nodes = (Node("a", "a", 0), Node("b", "b", 1))
    one = graph(Graph(nodes, (Arrow("a", "b"),)), FRAME).svg
    both = graph(Graph(nodes, (Arrow("a", "b", mutual=True),)), FRAME).svg
    assert "<title>a ↔ b</title>" in both
    assert both.count("<path") == one.count("<path") + 1


def test_a_box_is_high_enough_for_the_arrows_at_its_side():
    few = (Node("a", "a", 0), *(Node(str(n), str(n), 1) for n in range(8)))
    arrows = tuple(Arrow(str(n), "a") for n in range(8))
    box = node_boxes(Graph(few, arrows), FRAME)["a"]
    assert box.bottom - box.top > 8 * 12


def test_the_keys_tell_what_is_used_and_no_more():
    node = Node("a", "a", 0, Outline.BOX, Shade.MAIN)
    outlines = ((Outline.BOX, Shade.MAIN, "a member"), (Outline.PILL, Shade.EMPTY, "an envoy"))
    shown = Graph((node,), outlines=outlines, dashes=((Dash.SOLID, "supports"),))
    svg = graph(shown, FRAME).svg
    assert "a member" in svg
    assert "an envoy" not in svg
    assert "supports" not in svg


def test_arrows_join_two_different_nodes_that_are_there():
    nodes = (Node("a", "a", 0), Node("b", "b", 1))
    for start, end in (("a", "a"), ("a", "x")):
        with pytest.raises(PictureError, match="an arrow between two of the nodes"):
            Graph(nodes, (Arrow(start, end),))
    with pytest.raises(PictureError, match="each with a key of its own"):
        Graph((nodes[0], nodes[0]))


def test_a_label_is_written_whole_however_long_it_is():
    label = " ".join(f"word{n}" for n in range(60))
    svg = graph(Graph((Node("a", label, 0), Node("b", "b", 1))), FRAME).svg
    drawn = " ".join(each.text for each in ET.fromstring(svg).iter() if each.tag.endswith("}text"))
    assert label in drawn
