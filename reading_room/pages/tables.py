"""Datasette's own pages in the reading room: cells that link to articles, limited sizes."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from archive.database.metadata import descriptions
from reading_room.room import database_name, page_address

if TYPE_CHECKING:
    from datasette.app import Datasette

SETTINGS = {"truncate_cells_html": 160, "suggest_facets": False}
"""Datasette's settings, unless its operator chose others: a page of full texts was 150,000 pixels
high, and suggesting facets took seconds."""
_DEFAULTS = {"truncate_cells_html": 2048, "suggest_facets": True}
PAGE_SIZE = 25
"""Rows on a page of a table."""
_OF_ARTICLES = frozenset(
    "article_id original_id duplicate_of target_id other_id into_id about".split()
)
_ARTICLES = frozenset("articles articles_full corpus reprints most_cited".split())
_HASH = re.compile("[0-9a-f]{32}")


def apply_settings(datasette: Datasette) -> None:
    """Limit pages of tables, unless the operator changed Datasette's settings."""
    for name, value in SETTINGS.items():
        if datasette.setting(name) == _DEFAULTS[name]:
            datasette._settings[name] = value


def metadata(datasette: Datasette) -> dict[str, Any]:
    """Describe tables and columns in the schema's words, with a hint where to begin."""
    name = database_name(datasette)
    if name is None:
        return {}
    tables = {table: {"size": PAGE_SIZE, **about} for table, about in descriptions().items()}
    tables["sqlite_sequence"] = {"hidden": True}  # SQLite's own: it says nothing of articles
    links = ", ".join(
        f'<a href="{datasette.urls.table(name, table)}">{table}</a>'
        for table in ("corpus", "articles_full", "publisher_changes")
    )
    schema = page_address(datasette, "/schema")
    about = (
        f"Start from {links}; every table and column is explained in the "
        f'<a href="{schema}">data model</a>.'
    )
    return {"databases": {name: {"tables": tables, "description_html": about}}}


def cell(
    datasette: Datasette, database: str, table: str | None, column: str, value: Any,
    row: sqlite3.Row | None,
) -> Markup | None:  # fmt: skip
    """Return a link for a cell that names an article or a version; ``None`` for any other."""
    if database != database_name(datasette):
        return None
    shown = value
    if isinstance(value, dict):
        value, shown = value.get("value"), value.get("label") or value.get("value")
    path = None
    if isinstance(value, int) and 0 < value < 1 << 62:
        if column in _OF_ARTICLES or (column == "id" and _is_article(table, row)):
            path = f"/artikel/{value}"
    elif column == "title" and isinstance(value, str) and _is_article(table, row):
        names = set(row.keys()) if row is not None else set()
        path = f"/artikel/{row['id']}" if row is not None and "id" in names else None
    elif column in ("hash", "version") and isinstance(value, str) and _HASH.fullmatch(value):
        path, shown = f"/version/{value}", f"{value[:12]}…"
    if path is None:
        return None
    return Markup('<a href="{}">{}</a>').format(page_address(datasette, path), shown)


def _is_article(table: str | None, row: sqlite3.Row | None) -> bool:
    if table:
        return table in _ARTICLES
    names = set(row.keys()) if row is not None else set()
    return "title" in names and bool(names & {"source", "url"}) and "article_id" not in names
