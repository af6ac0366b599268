"""Every kind of page before axe-core, in a file of its own: it takes longest."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.reading_room.test_browse_chromium import PAGES, changed_article
from tests.support.browsing import Place
from tests.support.chromium import needs_chromium, opened

pytestmark = needs_chromium
TABLES = ("/archive", "/archive/articles", "/archive/articles/1", "/archive?sql=select+1",
          "/archive/gaps")  # fmt: skip
SERIOUS = ("moderate", "serious", "critical")


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core, from the npm registry."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("axe-core was not run: there is no npm to fetch it with (apt-get install npm)")
    folder = tmp_path_factory.mktemp("axe")
    told = subprocess.run(
        [npm, "pack", "--silent", "axe-core@4"],
        cwd=folder, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    packed = list(Path(folder).glob("axe-core-*.tgz"))
    if not packed:
        pytest.skip(f"axe-core was not run: npm could not fetch it ({told.stderr.strip()[:200]})")
    with tarfile.open(packed[0]) as tar:
        script = tar.extractfile("package/axe.min.js")
        assert script is not None
        return script.read().decode()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(
    browser: Browser, place: Place, axe: str, scheme: Literal["light", "dark"]
) -> None:
    article = changed_article(place)
    found = []
    with opened(browser, place, scheme=scheme) as page:
        more = (article, f"{article}/fassungen", f"/-/suche?q={quote('zzz')}&year=2025")
        for path in (*PAGES, *TABLES, *more):
            page.goto(place.url + path)
            page.evaluate(axe)
            for fault in page.evaluate("axe.run().then((found) => found.violations)"):
                if fault["impact"] in SERIOUS:
                    targets = [node["target"] for node in fault["nodes"]][:3]
                    found.append((path, fault["id"], fault["help"], targets))
    assert found == []
