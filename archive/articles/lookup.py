"""Find one article: by an address in any spelling, by its id, or as one of the newest."""

from __future__ import annotations

from sqlite_utils import Database

from archive.articles import addresses, merge, table
from archive.articles.addresses import Known
from archive.articles.identity import address_key
from archive.database.sql import row, rows
from archive.records import ArchivedArticle


def known(db: Database, url: str) -> Known | None:
    """Get what the archive knows about the article with that address, in any spelling."""
    found = row(
        db,
        """SELECT articles.id, state, last_seen, published
        FROM addresses JOIN articles ON articles.id = addresses.article_id
        WHERE addresses.key = ? LIMIT 1""",
        [address_key(url)],
    )
    return None if found is None else Known(**dict(found))


def by_address(db: Database, url: str) -> ArchivedArticle | None:
    """Get the article with that address, in any spelling, with its links and addresses."""
    article_id = addresses.article_at(db, url)
    return None if article_id is None else table.load(db, article_id, whole=True)


def by_id(db: Database, article_id: int) -> ArchivedArticle | None:
    """Get the article with that id, or the one it was merged into, with links and addresses."""
    article_id = merge.resolve(db, article_id)
    found = row(db, "SELECT id FROM articles WHERE id = ?", [article_id])
    return None if found is None else table.load(db, article_id, whole=True)


def newest(db: Database, limit: int) -> list[ArchivedArticle]:
    """List the articles with the latest dates, without links and addresses."""
    found = rows(
        db,
        """SELECT articles_full.* FROM (SELECT id FROM articles
            WHERE published IS NOT NULL ORDER BY published DESC, id DESC LIMIT ?) AS newest
        JOIN articles_full ON articles_full.id = newest.id
        ORDER BY published DESC, articles_full.id DESC""",
        [limit],
    )
    return [table.from_row(r) for r in found]
