"""Addresses that pages claim as their own, until they are proved."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from archive.articles.identity import address_key
from archive.database.sql import rows, run
from archive.records import Address

_COMPARED = 25
"""Claimants of one address to compare: a theme may print the same address on every page."""


def save(db: Database, article_id: int, claimed: Iterable[Address], at: str) -> None:
    """Store the claims of an article's page, and delete those proved meanwhile."""
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
    """Delete the claims of an article that have become its addresses."""
    run(
        db,
        """DELETE FROM claims WHERE article_id = :id
            AND key IN (SELECT key FROM addresses WHERE article_id = :id)""",
        {"id": article_id},
    )


def move(db: Database, kept: int, gone: int) -> None:
    """Move the claims of a row to the row it was merged into."""
    run(db, "UPDATE OR IGNORE claims SET article_id = ? WHERE article_id = ?", (kept, gone))
    run(db, "DELETE FROM claims WHERE article_id = ?", [gone])
    forget_proved(db, kept)


def claimants(db: Database, key: str) -> list[int]:
    """Return the ids of the articles whose pages claim an address, oldest first."""
    found = rows(
        db,
        "SELECT DISTINCT article_id FROM claims WHERE key = ? ORDER BY 1 LIMIT ?",
        (key, _COMPARED),
    )
    return [r["article_id"] for r in found]
