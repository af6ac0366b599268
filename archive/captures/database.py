"""The file of the page store, ``archive.pages.db``: its path, how it is opened, its archive."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from archive.database.changes import PAGES_CHANGES
from archive.database.connection import ArchiveError, explained, open_file, open_shaped, writing
from archive.database.schema import Schema
from archive.database.sql import row, run
from archive.program import PROGRAM

PAGES = Schema(
    what="page store",
    application_id=0x4B6F6D70,  # Komp
    version=1,
    file=Path(__file__).with_name("schema.sql"),
    changes=PAGES_CHANGES,
    unreleased="captures",
    carry_over=f"write its pages with the program that made it (`{PROGRAM} warc export`), move it "
    f"away, and `{PROGRAM} warc ingest` them here",
    of_new=("page_size = 8192", "auto_vacuum = INCREMENTAL"),  # rows of 2 kB leave less unused
)
_ENDING = ".pages.db"
# 4 MB: pages are written once and read one at a time.
_PRAGMAS = ("cache_size = -4000",)


def pages_path(archive: str | os.PathLike[str]) -> Path:
    """Return the path of an archive's page store, a second file to keep the archive small.

    >>> pages_path("data/archive.db").as_posix()
    'data/archive.pages.db'
    >>> pages_path("data/archive.sqlite").as_posix()
    'data/archive.sqlite.pages.db'
    """
    path = Path(archive)
    beside = path.with_name((path.stem if path.suffix == ".db" else path.name) + _ENDING)
    if path.is_symlink() and not beside.exists():  # one archive has one store, whatever its names
        return pages_path(os.path.realpath(path))
    return beside


def connect(path: Path, *, readonly: bool, timeout: float) -> Database:
    """Open the page store; unless ``readonly``, create it if missing, and link it to its archive.

    Raises :class:`ArchiveError`, also if it belongs to another archive. A store without an archive
    beside it can be read, but not be added to.
    """
    db = open_shaped(path, PAGES, _PRAGMAS, lambda _: None, readonly=readonly, timeout=timeout)
    try:
        _check_pair(db, path, readonly=readonly, timeout=timeout)
    except sqlite3.Error as error:
        db.close()
        raise explained(error, path) from error
    except BaseException:
        db.close()
        raise
    return db


def _check_pair(db: Database, path: Path, *, readonly: bool, timeout: float) -> None:
    """Check that archive and page store carry one uuid; a new store takes its archive's."""
    beside = {
        archive: uuid
        for archive in _archives(path)
        if (uuid := _uuid_beside(archive, timeout=timeout)) is not None
    }
    if len(beside) > 1:
        names = " and ".join(map(str, beside))
        raise ArchiveError(f"{names} would keep their pages in one file, {path}; rename one.")
    archive, uuid = next(iter(beside.items()), (None, None))
    own = _uuid(db)
    if own is None and uuid is not None and not readonly:
        with writing(db, path):
            run(db, "INSERT INTO archive (uuid) VALUES (?) ON CONFLICT DO NOTHING", [uuid])
        own = _uuid(db)
    if own in (None, uuid) or (uuid is None and readonly):
        return
    other = f"another archive than {archive}" if archive else "an archive that is not beside it"
    raise ArchiveError(
        f"{path} holds the pages of {other}; put the archive it belongs to back (uuid {own}; a "
        f"backup has the same), or move {path} to another folder and bring its pages in again "
        f"with `{PROGRAM} warc export` there and `{PROGRAM} warc ingest` here."
    )


def _archives(pages: Path) -> list[Path]:
    """List the files whose pages would be kept there."""
    name = pages.name.removesuffix(_ENDING)
    if name in ("", pages.name):
        return []
    both = (pages.with_name(f"{name}.db"), pages.with_name(name))
    return [path for path in both if pages_path(path) == pages and path.is_file()]


def _uuid_beside(archive: Path, *, timeout: float) -> str | None:
    """Return the uuid of an archive; ``None`` if the file is missing, empty or no archive."""
    try:
        db = open_file(archive, (), readonly=True, timeout=timeout)
        try:
            return _uuid(db)
        finally:
            db.close()
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
            return None
        raise explained(error, archive) from error


def _uuid(db: Database) -> str | None:
    if row(db, "SELECT 1 FROM sqlite_master WHERE name = 'archive'") is None:
        return None
    found = row(db, "SELECT uuid FROM archive")
    return None if found is None else str(found["uuid"])
