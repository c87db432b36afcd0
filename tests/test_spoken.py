"""One call puts a whole notebook into a language."""

import pickle

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
