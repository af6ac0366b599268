"""How far a crawl has come through each surface, and every article address a surface has linked.

A page's links and the step to the next page are one transaction: a crawl that is killed in between
resumes at a page whose predecessors are all in ``_announcements``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from sqlite_utils import Database

from archive.articles import addresses, sources, table
from archive.articles.identity import address_key
from archive.database.sql import marks, row, rows, run
from archive.records import Address

OLD_IDS = "old-ids"
"""Surface under which the numbered addresses of an earlier site are counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CursorRow:
    """One crawl through a surface, page after page; an unfinished one is resumed."""

    id: int
    source: str
    surface: str
    kind: str
    whole: int
    since: str | None
    next_url: str | None
    pages: int
    total: int | None
    started: str
    updated: str
    finished: str | None


def open_cursor(
    db: Database, source: str, surface: str, kind: str, *, whole: bool, since: str | None, at: str
) -> int:
    """Open a cursor and return its id; delete abandoned cursors of that surface and those that
    never got past their first page. Whole ones stay, unless this one is whole too."""
    sources.register(db, source)
    run(
        db,
        """DELETE FROM _cursors WHERE source = ? AND surface = ?
            AND (pages = 0 OR (finished IS NOT NULL AND next_url IS NOT NULL))
            AND (NOT whole OR ?)""",
        (source, surface, whole),
    )
    cursor = db.conn.execute(
        """INSERT INTO _cursors (source, surface, kind, whole, since, next_url, started, updated)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (source, surface, kind, int(whole), since, surface, at, at),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def advance(
    db: Database,
    walk_id: int,
    links: Iterable[str],
    next_url: str | None,
    total: int | None,
    at: str,
) -> None:
    """Record what one page of a cursor linked, and its next page. ``None`` ends the cursor and
    deletes earlier finished ones of that surface, whole ones only if this one is whole too."""
    found = row(db, "SELECT source, surface, kind, whole FROM _cursors WHERE id = ?", [walk_id])
    if found is None:
        return
    record_links(db, found["source"], found["kind"], links, at)
    run(
        db,
        """UPDATE _cursors SET next_url = :next, pages = pages + 1, updated = :at,
            total = coalesce(:total, total),
            finished = CASE WHEN :next IS NULL THEN :at END
        WHERE id = :id""",
        {"next": next_url, "at": at, "total": total, "id": walk_id},
    )
    if next_url is None:
        run(
            db,
            """DELETE FROM _cursors WHERE source = ? AND surface = ? AND id < ?
                AND finished IS NOT NULL AND (NOT whole OR ?)""",
            (found["source"], found["surface"], walk_id, found["whole"]),
        )


def record_links(db: Database, source: str, surface: str, links: Iterable[str], at: str) -> None:
    """Record that a surface links these articles; existing records stay as they are."""
    for url in links:
        run(
            db,
            """INSERT INTO _announcements (source, key, surface, url, first_seen)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
            (source, address_key(url), surface, url, at),
        )


def link_old_address(db: Database, source: str, old: str, url: str, at: str) -> bool:
    """Record that an old address leads to an article whose page the archive has; return whether."""
    article_id = addresses.article_at(db, url)
    read = "SELECT 1 FROM articles WHERE id = ? AND state != 'teaser'"
    if article_id is None or row(db, read, [article_id]) is None:
        return False
    met = [Address(url=old, kind="redirect")]
    added = addresses.add(db, article_id, addresses.not_of_others(db, article_id, met), at)
    table.attach_announcements(db, article_id, added)
    record_links(db, source, OLD_IDS, [old], at)
    return True


def untried_addresses(db: Database, source: str, old: Iterable[str], at: str) -> list[str]:
    """Return those of a site's old addresses that lead to no article of the archive and were never
    answered. Those that do are recorded as linked, so that coverage counts them."""
    found: list[str] = []
    urls = iter(old)
    while some := {address_key(url): url for url in islice(urls, 500)}:
        keys = list(some)
        known = rows(db, f"SELECT key FROM addresses WHERE key IN ({marks(keys)})", keys)
        answered = rows(
            db,
            f"""SELECT key FROM pages WHERE key IN ({marks(keys)})
                AND status < 500 AND status NOT IN (403, 429)""",
            keys,
        )
        record_links(db, source, OLD_IDS, (some[key] for key in {r["key"] for r in known}), at)
        tried = {r["key"] for r in (*known, *answered)}
        found += [url for key, url in some.items() if key not in tried]
    return found


def never_linked(db: Database, source: str, links: Iterable[str]) -> set[str]:
    """Return the keys of those links that no surface of the site has ever shown."""
    return {key for key, first in _first_shown(db, source, links).items() if first is None}


