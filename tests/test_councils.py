"""The Council of every day: how many seats, who sat, under which name."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsc_sim import rules
from unsc_sim.councils.by_day import FIRST_DAY, LAST_DAY, council
from unsc_sim.councils.members import Council, Group, Member
from unsc_sim.errors import DayError, SeatError
from unsc_sim.proposals.reforms import reform
from unsc_sim.tables import rows

YEARS = range(FIRST_DAY.year, LAST_DAY.year + 1)
MONTHS = [date(year, month, 1) for year in YEARS for month in range(1, 13)]
SAMPLED = [day for first in MONTHS for day in (first, first.replace(day=17)) if day >= FIRST_DAY]
DAYS = st.dates(FIRST_DAY, LAST_DAY)


def codes(when):
    return set(council(when).codes)


def elected(when):
    return {member.code for member in council(when).elected}


@pytest.mark.parametrize("year", YEARS)
def test_in_every_month_the_council_has_eleven_seats_or_fifteen_and_five_permanent(year):
    for day in (each for each in SAMPLED if each.year == year):
        assert len(council(day)) == (11 if year < 1966 else 15), day
        five = {member.code for member in council(day).permanent}
        soviet = day < date(1991, 12, 24)
        assert five == {"CHN", "FRA", "GBR", "USA", "SUN" if soviet else "RUS"}, day
        assert all(member.veto is member.permanent for member in council(day).members)


@given(DAYS)
def test_every_member_holds_its_seat_on_the_day(day):
    for member in council(day).members:
        assert member.term.start <= day
        assert member.term.end is None or day <= member.term.end
        assert isinstance(member.group, Group)
        assert member.source
        assert council(day).member(member.code) is member
        if not member.vacant:
            assert council(day).member(member.name) is member
            assert council(day).member(member.official_name) is member


@given(DAYS)
def test_the_council_is_the_same_however_the_day_is_written(day):
    assert council(day) == council(day.isoformat()) == council(f" {day} ")
    assert hash(council(day)) == hash(council(day.isoformat()))


def test_every_source_of_a_seat_or_a_president_is_listed():
    listed = {row["key"] for row in rows("sources")}
    for table in ("membership", "presidency"):
        for row in rows(table):
            assert set(row["source"].split("|")) <= listed, row


@pytest.mark.parametrize("year", range(1967, 2027))
def test_five_elected_seats_change_with_every_year_and_groups_keep_theirs(year):
    before, after = council(date(year - 1, 12, 31)), council(date(year, 1, 8))
    assert len(set(after.codes) - set(before.codes)) in (5, 6)
    groups = [member.group for member in after.elected]
    if year >= 1968:
        shares = {each: groups.count(each) for each in Group}
        assert shares[Group.GRULAC] == 2
        assert shares[Group.EEG] == 1
        assert shares[Group.AFR] + shares[Group.APG] == 5
        assert shares[Group.WEOG] == 2


def test_the_first_council_had_three_members_for_one_year_and_three_for_two():
    assert elected(1946) == {"AUS", "BRA", "EGY", "MEX", "NLD", "POL"}
    assert elected(1947) == {"AUS", "BRA", "POL", "BEL", "COL", "SYR"}


def test_the_first_council_of_fifteen_had_two_members_for_one_year():
    assert codes("1965-12-31") & elected(1966) == {"JOR", "NLD", "URY"}
    assert " ".join(sorted(elected(1966))) == "ARG BGR JOR JPN MLI NGA NLD NZL UGA URY"
    assert {"NZL", "UGA"}.isdisjoint(codes(1967))
    assert {"ARG", "BGR", "JPN", "MLI", "NGA"} <= codes(1967)


@pytest.mark.parametrize(
    ("first_year", "first", "second"),
    [
        (1956, "YUG", "PHL"),
        (1960, "POL", "TUR"),
        (1961, "LBR", "IRL"),
        (1962, "ROU", "PHL"),
        (1964, "CSK", "MYS"),
        (2017, "ITA", "NLD"),
    ],
)
def test_two_members_can_split_a_term(first_year, first, second):
    assert first in codes(first_year)
    assert second not in codes(first_year)
    assert second in codes(first_year + 1)
    assert first not in codes(first_year + 1)


def test_a_seat_was_vacant_for_the_first_six_days_of_1980():
    for day in range(1, 7):
        sitting = council(date(1980, 1, day))
        assert len(sitting) == 15
        assert sitting.codes[-1] == "VACANT"
        assert sitting.members[-1].vacant
        assert sitting.members[-1].name == "vacant seat"
        assert not sitting.members[-1].veto
    assert "VACANT" not in codes("1979-12-31") | codes("1980-01-07")
    assert "MEX" in codes("1980-01-07")
    assert "MEX" not in codes("1980-01-06")
    assert "the vacant seat" in str(council("1980-01-03"))


@pytest.mark.parametrize(
    ("day", "code", "state"),
    [
        ("1971-10-24", "CHN", "Republic of China"),
        ("1971-10-25", "CHN", "People's Republic of China"),
        ("1991-12-23", "SUN", "Union of Soviet Socialist Republics"),
        ("1991-12-24", "RUS", "Russian Federation"),
    ],
)
def test_the_state_in_a_permanent_seat_is_told_by_the_day(day, code, state):
    assert council(day).member(code).state == state


@pytest.mark.parametrize(
    ("day", "code", "name"),
    [
        ("1984-08-03", "BFA", "Upper Volta"),
        ("1984-08-04", "BFA", "Burkina Faso"),
        ("2008-09-01", "BFA", "Burkina Faso"),
        ("1961-09-27", "EGY", "United Arab Republic"),
        ("1946-02-16", "EGY", "Egypt"),
        ("1960-06-23", "LKA", "Ceylon"),
        ("1990-05-21", "YMD", "Democratic Yemen"),
        ("1990-05-22", "YEM", "Yemen"),
    ],
)
def test_a_member_is_named_as_on_the_day(day, code, name):
    assert council(day).member(code).name == name


def test_members_stand_in_the_alphabetical_order_of_the_day():
    in_order = "BEL CHN CIV DOM GNQ FRA DEU IDN KWT PER POL RUS ZAF GBR USA"
    assert " ".join(council("2019-04-18").codes) == in_order


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (1971, "25 October 1971"),
        (1980, "7 January 1980"),
        (1990, "22 May 1990"),
        (1991, "24 December 1991"),
    ],
)
def test_a_year_inside_which_a_seat_changed_hands_is_an_error_that_names_the_days(year, days):
    for written in (year, str(year)):
        with pytest.raises(DayError, match=f"no single Council in {year}.*on {days}$"):
            council(written)


def test_every_other_year_has_one_council_and_its_days_have_the_same():
    for year in set(YEARS) - {1971, 1980, 1990, 1991}:
        of_year = council(year)
        for month in range(1, 13):
            day = max(date(year, month, 15), FIRST_DAY)
            assert set(of_year.codes) == codes(day)
        assert set(of_year.codes) == codes(date(year, 12, 31))


@pytest.mark.parametrize(
    "when", [FIRST_DAY - timedelta(1), LAST_DAY + timedelta(1), "1945-10-24", 1945, 2028, "2028"]
)
def test_a_day_beyond_what_is_known_is_an_error_that_names_the_limits(when):
    with pytest.raises(DayError, match="known from 17 January 1946 to 31 December 2027, not for"):
        council(when)


@pytest.mark.parametrize("when", ["2019-02-30", "2019-13-01", "yesterday", "", True, None, 1.5])
def test_what_is_no_day_is_an_error_that_says_how_to_write_one(when):
    with pytest.raises(DayError, match="expected a day written YYYY-MM-DD or a year, not"):
        council(when)


def test_every_month_of_a_sourced_presidency_has_a_president_that_is_a_member():
    sourced = {row["month"]: row["code"] for row in rows("presidency")}
    assert sourced
    for first in MONTHS:
        day = max(first, FIRST_DAY)
        month = f"{first:%Y-%m}"
        chair = council(day).president
        if month in sourced:
            assert chair is not None, month
            assert chair.code == sourced[month]
            assert f"Presiding: {chair.name}." in str(council(day))
        else:
            assert chair is None, month
            assert "Who presides is not known here." in str(council(day))


def test_germany_presided_in_april_2019_and_nobody_is_named_where_no_source_is():
    assert council("2019-04-18").president.code == "DEU"
    assert council("1950-01-10").president is None
    assert council(2019).president is None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("GB", "GBR"),
        ("uk", "GBR"),
        ("United Kingdom", "GBR"),
        ("United Kingdom of Great Britain and Northern Ireland", "GBR"),
        ("ru", "RUS"),
        ("Russia", "RUS"),
        ("US", "USA"),
        ("CIV", "CIV"),
        ("civ", "CIV"),
        ("Ivory Coast", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("CÔTE D’IVOIRE", "CIV"),
        ("DE", "DEU"),
    ],
)
def test_codes_of_two_and_three_letters_names_and_aliases_are_understood(word, code):
    assert council("2019-04-18").member(word).code == code


def test_a_wrong_name_is_answered_with_the_nearest_right_ones():
    sitting = council("2019-04-18")
    with pytest.raises(SeatError, match=r"no member 'Rusia'; did you mean Russian Federation"):
        sitting.member("Rusia")
    with pytest.raises(SeatError, match=r"did you mean United States \(USA\)\?"):
        sitting.member("Untied States")
    with pytest.raises(SeatError, match=r"no member 'Xyzzy'$"):
        sitting.member("Xyzzy")


def test_a_state_without_a_seat_is_told_with_the_members_of_the_day():
    with pytest.raises(
        SeatError, match=r"Brazil had no seat on 18 April 2019; .* BEL, CHN, .* and USA"
    ):
        council("2019-04-18").member("Brazil")
    with pytest.raises(SeatError, match="had no seat on 18 April 2019"):
        council("2019-04-18").member("USSR")


def test_a_council_has_at_least_one_member_and_none_twice():
    with pytest.raises(SeatError, match="a council needs at least one member"):
        Council(())
    with pytest.raises(SeatError, match="'A' has two seats"):
        Council((Member("A", "one"), Member("A", "two")))


def test_voters_of_a_hypothesis_are_found_by_code_and_by_name():
    council_of_two = Council((Member("A", "Anna"), Member("B", "Bert")))
    assert council_of_two.member("anna").code == "A"
    assert council_of_two.member("b").code == "B"
    assert council_of_two.president is None
    with pytest.raises(SeatError, match="no member 'C'"):
        council_of_two.member("C")


def test_a_moment_is_the_council_of_its_day_and_a_raised_digit_is_no_year():
    assert council(datetime(2019, 4, 18, 15, 0)) == council("2019-04-18")
    with pytest.raises(DayError, match="YYYY-MM-DD"):
        council("²")


def test_states_of_a_proposed_council_are_known_by_all_their_names():
    proposed = reform("g4-2005").council
    assert proposed.member("Russia").code == proposed.member("Russian Federation").code == "RUS"
    assert proposed.member("UK").code == "GBR"
    assert proposed.member("new permanent 1").code == "NP1"
    with pytest.raises(SeatError, match=r"did you mean France \(FRA\)\?"):
        proposed.seat("Frankreich")


def test_a_member_that_is_no_state_is_known_by_its_name_on_any_day():
    union = Council((Member("EUU", "European Union"), Member("FRA", "France")), date(2019, 1, 1))
    assert union.seat("european union") == 0
    with pytest.raises(SeatError, match=r"did you mean European Union \(EUU\)\?"):
        union.seat("Eurpean Union")


def test_a_name_of_the_council_goes_before_that_of_a_state_elsewhere():
    voters = rules.weighted(1, {"GEO": 1, "Georgia": 1}).council
    assert voters.seat("georgia") == 1


@pytest.mark.parametrize("given", [None, 3, "RUS", ["RUS"], [None]])
def test_a_council_is_made_of_members(given):
    with pytest.raises(SeatError, match="expected a Member, not"):
        Council(given)
