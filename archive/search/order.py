"""The hits of a query that a filter lets through, in order."""

from __future__ import annotations

import heapq
import json

from sqlite_utils import Database

from archive.database.sql import row, rows
from archive.search.narrow import EVERYTHING, Condition, where
from archive.search.rank import UNRANKED, ranks
from archive.search.tree import Query

EVERYWHERE: Condition = where(EVERYTHING)
"""The condition of a filter that narrows nothing."""
_BY_DATE = "published DESC, articles.id DESC"


def _among(ids: list[int] | None, filtered: Condition) -> Condition:
    """Return the articles with these ids that the filter lets through."""
    if ids is None:
        return filtered
    sql, parameters = filtered
    chosen = "articles.id IN (SELECT value FROM json_each(:ids))"
    return f"{chosen} AND {sql}", {**parameters, "ids": json.dumps(ids)}


def count_of(db: Database, ids: list[int] | None, filtered: Condition) -> int:
    """Count the articles among these (``None``: all) that the filter lets through."""
    if ids is not None:
        return len(passing(db, ids, filtered))
    found = row(db, f"SELECT count(*) AS n FROM articles WHERE {filtered[0]}", filtered[1])
    return found["n"] if found is not None else 0


def passing(db: Database, ids: list[int], filtered: Condition) -> list[int]:
    """Return those of the articles that the filter lets through."""
    if not ids or filtered == EVERYWHERE:
        return ids
    sql, parameters = _among(ids, filtered)
    found = db.conn.execute(
        f"SELECT json_group_array(id) FROM articles WHERE {sql}", parameters
    ).fetchone()
    through: list[int] = json.loads(found[0])
    return through


def by_date(
    db: Database, ids: list[int] | None, filtered: Condition, limit: int, offset: int
) -> list[int]:
    """Return a page of articles, the newest first, undated ones last."""
    sql, parameters = _among(ids, filtered)
    found = rows(
        db,
        f"SELECT id FROM articles WHERE {sql} ORDER BY {_BY_DATE} LIMIT :limit OFFSET :offset",
        {**parameters, "limit": limit, "offset": offset},
    )
    return [r["id"] for r in found]


def by_rank(
    db: Database, query: Query, ids: list[int], limit: int, offset: int, *, many: bool
) -> list[int]:
    """Return a page of hits, the fittest first; of ``many`` only those with the words in headline
    or kicker are ranked, and the others follow by date."""
    fit = ranks(db, query, many=many)
    ranked = [n for n in ids if n in fit] if many else ids
    end = len(ranked) if limit < 0 else min(offset + limit, len(ranked))
    order = [fit.get(n, UNRANKED) for n in ranked]
    if 0 < end < len(ranked):  # only those that come this far are put in order
        last = heapq.nsmallest(end, order)[-1]
        ranked = [n for n, rank in zip(ranked, order, strict=True) if rank <= last]
    # Sorting keeps what is equal in the order by date.
    best = by_date(db, ranked, EVERYWHERE, -1, 0)
    best.sort(key=lambda n: fit.get(n, UNRANKED))
    page = best[offset:end]
    if many and (limit < 0 or len(page) < limit):
        rest = [n for n in ids if n not in fit]
        still = limit if limit < 0 else limit - len(page)
        page += by_date(db, rest, EVERYWHERE, still, max(0, offset - (len(ids) - len(rest))))
    return page
