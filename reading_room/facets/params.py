"""The parameters of a search, as its address holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote_plus

from archive.search.dates import date_of

QUERY_LENGTH = 2000
"""Characters of a query that are read (as in ``archive/search/query.py``)."""
ADDRESS_LENGTH = 2400
"""Bytes of all parameters in an address, which a page repeats in scores of links."""
VALUE_LENGTH = 200
"""Characters of a facet's value; a longer one is not applied."""
NAMED_LENGTH, MOST_NAMED = 40, 5
"""Characters of a value that was not applied, and how many of them are named."""
FACETS = ("site", "year", "kicker", "tag", "place", "picture", "kind")
_ONLY = {"picture": ("yes", "no"), "kind": ("original", "reprint")}
_ORDERS = ("date", "oldest", "relevance")
Choice = tuple[str, str]
"""A facet and one of its values."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchParams:
    """Hold a query, the chosen values of each facet, a period, the order and the page."""

    q: str = ""
    wanted: tuple[Choice, ...] = ()
    """For each facet named here, an article must have one of these values."""
    unwanted: tuple[Choice, ...] = ()
    """An article must have none of these values."""
    since: str = ""
    """The first day, month or year."""
    until: str = ""
    """The last one, included."""
    sort: str = ""
    page: int = 1
    ignored: tuple[Choice, ...] = ()
    """Filters that were given and not understood, shortened: no hit was measured against them."""

    @classmethod
    def of(cls, given: Iterable[tuple[str, str]]) -> SearchParams:
        """Parse the parameters of an address; an invalid value counts as missing,
        and is ``ignored`` if it would have narrowed the search."""
        q, since, until, sort, page = "", "", "", "", 1
        wanted: list[Choice] = []
        unwanted: list[Choice] = []
        ignored: list[Choice] = []
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
                if (facet, value) in (*wanted, *unwanted):
                    continue
                left -= len(quote_plus(value)) + len(name) + 2
                chosen = ignored if left <= 0 else unwanted if name != facet else wanted
                chosen.append((facet, value))
            elif value and (name in ("since", "until") or facet in FACETS):
                ignored.append((facet, value))
        return cls(
            q=q, wanted=tuple(wanted), unwanted=tuple(unwanted), since=since, until=until,
            sort=sort, page=page,
            ignored=tuple((name, value[:NAMED_LENGTH]) for name, value in ignored[:MOST_NAMED]),
        )  # fmt: skip

    @property
    def order(self) -> str:
        """Return ``relevance``, ``date`` or ``oldest``; without words there is no relevance."""
        if self.sort == "oldest":
            return "oldest"
        return "date" if self.sort == "date" or not self.q else "relevance"

    @property
    def narrowed(self) -> bool:
        """Tell whether anything besides the query narrows the search."""
        return bool(self.wanted or self.unwanted or self.since or self.until)

    @property
    def described(self) -> dict[str, Any]:
        """Return names and values (several as a list), by which an export describes itself."""
        found: dict[str, list[str]] = {}
        for name, value in self.to_query():
            found.setdefault(name, []).append(value)
        return {name: values[0] if len(values) == 1 else values for name, values in found.items()}

    def values(self, name: str) -> list[str]:
        """Return the wanted values of a facet."""
        return [value for facet, value in self.wanted if facet == name]

    def changed(self, **changed: Any) -> SearchParams:
        """Return the search with some fields replaced, back on its first page."""
        return replace(self, **{"page": 1, **changed})

    def toggled(self, name: str, value: str, *, unwanted: bool = False) -> SearchParams:
        """Return the search with a wanted (or unwanted) value added if missing, else removed."""
        is_in = _same(name, value)
        kept = [c for c in self.wanted if not is_in(c)]
        kept_out = [c for c in self.unwanted if not is_in(c)]
        there = kept_out if unwanted else kept
        if len(there) == len(self.unwanted if unwanted else self.wanted):
            there.append((name, value))
        return self.changed(wanted=tuple(kept), unwanted=tuple(kept_out))

    def without(self, name: str) -> SearchParams:
        """Return the search without the values of one facet, or without its period (``date``)."""
        if name == "date":
            return self.changed(since="", until="")
        keep = tuple(c for c in self.wanted if c[0] != name)
        return self.changed(wanted=keep, unwanted=tuple(c for c in self.unwanted if c[0] != name))

    def to_query(self, **changed: Any) -> list[tuple[str, str]]:
        """Return names and values for an address, some replaced. It leads to the first page unless
        the page itself is replaced."""
        params = self.changed(**changed) if changed else self
        found = [
            ("q", params.q),
            *params.wanted,
            *((f"-{name}", value) for name, value in params.unwanted),
            *(("since", params.since), ("until", params.until), ("sort", params.sort)),
            ("page", str(params.page) if changed and params.page > 1 else ""),
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
    """Cut a query to the length that an address may hold."""
    text = text[:QUERY_LENGTH]
    while len(made := quote_plus(text)) > most - 400:
        text = text[: max(len(text) * (most - 400) // len(made), 1) - 1]
    return text
