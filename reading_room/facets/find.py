"""Run searches for the search page (one page of hits, facets, a history) or for all hits."""

from __future__ import annotations

import heapq
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import Any

from sqlite_utils import Database

from archive.search.ask import Matches, ask
from archive.search.rank import MANY_HITS, UNRANKED, Depth, Rank, headline_ranks, ranks
from reading_room.facets.counts import (
    MULTI_VALUED,
    SINGLE_VALUED,
    YES_OR_NO,
    count_all_values,
    count_values,
    ids_in,
    mask,
    mask_bytes,
)
from reading_room.facets.filters import apart, filters_of, mask_of
from reading_room.facets.index import FacetIndex
from reading_room.facets.params import FACETS, SearchParams

PAGE_SIZE = 20
"""Hits per page."""
FACET_VALUES = 12
"""Values shown per facet."""
_LISTED = 15_000
"""Up to so many hits, every value of a facet is counted, which then takes less time than masks of
its frequent values."""
_MASKED_IN_PART = ("kicker", "tag", "place")
_TOGETHER = 10 * PAGE_SIZE
"""First hits of a search that are found together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchResult:
    """Hold the hits of one page and the counts of all hits."""

    ids: list[int]
    """Ids of the page's articles, in the requested order."""
    total: int
    """Number of all hits."""
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    """Facet → its values and their counts, ignoring that facet's own filter."""
    years: Counter[str] = field(default_factory=Counter)
    """Year → hits, ignoring the filters on year and date."""
    days: Counter[str] = field(default_factory=Counter)
    """Day → hits, if a year or a period is chosen."""
    undated: int = 0
    """Hits without a date."""
    matches: Matches | None = None
    """The query as parsed."""


def find(
    conn: sqlite3.Connection, index: FacetIndex, params: SearchParams, *, most: int | None = None
) -> SearchResult:
    """Find the articles of a page (or the first ``most``) and count all hits by facet. The first
    pages of a search are found together and kept while the archive stays as it is."""
    if most:
        return _find(conn, index, params, 0, most)
    start = (params.page - 1) * PAGE_SIZE
    first, end = (0, _TOGETHER) if start < _TOGETHER else (start, start + PAGE_SIZE)
    question = (params.changed(), first)
    found: SearchResult = index.results.answer(
        question, lambda: _find(conn, index, params, first, end)
    )
    return replace(found, ids=found.ids[start - first :][:PAGE_SIZE])


def _find(
    conn: sqlite3.Connection, index: FacetIndex, params: SearchParams, start: int, end: int
) -> SearchResult:
    asked, matching = index.queries.answer(params.q, lambda: _matching(conn, params.q))
    if isinstance(matching, int) or (matching is None and len(index.ids) > MANY_HITS):
        return _find_many(conn, index, params, asked, matching, start, end)
    candidates = index.known(index.ids if matching is None else matching)
    tests = filters_of(index, params)
    ids = _passing(candidates, tests.values())
    bases = {
        name: _passing(candidates, [t for other, t in tests.items() if other not in apart(name)])
        for name in FACETS
        if not apart(name).isdisjoint(tests)
    }
    return SearchResult(
        ids=_best(conn, index, params, asked, ids, end)[start:],
        matches=asked,
        total=len(ids),
        facets={name: _facet(index, name, bases.get(name, ids)) for name in FACETS},
        years=count_values(index.year, bases.get("year", ids)),
        days=count_values(index.published, ids) if _is_near(params) else Counter(),
        undated=sum(1 for n in ids if index.year[n] is None),
    )


def _matching(conn: sqlite3.Connection, text: str) -> tuple[Matches, list[int] | int | None]:
    """Parse a query and find its articles: a list of ids, of very many their mask, ``None`` for
    the whole archive. Neither the ids nor their scores are kept twice."""
    asked = _asked(conn, text)
    ids = asked.ids(Database(conn, execute_plugins=False))
    if ids is None or len(ids) <= MANY_HITS:
        return replace(asked, found=None), ids
    return replace(asked, found=None, scores=None), mask(ids)


def _find_many(
    conn: sqlite3.Connection,
    index: FacetIndex,
    params: SearchParams,
    asked: Matches,
    matching: int | None,
    start: int,
    end: int,
) -> SearchResult:
    """Do the same for very many hits, counting bits instead of articles."""
    masks = index.masks
    found = masks.everything if matching is None else masks.everything & matching
    chosen = {name: mask_of(index, params, name) for name in filters_of(index, params)}
    narrowed = _all(found, chosen.values())
    size = len(index.source)
    let = mask_bytes(narrowed, size)
    listed: dict[int, list[int]] = {}
    facets = {}
    for name in FACETS:
        base = _all(found, [bits for other, bits in chosen.items() if other not in apart(name)])
        if name in _MASKED_IN_PART and base.bit_count() <= _LISTED:
            ids = listed[base] = listed.get(base) or ids_in(mask_bytes(base, size))
            facets[name] = _facet(index, name, ids)
        else:
            facets[name] = _listed(name, masks.count(name, base, FACET_VALUES))
    dated = sum((narrowed & bits).bit_count() for bits in masks.values["year"].values())
    total = narrowed.bit_count()
    return SearchResult(
        ids=list(islice(_order_of_many(conn, index, params, asked, let), start, end)),
        matches=asked,
        total=total,
        facets=facets,
        years=Counter(dict(facets["year"])),
        days=count_values(index.published, ids_in(let)) if _is_near(params) else Counter(),
        undated=total - dated,
    )


