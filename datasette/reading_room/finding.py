"""A search as the search page needs it: the hits of one page, facets, a history, the whole list."""

from __future__ import annotations

import heapq
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from itertools import chain, islice
from operator import itemgetter
from typing import Any

from markupsafe import Markup, escape
from sqlite_utils import Database

from archive.query import is_wanted, parse, wanted
from archive.search import RANK, expression
from archive.snippet import snippet
from reading_room.columns import Columns
from reading_room.counts import counted, counted_all, digits, mask

PAGE = 20
"""Hits on a page."""
LONGEST = 2000
"""Characters of a search that are read (as in ``archive/query.py``)."""
FACETS = ("site", "year", "kicker", "tag", "place", "picture", "kind")
MOST = 12
"""Values of a facet that are shown."""
LARGE = 20_000
"""More hits than this are counted with masks, and ranked by headline and kicker first."""
_MARKS = ("\ue000", "\ue001")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What somebody looks for: everything that stands in the address of a search."""

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
    def of(cls, given: Mapping[str, str]) -> Wish:
        """The wish of an address; what makes no sense there is as good as not said."""
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

    def parameters(self, **changed: Any) -> list[tuple[str, str]]:
        """Names and values for an address, with something changed; back on the first page unless
        the page is what changes."""
        wish = replace(self, **{"page": 1, **changed})
        found = [(f.name, getattr(wish, f.name)) for f in fields(wish)]
        return [
            (name, str(value)) for name, value in found if value and (name, value) != ("page", 1)
        ]

    @property
    def filters(self) -> dict[str, str]:
        """The facets that are chosen."""
        return {name: getattr(self, name) for name in FACETS if getattr(self, name)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What a search finds."""

    ids: list[int]
    """All articles, in the order that was wished for as far as pages were asked for."""
    total: int
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    years: Counter[str] = field(default_factory=Counter)
    months: Counter[str] = field(default_factory=Counter)
    undated: int = 0


def find(
    conn: sqlite3.Connection, columns: Columns, wish: Wish, *, most: int | None = None
) -> Found:
    """The articles of a page (or the first ``most``), and what there is to narrow them by."""
    candidates, ranks = _candidates(conn, columns, wish)
    if len(candidates) > LARGE:
        return _find_many(conn, columns, wish, candidates, most)
    tests = {name: _test(columns, name, value) for name, value in wish.filters.items()}
    ids = _passing(candidates, tests.values())
    bases = {
        name: _passing(candidates, [t for other, t in tests.items() if other != name])
        for name in tests
    }
    facets = {name: _facet(columns, name, bases.get(name, ids)) for name in FACETS}
    dated = counted(columns.published, ids) if wish.year else Counter[str]()
    months: Counter[str] = Counter()
    for day, n in dated.items():
        months[day[:7]] += n
    years = counted(columns.year, bases.get("year", ids))
    undated = sum(1 for n in ids if columns.year[n] is None)
    start = 0 if most else (wish.page - 1) * PAGE
    page = _best(ids, columns, wish, ranks, start + (most or PAGE))[start:]
    return Found(
        ids=page, total=len(ids), facets=facets, years=years, months=months, undated=undated
    )


def _find_many(
    conn: sqlite3.Connection, columns: Columns, wish: Wish, candidates: list[int], most: int | None
) -> Found:
    """The same for very many hits: bits are counted instead of articles."""
    masks = columns.masks
    found = masks.everything if candidates is columns.ids else mask(candidates)
    chosen = {name: _mask_of(columns, name, value) for name, value in wish.filters.items()}
    narrowed = _all(found, chosen.values())
    bases = {
        name: _all(found, [m for other, m in chosen.items() if other != name]) for name in FACETS
    }
    facets = {}
    for name in FACETS:
        counts = {
            value: (bases[name] & bits).bit_count() for value, bits in masks.values[name].items()
        }
        values = Counter({value: n for value, n in counts.items() if n})
        facets[name] = sorted(values.items(), reverse=True) if name == "year" else commonest(values)
    dated = sum((narrowed & bits).bit_count() for bits in masks.values["year"].values())
    total = narrowed.bit_count()
    bits = digits(narrowed, len(columns.source))
    months: Counter[str] = Counter()
    if wish.year:
        days = [columns.published[n] for n in columns.ids if bits[n] == "1"]
        months.update(day[:7] for day in days if day)
    start = 0 if most else (wish.page - 1) * PAGE
    order = _order_of_many(conn, columns, wish, bits)
    page = list(islice((n for n in order if bits[n] == "1"), start, start + (most or PAGE)))
    return Found(
        ids=page,
        total=total,
        facets=facets,
        years=Counter(dict(facets["year"])),
        months=months,
        undated=total - dated,
    )


def _order_of_many(
    conn: sqlite3.Connection, columns: Columns, wish: Wish, bits: str
) -> Iterable[int]:
    """In which order very many hits come: those whose headline or kicker has it by rank, then the
    others by date."""
    if wish.order == "oldest":
        dated = (n for n in reversed(columns.newest) if columns.year[n])
        return chain(dated, (n for n in reversed(columns.newest) if not columns.year[n]))
    if wish.order == "date":
        return columns.newest
    found = matching(conn, wish.q, ranked=True, columns="kicker title") or []
    best = heapq.nsmallest(
        wish.page * PAGE, (row for row in found if row[0] < len(bits)), key=itemgetter(1)
    )
    first = dict.fromkeys(row[0] for row in best)
    return chain(first, (n for n in columns.newest if n not in first))


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
    candidates, ranks = _candidates(conn, columns, wish)
    ids = _passing(candidates, [_test(columns, n, v) for n, v in wish.filters.items()])
    if len(candidates) > LARGE:
        bits = digits(mask(ids), len(columns.source))
        return [n for n in _order_of_many(conn, columns, wish, bits) if bits[n] == "1"]
    return _best(ids, columns, wish, ranks, len(ids))


