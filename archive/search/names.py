"""What a query names: a keyword, kicker or author of that name, and how many hits have it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlite_utils import Database

from archive.database.sql import row
from archive.search.tree import Query, Words

_MOST = 10_000
"""Hits that are looked through; of more nothing is said."""
_FIELDS = {
    "tag": "EXISTS (SELECT 1 FROM json_each(articles.tags) WHERE lower(value) = lower(:name))",
    "kicker": "lower(coalesce(kicker, '')) = lower(:name)",
    "byline": "instr(lower(coalesce(byline, '')), lower(:name)) > 0",
}
_CALLED = {"tag": "keyword", "kicker": "kicker", "byline": "author"}


@dataclass(frozen=True, slots=True)
class Named:
    """A field in which hits have what the query says."""

    field: str
    """``tag``, ``kicker`` or ``byline``: as a query names it."""
    value: str
    """What was typed."""
    count: int
    """How many of the hits have it."""

    @property
    def said(self) -> str:
        """It for the reader, with the query that finds only these."""
        value = self.value if self.value.replace("-", "").isalnum() else f'"{self.value}"'
        return f"{_CALLED[self.field]} {self.value}: {self.count} ({self.field}:{value})"


def named(db: Database, text: str, query: Query | None, ids: list[int]) -> tuple[Named, ...]:
    """Return what the words of a query name among its hits; nothing for one of several parts."""
    if not _is_name(query) or not 0 < len(ids) <= _MOST:
        return ()
    name = text.strip().strip("\"'„“”»«").encode("utf-8", "ignore").decode()
    counts = ", ".join(f"sum({sql}) AS {field}" for field, sql in _FIELDS.items())
    found = row(
        db,
        f"SELECT {counts} FROM articles WHERE id IN (SELECT value FROM json_each(:ids))",
        {"name": name, "ids": json.dumps(ids)},
    )
    assert found is not None
    return tuple(Named(field, name, found[field]) for field in _FIELDS if found[field])


def _is_name(query: Query | None) -> bool:
    return isinstance(query, Words) and not (query.begun or query.field or query.near is not None)
