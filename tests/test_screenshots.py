"""The screenshots of the documentation are those that the tool takes, and are shown."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "_static" / "screenshots"


def test_every_screenshot_is_taken_kept_and_shown(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    from screenshots import shots

    taken = {each.name for each in shots()}
    assert taken == {path.stem for path in FOLDER.glob("*.png")}
    pages = "".join(page.read_text(encoding="utf-8") for page in ROOT.glob("docs/*/*.md"))
    assert [name for name in taken if f"screenshots/{name}.png" not in pages] == []
    sys.modules.pop("screenshots")
