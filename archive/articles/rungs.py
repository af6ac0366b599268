"""Which rung of the reader answered for each field of a version: the column ``evidence``.

The readings of a site are mostly alike, so a combination is stored once (``_evidence``).
"""

from __future__ import annotations

import json

from sqlite_utils import Database

from archive.database.sql import row, run
from archive.records import Article

FIELDS = (
    *("kicker", "title", "teaser", "body", "published", "published_at"),
    *("byline", "tags", "section", "image_url"),
)
"""Fields that have a rung, in the order of the JSON object."""
EARLIER = "earlier"
"""Key of the fields that a reading did not show."""


def as_evidence(reading: Article, shown: Article) -> str | None:
    """Say which rung answered for each field of ``shown``, a version made of a reading and, where
    the reading has nothing, of what the archive had; ``None`` for a reading of no page."""
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
    return _text(made) if made else None


def from_evidence(fields: str | None) -> tuple[tuple[str, str], ...]:
    """Read the column ``evidence`` back as the pairs of a record."""
    found = json.loads(fields) if fields else {}
    return tuple((name, rung) for name, rung in found.items() if isinstance(rung, str))


def number_of(db: Database, fields: str | None) -> int | None:
    """Give a combination its number; it is written where it is new."""
    if fields is None:
        return None
    run(db, "INSERT OR IGNORE INTO _evidence (fields) VALUES (?)", [fields])
    found = row(db, "SELECT id FROM _evidence WHERE fields = ?", [fields])
    return None if found is None else int(found["id"])


def note(db: Database, article_id: int, field: str, origin: str | None) -> None:
    """Note that a field of the current version is now what a listing or feed says."""
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
        (number_of(db, _text(fields)), article_id, found["number"]),
    )


def _text(fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
