"""Count the habits that the ``record`` reading ships with.

``python tools/fit_reading.py VOTES.csv.gz DRAFTS.csv.gz`` reads every draft voted
from 1994 to 2013 and writes ``unsc_sim/data/habits.tsv``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from unsc_sim.readings.habits import Habits
from unsc_sim.record.fitting import habits_of
from unsc_sim.record.reading import read_record

TABLE = Path(__file__).parent.parent / "unsc_sim" / "data" / "habits.tsv"
SOURCE = "undl-votes"


def table(habits: Habits) -> str:
    """The counts as the package ships them."""
    kinds = [kind for kind, _ in habits.counted[0].votes]
    span = f"{habits.first}/{habits.last}"
    lines = ["\t".join(["span", "author", "region", "lineup", "drafts", *kinds, "source"])]
    for each in habits.counted:
        votes = ["-".join(map(str, counts)) for _, counts in each.votes]
        cells = [span, each.author, each.region, each.lineup, str(each.drafts), *votes, SOURCE]
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the table."""
    votes, drafts = sys.argv[1:]
    TABLE.write_text(table(habits_of(read_record(votes, drafts))), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
