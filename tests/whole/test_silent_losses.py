"""Five losses that once nobody was told of: each is told now, and loses nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from tests.support.cron import change, copied, crawlall, rows
from tests.support.lying import HOST, LISTING, Lie, Stage, listing, lying, page, site, url

OLD, NEW = range(24), range(24, 36)
SITEMAP = f"{HOST}/wp-sitemap.xml"
FULL = "select count(*) from articles where state = 'full'"
TEXTS = "select url, title, body, published, first_seen from articles_full order by url"


def sitemap(numbers: range) -> Lie:
    urls = "".join(f"<url><loc>{url(n)}</loc></url>" for n in numbers)
    text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    return 200, {"Content-Type": "application/xml"}, text.encode()


def pages_of(numbers: range) -> dict[str, Lie]:
    return site(numbers) | {SITEMAP: sitemap(numbers)}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of last spring."""
    path = tmp_path_factory.mktemp("base") / "archive.db"
    with lying(pages_of(OLD)) as stage:
        assert crawlall(path, stage.proxy, "--quiet").returncode == 0
    for table, column in (
        ("_cursors", "finished"), ("_announcements", "first_seen"), ("pages", "fetched_at"),
        ("runs", "started"), ("runs", "finished"),
    ):  # fmt: skip
        moved = f"strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '-200 days')"
        change(path, f"update {table} set {column} = {moved}")
    return path


@pytest.fixture
def path(base: Path, tmp_path: Path) -> Path:
    return copied(base, tmp_path)


def told(path: Path, stage: Stage) -> str:
    """Crawl; what was said."""
    run = crawlall(path, stage.proxy, "--quiet")
    assert run.returncode
    return run.stderr


def test_more_new_articles_than_a_listing_without_a_next_page_shows(path: Path) -> None:
    pages = pages_of(OLD) | {url(n): page(n) for n in NEW}
    pages[LISTING] = pages[f"{HOST}/"] = listing(reversed(NEW[-8:]))
    pages[SITEMAP] = 503, {}, b""
    with lying(pages) as stage:
        assert "may be missing" in told(path, stage)
        pages[SITEMAP] = sitemap(range(36))
        crawlall(path, stage.proxy, "--quiet")
    assert rows(path, FULL) == [(36,)]


def test_a_tenth_of_the_new_articles_in_the_sitemap_alone(path: Path) -> None:
    pages = pages_of(range(36))
    shown = [n for n in range(35, -1, -1) if n not in (28, 33)]
    pages[LISTING] = pages[f"{HOST}/"] = listing(shown)
    with lying(pages) as stage:
        assert "2 new articles stand in" in told(path, stage)
    assert rows(path, FULL) == [(36,)]


def test_a_clock_that_is_a_year_ahead(path: Path) -> None:
    before = rows(path, TEXTS)
    sent = format_datetime(datetime.now(UTC) - timedelta(days=365), usegmt=True)
    pages = {
        address: (200, {"Date": sent}, answer.encode())
        for address, answer in pages_of(range(36)).items()
        if isinstance(answer, str)
    }
    with lying(pages, dated=False) as stage:
        assert "this machine says" in told(path, stage)
    assert rows(path, TEXTS) == before
    stored = "select url from pages where fetched_at > date() and kind in ('article', 'listing')"
    assert rows(path, stored) == []


def test_half_of_the_articles_deleted(path: Path) -> None:
    before = rows(path, TEXTS)
    pages = pages_of(OLD)
    pages |= {url(n): (410, {}, b"<html><body>weg</body></html>") for n in range(12)}
    with lying(pages) as stage:
        assert "12 of the 24 articles looked at are gone" in told(path, stage)
    assert rows(path, "select count(*) from articles where state = 'gone'") == [(12,)]
    assert rows(path, TEXTS) == before


def test_a_form_of_the_date_that_nobody_reads(path: Path) -> None:
    pages = pages_of(OLD) | {url(n): page(n, date="10·10·25") for n in NEW}
    shown = listing(range(35, -1, -1)).replace("[10.10.2025]", "[10·10·25]")
    pages[LISTING] = pages[f"{HOST}/"] = shown
    with lying(pages) as stage:
        assert "have a date" in told(path, stage)
    assert rows(path, FULL) == [(36,)]
