"""Scenario files: the bundled one, and what is said of broken ones."""

import re

import pytest

import unsc_sim as un
from unsc_sim.errors import FileError, UnknownWordError
from unsc_sim.positions.evidence import Certainty
from unsc_sim.scenario.loading import SCENARIOS
from unsc_sim.tables import DATA

GOOD = (SCENARIOS / "libya-2019.toml").read_text(encoding="utf-8")


def faults_of(path):
    with pytest.raises(FileError) as caught:
        un.load(path)
    return [str(each) for each in caught.value.faults]


def test_every_bundled_scenario_loads():
    for name in un.scenarios():
        assert un.load(name).name == name


def test_a_scenario_loads_from_a_path(written):
    assert un.load(written(GOOD)).verdict() == un.load("libya-2019").verdict()


def test_every_position_rests_on_claims_that_are_no_editorial_judgement():
    for position in un.load("libya-2019").standing.positions:
        assert position.evidence
        assert all(each.certainty is not Certainty.EDITORIAL for each in position.evidence)


def test_whoever_the_article_does_not_mention_stays_undeclared():
    standing = un.load("libya-2019").standing
    assert {each.member for each in standing.positions} == {"GBR", "RUS", "USA"}


def test_the_region_of_the_item_is_that_of_the_file_or_none(written):
    assert un.load("libya-2019").standing.draft.region == "Africa"
    nowhere = un.load(written(GOOD.replace('region = "Africa"\n', "")))
    assert {each.region for each in nowhere.drafts.values()} == {""}
    assert nowhere.forecast("record").outcomes != un.load("libya-2019").forecast("record").outcomes


def test_an_unknown_scenario_names_the_nearest():
    with pytest.raises(UnknownWordError, match="did you mean 'libya-2019'"):
        un.load("lybia-2019")


def test_every_fault_of_layout_is_told_at_once(written):
    faults = faults_of(written('format = "1"\nnam = "x"\nday = 2019-04-18\n'))
    assert any(re.search("format: expected a whole number, not '1'", each) for each in faults)
    assert any("did you mean 'name'" in each for each in faults)
    assert sum("missing" in each for each in faults) == 2


def test_every_fault_of_meaning_is_told_at_once(written):
    broken = (
        GOOD.replace('member = "RUS"', 'member = "Rusia"')
        .replace('stance = "cannot support"', 'stance = "canot support"', 1)
        .replace('product = "substantive"', 'product = "substantial"')
        .replace('region = "Africa"', 'region = "Afrika"')
        .replace('evidence = ["A08"]', 'evidence = ["A88"]\nwhen = "blames-lma"')
    )
    faults = "\n".join(faults_of(written(broken)))
    for part in (
        "positions[0].member: no member 'Rusia'; did you mean Russian Federation (RUS)",
        "positions[0].stance: no stance 'canot support'; did you mean 'cannot support'",
        "product: no kind of matter 'substantial'; did you mean 'substantive'",
        "drafts[0].region: no region 'Afrika'; did you mean 'Africa'",
        "positions[1].evidence[0]: no claim 'A88'; did you mean 'A",
        "positions[1].when: no provision 'blames-lma'; did you mean 'blames-lna'",
    ):
        assert part in faults


def test_positions_that_leave_no_vote_are_a_fault(written):
    position = "[[drafts.positions]]\n"
    more = position + 'member = "RUS"\nstance = "supports"\nevidence = ["A09"]\n\n'
    assert (
        "contradict each other" in faults_of(written(GOOD.replace(position, more + position, 1)))[0]
    )


def test_an_editorial_judgement_carries_no_position(written):
    broken = GOOD.replace('certainty = "attributed"', 'certainty = "editorial"', 1)
    assert "editorial judgement" in faults_of(written(broken))[0]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"format = ", b"[[[", b""])
def test_what_is_no_scenario_at_all_is_one_clear_error(tmp_path, content):
    path = tmp_path / "own.toml"
    path.write_bytes(content)
    with pytest.raises(FileError, match=r"own\.toml"):
        un.load(path)


def test_the_draft_in_question_can_be_chosen():
    scenario = un.load("libya-2019")
    assert scenario.draft("resolution") == scenario
    with pytest.raises(UnknownWordError, match="did you mean 'resolution'"):
        scenario.draft("resolutoin")


