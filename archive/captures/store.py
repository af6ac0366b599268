"""The page store: what the servers sent, kept in a second SQLite file beside the archive.

with PageStore.open(pages_path("archive.db")) as store:
    kept = store.add(Capture(...))
    body = store.body(store.visit_at(url))
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from archive.captures import headers as headerpack
from archive.captures.bodies import Bodies
from archive.captures.compression import DamagedError, checksum
from archive.captures.database import connect, pages_path
from archive.captures.listing import PageLists, seconds, utc
from archive.captures.print_date import with_day, without_day
from archive.captures.records import Capture, Kept, Visit
from archive.database.connection import ArchiveError, writing
from archive.database.sql import row, rows, run

__all__ = ["PageStore", "pages_path"]

_VISITS = """
SELECT c.id, c.source, c.url, c.kind, c.at AS first_at, c.status AS first_status, c.headers,
    names.list AS names, c.coding, s.at, s.status, s.late, told.list AS told, asked.list AS asked
FROM captures AS c JOIN headers AS names ON names.id = c.names
JOIN (
    SELECT id AS capture, at, status, NULL AS late, NULL AS headers, asked FROM captures
    WHERE {captures}
    UNION ALL
    SELECT capture, at, status, late, headers, asked FROM sightings WHERE capture IN
        (SELECT id FROM captures WHERE {captures})
) AS s ON s.capture = c.id
JOIN headers AS asked ON asked.id = s.asked
LEFT JOIN headers AS told ON told.id = s.headers
ORDER BY s.at, told.id IS NOT NULL, c.id
"""


class PageStore(PageLists):
    """An open page store. Every writing method is one transaction, durable when it returns.

    All methods may raise :class:`ArchiveError`.
    """

    def __init__(self, db: Database, path: Path) -> None:
        super().__init__(db, path)
        self._bodies = Bodies(db)

    @classmethod
    def open(
        cls, path: str | os.PathLike[str], *, readonly: bool = False, timeout: float = 30.0
    ) -> PageStore:
        """Open the store at ``path`` (see ``pages_path``); unless ``readonly``, create it."""
        return cls(connect(Path(path), readonly=readonly, timeout=timeout), Path(path))

    def close(self) -> None:
        """Close the file. Twice is once."""
        self.db.close()

    def __enter__(self) -> PageStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, capture: Capture, *, pending: bool = False) -> Kept:
        """Keep an answer: a new capture, or a new sighting of a kept one.

        304 is a sighting of the newest page kept under that address; so is a body that differs in
        nothing but the day it prints. Two equal answers in one second are one. With ``pending``
        it is noted as not yet read into the archive.
        """
        at = seconds(capture.at)
        body = without_day(capture.body, at)
        sha256 = checksum(body)
        with writing(self.db, self.path), self._bodies.or_nothing():
            known = self._known(capture, sha256)
            if known is None and (other := without_day(capture.body, at, padded=True)) != body:
                known = self._known(capture, checksum(other))
            if pending and not (known and self._is_known(known["id"], at, capture.status)):
                values = (capture.source, capture.url, at)
                run(self.db, "INSERT OR IGNORE INTO pending VALUES (?, ?, ?)", values)
            if known is not None:
                self._sight(known, capture, at)
                return Kept(capture=known["id"], fresh=False)
            body_id = self._bodies.keep(capture.source, body, sha256)
            cursor = self.db.conn.execute(
                """INSERT INTO captures (source, url, kind, at, status, body, headers, names, asked,
                    coding) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                (
                    *(capture.source, capture.url, capture.kind, at, capture.status, body_id),
                    headerpack.values(capture.headers),
                    self._headers(headerpack.names(capture.headers)),
                    self._headers(headerpack.encode_request(capture.asked, capture.headers)),
                    capture.coding,
                ),
            )
            assert cursor.lastrowid is not None
            return Kept(capture=cursor.lastrowid, fresh=True)

    def has_page(self, url: str) -> bool:
        """Whether a page (status 200) is kept under exactly that address."""
        with self._reading():
            sql = "SELECT 1 FROM captures WHERE url = ? AND status = 200 LIMIT 1"
            return row(self.db, sql, [url]) is not None

    def history(self, url: str) -> list[Visit]:
        """Every answer under exactly that address, in the order of time."""
        with self._reading():
            sql = _VISITS.format(captures="url = :url")
            return [_visit(found) for found in rows(self.db, sql, {"url": url})]

    def visits_of(self, capture: int) -> list[Visit]:
        """The answers that one kept body stands for, in the order of time."""
        with self._reading():
            sql = _VISITS.format(captures="id = :id")
            return [_visit(found) for found in rows(self.db, sql, {"id": capture})]

    def visit_at(self, url: str, at: str | None = None) -> Visit | None:
        """The newest answer under exactly that address, or the newest until a time."""
        past = [visit for visit in self.history(url) if at is None or visit.at <= at]
        return past[-1] if past else None

    def body(self, visit: Visit) -> bytes:
        """The body of an answer, byte for byte as it was read; its page's where it was 304."""
        with self._reading():
            found = row(
                self.db,
                """SELECT bodies.* FROM captures JOIN bodies ON bodies.id = captures.body
                WHERE captures.id = ?""",
                [visit.capture],
            )
        if found is None:
            raise ArchiveError(f"{self.path} holds no capture {visit.capture}.")
        at = visit.first_at if visit.status == 304 else visit.at
        try:
            body = self._bodies.unpack(found)
        except DamagedError as error:
            raise ArchiveError(
                f"Capture {visit.capture} ({visit.url}, {visit.at}) in {self.path} cannot be read: "
                f"{error}; restore a backup of that file."
            ) from error
        return with_day(body, seconds(at))

    def _known(self, capture: Capture, sha256: bytes) -> sqlite3.Row | None:
        """The capture of which this answer is a sighting."""
        columns = """captures.id, captures.at, captures.status, captures.headers,
            names.list AS names FROM captures JOIN headers AS names ON names.id = captures.names"""
        if capture.status == 304:
            newest = """coalesce((SELECT max(at) FROM sightings WHERE capture = captures.id), 0)"""
            return row(
                self.db,
                f"""SELECT {columns} WHERE url = ? AND status = 200 AND captures.at <= ?
                ORDER BY max(captures.at, {newest}) DESC, captures.id DESC LIMIT 1""",
                (capture.url, seconds(capture.at)),
            )
        return row(
            self.db,
            f"""SELECT {columns} JOIN bodies ON bodies.id = captures.body
            WHERE url = ? AND sha256 = ? AND status = ? AND coding IS ? LIMIT 1""",
            (capture.url, sha256, capture.status, capture.coding),
        )

    def _is_known(self, capture: int, at: int, status: int) -> bool:
        sql = """SELECT 1 FROM captures WHERE id = :id AND at = :at AND status = :status
            UNION ALL SELECT 1 FROM sightings
            WHERE capture = :id AND at = :at AND status = :status"""
        return row(self.db, sql, {"id": capture, "at": at, "status": status}) is not None

    def _sight(self, known: sqlite3.Row, capture: Capture, at: int) -> None:
        if (known["at"], known["status"]) == (at, capture.status):
            return
        headers = headerpack.joined(known["names"], known["headers"])
        told, late = headerpack.encode(capture.headers, headers, at)
        run(
            self.db,
            """INSERT OR IGNORE INTO sightings (capture, at, status, late, headers, asked)
            VALUES (?, ?, ?, ?, ?, ?)""",
            (
                *(known["id"], at, capture.status, late, self._headers(told)),
                self._headers(headerpack.encode_request(capture.asked, headers)),
            ),
        )

    def _headers(self, text: str) -> int:
        found = row(self.db, "SELECT id FROM headers WHERE list = ?", [text])
        if found is not None:
            return int(found["id"])
        cursor = self.db.conn.execute("INSERT INTO headers (list) VALUES (?)", [text])
        assert cursor.lastrowid is not None
        return cursor.lastrowid


def _visit(found: sqlite3.Row) -> Visit:
    known = headerpack.joined(found["names"], found["headers"])
    first = found["told"] is None
    return Visit(
        capture=found["id"],
        source=found["source"],
        url=found["url"],
        kind=found["kind"],
        at=utc(found["at"]),
        status=found["status"],
        headers=known
        if first
        else headerpack.decode(found["told"], known, found["at"], found["late"]),
        asked=headerpack.decode_request(found["asked"], known),
        coding=found["coding"],
        first=first,
        first_at=utc(found["first_at"]),
        first_status=found["first_status"],
    )
