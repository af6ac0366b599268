"""Filter and sort the hits of a query."""

from __future__ import annotations

import heapq
import json
import sys
from collections.abc import Callable, Collection, Mapping

from sqlite_utils import Database

from archive.database.sql import row, rows
from archive.search.narrow import EVERYTHING, Condition, where
from archive.search.rank import MANY_HITS, UNRANKED, Rank, headline_ranks
from archive.search.tree import Query

EVERYWHERE: Condition = where(EVERYTHING)
"""The condition of the filter that lets everything pass."""
AT_ONCE = 64
"""Articles tested together on the walk from the newest."""
_BY_INDEX = 20_000
"""Above this many ids, read all articles that pass the filter from an index instead."""
_FACETS = "INDEXED BY articles_facets"
_BY_DATE = "published DESC, articles.id DESC"


def _among(ids: list[int] | None, filtered: Condition) -> Condition:
    """Combine a filter with a list of ids (``None``: all articles)."""
    if ids is None:
        return filtered
    sql, parameters = filtered
    chosen = "articles.id IN (SELECT value FROM json_each(:ids))"
    return f"{chosen} AND {sql}", {**parameters, "ids": json.dumps(ids)}


def count_of(db: Database, filtered: Condition) -> int:
    """Count the articles that pass the filter."""
    found = row(db, f"SELECT count(*) AS n FROM articles WHERE {filtered[0]}", filtered[1])
    return found["n"] if found is not None else 0


def passing(db: Database, ids: list[int], filtered: Condition) -> list[int]:
    """Return the ids of the articles that pass the filter."""
    if not ids or filtered == EVERYWHERE:
        return ids
    indexed = "json_each" not in filtered[0]  # all filters but that by keyword
    if len(ids) > _BY_INDEX and indexed:
        found = db.conn.execute(
            f"SELECT json_group_array(id) FROM articles WHERE {filtered[0]}", filtered[1]
        ).fetchone()
        return list(set(ids).intersection(json.loads(found[0])))
    sql, parameters = _among(ids, filtered)
    found = db.conn.execute(
        f"""SELECT json_group_array(id) FROM articles {_FACETS if indexed else ""} WHERE {sql}""",
        parameters,
    ).fetchone()
    through: list[int] = json.loads(found[0])
    return through


def by_date(
    db: Database, ids: list[int] | None, filtered: Condition, limit: int, offset: int
) -> list[int]:
    """Return a page of articles, newest first, undated ones last."""
    sql, parameters = _among(ids, filtered)
    index = _FACETS if ids is not None and filtered == EVERYWHERE else ""
    found = rows(
        db,
        f"""SELECT id FROM articles {index} WHERE {sql}
        ORDER BY {_BY_DATE} LIMIT :limit OFFSET :offset""",
        {**parameters, "limit": limit, "offset": offset},
    )
    return [r["id"] for r in found]


def by_rank(
    db: Database, fit: Mapping[int, Rank], ids: list[int], limit: int, offset: int
) -> list[int]:
    """Return a page of hits, most relevant first."""
    end = len(ids) if limit < 0 else min(offset + limit, len(ids))
    order = [fit.get(n, UNRANKED) for n in ids]
    if 0 < end < len(ids):  # sort no further than the end of the page
        last = heapq.nsmallest(end, order)[-1]
        ids = [n for n, rank in zip(ids, order, strict=True) if rank <= last]
    # A stable sort keeps equal ranks in order of date.
    best = by_date(db, ids, EVERYWHERE, -1, 0)
    best.sort(key=lambda n: fit.get(n, UNRANKED))
    return best[offset:end]


def by_headline(
    db: Database,
    query: Query,
    hits: Callable[[], list[int]],
    filtered: Condition,
    limit: int,
    offset: int,
    *,
    sure: bool,
) -> list[int]:
    """Return a page of many hits: first those with the words in headline or kicker, most relevant
    first, then the rest by date. ``sure`` says that all of the first are hits; then ``hits`` are
    read only where the page needs more."""
    through = frozenset[int]() if sure else frozenset(hits())
    is_hit = (lambda _: True) if sure else through.__contains__
    fit = headline_ranks(db, query, is_hit, most=None if limit < 0 else offset + limit)
    if len(fit) > MANY_HITS:  # all of equal rank, see headline_ranks()
        page = newest(db, filtered, fit.keys().__and__, limit, offset)
    else:
        page = by_rank(db, fit, list(fit), limit, offset)
    if limit < 0 or len(page) < limit:
        rest = (through or frozenset(hits())) - fit.keys()
        still = limit if limit < 0 else limit - len(page)
        skipped = max(0, offset - len(fit))
        if len(rest) > MANY_HITS:
            page += newest(db, filtered, rest.intersection, still, skipped)
        else:
            page += by_date(db, list(rest), EVERYWHERE, still, skipped)
    return page


def newest(
    db: Database,
    filtered: Condition,
    chosen: Callable[[list[int]], Collection[int]],
    limit: int,
    offset: int,
    *,
    at_once: int = AT_ONCE,
) -> list[int]:
    """Return a page of a very long list of articles, newest first, reading no further than its end.

    They pass the filter, and ``chosen``, which returns the wanted ids out of a few given ones.
    """
    sql, parameters = filtered
    cursor = db.conn.cursor()
    cursor.row_factory = None
    cursor.execute(f"SELECT id FROM articles WHERE {sql} ORDER BY {_BY_DATE}", parameters)
    page: list[int] = []
    end = sys.maxsize if limit < 0 else offset + limit
    while len(page) < end and (some := cursor.fetchmany(at_once)):
        line = [n for (n,) in some]
        those = chosen(line)
        page += [n for n in line if n in those]
    cursor.close()
    return page[offset:end]
