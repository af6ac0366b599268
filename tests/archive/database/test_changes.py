"""An archive made by 1.0 opens in every later version, and gains what these have added."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from archive import Archive, ArchiveError
from archive.captures.store import PageStore, pages_path
from archive.database import connection
from archive.database.connection import ARCHIVE
from archive.database.schema import Schema
from tests.support.records import SITE, article

KEPT = Path(__file__).with_name("1.0.db")
"""The example of 1.0, and its page store beside it: made once, by 1.0, and never again."""
URL = f"{SITE}/k21-meldungen/neue-buergeraemter"
PAGE = "<h1>Neue Bürgerämter</h1>".encode()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return copied(tmp_path)


def copied(folder: Path) -> Path:
    path = folder / "archive.db"
    shutil.copy(KEPT, path)
    shutil.copy(pages_path(KEPT), pages_path(path))
    return path


def test_an_archive_of_1_0_is_read_and_written(old: Path) -> None:
    with Archive.open(old, readonly=True) as archive, PageStore.open(pages_path(old)) as store:
        assert [hit.title for hit in archive.search("Bürgeramt")] == ["Neue Bürgerämter"]
        (visit,) = store.history(URL)
        assert store.body(visit) == PAGE
    with Archive.open(old) as archive:
        archive.save(article("heute", title="Heute"))
        assert archive.db["articles"].count == 3
        assert archive.verify() == archive.verify_pages() == []


def grown(*, fails: bool = False) -> Schema:
    """A later version: one column and one view more."""
    changes = Migrations("archive")

    @changes()
    def articles_have_a_mood(db: Database) -> None:
        db.conn.execute("ALTER TABLE articles ADD COLUMN mood TEXT CHECK (mood != '')")

    @changes()
    def moods(db: Database) -> None:
        db.conn.execute("CREATE VIEW moods AS SELECT id, mood FROM articles")
        if fails:
            db.conn.execute("SELECT absent FROM articles")

    return replace(ARCHIVE, changes=changes)


@pytest.mark.parametrize("readonly", [True, False])
def test_what_was_added_since_is_added_when_it_is_opened(
    old: Path, monkeypatch: pytest.MonkeyPatch, readonly: bool
) -> None:
    monkeypatch.setattr(connection, "ARCHIVE", grown())
    for _ in range(2):
        with Archive.open(old, readonly=readonly) as archive:
            assert [r["mood"] for r in archive.db["moods"].rows] == [None, None]
            assert archive.db["_sqlite_migrations"].count == 2
    with Archive.open(old.with_name("new.db")) as archive:
        assert archive.db["moods"].count == 0


def test_changes_are_all_made_or_none(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shape(old)
    monkeypatch.setattr(connection, "ARCHIVE", grown(fails=True))
    with pytest.raises(ArchiveError, match="no such column: absent"):
        Archive.open(old)
    assert shape(old) == before


def test_who_may_not_write_is_told_who_has_to(
    users_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = copied(users_folder)
    monkeypatch.setattr(connection, "ARCHIVE", grown())
    old.chmod(0o444)
    with pytest.raises(ArchiveError, match=r"older version of Kommunews.* as that user"):
        Archive.open(old, readonly=True)


def test_an_archive_from_before_1_0_is_left_alone(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(old)) as conn:
        conn.execute("DROP VIEW reprints")
    before = shape(old)
    for schema in (ARCHIVE, grown()):
        monkeypatch.setattr(connection, "ARCHIVE", schema)
        with pytest.raises(ArchiveError, match="'reprints' is not that of this one"):
            Archive.open(old)
    assert shape(old) == before


def shape(path: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall()
