"""A search as the search page needs it: the hits of one page, facets, a history, the whole list."""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, compress, islice
from typing import Any

from sqlite_utils import Database

from archive.search.find import RANK, expression
from archive.search.query import parse
from reading_room.facets.counts import FLAGS, MANY, ONE, counted, counted_all, flags, mask
from reading_room.facets.index import Columns
from reading_room.facets.params import FACETS, Wish

PAGE = 20
"""Hits on a page."""
MOST = 12
"""Values of a facet that are shown."""
LARGE = 20_000
"""More hits than this are counted with masks, and ranked by headline and kicker first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What a search finds."""

    ids: list[int]
    """The articles of the page, in the order that was wished for."""
    total: int
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    years: Counter[str] = field(default_factory=Counter)
    months: Counter[str] = field(default_factory=Counter)
    undated: int = 0


def find(
    conn: sqlite3.Connection, columns: Columns, wish: Wish, *, most: int | None = None
) -> Found:
    """The articles of a page (or the first ``most``), and what there is to narrow them by."""
    start = 0 if most else (wish.page - 1) * PAGE
    end = start + (most or PAGE)
    matched = matching(conn, wish.q)
    candidates = columns.ids if matched is None else matched
    if len(candidates) > LARGE:
        return _find_many(conn, columns, wish, matched, start, end)
    candidates = columns.known(candidates)
    tests = {name: _test(columns, name, value) for name, value in wish.filters.items()}
    ids = _passing(candidates, tests.values())
    bases = {
        name: _passing(candidates, [t for other, t in tests.items() if other != name])
        for name in tests
    }
    return Found(
        ids=_best(conn, columns, wish, ids, end)[start:],
        total=len(ids),
        facets={name: _facet(columns, name, bases.get(name, ids)) for name in FACETS},
        years=counted(columns.year, bases.get("year", ids)),
        months=_months(map(columns.published.__getitem__, ids)) if wish.year else Counter(),
        undated=sum(1 for n in ids if columns.year[n] is None),
    )


def _find_many(
    conn: sqlite3.Connection,
    columns: Columns,
    wish: Wish,
    matched: list[int] | None,
    start: int,
    end: int,
) -> Found:
    """The same for very many hits: bits are counted instead of articles."""
    masks = columns.masks
    found = masks.everything if matched is None else masks.everything & mask(matched)
    chosen = {name: _mask_of(columns, name, value) for name, value in wish.filters.items()}
    narrowed = _all(found, chosen.values())
    facets = {}
    for name in FACETS:
        base = _all(found, [bits for other, bits in chosen.items() if other != name])
        counts = {v: (base & bits).bit_count() for v, bits in masks.values[name].items()}
        facets[name] = _listed(name, Counter({value: n for value, n in counts.items() if n}))
    dated = sum((narrowed & bits).bit_count() for bits in masks.values["year"].values())
    total = narrowed.bit_count()
    let = flags(narrowed, len(columns.source))
    return Found(
        ids=list(islice(_order_of_many(conn, columns, wish, let, end), start, end)),
        total=total,
        facets=facets,
        years=Counter(dict(facets["year"])),
        months=_months(compress(columns.published, let)) if wish.year else Counter(),
        undated=total - dated,
    )


def _order_of_many(
    conn: sqlite3.Connection, columns: Columns, wish: Wish, let: bytes, most: int
) -> Iterator[int]:
    """The articles that are let through, in which order very many come: up to ``most`` whose
    headline or kicker has it by rank, then the others by date."""
    few = let.count(1) <= LARGE
    line = columns.newest
    if few:
        line = sorted(compress(range(len(let)), let), key=columns.key.__getitem__, reverse=True)
    if wish.order == "oldest":
        # Undated articles come last here too.
        dated = (n for n in reversed(line) if let[n] and columns.year[n])
        return chain(dated, (n for n in reversed(line) if let[n] and not columns.year[n]))
    first: dict[int, None] = {}
    if wish.order == "relevance":
        ranks = ranked(conn, wish.q, "kicker title")
        passing = (n for n in ranks if n < len(let) and let[n])
        first = dict.fromkeys(heapq.nsmallest(most, passing, key=ranks.__getitem__))
    return chain(first, (n for n in line if let[n] and n not in first))


def _months(days: Iterable[str | None]) -> Counter[str]:
    months: Counter[str] = Counter()
    for day, n in Counter(days).items():
        if day:
            months[day[:7]] += n
    return months


