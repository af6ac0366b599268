"""Feeds of a search: new articles in the archive, and changes by publishers."""

from __future__ import annotations

import sqlite3
from typing import Any

from archive.exchange import atom
from reading_room.facets.find import ask_all
from reading_room.facets.index import FacetIndex
from reading_room.facets.params import SearchParams
from reading_room.pages.search import params_of, source_titles, value_name
from reading_room.room import PageContext

FEED_SIZE = 50
"""Entries of a feed."""
_FEED = "select * from articles_full where id in (select value from json_each(?))"
_CHANGES = """
select article_id, seen_at, number, hash from publisher_changes
order by seen_at desc limit 2000
"""


def build_arrivals(
    conn: sqlite3.Connection, index: FacetIndex, context: PageContext
) -> dict[str, Any]:
    """Build the feed of the hits added last, whatever their date: those with the highest ids."""
    params, ids = _asked(conn, index, context)
    newest = sorted(ids, reverse=True)[:FEED_SIZE]
    records = [{**row, "last_changed": row["first_seen"]} for row in _rows(conn, index, newest)]
    return _built(conn, context, params, records, "/suche.atom", "feed.new")


def build_changes(
    conn: sqlite3.Connection, index: FacetIndex, context: PageContext
) -> dict[str, Any]:
    """Build the feed of the hits changed last by their publishers; an entry is a version."""
    params, ids = _asked(conn, index, context)
    wanted = set(ids)
    changes = [tuple(r) for r in conn.execute(_CHANGES) if r["article_id"] in wanted][:FEED_SIZE]
    rows = {row["id"]: row for row in _rows(conn, index, [n for n, *_ in changes])}
    records = [
        {
            **rows[n],
            "id": f"{n}-{name[:12]}",
            "last_changed": at,
            "version": name,
            "of": (n, number),
        }
        for n, at, number, name in changes
        if n in rows
    ]
    return _built(conn, context, params, records, "/aenderungen.atom", "feed.changed")


def build_help(conn: sqlite3.Connection, _: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Build the page that explains how to follow a search."""
    assert context.request is not None
    params = params_of(context.request)
    query = params.to_query(sort="")
    return {
        "nav": "search",
        "params": params,
        "named": named(conn, params, context),
        "feeds": [
            (key, context.full_link(path, query))
            for key, path in (("feed.new", "/suche.atom"), ("feed.changed", "/aenderungen.atom"))
        ],
        "back": context.link("/suche", params.to_query()),
    }


def as_feed(built: dict[str, Any]) -> str:
    """Render a built feed as Atom."""
    entries = "".join(atom.entry(record, built["head"].uuid) for record in built["records"])
    return f"{atom.beginning(built['head'])}{entries}</feed>\n"


def _asked(
    conn: sqlite3.Connection, index: FacetIndex, context: PageContext
) -> tuple[SearchParams, list[int]]:
    assert context.request is not None
    params = params_of(context.request).changed(sort="date")
    return params, ask_all(conn, index, params)[1]


def _rows(conn: sqlite3.Connection, index: FacetIndex, ids: list[int]) -> list[dict[str, Any]]:
    rows = {r["id"]: dict(r) for r in conn.execute(_FEED, [str(ids)])}
    return [{**rows[n], "tags": index.tags[n]} for n in dict.fromkeys(ids) if n in rows]


def named(conn: sqlite3.Connection, params: SearchParams, context: PageContext) -> str:
    """Return a search in words."""
    titles = source_titles(conn)
    found = [params.q, *(value_name(*choice, context, titles) for choice in params.wanted)]
    found += [f"−{value_name(*choice, context, titles)}" for choice in params.unwanted]
    if params.since or params.until:
        found.append(context.t.span(params.since, params.until))
    return " · ".join(filter(None, found))


def _built(
    conn: sqlite3.Connection, context: PageContext, params: SearchParams,
    records: list[dict[str, Any]], path: str, title: str,
) -> dict[str, Any]:  # fmt: skip
    titles = source_titles(conn)
    for record in records:
        if "of" in record:
            n, number = record["of"]
            record["page"] = context.full_link(f"/artikel/{n}/fassungen", [("bis", number)])
        else:
            record["page"] = context.full_link(f"/artikel/{record['id']}")
        record["byline"] = record["byline"] or titles.get(record["source"])
    (uuid,) = conn.execute("select uuid from archive").fetchone()
    query = params.to_query(sort="")
    asked = "&".join(f"{name}={value}" for name, value in query)
    name = filter(
        None, (context.config.title, named(conn, params, context), context.t.plain(title))
    )
    links = (
        ("self", "application/atom+xml", context.full_link(path, query)),
        ("alternate", "text/html", context.full_link("/suche", query)),
    )
    head = atom.Head(
        uuid=uuid,
        title=" · ".join(name),
        query=asked if path.startswith("/suche") else f"changes {asked}",
        updated=max((r["last_changed"] for r in records), default=atom.NEVER),
        links=links,
    )
    return {"records": records, "head": head}
