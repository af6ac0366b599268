"""How answers are delivered: in pieces, compressed, once; static files for good."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import socket
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import openpyxl
import pytest

from archive.exchange.formats import workbook
from benchmarks.browse import fill
from reading_room.pages import exports
from reading_room.view.tables import CsvWriter, JsonWriter, SheetWriter
from reading_room.view.xlsx import ExcelWriter
from tests.support.browsing import Place, browsing

ROWS = 6_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """An archive of which an export does not fit into the buffers of a connection."""
    path = tmp_path_factory.mktemp("large") / "archive.db"
    fill(path, ROWS, paragraphs=1)
    with browsing(path) as served:
        yield served


def resident(pid: int) -> int:
    """Kilobytes of memory that a process holds."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1])  # type: ignore[index]


def test_ready_is_said_when_it_is(place: Place) -> None:
    count = place.get("/-/suche.json?sort=date").json()["count"]
    end = time.monotonic() + 60
    while (said := place.log.read_text("utf-8")).count("is ready") == 0:
        assert time.monotonic() < end, said[:2000]
        time.sleep(0.05)
    assert f"INFO:     The reading room is ready: {count} articles\n" in said


def test_pages_are_sent_once_and_compressed(place: Place) -> None:
    for path in ("/", "/-/suche?q=Verwaltung", "/-/artikel/1", "/-/forschung/two-words", "/-/orte",
                 "/archive/articles"):  # fmt: skip
        first = place.get(path)
        tag = first.headers["ETag"]
        own = not path.startswith("/archive")
        assert first.headers["Cache-Control"] == ("private, no-cache" if own else "max-age=5")
        again = place.get(path, **{"If-None-Match": tag})
        assert (again.status, again.text) == (304, ""), path
        request = urllib.request.Request(place.url + path, headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            packed = answer.read()
            assert answer.headers["Content-Encoding"] == "gzip"
            assert answer.headers["ETag"] == tag
        assert gzip.decompress(packed).decode() == first.text
        assert len(packed) < len(first.text) / 2
    assert place.get("/", **{"If-None-Match": tag}).status == 200


def test_another_language_is_another_page(place: Place) -> None:
    german = place.get("/").headers["ETag"]
    cookie = {"Cookie": "kommunews_language=en", "If-None-Match": german}
    english = place.get("/", **cookie)
    assert english.status == 200
    assert "Cookie" in english.headers["Vary"]


def test_assets_are_kept_for_good_under_their_hash(place: Place) -> None:
    page = place.get("/").text
    found = re.findall(r'(?:href|src)="(/-/kommunews/[0-9a-f]{12}/[^"]+)"', page)
    assert {p.rsplit("/", 1)[1] for p in found} >= {"room.css", "fonts.css", "room.js", "icon.svg"}
    for path in found:
        assert place.get(path).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    other = re.sub("[0-9a-f]{12}", "0" * 12, found[0])
    assert place.get(other).headers["Cache-Control"] == "no-cache"
    for bad in ("../plugin.py", "..%2Fplugin.py", "/etc/passwd", ""):
        assert place.get(f"/-/kommunews/{'0' * 12}/{bad}").status == 404


@pytest.mark.long
def test_others_are_answered_while_an_export_waits_for_its_reader(large: Place) -> None:
    """A reader who takes nothing of an export stops nobody, and costs no memory."""
    host = urlsplit(large.url).netloc
    pages = ("/robots.txt", "/-/suche?q=Verwaltung", "/", "/-/suche.csv?q=nichts")
    for path in pages:
        large.get(path)
    before = resident(large.pid)
    with socket.create_connection(host.split(":"), timeout=30) as slow:  # type: ignore[arg-type]
        slow.sendall(f"GET /-/suche.json HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        assert slow.recv(1000).startswith(b"HTTP/1.1 200")
        for path in pages:
            assert large.get(path).status == 200
        assert resident(large.pid) - before < 40_000
    assert large.get("/robots.txt").status == 200


def test_an_export_is_whole_and_in_the_order_of_the_search(large: Place) -> None:
    rows = list(csv.DictReader(io.StringIO(large.get("/-/suche.csv?sort=date").text)))
    found = large.get("/-/suche.json?sort=date").json()
    assert len(rows) == found["count"] == len(found["rows"]) == ROWS > 10 * exports.PIECE
    assert [int(row["id"]) for row in rows] == [row["id"] for row in found["rows"]]
    days = [row["published"] for row in rows]
    assert days == sorted(days, reverse=True)


def test_all_hits_are_cited(place: Place) -> None:
    count = place.get("/-/suche.json?q=Verwaltung").json()["count"]
    assert place.get("/-/suche.ris?q=Verwaltung").text.count("TY  - NEWS") == count > 20
    bib = place.get("/-/suche.bib?q=Verwaltung").text
    assert len(set(re.findall(r"@online\{(.+),", bib))) == count
    listed = place.get("/-/suche.csl.json?q=Verwaltung").json()
    assert len(listed) == count
    (one, *_) = place.get("/-/suche.json?q=Verwaltung").json()["rows"]
    assert place.get(f"/-/artikel/{one['id']}.json").json() == listed[:1]
    assert place.get("/-/suche.csl.json?q=gibtesnicht").json() == []


def test_a_spreadsheet_opens_it_as_it_is(place: Place) -> None:
    text = place.get("/-/suche.tabelle.csv?q=Verwaltung").text
    assert text.startswith("\ufeffDatum;Medium;Dachzeile;")
    rows = list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))
    assert len(rows) == place.get("/-/suche.json?q=Verwaltung").json()["count"]
    assert rows[0]["Im Lesesaal"].startswith(f"{place.url}/-/artikel/")
    assert "[" not in rows[0]["Stichwörter"]


