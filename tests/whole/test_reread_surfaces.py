"""What lists everything is read again when it says that it changed, and else weekly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.crawling import Answer
from tests.support.cron import change, crawlall, rows
from tests.support.lying import HOST, Lie, Stage, headline, listing, lying, page, site, url

INDEX = f"{HOST}/wp-sitemap.xml"
REST = f"{HOST}/wp-json/wp/v2/k21-meldungen?per_page=100&page=1&_fields=link,date,title,excerpt"
XML = {"Content-Type": "application/xml"}
LONG_AGO = "2020-01-01T08:00:00Z"


def part(n: int) -> str:
    return f"{HOST}/wp-sitemap-posts-{n}.xml"


def sitemap(numbers: list[int], **headers: str) -> Answer:
    urls = "".join(f"<url><loc>{url(n)}</loc></url>" for n in numbers)
    text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    return (
        200,
        XML | {name.replace("_", "-"): said for name, said in headers.items()},
        text.encode(),
    )


def index(modified: Mapping[int, str], **headers: str) -> Lie:
    listed = "".join(
        f"<sitemap><loc>{part(n)}</loc>{f'<lastmod>{at}</lastmod>' if at else ''}</sitemap>"
        for n, at in modified.items()
    )
    text = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}'
    return 200, XML | headers, f"{text}</sitemapindex>".encode()


class Validated(dict[str, Lie]):
    """A site that answers the second and all further requests for its index with 304."""

    unchanged = False

    def get(self, address: str, default: Lie | None = None) -> Lie | None:  # type: ignore[override]
        if self.unchanged and address == INDEX:
            return 304, {"ETag": '"a"'}, b""
        return super().get(address, default)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


def days_pass(path: Path, days: int) -> None:
    for table, name in (("_cursors", "finished"), ("pages", "fetched_at"),
                        ("_announcements", "first_seen"), ("_hints", "seen_at")):  # fmt: skip
        moved = f"strftime('%Y-%m-%dT%H:%M:%SZ', {name}, '-{days} days')"
        change(path, f"update {table} set {name} = {moved}")


def crawled(path: Path, stage: Stage, kind: str = "-sitemap") -> list[str]:
    """Crawl, and list the sitemaps (or pages of REST routes) that were asked for."""
    stage.asked.clear()
    run = crawlall(path, stage.proxy, "-a", "recheck=none", "--quiet")
    assert (run.returncode, run.stderr) == (0, "")
    return sorted(address for address, _ in stage.asked if kind in address)


def full(path: Path) -> int:
    return int(rows(path, "select count(*) from articles where state = 'full'")[0][0])


def test_an_index_says_which_of_its_sitemaps_was_modified(path: Path) -> None:
    pages = site(range(10))
    pages |= {part(1): sitemap([0, 1, 2]), part(2): sitemap([3, 4])}
    pages[INDEX] = index({1: LONG_AGO, 2: LONG_AGO})
    with lying(pages) as stage:
        assert crawled(path, stage) == [part(1), part(2), INDEX]
        days_pass(path, 1)
        assert crawled(path, stage) == [INDEX]
        days_pass(path, 1)
        pages |= {url(50): page(50), part(2): sitemap([3, 4, 50])}
        pages[INDEX] = index({1: LONG_AGO, 2: f"{datetime.now(UTC):%Y-%m-%d}"})
        assert crawled(path, stage) == [part(2), INDEX]
        assert full(path) == 11
        pages[INDEX] = index({1: LONG_AGO, 2: LONG_AGO})
        days_pass(path, 3)
        assert crawled(path, stage) == [INDEX]
        days_pass(path, 4)
        assert crawled(path, stage) == [part(1), part(2), INDEX]


def test_of_many_sitemaps_that_all_state_the_present_three_are_read_a_day(path: Path) -> None:
    pages = site(range(10)) | {part(n): sitemap([n]) for n in range(9)}
    tomorrow = f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"
    pages[INDEX] = index(dict.fromkeys(range(9), tomorrow))
    with lying(pages) as stage:
        assert len(crawled(path, stage)) == 10
        days_pass(path, 1)
        assert len(crawled(path, stage)) == 4


def test_a_sitemap_with_a_validator_is_asked_daily(path: Path) -> None:
    pages = Validated(site(range(10)) | {INDEX: sitemap([*range(10)], ETag='"a"')})
    with lying(pages) as stage:
        assert crawled(path, stage) == [INDEX]
        assert crawled(path, stage) == []
        pages.unchanged = True
        days_pass(path, 1)
        assert crawled(path, stage) == [INDEX]
        assert next(sent for a, sent in stage.asked if a == INDEX)["if-none-match"] == '"a"'
        pages.unchanged = False
        pages |= {url(50): page(50), INDEX: sitemap([*range(10), 50], ETag='"b"')}
        days_pass(path, 1)
        assert crawled(path, stage) == [INDEX]
    assert full(path) == 11


def test_sitemaps_of_an_unchanged_index_are_read_weekly(path: Path) -> None:
    pages = Validated(site(range(10)) | {part(1): sitemap([0, 1, 2])})
    pages[INDEX] = index({1: ""}, ETag='"a"')
    with lying(pages) as stage:
        assert crawled(path, stage) == [part(1), INDEX]
        pages.unchanged = True
        pages |= {url(50): page(50), part(1): sitemap([0, 1, 2, 50])}
        days_pass(path, 1)
        assert crawled(path, stage) == [INDEX]
        days_pass(path, 6)
        assert crawled(path, stage) == [part(1), INDEX]
    assert full(path) == 11


def dated(times: Mapping[int, str]) -> Answer:
    """A sitemap with the time of every article's last change."""
    urls = "".join(
        f"<url><loc>{url(n)}</loc><lastmod>{at}</lastmod></url>" for n, at in times.items()
    )
    text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    return 200, XML, text.encode()


