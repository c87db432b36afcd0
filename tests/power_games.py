"""Games to test power with, and what enumeration of all coalitions says of them."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations, product
from math import factorial

from hypothesis import strategies as st

from unsc_sim.councils.members import Council, Member
from unsc_sim.rules.decisions import Rule
from unsc_sim.rules.machines import Bound, Requirement
from unsc_sim.votes import Outcome, Vote
from unsc_sim.words import say


def made(voters, requirements):
    """A rule of requirements given as (is a quota of yes, limit, weights)."""
    council = Council(tuple(Member(f"v{n}", f"v{n}") for n in range(voters)))
    return Rule(
        say("a game"),
        council,
        tuple(
            Requirement(
                Bound.AT_LEAST if of_yes else Bound.FEWER_THAN,
                limit,
                Vote.YES if of_yes else Vote.NO,
                tuple(weights),
                Outcome.SHORT_OF_VOTES if of_yes else Outcome.VETOED,
                "a requirement",
                say("a source"),
            )
            for of_yes, limit, weights in requirements
        ),
        Vote,
    )


@st.composite
def simple_games(draw, most=7, heaviest=10**6, requirements=(1, 1, 2, 3)):
    """Rules under which all together win: idle voters, dictators, vetoes, heavy weights."""
    voters = draw(st.integers(1, most))
    drawn = []
    for _ in range(draw(st.sampled_from(requirements))):
        top = draw(st.sampled_from([1, 2, 3, 10, heaviest]))
        weights = draw(st.lists(st.integers(0, top), min_size=voters, max_size=voters))
        if not any(weights) or (draw(st.booleans()) and draw(st.booleans())):
            weights[draw(st.integers(0, voters - 1))] = sum(weights) + 1
        drawn.append((draw(st.booleans()), draw(st.integers(1, sum(weights))), weights))
    return made(voters, drawn)


@dataclass
class Enumerated:
    """Every coalition of a rule looked at, each decided by the rule itself."""

    rule: Rule

    def __post_init__(self):
        self.voters = len(self.rule.codes)
        self.everyone = frozenset(range(self.voters))
        self.all = [
            frozenset(n for n in range(self.voters) if mask >> n & 1)
            for mask in range(1 << self.voters)
        ]
        self.winning = {each for each in self.all if self._adopted(each)}
        self.critical = {
            each: [n for n in each if each - {n} not in self.winning] for each in self.winning
        }

    def _adopted(self, coalition):
        votes = [Vote.YES if n in coalition else Vote.NO for n in range(self.voters)]
        return all(each.met(each.count(votes)) for each in self.rule.requirements)

    def by_voter(self, worth):
        """The worth of all coalitions in which each voter swings."""
        sums = [Fraction(0)] * self.voters
        for coalition, critical in self.critical.items():
            for n in critical:
                sums[n] += worth(len(coalition), len(critical))
        return sums

    def swings(self):
        return self.by_voter(lambda size, swinging: 1)

    def swings_by_size(self):
        sizes = [[0] * (self.voters + 1) for _ in range(self.voters)]
        for coalition, critical in self.critical.items():
            for n in critical:
                sizes[n][len(coalition)] += 1
        return [tuple(each) for each in sizes]

    def shapley_shubik(self):
        n = self.voters
        return self.by_voter(
            lambda size, swinging: Fraction(factorial(size - 1) * factorial(n - size), factorial(n))
        )

    def johnston(self):
        return shared(self.by_voter(lambda size, swinging: Fraction(1, swinging)))

    def minimal_winning(self):
        return {each for each, critical in self.critical.items() if len(critical) == len(each)}

    def blocks(self, coalition):
        return self.everyone - coalition not in self.winning

    def minimal_blocking(self):
        return {
            each
            for each in self.all
            if self.blocks(each) and not any(self.blocks(each - {n}) for n in each)
        }

    def deegan_packel(self):
        least = self.minimal_winning()
        sums = [Fraction(0)] * self.voters
        for each in least:
            for n in each:
                sums[n] += Fraction(1, len(each) * len(least))
        return sums

    def public_good(self):
        held = Counter(n for each in self.minimal_winning() for n in each)
        return shared([Fraction(held[n]) for n in range(self.voters)])

    def can_replace(self, one, other):
        """Whether one voter can take the other's place in every winning coalition."""
        return all(
            (each - {other}) | {one} in self.winning
            for each in self.winning
            if other in each and one not in each
        )

    def owen(self, blocs):
        """Pivots in the orders that tear no bloc apart."""
        blocs = [list(each) for each in blocs]
        blocs += [[n] for n in range(self.voters) if not any(n in each for each in blocs)]
        pivots, orders = Counter(), 0
        for row in permutations(blocs):
            for within in product(*(list(permutations(bloc)) for bloc in row)):
                orders += 1
                come = frozenset()
                for n in (n for bloc in within for n in bloc):
                    come |= {n}
                    if come in self.winning:
                        pivots[n] += 1
                        break
        return [Fraction(pivots[n], orders) for n in range(self.voters)]


def shared(numbers):
    """Numbers made to sum to one."""
    whole = sum(numbers)
    return [each / whole for each in numbers]


def walked_swings(weights, quota, voter):
    """Swings of one voter by size, counted the plain way: a table of the others' coalitions."""
    others = weights[:voter] + weights[voter + 1 :]
    table = {(0, 0): 1}
    for weight in others:
        grown = dict(table)
        for (size, total), ways in table.items():
            if total + weight < quota:
                key = size + 1, total + weight
                grown[key] = grown.get(key, 0) + ways
        table = grown
    sizes = [0] * (len(weights) + 1)
    for (size, total), ways in table.items():
        if total + weights[voter] >= quota:
            sizes[size + 1] += ways
    return sizes
