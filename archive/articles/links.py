"""Links out of bodies, and the articles they lead to: the citation network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from archive.articles.identity import address_key
from archive.database.sql import marks, run
from archive.records import Link


def replace_links(db: Database, article_id: int, links: Iterable[Link]) -> None:
    """Make these the links of an article; those that lead to an archived article say to which."""
    run(db, "DELETE FROM links WHERE article_id = ?", [article_id])
    db.conn.executemany(
        """INSERT INTO links (article_id, url, text, key, target_id)
        VALUES (?, ?, ?, ?, (SELECT article_id FROM addresses WHERE key = ? LIMIT 1))""",
        [
            (article_id, link.url, link.text, key, key)
            for link in links
            for key in [address_key(link.url)]
        ],
    )


def resolve(db: Database, article_id: int, keys: Sequence[str]) -> None:
    """Point every link to one of these keys at the article, which has just been archived."""
    run(
        db,
        f"UPDATE links SET target_id = ? WHERE key IN ({marks(keys)}) AND target_id IS NOT ?",
        (article_id, *keys, article_id),
    )
