"""Sentences in two languages: catalogues that are whole, and Arabic that reads right."""

import re
import string
import subprocess
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from unicodedata import bidirectional

import pytest
from babel.messages.catalog import Catalog

import unsc_sim as un
from unsc_sim import rules
from unsc_sim.errors import UnscSimError
from unsc_sim.hints import did_you_mean, nearest
from unsc_sim.words import (
    LANGUAGES,
    Day,
    Sentence,
    Spelled,
    Translated,
    all_of,
    any_of,
    listed,
    say,
    say_many,
    several,
)

ROOT = Path(__file__).parent.parent
OTHERS = [lang for lang in LANGUAGES if lang != "en"]
FSI, PDI = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"

# What is Latin in Arabic too: codes of members and claims, symbols of documents,
# the words of files and of the command line.
CODES = re.compile(
    r"[A-Z]{3}|[A-Z]\d+[a-z]?|A(/[\w.-]+)+|L\.69|TOML|UTF-8|MB|YYYY-MM-DD|MEMBER=VOTE|int8"
    r"|assumed = true|evidence|true|false|en|ar|and|or|not"
)

sys.path.insert(0, str(ROOT / "tools"))
catalogue = import_module("catalogue")


@pytest.fixture(scope="module")
def said() -> dict[str | tuple[str, str], list[str]]:
    found: dict[str | tuple[str, str], list[str]] = catalogue.said()
    return found


def written(lang: str) -> Catalog:
    found: Catalog = catalogue.written(lang)
    return found


