"""Rows from the future: a run whose clock was wrong, and the first honest reading after it."""

from __future__ import annotations

from sqlite_utils import Database

from archive.clock import soon
from archive.database.sql import run
from archive.records import ArchivedArticle


def is_ahead(article: ArchivedArticle) -> bool:
    """Tell whether an article was seen or changed at a time that has not come."""
    return max(article.last_seen, article.last_changed) > soon()


def bring_back(db: Database, article_id: int, at: str) -> None:
    """Move every time of an article that has not come to that of an honest reading: what was read
    in the future was read before it, in the same order."""
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
