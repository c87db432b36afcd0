"""The article as evidence: every claim in its place, facts and judgements apart."""

import csv
from pathlib import Path

import pytest

import unsc_sim as un
from unsc_sim.errors import FileError, UnknownWordError
from unsc_sim.positions.evidence import Certainty
from unsc_sim.scenario.loading import SCENARIOS

TABLE = Path(__file__).parent / "data" / "article_claims.tsv"
GOOD = (SCENARIOS / "libya-2019.toml").read_text(encoding="utf-8")
LIBYA = un.load("libya-2019")
CLAIMS = {claim.id: claim for claim in LIBYA.evidence()}


def rows():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_every_claim_of_the_article_stands_in_its_paragraph_on_its_word(row):
    claim = CLAIMS[row["id"]]
    assert claim.source.main
    assert " ".join(map(str, claim.paragraphs)) == row["paragraphs"]
    assert claim.certainty.value == row["certainty"]


def test_the_claims_are_those_of_the_article_and_of_other_sources_and_no_more():
    others = [f"B{number:02}" for number in range(1, 16)]
    assert [*CLAIMS] == [*(row["id"] for row in rows()), *others]
    assert not any(CLAIMS[each].source.main for each in others)


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=lambda claim: claim.id)
def test_every_claim_is_told_in_both_languages(claim):
    assert claim.says.en
    assert claim.says.ar
    assert bool(claim.by.en) is bool(claim.by.ar)
    assert claim.by or claim.certainty not in (Certainty.ATTRIBUTED, Certainty.ON_RECORD)


def test_facts_leave_out_judgements_and_other_sources():
    facts = LIBYA.facts()
    assert all(claim.source.main for claim in facts)
    judged = {claim.id for claim in LIBYA.evidence("editorial")}
    assert judged == {"A01", "A24", "A33", "A34", "A50"}
    assert not judged & {claim.id for claim in facts}
    assert len(facts) == len(rows()) - len(judged)


def test_evidence_is_asked_for_by_kind():
    assert [claim.id for claim in LIBYA.evidence("inferred")] == ["A59", "A60"]
    assert LIBYA.evidence(Certainty.ON_RECORD) == LIBYA.evidence("on record")
    kinds = [LIBYA.evidence(kind) for kind in Certainty]
    assert sum(map(len, kinds)) == len(LIBYA.evidence())
    with pytest.raises(UnknownWordError, match="did you mean 'editorial'"):
        LIBYA.evidence("editoral")


def test_a_claim_of_another_source_says_so():
    assert "from another source: AFP" in str(CLAIMS["B03"])
    assert "another source" not in str(CLAIMS["A10"])


def test_no_judgement_and_no_other_source_carries_a_position_or_a_relation():
    for standing in LIBYA.standings:
        carried = [each.evidence for each in (*standing.positions, *standing.draft.provisions)]
        for claim in (*standing.draft.evidence, *(claim for each in carried for claim in each)):
            assert claim.is_fact
    for each in (*LIBYA.cast, *LIBYA.relations):
        assert each.evidence
        assert all(claim.is_fact for claim in each.evidence)


@pytest.mark.parametrize(
    "before",
    [
        'reported = "not agreed"\nevidence = ["A37"',
        'kind = "supports"\nevidence = ["A42"',
        'qualifier = { en = "at this time", ar = "في الوقت الحالي" }\nevidence = ["A08"',
    ],
)
def test_a_judgement_that_is_to_carry_something_is_a_fault(tmp_path, before):
    path = tmp_path / "own.toml"
    assert before in GOOD
    path.write_text(GOOD.replace(before, before + ', "A01"'), encoding="utf-8")
    with pytest.raises(FileError, match="A01 is an editorial judgement"):
        un.load(path)


def test_the_three_products_have_three_verdicts():
    answers = {key: LIBYA.draft(key).verdict().would_pass.value for key in LIBYA.drafts}
    assert answers == {
        "resolution": "depends",
        "formal-statement": "no",
        "words-to-the-press": "yes",
    }
