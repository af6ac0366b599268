"""Cards: the articles of a list, with query words marked and reprints folded."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Any

from markupsafe import Markup, escape

from archive.search.tree import Query
from reading_room.view.marks import finds

_MARKS = ("\ue000", "\ue001")
_CARDS = """
select id, source, url, kicker, title, teaser, published, published_from, state, duplicate_of,
    image_url is not null as picture, body
from articles_full where id in (select value from json_each(?))
"""
_ALSO = """
select id, source, published, coalesce(duplicate_of, id) as first from articles
where id in (select value from json_each(:first))
    or duplicate_of in (select value from json_each(:first))
order by published is null, published, id
"""
_ALSO_SHOWN = 6
"""Other articles with the same text that a card names, besides those folded into it."""


def cards(
    conn: sqlite3.Connection, ids: list[int], query: Query | None = None
) -> list[dict[str, Any]]:
    """Load cards of articles in the order of the ids. With a query a card shows the passage that
    matches, else the teaser. Articles with the same text share the card of the first, which names
    the others (``also``)."""
    found: dict[int, dict[str, Any]] = {}
    cursor = conn.cursor()
    cursor.row_factory = sqlite3.Row
    for row in cursor.execute(_CARDS, [str(ids)]):
        card: dict[str, Any] = dict(row)
        body = card.pop("body")
        card["text"] = card["teaser"] or (body or "")[:300]
        card["marked"] = Markup(escape(card["text"]))
        card["headline"] = Markup(escape(card["title"]))
        if query is not None:
            shows = finds(query)
            piece = shows.passage(_unmarked(card["teaser"]), _unmarked(body), marks=_MARKS)
            if piece:
                card["marked"] = _marked(piece)
            title = shows.passage(_unmarked(card["title"]), marks=_MARKS)
            if title and not title.endswith("…"):
                card["headline"] = _marked(title)
        found[card["id"]] = card
    return _folded(conn, [found[n] for n in ids if n in found])


def _folded(conn: sqlite3.Connection, listed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Fold the cards of each text into the first of them."""
    families: dict[int, list[dict[str, Any]]] = defaultdict(list)
    firsts = str([card["duplicate_of"] or card["id"] for card in listed])
    for row in conn.execute(_ALSO, {"first": firsts}):
        families[row["first"]].append(dict(row))
    places = {card["id"]: n for n, card in enumerate(listed)}
    shown: dict[int, dict[str, Any]] = {}
    for card in listed:
        first = card["duplicate_of"] or card["id"]
        if first in shown:
            continue
        others = [row for row in families[first] if row["id"] != card["id"]]
        # Articles of this list come first: they have no other card, so they must be named.
        others.sort(key=lambda row: places.get(row["id"], len(places)))
        inside = sum(row["id"] in places for row in others)
        card["also"] = others[: max(inside, _ALSO_SHOWN)]
        card["folded"] = inside
        shown[first] = card
    return list(shown.values())


def _unmarked(text: str | None) -> str | None:
    """Remove the two characters that mark hits."""
    return text.replace(_MARKS[0], "").replace(_MARKS[1], "") if text else text


def _marked(piece: str) -> Markup:
    made = str(escape(piece)).replace(_MARKS[0], "<mark>").replace(_MARKS[1], "</mark>")
    return Markup(made)
