"""The index of stems: ``articles_stems``, in step with the texts of the articles.

It is an FTS5 table without content. To forget an article it must be told exactly what it was told
before; so it remembers by which algorithm it was made, and is made anew when that changes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from sqlite_utils import Database

from archive.german import algorithm, indexed
from archive.sql import row, rows, run

_PAGES = 1000
COLUMNS = ("kicker", "title", "teaser", "body")


def add(db: Database, article_id: int, texts: Mapping[str, str | None] | sqlite3.Row) -> None:
    """Put an article into the index that is not in it."""
    run(
        db,
        "INSERT INTO articles_stems (rowid, kicker, title, teaser, body) VALUES (?, ?, ?, ?, ?)",
        (article_id, *(indexed(texts[name]) for name in COLUMNS)),
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


def sizes(texts: Sequence[str | None]) -> bytes:
    """How many words of kicker, title, teaser and body the index holds, as FTS5 notes it: one
    number of seven bits a byte after the other, the high bit saying that more follow."""
    packed = bytearray()
    for text in texts:
        count = len(indexed(text).split())
        groups = [count & 0x7F]
        while count := count >> 7:
            groups.append(0x80 | count & 0x7F)
        packed += bytes(reversed(groups))
    return bytes(packed)


def is_current(db: Database) -> bool:
    """Whether the index was made by the algorithm of today."""
    found = row(db, "SELECT value FROM archive_info WHERE name = 'stems'")
    return found is not None and found["value"] == algorithm()


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
    run(
        db,
        """INSERT INTO archive_info (name, value) VALUES ('stems', :value)
        ON CONFLICT (name) DO UPDATE SET value = :value""",
        {"value": algorithm()},
    )
