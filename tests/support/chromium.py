"""A headless Chromium whose pages keep their console silent and their requests at home."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.browsing import CHROMIUM, FLAGS, NO_CHROMIUM, Place

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason=NO_CHROMIUM)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@contextmanager
def opened(
    browser: Browser,
    place: Place,
    *,
    phone: bool = False,
    scheme: Literal["light", "dark"] = "light",
    script: bool = True,
) -> Iterator[Page]:
    """A page whose console stays silent and whose requests stay at home."""
    size: Any = {"width": 390, "height": 844} if phone else {"width": 1280, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=script)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda r: None if home(r.url, place) else faults.append(f"asked {r.url}"))
    try:
        yield page
        # The browser reports a page's own 404 as an error of the console.
        assert [f for f in faults if "status of 404" not in f] == []
    finally:
        context.close()


def home(url: str, place: Place) -> bool:
    return url.startswith((place.url, "data:"))
