"""Opening the file, and saying in one sentence why it could not be opened or written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlite_utils import Database

from archive.database.migrations import MIGRATIONS
from archive.search import index

# NORMAL: with a write-ahead log a power failure may cost the last commits, never the archive.
# secure_delete: some SQLites overwrite what is deleted with zeros, which nothing here needs.
_PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = NORMAL",
    "secure_delete = OFF",
)
# A checkpoint every 16 MB: an index page that is written again and again goes into the file once.
_OF_ARCHIVE = ("cache_size = -32000", "wal_autocheckpoint = 4000")


class ArchiveError(Exception):
    """The archive cannot be used; the message is one sentence for the person at the keyboard."""


def connect(path: str | os.PathLike[str], *, readonly: bool, timeout: float) -> Database:
    """Open the archive at ``path``; unless ``readonly``, create it or bring its shape up to date.

    ``timeout`` is how many seconds to wait for another writer. Raises :class:`ArchiveError`.
    """
    file = Path(path)
    check_path(file, readonly=readonly)
    db = None
    try:
        db = open_file(file, _OF_ARCHIVE, readonly=readonly, timeout=timeout)
        _check_contents(db, file)
        if readonly:
            if MIGRATIONS.pending(db):
                raise ArchiveError(
                    f"{file} has the shape of an earlier version; open it once for writing (any "
                    "crawl does), which brings it up to date."
                )
        else:
            _migrate(db)
    except sqlite3.Error as error:
        _close(db)
        raise explained(error, file) from error
    except BaseException:
        _close(db)
        raise
    return db


@contextmanager
def writing(db: Database, path: str | os.PathLike[str]) -> Iterator[None]:
    """One transaction: all of it or nothing, and none left open.

    It takes the right to write at once (IMMEDIATE): a transaction that starts as a reader cannot
    wait for another writer, it fails. Raises :class:`ArchiveError`.
    """
    try:
        try:
            db.conn.execute("BEGIN IMMEDIATE")  # interrupted, it may have begun all the same
            yield
            db.conn.execute("COMMIT")
        except BaseException:
            # A full disk may have ended the transaction already; this then does nothing.
            db.rollback()
            raise
    except sqlite3.Error as error:
        raise explained(error, path) from error


def explained(error: sqlite3.Error, path: str | os.PathLike[str]) -> ArchiveError:
    """What an error of SQLite means for the archive at ``path``, and what to do about it."""
    name = getattr(error, "sqlite_errorname", None) or ""
    for start, sentence in _MEANINGS:
        if name.startswith(start):
            return ArchiveError(f"{path} {sentence}")
    return ArchiveError(f"{path} could not be used: {error}.")


_MEANINGS = (
    (
        "SQLITE_BUSY",
        "is locked: another program has been writing to it for too long; wait for it to finish, "
        "or stop it.",
    ),
    ("SQLITE_LOCKED", "is locked by another connection; wait for it to finish."),
    ("SQLITE_NOTADB", "is not an SQLite file; name another path, or move the file away."),
    (
        "SQLITE_CORRUPT",
        "is damaged: what SQLite reads there makes no sense; run `scrapy verify`, or restore a "
        "backup.",
    ),
    ("SQLITE_FULL", "cannot grow: the disk is full; nothing of this step was stored."),
    ("SQLITE_READONLY", "cannot be written: file or folder is read-only for this user."),
    (
        "SQLITE_CANTOPEN",
        "cannot be opened or created: file or folder is not writable for this user.",
    ),
    ("SQLITE_IOERR", "could not be read or written: the disk reports an error; it may be full."),
)


def check_path(file: Path, *, readonly: bool) -> None:
    """Whether a file may be opened there; else :class:`ArchiveError` with one sentence."""
    try:
        if "\0" in str(file):
            raise ValueError("it holds a NUL character")
        exists, folder = file.exists(), file.parent
        if file.is_dir():
            raise ArchiveError(
                f"{file} is a directory; the archive is one SQLite file, for example "
                f"{file / 'archive.db'}."
            )
        if not exists and (readonly or not folder.is_dir()):
            missing = f"{file} does not exist" if folder.is_dir() else f"folder {folder} is missing"
            advice = "crawl first, or name" if readonly else "create it, or name"
            raise ArchiveError(f"{missing}; {advice} another path for the archive.")
        if exists and not os.access(file, os.R_OK):
            raise ArchiveError(f"{file} cannot be read by this user; change its permissions.")
        if not readonly and not os.access(file if exists else folder, os.W_OK):
            raise ArchiveError(
                f"{file} cannot be written by this user; change the permissions of the file and "
                "its folder, or name another path."
            )
        if not readonly and not os.access(folder, os.W_OK):
            raise ArchiveError(
                f"folder {folder} cannot be written by this user, and SQLite keeps its journal "
                "beside the archive; change its permissions, or name another path."
            )
        # Whether it is an SQLite file at all is left to SQLite. Looking for ourselves would be
        # fatal: whoever closes any handle on a file gives up all of the process's locks on it, and
        # another process then takes the write-ahead log of our open connections away.
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{file} cannot be used as a path for the archive: {error}.") from error


def open_file(file: Path, own: Sequence[str], *, readonly: bool, timeout: float) -> Database:
    """The SQLite file, with the pragmas that all files of an archive share, and its own."""
    uri = file.absolute().as_uri() + ("?mode=ro" if readonly else "?mode=rwc")
    if readonly and not os.access(file.parent, os.W_OK) and not Path(f"{file}-wal").exists():
        uri += "&immutable=1"  # a reader of a WAL file otherwise creates files beside it
    # isolation_level None: no transaction begins unless the code says BEGIN.
    conn = sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None)
    db = Database(conn, execute_plugins=False)
    for pragma in (*_PRAGMAS, *own):
        conn.execute(f"PRAGMA {pragma}")
    return db


def _check_contents(db: Database, file: Path) -> None:
    names = [row[0] for row in db.conn.execute("SELECT name FROM sqlite_master LIMIT 1")]
    applied = {migration.name for migration in MIGRATIONS.applied(db)}
    if names and not applied:
        raise ArchiveError(
            f"{file} is an SQLite file of some other application (it has a table {names[0]!r}); "
            "name another path for the archive."
        )
    unknown = applied - _known_migrations()
    if unknown:
        raise ArchiveError(
            f"{file} was made by a newer version of Kommunews (it knows {min(unknown)!r}); update "
            "Kommunews, or name another path."
        )


@cache
def _known_migrations() -> frozenset[str]:
    """Names of all migrations of this version: what is pending where nothing was applied."""
    with Database(memory=True, execute_plugins=False) as empty:
        return frozenset(migration.name for migration in MIGRATIONS.pending(empty))


def _migrate(db: Database) -> None:
    """Bring shape and index of stems up to date in one transaction: killed half-way, the old
    archive stays."""
    pending = MIGRATIONS.pending(db)
    if not pending and index.is_current(db):
        return
    if pending:
        db.conn.execute("PRAGMA journal_mode = WAL")
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        MIGRATIONS.apply(db)  # asks again what is pending: another process may have been first
        if not index.is_current(db):
            index.catch_up(db)
            index.rebuild(db)
        db.conn.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


def _close(db: Database | None) -> None:
    if db is not None:
        db.close()
