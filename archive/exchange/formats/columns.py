"""Derive the columns of the public tables and their types from the schema. Pure."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from archive.database import docs
from archive.database.connection import ARCHIVE

ARTICLES = "articles"
"""Public name of the view ``articles_full``."""
_STORED = {ARTICLES: ("_revisions", "texts", "articles"), "revisions": ("_revisions",)}
"""The tables whose columns a view takes."""
_DECLARED = re.compile(r"[(,] (\w+) (INTEGER|REAL|TEXT)( NOT NULL| PRIMARY KEY)?")
_KEY = re.compile(r"\b(\w+) \w+ PRIMARY KEY|PRIMARY KEY \(([^()]*)\)")
_KINDS = {"INTEGER": "integer", "REAL": "number", "TEXT": "string"}
_BY_NAME = {
    **dict.fromkeys(("tags", "changed"), "array"),
    "published_also": "array of objects",
    **dict.fromkeys(("described", "evidence"), "object"),
    "published": "date",
    **dict.fromkeys(
        (
            *("published_at", "first_seen", "last_seen", "last_changed", "gone_at", "seen_at"),
            *("corrected_at", "started", "finished", "first_fetched", "fetched_at", "at"),
            *("captured_at", "alike_until", "settled", "opened", "closed", "accepted", "created"),
        ),
        "datetime",
    ),
}


PUBLIC = (
    ARTICLES,
    "revisions",
    *(t for t in docs.TABLES if not t.startswith("_") and t not in (ARTICLES, "texts")),
)
"""The public tables; a view stands in for tables of no use on their own."""


class PublicColumn(NamedTuple):
    """A column of a public table."""

    kind: str
    """``integer``, ``number``, ``string``, ``date``, ``datetime``, ``object``, ``array`` (of
    texts) or ``array of objects``."""
    text: str
    """What it holds."""
    is_filled: bool
    """Whether every row has a value."""


def key_of(table: str) -> list[str]:
    """Return the primary key of a public table.

    >>> key_of("articles"), key_of("revisions")
    (['id'], ['article_id', 'number'])
    """
    found = _KEY.search(ARCHIVE.objects[_STORED.get(table, (table,))[-1]])
    assert found is not None
    return (found[1] or found[2]).split(", ")


@cache
def columns_of(table: str) -> dict[str, PublicColumn]:
    """Return the columns of a public table, in order.

    >>> columns_of("places")["ags"].kind, columns_of("similar")["share"].kind
    ('string', 'number')
    >>> columns_of("links")["target_id"].is_filled, columns_of("runs")["changed"].kind
    (False, 'integer')
    """
    declared: dict[str, tuple[str, bool]] = {}
    for stored in _STORED.get(table, (table,)):
        for name, kind, filled in _DECLARED.findall(ARCHIVE.objects[stored]):
            declared[name] = _KINDS[kind], bool(filled)
    made = {}
    for name, text in (docs.full_columns() if table == ARTICLES else docs.columns(table)).items():
        kind, is_filled = declared.get(name, ("string", False))
        if table in _STORED or kind == "string":  # elsewhere the same name may be a number
            kind = _BY_NAME.get(name, kind)
        made[name] = PublicColumn(kind, text, is_filled)
    return made
