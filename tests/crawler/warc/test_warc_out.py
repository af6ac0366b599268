"""``scrapy warc``: what goes out is sound for others and comes back in as it was."""

from __future__ import annotations

import gzip
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from archive import Archive, Page
from archive.captures.store import PageStore, pages_path
from crawler.warc.export import WarcSelection, export_captures, warcinfo, writers_for
from tests.support import kept, warcs
from tests.support.crawling import scrapy
from tests.support.kept import T1, T2, T3

NOW = "2026-11-01T00:00:00Z"
ARTICLES = """select a.url, kicker, title, teaser, body, body_html, published, published_text,
    published_from, published_also, byline, tags, section, image_url, state, first_seen, last_seen,
    last_changed, fingerprint from articles_full as a order by a.url"""
REVISIONS = """select a.url, r.number, r.seen_at, r.changed, r.kicker, r.title, r.teaser, r.body,
    r.published, r.cause from revisions as r join articles as a on a.id = r.article_id
    order by 1, 2"""


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """An archive with edits, sightings, a redirect and a page that is gone."""
    store, archive = kept.opened(tmp_path)
    day = {T1: "Samstag, 11. Oktober 2025", T2: "Sonntag, 12. Oktober 2025"}
    with store, archive:
        for at in (T1, T2):
            kept.crawled(store, archive, "gleich", kept.html("Ein Titel für alle", day=day[at]), at)
            kept.crawled(store, archive, "anders", kept.html(f"Titel vom {at[8:10]}. Tag"), at)
        store.add(kept.capture("gleich", b"", T3, status=304, headers=(("ETag", '"1"'),)))
        store.add(kept.capture("anders", b"weg", T3, status=410))
        archive.save(Page(url=kept.url("anders"), source="rathausblick", fetched_at=T3,
                               status=410, kind="article"))  # fmt: skip
        archive.save(Page(url=kept.url("gleich"), source="rathausblick", fetched_at=T3,
                               status=304, kind="article", capture=1))  # fmt: skip
        store.add(kept.capture("alt", b"", T1, status=301, headers=(
            ("Location", kept.url("gleich")), ("Content-Encoding", "gzip"))))  # fmt: skip
    return tmp_path / "archive.db"


def exported(path: Path, folder: Path, max_size: int = 10**9, **wish: Any) -> list[Path]:
    folder.mkdir(exist_ok=True)
    with PageStore.open(pages_path(path), readonly=True) as store:
        wanted = WarcSelection(sources=("rathausblick",), **wish)
        info = {"rathausblick": warcinfo("Kommunews", "me@example.org", True, "rathausblick")}
        writers = writers_for(folder, wanted, info, NOW, max_size)
        assert list(export_captures(store, wanted, writers)) == []
        writers["rathausblick"].close()
        return writers["rathausblick"].files


def records(files: list[Path]) -> list[tuple[str, str, str, dict[str, str], bytes]]:
    found = []
    for file in files:
        with file.open("rb") as stream:
            for one in ArchiveIterator(stream):
                fields = dict(one.rec_headers.headers)
                body = one.content_stream().read()
                found.append((one.rec_type, fields.get("WARC-Target-URI", "").rpartition("/")[2],
                              fields["WARC-Date"], fields, body))  # fmt: skip
    return found


