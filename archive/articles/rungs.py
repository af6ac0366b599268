"""The column ``evidence``: which rung of the reader supplied each field of a version.

The readings of a site are mostly alike, so a combination is stored once (``_evidence``).
"""

from __future__ import annotations

import json

from sqlite_utils import Database

from archive.database.sql import as_object, row, run
from archive.records import Article

FIELDS = (
    *("kicker", "title", "teaser", "body", "published", "published_at"),
    *("byline", "tags", "section", "image_url"),
)
"""Fields that have a rung, in the order of the JSON object."""
EARLIER = "earlier"
"""Key for the fields that a reading lacks."""


def as_evidence(reading: Article, shown: Article) -> str | None:
    """Encode which rung supplied each field of ``shown``, a version made from a reading and, where
    the reading has nothing, from the archive; ``None`` if no page was read."""
    own, before = dict(reading.evidence), dict(shown.evidence)
    made: dict[str, str | list[str]] = {}
    earlier: list[str] = []
    for name in FIELDS if own else ():
        if not getattr(shown, name):
            continue
        if name == "published":
            read = reading.published_from, reading.published_text
            is_own = (shown.published_from, shown.published_text) == read
            made[name] = (is_own and own.get(name)) or shown.published_from or "unknown"
        elif name in own and getattr(reading, name):
            made[name] = own[name]
        elif name in before:
            made[name] = before[name]
            earlier.append(name)
    if earlier:
        made[EARLIER] = earlier
    return as_object(made) if made else None


def from_evidence(fields: str | None) -> tuple[tuple[str, str], ...]:
    """Decode the column ``evidence`` to the pairs of a record."""
    found = json.loads(fields) if fields else {}
    return tuple((name, rung) for name, rung in found.items() if isinstance(rung, str))


def number_of(db: Database, fields: str | None) -> int | None:
    """Return the number of a combination; insert it if it is new."""
    if fields is None:
        return None
    found = row(db, "SELECT id FROM _evidence WHERE fields = ?", [fields])
    if found is not None:
        return int(found["id"])
    return db.conn.execute("INSERT INTO _evidence (fields) VALUES (?)", [fields]).lastrowid


def note(db: Database, article_id: int, field: str, origin: str | None) -> None:
    """Record that a field of the current version now comes from a listing or feed."""
    found = row(
        db,
        """SELECT number, evidence FROM revisions WHERE article_id = ?
        ORDER BY number DESC LIMIT 1""",
        [article_id],
    )
    if found is None or found["evidence"] is None:
        return
    fields = {**json.loads(found["evidence"]), field: origin or "unknown"}
    run(
        db,
        "UPDATE _revisions SET evidence = ? WHERE article_id = ? AND number = ?",
        (number_of(db, as_object(fields)), article_id, found["number"]),
    )
