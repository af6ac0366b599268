"""Lists of a page store: addresses, redirects, amounts, answers waiting to be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from archive.captures import headers
from archive.captures.records import Amount
from archive.clock import stamp
from archive.database.connection import explained, writing
from archive.database.sql import marks, rows, run


class PageLists:
    """The lists of a page store. All methods may raise ``ArchiveError``."""

    def __init__(self, db: Database, path: Path) -> None:
        self.db = db
        self.path = path

    def urls(self, source: str, *, kinds: tuple[str, ...], after: str = "") -> Iterator[str]:
        """Yield the addresses of a site under which pages of these kinds are kept, sorted."""
        while True:
            with self._reading():
                found = rows(
                    self.db,
                    f"""SELECT DISTINCT url FROM captures WHERE source = ? AND url > ?
                    AND kind IN ({marks(kinds)}) ORDER BY url LIMIT 500""",
                    (source, after, *kinds),
                )
            if not found:
                return
            yield from (r["url"] for r in found)
            after = found[-1]["url"]

    def redirects(self, source: str) -> list[tuple[str, str]]:
        """List the addresses of a site that answered with a redirect, and its target."""
        with self._reading():
            found = rows(
                self.db,
                """SELECT url, captures.headers, names.list AS names FROM captures
                JOIN headers AS names ON names.id = captures.names
                WHERE source = ? AND status BETWEEN 300 AND 399 ORDER BY url, captures.id""",
                [source],
            )
        return [
            (r["url"], value)
            for r in found
            for name, value in headers.joined(r["names"], r["headers"])
            if name.lower() == "location"
        ]

    def pending(self, source: str) -> Iterator[tuple[str, list[str]]]:
        """Yield addresses with answers that were not read into the archive yet, and their times."""
        after = ""
        while True:
            with self._reading():
                found = rows(
                    self.db,
                    """SELECT url, group_concat(at) AS times FROM pending
                    WHERE source = ? AND url > ? GROUP BY url ORDER BY url LIMIT 500""",
                    (source, after),
                )
            if not found:
                return
            for r in found:
                yield r["url"], [utc(at) for at in sorted(map(int, r["times"].split(",")))]
            after = found[-1]["url"]

    def was_read(self, answers: Iterable[tuple[str, str, str]]) -> None:
        """Record that those answers (source, address, time) were read into the archive."""
        with writing(self.db, self.path):
            for source, url, at in answers:
                values = (source, url, seconds(at))
                run(self.db, "DELETE FROM pending WHERE (source, url, at) = (?, ?, ?)", values)

    def sources(self) -> list[str]:
        """List the sites of which something is kept."""
        with self._reading():
            found = rows(self.db, "SELECT DISTINCT source FROM captures ORDER BY source")
        return [r["source"] for r in found]

    def count(self, source: str, *, kinds: tuple[str, ...]) -> int:
        """Count the addresses that ``urls`` yields."""
        with self._reading():
            (found,) = rows(
                self.db,
                f"""SELECT count(DISTINCT url) AS n FROM captures
                WHERE source = ? AND kind IN ({marks(kinds)})""",
                (source, *kinds),
            )
        return int(found["n"])

    def amounts(self) -> list[Amount]:
        """Sum up what is kept by site and kind. A body shared by addresses counts once for each."""
        with self._reading():
            found = rows(
                self.db,
                """SELECT source, kind, count(*) AS captures, sum(length) AS bytes_sent,
                    sum(length(data)) + (SELECT coalesce(sum(length(patch)), 0) FROM sightings
                    JOIN captures AS c ON c.id = capture
                    WHERE c.source = captures.source AND c.kind = captures.kind) AS bytes_kept,
                    (SELECT count(*) FROM sightings JOIN captures AS c ON c.id = capture
                    WHERE c.source = captures.source AND c.kind = captures.kind) AS sightings
                FROM captures JOIN bodies ON bodies.id = captures.body
                GROUP BY source, kind ORDER BY source, kind""",
            )
        return [Amount(**dict(r)) for r in found]

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise explained(error, self.path) from error


def seconds(at: str) -> int:
    """Convert a UTC time to seconds since 1970.

    >>> seconds("2025-10-10T08:00:00Z")
    1760083200
    """
    return int(datetime.fromisoformat(at.replace("Z", "+00:00")).timestamp())


def utc(at: int) -> str:
    """Convert seconds since 1970 to a UTC time.

    >>> utc(1760083200)
    '2025-10-10T08:00:00Z'
    """
    return stamp(datetime.fromtimestamp(at, UTC))
