"""Rank hits: one order for commands, reading room, exports and SQL."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from enum import Enum
from itertools import chain

from sqlite_utils import Database

from archive.search.fts import exactly, in_words, is_plain, leaves
from archive.search.index import last_id
from archive.search.lookup import WEIGHTS, cursor, rowids, scores_of, those_among
from archive.search.narrow import Condition, condition, expression
from archive.search.tree import All, Any, Fact, Query, Words

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

_PART = 8
"""Articles of which one, the newest, are searched first to estimate the hits of a phrase."""
_FEW = 30_000
"""Up to this many articles, filtering a word's hits by them is quicker than listing all hits."""
FREQUENT = 200
"""From this many hits of a phrase, matching it again costs more than looking up those of a page."""
_HEAD = "{kicker title} : "


def matching(db: Database, query: Query) -> list[int]:
    """List the ids of all articles that match a query, unordered."""
    if is_plain(query):
        return rowids(db, "articles_stems", expression(db, query))
    if (phrase := _in_texts(query)) is not None:
        return rowids(db, "articles_fts", phrase)
    if isinstance(query, Any):
        return list(set().union(*(matching(db, part) for part in query.parts)))
    if not isinstance(query, All) or not any(map(_is_text, query.parts)):
        return _where(db, query)
    # Keywords and texts first, as they have an index; other facts are looked up article by article.
    facts = tuple(p for p in query.parts if not _is_text(p))
    plain = tuple(filter(is_plain, query.parts))
    phrases = [*map(_in_texts, query.parts), *(in_words(p) for p in facts if isinstance(p, Fact))]
    texts = [("articles_fts", phrase) for phrase in filter(None, phrases)]
    if plain:
        all_plain = All(plain) if plain[1:] else plain[0]
        texts.append(("articles_stems", expression(db, all_plain)))
    found = set(rowids(db, *texts[0]))
    for text in texts[1:]:
        few = len(found) <= _FEW
        found.intersection_update(those_among(db, *text, found) if few else rowids(db, *text))
    found.difference_update(*(matching(db, p) for p in query.without if _is_text(p)))
    no_facts = tuple(p for p in query.without if not _is_text(p))
    if not found or not (facts or no_facts):
        return list(found)
    return _where(db, All(facts, no_facts), found)


def _where(db: Database, query: Query, ids: Collection[int] | None = None) -> list[int]:
    """List the articles that match a query by testing each one, or only those in ``ids``."""
    sql, parameters = condition(db, query, one_by_one=ids is not None and len(ids) <= MANY_HITS)
    if ids is not None:
        sql = f"articles.id IN (SELECT value FROM json_each(:among)) AND {sql}"
        parameters = {**parameters, "among": json.dumps(list(ids))}
    found = db.conn.execute(
        f"SELECT json_group_array(id) FROM articles WHERE {sql}", parameters
    ).fetchone()
    through: list[int] = json.loads(found[0])
    return through


def holds_headlines(query: Query) -> bool:
    """Test whether every match in kicker or title is a hit: not if a word must not occur, as it
    may stand elsewhere."""
    match query:
        case Words():
            return not query.exact
        case Any():
            return all(map(holds_headlines, query.parts))
        case All():
            return not query.without and all(map(holds_headlines, query.parts))
    return False


def _in_texts(query: Query) -> str | None:
    """Return an expression for ``articles_fts`` with just the hits of a query, if there is one."""
    if isinstance(query, Words) and query.exact:
        return exactly(query)
    return (
        in_words(query) if isinstance(query, Fact) and query.name in ("byline", "place") else None
    )


def _is_text(query: Query) -> bool:
    return is_plain(query) or _in_texts(query) is not None


def count_matching(db: Database, query: Query) -> int:
    """Count the hits of a plain query, in a quarter of the time it takes to list them."""
    sql = "SELECT count(*) FROM articles_stems WHERE articles_stems MATCH ?"
    count: int = cursor(db).execute(sql, [expression(db, query)]).fetchone()[0]
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
    found = cursor(db).execute(sql, [expression(db, query), json.dumps(ids)])
    return {article for (article,) in found}


def count_ranked(db: Database, query: Query) -> int:
    """Count the articles that ranking a query reads: more than its hits, if it has facts or exact
    words."""
    scored = _scored(db, query)
    if scored is None:
        return 0
    table, text = scored
    sql = f"SELECT count(*) FROM {table} WHERE {table} MATCH ?"
    count: int = cursor(db).execute(sql, [text]).fetchone()[0]
    return count