_CARDS = """
select id, source, url, kicker, title, teaser, published, published_from, state, duplicate_of,
    image_url is not null as picture, body
from articles_full where id in (select value from json_each(?))
"""


def cards(conn: sqlite3.Connection, ids: list[int], text: str = "") -> list[dict[str, Any]]:
    """What is shown of articles in a list, in the order of the ids: with a text that was searched
    for, the piece that shows why, else the teaser."""
    query = parse(text)
    stems, begun = wanted(query) if query is not None else (frozenset[str](), ())

    def shows(word: str) -> bool:
        return is_wanted(word, stems, begun)

    found: dict[int, dict[str, Any]] = {}
    cursor = conn.cursor()
    cursor.row_factory = sqlite3.Row
    for row in cursor.execute(_CARDS, [str(ids)]):
        card: dict[str, Any] = dict(row)
        body = card.pop("body")
        card["text"] = card["teaser"] or (body or "")[:300]
        card["marked"] = Markup(escape(card["text"]))
        card["headline"] = Markup(escape(card["title"]))
        if query is not None:
            texts = (_unmarked(card["teaser"]), _unmarked(body))
            piece = snippet(texts, shows, start=_MARKS[0], end=_MARKS[1])
            if piece:
                card["marked"] = _marked(piece)
            title = snippet((_unmarked(card["title"]),), shows, start=_MARKS[0], end=_MARKS[1])
            if title and not title.endswith("…"):
                card["headline"] = _marked(title)
        found[card["id"]] = card
    return [found[n] for n in ids if n in found]


def matching(
    conn: sqlite3.Connection, text: str, *, ranked: bool, columns: str = ""
) -> list[tuple[int, float]] | None:
    """Id and rank of everything a text finds (in some columns); ``None`` for blank text, which
    finds all."""
    query = parse(text)
    if query is None:
        return [] if text.strip() else None
    match = expression(Database(conn, execute_plugins=False), query)
    if columns:
        match = f"{{{columns}}} : ({match})"
    cursor = conn.cursor()
    cursor.row_factory = None  # plain tuples: there may be very many
    rank = RANK if ranked else "0"
    return cursor.execute(
        f"select rowid, {rank} from articles_stems where articles_stems match ?", [match]
    ).fetchall()


def _candidates(
    conn: sqlite3.Connection, columns: Columns, wish: Wish
) -> tuple[list[int], dict[int, float]]:
    found = matching(conn, wish.q, ranked=False)
    if found is None:
        return columns.ids, {}
    ids = columns.known([row[0] for row in found])
    if wish.order != "relevance" or len(ids) > LARGE:
        return ids, {}
    return ids, {row[0]: row[1] for row in matching(conn, wish.q, ranked=True) or ()}


def _passing(ids: list[int], tests: Any) -> list[int]:
    for test in tests:
        ids = test(ids)
    return ids


def _test(columns: Columns, name: str, value: str) -> Callable[[list[int]], list[int]]:
    """What a facet lets through."""
    if name in ("tag", "place"):
        many = columns.tags if name == "tag" else columns.places
        wish = value.casefold()
        return lambda ids: [n for n in ids if many[n] and wish in map(str.casefold, many[n])]
    if name in ("picture", "kind"):
        flags = columns.picture if name == "picture" else columns.reprint
        wished = value in ("yes", "reprint")
        return lambda ids: [n for n in ids if flags[n] is wished]
    column = {"site": columns.source, "year": columns.year, "kicker": columns.kicker}[name]
    return lambda ids: [n for n in ids if column[n] == value]


def _facet(columns: Columns, name: str, ids: list[int]) -> list[tuple[str, int]]:
    if name in ("tag", "place"):
        return commonest(counted_all(columns.tags if name == "tag" else columns.places, ids))
    if name in ("picture", "kind"):
        flags = Counter(
            map((columns.picture if name == "picture" else columns.reprint).__getitem__, ids)
        )
        names = ("yes", "no") if name == "picture" else ("reprint", "original")
        return [
            (label, flags[flag])
            for label, flag in zip(names, (True, False), strict=True)
            if flags[flag]
        ]
    if name == "year":
        return sorted(counted(columns.year, ids).items(), reverse=True)
    return commonest(counted(columns.source if name == "site" else columns.kicker, ids))


def commonest(values: Counter[str]) -> list[tuple[str, int]]:
    """The commonest values of a facet, equals by name: the same list however it was counted."""
    return heapq.nsmallest(MOST, values.items(), key=lambda pair: (-pair[1], pair[0]))


def _best(
    ids: list[int], columns: Columns, wish: Wish, ranks: dict[int, float], most: int
) -> list[int]:
    key = columns.key
    if wish.order == "relevance":
        return heapq.nsmallest(most, ids, key=lambda n: (ranks[n], -key[n]))
    if wish.order == "oldest":
        # Undated articles come last here too.
        return heapq.nsmallest(most, ids, key=lambda n: (columns.year[n] is None, key[n]))
    return heapq.nlargest(most, ids, key=key.__getitem__)


def _unmarked(text: str | None) -> str | None:
    """A text without the two characters that mark hits."""
    return text.replace(_MARKS[0], "").replace(_MARKS[1], "") if text else text


def _marked(piece: str) -> Markup:
    made = str(escape(piece)).replace(_MARKS[0], "<mark>").replace(_MARKS[1], "</mark>")
    return Markup(made)
