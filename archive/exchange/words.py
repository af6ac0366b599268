"""Whether the full-text index holds the words of the texts; found out without writing to it.

SQLite's own check counts as a write and keeps all other writers waiting. So the index is made once
more, in a temporary file, and the two are compared: the words of each article by number, and each
word by the articles it is in and how often.
"""

from __future__ import annotations

from contextlib import closing
from itertools import zip_longest

from sqlite_utils import Database

from archive.database.sql import run


def differ(db: Database) -> bool:
    """Tell whether the index and the texts differ. Raises ``sqlite3.DatabaseError`` where the
    index cannot be read."""
    run(
        db,
        """CREATE VIRTUAL TABLE temp.made USING fts5(kicker, title, teaser, body, content='',
            tokenize='unicode61 remove_diacritics 2')""",
    )
    run(db, "CREATE VIRTUAL TABLE temp.made_words USING fts5vocab(temp, made, row)")
    run(db, "CREATE VIRTUAL TABLE temp.held_words USING fts5vocab(main, articles_fts, row)")
    try:
        run(
            db,
            """INSERT INTO temp.made (rowid, kicker, title, teaser, body)
            SELECT id, kicker, title, teaser, body FROM articles_full
            WHERE id NOT IN (SELECT article_id FROM _unindexed)""",
        )
        queries = (
            "SELECT id, sz FROM {}_docsize ORDER BY id",
            "SELECT term, doc, cnt FROM temp.{}_words ORDER BY term",
        )
        names = (("temp.made", "main.articles_fts"), ("made", "held"))
        return any(
            _unlike(db, *(query.format(name) for name in pair))
            for query, pair in zip(queries, names, strict=True)
        )
    finally:
        for table in ("held_words", "made_words", "made"):
            run(db, f"DROP TABLE temp.{table}")


def _unlike(db: Database, one: str, other: str) -> bool:
    with closing(db.conn.execute(one)) as a, closing(db.conn.execute(other)) as b:
        return any(first != second for first, second in zip_longest(a, b))