def scores_of_few(db: Database, query: Query) -> dict[int, float] | None:
    """Find and score the hits of a plain query in one read; ``None`` above ``MANY_HITS``, or if a
    part of the articles already promises that many."""
    asked = expression(db, query)
    sql = """SELECT count(*) FROM articles_stems WHERE articles_stems MATCH ? AND rowid > ?"""
    (some,) = cursor(db).execute(sql, [asked, last_id(db) * (_PART - 1) // _PART]).fetchone()
    if some * _PART > MANY_HITS:
        return None
    sql = f"""SELECT rowid, bm25(articles_stems, {WEIGHTS}) FROM articles_stems
        WHERE articles_stems MATCH ?"""
    reading = cursor(db).execute(sql, [asked])
    found = reading.fetchmany(MANY_HITS + 1)
    reading.close()
    return dict(found) if len(found) <= MANY_HITS else None


def few_matching(db: Database, query: Query) -> list[int] | None:
    """List the hits of a plain query, unless they are so many that counting them is cheaper: of
    several words it is not."""
    most = MOST_HITS if isinstance(query, All) else MANY_HITS
    sql = f"""SELECT json_group_array(rowid) FROM (SELECT rowid FROM articles_stems
        WHERE articles_stems MATCH ? LIMIT {most + 1})"""
    found = cursor(db).execute(sql, [expression(db, query)])
    ids: list[int] = json.loads(found.fetchone()[0])
    return ids if len(ids) <= most else None


def ranks(
    db: Database,
    query: Query,
    hits: Collection[int],
    *,
    scores: dict[int, float] | None = None,
    most: int | None = None,
) -> dict[int, Rank]:
    """Rank hits of a query. ``scores`` are BM25 scores already read; ``most`` is the end of the
    page: hits that cannot be on it are not scored.

    An article gains a point for each query word that occurs as typed, and one for each that occurs
    in any form as a whole word; equal points are ordered by BM25.
    """
    scored = _scored(db, query)
    if scored is None:
        return {}
    ranked = hits if is_plain(query) else those_among(db, *scored, hits)
    return _ranked(db, query, scored, list(ranked), "", scores, most)


def headline_ranks(
    db: Database, query: Query, is_hit: Callable[[int], object], *, most: int | None = None
) -> dict[int, Rank]:
    """Rank only the hits that match in kicker or title; of more than ``MANY_HITS`` matches there,
    all have equal rank."""
    scored = _scored(db, query)
    if scored is None:
        return {}
    table, asked = scored
    found = rowids(db, table, f"{_HEAD}({asked})")
    wanted = list(filter(is_hit, found))
    if len(found) > MANY_HITS:
        return dict.fromkeys(wanted, (0, 0.0))
    return _ranked(db, query, scored, wanted, _HEAD, None, most)


def _ranked(
    db: Database,
    query: Query,
    scored: tuple[str, str],
    ids: list[int],
    scope: str,
    scores: dict[int, float] | None,
    most: int | None,
) -> dict[int, Rank]:
    points = dict.fromkeys(ids, 0)
    if len(ids) < 2:
        return dict.fromkeys(ids, (0, 0.0))
    for leaf in leaves(query):
        if leaf.exact or leaf.begun or leaf.near is not None:
            continue
        typed = ("articles_fts", f"{scope}({exactly(leaf)})")
        best = _best_typed(db, *typed, ids, scores, most) if leaf is query else None
        found = [those_among(db, *typed, ids) if best is None else best]
        if len(leaf.words) == 1:
            whole = expression(db, leaf, whole=True)
            found.append(those_among(db, "articles_stems", f"{scope}({whole})", ids))
        for article in chain(*found):
            points[article] -= 1
    if scores is None:
        table, asked = scored
        scores = scores_of(db, table, f"{scope}({asked})", _first(points, most))
    return {article: (point, scores.get(article, 0.0)) for article, point in points.items()}


def _best_typed(
    db: Database,
    table: str,
    text: str,
    ids: list[int],
    scores: dict[int, float] | None,
    most: int | None,
) -> list[int] | None:
    """List hits of one phrase that match as typed, if those with the best scores fill the page:
    looking up a few is quicker than reading all matches again."""
    if scores is None or most is None or len(ids) < max(FREQUENT, 2 * most):
        return None
    order = sorted(ids, key=scores.__getitem__)
    end = most + most // 2
    last = scores[order[end - 1]]
    best = [n for n in order if scores[n] <= last]  # all of equal score
    if len(best) > 2 * most:
        return None
    found = those_among(db, table, text, best, one_by_one=True)
    return found if len(found) >= most else None


def _first(points: dict[int, int], most: int | None) -> list[int]:
    """List the articles with the most points: at least ``most``, and all of equal points."""
    if most is None or most >= len(points):
        return list(points)
    last = sorted(points.values())[max(most - 1, 0)]
    return [article for article, point in points.items() if point <= last]


def _scored(db: Database, query: Query) -> tuple[str, str] | None:
    """Return the table and the expression to rank a query by."""
    if is_plain(query):
        return "articles_stems", expression(db, query)
    found = list(leaves(query))
    if inexact := tuple(words for words in found if not words.exact):
        return "articles_stems", expression(db, Any(inexact) if inexact[1:] else inexact[0])
    return ("articles_fts", " OR ".join(map(exactly, found))) if found else None
