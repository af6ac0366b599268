"""Hints that articles of any age were modified since their page was fetched."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from archive.articles import teasers
from archive.articles.identity import address_key
from archive.database.sql import row

MIN_ASKED, CHANGED = 10, 0.1
"""Articles requested because a surface said that they were modified, and the share of them that
must have changed for it to be believed."""
VAIN_DAYS = 30
"""Days after which a surface that is not believed is tried again."""


def hint_modified(db: Database, changed: Iterable[tuple[str, str]], seen_on: str, at: str) -> None:
    """Schedule early rechecks of the articles that a surface, read at ``at``, lists as modified
    (address and time) since their page was last fetched."""
    for url, modified in changed:
        found = row(
            db,
            """SELECT articles.id FROM addresses
            JOIN articles ON articles.id = addresses.article_id
            WHERE addresses.key = :key AND state != 'teaser' AND :modified <= :at
                AND :modified > coalesce((SELECT max(fetched_at) FROM pages
                    JOIN addresses AS met ON met.key = pages.key
                    WHERE met.article_id = articles.id), '')
            LIMIT 1""",
            {"key": address_key(url), "modified": modified, "at": at},
        )
        if found is not None:
            teasers.hint(db, found["id"], seen_on, at)


def in_vain(db: Database, source: str, seen_on: str, at: str) -> int:
    """Count the articles that were requested in the last month because a kind of surface listed
    them as modified; 0 if they are few, or a fair share of them had changed."""
    found = row(
        db,
        """SELECT count(*) AS asked, coalesce(sum(EXISTS (SELECT 1 FROM revisions
                WHERE revisions.article_id = _hints.article_id AND number > 1
                    AND cause = 'publisher' AND revisions.seen_at >= _hints.seen_at)), 0) AS changed
        FROM _hints JOIN articles ON articles.id = _hints.article_id
        WHERE source = :source AND seen_on = :seen_on
            AND julianday(:at) - julianday(_hints.seen_at) BETWEEN 0 AND :days
            AND EXISTS (SELECT 1 FROM addresses JOIN pages USING (key)
                WHERE addresses.article_id = articles.id AND pages.fetched_at >= _hints.seen_at)""",
        {"source": source, "seen_on": seen_on, "at": at, "days": VAIN_DAYS},
    )
    asked, changed = found or (0, 0)
    return asked if asked >= MIN_ASKED and changed < CHANGED * asked else 0


def has_shown(db: Database, source: str, surface: str) -> bool:
    """Return whether a kind of surface of a site has ever shown an article."""
    return (
        row(
            db,
            "SELECT 1 FROM _announcements WHERE source = ? AND surface = ? LIMIT 1",
            (source, surface),
        )
        is not None
    )
