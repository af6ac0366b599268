"""Cards: articles as they stand in a list, the words of the query marked."""

from __future__ import annotations

import sqlite3
from typing import Any

from markupsafe import Markup, escape

from archive.search.find import Shown
from archive.search.snippet import snippet
from archive.search.tree import Query

_MARKS = ("\ue000", "\ue001")
_CARDS = """
select id, source, url, kicker, title, teaser, published, published_from, state, duplicate_of,
    image_url is not null as picture, body
from articles_full where id in (select value from json_each(?))
"""


def cards(
    conn: sqlite3.Connection, ids: list[int], query: Query | None = None
) -> list[dict[str, Any]]:
    """Load cards of articles in the order of the ids. With a query a card shows the passage that
    matches, else the teaser."""
    shows = Shown(query).__getitem__
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
            texts = (_unmarked(card["teaser"]), _unmarked(body))
            piece = snippet(texts, shows, start=_MARKS[0], end=_MARKS[1])
            if piece:
                card["marked"] = _marked(piece)
            title = snippet((_unmarked(card["title"]),), shows, start=_MARKS[0], end=_MARKS[1])
            if title and not title.endswith("…"):
                card["headline"] = _marked(title)
        found[card["id"]] = card
    return [found[n] for n in ids if n in found]


def _unmarked(text: str | None) -> str | None:
    """Remove the two characters that mark hits."""
    return text.replace(_MARKS[0], "").replace(_MARKS[1], "") if text else text


def _marked(piece: str) -> Markup:
    made = str(escape(piece)).replace(_MARKS[0], "<mark>").replace(_MARKS[1], "</mark>")
    return Markup(made)
