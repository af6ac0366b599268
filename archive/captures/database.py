"""The second file, ``archive.pages.db``: where it lies, its shape, and how it is opened."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

from archive.database.connection import ArchiveError, check_path, explained, open_file
from archive.database.migrations import run_script

MIGRATIONS = Migrations("kommunews-pages")

# 4 MB: pages are written once and read one at a time.
_PRAGMAS = ("cache_size = -4000",)

SCHEMA = """
CREATE TABLE dictionaries (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    data BLOB NOT NULL,
    -- the same again: all pages of a site hang on it
    spare BLOB NOT NULL
);
CREATE INDEX dictionaries_source ON dictionaries (source);

-- What servers sent, once each. The day that a page prints in its header is taken out.
CREATE TABLE bodies (
    id INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE,
    length INTEGER NOT NULL,
    dictionary INTEGER REFERENCES dictionaries(id),
    data BLOB NOT NULL
);

-- Lists of headers, as JSON; those that many answers share are kept once.
CREATE TABLE headers (
    id INTEGER PRIMARY KEY,
    list TEXT NOT NULL UNIQUE
);

CREATE TABLE captures (
    -- AUTOINCREMENT: the archive refers to the number, so it is never given twice
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    status INTEGER NOT NULL,
    body INTEGER NOT NULL REFERENCES bodies(id),
    headers TEXT NOT NULL,
    names INTEGER NOT NULL REFERENCES headers(id),
    asked INTEGER NOT NULL REFERENCES headers(id),
    coding TEXT
);
CREATE INDEX captures_url ON captures (url, at);
CREATE INDEX captures_source ON captures (source, kind, at);
CREATE INDEX captures_body ON captures (body);

-- The same body again. Headers: what differs from those of the capture, and the Date apart.
CREATE TABLE sightings (
    capture INTEGER NOT NULL REFERENCES captures(id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    status INTEGER NOT NULL,
    late INTEGER,
    headers INTEGER NOT NULL REFERENCES headers(id),
    asked INTEGER NOT NULL REFERENCES headers(id),
    PRIMARY KEY (capture, at, status)
) WITHOUT ROWID;

-- What came in from elsewhere and was not read into the archive yet.
CREATE TABLE pending (
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (source, url, at)
) WITHOUT ROWID;

CREATE TABLE progress (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE VIEW visits AS
SELECT url, strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch') AS at, status, source, kind,
    id AS capture, 1 AS first FROM captures
UNION ALL
SELECT url, strftime('%Y-%m-%dT%H:%M:%SZ', sightings.at, 'unixepoch'), sightings.status, source,
    kind, captures.id, 0
FROM sightings JOIN captures ON captures.id = sightings.capture;
"""


@MIGRATIONS(name="0001_first_schema")
def first_schema(db: Database) -> None:
    """All tables."""
    run_script(db, SCHEMA)


def pages_path(archive: str | os.PathLike[str]) -> Path:
    """Where the pages of an archive are kept: beside it, so that it stays small.

    >>> pages_path("data/archive.db").as_posix()
    'data/archive.pages.db'
    """
    path = Path(archive)
    return path.with_name(f"{path.stem}.pages.db")


def connect(path: Path, *, readonly: bool, timeout: float) -> Database:
    """Open the page store; unless ``readonly``, create it. Raises :class:`ArchiveError`."""
    check_path(path, readonly=readonly)
    db = None
    try:
        db = open_file(path, _PRAGMAS, readonly=readonly, timeout=timeout)
        names = {r[0] for r in db.conn.execute("SELECT name FROM sqlite_master")}
        if names and "captures" not in names:
            raise ArchiveError(
                f"{path} is an SQLite file of some other application; move it away, or name "
                "another path for the archive."
            )
        known = {"0001_first_schema"} | {m.name for m in MIGRATIONS.pending(db)}
        if unknown := {m.name for m in MIGRATIONS.applied(db)} - known:
            raise ArchiveError(
                f"{path} was made by a newer version of Kommunews (it knows {min(unknown)!r}); "
                "update Kommunews."
            )
        if not readonly and MIGRATIONS.pending(db):
            if not names:
                db.conn.execute("PRAGMA page_size = 8192")  # a row of 2 kB leaves less unused
                db.conn.execute("PRAGMA auto_vacuum = INCREMENTAL")
            db.conn.execute("PRAGMA journal_mode = WAL")
            db.conn.execute("BEGIN IMMEDIATE")
            MIGRATIONS.apply(db)
            db.conn.execute("COMMIT")
    except sqlite3.Error as error:
        if db is not None:
            db.close()
        raise explained(error, path) from error
    except BaseException:
        if db is not None:
            db.close()
        raise
    return db