def english(message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else message.id


def placeholders(text: str) -> set[tuple[str, str | None]]:
    parsed = string.Formatter().parse(text)
    return {(field, conversion) for _, field, _, conversion in parsed if field is not None}


def bare(text: str) -> str:
    return text.replace(FSI, "").replace(PDI, "")


def latin(text: str) -> list[str]:
    """The runs of Latin letters and what stands in them."""
    runs = re.findall(r"[A-Za-zÀ-ÿ][\w./=-]*(?: = \w+)?", bare(text))
    return [run for run in runs if not CODES.fullmatch(run.rstrip("./-"))]


# The catalogue


@pytest.mark.parametrize("lang", OTHERS)
def test_the_catalogue_holds_every_sentence_and_no_other(lang, said):
    # A sentence without plural forms in English may have them elsewhere.
    known = {ids[0] if ids[0] == ids[-1] else ids for ids in map(english, written(lang))} - {""}
    assert known - set(said) == set(), "no longer said: run tools/catalogue.py"
    assert set(said) - known == set(), "to translate: run tools/catalogue.py"


@pytest.mark.parametrize("lang", OTHERS)
def test_the_compiled_catalogue_is_that_of_the_text(lang):
    path = catalogue.path_of(lang)
    assert path.with_suffix(".mo").read_bytes() == catalogue.compiled(written(lang))


@pytest.mark.parametrize("lang", OTHERS)
def test_every_sentence_is_translated_in_every_form_and_for_certain(lang):
    text = catalogue.path_of(lang).read_text(encoding="utf-8")
    assert "fuzzy" not in text
    assert "#~" not in text
    assert catalogue.empty(written(lang)) == []


@pytest.mark.parametrize("lang", OTHERS)
def test_translations_hold_the_values_of_the_english_sentence(lang):
    for message in written(lang):
        forms = catalogue.forms(message)
        all_known = set().union(*map(placeholders, english(message)))
        if len(forms) == 1:
            assert placeholders(forms[0]) == all_known, message.id
            continue
        assert len(forms) == 6, message.id
        for form in forms[3:]:  # from three on the number is written
            assert placeholders(form) == placeholders(english(message)[1]), message.id
        for form in forms[:3]:  # none, one and two are words of their own
            assert placeholders(form) <= all_known, message.id
            assert len(all_known - placeholders(form)) <= 1, message.id


@pytest.mark.parametrize("lang", OTHERS)
def test_isolates_are_closed_and_the_only_signs_of_direction(lang):
    for message in written(lang):
        for form in catalogue.forms(message):
            assert form.count(FSI) == form.count(PDI), message.id
            assert not re.search("[\u200e\u200f\u202a-\u202e\u2066\u2067]", form), message.id


@pytest.mark.parametrize("lang", OTHERS)
def test_a_number_written_with_a_sign_is_set_apart(lang):
    for message in filter(lambda each: each.id, written(lang)):
        for form in catalogue.forms(message):
            rest = re.sub(f"{FSI}[^{FSI}{PDI}]*{PDI}", "", form)
            assert not re.search(r"\d%|(?<!\w)[+-]\d|<\d|×", rest), message.id


def test_a_text_of_which_the_words_are_nowhere_is_refused(tmp_path):
    (tmp_path / "lost.py").write_text("def f(text):\n    return say(text)\n")
    with pytest.raises(import_module("tracing").Untraceable, match=r"lost\.py:2"):
        import_module("sentences").sentences(tmp_path)


def test_texts_are_found_wherever_they_stand(tmp_path):
    (tmp_path / "found.py").write_text(
        """
TABLE = {1: "from a table", 2: "from its other row"}
FORMS = {1: ("one form", "many forms")}

class Kind(Enum):
    SOME = "from an enumeration"

    def words(self):
        return say(self.value)

class Thing:
    title: str

    def words(self):
        return say(self.title)

Thing(title="from a field")
Thing("from a place")

def f(number, name):
    text = "begun, "
    text += "and ended"
    one, many = FORMS[number]
    say_many(one, many, number)
    say(text)
    say(name)
    say(TABLE[number])
    say("this" if number else "that")
    for text, _ in (("in a loop", 1),):
        say(text)

f(1, "given")
f(2, name="given by name")
"""
    )
    found = import_module("sentences").sentences(tmp_path)
    expected = {
        "from a table", "from its other row", ("one form", "many forms"), "from an enumeration",
        "from a field", "from a place", "given", "given by name", "this", "that", "in a loop",
        "begun, and ended",
    }  # fmt: skip
    assert set(found) >= expected


def test_catalogues_are_not_read_at_import_nor_for_english():
    code = (
        "import unsc_sim as un; from unsc_sim import words;"
        "str(un.council(2019)); assert words._catalogue.cache_info().currsize == 0;"
        "un.council(2019).words('ar'); assert words._catalogue.cache_info().currsize == 1"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# Numbers, days, lists


@pytest.mark.parametrize(
    ("number", "votes"),
    [
        (0, "لا مؤيِّد"),
        (1, "مؤيِّد واحد"),
        (2, "مؤيِّدان"),
        (3, "3 مؤيِّدين"),
        (10, "10 مؤيِّدين"),
        (11, "11 مؤيِّدا"),
        (99, "99 مؤيِّدا"),
        (100, "100 مؤيِّد"),
        (103, "103 مؤيِّدين"),
        (111, "111 مؤيِّدا"),
    ],
)
def test_the_number_chooses_the_arabic_form(number, votes):
    assert say("{n} in favour", n=number).words("ar") == votes


@pytest.mark.parametrize(
    ("number", "members"),
    [
        (0, "لا عضو يعترض"),
        (1, "عضو واحد يعترض"),
        (2, "عضوان يعترضان"),
        (3, "3 أعضاء يعترضون"),
        (11, "11 عضوا يعترضون"),
        (100, "100 عضو يعترضون"),
    ],
)
def test_sentences_with_forms_in_english_have_six_in_arabic(number, members):
    one, many = "{n} member objects", "{n} members object"
    assert say_many(one, many, number, n=number).words("ar") == members


@pytest.mark.parametrize(
    ("needed", "requirement"),
    [
        (1, "صوت مؤيِّد واحد على الأقل"),
        (2, "صوتان مؤيِّدان على الأقل"),
        (9, "تسعة أصوات مؤيِّدة على الأقل"),
        (11, "أحد عشر صوتا مؤيِّدا على الأقل"),
        (14, "14 صوتا مؤيِّدا على الأقل"),
    ],
)
def test_spelled_numbers_agree_with_what_they_count(needed, requirement):
    text = say("at least {limit} affirmative votes", limit=Spelled(needed))
    assert text.words("ar") == requirement


def test_the_number_of_vetoes_that_a_rule_allows_agrees_with_what_it_counts():
    text = "fewer than {limit} negative votes of members with a veto"
    told = [say(text, limit=Spelled(limit)).words("ar") for limit in (2, 3, 14)]
    assert told[0].startswith("أقل من صوتين سلبيين لأعضاء")
    assert told[1].startswith("أقل من ثلاثة أصوات سلبية لأعضاء")
    assert told[2].startswith("أقل من 14 صوتا سلبيا لأعضاء")


def test_why_a_text_failed_follows_its_outcome_in_one_arabic_sentence():
    why = say("vetoed by {members}", members=all_of([Translated("China", "الصين")]))
    told = say("{outcome}, {why}", outcome=say("Not adopted"), why=why).words("ar")
    assert told == "لم يُعتمد لاستخدام حق النقض (الفيتو) من جانب الصين"


def test_days_are_written_as_the_united_nations_write_them_in_arabic():
    assert Day(date(2019, 4, 18)).words("ar") == "18 نيسان/أبريل 2019"
    assert Day(date(1946, 1, 17)).words("ar") == "17 كانون الثاني/يناير 1946"


def test_lists_are_joined_as_arabic_joins_them():
    three = [Translated("a", "ألف"), Translated("b", "باء"), Translated("c", "جيم")]
    assert all_of(three).words("ar") == "ألف وباء وجيم"
    assert any_of(three).words("ar") == "ألف أو باء أو جيم"
    assert listed(three).words("ar") == "ألف، باء، جيم"
    assert several(three).words("ar") == "ألف؛ باء؛ جيم"
    assert all_of(three[:1]).words("ar") == "ألف"


def test_a_comma_tells_items_apart_that_hold_the_conjunction_themselves():
    bosnia = Translated("Bosnia and Herzegovina", "البوسنة والهرسك")
    cuba = Translated("Cuba", "كوبا")
    assert all_of([cuba, bosnia]).words("ar") == "كوبا، والبوسنة والهرسك"
    assert any_of([cuba, bosnia]).words("ar") == "كوبا أو البوسنة والهرسك"
    assert listed([listed([cuba, cuba]), bosnia]).words("ar") == "كوبا، كوبا، البوسنة والهرسك"


def test_the_arabic_and_is_written_as_one_with_a_word_alone():
    assert all_of(["5", "7"]).words("ar") == "5 و 7"
    assert all_of([5, Translated("a", "ألف"), "RUS"]).words("ar") == f"5 وألف و {FSI}RUS{PDI}"
    assert any_of(["5", "7"]).words("ar") == "5 أو 7"
    assert all_of([]).words("ar") == ""


def test_nothing_said_is_nothing_in_any_language():
    assert [say("").words(lang) for lang in LANGUAGES] == ["", ""]


def test_a_text_of_a_user_is_said_as_it_is():
    assert say("a rule of my own, {n}", n=3).words("ar") == "a rule of my own, 3"
    assert Sentence("{", ()).text == "{"


def test_another_language_is_refused_in_words():
    with pytest.raises(UnscSimError, match="no words in language 'fr'; there are en and ar"):
        say("adopted").words("fr")


# Both directions in one line


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("RUS", f"{FSI}RUS{PDI}"),
        ("S/2022/155", f"{FSI}S/2022/155{PDI}"),
        ("الصين", "الصين"),
        (-1, f"{FSI}-1{PDI}"),
        (2022, "2022"),
        (0.5, "0.5"),
        (1e-07, f"{FSI}1e-07{PDI}"),
        ([1, 2], f"{FSI}[1, 2]{PDI}"),
        (Translated("truce"), f"{FSI}truce{PDI}"),
        (Translated("truce", "هدنة"), "هدنة"),
        (all_of(["RUS", "USA"]), f"{FSI}RUS{PDI} و {FSI}USA{PDI}"),
    ],
)
def test_what_runs_the_other_way_is_set_apart(value, shown):
    assert say("{title}", title=value).words("ar") == shown
    assert FSI not in say("{title}", title=value).words("en")


