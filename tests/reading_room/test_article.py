"""The page of an article: what reference managers read of it, and what is left of one gone."""

from __future__ import annotations

import html
import json
import re
import sqlite3
from contextlib import closing

import pytest

from reading_room.view.safety import sanitise
from tests.support.browsing import Place


def metadata(page: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def test_reference_managers_and_other_sites_find_a_newspaper_article(place: Place) -> None:
    (row, *_) = place.get("/-/suche.json?q=Verwaltung&sort=date&site=werkblick").json()["rows"]
    page = place.get(f"/-/artikel/{row['id']}?q=Verwaltung").text
    said = metadata(page)
    assert said["citation_title"] == said["DC.title"] == said["og:title"] == row["title"]
    assert said["citation_publication_date"] == row["published"].replace("-", "/")
    assert said["citation_journal_title"] == said["DC.publisher"] == "Werkblick"
    assert said["DC.type"] == "newspaperArticle"
    assert said["og:url"] == f"{place.url}/-/artikel/{row['id']}"
    assert f'<link rel="canonical" href="{place.url}/-/artikel/{row["id"]}">' in page
    assert said["description"] == said["og:description"] != ""
    for kind in ("application/x-bibtex", "application/x-research-info-systems"):
        address = re.search(rf'<link rel="alternate" type="{kind}" href="([^"]+)"', page)
        assert address is not None
        assert place.get(address[1]).headers["Content-Type"].startswith(kind)
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(found)["@type"] == "NewsArticle"


@pytest.fixture
def gone(place: Place) -> int:
    with closing(sqlite3.connect(place.path)) as conn:
        (found,) = conn.execute(
            "select id from articles where state = 'gone' and gone_at > '2026-12'"
        ).fetchone()
        return int(found)


def test_a_gone_article_says_so_and_offers_the_kept_page(place: Place, gone: int) -> None:
    page = place.get(f"/-/artikel/{gone}").text
    assert "nicht mehr zu finden" in page
    assert "Original auf" not in page
    assert "https://web.archive.org/web/*/" in page
    link = re.search(r'<a class="button" href="(/-/artikel/\d+/abruf\?[^"]+)"', page)
    assert link is not None
    address = html.unescape(link[1])
    kept = place.get(address)
    assert kept.status == 200
    assert kept.headers["Content-Type"] == "text/html; charset=utf-8"
    policy = kept.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert "allow" not in policy
    assert "<h1>" in kept.text
    file = place.get(f"{address}&form=datei")
    assert file.headers["Content-Type"] == "application/octet-stream"
    assert file.headers["Content-Disposition"].startswith('attachment; filename="kommunews-')


def test_only_kept_pages_of_the_article_itself_are_shown(place: Place, gone: int) -> None:
    page = place.get(f"/-/artikel/{gone}").text
    address = html.unescape(re.search(r'href="(/-/artikel/\d+/abruf\?[^"]+)"', page)[1])  # type: ignore[index]
    other = address.replace(f"/-/artikel/{gone}/", "/-/artikel/1/")
    for path in (other, f"/-/artikel/{gone}/abruf", address.replace("at=2026", "at=2025"),
                 f"/-/artikel/{gone}/abruf?at=x&url=file:///etc/passwd"):  # fmt: skip
        assert place.get(path).status == 404, path


def test_tables_stay_tables() -> None:
    table = (
        "<table><thead><tr><th scope='col'>Jahr</th></tr></thead>"
        "<tbody><tr><td>2022</td></tr></tbody></table>"
    )
    made = str(sanitise(table.replace("<td>", "<td onclick='x' style='y'>"), {}))
    assert made == table.replace("'", '"')
