"""Keeping the columns of an archive fresh while a crawl writes, and nobody waiting for it."""

from __future__ import annotations

import gc
import logging
import os
import sqlite3
import threading
import time
from pathlib import Path

from reading_room.facets.index import Columns

log = logging.getLogger(__name__)

_QUICK = 0.15
"""Seconds of loading up to which a page waits for it; a longer one happens beside."""
_FIRST = 0.5
"""Seconds for the page that waited for the columns, before anything else is made of them."""


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
                columns = self.columns(conn)
                time.sleep(_FIRST)
                prepare(columns)
            finally:
                conn.close()
        except sqlite3.Error as error:
            log.debug("%s is not loaded yet: %s", self.path, error)

    def _load(self, conn: sqlite3.Connection, stamp: tuple[object, ...]) -> None:
        begun = time.monotonic()
        self._columns, self._stamp = filled(conn), stamp
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
                fresh = filled(conn)
                prepare(fresh)
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


def filled(conn: sqlite3.Connection) -> Columns:
    """New columns. Python looks through all its objects for garbage the oftener the more are made,
    and finds none among these: it is kept from looking, now and for good."""
    gc.collect()  # what is garbage now would else be kept as well
    gc.disable()
    try:
        columns = Columns()
        columns.load(conn)
    finally:
        gc.enable()
    gc.freeze()
    return columns


def prepare(columns: Columns) -> None:
    """Make what the start page does without, before somebody needs it."""
    for name in ("places", "masks", "tagged"):
        getattr(columns, name)
