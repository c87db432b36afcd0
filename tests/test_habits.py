"""The record reading: counts of real votes, conditioned on what is known of the others."""

from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import log

import pytest
import real_record

import unsc_sim as un
from unsc_sim.positions.drafts import REGIONS
from unsc_sim.positions.stances import Position, Stance
from unsc_sim.readings.habits import FIVE, LETTERS, Habit, Habits, shipped, worst
from unsc_sim.readings.habitual import by_habit
from unsc_sim.readings.readings import READINGS, RecordReading
from unsc_sim.record.fitting import fit_reading, habits_of
from unsc_sim.record.recorded import RecordedVote
from unsc_sim.tables import rows
from unsc_sim.votes import Outcome, Vote

LIBYA = un.load("libya-2019")
RECORD = READINGS["record"]
GROUPS = ("AFR", "APG", "EEG", "GRULAC", "WEOG")


def known(*positions):
    """The scenario's draft with other positions alone."""
    return replace(LIBYA.standing, positions=positions)


def belief(*positions, reading=RECORD):
    return reading.beliefs(known(*positions))


def holds(member, stance):
    return Position(member, stance, assumed=True)


def test_the_figures_have_their_span_and_source():
    sources = {row["key"] for row in rows("sources")}
    for row in rows("habits"):
        assert row["source"] in sources
        assert row["span"] == "1994-01-06/2013-12-24"
        seated = int(row["drafts"]) * 10
        kinds = ("AFR", "APG", "EEG", "GRULAC", "WEOG", "sponsor")
        assert sum(int(n) for kind in kinds for n in row[kind].split("-")) == seated


def test_the_chances_of_line_ups_sum_to_one_for_every_kind_of_text():
    for author, region in product(("", "states", "council"), ("", "Africa", "Middle East")):
        chances = shipped().lineups(author, region)
        assert len(chances) == len(LETTERS) ** len(FIVE)
        assert sum(chances.values()) == 1
        assert min(chances.values()) > 0


def test_every_chance_is_exact_and_the_elected_have_three():
    for lineup in ("YYYYY", "NYYNY", "NNNNN"):
        for kind in ("AFR", "WEOG", ""):
            chances = shipped().elected(lineup, kind)
            assert sum(chances) == 1
            assert all(isinstance(each, Fraction) for each in chances)
    assert belief().exact


def test_without_any_position_the_beliefs_are_the_mean_of_the_line_ups():
    habits, draft = shipped(), LIBYA.standing.draft
    free = by_habit(habits, known(), next(draft.texts()))
    author = "states" if draft.sponsors else ""
    chances = habits.lineups(author, "Africa")
    for place, code in enumerate(FIVE):
        no = sum(chance for lineup, chance in chances.items() if lineup[place] == "N")
        assert free.of(code).get(Vote.NO, 0) == no
    seen = {each.lineup for each in habits.counted}
    south = sum(
        chance * habits.elected(each if each in seen else worst(each), "AFR", "Africa")[0]
        for each, chance in chances.items()
    )
    assert free.of("ZAF")[Vote.YES] == south


def test_conditioning_on_a_position_is_conditioning_on_its_votes():
    """Bayes' rule: as if the vote had been learned, for a member that is no sponsor."""
    for code, stance, vote in (
        ("RUS", Stance.WILL_VOTE_AGAINST, "no"),
        ("ZAF", Stance.ABSTAINS, "abstain"),
    ):
        told = belief(holds(code, stance))
        learned = belief().given({code: vote})
        for other in LIBYA.council.codes:
            assert told.of(other) == learned.of(other)


def test_who_dissents_changes_the_chances_of_all():
    free, russia = belief(), belief(holds("RUS", Stance.CANNOT_SUPPORT))
    america = belief(holds("USA", Stance.WILL_VOTE_AGAINST))
    assert russia.of("CHN")[Vote.YES] < free.of("CHN")[Vote.YES] - Fraction(1, 5)
    assert america.of("CHN")[Vote.YES] > russia.of("CHN")[Vote.YES]
    assert america.of("GBR")[Vote.YES] < russia.of("GBR")[Vote.YES]
    assert russia.of("ZAF")[Vote.YES] < free.of("ZAF")[Vote.YES]


