"""Open the file, and explain in one sentence why it cannot be opened or written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from uuid import uuid4

from sqlite_utils import Database

from archive.database.changes import ARCHIVE_CHANGES
from archive.database.schema import Schema, is_empty
from archive.database.sql import run
from archive.program import PROGRAM

ARCHIVE = Schema(
    what="archive",
    application_id=0x4B6F6D6D,  # Komm
    version=1,
    file=Path(__file__).with_name("schema.sql"),
    of_new=("auto_vacuum = INCREMENTAL",),  # space freed by merging an index is given back
    changes=ARCHIVE_CHANGES,
    unreleased="articles",
    carry_over=f"export it with the program that made it (`{PROGRAM} export --to all.jsonl`), and "
    f"`{PROGRAM} import all.jsonl` here, into a new archive",
)

# NORMAL: with a write-ahead log a power failure may cost the last commits, never the archive.
# secure_delete: some builds of SQLite overwrite deleted content with zeros; not needed here.
_PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = NORMAL",
    "secure_delete = OFF",
)
# A checkpoint every 16 MB: an index page written many times goes into the file once.
_OF_ARCHIVE = ("cache_size = -32000", "wal_autocheckpoint = 4000")
# A job that writes all the time: more of both, as most pages of an index are written again soon.
_OF_JOB = ("cache_size = -128000", "wal_autocheckpoint = 32000")


class ArchiveError(Exception):
    """The archive cannot be used; the message is one sentence for the person at the keyboard."""


def connect(
    path: str | os.PathLike[str], *, readonly: bool, timeout: float, create: bool = True
) -> Database:
    """Open the archive at ``path``; create it if missing, unless ``readonly`` or not ``create``.

    ``timeout`` is how many seconds to wait for another writer. Raises :class:`ArchiveError`.
    """
    return open_shaped(
        Path(path), ARCHIVE, _OF_ARCHIVE, _introduce,
        readonly=readonly, timeout=timeout, create=create,
    )  # fmt: skip


def open_shaped(
    file: Path,
    schema: Schema,
    pragmas: Sequence[str],
    made: Callable[[Database], None],
    *,
    readonly: bool,
    timeout: float,
    create: bool = True,
) -> Database:
    """Open a file with that schema and refuse any other; create it if missing or empty, unless
    ``readonly`` or not ``create``.

    Creation is one transaction, ``made`` included: killed half-way, the file is still empty and the
    next run creates it. ``pragmas`` are added to those that all files share. Raises
    :class:`ArchiveError`.
    """
    create = create and not readonly
    check_path(file, readonly=readonly, create=create)
    db = None
    try:
        db = open_file(file, pragmas, readonly=readonly, timeout=timeout)
        if (misfit := schema.misfit(db)) and misfit.kind == "behind":
            _grow(file, schema, misfit.sentence, timeout)
        elif misfit:
            raise ArchiveError(f"{file} {misfit.sentence}")
        if is_empty(db):
            if not create:
                raise ArchiveError(f"{file} is empty; crawl first, or name another path.")
            for pragma in (*schema.of_new, "journal_mode = WAL"):
                db.conn.execute(f"PRAGMA {pragma}")
            with writing(db, file):
                if is_empty(db):  # another process may have been first
                    schema.create(db)
                    made(db)
    except sqlite3.Error as error:
        _close(db)
        raise explained(error, file) from error
    except BaseException:
        _close(db)
        raise
    return db


def _grow(file: Path, schema: Schema, behind: str, timeout: float) -> None:
    """Make the changes that a file lacks: all of them, or none. Raises :class:`ArchiveError`."""
    if not os.access(file, os.W_OK):
        raise ArchiveError(f"{file} {behind}")
    with closing(open_file(file, (), readonly=False, timeout=timeout)) as db, writing(db, file):
        schema.grow(db)
        if misfit := schema.misfit(db):
            raise ArchiveError(f"{file} {misfit.sentence}")


def _introduce(db: Database) -> None:
    run(
        db,
        """INSERT INTO archive (uuid, created, software)
        VALUES (?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?)""",
        (str(uuid4()), _software()),
    )


def _software() -> str:
    try:
        return f"Kommunews {version('kommunews')}"
    except PackageNotFoundError:  # a checkout that was not installed
        return "Kommunews"


def widen(db: Database) -> None:
    """Give a connection the memory for a job that writes many articles."""
    for pragma in _OF_JOB:
        db.conn.execute(f"PRAGMA {pragma}")


@contextmanager
def moment(db: Database) -> Iterator[None]:
    """Read from one snapshot: in the open transaction, or in one that ends here."""
    if db.conn.in_transaction:
        yield
        return
    db.conn.execute("BEGIN")
    try:
        yield
    finally:
        db.rollback()


@contextmanager
def writing(db: Database, path: str | os.PathLike[str]) -> Iterator[None]:
    """Run one transaction: all or nothing, and none left open.

    It takes the write lock at once (IMMEDIATE): a transaction that starts as a reader cannot wait
    for another writer, it fails. Raises :class:`ArchiveError`.
    """
    try:
        try:
            db.conn.execute("BEGIN IMMEDIATE")  # even if interrupted, it may have begun
            yield
            db.conn.execute("COMMIT")
        except BaseException:
            # A full disk may have ended the transaction already; this then does nothing.
            db.rollback()
            raise
    except sqlite3.Error as error:
        raise explained(error, path) from error


def explained(error: sqlite3.Error, path: str | os.PathLike[str]) -> ArchiveError:
    """Return what an error of SQLite means for the archive at ``path``, and what to do about it."""
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
        f"is damaged: what SQLite reads there makes no sense; run `{PROGRAM} verify`, or restore a "
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


def check_path(file: Path, *, readonly: bool, create: bool) -> None:
    """Check that a file may be opened or created there. Raises :class:`ArchiveError`."""
    try:
        if "\0" in str(file):
            raise ValueError("it holds a NUL character")
        exists, folder = file.exists(), file.parent
        if file.is_dir():
            raise ArchiveError(
                f"{file} is a directory; the archive is one SQLite file, for example "
                f"{file / 'archive.db'}."
            )
        if exists and not file.is_file():
            raise ArchiveError(f"{file} is a device or pipe; the archive is a regular file.")
        if not exists and not (create and folder.is_dir()):
            missing = f"{file} does not exist" if folder.is_dir() else f"folder {folder} is missing"
            advice = "create it, or name" if create else "crawl first, or name"
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
        # SQLite decides whether this is an SQLite file. Opening it here would be fatal: closing
        # any handle on a file drops all of the process's locks on it, and another process could
        # then remove the write-ahead log of our open connections.
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{file} cannot be used as a path for the archive: {error}.") from error


def open_file(file: Path, own: Sequence[str], *, readonly: bool, timeout: float) -> Database:
    """Open the SQLite file with the pragmas that all files of an archive share, and its own."""
    uri = file.absolute().as_uri() + ("?mode=ro" if readonly else "?mode=rwc")
    if readonly and not os.access(file.parent, os.W_OK) and not Path(f"{file}-wal").exists():
        uri += "&immutable=1"  # a reader of a WAL file otherwise creates files beside it
    elif readonly and Path(f"{file}-journal").exists():
        _roll_back(file, timeout)
    # isolation_level None: no transaction begins unless the code says BEGIN.
    conn = sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None)
    try:
        for pragma in (*_PRAGMAS, *own):
            conn.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        conn.close()
        raise
    return Database(conn, execute_plugins=False)


def _roll_back(file: Path, timeout: float) -> None:
    """Take back what a killed writer left half done in a file that is not yet a WAL file: a reader
    may not, and SQLite refuses it the file (``SQLITE_READONLY_ROLLBACK``)."""
    uri = file.absolute().as_uri() + "?mode=rw"
    with suppress(sqlite3.Error), closing(sqlite3.connect(uri, uri=True, timeout=timeout)) as conn:
        conn.execute("SELECT 1 FROM sqlite_master")


def _close(db: Database | None) -> None:
    if db is not None:
        db.close()
