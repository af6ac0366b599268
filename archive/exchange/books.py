"""Merge what another archive keeps besides articles: captures, runs, coverage, refusals, alerts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlite_utils import Database

from archive.articles import teasers
from archive.captures.records import Capture
from archive.captures.store import PageStore
from archive.database.connection import ArchiveError
from archive.database.sql import row, rows, run
from archive.exchange.join import TOGETHER, joined_as, save_teasers

Values = dict[str, Any]
_OF_A_RUN = ("coverage", "notices", "_metrics")
_READ = {
    "sources": "SELECT * FROM sources",
    "teasers": "SELECT * FROM teasers WHERE article_id IS NULL",
    **{
        table: f"SELECT * FROM {table}"
        for table in ("pages", "_announcements", "refusals", "public_captures", "_cursors",
                      "alerts", "quarantine", "_hints")
    },
    "runs": "SELECT * FROM runs ORDER BY id",
}  # fmt: skip
"""How the rows of each table are read."""
_NUMBERED = {
    "refusals": ("source", "url", "about", "reason"),
    "public_captures": ("archive", "url", "captured_at"),
    "_cursors": ("source", "surface", "started"),
    "alerts": ("source", "name", "opened"),
    "quarantine": ("article_id", "reason", "fingerprint"),
}
"""Tables with ids local to an archive, and the columns that identify a row across archives."""
_TIMES = ("last_seen", "alike_until", "updated", "closed", "accepted", "settled")
"""The columns of which the latest tells when such a row was changed."""
_COUNTS = ("tries", "times", "runs", "calm", "told")
"""Columns that only rise until one of those times does; of two rows, the higher is the newer."""


def take_pages(
    store: PageStore, other: PageStore, numbers: dict[int, int], told: Callable[[str], None]
) -> int:
    """Copy the captures of another page store; return how many were missing here. ``numbers`` is
    filled with the capture ids: theirs → ours. A capture that cannot be read is left out, and
    ``told`` gets the sentence."""
    count = 0
    damaged: set[int] = set()
    for (url,) in other.db.conn.execute("SELECT DISTINCT url FROM captures ORDER BY url"):
        known = {(v.at, v.status): v.capture for v in store.history(url)}
        for visit in other.history(url):
            here = known.get((visit.at, visit.status))
            if here is None and visit.capture not in damaged:
                try:
                    body = b"" if visit.status == 304 else other.body(visit)
                except ArchiveError as error:
                    damaged.add(visit.capture)
                    told(str(error))
                    continue
                here = store.add(
                    Capture(
                        source=visit.source, url=url, at=visit.at, status=visit.status,
                        kind=visit.kind, headers=visit.headers, asked=visit.asked, body=body,
                        coding=visit.coding,
                    )
                ).capture  # fmt: skip
                count += 1
            if here is not None:
                numbers.setdefault(visit.capture, here)
    return count


def pieces(other: Database) -> Iterator[tuple[str, list[Values]]]:
    """Read everything except articles and captures: some hundred rows of one table at once."""
    for table, sql in _READ.items():
        cursor = other.conn.cursor()
        cursor.row_factory = sqlite3.Row
        cursor.execute(sql)
        while found := [dict(r) for r in cursor.fetchmany(TOGETHER)]:
            if table == "runs":
                found = [_with_reports(other, values) for values in found]
            yield table, found


def take(
    db: Database, uuid: str, table: str, found: list[Values], captures: Mapping[int, int]
) -> None:
    """Merge rows of that table."""
    if table == "teasers":
        save_teasers(db, found)
        return
    for values in found:
        if "article_id" in values and table in ("quarantine", "_hints"):
            values["article_id"] = joined_as(db, uuid, values["article_id"])
            if values["article_id"] is None:
                continue
        match table:
            case "sources":
                _source(db, values)
            case "pages":
                _page(db, {**values, "capture": captures.get(values["capture"])})
            case "_announcements":
                _announcement(db, values)
            case "_hints":
                teasers.hint(db, values["article_id"], values["seen_on"], values["seen_at"])
            case "runs":
                _run(db, values)
            case _:
                _numbered(db, table, values)


def _with_reports(other: Database, values: Values) -> Values:
    reports = {
        table: [dict(r) for r in rows(other, f"SELECT * FROM {table} WHERE run_id = ?",
                                      [values["id"]])]
        for table in _OF_A_RUN
    }  # fmt: skip
    return {**values, **reports}


def _source(db: Database, values: Values) -> None:
    run(
        db,
        """INSERT INTO sources VALUES (:name, :title, :url, :publisher, :language, :rights)
        ON CONFLICT (name) DO UPDATE SET title = coalesce(title, :title),
            url = coalesce(url, :url), publisher = coalesce(publisher, :publisher)""",
        values,
    )


def _announcement(db: Database, values: Values) -> None:
    run(
        db,
        """INSERT INTO _announcements (source, key, surface, url, first_seen)
        VALUES (:source, :key, :surface, :url, :first_seen)
        ON CONFLICT DO UPDATE SET first_seen = min(first_seen, excluded.first_seen)
        WHERE excluded.first_seen < first_seen""",
        values,
    )


def _page(db: Database, values: Values) -> None:
    conflict = """ON CONFLICT (url) DO UPDATE SET first_fetched = min(first_fetched, :first_fetched)
        WHERE :first_fetched < first_fetched"""
    _insert(db, "pages", values, conflict)
    newer = ("kind", "status", "fetched_at", "etag", "last_modified", "digest", "capture")
    run(
        db,
        f"""UPDATE pages SET {", ".join(f"{name} = :{name}" for name in newer)}
        WHERE url = :url AND (fetched_at < :fetched_at
            OR fetched_at = :fetched_at AND capture IS NULL AND :capture IS NOT NULL)""",
        values,
    )


def _numbered(db: Database, table: str, values: Values) -> None:
    """Insert a row under a new id, or update the known row if this one is newer."""
    values.pop("id", None)
    condition = " AND ".join(f"{name} = :{name}" for name in _NUMBERED[table])
    known = row(db, f"SELECT * FROM {table} WHERE {condition}", values)
    if known is None:
        _insert(db, table, values)
    elif _age(values) > _age(dict(known)):
        names = ", ".join(f"{name} = :{name}" for name in values if name not in _NUMBERED[table])
        run(db, f"UPDATE {table} SET {names} WHERE {condition}", values)


def _age(values: Values) -> tuple[str, bool, list[int]]:
    """Sort key of two states of one row: the greater is the later one."""
    latest = max(values.get(name) or "" for name in _TIMES)
    return latest, values.get("state") != "listed", [values.get(name) or 0 for name in _COUNTS]


def _run(db: Database, values: Values) -> None:
    """Copy a run with its final reports, unless it is here already."""
    reports = {table: values.pop(table) for table in _OF_A_RUN}
    del values["id"]
    if row(db, "SELECT 1 FROM runs WHERE source = :source AND started = :started "
               "AND finished IS :finished", values):  # fmt: skip
        return
    run(db, "DELETE FROM runs WHERE source = :source AND started = :started", values)
    here = _insert(db, "runs", values)
    for table, found in reports.items():
        for part in found:
            _insert(db, table, {**part, "run_id": here})


def _insert(db: Database, table: str, values: Mapping[str, object], conflict: str = "") -> int:
    """Insert a row of named columns; return its id."""
    names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks}) {conflict}"
    return int(db.conn.execute(sql, values).lastrowid or 0)