def sheets(file: bytes) -> list[list[tuple[Any, ...]]]:
    """The cells of each sheet of an Excel file."""
    book = openpyxl.load_workbook(io.BytesIO(file))
    return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]


def test_excel_opens_all_hits(place: Place, large: Place) -> None:
    file = place.get("/-/suche.xlsx?q=Verwaltung&sort=date").text.encode("latin-1")
    ((heads, *rows),) = sheets(file)
    found = place.get("/-/suche.json?q=Verwaltung&sort=date").json()["rows"]
    assert heads[:3] == ("Datum", "Medium", "Dachzeile")
    assert [row[0].date().isoformat() for row in rows[:9]] == [r["published"] for r in found[:9]]
    assert [(row[3], row[8]) for row in rows] == [(r["title"], r["word_count"]) for r in found]
    assert rows[0][9] == f"{place.url}/-/artikel/{found[0]['id']}"
    assert len(sheets(large.get("/-/suche.xlsx").text.encode("latin-1"))[0]) == ROWS + 1
    ((heads,),) = sheets(place.get("/-/suche.xlsx?q=gibtesnicht").text.encode("latin-1"))
    assert heads[-1] == "Im Lesesaal"
    question = place.get("/-/forschung/most-cited.xlsx").text.encode("latin-1")
    answer = place.get("/-/forschung/most-cited.json").json()["rows"]
    assert len(sheets(question)[0]) == len(answer) + 1


def test_excel_calculates_nothing_and_holds_any_number_of_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 2)
    writer = ExcelWriter({"a": "A & B", "b": "Tag"})
    evil = ("=1+1", "@x", "<t>\x00\ufffe", "x" * 40_000, 7)
    assert not "".join(
        [writer.head(), *(writer.piece([{"a": a, "b": "2025-02-30"}]) for a in evil)]
    )
    file = b"".join(writer.tail())
    writer.close()
    made = sheets(file)
    assert [len(rows) for rows in made] == [3, 3, 2]
    assert {rows[0] for rows in made} == {("A & B", "Tag")}
    cells = [row for rows in made for row in rows[1:]]
    assert [a for a, _ in cells] == ["=1+1", "@x", r"<t>\x00", "x" * 32_763 + " […]", 7]
    book = openpyxl.load_workbook(io.BytesIO(file))
    assert {c.data_type for s in book for row in s.iter_rows() for c in row} == {"s", "n"}


def test_writers_write_columns_without_rows_and_no_formula() -> None:
    assert CsvWriter(["a", "b"]).head() == "a,b\n"
    sheet = SheetWriter({"a": "A"})
    assert (
        sheet.piece([{"a": "=cmd|' /C calc'!A0"}, {"a": "@x"}]) == "'=cmd|' /C calc'!A0\r\n'@x\r\n"
    )
    writer = JsonWriter(2, search={})
    text = writer.head() + writer.piece([{"a": 1}]) + writer.piece([{"tags": '["x"]'}])
    assert json.loads("".join([text, *writer.tail()])) == {
        "search": {}, "count": 2, "rows": [{"a": 1}, {"tags": ["x"]}],
    }  # fmt: skip
    empty = JsonWriter(0)
    assert json.loads("".join([empty.head(), empty.piece([]), *empty.tail()])) == {
        "count": 0,
        "rows": [],
    }
