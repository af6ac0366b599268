"""Pages as they look in forced colours, on paper, enlarged and without script: nothing is lost."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser

from tests.support.browsing import Place
from tests.support.chromium import needs_chromium, opened

pytestmark = [needs_chromium, pytest.mark.long]
FORCED: dict[str, Any] = {"forced_colors": "active"}
PAPER: dict[str, Any] = {"media": "print"}
DRESSED = pytest.mark.parametrize("media", [FORCED, PAPER], ids=["forced", "paper"])
PATHS = ("/", "/-/suche?q=Verwaltung&year=2025", "/-/suche?q=zzz&year=2025",
         "/-/suche/werte?facet=tag", "/-/suche/folgen?q=Akte", "/-/artikel/1?q=Stadt",
         "/-/forschung", "/-/forschung/two-words", "/-/forschung/gaps", "/-/orte",
         "/-/orte?measure=inhabitants", "/-/schema", "/-/betrieb", "/gibt-es-nicht")  # fmt: skip
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
KEPT = "state = 'gone' and gone_at > '2026-12'"
"""The gone article of which a page is kept."""
BORDER = "e => getComputedStyle(e).borderTopStyle + getComputedStyle(e).borderLeftStyle"


def one(place: Place, where: str) -> int:
    with closing(sqlite3.connect(place.path)) as conn:
        return int(conn.execute(f"select id from articles where {where} limit 1").fetchone()[0])


@pytest.mark.parametrize(
    ("width", "media"), [(640, {}), (320, {}), (720, PAPER)], ids=["200 %", "320 px", "paper"]
)
def test_nothing_is_cut_off(
    browser: Browser, place: Place, width: int, media: dict[str, Any]
) -> None:
    gone = one(place, KEPT)
    with opened(browser, place, script=False) as page:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(**media)
        for path in (*PATHS, f"/-/artikel/{gone}", f"/-/artikel/{gone}/fassungen"):
            page.goto(place.url + path)
            assert page.evaluate(WIDER) <= 0, path


def test_a_search_on_paper_says_what_was_asked_and_shows_its_hits(
    browser: Browser, place: Place
) -> None:
    with opened(browser, place) as page:
        page.emulate_media(**PAPER)
        page.goto(f"{place.url}/-/suche?q=Verwaltung&year=2025")
        assert page.locator(".search-head input[type=search]").is_visible()
        assert page.locator(".chosen a").first.is_visible()
        assert page.locator(".teaser .headline").first.is_visible()
        assert not page.locator(".facets").is_visible()
        page.goto(f"{place.url}/-/orte")
        empty = page.locator("#since")
        assert empty.evaluate("e => getComputedStyle(e, '::placeholder').color").endswith(", 0)")


def test_all_hits_are_taken_away_by_one_click(browser: Browser, place: Place) -> None:
    with opened(browser, place, script=False) as page:
        page.goto(f"{place.url}/-/suche?q=Verwaltung&year=2025")
        with page.expect_download() as awaited:
            page.get_by_role("link", name="Excel").click()
        book = openpyxl.load_workbook(io.BytesIO(awaited.value.path().read_bytes()))
        count = int(page.locator("#hits, .hits-head h2").first.inner_text().split()[0])
        assert book.worksheets[0].max_row == count + 1
        book.close()
        page.emulate_media(**FORCED)
        assert page.locator(".take a").first.is_visible()


@pytest.mark.parametrize("media", [{}, FORCED, PAPER], ids=["screen", "forced", "paper"])
def test_a_gone_article_says_so(browser: Browser, place: Place, media: dict[str, Any]) -> None:
    with opened(browser, place) as page:
        page.emulate_media(**media)
        page.goto(f"{place.url}/-/artikel/{one(place, KEPT)}")
        assert page.locator(".gone-note").is_visible()
        assert "solid" in page.locator(".gone-note").evaluate(BORDER)
        assert "solid" in page.locator(".badge.gone").evaluate(BORDER)
        assert page.locator(".original .address").is_visible()


def test_the_kept_page_of_a_gone_article_opens_and_runs_nothing(
    browser: Browser, place: Place
) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(f"{place.url}/-/artikel/{one(place, KEPT)}")
    title = page.locator(".paper .headline").inner_text().replace("\xad", "")
    page.locator(".original .button").first.click()
    page.wait_for_url("**/abruf*")
    assert page.locator("h1").inner_text() == title
    assert said == []
    page.close()


@DRESSED
def test_a_verdict_is_read_without_its_colour(
    browser: Browser, place: Place, media: dict[str, Any]
) -> None:
    with opened(browser, place) as page:
        page.emulate_media(**media)
        page.goto(f"{place.url}/-/betrieb")
        assert "1 von 3 Medien" in page.locator(".verdict").inner_text()
        assert "solid" in page.locator(".verdict").evaluate(BORDER)
        assert page.locator(".site-cards .health").all_inner_texts()[0] == "Alarm"
        assert page.locator(".spark").first.is_visible()


@DRESSED
def test_tables_are_read_in_every_dress(
    browser: Browser, place: Place, media: dict[str, Any]
) -> None:
    with opened(browser, place) as page:
        page.emulate_media(**media)
        page.goto(f"{place.url}/archive/articles")
        cell = page.locator("table.rows-and-columns td a").first
        assert cell.is_visible()
        ink, paper = cell.evaluate(
            "e => [getComputedStyle(e).color, getComputedStyle(document.body).backgroundColor]"
        )
        assert ink != paper
        assert page.locator("dl.column-descriptions dd").first.is_visible()


@DRESSED
def test_a_second_page_asks_for_no_style_or_font_again(
    browser: Browser, place: Place, media: dict[str, Any]
) -> None:
    with opened(browser, place) as page:
        page.emulate_media(**media)
        page.goto(place.url, wait_until="networkidle")
        page.goto(f"{place.url}/-/suche?q=Verwaltung", wait_until="networkidle")
        sent = page.evaluate(
            "performance.getEntriesByType('resource').map(e => [e.name, e.transferSize])"
        )
        assert {name.rpartition(".")[2] for name, _ in sent} >= {"css", "js"}
        assert [name for name, size in sent if size] == []
        answer = page.request.get(page.url)
        known = {"If-None-Match": answer.headers["etag"]}
        assert page.request.get(page.url, headers=known).status == 304


@DRESSED
def test_odd_addresses_lead_to_a_page_that_helps(
    browser: Browser, place: Place, media: dict[str, Any]
) -> None:
    with opened(browser, place) as page:
        page.emulate_media(**media)
        page.goto(f"{place.url}/-/suche?q=Verwaltung&page=9999")
        assert page.locator(".teaser").first.is_visible()
        assert int(page.url.rpartition("page=")[2]) < 9999
        for path in ("/-/suche?q=Verwaltung&year=1990", "/-/suche?q=zzzz", "/-/artikel/999999",
                     "/-/suche?year=%D9%A2%D9%A0&since=%C2%B2", "/gibt-es-nicht"):  # fmt: skip
            answer = page.goto(place.url + path)
            assert answer is not None
            assert answer.status < 500, path
            assert page.locator("h1:visible, h2:visible").count(), path
            assert page.locator("main a:visible, input:visible").count(), path


@DRESSED
def test_tables_in_articles_stay_tables(
    browser: Browser, place: Place, media: dict[str, Any]
) -> None:
    table = one(place, "id in (select article_id from texts where body_html like '%<table%')")
    with opened(browser, place) as page:
        page.emulate_media(**media)
        page.goto(f"{place.url}/-/artikel/{table}")
        cells = page.locator(".body table tr").first.locator("th, td")
        first, second = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
        assert first is not None
        assert second is not None
        assert first["y"] == second["y"]
        assert first["x"] < second["x"]
        assert cells.first.evaluate("e => getComputedStyle(e).borderBottomStyle") == "solid"
