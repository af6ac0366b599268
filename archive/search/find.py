"""Searching the archive: a query in; ordered ids, exact counts and snippets out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from sqlite_utils import Database

from archive.database.sql import row, rows
from archive.search.fts import to_fts, wanted
from archive.search.forms import beginning, has_key
from archive.search.lemma import fold
from archive.search.narrow import EVERYTHING, Filter, condition, where
from archive.search.query import parse, read
from archive.search.tree import Query, Reading, written
from archive.search.rank import MANY_HITS, UNRANKED, matching, ranks
from archive.search.snippet import snippet
from archive.search.vocabulary import suggestion

__all__ = ["Filter", "Found", "Hit", "count", "find", "read", "register", "search"]

_BY_DATE = "published DESC, articles.id DESC"


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """An article that was found."""

    id: int
    """Id of the article."""
    source: str
    """Site."""
    url: str
    """Canonical address."""
    published: str | None
    """Date."""
    kicker: str | None
    """Dachzeile."""
    title: str
    """Headline."""
    snippet: str
    """The piece of the text that shows why, with the words found between marks."""
    state: str
    """``full``, ``teaser`` or ``gone``."""
    duplicate_of: int | None
    """Id of the earlier article with the same text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What a search found, and what it understood."""

    ids: list[int]
    """The articles of this page, in the order asked for."""
    total: int
    """Number of all hits."""
    reading: Reading
    """What was understood of the query."""
    searched: Query | None
    """The query that was searched for: that of the reading, or the suggestion in its place."""
    suggested: str | None = None
    """The query that was searched for where the one typed finds nothing."""
    unnarrowed: int = 0
    """Where the filter leaves nothing: how many hits there are without it."""
    bounded: bool = False
    """Only hits in kicker or title are ranked, the others stand by date: there are very many."""

    @property
    def said(self) -> list[str]:
        """What a reader should know of how this was found, a sentence each."""
        found = [self.reading.said] if self.reading.said else []
        if self.suggested is not None:
            found.append(f"nothing found as typed; did you mean: {self.suggested}")
        if self.unnarrowed:
            found.append(f"{self.unnarrowed} articles without the restriction")
        if self.bounded:
            found.append("very many hits: those with the words in the headline first, then by date")
        return found


class _Rest(NamedTuple):
    sql: str
    parameters: dict[str, str]


def find(
    db: Database,
    text: str,
    narrowed: Filter = EVERYTHING,
    *,
    limit: int = 20,
    offset: int = 0,
    newest_first: bool = False,
    suggest: bool = True,
) -> Found:
    """Find the articles of a query, the fittest first (or the newest): the same hits in the same
    order, whoever asks. Never an error of the query, see ``parser.py``. Blank text finds everything
    the filter lets through, newest first; where a query finds nothing, its ``suggestion`` does.
    A date in the filter that is none is a ValueError."""
    reading = read(text)
    query = reading.query
    filtered = where(narrowed)
    if query is None and text.strip():
        return Found(ids=[], total=0, reading=reading, searched=None)
    total = _count(db, query, filtered)
    suggested = None
    unnarrowed = 0
    if not total and query is not None:
        unnarrowed = _count(db, query, ("1", {})) if narrowed != EVERYTHING else 0
        other = suggestion(db, query) if suggest and not unnarrowed else None
        if other is not None and (n := _count(db, other, filtered)):
            query, total, suggested = other, n, written(other)
    many = False
    if query is None or newest_first or not total:
        ids = _by_date(db, query, filtered, limit, offset)
    else:
        many = total > MANY_HITS or _count(db, query, ("1", {})) > MANY_HITS
        ids = _by_rank(db, query, filtered, limit, offset, many=many)
    return Found(
        ids=ids,
        total=total,
        reading=reading,
        searched=query,
        suggested=suggested,
        unnarrowed=unnarrowed,
        bounded=many,
    )


def search(
    db: Database,
    text: str,
    narrowed: Filter = EVERYTHING,
    *,
    limit: int = 20,
    offset: int = 0,
    newest_first: bool = False,
    marks: tuple[str, str] = ("[", "]"),
) -> list[Hit]:
    """Return the articles that a query finds, with snippets; see ``find``."""
    found = find(db, text, narrowed, limit=limit, offset=offset, newest_first=newest_first)
    return hits(db, found, marks)


def hits(db: Database, found: Found, marks: tuple[str, str] = ("[", "]")) -> list[Hit]:
    """Return what was found, with snippets."""
    shown = Shown(found.searched).__getitem__
    return [_hit(db, article_id, shown, marks) for article_id in found.ids]


def count(db: Database, text: str, narrowed: Filter = EVERYTHING) -> int:
    """Count the articles that a query finds, as it is typed."""
    query = parse(text)
    if query is None and text.strip():
        return 0
    return _count(db, query, where(narrowed))


def facets(
    db: Database, text: str = "", narrowed: Filter = EVERYTHING
) -> list[tuple[str, str, int]]:
    """Count the articles found by site and year."""
    query = parse(text)
    if query is None and text.strip():
        return []
    sql, parameters = _both(db, query, where(narrowed))
    found = rows(
        db,
        f"""SELECT source, substr(published, 1, 4) AS year, count(*) AS n FROM articles
        WHERE {sql} AND published IS NOT NULL GROUP BY source, year ORDER BY source, year""",
        parameters,
    )
    return [(r["source"], r["year"], r["n"]) for r in found]


def register(conn: sqlite3.Connection) -> None:
    """Give a connection two SQL functions, for notebooks and Datasette: ``german(text)``, words for
    ``articles_stems MATCH``, and ``found(text)``, the ids of a search as a JSON array, in order:
    ``… FROM json_each(found('Häuser tag:OZG')) JOIN articles ON articles.id = value ORDER BY key``.
    """

    def german(text: str | None) -> str:
        query = parse(text or "")
        return to_fts(query) if query is not None else '""'

    def found(text: str | None) -> str:
        db = Database(conn, execute_plugins=False)
        return json.dumps(find(db, text or "", limit=-1, suggest=False).ids)

    conn.create_function("german", 1, german, deterministic=True)
    conn.create_function("found", 1, found)


def _both(db: Database, query: Query | None, filtered: tuple[str, dict[str, str]]) -> _Rest:
    sql, parameters = condition(db, query)
    return _Rest(f"{filtered[0]} AND {sql}", {**filtered[1], **parameters})


def _count(db: Database, query: Query | None, filtered: tuple[str, dict[str, str]]) -> int:
    if query is not None and filtered[0] == "1":
        return len(matching(db, query))
    sql, parameters = _both(db, query, filtered)
    found = row(db, f"SELECT count(*) AS n FROM articles WHERE {sql}", parameters)
    return found["n"] if found is not None else 0


def _by_date(
    db: Database,
    query: Query | None,
    filtered: tuple[str, dict[str, str]],
    limit: int,
    offset: int,
    without: list[int] | None = None,
) -> list[int]:
    sql, parameters = _both(db, query, filtered)
    if without:
        sql += " AND id NOT IN (SELECT value FROM json_each(:without))"
        parameters["without"] = json.dumps(without)
    found = rows(
        db,
        f"SELECT id FROM articles WHERE {sql} ORDER BY {_BY_DATE} LIMIT :limit OFFSET :offset",
        {**parameters, "limit": limit, "offset": offset},
    )
    return [r["id"] for r in found]


def _by_rank(
    db: Database,
    query: Query,
    filtered: tuple[str, dict[str, str]],
    limit: int,
    offset: int,
    *,
    many: bool,
) -> list[int]:
    fit = ranks(db, query, many=many)
    sql, parameters = _both(db, query, filtered)
    if many:
        sql += " AND id IN (SELECT value FROM json_each(:fit))"
        parameters["fit"] = json.dumps(list(fit))
    found = rows(db, f"SELECT id FROM articles WHERE {sql} ORDER BY {_BY_DATE}", parameters)
    # Sorting keeps what is equal in the order by date.
    ids = sorted((r["id"] for r in found), key=lambda n: fit.get(n, UNRANKED))
    end = None if limit < 0 else offset + limit
    page = ids[offset:end]
    if many and (end is None or len(ids) < end):
        rest = -1 if end is None else limit - len(page)
        page += _by_date(db, query, filtered, rest, max(0, offset - len(ids)), without=ids)
    return page


def _hit(
    db: Database, article_id: int, shown: Callable[[str], bool], marks: tuple[str, str]
) -> Hit:
    found = row(
        db,
        """SELECT id, source, url, published, kicker, title, teaser, body, state, duplicate_of
        FROM articles_full WHERE id = ?""",
        [article_id],
    )
    assert found is not None
    texts = (found["teaser"], found["body"])
    return Hit(
        **{name: found[name] for name in Hit.__slots__ if name != "snippet"},
        snippet=snippet(texts, shown, start=marks[0], end=marks[1]),
    )


class Shown(dict[str, bool]):
    """Which words a query looks for; asked for every word of every hit, hence remembered."""

    def __init__(self, query: Query | None) -> None:
        super().__init__()
        self.stems, self.begun = wanted(query) if query is not None else (frozenset[str](), ())
        self.starts = tuple({beginning(key) for key in self.stems})

    def __missing__(self, word: str) -> bool:
        answer = self[word] = has_key(word, self.stems, self.starts) or (
            bool(self.begun) and fold(word).startswith(self.begun)
        )
        return answer
