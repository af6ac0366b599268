"""Rank hits: one order for commands, reading room, exports and SQL."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from enum import Enum
from itertools import chain

from sqlite_utils import Database

from archive.search.fts import exactly, is_plain, leaves, tagged
from archive.search.narrow import Condition, condition, expression
from archive.search.tree import All, Any, Fact, Query, Words

WEIGHTS = "4.0, 10.0, 3.0, 1.0"
"""Weights of kicker, title, teaser and body."""
MANY_HITS = 3_000
"""Above this many hits, only those that match in kicker or title are ranked; the rest follow by
date."""
MOST_HITS = 100_000
"""Above this many hits, nothing is ranked: the newest come first."""


class Depth(Enum):
    """Which of the hits are ranked by relevance."""

    ALL = "all"
    HEADLINES = "headlines"
    NONE = "none"


def depth_of(count: int) -> Depth:
    """Return how far to rank this many hits, so that the work stays bounded."""
    if count <= MANY_HITS:
        return Depth.ALL
    return Depth.HEADLINES if count <= MOST_HITS else Depth.NONE


Rank = tuple[int, float]
"""Relevance of an article; smaller is better."""
UNRANKED: Rank = (1, 0.0)
"""Rank of an article that is not ranked: below all others."""

_LOOK_UP = 30_000
"""Looking up one article takes as long as reading this many entries of a word's hit list."""
_HEAD = "{kicker title} : "


def matching(db: Database, query: Query) -> list[int]:
    """List the ids of all articles that match a query, unordered."""
    if is_plain(query):
        return _rowids(db, "articles_stems", expression(db, query))
    if isinstance(query, Words):
        return _rowids(db, "articles_fts", exactly(query))
    if isinstance(query, Any):
        return list(set().union(*(matching(db, part) for part in query.parts)))
    if not isinstance(query, All) or not any(map(_is_text, query.parts)):
        return _where(db, query)
    # Texts first, as they have an index; facts have to be looked up article by article.
    plain = tuple(filter(is_plain, query.parts))
    texts = [All(plain) if plain[1:] else p for p in plain[:1]]
    found = set.intersection(
        *(set(matching(db, p)) for p in (*texts, *filter(_is_exact, query.parts)))
    )
    found.difference_update(*(matching(db, p) for p in query.without if _is_text(p)))
    facts = tuple(p for p in query.parts if not _is_text(p))
    tags = (p.value for p in facts if isinstance(p, Fact) and p.name == "tag")
    for phrase in filter(None, map(tagged, tags)):
        found.intersection_update(_rowids(db, "articles_fts", phrase))
    no_facts = tuple(p for p in query.without if not _is_text(p))
    if not found or not (facts or no_facts):
        return list(found)
    return _where(db, All(facts, no_facts), found)


def _where(db: Database, query: Query, ids: Collection[int] | None = None) -> list[int]:
    """List the articles that match a query by testing each one, or only those in ``ids``."""
    sql, parameters = condition(db, query)
    if ids is not None:
        sql = f"articles.id IN (SELECT value FROM json_each(:among)) AND {sql}"
        parameters = {**parameters, "among": json.dumps(list(ids))}
    found = db.conn.execute(
        f"SELECT json_group_array(id) FROM articles WHERE {sql}", parameters
    ).fetchone()
    through: list[int] = json.loads(found[0])
    return through


def _is_exact(query: Query) -> bool:
    return isinstance(query, Words) and query.exact


def _is_text(query: Query) -> bool:
    return is_plain(query) or _is_exact(query)


def count_matching(db: Database, query: Query) -> int:
    """Count the hits of a plain query, in a quarter of the time it takes to list them."""
    sql = "SELECT count(*) FROM articles_stems WHERE articles_stems MATCH ?"
    count: int = _cursor(db).execute(sql, [expression(db, query)]).fetchone()[0]
    return count


def count_narrowed(db: Database, query: Query, filtered: Condition) -> int:
    """Count the hits of a plain query that pass a filter, for queries with very many hits."""
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
    """Return the ids, out of a few, that match a plain query."""
    sql = """SELECT rowid FROM articles_stems
        WHERE articles_stems MATCH ? AND rowid IN (SELECT value FROM json_each(?))"""
    found = _cursor(db).execute(sql, [expression(db, query), json.dumps(ids)])
    return {article for (article,) in found}


