"""Actors, their relations, and who leans on whom."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import networkx as nx
import pytest

import unsc_sim as un
from unsc_sim.errors import FileError, UnknownWordError
from unsc_sim.positions.actors import ActorKind, Relation, RelationKind, Tie
from unsc_sim.positions.drawing import hosts
from unsc_sim.positions.influence import Influence
from unsc_sim.scenario.loading import SCENARIOS
from unsc_sim.tables import DATA

GOOD = (SCENARIOS / "libya-2019.toml").read_text(encoding="utf-8")
LIBYA = un.load("libya-2019")
FOUND = LIBYA.influence()

# Who speaks for whom in the article, and no others.
SPEAKERS = {
    ("TRUMP", "USA"), ("POMPEO", "USA"), ("LEDRIAN", "FRA"), ("FR-MFA", "FRA"), ("SISI", "EGY"),
    ("HAFTAR", "LNA"), ("SARRAJ", "GNA"), ("GNA-INT", "GNA"), ("SALAME", "UN"), ("SG", "UN"),
}  # fmt: skip
ACTORS = (
    "USA RUS GBR FRA CHN UNSC UN SG SALAME TRUMP POMPEO LEDRIAN FR-MFA HAFTAR LNA GNA GNA-INT "
    "SARRAJ EGY SISI ARABWEST OTHERS DIPL SENIOR MILITIA GADDAFI LIBYA ISLAMISTS"
)


def keys(actors):
    return [actor.key for actor in actors]


def test_every_actor_of_the_article_is_there():
    assert keys(LIBYA.cast) == ACTORS.split()
    assert {each.key for each in LIBYA.cast if each.member} == {"USA", "RUS", "GBR", "FRA", "CHN"}
    assert all(each.words(lang) for each in LIBYA.cast for lang in ("en", "ar"))


def test_who_speaks_for_whom():
    found = {
        (each.start.key, each.end.key)
        for each in LIBYA.relations
        if each.kind is RelationKind.SPEAKS_FOR
    }
    assert found == SPEAKERS


def test_the_graph_is_frozen_and_holds_evidence_and_days():
    graph = LIBYA.actors
    assert isinstance(graph, nx.MultiDiGraph)
    assert nx.is_frozen(graph)
    with pytest.raises(nx.NetworkXError):
        graph.add_edge("RUS", "CHN")
    assert keys(LIBYA.cast) == list(graph)
    assert graph.nodes["LNA"]["kind"] is ActorKind.ARMED_FORCE
    assert graph.nodes["FRA"]["member"] == "FRA"
    assert graph.nodes["LNA"]["member"] == ""
    (met,) = graph.get_edge_data("SISI", "TRUMP").values()
    assert met["kind"] is RelationKind.MET
    assert met["on"] == date(2019, 4, 9)
    assert [claim.id for claim in met["evidence"]] == ["A45"]
    assert all(data["evidence"] for _, data in graph.nodes(data=True))
    assert all(data["evidence"] for _, _, data in graph.edges(data=True))


def test_a_mutual_relation_is_an_edge_each_way():
    mutual = sum(each.kind.mutual for each in LIBYA.relations)
    assert LIBYA.actors.number_of_edges() == len(LIBYA.relations) + mutual


def test_members_are_reached_directly_or_through_who_speaks_for_them():
    assert keys(FOUND.speakers("USA")) == ["TRUMP", "POMPEO"]
    assert keys(FOUND.reached("EGY")) == ["USA"]
    assert keys(FOUND.reached("GNA")) == ["FRA"]
    assert keys(FOUND.reached("FRA")) == ["USA"]
    assert keys(FOUND.reached("HAFTAR")) == []
    assert FOUND.bearing_on("RUS") == ()
    assert FOUND.bearing_on("CHN") == ()


def test_without_speakers_nobody_outside_reaches_the_united_states():
    silent = tuple(each for each in LIBYA.relations if each.kind is not RelationKind.SPEAKS_FOR)
    found = replace(FOUND, relations=silent)
    assert keys(found.reached("EGY")) == []
    assert keys(found.reached("SISI")) == []


def test_who_reports_on_a_member_does_not_bear_on_it():
    bearing = {each.start.key for each in FOUND.bearing_on("USA")}
    assert not bearing & {"DIPL", "SENIOR"}


def test_speakers_of_each_other_are_told_once():
    a, b = LIBYA.cast[0], LIBYA.cast[1]
    both = tuple(Relation(*pair, RelationKind.SPEAKS_FOR) for pair in ((a, b), (b, a)))
    found = Influence(LIBYA.council, (a, b), both)
    assert found.speakers(a.key) == (b,)
    assert found.bearing_on(a.key) == ()


def test_an_unknown_actor_names_the_nearest():
    with pytest.raises(UnknownWordError, match="did you mean 'HAFTAR'"):
        FOUND.reached("HAFTER")


def test_every_relation_says_itself_with_day_and_paragraph():
    (met,) = (each for each in LIBYA.relations if [c.id for c in each.evidence] == ["A46"])
    expected = "Khalifa Haftar met Abdel Fattah el-Sisi (in Cairo, 14 April 2019) [A46 P21]"
    assert str(met) == expected
    since = replace(met, on=None, since=date(2011, 1, 1), evidence=(), assumed=True)
    assert str(since).endswith("(in Cairo, since 1 January 2011, assumed)")


@pytest.mark.parametrize("kind", RelationKind, ids=lambda kind: kind.value)
def test_every_kind_has_words_and_a_family(kind):
    relation = Relation(LIBYA.cast[0], LIBYA.cast[1], kind)
    assert str(relation).startswith("the United States ")
    assert isinstance(kind.tie, Tie)
    assert kind.words()


def test_the_words_hold_every_relation_once_or_as_bearing_on_both_sides():
    said = str(FOUND)
    for each in LIBYA.relations:
        if each.kind is not RelationKind.SPEAKS_FOR:
            assert str(each) in said
    assert "Speaking for France: Jean-Yves Le Drian [A51 P25] and the French foreign" in said
    assert "It is not reported that anybody bears on China, the Russian Federation" in said


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_picture_shows_every_actor_and_every_pair(lang):
    picture = FOUND.picture(lang)
    titles = {each.text for each in ET.fromstring(picture.svg).iter() if each.tag.endswith("title")}
    for actor in LIBYA.cast:
        assert any(title.startswith(actor.label(lang)) for title in titles)
    for each in LIBYA.relations:
        assert any(each.words(lang) in title for title in titles)
    assert picture == FOUND.picture(lang)


def test_a_scenario_without_actors_has_an_empty_graph_and_says_so(tmp_path):
    bare = tmp_path / "bare.toml"
    bare.write_text(
        'format = 1\nname = "x"\nday = 2019-04-18\ntitle = "x"\n'
        '[[drafts]]\nkey = "x"\ntitle = "x"\nproduct = "substantive"\n',
        encoding="utf-8",
    )
    scenario = un.load(bare)
    assert len(scenario.actors) == 0
    assert str(scenario.influence()) == "No actors and no relations are reported."
    assert "Belgium" in scenario.influence()._repr_svg_()


def test_every_fault_of_actors_and_relations_is_told_at_once(tmp_path):
    path = tmp_path / "own.toml"
    more = """
