"""What goes wrong with a WordPress one day: no harm to the archive, and never in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.wordpress.compare import Comparison, archived
from tests.wordpress.others import stock
from tests.wordpress.stage import SMALL, Stage, copied, days_pass, rows
from tests.wordpress.truth import family

THEME = "klassik"
POSTS = (*family(SMALL), *stock())


@pytest.fixture(scope="module")
def base(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, crawled once."""
    stage.set(THEME)
    archive = tmp_path_factory.mktemp("accidents") / "archive.db"
    run = stage.crawl(archive)
    assert run.returncode in (0, 2), run.stderr
    return archive


@pytest.fixture
def archive(base: Path, stage: Stage, tmp_path: Path) -> Path:
    """A copy of that archive, before the site as it was then, two days later."""
    stage.set(THEME)
    copy = copied(base, tmp_path)
    days_pass(copy, 2)
    return copy


def content(archive: Path) -> list[dict[str, Any]]:
    """What must not change."""
    return rows(archive, "select id, url, title, fingerprint, state from articles order by id")


@pytest.mark.parametrize("theme", ["twentytwentythree", "klassik"])
def test_without_rest_and_sitemap_nothing_is_missing_in_silence(
    stage: Stage, tmp_path: Path, theme: str
) -> None:
    """Two common hardenings: what is left is the feed and the listing's pages."""
    stage.set(theme)
    stage.control.option(k21_rest_closed=1, k21_no_sitemap=1)
    run = stage.crawl(tmp_path / "archive.db")
    missing = Comparison(POSTS, tmp_path / "archive.db").missing
    told = run.returncode != 0 and run.stderr.strip() != ""
    if missing and not told:
        pytest.fail(f"{len(missing)} of {len(POSTS)} missing, exit {run.returncode}", False)


def test_a_broken_feed_loses_nothing(stage: Stage, archive: Path) -> None:
    """PHP prints a warning into it: what is new is found on another surface."""
    before = content(archive)
    new = replace(family()[100], slug="neu-bei-kaputtem-feed", date=datetime.now())
    stage.control.publish([new])
    stage.control.option(k21_broken_feed=1)
    stage.crawl(archive)
    assert archived(archive)[new.url]["title"] == new.title
    assert [row for row in content(archive) if row["url"] != new.url] == before


def test_maintenance_harms_nothing_and_is_told_in_a_sentence(stage: Stage, archive: Path) -> None:
    before = content(archive)
    stage.maintenance(True)
    run = stage.crawl(archive, "recheck=all")
    stage.maintenance(False)
    assert run.returncode == 1
    assert "503" in run.stderr
    assert len(run.stderr.strip().splitlines()) <= 2, run.stderr
    assert content(archive) == before
    after = stage.crawl(archive)
    assert after.returncode == 0, after.stderr


@pytest.mark.parametrize(
    ("theme", "recheck"),
    [("klassik", "all"), ("klassik", "ordinary"), ("twentytwentyfour", "all")],
)
def test_plain_permalinks_make_no_articles_and_are_told(
    stage: Stage, archive: Path, theme: str, recheck: str
) -> None:
    """Every old address then answers 200 with the home page."""
    before = content(archive)
    stage.control.theme(theme)
    stage.control.permalinks("")
    arguments = ["recheck=all"] if recheck == "all" else []
    days_pass(archive, 40)
    run = stage.crawl(archive, "REQUEST_BUDGET=100", *arguments)
    known = {row["url"] for row in before}
    invented = sorted(set(archived(archive)) - known)
    after = [row for row in content(archive) if row["url"] in known]
    assert (len(invented), invented[:3]) == (0, [])
    assert after == before
    assert run.returncode != 0, run.stdout
    assert run.stderr.strip() != ""


def test_an_article_that_answers_with_the_home_page_is_told(stage: Stage, archive: Path) -> None:
    """Rewrite rules that a plugin broke: only the home page is there, under every address."""
    before = content(archive)
    stage.control.option(rewrite_rules={"nichts/?$": "index.php"})
    run = stage.crawl(archive, "recheck=all")
    assert content(archive) == before
    assert run.returncode != 0
    assert run.stderr.strip() != ""


def test_a_type_whose_pages_all_answer_404_is_told(stage: Stage, archive: Path) -> None:
    """Rewrite rules without the type: its pages and lists answer 404, the rest of the site does
    not; texts stay, and nobody thinks that all is well."""
    texts = rows(archive, "select id, title, body from articles_full order by id")
    stage.control.option(rewrite_rules={r"(.?.+?)/?$": "index.php?pagename=$matches[1]"})
    run = stage.crawl(archive, "recheck=all")
    assert rows(archive, "select id, title, body from articles_full order by id") == texts
    assert run.returncode != 0
    assert "404" in run.stderr
