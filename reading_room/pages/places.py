"""The map page: which municipalities the articles name."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import Any

from markupsafe import Markup

from archive.articles.places.gazetteer import is_invented, municipalities
from archive.clock import utc_now
from reading_room.facets.counts import count_all_values, count_states
from reading_room.facets.find import find_all
from reading_room.facets.index import FacetIndex
from reading_room.facets.params import SearchParams
from reading_room.pages.feed import named
from reading_room.pages.search import LONG_ADDRESS, params_of
from reading_room.room import PageContext
from reading_room.view.axes import Caption, standalone
from reading_room.view.maps import draw_map, states
from reading_room.view.state_map import Land, draw_states, inhabitants

STATE_COLUMNS = ("ags", "name", "articles", "inhabitants", "as_of", "per_million")
LISTED_PLACES = 60
"""Places in the list beside the map."""
MAP_DOTS, MAP_BYTES = 600, 85_000
"""Most places on the map, and most bytes they may take in its page."""
PER_HEAD = ("measure", "inhabitants")
"""The parameter that asks for articles per inhabitant of the Länder."""
DOT_BYTES = 220
"""Bytes of a dot without its address."""


def build(conn: sqlite3.Connection, index: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Build the map page."""
    counts, by_state, params = _counts(conn, index, context)
    t, length = context.t, len(context.link("/suche", params.to_query()))
    dots = min(MAP_DOTS, MAP_BYTES // (DOT_BYTES + length))
    known = municipalities()
    listed = [(known[ags], n, _search(context, params, ags)) for ags, n in _ranked(counts)]
    invented = [
        row["title"] or row["name"]
        for row in conn.execute("select name, title, url from sources")
        if is_invented(row["url"])
    ]
    linked = length < LONG_ADDRESS
    per_head = by_inhabitants(context)
    lands = [
        Land(key=key, articles=n, href=_search(context, params, key) if linked else None)
        for key, n in _by_rate(by_state)
    ]

    def drawn(caption: Caption | None = None) -> Markup:
        if per_head:
            return draw_states(
                lands, t.plain("map.rate.title"), t.plain("map.rate.sentence", day=_as_of(context)),
                show=t.rate, name_of=lambda land: _rate_name(land, context), caption=caption,
            )  # fmt: skip
        title, sentence = t.plain("map.title"), str(t.count("map.sentence", len(listed)))
        scale = t.plain("map.scale")
        return draw_map(
            listed[:dots], title, sentence, show=t.number, scale_of=scale, caption=caption
        )

    query, narrowed = params.to_query(), bool(params.q or params.narrowed)
    # The whole for a share: all articles about that Land, or about any place.
    of = index.state_totals if narrowed else dict.fromkeys(by_state, by_state.total())
    return {
        "nav": "places",
        "params": params,
        "named": named(conn, params, context),
        "map": drawn(),
        "svg": lambda: standalone(drawn(_caption(index, context))),
        "per_head": per_head,
        "lands": lands,
        "as_of": _as_of(context),
        "measures": [
            (name, context.link("/orte", [*query, *more]), bool(more) == per_head)
            for name, more in (("articles", []), ("rate", [PER_HEAD]))
        ],
        "places": listed[: min(LISTED_PLACES, dots // 4)],
        "states": [
            (
                states()[key]["name"],
                n,
                n / of[key],
                _search(context, params, key) if linked else None,
            )
            for key, n in by_state.most_common()
        ],
        "narrowed": narrowed,
        "total": len(listed),
        "articles": sum(counts.values()),
        "invented": invented,
        "back": context.link("/suche", query),
        "measure": [PER_HEAD] if per_head else [],
        "forms": {
            form: context.link(f"/orte.{form}", [*query, *([PER_HEAD] if per_head else [])])
            for form in ("csv", "svg")
        },
    }


def by_inhabitants(context: PageContext) -> bool:
    """Tell whether the reader chose the map of articles per inhabitant."""
    assert context.request is not None
    name, value = PER_HEAD
    return bool(context.request.args.get(name) == value)


def _caption(index: FacetIndex, context: PageContext) -> Caption:
    t = context.t
    day = t.short_day(utc_now()[:10])
    title, unit, source = "map.title", "map.scale", t.plain("map.source.short")
    if by_inhabitants(context):
        title, unit = "map.rate.title", "map.rate.scale"
        source = f"{t.plain('map.rate.source.short', day=_as_of(context))} {source}"
    return Caption(
        title=t.plain(title),
        unit=t.plain(unit),
        note=t.plain("chart.source", articles=t.count("count.articles", len(index.ids)), day=day),
        source=source,
    )


def _by_rate(by_state: Counter[str]) -> list[tuple[str, int]]:
    """Order all Länder: the most articles per inhabitant first, those without inhabitants last."""
    found = [Land(key=key, articles=by_state[key]) for key in states()]
    found.sort(key=lambda land: (land.rate is None, -(land.rate or 0), land.name))
    return [(land.key, land.articles) for land in found]


def _rate_name(land: Land, context: PageContext) -> str:
    t = context.t
    return t.plain(
        "map.rate.name", state=land.name, rate=t.rate(land.rate),
        articles=t.count("count.articles", land.articles),
    )  # fmt: skip


def _as_of(context: PageContext) -> str:
    return context.t.short_day(max(known.as_of for known in inhabitants().values()))


def build_rows(
    conn: sqlite3.Connection, index: FacetIndex, context: PageContext
) -> list[dict[str, Any]]:
    """Build the rows of all places, or of all Länder with their inhabitants."""
    counts, by_state, _ = _counts(conn, index, context)
    if by_inhabitants(context):
        return [_state_row(Land(key=key, articles=n)) for key, n in _by_rate(by_state)]
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


def _state_row(land: Land) -> dict[str, Any]:
    known = inhabitants().get(land.key)
    return {
        "ags": land.key,
        "name": land.name,
        "articles": land.articles,
        "inhabitants": known.count if known else None,
        "as_of": known.as_of if known else None,
        "per_million": land.rate,
    }


def _counts(
    conn: sqlite3.Connection, index: FacetIndex, context: PageContext
) -> tuple[Counter[str], Counter[str], SearchParams]:
    """Count the articles of the search by municipality and by Land."""
    assert context.request is not None
    params = params_of(context.request)
    if not params.q and not params.narrowed:
        return index.place_totals, index.state_totals, params
    ids = find_all(conn, index, params)
    return count_all_values(index.places, ids), count_states(index.places, ids), params


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """Order the places: the most frequent first, ties by name."""
    known = municipalities()
    return sorted(counts.items(), key=lambda pair: (-pair[1], known[pair[0]].name))


def _search(context: PageContext, params: SearchParams, ags: str) -> str:
    return context.link("/suche", params.without("place").toggled("place", ags).to_query())
