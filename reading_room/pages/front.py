"""The start page: what this is, what is new, where to begin. It reads the index in memory and rows
by key, and scans no table."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import Any

from markupsafe import Markup

from reading_room.facets.index import FacetIndex
from reading_room.pages.history import between
from reading_room.pages.operations import site_health
from reading_room.room import PageContext
from reading_room.view.cards import cards
from reading_room.view.charts import Point, bars

NEWEST_SHOWN, NEWEST_READ = 8, 12
"""Cards under "newest", and the articles read for them, as reprints are folded."""
_TITLES = """
select id, source, kicker, title, published from articles
where id in (select value from json_each(?))
"""
_HEADLINES = """
select article_id as id, seen_at, number, old_title, new_title from publisher_changes
where new_title is not old_title order by seen_at desc limit 4
"""


def build(conn: sqlite3.Connection, index: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Build the start page."""
    ids = index.ids
    if not ids:
        return {"empty": True, "sites": site_health(conn, index), "nav": "start"}
    totals = index.totals
    reprints = [n for n in index.newest_reprints if index.reprint[n]]
    cited = index.cited[:5]
    titles = titles_of(conn, [*reprints, *(n for n, _ in cited)])
    return {
        "nav": "start",
        "total": len(ids),
        "first": totals.first,
        "last": totals.last,
        "sites": site_health(conn, index),
        "newest": cards(conn, index.newest[:NEWEST_READ])[:NEWEST_SHOWN],
        "chart": per_month(totals.months, context),
        "years": sorted(totals.years.items(), reverse=True),
        "tags": totals.tags,
        "kickers": totals.kickers,
        "cited": [(titles[n], count) for n, count in cited if n in titles],
        "reprints": [titles[n] for n in reprints if n in titles],
        "reprint_total": totals.reprints,
        "headlines": [dict(r) for r in conn.execute(_HEADLINES)],
    }


def per_month(months: Counter[str], context: PageContext) -> Markup:
    """Draw articles per month as a chart, labelled by year."""
    t = context.t
    names = between(min(months), max(months)) if months else []
    points = [
        Point(
            label=name[:4],
            value=months[name],
            name=t.day(name),
            href=context.link("/suche", since=name, until=name) if months[name] else None,
        )
        for name in names
    ]
    return bars(
        points,
        t.plain("chart.months"),
        t.plain("chart.months.sentence", n=sum(months.values())),
        width=440,
        height=320,
        show=t.number,
        tabs=False,
    )


def titles_of(conn: sqlite3.Connection, ids: list[int]) -> dict[int, dict[str, Any]]:
    """Load headline, kicker, date and site of articles, by id."""
    return {row["id"]: dict(row) for row in conn.execute(_TITLES, [str(ids)])}
