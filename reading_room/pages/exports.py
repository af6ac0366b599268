"""Exports: all hits of a search, all rows of an answer, all places, written piece by piece.

A search yields only ids; rows are read and written some hundred at a time, so an export of the
whole archive takes no more memory than one page, and other requests are answered in between.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from archive.exchange import citation, cite
from archive.exchange.citation import csl
from reading_room.facets.find import ask_all
from reading_room.facets.index import FacetIndex
from reading_room.pages import places, research
from reading_room.pages.search import params_of
from reading_room.room import PageContext
from reading_room.view.tables import CsvWriter, EachWriter, JsonWriter, Row, RowWriter, SheetWriter
from reading_room.view.xlsx import ExcelWriter

PIECE = 400
"""Rows read and written at a time."""
COLUMNS = (
    *("id", "source", "published", "published_from", "kicker", "title", "teaser", "byline", "tags"),
    *("url", "state", "word_count", "duplicate_of", "image_credit"),
)
"""Columns of a search as CSV and JSON: part of the public contract."""
_ROWS = f"select {', '.join(COLUMNS)} from articles where id in (select value from json_each(?))"
_SHEET = ("published", "source", "kicker", "title", "teaser", "byline", "tags", "url", "word_count")
PLACES = ("ags", "name", "kind", "latitude", "longitude", "articles")
SHEETS: Mapping[str, Callable[[Mapping[str, str]], RowWriter]] = {
    "xlsx": ExcelWriter,
    "tabelle.csv": SheetWriter,
}
"""Formats for spreadsheets: headings in words, and a link to the page of each article."""
Read = Callable[[sqlite3.Connection, int, int], Sequence[Row]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Export:
    """Hold rows that are read only as they are written."""

    writer: RowWriter
    count: int
    """Number of rows."""
    read: Read
    """Reads the rows from ``start`` to ``stop``."""
    name: str | None
    """Name under which a browser saves the file; ``None`` to show it."""


def of_search(conn: sqlite3.Connection, index: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Find all hits of a search, to write them in the format of the address."""
    assert context.request is not None
    form = context.request.url_vars["form"]
    params = params_of(context.request)
    asked, ids = ask_all(conn, index, params)
    if form in ("bib", "ris", "csl.json"):
        return {"export": _cited(form, ids)}
    writer: RowWriter
    if form == "json":
        notes = {"notes": asked.said} if asked.said else {}
        writer = JsonWriter(len(ids), search=params.described, **notes)
    elif form == "csv":
        writer = CsvWriter(COLUMNS)
    else:
        heads = {name: context.t.plain(f"field.{name}") for name in (*_SHEET, "page")}
        writer = SHEETS[form](heads)

    def read(conn: sqlite3.Connection, start: int, stop: int) -> list[Row]:
        wanted = ids[start:stop]
        rows = {row["id"]: dict(row) for row in conn.execute(_ROWS, [str(wanted)])}
        for n, row in rows.items():
            if form in SHEETS:
                row["page"] = context.full_link(f"/artikel/{n}")
        return [rows[n] for n in wanted if n in rows]

    name = _file_name("suche", form)
    return {"export": Export(writer=writer, count=len(ids), read=read, name=name)}


def _cited(form: str, ids: list[int]) -> Export:
    def read(conn: sqlite3.Connection, start: int, stop: int) -> list[Row]:
        db = Database(conn, execute_plugins=False)
        return [{"cited": cited} for cited in cite.all_of(db, ids[start:stop])]

    writers: Mapping[str, Callable[[], RowWriter]] = {
        "bib": lambda: EachWriter(citation.bibtex, between="\n"),
        "ris": lambda: EachWriter(citation.ris),
        "csl.json": lambda: EachWriter(
            lambda c: json.dumps(csl(c), ensure_ascii=False), "[\n", ",\n", "\n]\n"
        ),
    }
    return Export(writer=writers[form](), count=len(ids), read=read, name=f"kommunews-suche.{form}")


def of_question(
    conn: sqlite3.Connection, index: FacetIndex, context: PageContext
) -> dict[str, Any]:
    """Answer a question, to write it as CSV or JSON."""
    assert context.request is not None
    built = research.build(conn, index, context)
    name, names, rows = built["question"].name, built["names"], built["all_rows"]
    form = context.request.url_vars["form"]
    writer: RowWriter = CsvWriter(names)
    if form == "json":
        writer = JsonWriter(len(rows), parameters=built["values"])
    elif form in SHEETS:
        writer = SHEETS[form]({n: built["heads"][n] for n in names})
    return {"export": _at_hand(writer, rows, _file_name(name, form))}


def of_places(conn: sqlite3.Connection, index: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Count all places of the map, to write them as CSV."""
    rows = places.build_rows(conn, index, context)
    columns = places.STATE_COLUMNS if places.by_inhabitants(context) else PLACES
    return {"export": _at_hand(CsvWriter(columns), rows, "kommunews-orte.csv")}


def _file_name(of: str, form: str) -> str | None:
    return None if form == "json" else f"kommunews-{of}.{form.removeprefix('tabelle.')}"


def _at_hand(writer: RowWriter, rows: Sequence[Row], name: str | None) -> Export:
    return Export(
        writer=writer, count=len(rows), read=lambda _, start, stop: rows[start:stop], name=name
    )
