"""What publishers do to articles, edit by edit: each edit alone passes."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import pairwise

from sqlite_utils import Database

from archive.articles import revisions
from archive.articles.identity import word_count
from archive.articles.rules import REVISED
from archive.database.sql import marks, rows
from archive.records import Edited

WORDS = (*REVISED, "published")
"""What of an article readers see as its words; a description changes with a theme."""


def edits(db: Database, source: str, since: str) -> list[Edited]:
    """List the articles that the publisher edited since a time, in order of the newest edit."""
    found = rows(
        db,
        f"""SELECT DISTINCT article_id AS id, articles.url
        FROM _revisions INDEXED BY _revisions_later
        JOIN articles ON articles.id = article_id, json_each(_revisions.changed)
        WHERE _revisions.seen_at >= ? AND number > 1 AND cause = 'publisher'
            AND source = ? AND value IN ({marks(WORDS)})""",
        (since, source, *WORDS),
    )
    made = (_edited(r["url"], revisions.list_of(db, r["id"]), since) for r in found)
    return sorted(made, key=lambda edit: (edit.at, edit.url))


def _edited(url: str, versions: Sequence[sqlite3.Row], since: str) -> Edited:
    times = texts = steps = later = 0
    at, words = "", word_count(None, versions[-1]["body"])
    most, going = words, True
    for older, newer in reversed([*pairwise(versions)]):
        if newer["seen_at"] < since:
            break
        another = older["body"] != newer["body"]
        if newer["cause"] == "publisher":
            at, times, texts = max(at, newer["seen_at"]), times + 1, texts + another
            later += (newer["published"] or "") > (older["published"] or "9")
            shorter = _only_shortens(older["body"] or "", newer["body"] or "")
        else:
            shorter = False
        if another:
            going = going and shorter
            if going:
                steps, most = steps + 1, word_count(None, older["body"])
    lost = 1 - words / most if most else 0.0
    return Edited(url, times, texts, steps, lost, later, at)


def _only_shortens(old: str, new: str) -> bool:
    """Tell whether a text is another with less: paragraphs left out, or cut at their end."""
    if len(new) >= len(old):
        return False
    before = old.split("\n\n")
    known = {*before}
    return all(
        paragraph in known or any(one.startswith(_uncut(paragraph)) for one in before)
        for paragraph in new.split("\n\n")
    )


def _uncut(paragraph: str) -> str:
    """Return a paragraph without the dots of a cut.

    >>> _uncut("Der Rat hat entschieden, [...]"), _uncut("Der Rat …")
    ('Der Rat hat entschieden,', 'Der Rat')
    """
    return paragraph.rstrip(" .…[]()")
