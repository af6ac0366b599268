"""Make consistent copies of archive and page store, even while a crawl is writing."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from archive.captures.store import pages_path
from archive.database.connection import ArchiveError, explained, open_file
from archive.database.sql import file_of
from archive.database.whole import whole


def backup(db: Database, target: str | Path, pages: Path | None = None) -> int:
    """Copy the archive and its page store into new files, side by side; return the bytes of both.

    ``pages`` is the page store, where it is not beside the archive's file but beside a link to it.
    The archive is one snapshot. The page store is copied afterwards, so that it has every capture
    the archive refers to. Each copy is checked before it gets its name. Raises
    :class:`ArchiveError` if a file exists or cannot be written, and then leaves nothing behind.
    """
    pages, target = pages or pages_path(file_of(db)), Path(target)
    beside = Path(pages_path(target))
    if pages.exists() and os.path.lexists(beside):
        raise ArchiveError(
            f"{beside} exists already; a backup never overwrites, name another file."
        )
    size = copy(db.conn, target)
    if not pages.exists():
        return size
    try:
        return size + copy_file(pages, beside)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def backups(folder: Path) -> list[Path]:
    """List the backups in a folder that :func:`backup_into` made, oldest first."""
    return sorted(folder.glob(f"{_NAME}-????????T??????Z.db"))


def backup_into(
    db: Database, folder: Path, at: str, keep: int, pages: Path | None = None
) -> tuple[Path, int]:
    """Back up into a folder under a timestamped name, and delete all but the newest ``keep``
    backups; return the archive's new file and the bytes of both files."""
    stamp = at.replace("-", "").replace(":", "")
    target = folder / f"{_NAME}-{stamp}.db"
    size = backup(db, target, pages)
    for old in backups(folder)[:-keep]:
        old.unlink()
        Path(pages_path(old)).unlink(missing_ok=True)
    for part in folder.glob(f"{_NAME}-*.part*"):  # left by killed backups
        if part.name < backups(folder)[0].name:
            part.unlink(missing_ok=True)
    return target, size


_NAME = "kommunews"
_WAIT = 30.0
"""Seconds to wait for a writer."""


def copy_file(source: Path, target: Path) -> int:
    """Copy a database file without writing to it; see :func:`copy`."""
    with closing(open_file(source, (), readonly=True, timeout=_WAIT)) as db:
        return copy(db.conn, target)


def copy(source: sqlite3.Connection, target: str | Path) -> int:
    """Copy a snapshot of a database into a new file; return its size in bytes.

    The copy is checked before it gets its name. Raises :class:`ArchiveError` if the file exists or
    cannot be written, and then leaves nothing behind.
    """
    path = Path(target)
    if path.exists() or path.is_symlink():
        raise ArchiveError(f"{path} exists already; a backup never overwrites, name another file.")
    if not path.parent.is_dir():
        raise ArchiveError(f"folder {path.parent} is missing; create it, or name another file.")
    try:
        with whole(path, replace=False) as made:
            with closing(sqlite3.connect(made.name)) as made_copy:
                source.backup(made_copy)  # in one step, hence in one read transaction
                # A single file without a WAL can be moved and shared safely.
                made_copy.execute("PRAGMA journal_mode = DELETE")
                (verdict,) = made_copy.execute("PRAGMA quick_check").fetchone()
            if verdict != "ok":
                raise ArchiveError(f"the copy is damaged, as is the archive ({verdict}).")
        return path.stat().st_size
    except FileExistsError as error:
        raise ArchiveError(f"{path} appeared meanwhile; name another file.") from error
    except sqlite3.Error as error:
        raise explained(error, path) from error
    except OSError as error:
        raise ArchiveError(f"{path} cannot be written: {error.strerror or error}.") from error
