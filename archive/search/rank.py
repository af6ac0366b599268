"""The order of hits: the same for commands, reading room, exports and SQL."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from enum import Enum

from sqlite_utils import Database

from archive.search.fts import exactly, is_plain, leaves
from archive.search.narrow import Condition, condition, expression
from archive.search.tree import Any, Query

WEIGHTS = "4.0, 10.0, 3.0, 1.0"
"""Weights of kicker, title, teaser and body."""
MANY_HITS = 5_000
"""Of a query with more hits, only those that have it in kicker or title are ranked; the others
follow by date."""
MOST_HITS = 100_000
"""Of a query with more hits, none is ranked: the newest come first."""


class Depth(Enum):
    """How far hits are put in order by fitness."""

    ALL = "all"
    HEADLINES = "headlines"
    NONE = "none"


def depth_of(count: int) -> Depth:
    """Return how far so many hits are ranked: work is bounded, whatever is asked for."""
    if count <= MANY_HITS:
        return Depth.ALL
    return Depth.HEADLINES if count <= MOST_HITS else Depth.NONE


Rank = tuple[int, float]
"""How well an article fits; the smallest fits best."""
UNRANKED: Rank = (1, 0.0)
"""The rank of an article that is not ranked: below all others."""

_FEW = 100
"""Articles that are quicker looked up one by one than found among all that hold a word."""
_HEAD = "{kicker title} : "


def matching(db: Database, query: Query) -> list[int]:
    """Find the ids of all articles that a query finds, in no order."""
    if is_plain(query):
        return _rowids(db, "articles_stems", expression(db, query))
    sql, parameters = condition(db, query)
    found = db.conn.execute(
        f"SELECT json_group_array(id) FROM articles WHERE {sql}", parameters
    ).fetchone()
    ids: list[int] = json.loads(found[0])
    return ids


def count_matching(db: Database, query: Query) -> int:
    """Count what a plain query finds: a quarter of the time it takes to find it."""
    sql = "SELECT count(*) FROM articles_stems WHERE articles_stems MATCH ?"
    count: int = _cursor(db).execute(sql, [expression(db, query)]).fetchone()[0]
    return count


def count_narrowed(db: Database, query: Query, filtered: Condition) -> int:
    """Count what a plain query finds among very many, and a filter lets through."""
    sql, parameters = filtered
    found = db.conn.execute(
        f"""SELECT count(*) FROM articles_stems
        CROSS JOIN articles ON articles.id = articles_stems.rowid
        WHERE articles_stems MATCH :asked AND {sql}""",
        {**parameters, "asked": expression(db, query)},
    )
    count: int = found.fetchone()[0]
    return count


def among(db: Database, query: Query, ids: list[int]) -> set[int]:
    """Return those of a few articles that a plain query finds."""
    sql = """SELECT rowid FROM articles_stems
        WHERE articles_stems MATCH ? AND rowid IN (SELECT value FROM json_each(?))"""
    found = _cursor(db).execute(sql, [expression(db, query), json.dumps(ids)])
    return {article for (article,) in found}


def ranks(db: Database, query: Query, *, many: bool) -> dict[int, Rank]:
    """Rank what a query finds, and perhaps more; with ``many`` only what has it in kicker or title.

    First by how many of its words stand there as typed, then by how many in some form and not only
    as part of another word, then by how often and how prominently.
    """
    words = [w for w in leaves(query) if not w.exact]
    if not is_plain(query):
        found = list(leaves(query))
        if not found:
            return {}
        query = found[0] if len(found) == 1 else Any(tuple(found))
    scope = _HEAD if many else ""
    asked = expression(db, query)
    scores = _scores(db, f"{scope}({asked})")
    points = dict.fromkeys(scores, 0)
    for leaf in words:
        if leaf.begun or leaf.near is not None:
            continue
        for table, text in (
            ("articles_fts", exactly(leaf)),
            ("articles_stems", _within(expression(db, leaf, whole=True), asked, len(words))),
        ):
            for article in _rowids(db, table, f"{scope}({text})", points):
                if article in points:
                    points[article] -= 1
    return {article: (points[article], score) for article, score in scores.items()}


def _within(word: str, asked: str, words: int) -> str:
    """Return where a word stands in what the whole query finds, a frequent word beside a rare."""
    return f"({word}) AND ({asked})" if words > 1 else word


def _rowids(
    db: Database, table: str, text: str, wanted: Collection[int] | None = None
) -> list[int]:
    sql, parameters = f"SELECT json_group_array(rowid) FROM {table} WHERE {table} MATCH ?", [text]
    if wanted is not None and len(wanted) <= _FEW:  # of a frequent word most are not asked for
        sql += " AND rowid IN (SELECT value FROM json_each(?))"
        parameters.append(json.dumps(list(wanted)))
    # As one text: there may be very many, and so it takes a third of the time.
    ids: list[int] = json.loads(_cursor(db).execute(sql, parameters).fetchone()[0])
    return ids


def _scores(db: Database, text: str) -> dict[int, float]:
    sql = f"""SELECT rowid, bm25(articles_stems, {WEIGHTS}) FROM articles_stems
        WHERE articles_stems MATCH ?"""
    return dict(_cursor(db).execute(sql, [text]).fetchall())


def _cursor(db: Database) -> sqlite3.Cursor:
    cursor = db.conn.cursor()
    cursor.row_factory = None
    return cursor
