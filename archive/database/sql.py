"""Small helpers that keep the SQL of the other files readable."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlite_utils import Database

_ENCODER = json.JSONEncoder(ensure_ascii=False)
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
Parameters = Sequence[Any] | Mapping[str, Any]


def rows(db: Database, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
    """Return all rows of a query, their columns accessible by name."""
    cursor = db.conn.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(sql, parameters).fetchall()


def row(db: Database, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
    """Return the first row of a query, or ``None``."""
    return next(iter(rows(db, sql, parameters)), None)


def run(db: Database, sql: str, parameters: Parameters = ()) -> int:
    """Run one statement; return how many rows it changed."""
    return db.conn.execute(sql, parameters).rowcount


def marks(values: Sequence[object]) -> str:
    """Return as many question marks as there are values: ``?, ?, ?``."""
    return ", ".join("?" * len(values))


def as_object(values: Mapping[str, Any]) -> str:
    """Return an object as JSON text, exactly as SQLite writes it."""
    return _COMPACT.encode(values)


def as_json(values: Iterable[object]) -> str:
    """Return a list as JSON text, umlauts readable."""
    return _ENCODER.encode(list(values))


def file_of(db: Database) -> Path:
    """Return the file of an open database, whatever bytes its name has."""
    query = "SELECT CAST(file AS BLOB) FROM pragma_database_list WHERE name = 'main'"
    (name,) = db.conn.execute(query).fetchone()
    return Path(os.fsdecode(name))
