"""Before and after an amendment."""

from dataclasses import replace

import pytest

import unsc_sim as un
from unsc_sim.errors import RuleError, SeatError

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


def test_an_amendment_that_changes_nothing_keeps_what_is_reported():
    words = un.load("libya-2019").draft("words-to-the-press")
    same = words.amend(add=["names-lna"])
    assert same == words
    assert same.verdict().would_pass is un.WouldPass.YES
    assert words.amend(drop=["names-lna"]).standing.draft.reported is None


def test_where_nothing_changed_it_says_so():
    libya = un.load("libya-2019")
    assert str(un.compare(libya, libya)) == "Nothing changed. Would it pass? It depends."
    assert "Changed: other positions." in str(
        un.compare(libya, libya.assume([("RUS", "supports", "")]))
    )


def test_a_provision_alone_may_be_named_without_a_list():
    libya = un.load("libya-2019")
    assert libya.amend(drop="blames-lna") == libya.amend(drop=["blames-lna"])


def test_a_provision_is_not_taken_out_and_put_in_at_once():
    with pytest.raises(RuleError, match="'blames-lna' to be taken out or put in, not both"):
        un.load("libya-2019").amend(drop=["blames-lna"], add=["blames-lna"])


def test_two_drafts_are_compared_as_two_drafts():
    libya = un.load("libya-2019")
    for other in (libya.draft("formal-statement"), libya.draft("words-to-the-press")):
        change = un.compare(libya, other)
        assert change.provisions == ()
        assert change.members == ()
        told = str(change)
        assert "Changed: another draft." in told
        assert "→" not in told
        assert "votes are open" not in told
        assert "A04" not in told  # the claim of a provision, on which neither verdict rests


def test_two_drafts_of_one_product_tell_whose_ballots_are_other_ones():
    libya = un.load("libya-2019")
    change = un.compare(libya.draft("words-to-the-press"), libya.draft("formal-statement"))
    assert change.provisions == ()
    assert "Changed: another draft." in str(change)
    assert {"RUS", "USA"} <= {member.code for member, _, _ in change.members}


def test_the_picture_of_two_products_explains_the_signs_of_both():
    libya = un.load("libya-2019")
    press = libya.draft("words-to-the-press")
    keys = un.compare(libya, libya.draft("formal-statement")).picture().svg
    assert ">In favour</text>" in keys
    assert ">Abstaining or against</text>" in keys
    assert "Lets it pass</text>" not in keys
    assert ">In favour / Lets it pass</text>" in un.compare(libya, press).picture().svg
