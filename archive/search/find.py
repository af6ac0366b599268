"""Search the archive: a query in; ordered ids, exact counts and snippets out."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from functools import cache, partial

from sqlite_utils import Database

from archive.database.sql import row
from archive.search.ask import Matches, ask
from archive.search.fts import is_plain, to_fts
from archive.search.index import last_id
from archive.search.names import MOST_NAMED, Named, absent, named
from archive.search.narrow import EVERYTHING, Filter, where
from archive.search.order import (
    AT_ONCE,
    EVERYWHERE,
    by_date,
    by_headline,
    by_rank,
    count_of,
    newest,
    passing,
)
from archive.search.query import parse
from archive.search.rank import (
    MANY_HITS,
    MOST_HITS,
    Depth,
    among,
    count_narrowed,
    holds_headlines,
    ranks,
)
from archive.search.shown import Shown
from archive.search.tree import Query, widened, written
from archive.visible import number_of

_WALK = 300_000
"""Above this many hits, walk the articles from the newest and test each for a match: slow per
article, but cheaper than reading all the hits."""
_NEAR = 200
"""Last hit that may be found by that walk; pages further on read all the hits."""

__all__ = ["Filter", "FoundArticles", "Hit", "count", "find", "hits", "register", "search"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """An article found, with a snippet."""

    id: int
    """Id of the article."""
    source: str
    """Site name."""
    url: str
    """Canonical address."""
    published: str | None
    """Date of publication, ``YYYY-MM-DD``."""
    kicker: str | None
    """Dachzeile, as in ``Article``."""
    title: str
    """Headline."""
    snippet: str
    """The passage that matched, with the words found between marks."""
    state: str
    """``full``, ``teaser`` or ``gone``."""
    duplicate_of: int | None
    """Id of the earlier article with the same text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundArticles:
    """One page of a search's results, and how the query was interpreted."""

    ids: list[int]
    """Article ids of this page, in the requested order."""
    total: int
    """Number of all hits."""
    asked: Matches
    """The query as interpreted, and any suggestion searched for instead."""
    unnarrowed: int = 0
    """Number of hits without filter, facts and fields, if these leave none."""
    absent: tuple[str, ...] = ()
    """Facts of the query that no article has, if nothing is found."""
    names: tuple[Named, ...] = ()
    """Keyword, kicker or author that the query names, each with its number of hits."""
    ranked: Depth = Depth.ALL
    """Which of the hits are ranked by relevance: of many, those with the words in the headline; of
    very many, or of a phrase of stop words, none, as these are ordered by date."""

    @property
    def searched(self) -> Query | None:
        """The query searched for: as parsed, or the suggestion instead."""
        return self.asked.query

    @property
    def suggested(self) -> str | None:
        """The suggestion searched for because the query as typed finds nothing."""
        return self.asked.suggested

    @property
    def said(self) -> list[str]:
        """Notes for the reader on how this was found, one sentence each."""
        found = self.asked.said
        if self.unnarrowed:
            found.append(f"{number_of(self.unnarrowed, 'article')} without the restriction")
        found += [f"no article has {fact}" for fact in self.absent]
        found += [name.said for name in self.names]
        if self.ranked is Depth.HEADLINES:
            found.append("many hits: those with the words in the headline first, then by date")
        if self.ranked is Depth.NONE:
            found.append("very many hits or very frequent words: the newest first")
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
    """Find the articles that match a query, most relevant (or newest) first; see ``ask``.

    All callers get the same hits in the same order. Blank text returns everything that passes the
    filter, newest first; ``limit=-1`` returns all hits. ValueError for an invalid filter date.
    """
    filtered = where(narrowed)
    names: tuple[Named, ...] = ()
    asked = ask(db, text, suggest=suggest)
    query = asked.query
    narrows = filtered != EVERYWHERE
    walked = _walked(db, asked, narrows, offset + limit) if limit >= 0 else 0

    @cache
    def through() -> list[int]:
        return passing(db, asked.ids(db) or [], filtered)

    if query is None:
        total = count_of(db, filtered) if asked.count is None else 0
        ids = by_date(db, None, filtered, limit, offset) if total else []
    elif walked:
        total = count_narrowed(db, query, filtered) if narrows else asked.count or 0
        chosen = partial(among, db, query)
        ids = newest(db, filtered, chosen, limit, offset, at_once=walked) if total else []
    else:
        total = len(through()) if narrows else asked.count or 0
        if limit and total <= MOST_NAMED:
            names = named(db, asked.suggested or text, query, through())
        by_time = newest_first or asked.depth is Depth.NONE
        if not limit:
            ids = []
        elif by_time and total <= MANY_HITS:
            ids = by_date(db, through(), EVERYWHERE, limit, offset)
        elif by_time:
            ids = newest(db, filtered, set(through()).intersection, limit, offset)
        elif asked.depth is Depth.ALL:
            end = None if limit < 0 else offset + limit
            fit = ranks(db, query, through(), scores=asked.scores, most=end)
            ids = by_rank(db, fit, through(), limit, offset)
        else:
            sure = not narrows and holds_headlines(query)
            ids = by_headline(db, query, through, filtered, limit, offset, sure=sure)
    return FoundArticles(
        ids=ids,
        total=total,
        asked=asked,
        absent=absent(db, query) if not total and query is not None else (),
        names=names,
        unnarrowed=0 if total else asked.count or _unnarrowed(db, query),
        ranked=Depth.ALL if newest_first else asked.depth,
    )


