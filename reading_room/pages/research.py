"""Named questions: text in ``queries.yaml``, here as pages with a chart, a table and CSV."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from archive.database import docs
from reading_room.facets.index import FacetIndex
from reading_room.room import PageContext, PageError
from reading_room.view.charts import Point, bars, lines, shares

QUERIES = files("reading_room") / "queries.yaml"
ROWS_SHOWN = 200
"""Rows that the page shows; CSV and JSON have all."""
MAX_ROWS = 100_000
"""Rows that are read of an answer."""
PARAMETER_LENGTH = 500
"""Characters that are read of a parameter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One named query."""

    name: str
    title: dict[str, str]
    sentence: dict[str, str]
    parameters: dict[str, str]
    chart: dict[str, Any]
    sql: str


@cache
def questions() -> dict[str, Question]:
    """Load all named queries, in their order."""
    found = yaml.safe_load(QUERIES.read_text("utf-8"))
    return {name: Question(name=name, **values) for name, values in found.items()}


def build_list(_: sqlite3.Connection, index: FacetIndex, __: PageContext) -> dict[str, Any]:
    """Build the list of all questions."""
    return {"nav": "research", "questions": list(questions().values()), "total": len(index.ids)}


def build(conn: sqlite3.Connection, _: FacetIndex, context: PageContext) -> dict[str, Any]:
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
    return {
        "nav": "research",
        "question": question,
        "values": values,
        "names": names,
        "rows": rows[:ROWS_SHOWN],
        "all_rows": rows,
        "total": len(rows),
        "chart": chart(question, rows, values, context) if rows else None,
        "legend": legend(question, values, context),
        "forms": {
            form: context.link(f"/forschung/{question.name}.{form}", values.items())
            for form in ("csv", "json")
        },
    }


def chart(
    question: Question, rows: list[dict[str, Any]], values: dict[str, str], context: PageContext
) -> Any:
    """Draw the answer as the question says."""
    t, how = context.t, question.chart
    title = question.title[t.lang]
    if "series" in how:
        series = [
            (
                values.get(name, t.plain(f"field.{name}") if name not in values else name),
                [Point(label=str(r[how["label"]]), value=r[column] or 0) for r in rows],
            )
            for column, name in how["series"].items()
        ]
        return lines(series, title, question.sentence[t.lang], show=t.number)
    points = [Point(label=label, value=value) for label, value in _counted(rows, how)]
    if how["kind"] == "ranking":
        return shares(points[: how.get("most", 12)], title, show=t.number)
    return bars(points, title, question.sentence[t.lang], show=t.number)


def legend(question: Question, values: dict[str, str], context: PageContext) -> list[str]:
    """List the names of the lines, in order."""
    names = question.chart.get("series", {}).values()
    return [values[n] if n in values else context.t.plain(f"field.{n}") for n in names]


def _counted(rows: list[dict[str, Any]], how: dict[str, Any]) -> list[tuple[str, float]]:
    """Return label and value of each point; count rows or add them up if the question says so."""
    if column := how.get("count_by"):
        counts = Counter(_bucket(row[column]) for row in rows)
        if how["kind"] == "ranking":
            return [(label, n) for label, n in counts.most_common()]
        return sorted((label, n) for label, n in counts.items())
    if column := how.get("sum_by"):
        sums: Counter[str] = Counter()
        for row in rows:
            sums[str(row[column])] += row[how["value"]] or 0
        return sorted((label, n) for label, n in sums.items())
    return [(str(row[how["label"]]), row[how["value"]] or 0) for row in rows]


def _bucket(value: Any) -> str:
    """Cut a time to its month; anything else stands for itself."""
    text = str(value or "–")
    return text[:7] if text[4:5] == "-" and text[:4].isdigit() else text


def build_schema(conn: sqlite3.Connection, _: FacetIndex, __: PageContext) -> dict[str, Any]:
    """Build the list of tables and columns, explained by the schema itself."""
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
