"""Every change of the archive's shape, in order. Never edit one that was released: add another.

What tables and columns mean is told in ``article.py`` and ``rows.py``; ``docs/schema.md`` is made
of that. Times and dates are text, lists are JSON text.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from sqlite_utils import Database, Migrations

from archive.articles import duplicates
from archive.database.first_schema import FULL_TEXT, TABLES, VIEWS
from archive.database.indexing_schema import INDEXED_TOGETHER
from archive.database.journal_schema import JOURNAL, TIPS
from archive.database.kept_schema import KEPT_PAGES
from archive.search.index import rebuild as rebuild_stems

MIGRATIONS = Migrations("kommunews")


@MIGRATIONS(name="0001_first_schema")
def first_schema(db: Database) -> None:
    """All tables of the contract, the full-text index and the views."""
    for sql in (TABLES, FULL_TEXT, VIEWS):
        run_script(db, sql)


@MIGRATIONS(name="0002_merged")
def merged(db: Database) -> None:
    """Where the ids of merged articles lead."""
    run_script(
        db,
        """
        CREATE TABLE merged (
            old_id INTEGER PRIMARY KEY,
            article_id INTEGER NOT NULL REFERENCES articles(id),
            at TEXT NOT NULL
        );
        CREATE INDEX merged_article_id ON merged (article_id);
        """,
    )


@MIGRATIONS(name="0003_near_duplicates")
def near_duplicates(db: Database) -> None:
    """The index of near duplicates, filled with the articles that are there."""
    run_script(
        db,
        """
        CREATE TABLE signatures (
            article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
            signature BLOB NOT NULL
        );

        CREATE TABLE bands (
            band INTEGER NOT NULL,
            article_id INTEGER NOT NULL,
            PRIMARY KEY (band, article_id)
        ) WITHOUT ROWID;

        CREATE TABLE similar (
            article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            other_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            share REAL NOT NULL,
            PRIMARY KEY (article_id, other_id)
        ) WITHOUT ROWID;
        CREATE INDEX similar_other_id ON similar (other_id);

        CREATE VIEW reprints AS
        SELECT
            reprint.id, reprint.source, reprint.url, reprint.published, reprint.title,
            original.id AS original_id, original.source AS original_source,
            original.url AS original_url, original.published AS original_published,
            original.title AS original_title,
            julianday(reprint.published) - julianday(original.published) AS days_later,
            reprint.fingerprint = original.fingerprint AS word_for_word
        FROM articles AS reprint JOIN articles AS original ON original.id = reprint.duplicate_of;
        """,
    )


@MIGRATIONS(name="0004_search")
def search(db: Database) -> None:
    """The index of German stems, filled with the articles that are there; the citation view."""
    run_script(
        db,
        """
        CREATE TABLE archive_info (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        );

        -- ascii: the words come as stems already, only blanks stand between them
        CREATE VIRTUAL TABLE articles_stems USING fts5(
            kicker, title, teaser, body, content='', tokenize='ascii'
        );

        CREATE VIEW most_cited AS
        SELECT
            articles.id, articles.source, articles.url, articles.published, articles.title,
            count(DISTINCT links.article_id) AS citations,
            count(DISTINCT citing.source) AS citing_sites
        FROM links
        JOIN articles ON articles.id = links.target_id
        JOIN articles AS citing ON citing.id = links.article_id
        WHERE links.article_id != links.target_id
        GROUP BY articles.id ORDER BY citations DESC, articles.published DESC;
        """,
    )
    rebuild_stems(db)


@MIGRATIONS(name="0005_journal")
def journal(db: Database) -> None:
    """What crawls note about themselves: walks, measures, alarms, doubts, notices, coverage."""
    run_script(db, JOURNAL)


@MIGRATIONS(name="0006_later_versions")
def later_versions(db: Database) -> None:
    """What was changed after publication is found without reading every version."""
    run_script(db, "CREATE INDEX revisions_later ON revisions (seen_at) WHERE number > 1;")


@MIGRATIONS(name="0007_kept_pages")
def kept_pages(db: Database) -> None:
    """Which kept page a text was read from; corrections of the record told from edits."""
    run_script(db, KEPT_PAGES)


@MIGRATIONS(name="0008_facets")
def facets(db: Database) -> None:
    """What a search is narrowed by, together and small: no need to read the rows for it."""
    run_script(
        db,
        "CREATE INDEX articles_facets ON articles (id, published, source, duplicate_of);",
    )


@MIGRATIONS(name="0009_indexed_together")
def indexed_together(db: Database) -> None:
    """New articles are put into both full-text indexes at the end of a transaction."""
    run_script(db, INDEXED_TOGETHER)


@MIGRATIONS(name="0010_minima")
def minima(db: Database) -> None:
    """Near duplicates are looked for by eight keys an article, not by 21: less to write."""
    run_script(
        db,
        """
        DROP TABLE bands;
        -- eight rows an article, hence narrow; written and deleted together with signatures
        CREATE TABLE minima (
            minimum INTEGER NOT NULL,
            article_id INTEGER NOT NULL,
            PRIMARY KEY (minimum, article_id)
        ) WITHOUT ROWID;
        """,
    )
    duplicates.index_all(db)


@MIGRATIONS(name="0011_tips")
def tips(db: Database) -> None:
    """Which articles a surface now tells otherwise."""
    run_script(db, TIPS)


@MIGRATIONS(name="0012_merged_later")
def merged_later(db: Database) -> None:
    """The full-text indexes merge twelve pieces instead of four: a word of the millionth article
    is written four times, not seven. Never many at once (``crisismerge``): a crawl waits for it."""
    for table in ("articles_fts", "articles_stems"):
        for name, value in (("automerge", 12), ("crisismerge", 64)):
            db.conn.execute(f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)", (name, value))


@MIGRATIONS(name="0013_same_day")
def same_day(db: Database) -> None:
    """The headlines of one site and day stand together: a new article is compared with them."""
    run_script(
        db, "CREATE INDEX articles_same_day ON articles (source, published, duplicate_of, title);"
    )


def run_script(db: Database, sql: str) -> None:
    """Run several statements inside the open transaction (``executescript`` would end it)."""
    for statement in statements(sql):
        db.conn.execute(statement)


def statements(sql: str) -> Iterator[str]:
    """The statements of a script; a trigger, which holds semicolons itself, is one of them.

    >>> list(statements("CREATE TABLE a (b);\\nDROP TABLE a;"))
    ['CREATE TABLE a (b);', 'DROP TABLE a;']
    """
    pending = ""
    for line in sql.splitlines():
        pending += "\n" + line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
