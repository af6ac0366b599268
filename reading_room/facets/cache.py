"""Keep the index of an archive fresh while a crawl writes, without making readers wait."""

from __future__ import annotations

import gc
import logging
import os
import sqlite3
import threading
import time
from pathlib import Path

from reading_room.facets.index import FacetIndex

log = logging.getLogger(__name__)
_server = logging.getLogger("uvicorn.error")
"""The log in which the server says that it listens."""

_QUICK = 0.15
"""Longest load, in seconds, that a page waits for; a longer one runs in the background."""
_FIRST = 0.5
"""Seconds left to the page that waited for the index, before the rest of it is built."""


class FacetCache:
    """Keep the index of one archive; reload it when the file changes."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._index: FacetIndex | None = None
        self._stamp: tuple[object, ...] = ()
        self._took = 0.0
        self._loaded = 0.0
        self._thread: threading.Thread | None = None

    def index(self, conn: sqlite3.Connection) -> FacetIndex:
        """Return the index with every article now in the archive."""
        with self._lock:
            stamp = self._current_stamp()
            if self._index is None:
                self._load(conn, stamp)
            elif stamp != self._stamp:
                self._index.changed()
                if self._took < _QUICK:
                    self._load(conn, stamp)
                else:
                    self._index.load(conn)
                    self._reload_in_background(stamp)
            assert self._index is not None
            return self._index

    def open_in_background(self) -> None:
        """Load the index in a thread, so that the first page does not wait for all of it."""
        threading.Thread(target=self._open, daemon=True).start()

    def _open(self) -> None:
        try:
            conn = self._connect()
            try:
                index = self.index(conn)
                time.sleep(_FIRST)
                complete(index)
                _server.info("The reading room is ready: %s articles", f"{len(index.ids):,}")
            finally:
                conn.close()
        except sqlite3.Error as error:
            log.debug("%s is not loaded yet: %s", self.path, error)

    def _load(self, conn: sqlite3.Connection, stamp: tuple[object, ...]) -> None:
        begun = time.monotonic()
        self._index, self._stamp = loaded(conn), stamp
        self._loaded = time.monotonic()
        self._took = self._loaded - begun

    def _reload_in_background(self, stamp: tuple[object, ...]) -> None:
        """Pick up changes to old articles, spending at most a thirtieth of the time on it."""
        if self._thread and self._thread.is_alive():
            return
        if time.monotonic() - self._loaded < 30 * self._took:
            return
        self._thread = threading.Thread(target=self._reload, args=(stamp,), daemon=True)
        self._thread.start()

    def _reload(self, stamp: tuple[object, ...]) -> None:
        begun = time.monotonic()
        try:
            conn = self._connect()
            try:
                fresh = loaded(conn)
                complete(fresh)
                with self._lock:
                    fresh.load(conn)
                    self._index, self._stamp = fresh, stamp
                    self._loaded = time.monotonic()
                    self._took = self._loaded - begun
            finally:
                conn.close()
        except sqlite3.Error as error:
            log.warning("%s could not be read again: %s", self.path, error)

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{Path(self.path).absolute().as_uri()}?mode=ro", uri=True)

    def _current_stamp(self) -> tuple[object, ...]:
        """Return file times and sizes, which every write changes; an empty WAL counts as none."""
        found: list[object] = []
        for name in (self.path, f"{self.path}-wal"):
            try:
                stat = os.stat(name)
                found += [stat.st_mtime_ns, stat.st_size] if stat.st_size else [0]
            except OSError:
                found.append(0)
        return tuple(found)


def loaded(conn: sqlite3.Connection) -> FacetIndex:
    """Load a new index and freeze it: its objects live as long as the process. With 20,000 articles
    a full collection, which can delay any request, then takes 6 ms instead of 38. Meanwhile nothing
    is collected: that would visit every object again and again."""
    gc.collect()  # or today's garbage would be frozen as well
    index = FacetIndex()
    gc.disable()
    try:
        index.load(conn)
        gc.freeze()
    finally:
        gc.enable()
    return index


def complete(index: FacetIndex) -> None:
    """Build the parts of an index that the start page does not need."""
    for name in ("places", "masks", "tagged"):
        getattr(index, name)
