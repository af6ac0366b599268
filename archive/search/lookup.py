"""Read ids and scores of matches from the two full-text indexes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

from sqlite_utils import Database

from archive.search.index import last_id

WEIGHTS = "4.0, 10.0, 3.0, 1.0"
"""Weights of kicker, title, teaser and body."""
_LOOK_UP = 15_000
"""Looking up one article takes as long as reading the matches among this many articles."""


def those_among(
    db: Database, table: str, text: str, ids: Collection[int], *, one_by_one: bool = False
) -> list[int]:
    """List those of some articles that match: all but a few in one pass over the matches."""
    one_pass = "+" if not one_by_one and len(ids) * _LOOK_UP > last_id(db) else ""
    sql = f"""SELECT json_group_array(rowid) FROM {table}
        WHERE {table} MATCH ? AND {one_pass}rowid IN (SELECT value FROM json_each(?))"""
    found = cursor(db).execute(sql, [text, json.dumps(list(ids))])
    among: list[int] = json.loads(found.fetchone()[0])
    return among


def rowids(db: Database, table: str, text: str) -> list[int]:
    """List all articles that match."""
    # One JSON text instead of very many rows: a third of the time.
    sql = f"SELECT json_group_array(rowid) FROM {table} WHERE {table} MATCH ?"
    ids: list[int] = json.loads(cursor(db).execute(sql, [text]).fetchone()[0])
    return ids


def scores_of(db: Database, table: str, text: str, ids: list[int]) -> dict[int, float]:
    """Score those of the matches that are in ``ids``."""
    sql = f"""SELECT rowid, bm25({table}, {WEIGHTS}) FROM {table}
        WHERE {table} MATCH ? AND +rowid IN (SELECT value FROM json_each(?))"""
    return dict(cursor(db).execute(sql, [text, json.dumps(ids)]).fetchall())


def cursor(db: Database) -> sqlite3.Cursor:
    """Return a cursor whose rows are tuples, quicker than rows with names."""
    made = db.conn.cursor()
    made.row_factory = None
    return made