def test_no_text_of_the_formal_statement_pleases_both_russia_and_the_united_states():
    verdict = un.load("libya-2019").draft("formal-statement").verdict()
    assert verdict.would_pass is un.WouldPass.NO
    assert [[each.member for each in held] for held in verdict.conflicts] == [["RUS", "USA"]]
    said = str(verdict)
    assert "the Russian Federation objects to the text with a reference" in said
    assert "the United States cannot agree to the text without a reference" in said
    assert "A38 P18" in said
    assert "A39 P18" in said


def test_the_words_of_5_april_were_agreed():
    verdict = un.load("libya-2019").draft("words-to-the-press").verdict()
    assert verdict.would_pass is un.WouldPass.YES
    assert verdict.outcomes == (un.Outcome.ADOPTED,)


def test_a_condition_stays_with_the_product_it_was_reported_for():
    scenario = un.load("libya-2019")
    assert all(each.when.test == "and" for each in scenario.standing.positions)
    assert not scenario.draft("words-to-the-press").standing.positions


def test_a_reported_outcome_that_the_positions_exclude_is_an_error(written):
    broken = GOOD.replace('reported = "not agreed"', 'reported = "agreed"')
    (fault,) = faults_of(written(broken))
    assert fault.startswith("$.drafts[1].reported: agreed is reported of")
    assert "the reported positions exclude it" in fault


TEMPLATE = (DATA / "template.toml").read_text(encoding="utf-8")


def changed(old, new, text=TEMPLATE, count=1):
    assert old in text
    return text.replace(old, new, count)


def test_a_misspelt_source_is_a_fault_of_its_claims_and_of_nothing_else(written):
    faults = faults_of(written(changed('key = "article"', 'key = "articel"', GOOD)))
    others = GOOD.count('source = "article"') - 1
    assert faults == [
        "$.claims[0].source: no source 'article'; did you mean 'articel'? "
        f"(also in {others} other places)"
    ]


