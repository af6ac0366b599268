"""Nothing moves under a reader's eyes while a page is still loading."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Route, sync_playwright

from tests.support.browsing import CHROMIUM, FLAGS, NO_CHROMIUM, Place
from tests.support.painting import watched

pytestmark = pytest.mark.long

MOST = 0.05
"""Cumulative layout shift of a page."""
LATE = 0.25
"""Seconds that fonts come after the page."""
PATHS = ("/", "/-/suche?q=Verwaltung", "/-/artikel/1?q=Stadt", "/-/orte", "/-/betrieb",
         "/-/forschung/two-words", "/archive/articles", "/archive?sql=select+1")  # fmt: skip


@pytest.mark.skipif(CHROMIUM is None, reason=NO_CHROMIUM)
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_the_fonts_come_late(place: Place, width: int) -> None:
    def late(route: Route) -> None:
        time.sleep(LATE)
        route.continue_()

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for path in PATHS:
            page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
            page.route("**/*.woff2", late)
            painted, moved = watched(page, place.url + path)
            assert painted > 0, path
            assert moved <= MOST, (path, moved)
            page.context.close()
        browser.close()
