"""Random negotiations, and what brute force says of them."""

from itertools import combinations, product

from hypothesis import strategies as st

from unsc_sim import rules
from unsc_sim.councils.by_day import council
from unsc_sim.councils.members import Council, Member
from unsc_sim.errors import SeatError
from unsc_sim.positions.conditions import ALWAYS, Condition, read_condition
from unsc_sim.positions.drafts import OPEN, Draft, Provision, Text
from unsc_sim.positions.stances import Position, Stance, Standing
from unsc_sim.tally import possible_outcomes
from unsc_sim.votes import Outcome
from unsc_sim.words import Translated

FIVE = Council(tuple(Member(c, c, permanent=c < "C", veto=c < "C") for c in "ABCDE"))
RULES = [
    rules.put_to_vote(FIVE, 3),
    rules.consensus(FIVE),
    rules.weighted(5, {"A": 3, "B": 2, "C": 2, "D": 1, "E": 1}),
]
KEYS = ("p", "q", "r", "s")


def provisions(open_ones: bool = False):
    return st.sampled_from(
        [
            (Provision("p", Translated("p")), Provision("q", Translated("q"), "out")),
            (
                Provision("p", Translated("p"), "strong", ("strong", "soft")),
                Provision("q", Translated("q")),
                Provision("r", Translated("r"), OPEN if open_ones else "in"),
            ),
            tuple(Provision(key, Translated(key)) for key in KEYS),
        ]
    )


def conditions(keys: tuple[str, ...]) -> st.SearchStrategy[Condition]:
    atoms = st.sampled_from([read_condition(key) for key in keys])
    compound = st.recursive(
        atoms,
        lambda inner: st.one_of(
            inner.map(lambda each: Condition("not", (each,))),
            st.tuples(st.sampled_from(["and", "or"]), inner, inner).map(
                lambda each: Condition(each[0], each[1:])
            ),
        ),
        max_leaves=4,
    )
    return st.one_of(st.just(ALWAYS), compound)


@st.composite
def standings(draw, most: int = 6) -> Standing:
    parts = draw(provisions())
    rule = draw(st.sampled_from(RULES))
    keys = tuple(each.key for each in parts)
    positions = st.builds(
        Position, st.sampled_from(rule.codes), st.sampled_from(list(Stance)), conditions(keys)
    )
    held = draw(st.lists(positions, max_size=most))
    draft = Draft("text", Translated("text"), "substantive", provisions=parts)
    standing = Standing(rule, draft, ())
    for each in dict.fromkeys(held):  # leave out what would contradict itself
        more = Standing(rule, draft, (*standing.positions, each))
        try:
            for text in every_text(draft):
                more.open_ballots(text)
        except SeatError:
            continue
        standing = more
    return standing


@st.composite
def councils_of_2019(draw, most: int = 7) -> Standing:
    """The members of April 2019, some of whom hold one position each on up to six provisions."""
    keys = tuple(f"p{number}" for number in range(draw(st.integers(1, 6))))
    parts = tuple(Provision(key, Translated(key)) for key in keys)
    draft = Draft("text", Translated("text"), "substantive", provisions=parts)
    rule = rules.substantive(council("2019-04-18"))
    members = draw(st.lists(st.sampled_from(rule.codes), max_size=most, unique=True))
    held = [
        Position(code, draw(st.sampled_from(list(Stance))), draw(conditions(keys)))
        for code in members
    ]
    return Standing(rule, draft, tuple(held))


def every_text(draft: Draft) -> list[Text]:
    keys = [each.key for each in draft.provisions]
    wordings = [each.wordings for each in draft.provisions]
    return [Text(tuple(zip(keys, each))) for each in product(*wordings)]


def outcomes(standing: Standing, text: Text, imposed=None) -> frozenset[Outcome]:
    return possible_outcomes(standing.rule.machine, standing.open_ballots(text, imposed))


def adoptable(standing: Standing, texts: list[Text], imposed: tuple[Position, ...]) -> bool:
    return any(Outcome.ADOPTED in outcomes(standing, text, imposed) for text in texts)


def brute_force(standing: Standing, texts: list[Text]):
    """All conflicts and all lifts, as sets of the places of positions."""
    everyone = range(len(standing.positions))
    sets = [frozenset(s) for n in range(len(everyone) + 1) for s in combinations(everyone, n)]
    good = {
        each: adoptable(standing, texts, tuple(standing.positions[place] for place in each))
        for each in sets
    }
    conflicts = {s for s in sets if not good[s] and all(good[s - {place}] for place in s)}
    lifts = {
        s
        for s in sets
        if good[frozenset(everyone) - s]
        and not any(good[frozenset(everyone) - (s - {place})] for place in s)
    }
    return conflicts, lifts
