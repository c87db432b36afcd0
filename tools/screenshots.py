"""Screenshots of the pictures as a browser shows them, for the documentation.

``python tools/screenshots.py`` renders each picture in Chromium, in English and
in Arabic, in greyscale, and as narrow as a phone, and writes the files of
``docs/_static/screenshots``. It needs Chromium and the Noto fonts
(``apt install chromium fonts-noto-core``).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import unsc_sim as un
from unsc_sim.pictures import Picture

TARGET = Path(__file__).parent.parent / "docs" / "_static" / "screenshots"
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


@dataclass(frozen=True, slots=True)
class Shot:
    """One screenshot: a picture, how wide, and whether without colour."""

    name: str
    picture: Picture
    width: int
    grey: bool = False

    @property
    def height(self) -> int:
        """As high as the picture is at its width, with the margins of the page."""
        box = re.search(r'viewBox="([^"]+)"', str(self.picture))
        assert box is not None  # noqa: S101 - every picture has one
        _, _, across, down = map(float, box.group(1).split())
        return ceil((self.width - 16) * down / across) + 16

    @property
    def page(self) -> str:
        """The picture alone on a page."""
        tint = "filter: grayscale(1);" if self.grey else ""
        style = f"body {{ margin: 8px; background: white; {tint} }}"
        return f"<!doctype html><meta charset=utf-8><style>{style}</style>{self.picture}"


def shots() -> list[Shot]:
    """All screenshots: the horseshoe four ways, and one of each other picture."""
    case = un.case("S/2022/155")
    libya = un.load("libya-2019")
    statement = libya.draft("formal-statement")
    change = un.compare(statement.amend(add=["names-lna"]), statement.amend(drop=["names-lna"]))
    return [
        Shot("horseshoe-en", case.picture("en"), 660),
        Shot("horseshoe-ar", case.picture("ar"), 660),
        Shot("horseshoe-grey", case.picture("ar"), 660, grey=True),
        Shot("horseshoe-phone", case.picture("en"), 320),
        Shot("verdict-en", libya.verdict().picture("en"), 660),
        Shot("verdict-ar", libya.verdict().picture("ar"), 660),
        Shot("statement-en", statement.verdict().picture("en"), 660),
        Shot("change-ar", change.picture("ar"), 660),
        Shot("actors-en", libya.influence().picture("en"), 1200),
        Shot("actors-ar", libya.influence().picture("ar"), 1200),
        Shot("actor-phone", libya.influence().around("USA").picture("en"), 320),
    ]


def take(shot: Shot, chromium: str) -> Path:
    """Render one screenshot; the file is replaced only when the new one is whole."""
    target = TARGET / f"{shot.name}.png"
    with tempfile.TemporaryDirectory() as folder:
        page, image = Path(folder, "page.html"), Path(folder, "shot.png")
        page.write_text(shot.page, encoding="utf-8")
        size = f"--window-size={shot.width},{shot.height}"
        where = (f"--user-data-dir={folder}/profile", f"--screenshot={image}")
        command = [chromium, *QUIET, size, *where, page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - our own
        shutil.move(image, target)
    return target


def main() -> int:
    """Take all screenshots; 1 if there is no browser to take them with."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.stderr.write("no chromium here: apt install chromium fonts-noto-core\n")
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    for shot in shots():
        sys.stdout.write(f"{take(shot, chromium)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
