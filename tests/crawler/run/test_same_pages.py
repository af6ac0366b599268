"""One page under many addresses, and the page of a listing under the address of an article."""

from __future__ import annotations

from pathlib import Path

from archive import Article
from archive.records import NO_ARTICLE, SAME_PAGE
from crawler.run.same_pages import SamePages
from tests.support.crawling import scrapy
from tests.support.cron import SITE, rows
from tests.support.lying import HOST, lying, page, site, url

HEAD = "<html><head><title>Rathausblick</title></head>"
OWN = "<html><head><title>Brücke gesperrt – Rathausblick</title></head>"


def reading(address: str, title: str | None = "Brücke gesperrt") -> Article:
    return Article(source="s", url=address, seen_at="2026-01-01T00:00:00Z", title=title, body="Gut")


def test_a_page_counts_by_its_addresses() -> None:
    run = SamePages()
    addresses = ("https://a.example/1", "https://a.example/1/", "https://a.example/2")
    assert [run.count(reading(address)) for address in addresses] == [1, 1, 2]
    remark = run.remark(reading("https://a.example/3"), OWN)
    assert remark is not None
    assert remark.reason == SAME_PAGE
    assert "as 2 other addresses" in remark.detail


def test_the_page_of_a_listing_is_known_by_text_and_title_of_the_document() -> None:
    run = SamePages()
    run.count_listing(reading("https://a.example/"), HEAD)
    assert run.listing_of(reading("https://a.example/x"), HEAD) == "https://a.example/"
    # a home page may show one article in full: that article has a title of its own
    assert run.listing_of(reading("https://a.example/x"), OWN) is None
    assert run.listing_of(reading("https://a.example/x", "Anderes"), HEAD) is None


def test_a_listing_without_a_headline_stands_for_nothing() -> None:
    run = SamePages()
    run.count_listing(reading("https://a.example/", None), HEAD)
    assert run.listing_of(reading("https://a.example/x", None), HEAD) is None


def test_the_remark_names_both_addresses() -> None:
    run = SamePages()
    run.count_listing(reading("https://a.example/"), HEAD)
    remark = run.remark(reading("https://a.example/x"), HEAD)
    assert remark is not None
    assert remark.reason == NO_ARTICLE
    assert "https://a.example/x shows the page of https://a.example/," in remark.detail


def test_the_home_page_under_the_addresses_of_articles_changes_none(tmp_path: Path) -> None:
    """An archived article that the home page lists, and one that is only announced."""
    path = tmp_path / "a.db"
    pages = site(range(6))
    home = page(0, title="Willkommen", date="", body="<p>Alles auf einen Blick.</p>" * 3)
    held, waiting = pages[url(3)], pages.pop(url(4))
    with lying(pages) as stage:
        scrapy("crawl", SITE, archive=path, proxy=stage.proxy)
        before = rows(path, "select url, title, state from articles_full order by id")
        pages[f"{HOST}/"] = pages[url(3)] = pages[url(4)] = home
        scrapy("crawl", SITE, "-a", "recheck=all", archive=path, proxy=stage.proxy)
        assert rows(path, "select url, title, state from articles_full order by id") == before
        told = dict(rows(path, "select url, reason from refusals where reason = ?", NO_ARTICLE))
        assert set(told) == {url(3), url(4)}
        pages[url(3)], pages[url(4)] = held, waiting
        scrapy("crawl", SITE, "-a", "recheck=all", archive=path, proxy=stage.proxy)
        states = rows(path, "select distinct state from articles")
        assert states == [("full",)]  # the control
