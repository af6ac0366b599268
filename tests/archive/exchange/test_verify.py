"""Faults are reported, and repaired where possible."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from archive import Archive
from archive.exchange.selection import Selection
from tests.archive.articles.test_save import check
from tests.archive.exchange.test_export import fill
from tests.support.crawling import scrapy
from tests.support.records import article


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        fill(archive)
        yield archive


def names(archive: Archive, *, repair: bool = False) -> set[str]:
    return {fault.name for fault in archive.verify(repair=repair)}


def test_a_sound_archive_has_no_faults(archive: Archive) -> None:
    assert archive.verify() == []
    assert archive.verify(repair=True) == []


@pytest.mark.parametrize(
    ("break_it", "name"),
    [
        ("DELETE FROM texts WHERE article_id = 2", "no-text"),
        ("DELETE FROM addresses WHERE article_id = 2", "no-address"),
        ("DELETE FROM _revisions WHERE article_id = 2", "no-revision"),
        ("UPDATE articles SET title = 'Von Hand' WHERE id = 2", "text-without-revision"),
        ("UPDATE articles SET title = 'Von Hand' WHERE id = 2", "stems-out-of-step"),
        ("UPDATE articles SET title = 'Y' || substr(title, 2) WHERE id = 2", "stems-out-of-step"),
        ("UPDATE addresses SET key = 'falsch' WHERE article_id = 2", "wrong-key"),
        (
            "UPDATE texts SET body_html = '<p>Ein <em>Amt</em>.</p>' WHERE article_id = 2",
            "markup-of-another-text",
        ),
        ("UPDATE links SET target_id = NULL", "wrong-target"),
        ("UPDATE teasers SET article_id = NULL", "wrong-target"),
        ("UPDATE articles SET word_count = 99 WHERE id = 2", "wrong-fingerprint"),
        ("UPDATE articles SET duplicate_of = id WHERE id = 2", "duplicates-out-of-step"),
        ("DELETE FROM _minima WHERE article_id = 1", "duplicates-out-of-step"),
        ("DELETE FROM _signatures WHERE article_id = 1", "duplicates-out-of-step"),
        (
            "INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')",
            "fts-out-of-step",
        ),
        ("UPDATE archive SET stemmer = 'alt'", "stems-out-of-step"),
        (
            "INSERT INTO articles_stems (articles_stems) VALUES ('delete-all')",
            "stems-out-of-step",
        ),
    ],
)
def test_a_fault_is_named_and_mended(archive: Archive, break_it: str, name: str) -> None:
    before = archive.db.conn.execute("SELECT count(*) FROM revisions").fetchone()
    if "delete-all" in break_it and "articles_fts" in break_it:
        # only contentless tables have the command; an external one is broken differently
        archive.db.conn.execute("DROP TRIGGER articles_update")
        break_it = "UPDATE articles SET title = title || ' x', kicker = 'neu' WHERE id = 2"
    archive.db.conn.execute(break_it)
    assert name in names(archive)
    assert name in names(archive, repair=True)
    assert archive.verify() == []
    check(archive)
    after = archive.db.conn.execute("SELECT count(*) FROM revisions").fetchone()
    assert after >= before


@pytest.mark.parametrize(
    ("break_it", "name"),
    [
        ("UPDATE articles SET published = '2025-02-31' WHERE id = 2", "implausible-date"),
        ("UPDATE articles SET published = '1789-07-14' WHERE id = 2", "implausible-date"),
        ("UPDATE articles SET last_seen = '2001-01-01T00:00:00Z'", "implausible-date"),
        ("UPDATE _revisions SET number = 7 WHERE article_id = 2", "revision-missing"),
        (
            "UPDATE _revisions SET seen_at = '2001-01-01T00:00:00Z' WHERE number = 2",
            "versions-out-of-order",
        ),
        (
            """INSERT INTO addresses (url, article_id, kind, first_seen, key)
            SELECT replace(url, 'https', 'http'), 3, kind, first_seen, key FROM addresses
            WHERE article_id = 2
            """,
            "ambiguous-address",
        ),
        ("UPDATE links SET article_id = 99", "orphans"),
    ],
)
def test_what_cannot_be_derived_is_only_named(archive: Archive, break_it: str, name: str) -> None:
    archive.db.conn.execute("PRAGMA foreign_keys = OFF")
    archive.db.conn.execute(break_it)
    (fault,) = [f for f in archive.verify(repair=True) if f.name == name]
    assert not fault.mendable


def test_a_damaged_page_is_named(archive: Archive) -> None:
    archive.save(article("c", body="Wort " * 9000))
    path = Path(archive.path)
    archive.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    archive.close()
    file = bytearray(path.read_bytes())
    for place in range(0, len(file), 4096):
        if b"Wort " * 500 in file[place : place + 4096]:  # an overflow page of the long text
            file[place : place + 700] = b"\xa5" * 700
    path.write_bytes(file)
    with Archive.open(path) as again:
        (fault,) = again.verify(repair=True)
    assert fault.name == "damaged"
    assert "restore a backup" in fault.detail


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda line: line["revisions"][1].update(seen_at="2001-01-01T00:00:00Z"),
         "versions out of order in time"),
        (lambda line: line.update(body_html="<p>Ein <em>anderer</em> Text.</p>"),
         "markup is of another text"),
        (dict.copy, ""),
    ],
)  # fmt: skip
def test_an_import_that_contradicts_itself_is_told(
    archive: Archive, tmp_path: Path, spoil: Callable[[dict[str, Any]], object], told: str
) -> None:
    """The control is the export as it was."""
    archive.export(Selection(), tmp_path / "all.jsonl", "jsonl")
    lines = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    spoil(lines[0])
    (tmp_path / "all.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    done = scrapy("import", str(tmp_path / "all.jsonl"), archive=tmp_path / "new.db")
    assert done.returncode == bool(told)
    assert told in done.stderr
    assert ("contradicts itself" in done.stderr) == bool(told)
