"""What facets, charts and the start page count, held in memory: one list per column, by id.

Counting sixty thousand hits six ways takes SQLite half a second and these lists a few hundredths.
They are filled when the server starts, follow a crawl that writes meanwhile, and hold no text.
"""

from __future__ import annotations

import heapq
import json
import logging
import os
import sqlite3
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from reading_room.counts import Masks, Totals
from reading_room.places import found_in, is_invented

log = logging.getLogger(__name__)

_SELECT = """
select id, source, published, kicker, title, tags, image_url is not null, duplicate_of is not null,
    state
from articles where id > ? order by id
"""
_CITED = """
select target_id, count(distinct article_id) as n from links
where target_id is not null and target_id != article_id group by target_id
order by n desc, target_id desc limit 50
"""
_QUICK = 0.15
"""Seconds of loading up to which a page waits for it; a longer one happens beside."""


class Columns:
    """The columns of one moment. The list at ``[id]`` of an id that is not in the archive holds
    ``None``."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.source: list[str | None] = []
        self.published: list[str | None] = []
        self.year: list[str | None] = []
        self.kicker: list[str | None] = []
        self.tags: list[tuple[str, ...]] = []
        self.picture: list[bool | None] = []
        self.reprint: list[bool | None] = []
        self.state: list[str | None] = []
        self.places: list[tuple[str, ...]] = []
        self.key: list[int] = []
        """Rises with the date, undated articles first; so the greatest keys are the newest."""
        self.tagged: dict[str, list[int]] = {}
        """Tag → ids of the articles that bear it."""
        self.cited: list[tuple[int, int]] = []
        """The most cited articles, and by how many others."""
        self.newest_reprints: list[int] = []
        self.newest: list[int] = []
        """All ids, the newest article first, undated ones last."""
        self.totals = Totals()
        self._masks: Masks | None = None
        self._spelled: list[int] = []

    def load(self, conn: sqlite3.Connection, before: Columns | None = None) -> None:
        """Append all articles that are not in the columns yet. ``before``: columns of an earlier
        moment, from which the places of unchanged headlines are taken."""
        invented = {
            name for name, url in conn.execute("select name, url from sources") if is_invented(url)
        }
        fresh = len(self.ids)
        known: dict[str | None, str] = {}
        days: dict[str | None, tuple[str | None, int]] = {}
        put_source, put_published, put_year = (
            self.source.append,
            self.published.append,
            self.year.append,
        )
        put_kicker, put_tags, put_picture = (
            self.kicker.append,
            self.tags.append,
            self.picture.append,
        )
        put_reprint, put_state, put_places = (
            self.reprint.append,
            self.state.append,
            self.places.append,
        )
        put_key, put_spelled = self.key.append, self._spelled.append
        tags_of: dict[str, tuple[str, ...]] = {"[]": ()}
        for row in conn.execute(_SELECT, [len(self.source) - 1]):
            article_id, source, published, kicker, title, tags, picture, reprint, state = row
            while len(self.source) < article_id:
                self._skip()
            if tags not in tags_of:
                tags_of[tags] = _tags(tags)
            spelled = hash((kicker, title))
            if source in invented:
                places: tuple[str, ...] = ()
            elif (
                before
                and article_id < len(before._spelled)
                and before._spelled[article_id] == spelled
            ):
                places = before.places[article_id]
            else:
                places = found_in(kicker, title)
            if published not in days:
                days[published] = (
                    published and published[:4],
                    int((published or "0").replace("-", "")) << 40,
                )
            year, day = days[published]
            put_source(known.setdefault(source, source))
            put_published(known.setdefault(published, published) if published else None)
            put_year(year)
            put_kicker(known.setdefault(kicker, kicker) if kicker else None)
            put_tags(tags_of[tags])
            put_picture(picture == 1)
            put_reprint(reprint == 1)
            put_state(known.setdefault(state, state))
            put_places(places)
            put_key(day | article_id)
            put_spelled(spelled)
            self.ids.append(article_id)
            for tag in tags_of[tags]:
                self.tagged.setdefault(tag, []).append(article_id)
        if not self.cited:
            self.cited = [(n, count) for n, count in conn.execute(_CITED)]
        added = self.ids[fresh:]
        if added:
            self.newest = sorted((*self.newest, *added), key=self.key.__getitem__, reverse=True)
            reprints = [*self.newest_reprints, *(n for n in added if self.reprint[n])]
            self.newest_reprints = heapq.nlargest(4, reprints, key=self.key.__getitem__)
            self.totals.add(self, added)
            if self._masks is not None:
                self._masks.add(self, added)

    @property
    def masks(self) -> Masks:
        """The masks, made when they are first asked for."""
        if self._masks is None:
            made = Masks()
            made.add(self, list(self.ids))
            self._masks = made
        return self._masks

    def _skip(self) -> None:
        """Room for an id that no article has."""
        for column in (self.source, self.published, self.year, self.kicker, self.picture,
                       self.reprint, self.state):  # fmt: skip
            column.append(None)
        self.tags.append(())
        self.places.append(())
        self.key.append(0)
        self._spelled.append(0)

    def known(self, ids: Iterable[int]) -> list[int]:
        """Those ids that are in the columns."""
        end, source = len(self.source), self.source
        return [n for n in ids if n < end and source[n] is not None]


class Shelf:
    """The columns of an archive, as fresh as they can be had without keeping anybody waiting."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._columns: Columns | None = None
        self._stamp: tuple[object, ...] = ()
        self._took = 0.0
        self._loaded = 0.0
        self._beside: threading.Thread | None = None

    def columns(self, conn: sqlite3.Connection) -> Columns:
        """The columns, with every article in them that the archive holds."""
        with self._lock:
            stamp = self._stamped()
            if self._columns is None:
                self._load(conn, stamp)
            elif stamp != self._stamp:
                if self._took < _QUICK:
                    self._load(conn, stamp)
                else:
                    self._columns.load(conn)
                    self._load_beside(stamp)
            assert self._columns is not None
            return self._columns

    def open_beside(self) -> None:
        """Begin to load, so that the first page has not to wait for it."""
        threading.Thread(target=self._open, daemon=True).start()

    def _open(self) -> None:
        try:
            conn = self._connect()
            try:
                self.columns(conn).masks  # noqa: B018  (made before somebody needs them)
            finally:
                conn.close()
        except sqlite3.Error as error:
            log.debug("%s is not loaded yet: %s", self.path, error)

    def _load(self, conn: sqlite3.Connection, stamp: tuple[object, ...]) -> None:
        begun = time.monotonic()
        fresh = Columns()
        fresh.load(conn, self._columns)
        self._columns, self._stamp = fresh, stamp
        self._loaded = time.monotonic()
        self._took = self._loaded - begun

    def _load_beside(self, stamp: tuple[object, ...]) -> None:
        """Take over changes of old articles: not more than a thirtieth of the time is spent so."""
        if self._beside and self._beside.is_alive():
            return
        if time.monotonic() - self._loaded < 30 * self._took:
            return
        self._beside = threading.Thread(target=self._reload, args=(stamp,), daemon=True)
        self._beside.start()

    def _reload(self, stamp: tuple[object, ...]) -> None:
        begun = time.monotonic()
        try:
            conn = self._connect()
            try:
                fresh = Columns()
                fresh.load(conn, self._columns)
                with self._lock:
                    fresh.load(conn)
                    self._columns, self._stamp = fresh, stamp
                    self._loaded = time.monotonic()
                    self._took = self._loaded - begun
            finally:
                conn.close()
        except sqlite3.Error as error:
            log.warning("%s could not be read again: %s", self.path, error)

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{Path(self.path).absolute().as_uri()}?mode=ro", uri=True)

    def _stamped(self) -> tuple[object, ...]:
        """What changes when anybody writes; an empty log is as good as none."""
        found: list[object] = []
        for name in (self.path, f"{self.path}-wal"):
            try:
                stat = os.stat(name)
                found += [stat.st_mtime_ns, stat.st_size] if stat.st_size else [0]
            except OSError:
                found.append(0)
        return tuple(found)


def _tags(text: str) -> tuple[str, ...]:
    try:
        found = json.loads(text)
    except ValueError:
        return ()
    return tuple(str(tag) for tag in found) if isinstance(found, list) else ()
