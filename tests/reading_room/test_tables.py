"""Datasette's own pages as part of the reading room."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, sync_playwright

from reading_room.pages.tables import PAGE_SIZE
from reading_room.view.shortened import LONGEST
from tests.support.browsing import CHROMIUM, FLAGS, NO_CHROMIUM, Place
from tests.support.chromium import needs_chromium, opened

PATHS = ("/archive", "/archive/articles", "/archive/articles_full", "/archive/articles/1",
         "/archive/publisher_changes", "/archive?sql=select+id,title,source+from+articles",
         "/archive/gaps")  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_they_wear_the_frame_the_search_and_their_own_language(place: Place, path: str) -> None:
    page = place.get(path).text
    assert re.search(r'<div class="wide tables" lang="en">', page)
    assert re.search(r'aria-current="page">Tabellen', page)
    assert page.count('role="search"') == 1
    assert len(page.encode()) <= LONGEST


@pytest.mark.parametrize(
    ("path", "link"),
    [("/archive/articles_full?_sort=id", "/-/artikel/1"),
     ("/archive/articles?_sort=id", "/-/artikel/1"),
     ("/archive/publisher_changes", r"/-/artikel/\d+"),
     ("/archive/revisions", r"/-/version/[0-9a-f]{32}"),
     ("/archive?sql=select+id,title,source+from+articles+order+by+id", "/-/artikel/1"),
     ("/archive?sql=select+url,title,id+from+articles+order+by+id", "/-/artikel/1"),
     ("/archive/most_cited", r"/-/artikel/\d+"),
     ("/archive/links?target_id__notnull=1", r"/-/artikel/\d+")],
)  # fmt: skip
def test_rows_and_answers_lead_to_articles(place: Place, path: str, link: str) -> None:
    found = re.search(rf'<td [^>]*><a href="({link})"', place.get(path).text)
    assert found is not None
    assert place.get(found[1]).status == 200


def test_ids_of_something_else_lead_nowhere(place: Place) -> None:
    of_teasers = "/archive?sql=select+id,title,url,article_id+from+teasers+where+article_id+is+null"
    for path in ("/archive/runs", "/archive?sql=select+id,source+from+runs", of_teasers):
        assert "/-/artikel/" not in place.get(path).text


def test_a_row_stands_upright_and_explains_itself(place: Place) -> None:
    page = place.get("/archive/articles/1").text
    assert re.search(r'<th scope="row" title="Headline[^"]*">title</th><td [^>]*><a href=', page)


def test_tables_are_short_explained_and_in_order(place: Place) -> None:
    page = place.get("/archive/articles_full").text
    assert page.count("<tr>") == PAGE_SIZE + 1
    assert "sorted by published" in page
    assert "Plain text, paragraphs" in page
    cells = [
        html.unescape(c) for c in re.findall(r'<td class="col-body [^>]*>(.*?)</td>', page, re.S)
    ]
    assert max(map(len, cells)) < 200
    assert "Suggested facets" not in page
    front = place.get("/archive").text
    assert "Start from" in front
    assert "sqlite_sequence</a>" not in front


@pytest.mark.parametrize(
    "path",
    ["/archive/articles?_size=max", "/archive/articles_full?_size=max&_facet=url&_facet_size=max",
     "/archive/articles_full?_size=max&_facet=title&_facet=kicker&_facet=url&_facet_size=max",
     "/archive?sql=select+*+from+articles_full+a+join+articles+b+limit+1000"],
)  # fmt: skip
def test_no_page_of_rows_is_endless(place: Place, path: str) -> None:
    """The page is cut where a row ends and says so; the interface for programs is whole."""
    page = place.get(path).text
    assert 50_000 < len(page.encode()) <= LONGEST
    assert re.search(r"first \d+ rows and values", page)
    assert page.count("<tr>") == page.count("</tr>") > 2
    assert page.rstrip().endswith("</html>")
    table, _, query = path.partition("?")
    assert len(place.get(f"{table}.json?{query}&_shape=array").json()) > page.count("<tr>")


@pytest.mark.parametrize("name", ["sql", "_where", "_search", "title__contains"])
@pytest.mark.parametrize(
    "text", ["x" * 50_000, "<" * 15_000, "\u00e4" * 9_000, "'" * 9_000, "x" * 900]
)
def test_no_parameter_makes_a_page_endless(place: Place, name: str, text: str) -> None:
    value = f"select '{text}'" if name == "sql" else f"1='{text}'" if name == "_where" else text
    path = "/archive" if name == "sql" else "/archive/articles"
    answer = place.get(f"{path}?{name}={quote(value)}")
    assert answer.status < 500
    assert len(answer.text.encode()) <= LONGEST
    assert max(map(len, answer.headers.values())) <= 4000
    assert answer.status != 200 or answer.text.rstrip().endswith("</html>")
    assert len(text) > 900 or answer.status in (200, 400)


def test_nothing_is_said_of_databases_that_nobody_attached(place: Place) -> None:
    assert "attached" not in place.get("/archive").text


def test_a_statement_that_is_refused_is_not_lost(place: Place) -> None:
    answer = place.get(f"/archive?sql={quote('delete from articles -- <b>')}")
    assert answer.status == 400
    assert "delete from articles -- &lt;b&gt;</textarea>" in answer.text
    assert '<span lang="en">Statement must be a SELECT</span>' in answer.text


@pytest.mark.skipif(CHROMIUM is None, reason=NO_CHROMIUM)
def test_they_are_as_narrow_as_a_phone_and_not_endless(place: Place) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 320, "height": 640})
        for path in (*PATHS, "/-/betrieb"):
            page.goto(place.url + path)
            wide, high = page.evaluate(
                "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
            )
            assert wide <= 320, path
            assert high < 12_000, path
        browser.close()


# Where the text of an element begins.
TEXT = """e => { const range = document.createRange(); range.selectNodeContents(e);
    const box = range.getBoundingClientRect(); return [box.x, box.y] }"""


@needs_chromium
@pytest.mark.parametrize("phone", [False, True])
def test_names_stand_beside_and_above_their_values(
    browser: Browser, place: Place, phone: bool
) -> None:
    with opened(browser, place, phone=phone) as page:
        page.goto(f"{place.url}/archive/articles/1")
        for row in page.locator(".upright tr:has(td:not(:empty))").all()[:6]:
            name, value = (row.locator(cell).evaluate(TEXT)[1] for cell in ("th", "td"))
            assert name == pytest.approx(value, abs=1)
        page.goto(f"{place.url}/archive?sql=select+id,title,source+from+articles")
        for n in range(3):
            left = [
                page.locator(f".rows-and-columns tr > {cell}").nth(n).evaluate(TEXT)[0]
                for cell in ("th", "td")
            ]
            assert left[0] == pytest.approx(left[1], abs=1)
        editor, around = (page.locator(s).first.bounding_box() for s in (".CodeMirror", ".tables"))
        assert editor is not None
        assert around is not None
        assert editor["width"] >= min(around["width"], 900)
