"""Repair rows with times in the future, written by a run whose clock was wrong."""

from __future__ import annotations

from sqlite_utils import Database

from archive.clock import soon
from archive.database.sql import run
from archive.records import ArchivedArticle


def is_ahead(article: ArchivedArticle) -> bool:
    """Return whether an article was seen or changed in the future."""
    return max(article.last_seen, article.last_changed) > soon()


def bring_back(db: Database, article_id: int, at: str) -> None:
    """Set all future times of an article to ``at``, the time of a reading with a correct clock. The
    readings they belong to happened before it, and keep their order."""
    values = {"id": article_id, "at": at, "soon": soon()}
    for table, column, owner in (
        ("articles", "first_seen", "id"),
        ("articles", "last_seen", "id"),
        ("articles", "last_changed", "id"),
        ("articles", "gone_at", "id"),
        ("_revisions", "seen_at", "article_id"),
        ("addresses", "first_seen", "article_id"),
        ("claims", "first_seen", "article_id"),
        ("claims", "last_seen", "article_id"),
    ):
        run(
            db,
            f"UPDATE {table} SET {column} = :at WHERE {owner} = :id AND {column} > :soon",
            values,
        )
    run(
        db,
        """UPDATE pages SET fetched_at = :at, first_fetched = min(first_fetched, :at)
        WHERE fetched_at > :soon AND key IN (SELECT key FROM addresses WHERE article_id = :id)""",
        values,
    )
