"""Who votes with whom: indices against their definitions, blocs and places that were put in."""

import math
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
import real_record
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import unsc_sim as un
from unsc_sim.councils.states import LastName
from unsc_sim.record.agreement import agreement, hix_noury_roland, rice
from unsc_sim.record.cohesion import cohesion
from unsc_sim.record.placing import Fit, ballots, climbed, from_main_directions
from unsc_sim.record.recorded import NO_SEAT, RecordedVote
from unsc_sim.record.records import Record
from unsc_sim.record.spatial import ideal_points
from unsc_sim.votes import Vote

VOTES = arrays(np.int8, (7, 4), elements=st.sampled_from([1, 0, -1, 2, NO_SEAT]))
CODES = ("CHN", "FRA", "RUS", "USA")
COUNCIL = un.council("2011-10-04")
WEST = {"DEU", "FRA", "GBR", "PRT", "USA"}
EAST = {"BRA", "CHN", "IND", "RUS", "ZAF"}


def vote(dissent, region="Middle East", topic="Syria"):
    cast = tuple(dissent.get(code, Vote.YES) for code in COUNCIL.codes)
    return RecordedVote(COUNCIL, cast, draft=f"S/{len(dissent)}", region=region, topic=topic)


@pytest.fixture(scope="module")
def record():
    """A bloc that withholds on one topic, another on another, and both at one."""
    syria = dict.fromkeys(EAST, Vote.ABSTAIN) | {"RUS": Vote.NO}
    israel = dict.fromkeys(WEST, Vote.ABSTAIN) | {"USA": Vote.NO}
    drafts = [vote(syria), vote(syria), vote(israel, topic="Palestine"), vote({}, "Africa", "Mali")]
    return Record(tuple(drafts * 4))


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_the_agreement_index_has_its_limits(yes, no, abstain):
    index = hix_noury_roland(yes, no, abstain)
    if not yes + no + abstain:
        assert math.isnan(index)
    else:
        assert 0 <= index <= 1
        assert (index == 1) is (max(yes, no, abstain) == yes + no + abstain)
        assert index == hix_noury_roland(abstain, yes, no)


def test_rice_does_not_see_an_abstention():
    assert rice(8, 0) == 1
    assert hix_noury_roland(8, 0, 7) == pytest.approx((8 - 3.5) / 15)
    assert math.isnan(rice(0, 0))


@given(VOTES)
def test_the_index_of_a_pair_is_that_of_a_group_of_two_averaged_over_their_votes(votes):
    found = agreement(CODES, votes)
    for a, b in combinations(range(4), 2):
        both = [row for row in votes[:, [a, b]].tolist() if max(row) < 2]
        each = [hix_noury_roland(row.count(1), row.count(-1), row.count(0)) for row in both]
        assert found.shared[a, b] == len(both)
        if both:
            assert found.index[a, b] == pytest.approx(np.mean(each))
            group = cohesion((CODES[a], CODES[b]), votes[:, [a, b]])
            assert group.agreement == pytest.approx(np.mean(each))
            assert group.votes == len(both)
        else:
            assert np.isnan(found.index[a, b])


def test_the_graph_bears_the_index_and_cannot_be_changed(record):
    graph = record.agreement().graph()
    assert graph.edges["CHN", "RUS"] == {"weight": pytest.approx(0.625), "votes": 16, "same": 8}
    with pytest.raises(nx.NetworkXError):
        graph.add_edge("CHN", "NGA")
    assert record.agreement().graph(least=17).number_of_edges() == 0


def test_the_blocs_put_in_are_found(record):
    blocs = {frozenset(each) for each in record.agreement().blocs()}
    assert any(bloc >= EAST - {"RUS"} for bloc in blocs)
    assert any(bloc >= WEST - {"USA"} for bloc in blocs)
    assert not any(bloc & EAST and bloc & WEST for bloc in blocs)
    alone = Record((vote({}),)).agreement("CHN", "USA")
    assert alone.blocs() == (("CHN",), ("USA",))


def test_members_are_meant_by_name_or_code(record):
    found = record.agreement("Russia", "United States")
    assert found.codes == ("RUS", "USA")
    assert found.between("Russia", "USA") == record.agreement().between("RUS", "USA")
    with pytest.raises(un.UnscSimError, match="no votes of 'Peru'"):
        record.agreement("Peru")
    with pytest.raises(un.UnscSimError, match="Russian Federation is named twice"):
        record.agreement("RUS", "Russia")
    united = record.cohesion("France", "UK")
    assert (united.codes, united.agreement, united.rice, united.votes) == (("FRA", "GBR"), 1, 1, 16)


def test_one_member_alone_is_no_group(record):
    for ask in (record.agreement, record.cohesion):
        with pytest.raises(un.UnscSimError, match="two members or more, France alone agrees with"):
            ask("FRA")