def new_since(db: Database, source: str, links: Iterable[str], after: str, now: str) -> set[str]:
    """Return the keys of those links that were first shown after ``after``, or never. One first
    shown after ``now`` is not new: the clock was wrong."""
    shown = _first_shown(db, source, links)
    return {key for key, first in shown.items() if first is None or after < first <= now}


def _first_shown(db: Database, source: str, links: Iterable[str]) -> dict[str, str | None]:
    """Return when the site first showed each link, by key; ``None`` if never."""
    shown: dict[str, str | None] = dict.fromkeys(address_key(url) for url in links)
    found = rows(
        db,
        f"""SELECT key, min(first_seen) AS first FROM _announcements
        WHERE source = ? AND key IN ({marks([*shown])}) GROUP BY key""",
        (source, *shown),
    )
    return shown | {r["key"]: r["first"] for r in found}


def caught_up_at(db: Database, source: str, surface: str) -> str:
    """Return when a cursor through that surface last reached its end; empty if none did."""
    found = row(
        db,
        """SELECT finished FROM _cursors WHERE source = ? AND surface = ? AND pages
            AND finished IS NOT NULL AND next_url IS NULL ORDER BY id DESC LIMIT 1""",
        (source, surface),
    )
    return found["finished"] if found else ""


def listed_sitemaps(db: Database, source: str, own: Iterable[str]) -> list[str]:
    """List the sitemaps of a site that were read because an index listed them, those that are not
    its ``own`` surfaces."""
    listed = [*own]
    found = rows(
        db,
        f"""SELECT DISTINCT surface FROM _cursors WHERE source = ? AND kind = 'sitemap'
            AND finished IS NOT NULL AND surface NOT IN ({marks(listed)}) ORDER BY surface""",
        (source, *listed),
    )
    return [r["surface"] for r in found]


def has_unshown(db: Database, source: str, surface: str, total: int) -> bool:
    """Return whether the REST route of a site states a larger ``total`` than it has shown articles
    that are not gone; by as many as after it was last read to its end it may."""
    found = row(
        db,
        """SELECT total - (SELECT count(*) FROM _announcements AS met WHERE met.source = :source
                AND met.surface = 'rest' AND met.first_seen <= finished) AS usual,
            (SELECT count(*) FROM _announcements AS met WHERE met.source = :source
                AND met.surface = 'rest' AND NOT EXISTS (SELECT 1 FROM addresses
                    JOIN articles ON articles.id = addresses.article_id
                    WHERE addresses.key = met.key AND articles.state = 'gone')) AS shown
        FROM _cursors WHERE source = :source AND surface = :surface AND whole AND total
            AND finished IS NOT NULL ORDER BY id DESC LIMIT 1""",
        {"source": source, "surface": surface},
    )
    return found is not None and bool(total - found["shown"] > max(0, found["usual"]))


def unfinished_cursors(db: Database, source: str) -> list[CursorRow]:
    """List the unfinished cursors, each to be resumed at its ``next_url``."""
    found = rows(
        db,
        """SELECT * FROM _cursors WHERE source = ? AND finished IS NULL AND next_url IS NOT NULL
        ORDER BY id""",
        [source],
    )
    return [CursorRow(**dict(r)) for r in found]


def was_crawled_whole(db: Database, source: str, surface: str) -> bool:
    """Return whether a whole crawl of that surface was begun (an unfinished one is resumed)."""
    return (
        row(
            db,
            """SELECT 1 FROM _cursors WHERE source = ? AND surface = ? AND whole
                AND (pages OR finished IS NOT NULL) LIMIT 1""",
            (source, surface),
        )
        is not None
    )


def whole_cursors(db: Database, source: str) -> list[CursorRow]:
    """List the newest finished whole cursor of each surface."""
    found = rows(
        db,
        """SELECT * FROM _cursors WHERE source = ? AND whole AND finished IS NOT NULL AND pages
        GROUP BY surface HAVING id = max(id) ORDER BY kind, surface""",
        [source],
    )
    return [CursorRow(**dict(r)) for r in found]


def close_cursor(db: Database, walk_id: int, at: str) -> None:
    """Abandon a cursor where it is: its page is gone, or not readable."""
    run(db, "UPDATE _cursors SET finished = ? WHERE id = ? AND finished IS NULL", (at, walk_id))


def reopen_cursor(db: Database, walk_id: int, url: str, at: str) -> None:
    """Move a cursor back before its last page, which only now proved incomplete."""
    run(
        db,
        """UPDATE _cursors SET next_url = ?, pages = max(0, pages - 1), updated = ?, finished = NULL
        WHERE id = ?""",
        (url, at, walk_id),
    )
