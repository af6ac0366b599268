"""What pages say about their own address, as long as nothing has proved it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from archive.articles.identity import address_key
from archive.database.sql import rows, run
from archive.records import Address

_COMPARED = 25
"""Claimants of one address that are compared: a theme may print one address on every page."""


def save(db: Database, article_id: int, claimed: Iterable[Address], at: str) -> None:
    """Keep what an article's page claims, and forget what has been proved meanwhile."""
    for claim in claimed:
        run(
            db,
            """INSERT INTO claims (url, article_id, kind, key, first_seen, last_seen)
            VALUES (:url, :id, :kind, :key, :at, :at)
            ON CONFLICT (url, article_id, kind) DO UPDATE
            SET first_seen = min(first_seen, :at), last_seen = max(last_seen, :at)
            WHERE first_seen > :at OR last_seen < :at""",
            {
                "url": claim.url,
                "id": article_id,
                "kind": claim.kind,
                "key": address_key(claim.url),
                "at": at,
            },
        )
    forget_proved(db, article_id)


def forget_proved(db: Database, article_id: int) -> None:
    """Forget the claims of an article that are addresses of it by now."""
    run(
        db,
        """DELETE FROM claims WHERE article_id = :id
            AND key IN (SELECT key FROM addresses WHERE article_id = :id)""",
        {"id": article_id},
    )


def move(db: Database, kept: int, gone: int) -> None:
    """Hand the claims of a row to the row that it was merged into."""
    run(db, "UPDATE OR IGNORE claims SET article_id = ? WHERE article_id = ?", (kept, gone))
    run(db, "DELETE FROM claims WHERE article_id = ?", [gone])
    forget_proved(db, kept)


def claimants(db: Database, key: str) -> list[int]:
    """Ids of articles whose pages claim an address, the oldest first."""
    found = rows(
        db,
        "SELECT DISTINCT article_id FROM claims WHERE key = ? ORDER BY 1 LIMIT ?",
        (key, _COMPARED),
    )
    return [r["article_id"] for r in found]
