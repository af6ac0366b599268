"""The page that compares two versions of an article."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from archive.articles import revisions
from archive.exchange import cite
from archive.exchange.citation import as_text
from reading_room.facets.index import FacetIndex
from reading_room.pages.article import requested_article, versions_of
from reading_room.room import PageContext, PageError
from reading_room.view.diff import compare_texts, compare_words, folded
from reading_room.view.grids import blocks

_COMPARED = ("kicker", "title", "published", "teaser", "body")
"""Fields shown side by side."""


def build(conn: sqlite3.Connection, _: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Build two versions of an article side by side."""
    article, asked = requested_article(conn, context)
    if article.id != asked:
        path = f"/artikel/{article.id}/fassungen"
        return {"redirect": context.link(path), "status": 301}
    assert context.request is not None
    versions = versions_of(conn, article.id)
    numbers = {v["number"]: v for v in versions}
    if not numbers:
        raise PageError(404, "error.no-article", id=str(asked))
    asked_for = _number(context.request.args.get("bis"))
    right = numbers.get(asked_for, numbers[max(numbers)])
    # By default compare the first with the last; for a requested version show its own change.
    before = before_change(numbers, right["number"]) if asked_for in numbers else min(numbers)
    left = numbers.get(_number(context.request.args.get("von")), numbers[before])
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
        "folds": folded(compare_texts(left["body"], right["body"])),
        "changed": [name for name in _COMPARED if left[name] != right[name]]
        + [n for n in right["changed"] if n not in _COMPARED and right["number"] > left["number"]],
        "steps": {
            name: context.link(f"/artikel/{article.id}/fassungen", [("von", a), ("bis", b)])
            for name, (a, b) in _steps(numbers, left["number"], right["number"]).items()
        },
    }


def before_change(versions: Mapping[int, Mapping[str, Any]], number: int) -> int:
    """Return the version before a change: later corrections of our reading belong to the change (as
    in the view ``publisher_changes``); before a mere correction it is the previous version."""
    n = number
    while n > 1 and versions[n]["cause"] == "reader":
        n -= 1
    return max(n - 1, 1) if n > 1 else max(number - 1, 1)


def _steps(
    versions: Mapping[int, Mapping[str, Any]], left: int, right: int
) -> dict[str, tuple[int, int]]:
    """Return the previous and next change around the compared versions, as pairs of versions."""
    found = {}
    if left > 1:
        found["previous"] = before_change(versions, left), left
    if (n := max(left, right) + 1) in versions:
        while n + 1 in versions and versions[n + 1]["cause"] == "reader":
            n += 1
        found["next"] = before_change(versions, n), n
    return found


def build_one(conn: sqlite3.Connection, _: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Build the page of the version with a given hash, which citations link to."""
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
        "blocks": blocks(version["body"] or ""),
        "cited": cited,
        "text": as_text(cited),
        "count": len(revisions.list_of(db, version["article_id"])),
    }


def _printed(context: PageContext, name: str, value: str | None) -> str:
    return context.t.day(value) if value and name == "published" else value or ""


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
