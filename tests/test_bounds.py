"""What a scenario file says of negotiating: wordings, prices, constraints, a minimum."""

from fractions import Fraction

import pytest

import unsc_sim as un
from unsc_sim.errors import FileError
from unsc_sim.tables import DATA

LADDER = """\
title = "the name of a party"
variants = ["names the LNA", "launching", "all parties"]
titles.launching = { en = "the launching of an offensive", ar = "شن هجوم" }
prices = { launching = "1/2", "all parties" = "2", out = "3" }
"""
BOUNDS = """\
evidence = ["C1"]
constraints = ["not names-party = 'all parties'"]
minimum = "names-party"
"""


def with_ladder(**changed):
    text = (DATA / "template.toml").read_text(encoding="utf-8")
    text = text.replace('title = "the name of a party"\n', LADDER)
    head, tail = text.split("[[drafts]]")
    text = head + "[[drafts]]" + tail.replace('evidence = ["C1"]\n', BOUNDS, 1)
    for old, new in changed.values():
        assert old in text
        text = text.replace(old, new)
    return text


def test_a_negotiation_keeps_to_the_bounds_of_its_file(written):
    found = un.load(written(with_ladder())).negotiate()
    wordings = [dict(offer.text)["names-party"] for offer in found.texts]
    assert wordings == ["names the LNA", "launching"]
    assert [offer.price for offer in found.texts] == [0, Fraction(1, 2)]
    assert found.texts[1].changes[0].words() == (
        "the name of a party as 'the launching of an offensive' instead of 'names the LNA'"
    )
    assert "شن هجوم" in found.texts[1].words("ar")


def test_what_is_asked_comes_on_top_of_the_file(written):
    scenario = un.load(written(with_ladder()))
    stricter = scenario.negotiate(["not names-party = 'names the LNA'"])
    assert [dict(offer.text)["names-party"] for offer in stricter.texts] == ["launching"]
    other = scenario.negotiate(minimum="not names-party", prices={"names-party": 5})
    assert [offer.price for offer in other.texts] == [15]


def test_bounds_and_wordings_are_written_back(written, tmp_path):
    scenario = un.load(written(with_ladder()))
    again = un.load(scenario.write(tmp_path / "again.toml"))
    assert again.standing == scenario.standing
    assert again.negotiate() == scenario.negotiate()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("minimum = ", "minimun = ", "did you mean 'minimum'"),
        ('minimum = "names-party"', 'minimum = "names-prty"', "did you mean 'names-party'"),
        ('minimum = "', "minimum = \"names-party = 'all parties' and ", "the minimum"),
        ("titles.launching", "titles.lunching", "did you mean 'launching'"),
        ('out = "3"', 'out = "dear"', "the price of names-party"),
        ('variants = ["names', 'step = "2"\nvariants = ["names', "not both"),
        ("constraints = [", 'constraints = ["names-party and", ', "constraints[0]"),
    ],
)
def test_faults_of_the_bounds_are_told_at_their_place(old, new, fault, written):
    with pytest.raises(FileError) as caught:
        un.load(written(with_ladder(one=(old, new))))
    assert any(fault in str(each) and "drafts[0]" in str(each) for each in caught.value.faults), [
        str(each) for each in caught.value.faults
    ]
