"""One call puts a whole notebook into a language."""

import pickle
import re

import pytest

import unsc_sim as un
from unsc_sim.errors import UnknownWordError
from unsc_sim.power import banzhaf, profile
from unsc_sim.spoken import Spoken

LIBYA = un.load("libya-2019")
ARABIC = LIBYA.in_language("ar")


def test_answers_of_a_spoken_scenario_are_spoken_too():
    verdict = ARABIC.verdict()
    assert str(verdict) == LIBYA.verdict().words("ar")
    assert verdict.result == LIBYA.verdict()
    assert str(ARABIC.draft("formal-statement").verdict().would_pass) == "لا."
    assert ARABIC.forecast(reading="soft").words("en") == str(LIBYA.forecast("soft"))


def test_what_has_no_words_is_as_it_was():
    assert ARABIC.name == "libya-2019"
    assert ARABIC.forecast("soft").probability("adopted") == LIBYA.forecast("soft").probability(
        "adopted"
    )


def test_pictures_and_files_are_in_the_language(tmp_path):
    verdict = ARABIC.verdict()
    arabic = LIBYA.verdict().picture("ar")
    assert verdict.picture() == arabic
    assert verdict.picture(lang="en") == LIBYA.verdict().picture()
    assert verdict._repr_svg_() == str(arabic)
    assert 'lang="ar"' in verdict.save(tmp_path / "v.svg").read_text(encoding="utf-8")
    assert ARABIC._repr_svg_() == str(LIBYA.picture("ar"))
    assert not hasattr(LIBYA.verdict().would_pass, "_repr_svg_")


def test_a_table_is_in_the_language_too():
    rule = un.rules.substantive(un.council(2019))
    found = Spoken(profile(rule, (banzhaf,)), "ar")
    assert found._repr_html_() == profile(rule, (banzhaf,)).table("ar")._repr_html_()


def test_a_spoken_result_can_be_kept():
    assert pickle.loads(pickle.dumps(ARABIC.verdict())) == ARABIC.verdict()
    assert repr(ARABIC.verdict()).endswith(".in_language('ar')")


def test_a_language_without_words_is_an_error():
    with pytest.raises(UnknownWordError, match="'fr'"):
        LIBYA.in_language("fr")


LATIN = re.compile("[A-Za-z]{4,}")


@pytest.mark.parametrize(
    "ask",
    [
        lambda own: own.verdict().why[0],
        lambda own: own.evidence()[0],
        lambda own: own.influence().speakers("USA")[0],
        lambda own: next(own.paths()),
        lambda own: own.drafts["resolution"],
        lambda own: own.outlook()["soft"],
        lambda own: un.compare(own, own.amend(drop=["blames-lna"])),
        lambda own: next(iter(own.standings)),
    ],
)
def test_what_is_inside_tuples_mappings_and_iterators_is_spoken_too(ask):
    assert not LATIN.search(str(ask(ARABIC)))


def test_results_that_are_spoken_may_be_asked_about_in_a_function():
    change = un.compare(ARABIC, LIBYA.amend(drop=["blames-lna"]))
    assert change.result == un.compare(LIBYA, LIBYA.amend(drop=["blames-lna"]))
    assert "soft" in ARABIC.outlook()
    assert len(ARABIC.outlook()) == len(LIBYA.readings)
    with pytest.raises(TypeError, match="no truth value"):
        bool(ARABIC.verdict().would_pass)


def test_drafts_positions_standings_and_dependences_have_words():
    libya = LIBYA.draft("formal-statement")
    russia = libya.standing.positions[0]
    assert str(russia) == "RUS: opposes the draft while names-lna [A38 P18]."
    assert "a reference to the Libyan National Army: open" in str(libya.standing.draft)
    assert str(libya.standing).startswith(
        "Formal statement, after 5 April 2019. The Russian Federation objects to the text with a "
    )
    told = str(LIBYA.verdict().depends_on[0])
    assert told.endswith("(declared: the Russian Federation and the United States)")
