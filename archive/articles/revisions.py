"""Every version of an article that was ever seen, whole and in the order of time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from sqlite_utils import Database

from archive.articles import rungs
from archive.articles.naming import WORDS, version_hash
from archive.articles.rules import DESCRIBED, REVISED, Version, changed_columns
from archive.database.sql import as_json, as_object, marks, row, rows, run
from archive.records import ArchivedArticle


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where a version comes from."""

    capture: int | None = None
    """Number of the kept page that was read."""
    reader: str | None = None
    """Version of the reader that read it."""
    evidence: str | None = None
    """Which rung answered for each field, as the column ``evidence`` shows it."""
    read_at: str | None = None
    """Time at which a kept page was read again."""
    cause: str | None = None
    """``publisher``, ``reader`` or ``archive``, where it is known already."""
    hash: str | None = None
    """Name of the version, where it has one already."""


def begin(db: Database, article: ArchivedArticle, seen_at: str, origin: Origin) -> None:
    """Insert the first version of an article that was just inserted: it says what the row says."""
    said = {name: getattr(article, name) for name in WORDS}
    run(
        db,
        """INSERT INTO _revisions (article_id, number, hash, seen_at, cause, kicker, title, teaser,
            shares_body, published, reader, evidence, capture)
        VALUES (?, 1, ?, ?, 'publisher', ?, ?, ?, 1, ?, ?, ?, ?)""",
        (article.id, version_hash(article.source, said), seen_at, article.kicker, article.title,
         article.teaser, article.published, origin.reader, rungs.number_of(db, origin.evidence),
         origin.capture),
    )  # fmt: skip


def add(
    db: Database, article_id: int, version: Version, seen_at: str, origin: Origin | None = None
) -> str | None:
    """Add a version seen at a time; return its cause, or ``None`` if it says nothing new.

    Usually it is the newest and gets the next number. An older one (a page kept elsewhere and read
    late) takes its place in time and the later ones move up; if it equals its neighbour in time,
    only that neighbour's first sighting may move. If the version before it was read from the same
    kept page, the reader changed: a correction, and if it equals the version after it, that one was
    no edit but this correction. The first reading of an announced article is not the publisher's
    change either.
    """
    origin = origin or Origin()
    kept = list_of(db, article_id)
    place = sum(revision["seen_at"] <= seen_at for revision in kept)
    before = kept[place - 1] if place else None
    later = kept[place:]
    changed = changed_columns(version_of(before), version) if before is not None else ()
    if before is not None and not changed:
        _rest(db, before, origin)
        return None
    cause = origin.cause
    if before is not None and origin.capture is not None and before["capture"] == origin.capture:
        cause = cause or "reader"
    group = later[: 1 + _corrections(later[1:])]
    says_later = bool(group) and not changed_columns(version, version_of(group[-1]))
    if cause == "reader" and before is not None:
        if says_later and group[0]["cause"] == "publisher":
            _turn_into_corrections(db, group, before["seen_at"])
            return cause
        corrected_at = origin.read_at or seen_at
        made = Entry(before["seen_at"], place + 1, changed, cause, corrected_at)
        _insert_before(db, article_id, version, made, origin, later)
        return cause
    if says_later:
        run(
            db,
            f"""UPDATE _revisions SET seen_at = ? WHERE article_id = ?
            AND number IN ({marks(group)})""",
            (seen_at, article_id, *(r["number"] for r in group)),
        )
        return None
    if cause != "archive":
        first_read = before is not None and before["body"] is None and version["body"] is not None
        cause = "archive" if first_read else "publisher"
    made = Entry(seen_at, place + 1, changed, cause, None)
    _insert_before(db, article_id, version, made, origin, later)
    return cause


def _insert_before(
    db: Database, article_id: int, version: Version, made: Entry, origin: Origin,
    later: Sequence[sqlite3.Row],
) -> None:  # fmt: skip
    """Insert a version; move the later ones up, of which the first now differs from this one."""
    if later:
        _make_room(db, article_id, made.number)
    insert(db, article_id, version, made, origin)
    if later:
        run(
            db,
            "UPDATE _revisions SET changed = ? WHERE article_id = ? AND number = ?",
            (as_json(changed_columns(version, version_of(later[0]))), article_id, made.number + 1),
        )


def _turn_into_corrections(db: Database, group: Sequence[sqlite3.Row], seen_at: str) -> None:
    """Make a later version, and its corrections, corrections of the version before: that one, read
    better, says the same. So the page never changed, only our reading did."""
    first = group[0]
    run(
        db,
        """UPDATE _revisions SET cause = 'reader', corrected_at = coalesce(corrected_at, seen_at),
            seen_at = ? WHERE article_id = ? AND number BETWEEN ? AND ?""",
        (seen_at, first["article_id"], first["number"], group[-1]["number"]),
    )


def rests_on(db: Database, article_id: int, capture: int | None, at: str = "9999") -> bool:
    """Return whether the current version was read from that kept page, as seen at a time: before
    the version began, the same page showed an earlier one."""
    if capture is None:
        return False
    found = row(
        db,
        "SELECT capture, seen_at FROM _revisions WHERE article_id = ? ORDER BY number DESC LIMIT 1",
        [article_id],
    )
    return found is not None and found["capture"] == capture and found["seen_at"] <= at


def rest_on(db: Database, article_id: int, origin: Origin) -> None:
    """Record the kept page behind the current version, and how it was read, unless one is
    recorded."""
    if origin.capture is not None:
        _rest(db, list_of(db, article_id)[-1], origin)


