"""A walk through a surface ends where the surface says so; what broke off is taken up again."""

from __future__ import annotations

import gzip
import sqlite3
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from archive.captures.store import PageStore, pages_path
from tests.support.crawling import Answer, scrapy, serving
from tests.support.news import (
    HOST,
    LIST,
    REST,
    SITEMAP,
    XML,
    index,
    listing,
    posts,
    site,
    urlset,
)


class Asked(dict[str, Answer]):
    """Pages that note how often each was asked for."""

    def __init__(self, pages: Mapping[str, Answer]) -> None:
        super().__init__(pages)
        self.log: list[str] = []

    def get(self, key: str, default: Any = None) -> Any:
        self.log.append(key)
        return super().get(key, default)


def crawl(
    path: Path, pages: Mapping[str, Answer], *args: str, **bounds: int
) -> subprocess.CompletedProcess[str]:
    lower = {f"crawler.frontier.frontier.{name}": value for name, value in bounds.items()}
    with serving(pages) as proxy:
        return scrapy("crawl", "rathausblick", *args, archive=path, proxy=proxy, bounds=lower)


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    db = sqlite3.connect(path)
    try:
        return db.execute(sql).fetchall()
    finally:
        db.close()


def articles(path: Path) -> int:
    return int(rows(path, "select count(*) from articles where state = 'full'")[0][0])


def refusals(path: Path) -> dict[str, str]:
    found = rows(path, "select reason, detail from refusals where reason != 'not-offered'")
    return dict(found)


PACKED = gzip.compress(urlset(range(10, 20)), mtime=0)
MEMBERS = (
    gzip.compress(urlset(range(10, 20))[:300], mtime=0)
    + gzip.compress(urlset(range(10, 20))[300:], mtime=0)
)  # fmt: skip


