"""What a run costs when nothing is new, on a site that answers as stock WordPress does."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from archive.captures.store import PageStore, pages_path
from crawler.sites import SITES
from tests.support.crawling import Answer, scrapy
from tests.support.lying import HOST, LISTING, Lie, Stage, headline, lying, site, url

FEED = f"{LISTING}feed"
REST = SITES["rathausblick"].rest[0]
SITEMAP = f"{HOST}/wp-sitemap.xml"
WELL_KNOWN = f"{HOST}/.well-known/tdmrep.json"
CHANGED = "Thu, 09 Oct 2025 08:00:00 GMT"


def wordpress(stage: Stage, numbers: range, etag: str) -> dict[str, Lie]:
    """A feed with validators behind a server that packs, pages without any, a theme's 404."""
    items = "".join(
        f"<item><title>{headline(n)}</title><link>{url(n)}</link></item>" for n in numbers
    )
    feed = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
    head = {"Content-Type": "application/rss+xml", "ETag": etag, "Last-Modified": CHANGED}

    def answer(_: int) -> Answer:
        sent = next(headers for asked, headers in reversed(stage.asked) if asked == FEED)
        tags, since = sent.get("if-none-match"), sent.get("if-modified-since")
        # RFC 9110, 13.2.2: a tag outweighs the date; that of a packed answer never matches again
        same = tags == etag and "-gzip" not in etag if tags else since == CHANGED
        return (304, head, b"") if same else (200, head, feed)

    posts = [{"link": url(n), "date": "2025-10-10T08:00:00", "title": {"rendered": headline(n)},
              "excerpt": {"rendered": "<p>Kurz.</p>"}} for n in numbers]  # fmt: skip
    said = {"X-WP-Total": str(len(posts)), "X-WP-TotalPages": "1"}
    entries = "".join(f"<url><loc>{url(n)}</loc></url>" for n in numbers)
    robots = f"User-agent: *\nDisallow: /wp-admin/\n\nSitemap: {SITEMAP}"
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return site(numbers) | {
        FEED: answer,
        REST: (200, {"Content-Type": "application/json"} | said, json.dumps(posts).encode()),
        SITEMAP: (200, {"Content-Type": "application/xml"},
                  f'<urlset xmlns="{space}">{entries}</urlset>'.encode()),
        f"{HOST}/robots.txt": (200, {"Content-Type": "text/plain"}, robots.encode()),
        WELL_KNOWN: (404, {}, b"<html><body>" + b"Das Thema zeigt viel. " * 2000),
    }  # fmt: skip


def crawl(path: Path, stage: Stage) -> list[str]:
    """What a run asks for."""
    stage.asked.clear()
    run = scrapy("crawl", "rathausblick", archive=path, proxy=stage.proxy)
    assert (run.returncode, run.stderr) == (0, "")
    return [urlsplit(asked).path for asked, _ in stage.asked]


@pytest.mark.parametrize("etag", ['"5f2e"', 'W/"5f2e"', '"5f2e-gzip"', 'W/"5f2e-gzip"'])
def test_an_idle_run_makes_four_requests_and_gets_304_where_it_can(
    tmp_path: Path, etag: str
) -> None:
    path = tmp_path / "a.db"
    pages: dict[str, Lie] = {}
    with lying(pages) as stage:
        pages |= wordpress(stage, range(3), etag)
        first = crawl(path, stage)
        assert first.count("/.well-known/tdmrep.json") == 1
        idle = crawl(path, stage)
    surfaces = ["/", "/k21-meldungen/", "/k21-meldungen/feed"]
    assert sorted(idle) == [*surfaces, "/robots.txt"]
    with PageStore.open(pages_path(path), readonly=True) as store:
        assert [visit.status for visit in store.history(FEED)] == [200, 304]


def test_a_missing_tdmrep_is_asked_for_again_after_days(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages: dict[str, Lie] = {}
    with lying(pages) as stage:
        pages |= wordpress(stage, range(2), '"1"')
        crawl(path, stage)
        for days, times in ((6, 0), (2, 1), (-30, 1), (0, 0)):
            with sqlite3.connect(path) as db:
                db.execute(
                    "update pages set fetched_at = strftime('%Y-%m-%dT%H:%M:%SZ', fetched_at, ?) "
                    "where kind = 'tdmrep'", (f"{-days} days",),
                )  # fmt: skip
            db.close()
            assert crawl(path, stage).count("/.well-known/tdmrep.json") == times, days


def test_what_answers_badly_is_not_remembered_as_missing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages: dict[str, Lie] = {}
    with lying(pages) as stage:
        pages |= wordpress(stage, range(2), '"1"') | {WELL_KNOWN: (503, {}, b"")}
        crawl(path, stage)
        rules = b'[{"location": "/", "tdm-reservation": 1}]'
        pages[WELL_KNOWN] = (200, {"Content-Type": "application/json"}, rules)
        run = scrapy("crawl", "rathausblick", archive=path, proxy=stage.proxy)
        assert "reserves text and data mining" in run.stderr


def test_live_profiles_name_what_answers_at_once() -> None:
    for name in ("kommune21", "move-online", "stadt-und-werk"):
        site = SITES[name]
        assert all(feed.endswith("/") for feed in (*site.feeds, *site.listings, site.home))
        assert all("_fields=link,date,title,excerpt" in route for route in site.rest)
