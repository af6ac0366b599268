"""An archive of which every text was written by an enemy, and what must never come out of it."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from archive import Archive, Page
from archive.captures.records import Capture
from archive.captures.store import PageStore, pages_path
from archive.journal import alerts
from tests.conftest import ROOT
from tests.support.records import refusal

FORMULA = '=HYPERLINK("http://evil.example/";"x")|cmd'
MARKUP = "</title></script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
ACTS = "\x1b]0;Fenster\x07\x1b[2J\x9b31m\x7f\r\x08\u202eneknif\u2066\u2028"
HOSTILE = f"{FORMULA} {ACTS} {MARKUP} "
SCRIPT_URL = f"javascript:alert(3)//{ACTS}{MARKUP}"
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What acts on a terminal, a line or the order in which people read."""
OURS = set(
    "id key hash fingerprint digest ags uuid state cause kind about reason outcome surface origin "
    "seen_on field changed year published at started finished opened closed accepted created "
    "settled reader language software stemmer".split()
)
"""Columns that hold our own words, by their name; those of times have an end."""
TIMES = ("_at", "_seen", "_until", "_from", "fetched")
FOREIGN_SITE = "werkblick"
"""The site that is called by a hostile name, too."""
EXAMPLE = ROOT / "archive.db.example"
FEW = 12
"""Articles that stay."""


def make(path: Path) -> set[str]:
    """Make the archive and its page store; the columns that are not hostile."""
    shutil.copyfile(EXAMPLE, path)
    with Archive.open(path) as archive:
        run_id = archive.start_run("rathausblick", "2026-11-20T04:00:00Z")
        archive.save(refusal(detail="x"))
        alerts.update(archive.db, "rathausblick", {"links:feed": "x"}, "2026-11-20T04:00:00Z")
        archive.finish_run(run_id, finished="2026-11-20T04:09:00Z", outcome="failed", detail="x")
        urls = [article.url for article in archive.newest(3)]
        gone = Page(url=urls[0], source="rathausblick", fetched_at="2026-11-21T04:00:00Z",
                    status=410, kind="article")  # fmt: skip
        archive.save(gone)
    with PageStore.open(pages_path(path)) as store:
        for url in urls:
            store.add(Capture(
                source="rathausblick", url=url, kind="article", at="2026-11-20T04:00:00Z",
                status=200, body=f"<title>{HOSTILE}</title><h1>{HOSTILE}</h1>".encode(),
                headers=(("Content-Type", "text/html"), ("X-A", HOSTILE)), asked=(),
            ))  # fmt: skip
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        return _poison(db)


def _poison(db: sqlite3.Connection) -> set[str]:
    db.execute("PRAGMA foreign_keys = ON")
    db.execute(
        """DELETE FROM articles WHERE duplicate_of IS NULL AND id NOT IN (
            SELECT * FROM (SELECT id FROM articles WHERE duplicate_of IS NULL
                           ORDER BY published DESC LIMIT ?)
            UNION SELECT article_id FROM merged UNION SELECT article_id FROM quarantine
            UNION SELECT duplicate_of FROM articles WHERE duplicate_of IS NOT NULL)""",
        (FEW,),
    )
    db.execute("INSERT INTO claims SELECT url, article_id, 'listed', key, first_seen, first_seen "
               "FROM addresses LIMIT 3")  # fmt: skip
    db.execute("INSERT INTO notices SELECT id, 'https://x.example/', 'robots', 'x', 1 FROM runs "
               "LIMIT 1")  # fmt: skip
    db.execute("PRAGMA foreign_keys = OFF")
    clean = set()
    for table, column in _text_columns(db):
        if (
            column in OURS
            or (table, column) == ("alerts", "name")
            or column.endswith(("_at", "_seen", "_until", "_from", "fetched"))
        ):
            clean.add(f"{table}.{column}")
            continue
        done = 0
        for rowid, value in enumerate(_values(db, table, column)):
            try:
                db.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE "{column}" IS ?',
                           (_hostile(table, column, value, rowid), value))  # fmt: skip
                done += 1
            except sqlite3.IntegrityError:
                clean.add(f"{table}.{column}")  # it cannot be stored
        if not done:
            clean.add(f"{table}.{column}")
    return clean


def _text_columns(db: sqlite3.Connection) -> list[tuple[str, str]]:
    tables = [
        name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not re.match(r"sqlite_|articles_(fts|stems)|_(?!revisions|evidence)", name)
    ]  # fmt: skip
    return [
        (table, column) for table in tables
        for _, column, kind, *_ in db.execute(f'PRAGMA table_info("{table}")') if kind == "TEXT"
    ]  # fmt: skip


def _values(db: sqlite3.Connection, table: str, column: str) -> list[Any]:
    found = db.execute(f'SELECT DISTINCT "{column}" FROM "{table}" ORDER BY 1').fetchall()
    return [value for (value,) in found]


def _hostile(table: str, column: str, value: str | None, number: int) -> str | None:
    if column == "source" or (table, column) == ("sources", "name"):
        return f"{HOSTILE}{value}" if value == FOREIGN_SITE else value
    with suppress(ValueError):
        if value and value[:1] in "[{" and column != "tags":
            return json.dumps(_in_json(json.loads(value)))
    if column.endswith("url") or column == "memento":
        if value is None or number % 2:
            return f"{SCRIPT_URL}{value or ''}{number}"
        return f"{value}?{HOSTILE}"
    if column == "tags":
        return json.dumps([HOSTILE, *json.loads(value or "[]")])
    return f"{HOSTILE}{value or ''}"


def _in_json(value: Any) -> Any:
    if isinstance(value, list):
        return [_in_json(inner) for inner in value]
    if isinstance(value, dict):
        return {name: _in_json(inner) for name, inner in value.items()}
    return f"{HOSTILE}{value}" if isinstance(value, str) else value
