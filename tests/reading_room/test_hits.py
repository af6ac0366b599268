"""Reading hit after hit: the article knows its search; a comparison is the change promised."""

from __future__ import annotations

import html
import re
import sqlite3
from contextlib import closing
from urllib.parse import quote

from reading_room.pages.versions import before_change
from tests.support.browsing import Place


def href(page: str, rel: str) -> str:
    found = re.search(rf'<a rel="{rel}" href="([^"]+)"', page)
    return html.unescape(found[1]) if found else ""


def test_every_hit_is_reached_from_the_one_before(place: Place) -> None:
    expected = [
        row["id"] for row in place.get("/-/suche.json?q=Verwaltung&year=2025").json()["rows"]
    ]
    first = re.search(
        r'<h3><a href="(/-/artikel/\d+\?[^"]+)"', place.get("/-/suche?q=Verwaltung&year=2025").text
    )
    assert first is not None
    address, seen = html.unescape(first[1]), []
    while address:
        page = place.get(address).text
        seen.append(int(re.search(r"/-/artikel/(\d+)", address)[1]))  # type: ignore[index]
        assert f"Treffer {len(seen)} von {len(expected)}" in page
        assert f"/-/suche?q=Verwaltung&amp;year=2025#hit-{seen[-1]}" in page
        assert page.count('id="stelle"') <= 1
        assert "<mark" in page
        if len(seen) > 1:
            assert f"/-/artikel/{seen[-2]}?" in href(page, "prev")
        address = href(page, "next")
    assert seen == expected
    assert len(seen) > 8


def test_back_leads_to_the_page_of_the_hit(place: Place) -> None:
    ids = [row["id"] for row in place.get("/-/suche.json?q=Verwaltung").json()["rows"]]
    assert len(ids) > 21
    assert f"page=2#hit-{ids[20]}" in place.get(f"/-/artikel/{ids[20]}?q=Verwaltung").text


def test_a_text_that_stands_in_the_hits_twice_has_one_card(place: Place) -> None:
    with closing(sqlite3.connect(place.path)) as conn:
        reprint, first, title = conn.execute(
            "select id, duplicate_of, title from articles where duplicate_of is not null limit 1"
        ).fetchone()
    query = quote(f'"{title}"')
    found = {r["id"] for r in place.get(f"/-/suche.json?q={query}").json()["rows"]}
    assert {reprint, first} <= found
    page = place.get(f"/-/suche?q={query}").text
    cards = [int(n) for n in re.findall(r'<article class="teaser" id="hit-(\d+)"', page)]
    assert len({reprint, first} & set(cards)) == 1
    assert page.count(f'id="hit-{reprint}"') == page.count(f'id="hit-{first}"') == 1
    alone = place.get(f"/-/suche?q={query}&kind=original").text
    assert re.search(rf'Auch erschienen bei <a href="/-/artikel/{reprint}\?', alone)
    assert f'id="hit-{reprint}"' not in alone


def test_without_a_search_nothing_is_marked(place: Place) -> None:
    for path in ("/-/artikel/1", "/-/artikel/1?q=", "/-/artikel/1?page=3"):
        page = place.get(path).text
        assert "Treffer" not in page
        assert "<mark" not in page


def test_an_article_that_is_no_hit_leads_back_all_the_same(place: Place) -> None:
    page = place.get("/-/artikel/1?q=gibtesnicht").text
    assert "Zurück zu den Treffern" in page
    assert "Treffer 1" not in page


def test_a_changed_headline_shows_its_own_change(place: Place) -> None:
    found = re.findall(r'href="(/-/artikel/\d+/fassungen\?[^"]+)"><del>', place.get("/").text)
    assert len(found) == 4
    for address in map(html.unescape, found):
        field = re.search(
            r'<div class="pair field-title">.*?</div></div>', place.get(address).text, re.S
        )
        assert field is not None, address
        assert re.search("<ins>|<del>", field[0]), address


def test_every_version_leads_to_its_own_change_and_all_are_shown_first(place: Place) -> None:
    with closing(sqlite3.connect(place.path)) as conn:
        (n,) = conn.execute(
            "select article_id from revisions where number = 3 and seen_at > '2026-12'"
        ).fetchone()
    page = place.get(f"/-/artikel/{n}").text
    for number in (2, 3):
        assert f"/-/artikel/{n}/fassungen?von={number - 1}&amp;bis={number}" in page
    whole = place.get(f"/-/artikel/{n}/fassungen").text
    assert "Geändert: Überschrift, Vorspann, Text." in whole
    last = place.get(f"/-/artikel/{n}/fassungen?bis=3").text
    assert "Geändert: Vorspann." in last
    assert html.unescape(href(last, "prev")) == f"/-/artikel/{n}/fassungen?von=1&bis=2"
    first = place.get(f"/-/artikel/{n}/fassungen?bis=2").text
    assert href(first, "next") == f"/-/artikel/{n}/fassungen?von=2&bis=3"


def test_corrections_behind_a_change_belong_to_it() -> None:
    causes = ("publisher", "publisher", "reader", "reader", "publisher")
    versions = {n: {"cause": cause} for n, cause in enumerate(causes, 1)}
    assert [before_change(versions, n) for n in versions] == [1, 1, 1, 1, 4]
    only = {n: {"cause": "reader" if n > 1 else "archive"} for n in (1, 2, 3)}
    assert before_change(only, 3) == 2
