"""Hints that articles of any age were modified since their page was fetched."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from archive.articles import teasers
from archive.articles.identity import address_key
from archive.database.sql import row


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
