"""The map page: which municipalities the articles name."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import Any

from reading_room.facets.counts import counted_all
from reading_room.facets.find import everything
from reading_room.facets.index import Columns
from reading_room.facets.params import Wish
from reading_room.pages.search import wish_of
from reading_room.places.gazetteer import is_invented, municipalities
from reading_room.room import Visit
from reading_room.view.maps import drawn

LISTED = 60
DOTS = 600


def build(conn: sqlite3.Connection, columns: Columns, visit: Visit) -> dict[str, Any]:
    """What the map page shows."""
    counts, wish = _counts(conn, columns, visit)
    t = visit.t
    known = municipalities()
    listed = [(known[ags], n, _search(visit, wish, ags)) for ags, n in _ranked(counts)]
    invented = [
        row["title"] or row["name"]
        for row in conn.execute("select name, title, url from sources")
        if is_invented(row["url"])
    ]
    return {
        "nav": "places",
        "wish": wish,
        "map": drawn(listed[:DOTS], t.plain("map.title"), t.plain("map.sentence", n=len(listed))),
        "places": listed[:LISTED],
        "total": len(listed),
        "articles": sum(counts.values()),
        "invented": invented,
        "csv": visit.link("/orte.csv", wish.parameters()),
    }


def build_rows(conn: sqlite3.Connection, columns: Columns, visit: Visit) -> dict[str, Any]:
    """All places as rows."""
    counts, _ = _counts(conn, columns, visit)
    known = municipalities()
    return {
        "rows": [
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
    }


def _counts(conn: sqlite3.Connection, columns: Columns, visit: Visit) -> tuple[Counter[str], Wish]:
    assert visit.request is not None
    wish = wish_of(visit.request)
    if not wish.q and not wish.filters:
        return columns.place_totals, wish
    return counted_all(columns.places, everything(conn, columns, wish)), wish


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """The most frequent first, equals by name."""
    known = municipalities()
    return sorted(counts.items(), key=lambda pair: (-pair[1], known[pair[0]].name))


def _search(visit: Visit, wish: Wish, ags: str) -> str:
    return visit.link("/suche", wish.parameters(place=ags))