def test_members_of_a_bloc_stand_in_the_order_of_their_names(record):
    told = str(record.agreement().network())
    assert "France, Germany, Portugal, United Kingdom and United States" in told
    for bloc in record.agreement().blocs():
        names = [str(LastName(code)) for code in bloc]
        assert names == sorted(names)


def test_without_ballots_nobody_agrees_with_anybody():
    for ask in (Record(()).agreement, Record(()).cohesion):
        with pytest.raises(un.UnscSimError, match="taken by ballot, there are none"):
            ask()


def test_the_network_is_the_pairs_above_the_average(record):
    found = record.agreement()
    network = found.network()
    index = {frozenset((a, b)): found.between(a, b) for a, b in combinations(found.codes, 2)}
    assert network.average == pytest.approx(sum(index.values()) / len(index))
    above = {pair for pair, value in index.items() if value > network.average + 1e-9}
    assert {frozenset(link[:2]) for link in network.links} == above
    assert network.blocs == found.blocs()
    assert sorted(code for bloc in network.blocs for code in bloc) == list(found.codes)


def test_blocs_are_told_framed_and_joined(record):
    found = record.agreement()
    for result in (found, found.network()):
        for at, bloc in enumerate(found.blocs(), 1):
            if len(bloc) > 1:
                assert f"Bloc {at}: " in str(result)
                assert f"bloc {at}</text>" in str(result.picture())
    drawn = str(found.network().picture())
    assert drawn.count("<circle") == len(found.codes)
    assert drawn.count(" Q ") == len(found.network().links)


def test_a_picture_of_agreement_says_whom_it_leaves_out_and_what_its_shades_mean():
    codes = tuple(f"M{place:02}" for place in range(30))
    votes = np.random.default_rng(0).choice([1, -1], (40, 30)).astype(np.int8)
    votes[:20, 29] = votes[20:, 0] = NO_SEAT
    found = agreement(codes, votes)
    drawn = " ".join(str(found.picture()).split())
    assert "20 of 30 members with the most votes" in drawn
    values = found.index[np.ix_(range(1, 21), range(1, 21))][np.triu_indices(20, 1)]
    assert f"{values.min():.2f} at least" in drawn
    assert "never voted together" not in drawn
    pair = replace(found, codes=("A", "B"), same=found.same[::29, ::29],
                   shared=found.shared[::29, ::29])  # fmt: skip
    assert "never voted together" in str(pair.picture())


def test_names_are_told_in_the_language(record):
    for result in (
        record.agreement(),
        record.agreement().network(),
        record.cohesion("Russia", "China"),
        record.shares_by_member(),
        record.ideal_points(np.random.default_rng(0), resamples=0),
    ):
        assert "الاتحاد الروسي" in result.words("ar")
        assert "RUS" not in result.words("ar")
        assert "الاتحاد الروسي" in str(result.picture("ar"))
    assert "الشرق الأوسط" in record.shares_by_region().words("ar")


def test_what_is_long_to_write_out_is_named_shortly(record):
    assert repr(record.agreement()) == "<Agreement of 15 members.>"
    assert repr(record.shares_by_member()) == "<Votes not in favour, by member: 15>"
    points = record.ideal_points(np.random.default_rng(0), resamples=0)
    assert repr(points) == "<Ideal points of 15 members on a line, from 12 divided votes.>"


def test_shares_count_every_ballot_once(record):
    members = record.shares_by_member()
    assert sum(row.votes for row in members.rows) == 16 * 15
    assert (members["RUS"].no, members["RUS"].abstain, members["RUS"].yes) == (8, 0, 8)
    assert members["RUS"].of(Vote.NO) == 0.5
    assert members["CHN"].dissent == 0.5
    assert members["China"] == members["CHN"]
    with pytest.raises(un.UnscSimError, match="no share of 'Frence' here; did you mean 'France'"):
        members["Frence"]
    regions = record.shares_by_region()
    assert [row.label for row in regions.rows] == ["Middle East", "Africa"]
    assert regions["Africa"].dissent == 0
    assert {row.label for row in record.shares_by_topic().rows} == {"Syria", "Palestine", "Mali"}


def drawn(record):
    few = record.divided()
    return [
        record, record.replay(), record.agreement(), record.shares_by_member(),
        record.agreement().network(), record.cohesion(), record.cohesion("FRA", "RUS"),
        record.shares_by_region(), record.shares_by_topic(),
        Record(()), Record(()).shares_by_topic(),
        few.ideal_points(np.random.default_rng(0), resamples=2),
        few.ideal_points(np.random.default_rng(0), ("RUS", "USA", "CHN"), resamples=2),
    ]  # fmt: skip


