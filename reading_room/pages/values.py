"""All values of a facet among the hits of a search, with a filter."""

from __future__ import annotations

import sqlite3
from typing import Any

from reading_room.facets.find import all_values
from reading_room.facets.index import FacetIndex
from reading_room.pages.search import LONG_ADDRESS, params_of, source_titles, value_name
from reading_room.room import PageContext, PageError

LISTED = ("site", "year", "kicker", "tag", "place")
MOST = 600
"""Most values on one page."""
BYTES = 60_000
"""Most bytes of all addresses on a page."""


def build(conn: sqlite3.Connection, index: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Build the list of the values of one facet."""
    assert context.request is not None
    args = context.request.args
    name, part = args.get("facet") or "tag", (args.get("part") or "").strip()[:100]
    if name not in LISTED:
        raise PageError(404, "error.no-page")
    params = params_of(context.request)
    titles = source_titles(conn)
    wanted = part.casefold()
    found = [
        (value_name(name, value, context, titles), value, n)
        for value, n in all_values(conn, index, params, name).items()
    ]
    found = [row for row in found if wanted in row[0].casefold()]
    by_number = args.get("by") == "number"
    found.sort(key=lambda row: (-row[2] if by_number else 0, row[0].casefold(), row[1]))
    length = len(context.link("/suche", params.to_query()))
    shown = found[: MOST if length < LONG_ADDRESS else BYTES // length]
    asked = [*params.to_query(), ("facet", name)]
    return {
        "nav": "search",
        "params": params,
        "facet": name,
        "part": part,
        "hidden": asked,
        "total": len(found),
        "values": [
            (
                called,
                n,
                context.link("/suche", params.without(name).toggled(name, value).to_query()),
            )
            for called, value, n in shown
        ],
        "orders": [
            ("name", context.link("/suche/werte", asked, part=part), not by_number),
            ("number", context.link("/suche/werte", asked, part=part, by="number"), by_number),
        ],
        "back": context.link("/suche", params.to_query()),
    }
