"""The search page, and the same search as a feed and as a table."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from datasette.utils.asgi import Request
from sqlite_utils import Database

from archive.articles.addresses import article_at
from archive.exchange.atom import entry
from reading_room.facets.find import PAGE, Found, everything, find
from reading_room.facets.index import Columns
from reading_room.facets.params import FACETS, LONGEST, Wish
from reading_room.pages.front import every_month
from reading_room.places.gazetteer import municipalities
from reading_room.room import Visit
from reading_room.view.cards import cards
from reading_room.view.charts import Point, bars

FEED = 50
"""Articles in a feed."""
_ROWS = """
select id, source, published, published_from, kicker, title, teaser, byline, tags, url, state,
    word_count, duplicate_of, image_credit
from articles where id in (select value from json_each(?))
"""
_FEED = "select * from articles_full where id in (select value from json_each(?))"


def wish_of(request: Request) -> Wish:
    """What the address of a request looks for."""
    return Wish.of({name: request.args.get(name) or "" for name in request.args})


def build(conn: sqlite3.Connection, columns: Columns, visit: Visit) -> dict[str, Any]:
    """What the search page shows."""
    assert visit.request is not None
    wish = wish_of(visit.request)
    if wish.q.startswith(("http://", "https://")):
        known = article_at(Database(conn, execute_plugins=False), wish.q)
        if known is not None:
            return {"redirect": visit.link(f"/artikel/{known}")}
    found = find(conn, columns, wish)
    hits = cards(conn, found.ids, wish.q)
    pages = -(-found.total // PAGE)
    return {
        "nav": "search",
        "wish": wish,
        "found": found,
        "hits": hits,
        "facets": [_facet(name, wish, found, visit) for name in FACETS if name != "year"],
        "chosen": [
            (
                name,
                value_name(name, value, visit),
                visit.link("/suche", wish.parameters(**{name: ""})),
            )
            for name, value in wish.filters.items()
        ],
        "chart": _chart(wish, found, visit),
        "years": sorted(found.years.items(), reverse=True),
        "year_link": lambda year: visit.link("/suche", wish.parameters(year=year)),
        "orders": [
            (name, visit.link("/suche", wish.parameters(sort=name)), wish.order == name)
            for name in (("relevance", "date", "oldest") if wish.q else ("date", "oldest"))
        ],
        "pages": pages,
        "older": visit.link("/suche", wish.parameters(page=wish.page + 1))
        if wish.page < pages
        else None,
        "newer": visit.link("/suche", wish.parameters(page=wish.page - 1))
        if wish.page > 1
        else None,
        "forms": {
            form: visit.link(f"/suche.{form}", wish.parameters())
            for form in ("atom", "csv", "json")
        },
        "cut": len(wish.q) > LONGEST,
        "source_titles": source_titles(conn),
    }


def source_titles(conn: sqlite3.Connection) -> dict[str, str]:
    """The names of the sites that people know."""
    return {r["name"]: r["title"] or r["name"] for r in conn.execute("select * from sources")}


def value_name(name: str, value: str, visit: Visit) -> str:
    """What a value of a facet is called."""
    if name == "place":
        place = municipalities().get(value)
        return place.name if place else value
    if name in ("picture", "kind") and value in ("yes", "no", "original", "reprint"):
        return visit.t.plain(f"facet.{name}.{value}")
    return value


def _facet(name: str, wish: Wish, found: Found, visit: Visit) -> dict[str, Any]:
    chosen = getattr(wish, name)
    values = [
        {
            "name": value_name(name, value, visit),
            "value": value,
            "count": n,
            "chosen": value.casefold() == chosen.casefold(),
            "link": visit.link(
                "/suche",
                wish.parameters(**{name: "" if value.casefold() == chosen.casefold() else value}),
            ),
        }
        for value, n in found.facets[name]
    ]
    return {"name": name, "values": values}


def _chart(wish: Wish, found: Found, visit: Visit) -> Any:
    t = visit.t
    if wish.year:
        months = every_month(f"{wish.year}-01", f"{wish.year}-12") if wish.year.isdigit() else []
        points = [
            Point(label=t.month(m[5:])[:3], value=found.months[m], name=t.day(m)) for m in months
        ]
        return bars(
            points,
            t.plain("chart.hits.months", year=wish.year),
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
            href=visit.link("/suche", wish.parameters(year=year)) if found.years[year] else None,
        )
        for year in years
    ]
    return bars(points, t.plain("chart.hits.years"), width=420, height=170, show=t.number)


def build_rows(conn: sqlite3.Connection, columns: Columns, visit: Visit) -> dict[str, Any]:
    """All hits of a search, as rows."""
    assert visit.request is not None
    wish = wish_of(visit.request)
    ids = everything(conn, columns, wish)
    rows: dict[int, dict[str, Any]] = {}
    for start in range(0, len(ids), 2000):
        for row in conn.execute(_ROWS, [str(ids[start : start + 2000])]):
            rows[row["id"]] = dict(row)
    return {"rows": [rows[n] for n in ids if n in rows], "wish": wish}


def build_feed(conn: sqlite3.Connection, columns: Columns, visit: Visit) -> dict[str, Any]:
    """The newest hits of a search, as records for a feed."""
    assert visit.request is not None
    wish = Wish.of({**dict(wish_of(visit.request).parameters()), "sort": "date"})
    found = find(conn, columns, wish, most=FEED)
    rows = {r["id"]: dict(r) for r in conn.execute(_FEED, [str(found.ids)])}
    records = [{**rows[n], "tags": columns.tags[n]} for n in found.ids if n in rows]
    return {"records": records, "wish": wish}


def as_csv(rows: list[dict[str, Any]], columns: list[str] | None = None) -> str:
    """Rows as CSV."""
    stream = io.StringIO()
    names = columns or (list(rows[0]) if rows else ["id"])
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([[row[name] for name in names] for row in rows])
    return stream.getvalue()


def as_json(rows: list[dict[str, Any]], **more: Any) -> str:
    """Rows as JSON; their tags as a list."""
    listed = [
        {**row, "tags": json.loads(row["tags"])} if isinstance(row.get("tags"), str) else row
        for row in rows
    ]
    return json.dumps({**more, "count": len(listed), "rows": listed}, ensure_ascii=False, indent=1)


def as_feed(records: list[dict[str, Any]], title: str, here: str, page: str) -> str:
    """Records as an Atom feed with an address of its own."""
    newest = max((r["last_changed"] for r in records), default="1970-01-01T00:00:00Z")
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">',
        f"<id>{escape(here)}</id>",
        f"<title>{escape(title)}</title>",
        f"<updated>{newest}</updated>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(here)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(page)}/>',
        "<generator>Kommunews</generator>",
    ]
    entries = "".join(entry(record) for record in records)
    return "\n".join(head) + "\n" + entries + "</feed>\n"
