"""The space of texts: what may be written, and what each change costs the sponsor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from unsc_sim.chances import read_number
from unsc_sim.errors import RuleError, UnknownWordError
from unsc_sim.hints import did_you_mean
from unsc_sim.negotiation.possible import core, example, possible
from unsc_sim.positions.conditions import ALWAYS, Condition, read_condition
from unsc_sim.positions.drafts import OPEN, Draft, Provision, Text
from unsc_sim.words import Sentence, all_of, say, several

__all__ = ["MOST", "Space", "check_conditions", "space"]

MOST = 20_000
"""How many half-written texts of a large space are looked at unless said otherwise."""


@dataclass(frozen=True, slots=True)
class Space:
    """All texts that can be written with the provisions of a draft.

    Attributes
    ----------
    draft
        The draft; what it says now is what costs nothing.
    constraints
        What holds between provisions in every text.
    minimum
        What the sponsor will not go below.
    prices
        For each provision what each of its wordings costs the sponsor; a step
        away from the draft costs 1 where none are given.

    Raises
    ------
    UnscSimError
        As :func:`space` does.
    """

    draft: Draft
    constraints: tuple[Condition, ...] = ()
    minimum: Condition = ALWAYS
    prices: tuple[tuple[Fraction, ...], ...] = ()

    def __post_init__(self) -> None:
        check_conditions(self.draft, (*self.constraints, self.minimum))
        _check_possible(self.draft, self.constraints, self.minimum)
        if not self.prices:
            object.__setattr__(self, "prices", _priced(self.draft, {}))
        wanted = [len(each.wordings) for each in self.draft.provisions]
        if [len(each) for each in self.prices] != wanted:
            text = "expected a price for each wording of each provision, so many: {wanted}"
            raise RuleError(say(text, wanted=all_of(wanted)))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All that a text has to meet: the constraints, then the minimum."""
        return (*self.constraints, *(() if self.minimum == ALWAYS else (self.minimum,)))

    @property
    def size(self) -> int:
        """How many texts there are, those included that the constraints forbid."""
        return prod(len(each.wordings) for each in self.draft.provisions)

    @property
    def drafted(self) -> Text:
        """The text as it is drafted; what is open in it, in its strongest wording."""
        return next(self.draft.texts())

    @property
    def allowed(self) -> Text:
        """The text as it is drafted, or another where the space forbids that."""
        if self.allows(self.drafted):
            return self.drafted
        found = example(self.draft.provisions, self.conditions) or {}
        return Text(tuple((key, found.get(key, said)) for key, said in self.drafted.items()))

    def allows(self, text: Text) -> bool:
        """Whether a text meets the constraints and the minimum."""
        return all(each.holds(text) for each in self.conditions)

    def price(self, text: Text) -> Fraction:
        """What the changes from the draft to a text cost the sponsor."""
        return sum(
            (
                prices[provision.wordings.index(text[provision.key])]
                for provision, prices in zip(self.draft.provisions, self.prices)
            ),
            Fraction(0),
        )


def space(
    draft: Draft,
    constraints: Iterable[str | Condition] = (),
    minimum: str | Condition = "",
    prices: Mapping[str, object] | None = None,
) -> Space:
    """The texts that can be written with the provisions of a draft, checked.

    Parameters
    ----------
    constraints
        Conditions that every text meets besides those of the draft, as
        ``"not (truce and embargo)"``.
    minimum
        The condition without which the sponsor has no interest in a text; that
        of the draft if none is given.
    prices
        For some provisions what a change costs the sponsor: a number for each
        step along its wordings away from what the draft says, or a mapping from
        wordings to costs. Where nothing is said, that of the draft; where that
        says nothing either, of a provision or of one of its wordings, a step
        costs 1, and whatever is open in it costs nothing.

    Raises
    ------
    UnknownWordError
        If a condition or a price speaks of what the draft does not have.
    RuleError
        If no text meets the constraints, with those that contradict each
        other; if the minimum forbids every text; or if a price is none.
    """
    if isinstance(constraints, str) or not isinstance(constraints, Iterable):
        text = "expected a list of constraints, not {given!r}"
        raise RuleError(say(text, given=constraints))
    if prices is not None and not isinstance(prices, Mapping):
        text = "expected a mapping from provisions to prices, not {given!r}"
        raise RuleError(say(text, given=prices))
    read = (*draft.constraints, *map(_read, constraints))
    least = _read(minimum)
    least = draft.minimum if least == ALWAYS else least
    return Space(draft, read, least, _priced(draft, prices or {}))