def test_a_word_that_is_wrong_in_several_places_is_told_once_with_all_of_them(written):
    (fault,) = faults_of(written(changed('key = "minister"', 'key = "ministre"')))
    assert fault == (
        "$.relations[0].from: no actor 'minister'; did you mean 'ministre'? "
        "(also $.relations[1].from)"
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2019-04-18", "18-04-2019", "line 10, 'day = 18-04-2019': a day is written year"),
        ("2019-04-18", "2019-02-30", "line 10, 'day = 2019-02-30': there is no such day"),
        ('"report"', "“report”", "line 15, 'key = “report”': quotation marks have to be straight"),
        ('"report"', '"report', "line 15, 'key = \"report': a closing quotation mark is missing"),
        ('"A news report"', "A news report", "text has to stand in quotation marks"),
        ('title = "A n', 'title: "A n', "a key and its value are joined by an equals sign"),
        ("main = true", "main = True", "true and false are written in small letters"),
        ("[1]", "[١]", "figures have to be written 0 to 9"),
        ('"1/2", a', '"1/2"، a', "a comma has to be written ,"),
        ('"1/2", a', '"1/2",\n a', "a table in braces stands on one line"),
        ("[1]", "[1", "a closing bracket is missing before this line"),
        ("main = true", "main = true\nmain = false", "a key or a table stands here twice"),
        ('key = "report"', 'key\u00a0= "report"', "an invisible sign stands here"),
        ("[[sources]]", "[[sources]", "expected closing brackets"),
        ("A news", "A\\news \\q", "a backslash in text is written twice"),
        ("main = true", "main = true yes", "expected one key, an equals sign and its value"),
        ("main = true", "main =", "expected one key, an equals sign and its value"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line_and_how_to_mend_it(old, new, told, written):
    with pytest.raises(FileError) as caught:
        un.load(written(changed(old, new)))
    assert told in str(caught.value)
    assert "السطر" in caught.value.words("ar")
    assert told.split(": ")[-1] not in caught.value.words("ar")


def test_a_claim_with_a_fault_is_known_to_all_that_rests_on_it(written):
    old = 'id = "A09"\nsource = "article"\nparagraphs = [6]\ncertainty = "attributed"'
    broken = changed(old, old.replace("attributed", "attribted"), GOOD)
    (fault,) = faults_of(written(broken))
    assert "certainty: no kind of claim 'attribted'; did you mean 'attributed'" in fault


def test_faults_of_layout_and_of_meaning_are_told_together(written):
    broken = changed("paragraphs = [1]", "paragrafs = [1]")
    broken = changed('stance = "cannot support"', 'stance = "canot support"', broken)
    key, stance = faults_of(written(broken))
    assert key == ("$.claims[0].paragrafs: no key 'paragrafs' here; did you mean 'paragraphs'?")
    assert stance.startswith("$.drafts[0].positions[0].stance: no stance 'canot support'")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("[[claims]]", "[[claim]]", "$.claim: no key 'claim' here; did you mean 'claims'?"),
        (
            'stance = "supports"',
            "stance = 5",
            "$.drafts[0].positions[1].stance: expected text in quotation marks, ",
        ),
        ('stance = "supports"', "", "$.drafts[0].positions[1].stance: missing"),
        ("assumed = true", 'assumed = "yes"', "$.drafts[0].positions[1].assumed: expected true or"),
        (
            "day = 2019-04-18",
            "day = 2019-04-18T10:00:00",
            "$.day: expected a day such as 2019-04-1",
        ),
        (
            'title = "A news report"',
            'title = { fr = "x" }',
            "$.sources[0].title: expected text, or",
        ),
        ('abstain = "1" }', "abstain = 1 }", '$.readings[0].stances."cannot support".abstain: exp'),
        ("2019-04-18", '"2019-04-18"', "$.day: expected a day without quotation marks, not"),
        ('["GBR"]', '"GBR"', "$.drafts[0].sponsors: expected a list, as in [\"GBR\"], not 'GBR'"),
        (
            "paragraphs = [1]",
            'paragraphs = "1"',
            "$.claims[0].paragraphs: expected a list, as in [1]",
        ),
        (
            '"1/2", abstain = "1/2"',
            '"0,5", abstain = "1/2"',
            "$.readings[0].stances.undeclared.yes: expected a number as a chance, not '0,5'",
        ),
        (
            'title = "A draft on a cease-fire"',
            'title = "A draft"\nsponsors = []',
            "$.sponsors: no key 'sponsors' here; it stands under [[drafts]]",
        ),
        ('["C1"]', "[5]", "$.drafts[0].evidence[0]: expected text in quotation marks, not 5"),
        ("paragraphs = [1]", "paragraphs = [-1]", "$.claims[0].paragraphs: expected paragraphs co"),
        ("paragraphs = [1]", "paragraphs = [1, 1]", "$.claims[0].paragraphs: expected paragraphs "),
        ("main = true", "main = false", "$.sources: expected main = true on one of the sources, "),
        ('"names-party"', '"out"', "$.drafts[0].provisions[0].key: expected a name of its own"),
        ('"names-party"', '"open"', "$.drafts[0].provisions[0].key: expected a name of its own"),
        (
            'status = "in"',
            'variants = ["strong", "strong"]',
            "$.drafts[0].provisions[0].variants[1]: 'strong' stands here twice",
        ),
        ('status = "in"', 'variants = ["in"]', "$.drafts[0].provisions[0].variants[0]: expected a"),
        (
            'when = "names-party"',
            'when = "names-party and not names-party"',
            "$.drafts[0].positions[0].when: no text meets this condition",
        ),
        ('name = "my-scenario"', 'name = ""', "$.name: expected text; this is empty"),
        ('title = "the British draft"', 'title = ""', "$.drafts[0].title: expected text; this is"),
        ('says = "the United', 'says = ""\nby = "the United', "$.claims[0].says: expected text; "),
        ('["GBR"]', '["GBR", "uk"]', "$.drafts[0].sponsors[1]: 'GBR' stands here twice"),
        ('key = "minister"', 'key = "RUS"', "$.actors[1].key: 'RUS' stands here twice"),
        ('key = "report"', 'key = "report"\nurl = "x"', "$.sources[0].url: no key 'url' here"),
    ],
)
def test_a_fault_is_told_once_at_its_place(old, new, fault, written):
    count = -1 if old in ("[[claims]]", '"names-party"') else 1
    faults = faults_of(written(changed(old, new, count=count)))
    told = [each for each in faults if each.startswith(fault)]
    assert len(told) == 1, faults
    assert "minister" in old or len(faults) == 1, faults


def test_python_does_not_show_in_a_fault(written):
    broken = changed("day = 2019-04-18", "day = 2019-04-18T10:00:00")
    assert faults_of(written(broken)) == [
        "$.day: expected a day such as 2019-04-18, not 2019-04-18T10:00:00"
    ]
    broken = changed('title = "A news report"', 'title = { fr = "x" }')
    assert faults_of(written(broken))[0].endswith("not a table")


