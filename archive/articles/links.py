"""Links out of bodies, and the articles they lead to: the citation network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlite_utils import Database

from archive.articles.identity import address_key
from archive.database.sql import marks, rows, run
from archive.records import Link


def save(
    db: Database, article_id: int, links: Iterable[Link], seen_at: str, *, corrected: bool = False
) -> bool:
    """Record the links of an article's newest reading; return whether any appeared or vanished. A
    correction deletes the links that it lacks: they never existed."""
    place = _placed(links)
    kept = rows(db, "SELECT * FROM links WHERE article_id = ? AND gone_at IS NULL", [article_id])
    changed = False
    for found in kept:
        position = place.pop((found["url"], found["text"]), None)
        if position is not None:
            run(
                db,
                "UPDATE links SET last_seen = max(last_seen, ?), position = ? WHERE id = ?",
                (seen_at, position, found["id"]),
            )
            continue
        changed = True
        if corrected and found["first_seen"] >= seen_at:
            run(db, "DELETE FROM links WHERE id = ?", [found["id"]])
        else:
            run(db, "UPDATE links SET gone_at = ? WHERE id = ?", (seen_at, found["id"]))
    _insert(db, article_id, place, seen_at, None)
    return changed or bool(place)


def add(db: Database, article_id: int, links: Iterable[Link], seen_at: str) -> None:
    """Record the links of an article that was just inserted."""
    _insert(db, article_id, _placed(links), seen_at, None)


def _placed(links: Iterable[Link]) -> dict[tuple[str, str], int]:
    """Number links, each once, by address and words."""
    return {(link.url, link.text): n for n, link in enumerate(dict.fromkeys(links), 1)}


def save_late(
    db: Database, article_id: int, links: Iterable[Link], seen_at: str, next_seen: str
) -> None:
    """Record the links of a reading older than the newest: known ones existed earlier than
    recorded, the others were gone by the next reading."""
    for (url, text), position in _placed(links).items():
        known = run(
            db,
            """UPDATE links SET first_seen = min(first_seen, :at), last_seen = max(last_seen, :at)
            WHERE article_id = :id AND url = :url AND text = :text""",
            {"at": seen_at, "id": article_id, "url": url, "text": text},
        )
        if not known:
            _insert(db, article_id, {(url, text): position}, seen_at, next_seen)


def _insert(
    db: Database, article_id: int, placed: Mapping[tuple[str, str], int], at: str,
    gone_at: str | None,
) -> None:  # fmt: skip
    db.conn.executemany(
        """INSERT INTO links (article_id, url, text, position, target_id, first_seen, last_seen,
            gone_at, key)
        VALUES (?1, ?2, ?3, ?4, (SELECT article_id FROM addresses WHERE key = ?7 LIMIT 1),
            ?5, ?5, ?6, ?7)""",
        [
            (article_id, url, text, position, at, gone_at, address_key(url))
            for (url, text), position in placed.items()
        ],
    )


def find_targets(db: Database, article_id: int | None = None) -> None:
    """Point the links of an article, or of all, at the archived articles that they lead to."""
    run(
        db,
        """UPDATE links SET target_id = (SELECT article_id FROM addresses
            WHERE addresses.key = links.key LIMIT 1)
        WHERE :article IS NULL OR article_id = :article""",
        {"article": article_id},
    )


def resolve(db: Database, article_id: int, keys: Sequence[str]) -> None:
    """Point links to these keys at the article, which has just been archived."""
    run(
        db,
        f"UPDATE links SET target_id = ? WHERE key IN ({marks(keys)}) AND target_id IS NOT ?",
        (article_id, *keys, article_id),
    )
