"""The parameters of a search: everything that stands in its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

QUERY_LENGTH = 2000
"""Characters of a query that are read (as in ``archive/search/query.py``)."""
FACETS = ("site", "year", "kicker", "tag", "place", "picture", "kind")


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchParams:
    """A query, the chosen value of each facet, the order and the page."""

    q: str = ""
    site: str = ""
    year: str = ""
    kicker: str = ""
    tag: str = ""
    place: str = ""
    picture: str = ""
    kind: str = ""
    sort: str = ""
    page: int = 1

    @classmethod
    def of(cls, given: Mapping[str, str]) -> SearchParams:
        """Read the parameters of an address; a value that makes no sense counts as missing."""
        values: dict[str, Any] = {
            f.name: given.get(f.name, "").strip() for f in fields(cls) if f.name != "page"
        }
        page = given.get("page", "")
        values["page"] = min(int(page), 100_000) if page.isascii() and page.isdigit() else 1
        if values["sort"] not in ("date", "oldest", "relevance"):
            values["sort"] = ""
        return cls(**{**values, "page": max(values["page"], 1)})

    @property
    def order(self) -> str:
        """``relevance``, ``date`` or ``oldest``: without words there is no relevance."""
        if not self.q or self.sort in ("date", "oldest"):
            return (
                self.sort
                if self.sort == "oldest"
                else ("date" if self.sort or not self.q else "relevance")
            )
        return "relevance"

    def to_query(self, **changed: Any) -> list[tuple[str, str]]:
        """Return names and values for an address, some of them changed. It leads to the first page
        unless the page is what changes."""
        params = replace(self, **{"page": 1, **changed})
        found = [(f.name, getattr(params, f.name)) for f in fields(params)]
        return [
            (name, str(value)) for name, value in found if value and (name, value) != ("page", 1)
        ]

    @property
    def filters(self) -> dict[str, str]:
        """The facets that are chosen, with their values."""
        return {name: getattr(self, name) for name in FACETS if getattr(self, name)}