def test_a_position_is_kept():
    held = belief(
        holds("USA", Stance.CANNOT_SUPPORT),
        holds("POL", Stance.SUPPORTS),
        holds("BEL", Stance.WILL_NOT_TAKE_PART),
    )
    assert set(held.of("USA")) == {Vote.ABSTAIN, Vote.NO}
    assert set(held.of("POL")) == {Vote.YES}
    assert set(held.of("BEL")) == {Vote.NOT_VOTING}


def test_that_an_elected_member_sponsors_tells_nothing_of_the_others():
    draft = replace(LIBYA.standing.draft, sponsors=("DEU", "GBR"))
    sponsored = replace(known(holds("DEU", Stance.SPONSORS)), draft=draft)
    alone = replace(known(), draft=draft)
    for code in ("CHN", "RUS", "ZAF"):
        assert RECORD.beliefs(sponsored).of(code) == RECORD.beliefs(alone).of(code)
    assert set(RECORD.beliefs(sponsored).of("DEU")) == {Vote.YES}


def test_libya_has_its_forecast_beside_the_others_with_what_the_record_leaves_out():
    outlook = LIBYA.outlook()
    assert list(outlook)[:4] == ["literal", "hard", "soft", "record"]
    found = outlook["record"]
    assert 0.2 < found.probability("adopted") < 0.8
    assert sum(found.outcomes.values()) == 1
    for said in (str(found), str(outlook), str(found.picture()), str(outlook.picture())):
        assert "seldom tabled" in said
        assert "In none of them did the permanent members vote as the positions" in said
    assert "seldom tabled" not in str(outlook["literal"])


def test_what_is_said_goes_along_when_beliefs_are_changed():
    found = LIBYA.forecast("record")
    for changed in (
        found.if_votes("RUS", "abstain"),
        found.given({"RUS": "abstain"}),
        un.forecast(un.matters.of_matter("procedural", LIBYA.council), found.belief),
        un.forecast(found.rule, un.blocs(found.belief, [["CHN", "RUS"]])),
    ):
        assert "seldom tabled" in str(changed)


def of_region(region):
    standing = LIBYA.standing
    return replace(standing, draft=replace(standing.draft, region=region))


def test_the_region_of_the_draft_counts_unless_the_reading_has_its_own():
    africa, nowhere = RECORD.beliefs(LIBYA.standing), RECORD.beliefs(of_region(""))
    for code in ("CHN", "ZAF"):
        assert africa.of(code) != nowhere.of(code)
    told = RecordReading(region="africa")
    assert told.region == "Africa"
    assert told.beliefs(of_region("")) == africa
    assert told.beliefs(of_region("Europe")) == africa
    assert "Of these ballots the 560 on items of Africa count most" in str(LIBYA.forecast("record"))
    assert "items of" not in nowhere.note.words()


def test_a_reading_refuses_a_region_that_was_never_counted():
    with pytest.raises(un.UnscSimError, match="no region 'Afrika'; did you mean 'Africa'"):
        RecordReading(region="Afrika")
    with pytest.raises(un.UnscSimError, match="no region 'Africa'; expected 'Asia'"):
        fit_reading(some_votes(), region="Africa")


def test_a_draft_on_a_region_never_counted_has_the_chances_of_all():
    reading = fit_reading(some_votes())
    found = reading.beliefs(LIBYA.standing)
    assert found == reading.beliefs(of_region(""))
    assert "items of" not in found.note.words()


def test_the_regions_that_a_file_may_name_are_those_counted():
    assert set(REGIONS) == {each.region for each in shipped().counted} - {""}


def test_the_elected_vote_by_the_region_of_the_item():
    """By hand: forty votes of the wider share beside those counted there."""
    habits = shipped()
    wider = habits.elected("YYYYY", "AFR")
    counted = [each for each in habits.counted if (each.region, each.lineup) == ("Asia", "YYYYY")]
    there = [sum(dict(each.votes)[kind][place] for each in counted for kind in GROUPS)
             for place in range(3)]  # fmt: skip
    right = tuple((n + 40 * share) / (sum(there) + 40) for n, share in zip(there, wider))
    assert habits.elected("YYYYY", "AFR", "Asia") == right
    assert habits.elected("YYYYY", "sponsor", "Asia") == habits.elected("YYYYY", "sponsor")


def test_of_texts_on_which_nobody_votes_the_record_tells_nothing():
    statement = LIBYA.draft("formal-statement").standing
    closed = replace(statement, draft=replace(statement.draft, provisions=()), positions=())
    found = un.forecast(closed.rule, RECORD.beliefs(closed))
    literal = un.forecast(closed.rule, READINGS["literal"].beliefs(closed))
    assert found.outcomes == literal.outcomes
    assert "nobody votes" in str(found)


