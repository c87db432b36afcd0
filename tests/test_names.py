"""The names of the states in the six languages of the UN: whole, clean, and near CLDR's.

``data/names_cldr_deviations.tsv`` lists where our name of today is not that of
Unicode CLDR. It was made with Babel 2.18.0 (CLDR 47); Babel 2.16 and 2.17 give
the same list. CLDR's own words in it are compared under that Babel alone.
"""

import csv
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import babel
import pytest

from unsc_sim.councils.by_day import council
from unsc_sim.errors import UnknownWordError
from unsc_sim.tables import Row, rows

LANGUAGES = ("en", "ar", "zh", "fr", "ru", "es")
SCRIPTS = {
    "en": "LATIN ",
    "ar": "ARABIC LETTER ",
    "zh": "CJK UNIFIED IDEOGRAPH-",
    "fr": "LATIN ",
    "ru": "CYRILLIC ",
    "es": "LATIN ",
}
MARKS = {"zh": "（）"}
LISTED_WITH_BABEL = "2.18.0"
LIST = Path(__file__).parent / "data" / "names_cldr_deviations.tsv"


def key(row: Mapping[str, str]) -> tuple[str, str]:
    return row["code"], row["start"]


def listed() -> dict[tuple[str, str], dict[str, str]]:
    with LIST.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    by_cell = {(row["code"], row["language"]): row for row in found}
    assert len(by_cell) == len(found)
    return by_cell


def plain(name: str) -> str:
    """A name without what writers and versions vary: dashes, apostrophes, vowel signs.

    >>> plain("Кот-д’Ивуар") == plain("Кот - д'Ивуар")
    True
    """
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFC", name)
        if unicodedata.category(letter) not in ("Mn", "Cf") and letter != "\N{ARABIC TATWEEL}"
    )
    bare = re.sub("[’‘ʼ`´]", "'", bare)
    return re.sub(r"[\s\u2010-\u2015\u2212-]+", " ", bare).strip()


def today() -> dict[str, Row]:
    """The names of the states that are, by alpha-2 code."""
    names = {key(row): row for row in rows("names")}
    return {row["alpha2"]: names[key(row)] for row in rows("states") if not row["end"]}


def deviations() -> dict[tuple[str, str], tuple[str, str]]:
    """Our name and CLDR's, where they differ, by code and language."""
    found = {}
    for language in LANGUAGES:
        territories = babel.Locale(language).territories
        for alpha2, row in today().items():
            theirs = territories.get(alpha2)
            if theirs is not None and plain(theirs) != plain(row[language]):
                found[row["code"], language] = (row[language], theirs)
    return found


def test_every_state_under_every_name_has_its_names_in_order() -> None:
    assert [key(row) for row in rows("names")] == [key(row) for row in rows("states")]


def test_the_english_names_are_those_of_the_states() -> None:
    english = [row["en"] for row in rows("names")]
    assert english == [row["name"] for row in rows("states")]


def test_every_name_is_written_in_the_script_of_its_language() -> None:
    faults = []
    for row in rows("names"):
        for language in LANGUAGES:
            marks = " -'," + MARKS.get(language, "")
            letters = [letter for letter in row[language] if letter not in marks]
            kinds = {unicodedata.name(letter, repr(letter)) for letter in letters}
            if not kinds or any(not kind.startswith(SCRIPTS[language]) for kind in kinds):
                faults.append((*key(row), language, row[language], kinds))
    assert not faults


def test_no_cell_has_stray_spaces_or_invisible_marks() -> None:
    faults = [
        (*key(row), column, cell)
        for row in rows("names")
        for column, cell in row.items()
        if cell != " ".join(cell.split())
        or not unicodedata.is_normalized("NFC", cell)
        or any(unicodedata.category(letter) in ("Cf", "Cc") for letter in cell)
    ]
    assert not faults


def test_every_row_has_known_sources_and_is_recalled_when_one_is_memory() -> None:
    known = {source["key"] for source in rows("sources")}
    for row in rows("names"):
        sources = row["source"].split("|")
        assert set(sources) <= known, key(row)
        assert row["trust"] == ("recalled" if "memory" in sources else "checked"), key(row)


def test_cldr_knows_every_state_that_is() -> None:
    for language in LANGUAGES:
        assert today().keys() <= babel.Locale(language).territories.keys()


def test_every_deviation_from_cldr_is_listed() -> None:
    unlisted = {cell: pair for cell, pair in deviations().items() if cell not in listed()}
    assert not unlisted


def test_every_listed_deviation_from_cldr_still_deviates() -> None:
    assert not listed().keys() - deviations().keys()


def test_every_listed_deviation_says_our_name_and_why() -> None:
    ours = {cell: row["ours"] for cell, row in listed().items()}
    assert ours == {cell: deviations()[cell][0] for cell in ours}
    assert all(row["why"] for row in listed().values())


@pytest.mark.skipif(babel.__version__ != LISTED_WITH_BABEL, reason="the list was made with another")
def test_every_listed_deviation_says_the_name_of_cldr() -> None:
    theirs = {cell: row["cldr"] for cell, row in listed().items()}
    assert theirs == {cell: deviations()[cell][1] for cell in theirs}


def test_a_member_is_named_in_the_six_un_languages_as_at_the_time() -> None:
    upper_volta = council("1984-01-15").member("BFA")
    assert [upper_volta.name_in(lang) for lang in ("en", "fr", "es")] == [
        "Upper Volta",
        "Haute-Volta",
        "Alto Volta",
    ]
    assert council("2019-04-18").member("RUS").name_in("zh") == "俄罗斯联邦"
    with pytest.raises(UnknownWordError, match="'de'"):
        upper_volta.name_in("de")


def test_a_member_has_no_words_in_a_language_that_is_not_of_the_un():
    with pytest.raises(UnknownWordError, match="not 'de'"):
        council(2019).member("FRA").words("de")