def _mask_of(columns: Columns, name: str, value: str) -> int:
    """The mask of a facet's value; rare values are looked for."""
    known = columns.masks.values[name].get(value)
    return known if known is not None else mask(_test(columns, name, value)(columns.ids))


def _all(found: int, masks: Iterable[int]) -> int:
    for one in masks:
        found &= one
    return found


def everything(conn: sqlite3.Connection, columns: Columns, wish: Wish) -> list[int]:
    """The ids of all hits, in the order that was wished for."""
    matched = matching(conn, wish.q)
    candidates = columns.ids if matched is None else columns.known(matched)
    ids = _passing(candidates, [_test(columns, n, v) for n, v in wish.filters.items()])
    if len(candidates) > LARGE:
        let = flags(mask(ids), len(columns.source))
        return list(_order_of_many(conn, columns, wish, let, PAGE))
    return _best(conn, columns, wish, ids, len(ids))


def matching(conn: sqlite3.Connection, text: str) -> list[int] | None:
    """Ids of everything a text finds; ``None`` for blank text, which finds all."""
    query = parse(text)
    if query is None:
        return [] if text.strip() else None
    cursor = conn.cursor()
    cursor.row_factory = None
    # As one text: there may be very many, and so it takes a third of the time.
    sql = "select json_group_array(rowid) from articles_stems where articles_stems match ?"
    match = expression(Database(conn, execute_plugins=False), query)
    ids: list[int] = json.loads(cursor.execute(sql, [match]).fetchone()[0])
    return ids


def ranked(conn: sqlite3.Connection, text: str, columns: str = "") -> dict[int, float]:
    """Rank of everything a text finds (in some columns), by id."""
    query = parse(text)
    if query is None:
        return {}
    match = expression(Database(conn, execute_plugins=False), query)
    if columns:
        match = f"{{{columns}}} : ({match})"
    cursor = conn.cursor()
    cursor.row_factory = None
    sql = f"select rowid, {RANK} from articles_stems where articles_stems match ?"
    return dict(cursor.execute(sql, [match]).fetchall())


def _passing(ids: list[int], tests: Any) -> list[int]:
    for test in tests:
        ids = test(ids)
    return ids


def _test(columns: Columns, name: str, value: str) -> Callable[[list[int]], list[int]]:
    """What a facet lets through."""
    if name in MANY:
        many = getattr(columns, MANY[name])
        wish = value.casefold()
        return lambda ids: [n for n in ids if many[n] and wish in map(str.casefold, many[n])]
    if name in FLAGS:
        flags = getattr(columns, FLAGS[name][0])
        wished = value in ("yes", "reprint")
        return lambda ids: [n for n in ids if flags[n] is wished]
    column = getattr(columns, ONE[name])
    return lambda ids: [n for n in ids if column[n] == value]


def _facet(columns: Columns, name: str, ids: list[int]) -> list[tuple[str, int]]:
    if name in MANY:
        return commonest(counted_all(getattr(columns, MANY[name]), ids))
    if name in FLAGS:
        attribute, *labels = FLAGS[name]
        flags = Counter(map(getattr(columns, attribute).__getitem__, ids))
        return [
            (label, flags[flag])
            for label, flag in zip(labels, (True, False), strict=True)
            if flags[flag]
        ]
    return _listed(name, counted(getattr(columns, ONE[name]), ids))


def _listed(name: str, values: Counter[str]) -> list[tuple[str, int]]:
    """Years from the newest on, of all else the commonest values."""
    return sorted(values.items(), reverse=True) if name == "year" else commonest(values)


def commonest(values: Counter[str]) -> list[tuple[str, int]]:
    """The commonest values of a facet, equals by name: the same list however it was counted."""
    return heapq.nsmallest(MOST, values.items(), key=lambda pair: (-pair[1], pair[0]))


def _best(
    conn: sqlite3.Connection, columns: Columns, wish: Wish, ids: list[int], most: int
) -> list[int]:
    key = columns.key
    if wish.order == "relevance":
        ranks = ranked(conn, wish.q)
        return heapq.nsmallest(most, ids, key=lambda n: (ranks[n], -key[n]))
    if wish.order == "oldest":
        # Undated articles come last here too.
        return heapq.nsmallest(most, ids, key=lambda n: (columns.year[n] is None, key[n]))
    return heapq.nlargest(most, ids, key=key.__getitem__)
