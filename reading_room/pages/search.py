"""The search page, and the same search as a feed and as a table."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from dataclasses import replace
from typing import Any

from datasette.utils.asgi import Request
from sqlite_utils import Database

from archive.articles.addresses import article_at
from archive.articles.places.gazetteer import municipalities
from archive.exchange import atom
from archive.search.rank import Depth
from reading_room.facets.find import PAGE_SIZE, SearchResult, ask_all, find
from reading_room.facets.index import FacetIndex
from reading_room.facets.params import FACETS, QUERY_LENGTH, SearchParams
from reading_room.pages.front import every_month
from reading_room.room import PageContext
from reading_room.view.cards import cards
from reading_room.view.charts import Point, bars

FEED_SIZE = 50
"""Articles in a feed."""
_ROWS = """
select id, source, published, published_from, kicker, title, teaser, byline, tags, url, state,
    word_count, duplicate_of, image_credit
from articles where id in (select value from json_each(?))
"""
_FEED = "select * from articles_full where id in (select value from json_each(?))"


def params_of(request: Request) -> SearchParams:
    """Read the search parameters of a request."""
    return SearchParams.of({name: request.args.get(name) or "" for name in request.args})


def build(conn: sqlite3.Connection, index: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Build the search page."""
    assert context.request is not None
    params = params_of(context.request)
    if params.q.startswith(("http://", "https://")):
        known = article_at(Database(conn, execute_plugins=False), params.q)
        if known is not None:
            return {"redirect": context.link(f"/artikel/{known}")}
    found = find(conn, index, params)
    asked = found.matches
    assert asked is not None
    hits = cards(conn, found.ids, asked.query)
    pages = -(-found.total // PAGE_SIZE)
    return {
        "nav": "search",
        "params": params,
        "found": found,
        "hits": hits,
        "facets": [_facet(name, params, found, context) for name in FACETS if name != "year"],
        "chosen": [
            (
                name,
                value_name(name, value, context),
                context.link("/suche", params.to_query(**{name: ""})),
            )
            for name, value in params.filters.items()
        ],
        "chart": _chart(params, found, context),
        "years": sorted(found.years.items(), reverse=True),
        "year_link": lambda year: context.link("/suche", params.to_query(year=year)),
        "orders": [
            (name, context.link("/suche", params.to_query(sort=name)), params.order == name)
            for name in (("relevance", "date", "oldest") if params.q else ("date", "oldest"))
        ],
        "pages": pages,
        "older": context.link("/suche", params.to_query(page=params.page + 1))
        if params.page < pages
        else None,
        "newer": context.link("/suche", params.to_query(page=params.page - 1))
        if params.page > 1
        else None,
        "forms": {
            form: context.link(f"/suche.{form}", params.to_query())
            for form in ("atom", "csv", "json")
        },
        "cut": len(params.q) > QUERY_LENGTH,
        "understood": asked.reading.understood if asked.reading.faults else "",
        "suggested": asked.suggested,
        "named": _named(params, found, context) if params.q and not params.filters else [],
        "unnarrowed": 0 if found.total or not params.filters else asked.count or 0,
        "everywhere": context.link("/suche", [("q", params.q)] if params.q else []),
        "ranked": asked.depth.value if params.order == "relevance" else Depth.ALL.value,
        "source_titles": source_titles(conn),
    }


def _named(
    params: SearchParams, found: SearchResult, context: PageContext
) -> list[tuple[str, str, int, str]]:
    """List the keyword, place and kicker of the name that was typed: facet, name, hits, link."""
    typed = params.q.strip('"„“”»«').casefold()
    return [
        (name, called, count, context.link("/suche", params.to_query(**{name: value})))
        for name in ("tag", "place", "kicker")
        for value, count in found.facets[name]
        if (called := value_name(name, value, context)).casefold() == typed
    ]


def source_titles(conn: sqlite3.Connection) -> dict[str, str]:
    """Load the names of the sites that people know."""
    return {r["name"]: r["title"] or r["name"] for r in conn.execute("select * from sources")}


def value_name(name: str, value: str, context: PageContext) -> str:
    """Return what a value of a facet is called."""
    if name == "place":
        place = municipalities().get(value)
        return place.name if place else value
    if name in ("picture", "kind") and value in ("yes", "no", "original", "reprint"):
        return context.t.plain(f"facet.{name}.{value}")
    return value


def _facet(
    name: str, params: SearchParams, found: SearchResult, context: PageContext
) -> dict[str, Any]:
    chosen = getattr(params, name)
    values = [
        {
            "name": value_name(name, value, context),
            "value": value,
            "count": n,
            "chosen": value.casefold() == chosen.casefold(),
            "link": context.link(
                "/suche",
                params.to_query(**{name: "" if value.casefold() == chosen.casefold() else value}),
            ),
        }
        for value, n in found.facets[name]
    ]
    return {"name": name, "values": values}


def _chart(params: SearchParams, found: SearchResult, context: PageContext) -> Any:
    t = context.t
    if params.year:
        months = (
            every_month(f"{params.year}-01", f"{params.year}-12") if params.year.isdigit() else []
        )
        points = [
            Point(label=t.month(m[5:])[:3], value=found.months[m], name=t.day(m)) for m in months
        ]
        return bars(
            points,
            t.plain("chart.hits.months", year=params.year),
            width=420,
            height=170,
            show=t.number,
        )
    if not found.years:
        return None
    first, last = int(min(found.years)), int(max(found.years))
    years = [str(year) for year in range(first, last + 1)] if last - first < 200 else []
    points = [
        Point(
            label=year,
            value=found.years[year],
            href=context.link("/suche", params.to_query(year=year)) if found.years[year] else None,
        )
        for year in years
    ]
    return bars(points, t.plain("chart.hits.years"), width=420, height=170, show=t.number)


def build_rows(conn: sqlite3.Connection, index: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Build all hits of a search, as rows."""
    assert context.request is not None
    params = params_of(context.request)
    asked, ids = ask_all(conn, index, params)
    rows: dict[int, dict[str, Any]] = {}
    for start in range(0, len(ids), 2000):
        for row in conn.execute(_ROWS, [str(ids[start : start + 2000])]):
            rows[row["id"]] = dict(row)
    return {"rows": [rows[n] for n in ids if n in rows], "params": params, "notes": asked.said}


def build_feed(conn: sqlite3.Connection, index: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Build the newest hits of a search, as records for a feed."""
    assert context.request is not None
    params = SearchParams.of({**dict(params_of(context.request).to_query()), "sort": "date"})
    found = find(conn, index, params, most=FEED_SIZE)
    rows = {r["id"]: dict(r) for r in conn.execute(_FEED, [str(found.ids)])}
    records = [{**rows[n], "tags": index.tags[n]} for n in found.ids if n in rows]
    (uuid,) = conn.execute("select uuid from archive").fetchone()
    return {"records": records, "params": params, "uuid": uuid}


def rows_as_csv(rows: list[dict[str, Any]], columns: list[str] | None = None) -> str:
    """Write rows as CSV."""
    stream = io.StringIO()
    names = columns or (list(rows[0]) if rows else ["id"])
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([[row[name] for name in names] for row in rows])
    return stream.getvalue()


def rows_as_json(rows: list[dict[str, Any]], **more: Any) -> str:
    """Write rows as JSON; their tags as a list."""
    listed = [
        {**row, "tags": json.loads(row["tags"])} if isinstance(row.get("tags"), str) else row
        for row in rows
    ]
    return json.dumps({**more, "count": len(listed), "rows": listed}, ensure_ascii=False, indent=1)


def as_feed(records: list[dict[str, Any]], head: atom.Head) -> str:
    """Write records as an Atom feed."""
    newest = max((r["last_changed"] for r in records), default=head.updated)
    head = replace(head, updated=newest)
    entries = "".join(atom.entry(record, head.uuid) for record in records)
    return f"{atom.beginning(head)}{entries}</feed>\n"
