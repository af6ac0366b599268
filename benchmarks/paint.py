"""Measure how soon pages are visible on a slow phone: ``python -m benchmarks.paint``.

Headless Chromium, throttled to slow 4G and a quarter of the processor, opens the main pages, each
as a first visit with an empty cache. The best of several visits counts, to exclude other load on
the machine. LCP is the time of the largest paint, CLS the amount of layout shift.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support.browsing import CHROMIUM, FLAGS, NO_CHROMIUM, Place, browsing, make_archive
from tests.support.painting import SLOW_PHONE, slow_down, watched

PAGES = {
    "start page": "/",
    "search": "/-/suche?q=Verwaltung",
    "article page": "/-/artikel/1",
    "map": "/-/orte",
    "operations": "/-/betrieb",
    "a table": "/{database}/articles",
}
VISITS = 3
PAINTED, MOVED = 2000.0, 0.05
"""Limits of LCP in milliseconds, and of CLS."""


def measure(place: Place) -> list[str]:
    """Open every page and print its LCP and CLS; return those beyond the limits."""
    slow = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for name, path in PAGES.items():
            visits = []
            for _ in range(VISITS):
                page = browser.new_context(viewport=SLOW_PHONE, has_touch=True).new_page()
                slow_down(page)
                visits.append(watched(page, place.url + path.format(database=place.path.stem)))
                page.context.close()
            painted, moved = (min(column) for column in zip(*visits, strict=True))
            print(f"{name:<14} LCP {painted:6.0f} ms (promised {PAINTED:.0f})   CLS {moved:.3f}")
            if painted > PAINTED or moved > MOVED:
                slow.append(name)
        browser.close()
    return slow


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; return 1 if a limit is exceeded."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.paint", description=__doc__)
    parser.add_argument("--archive", type=Path, help="default: that of the tests")
    options = parser.parse_args(arguments)
    if CHROMIUM is None:
        print(NO_CHROMIUM, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path = options.archive or Path(folder) / "archive.db"
        if options.archive is None:
            make_archive(path)
        with browsing(path) as place:
            slow = measure(place)
    for name in slow:
        print(f"TOO SLOW: {name}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
