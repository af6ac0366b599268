"""An article as a hit of the search it was opened from: its position and its neighbours."""

from __future__ import annotations

import sqlite3
from typing import Any

from markupsafe import Markup

from archive import ArchivedArticle
from reading_room.facets.find import PAGE_SIZE, ask_all
from reading_room.facets.index import FacetIndex
from reading_room.pages.search import params_of
from reading_room.room import PageContext
from reading_room.view.grids import blocks, with_tables
from reading_room.view.marks import FIRST, Marker, finds
from reading_room.view.safety import sanitise


def hit_of(
    conn: sqlite3.Connection, index: FacetIndex, context: PageContext, article_id: int
) -> dict[str, Any] | None:
    """Return the position of an article among the hits of the search in its address, with links to
    the previous and next hit; ``None`` without a search."""
    assert context.request is not None
    params = params_of(context.request)
    if not params.q and not params.narrowed:
        return None
    asked, ids = ask_all(conn, index, params)
    query = params.to_query()
    found: dict[str, Any] = {
        "query": asked.query,
        "params": params,
        "total": len(ids),
        "place": None,
        "back": context.link("/suche", query),
    }
    if article_id in ids:
        place = ids.index(article_id)
        page = params.to_query(page=place // PAGE_SIZE + 1)
        found["place"] = place + 1
        found["back"] = f"{context.link('/suche', page)}#hit-{article_id}"
        if place:
            found["previous"] = context.link(f"/artikel/{ids[place - 1]}", query)
        if place + 1 < len(ids):
            found["next"] = context.link(f"/artikel/{ids[place + 1]}", query)
    return found


def marked(
    article: ArchivedArticle, own: dict[str, str], hit: dict[str, Any] | None
) -> dict[str, Any]:
    """Return the texts of an article as markup, with the words of the search marked."""
    query = hit["query"] if hit else None
    marker = Marker(finds(query).__getitem__)
    title = (article.title or "").replace(" – ", "\N{NO-BREAK SPACE}– ")
    return {
        "kicker": marker.headline(article.kicker),
        "title": marker.headline(title),
        "teaser": marker.text(article.teaser),
        "body": marker.html(_outlined(with_tables(sanitise(article.body_html, own)))),
        "plain": [] if article.body_html else blocks(article.body or "", marker.text),
        "marks": marker.count,
        "first_mark": FIRST,
    }


def _outlined(body: Markup) -> Markup:
    """Raise the headings of a body to ``h2`` if its site skipped that level.

    >>> str(_outlined(Markup("<h3>A</h3><p>h3</p>")))
    '<h2>A</h2><p>h3</p>'
    >>> str(_outlined(Markup("<h2>A</h2><h3>B</h3>")))
    '<h2>A</h2><h3>B</h3>'
    """
    if "<h2>" in body:
        return body
    return Markup(str(body).replace("<h3>", "<h2>").replace("</h3>", "</h2>"))
