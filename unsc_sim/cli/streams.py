"""Where answers and complaints go: the standard streams."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TextIO

from unsc_sim.errors import FileError
from unsc_sim.words import say

__all__ = ["complain", "tell"]


def tell(text: str) -> None:
    """Write an answer to the standard output; a reader may stop before its end.

    Raises
    ------
    FileError
        If it cannot be written.
    """
    _make_room_for(text, sys.stdout)
    try:
        print(text, flush=True)  # noqa: T201
    except BrokenPipeError:
        _drop_the_rest()
    except OSError as error:
        _drop_the_rest()
        fault = say("cannot write {path}: {why}", path="stdout", why=error.strerror)
        raise FileError(fault, ()) from None


def complain(text: str) -> None:
    """Write why there is no answer to the standard error."""
    told = f"unsc-sim: {text}"
    _make_room_for(told, sys.stderr)
    print(told, file=sys.stderr)  # noqa: T201


def _make_room_for(text: str, stream: TextIO) -> None:
    """Turn a stream to UTF-8 if its own encoding has no letters for the text."""
    if not isinstance(stream, TextIOWrapper):
        return
    try:
        text.encode(stream.encoding)
    except UnicodeEncodeError:
        # A file name may hold bytes that are no text; they go out as they came.
        stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _drop_the_rest() -> None:
    """Leave nothing that Python would try to write, and fail to, on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
