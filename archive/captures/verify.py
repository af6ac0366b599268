"""Check that the kept pages are intact, and that those the archive refers to exist."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from archive.articles.identity import address_key
from archive.captures.compression import checksum
from archive.captures.store import PageStore, pages_path
from archive.database.connection import ArchiveError
from archive.database.session import Session
from archive.database.sql import rows
from archive.records import Fault
from archive.visible import number_of

_SHOWN = 3


def verify_pages(archive: Session) -> Iterator[Fault]:
    """Yield every fault of the page store beside an archive; none if there is no such file and the
    archive refers to none. Each body is unpacked and compared with its digest, one at a time."""
    path = pages_path(archive.path)
    if not path.exists():
        wanted = referred(archive)
        if wanted:
            yield _fault("pages-missing", f"{path} is missing; the archive refers to "
                         f"{number_of(len(wanted), 'page')} in it; restore a backup.")  # fmt: skip
        return
    try:
        with PageStore.open(path, readonly=True) as store:
            yield from _faults(store, archive)
    except ArchiveError as error:
        yield _fault("pages-damaged", str(error))


def _faults(store: PageStore, archive: Session) -> Iterator[Fault]:
    try:
        lines = [r[0] for r in store.db.conn.execute("PRAGMA integrity_check(5)")]
    except sqlite3.DatabaseError as error:
        lines = [str(error)]
    if lines != ["ok"]:
        found = " ".join("; ".join(lines).split())
        yield _fault("pages-damaged", f"SQLite finds {store.path} damaged ({found}); pages that "
                     "can be read are checked all the same.")  # fmt: skip
    try:
        for found in store.db.conn.execute("SELECT id, sha256, data, spare FROM dictionaries"):
            broken = [n for n in (2, 3) if checksum(found[n]) != found[1]]
            if broken:
                left = "its spare copy is sound" if len(broken) == 1 else "so is its spare copy"
                yield _fault("dictionary-damaged", f"Dictionary {found[0]} in {store.path} is "
                             f"damaged; {left}.")  # fmt: skip
        damaged = [str(c) for c in _captures(store) if not _readable(store, c)]
        if damaged:
            yield _fault("capture-damaged", f"{number_of(len(damaged), 'kept page')} cannot be "
                         f"read: capture {_some(damaged)}; restore a backup of "
                         f"{store.path}.")  # fmt: skip
        missing = [str(c) for c in sorted(referred(archive) - set(_captures(store)))]
        if missing:
            yield _fault("capture-missing", "The archive refers to what is not in "
                         f"{store.path}, {number_of(len(missing), 'page')}: capture "
                         f"{_some(missing)}.")  # fmt: skip
        if strange := _of_others(store, archive):
            yield _fault("capture-of-another", "The archive has other addresses for "
                         f"{number_of(len(strange), 'kept page')}, such as capture "
                         f"{_some(strange)}: archive and page store are not of one backup; "
                         "restore both from one.")  # fmt: skip
    except sqlite3.DatabaseError as error:
        yield _fault("pages-damaged", f"{store.path} can be read no further: {error}.")


def _of_others(store: PageStore, archive: Session) -> list[str]:
    """List the captures whose address differs from that for which the archive refers to them."""
    found = store.db.conn.execute("SELECT id, url FROM captures")
    kept = {capture: hash(address_key(url)) for capture, url in found}
    referred = rows(archive.db, "SELECT capture, url FROM pages WHERE capture IS NOT NULL")
    return [
        str(r["capture"])
        for r in referred
        if kept.get(r["capture"], 0) not in (0, hash(address_key(r["url"])))
    ]


def _captures(store: PageStore) -> list[int]:
    return [r[0] for r in store.db.conn.execute("SELECT id FROM captures ORDER BY id")]


def _readable(store: PageStore, capture: int) -> bool:
    try:
        for visit in store.visits_of(capture):
            if visit.first or visit.patched:
                store.body(visit)
    except (ArchiveError, ValueError):
        return False
    return True


def referred(archive: Session) -> set[int]:
    """Return the captures that the archive refers to."""
    return {
        r["capture"]
        for table in ("revisions", "pages")
        for r in rows(archive.db, f"SELECT DISTINCT capture FROM {table} WHERE capture IS NOT NULL")
    }


def _some(names: list[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")


def _fault(name: str, detail: str) -> Fault:
    return Fault(name=name, detail=detail, mendable=False)