def test_quoted_words_are_set_apart_with_their_quotes():
    assert (
        say("no state {word!r}", word="x\N{POP DIRECTIONAL ISOLATE}")
        .words("ar")
        .endswith(f"{FSI}'x\\u2069'{PDI}")
    )
    own = say("no state {word!r}{hint}", word=say("adopted"), hint="")
    assert own.words("en") == "no state 'adopted'"
    assert own.words("ar") == "لا دولة باسم 'الاعتماد'"


# Whole results


def votes_of(council, *others, **votes):
    return dict.fromkeys(council.codes, *others or ("yes",)) | votes


def results():
    council = un.council("2022-02-25")
    rule = rules.substantive(council)
    yield council
    yield un.council(1964)
    for code in ("presidential_statement", "uniting_for_peace", "charter_review", "icj_election"):
        yield getattr(rules, code)(council)
    yield rules.admission(council)
    yield rules.secretary_general(council)
    yield un.decide(council, votes_of(council))
    yield un.decide(council, votes_of(council, RUS="no", CHN="abstain", IND="not voting"))
    yield un.decide(council, votes_of(council, "abstain"), parties=["RUS"])
    yield un.decide(council, votes_of(council, "no", RUS="yes"), matter="procedural")
    yield un.decide(council, votes_of(council, RUS="no", USA="no"), matter="press statement")
    for scenario in map(un.load, un.scenarios()):
        for key in scenario.drafts:
            yield scenario.draft(key)
            yield scenario.draft(key).verdict()
            yield from (need for path in scenario.draft(key).paths() for need in path.needs)
        yield from scenario.evidence()
    yield un.forecast(rule, votes_of(council, RUS={"yes": "1/3", "no": "2/3"}))
    yield un.power.banzhaf(rule)
    yield un.power.shapley_shubik(rule)