[[actors]]
key = "USA"
kind = "stat"

[[actors]]
key = "X"
kind = "state"
member = "Spain"

[[relations]]
from = "HAFTER"
to = "LNA"
kind = "speks for"
evidence = ["A14"]

[[relations]]
from = "LNA"
to = "LNA"
kind = "met"
on = 2019-04-18
since = 2019-04-18
"""
    path.write_text(GOOD + more, encoding="utf-8")
    with pytest.raises(FileError) as caught:
        un.load(path)
    faults = [str(each) for each in caught.value.faults]
    count = len(LIBYA.relations)
    for part in (
        "actors[28].kind: no kind of actor 'stat'; did you mean 'state'",
        "actors[28]: expected a name, or a member of the Council",
        "actors[29].member: Spain had no seat on 18 April 2019",
        "actors[28].key: 'USA' stands here twice",
        f"relations[{count}].from: no actor 'HAFTER'; did you mean 'HAFTAR'",
        f"relations[{count}].kind: no kind of relation 'speks for'; did you mean 'speaks for'",
        f"relations[{count + 1}]: expected evidence, or assumed = true",
        f"relations[{count + 1}]: expected two actors, not 'LNA' twice",
        f"relations[{count + 1}]: expected a day on which, or a day since, not both",
    ):
        assert any(part in fault for fault in faults), part
    assert len(faults) == 9


def test_a_measure_that_is_announced_is_told_as_no_more_than_that():
    (measure,) = (
        each for each in LIBYA.relations if [claim.id for claim in each.evidence] == ["A56"]
    )
    assert str(measure) == (
        "the Government of National Accord announced a measure against France "
        "(it said that it would stop security cooperation) [A56 P28]"
    )
    assert "إعلان إجراء ضد فرنسا" in measure.words("ar")


@pytest.mark.parametrize("key", ["FRA", "RUS", "the African Union"])
def test_a_relation_to_whom_the_file_does_not_name_asks_for_an_actor(key, tmp_path):
    path = tmp_path / "own.toml"
    text = (DATA / "template.toml").read_text(encoding="utf-8")
    named = text.replace('key = "RUS"', 'key = "Russia"')
    path.write_text(named.replace('to = "RUS"', f'to = "{key}"'), encoding="utf-8")
    with pytest.raises(FileError) as caught:
        un.load(path)
    asked = f"$.relations[0].to: no actor '{key}' in this file; add one under [[actors]]"
    assert [str(each) for each in caught.value.faults] == [asked]


def test_the_layout_tells_the_keys_of_a_relation_as_they_are_written(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(GOOD + '\n[[relations]]\nfrom_ = "LNA"\nto = "GNA"\n', encoding="utf-8")
    with pytest.raises(FileError) as caught:
        un.load(path)
    faults = [str(each) for each in caught.value.faults]
    assert any("no key 'from_' here; did you mean 'from'" in fault for fault in faults)
    assert any(fault.endswith(".kind: missing") for fault in faults)
    assert not any(fault.endswith(".from: missing") for fault in faults)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_arrow_bears_its_words_and_tells_day_and_claims(lang):
    drawn = [each.text for each in ET.fromstring(FOUND.picture(lang).svg).iter() if each.text]
    written = " ".join(text for text in drawn if len(text) < 40)
    apart = {(each.start.key, each.end.key) for each in LIBYA.relations} - SPEAKERS
    for each in LIBYA.relations:
        if (each.start.key, each.end.key) in apart:
            assert each.kind.words(lang) in written
    assert any("A40 P19" in text and "2019" in text for text in drawn if "[" in text)


def test_whoever_speaks_for_one_alone_stands_below_it_and_tells_so():
    titles = [each.text for each in ET.fromstring(FOUND.picture().svg).iter() if each.text]
    (haftar,) = (text for text in titles if text.startswith("Khalifa Haftar: person"))
    assert "spoke for the Libyan National Army" in haftar
    assert "commanded the Libyan National Army" in haftar
    assert hosts(LIBYA.relations) == dict(SPEAKERS)


def test_who_speaks_for_two_or_in_a_chain_stands_for_itself():
    a, b, c = LIBYA.cast[:3]
    speaks = [Relation(*pair, RelationKind.SPEAKS_FOR) for pair in ((a, b), (b, c), (a, c))]
    assert hosts(speaks) == {b.key: c.key}
    assert hosts(speaks[:2]) == {b.key: c.key}
    assert hosts([speaks[0], Relation(b, a, RelationKind.SPEAKS_FOR)]) == {}


def test_around_an_actor_stand_those_it_has_relations_with_in_a_narrow_picture():
    russia = FOUND.around("RUS")
    assert {each.key for each in russia.actors} == {"RUS", "UNSC", "LNA", "DIPL"}
    assert all("RUS" in (each.start.key, each.end.key) for each in russia.relations)
    shown = ET.fromstring(russia.picture().svg)
    assert float(shown.get("viewBox").split()[2]) < 420
    assert russia.picture().title.startswith("Russian Federation")
    with pytest.raises(un.UnscSimError, match="no actor"):
        FOUND.around("RUSS")
