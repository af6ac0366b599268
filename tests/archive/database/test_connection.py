"""Opening the archive, and the one sentence when it cannot be opened."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from archive import Archive
from archive.database.connection import ArchiveError, explained
from tests.support.records import article


def _directory(path: Path) -> None:
    path.mkdir()


def _text(path: Path) -> None:
    path.write_text("Kein SQLite, aber ein schöner Text.")


def _other_application(path: Path) -> None:
    with sqlite3.connect(path) as conn:
        conn.execute("CREATE TABLE invoices (id)")
    conn.close()


def _newer(path: Path) -> None:
    Archive.open(path).close()
    with sqlite3.connect(path) as conn:
        conn.execute("PRAGMA user_version = 9999")
    conn.close()


def _damaged(path: Path) -> None:
    with Archive.open(path) as archive:
        archive.save(article())
    with path.open("r+b") as stream:
        stream.seek(100)
        stream.write(b"\xff" * 9000)


@pytest.mark.parametrize(
    ("prepare", "readonly", "words"),
    [
        (_directory, False, "is a directory; .*example"),
        (_directory, True, "is a directory"),
        (_text, False, "is not an SQLite file; name another path"),
        (_text, True, "is not an SQLite file"),
        (_other_application, False, "other application .*'invoices'.*name another path"),
        (_other_application, True, "other application"),
        (_newer, False, "newer version of Kommunews .*9999.*update"),
        (_newer, True, "newer version"),
        (_damaged, False, "damaged|not an SQLite file"),
        (lambda _: None, True, "does not exist; crawl first"),
    ],
)
def test_one_sentence_for_what_is_wrong(
    tmp_path: Path, prepare: Callable[[Path], None], readonly: bool, words: str
) -> None:
    path = tmp_path / "archive.db"
    prepare(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(ArchiveError, match=words) as caught:
        Archive.open(path, readonly=readonly)
    message = str(caught.value)
    assert str(path) in message
    assert "\n" not in message
    assert message.endswith(".")
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"folder .*missing is missing; create it"):
        Archive.open(tmp_path / "missing" / "archive.db")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody can write to")
def test_a_folder_nobody_can_write_to() -> None:
    with pytest.raises(ArchiveError, match="writ"):
        Archive.open("/proc/archive.db")


def test_read_only_file_and_folder(users_folder: Path) -> None:
    path = users_folder / "archive.db"
    with Archive.open(path) as archive:
        archive.save(article())
    path.chmod(0o444)
    with pytest.raises(ArchiveError, match="cannot be written"):
        Archive.open(path)
    path.chmod(0o644)
    users_folder.chmod(0o555)
    try:
        with pytest.raises(ArchiveError, match="cannot be written"):
            Archive.open(path)
        with Archive.open(path, readonly=True) as reader:
            assert reader.known(article().url) is not None
    finally:
        users_folder.chmod(0o755)


def test_a_strange_path() -> None:
    with pytest.raises(ArchiveError, match="cannot be used as a path"):
        Archive.open("a\x00b")


def test_a_second_writer_waits_and_then_says_so(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(path, timeout=0.1) as archive:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="is locked"):
            archive.save(article())
        other.execute("ROLLBACK")
        other.close()
        assert archive.save(article()) == "new"


def test_a_full_disk_costs_nothing_that_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.save(article())
        pages = archive.db.conn.execute("PRAGMA page_count").fetchone()[0]
        archive.db.conn.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(ArchiveError, match="disk is full"):
            archive.save(article("zu-lang", body="Wort " * 30000))
        assert not archive.db.conn.in_transaction
        archive.db.conn.execute("PRAGMA max_page_count = 1000000")
        assert archive.known(article().url) is not None
        assert archive.db.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert archive.save(article("danach", body="Danach.")) == "new"


def test_an_empty_file_is_an_archive_to_be(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.touch()
    with Archive.open(path) as archive:
        assert archive.save(article()) == "new"


def test_write_ahead_log_and_foreign_keys_are_on(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        for pragma, value in (("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 1)):
            assert archive.db.conn.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_an_error_without_a_known_name_is_told_too() -> None:
    assert str(explained(sqlite3.OperationalError("odd"), "a.db")) == "a.db could not be used: odd."


def test_a_file_that_cannot_be_opened_is_closed(tmp_path: Path) -> None:
    """Though the error, and with it the frames in which it was opened, is still held."""
    path = tmp_path / "archive.db"
    _text(path)
    with pytest.raises(ArchiveError) as caught:
        Archive.open(path)
    held = [link.readlink() for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    assert (path in held, caught.type) == (False, ArchiveError)


def test_a_reader_may_come_first_after_a_writer_was_killed(tmp_path: Path) -> None:
    """A file that was not yet in WAL mode leaves a journal, which no reader may play back."""
    path, killed = tmp_path / "archive.db", tmp_path / "killed.db"
    with Archive.open(path) as archive:
        archive.save(article())
        titles = [row["title"] for row in archive.db.query("SELECT title FROM articles")]
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode = delete")
        conn.execute("PRAGMA cache_size = 1")
        conn.execute("BEGIN IMMEDIATE")
        conn.execute("CREATE TABLE half (words)")
        for n in range(200):
            conn.execute("INSERT INTO half VALUES (?)", [f"{n} " * 500])
        for tail in ("", "-journal"):
            shutil.copy(f"{path}{tail}", f"{killed}{tail}")
    with Archive.open(killed, readonly=True) as archive:
        assert [r["title"] for r in archive.db.query("SELECT title FROM articles")] == titles
    assert not Path(f"{killed}-journal").exists()