def _read(given: object) -> Condition:
    if isinstance(given, Condition):
        return given
    if isinstance(given, str):
        return read_condition(given)
    raise RuleError(say("expected a condition on the text, not {given!r}", given=given))


def check_conditions(draft: Draft, conditions: Iterable[Condition]) -> None:
    """Refuse conditions on provisions or wordings that a draft does not have, all at once."""
    known = {each.key: each for each in draft.provisions}
    faults: dict[str, Sentence] = {}
    for condition in conditions:
        for atom in condition.atoms():
            fault = _unknown(known, atom)
            if fault is not None:
                said = say("in {condition!r}: {fault}", condition=str(condition), fault=fault)
                faults.setdefault(str(said), said)
    if faults:
        raise UnknownWordError(say("{faults}", faults=several(faults.values())))


def _unknown(known: Mapping[str, Provision], atom: Condition) -> Sentence | None:
    if atom.key not in known:
        hint = did_you_mean(atom.key, known)
        return say("no provision {key!r}{hint}", key=atom.key, hint=hint)
    wordings = known[atom.key].wordings
    if atom.variant and atom.variant not in wordings:
        hint = did_you_mean(atom.variant, wordings)
        text = "{key} has no wording {variant!r}{hint}"
        return say(text, key=atom.key, variant=atom.variant, hint=hint)
    return None


def _check_possible(draft: Draft, constraints: tuple[Condition, ...], minimum: Condition) -> None:
    """Refuse constraints that no text meets, then a minimum that none meets besides."""
    if not possible(draft.provisions, constraints):
        held = several(repr(str(each)) for each in core(draft.provisions, constraints))
        raise RuleError(say("no text meets these constraints together: {held}", held=held))
    if not possible(draft.provisions, (*constraints, minimum)):
        left = core(draft.provisions, (*constraints, minimum))
        others = [repr(str(each)) for each in left if each is not minimum]
        if not others:
            text = "the minimum {minimum!r} forbids every text"
            raise RuleError(say(text, minimum=str(minimum)))
        text = "the minimum {minimum!r} forbids every text that meets {held}"
        raise RuleError(say(text, minimum=str(minimum), held=several(others)))


def _priced(draft: Draft, given: Mapping[str, object]) -> tuple[tuple[Fraction, ...], ...]:
    known = [each.key for each in draft.provisions]
    for key in given:
        if key not in known:
            hint = did_you_mean(key, known)
            raise UnknownWordError(say("no provision {key!r}{hint}", key=key, hint=hint))
    own = {each.key: dict(each.prices) or each.step or None for each in draft.provisions}
    return tuple(_prices_of(each, {**own, **given}[each.key]) for each in draft.provisions)


def _prices_of(provision: Provision, given: object) -> tuple[Fraction, ...]:
    """What each wording of a provision costs, steps away from the draft where it is a number."""
    if isinstance(given, Mapping):
        for wording in given:
            if wording not in provision.wordings:
                hint = did_you_mean(str(wording), provision.wordings)
                text = "{key} has no wording {variant!r}{hint}"
                raise UnknownWordError(say(text, key=provision.key, variant=wording, hint=hint))
        steps = _steps(provision, Fraction(provision.status != OPEN))
        return tuple(
            _price(provision, given[wording]) if wording in given else step
            for wording, step in zip(provision.wordings, steps)
        )
    if given is None:
        return _steps(provision, Fraction(provision.status != OPEN))
    return _steps(provision, _price(provision, given))


def _steps(provision: Provision, price: Fraction) -> tuple[Fraction, ...]:
    """What each wording costs at a price for each step away from what the draft says."""
    now = provision.wordings.index(provision.open_wordings[0])
    return tuple(price * abs(place - now) for place in range(len(provision.wordings)))


def _price(provision: Provision, given: object) -> Fraction:
    # A float is meant as it is written: 0.1 is a tenth.
    value = read_number(str(given) if isinstance(given, float) else given)
    if not isinstance(value, Fraction) or value < 0:
        text = "the price of {key}: expected a number of at least 0, not {given!r}"
        raise RuleError(say(text, key=provision.key, given=given))
    return value
