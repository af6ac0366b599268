"""Bound the work of queries that nobody means: what is cut off is reported. Pure."""

from __future__ import annotations

from dataclasses import replace

from archive.search.stopwords import is_common_phrase, is_stop_word
from archive.search.tree import All, Any, Fact, Query, Words

_IN_PHRASE = 20
_NEAR = 6
"""SQLite compares the positions of all words of a NEAR with each other, in every article."""
_COMMON = 6
"""Words of a phrase of nothing but stop words."""
_BEGINNINGS = 8
"""For each, SQLite merges the hit lists of all words that begin so."""
_STOP_WORDS = 3
"""Without any other word: nearly every article has them."""
_SLOW_FACTS = 8
"""Bylines and sections, which are compared article by article."""


def bounded(query: Query) -> tuple[Query | None, list[str]]:
    """Return a query with its excess cut off, and what was cut, one phrase each.

    >>> bounded(Words(("der", "die", "das")))
    (Words(words=('der', 'die', 'das'), begun=False, field=None, exact=False, near=None), [])
    """
    bounds = _Bounds()
    return bounds.of(query), list(bounds.faults)


class _Bounds:
    """Cuts a query, and counts over all of it."""

    def __init__(self) -> None:
        self.faults: dict[str, None] = {}
        self.begun = 0
        self.facts = 0

    def of(self, query: Query) -> Query | None:
        match query:
            case Words():
                return self.words(query)
            case Fact():
                self.facts += query.name in ("byline", "section")
                return self.unless(self.facts > _SLOW_FACTS, query, f"{_SLOW_FACTS} such facts")
            case Any():
                parts = self.all(query.parts)
                return Any(parts) if parts[1:] else next(iter(parts), None)
            case All():
                return self.every(query)

    def all(self, parts: tuple[Query, ...]) -> tuple[Query, ...]:
        return tuple(part for part in map(self.of, parts) if part is not None)

    def every(self, query: All) -> Query | None:
        parts, without = self.all(query.parts), self.all(query.without)
        if query.parts and not parts:
            return None  # what is left must not become everything without something
        if len(parts) > _STOP_WORDS and all(map(is_stop_word, parts)):
            self.faults[f"only the first {_STOP_WORDS} of words that nearly every text has"] = None
            parts = parts[:_STOP_WORDS]
        return parts[0] if len(parts) == 1 and not without else All(parts, without)

    def words(self, query: Words) -> Query | None:
        common = is_common_phrase(query)
        if common and query.near is not None:
            self.faults["no distance of words that nearly every text has"] = None
            first = dict.fromkeys(query.words[:_STOP_WORDS])
            parts = tuple(Words((word,), field=query.field) for word in first)
            return parts[0] if len(parts) == 1 else All(parts)
        most = _IN_PHRASE if query.near is None else _NEAR
        most = _COMMON if common else most
        if len(query.words) > most:
            self.faults[f"only the first {most} words of a phrase"] = None
            query = replace(query, words=query.words[:most], begun=False)
        self.begun += query.begun
        excess = query.begun and self.begun > _BEGINNINGS
        return self.unless(excess, query, f"{_BEGINNINGS} beginnings")

    def unless(self, excess: bool, query: Query, said: str) -> Query | None:
        if excess:
            self.faults[f"only the first {said}"] = None
        return None if excess else query
