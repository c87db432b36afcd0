"""The real record, where there is one: ``UNSC_SIM_RECORD`` names its folder.

It is no part of the package, for it may not be passed on with it.
"""

import csv
import gzip
import os
from functools import cache
from pathlib import Path

import pytest

from unsc_sim.record.reading import read_record

VARIABLE = "UNSC_SIM_RECORD"
UNTIL_1993 = "sc_votes_1946_1993.csv.gz"
SINCE_1994 = "sc_votes_1994_2013.csv.gz"
DRAFTS = "sc_drafts_1994_2013.csv.gz"


def path_of(name):
    """A file of the record; skips where there is no record."""
    named = os.environ.get(VARIABLE)
    if not named:
        pytest.skip(f"no record at hand: {VARIABLE} does not name its folder")
    return Path(named) / name


def rows(name):
    """The rows of a file as they stand."""
    with gzip.open(path_of(name), "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _read(votes, drafts):
    return read_record(votes, drafts)


def until_1993():
    """Resolutions 1 to 892."""
    return _read(path_of(UNTIL_1993), None)


def since_1994():
    """Every draft voted from 1994 to 2013."""
    return _read(path_of(SINCE_1994), path_of(DRAFTS))
