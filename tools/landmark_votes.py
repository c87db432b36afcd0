"""Write the landmark votes in the form of the United Nations' own table, for the examples.

``python tools/landmark_votes.py`` writes ``examples/landmark_votes.csv`` and
``examples/landmark_drafts.csv`` from the casebook: those of its votes of which
every name is confirmed and that have a symbol of their own.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

from unsc_sim.casebook import Case, cases
from unsc_sim.votes import Vote

EXAMPLES = Path(__file__).parent.parent / "examples"
LETTERS = {Vote.YES: "Y", Vote.NO: "N", Vote.ABSTAIN: "A", Vote.NOT_VOTING: "X"}
OUTCOMES = {"adopted": "adopted", "vetoed": "vetoed", "short of votes": "failed"}
REGIONS = {
    "Africa": "Southern Rhodesia|Guinea|Namibia|Rwanda|Libya|South Sudan|African|Portuguese|South",
    "Americas": "Guatemala|Falkland",
    "Asia": "Korea|Peking|Laos|India|Bangladesh|Myanmar",
    "Europe": "Spanish|Bosnia|Kosovo|Ukraine|Czechoslovakia",
    "Middle East": "Suez|Middle East|Geneva|Iraq|Lebanon|Palestin|Syria|Gaza",
}


def main() -> int:
    """Write both tables."""
    shown = [each for each in cases() if not each.recalled and is_of_its_own(each)]
    _write("landmark_votes.csv", [row for each in shown for row in votes(each)])
    _write("landmark_drafts.csv", [draft(each) for each in shown])
    return 0


def is_of_its_own(case: Case) -> bool:
    """Whether the symbol means the question voted on, not a meeting or another question."""
    own = ("substantive", "admission", "expulsion", "secretary general")
    return "RES" in case.symbol or case.matter in own


def votes(case: Case) -> list[dict[str, object]]:
    """A row for each member's vote."""
    tally, council = case.decision.tally, case.decision.rule.council
    return [
        {
            "ms_code": member.code,
            "ms_name": member.name.upper(),
            "permanent_member": member.permanent,
            "ms_vote": LETTERS[vote],  # type: ignore[index]
            **symbols(case),
            "agenda": str(case.agenda),
            "total_yes": tally.yes,
            "total_no": tally.no,
            "total_abstentions": tally.abstain,
            "total_non_voting": tally.not_voting,
        }
        for member, vote in zip(council.members, case.decision.cast, strict=True)
    ]


def draft(case: Case) -> dict[str, object]:
    """A row for the draft."""
    regions = [
        region
        for region, words in REGIONS.items()
        if any(word in str(case.agenda) for word in words.split("|"))
    ]
    outcome = OUTCOMES[case.decision.outcome.value]
    return {**symbols(case), "region": "".join(regions[:1]), "outcome": outcome}


def symbols(case: Case) -> dict[str, str]:
    """The day, and the resolution or the draft."""
    resolution = f"{case.symbol}({case.day.year})" if "RES" in case.symbol else ""
    draft = "" if resolution else case.symbol
    return {"date": case.day.isoformat(), "resolution": resolution, "draft": draft}


def _write(name: str, rows: list[dict[str, object]]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (EXAMPLES / name).write_text(text.getvalue(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
