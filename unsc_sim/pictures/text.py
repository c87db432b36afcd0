"""Text before it is drawn: made safe, measured, broken into lines, given a direction.

There are no font metrics here. A width is estimated from a few classes of
characters, after Noto Sans and Noto Sans Arabic, a little on the wide side:
a box that is too wide costs some white space, one too narrow an overlap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from unicodedata import bidirectional, combining, east_asian_width

__all__ = [
    "INK",
    "Direction",
    "Face",
    "Weight",
    "clean",
    "direction_of",
    "direction_of_text",
    "text_width",
    "wrapped",
]

INK = "#1a1a1a"


class Direction(Enum):
    """The way lines of text run."""

    LTR = "ltr"
    RTL = "rtl"

    __hash__ = object.__hash__


class Weight(Enum):
    """How heavy the letters are."""

    REGULAR = "400"
    BOLD = "700"

    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Face:
    """The look of a text: its size in units of the picture, its weight, its colour."""

    size: float
    weight: Weight = Weight.REGULAR
    ink: str = INK

    @property
    def leading(self) -> float:
        """The distance from one line to the next."""
        return 1.2 * self.size

    @property
    def em(self) -> float:
        """The size by which widths are multiplied; bold letters are wider."""
        return self.size * (1.07 if self.weight is Weight.BOLD else 1.0)


_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

# Widths in hundredths of the type size; characters not named stand under _width.
_WIDTHS = (
    (24, "'’"),
    (26, "اأإآ"),
    (28, " \u00a0\u202f!,.:;Jijl|·ـ"),
    (34, "()-`I/[]\\ft‘“”"),
    (36, "لنيئبتثرز"),
    (42, '"r{}'),
    (44, "وؤةء"),
    (46, "?_z°"),
    (50, "دذفقكى"),
    (53, "FLcsvy–"),
    (57, "عغهم"),
    (66, "جحخ"),
    (72, "#&ABCDGHNQUطظ"),
    (83, "Ow%…"),
    (87, "سش"),
    (95, "@MWm—ЖМШЩЮжмшщюы"),
    (96, "صض"),
)
_TABLE = {character: width for width, several in _WIDTHS for character in several}

# Arabic letters that end in a stroke when no other letter follows.
_ENDS = (
    (70, "لنىيئ"),
    (76, "ق"),
    (80, "طظ"),
    (88, "ك"),
    (100, "بتث"),
    (104, "ف"),
    (122, "سش"),
    (131, "صض"),
)
_STROKES = {
    character: width - _TABLE[character] for width, several in _ENDS for character in several
}
_LAST = re.compile(f"[{''.join(_STROKES)}](?![\u0621-\u0652])")

# Characters that turn the direction of all that follows, and are never closed
# by the end of a label: embeddings and overrides. Isolates and marks are kept.
_TURNING = range(0x202A, 0x202F)

_KEPT = "\u00a0"
_GLUE = "\u202f"
"""A space at which no line ends; no text that is clean holds it."""
_COUNT = re.compile(r"\b(\d+) (?=[^\W\d])")
_RUN = re.compile("\u2068[^\u2068\u2069]*\u2069")


_SIGNED = re.compile(r"[-+−±]\d[\d.,]*%?")


def _is_kept(code: int) -> bool:
    """Whether XML 1.0 allows a character, and a label may hold it."""
    if code < 0x20 or 0x7F <= code < 0xA0 or code in _TURNING:
        return False
    return code < 0xD800 or (code >= 0xE000 and code & 0xFFFE != 0xFFFE)


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    r"""A text that may stand in any XML file: white space made plain, the forbidden dropped.

    >>> clean("a\x00b  \n c")
    'ab c'
    """
    # A space that keeps two words together is no white space to make plain.
    plain = _KEPT.join(" ".join(each.split()) for each in text.split(_KEPT))
    if plain.isascii() and plain.isprintable():
        return plain
    return "".join(c for c in plain if _is_kept(ord(c)))


def _width(character: str) -> int:
    known = _TABLE.get(character)
    if known is not None:
        return known
    if combining(character) or bidirectional(character) in ("BN", "LRI", "RLI", "FSI", "PDI"):
        return 0
    if east_asian_width(character) in "WF":
        return 100
    return 68 if character.isupper() else 59


@lru_cache(maxsize=4096)
def _hundredths(text: str) -> int:
    return sum(map(_width, text)) + sum(map(_STROKES.__getitem__, _LAST.findall(text)))


def text_width(text: str, face: Face) -> float:
    """About how wide a text is, in units of the picture.

    >>> round(text_width("Norway", Face(14))), round(text_width("النرويج", Face(14)))
    (52, 39)
    """
    return _hundredths(text) * face.em / 100


def _pieces(text: str, most: int) -> list[str]:
    """The pieces a text may be broken into: items, words, ideographs, parts of endless words."""
    items = text.replace(" · ", " ·\n").split("\n")
    if len(items) > 1 and max(map(_hundredths, items)) <= most:
        return [items[0], *(" " + item for item in items[1:])]
    pieces: list[str] = []
    for word in text.split(" "):
        piece, gap = "", " " if pieces else ""
        for character in word:
            wide = east_asian_width(character) in "WF"
            full = _hundredths(piece + character) > most
            if piece and (wide or full or piece.endswith("-")):
                pieces.append(gap + piece)
                piece, gap = "", ""
            piece += character
        pieces.append(gap + piece)
    return pieces


def _kept_together(text: str, most: int) -> str:
    """The text with each number and what it counts in one piece, and runs set apart if short."""

    def kept(run: re.Match[str]) -> str:
        return run[0].replace(" ", _GLUE) if _hundredths(run[0]) <= most // 2 else run[0]

    return _COUNT.sub(rf"\1{_GLUE}", _RUN.sub(kept, text))


@lru_cache(maxsize=2048)
def _wrapped(text: str, most: int) -> tuple[str, ...]:
    if _hundredths(text) <= most:
        return (text,)
    lines = [""]
    for piece in _pieces(_kept_together(text, most), most):
        if not lines[-1] or _hundredths(lines[-1]) + _hundredths(piece) <= most:
            lines[-1] += piece
        else:
            lines.append(piece.lstrip())
    plain = (line.strip(" ·").replace(_GLUE, " ") for line in lines if line.strip())
    return tuple(plain) or ("",)


def wrapped(text: str, face: Face, width: float, lines: int = 99) -> tuple[str, ...]:
    """A text broken into lines no wider than ``width``, at most so many; "…" says more followed.

    >>> wrapped("Dominican Republic", Face(14), 80)
    ('Dominican', 'Republic')
    >>> wrapped("one two three", Face(14), 30, lines=2)
    ('one', 'two…')
    >>> wrapped("9 in favour, 6 abstaining", Face(14), 100)
    ('9 in favour,', '6 abstaining')
    """
    broken = _wrapped(clean(text), max(100, int(100 * width / face.em)))
    return broken if len(broken) <= lines else (*broken[: lines - 1], broken[lines - 1] + "…")


def direction_of(lang: str) -> Direction:
    """The direction in which a language is written, by its code.

    >>> direction_of("ar"), direction_of("zh-Hans")
    (<Direction.RTL: 'rtl'>, <Direction.LTR: 'ltr'>)
    """
    first = lang.split("-", maxsplit=1)[0].lower()
    return Direction.RTL if first in _RIGHT_TO_LEFT else Direction.LTR


@lru_cache(maxsize=4096)
def direction_of_text(text: str, around: Direction) -> Direction:
    """The direction of one text: that of its surroundings if one letter runs that way.

    A name in the other script keeps its own direction, so that its brackets
    and full stops stay where they belong. So does a number with a sign, which
    stands before it in every script. Any other text without letters follows its
    surroundings.

    >>> direction_of_text("Ukraine (2022)", Direction.RTL)
    <Direction.LTR: 'ltr'>
    >>> direction_of_text("S/2022/155: لم يعتمد", Direction.RTL)
    <Direction.RTL: 'rtl'>
    >>> direction_of_text("-1.5", Direction.RTL)
    <Direction.LTR: 'ltr'>
    """
    if text.isascii() and around is Direction.LTR:
        return around
    if _SIGNED.fullmatch(text):
        return Direction.LTR
    found = {
        Direction.RTL if kind in ("R", "AL") else Direction.LTR
        for kind in map(bidirectional, text)
        if kind in ("L", "R", "AL")
    }
    return around if around in found or not found else found.pop()
