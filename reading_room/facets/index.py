"""An index in memory of what facets, charts and the start page count: one list per column, by id.

Counting sixty thousand hits six ways takes SQLite half a second and these lists a few hundredths.
The first page of a server waits for them: so they are filled column by column, never article by
article, and what the start page does without is made when it is asked for.
"""

from __future__ import annotations

import heapq
import json
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain, islice
from operator import or_
from typing import Any, Generic, TypeVar

from archive.articles.places.gazetteer import is_invented, municipalities_in
from reading_room.facets.counts import ArchiveTotals, Masks

_SELECT = """
select id, source, published, kicker, title, tags, image_url is not null, duplicate_of is not null,
    state
from articles where id > ? order by id
"""
_NOBODY = (None, None, None, None, None, "[]", None, None, None)
"""The row of an id that no article has."""
_CITED = """
select target_id, count(distinct article_id) as n from links
where target_id is not null and target_id != article_id and gone_at is null group by target_id
order by n desc, target_id desc limit 50
"""
_FLAGS = {None: None, 0: False, 1: True}
_ID_BITS = 32

_Row = tuple[Any, ...]
Part = TypeVar("Part")


class FacetIndex:
    """The columns of all articles at one moment. ``column[id]`` is ``None`` for an id that is not
    in the archive."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.source: list[str | None] = []
        self.published: list[str | None] = []
        self.year: list[str | None] = []
        self.kicker: list[str | None] = []
        self.tags: list[tuple[str, ...]] = []
        self.picture: list[bool | None] = []
        self.reprint: list[bool | None] = []
        self.sort_key: list[int] = []
        """Rises with the date, undated articles first; so the greatest keys are the newest."""
        self.cited: list[tuple[int, int]] = []
        """The most cited articles, and by how many others."""
        self.newest_reprints: list[int] = []
        self.newest: list[int] = []
        """All ids, the newest article first, undated ones last."""
        self.totals = ArchiveTotals()
        self._invented: set[str] = set()
        self._unplaced: list[list[_Row]] = []
        self._tagged: _Lazy[dict[str, list[int]]] = _Lazy({}, self._add_tags)
        self._places: _Lazy[_Places] = _Lazy(_Places(), self._add_places)
        self._masks = _Lazy(Masks(), self._add_masks)

    def load(self, conn: sqlite3.Connection) -> None:
        """Add all articles that are not in the index yet."""
        cursor = conn.cursor()
        cursor.row_factory = None  # plain tuples: there may be very many
        rows = cursor.execute(_SELECT, [len(self.source) - 1]).fetchall()
        if not self.cited:
            self.cited = cursor.execute(_CITED).fetchall()
        if rows:
            sources = cursor.execute("select name, url from sources").fetchall()
            self._invented = {name for name, url in sources if is_invented(url)}
            self._append(rows)

    def _append(self, rows: list[_Row]) -> None:
        start = len(self.source)
        spread = [_NOBODY] * (rows[-1][0] + 1 - start)
        for row in rows:
            spread[row[0] - start] = row
        _, source, published, kicker, _, tags, picture, reprint, _ = zip(*spread, strict=True)
        known: dict[Any, Any] = {"": None}
        days = {day: day or "" for day in set(published)}
        years = {day: known.setdefault(text[:4], text[:4]) for day, text in days.items()}
        moments = {day: int(text.replace("-", "") or 0) << _ID_BITS for day, text in days.items()}
        self.source += map(known.setdefault, source, source)
        self.published += map(known.setdefault, published, published)
        self.year += map(years.__getitem__, published)
        self.kicker += map(known.setdefault, kicker, kicker)
        self.tags += tags_of(tags)
        self.picture += map(_FLAGS.__getitem__, picture)
        self.reprint += map(_FLAGS.__getitem__, reprint)
        ids = range(start, start + len(spread))
        self.sort_key += map(or_, map(moments.__getitem__, published), ids)
        self._unplaced.append(rows)
        added = [row[0] for row in rows]
        self.totals.add(self, added, [row[8] for row in rows])
        reprints = [*self.newest_reprints, *(n for n in added if self.reprint[n])]
        self.newest_reprints = heapq.nlargest(4, reprints, key=self.sort_key.__getitem__)
        self.newest = sorted((*self.newest, *added), key=self.sort_key.__getitem__, reverse=True)
        self.ids += added

    @property
    def tagged(self) -> dict[str, list[int]]:
        """Tag → ids of the articles that bear it."""
        return self._tagged.up_to(self.ids)

    @property
    def places(self) -> list[tuple[str, ...]]:
        """Keys of the municipalities that kicker and headline name; the last column."""
        return self._places.up_to(self.ids).column

    @property
    def place_totals(self) -> Counter[str]:
        """How many articles name each municipality."""
        return self._places.up_to(self.ids).totals

    @property
    def state_totals(self) -> Counter[str]:
        """How many articles name a municipality of each Land, by the first digits of its key."""
        return self._places.up_to(self.ids).states

    @property
    def masks(self) -> Masks:
        """One mask for every facet and frequent value."""
        return self._masks.up_to(self.ids)

    def _add_tags(self, tagged: dict[str, list[int]], ids: list[int]) -> None:
        for n in ids:
            for tag in self.tags[n]:
                if tag in tagged:
                    tagged[tag].append(n)
                else:
                    tagged[tag] = [n]

    def _add_masks(self, masks: Masks, ids: list[int]) -> None:
        totals, places = self.totals, self.place_totals
        counts = {"kicker": totals.all_kickers, "tag": totals.all_tags, "place": places}
        masks.add(self, ids, counts)

    def _add_places(self, places: _Places, ids: list[int]) -> None:
        places.column += [()] * (ids[-1] + 1 - len(places.column))
        while self._unplaced:
            for row in self._unplaced.pop(0):
                if row[1] not in self._invented and (found := municipalities_in(row[3], row[4])):
                    places.column[row[0]] = found
                    places.totals.update(found)
                    places.states.update({ags[:2] for ags in found})

    def known(self, ids: Iterable[int]) -> list[int]:
        """Return those ids that are in the index."""
        end, source = len(self.source), self.source
        return [n for n in ids if n < end and source[n] is not None]


class _Places:
    """The municipalities that the articles name, and how often each and its Land is named."""

    def __init__(self) -> None:
        self.column: list[tuple[str, ...]] = []
        self.totals: Counter[str] = Counter()
        self.states: Counter[str] = Counter()


class _Lazy(Generic[Part]):
    """A part of the index that is built on first use, and kept up to date from then on."""

    def __init__(self, part: Part, add: Callable[[Part, list[int]], None]) -> None:
        self._part, self._add = part, add
        self._done = 0
        self._lock = threading.Lock()

    def up_to(self, ids: list[int]) -> Part:
        """Return the part, with all these articles in it."""
        with self._lock:
            if fresh := ids[self._done :]:
                self._add(self._part, fresh)
                self._done += len(fresh)
            return self._part


def tags_of(texts: Iterable[str]) -> list[tuple[str, ...]]:
    """Read the tags of articles from lists in JSON; equal tags share one string.

    >>> tags_of(['["OZG", "E-Akte"]', "[]", '["OZG"]'])
    [('OZG', 'E-Akte'), (), ('OZG',)]
    >>> tags_of(['["OZG"]', "rubbish", "[1]"])
    [('OZG',), (), ('1',)]
    """
    texts = list(texts)
    try:
        # One text instead of very many: three times as quick.
        lists = json.loads(f"[{','.join(texts)}]")
    except ValueError:
        lists = []
    if len(lists) != len(texts) or {*map(type, lists)} != {list}:
        lists = [_read(text) for text in texts]
    flat = list(chain.from_iterable(lists))
    if {*map(type, flat)} - {str}:
        flat = [str(tag) for tag in flat]
    known: dict[str, str] = {}
    tags = map(known.setdefault, flat, flat)
    return [tuple(islice(tags, n)) for n in map(len, lists)]


def _read(text: str) -> list[Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return []
    return found if isinstance(found, list) else []