def test_every_result_shows_itself_and_says_what_the_record_leaves_out(record):
    for result in drawn(record):
        root = ET.fromstring(result._repr_svg_())
        assert root.find("{http://www.w3.org/2000/svg}title").text
        assert root.find("{http://www.w3.org/2000/svg}desc").text == " ".join(str(result).split())
        if result != record.replay():
            assert "seldom tabled" in str(result)


def simulated(rng, drafts=400, members=24, dimensions=1):
    """Votes of members at known places, by the model itself."""
    points = rng.normal(size=(members, dimensions))
    level, way = rng.normal(size=(drafts, 1)), 2.5 * rng.normal(size=(drafts, dimensions))
    leaning = level + way @ points.T + rng.logistic(size=(drafts, members))
    votes = np.where(leaning > 0.5, 1, np.where(leaning > -0.5, 0, -1)).astype(np.int8)
    votes[rng.random(votes.shape) < 0.3] = NO_SEAT
    codes = tuple(f"M{place:02}" for place in range(members))
    order = np.argsort(points[:, 0])
    return codes, votes, points, (codes[order[0]], codes[order[-1]])


def test_members_are_found_where_they_were_put():
    codes, votes, points, ends = simulated(np.random.default_rng(5))
    found = ideal_points(codes, votes, ends, np.random.default_rng(1), resamples=40)
    low, high = points.min(), points.max()
    truth = 2 * (points[:, 0] - low) / (high - low) - 1
    assert np.corrcoef(truth, found.points[:, 0])[0, 1] > 0.98
    assert found.of(ends[0]) == pytest.approx((-1,))
    assert found.of(ends[1]) == pytest.approx((1,))
    assert (found.low <= found.high).all()
    inside = (found.low[:, 0] <= truth) & (truth <= found.high[:, 0])
    assert inside.mean() > 0.6


def test_a_plane_is_found_up_to_what_the_anchors_fix():
    codes, votes, points, ends = simulated(np.random.default_rng(7), 600, 20, 2)
    third = next(code for code in codes if code not in ends)
    found = ideal_points(codes, votes, (*ends, third), np.random.default_rng(1), resamples=0)
    assert found.of(ends[0]) == pytest.approx((-1, 0))
    assert found.of(ends[1]) == pytest.approx((1, 0))
    assert found.of(third)[1] > 0
    # Votes cannot tell a plane from one that is sheared: compare up to that.
    wide = np.column_stack([np.ones(len(points)), found.points])
    fitted = wide @ np.linalg.lstsq(wide, points, rcond=None)[0]
    assert ((points - fitted) ** 2).sum() < 0.05 * ((points - points.mean(axis=0)) ** 2).sum()


def log_posterior(fit, steps):
    """From its definition: an ordered logit, and normal priors."""
    leaning = fit.splits[:, :1] + fit.splits[:, 1:] @ fit.places.T
    below = [1 / (1 + np.exp(leaning - cut)) for cut in (-0.5, 0.5)]
    chances = np.select([steps == 0, steps == 1], [below[0], below[1] - below[0]], 1 - below[1])
    likely = np.log(chances[steps >= 0]).sum()
    return likely - (fit.places**2).sum() / 2 - (fit.splits**2).sum() / 18


def slopes(fit, steps, name, by=1e-5):
    """The slope of the log posterior in each number of a fit, by differences."""
    values = getattr(fit, name)
    for place in np.ndindex(values.shape):
        aside = np.zeros_like(values)
        aside[place] = by
        up, down = (
            log_posterior(replace(fit, **{name: values + way * aside}), steps) for way in (1, -1)
        )
        yield (up - down) / (2 * by)


@pytest.mark.parametrize("dimensions", [1, 2])
def test_the_places_told_are_at_the_top_of_the_posterior(dimensions):
    _, votes, _, _ = simulated(np.random.default_rng(3), 60, 10, dimensions)
    steps = np.where(votes == NO_SEAT, -1, votes + 1).astype(int)
    cast = ballots(steps)
    start = from_main_directions(cast, dimensions)
    fit = climbed(start, cast)
    gained = log_posterior(fit, steps) - log_posterior(start, steps)
    assert fit.height(cast) - start.height(cast) == pytest.approx(gained)
    assert max(map(abs, slopes(fit, steps, "places"))) < 0.01
    assert max(map(abs, slopes(fit, steps, "splits"))) < 0.01
    rng = np.random.default_rng(0)
    for _ in range(50):
        near = replace(fit, places=fit.places + rng.normal(0, 0.05, fit.places.shape))
        assert near.height(cast) < fit.height(cast)


def test_each_step_upwards_is_taken_and_none_downwards():
    _, votes, _, _ = simulated(np.random.default_rng(4), 60, 10)
    cast = ballots(np.where(votes == NO_SEAT, -1, votes + 1).astype(int))
    rng = np.random.default_rng(0)
    for _ in range(5):
        start = Fit(rng.normal(size=(10, 1)), rng.normal(size=(60, 2)))
        assert climbed(start, cast).height(cast) > start.height(cast)


