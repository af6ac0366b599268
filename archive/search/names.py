"""Recognise a query as the name of a keyword, kicker or author, and count the hits with it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from sqlite_utils import Database

from archive.database.sql import row
from archive.search.fts import in_words
from archive.search.narrow import condition
from archive.search.tree import All, Fact, Query, Words, written

MOST_NAMED = 10_000
"""Maximum number of hits to check; with more, no names are reported."""
_FIELDS = {
    "tag": """iif(
        instr(lower(tags), lower(:tag)),
        EXISTS (SELECT 1 FROM json_each(articles.tags) WHERE lower(value) = lower(:name)), 0)""",
    "kicker": "lower(coalesce(kicker, '')) = lower(:name)",
    # In the index the words of a name may be very frequent: ask it only where some letters agree.
    "byline": """iif(
        instr(lower(byline), :letters),
        id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH :byline), 0)""",
}
_ASCII = re.compile("[0-9A-Za-z]+")
_REQUIRED = ("tag", "byline", "place", "site", "section")
_CALLED = {"tag": "keyword", "kicker": "kicker", "byline": "author"}


@dataclass(frozen=True, slots=True)
class Named:
    """A field whose value is the query, in some of the hits."""

    field: str
    """``tag``, ``kicker`` or ``byline``, as in queries."""
    value: str
    """The name as typed."""
    count: int
    """Number of hits with it."""

    @property
    def said(self) -> str:
        """A note for the reader, with the query for these hits alone."""
        value = self.value if self.value.replace("-", "").isalnum() else f'"{self.value}"'
        return f"{_CALLED[self.field]} {self.value}: {self.count} ({self.field}:{value})"


def named(db: Database, text: str, query: Query | None, ids: list[int]) -> tuple[Named, ...]:
    """List the fields in which hits have the query's words as a name; none for compound queries."""
    if not _is_name(query) or not 0 < len(ids) <= MOST_NAMED:
        return ()
    name = text.strip().strip("\"'„“”»«").encode("utf-8", "ignore").decode()
    counts = ", ".join(f"sum({sql}) AS {field}" for field, sql in _FIELDS.items())
    found = row(
        db,
        f"SELECT {counts} FROM articles WHERE id IN (SELECT value FROM json_each(:ids))",
        {
            **{"name": name, "tag": json.dumps(name, ensure_ascii=False)[1:-1]},
            **{"byline": in_words(Fact("byline", name)) or '""', "ids": json.dumps(ids)},
            "letters": max(_ASCII.findall(name), key=len, default="").lower(),
        },
    )
    assert found is not None
    return tuple(Named(field, name, found[field]) for field in _FIELDS if found[field])


def absent(db: Database, query: Query) -> tuple[str, ...]:
    """List the names that a query requires and no article has: a mistyped site or keyword."""
    parts = query.parts if isinstance(query, All) else (query,)
    facts = (part for part in parts if isinstance(part, Fact) and part.name in _REQUIRED)
    return tuple(written(fact) for fact in facts if not _exists(db, fact))


def _exists(db: Database, fact: Fact) -> bool:
    sql, parameters = condition(db, fact)
    return row(db, f"SELECT 1 FROM articles WHERE {sql} LIMIT 1", parameters) is not None


def _is_name(query: Query | None) -> bool:
    return isinstance(query, Words) and not (query.begun or query.field or query.near is not None)
