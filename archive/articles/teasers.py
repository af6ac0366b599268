"""What listings and feeds say about articles: one row per article and surface."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from sqlite_utils import Database

from archive.articles import addresses
from archive.articles.identity import address_key
from archive.articles.rules import better_teaser
from archive.database.sql import marks, row, rows, run
from archive.records import Article, Teaser

_WORDS = ("kicker", "title", "text", "published", "published_text", "published_at")


def save(db: Database, teaser: Teaser) -> tuple[str, Teaser, Teaser | None, int | None]:
    """Store a teaser; return ``new``, ``changed`` or ``unchanged``, the teaser as stored, the one
    before, and the id of its article, if known."""
    key = address_key(teaser.url)
    found = row(
        db,
        "SELECT * FROM teasers WHERE key = ? AND seen_on = ? AND source = ?",
        (key, teaser.seen_on, teaser.source),
    )
    if found is None:
        article_id = next(iter(addresses.articles_at(db, [key])), None)
        run(
            db,
            """INSERT INTO teasers (source, url, article_id, kicker, title, text, published,
                published_text, published_at, seen_on, first_seen, last_seen, key)
            VALUES (:source, :url, :article_id, :kicker, :title, :text, :published,
                :published_text, :published_at, :seen_on, :seen_at, :seen_at, :key)""",
            {**_values(teaser), "article_id": article_id, "key": key},
        )
        return "new", teaser, None, article_id
    old = from_row(found)
    # The later reading counts, in whichever order they arrive.
    late = teaser.seen_at < old.seen_at
    new = better_teaser(teaser, old) if late else better_teaser(old, teaser)
    changed = any(getattr(new, name) != getattr(old, name) for name in _WORDS)
    run(
        db,
        """UPDATE teasers SET kicker = :kicker, title = :title, text = :text,
            published = :published, published_text = :published_text,
            published_at = :published_at,
            first_seen = min(first_seen, :met), last_seen = :seen_at
        WHERE id = :id""",
        {**_values(new), "met": teaser.seen_at, "id": found["id"]},
    )
    return "changed" if changed else "unchanged", new, old, found["article_id"]


def hint(db: Database, article_id: int, seen_on: str, at: str) -> None:
    """Have an article rechecked before its time: a surface shows it with other words since then."""
    run(
        db,
        """INSERT INTO _hints (article_id, seen_on, seen_at) VALUES (?, ?, ?)
        ON CONFLICT (article_id) DO UPDATE
        SET seen_on = excluded.seen_on, seen_at = excluded.seen_at
        WHERE excluded.seen_at > seen_at""",
        (article_id, seen_on, at),
    )


def attach(db: Database, article_id: int, keys: Sequence[str]) -> int:
    """Link the teasers of these addresses to the article; return how many."""
    return run(
        db,
        f"UPDATE teasers SET article_id = ? WHERE key IN ({marks(keys)}) AND article_id IS NOT ?",
        (article_id, *keys, article_id),
    )


def detach(db: Database, key: str) -> None:
    """Separate the teasers for an address from their article: they announce another."""
    run(db, "UPDATE teasers SET article_id = NULL WHERE key = ?", [key])


def of(db: Database, article_id: int) -> list[Teaser]:
    """List the teasers of an article."""
    found = rows(db, "SELECT * FROM teasers WHERE article_id = ? ORDER BY id", [article_id])
    return [from_row(r) for r in found]


def unclaimed(db: Database, key: str, source: str) -> list[Teaser]:
    """List the teasers of a site for an address whose article the archive does not have."""
    found = rows(
        db,
        """SELECT * FROM teasers
        WHERE key = ? AND source = ? AND article_id IS NULL AND title IS NOT NULL ORDER BY id""",
        (key, source),
    )
    return [from_row(r) for r in found]


def as_article(said: Teaser) -> Article:
    """Convert a teaser to a reading of its article."""
    return Article(
        source=said.source,
        url=said.url,
        seen_at=said.seen_at,
        kicker=said.kicker,
        title=said.title,
        teaser=said.text,
    )


def without_article(db: Database, source: str) -> list[list[sqlite3.Row]]:
    """List the teasers of a site whose article the archive does not have, grouped by article."""
    groups: dict[str, list[sqlite3.Row]] = {}
    for found in rows(
        db,
        """SELECT * FROM teasers WHERE source = ? AND article_id IS NULL AND title IS NOT NULL
        ORDER BY id""",
        [source],
    ):
        groups.setdefault(found["key"], []).append(found)
    return list(groups.values())


def from_row(found: sqlite3.Row) -> Teaser:
    """Convert a row of ``teasers`` to a record."""
    return Teaser(
        source=found["source"],
        url=found["url"],
        seen_on=found["seen_on"],
        seen_at=found["last_seen"],
        kicker=found["kicker"],
        title=found["title"],
        text=found["text"],
        published=found["published"],
        published_text=found["published_text"],
        published_at=found["published_at"],
    )


def _values(teaser: Teaser) -> dict[str, str | None]:
    return {
        name: getattr(teaser, name) for name in ("source", "url", "seen_on", "seen_at", *_WORDS)
    }