def test_intervals_repeat_with_their_seed(record):
    one, two = (record.ideal_points(np.random.default_rng(4), resamples=5) for _ in range(2))
    assert np.array_equal(one.low, two.low)


def test_what_cannot_be_placed_is_told(record):
    rng = np.random.default_rng(0)
    with pytest.raises(un.UnscSimError, match="two or three anchors, not 1"):
        record.ideal_points(rng, ["RUS"])
    with pytest.raises(un.UnscSimError, match="no votes of 'PER'"):
        record.ideal_points(rng, ["RUS", "PER"])
    with pytest.raises(un.UnscSimError, match="vote alike"):
        record.ideal_points(rng, ["FRA", "GBR"])
    with pytest.raises(un.UnscSimError, match="Russian Federation is named twice"):
        record.ideal_points(rng, ["RUS", "USA", "Russia"])
    with pytest.raises(un.UnscSimError, match="0 or more draws of the votes, not -2"):
        record.ideal_points(rng, resamples=-2)
    with pytest.raises(un.UnscSimError, match="divided votes"):
        record.about(region="Africa").ideal_points(rng)


def test_a_line_tells_what_is_fixed_and_how_sure_the_rest_is(record):
    told = str(record.ideal_points(np.random.default_rng(0), resamples=9))
    assert "Russian Federation is fixed at -1, United States at 1." in told
    assert "Russian Federation -1.00 (fixed)" in told
    assert "China -0." in told
    bare = str(record.ideal_points(np.random.default_rng(0), resamples=0))
    assert "(fixed)" in bare
    assert bare.count("(") == 2
    assert "In brackets" not in bare


def test_a_plane_tells_both_coordinates_and_all_its_anchors(record):
    points = record.ideal_points(np.random.default_rng(0), ("RUS", "USA", "CHN"), resamples=9)
    told = str(points)
    assert "China is above 0 in the second" in told
    assert "Russian Federation -1.00, 0.00 (fixed)" in told
    row = points.codes.index("CHN")
    for place, low, high in zip(points.points[row], points.low[row], points.high[row]):
        assert f"{place:.2f} ({low:.2f} to {high:.2f})" in told


def test_a_picture_of_a_plane_says_of_whom_it_shows_no_more_than_a_dot():
    codes, votes, _, ends = simulated(np.random.default_rng(9), 80, 30, 2)
    third = next(code for code in codes if code not in ends)
    points = ideal_points(codes, votes, (*ends, third), np.random.default_rng(1), resamples=3)
    drawn = str(points.picture())
    assert "shown for 20 of 30 members" in " ".join(drawn.split())
    assert drawn.count("<circle") == 30
    assert all(f"<title>{code}</title>" in drawn for code in codes)


def test_intervals_of_the_real_record_are_as_wide_as_those_of_whole_climbs():
    record = real_record.since_1994()
    points = record.ideal_points(np.random.default_rng(1))
    row = points.codes.index("GBR")
    assert points.low[row, 0] == pytest.approx(-0.16, abs=0.02)
    assert points.high[row, 0] == pytest.approx(0.14, abs=0.02)


def test_blocs_of_the_real_record_are_those_everybody_knows():
    record = real_record.since_1994().divided()
    five = record.agreement("CHN", "FRA", "GBR", "RUS", "USA")
    assert five.blocs() == (("FRA", "GBR", "USA"), ("CHN", "RUS"))
    points = record.ideal_points(np.random.default_rng(1), resamples=10)
    assert points.of("CHN") < (-0.5,) < points.of("FRA") < points.of("GBR") < (1,)
    assert record.cohesion("France", "UK", "USA").rice > 0.9


def test_results_of_the_same_votes_are_equal_and_have_one_hash(record):
    again = Record(record.recorded)
    line = {"anchors": ("FRA", "CHN"), "resamples": 3}
    for first, second, other in (
        (record.arrays(), again.arrays(), record[:3].arrays()),
        (record.agreement(), again.agreement(), record[:3].agreement()),
        (
            record.ideal_points(np.random.default_rng(1), **line),
            again.ideal_points(np.random.default_rng(1), **line),
            record.ideal_points(np.random.default_rng(2), **line),
        ),
    ):
        assert first == second
        assert (first != second) is False
        assert hash(first) == hash(second)
        assert first != other
        assert first != "other"


def test_what_is_not_a_number_is_equal_to_itself(record):
    places = [record.ideal_points(np.random.default_rng(1), ("FRA", "CHN"), resamples=0)] * 2
    assert np.isnan(places[0].low).all()
    assert places[0] == replace(places[1], low=places[1].low.copy())