@pytest.mark.parametrize(
    "cut",
    [urlset(range(10, 20))[:520], PACKED[: len(PACKED) * 3 // 4], MEMBERS[:-30], b"", b"<urls"],
    ids=["plain", "gzip", "second-member", "nothing", "root"],
)
def test_a_sitemap_that_broke_off_is_told_and_taken_up_again(tmp_path: Path, cut: bytes) -> None:
    path = tmp_path / "a.db"
    pages = site(range(3), range(10, 20))
    run = crawl(path, pages | {SITEMAP: (200, XML | {"ETag": '"1"'}, cut)})
    assert run.returncode == 1
    assert "broke off" in run.stderr
    assert "broke-off" in refusals(path)
    assert 3 <= articles(path) < 13
    proof = scrapy("coverage", "rathausblick", archive=path)
    assert f"{SITEMAP} was not read to its end" in proof.stdout

    again = crawl(path, pages | {SITEMAP: (200, XML, urlset(range(10, 20)))})
    assert (again.returncode, again.stderr) == (0, "")
    assert articles(path) == 13
    proof = scrapy("coverage", "rathausblick", archive=path)
    assert "not read to its end" not in proof.stdout


def test_control_a_whole_sitemap_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages = Asked(site(range(3), range(10, 20)) | {SITEMAP: (200, XML, MEMBERS)})
    for _ in range(2):
        assert crawl(path, pages).returncode == 0
    assert articles(path) == 13
    assert pages.log.count(SITEMAP) == 1
    assert refusals(path) == {}


def test_a_feed_that_broke_off_is_asked_for_anew_without_conditions(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    items = [f"<item><title>Bau {n}</title><link>{LIST}m-{n}/</link></item>" for n in range(5)]
    whole = f"<rss version='2.0'><channel>{''.join(items)}</channel></rss>".encode()
    pages = site([0], range(1, 5))
    head = XML | {"ETag": '"1"'}
    assert crawl(path, pages | {f"{LIST}feed": (200, head, whole[:230])}).returncode == 1
    assert articles(path) < 5
    assert rows(path, "select etag from pages where kind = 'feed'") == [(None,)]
    assert crawl(path, pages | {f"{LIST}feed": (200, head, whole)}).returncode == 0
    assert articles(path) == 5
    assert rows(path, "select etag from pages where kind = 'feed'") == [('"1"',)]


def test_sitemaps_that_name_each_other_are_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages = Asked(site(range(3), range(10, 14)) | {
        SITEMAP: index("/wp-sitemap.xml", "/a.xml", "/b.xml", "/a.xml#x"),
        f"{HOST}/a.xml": index("/b.xml", "/wp-sitemap.xml"),
        f"{HOST}/b.xml": (200, XML, urlset(range(10, 14))),
    })  # fmt: skip
    assert crawl(path, pages).returncode == 0
    assert articles(path) == 7
    for name in (SITEMAP, f"{HOST}/a.xml", f"{HOST}/b.xml"):
        assert pages.log.count(name) == 1


class Endless(Asked):
    """An index that names ever new ones."""

    def get(self, key: str, default: Any = None) -> Any:
        if "/endless" not in key:
            return super().get(key, default)
        self.log.append(key)
        number = int(key.rpartition("-")[2].partition(".")[0])
        return index(*(f"/endless-{n}.xml" for n in range(number * 40, number * 40 + 40)))


def test_an_index_that_names_ever_new_ones_ends_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages = Endless(site(range(3)) | {SITEMAP: index("/endless-1.xml")})
    assert crawl(path, pages, "-s", "REQUEST_BUDGET=0", MAX_SURFACES=90).returncode == 1
    assert "endless-sitemaps" in refusals(path)
    assert articles(path) == 3
    assert 90 <= len(pages.log) < 190


@pytest.mark.parametrize(
    ("etag", "sent"),
    [('"1"', {"If-None-Match", "If-Modified-Since"}), ('"1-gzip"', {"If-Modified-Since"})],
)
def test_a_surface_keeps_its_validators_behind_a_redirect(
    tmp_path: Path, etag: str, sent: set[str]
) -> None:
    path = tmp_path / "a.db"
    said = {"ETag": etag, "Last-Modified": "Thu, 09 Oct 2025 08:00:00 GMT"}
    feed = f"<rss><channel><item><title>Bau 1</title><link>{LIST}m-1/</link></item></channel></rss>"
    pages = site([1]) | {
        f"{LIST}feed": (301, {"Location": f"{LIST}feed/"}, b""),
        f"{LIST}feed/": (200, XML | said, feed.encode()),
    }
    for _ in range(2):
        assert crawl(path, pages).returncode == 0
    with PageStore.open(pages_path(path), readonly=True) as store:
        asked = [dict(visit.asked) for visit in store.history(f"{LIST}feed/")]
    names = [{name for name in headers if name.startswith("If-")} for headers in asked]
    assert names == [set(), sent]


@pytest.mark.parametrize("headers", [True, False], ids=["headers", "no-headers"])
@pytest.mark.parametrize(
    ("pages", "total"),
    [([list(range(5)), list(range(5, 9))], 9), ([list(range(10, 20))], 10), ([[3]], 1)],
    ids=["short-first-page", "exact", "one"],
)
def test_a_rest_walk_goes_to_the_end_that_is_said(
    tmp_path: Path, pages: list[list[int]], total: int, headers: bool
) -> None:
    path = tmp_path / "a.db"
    every = [n for numbers in pages for n in numbers]
    run = crawl(path, site([0], every) | posts(pages, total, headers=headers))
    assert (run.returncode, run.stderr) == (0, "")
    assert articles(path) == len({0, *every})
    assert refusals(path) == {}
    assert rows(path, "select 1 from refusals where url like '%wp-json%'") == []
    assert rows(path, "select finished is null from _cursors where kind = 'rest'") == [(0,)]


def test_a_total_that_no_page_shows_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    run = crawl(path, site([0], range(1, 9)) | posts([list(range(5)), list(range(5, 9))], 12))
    assert run.returncode == 0
    assert "12 articles, its pages show 9" in refusals(path)["total-differs"]


def test_a_rest_page_that_broke_off_is_taken_up_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages = site([0], range(1, 9)) | posts([list(range(5)), list(range(5, 9))], 9)
    status, headers, body = pages[REST.format(2)]
    cut = crawl(path, pages | {REST.format(2): (status, headers, body[:200])})
    assert cut.returncode == 1
    asked = Asked(pages)
    assert crawl(path, asked).returncode == 0
    assert articles(path) == 9
    assert REST.format(1) not in asked.log


@pytest.mark.parametrize("closed", ["/wp-json/", "/k21-meldungen/feed", "/wp-sitemap.xml"])
def test_what_robots_txt_closes_is_not_offered(tmp_path: Path, closed: str) -> None:
    path = tmp_path / "a.db"
    robots = f"User-agent: *\nDisallow: {closed}\n".encode()
    pages = site(range(3)) | {f"{HOST}/robots.txt": (200, {"Content-Type": "text/plain"}, robots)}
    for _ in range(2):
        run = crawl(path, pages)
        assert (run.returncode, run.stderr) == (0, "")
    assert rows(path, f"select reason from refusals where url like '%{closed}%'") == [
        ("not-offered",)
    ]


def test_control_robots_txt_that_closes_the_listing_fails_the_run(tmp_path: Path) -> None:
    robots = b"User-agent: *\nDisallow: /k21-meldungen/\n"
    pages = site(range(3)) | {f"{HOST}/robots.txt": (200, {"Content-Type": "text/plain"}, robots)}
    assert crawl(tmp_path / "a.db", pages).returncode == 1


ONE_AT_A_TIME = ("-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1")
OLDER = '<a class="next page-numbers" href="{0}page/{1}/">Starsze</a>'


def pager(base: str, count: int, per: int = 3) -> dict[str, Answer]:
    pages: dict[str, Answer] = {}
    for number in range(1, count + 1):
        more = OLDER.format(base, number + 1) if number < count else ""
        numbers = range((number - 1) * per, number * per)
        pages[base if number == 1 else f"{base}page/{number}/"] = listing(numbers, more)
    return pages


def test_home_and_listing_that_are_one_list_are_walked_once(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages = Asked(site([], range(24)) | pager(f"{HOST}/", 8) | pager(LIST, 8))
    assert crawl(path, pages, *ONE_AT_A_TIME).returncode == 0
    assert articles(path) == 24
    assert f"{LIST}page/8/" in pages.log
    assert f"{HOST}/page/2/" in pages.log
    assert f"{HOST}/page/3/" not in pages.log


def test_control_a_home_page_with_a_list_of_its_own_is_walked_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages = Asked(site([], range(24)) | pager(LIST, 2) | pager(f"{HOST}/", 8))
    assert crawl(path, pages, *ONE_AT_A_TIME).returncode == 0
    assert articles(path) == 24


def test_a_listing_of_one_page_under_numbers_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    numbers = '<a href="#" onclick="go(2)">2</a> <a href="#" onclick="go(3)">3</a>'
    pages = site(range(3)) | {LIST: listing(range(3), numbers)}
    run = crawl(path, pages)
    assert run.returncode == 1
    assert "one-page-only" in refusals(path)
    assert crawl(path, pages).returncode == 0  # told at the first walk, no alarm for ever
    control = tmp_path / "b.db"
    assert crawl(control, site(range(3))).returncode == 0
    assert refusals(control) == {}


@pytest.mark.parametrize(
    ("first", "told"), [((1, 2, 3, 4, 5), True), ((5, 4, 3, 2, 1), False), ((2, 1, 3, 4, 5), False)]
)
def test_a_listing_that_begins_with_the_oldest_is_told(
    tmp_path: Path, first: tuple[int, ...], told: bool
) -> None:
    """New articles appear on its last page, at which no daily run looks."""
    path = tmp_path / "a.db"
    more = '<a rel="next" href="/k21-meldungen/?page=2">weiter</a>'
    status, headers, html = listing(range(5), more)
    for n, day in enumerate(first):
        old = f"[10.10.2025] Für die Stadt beginnt mit Nummer {n} "
        html = html.replace(old.encode(), old.replace("10.10.", f"{day}.09.").encode())
    pages = site(range(10)) | {LIST: (status, headers, html),
                               f"{LIST}?page=2": listing(range(5, 10))}  # fmt: skip
    assert crawl(path, pages).returncode == int(told)
    assert ("oldest-first" in refusals(path)) == told
    assert crawl(path, pages).returncode == 0  # at the first walk, no alarm for ever
