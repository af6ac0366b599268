"""The newest state of every fetched address, and what it means for its article."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from sqlite_utils import Database

from archive.articles import addresses
from archive.articles.identity import address_key
from archive.clock import soon
from archive.database.sql import row, run
from archive.records import Page, Refusal

_MISSING = (404, 410)
WHOLE = 8
"""A page is fetched whole when its age in days passes a power of this, whatever its validators."""


def save(db: Database, page: Page) -> str:
    """Store the state of a page; return ``new``, ``changed`` (status, validators or body),
    ``unchanged``, or ``gone`` if its article vanished with it.

    An answer older than the stored one is ignored, unless the stored one lies in the future: then a
    clock was wrong.
    """
    key = address_key(page.url)
    old = row(db, "SELECT * FROM pages WHERE url = ?", [page.url])
    if old is not None and page.fetched_at < old["fetched_at"] <= soon():
        return "unchanged"
    kept = old is not None and page.status == 304
    values = {
        "url": page.url,
        "source": page.source,
        "kind": page.kind,
        "status": page.status,
        "at": page.fetched_at,
        "etag": page.etag or (old["etag"] if kept and old else None),
        "last_modified": page.last_modified or (old["last_modified"] if kept and old else None),
        "digest": page.digest or (old["digest"] if kept and old else None),
        "capture": page.capture or (old["capture"] if kept and old else None),
        "key": key,
    }
    run(
        db,
        """INSERT INTO pages (url, source, kind, status, first_fetched, fetched_at, etag,
            last_modified, digest, capture, key)
        VALUES (:url, :source, :kind, :status, :at, :at, :etag, :last_modified, :digest, :capture,
            :key)
        ON CONFLICT (url) DO UPDATE SET source = :source, kind = :kind, status = :status,
            fetched_at = :at, etag = :etag, last_modified = :last_modified, digest = :digest,
            capture = :capture""",
        values,
    )
    article_id = next(iter(addresses.articles_at(db, [key])), None)
    if article_id is not None and _tell(db, article_id, page, old):
        return "gone"
    if old is None:
        return "new"
    same = all(old[name] == values[name] for name in ("etag", "last_modified", "digest"))
    return "unchanged" if same and page.status in (304, old["status"]) else "changed"


def note_redirect(db: Database, source: str, url: str, at: str) -> None:
    """Record that an address of an article now redirects to another article."""
    save(db, Page(url=url, source=source, fetched_at=at, status=301, kind="article"))


FRESH = 3
"""Days for which a surface is believed that nothing has changed."""


def validators(db: Database, url: str) -> tuple[str | None, str | None] | None:
    """Return ``ETag`` and ``Last-Modified`` of the newest good answer, or ``None``."""
    found = row(
        db,
        "SELECT etag, last_modified FROM pages WHERE url = ? AND status IN (200, 304)",
        [url],
    )
    if found is None or not (found["etag"] or found["last_modified"]):
        return None
    return found["etag"], found["last_modified"]


def is_wanted_whole(db: Database, url: str, now: str) -> bool:
    """Return whether the next request for a fetched page is to carry no validators.

    That "nothing has changed" (304) is a claim of the server. It is not asked for once a surface
    has shown the article with other words, nor in the first request after the page is 8, 64, 512 …
    days old: a server that always answers so would hide every edit for good. Of a surface, which
    names new articles, it is believed for ``FRESH`` days.
    """
    found = row(
        db,
        """SELECT kind, first_fetched, fetched_at, EXISTS (
                SELECT 1 FROM addresses JOIN _hints USING (article_id)
                WHERE addresses.key = pages.key AND _hints.seen_at > pages.fetched_at
            ) AS hinted
        FROM pages WHERE url = ?""",
        [url],
    )
    if found is None or found["hinted"]:
        return True
    first, last = datetime.fromisoformat(found["first_fetched"]), found["fetched_at"]
    ages = [(datetime.fromisoformat(at) - first).days for at in (last, now)]
    if found["kind"] != "article":
        return ages[1] // FRESH > max(0, ages[0]) // FRESH
    looked, due = (sum(age >= WHOLE**power for power in range(1, 6)) for age in ages)
    return bool(due > looked)


def fetched_at(db: Database, url: str) -> str:
    """Return when exactly that address was last fetched; empty if never."""
    found = row(db, "SELECT fetched_at FROM pages WHERE url = ?", [url])
    return "" if found is None else str(found["fetched_at"])


def is_fetched(db: Database, url: str) -> bool:
    """Return whether exactly that address answered with a page at its last request."""
    found = row(db, "SELECT 1 FROM pages WHERE url = ? AND status IN (200, 304)", [url])
    return found is not None


def missing_since(db: Database, key: str) -> str | None:
    """Return the time of the newest answer under that key if it is 404 or 410."""
    found = row(
        db,
        "SELECT status, fetched_at FROM pages WHERE key = ? ORDER BY fetched_at DESC LIMIT 1",
        [key],
    )
    return found["fetched_at"] if found is not None and found["status"] in _MISSING else None


def confirmed(db: Database, article_id: int, after: str, but: int | None) -> sqlite3.Row | None:
    """Return the newest answer (time and capture) after ``after`` that showed the article's page,
    other than the capture ``but``."""
    return row(
        db,
        """SELECT fetched_at, capture FROM pages
        WHERE key IN (SELECT key FROM addresses WHERE article_id = :id) AND status IN (200, 304)
            AND fetched_at > :after AND (:but IS NULL OR capture IS NOT :but)
        ORDER BY fetched_at DESC LIMIT 1""",
        {"id": article_id, "after": after, "but": but},
    )


def forget_captures(db: Database) -> None:
    """Remove all references to kept pages, for a copy that is given away without them."""
    for table in ("_revisions", "pages"):
        run(db, f"UPDATE {table} SET capture = NULL WHERE capture IS NOT NULL")


def set_gone(db: Database, article_id: int, at: str) -> bool:
    """Mark an article as gone; its texts stay. Return whether that is news."""
    return bool(
        run(
            db,
            "UPDATE articles SET state = 'gone', gone_at = ? WHERE id = ? AND state != 'gone'",
            (at, article_id),
        )
    )


def said_gone_twice(db: Database, refusal: Refusal) -> bool:
    """Mark an article as gone if its page says so with status 200, and said so at the last request
    too; its texts stay. Return whether that is news."""
    key = address_key(refusal.url)
    article_id = next(iter(addresses.articles_at(db, [key])), None)
    before = row(
        db,
        """SELECT 1 FROM pages JOIN refusals ON refusals.url = pages.url
        WHERE pages.url = :url AND refusals.source = :source AND refusals.reason = :reason
            AND refusals.last_seen >= pages.fetched_at AND pages.fetched_at < :at""",
        {"url": refusal.url, "source": refusal.source, "reason": refusal.reason,
         "at": refusal.seen_at},
    )  # fmt: skip
    if article_id is None or before is None or _answers_elsewhere(db, article_id, key):
        return False
    if _all_say_so(db, refusal.source):
        return False
    return set_gone(db, article_id, refusal.seen_at)


def _tell(db: Database, article_id: int, page: Page, old: sqlite3.Row | None) -> bool:
    """Apply an answer 304, 404 or 410 of a page to its article; return whether it is now gone."""
    if page.status == 304:
        run(
            db,
            """UPDATE articles SET last_seen = max(last_seen, :at), gone_at = NULL,
                state = CASE WHEN state = 'gone' THEN 'full' ELSE state END
            WHERE id = :id AND (last_seen < :at OR state = 'gone')""",
            {"id": article_id, "at": page.fetched_at},
        )
        return False
    seen_later = row(
        db, "SELECT 1 FROM articles WHERE id = ? AND last_seen > ?", (article_id, page.fetched_at)
    )
    if page.status not in _MISSING or seen_later or not _is_last(db, article_id, page, old):
        return False
    return set_gone(db, article_id, page.fetched_at)


def _is_last(db: Database, article_id: int, page: Page, old: sqlite3.Row | None) -> bool:
    """Return whether an article is gone because this page of it is missing.

    It is if this is its own address. If another one is missing (a comment link, an address from
    before a relaunch), its own is due at once (see ``schedule.due``) and decides, unless it gives
    no answer: it is missing too; or was never requested, and the missing one is all that ever
    answered; or was requested since the other was first missing, and redirected there.
    """
    found = row(db, "SELECT url FROM articles WHERE id = ?", [article_id])
    assert found is not None
    own = address_key(found["url"])
    if own == address_key(page.url):
        return True
    answer = row(
        db,
        "SELECT status, fetched_at FROM pages WHERE key = ? ORDER BY fetched_at DESC LIMIT 1",
        [own],
    )
    if answer is None:
        return old is not None
    if answer["status"] in _MISSING:
        return True
    return (
        old is not None and old["status"] in _MISSING and answer["fetched_at"] < old["fetched_at"]
    )


def _all_say_so(db: Database, source: str) -> bool:
    """Return whether an open alert says that pages of the site are no articles: a fault of the
    site."""
    found = row(
        db,
        """SELECT 1 FROM alerts WHERE source = ? AND closed IS NULL
            AND name IN ('wall', 'refused', 'lost', 'alike')""",
        [source],
    )
    return found is not None


def _answers_elsewhere(db: Database, article_id: int, key: str) -> bool:
    """Return whether the article's own address has another key and still answers."""
    found = row(
        db,
        """SELECT pages.status, pages.key FROM articles
        JOIN addresses ON addresses.url = articles.url
        JOIN pages ON pages.key = addresses.key WHERE articles.id = ?
        ORDER BY fetched_at DESC LIMIT 1""",
        [article_id],
    )
    return found is not None and found["key"] != key and found["status"] in (200, 304)