def test_a_council_of_eleven_and_a_reformed_one_have_their_beliefs():
    for council in (un.council("1950-06-25"), un.council("1991-06-01")):
        rule = un.rules.substantive(council)
        held = RECORD.beliefs(replace(known(), rule=rule))
        assert held.of("SUN")[Vote.NO] > 0
        assert sum(un.forecast(rule, held).outcomes.values()) == 1


def some_votes():
    council = un.council("2011-10-04")
    east = dict.fromkeys(["CHN", "RUS"], Vote.NO) | dict.fromkeys(["IND", "ZAF"], Vote.ABSTAIN)
    for dissent in ({}, {}, {}, east):
        cast = tuple(dissent.get(code, Vote.YES) for code in council.codes)
        yield RecordedVote(council, cast, draft="S/1", region="Asia", sponsors=("DEU", "FRA"))
    silent = tuple(Vote.NOT_VOTING for _ in council.codes)
    yield RecordedVote(council, silent, resolution="S/RES/1", without_ballot=True)


def test_a_record_of_ones_own_is_counted_with_one_call():
    habits = habits_of(some_votes())
    assert habits.drafts == 4
    united, divided = sorted(habits.counted, key=lambda each: each.lineup, reverse=True)
    assert (united.author, united.region, united.lineup, united.drafts) == (
        "states", "Asia", "YYYYY", 3,
    )  # fmt: skip
    assert divided.lineup == "NYYNY"
    assert dict(divided.votes) == {
        "AFR": (2, 1, 0), "APG": (1, 1, 0), "EEG": (1, 0, 0), "GRULAC": (2, 0, 0),
        "WEOG": (1, 0, 0), "sponsor": (1, 0, 0),
    }  # fmt: skip
    reading = fit_reading(some_votes())
    assert reading.name == "record"
    found = LIBYA.forecast(reading)
    assert "from 4 ballots of 4 October 2011" in str(found)
    with pytest.raises(un.UnscSimError, match="needs ballots"):
        fit_reading([])


def test_with_counts_beyond_number_the_shares_are_those_counted():
    many = tuple((kind, (3 * 10**9, 10**9, 0)) for kind in ("AFR", "WEOG"))
    habits = Habits(
        LIBYA.council.day, LIBYA.council.day,
        (Habit("states", "", "YYYYY", 10**9, many), Habit("states", "", "AYYNY", 10**9, many)),
    )  # fmt: skip
    # Each stays with its line-up nine times in ten, or redraws what it had.
    stay, redraw = Fraction(9, 10), Fraction(1, 10)
    both = (stay + redraw / 2) ** 2 + (redraw / 2) ** 2
    assert float(habits.lineups()["AYYNY"]) == pytest.approx(float(both / 2), abs=1e-6)
    assert sum(habits.lineups().values()) == 1
    assert float(habits.elected("YYYYY", "AFR")[0]) == pytest.approx(0.75, abs=1e-6)


def test_the_figures_shipped_are_those_of_the_record():
    habits = habits_of(real_record.since_1994())
    assert habits == shipped()
    assert habits.drafts == 1243


def test_line_ups_foretell_years_that_they_were_not_counted_in():
    """Each year of 2005 to 2013 from those before it, whole roll calls, in nats per vote."""
    record = real_record.since_1994().ballots()
    loss = votes = 0
    for year in range(2005, 2014):
        habits = habits_of(record.between(1994, year - 1))
        for each in record.between(year, year):
            (seen,) = habits_of([each]).counted
            author = "" if seen.author == "unknown" else seen.author
            loss -= log(habits.lineups(author, seen.region)[seen.lineup])
            for kind, cast in seen.votes:
                chances = habits.elected(seen.lineup, kind, seen.region)
                loss -= sum(n * log(chance) for n, chance in zip(cast, chances))
            votes += 15
    assert votes == 554 * 15
    assert loss / votes < 0.059  # always yes: .0787; a member's own rate: .0770


def test_every_outcome_of_a_reading_is_one_of_the_rule():
    assert set(LIBYA.forecast("record").outcomes) == {
        Outcome.ADOPTED, Outcome.VETOED, Outcome.SHORT_OF_VOTES,
    }  # fmt: skip