def test_a_wrong_day_hides_no_other_fault(written):
    broken = changed("day = 2019-04-18", "day = 1900-01-01")
    broken = changed('stance = "supports"', 'stance = "suports"', broken)
    day, stance = faults_of(written(broken))
    assert day.startswith("$.day:")
    assert "did you mean 'supports'" in stance


def test_a_suggestion_names_members_in_the_language_of_the_reader(written):
    broken = changed('member = "Russian Federation"', 'member = "Rusia"')
    with pytest.raises(FileError) as caught:
        un.load(written(broken))
    assert "الاتحاد الروسي" in caught.value.words("ar")
    assert "Russian Federation" not in caught.value.words("ar")


def test_where_nothing_is_known_nothing_is_suggested(written):
    broken = changed('when = "names-party"', 'when = "x"')
    start = broken.index("# What the text says.")
    end = broken.index("# Where a member stands.")
    (fault,) = faults_of(written(broken[:start] + broken[end:]))
    assert fault.endswith("when: no provision 'x'")


def test_an_outcome_reported_of_another_kind_of_product_is_a_fault_at_its_place(written):
    broken = changed('"substantive"\n', '"press statement"\nreported = "vetoed"\n')
    (fault,) = faults_of(written(broken))
    assert fault.startswith("$.drafts[0].reported: vetoed is reported of the British draft")


def test_a_file_of_windows_notepad_is_read(tmp_path):
    path = tmp_path / "own.toml"
    path.write_bytes(b"\xef\xbb\xbf" + TEMPLATE.encode())
    assert un.load(path).name == "my-scenario"


def with_open_provisions(count, conditions=False):
    """The template with so many open provisions, on each of which a member's stance depends."""
    provision = '[[drafts.provisions]]\nkey = "p{n}"\ntitle = "p{n}"\nstatus = "open"\n\n'
    position = (
        '[[drafts.positions]]\nmember = "{member}"\nstance = "opposes"\n'
        'when = "p{n}"\nassumed = true\n\n'
    )
    more = "".join(provision.format(n=n) for n in range(count))
    if conditions:
        members = ["BEL", "CIV", "DOM", "GNQ", "IDN", "KWT", "PER", "POL", "ZAF", "FRA"] * 2
        more += "".join(position.format(n=n, member=members[n]) for n in range(count))
    at = TEMPLATE.index("# Where a member stands.")
    return TEMPLATE[:at] + more + TEMPLATE[at:]


def test_open_provisions_that_make_no_difference_are_not_gone_through(written):
    path = written(with_open_provisions(22))
    scenario = un.load(path)
    assert scenario.verdict().would_pass is un.WouldPass.DEPENDS
    assert scenario.forecast().probability("adopted") > 0
    assert scenario.verdict().outcomes == un.load(written(TEMPLATE)).verdict().outcomes


def test_too_many_texts_that_make_a_difference_are_a_fault(written):
    (fault,) = faults_of(written(with_open_provisions(15, conditions=True)))
    assert fault == (
        "$.drafts[0].provisions: expected at most 16384 texts that the open provisions make, "
        "not 32768"
    )


def test_many_ways_are_told_in_a_few_sentences(written):
    verdict = un.load(written(with_open_provisions(8, conditions=True))).verdict()
    assert len(str(verdict)) < 6000
    assert "more ways are open, on other texts." in str(verdict)


def test_a_draft_may_have_a_day_of_its_own(written):
    libya = un.load("libya-2019")
    words, statement = (libya.draft(key) for key in ("words-to-the-press", "formal-statement"))
    assert words.standing.when.words() == "5 April 2019"
    assert statement.standing.when.words() == "after 5 April 2019"
    assert "(draft resolution of the United Kingdom, 18 April 2019)" in str(libya)


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        ("day = 2018-04-05", "day: expected a day on which the members were those of the file's"),
        ("day = 2019-04-05\nafter = 2019-04-04", "not both"),
        ("after = 1940-01-01", r"after: "),
    ],
)
def test_a_day_of_a_draft_that_cannot_be_is_a_fault(written, day, fault):
    faults = faults_of(written(GOOD.replace("after = 2019-04-05", day)))
    assert len(faults) == 1
    assert re.search(fault, faults[0])