def moment() -> str:
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"


def weekly(path: Path, pages: dict[str, Lie]) -> tuple[int, list[str]]:
    """Crawl a week later; return how many articles were requested, and what was told."""
    days_pass(path, 7)
    with lying(pages) as stage:
        run = crawlall(path, stage.proxy, "--quiet", "-s", "RECHECK=*:300")
        assert (run.returncode, run.stderr) == (0, "")
        asked = sum(address in map(url, range(12)) for address, _ in stage.asked)
    told = rows(path, "select detail from refusals where reason = 'always-modified'")
    return asked, [detail for (detail,) in told]


def test_a_sitemap_whose_articles_are_always_modified_is_told_and_not_followed(path: Path) -> None:
    pages = site(range(12))
    pages[INDEX] = dated(dict.fromkeys(range(12), moment()))
    with lying(pages) as stage:
        crawled(path, stage)
    for expected in (12, 0, 0):
        pages[INDEX] = dated(dict.fromkeys(range(12), moment()))
        asked, told = weekly(path, pages)
        assert (asked, bool(told)) == (expected, not expected)
    assert "of 12 requested" in told[0]
    pages[INDEX] = dated(dict.fromkeys(range(12), LONG_AGO) | {3: moment()})  # one says it again
    assert weekly(path, pages)[0] == 1


class Route(dict[str, Lie]):
    """A REST route of two pages, whose second one holds what was published with an old date."""

    numbers: tuple[list[int], list[int]] = [*range(8)], []

    def get(self, address: str, default: Lie | None = None) -> Lie | None:  # type: ignore[override]
        if "/wp-json/" not in address:
            return super().get(address, default)
        first, second = self.numbers
        shown = [] if "modified_after" in address else second if "&page=2" in address else first
        posts = [
            {"link": url(n), "date": "2025-10-10T08:00:00", "title": {"rendered": headline(n)}}
            for n in shown
        ]
        said = {"X-WP-Total": str(len(first + second)), "X-WP-TotalPages": str(1 + bool(second))}
        if "modified_after" in address:
            said = {"X-WP-Total": "0", "X-WP-TotalPages": "0"}
        return 200, {"Content-Type": "application/json", **said}, json.dumps(posts).encode()


def test_a_rest_route_that_states_more_than_it_has_shown_is_read_to_its_end(path: Path) -> None:
    pages = Route(site(range(8)))
    with lying(pages) as stage:
        assert crawled(path, stage, "/wp-json/") == [REST]
        known = rows(path, "select count(*) from pages")
        for _ in range(2):
            days_pass(path, 1)
            assert [a.rpartition("&")[2][:14] for a in crawled(path, stage, "/wp-json/")] == [
                "modified_after"
            ]
        assert rows(path, "select count(*) from pages") == known  # not one for every day
        days_pass(path, 5)
        assert crawled(path, stage, "/wp-json/") == [REST]  # eight, as before
        pages |= {url(n): page(n) for n in (50, 51)}
        pages.numbers = [*range(8)], [50, 51]
        days_pass(path, 7)
        second = REST.replace("&page=1", "&page=2")
        assert crawled(path, stage, "/wp-json/") == [REST, REST, second]
        assert full(path) == 10
        days_pass(path, 7)
        assert crawled(path, stage, "/wp-json/") == [REST]
    reasons = rows(path, "select reason from refusals where url like '%wp-json%'")
    assert reasons == []


FEED = f"{HOST}/k21-meldungen/feed"


def feed(numbers: list[int]) -> Answer:
    items = "".join(
        f"<item><title>{headline(n)}</title><link>{url(n)}</link></item>" for n in numbers
    )
    text = f"<rss version='2.0'><channel><title>Meldungen</title>{items}</channel></rss>"
    return 200, {"Content-Type": "application/rss+xml"}, text.encode()


@pytest.mark.parametrize(
    ("surface", "days"), [(INDEX, 3), (part(1), 7), (FEED, 3), (f"{HOST}/k21-meldungen/", 3)]
)
def test_a_surface_that_is_never_modified_is_read_all_the_same(
    path: Path, surface: str, days: int
) -> None:
    """It alone lists what is new, and answers every question with 304."""
    pages = site(range(10)) | {FEED: feed([*range(10)]), INDEX: index({1: LONG_AGO})}
    pages[part(1)] = sitemap([*range(10)])
    numbers = [*range(10)]

    def stuck(times: int) -> Answer:
        asked = stage.asked[-1][1]
        if times > 1 and {"if-none-match", "if-modified-since"} & {*asked}:
            return 304, {"ETag": '"a"'}, b""
        answer: Answer = 200, {}, listing(numbers).encode()
        if surface != f"{HOST}/k21-meldungen/":
            answer = sitemap(numbers) if "sitemap" in surface else feed(numbers)
        return 200, {**answer[1], "ETag": '"a"'}, answer[2]

    pages[surface] = stuck
    with lying(pages) as stage:
        assert crawlall(path, stage.proxy, "--quiet").returncode == 0
        numbers[:0] = [50, 51]
        pages |= {url(n): page(n) for n in numbers}
        for day in range(1, days + 1):
            assert full(path) == 10, day
            days_pass(path, 1)
            moved = "strftime('%Y-%m-%dT%H:%M:%SZ', first_fetched, '-1 days')"
            change(path, f"update pages set first_fetched = {moved}")
            run = crawlall(path, stage.proxy, "-a", "recheck=none", "--quiet")
        assert full(path) == 12
        assert (run.returncode, "its 304 answers hide them" in run.stderr) == (2, True)