def _order_of_many(
    conn: sqlite3.Connection, index: FacetIndex, params: SearchParams, asked: Matches, let: bytes
) -> Iterator[int]:
    """Yield the articles that pass ``let``, in the order used for very many hits: matches in
    headline or kicker by rank, then the others by date."""
    few = let.count(1) <= MANY_HITS
    line = index.newest
    if few:
        line = sorted(ids_in(let), key=index.sort_key.__getitem__, reverse=True)
    if params.order == "oldest":
        # Undated articles come last here too.
        dated = (n for n in reversed(line) if let[n] and index.year[n])
        return chain(dated, (n for n in reversed(line) if let[n] and not index.year[n]))
    first: list[int] = []
    known: dict[int, Rank] = {}
    if params.order == "relevance":
        known = _ranks(conn, asked, lambda: ids_in(let), lambda n: n < len(let) and let[n])
        first = list(known)
        first.sort(key=lambda n: (known[n], -index.sort_key[n]))
    return chain(first, (n for n in line if let[n] and n not in known))


def _ranks(
    conn: sqlite3.Connection,
    asked: Matches,
    hits: Callable[[], list[int]],
    is_hit: Callable[[int], object],
    most: int | None = None,
) -> dict[int, Rank]:
    """Rank the hits as deep as so many are ranked; ``hits`` are listed only where all are.
    ``most`` is the end of the page."""
    if asked.query is None or asked.depth is Depth.NONE:
        return {}
    db = Database(conn, execute_plugins=False)
    if asked.depth is Depth.HEADLINES:
        return headline_ranks(db, asked.query, is_hit, most=most)
    return ranks(db, asked.query, hits(), scores=asked.scores, most=most)


def _is_near(params: SearchParams) -> bool:
    """Tell whether the history of the hits shows months or days."""
    return bool(params.values("year") or params.since or params.until)


def _all(found: int, masks: Iterable[int]) -> int:
    for one in masks:
        found &= one
    return found


def find_all(conn: sqlite3.Connection, index: FacetIndex, params: SearchParams) -> list[int]:
    """Find the ids of all hits, in the requested order."""
    return ask_all(conn, index, params)[1]


def ask_all(
    conn: sqlite3.Connection, index: FacetIndex, params: SearchParams
) -> tuple[Matches, list[int]]:
    """Find the ids of all hits, in the requested order, and return them with the parsed query."""
    asked = _asked(conn, params.q)
    matching = asked.ids(Database(conn, execute_plugins=False))
    candidates = index.ids if matching is None else index.known(matching)
    ids = _passing(candidates, filters_of(index, params).values())
    if len(candidates) > MANY_HITS:
        let = mask_bytes(mask(ids), len(index.source))
        return asked, list(_order_of_many(conn, index, params, asked, let))
    return asked, _best(conn, index, params, asked, ids, len(ids))


def _asked(conn: sqlite3.Connection, text: str) -> Matches:
    return ask(Database(conn, execute_plugins=False), text)


def _passing(ids: list[int], tests: Any) -> list[int]:
    for test in tests:
        ids = test(ids)
    return ids


def all_values(
    conn: sqlite3.Connection, index: FacetIndex, params: SearchParams, name: str
) -> Counter[str]:
    """Count all values of a facet among the hits, ignoring that facet's own filter."""
    ids = ask_all(conn, index, params.without(name))[1]
    if name in MULTI_VALUED:
        return count_all_values(getattr(index, MULTI_VALUED[name]), ids)
    return count_values(getattr(index, SINGLE_VALUED[name]), ids)


def _facet(index: FacetIndex, name: str, ids: list[int]) -> list[tuple[str, int]]:
    if name in MULTI_VALUED:
        return commonest(count_all_values(getattr(index, MULTI_VALUED[name]), ids))
    if name in YES_OR_NO:
        attribute, *labels = YES_OR_NO[name]
        flags = Counter(map(getattr(index, attribute).__getitem__, ids))
        return [
            (label, flags[flag])
            for label, flag in zip(labels, (True, False), strict=True)
            if flags[flag]
        ]
    return _listed(name, count_values(getattr(index, SINGLE_VALUED[name]), ids))


def _listed(name: str, values: Counter[str]) -> list[tuple[str, int]]:
    """List years newest first, the values of any other facet most frequent first."""
    return sorted(values.items(), reverse=True) if name == "year" else commonest(values)


def commonest(values: Counter[str]) -> list[tuple[str, int]]:
    """List the most frequent values, ties by name, so that both ways of counting agree."""
    return heapq.nsmallest(FACET_VALUES, values.items(), key=lambda pair: (-pair[1], pair[0]))


def _best(
    conn: sqlite3.Connection,
    index: FacetIndex,
    params: SearchParams,
    asked: Matches,
    ids: list[int],
    most: int,
) -> list[int]:
    key = index.sort_key
    if params.order == "relevance" and asked.query is not None:
        found = _ranks(conn, asked, lambda: ids, set(ids).__contains__, most)
        return heapq.nsmallest(most, ids, key=lambda n: (found.get(n, UNRANKED), -key[n]))
    if params.order == "oldest":
        # Undated articles come last here too.
        return heapq.nsmallest(most, ids, key=lambda n: (index.year[n] is None, key[n]))
    return heapq.nlargest(most, ids, key=key.__getitem__)
