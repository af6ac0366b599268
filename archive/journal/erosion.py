"""Texts that publishers shorten, step by step: each step alone passes as an edit."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from sqlite_utils import Database

from archive.articles import revisions
from archive.articles.identity import word_count
from archive.database.sql import rows


class Edited(NamedTuple):
    """What a publisher has done to the text of an article."""

    url: str
    """Its address."""
    steps: int
    """Edits in a row, up to the newest, that only took words away."""
    lost: float
    """Share of its words that these have taken."""
    at: str
    """Time at which the newest edit was seen."""
    times: int
    """Edits since then."""


def text_edits(db: Database, source: str, since: str) -> list[Edited]:
    """List the articles of which the publisher changed the text since a time, in order of the
    newest change."""
    found = rows(
        db,
        """SELECT DISTINCT article_id AS id, articles.url
        FROM _revisions INDEXED BY _revisions_later
        JOIN articles ON articles.id = article_id, json_each(_revisions.changed)
        WHERE _revisions.seen_at >= ? AND number > 1 AND cause = 'publisher'
            AND source = ? AND value = 'body'""",
        (since, source),
    )
    edits = (_edit(r["url"], revisions.list_of(db, r["id"]), since) for r in found)
    return sorted(edits, key=lambda edit: (edit.at, edit.url))


def _edit(url: str, versions: Sequence[sqlite3.Row], since: str) -> Edited:
    steps, times, at, words = 0, 0, "", word_count(None, versions[-1]["body"])
    most, going = words, True
    for older, newer in reversed([*pairwise(versions)]):
        if older["body"] == newer["body"] or newer["seen_at"] < since:
            continue
        ours = newer["cause"] == "publisher"
        at, times = (max(at, newer["seen_at"]), times + 1) if ours else (at, times)
        going = going and ours and _only_shortens(older["body"] or "", newer["body"] or "")
        if going:
            steps, most = steps + 1, word_count(None, older["body"])
    return Edited(url, steps, 1 - words / most if most else 0.0, at, times)


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
