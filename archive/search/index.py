"""Keep the index of stems, ``articles_stems``, in step with the texts of the articles.

It is a contentless FTS5 table: deleting an article requires the exact text that was inserted. So
the archive records which algorithm made the index, and rebuilds it when that changes.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping

from sqlite_utils import Database

from archive.database import connection
from archive.database.connection import explained, writing
from archive.database.sql import row, rows, run
from archive.search.forms import algorithm
from archive.search.german import COLUMNS, STORED, indexed

_TABLES = ("articles_fts", "articles_stems")
_PAGES, _PAGES_OF_NEW, _PAGES_AT_ONCE = 1000, 16, 20_000
"""Pages that are merged at the end of a run: at least, for each new article, at most (a second)."""
_TOGETHER = 2
"""Pieces of an index that are worth merging; SQLite's own value is 4."""
_HELD = 16 << 20
"""Bytes of new words that each index holds before it writes them, in one transaction: the fewer
pieces it writes, the less it has to merge. SQLite's own value, 1 MB, is full after 100 articles."""
_GIVEN_BACK = 2
"""Pages returned at most, for each that may have been merged."""
_INSERT = "INSERT INTO articles_stems (rowid, kicker, title, teaser, body) VALUES (?, ?, ?, ?, ?)"
_INSERT_PLAIN = """INSERT INTO articles_fts (rowid, kicker, title, teaser, body, tags, byline)
    VALUES (:id, :kicker, :title, :teaser, :body, :tags, :byline)"""
# In portions, as an import is a single transaction.
_WAITING = """SELECT id, kicker, title, teaser, body, tags, byline FROM articles_full
    WHERE id IN (SELECT article_id FROM _unindexed) ORDER BY id LIMIT 500"""


def catch_up(db: Database) -> None:
    """Add the articles inserted in this transaction to both full-text indexes.

    All together, at the end: FTS5 flushes its pending data before any statement that could fail
    half-way, and a segment per article costs twice as much as one per dozen. Triggers record the
    articles in ``_unindexed``, which is empty between transactions.
    """
    if row(db, "SELECT 1 FROM _unindexed LIMIT 1") is None:
        return
    while found := rows(db, _WAITING):
        db.conn.executemany(_INSERT_PLAIN, [dict(article) for article in found])
        texts = {article[name] for article in found for name in COLUMNS}  # kickers repeat
        forms = {text: STORED.take(text) for text in texts}
        db.conn.executemany(
            _INSERT, [(r["id"], *(forms[r[name]] for name in COLUMNS)) for r in found]
        )
        run(db, "DELETE FROM _unindexed WHERE article_id <= ?", [found[-1]["id"]])
    run(db, "DELETE FROM _unindexed")  # articles deleted in the same transaction
    # The savepoint flushes the indexes now, so that errors surface here and not in COMMIT.
    run(db, "SAVEPOINT indexed")
    run(db, "RELEASE indexed")


def is_indexed(db: Database, article_id: int) -> bool:
    """Test whether an article is in the indexes, not waiting to be added."""
    return row(db, "SELECT 1 FROM _unindexed WHERE article_id = ?", [article_id]) is None


def add(db: Database, article_id: int, texts: Mapping[str, str | None] | sqlite3.Row) -> None:
    """Add an article to the index; it must not be there yet."""
    run(
        db,
        _INSERT,
        (article_id, *(STORED.take(texts[name]) for name in COLUMNS)),
    )


def remove(db: Database, article_id: int) -> None:
    """Remove an article from the index; its texts must still be those that were indexed."""
    texts = row(
        db, "SELECT kicker, title, teaser, body FROM articles_full WHERE id = ?", [article_id]
    )
    if texts is not None:
        run(
            db,
            """INSERT INTO articles_stems (articles_stems, rowid, kicker, title, teaser, body)
            VALUES ('delete', ?, ?, ?, ?, ?)""",
            (article_id, *(indexed(texts[name]) for name in COLUMNS)),
        )


def merge(db: Database, new: int = 0) -> None:
    """Merge some segments of both full-text indexes, a number bounded by the run's new articles,
    for smaller files and faster searches. Meant for the end of a run: writing defers this work."""
    for table in _TABLES:
        _configure(db, table, "usermerge", _TOGETHER)
        run(db, f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", [_merged(new)])


def give_back(db: Database, new: int = 0) -> None:
    """Return the free pages that :func:`merge` may have left to the disk; inside a batch, keep them
    for reuse."""
    if not db.conn.in_transaction:  # executescript would commit it
        db.conn.executescript(f"PRAGMA incremental_vacuum({_GIVEN_BACK * _merged(new)})")


def _merged(new: int) -> int:
    return min(_PAGES + _PAGES_OF_NEW * new, _PAGES_AT_ONCE)


def _configure(db: Database, table: str, name: str, value: int) -> None:
    """Set an option of a full-text index, which is kept in the file, unless it is set."""
    held = row(db, f"SELECT v FROM {table}_config WHERE k = ?", [name])
    if held is None or held["v"] != value:
        run(db, f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)", [name, value])


def widen(db: Database) -> None:
    """Prepare for a job that writes many articles: more memory, and larger pieces of the indexes.
    That is a setting in the file, made once, which every SQLite knows."""
    connection.widen(db)
    for table in _TABLES:
        _configure(db, table, "hashsize", _HELD)


def is_current(db: Database) -> bool:
    """Test whether the index was made by the current algorithm."""
    found = row(db, "SELECT stemmer FROM archive")
    return found is not None and found["stemmer"] == algorithm()


def bring_up_to_date(db: Database, path: str | os.PathLike[str]) -> None:
    """Rebuild the index in one transaction if another algorithm made it, or none yet.

    Raises ``ArchiveError``.
    """
    try:
        if is_current(db):
            return
    except sqlite3.Error as error:
        raise explained(error, path) from error
    with writing(db, path):
        if not is_current(db):  # another process may have been first
            catch_up(db)
            rebuild(db)


def last_id(db: Database) -> int:
    """Return the highest id of an article, 0 in an empty archive: how far a search may have to
    read."""
    last: int | None = db.conn.execute("SELECT max(id) FROM articles").fetchone()[0]
    return last or 0


def rebuild(db: Database) -> None:
    """Rebuild the index from the texts."""
    run(db, "INSERT INTO articles_stems (articles_stems) VALUES ('delete-all')")
    ids = [r["id"] for r in rows(db, "SELECT id FROM articles ORDER BY id")]
    for article_id in ids:
        texts = row(
            db, "SELECT kicker, title, teaser, body FROM articles_full WHERE id = ?", [article_id]
        )
        if texts is not None:
            add(db, article_id, texts)
    run(db, "UPDATE archive SET stemmer = ?", [algorithm()])
