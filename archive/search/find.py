"""Searching the archive in German: word forms, compounds, phrases, filters, snippets."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from archive.database.sql import row, rows
from archive.search.german import beginning, fold, has_key, stem
from archive.search.query import Query, parse, to_fts, wanted
from archive.search.snippet import snippet

# Weights of kicker, title, teaser and body.
RANK = "bm25(articles_stems, 4.0, 10.0, 3.0, 1.0)"
"""How well an article fits; smaller is better."""

# Site, date and original stand in this index too, which is a tenth of the size of the rows.
_JOINED = "JOIN articles INDEXED BY articles_facets ON articles.id = articles_stems.rowid"
# Counted year by year in an index: a fifth of the time that grouping all dates takes.
_BY_YEAR = """WITH RECURSIVE years (site, year, last) AS (
    SELECT name, (SELECT min(published) FROM articles WHERE source = name) + 0,
        (SELECT max(published) FROM articles WHERE source = name) + 0 FROM sources
    UNION ALL SELECT site, year + 1, last FROM years WHERE year < last
), counted AS (
    SELECT site AS source, printf('%04d', year) AS year, (SELECT count(*) FROM articles
        WHERE source = site AND published >= printf('%04d', year)
            AND published < printf('%04d', year + 1) AND {conditions}) AS n
    FROM years WHERE year IS NOT NULL
) SELECT * FROM counted WHERE n ORDER BY source, year"""
_FORMS = 64
_DATE = re.compile(r"(\d{4})(-\d\d)?(-\d\d)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Filter:
    """What a search is narrowed to; ``None`` narrows nothing."""

    source: str | None = None
    """Site name."""
    since: str | None = None
    """Earliest date: ``2024``, ``2024-06`` or ``2024-06-30``."""
    until: str | None = None
    """Latest date, in the same forms; ``2024`` includes all of that year."""
    tag: str | None = None
    """A keyword, whatever its case."""
    originals: bool = False
    """Leave out articles that are the text of an earlier one."""


EVERYTHING = Filter()
"""Narrows nothing."""


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
    """The articles that a query finds, the fittest first (or the newest). Never an error of the
    query: see ``query.py``. Blank text finds everything the filter lets through, newest first.
    A date in the filter that is none is a ValueError."""
    query = parse(text)
    if query is None and text.strip():
        return []
    conditions, parameters = where(narrowed)
    if query is None:
        sql = f"""SELECT id FROM articles WHERE {conditions}
            ORDER BY published DESC, id DESC LIMIT :limit OFFSET :offset"""
    else:
        order = "published DESC, id DESC" if newest_first else f"{RANK}, id DESC"
        sql = f"""SELECT articles.id FROM articles_stems
            {_JOINED} WHERE articles_stems MATCH :query AND {conditions}
            ORDER BY {order} LIMIT :limit OFFSET :offset"""
        parameters["query"] = expression(db, query)
    ids = [r["id"] for r in rows(db, sql, {**parameters, "limit": limit, "offset": offset})]
    shown = Shown(query).__getitem__
    return [_hit(db, article_id, shown, marks) for article_id in ids]


def count(db: Database, text: str, narrowed: Filter = EVERYTHING) -> int:
    """How many articles a query finds."""
    query = parse(text)
    if query is None and text.strip():
        return 0
    conditions, parameters = where(narrowed)
    if query is None:
        sql = f"SELECT count(*) AS n FROM articles WHERE {conditions}"
    else:
        joined = _JOINED if conditions != "1" else ""
        sql = f"""SELECT count(*) AS n FROM articles_stems {joined}
            WHERE articles_stems MATCH :query AND {conditions}"""
        parameters["query"] = expression(db, query)
    found = row(db, sql, parameters)
    return found["n"] if found is not None else 0


def facets(
    db: Database, text: str = "", narrowed: Filter = EVERYTHING
) -> list[tuple[str, str, int]]:
    """Site, year and number of articles found, for every site and year that has some."""
    query = parse(text)
    if query is None and text.strip():
        return []
    conditions, parameters = where(narrowed)
    if query is None:
        sql = _BY_YEAR.format(conditions=conditions)
    else:
        sql = f"""SELECT source, substr(published, 1, 4) AS year, count(*) AS n
            FROM articles_stems {_JOINED}
            WHERE articles_stems MATCH :query AND {conditions} AND published IS NOT NULL
            GROUP BY source, year ORDER BY source, year"""
        parameters["query"] = expression(db, query)
    found = rows(db, sql, parameters)
    return [(r["source"], r["year"], r["n"]) for r in found]


def expression(db: Database, query: Query) -> str:
    """A query for ``articles_stems MATCH``; beginnings are looked up among the archive's words."""
    return to_fts(query, lambda beginning: stems_of(db, beginning))


def stems_of(db: Database, beginning: str) -> Iterable[str]:
    """Stems of the words of the archive that begin so (``kündigu`` → ``kundig``). A bounded
    number: the beginning itself is searched for among the stems as well."""
    if row(db, "SELECT 1 FROM temp.sqlite_master WHERE name = 'article_words'") is None:
        db.conn.execute(
            "CREATE VIRTUAL TABLE temp.article_words USING fts5vocab(main, articles_fts, row)"
        )
    folded = fold(beginning)
    plain = folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    found: dict[str, None] = {}
    for start in dict.fromkeys((folded, plain)):
        for r in rows(
            db,
            f"SELECT term FROM article_words WHERE term >= ? AND term < ? LIMIT {_FORMS}",
            (start, start + "\U0010ffff"),
        ):
            found[stem(r["term"])] = None
    return found


def register(conn: sqlite3.Connection) -> None:
    """Give a connection the SQL function ``german(text)``, for notebooks and Datasette:
    ``… WHERE articles_stems MATCH german('Häuser OR "neue Brücke"')``."""

    def german(text: str | None) -> str:
        query = parse(text or "")
        return to_fts(query) if query is not None else '""'

    conn.create_function("german", 1, german, deterministic=True)


def where(narrowed: Filter) -> tuple[str, dict[str, str]]:
    """A filter as SQL over ``articles``, and its parameters. ValueError for a date that is none."""
    conditions, parameters = ["1"], {}
    if narrowed.source is not None:
        conditions.append("source = :source")
        parameters["source"] = narrowed.source
    if narrowed.since is not None:
        conditions.append("published >= :since")
        parameters["since"] = _checked(narrowed.since)
    if narrowed.until is not None:
        # '2024' < '2024-12-31' < '2024~': a year or month includes its last day
        conditions.append("published <= :until")
        parameters["until"] = _checked(narrowed.until) + "~"
    if narrowed.tag is not None:
        conditions.append(
            "EXISTS (SELECT 1 FROM json_each(articles.tags) WHERE lower(value) = lower(:tag))"
        )
        parameters["tag"] = narrowed.tag
    if narrowed.originals:
        conditions.append("duplicate_of IS NULL")
    return " AND ".join(conditions), parameters


def _checked(date: str) -> str:
    if not _DATE.fullmatch(date):
        raise ValueError(f"{date!r} is no date of the form 2024, 2024-06 or 2024-06-30")
    return date


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