def count_ranked(db: Database, query: Query) -> int:
    """Count the articles that ranking a query reads: more than its hits, if it has facts or exact
    words."""
    scored = _scored(db, query)
    if scored is None:
        return 0
    table, text = scored
    sql = f"SELECT count(*) FROM {table} WHERE {table} MATCH ?"
    count: int = _cursor(db).execute(sql, [text]).fetchone()[0]
    return count


def scores_of_few(db: Database, query: Query) -> dict[int, float] | None:
    """Find and score the hits of a plain query in one read; ``None`` above ``MANY_HITS``."""
    cursor = _scores(db, "articles_stems", expression(db, query))
    found = cursor.fetchmany(MANY_HITS + 1)
    cursor.close()
    return dict(found) if len(found) <= MANY_HITS else None


def ranks(
    db: Database, query: Query, *, many: bool, scores: dict[int, float] | None = None
) -> dict[int, Rank]:
    """Rank the hits of a query, and perhaps other articles; ``many`` limits this to matches in
    kicker or title. ``scores`` are BM25 scores already read.

    An article gains a point for each query word that occurs as typed, and one for each that occurs
    in any form as a whole word; equal points are ordered by BM25.
    """
    scored = _scored(db, query)
    if scored is None:
        return {}
    table, asked = scored
    scope = _HEAD if many else ""
    if scores is None:
        cursor = _scores(db, table, f"{scope}({asked})")
        scores = dict(cursor.fetchmany(MANY_HITS + 1) if many else cursor.fetchall())
        cursor.close()
        if many and len(scores) > MANY_HITS:  # too many headlines: equal rank, ordered by date
            return dict.fromkeys(_rowids(db, table, f"{scope}({asked})"), (0, 0.0))
    points = dict.fromkeys(scores, 0)
    words = [w for w in leaves(query) if not w.exact]
    for leaf in words:
        if leaf.begun or leaf.near is not None:
            continue
        found = [_holding(db, "articles_fts", f"{scope}({exactly(leaf)})", points)]
        if len(leaf.words) == 1:
            whole = expression(db, leaf, whole=True)
            # The whole query bounds a frequent word beside a rare one.
            within = f"({whole}) AND ({asked})" if words[1:] else whole
            found.append(_holding(db, "articles_stems", f"{scope}({within})", points))
        for article in chain(*found):
            if article in points:
                points[article] -= 1
    return {article: (points[article], score) for article, score in scores.items()}


def _scored(db: Database, query: Query) -> tuple[str, str] | None:
    """Return the table and the expression to rank a query by."""
    if is_plain(query):
        return "articles_stems", expression(db, query)
    found = list(leaves(query))
    if inexact := tuple(words for words in found if not words.exact):
        return "articles_stems", expression(db, Any(inexact) if inexact[1:] else inexact[0])
    return ("articles_fts", " OR ".join(map(exactly, found))) if found else None


def _holding(db: Database, table: str, text: str, wanted: Collection[int]) -> list[int]:
    """List the articles that match, or only the wanted ones if that is cheaper."""
    (last,) = _cursor(db).execute("SELECT max(id) FROM articles").fetchone()
    if len(wanted) * _LOOK_UP > (last or 0):
        return _rowids(db, table, text)
    sql = f"""SELECT rowid FROM {table}
        WHERE {table} MATCH ? AND rowid IN (SELECT value FROM json_each(?))"""
    found = _cursor(db).execute(sql, [text, json.dumps(list(wanted))])
    return [article for (article,) in found]


def _rowids(db: Database, table: str, text: str) -> list[int]:
    # One JSON text instead of very many rows: a third of the time.
    sql = f"SELECT json_group_array(rowid) FROM {table} WHERE {table} MATCH ?"
    ids: list[int] = json.loads(_cursor(db).execute(sql, [text]).fetchone()[0])
    return ids


def _scores(db: Database, table: str, text: str) -> sqlite3.Cursor:
    sql = f"SELECT rowid, bm25({table}, {WEIGHTS}) FROM {table} WHERE {table} MATCH ?"
    return _cursor(db).execute(sql, [text])


def _cursor(db: Database) -> sqlite3.Cursor:
    cursor = db.conn.cursor()
    cursor.row_factory = None
    return cursor
