"""The parser, and the one place where a command is run."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from unsc_sim.cli import files, powers, questions, scenarios, votes
from unsc_sim.cli.answers import Commands
from unsc_sim.errors import UnscSimError
from unsc_sim.words import LANGUAGES

__all__ = ["main"]

JSON_FORMAT = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 if it was answered, 2 if it was not understood."""
    options = _parser().parse_args(arguments)
    try:
        answer = options.answer(options)
        if options.picture:
            answer = answer.drawn_to(options.picture, options.lang)
        text = answer.text(options.lang)
    except UnscSimError as error:
        print(f"unsc-sim: {error.words(options.lang)}", file=sys.stderr)  # noqa: T201
        return 2
    if options.json:
        content = {"format": JSON_FORMAT, **answer.content}
        text = json.dumps(content, ensure_ascii=False, indent=2)
    try:
        print(text)  # noqa: T201
    except BrokenPipeError:
        sys.stderr.close()
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="unsc-sim", description="How the United Nations Security Council votes."
    )
    common = ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="answer in JSON")
    common.add_argument(
        "--lang", choices=LANGUAGES, default="en", help="the language of the answer"
    )
    parser.set_defaults(picture=None)
    drawing = ArgumentParser(add_help=False)
    drawing.add_argument("--picture", metavar="FILE", help="draw the answer to an SVG file")
    commands = Commands(parser.add_subparsers(required=True, metavar="COMMAND"))
    about = scenarios.add(commands, common, drawing)
    questions.add(commands, about, drawing)
    files.add(commands, common)
    votes.add(commands, common, drawing)
    powers.add(commands, common, drawing)
    return parser
