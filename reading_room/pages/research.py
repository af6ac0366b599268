"""Pages of the named questions in ``queries.yaml``: a chart, a table and CSV."""

from __future__ import annotations

import sqlite3
from typing import Any

from archive.database import docs
from reading_room.facets.index import FacetIndex
from reading_room.pages.answers import Table
from reading_room.pages.drawing import Drawing
from reading_room.pages.questions import questions
from reading_room.pages.search import source_titles
from reading_room.room import PageContext, PageError

ROWS_SHOWN = 200
"""Rows that the page shows; CSV and JSON have all."""
MAX_ROWS = 100_000
"""Most rows read of an answer."""
PARAMETER_LENGTH = 500
"""Most characters read of a parameter."""


def build_list(_: sqlite3.Connection, index: FacetIndex, __: PageContext) -> dict[str, Any]:
    """Build the list of all questions."""
    return {"nav": "research", "questions": list(questions().values()), "total": len(index.ids)}


def build(conn: sqlite3.Connection, index: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Build the answer to one question."""
    assert context.request is not None
    question = questions().get(context.request.url_vars["name"])
    if question is None:
        raise PageError(404, "error.no-page")
    args = context.request.args
    values = {
        name: (args.get(name) if name in args else example)[:PARAMETER_LENGTH]
        for name, example in question.parameters.items()
    }
    cursor = conn.execute(question.sql, values)
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchmany(MAX_ROWS)]
    absolute = args.get("count") == "absolute" and "absolute" in question.chart
    counted = [("count", "absolute")] if absolute else []
    asked = [*values.items(), *counted]
    table = Table(names, values, source_titles(conn), context)
    drawing = Drawing(
        question, rows, values, table, context, absolute=absolute, total=len(index.ids)
    )
    path = f"/forschung/{question.name}"
    return {
        "nav": "research",
        "question": question,
        "values": values,
        "names": names,
        "heads": table.heads(),
        "table": table,
        "rows": rows[:ROWS_SHOWN],
        "all_rows": rows,
        "total": len(rows),
        "charts": [drawing.draw(640), drawing.draw(380)] if rows else [],
        "svg": drawing.file() if rows else "",
        "counting": [
            (name, context.link(path, [*values.items(), *more]), (name == "absolute") == absolute)
            for name, more in (("relative", []), ("absolute", [("count", "absolute")]))
        ]
        if "absolute" in question.chart
        else [],
        "forms": {
            form: context.link(f"{path}.{form}", asked if form == "svg" else values.items())
            for form in ("xlsx", "tabelle.csv", "csv", "json", "svg")
        },
    }


def build_schema(conn: sqlite3.Connection, _: FacetIndex, __: PageContext) -> dict[str, Any]:
    """Build the list of tables and columns, with the schema's own comments."""
    tables = [
        {
            "name": name,
            "text": docs.described(name),
            "columns": list(docs.columns(name).items()),
            "indexes": [
                row["name"] for row in conn.execute("select name from pragma_index_list(?)", [name])
            ],
        }
        for name in docs.TABLES
    ]
    full = {
        "name": "articles_full",
        "text": docs.described("articles_full"),
        "columns": list(docs.full_columns().items()),
        "indexes": [],
    }
    return {"nav": "research", "tables": tables, "full": full}
