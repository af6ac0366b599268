"""Merge what another archive keeps besides articles: captures, runs, coverage, refusals, alerts."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from sqlite_utils import Database

from archive.articles import teasers
from archive.captures.records import Capture
from archive.captures.store import PageStore
from archive.database.sql import row, rows, run
from archive.exchange.join import joined_as, save_teasers

_OF_A_RUN = ("coverage", "notices", "_metrics")
_NUMBERED = {
    "refusals": ("source", "url", "about", "reason"),
    "public_captures": ("archive", "url", "captured_at"),
    "_cursors": ("source", "surface", "started"),
    "alerts": ("source", "name", "opened"),
}
"""Tables with ids local to an archive, and the columns that identify a row across archives."""
_NEWER = {
    "refusals": "last_seen",
    "public_captures": "alike_until",
    "_cursors": "updated",
    "alerts": "last_seen",
}
"""The column that decides which of two such rows is newer."""


def take_pages(store: PageStore, other: PageStore, numbers: dict[int, int]) -> int:
    """Copy the captures of another page store; return how many were missing here. ``numbers`` is
    filled with the capture ids: theirs → ours."""
    count = 0
    for (url,) in other.db.conn.execute("SELECT DISTINCT url FROM captures ORDER BY url"):
        known = {(v.at, v.status): v.capture for v in store.history(url)}
        for visit in other.history(url):
            here = known.get((visit.at, visit.status))
            if here is None:
                here = store.add(
                    Capture(
                        source=visit.source, url=url, at=visit.at, status=visit.status,
                        kind=visit.kind, headers=visit.headers, asked=visit.asked,
                        body=b"" if visit.status == 304 else other.body(visit),
                        coding=visit.coding,
                    )
                ).capture  # fmt: skip
                count += 1
            numbers.setdefault(visit.capture, here)
    return count


def take_books(db: Database, other: Database, uuid: str, captures: Mapping[int, int]) -> None:
    """Merge everything except articles and captures: sites, teasers, pages, runs, alerts."""
    for source in rows(other, "SELECT * FROM sources"):
        run(
            db,
            """INSERT INTO sources VALUES (:name, :title, :url, :publisher, :language, :rights)
            ON CONFLICT (name) DO UPDATE SET title = coalesce(title, :title),
                url = coalesce(url, :url), publisher = coalesce(publisher, :publisher)""",
            dict(source),
        )
    said = rows(other, "SELECT * FROM teasers WHERE article_id IS NULL")
    save_teasers(db, [dict(r) for r in said])
    for page in rows(other, "SELECT * FROM pages"):
        _page(db, {**dict(page), "capture": captures.get(page["capture"])})
    for found in rows(other, "SELECT * FROM _announcements"):
        run(
            db,
            """INSERT INTO _announcements (source, key, surface, url, first_seen)
            VALUES (:source, :key, :surface, :url, :first_seen)
            ON CONFLICT DO UPDATE SET first_seen = min(first_seen, excluded.first_seen)
            WHERE excluded.first_seen < first_seen""",
            dict(found),
        )
    for table, known_by in _NUMBERED.items():
        for found in rows(other, f"SELECT * FROM {table}"):
            _numbered(db, table, known_by, dict(found))
    for found in rows(other, "SELECT * FROM runs ORDER BY id"):
        _run(db, other, found)
    for found in rows(other, "SELECT * FROM quarantine"):
        if (here := joined_as(db, uuid, found["article_id"])) is not None:
            values = {**dict(found), "article_id": here}
            _numbered(db, "quarantine", ("article_id", "reason", "fingerprint"), values)
    for found in rows(other, "SELECT * FROM _hints"):
        if (here := joined_as(db, uuid, found["article_id"])) is not None:
            teasers.hint(db, here, found["seen_on"], found["seen_at"])


def _page(db: Database, values: dict[str, object]) -> None:
    conflict = """ON CONFLICT (url) DO UPDATE SET first_fetched = min(first_fetched, :first_fetched)
        WHERE :first_fetched < first_fetched"""
    _insert(db, "pages", values, conflict)
    newer = ("kind", "status", "fetched_at", "etag", "last_modified", "digest", "capture")
    run(
        db,
        f"""UPDATE pages SET {", ".join(f"{name} = :{name}" for name in newer)}
        WHERE url = :url AND fetched_at < :fetched_at""",
        values,
    )


def _numbered(
    db: Database, table: str, known_by: tuple[str, ...], values: dict[str, object]
) -> None:
    """Insert a row under a new id, or update the known row if this one is newer."""
    values.pop("id", None)
    condition = " AND ".join(f"{name} = :{name}" for name in known_by)
    if row(db, f"SELECT 1 FROM {table} WHERE {condition}", values) is None:
        _insert(db, table, values)
        return
    newer = _NEWER.get(table, "last_seen")
    names = ", ".join(f"{name} = :{name}" for name in values if name not in known_by)
    run(db, f"UPDATE {table} SET {names} WHERE {condition} AND {newer} < :{newer}", values)


def _run(db: Database, other: Database, found: sqlite3.Row) -> None:
    """Copy a run with its final reports, unless it is here already."""
    values = dict(found)
    there = values.pop("id")
    if row(db, "SELECT 1 FROM runs WHERE source = :source AND started = :started "
               "AND finished IS :finished", values):  # fmt: skip
        return
    run(db, "DELETE FROM runs WHERE source = :source AND started = :started", values)
    here = _insert(db, "runs", values)
    for table in _OF_A_RUN:
        for part in rows(other, f"SELECT * FROM {table} WHERE run_id = ?", [there]):
            _insert(db, table, {**dict(part), "run_id": here})


def _insert(db: Database, table: str, values: Mapping[str, object], conflict: str = "") -> int:
    """Insert a row of named columns; return its id."""
    names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks}) {conflict}"
    return int(db.conn.execute(sql, values).lastrowid or 0)
