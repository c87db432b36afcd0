"""How a language that says "and" between all items of a list writes them, as Arabic does."""

from __future__ import annotations

from unicodedata import bidirectional

__all__ = ["linked"]


def linked(items: list[str], conjunction: str, comma: str) -> str:
    """Items with a conjunction between all of them.

    Where an item holds the conjunction itself, a comma tells the items apart. A
    conjunction that is written as one with the next word, as the Arabic "and" is,
    stands alone before a code or a number.

    >>> linked(["5", "7"], " و", "، ")
    '5 و 7'
    """
    if conjunction != comma and any(conjunction in each for each in items):
        conjunction = comma.rstrip() + conjunction
    return items[0] + "".join(conjunction + _space(conjunction, each) + each for each in items[1:])


def _space(conjunction: str, item: str) -> str:
    """What keeps a conjunction from an item that is no word of the language."""
    apart = conjunction.endswith(" ") or bidirectional(item[:1] or " ") in {"AL", "R"}
    return "" if apart else " "
