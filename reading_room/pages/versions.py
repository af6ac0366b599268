"""The page that compares two versions of an article."""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlite_utils import Database

from archive.articles import revisions
from archive.exchange import cite
from archive.exchange.citation import as_text
from reading_room.facets.index import FacetIndex
from reading_room.pages.article import requested_article, versions_of
from reading_room.room import PageContext, PageError
from reading_room.view.diff import compare_texts, compare_words


def build(conn: sqlite3.Connection, _: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Build two versions of an article side by side."""
    article, asked = requested_article(conn, context)
    if article.id != asked:
        path = f"/artikel/{article.id}/fassungen"
        return {"redirect": context.link(path), "status": 301}
    assert context.request is not None
    versions = versions_of(conn, article.id)
    numbers = {v["number"]: v for v in versions}
    newest = max(numbers, default=1)
    right = numbers.get(_number(context.request.args.get("bis")), numbers.get(newest))
    before = max((n for n in numbers if right and n < right["number"]), default=newest)
    left = numbers.get(_number(context.request.args.get("von")), numbers.get(before))
    if left is None or right is None:
        raise PageError(404, "error.no-article", id=str(asked))
    fields = []
    for name in ("kicker", "title", "published"):
        old, new = compare_words(*(_printed(context, name, side[name]) for side in (left, right)))
        fields.append({"name": name, "old": old, "new": new, "same": left[name] == right[name]})
    return {
        "nav": "article",
        "article": article,
        "versions": versions,
        "left": left,
        "right": right,
        "fields": fields,
        "teaser": compare_texts(left["teaser"], right["teaser"]),
        "rows": compare_texts(left["body"], right["body"]),
    }


def build_one(conn: sqlite3.Connection, _: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Build the page of the version with a hash, which is what citations lead to."""
    assert context.request is not None
    name = context.request.url_vars["hash"]
    db = Database(conn, execute_plugins=False)
    found = revisions.named(db, name)
    if not found:
        raise PageError(404, "error.no-version", hash=name)
    version = found[0]
    cited = cite.of_version(db, version)
    return {
        "nav": "article",
        "version": dict(version),
        "paragraphs": [p for p in (version["body"] or "").split("\n\n") if p],
        "cited": cited,
        "text": as_text(cited),
        "count": len(revisions.list_of(db, version["article_id"])),
    }


def _printed(context: PageContext, name: str, value: str | None) -> str:
    return context.t.day(value) if value and name == "published" else value or ""


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