def _walked(db: Database, asked: Matches, narrows: bool, end: int) -> int:
    """Return how many articles to test at once on a walk from the newest to the end of a page; 0 if
    reading all the hits is cheaper."""
    count = asked.count or 0
    if not count or asked.found is not None or end > _NEAR:
        return 0
    expected = end * last_id(db) // count + 5
    dense = count > MOST_HITS and expected <= AT_ONCE and not narrows
    return min(expected, AT_ONCE) if count > _WALK or dense else 0


def _unnarrowed(db: Database, query: Query | None) -> int:
    wide = None if query is None else widened(query)
    return 0 if wide is None or wide == query else count(db, written(wide))


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
    """Search in the query language of ``docs/searching.md`` and return the articles with snippets.

    Most relevant first, or ``newest_first``; ``limit=-1`` returns all hits. Blank text returns all
    articles that ``narrowed`` admits, newest first. No query is an error; an invalid date in
    ``narrowed`` raises ``ValueError``.
    """
    found = find(db, text, narrowed, limit=limit, offset=offset, newest_first=newest_first)
    return hits(db, found, marks)


def hits(db: Database, found: FoundArticles, marks: tuple[str, str] = ("[", "]")) -> list[Hit]:
    """Return the articles of a result page with snippets."""
    shown = Shown(found.searched)
    return [_hit(db, article_id, shown, marks) for article_id in found.ids]


def count(db: Database, text: str, narrowed: Filter = EVERYTHING) -> int:
    """Count the articles that match a query as typed, without suggestions."""
    return find(db, text, narrowed, limit=0, suggest=False).total


def register(conn: sqlite3.Connection) -> None:
    """Register three SQL functions on a connection, for notebooks and Datasette.

    ``found(text)`` returns the ids of a search as a JSON array, in order:
    ``… FROM json_each(found('Häuser tag:OZG')) JOIN articles ON articles.id = value ORDER BY key``;
    ``matching(text)`` returns the same ids unordered, which is quicker; ``german(text)`` returns an
    expression for ``articles_stems MATCH``, for queries without facts and exact words.
    """

    def german(text: str | None) -> str:
        query = parse(text or "")
        if query is None:
            return '""'
        if not is_plain(query):
            # FTS5 reports "unknown special query" and this text up to the first blank.
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


def _hit(db: Database, article_id: int, shown: Shown, marks: tuple[str, str]) -> Hit:
    found = row(
        db,
        """SELECT id, source, url, published, kicker, title, teaser, body, state, duplicate_of
        FROM articles_full WHERE id = ?""",
        [article_id],
    )
    assert found is not None
    return Hit(
        **{name: found[name] for name in Hit.__slots__ if name != "snippet"},
        snippet=shown.passage(found["teaser"], found["body"], marks=marks),
    )