def _rest(db: Database, revision: sqlite3.Row, origin: Origin) -> None:
    if origin.capture is not None and revision["capture"] is None:
        run(
            db,
            """UPDATE _revisions SET capture = ?, reader = coalesce(?, reader),
            evidence = coalesce(?, evidence) WHERE article_id = ? AND number = ?""",
            (origin.capture, origin.reader, rungs.number_of(db, origin.evidence),
             revision["article_id"], revision["number"]),
        )  # fmt: skip


def _corrections(revisions: Sequence[sqlite3.Row]) -> int:
    """Count how many of them, from the first on, are corrections."""
    return sum(1 for _ in takewhile(lambda r: r["cause"] == "reader", revisions))


def append(db: Database, article_id: int, version: Version, seen_at: str) -> None:
    """Add a version for an edit made directly in the file, even one of white space only."""
    last = list_of(db, article_id)[-1]
    changed = changed_columns(version_of(last), version)
    made = Entry(seen_at, last["number"] + 1, changed, "archive", None)
    insert(db, article_id, version, made, Origin())


@dataclass(frozen=True, slots=True)
class Entry:
    """The place of a version in the history of its article."""

    seen_at: str
    """Time at which it was first seen."""
    number: int
    """Its number, which is free."""
    changed: tuple[str, ...]
    """Columns that differ from the version before."""
    cause: str
    """``publisher``, ``reader`` or ``archive``."""
    corrected_at: str | None
    """Time at which a correction was made."""


def insert(
    db: Database,
    article_id: int,
    version: Version,
    made: Entry,
    origin: Origin,
    *,
    described: bool = True,
) -> None:
    """Insert a version at its place, without storing again what the article's own row says.
    ``described`` is false if the descriptive columns are unknown; then they are left out."""
    run(
        db,
        """INSERT INTO _revisions (article_id, number, hash, seen_at, cause, changed, kicker, title,
            teaser, body, shares_body, published, described, reader, evidence, capture,
            corrected_at)
        SELECT :id, :number, :hash, :seen_at, :cause, :changed, :kicker, :title, :teaser,
            iif(texts.body IS :body, NULL, :body), texts.body IS :body, :published,
            nullif(:described, json_object('byline', byline, 'tags', json(tags),
                'section', section, 'image_url', image_url, 'image_alt', image_alt,
                'image_caption', image_caption, 'image_credit', image_credit)),
            :reader, :evidence, :capture, :corrected_at
        FROM articles LEFT JOIN texts ON texts.article_id = articles.id WHERE articles.id = :id""",
        {
            **{name: version[name] for name in (*REVISED, "published")},
            "id": article_id,
            "number": made.number,
            "hash": origin.hash or _unused_hash(db, article_id, version),
            "seen_at": made.seen_at,
            "cause": made.cause,
            "changed": as_json(made.changed),
            "described": as_object({n: version[n] for n in DESCRIBED}) if described else None,
            "reader": origin.reader,
            "evidence": rungs.number_of(db, origin.evidence),
            "capture": origin.capture,
            "corrected_at": made.corrected_at,
        },
    )


def _unused_hash(db: Database, article_id: int, version: Version) -> str:
    found = rows(
        db,
        """SELECT (SELECT source FROM articles WHERE id = :id) AS source, hash
        FROM (SELECT 1) LEFT JOIN _revisions ON article_id = :id""",
        {"id": article_id},
    )
    used = {r["hash"] for r in found}
    times = 0
    while (made := version_hash(found[0]["source"], version, times)) in used:
        times += 1
    return made


def fill_in_date(db: Database, article_id: int, published: str | None) -> None:
    """Record in the current revision a date that says more about the same text: no new version."""
    run(
        db,
        """UPDATE _revisions SET published = :published WHERE article_id = :id
        AND published IS NOT :published
        AND number = (SELECT max(number) FROM _revisions WHERE article_id = :id)""",
        {"id": article_id, "published": published},
    )


def fill_in_description(db: Database, article_id: int) -> None:
    """Copy the article's description into the current revision."""
    run(
        db,
        """UPDATE _revisions SET described = NULL WHERE article_id = :id AND described IS NOT NULL
        AND number = (SELECT max(number) FROM _revisions WHERE article_id = :id)""",
        {"id": article_id},
    )


def list_of(db: Database, article_id: int) -> list[sqlite3.Row]:
    """List all revisions of an article, number 1 first."""
    return rows(db, "SELECT * FROM revisions WHERE article_id = ? ORDER BY number", [article_id])


def named(db: Database, hash_: str) -> list[sqlite3.Row]:
    """Find versions by (the beginning of) a name; several if articles of a site share words."""
    return rows(
        db,
        """SELECT * FROM revisions WHERE hash >= :name AND hash < :name || 'g'
        ORDER BY article_id, number""",
        {"name": hash_.lower()},
    )


def version_of(revision: sqlite3.Row) -> Version:
    """Return what a row of ``revisions`` stores of the article."""
    described = json.loads(revision["described"])
    described["tags"] = tuple(described["tags"])
    return {**{name: revision[name] for name in (*REVISED, "published")}, **described}


def _make_room(db: Database, article_id: int, number: int) -> None:
    """Move the revisions from ``number`` on up by one, via negative numbers, because the key must
    be unique after every single row."""
    run(
        db,
        "UPDATE _revisions SET number = -number - 1 WHERE article_id = ? AND number >= ?",
        (article_id, number),
    )
    run(
        db,
        "UPDATE _revisions SET number = -number WHERE article_id = ? AND number < 0",
        [article_id],
    )
