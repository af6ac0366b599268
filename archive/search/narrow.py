"""Translate filters and queries to SQL conditions on ``articles``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlite_utils import Database

from archive.search.dates import date_of
from archive.search.fts import exactly, in_words, is_plain, to_fts
from archive.search.tree import All, Any, Fact, Query, Words
from archive.search.vocabulary import stems_of

_DATE = re.compile(r"(\d{4})(-\d\d)?(-\d\d)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Filter:
    """A filter on search results; ``None`` in a field means no restriction."""

    source: str | None = None
    """Site name."""
    since: str | None = None
    """Earliest date: ``2024``, ``2024-06`` or ``2024-06-30``."""
    until: str | None = None
    """Latest date, in the same forms; ``2024`` includes all of that year."""
    tag: str | None = None
    """A keyword, in any case."""
    originals: bool = False
    """Leave out articles that repeat the text of an earlier one."""
    undated: bool = False
    """Whether articles without a date pass ``since`` and ``until``."""


EVERYTHING = Filter()
"""The filter that lets everything pass."""

Condition = tuple[str, dict[str, str]]
"""A condition on ``articles``, and its parameters."""


def where(narrowed: Filter) -> Condition:
    """Return a filter as SQL. ValueError for an invalid date."""
    facts = [
        Fact(name, value)
        for name, value in (
            ("source", narrowed.source),
            ("since", narrowed.since and checked(narrowed.since)),
            ("until", narrowed.until and checked(narrowed.until)),
            ("tag", narrowed.tag),
            ("is", "original" if narrowed.originals else None),
        )
        if value is not None
    ]
    made = _Sql(None, "f")
    undated = "published IS NULL OR " if narrowed.undated else ""
    said = (
        f"({undated}{made.fact(f)})" if f.name in ("since", "until") else made.fact(f)
        for f in facts
    )
    return " AND ".join(["1", *said]), made.parameters


def condition(db: Database, query: Query | None, *, one_by_one: bool = False) -> Condition:
    """Return a query as SQL; ``None`` gives a condition that is always true. ``one_by_one`` tests
    the keywords of each article instead of looking them up in the index."""
    made = _Sql(db, "q", one_by_one)
    return ("1" if query is None else made.of(query)), made.parameters


def expression(db: Database, query: Query, *, whole: bool = False) -> str:
    """Return a query for ``articles_stems MATCH``, beginnings expanded to words of the archive."""
    return to_fts(query, lambda beginning: stems_of(db, beginning), whole=whole)


class _Sql:
    """Builds a condition and collects its parameters."""

    def __init__(self, db: Database | None, prefix: str, one_by_one: bool = False) -> None:
        self.db = db
        self.one_by_one = one_by_one
        self.prefix = prefix
        self.parameters: dict[str, str] = {}

    def value(self, value: str) -> str:
        name = f"{self.prefix}{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"

    def of(self, query: Query) -> str:
        if is_plain(query):
            assert self.db is not None
            return self.match("articles_stems", expression(self.db, query))
        match query:
            case Words():
                return self.match("articles_fts", exactly(query))
            case Fact():
                return self.fact(query)
            case Any():
                return f"({' OR '.join(map(self.of, query.parts))})"
            case All():
                plain = tuple(part for part in query.parts if is_plain(part))
                rest = [part for part in query.parts if not is_plain(part)]
                if plain:
                    rest.insert(0, plain[0] if len(plain) == 1 else All(plain))
                # One look-up for all words that must not occur, in each article.
                no = tuple(part for part in query.without if is_plain(part))
                others = [part for part in query.without if not is_plain(part)]
                if no:
                    others.insert(0, no[0] if len(no) == 1 else Any(no))
                without = [f"NOT {self.of(part)}" for part in others]
                return f"({' AND '.join([*map(self.of, rest), *without])})"

    def match(self, table: str, text: str) -> str:
        return f"articles.id IN (SELECT rowid FROM {table} WHERE {table} MATCH {self.value(text)})"

    def fact(self, fact: Fact) -> str:
        value = fact.value
        match fact.name:
            case "source":
                return f"source = {self.value(value)}"
            case "site":
                return f"""source IN (SELECT name FROM sources
                    WHERE lower({self.value(value)}) IN (lower(name), lower(title)))"""
            case "since":
                return f"published >= {self.value(value)}"
            case "until":
                # '2024' < '2024-12-31' < '2024~': a year or month includes its last day
                return f"published <= {self.value(value + '~')}"
            case "year":
                first, last = value[:4], value[-4:]
                return (
                    f"(published >= {self.value(first)} AND published <= {self.value(last + '~')})"
                )
            case "tag":
                phrase = None if self.one_by_one else in_words(fact)
                indexed = "1" if phrase is None else self.match("articles_fts", phrase)
                return f"""({indexed} AND EXISTS (SELECT 1 FROM json_each(articles.tags)
                    WHERE lower(value) = lower({self.value(value)})))"""
            case "byline" | "place":
                phrase = in_words(fact)
                return "0" if phrase is None else self.match("articles_fts", phrase)
            case "section":
                return f"lower(coalesce(section, '')) = lower({self.value(value)})"
            case "has":
                return "image_url IS NOT NULL"
            case _:
                return _STATES[value]


_STATES = {
    "original": "duplicate_of IS NULL",
    "reprint": "duplicate_of IS NOT NULL",
    "gone": "state = 'gone'",
    "teaser": "state = 'teaser'",
}


def checked(date: str) -> str:
    """Return a year, month or day unchanged; ValueError if it is invalid."""
    if not _DATE.fullmatch(date) or not date_of(date):
        raise ValueError(f"{date!r} is no date of the form 2024, 2024-06 or 2024-06-30")
    return date
