"""The reader version changes with all code that makes a record, and with nothing else."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import FrameType

import pytest

from crawler.reader import decode, read_article, read_surface, undone
from crawler.replay.version import covered, reader_version
from crawler.sites import SITES
from pipelines.normalise import normalise_article, normalise_teaser
from pipelines.validate import fault
from tests.conftest import ROOT
from tests.crawler.reader.test_sites import ARTICLES, LISTINGS, expected

PACKAGES = ("archive", "crawler", "pipelines")
MAKE_NOTHING = {
    *("archive", "archive.program", "archive.articles.prepared", "archive.search.memo"),
    *("archive.captures.records", "archive.captures.store"),
    *("crawler.replay.version", "pipelines.step"),
}
"""What covered code imports, but a record does not depend on."""
PRINT = "from crawler.replay.version import reader_version; print(reader_version())"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The program copied to another place, to be changed there."""
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    return tmp_path


def run(house: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    # -S: not the project that this Python may have installed
    return subprocess.run(
        [sys.executable, "-S", "-B", "-c", PRINT],
        cwd=cwd, env={**os.environ, "PYTHONPATH": str(house)}, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip


def version(house: Path) -> str:
    done = run(house, house)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_it_depends_on_the_sources_alone(
    house: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = run(house, tmp_path_factory.mktemp("elsewhere"))
    assert {reader_version(), version(house), elsewhere.stdout.strip()} == {reader_version()}
    assert len(reader_version()) == 12


@pytest.mark.parametrize(
    "module",
    [
        *("pipelines.dates", "pipelines.text", "pipelines.normalise", "pipelines.validate"),
        *("archive.records", "archive.articles.identity", "archive.articles.text"),
        *(
            "crawler.reader.article.body",
            "crawler.reader.listing.feeds.feed",
            "crawler.reader.decode",
        ),
        *("crawler.sites.kommune21", "crawler.sites.profile", "crawler.replay.read"),
    ],
)
def test_a_byte_changes_it(house: Path, module: str) -> None:
    file = house.joinpath(*module.split(".")).with_suffix(".py")
    file.write_bytes(file.read_bytes() + b"#")
    assert version(house) != reader_version()


@pytest.mark.parametrize(
    "module", ["archive.exchange.export", "archive.database.connection", "crawler.settings"]
)
def test_what_makes_no_record_does_not(house: Path, module: str) -> None:
    file = house.joinpath(*module.split(".")).with_suffix(".py")
    file.write_bytes(file.read_bytes() + b"#")
    assert version(house) == reader_version()


@pytest.mark.parametrize(
    "name", ["crawler/reader", "pipelines/dates.py", "archive/articles/text.py"]
)
def test_code_that_is_gone_is_an_error(house: Path, name: str) -> None:
    (house / name).rename(house / "elsewhere")
    done = run(house, house)
    assert done.returncode == 1
    assert f"ImportError: {name} was expected to hold code" in done.stderr


def test_no_import_is_forgotten() -> None:
    """A module that covered code imports is covered, too, or makes nothing of a record."""
    files = set(covered())
    left = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_bytes())):
            name = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            path = ROOT.joinpath(*name.split("."))
            if name.startswith(PACKAGES) and not files & {
                path.with_suffix(".py"),
                path / "__init__.py",
            }:
                left.add(name)
    assert left - MAKE_NOTHING == set()


def test_all_code_that_runs_for_a_record_is_covered() -> None:
    """What runs when pages become records, and not what the list promises."""
    files = {file.resolve() for file in covered()}
    ran: set[Path] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            ran.add(Path(frame.f_code.co_filename))

    sys.setprofile(note)
    try:
        for name in [*ARTICLES[:5], *LISTINGS[:3]]:
            wanted = expected(name)
            body, _ = undone((ROOT / "tests/sites" / name / "page.html").read_bytes(), None)
            text, site = decode(body, None), SITES[wanted["site"]]
            page = (wanted["url"], site, wanted["fetched_at"])
            article = normalise_article(read_article(text, *page).article)
            assert fault(article) is None or name in LISTINGS
            for kind in ("home", "listing", "feed", "sitemap", "rest"):
                for teaser in read_surface(kind, body, text, *page).teasers:
                    normalise_teaser(teaser)
    finally:
        sys.setprofile(None)
    ours = {file for file in ran if any(file.is_relative_to(ROOT / p) for p in PACKAGES)}
    assert len(ours) > 20
    assert ours - files == set()