def test_others_find_no_fault(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = exported(filled, tmp_path / "out")
    checker = Checker(type("Options", (), {"inputs": [str(f) for f in files], "verbose": True}))
    with pytest.raises(SystemExit) as ended:
        raise SystemExit(checker.process_all() or checker.exit_value)
    assert ended.value.code == 0
    assert "fail" not in capsys.readouterr().out


def test_what_an_export_holds(filled: Path, tmp_path: Path) -> None:
    found = records(exported(filled, tmp_path / "out"))
    assert [r[0] for r in found if r[1] == "gleich"] == [
        "response", "request", "metadata", "response", "request", "metadata", "revisit", "request",
    ]  # fmt: skip
    info = found[0][4].decode()
    for line in ("software: Kommunews", "operator: me@example.org", "robots: obey"):
        assert line in info
    (revisit,) = [r for r in found if r[0] == "revisit"]
    first = next(r for r in found if r[0] == "response" and r[1] == "gleich")
    assert revisit[3]["WARC-Refers-To"] == first[3]["WARC-Record-ID"]
    assert revisit[3]["WARC-Refers-To-Date"] == T1
    assert revisit[3]["WARC-Profile"].endswith("server-not-modified")
    assert "Samstag" in first[4].decode()
    made = json.loads(next(r[4] for r in found if r[0] == "metadata"))
    assert made["title"] == "Titel vom 11. Tag"
    assert len({r[3]["WARC-Record-ID"] for r in found}) == len(found)


def test_a_page_seen_again_with_other_furniture_goes_out_as_it_was(
    filled: Path, tmp_path: Path
) -> None:
    sent = {at: kept.html("Ein Titel").replace(b"</body>", b"<i>%d</i></body>" % n)
            for n, at in enumerate((T1, T2, T3))}  # fmt: skip
    with PageStore.open(pages_path(filled)) as store:
        for at, body in sent.items():
            store.add(kept.capture("gezählt", body, at), alike=lambda *_: True)
        assert [v.patched for v in store.history(kept.url("gezählt"))] == [False, True, True]
    found = records(exported(filled, tmp_path / "out", urls=(kept.url("gezählt"),)))
    assert {r[2]: r[4] for r in found if r[0] == "response"} == sent


def test_by_date_and_by_size(filled: Path, tmp_path: Path) -> None:
    some = records(exported(filled, tmp_path / "some", since=T3, urls=(kept.url("gleich"),)))
    assert [(r[0], r[2]) for r in some if r[0] != "request"] == [
        ("warcinfo", NOW), ("response", T1), ("metadata", T1), ("revisit", T3),
    ]  # fmt: skip
    files = exported(filled, tmp_path / "small", max_size=2000)
    assert len(files) > 2
    assert [f.name[-13:] for f in files[:2]] == ["00001.warc.gz", "00002.warc.gz"]
    assert not list((tmp_path / "small").glob("*.part"))
    whole = records(exported(filled, tmp_path / "whole"))
    assert [r[:3] for r in records(files) if r[0] != "warcinfo"] == [r[:3] for r in whole[1:]]


def test_out_and_in_again_is_the_same_archive(filled: Path, tmp_path: Path) -> None:
    out, new = tmp_path / "out", tmp_path / "new"
    out.mkdir()
    new.mkdir()
    written = scrapy("warc", "export", "--to", str(out), archive=filled)
    assert (written.returncode, written.stderr) == (0, "")
    path = new / "archive.db"
    first = scrapy("warc", "ingest", str(out), archive=path)
    assert (first.returncode, first.stderr) == (0, "")
    for sql in (ARTICLES, REVISIONS):
        assert kept.rows(path, sql) == kept.rows(filled, sql)
        assert kept.rows(path, sql)
    assert ("alt", "redirect") in [
        (url.rpartition("/")[2], kind)
        for url, kind in kept.rows(path, "select url, kind from addresses")
    ]
    with PageStore.open(pages_path(path)) as a, PageStore.open(pages_path(filled)) as b:
        for slug in ("gleich", "anders", "alt"):
            ours, theirs = (store.history(kept.url(slug)) for store in (a, b))
            assert [(v.at, v.status) for v in ours] == [(v.at, v.status) for v in theirs]
            assert [a.body(v) for v in ours] == [b.body(v) for v in theirs]
        assert not list(a.pending("rathausblick"))
    before = dump(path)
    again = scrapy("warc", "ingest", str(out), archive=path)
    assert "0 kept pages of 0 addresses" in again.stdout
    assert dump(path) == before


def dump(path: Path) -> str:
    db = sqlite3.connect(path)
    try:
        return "\n".join(db.iterdump())
    finally:
        db.close()


def test_older_captures_become_earlier_revisions_and_damage_is_told(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    store, archive = kept.opened(tmp_path)
    with store, archive:
        kept.crawled(store, archive, "a", kept.html("Der heutige Titel"), T1)
    file = tmp_path / "old.warc.gz"
    old = [warcs.page("a", f"Titel von {year}", f"{year}-01-01T00:00:00Z") for year in (2021, 2019)]
    file.write_bytes(warcs.packed([*old, b"WARC/1.0\r\nrubbish\r\n\r\n"]))
    done = scrapy("warc", "ingest", str(file), str(tmp_path / "missing.warc"), archive=path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 2
    assert "expected a named field" in done.stderr
    assert "missing.warc cannot be read" in done.stderr
    assert kept.rows(
        path, "select number, substr(seen_at, 1, 4), title from revisions order by number"
    ) == [
        (1, "2019", "Titel von 2019"), (2, "2021", "Titel von 2021"),
        (3, "2025", "Der heutige Titel"),
    ]  # fmt: skip
    assert kept.rows(path, "select title from articles") == [("Der heutige Titel",)]
    with Archive.open(path) as again:
        assert again.verify() == []


def test_wrong_usage(tmp_path: Path) -> None:
    assert scrapy("warc", "ingest", archive=tmp_path / "a.db").returncode == 64


def test_cookies_are_left_out_where_that_is_asked_for(tmp_path: Path) -> None:
    store, archive = kept.opened(tmp_path)
    with store, archive:
        headers = (("Set-Cookie", "visitor=4711"), ("set-cookie2", "a=4711"), ("X-Cache", "HIT"))
        store.add(kept.capture("keks", kept.html("Ein Titel"), T1, headers=headers))
    path = tmp_path / "archive.db"
    for cookies, count in ((True, 2), (False, 0)):
        (file,) = exported(path, tmp_path / str(cookies), cookies=cookies)
        raw = gzip.decompress(file.read_bytes())
        assert raw.count(b"4711") == count
        assert raw.count(b"X-Cache: HIT") == 1
