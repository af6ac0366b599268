"""ReplayWeb.page, which nobody here wrote, opens our WACZ files in a real browser.

``make replay`` fetches it and runs this.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ROOT
from tests.support import kept
from tests.support.browsing import CHROMIUM
from tests.support.crawling import scrapy
from tests.support.kept import T1, T2

PLACE = Path(os.environ.get("PYWB") or ROOT / ".venv-pywb" / "bin").parent / "replayweb"
SECONDS = 60
SHOWN = """<!doctype html><script src="/ui.js"></script><replay-web-page source="/a.wacz"
url="{url}" ts="{stamp}" replayBase="/replay/" embed="default"></replay-web-page>"""

pytestmark = pytest.mark.skipif(not (PLACE / "ui.js").exists(), reason="needs it: make replay")


class Ranges(SimpleHTTPRequestHandler):
    """Serves files, and parts of them, which Python's own does not."""

    def do_GET(self) -> None:
        asked = self.headers.get("Range")
        if asked is None:
            super().do_GET()
            return
        data = Path(self.translate_path(self.path)).read_bytes()
        first, _, last = asked.removeprefix("bytes=").partition("-")
        start = int(first) if first else max(len(data) - int(last), 0)
        end = min(int(last), len(data) - 1) if first and last else len(data) - 1
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {start}-{end}/{len(data)}")
        self.send_header("Content-Length", str(end + 1 - start))
        self.end_headers()
        self.wfile.write(data[start : end + 1])

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A site with the player and a WACZ file of an article in two versions."""
    store, archive = kept.opened(tmp_path)
    with store, archive:
        kept.crawled(store, archive, "a", kept.html("Titel des ersten Tages"), T1)
        kept.crawled(store, archive, "a", kept.html("Titel des zweiten Tages"), T2)
    scrapy("warc", "export", "--wacz", "--to", str(tmp_path), archive=tmp_path / "archive.db")
    (file,) = tmp_path.glob("*.wacz")
    site = tmp_path / "site"
    (site / "replay").mkdir(parents=True)
    shutil.copy(PLACE / "ui.js", site)
    shutil.copy(PLACE / "sw.js", site / "replay")
    file.rename(site / "a.wacz")
    for stamp in ("20251011080000", "20251012080000"):
        (site / f"{stamp}.html").write_text(SHOWN.format(url=kept.url("a"), stamp=stamp))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Ranges, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("stamp", "title"), [("20251011080000", "ersten"),
                                              ("20251012080000", "zweiten")])  # fmt: skip
def test_it_shows_each_version(address: str, browser: Browser, stamp: str, title: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/{stamp}.html")
    until = time.monotonic() + SECONDS
    while (wanted := f"Titel des {title} Tages") not in (shown := headlines(page)):
        assert time.monotonic() < until, shown
        page.wait_for_timeout(500)
    assert wanted in shown
    page.close()


def headlines(page: Page) -> list[str]:
    """The headlines in all frames of a page."""
    frames = [frame for frame in page.frames if "/replay/w/" in frame.url]
    return [text for frame in frames for text in frame.locator("h1").all_inner_texts()]
