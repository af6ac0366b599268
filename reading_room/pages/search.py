"""The search page: hits, facets, a history, and further searches."""

from __future__ import annotations

import sqlite3
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import Request
from sqlite_utils import Database

from archive.articles.addresses import article_at
from archive.articles.places.gazetteer import municipalities
from archive.search.dates import date_of, is_within
from archive.search.rank import Depth
from archive.search.tree import Query, widened, written
from reading_room.facets.find import PAGE_SIZE, SearchResult, find
from reading_room.facets.index import FacetIndex
from reading_room.facets.params import FACETS, SearchParams
from reading_room.pages.history import history_of
from reading_room.room import PageContext, PageError
from reading_room.view.cards import cards
from reading_room.view.maps import states

LONG_ADDRESS = 300
"""Bytes of an address from which a page repeats it in only a few links."""
FEW = 3
"""Years, or values of a facet, that such a page shows."""
FILES = ("xlsx", "csv", "tabelle.csv", "json", "ris", "bib", "csl.json")


def params_of(request: Request) -> SearchParams:
    """Read the search parameters of a request.

    Raises :class:`PageError` for a file with a filter that is not understood: a page tells of it,
    a file of the whole archive would not.
    """
    params = SearchParams.of(parse_qsl(request.query_string, keep_blank_values=True))
    if params.ignored and "form" in request.url_vars:
        name, value = params.ignored[0]
        raise PageError(400, "error.filter", filter=f"{name}={value}")
    return params


