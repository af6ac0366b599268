"""The reading room as a server answers: real Datasette over a real archive, on loopback."""

from __future__ import annotations

import csv
import html
import io
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from archive import Archive
from tests.conftest import ROOT
from tests.support.browsing import EVIL, LATER, Place, browsing, evil
from tests.support.records import article

ATOM = "{http://www.w3.org/2005/Atom}"
PAGES = (
    "/", "/-/suche", "/-/suche?q=Verwaltung", "/-/artikel/1", "/-/artikel/1/fassungen",
    "/-/forschung", "/-/schema", "/-/orte", "/-/betrieb",
)  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A small archive that is written to while it is read."""
    path = tmp_path_factory.mktemp("small") / "archive.db"
    with Archive.open(path) as archive:
        archive.register("rathausblick", "Rathausblick", "http://www.rathausblick.example/")
        archive.save(article())
    with browsing(path) as served:
        yield served


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_under_a_strict_policy(place: Place, path: str) -> None:
    answer = place.get(path)
    assert answer.status == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Robots-Tag"].startswith("noindex")
    assert " style=" not in answer.text
    assert " onclick=" not in answer.text


def test_the_start_page_says_what_this_is(place: Place) -> None:
    text = place.get("/").text
    for part in (
        *(
            "Artikel aus 3 Fachmedien",
            "Rathausblick",
            "Artikel je Monat",
            "Neueste Artikel",
            "Geänderte Überschriften",
        ),
        *("Am häufigsten zitiert", "Mehrfach erschienen", 'role="search"'),
    ):
        assert part in text


def test_the_start_page_scans_no_table(place: Place) -> None:
    from reading_room.pages import front, operations  # noqa: PLC0415

    with sqlite3.connect(place.path) as conn:
        plans = [
            row[3]
            for sql in (front._HEADLINES, operations._LAST)
            for row in conn.execute(f"explain query plan {sql}")
        ]
        plans += [row[3] for row in conn.execute(f"explain query plan {front._TITLES}", ["[1]"])]
    conn.close()
    scanned = [p for p in plans if p.startswith("SCAN") and "INDEX" not in p]
    small = ("sources", "json_each", "CONSTANT ROW", "(subquery")
    assert [p for p in scanned if not any(name in p for name in small)] == []


def test_a_search_finds_forms_and_compounds_and_marks_them(place: Place) -> None:
    answer = place.get("/-/suche?q=" + quote("Haus"))
    assert "<mark>Rathaus" in answer.text
    assert "<mark>" not in place.get("/-/suche?site=werkblick").text


def test_facets_narrow_and_their_numbers_are_true(place: Place) -> None:
    everything = place.get("/-/suche.json?q=Verwaltung").json()
    for name, column, value in (
        ("site", "source", "werkblick"),
        ("year", "published", "2025"),
        ("kicker", "kicker", "Köln"),
    ):
        found = place.get(f"/-/suche.json?q=Verwaltung&{name}={quote(value)}").json()
        expected = [r for r in everything["rows"] if str(r[column]).startswith(value)]
        assert 0 < found["count"] == len(expected) < everything["count"]
    tagged = place.get("/-/suche.json?tag=ozg").json()
    assert tagged["count"]
    assert all("OZG" in row["tags"] for row in tagged["rows"])
    pictures = [place.get(f"/-/suche.json?picture={p}").json()["count"] for p in ("yes", "no")]
    kinds = [place.get(f"/-/suche.json?kind={k}").json()["count"] for k in ("original", "reprint")]
    assert sum(pictures) == sum(kinds) == place.get("/-/suche.json").json()["count"]
    cologne = place.get("/-/suche.json?place=05315000").json()
    assert {row["kicker"] for row in cologne["rows"]} == {"Köln"}


def test_order_by_date_and_pages(place: Place) -> None:
    days = [
        r["published"] for r in place.get("/-/suche.json?q=Verwaltung&sort=date").json()["rows"]
    ]
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=True)
    assert days[len(dated) :] == [None] * (len(days) - len(dated))
    first, second = (place.get(f"/-/suche?page={n}").text for n in (1, 2))
    assert first != second
    pages = -(-place.get("/-/suche.json").json()["count"] // 20)
    assert f"Seite 2 von {pages}" in second
    assert place.get("/-/suche?page=99999").status == 302


def test_an_address_of_an_article_leads_to_it(place: Place) -> None:
    url = place.get("/-/suche.json?site=werkblick").json()["rows"][0]["url"]
    answer = place.get(f"/-/suche?q={quote(url.replace('www.', ''), safe='')}")
    assert answer.status == 302
    assert place.get(answer.headers["Location"]).status == 200


def test_the_feed_is_this_search(place: Place) -> None:
    answer = place.get("/-/suche.atom?q=Verwaltung&site=werkblick")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.text)
    links = {link.get("rel"): link.get("href", "") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"{place.url}/-/suche.atom?q=Verwaltung&site=werkblick"
    entries = feed.findall(f"{ATOM}entry")
    shown = [
        link.get("href")
        for e in entries
        for link in e.findall(f"{ATOM}link")
        if link.get("rel") == "via"
    ]
    rows = place.get("/-/suche.json?q=Verwaltung&site=werkblick").json()["rows"]
    rows.sort(key=lambda row: -row["id"])
    assert shown == [row["url"] for row in rows[:50]]
    ids = [feed.findtext(f"{ATOM}id") or "", *(e.findtext(f"{ATOM}id") or "" for e in entries)]
    assert len({*ids}) == len(ids)
    assert len({name.partition("#")[0] for name in ids}) == 1
    assert ids[0].startswith("urn:uuid:")


def test_csv_and_json_hold_the_same(place: Place) -> None:
    rows = list(csv.DictReader(io.StringIO(place.get("/-/suche.csv?q=Akte").text)))
    assert [int(row["id"]) for row in rows] == [
        row["id"] for row in place.get("/-/suche.json?q=Akte").json()["rows"]
    ]


def test_an_article_with_its_versions_links_and_citation(place: Place) -> None:
    with sqlite3.connect(place.path) as conn:
        (changed,) = conn.execute(
            "select article_id from revisions where number = 3 and seen_at > '2026-12'"
        ).fetchone()
        (cited,) = conn.execute(
            "select target_id from links where target_id is not null and article_id != target_id"
        ).fetchone()
        (reprint,) = conn.execute(
            "select id from articles where duplicate_of is not null"
        ).fetchone()
        (gone,) = conn.execute("select id from articles where state = 'gone'").fetchone()
    conn.close()
    text = place.get(f"/-/artikel/{changed}").text
    assert "3 Fassungen" in text
    assert "application/ld+json" in text
    assert "Aufbewahrte Seiten" in text
    diff = place.get(f"/-/artikel/{changed}/fassungen?von=1&bis=3").text
    assert "<ins>" in diff
    assert "Nun liegt die Bilanz vor" in diff
    assert "Zitiert von" in place.get(f"/-/artikel/{cited}").text
    assert "Auch erschienen als" in place.get(f"/-/artikel/{reprint}").text
    assert "nicht mehr online" in place.get(f"/-/artikel/{gone}").text
    assert place.get(f"/-/artikel/{changed}.json").json()[0]["type"] == "article-newspaper"
    assert place.get(f"/-/artikel/{changed}.bib").text.startswith("@online{kommunews")
    with sqlite3.connect(place.path) as conn:
        rows = conn.execute(
            "select hash, title, body from revisions where article_id = ? order by number",
            [changed],
        ).fetchall()
        (uuid,) = conn.execute("select uuid from archive").fetchone()
    conn.close()
    for name, title, _ in rows:
        text = place.get(f"/-/version/{name}").text
        assert title in html.unescape(text)
        assert name in text
        assert uuid in text
        for form in ("bib", "json", "ris", "txt"):
            assert f'href="/-/artikel/{changed}.{form}?fassung={name}"' in text
        assert 'data-copy="citation"' in text
    assert "ergänzt" not in place.get(f"/-/version/{rows[0][0][:8]}").text
    ris = place.get(f"/-/artikel/{changed}.ris?fassung={rows[0][0]}").text
    assert rows[0][0] in ris
    assert place.get(f"/-/version/{'f' * 32}").status == 404


def test_every_question_is_answered_with_a_chart_and_csv(place: Place) -> None:
    from reading_room.pages.questions import questions  # noqa: PLC0415

    for name in questions():
        text = place.get(f"/-/forschung/{name}").text
        rows = list(csv.reader(io.StringIO(place.get(f"/-/forschung/{name}.csv").text)))
        if name != "gaps":  # an archive of a few articles a month has none to speak of
            assert '<svg class="chart' in text, name
            assert len(rows) > 1, name
        assert place.get(f"/archive/{name}.json?_shape=array").status == 200


def test_a_question_takes_any_word(place: Place) -> None:
    for word in ("", "AND (", '"', EVIL, "%", "\x00", "ä" * 9000):
        answer = place.get(f"/-/forschung/word-over-time?word={quote(word)}")
        assert answer.status == 200
        assert "<script>alert" not in answer.text


def test_the_schema_is_explained_column_by_column(place: Place) -> None:
    text = place.get("/-/schema").text
    for name in ("articles_full", "published_from", "duplicate_of", "revisions"):
        assert name in text


def test_the_map_names_places_and_leaves_invented_ones_out(place: Place) -> None:
    rows = list(csv.DictReader(io.StringIO(place.get("/-/orte.csv").text)))
    assert {"Köln", "Norderstedt"} <= {row["name"] for row in rows}
    assert "Burgstetten" not in {row["name"] for row in rows}
    assert "GeoBasis-DE / BKG" in place.get("/-/orte").text
    assert place.get("/-/orte.svg").headers["Content-Type"].startswith("image/svg+xml")
    early = place.get("/-/orte.csv?until=2014").text
    assert 40 < len(early) < len(place.get("/-/orte.csv").text)
    assert len(place.get("/-/orte.csv?q=Serviceportal").text) < len(place.get("/-/orte.csv").text)


def test_operations_show_runs_and_what_came(place: Place) -> None:
    text = place.get("/-/betrieb").text
    for part in ("Läufe", "Alarme", "in Ordnung", "Vollständigkeit", "Auffällig ist", "405 are"):
        assert part in text


def test_english_is_a_switch_that_stays(place: Place) -> None:
    answer = place.get("/-/einstellung?language=en&back=/-/suche?q=Akte")
    assert (answer.status, answer.headers["Location"]) == (302, "/-/suche?q=Akte")
    cookie = answer.headers["Set-Cookie"].split(";")[0]
    text = place.get("/-/suche?q=Akte", Cookie=cookie).text
    assert '<html lang="en"' in text
    assert "articles found" in text
    assert place.get("/-/einstellung?back=//evil.example").headers["Location"] == "/"
    assert place.get("/-/einstellung?back=/%5Cevil.example").headers["Location"] == "/"


def test_the_search_says_what_it_understood(place: Place) -> None:
    narrowed = place.get("/-/suche?q=Haus&year=1999").text
    assert re.search(r'Ohne Jahr: <a href="/-/suche\?q=Haus">', narrowed)
    assert "Dazu steht nichts im Archiv" not in narrowed
    assert "Mit dieser Eingrenzung" not in place.get("/-/suche?q=Haus").text
    tags = {t for r in place.get("/-/suche.json").json()["rows"] for t in r["tags"]}
    assert "KI" in tags
    assert re.search(r'<a href="[^"]*tag=KI">\w+ KI: \d+</a>', place.get("/-/suche?q=ki").text)
    wrong = place.get("/-/suche.json?q=Verwaltunk").json()
    assert wrong["count"] == place.get("/-/suche.json?q=Verwaltung").json()["count"] > 0
    assert wrong["notes"] == ["nothing found as typed; did you mean: verwaltung"]
    assert "Gesucht wurde stattdessen" in place.get("/-/suche?q=Verwaltunk").text
    assert "Verstanden als:" in place.get("/-/suche?q=" + quote("(Haus")).text


def test_search_engines_stay_out_and_nothing_can_be_written(place: Place) -> None:
    assert place.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    sql = quote("update articles set title = 'x'")
    assert place.get(f"/archive.json?sql={sql}").status == 400
    assert place.get("/archive.db").status in (403, 404)


@pytest.mark.parametrize(
    "sql",
    ["select hex(randomblob(300000000))", "select hex(zeroblob(300000000))",
     "select replace(hex(zeroblob(4000000)),'0','0123456789')",
     f"select {'+'.join(['1'] * 900)}"],
)  # fmt: skip
def test_one_statement_cannot_take_the_memory(place: Place, sql: str) -> None:
    answer = place.get(f"/archive.json?sql={quote(sql)}")
    assert answer.status == 400
    assert len(answer.text) < 300_000


def test_datasettes_own_pages_wear_the_frame_and_a_policy(place: Place) -> None:
    for path in ("/archive", "/archive/articles", "/archive/articles/1", "/archive?sql=select+1"):
        answer = place.get(path)
        assert answer.status == 200
        assert "Lesesaal" in answer.text
        script = answer.headers["Content-Security-Policy"].split("script-src")[1].split(";")[0]
        assert "unsafe" not in script


def test_what_does_not_exist_is_said_kindly(place: Place) -> None:
    for path in ("/-/artikel/999999", "/-/artikel/" + "9" * 18, "/-/forschung/nichts",
                 "/gibt-es-nicht", "/archive/keine-tabelle", "/-/artikel/999999.bib"):  # fmt: skip
        answer = place.get(path)
        assert answer.status == 404, path
        assert "Zur Startseite" in answer.text, path


@pytest.mark.parametrize(
    "text",
    ["x" * 10_000, "Wort " * 2000, '"', "AND OR NOT", "title:", "((((", "NEAR(", "*", "' --",
     EVIL, "\x00", "💥", "%", "a:b:c", "-", '"a" "b'],
)  # fmt: skip
def test_no_search_is_an_error(place: Place, text: str) -> None:
    for form in ("", ".csv", ".atom"):
        answer = place.get(f"/-/suche{form}?q={quote(text)}")
        assert answer.status == 200
        assert "<script>alert" not in answer.text


def test_a_merged_article_is_found_under_its_old_number(small: Place) -> None:
    with sqlite3.connect(small.path) as conn:
        conn.execute("insert into merged values (77, 1, ?)", [LATER])
    conn.close()
    for path in ("/-/artikel/77", "/-/artikel/77/fassungen"):
        answer = small.get(path)
        assert answer.status == 301
        assert answer.headers["Location"] == path.replace("77", "1")


def test_what_a_crawl_writes_is_there_at_once(small: Place) -> None:
    assert small.get("/-/suche.json?q=Zeppelin").json()["count"] == 0
    with Archive.open(small.path) as archive:
        for n in range(5):
            archive.save(article(f"zeppelin-{n}", title=f"Zeppelin {n}", body=f"Nummer {n}. " * 9))
            assert small.get("/-/suche.json?q=Zeppelin").json()["count"] == n + 1
        assert "Zeppelin 4" in small.get("/").text


def test_a_script_in_every_field_stays_text(small: Place) -> None:
    with Archive.open(small.path) as archive:
        archive.save(evil())
        archive.save(evil(2))
    (row, *_) = small.get("/-/suche.json?q=Titel&sort=date").json()["rows"]
    for path in ("/", "/-/suche?q=Titel", f"/-/artikel/{row['id']}",
                 f"/-/artikel/{row['id']}/fassungen", f"/-/suche?tag={quote(EVIL)}",
                 "/-/forschung/most-cited", "/-/betrieb", "/-/orte",
                 f"/archive/articles/{row['id']}"):  # fmt: skip
        text = small.get(path).text
        assert "<script>alert" not in text, path
        assert "<img src=x" not in text, path
        assert 'href="javascript:' not in text, path
    ElementTree.fromstring(small.get("/-/suche.atom?q=Titel").text)


def test_no_archive_yet_and_then_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with browsing(path) as served:
        answer = served.get("/")
        assert answer.status == 503
        assert "Noch kein Archiv" in answer.text
        with Archive.open(path) as archive:
            assert "noch leer" in served.get("/").text
            assert served.get("/-/suche?q=x").status == 200
            assert served.get("/-/betrieb").status == served.get("/-/orte").status == 200
            archive.save(article())
        assert "1 Artikel" in served.get("/-/suche").text


@pytest.mark.long
def test_an_archive_of_another_shape_and_a_file_that_is_none(tmp_path: Path) -> None:
    old, newer, other = tmp_path / "old.db", tmp_path / "newer.db", tmp_path / "other.db"
    for path, sql in ((old, "drop view articles_full"), (newer, "pragma user_version = 9999")):
        Archive.open(path).close()
        with sqlite3.connect(path) as conn:
            conn.execute(sql)
        conn.close()
    with sqlite3.connect(other) as conn:
        conn.execute("create table t (a)")
    conn.close()
    for path, sentence in (
        (old, "Archiv einer anderen Version"),
        (newer, "neueren Version"),
        (other, "Kein Archiv von Kommunews"),
    ):
        with browsing(path) as served:
            answer = served.get("/-/suche?q=x")
            assert answer.status == 503
            assert sentence in answer.text


def test_login_and_a_path_of_its_own(tmp_path: Path) -> None:
    path, metadata = tmp_path / "archive.db", tmp_path / "metadata.yaml"
    Archive.open(path).close()
    metadata.write_text(
        "allow:\n  id: [leserin]\nplugins:\n  kommunews:\n    login: /-/login\n", "utf-8"
    )
    with browsing(path, "--metadata", str(metadata), "--base-url", "/archiv/") as served:
        for page in ("/archiv/", "/archiv/-/suche", "/archiv/-/suche.csv", "/archiv/-/betrieb"):
            answer = served.get(page)
            assert answer.status == 403, page
            assert "Nur für Angemeldete" in answer.text
            assert '<a class="button" href="/archiv/-/login">Anmelden</a>' in answer.text
        style = re.search(r'href="(/archiv/-/kommunews/[0-9a-f]+/room.css)"', answer.text)
        assert style is not None
        assert served.get(style[1]).status == 200


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "scrapy", "browse", "a.db", "b.db"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert told.returncode == 64
    assert "one archive FILE" in told.stdout + told.stderr
    assert not (tmp_path / "a.db").exists()
