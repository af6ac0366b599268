"""The map page: which municipalities the articles name."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import Any

from archive.articles.places.gazetteer import is_invented, municipalities
from reading_room.facets.counts import count_all_values
from reading_room.facets.find import find_all
from reading_room.facets.index import FacetIndex
from reading_room.facets.params import SearchParams
from reading_room.pages.search import params_of
from reading_room.room import PageContext
from reading_room.view.maps import draw_map

LISTED_PLACES = 60
"""Places in the list beside the map."""
MAP_DOTS = 600
"""Places on the map."""


def build(conn: sqlite3.Connection, index: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Build the map page."""
    counts, params = _counts(conn, index, context)
    t = context.t
    known = municipalities()
    listed = [(known[ags], n, _search(context, params, ags)) for ags, n in _ranked(counts)]
    invented = [
        row["title"] or row["name"]
        for row in conn.execute("select name, title, url from sources")
        if is_invented(row["url"])
    ]
    return {
        "nav": "places",
        "params": params,
        "map": draw_map(
            listed[:MAP_DOTS], t.plain("map.title"), t.plain("map.sentence", n=len(listed))
        ),
        "places": listed[:LISTED_PLACES],
        "total": len(listed),
        "articles": sum(counts.values()),
        "invented": invented,
        "csv": context.link("/orte.csv", params.to_query()),
    }


def build_rows(
    conn: sqlite3.Connection, index: FacetIndex, context: PageContext
) -> list[dict[str, Any]]:
    """Build all places as rows."""
    counts, _ = _counts(conn, index, context)
    known = municipalities()
    return [
        {
            "ags": ags,
            "name": known[ags].name,
            "kind": known[ags].kind,
            "latitude": known[ags].latitude,
            "longitude": known[ags].longitude,
            "articles": n,
        }
        for ags, n in _ranked(counts)
    ]


def _counts(
    conn: sqlite3.Connection, index: FacetIndex, context: PageContext
) -> tuple[Counter[str], SearchParams]:
    assert context.request is not None
    params = params_of(context.request)
    if not params.q and not params.narrowed:
        return index.place_totals, params
    return count_all_values(index.places, find_all(conn, index, params)), params


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """Order the places: the most frequent first, equals by name."""
    known = municipalities()
    return sorted(counts.items(), key=lambda pair: (-pair[1], known[pair[0]].name))


def _search(context: PageContext, params: SearchParams, ags: str) -> str:
    return context.link("/suche", params.without("place").toggled("place", ags).to_query())
