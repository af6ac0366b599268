"""Rewind an exported article to a day: the version of that day and its data at the time."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlite_utils import Database

from archive.articles.identity import fingerprint, word_count
from archive.articles.rules import DESCRIBED, REVISED
from archive.articles.text import paragraphs
from archive.database.sql import as_json, row
from archive.exchange.formats.form import ExportRecord
from archive.records import Article


def end_of(day: str) -> str:
    """Return the last second of a day. ValueError for an invalid day, or another form of one."""
    if date.fromisoformat(day).isoformat() != day:
        raise ValueError(f"{day!r} is no day of the form 2025-12-31")
    return f"{day}T23:59:59Z"


def rewound(db: Database, record: ExportRecord, at: str) -> ExportRecord:
    """Return the article as it stood at a time after it was first seen, its lists as JSON.

    The text is that of the version current at the time, with later corrections of the reader: these
    were not changes of the page. What the archive does not know of the time is never invented: it
    is left out, or as today (see docs/export.md).
    """
    then = row(
        db,
        """SELECT * FROM revisions WHERE article_id = ? AND seen_at <= ?
        ORDER BY number DESC LIMIT 1""",
        (record["id"], at),
    )
    made = {name: _of_then(name, value, at) for name, value in record.items()}
    if then is None:
        return made
    is_current = then["hash"] == record["version"]
    made |= {name: then[name] for name in (*REVISED, "reader", "capture")}
    described = json.loads(then["described"])
    made |= {name: described[name] for name in DESCRIBED} | {"tags": as_json(described["tags"])}
    made |= {"version": then["hash"], "evidence": then["evidence"]}
    if not is_current:
        made["body_html"] = paragraphs(then["body"]) if then["body"] else None
    if then["published"] != record["published"]:
        origin = "unknown" if then["published"] else None
        made |= {"published": then["published"], "published_at": None, "published_also": "[]"}
        made |= {"published_text": None, "published_from": origin}
    gone = record["gone_at"] is not None and record["gone_at"] <= at
    made |= {
        "word_count": word_count(then["teaser"], then["body"]),
        "fingerprint": _fingerprint(made),
        "last_changed": then["seen_at"],
        "last_seen": _last_seen(db, record, then["seen_at"], at),
        "gone_at": record["gone_at"] if gone else None,
        "state": "gone" if gone else "teaser" if then["body"] is None else "full",
    }
    original = row(
        db,
        "SELECT id FROM articles WHERE id = ? AND first_seen <= ?",
        (record["duplicate_of"], at),
    )
    made["duplicate_of"] = None if original is None else original["id"]
    return made


def _last_seen(db: Database, record: ExportRecord, version_seen: str, at: str) -> str:
    """Return the last sighting by then that the archive can prove; at least that of the version."""
    if record["last_seen"] <= at:
        return str(record["last_seen"])
    found = row(
        db,
        """SELECT max(seen) AS seen FROM (
            SELECT :version AS seen UNION ALL SELECT :gone
            UNION ALL SELECT first_seen FROM links WHERE article_id = :id
            UNION ALL SELECT last_seen FROM links WHERE article_id = :id
            UNION ALL SELECT first_seen FROM teasers WHERE article_id = :id
            UNION ALL SELECT last_seen FROM teasers WHERE article_id = :id
            UNION ALL SELECT first_seen FROM addresses WHERE article_id = :id)
        WHERE seen <= :at""",
        {"version": version_seen, "gone": record["gone_at"], "id": record["id"], "at": at},
    )
    assert found is not None
    return str(found["seen"])


def _of_then(name: str, value: Any, at: str) -> Any:
    """Reduce a list of the article's belongings to those it had at a time."""
    if not (isinstance(value, list) and value and isinstance(value[0], dict)):
        return value
    key = "seen_at" if name == "revisions" else "first_seen"
    kept = [dict(entry) for entry in value if key not in entry or entry[key] <= at]
    for entry in kept:
        if entry.get("gone_at") and entry["gone_at"] > at:
            entry["gone_at"] = None
        if entry.get("last_seen"):
            entry["last_seen"] = min(entry["last_seen"], at)
    return kept


def _fingerprint(made: ExportRecord) -> str:
    texts = {name: made[name] for name in REVISED}
    return fingerprint(Article(source="", url="", seen_at="", **texts))
