"""The parser, and the one place where a command is run."""

from __future__ import annotations

import json
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence

from unsc_sim.cli import files, powers, questions, scenarios, votes
from unsc_sim.cli.answers import Commands
from unsc_sim.cli.streams import complain, tell
from unsc_sim.errors import UnscSimError
from unsc_sim.words import LANGUAGES

__all__ = ["main"]

JSON_FORMAT = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 if it was answered, 2 if it could not be."""
    options = _parser().parse_args(arguments)
    try:
        tell(_answer(options))
    except UnscSimError as error:
        complain(error.words(options.lang))
        return 2
    return 0


def _answer(options: Namespace) -> str:
    answer = options.answer(options)
    if options.picture is not None:
        answer = answer.drawn_to(options.picture, options.lang)
    if options.json:
        content = {"format": JSON_FORMAT, **answer.content}
        return json.dumps(content, ensure_ascii=False, indent=2)
    text: str = answer.text(options.lang)
    return text


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="unsc-sim",
        description="How the United Nations Security Council votes.",
        epilog="unsc-sim COMMAND --help tells more. Exit code: 0 if answered, 2 if not.",
    )
    _add_common(parser)
    parser.set_defaults(json=False, lang="en", picture=None)
    common = ArgumentParser(add_help=False)
    _add_common(common)
    drawing = ArgumentParser(add_help=False)
    drawing.add_argument("--picture", metavar="FILE", help="draw the answer to an SVG file")
    commands = Commands(parser.add_subparsers(required=True, metavar="COMMAND"))
    about = scenarios.add(commands, common, drawing)
    questions.add(commands, about, drawing)
    files.add(commands, common)
    votes.add(commands, common, drawing)
    powers.add(commands, common, drawing)
    return parser


def _add_common(parser: ArgumentParser) -> None:
    # Left out if not given, so that a command does not undo what stands before it.
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help="answer in JSON")
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=SUPPRESS, help="the language of the answer"
    )
