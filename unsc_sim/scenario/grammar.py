"""What is amiss in a file that is no TOML, in words that help to mend it."""

from __future__ import annotations

import re
from tomllib import TOMLDecodeError

from unsc_sim.words import Sentence, say

__all__ = ["grammar_fault"]

_PLACE = re.compile(r"(?P<why>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)", re.S)
_SHOWN = 80

# By a pattern in the line, where the parser stopped at something it does not know.
_LINES: tuple[tuple[str, Sentence], ...] = (
    ("[“”„«»‘’]", say('quotation marks have to be straight, as in "this"')),
    ("[\u0660-\u0669\u06f0-\u06f9]", say("figures have to be written 0 to 9")),
    ("،", say("a comma has to be written ,")),
    ("[\u00a0\u200e\u200f]", say("an invisible sign stands here; write the line anew")),
    (r"=\s*(True|False|TRUE|FALSE)\b", say("true and false are written in small letters")),
    (r"=\s*\d+[-/.]\d+[-/.]\d+", say("a day is written year, month and day, as in 2019-04-18")),
    (r"^\s*[\w.-]+\s*:", say("a key and its value are joined by an equals sign")),
    (r"=\s*(?!true\b|false\b)[^\W\d][^\"'\[{]*$", say("text has to stand in quotation marks")),
)
# By what the parser says, for the rest.
_REASONS: tuple[tuple[str, Sentence], ...] = (
    (
        "Cannot|Duplicate",
        say(
            "a key or a table stands here twice; each table of a list is headed by two "
            "brackets, as in [[drafts]]"
        ),
    ),
    ("Illegal character '\\\\n'|Unterminated", say("a closing quotation mark is missing")),
    ("Unclosed array", say("a closing bracket is missing before this line")),
    (
        "inline table|initial character",
        say("a table in braces stands on one line, its parts parted by commas"),
    ),
    ("date", say("there is no such day; a day is written as in 2019-04-18")),
    ("'='", say("expected an equals sign; a key of other signs stands in quotation marks")),
    ("declaration", say("expected closing brackets, as in [[drafts]]")),
    ("scape|hex", say("a backslash in text is written twice")),
    (
        "newline|Invalid (value|statement)",
        say("expected one key, an equals sign and its value; text stands in quotation marks"),
    ),
)


def grammar_fault(text: str, error: TOMLDecodeError | RecursionError) -> Sentence:
    r"""Why a text is no TOML, with the line at which that shows.

    >>> import tomllib
    >>> text = 'format = 1\ntitle = “A draft”'
    >>> try:
    ...     tomllib.loads(text)
    ... except tomllib.TOMLDecodeError as error:
    ...     print(grammar_fault(text, error))
    line 2, 'title = “A draft”': quotation marks have to be straight, as in "this"
    """
    found = _PLACE.fullmatch(str(error))
    why = found["why"] if found else str(error)
    if found is None or found["line"] is None:
        return _advice("", why)
    place = int(found["line"])
    line = text.splitlines()[place - 1 : place] or [""]
    shown = re.sub(r"\s+#[^\"']*$", "", line[0]).strip()[:_SHOWN]
    advice = _advice(shown, why)
    return say("line {place}, {line!r}: {advice}", place=place, line=shown, advice=advice)


def _advice(line: str, why: str) -> Sentence:
    code = re.sub(r'"[^"]*"|#.*', "", line)
    for pattern, advice in _LINES:
        if re.search(pattern, code) and not why.startswith(("Cannot", "Invalid date")):
            return advice
    for pattern, advice in _REASONS:
        if re.search(pattern, why):
            return advice
    return say("{why}", why=why)
