"""Named questions: text in ``queries.yaml``, here as pages with a chart, a table and CSV."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from archive.database import docs
from reading_room.charts import Point, bars, lines, shares
from reading_room.columns import Columns
from reading_room.room import TroubleError, Visit

QUERIES = Path(__file__).resolve().parent.parent / "queries.yaml"
SHOWN = 200
"""Rows that the page shows; CSV and JSON have all."""
MOST = 100_000
LONGEST = 500
"""Characters of a parameter."""


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
    """All named queries, in their order."""
    found = yaml.safe_load(QUERIES.read_text("utf-8"))
    return {name: Question(name=name, **values) for name, values in found.items()}


def build_list(conn: sqlite3.Connection, columns: Columns, visit: Visit) -> dict[str, Any]:  # noqa: ARG001
    """What the page of all questions shows."""
    return {"nav": "research", "questions": list(questions().values()), "total": len(columns.ids)}


def build(conn: sqlite3.Connection, columns: Columns, visit: Visit) -> dict[str, Any]:  # noqa: ARG001
    """One question, answered."""
    assert visit.request is not None
    question = questions().get(visit.request.url_vars["name"])
    if question is None:
        raise TroubleError(404, "trouble.no-page")
    args = visit.request.args
    values = {
        name: (args.get(name) if name in args else example)[:LONGEST]
        for name, example in question.parameters.items()
    }
    cursor = conn.execute(question.sql, values)
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchmany(MOST)]
    return {
        "nav": "research",
        "question": question,
        "values": values,
        "names": names,
        "rows": rows[:SHOWN],
        "all_rows": rows,
        "total": len(rows),
        "chart": chart(question, rows, values, visit) if rows else None,
        "legend": legend(question, values, visit),
        "forms": {
            form: visit.link(f"/forschung/{question.name}.{form}", values.items())
            for form in ("csv", "json")
        },
    }


def chart(
    question: Question, rows: list[dict[str, Any]], values: dict[str, str], visit: Visit
) -> Any:
    """The answer as a chart, drawn as the question says."""
    t, how = visit.t, question.chart
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


def legend(question: Question, values: dict[str, str], visit: Visit) -> list[str]:
    """The names of the lines, in order."""
    names = question.chart.get("series", {}).values()
    return [values[n] if n in values else visit.t.plain(f"field.{n}") for n in names]


def _counted(rows: list[dict[str, Any]], how: dict[str, Any]) -> list[tuple[str, float]]:
    """Label and value of each point; rows are counted or added up where the question says so."""
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
    """A time is counted by its month, anything else by itself."""
    text = str(value or "–")
    return text[:7] if text[4:5] == "-" and text[:4].isdigit() else text


def build_schema(conn: sqlite3.Connection, columns: Columns, visit: Visit) -> dict[str, Any]:  # noqa: ARG001
    """Every table and column with what it means, from the schema itself."""
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
