"""Export the public tables other than articles: the rows that belong to a selection."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.exchange.export import about
from archive.exchange.formats import lines, parquet
from archive.exchange.formats.columns import PublicColumn, columns_of
from archive.exchange.formats.form import Counted, ExportRecord
from archive.exchange.output import replaced
from archive.exchange.selection import Selection, chosen

FORMS = ("csv", "jsonl", "parquet")
"""Formats a table can be written in."""
_OF_SITE = "(SELECT source FROM articles WHERE {0})"
_BELONGS = {
    "article_id": "article_id IN (SELECT id FROM articles WHERE {0})",
    "run_id": f"run_id IN (SELECT id FROM runs WHERE source IN {_OF_SITE})",
    "source": f"source IN {_OF_SITE}",
    "language": f"name IN {_OF_SITE}",
    "latitude": "ags IN (SELECT ags FROM places WHERE article_id IN (SELECT id FROM articles "
    "WHERE {0}))",
}
"""Condition for the rows of the selected articles, their sites or places, by the column that links
them; the first column a table has counts."""
_MORE = {
    "teasers": f" OR article_id IS NULL AND source IN {_OF_SITE}",
    "similar": " AND other_id IN (SELECT id FROM articles WHERE {0})",
}


def write(db: Database, table: str, selection: Selection, target: Path, form: str) -> int:
    """Write the rows of a public table that belong to a selection to a file; return their number.

    ``form`` is one of ``FORMS``. Raises :class:`ArchiveError`.
    """
    columns = columns_of(table)
    found = Counted(_records(db, table, selection, columns, as_cells=form == "csv"))
    with replaced(target) as stream:
        if form == "csv":
            lines.rows(found, stream, columns)
        elif form == "jsonl":
            lines.jsonl(found, stream, about(db, selection))
        else:
            parquet.rows(found, stream, columns, about(db, selection))
    return found.count


def _records(
    db: Database,
    table: str,
    selection: Selection,
    columns: Mapping[str, PublicColumn],
    *,
    as_cells: bool,
) -> Iterator[ExportRecord]:
    """Yield the rows in the order of their key."""
    conditions, parameters = chosen(db, selection)
    belongs = next((sql for name, sql in _BELONGS.items() if name in columns), "1")
    belongs += _MORE.get(table, "")
    is_whole = selection == Selection()
    found = db.conn.execute(
        f"SELECT {', '.join(columns)} FROM {table} "
        f"WHERE {'1' if is_whole else belongs.format(conditions)} ORDER BY 1, 2, 3",
        {} if is_whole else parameters,
    )
    lists = [n for n, c in columns.items() if c.kind in ("array", "object") and not as_cells]
    for values in found:
        record: dict[str, Any] = dict(zip(columns, values, strict=True))
        yield record | {name: json.loads(record[name] or "null") for name in lists}
