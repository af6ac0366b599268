"""Thin the kept pages by a stated rule. Reads both files, writes only the page store.

Every address keeps its first page, its newest, and each that a text of the archive was read from.
Of the rest one page a month stays (or a year, or none). The sightings of a deleted page go with it;
the times of the pages that stay do not change.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from archive.articles.lookup import known
from archive.captures.store import PageStore
from archive.captures.verify import referred
from archive.database.connection import explained, writing
from archive.database.session import Session
from archive.database.sql import marks, row, rows, run

PERIODS = {"month": 7, "year": 4, "none": 0}
"""Periods of which one page of an address stays, as the number of characters of a date."""
_BATCH = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Thinned:
    """What was deleted, or would be."""

    captures: int
    """Pages."""
    bytes_kept: int
    """Bytes that they took."""


def prune(store: PageStore, archive: Session, *, keep: str = "month", dry: bool = False) -> Thinned:
    """Thin the kept pages; ``keep`` is a key of ``PERIODS``. Raises ``ArchiveError``."""
    needed = referred(archive)
    going: list[int] = []
    try:
        for source in store.sources():
            for found in rows(
                store.db, "SELECT DISTINCT url FROM captures WHERE source = ?", [source]
            ):
                going += _dispensable(store, found["url"], keep, needed, archive)
        taken = _bytes(store, going)
        if not dry:
            for start in range(0, len(going), _BATCH):
                _drop(store, going[start : start + _BATCH])
            # executescript() runs to the end; execute() stops after the first page.
            store.db.conn.executescript("PRAGMA incremental_vacuum")
    except sqlite3.Error as error:
        raise explained(error, store.path) from error
    return Thinned(captures=len(going), bytes_kept=taken)


def _dispensable(
    store: PageStore, url: str, keep: str, needed: set[int], archive: Session
) -> list[int]:
    kept = rows(
        store.db,
        """SELECT id, strftime('%Y-%m-%d', at, 'unixepoch') AS day,
            max(at, coalesce((SELECT max(at) FROM sightings WHERE capture = id), 0)) AS last
        FROM captures WHERE url = ? ORDER BY at, id""",
        [url],
    )
    if len(kept) < 3 or not _texts_rest_on_pages(archive, url):
        return []
    stay = {kept[0]["id"], max(kept, key=lambda r: (r["last"], r["id"]))["id"]} | needed
    periods: set[str] = set()
    going = []
    for found in kept:
        period = found["day"][: PERIODS[keep]]
        if found["id"] not in stay and (not period or period in periods):
            going.append(found["id"])
        else:
            periods.add(period)
    return going


def _texts_rest_on_pages(archive: Session, url: str) -> bool:
    """Return whether the archive knows for every text of that address which page it was read from;
    if not, any of its pages may be the only source of a text."""
    article = known(archive.db, url)
    return (
        article is None
        or row(
            archive.db,
            "SELECT 1 FROM revisions WHERE article_id = ? AND capture IS NULL LIMIT 1",
            [article.id],
        )
        is None
    )


def _bytes(store: PageStore, captures: list[int]) -> int:
    total = 0
    for start in range(0, len(captures), _BATCH):
        batch = captures[start : start + _BATCH]
        (found,) = rows(
            store.db,
            f"""SELECT coalesce(sum(length(data)), 0) AS n FROM bodies
            WHERE id IN (SELECT body FROM captures WHERE id IN ({marks(batch)}))""",
            batch,
        )
        total += found["n"]
    return total


def _drop(store: PageStore, captures: list[int]) -> None:
    with writing(store.db, store.path):
        run(store.db, f"DELETE FROM captures WHERE id IN ({marks(captures)})", captures)
        run(store.db, "DELETE FROM bodies WHERE id NOT IN (SELECT body FROM captures)")
        run(
            store.db,
            """DELETE FROM headers WHERE id NOT IN (SELECT names FROM captures
            UNION SELECT asked FROM captures UNION SELECT headers FROM sightings
            UNION SELECT asked FROM sightings)""",
        )
