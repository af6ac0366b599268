"""A run that may have missed something says so, and reads what lists everything at once."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.cron import change, crawlall, rows
from tests.support.lying import (  # fmt: skip
    HOST,
    LISTING,
    STEM,
    Lie,
    Stage,
    headline,
    listing,
    lying,
    page,
    site,
    url,
)

SITEMAP = f"{HOST}/wp-sitemap.xml"
REST = f"{HOST}/wp-json/wp/v2/k21-meldungen?per_page=100&page=1&_fields=link,date,title,excerpt"


def shown(pages: dict[str, Lie], numbers: list[int]) -> None:
    """Publish articles: the home page and the listing show the ten newest, and no next page."""
    pages |= {url(n): page(n) for n in numbers}
    pages[f"{HOST}/"] = pages[LISTING] = listing(numbers[:10])


def sitemap(numbers: list[int], lastmod: str = "") -> Lie:
    entries = "".join(
        f"<url><loc>{url(n)}</loc>{f'<lastmod>{lastmod}</lastmod>' if lastmod else ''}</url>"
        for n in numbers
    )
    text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'
    return 200, {"Content-Type": "application/xml"}, text.encode()


def a_week_passes(path: Path) -> None:
    change(
        path,
        "update _cursors set finished = strftime('%Y-%m-%dT%H:%M:%SZ', finished, '-7 days') "
        "where kind = 'sitemap'",
    )


def an_hour_passes(path: Path) -> None:
    for table, column in (("_cursors", "finished"), ("_announcements", "first_seen")):
        change(
            path,
            f"update {table} set {column} = strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '-1 hour')",
        )


def crawled(path: Path, stage: Stage) -> tuple[int, str]:
    run = crawlall(path, stage.proxy, "--quiet")
    return run.returncode, run.stderr


def test_more_than_a_surface_shows_is_told(tmp_path: Path) -> None:
    path, pages = tmp_path / "archive.db", site(range(10))
    with lying(pages) as stage:
        assert crawled(path, stage) == (0, "")
        an_hour_passes(path)
        shown(pages, list(range(35, -1, -1)))  # 26 more, and ten fit
        before = len(stage.asked)
        code, said = crawled(path, stage)
        assert code == 2
        assert "all 10 articles of " in said
        assert "may be missing" in said
        assert len(stage.asked) - before <= 5 + 10  # no request more than a run without a gap
        assert crawled(path, stage) == (0, "")
    assert rows(path, "select name, closed is null from alerts") == [("gap", 0)]


def test_a_gap_has_the_sitemap_read_at_once_and_is_none_then(tmp_path: Path) -> None:
    path, pages = tmp_path / "archive.db", site(range(10))
    pages[SITEMAP] = sitemap(list(range(10)))
    with lying(pages) as stage:
        assert crawled(path, stage) == (0, "")
        assert crawled(path, stage) == (0, "")
        assert stage.times(SITEMAP) == 1
        an_hour_passes(path)
        shown(pages, list(range(35, -1, -1)))
        pages[SITEMAP] = sitemap(list(range(36)))
        code, said = crawled(path, stage)
        assert stage.times(SITEMAP) == 2
    assert rows(path, "select count(*) from articles where state = 'full'") == [(36,)]
    assert code == 2
    assert "16 new articles stand in" in said  # none is missing, but the listing is too short


def test_a_sitemap_is_read_weekly_and_names_what_stands_there_alone(tmp_path: Path) -> None:
    path, pages = tmp_path / "archive.db", site(range(10))
    pages[SITEMAP] = sitemap(list(range(10)))
    with lying(pages) as stage:
        assert crawled(path, stage) == (0, "")
        pages |= {url(n): page(n) for n in (50, 51)}
        pages[SITEMAP] = sitemap([*range(10), 50, 51])
        assert crawled(path, stage) == (0, "")
        a_week_passes(path)
        code, said = crawled(path, stage)
        assert (code, "2 new articles stand in" in said) == (2, True)
        assert crawled(path, stage) == (0, "")  # told once
    assert rows(path, "select count(*) from articles where state = 'full'") == [(12,)]


def test_one_a_week_in_the_sitemap_alone_is_told_with_the_second(tmp_path: Path) -> None:
    path, pages = tmp_path / "archive.db", site(range(10))
    pages[SITEMAP] = sitemap(list(range(10)))
    today = f"{datetime.now(UTC):%d.%m.%Y}"
    with lying(pages) as stage:
        assert crawled(path, stage) == (0, "")
        for n, told in ((50, False), (51, True)):
            pages[url(n)] = page(n, date=today)
            pages[SITEMAP] = sitemap([*range(10), *range(50, n + 1)])
            a_week_passes(path)
            code, said = crawled(path, stage)
            assert (code, "2 new articles stand in" in said) == (2 * told, told)
        a_week_passes(path)
        assert crawled(path, stage) == (0, "")
    assert rows(path, "select count(*) from articles where state = 'full'") == [(12,)]


def test_what_a_listing_shows_later_was_not_listed_nowhere(tmp_path: Path) -> None:
    path, pages = tmp_path / "archive.db", site(range(10))
    pages[SITEMAP] = sitemap(list(range(10)))
    today = f"{datetime.now(UTC):%d.%m.%Y}"
    with lying(pages) as stage:
        assert crawled(path, stage) == (0, "")
        for n in (50, 51):  # the sitemap is a day ahead
            pages[url(n)] = page(n, date=today)
            pages[SITEMAP] = sitemap([*range(10), *range(50, n + 1)])
            a_week_passes(path)
            assert crawled(path, stage) == (0, "")
            pages[f"{HOST}/"] = pages[LISTING] = listing([*range(n, 49, -1), *range(9, -1, -1)])
            assert crawled(path, stage) == (0, "")


def test_a_sitemap_says_which_old_article_was_edited(tmp_path: Path) -> None:
    path, pages = tmp_path / "archive.db", site(range(10))
    pages[SITEMAP] = sitemap(list(range(10)), "2020-01-01T08:00:00Z")
    with lying(pages) as stage:
        assert crawled(path, stage) == (0, "")
        a_week_passes(path)
        change(
            path,
            "update pages set fetched_at = strftime('%Y-%m-%dT%H:%M:%SZ', fetched_at, '-1 day')",
        )
        pages[url(3)] = page(3, after="<p>Nachtrag: Der Rat hat zugestimmt.</p>")
        now = rows(path, "select strftime('%Y-%m-%dT%H:%M:%SZ', 'now')")[0][0]
        pages[SITEMAP] = sitemap([3], now)
        assert crawlall(path, stage.proxy, "-a", "recheck=due").returncode == 0
        assert stage.times(url(3)) == 2
        assert stage.times(url(4)) == 1
    found = "select count(*) from articles_full where body like '%Nachtrag: Der Rat%'"
    assert rows(path, found) == [(1,)]


class Modified(dict[str, Lie]):
    """A site whose REST route answers the question what was modified after a time."""

    def get(self, address: str, default: Lie | None = None) -> Lie | None:  # type: ignore[override]
        return super().get("modified" if "&modified_after=" in address else address, default)


def test_one_request_names_edits_of_any_age(tmp_path: Path) -> None:
    path, pages = tmp_path / "archive.db", Modified(site(range(10)))
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    posts = [
        {"link": url(n), "date": "2025-10-10T08:00:00", "title": {"rendered": headline(n)}}
        for n in range(10)
    ]
    headers = {"Content-Type": "application/json", "X-WP-TotalPages": "1"}
    pages[REST] = 200, headers, json.dumps(posts).encode()
    with lying(pages) as stage:
        assert crawled(path, stage) == (0, "")
        for table, column, kind in (
            ("_cursors", "finished", "rest"), ("pages", "fetched_at", "article")
        ):  # fmt: skip
            moved = f"strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '-1 day')"
            change(path, f"update {table} set {column} = {moved} where kind = '{kind}'")
        pages[url(3)] = page(3, after="<p>Nachtrag: Der Rat hat zugestimmt.</p>")
        edited = [{**posts[3], "modified_gmt": now}]
        pages["modified"] = 200, headers, json.dumps(edited).encode()
        stage.asked.clear()
        assert crawled(path, stage) == (0, "")
        asked = [address for address, _ in stage.asked if "/wp-json/" in address]
        assert len(asked) == 1
        assert "_fields=link,date,title,excerpt,modified_gmt&modified_after=" in asked[0]
        assert [stage.times(url(n)) for n in range(10)] == [n == 3 for n in range(10)]
    found = "select count(*) from articles_full where body like '%Nachtrag: Der Rat%'"
    assert rows(path, found) == [(1,)]


@pytest.mark.parametrize("answer", [(404, {}, b"weg"), "<html><body>kein Feed</body></html>"])
def test_a_feed_that_vanishes_is_told_and_one_that_never_was_is_not(
    tmp_path: Path, answer: Lie
) -> None:
    path, pages = tmp_path / "archive.db", site(range(10))
    feed = f"{HOST}{STEM}feed"
    items = "".join(f"<item><title>Nr. {n}</title><link>{url(n)}</link></item>" for n in range(9))
    with lying(pages) as stage:
        assert crawled(path, stage) == (0, "")
        pages[feed] = 200, {}, f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()
        assert crawled(path, stage) == (0, "")
        pages[feed] = answer
        for _ in range(2):
            code, said = crawled(path, stage)
            assert (code, "the feed, which has shown articles before, shows none now" in said) == (
                2,
                True,
            )
    assert rows(path, "select name from alerts where closed is null") == [("lost:feed",)]
