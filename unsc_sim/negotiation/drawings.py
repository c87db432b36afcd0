"""Pictures of a negotiation: who accepts what, the Pareto front, a contradiction."""

from __future__ import annotations

from collections.abc import Sequence

from unsc_sim.chances import Percent
from unsc_sim.councils import plans
from unsc_sim.negotiation.offers import Offer
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
from unsc_sim.positions.conditions import ALWAYS
from unsc_sim.positions.drafts import on_texts
from unsc_sim.positions.stances import Position, Standing
from unsc_sim.words import Sentence, joined, say

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
    title = say("Who accepts which text: {draft}", draft=standing.draft.title).words(lang)
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
    front = (
        Series(say("the most for each price").words(lang), tuple(best), Form.STEPS)
        if best
        else None
    )
    chart = Scatter(
        tuple(points),
        Axis(say("price of the changes").words(lang)),
        Axis(say("chance of adoption in per cent").words(lang)),
        front,
        (
            (Shade.MAIN, say("on the front").words(lang)),
            (Shade.QUIET, say("other texts").words(lang)),
        ),
    )
    title = say("What concessions buy").words(lang)
    note = joined(numbered(offers)).words(lang)
    return scatter(chart, Frame(title, told, lang, footnote=note))


def contradiction_drawn(
    standing: Standing, demands: Sequence[Position], told: str, lang: str = "en"
) -> Picture:
    """Members, the texts on which each stands in the way, and that no text is left."""
    nodes = {
        "none": Node("none", say("no text is left").words(lang), 2, Outline.POINTED, Shade.MAIN)
    }
    arrows = []
    for each in demands:
        member = standing.rule.council.member(each.member)
        holder, texts = f"member {each.member}", f"texts {each.when}"
        where = say("on every text") if each.when == ALWAYS else on_texts(standing.draft, each.when)
        nodes[holder] = Node(holder, member.words(lang), 0, Outline.PILL)
        nodes[texts] = Node(texts, where.words(lang), 1, shade=Shade.QUIET)
        arrows.append(Arrow(holder, texts, Dash.SOLID, each.stance.words(lang)))
        arrows.append(Arrow(texts, "none", Dash.DASHED))
    shown = Graph(
        tuple(nodes.values()),
        tuple(dict.fromkeys(arrows)),
        outlines=(
            (Outline.PILL, Shade.EMPTY, say("member").words(lang)),
            (Outline.BOX, Shade.QUIET, say("texts on which it stands in the way").words(lang)),
        ),
        dashes=(
            (Dash.SOLID, say("its position").words(lang)),
            (Dash.DASHED, say("together these are all texts").words(lang)),
        ),
    )
    title = say("Demands that exclude each other: {draft}", draft=standing.draft.title).words(lang)
    return graph(shown, Frame(title, told, lang))
