"""The command line, as a person types it."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import unsc_sim as un
from unsc_sim.cli import main
from unsc_sim.cli import scenarios as cli_scenarios
from unsc_sim.positions.evidence import Certainty

FEBRUARY = ["decide", "2022-02-25", "Russia=no", "CHN=abstain", "IND=A", "ARE=A", "others=yes"]


def test_list_names_the_scenarios(capsys):
    assert main(["list"]) == 0
    assert "libya-2019" in capsys.readouterr().out


def test_show_says_whether_and_why(capsys):
    assert main(["show", "libya-2019"]) == 0
    said = capsys.readouterr().out
    assert "It depends." in said
    assert "Any five of these twelve withholding their votes sink it." in said


def test_paths_are_patterns(capsys):
    assert main(["paths", "libya-2019"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_evidence_names_paragraph_and_kind(capsys):
    assert main(["evidence", "libya-2019"]) == 0
    assert "A08 P6: the United States told the Council" in capsys.readouterr().out
    assert main(["evidence", "libya-2019", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["claims"]
    (claim,) = (each for each in told if each["id"] == "A08")
    assert claim["certainty"] == "attributed"


def ids(capsys, *typed):
    assert main(["evidence", "libya-2019", "--json", *typed]) == 0
    return [each["id"] for each in json.loads(capsys.readouterr().out)["claims"]]


def test_evidence_can_be_of_one_kind_or_facts_alone(capsys):
    libya = un.load("libya-2019")
    for kind in Certainty:
        assert ids(capsys, "--kind", kind.value) == [each.id for each in libya.evidence(kind)]
    assert ids(capsys, "--facts") == [each.id for each in libya.facts()]
    assert main(["evidence", "libya-2019", "--kind", "editrial"]) == 2
    assert "did you mean 'editorial'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "typed", [["--draft", "resolution"], ["--drop", "blames-lna"], ["--kind", "stated", "--facts"]]
)
def test_evidence_takes_nothing_that_it_does_not_use(typed, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["evidence", "libya-2019", *typed])
    assert "unsc-sim" in capsys.readouterr().err


def test_forecast_puts_the_readings_side_by_side(capsys):
    assert main(["forecast", "libya-2019"]) == 0
    said = capsys.readouterr().out
    assert "adopted 0.33%" in said
    assert "adopted 19%" in said
    assert "None of these is the chance" in said


def test_forecast_gives_fractions_beside_decimals(capsys):
    assert main(["forecast", "libya-2019", "--reading", "both-abstain", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["readings"]["both-abstain"]
    assert told["outcomes"]["adopted"] == {"exact": "397/2048", "decimal": 794 / 4096}


def test_a_text_can_be_amended_where_one_is_meant(capsys):
    typed = ["show", "libya-2019", "--draft", "formal-statement", "--drop", "names-lna"]
    assert main(typed) == 0
    assert "the United States cannot agree to the text" in capsys.readouterr().out
    assert main(["show", "libya-2019", "--drop", "blames-lma"]) == 2
    assert "did you mean 'blames-lna'" in capsys.readouterr().err


def test_decide_answers_in_json(capsys):
    assert main([*FEBRUARY, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["format"] == 1
    assert told["outcome"] == "vetoed"
    assert told["vetoes"] == ["RUS"]
    assert len(told["yes"]) == 11


def test_decide_takes_a_matter_and_parties(capsys):
    assert main([*FEBRUARY, "--matter", "procedural"]) == 0
    assert capsys.readouterr().out.startswith("Adopted")
    assert main([*FEBRUARY, "--party", "Russia"]) == 0
    assert "parties to the dispute" in capsys.readouterr().out


def test_new_writes_a_file_that_check_passes(tmp_path, capsys):
    path = str(tmp_path / "own.toml")
    assert main(["new", path]) == 0
    assert main(["check", path]) == 0
    assert "no faults" in capsys.readouterr().out
    assert main(["new", path]) == 2
    assert "there already" in capsys.readouterr().err


def test_check_tells_every_fault_and_exits_with_2(tmp_path, capsys):
    path = tmp_path / "own.toml"
    main(["new", str(path)])
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"C2"]', '"C9"]').replace('"GBR"', '"GRB"'), encoding="utf-8")
    assert main(["check", str(path)]) == 2
    error = capsys.readouterr().err
    assert error.count("\n- ") == 2
    assert error.count("evidence[0]") == 3
    assert main(["check", str(tmp_path)]) == 2


def test_case_tells_a_landmark_vote_and_cases_list_them(capsys):
    assert main(["case", "S/2022/155"]) == 0
    told = capsys.readouterr().out
    assert "vetoed by the Russian Federation" in told
    assert "https://github.com/oliverunv/Voting-Agent" in told
    assert main(["case", "--topic", "double veto", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["cases"]
    assert main(["case", "--topic", "double veto"]) == 0
    assert "S/RES/132, 7 September 1959. Sub-committee on Laos" in capsys.readouterr().out
    assert main(["case", "S/2022/156"]) == 2
    assert "S/2022/155" in capsys.readouterr().err


def test_power_is_exact(capsys):
    assert main(["power", "--day", "2019", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert any("421/2145" in str(each) for each in told["indices"].values())
    assert main(["power", "--reform", "g4-2005"]) == 0
    assert main(["power", "--reform", "g5"]) == 2


def test_power_shows_its_table(capsys):
    assert main(["power", "--reform", "g4-2005"]) == 0
    said = capsys.readouterr().out
    (row,) = (line for line in said.splitlines() if line.startswith("14 elected members"))
    assert row.split()[3] == "0.121%"
    assert "elected 3" not in said


def test_a_rule_of_two_words_needs_no_quotes(capsys):
    assert main(["power", "icj", "election", "--day", "2019"]) == 0
    assert capsys.readouterr().out.startswith("election of a judge")


@pytest.mark.parametrize("typed", [["procedural"], ["--day", "1990"]])
def test_power_of_a_reform_takes_no_other_rule_and_no_day(typed, capsys):
    assert main(["power", *typed, "--reform", "g4-2005"]) == 2
    assert "a reform has one council and one rule" in capsys.readouterr().err


def test_a_part_of_the_name_of_a_reform_is_answered_with_the_whole(capsys):
    assert main(["power", "--reform", "g4"]) == 2
    assert "did you mean 'g4-2005' or 'g4-2024'?" in capsys.readouterr().err


def test_reforms_are_listed_and_compared(capsys):
    assert main(["reforms"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 18
    assert main(["reforms", "charter-1966", "g4-2005"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Shapley-Shubik index")
    assert "14 of 25 votes" in said
    assert "Shapley-Shubik index, regional groups together" in said
    assert main(["reforms", "Group of Four"]) == 2
    assert "did you mean 'g4-2005' or 'g4-2024'?" in capsys.readouterr().err
    assert main(["reforms", "model-a", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["reforms"]["model-a"]
    assert told["votes_needed_assumed"]
    assert told["each"]["veto"]["least"]["exact"] == "263/1380"
    assert list(told["groups_together"]) == ["APG", "EEG", "WEOG", "none"]
    assert told["groups_together"]["EEG"]["exact"] == "263/1380"
    assert main(["reforms", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["reforms"]["model-a"]["basis"] == "assumed"
    assert main(["reforms", "model-c"]) == 2


def test_contradictions_too_many_to_give_are_given_in_part(capsys, monkeypatch):
    libya = un.load("libya-2019")
    against = [(code, "opposes", "") for code in libya.standing.rule.codes]
    opposed = libya.assume(against)
    monkeypatch.setattr(cli_scenarios, "load", lambda name: opposed)
    assert main(["show", "libya-2019", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told["conflicts"]) == 100
    assert all(len(each) == 7 for each in told["conflicts"])
    assert told["more_conflicts"]


def test_negotiate_finds_the_contradiction(capsys):
    typed = ["negotiate", "libya-2019", "--draft", "formal-statement"]
    assert main(typed) == 0
    assert "Together these exclude adoption" in capsys.readouterr().out
    assert main([*typed, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (conflict,) = told["conflicts"]
    assert conflict["number"] == 1
    assert [[each["actor"] for each in part["of"]] for part in conflict["parts"]] == [
        ["RUS"],
        ["USA"],
    ]
    assert main(["negotiate", "libya-2019", "--minimum", "blames-lma"]) == 2


def test_thousands_of_contradictions_are_given_as_one_pattern(capsys):
    members = [
        "BEL",
        "CHN",
        "CIV",
        "DEU",
        "DOM",
        "FRA",
        "GBR",
        "GNQ",
        "IDN",
        "KWT",
        "PER",
        "POL",
        "RUS",
        "USA",
        "ZAF",
    ]
    assumed = [word for code in members for word in ("--assume", f"{code}=opposes")]
    assert main(["negotiate", "libya-2019", *assumed, "--json"]) == 0
    answer = capsys.readouterr().out
    (conflict,) = json.loads(answer)["conflicts"]
    assert conflict["number"] == 6435
    assert [(part["any"], len(part["of"])) for part in conflict["parts"]] == [(7, 15)]
    assert len(answer) < 20_000


def test_negotiate_says_what_to_ask_and_what_is_safe(capsys):
    typed = ["negotiate", "libya-2019", "--assume", "RUS=abstains", "--assume", "USA=abstains"]
    assert main(typed) == 0
    said = capsys.readouterr().out
    assert "Ask China about" in said
    assert "Safest: as drafted" in said
    assert main([*typed, "--json", "--most", "5"]) == 0
    advice = json.loads(capsys.readouterr().out)["advice"]
    assert advice["questions"][0]["member"] == "CHN"
    assert advice["robust"]["number"] == 0
    assert advice["safest"]["least"]["decimal"] > 0


def test_negotiate_draws_the_grid_and_the_front(tmp_path, capsys):
    grid, chart = tmp_path / "grid.svg", tmp_path / "chart.svg"
    typed = ["negotiate", "libya-2019"]
    assert main([*typed, "--grid", str(grid), "--chart", str(chart)]) == 0
    assert "Where each member stands" in grid.read_text(encoding="utf-8")
    assert "What concessions buy: draft resolution" in chart.read_text(encoding="utf-8")
    assert main([*typed, "--grid", str(tmp_path / "none" / "grid.svg")]) == 2
    assert "cannot write" in capsys.readouterr().err


LIBYA = un.load("libya-2019")
DRAWN = [
    (["show", "libya-2019", "--draft", "formal-statement"], LIBYA.draft("formal-statement")),
    (["show", "libya-2019", "--drop", "blames-lna"], LIBYA.amend(drop="blames-lna")),
    (["forecast", "libya-2019"], LIBYA.outlook()),
    (["forecast", "libya-2019", "--reading", "soft"], LIBYA.forecast("soft")),
    (FEBRUARY, un.case("S/2022/155").decision),
    (["case", "S/2022/155"], un.case("S/2022/155")),
    (["power", "--day", "1965"], un.power.shapley_shubik(un.rules.substantive(un.council(1965)))),
    (["power", "--reform", "g4-2005"], un.power.shapley_shubik(un.reform("g4-2005"))),
    (["reforms", "model-a"], un.proposals.comparison({"model-a": un.reform("model-a")})),
]


@pytest.mark.parametrize(("typed", "drawn"), DRAWN, ids=[" ".join(each) for each, _ in DRAWN])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_picture_of_an_answer_goes_to_a_file(typed, drawn, lang, tmp_path, capsys):
    path = tmp_path / "drawn.svg"
    assert main([*typed, "--lang", lang]) == 0
    alone = capsys.readouterr().out
    assert main([*typed, "--lang", lang, "--picture", str(path)]) == 0
    said = capsys.readouterr().out
    assert said.startswith(alone)
    assert str(path) in said.removeprefix(alone)
    assert path.read_text(encoding="utf-8") == f"{drawn.picture(lang).svg}\n"


def test_a_picture_leaves_json_as_it_is(tmp_path, capsys):
    assert main([*FEBRUARY, "--json"]) == 0
    alone = capsys.readouterr().out
    assert main([*FEBRUARY, "--json", "--picture", str(tmp_path / "drawn.svg")]) == 0
    assert capsys.readouterr().out == alone


@pytest.mark.parametrize(
    ("typed", "name", "told"),
    [
        (["show", "libya-2019"], "none/drawn.svg", "cannot write"),
        (["show", "libya-2019"], "drawn.png", "a file name that ends in .svg"),
        (["case", "--topic", "double veto"], "drawn.svg", "a list has no picture"),
        (["reforms"], "drawn.svg", "a list has no picture"),
    ],
)
def test_a_picture_that_cannot_be_written_is_one_message(typed, name, told, tmp_path, capsys):
    assert main([*typed, "--picture", str(tmp_path / name)]) == 2
    answer = capsys.readouterr()
    assert answer.out == ""
    assert told in answer.err
    assert len(answer.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_an_assumption_can_name_a_wording_of_several_words(tmp_path, capsys):
    path = tmp_path / "own.toml"
    main(["new", str(path)])
    text = path.read_text(encoding="utf-8")
    wordings = 'status = "in"\nvariants = ["names the LNA", "all parties"]'
    path.write_text(text.replace('status = "in"', wordings, 1), encoding="utf-8")
    assumed = "RUS=will vote against when names-party = 'names the LNA'"
    assert main(["negotiate", str(path), "--assume", assumed]) == 0
    assert "as 'all parties' instead of 'names the LNA'" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["show", "paths", "forecast", "evidence", "negotiate"])
def test_every_answer_on_a_scenario_is_there_in_arabic(command, capsys):
    assert main([command, "libya-2019", "--lang", "ar"]) == 0
    assert re.search("[\u0600-\u06ff]", capsys.readouterr().out)


def test_mistakes_are_told_in_arabic_too(capsys):
    assert main(["show", "lybia-2019", "--lang", "ar"]) == 2
    assert re.search("[\u0600-\u06ff]", capsys.readouterr().err)


def test_schema_is_json(capsys):
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "unsc_sim scenario"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["show", "lybia-2019"], "did you mean 'libya-2019'"),
        (["show", "libya-2019", "--draft", "statement"], "no draft 'statement'"),
        (["decide", "2022-02-30", "others=yes"], "YYYY-MM-DD"),
        (["decide", "1945", "others=yes"], "17 January 1946"),
        (["decide", "2022", "others=perhaps"], "expected 'yes', 'no', 'abstain' or"),
        (["decide", "2022", "RUS"], "MEMBER=VOTE"),
        (["decide", "2022", "Rusia=no", "others=yes"], "did you mean Russian Federation"),
        (["decide", "2022", "others=yes", "--matter", "procedure"], "did you mean 'procedural'"),
    ],
)
def test_a_mistake_is_one_message_and_exit_code_2(typed, told, capsys):
    assert main(typed) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.startswith("unsc-sim: ")
    assert "Traceback" not in error


def test_an_unknown_command_exits_with_2():
    done = subprocess.run(
        [sys.executable, "-m", "unsc_sim", "shwo"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("typed", "twice"),
    [
        (["decide", "2022", "RUS=no", "RUS=yes", "others=yes"], "RUS"),
        (["decide", "2022", "others=no", "others=yes"], "others"),
        (["negotiate", "libya-2019", "--price", "access=1", "--price", "access=2"], "access"),
    ],
)
def test_what_is_given_twice_is_refused(typed, twice, capsys):
    assert main(typed) == 2
    assert f"{twice} is given twice" in capsys.readouterr().err


@pytest.mark.parametrize(
    "typed",
    [
        ["case", ""],
        ["case", "--topic", ""],
        ["power", "--day", ""],
        ["power", "--reform", ""],
        ["show", "libya-2019", "--draft", ""],
        ["show", "libya-2019", "--picture", ""],
        ["forecast", "libya-2019", "--reading", ""],
        ["negotiate", "libya-2019", "--grid", ""],
    ],
)
def test_an_empty_word_is_not_taken_for_none(typed, capsys):
    assert main(typed) == 2
    assert "''" in capsys.readouterr().err


def test_a_wrong_vote_of_all_others_is_told_once(capsys):
    assert main(["decide", "2022", "RUS=no", "others=yess"]) == 2
    assert capsys.readouterr().err.count("expected") == 1
    assert main(["decide", "2022", "RUS=objects", "others=lets pass", "--matter", "consensus"]) == 0


def test_case_takes_a_symbol_or_a_topic(capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["case", "S/RES/344", "--topic", "absence"])
    assert "not allowed with" in capsys.readouterr().err


def test_json_and_language_may_stand_before_the_command(capsys):
    assert main(["list", "--json", "--lang", "ar"]) == 0
    after = capsys.readouterr().out
    assert main(["--json", "--lang", "ar", "list"]) == 0
    assert capsys.readouterr().out == after


def typed_in_ascii(*typed, **where):
    command = [sys.executable, "-m", "unsc_sim", *typed]
    ascii_alone = os.environ | {"PYTHONIOENCODING": "ascii"}
    return subprocess.run(command, env=ascii_alone, check=False, **where)


def test_a_terminal_without_the_letters_is_answered_in_utf_8():
    shown = typed_in_ascii("paths", "libya-2019", capture_output=True)
    assert shown.returncode == 0
    assert "C\u00f4te d'Ivoire" in shown.stdout.decode("utf-8")
    refused = typed_in_ascii("show", "lybia-2019", "--lang", "ar", capture_output=True)
    assert refused.returncode == 2
    assert re.search("[\u0600-\u06ff]", refused.stderr.decode("utf-8"))


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that is always full")
def test_an_answer_that_cannot_be_written_is_one_message():
    with open("/dev/full", "wb") as full:
        done = typed_in_ascii("list", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(b"unsc-sim: cannot write")


def test_a_reader_may_stop_before_the_end():
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        done = typed_in_ascii("schema", stdout=closed, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, b"")


PAGES = [Path("README.md"), *sorted(Path("docs").glob("*/*.md"))]
SHELL = re.compile(r"^ *```sh\n(.*?)^ *```", re.MULTILINE | re.DOTALL)


def commands_of(page):
    told = "\n".join(SHELL.findall(page.read_text(encoding="utf-8"))).replace("\\\n", " ")
    typed = (line.rpartition("&&")[2] for line in told.splitlines())
    return [words[1:] for words in map(shlex.split, typed) if words[:1] == ["unsc-sim"]]


@pytest.mark.parametrize("page", [each for each in PAGES if commands_of(each)], ids=str)
def test_every_command_in_the_documentation_is_answered(page, tmp_path, monkeypatch, capsys):
    typed = commands_of(page)
    monkeypatch.chdir(tmp_path)
    for words in typed:
        assert main(words) == 0, words
        assert capsys.readouterr().out


REFERENCE = Path("docs/reference/command-line.md")
BY_NAME = {"each", "outcomes", "readings", "reforms", "scenarios", "text", "together"}
"""Keys of objects whose own keys are names: of scenarios, provisions, outcomes."""


def keys_of(content):
    if isinstance(content, list):
        return set().union(*map(keys_of, content))
    if not isinstance(content, dict):
        return set()
    named = BY_NAME & {key for key, value in content.items() if isinstance(value, dict)}
    inner = [list(value.values()) if key in named else value for key, value in content.items()]
    return content.keys() | keys_of(inner)


@pytest.mark.parametrize(
    "typed",
    [
        ["list"],
        ["show", "libya-2019"],
        ["show", "libya-2019", "--draft", "formal-statement"],
        ["paths", "libya-2019"],
        ["evidence", "libya-2019"],
        ["forecast", "libya-2019"],
        ["negotiate", "libya-2019"],
        ["negotiate", "libya-2019", "--draft", "formal-statement"],
        ["case", "S/RES/344"],
        ["power", "--day", "2019"],
        ["reforms"],
        ["reforms", "g4-2005"],
        FEBRUARY,
    ],
    ids=" ".join,
)
def test_every_key_of_the_json_is_documented(typed, capsys):
    assert main([*typed, "--json"]) == 0
    keys = keys_of(json.loads(capsys.readouterr().out))
    provisions = {
        each.key for key in LIBYA.drafts for each in LIBYA.draft(key).standing.draft.provisions
    }
    told = REFERENCE.read_text(encoding="utf-8")
    documented = set(re.findall(r"`(\w+)`", told)) | set(re.findall(r'"(\w+)":', told))
    keys = {key for key in keys if re.fullmatch("[a-z_]+", key)}  # no codes, no symbols
    assert keys - provisions <= documented
