"""An index in memory for the counts of facets, charts and the start page: a list per column, by id.

Counting sixty thousand hits in six ways takes SQLite half a second, these lists a few hundredths.
The server's first page waits for them: so they are filled column by column, not article by article,
and the parts that the start page does not need are built on first use.
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
from reading_room.facets.recent import Recent

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
    """Hold the columns of all articles at one moment. ``column[id]`` is ``None`` for an id that is
    not in the archive."""

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
        """Rises with the date, undated articles first: the newest have the greatest keys."""
        self.cited: list[tuple[int, int]] = []
        """Ids of the most cited articles, and how many others cite each."""
        self.newest_reprints: list[int] = []
        self.newest: list[int] = []
        """All ids, the newest article first, undated ones last."""
        self.totals = ArchiveTotals()
        self.queries: Recent[str, Any] = Recent(size=8)
        """Articles that match the last queries; ``changed`` forgets them."""
        self.results: Recent[Any, Any] = Recent(size=32)
        """Results of the last searches; ``changed`` forgets them."""
        self._invented: set[str] = set()
        self._unplaced: list[list[_Row]] = []
        self._tagged: _Lazy[dict[str, list[int]]] = _Lazy({}, self._add_tags)
        self._places: _Lazy[_Places] = _Lazy(_Places(), self._add_places)
        self._masks = _Lazy(Masks(), self._add_masks)

    def load(self, conn: sqlite3.Connection) -> None:
        """Add all articles that are not in the index yet."""
        cursor = conn.cursor()
        cursor.row_factory = None  # plain tuples are faster
        rows = cursor.execute(_SELECT, [len(self.source) - 1]).fetchall()
        if not self.cited:
            self.cited = cursor.execute(_CITED).fetchall()
        if rows:
            sources = cursor.execute("select name, url from sources").fetchall()
            self._invented = {name for name, url in sources if is_invented(url)}
            self._append(rows)

    def changed(self) -> None:
        """Forget what was found before the archive changed."""
        self.queries.clear()
        self.results.clear()

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
        """Return tag → ids of the articles that have it."""
        return self._tagged.up_to(self.ids)

    @property
    def places(self) -> list[tuple[str, ...]]:
        """Return the keys of the municipalities in kicker and headline, by id."""
        return self._places.up_to(self.ids).column

    @property
    def place_totals(self) -> Counter[str]:
        """Count the articles that name each municipality."""
        return self._places.up_to(self.ids).totals

    @property
    def state_totals(self) -> Counter[str]:
        """Count the articles that name a municipality of each Land, by its first two digits."""
        return self._places.up_to(self.ids).states

    @property
    def masks(self) -> Masks:
        """Return the masks of every facet's frequent values."""
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
        """Return the ids that are in the index."""
        end, source = len(self.source), self.source
        return [n for n in ids if n < end and source[n] is not None]


class _Places:
    """Hold the municipalities that articles name, and how often each and its Land is named."""

    def __init__(self) -> None:
        self.column: list[tuple[str, ...]] = []
        self.totals: Counter[str] = Counter()
        self.states: Counter[str] = Counter()


class _Lazy(Generic[Part]):
    """Build a part of the index on first use, and keep it up to date from then on."""

    def __init__(self, part: Part, add: Callable[[Part, list[int]], None]) -> None:
        self._part, self._add = part, add
        self._done = 0
        self._lock = threading.Lock()

    def up_to(self, ids: list[int]) -> Part:
        """Return the part, with all these articles added."""
        with self._lock:
            if fresh := ids[self._done :]:
                self._add(self._part, fresh)
                self._done += len(fresh)
            return self._part


def tags_of(texts: Iterable[str]) -> list[tuple[str, ...]]:
    """Parse the tags of articles from JSON lists; equal tags share one string.

    >>> tags_of(['["OZG", "E-Akte"]', "[]", '["OZG"]'])
    [('OZG', 'E-Akte'), (), ('OZG',)]
    >>> tags_of(['["OZG"]', "rubbish", "[1]"])
    [('OZG',), (), ('1',)]
    """
    texts = list(texts)
    try:
        # Parsing one long text is three times as fast as parsing each.
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
