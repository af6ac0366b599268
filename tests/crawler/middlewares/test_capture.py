"""A crawl keeps what it was sent, before it is read."""

from __future__ import annotations

import gzip
from pathlib import Path

from archive import Archive
from archive.captures.store import PageStore, pages_path
from tests.support import kept
from tests.support.crawling import scrapy, serving

HOME, LISTING = f"{kept.HOST}/", f"{kept.HOST}/k21-meldungen/"
LINK = f'<a href="{kept.url("a")}">'
LIST = (
    f"<html><h3>{LINK}Musterstadt: Neue Brücke eröffnet</a></h3>"
    f"<p>[10.10.2025] Text. {LINK}mehr...</a></p></html>"
).encode()
BODY = kept.html()
PAGES = {
    HOME: (200, {}, LIST),
    LISTING: (200, {}, LIST),
    kept.url("a"): (301, {"Location": kept.url("neu")}, b""),
    kept.url("neu"): (200, {"Content-Encoding": "gzip", "ETag": '"7"', "X-Eigen": "ja"},
                      gzip.compress(BODY)),
}  # fmt: skip


def crawl(path: Path, *settings: str) -> None:
    more = [part for setting in settings for part in ("-s", setting)]
    with serving(PAGES) as proxy:
        scrapy("crawl", *more, "-a", "recheck=all", "rathausblick", archive=path, proxy=proxy)


def test_every_answer_is_kept_as_it_came(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    crawl(path)
    with PageStore.open(pages_path(path)) as store, Archive.open(path) as archive:
        (page,) = store.history(kept.url("neu"))
        assert store.body(page) == BODY
        assert page.kind == "article"
        assert {("X-Eigen", "ja"), ("Content-Encoding", "gzip")} <= set(page.headers)
        assert "User-Agent" in dict(page.asked)
        assert [v.status for v in store.history(kept.url("a"))] == [301]
        assert [v.kind for v in store.history(HOME)] == ["home"]
        assert [v.kind for v in store.history(f"{kept.HOST}/robots.txt")] == ["robots"]
        assert archive.verify_pages() == []
    told = kept.rows(path, "select capture, seen_at from revisions")
    assert told == [(page.capture, page.at)]


def test_articles_only(tmp_path: Path) -> None:
    crawl(tmp_path / "archive.db", "PAGES_ARTICLES_ONLY=1")
    with PageStore.open(tmp_path / "archive.pages.db") as store:
        assert {amount.kind for amount in store.amounts()} == {"article"}


def test_no_pages(tmp_path: Path) -> None:
    crawl(tmp_path / "archive.db", "PAGES_ENABLED=0")
    assert not (tmp_path / "archive.pages.db").exists()
    assert kept.rows(tmp_path / "archive.db", "select count(*), count(capture) from revisions") == [
        (1, 0)
    ]
