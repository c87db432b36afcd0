"""Before and after an amendment."""

from dataclasses import replace

import pytest

import unsc_sim as un
from unsc_sim.errors import SeatError

STATEMENT = un.load("libya-2019").draft("formal-statement")
WITH, WITHOUT = STATEMENT.amend(add=["names-lna"]), STATEMENT.amend(drop=["names-lna"])


def test_an_amendment_moves_the_objection_from_one_member_to_the_other():
    change = un.compare(WITH, WITHOUT)
    assert change.provisions == (("names-lna", "in", "out"),)
    moved = {member.code: (set(was), set(now)) for member, was, now in change.members}
    objects, either = {un.Consent.OBJECTS}, set(un.Consent)
    assert moved == {"RUS": (objects, either), "USA": (either, objects)}
    told = (
        "Other votes are open to the Russian Federation [A38 P18] and the United States [A39 P18]."
    )
    assert told in str(change)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_picture_of_a_change_cites_its_claims_and_its_day(lang):
    shown = str(un.compare(WITH, WITHOUT).picture(lang))
    drawn = shown.split("</desc>")[1]
    assert "[A38 P18; A39 P18; A37 P18]" in drawn if lang == "en" else "A38 P18" in drawn
    assert "2019" in un.compare(WITH, WITHOUT).picture(lang).title


def test_a_condition_that_is_not_reported_changes_nothing():
    libya = un.load("libya-2019")
    change = un.compare(libya, libya.amend(drop=["blames-lna"]))
    assert change.members == ()
    assert "The same votes are open to every member." in str(change)


def test_two_councils_are_not_compared():
    libya = un.load("libya-2019")
    with pytest.raises(SeatError, match="one Council"):
        un.compare(libya, replace(libya, council=un.council(2020)))
