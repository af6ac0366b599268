"""Searching the archive: a query in; ordered ids, exact counts and snippets out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sqlite_utils import Database

from archive.database.sql import row
from archive.search.ask import Matches, ask
from archive.search.forms import has_key
from archive.search.fts import is_plain, to_fts, wanted
from archive.search.lemma import fold
from archive.search.looks import looks
from archive.search.names import Named, named
from archive.search.narrow import EVERYTHING, Filter, where
from archive.search.order import (
    EVERYWHERE,
    by_date,
    by_headline,
    by_rank,
    count_of,
    newest,
    passing,
)
from archive.search.query import parse
from archive.search.rank import MANY_HITS, Depth, among, count_narrowed, ranks
from archive.search.snippet import snippet
from archive.search.tree import Query

_WALK = 300_000
"""Of a query with more hits, the newest articles are asked one by one whether they are among them:
that costs less than to read all its hits, but is slow for each."""
_NEAR = 200
"""So far from the first hit, very many are looked up one by one from the newest on."""

__all__ = [
    "Filter",
    "FoundArticles",
    "Hit",
    "Shown",
    "count",
    "find",
    "hits",
    "register",
    "search",
]


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
class FoundArticles:
    """What a search found, and what it understood."""

    ids: list[int]
    """The articles of this page, in the order asked for."""
    total: int
    """Number of all hits."""
    asked: Matches
    """The query as it was understood, and what was searched for in its place."""
    unnarrowed: int = 0
    """Where the filter leaves nothing: how many hits there are without it."""
    names: tuple[Named, ...] = ()
    """Keyword, kicker or author of the name that was typed, and how many hits have it."""
    ranked: Depth = Depth.ALL
    """How far the hits are ordered by fitness: of many only those with the words in the headline,
    of very many none, since the order is by date then."""

    @property
    def searched(self) -> Query | None:
        """The query that was searched for: that of the reading, or the suggestion in its place."""
        return self.asked.query

    @property
    def suggested(self) -> str | None:
        """The query that was searched for where the one typed finds nothing."""
        return self.asked.suggested

    @property
    def said(self) -> list[str]:
        """What a reader should know of how this was found, a sentence each."""
        found = self.asked.said
        if self.unnarrowed:
            found.append(f"{self.unnarrowed} articles without the restriction")
        found += [name.said for name in self.names]
        if self.ranked is Depth.HEADLINES:
            found.append("many hits: those with the words in the headline first, then by date")
        if self.ranked is Depth.NONE:
            found.append("very many hits: the newest first")
        return found


def find(
    db: Database,
    text: str,
    narrowed: Filter = EVERYTHING,
    *,
    limit: int = 20,
    offset: int = 0,
    newest_first: bool = False,
    suggest: bool = True,
) -> FoundArticles:
    """Find the articles of a query, the fittest first (or the newest): the same hits in the same
    order, whoever asks; see ``ask``. Blank text finds everything the filter lets through, newest
    first. ``limit=-1``: all. A date in the filter that is none is a ValueError."""
    filtered = where(narrowed)
    names: tuple[Named, ...] = ()
    asked = ask(db, text, suggest=suggest)
    query = asked.query
    if query is None:
        total = count_of(db, None, filtered) if asked.count is None else 0
        ids = by_date(db, None, filtered, limit, offset) if total else []
    elif (asked.count or 0) > _WALK and asked.found is None and 0 <= limit <= _NEAR - offset:
        narrows = filtered != EVERYWHERE
        total = count_narrowed(db, query, filtered) if narrows else asked.count or 0
        ids = newest(db, filtered, partial(among, db, query), limit, offset) if total else []
    else:
        through = passing(db, asked.ids(db) or [], filtered)
        total = len(through)
        names = named(db, asked.suggested or text, query, through) if limit else ()
        by_time = newest_first or asked.depth is Depth.NONE
        if not limit:
            ids = []
        elif by_time and total <= MANY_HITS:
            ids = by_date(db, through, EVERYWHERE, limit, offset)
        elif by_time:
            ids = newest(db, filtered, set(through).intersection, limit, offset)
        elif asked.depth is Depth.ALL:
            fit = ranks(db, query, many=False, scores=asked.scores)
            ids = by_rank(db, fit, through, limit, offset)
        else:
            ids = by_headline(db, query, through, filtered, limit, offset)
    return FoundArticles(
        ids=ids,
        total=total,
        asked=asked,
        names=names,
        unnarrowed=0 if total else asked.count or 0,
        ranked=Depth.ALL if newest_first else asked.depth,
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


def hits(db: Database, found: FoundArticles, marks: tuple[str, str] = ("[", "]")) -> list[Hit]:
    """Return what was found, with snippets."""
    shown = Shown(found.searched).__getitem__
    return [_hit(db, article_id, shown, marks) for article_id in found.ids]


def count(db: Database, text: str, narrowed: Filter = EVERYTHING) -> int:
    """Count the articles that a query finds, as it is typed."""
    return find(db, text, narrowed, limit=0, suggest=False).total


def register(conn: sqlite3.Connection) -> None:
    """Give a connection three SQL functions, for notebooks and Datasette. ``found(text)`` are the
    ids of a search as a JSON array, in order:
    ``… FROM json_each(found('Häuser tag:OZG')) JOIN articles ON articles.id = value ORDER BY key``;
    ``matching(text)`` are the same ids in no order, which is quicker; ``german(text)`` are words
    for ``articles_stems MATCH``, of a query without facts and exact words.
    """

    def german(text: str | None) -> str:
        query = parse(text or "")
        if query is None:
            return '""'
        if not is_plain(query):
            # FTS5 then says: unknown special query, and the rest up to the first blank.
            return "*not_for_articles_stems_alone:use_matching()"
        return to_fts(query)

    def found(text: str | None) -> str:
        db = Database(conn, execute_plugins=False)
        return json.dumps(find(db, text or "", limit=-1, suggest=False).ids)

    def matches(text: str | None) -> str:
        db = Database(conn, execute_plugins=False)
        return json.dumps(ask(db, text or "", suggest=False).ids(db) or [])

    conn.create_function("german", 1, german, deterministic=True)
    conn.create_function("found", 1, found)
    conn.create_function("matching", 1, matches)


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
        self.starts = tuple({start for key in self.stems for start in looks(key)})

    def __missing__(self, word: str) -> bool:
        answer = self[word] = has_key(word, self.stems, self.starts) or (
            bool(self.begun) and fold(word).startswith(self.begun)
        )
        return answer
