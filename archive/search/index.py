"""The index of stems: ``articles_stems``, in step with the texts of the articles.

It is an FTS5 table without content. To forget an article it must be told exactly what it was told
before; so it remembers by which algorithm it was made, and is made anew when that changes.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping

from sqlite_utils import Database

from archive.database.connection import explained, writing
from archive.database.sql import row, rows, run
from archive.search.forms import algorithm
from archive.search.german import COLUMNS, STORED, indexed

_PAGES = 1000
_GIVEN_BACK = 2000
"""Pages that are moved at most at the end of a run: 8 MB."""
_INSERT = "INSERT INTO articles_stems (rowid, kicker, title, teaser, body) VALUES (?, ?, ?, ?, ?)"
_INSERT_PLAIN = """INSERT INTO articles_fts (rowid, kicker, title, teaser, body, tags, byline)
    VALUES (:id, :kicker, :title, :teaser, :body, :tags, :byline)"""
# Not all at once: an import is one transaction.
_WAITING = """SELECT id, kicker, title, teaser, body, tags, byline FROM articles_full
    WHERE id IN (SELECT article_id FROM _unindexed) ORDER BY id LIMIT 500"""


def catch_up(db: Database) -> None:
    """Put the articles that are new since the transaction began into both full-text indexes.

    Together and last: an index writes whatever it holds to the file whenever a statement after it
    could fail half-way, and a piece of index for each article costs twice as much as one for a
    dozen. Triggers note the articles in ``_unindexed``, which is empty between transactions.
    """
    if row(db, "SELECT 1 FROM _unindexed LIMIT 1") is None:
        return
    while found := rows(db, _WAITING):
        db.conn.executemany(_INSERT_PLAIN, [dict(article) for article in found])
        for article in found:
            add(db, article["id"], article)
        run(db, "DELETE FROM _unindexed WHERE article_id <= ?", [found[-1]["id"]])
    run(db, "DELETE FROM _unindexed")  # articles that are gone again
    # Now the indexes write what they hold: what fails in there had better not fail in COMMIT.
    run(db, "SAVEPOINT indexed")
    run(db, "RELEASE indexed")


def is_indexed(db: Database, article_id: int) -> bool:
    """Whether an article is in the indexes already, and does not wait to be put there."""
    return row(db, "SELECT 1 FROM _unindexed WHERE article_id = ?", [article_id]) is None


def add(db: Database, article_id: int, texts: Mapping[str, str | None] | sqlite3.Row) -> None:
    """Put an article into the index that is not in it."""
    run(
        db,
        _INSERT,
        (article_id, *(STORED.take(texts[name]) for name in COLUMNS)),
    )


def remove(db: Database, article_id: int) -> None:
    """Take an article out of the index, whose texts are still those that were put in."""
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


def merge(db: Database) -> None:
    """Some of the merging that both full-text indexes put off while articles came one by one, a
    bounded amount; it makes searches quicker. For the end of a run."""
    for table in ("articles_fts", "articles_stems"):
        run(db, f"INSERT INTO {table} ({table}, rank) VALUES ('merge', {_PAGES})")


def give_back(db: Database) -> None:
    """Give pages that merging left free back to the disk, a bounded number; inside a batch they
    stay for what comes next."""
    if not db.conn.in_transaction:  # which a script would end
        db.conn.executescript(f"PRAGMA incremental_vacuum({_GIVEN_BACK})")


def is_current(db: Database) -> bool:
    """Whether the index was made by the algorithm of today."""
    found = row(db, "SELECT stemmer FROM archive")
    return found is not None and found["stemmer"] == algorithm()


def bring_up_to_date(db: Database, path: str | os.PathLike[str]) -> None:
    """Make the index anew, in one transaction, if another algorithm made it (or none yet).

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


def rebuild(db: Database) -> None:
    """Make the index anew from the texts."""
    run(db, "INSERT INTO articles_stems (articles_stems) VALUES ('delete-all')")
    ids = [r["id"] for r in rows(db, "SELECT id FROM articles ORDER BY id")]
    for article_id in ids:
        texts = row(
            db, "SELECT kicker, title, teaser, body FROM articles_full WHERE id = ?", [article_id]
        )
        if texts is not None:
            add(db, article_id, texts)
    run(db, "UPDATE archive SET stemmer = ?", [algorithm()])
