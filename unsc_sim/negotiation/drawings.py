"""Pictures of a negotiation: who accepts what, the Pareto front, a contradiction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from unsc_sim.chances import Percent
from unsc_sim.councils import plans
from unsc_sim.negotiation.offers import Offer, Setting
from unsc_sim.negotiation.spaces import Space
from unsc_sim.pictures import (
    Arrow,
    Axis,
    Dash,
    Form,
    Frame,
    Graph,
    MarkGrid,
    Node,
    Outline,
    Picture,
    Point,
    Scatter,
    Series,
    Shade,
    graph,
    mark_grid,
    scatter,
)
from unsc_sim.positions.conditions import ALWAYS, Condition
from unsc_sim.positions.drafts import on_texts
from unsc_sim.positions.stances import Position, Standing
from unsc_sim.words import Sentence, joined, listed, say

__all__ = ["contradiction_drawn", "front_drawn", "grid_drawn"]


def grid_drawn(offers: Sequence[Offer], told: str, lang: str = "en") -> Picture:
    """A column for each text and a row for each member: what is open to it."""
    standing = offers[0].setting.standing
    council = standing.rule.council
    open_to = [standing.open_ballots(each.text) for each in offers]
    rows = [place for place, member in enumerate(council.members) if not member.vacant]
    grid = MarkGrid(
        rows=tuple(council.members[place].words(lang) for place in rows),
        columns=tuple(str(number) for number in range(1, len(offers) + 1)),
        cells=tuple(tuple(plans.mark_of(each[place]) for each in open_to) for place in rows),
        keys=plans.legend(standing.rule.ballot, say("Veto"), lang).marks,
    )
    title = say("Where each member stands on each text: {draft}", draft=standing.draft.title).words(
        lang
    )
    note = joined(numbered(offers)).words(lang)
    return mark_grid(grid, Frame(title, told, lang, footnote=note))


def numbered(offers: Sequence[Offer]) -> list[Sentence]:
    """What each numbered text is, with its chance of adoption."""
    text = "{number}: {label} ({chance})."
    return [
        say(text, number=number, label=each.label, chance=Percent(each.chance))
        for number, each in enumerate(offers, 1)
    ]


def front_drawn(
    offers: Sequence[Offer], others: Sequence[tuple[float, float]], told: str, lang: str = "en"
) -> Picture:
    """The front over all other texts: price across, chance of adoption up."""
    points = [Point(price, 100 * chance, shade=Shade.QUIET) for price, chance in others]
    best = [(float(each.price), 100 * float(each.chance)) for each in offers]
    points += [Point(price, chance, str(number)) for number, (price, chance) in enumerate(best, 1)]
    stairs = Series(say("the most for each price").words(lang), tuple(best), Form.STEPS)
    keys = [(Shade.QUIET, say("other texts").words(lang))]
    if best:
        keys.insert(0, (Shade.MAIN, say("on the front").words(lang)))
    chart = Scatter(
        tuple(points),
        Axis(say("price of the changes").words(lang)),
        Axis(say("chance of adoption in per cent").words(lang)),
        stairs if len(best) > 1 else None,
        tuple(keys),
    )
    title = _front_title(offers).words(lang)
    note = joined(numbered(offers)).words(lang)
    return scatter(chart, Frame(title, told, lang, footnote=note))


def _front_title(offers: Sequence[Offer]) -> Sentence:
    if not offers:
        return say("What concessions buy")
    draft = offers[0].setting.standing.draft.title
    return say("What concessions buy: {draft}", draft=draft)


def contradiction_drawn(
    setting: Setting, demands: Sequence[Position], told: str, lang: str = "en"
) -> Picture:
    """Members, the texts on which each stands in the way, and that no text is left.

    Texts that the space forbids are left out by its conditions, which stand
    below the members.
    """
    last = Node("none", say("no text is left").words(lang), 2, Outline.POINTED, Shade.MAIN)
    sides = [*_demanding(setting.standing, demands, lang), *_bounding(setting.space, lang)]
    nodes = {node.key: node for pair in sides for node in pair} | {last.key: last}
    arrows = [Arrow(holder.key, texts.key) for holder, texts in sides]
    arrows += [Arrow(texts.key, last.key, Dash.DASHED) for _, texts in sides]
    shown = Graph(
        tuple(nodes.values()),
        tuple(dict.fromkeys(arrows)),
        outlines=(
            (Outline.PILL, Shade.EMPTY, say("member").words(lang)),
            (Outline.BOX, Shade.EMPTY, say("taken as given").words(lang)),
            (Outline.BOX, Shade.QUIET, say("texts on which it stands in the way").words(lang)),
        ),
        dashes=((Dash.DASHED, say("together these exclude adoption").words(lang)),),
    )
    draft = setting.standing.draft.title
    title = say("Demands that exclude each other: {draft}", draft=draft).words(lang)
    note = joined(_counted(setting.standing.told(each) for each in demands)).words(lang)
    return graph(shown, Frame(title, told, lang, footnote=note))


def _counted(demands: Iterable[Sentence]) -> Iterator[Sentence]:
    """The demands by the numbers that stand beside the members."""
    for number, each in enumerate(demands, 1):
        yield say("{number}: {demand}.", number=number, demand=each)


def _demanding(
    standing: Standing, demands: Sequence[Position], lang: str
) -> Iterator[tuple[Node, Node]]:
    """Every member with the numbers of its demands, and the texts that each excludes."""
    for each in demands:
        numbers = [n for n, other in enumerate(demands, 1) if other.member == each.member]
        member = standing.rule.council.member(each.member)
        label = say("{member} ({numbers})", member=member, numbers=listed(map(str, numbers)))
        where = say("on every text") if each.when == ALWAYS else on_texts(standing.draft, each.when)
        yield (
            Node(f"member {each.member}", label.words(lang), 0, Outline.PILL),
            Node(f"texts {each.when}", where.words(lang), 1, shade=Shade.QUIET),
        )


def _bounding(space: Space, lang: str) -> Iterator[tuple[Node, Node]]:
    """The constraints and the minimum of a space, each with the texts that it excludes."""
    for each in space.conditions:
        said = say("sponsor's minimum") if each is space.minimum else say("constraint")
        excluded = Condition("not", (each,))
        yield (
            Node(f"bound {each}", said.words(lang), 0),
            Node(
                f"texts {excluded}",
                on_texts(space.draft, excluded).words(lang),
                1,
                shade=Shade.QUIET,
            ),
        )
