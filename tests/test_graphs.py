"""Graphs in columns: nothing overlaps, few lines cross, everything is told."""

from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unsc_sim.pictures import (
    Arrow,
    Dash,
    Direction,
    Frame,
    Graph,
    Node,
    Outline,
    PictureError,
    Shade,
    graph,
)
from unsc_sim.pictures.blocks import plan_of
from unsc_sim.pictures.layers import layered
from unsc_sim.pictures.svg import Box

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
    plan = plan_of(shown, frame.direction)
    for one, other in combinations(plan.boxes.values(), 2):
        assert not one.meets(other)
    picture = graph(shown, frame)
    _, _, width, height = map(float, ET.fromstring(picture.svg.encode()).get("viewBox").split())
    assert plan.room.right <= width
    assert plan.room.bottom - plan.room.top <= height
    for box in plan.boxes.values():
        assert box.left >= 0
        assert box.top >= plan.room.top
        assert box.right <= plan.room.right
        assert box.bottom <= plan.room.bottom
    assert graph(shown, frame) == picture


def touched(wire):
    """Boxes around all stretches of a wire; a curve within a column bulges by three quarters."""
    turns = [wire.tail, *(at for curve in wire.curves for at in (curve[0], curve[3])), wire.tip]
    for one, other in zip(turns[::2], turns[1::2], strict=True):
        yield Box(min(one[0], other[0]), one[1], max(one[0], other[0]), one[1]).grown(0.5)
    for curve in wire.curves:
        (x, y), (lean, _), _, (end, low) = curve
        out = x + 0.75 * (lean - x) if x == end else end
        yield Box(min(x, out), min(y, low), max(x, out), max(y, low))


@settings(deadline=None, max_examples=40)
@given(graphs(), st.sampled_from(Direction))
def test_no_word_meets_a_node_another_word_or_any_arrow(shown, run):
    plan = plan_of(shown, run)
    words = [word.box for word in plan.words if word.lines]
    for one, other in combinations(words, 2):
        assert not one.meets(other)
    for word in words:
        assert not any(word.meets(box) for box in plan.boxes.values())
        assert not any(word.meets(part) for wire in plan.wires for part in touched(wire))


def chain():
    nodes = tuple(Node(key, key, column) for key, column in (("a", 3), ("b", 7), ("c", 9)))
    return Graph(nodes, (Arrow("a", "b", label="asks"), Arrow("c", "a", Dash.DOTTED)))


def test_columns_begin_where_the_text_begins():
    english, arabic = (plan_of(chain(), run).boxes for run in (Direction.LTR, Direction.RTL))
    assert english["a"].left < english["b"].left < english["c"].left
    assert arabic["a"].left > arabic["b"].left > arabic["c"].left


def test_an_arrow_past_a_column_runs_through_no_node():
    found = layered({"a": 0, "b": 1, "c": 2}, dict.fromkeys("abc", 20.0), [("a", "c")])
    bend = found.ways[0][1]
    assert bend in found.columns[1]
    assert abs(found.middles[bend] - found.middles[("b", 0, 0)]) >= 20


def test_lines_between_the_same_two_share_their_bends_whichever_way_they_run():
    found = layered(
        {"a": 0, "b": 1, "c": 2}, dict.fromkeys("abc", 20.0), [("a", "c"), ("c", "a"), ("a", "c")]
    )
    one, back, other = found.ways
    assert one == other == back[::-1]
    assert len(found.columns[1]) == 2


def test_arrows_within_a_column_run_on_the_side_away_from_the_middle():
    nodes = tuple(Node(f"{row}{column}", "x", column) for column in range(4) for row in "ab")
    arrows = tuple(Arrow(f"a{column}", f"b{column}") for column in range(4))
    plan = plan_of(Graph(nodes, arrows), Direction.LTR)
    assert [wire.sides for wire in plan.wires] == [(-1, -1), (-1, -1), (1, 1), (1, 1)]
    for column, wire in enumerate(plan.wires):
        box = plan.boxes[f"a{column}"]
        assert wire.tail[0] == (box.left if column < 2 else box.right)


def test_the_word_stands_upon_the_tail_of_its_arrow():
    asks = Arrow("a", "b", label="puts a long text")
    shown = Graph((Node("a", "a", 0), Node("b", "b", 1)), (asks,))
    for run, side in ((Direction.LTR, 1), (Direction.RTL, -1)):
        plan = plan_of(shown, run)
        (wire,), (word,) = plan.wires, plan.words
        assert " ".join(word.lines) == "puts a long text"
        assert 0 < wire.tail[1] - word.box.bottom < 4
        near = word.box.left if side > 0 else word.box.right
        assert 0 < side * (near - wire.tail[0]) < 6


def test_a_node_under_another_stands_right_below_it_with_arrows_of_its_own():
    nodes = (Node("a", "a", 1), Node("b", "b", 0), Node("c", "c", 5, under="a"))
    plan = plan_of(Graph(nodes, (Arrow("b", "c"),)), Direction.LTR)
    above, below = plan.boxes["a"], plan.boxes["c"]
    assert (above.left, above.right) == (below.left, below.right)
    assert 0 < below.top - above.bottom < 5
    assert below.top < plan.wires[0].tip[1] < below.bottom
    assert plan.wires[0].tip[0] == below.left


def test_only_a_node_that_stands_under_none_has_others_under_it():
    for under in ("b", "c", "x"):
        nodes = (Node("a", "a", 0), Node("b", "b", 0, under="a"), Node("c", "c", 0, under=under))
        with pytest.raises(PictureError, match="a node that stands under no other"):
            Graph(nodes)


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
    plan = plan_of(Graph(few, tuple(Arrow(str(n), "a") for n in range(8))), Direction.LTR)
    box, tips = plan.boxes["a"], sorted(wire.tip[1] for wire in plan.wires)
    assert box.top < tips[0]
    assert tips[-1] < box.bottom
    assert all(below - above >= 10 for above, below in pairwise(tips))


def test_every_line_is_dark_enough_to_be_read():
    for dash in Dash:
        light = [int(dash.ink[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in light]
        luminance = sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
        assert 1.05 / (luminance + 0.05) >= 4.5


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
