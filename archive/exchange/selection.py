"""Which articles leave the archive, and what they take along: for every kind of export."""

from __future__ import annotations

import json
from collections.abc import Generator
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlite_utils import Database

from archive.database.sql import rows
from archive.search.narrow import Filter, condition, where
from archive.search.query import parse

ExportRecord = dict[str, Any]
"""A row of ``articles_full``; its lists are lists, not JSON text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """What is exported: everything, unless it says otherwise."""

    text: str = ""
    """A search, as ``scrapy search`` understands it; blank for all."""
    narrowed: Filter = field(default_factory=Filter)
    """Site, dates, tag, duplicates or not."""

    def described(self) -> dict[str, Any]:
        """The selection as plain data, to be told with the export."""
        return {"search": self.text, **asdict(self.narrowed)}


def chosen(db: Database, selection: Selection) -> tuple[str, dict[str, Any]]:
    """The selection as a condition on ``articles``, with its parameters."""
    conditions, parameters = where(selection.narrowed)
    query = parse(selection.text)
    if query is not None:
        asked, more = condition(db, query)
        return f"{conditions} AND {asked}", {**parameters, **more}
    return ("0" if selection.text.strip() else conditions), parameters


def records(
    db: Database, selection: Selection, *, whole: bool, newest_first: bool = False
) -> Generator[ExportRecord]:
    """The selected articles one by one; with all that belongs to them if ``whole``.

    All of one moment: a crawl that writes meanwhile is not seen. One article at a time is held.
    """
    db.conn.execute("BEGIN")
    try:
        conditions, parameters = chosen(db, selection)
        order = "published DESC, id DESC" if newest_first else "id"
        ids = db.conn.execute(
            f"SELECT id FROM articles WHERE {conditions} ORDER BY {order}", parameters
        )
        for (article_id,) in ids:
            yield _record(db, article_id, whole)
    finally:
        db.rollback()


def _record(db: Database, article_id: int, whole: bool) -> ExportRecord:
    (found,) = rows(db, "SELECT * FROM articles_full WHERE id = ?", [article_id])
    record: ExportRecord = dict(found)
    for name in ("tags", "published_also"):
        record[name] = json.loads(record[name])
    if record["evidence"]:
        record["evidence"] = json.loads(record["evidence"])
    if whole:
        for name, sql in _BELONGINGS.items():
            record[name] = [dict(r) for r in rows(db, sql, [article_id])]
        for revision in record["revisions"]:
            revision["changed"] = json.loads(revision["changed"])
            revision["described"] = json.loads(revision["described"])
            revision["evidence"] = json.loads(revision["evidence"] or "null")
    return record


_BELONGINGS = {
    "addresses": """SELECT url, kind, first_seen FROM addresses WHERE article_id = ?
        ORDER BY url""",
    "claims": """SELECT url, kind, first_seen, last_seen FROM claims WHERE article_id = ?
        ORDER BY url, kind""",
    "revisions": """SELECT number, hash, seen_at, cause, changed, kicker, title, teaser, body,
        published, described, reader, evidence, corrected_at FROM revisions WHERE article_id = ?
        ORDER BY number""",
    "links": """SELECT url, text, position, first_seen, last_seen, gone_at FROM links
        WHERE article_id = ? ORDER BY position, id""",
    "teasers": """SELECT source, url, kicker, title, text, published, published_text,
        published_at, seen_on,
        first_seen, last_seen FROM teasers WHERE article_id = ? ORDER BY id""",
    "merged": "SELECT old_id, at FROM merged WHERE article_id = ? ORDER BY old_id",
}
