"""Merging archives that are damaged, in use, incomplete or changed since the last time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive import Archive, ArchiveError
from archive.articles.sources import register
from archive.captures.store import PageStore, pages_path
from archive.exchange import books, merging
from archive.journal import alerts
from tests.archive.exchange.test_merging import LONG, ids, merge, told, whole
from tests.support import kept
from tests.support.crawling import scrapy
from tests.support.records import T2, T3, T4, article

DAMAGED = "is damaged: what SQLite reads there makes no sense"


def changed(path: Path, sql: str) -> None:
    """Change a file as no program of ours does."""
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(sql)


def crawled(folder: Path, *slugs: str) -> Path:
    """Make an archive with kept pages."""
    folder.mkdir()
    store, archive = kept.opened(folder)
    with store, archive:
        for slug in slugs:
            kept.crawled(store, archive, slug, kept.html(f"Titel der Meldung {slug * 4}"))
    return folder / "archive.db"


def filled(path: Path, *slugs: str) -> Path:
    with Archive.open(path) as archive:
        for slug in slugs:
            archive.save(article(slug, title=f"Meldung {slug}", body=f"{LONG} {slug}"))
    return path


def captures(path: Path) -> list[bytes]:
    """Return the kept page of every version."""
    with Archive.open(path, readonly=True) as archive, PageStore.open(pages_path(path)) as store:
        found = archive.db.conn.execute("SELECT capture FROM _revisions ORDER BY article_id")
        return [store.body(store.visits_of(capture)[0]) for (capture,) in found if capture]


def test_pages_that_come_later_are_those_of_their_versions(tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", crawled(tmp_path / "other", "a", "b")
    hidden = tmp_path / "elsewhere"
    pages_path(other).rename(hidden)
    merge(one, other)
    hidden.rename(pages_path(other))
    assert merge(one, other) == [{"pages": 2, "changed": 2}]
    assert captures(one) == captures(other)
    assert [capture is not None for (capture,) in kept.rows(one, "SELECT capture FROM pages")] == [
        True, True,
    ]  # fmt: skip
    before = whole(one)
    assert merge(one, other) == [{"pages": 0, "unchanged": 2}]
    assert whole(one) == before


def test_what_a_running_crawl_adds_meanwhile_comes_with_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "one.db", crawled(tmp_path / "other", "a")
    take = books.take_pages

    def crawling(*words: Any) -> int:
        count = take(*words)
        store, archive = kept.opened(other.parent)
        with store, archive:
            kept.crawled(store, archive, "b", kept.html("Titel der Meldung bbbb"))
        return count

    monkeypatch.setattr(books, "take_pages", crawling)
    merge(one, other)
    monkeypatch.undo()
    merge(one, other)
    assert captures(one) == captures(other)
    assert len(captures(one)) == 2


def test_what_was_settled_since_is_settled_here(tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    watched = {
        "quarantine": "SELECT reason, settled, last_seen FROM quarantine",
        "alerts": "SELECT name, detail, closed, accepted FROM alerts ORDER BY name",
        "public_captures": "SELECT url, state, detail FROM public_captures",
    }

    def said(path: Path) -> dict[str, list[tuple[Any, ...]]]:
        return {name: kept.rows(path, sql) for name, sql in watched.items()}

    with Archive.open(other) as archive:
        archive.save(article("a", body=LONG, body_html=None))
        assert archive.save(article("a", body="Kurz.", body_html=None, seen_at=T2)) == "doubted"
        alerts.update(archive.db, "rathausblick", {"failed": "Fehler.", "stale": "Alt."}, T2)
        archive.db.conn.execute(
            """INSERT INTO public_captures (source, archive, url, key, captured_at, alike_until,
                memento) VALUES ('rathausblick', 'ia', 'u', 'k', ?, ?, 'm')""", (T2, T2),
        )  # fmt: skip
    merge(one, other)
    assert said(one) == said(other)
    with Archive.open(other) as archive:
        archive.save(article("a", body=LONG, body_html=None, seen_at=T3))
        alerts.update(archive.db, "rathausblick", {"stale": "Alt."}, T3)
        archive.db.conn.execute("UPDATE alerts SET accepted = ?, closed = ? WHERE name = 'stale'",
                                (T4, T4))  # fmt: skip
        archive.db.conn.execute("UPDATE public_captures SET state = 'kept'")
    settled = said(other)
    assert settled["quarantine"][0][1] == T3
    assert settled["alerts"][0][2] == T3
    for _ in range(2):
        merge(one, other)
        merge(other, one)
        assert said(one) == said(other) == settled


@pytest.mark.parametrize("table", ["links", "_revisions", "pages", "alerts"])
def test_damage_is_that_of_the_file_that_has_it(tmp_path: Path, table: str) -> None:
    one, other, third = (filled(tmp_path / f"{n}.db", n) for n in ("one", "other", "third"))
    changed(
        other,
        f"""PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET rootpage = 999999 WHERE name = '{table}'""",
    )
    with Archive.open(one) as archive:
        with pytest.raises(ArchiveError) as raised:
            merging.merge(archive.session, other)
        assert str(raised.value).startswith(f"{other} {DAMAGED}")
        assert merging.merge(archive.session, third)["new"] == 1
        assert archive.verify() == []


def test_an_archive_without_uuid_is_one_sentence(tmp_path: Path) -> None:
    one, other, third = (filled(tmp_path / f"{n}.db", n) for n in ("one", "other", "third"))
    changed(other, "DELETE FROM archive")
    done = scrapy("merge", str(other), str(third), "--into", str(one), archive=tmp_path / "unused")
    assert done.returncode == 1
    assert done.stderr == f"{other} has lost its uuid; restore a backup of it.\n"
    assert done.stdout == f"{third}: 1 new\n"


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("title = ''", "The article has no title, and none is invented."),
        ("url = 'kein Ort'", "'kein Ort' is no http(s) address."),
        ("published_also = '[1]'", "must be a mapping"),
        ("source = 'niemand'", "its site is missing"),
    ],
)
def test_an_article_that_cannot_be_one_is_named_and_the_rest_is_merged(
    tmp_path: Path, sql: str, why: str
) -> None:
    one, other = tmp_path / "one.db", filled(tmp_path / "other.db", "a", "b", "c")
    changed(other, f"UPDATE articles SET {sql} WHERE id = 2")
    left_out: list[str] = []
    with Archive.open(one) as archive:
        assert merging.merge(archive.session, other, told=left_out.append) == {"new": 2}
        assert archive.verify() == []
    (sentence,) = left_out
    assert sentence.startswith(f"{other}: article 2 cannot be kept by an archive (")
    assert why in sentence


def test_a_damaged_page_is_named_and_the_rest_is_merged(tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", crawled(tmp_path / "other", "a", "b", "c")
    with PageStore.open(pages_path(other)) as store:
        store.add(kept.capture("b", kept.html("Titel der Meldung bbbb"), kept.T2))
        (number,) = {v.capture for v in store.history(kept.url("b"))}
        store.db.conn.execute(
            "UPDATE bodies SET data = x'00' WHERE id = (SELECT body FROM captures WHERE id = ?)",
            [number],
        )
    done = scrapy("merge", str(other), "--into", str(one), archive=tmp_path / "unused")
    assert done.returncode == 1
    assert done.stdout == f"{other}: 3 new, 2 pages\n"
    assert done.stderr.count("\n") == 1
    assert f"Capture {number} ({kept.url('b')}" in done.stderr
    assert len(captures(one)) == 2


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_an_archive_is_not_merged_into_itself_by_another_name(
    tmp_path: Path, link: Callable[[Path, Path], None]
) -> None:
    one, third, name = filled(tmp_path / "one.db", "a"), tmp_path / "third.db", tmp_path / "name.db"
    filled(third, "z")
    link(one, name)
    before = told(one)
    with Archive.open(one) as archive:
        wrong = merging.copies(archive.session, [name, third])
    assert list(wrong) == [one, name]
    assert told(one) == before


def test_a_file_of_a_newer_program_is_not_touched(tmp_path: Path) -> None:
    one, other = filled(tmp_path / "one.db", "a"), filled(tmp_path / "other.db", "b")
    changed(other, "PRAGMA user_version = 2")
    before = other.read_bytes(), told(one)
    with Archive.open(one) as archive, pytest.raises(ArchiveError, match="newer version"):
        merging.merge(archive.session, other)
    assert (other.read_bytes(), told(one)) == before


def test_a_full_disk_costs_nothing_that_was_there_and_the_next_merge_goes_on(
    tmp_path: Path,
) -> None:
    one, other = filled(tmp_path / "one.db", "a"), filled(tmp_path / "other.db", *"abcdefgh")
    before = told(one)
    with Archive.open(one) as archive:
        (size,) = archive.db.conn.execute("PRAGMA page_count").fetchone()
        archive.db.conn.execute(f"PRAGMA max_page_count = {size + 2}")
        with pytest.raises(ArchiveError, match="the disk is full"):
            merging.merge(archive.session, other)
        assert archive.verify() == []
    assert told(one) == before
    assert merge(one, other) == [{"new": 7, "unchanged": 1}]


def test_two_merges_at_once_are_as_two_in_turn(tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", crawled(tmp_path / "other", *"abcdef")
    Archive.open(one).close()
    PageStore.open(pages_path(one)).close()

    def work(_: int) -> None:
        with Archive.open(one) as archive:
            merging.merge(archive.session, other)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    assert captures(one) == captures(other)
    assert told(one) == told(other)
    assert merge(one, other) == [{"pages": 0, "unchanged": 6}]
    with PageStore.open(pages_path(one)) as store:
        assert [len(store.history(kept.url(slug))) for slug in "abcdef"] == [1] * 6


def test_an_archive_that_is_being_written_is_merged_as_it_was_committed(tmp_path: Path) -> None:
    one, other = filled(tmp_path / "one.db", "a"), filled(tmp_path / "other.db", "b")
    with Archive.open(other) as crawl, crawl.batch():
        crawl.save(article("c", title="Noch nicht fertig"))
        assert merge(one, other) == [{"new": 1}]
    assert merge(one, other) == [{"new": 1, "unchanged": 1}]
    with Archive.open(one) as crawl, crawl.batch():
        register(crawl.db, "werkblick")
        with (
            Archive.open(tmp_path / "other.db") as archive,
            pytest.raises(ArchiveError, match=r"one\.db is locked"),
            closing(Archive.open(one, timeout=0.1)) as into,
        ):
            merging.merge(into.session, Path(archive.path))
    assert len(ids(one)) == 3


def test_corrections_of_both_come_together(tmp_path: Path) -> None:
    one, other = crawled(tmp_path / "one", "a"), crawled(tmp_path / "other", "b")
    for path, slug in ((one, "a"), (other, "b")):
        with Archive.open(path) as archive:
            worse = kept.reading(slug, kept.html(f"Titel der Meldung {slug * 4}"))
            corrected = replace(worse, title="Besser gelesen", capture=1, read_at=T4)
            assert archive.save(corrected) == "corrected"
    for _ in range(2):
        merge(one, other)
        merge(other, one)
    assert told(one) == told(other)
    assert [len(record["revisions"]) for record in told(one)] == [2, 2]
    with Archive.open(one) as archive:
        found = archive.db.conn.execute("SELECT new_title FROM corrections").fetchall()
    assert found == [("Besser gelesen",)] * 2
    before = whole(one), whole(other)
    merge(one, other)
    merge(other, one)
    assert (whole(one), whole(other)) == before
