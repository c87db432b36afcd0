"""Votes written as the United Nations write them, to be read back."""

import csv
import io

import pytest

import unsc_sim as un
from unsc_sim.errors import FileError
from unsc_sim.record.reading import read_record

COLUMNS = [
    "undl_id", "ms_code", "ms_name", "permanent_member", "ms_vote", "date", "resolution", "draft",
    "agenda", "modality", "total_yes", "total_no", "total_abstentions", "total_non_voting",
]  # fmt: skip


def vote(day, resolution="", draft="", dissent=None, **more):
    """The rows of a vote, all in favour but for some."""
    council = un.council(day)
    cast = {code: (dissent or {}).get(code, "Y") for code in council.codes}
    totals = [sum(vote == letter for vote in cast.values()) for letter in "YNAX"]
    return [
        {
            "ms_code": member.code,
            "ms_name": member.name.upper(),
            "permanent_member": str(member.permanent),
            "ms_vote": cast[member.code],
            "date": day,
            "resolution": resolution,
            "draft": draft,
            "modality": "Vote",
            **dict(zip(COLUMNS[-4:], totals)),
            **more,
        }
        for member in council.members
    ]


def syria():
    return vote("2011-10-04", draft="S/2011/612", agenda="Middle East", dissent={
        "RUS": "N", "CHN": "N", "BRA": "A", "IND": "A", "LBN": "A", "ZAF": "A",
    })  # fmt: skip


def libya():
    abstain = dict.fromkeys(["BRA", "CHN", "DEU", "IND", "RUS"], "A")
    return vote("2011-03-17", "S/RES/1973(2011)", "S/2011/142", abstain, agenda="Libya")


def sudan():
    return vote("2011-07-08", "S/RES/1996(2011)", "S/2011/415", agenda="Sudan")


def text(rows, columns=COLUMNS):
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def writer(folder):
    def written(rows, name="votes.csv", columns=COLUMNS):
        path = folder / name
        path.write_text(text(rows, columns), encoding="utf-8", newline="")
        return path

    return written


def faults(votes, drafts=None):
    with pytest.raises(FileError) as caught:
        read_record(votes, drafts)
    return [str(each) for each in caught.value.faults]


DRAFT = {
    "date": "2011-10-04", "draft": "S/2011/612", "region": "Middle East", "issue": "Syria",
    "topic": "Syria", "sponsors": "France|UK|President", "outcome": "vetoed", "no": "CHN|RUS",
}  # fmt: skip


def drafts(write, **changes):
    row = DRAFT | changes
    return write([row], "drafts.csv", list(row))
