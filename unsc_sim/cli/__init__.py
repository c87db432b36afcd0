"""The command line: the same words as the library.

A user's mistake ends in one message and exit code 2, never in a traceback.
"""

from unsc_sim.cli.main import main

__all__ = ["main"]
