"""Check the integrity of an archive, and repair what can be derived."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager

from sqlite_utils import Database

from archive.database.session import Session
from archive.database.sql import file_of, rows
from archive.exchange import words
from archive.exchange.faults import Check, Found, fault, statement
from archive.exchange.invariants import OF_ARTICLES
from archive.records import Fault
from archive.search import index
from archive.search.german import COLUMNS, indexed
from archive.visible import number_of

_Form = Callable[[str | None], str | None]
"""Turns a text into its index entry."""
_ROUNDS = 3
"""A repair may reveal another fault, which is repaired in the next round."""


def verify(session: Session, *, repair: bool = False) -> list[Fault]:
    """List all faults of the archive, including those that ``repair`` fixed.

    Checks read one snapshot while writers carry on; only repairs take the write lock, one check at
    a time. A file that SQLite itself reports as damaged is checked no further.
    """
    faults = _look(session)
    found = [one for _, one in faults]
    for _ in range(_ROUNDS if repair else 0):
        broken = dict.fromkeys(check for check, one in faults if one.mendable)
        if not broken:
            break
        for check in broken:
            with session.writing():
                for _, mend in check(session.db):
                    if mend is not None:
                        mend(session.db)
        faults = _look(session)
        found += [one for _, one in faults if one.name not in {known.name for known in found}]
    return found


def contradictions(session: Session) -> list[Fault]:
    """List the faults of the articles alone: what an import cannot see line by line. Neither the
    file nor the full-text indexes are checked, which takes most of the time."""
    with session.moment():
        return [one for check in OF_ARTICLES for one, _ in check(session.db)]


def _look(session: Session) -> list[tuple[Check, Fault]]:
    with session.moment():
        if found := damage(session.db):
            return [(_foreign_keys, one) for one in found]
        return [(check, one) for check in _CHECKS for one, _ in check(session.db)]


def damage(db: Database) -> list[Fault]:
    """Report damage that SQLite itself finds; nothing read from such a file can be trusted."""
    try:
        with _writable(db) as conn:
            lines = [r[0] for r in conn.execute("PRAGMA integrity_check(5)")]
    except sqlite3.DatabaseError as error:
        lines = [str(error)]
    if lines == ["ok"] or _only_index(lines):
        return []
    found = " ".join("; ".join(lines).split())
    return [fault("damaged", f"SQLite finds the file damaged ({found}); restore a backup.")]


@contextmanager
def _writable(db: Database) -> Iterator[sqlite3.Connection]:
    """Yield a writable connection, if possible: on a read-only one, SQLite skips CHECKs."""
    file = file_of(db)
    if not os.access(file, os.W_OK):
        yield db.conn
        return
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True)) as conn:
        yield conn


def _only_index(lines: list[str]) -> bool:
    """Test whether only a full-text index is damaged, which can be rebuilt."""
    return all("articles_fts" in line or "fts5" in line for line in lines)


def _foreign_keys(db: Database) -> Iterator[Found]:
    tables: dict[str, int] = {}
    for found in db.conn.execute("PRAGMA foreign_key_check"):
        tables[f"{found[0]} → {found[2]}"] = tables.get(f"{found[0]} → {found[2]}", 0) + 1
    for pair, count in tables.items():
        yield fault("orphans", f"{number_of(count, 'row')} leading nowhere: {pair}."), None


def _full_text(db: Database) -> Iterator[Found]:
    columns = (*COLUMNS, "tags", "byline")
    if _differs(db, "articles_fts", columns, "unicode61 remove_diacritics 0", lambda text: text):
        detail = "articles_fts does not hold the words of the texts."
        yield (
            fault("fts-out-of-step", detail, 1),
            statement("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')"),
        )


def _stems(db: Database) -> Iterator[Found]:
    if not index.is_current(db) or _differs(db, "articles_stems", COLUMNS, "ascii", indexed):
        detail = "articles_stems does not hold the stems of the texts."
        yield fault("stems-out-of-step", detail, 1), index.rebuild


def _differs(db: Database, name: str, columns: Sequence[str], tokenize: str, form: _Form) -> bool:
    texts = ((r["id"], *(form(r[column]) for column in columns)) for r in _texts(db))
    try:
        return words.differ(db, name, columns, tokenize, texts)
    except sqlite3.DatabaseError:
        return True


def _texts(db: Database) -> Iterator[sqlite3.Row]:
    """Yield id and texts of every indexed article. Read in batches, so that no query stays open
    while the comparison index is written."""
    last = 0
    while found := rows(
        db,
        """SELECT id, kicker, title, teaser, body, tags, byline FROM articles_full
        WHERE id > ? AND id NOT IN (SELECT article_id FROM _unindexed) ORDER BY id LIMIT 500""",
        [last],
    ):
        yield from found
        last = found[-1]["id"]


_CHECKS: tuple[Check, ...] = (_foreign_keys, *OF_ARTICLES, _full_text, _stems)
