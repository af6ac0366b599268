"""The page store: what the servers sent, kept in a second SQLite file beside the archive.

with PageStore.open(pages_path("archive.db")) as store:
    kept = store.add(Capture(...))
    body = store.body(store.visit_at(url))
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Self

from sqlite_utils import Database

from archive.captures import headers as headerpack
from archive.captures.bodies import Bodies
from archive.captures.compression import DamagedError, checksum, patch, patched
from archive.captures.database import connect, pages_path
from archive.captures.listing import PageLists, seconds
from archive.captures.print_date import with_day, without_day
from archive.captures.records import Capture, Kept, Visit
from archive.captures.visits import VISITS, visit_of
from archive.database.connection import ArchiveError, writing
from archive.database.sql import row, rows, run

__all__ = ["Alike", "PageStore", "pages_path"]

Alike = Callable[[bytes, bytes], bool]
"""Returns whether two bodies of one page differ in nothing but furniture."""


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
        """Open the store at ``path`` (see ``pages_path``); create it unless ``readonly``.

        ``timeout`` is how many seconds to wait for another writer.
        """
        return cls(connect(Path(path), readonly=readonly, timeout=timeout), Path(path))

    def close(self) -> None:
        """Close the file. Closing twice is harmless."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, capture: Capture, *, pending: bool = False, alike: Alike | None = None) -> Kept:
        """Store an answer, as a new capture or as a new sighting of a kept one.

        A 304 is a sighting of the newest page kept under that address. So is a body that differs
        only in the day it prints, or, by ``alike``, only in its furniture; then the difference is
        stored. Two equal answers in one second are one. With ``pending`` it is recorded as not yet
        read into the archive.
        """
        at = seconds(capture.at)
        body = without_day(capture.body, at)
        sha256 = checksum(body)
        with writing(self.db, self.path), self._bodies.or_nothing():
            known = self._known(capture, sha256)
            if known is None and (other := without_day(capture.body, at, padded=True)) != body:
                known = self._known(capture, checksum(other))
            if known is None and (page_id := self._sighted(capture, at, body)) is not None:
                return Kept(capture=page_id, fresh=False)
            if pending and not (known and self._is_known(known["id"], at, capture.status)):
                values = (capture.source, capture.url, at)
                run(self.db, "INSERT OR IGNORE INTO pending VALUES (?, ?, ?)", values)
            made = None
            if known is None and alike and (page := self._alike(capture, alike)) is not None:
                known, made = page[0], patch(page[1], body)
            if known is not None and not self._is_other(known["id"], at, capture.status, made):
                self._sight(known, capture, at, made)
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
        """Return whether a page (status 200) is kept under exactly that address."""
        with self._reading():
            sql = "SELECT 1 FROM captures WHERE url = ? AND status = 200 LIMIT 1"
            return row(self.db, sql, [url]) is not None

    def history(self, url: str) -> list[Visit]:
        """List every answer under exactly that address, in order of time."""
        with self._reading():
            sql = VISITS.format(captures="url = :url")
            return [visit_of(found) for found in rows(self.db, sql, {"url": url})]

    def visits_of(self, capture: int) -> list[Visit]:
        """List the answers that one kept body stands for, in order of time."""
        with self._reading():
            sql = VISITS.format(captures="id = :id")
            return [visit_of(found) for found in rows(self.db, sql, {"id": capture})]

    def visit_at(self, url: str, at: str | None = None) -> Visit | None:
        """Return the newest answer under exactly that address, or the newest until a time (UTC,
        ``YYYY-MM-DDTHH:MM:SSZ``); ``None`` if there is none."""
        past = [visit for visit in self.history(url) if at is None or visit.at <= at]
        return past[-1] if past else None

    def body(self, visit: Visit) -> bytes:
        """Return the body of an answer, byte for byte as it was read; for a 304, its page's."""
        with self._reading():
            found = row(
                self.db,
                """SELECT bodies.*, answers.at, patch FROM captures
                JOIN bodies ON bodies.id = captures.body
                JOIN (SELECT id AS capture, at, status, NULL AS patch FROM captures UNION ALL
                    SELECT capture, at, status, patch FROM sightings) AS answers
                    ON answers.capture = captures.id AND answers.status = captures.status
                WHERE captures.id = :id AND answers.at <= :at ORDER BY answers.at DESC LIMIT 1""",
                {"id": visit.capture, "at": seconds(visit.at)},
            )
        if found is None:
            raise ArchiveError(f"{self.path} holds no capture {visit.capture}.")
        try:
            body = self._bodies.unpack(found)
            if found["patch"] is not None:
                body = patched(body, found["patch"])
        except DamagedError as error:
            raise ArchiveError(
                f"Capture {visit.capture} ({visit.url}, {visit.at}) in {self.path} cannot be read: "
                f"{error}; restore a backup of that file."
            ) from error
        return with_day(body, found["at"])

    def _known(self, capture: Capture, sha256: bytes) -> sqlite3.Row | None:
        """Find the capture of which this answer is a sighting."""
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

    def _alike(self, capture: Capture, alike: Alike) -> tuple[sqlite3.Row, bytes] | None:
        """Find the newest page kept under that address, and its body without its day, if this
        answer differs from it only in its furniture."""
        if capture.status != 200 or capture.coding is not None:
            return None
        if (known := self._known(replace(capture, status=304), b"")) is None:
            return None
        found = row(
            self.db,
            """SELECT bodies.*, coding FROM captures JOIN bodies ON bodies.id = captures.body
            WHERE captures.id = ?""",
            [known["id"]],
        )
        if found is None or found["coding"] is not None:
            return None
        try:
            before = self._bodies.unpack(found)
        except DamagedError:
            return None  # for `verify` to report
        return (known, before) if alike(with_day(before, known["at"]), capture.body) else None

    def _sighted(self, capture: Capture, at: int, body: bytes) -> int | None:
        """Find the capture of which this very answer is a sighting already, though today's reader
        may no longer find it like that page."""
        found = rows(
            self.db,
            """SELECT captures.id AS capture, patch, bodies.* FROM captures
            JOIN sightings ON sightings.capture = captures.id JOIN bodies ON bodies.id = body
            WHERE url = ? AND sightings.at = ? AND sightings.status = ? AND coding IS ?
            AND patch IS NOT NULL""",
            (capture.url, at, capture.status, capture.coding),
        )
        for page in found:
            with suppress(DamagedError):  # for `verify` to report
                if patched(self._bodies.unpack(page), page["patch"]) == body:
                    return int(page["capture"])
        return None

    def _is_known(self, capture: int, at: int, status: int) -> bool:
        sql = """SELECT 1 FROM captures WHERE id = :id AND at = :at AND status = :status
            UNION ALL SELECT 1 FROM sightings
            WHERE capture = :id AND at = :at AND status = :status"""
        return row(self.db, sql, {"id": capture, "at": at, "status": status}) is not None

    def _is_other(self, capture: int, at: int, status: int, made: bytes | None) -> bool:
        """Return whether another answer of that second is a sighting of it."""
        sql = """SELECT NULL AS patch FROM captures WHERE id = :id AND at = :at AND status = :status
            UNION ALL SELECT patch FROM sightings
            WHERE capture = :id AND at = :at AND status = :status"""
        found = row(self.db, sql, {"id": capture, "at": at, "status": status})
        return found is not None and found["patch"] != made

    def _sight(
        self, known: sqlite3.Row, capture: Capture, at: int, made: bytes | None = None
    ) -> None:
        if (known["at"], known["status"]) == (at, capture.status):
            return
        headers = headerpack.joined(known["names"], known["headers"])
        told, late = headerpack.encode(capture.headers, headers, at)
        run(
            self.db,
            """INSERT OR IGNORE INTO sightings (capture, at, status, late, headers, asked, patch)
            VALUES (?, ?, ?, ?, ?, ?, ?)""",
            (
                *(known["id"], at, capture.status, late, self._headers(told)),
                self._headers(headerpack.encode_request(capture.asked, headers)),
                made,
            ),
        )

    def _headers(self, text: str) -> int:
        found = row(self.db, "SELECT id FROM headers WHERE list = ?", [text])
        if found is not None:
            return int(found["id"])
        cursor = self.db.conn.execute("INSERT INTO headers (list) VALUES (?)", [text])
        assert cursor.lastrowid is not None
        return cursor.lastrowid
