"""The parameters of a search: everything that stands in its address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote_plus

from reading_room.facets.dates import date_of

QUERY_LENGTH = 2000
"""Characters of a query that are read (as in ``archive/search/query.py``)."""
ADDRESS_LENGTH = 2400
"""Bytes that all parameters may take in an address, which a page repeats in scores of links."""
VALUE_LENGTH = 200
"""Characters of the value of a facet; a longer one is no value."""
FACETS = ("site", "year", "kicker", "tag", "place", "picture", "kind")
_ONLY = {"picture": ("yes", "no"), "kind": ("original", "reprint")}
_ORDERS = ("date", "oldest", "relevance")
Choice = tuple[str, str]
"""A facet and one of its values."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchParams:
    """A query, the chosen values of each facet, a time, the order and the page."""

    q: str = ""
    wanted: tuple[Choice, ...] = ()
    """An article has one of these values of each facet that is named."""
    unwanted: tuple[Choice, ...] = ()
    """An article has none of these."""
    since: str = ""
    """The first day, month or year."""
    until: str = ""
    """The last one, included."""
    sort: str = ""
    page: int = 1

    @classmethod
    def of(cls, given: Iterable[tuple[str, str]]) -> SearchParams:
        """Read the parameters of an address; a value that makes no sense counts as missing."""
        q, since, until, sort, page = "", "", "", "", 1
        wanted: list[Choice] = []
        unwanted: list[Choice] = []
        left = ADDRESS_LENGTH
        for name, text in given:
            value = text.strip()
            facet = name.removeprefix("-")
            if name == "q" and value and not q:
                q = _cut(value, left)
                left -= len(quote_plus(q))
            elif name in ("since", "until") and (found := date_of(value)):
                since, until = (found, until) if name == "since" else (since, found)
            elif name == "sort" and value in _ORDERS:
                sort = value
            elif name == "page" and value.isascii() and value.isdigit():
                page = min(max(int(value[:9]), 1), 100_000)
            elif facet in FACETS and _is_value(facet, value):
                left -= len(quote_plus(value)) + len(name) + 2
                chosen = unwanted if name != facet else wanted
                if left > 0 and (facet, value) not in (*wanted, *unwanted):
                    chosen.append((facet, value))
        return cls(q=q, wanted=tuple(wanted), unwanted=tuple(unwanted), since=since, until=until,
                   sort=sort, page=page)  # fmt: skip

    @property
    def order(self) -> str:
        """``relevance``, ``date`` or ``oldest``: without words there is no relevance."""
        if self.sort == "oldest":
            return "oldest"
        return "date" if self.sort == "date" or not self.q else "relevance"

    @property
    def narrowed(self) -> bool:
        """Whether anything besides the query narrows the search."""
        return bool(self.wanted or self.unwanted or self.since or self.until)

    @property
    def described(self) -> dict[str, Any]:
        """Names and values, of several values a list: what an export says it is."""
        found: dict[str, list[str]] = {}
        for name, value in self.to_query():
            found.setdefault(name, []).append(value)
        return {name: values[0] if len(values) == 1 else values for name, values in found.items()}

    def values(self, name: str) -> list[str]:
        """Return the values of a facet that are wanted."""
        return [value for facet, value in self.wanted if facet == name]

    def changed(self, **changed: Any) -> SearchParams:
        """Return the search with other fields; it begins at its first page."""
        return replace(self, **{"page": 1, **changed})

    def toggled(self, name: str, value: str, *, unwanted: bool = False) -> SearchParams:
        """Return the search with a value wanted (or not wanted) that was not, or the other way."""
        is_in = _same(name, value)
        kept = [c for c in self.wanted if not is_in(c)]
        kept_out = [c for c in self.unwanted if not is_in(c)]
        there = kept_out if unwanted else kept
        if len(there) == len(self.unwanted if unwanted else self.wanted):
            there.append((name, value))
        return self.changed(wanted=tuple(kept), unwanted=tuple(kept_out))

    def without(self, name: str) -> SearchParams:
        """Return the search without anything of one facet, or without its time (``date``)."""
        if name == "date":
            return self.changed(since="", until="")
        keep = tuple(c for c in self.wanted if c[0] != name)
        return self.changed(wanted=keep, unwanted=tuple(c for c in self.unwanted if c[0] != name))

    def to_query(self, **changed: Any) -> list[tuple[str, str]]:
        """Return names and values for an address, some of them changed. It leads to the first page
        unless the page is what changes."""
        params = self.changed(**changed)
        found = [
            ("q", params.q),
            *params.wanted,
            *((f"-{name}", value) for name, value in params.unwanted),
            *(("since", params.since), ("until", params.until), ("sort", params.sort)),
            ("page", str(params.page) if params.page > 1 else ""),
        ]
        return [(name, value) for name, value in found if value]


def _is_value(facet: str, value: str) -> bool:
    if facet == "year":
        return len(value) == 4 and date_of(value) == value
    return 0 < len(value) <= VALUE_LENGTH and value in _ONLY.get(facet, (value,))


def _same(name: str, value: str) -> Any:
    key = (name, value.casefold())
    return lambda choice: (choice[0], choice[1].casefold()) == key


def _cut(text: str, most: int) -> str:
    """Return the beginning of a query, as much as an address may hold."""
    text = text[:QUERY_LENGTH]
    while len(made := quote_plus(text)) > most - 400:
        text = text[: max(len(text) * (most - 400) // len(made), 1) - 1]
    return text