def build(conn: sqlite3.Connection, index: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Build the search page."""
    assert context.request is not None
    params = params_of(context.request)
    if params.q.startswith(("http://", "https://")):
        known = article_at(Database(conn, execute_plugins=False), params.q)
        if known is not None:
            return {"redirect": context.link(f"/artikel/{known}")}
    found = find(conn, index, params)
    pages = -(-found.total // PAGE_SIZE)
    if params.page > max(pages, 1):
        return {"redirect": context.link("/suche", params.to_query(page=max(pages, 1)))}
    asked = found.matches
    assert asked is not None
    titles = source_titles(conn)
    brief = len(urlencode(params.to_query())) > LONG_ADDRESS
    leads = bool(params.q or params.narrowed) and not brief

    def link(other: SearchParams) -> str:
        return context.link("/suche", other.to_query(page=other.page))

    return {
        "nav": "search",
        "params": params,
        "found": found,
        "hits": cards(conn, found.ids, asked.query),
        "asked_as": params.to_query() if leads else [],
        "facets": [
            _facet(name, params, found, context, titles, brief=brief)
            for name in FACETS
            if name != "year"
        ],
        "chosen": _chosen(params, context, titles),
        "history": history_of(params, found, context, linked=not brief),
        "years": [
            (year, n, year in params.values("year"), link(params.toggled("year", year)))
            for year, n in sorted(found.years.items(), reverse=True)[: FEW if brief else None]
        ],
        "orders": [
            (name, link(params.changed(sort=name)), params.order == name)
            for name in (("relevance", "date", "oldest") if params.q else ("date", "oldest"))
        ],
        "pages": [(n, link(params.changed(page=n))) for n in near_pages(params.page, pages)],
        "last_page": pages,
        "older": link(params.changed(page=params.page + 1)) if params.page < pages else None,
        "newer": link(params.changed(page=params.page - 1)) if params.page > 1 else None,
        "forms": {form: context.link(f"/suche.{form}", params.to_query()) for form in FILES},
        "follow": context.link("/suche/folgen", params.to_query(sort="")),
        "feed": context.link("/suche.atom", params.to_query(sort="")),
        "on_map": context.link("/orte", params.to_query(sort="")),
        "cut": len((context.request.args.get("q") or "").strip()) > len(params.q),
        "understood": asked.reading.understood if asked.reading.faults else "",
        "suggested": asked.suggested,
        "named": _named(params, found, index, context),
        "costs": [] if found.total else _costs(conn, index, params, asked.query, context),
        "ranked": asked.depth.value if params.order == "relevance" else Depth.ALL.value,
        "source_titles": titles,
    }


def near_pages(page: int, last: int) -> list[int]:
    """List the pages to link: the first, those around the current one, the last; 0 for a gap.

    >>> near_pages(1, 3), near_pages(6, 20)
    ([1, 2, 3], [1, 0, 4, 5, 6, 7, 8, 0, 20])
    """
    wanted = sorted({1, last, *range(max(page - 2, 1), min(page + 2, last) + 1)})
    found: list[int] = []
    for n in wanted:
        if found and n > found[-1] + 1:
            found.append(n - 1 if n == found[-1] + 2 else 0)
        found.append(n)
    return found


def _chosen(
    params: SearchParams, context: PageContext, titles: dict[str, str]
) -> list[dict[str, Any]]:
    """List the filters of the search: their names, and the search without each."""
    found: list[dict[str, Any]] = [
        {
            "name": name,
            "not": unwanted,
            "value": value_name(name, value, context, titles),
            "off": context.link(
                "/suche", params.toggled(name, value, unwanted=unwanted).to_query()
            ),
        }
        for choices, unwanted in ((params.wanted, False), (params.unwanted, True))
        for name, value in choices
    ]
    if params.since or params.until:
        value = context.t.span(params.since, params.until)
        off = context.link("/suche", params.without("date").to_query())
        found.append({"name": "date", "not": False, "value": value, "off": off})
    return found


def _named(
    params: SearchParams, found: SearchResult, index: FacetIndex, context: PageContext
) -> list[tuple[str, str, int, str]]:
    """List the keyword, kicker, place or date that the query names: its kind, its name, its number
    of articles, and their address."""
    if not params.q or params.narrowed:
        return []
    typed = params.q.strip('"„“”»«')
    bare = SearchParams()
    named = []
    if day := date_of(typed):
        n = sum(is_within(other, day, day) for other in index.published)
        other = bare.changed(since=day, until=day)
        named.append(("date", context.t.day(day), n, context.link("/suche", other.to_query())))
    folded = typed.casefold()
    totals = index.totals
    for name, counts in (("tag", totals.all_tags), ("kicker", totals.all_kickers)):
        named += [
            (
                name,
                value,
                counts[value],
                context.link("/suche", bare.toggled(name, value).to_query()),
            )
            for value in dict.fromkeys((typed, typed.upper(), typed.capitalize()))
            if counts[value] and value.casefold() == folded
        ][:1]
    for value, n in found.facets["place"]:
        place = municipalities().get(value)
        if place and place.name.casefold() == folded:
            other = bare.toggled("place", value)
            named.append(("place", place.name, n, context.link("/suche", other.to_query())))
    return named


def _costs(
    conn: sqlite3.Connection, index: FacetIndex, params: SearchParams, query: Query | None,
    context: PageContext,
) -> list[tuple[str, int, str]]:  # fmt: skip
    """List the filters of a search without hits that hide some: name, hits without the filter, and
    their address; last without any filter, those in the query included."""
    names = list(dict.fromkeys(name for name, _ in (*params.wanted, *params.unwanted)))
    names += ["date"] if params.since or params.until else []
    others = [(name, params.without(name)) for name in names]
    wide = widened(query) if query else None
    if len(names) > 1 or wide != query:
        others.append(("all", SearchParams(q=written(wide) if wide else "")))
    found = []
    for name, other in others:
        if n := find(conn, index, other, most=1).total:
            found.append((name, n, context.link("/suche", other.to_query())))
    return found


def source_titles(conn: sqlite3.Connection) -> dict[str, str]:
    """Load the display names of the sites, by source."""
    return {r["name"]: r["title"] or r["name"] for r in conn.execute("select * from sources")}


def value_name(name: str, value: str, context: PageContext, titles: dict[str, str]) -> str:
    """Return the display name of a facet's value."""
    if name == "place":
        if value in states():
            return str(states()[value]["name"])
        place = municipalities().get(value)
        return place.name if place else value
    if name in ("picture", "kind"):
        return context.t.plain(f"facet.{name}.{value}")
    return titles.get(value, value) if name == "site" else value


def _facet(
    name: str, params: SearchParams, found: SearchResult, context: PageContext,
    titles: dict[str, str], *, brief: bool,
) -> dict[str, Any]:  # fmt: skip
    chosen = {value.casefold() for value in params.values(name)}
    out = {value.casefold() for facet, value in params.unwanted if facet == name}
    values = [
        {
            "name": value_name(name, value, context, titles),
            "count": n,
            "chosen": value.casefold() in chosen,
            "out": value.casefold() in out,
            "link": context.link("/suche", params.toggled(name, value).to_query()),
            "without": None
            if brief or name in ("picture", "kind")
            else context.link("/suche", params.toggled(name, value, unwanted=True).to_query()),
        }
        for value, n in found.facets[name][: FEW if brief else None]
    ]
    more = name not in ("picture", "kind", "site")
    return {
        "name": name,
        "values": values,
        "all": context.link("/suche/werte", params.to_query(), facet=name) if more else None,
    }
