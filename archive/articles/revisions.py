"""Every version of an article that was ever seen, whole and in the order of time."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from itertools import takewhile

from sqlite_utils import Database

from archive.articles.rules import changed_columns
from archive.database.sql import as_json, marks, row, rows, run

Version = Mapping[str, str | None]


def add(
    db: Database,
    article_id: int,
    version: Version,
    seen_at: str,
    *,
    capture: int | None = None,
    read_at: str | None = None,
    cause: str | None = None,
) -> str | None:
    """Keep a version (title, kicker, teaser, body, published) that was seen at a time; its cause,
    or ``None`` if it says nothing new.

    It usually is the newest and gets the next number. One that is older than others (a page kept
    elsewhere and read late) takes its place in time and the later ones move up; if it says the
    same as its neighbour in time, only that neighbour's first sighting may move. If the version
    before it was read from the same kept page (``capture``), it is the reader that changed: a
    correction, made at ``read_at``. The first reading of what was only announced is our doing too.
    """
    kept = list_of(db, article_id)
    place = sum(revision["seen_at"] <= seen_at for revision in kept)
    before = kept[place - 1] if place else None
    later = kept[place:]
    if before is not None and not changed_columns(version_of(before), version):
        _rest(db, before, capture)
        return None
    if before is not None and capture is not None and before["capture"] == capture:
        cause = cause or "reader"
    if cause == "reader" and before is not None:
        _make_room(db, article_id, place + 1)
        changed = changed_columns(version_of(before), version)
        made = {"capture": capture, "cause": cause, "corrected_at": read_at or seen_at}
        _insert(db, article_id, version, before["seen_at"], place + 1, changed, made)
        return cause
    group = later[: 1 + _corrections(later[1:])]
    if group and not changed_columns(version, version_of(group[-1])):
        run(
            db,
            f"""UPDATE revisions SET seen_at = ? WHERE article_id = ?
            AND number IN ({marks(group)})""",
            (seen_at, article_id, *(r["number"] for r in group)),
        )
        return None
    if later:
        _make_room(db, article_id, place + 1)
    changed = changed_columns(version_of(before), version) if before is not None else ()
    if cause != "archive":
        first_read = before is not None and before["body"] is None and version["body"] is not None
        cause = "archive" if first_read else "publisher"
    made = {"capture": capture, "cause": cause, "corrected_at": None}
    _insert(db, article_id, version, seen_at, place + 1, changed, made)
    if later:
        run(
            db,
            "UPDATE revisions SET changed = ? WHERE article_id = ? AND number = ?",
            (as_json(changed_columns(version, version_of(later[0]))), article_id, place + 2),
        )
    return cause


def rests_on(db: Database, article_id: int, capture: int | None) -> bool:
    """Whether the current version was read from that kept page."""
    if capture is None:
        return False
    found = row(
        db,
        "SELECT capture FROM revisions WHERE article_id = ? ORDER BY number DESC LIMIT 1",
        [article_id],
    )
    return found is not None and found["capture"] == capture


def rest_on(db: Database, article_id: int, capture: int | None) -> None:
    """Note the kept page that says what the current version says, if none is noted yet."""
    if capture is not None:
        _rest(db, list_of(db, article_id)[-1], capture)


def _rest(db: Database, revision: sqlite3.Row, capture: int | None) -> None:
    if capture is not None and revision["capture"] is None:
        run(
            db,
            "UPDATE revisions SET capture = ? WHERE article_id = ? AND number = ?",
            (capture, revision["article_id"], revision["number"]),
        )


def _corrections(revisions: Sequence[sqlite3.Row]) -> int:
    """How many of them, from the first on, are corrections."""
    return sum(1 for _ in takewhile(lambda r: r["cause"] == "reader", revisions))


def append(db: Database, article_id: int, version: Version, seen_at: str) -> None:
    """Keep as the newest version what somebody wrote into the file behind our back, even if it
    differs from the last one in white space only."""
    last = list_of(db, article_id)[-1]
    changed = changed_columns(version_of(last), version)
    made = {"cause": "archive", "capture": None, "corrected_at": None}
    _insert(db, article_id, version, seen_at, last["number"] + 1, changed, made)


def _insert(
    db: Database,
    article_id: int,
    version: Version,
    seen_at: str,
    number: int,
    changed: tuple[str, ...],
    made: Mapping[str, str | int | None],
) -> None:
    run(
        db,
        """INSERT INTO revisions (article_id, number, seen_at, changed, kicker, title, teaser, body,
            published, cause, capture, corrected_at)
        VALUES (:id, :number, :seen_at, :changed, :kicker, :title, :teaser, :body,
            :published, :cause, :capture, :corrected_at)""",
        {
            **version,
            **made,
            "id": article_id,
            "number": number,
            "seen_at": seen_at,
            "changed": as_json(changed),
        },
    )


def fill_in_date(db: Database, article_id: int, published: str | None) -> None:
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
