"""Every version of an article that was ever seen, whole and in the order of time."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from sqlite_utils import Database

from archive.decide import changed_columns
from archive.sql import as_json, rows, run

Version = Mapping[str, str | None]


def add(db: Database, article_id: int, version: Version, seen_at: str) -> None:
    """Keep a version (title, kicker, teaser, body, published) that was seen at a time.

    It usually is the newest and gets the next number. One that is older than others (a page kept
    elsewhere and read late) takes its place in time and the later ones move up; if it says the
    same as its neighbour in time, only that neighbour's first sighting may move.
    """
    kept = list_of(db, article_id)
    place = sum(revision["seen_at"] <= seen_at for revision in kept)
    before = kept[place - 1] if place else None
    after = kept[place] if place < len(kept) else None
    if before is not None and not changed_columns(version_of(before), version):
        return
    if after is not None and not changed_columns(version, version_of(after)):
        run(
            db,
            "UPDATE revisions SET seen_at = ? WHERE article_id = ? AND number = ?",
            (seen_at, article_id, after["number"]),
        )
        return
    number = place + 1
    if after is not None:
        _make_room(db, article_id, number)
    changed = changed_columns(version_of(before), version) if before is not None else ()
    _insert(db, article_id, version, seen_at, number, changed)
    if after is not None:
        run(
            db,
            "UPDATE revisions SET changed = ? WHERE article_id = ? AND number = ?",
            (as_json(changed_columns(version, version_of(after))), article_id, number + 1),
        )


def append(db: Database, article_id: int, version: Version, seen_at: str) -> None:
    """Keep a version as the newest, even if it differs from the last one in white space only."""
    last = list_of(db, article_id)[-1]
    changed = changed_columns(version_of(last), version)
    _insert(db, article_id, version, seen_at, last["number"] + 1, changed)


def _insert(
    db: Database,
    article_id: int,
    version: Version,
    seen_at: str,
    number: int,
    changed: tuple[str, ...],
) -> None:
    run(
        db,
        """INSERT INTO revisions
            (article_id, number, seen_at, changed, kicker, title, teaser, body, published)
        VALUES (:id, :number, :seen_at, :changed, :kicker, :title, :teaser, :body, :published)""",
        {
            **version,
            "id": article_id,
            "number": number,
            "seen_at": seen_at,
            "changed": as_json(changed),
        },
    )


def date_became_known(db: Database, article_id: int, published: str | None) -> None:
    """Note in the current revision a date that says more about the same text: no new version."""
    run(
        db,
        """UPDATE revisions SET published = :published WHERE article_id = :id AND published IS NOT
        :published AND number = (SELECT max(number) FROM revisions WHERE article_id = :id)""",
        {"id": article_id, "published": published},
    )


def list_of(db: Database, article_id: int) -> list[sqlite3.Row]:
    """All revisions of an article, number 1 first."""
    return rows(db, "SELECT * FROM revisions WHERE article_id = ? ORDER BY number", [article_id])


def version_of(revision: sqlite3.Row) -> Version:
    """What a row of ``revisions`` keeps of the article."""
    return {name: revision[name] for name in ("title", "kicker", "teaser", "body", "published")}


def _make_room(db: Database, article_id: int, number: int) -> None:
    """Move the revisions from ``number`` on up by one; by way of negative numbers, because the key
    must be unique after every single row."""
    run(
        db,
        "UPDATE revisions SET number = -number - 1 WHERE article_id = ? AND number >= ?",
        (article_id, number),
    )
    run(
        db,
        "UPDATE revisions SET number = -number WHERE article_id = ? AND number < 0",
        [article_id],
    )
