"""Statistics of a site from the archive itself: when it published, what first readings had."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from archive.articles import addresses
from archive.articles.identity import address_key
from archive.articles.rules import DESCRIBED
from archive.database.sql import marks, row, rows

SHRUNK = ("text-halved", "text-lost", "cut-off")
"""Doubts about a text that lost most of itself."""
A_FEW = 5
"""This many such doubts on one day raise an alert of their own."""


def published_days(db: Database, source: str, since: str) -> list[str]:
    """List the days since ``since`` on which a site published anything, in order."""
    found = rows(
        db,
        """SELECT DISTINCT substr(published, 1, 10) AS day FROM articles
        WHERE source = ? AND published >= ? ORDER BY day""",
        (source, since),
    )
    return [r["day"] for r in found]


def first_watched(db: Database, source: str) -> str | None:
    """Get the day of the first run of a site that ended well."""
    found = row(
        db,
        """SELECT min(substr(started, 1, 10)) AS day FROM runs
        WHERE source = ? AND outcome IN ('finished', 'below')""",
        [source],
    )
    return None if found is None else found["day"]


def first_readings(db: Database, source: str, since: str) -> list[sqlite3.Row]:
    """List what was read of articles that were recent when first seen, after a time; the newest
    first. Articles gone before their page was read are left out."""
    return rows(
        db,
        """SELECT published IS NOT NULL AS dated, kicker IS NOT NULL AS kickered,
            word_count > 0 AND EXISTS (SELECT 1 FROM texts WHERE article_id = articles.id
                AND body IS NOT NULL) AS bodied,
            image_url IS NOT NULL AS pictured, word_count AS words, url FROM articles
        WHERE source = ? AND first_seen > ? AND (state = 'full' OR EXISTS (SELECT 1 FROM texts
                WHERE article_id = articles.id AND body IS NOT NULL))
            AND (published IS NULL OR julianday(first_seen) - julianday(published) < 10)
        ORDER BY id DESC""",
        (source, since),
    )


def newest_texts(db: Database, source: str, since: str, limit: int) -> list[sqlite3.Row]:
    """List lead and body of the articles that were first seen last, after a time; the newest
    first."""
    return rows(
        db,
        """SELECT url, teaser, body FROM articles JOIN texts ON texts.article_id = articles.id
        WHERE source = ? AND first_seen > ? AND state = 'full'
        ORDER BY articles.id DESC LIMIT ?""",
        (source, since, limit),
    )


def sharing_a_body(db: Database, source: str, since: str) -> tuple[int, str]:
    """Count the articles that have one and the same body, written after a time: the largest number,
    and the address of one; ``(0, "")`` if there is no body."""
    found = row(
        db,
        """SELECT count(*) AS many, max(url) AS url FROM articles
        JOIN texts ON texts.article_id = articles.id
        WHERE source = ? AND last_changed >= ? AND body IS NOT NULL
        GROUP BY word_count, body ORDER BY many DESC LIMIT 1""",
        (source, since),
    )
    return (0, "") if found is None else (found["many"], found["url"])


def redescribed(db: Database, source: str, since: str) -> list[sqlite3.Row]:
    """Count the articles of which the publisher changed something besides the texts and the date
    since a time: column, number and the address of one."""
    found = rows(
        db,
        """SELECT value AS field, count(*) AS many, max(articles.url) AS url
        FROM _revisions INDEXED BY _revisions_later
        JOIN articles ON articles.id = _revisions.article_id, json_each(_revisions.changed)
        WHERE _revisions.seen_at >= ? AND number > 1 AND cause = 'publisher' AND source = ?
        GROUP BY value ORDER BY value""",
        (since, source),
    )
    return [r for r in found if r["field"] in DESCRIBED]


def shrunk_since(db: Database, source: str, since: str) -> list[str]:
    """List the articles that lost most of their text since a time, a few a day, and have not
    regained it, in order of the loss."""
    found = rows(
        db,
        f"""WITH shrunk AS (
            SELECT article_id, min(first_seen) AS at, max(url) AS url FROM quarantine
            WHERE source = ? AND settled IS NULL AND first_seen >= ? AND reason IN ({marks(SHRUNK)})
            GROUP BY article_id
        )
        SELECT url FROM shrunk WHERE substr(at, 1, 10) IN
            (SELECT substr(at, 1, 10) AS day FROM shrunk GROUP BY day HAVING count(*) < ?)
        ORDER BY at""",
        (source, since, *SHRUNK, A_FEW),
    )
    return [r["url"] for r in found]


def listed_nowhere(db: Database, source: str, since: str) -> set[str]:
    """Get the keys of the articles that were recent when first seen, after a time, and that only
    the sitemap or the REST route has shown to this day."""
    found = rows(
        db,
        """SELECT DISTINCT met.key FROM articles
        JOIN addresses ON addresses.article_id = articles.id
        JOIN _announcements AS met ON met.key = addresses.key AND met.source = articles.source
        WHERE articles.source = :source AND articles.first_seen > :since
            AND met.surface IN ('sitemap', 'rest')
            AND julianday(articles.first_seen) - julianday(published) < 10
            AND NOT EXISTS (SELECT 1 FROM addresses AS own
                JOIN _announcements AS other
                    ON other.key = own.key AND other.source = articles.source
                WHERE own.article_id = articles.id
                    AND other.surface NOT IN ('sitemap', 'rest', 'article'))""",
        {"source": source, "since": since},
    )
    return {r["key"] for r in found}


def asked_address(db: Database, url: str) -> str:
    """Get an address as it was last requested, in any spelling; itself if it never was."""
    found = row(
        db,
        "SELECT url FROM pages WHERE key = ? ORDER BY url = ? DESC, fetched_at DESC LIMIT 1",
        (address_key(url), url),
    )
    return url if found is None else str(found["url"])


def usual_requests(db: Database, source: str, runs: int) -> int | None:
    """Get the median requests of the last good runs; ``None`` if fewer than half of ``runs``."""
    found = rows(
        db,
        """SELECT requests FROM runs WHERE source = ? AND outcome = 'finished'
        ORDER BY id DESC LIMIT ?""",
        (source, runs),
    )
    made = sorted(r["requests"] for r in found)
    return made[len(made) // 2] if len(made) >= runs // 2 else None


def neighbours(db: Database, source: str, urls: Sequence[str], limit: int) -> list[str]:
    """List articles of the same weeks, the nearest first: removals and edits come in clusters."""
    keys = [address_key(url) for url in urls]
    days = _days(db, addresses.articles_at(db, keys[:500]))
    if not days:
        return []
    found = rows(
        db,
        """SELECT coalesce((SELECT pages.url FROM addresses
                JOIN pages ON pages.key = addresses.key AND pages.kind = 'article'
                WHERE addresses.url = articles.url ORDER BY pages.fetched_at DESC LIMIT 1), url)
            AS url FROM articles WHERE source = :source AND state = 'full'
            AND published BETWEEN date(:first, '-15 days') AND date(:last, '+15 days')
        ORDER BY abs(julianday(published) - julianday(:middle)), id LIMIT :limit""",
        {
            "source": source,
            "first": days[0],
            "last": days[-1],
            "middle": days[len(days) // 2],
            "limit": limit,
        },
    )
    return [r["url"] for r in found]


def recovering(db: Database, source: str, now: str) -> list[str]:
    """List the articles that are held for a reason for which, in this half day, more doubts were
    settled by good readings than were raised: what a fault of the site held reads whole again
    together. The longest held first."""
    found = rows(
        db,
        """WITH doubts AS (
            SELECT reason, article_id, first_seen, settled,
                abs(julianday(:now) - julianday(coalesce(settled, last_seen))) < 0.5 AS lately
            FROM quarantine WHERE source = :source
        ), over AS (
            SELECT reason FROM doubts WHERE lately
            GROUP BY reason HAVING count(settled) > count(*) - count(settled)
        )
        SELECT url FROM doubts JOIN articles ON articles.id = article_id
        WHERE settled IS NULL AND NOT lately AND reason IN over AND state = 'full'
        GROUP BY url ORDER BY min(doubts.first_seen), url""",
        {"source": source, "now": now},
    )
    return [asked_address(db, r["url"]) for r in found]


def _days(db: Database, ids: Iterable[int]) -> list[str]:
    chosen = list(ids)
    found = rows(
        db,
        f"""SELECT published FROM articles WHERE id IN ({marks(chosen)})
            AND published IS NOT NULL ORDER BY published""",
        chosen,
    )
    return [r["published"] for r in found]