def test_results_are_said_in_arabic_alone():
    for text in (result.words("ar") for result in results()):
        assert any(bidirectional(letter) == "AL" for letter in text)
        assert latin(text) == [], text
        assert "{" not in text


COUNCIL = un.council("2022-02-25")


@pytest.mark.parametrize(
    "mistake",
    [
        lambda: un.council(1980),
        lambda: un.council("1900-01-01"),
        lambda: un.council("yesterday"),
        lambda: COUNCIL.member("Rusia"),
        lambda: COUNCIL.member("Spain"),
        lambda: un.decide(COUNCIL, votes_of(COUNCIL, RUS="nein")),
        lambda: un.decide(COUNCIL, {"RUS": "no"}),
        lambda: un.decide(COUNCIL, votes_of(COUNCIL), matter="procedure"),
        lambda: un.load("lybia-2019"),
        lambda: un.load("libya-2019").draft("statement"),
        lambda: rules.charter_review(COUNCIL, 2),
        lambda: rules.weighted(5, {"A": 1}),
        lambda: un.forecast(rules.substantive(COUNCIL), {"RUS": {"yes": "1/2"}}),
    ],
)
def test_errors_are_told_in_arabic_too(mistake):
    with pytest.raises(UnscSimError) as caught:
        mistake()
    text = caught.value.words("ar")
    # Words and names that were given, or are to be given, stand apart.
    around = re.sub(f"{FSI}[^{FSI}{PDI}]*{PDI}", "", text)
    assert "L" not in set(map(bidirectional, around))
    assert any(bidirectional(letter) == "AL" for letter in around)
    assert str(caught.value) == caught.value.words("en")


def test_faults_of_a_file_are_told_in_arabic(tmp_path):
    path = tmp_path / "s.toml"
    path.write_text('format = 2\nname = "x"\nday = 2019-04-18\ntitle = 3\nfoo = 1\n')
    with pytest.raises(UnscSimError) as caught:
        un.load(path)
    lines = caught.value.words("ar").splitlines()
    assert len(lines) == 5
    assert all(any(bidirectional(letter) == "AL" for letter in line) for line in lines)


GLOSSARY = {
    "substantive matter": "مسألة موضوعية",
    "procedural matter": "مسألة إجرائية",
    "Permanent member": "عضو دائم",
    "presidential statement": "بيان رئاسي",
    "press statement": "بيان صحفي",
    "elements to the press": "عناصر موجهة إلى الصحافة",
    "Uniting for Peace": "الاتحاد من أجل السلام",
    "preliminary question: is the matter procedural?": "المسألة الأولية",
    "vetoed by {members}": "حق النقض (الفيتو)",
    "no negative vote of a permanent member": "تصويت سلبي",
    "the quota given": "النصاب التصويتي",
    "winning coalitions": "ائتلافات فائزة",
    "Swings": "الأصوات الحاسمة",
}


@pytest.mark.parametrize("text", GLOSSARY)
def test_terms_are_those_of_the_glossary(text):
    message = written("ar").get(text)
    assert message is not None
    assert GLOSSARY[text] in message.string


def test_terms_of_ours_are_marked_as_such():
    for message in written("ar"):
        forms = " ".join(catalogue.forms(message))
        for ours in ("النصاب التصويتي", "المسألة الأولية", "للقوة التصويتية", "الأصوات الحاسمة"):
            if ours in forms:
                assert any("‡" in comment for comment in message.user_comments), message.id


def test_where_there_are_no_right_words_none_is_hinted_at():
    assert did_you_mean("word", []).words() == ""


def test_words_much_less_alike_than_the_nearest_are_not_named():
    assert nearest("Rusia", ["USA", "Russia", "Prussia"]) == ("Russia", "Prussia")
    assert nearest("Indai", ["China", "France"]) == ()
