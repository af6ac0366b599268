"""Select articles for export, with everything that belongs to them."""

from __future__ import annotations

import json
from collections.abc import Generator
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from sqlite_utils import Database

from archive.database.connection import moment
from archive.database.sql import marks, rows
from archive.exchange import as_of
from archive.exchange.formats.form import ExportRecord
from archive.exchange.terms import Terms
from archive.search.narrow import Filter, condition, where
from archive.search.query import parse


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """The articles to export; by default, all."""

    text: str = ""
    """A query, as in ``scrapy search``; blank for all."""
    narrowed: Filter = field(default_factory=Filter)
    """Filter by site, dates, tag, duplicates."""
    as_of: str | None = None
    """Time, the end of a day, to which the articles are rewound."""

    def described(self) -> dict[str, Any]:
        """Return the selection as plain data, to be recorded in the export."""
        return {"search": self.text, **asdict(self.narrowed), "as_of": self.as_of}


def chosen(db: Database, selection: Selection) -> tuple[str, dict[str, Any]]:
    """Return the selection as a condition on ``articles``, with its parameters."""
    conditions, parameters = where(selection.narrowed)
    if selection.as_of:
        conditions += " AND first_seen <= :as_of"
        parameters = {**parameters, "as_of": selection.as_of}
    query = parse(selection.text)
    if query is not None:
        asked, more = condition(db, query)
        return f"{conditions} AND {asked}", {**parameters, **more}
    return ("0" if selection.text.strip() else conditions), parameters


def left_out(db: Database, selection: Selection) -> int:
    """Count the undated articles that only ``since`` or ``until`` exclude."""
    narrowed = selection.narrowed
    if narrowed.undated or not (narrowed.since or narrowed.until):
        return 0
    whenever = replace(selection, narrowed=replace(narrowed, since=None, until=None))
    conditions, parameters = chosen(db, whenever)
    found = rows(
        db,
        f"SELECT count(*) AS n FROM articles WHERE {conditions} AND published IS NULL",
        parameters,
    )
    return int(found[0]["n"])


def records(
    db: Database,
    selection: Selection,
    *,
    whole: bool,
    newest_first: bool = False,
    printed: bool = False,
    terms: bool = False,
    as_cells: bool = False,
) -> Generator[ExportRecord]:
    """Yield the selected articles; with all that belongs to them if ``whole``, with the address as
    the site prints it if ``printed``, with language and rights if ``terms``, and lists left as JSON
    if ``as_cells``.

    They are one snapshot, whatever a crawl writes meanwhile. A few are in memory at a time.
    """
    with moment(db):
        conditions, parameters = chosen(db, selection)
        known = Terms(db, selection.as_of) if terms else None
        order = "published DESC, id DESC" if newest_first else "id"
        ids = db.conn.execute(
            f"SELECT id FROM articles WHERE {conditions} ORDER BY {order}", parameters
        )
        while some := [article_id for (article_id,) in ids.fetchmany(_TOGETHER)]:
            sql = f"SELECT * FROM articles_full WHERE id IN ({marks(some)})"
            read = db.conn.execute(sql, some)
            names = [column for column, *_ in read.description]
            found = {values[0]: dict(zip(names, values, strict=True)) for values in read}
            for article_id in some:
                record = found[article_id]
                if whole:
                    record |= _belongings(db, record)
                if selection.as_of:
                    record = as_of.rewound(db, record, selection.as_of)
                if known is not None:
                    record |= known.of(record)
                if printed:
                    sql = "SELECT url FROM printed_addresses WHERE article_id = ?"
                    record["url"] = rows(db, sql, [article_id])[0]["url"]
                if not as_cells:
                    for name in ("tags", "published_also", "evidence"):
                        record[name] = json.loads(record[name] or "null")
                yield record


def record_of(db: Database, article_id: int) -> ExportRecord:
    """Return one article as exported, with all that belongs to it."""
    record = dict(rows(db, "SELECT * FROM articles_full WHERE id = ?", [article_id])[0])
    for name in ("tags", "published_also", "evidence"):
        record[name] = json.loads(record[name] or "null")
    return record | _belongings(db, record)


def _belongings(db: Database, record: ExportRecord) -> ExportRecord:
    made: ExportRecord = {
        name: [dict(found) for found in rows(db, sql, [record["id"]])]
        for name, sql in _BELONGINGS.items()
    }
    for revision in made["revisions"]:
        for name in ("changed", "described", "evidence"):
            revision[name] = json.loads(revision[name] or "null")
    sql = "SELECT title, url, publisher, language, rights FROM sources WHERE name = ?"
    made["site"] = dict(rows(db, sql, [record["source"]])[0])
    return made


_TOGETHER = 50
"""Articles read per statement: a statement for each would take a fifth of a whole export."""
_BELONGINGS = {
    "addresses": """SELECT url, kind, first_seen FROM addresses WHERE article_id = ?
        ORDER BY url""",
    "claims": """SELECT url, kind, first_seen, last_seen FROM claims WHERE article_id = ?
        ORDER BY url, kind""",
    "revisions": """SELECT number, hash, seen_at, cause, changed, kicker, title, teaser, body,
        published, described, reader, evidence, corrected_at FROM revisions WHERE article_id = ?
        ORDER BY number""",
    "links": """SELECT url, text, position, target_id, first_seen, last_seen, gone_at
        FROM links
        WHERE article_id = ? ORDER BY position, id""",
    "teasers": """SELECT source, url, kicker, title, text, published, published_text,
        published_at, seen_on,
        first_seen, last_seen FROM teasers WHERE article_id = ? ORDER BY id""",
    "merged": "SELECT old_id, at FROM merged WHERE article_id = ? ORDER BY old_id",
}
