"""``make screenshots``: pictures of the main pages, as they stand in ``docs/browsing.md``.

The archive is the demo's, with changes and invented articles about towns that exist.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from archive import Archive
from tests.conftest import ROOT
from tests.support.browsing import CHROMIUM, FLAGS, NO_CHROMIUM, Place, browsing, make_archive

FOLDER = ROOT / "docs" / "pictures"
WIDE, PHONE = (1280, 860), (390, 780)


def pages(place: Place) -> dict[str, tuple[str, tuple[int, int], bool]]:
    """Name of the picture: path, size, whether it is dark."""
    rows = place.get("/-/forschung/changed-after-publication.json").json()["rows"]
    article = f"/-/artikel/{next(row['id'] for row in rows if row['version'] == 3)}"
    return {
        "start": ("/", WIDE, False),
        "search": ("/-/suche?q=Verwaltung", WIDE, False),
        "article": (article, WIDE, False),
        "versions": (f"{article}/fassungen?von=1", WIDE, False),
        "question": ("/-/forschung/two-words?first=Akte&second=Portal", WIDE, False),
        "places": ("/-/orte", (1280, 1240), False),
        "inhabitants": ("/-/orte?measure=inhabitants", (1280, 1180), False),
        "operations": ("/-/betrieb", WIDE, False),
        "dark": ("/-/suche?q=Energie&year=2025", WIDE, True),
        "phone": ("/-/suche?q=Rathaus", PHONE, False),
    }


def take(browser: Browser, place: Place) -> None:
    """Take all pictures."""
    FOLDER.mkdir(exist_ok=True)
    for name, (path, (width, height), dark) in pages(place).items():
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        page = context.new_page()
        page.goto(place.url + path)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=FOLDER / f"{name}.png")
        context.close()
        print(f"{FOLDER / name}.png")


def main() -> int:
    """Serve, look, press the button."""
    if CHROMIUM is None:
        print(NO_CHROMIUM, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path, demo = Path(folder) / "archive.db", Path(folder) / "demo.db"
        subprocess.run(
            [sys.executable, "-m", "demo", "--archive", demo], check=True, stdout=subprocess.DEVNULL
        )
        with Archive.open(demo) as archive:
            archive.backup(Path(folder) / "base.db")
        make_archive(path, Path(folder) / "base.db")
        with browsing(path) as place, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
            take(browser, place)
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
