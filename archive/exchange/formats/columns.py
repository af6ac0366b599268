"""The columns of the public tables as others type them, read off the schema. Pure."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from archive.database import docs
from archive.database.connection import ARCHIVE

ARTICLES = "articles"
"""The table whose rows are those of the view ``articles_full``."""
_STORED = {ARTICLES: ("_revisions", "texts", "articles"), "revisions": ("_revisions",)}
"""The tables that a view takes its columns from, where its name is not a table's."""
_DECLARED = re.compile(r"[(,] (\w+) (INTEGER|REAL|TEXT)( NOT NULL| PRIMARY KEY)?")
_KEY = re.compile(r"(\w+) \w+ PRIMARY KEY|PRIMARY KEY \(([^)]*)\)")
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
"""The public tables: a view where the table itself is of no use alone."""


class PublicColumn(NamedTuple):
    """A column of a public table."""

    kind: str
    """``integer``, ``number``, ``string``, ``date``, ``datetime``, ``object``, ``array`` (of
    texts) or ``array of objects``."""
    text: str
    """What it holds."""
    is_filled: bool
    """Whether every row has a value there."""


def key_of(table: str) -> list[str]:
    """Return the columns by which a row of a public table is known.

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
        if table in _STORED or kind == "string":  # a table may count what another one lists
            kind = _BY_NAME.get(name, kind)
        made[name] = PublicColumn(kind, text, is_filled)
    return made
