"""Excerpts of a page store to send elsewhere: all that is kept under some addresses, still packed.

A reader on another machine then needs neither the file nor a disk, and nobody opens one file from
two machines, which SQLite does not allow on network disks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from archive.captures.compression import checksum
from archive.captures.database import PAGES
from archive.captures.records import Visit
from archive.captures.store import PageStore
from archive.database.connection import explained
from archive.database.schema import statements

_COPY = """
INSERT INTO captures SELECT * FROM kept.captures WHERE url IN (SELECT url FROM temp.wanted);
INSERT INTO sightings SELECT * FROM kept.sightings WHERE capture IN (SELECT id FROM captures);
INSERT INTO bodies SELECT * FROM kept.bodies WHERE id IN (SELECT body FROM captures);
INSERT INTO dictionaries SELECT id, source, sha256, data,
    CASE WHEN checksum(data) = sha256 THEN x'' ELSE spare END
    FROM kept.dictionaries WHERE id IN (SELECT dictionary FROM bodies);
INSERT INTO headers SELECT * FROM kept.headers WHERE id IN (
    SELECT names FROM captures UNION SELECT asked FROM captures
    UNION SELECT headers FROM sightings UNION SELECT asked FROM sightings);
"""


def excerpt(store: PageStore, urls: Iterable[str]) -> bytes:
    """Copy everything that is kept under these addresses. Raises ``ArchiveError``."""
    try:
        with closing(sqlite3.connect(":memory:", uri=True, isolation_level=None)) as conn:
            conn.create_function("checksum", 1, checksum, deterministic=True)
            conn.execute("ATTACH ? AS kept", [f"{store.path.absolute().as_uri()}?mode=ro"])
            for statement in statements(PAGES.sql):
                conn.execute(statement)
            conn.execute("CREATE TABLE temp.wanted (url TEXT PRIMARY KEY)")
            conn.executemany("INSERT INTO temp.wanted VALUES (?)", [(u,) for u in set(urls)])
            conn.execute("BEGIN")  # one snapshot
            for statement in statements(_COPY):
                conn.execute(statement)
            conn.execute("COMMIT")
            return conn.serialize()
    except sqlite3.Error as error:
        raise explained(error, store.path) from error


class Excerpt(PageStore):
    """An excerpt, open for reading. ``beyond`` is true once an address outside it was requested."""

    def __init__(self, packed: bytes, urls: Iterable[str]) -> None:
        conn = sqlite3.connect(":memory:", isolation_level=None)
        conn.deserialize(packed)
        super().__init__(Database(conn, execute_plugins=False), Path("an excerpt"))
        self._urls = set(urls)
        self.beyond = False

    def history(self, url: str) -> list[Visit]:
        """List every answer under exactly that address, in order of time."""
        self.beyond |= url not in self._urls
        return super().history(url)
