"""The bodies of the page store and the dictionaries they are packed with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database

from archive.captures.compression import SAMPLES, DamagedError, Packer, checksum, trained
from archive.database.sql import row, rows, run


class Bodies:
    """Stores every body once. All writes belong in the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._packers: dict[int | None, Packer] = {}
        self._plain: dict[str, int] = {}

    @contextmanager
    def or_nothing(self) -> Iterator[None]:
        """Clear the caches if the transaction fails: a dictionary trained in it does not exist."""
        try:
            yield
        except BaseException:
            self._packers.clear()
            self._plain.clear()
            raise

    def keep(self, source: str, body: bytes, sha256: bytes) -> int:
        """Store a body; return its number, old or new."""
        found = row(self._db, "SELECT id FROM bodies WHERE sha256 = ?", [sha256])
        if found is not None:
            return int(found["id"])
        dictionary = self._dictionary_for(source)
        cursor = self._db.conn.execute(
            "INSERT INTO bodies (sha256, length, dictionary, data) VALUES (?, ?, ?, ?)",
            (sha256, len(body), dictionary, self._packer(dictionary).pack(body)),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def unpack(self, found: sqlite3.Row) -> bytes:
        """Return the body of a row of ``bodies``, digest checked. Raises :class:`DamagedError`."""
        body = self._packer(found["dictionary"]).unpack(found["data"])
        if checksum(body) != found["sha256"]:
            raise DamagedError("its digest is not that of the page")
        return body

    def _dictionary_for(self, source: str) -> int | None:
        """Return the dictionary of a site; train one as soon as there are enough pages."""
        sql = "SELECT id FROM dictionaries WHERE source = ? ORDER BY id DESC LIMIT 1"
        found = row(self._db, sql, [source])
        if found is not None:
            return int(found["id"])
        if source not in self._plain:
            sql = "SELECT count(*) AS n FROM captures WHERE source = ? AND status = 200"
            counted = row(self._db, sql, [source])
            self._plain[source] = counted["n"] if counted is not None else 0
        self._plain[source] += 1
        return self._train(source) if self._plain[source] % SAMPLES == 0 else None

    def _train(self, source: str) -> int | None:
        bodies: dict[int, bytes] = {}
        for found in rows(
            self._db,
            """SELECT DISTINCT bodies.* FROM captures JOIN bodies ON bodies.id = captures.body
            WHERE source = ? AND status = 200 AND dictionary IS NULL ORDER BY bodies.id DESC
            LIMIT ?""",
            (source, SAMPLES),
        ):
            try:
                bodies[found["id"]] = self.unpack(found)
            except DamagedError:
                continue  # for `verify` to report
        learned = trained(list(bodies.values()))
        if learned is None:
            return None
        cursor = self._db.conn.execute(
            "INSERT INTO dictionaries (source, sha256, data, spare) VALUES (?, ?, ?, ?)",
            (source, checksum(learned), learned, learned),
        )
        assert cursor.lastrowid is not None
        packer = self._packer(cursor.lastrowid)
        for body_id, body in bodies.items():
            packed = (cursor.lastrowid, packer.pack(body), body_id)
            run(self._db, "UPDATE bodies SET dictionary = ?, data = ? WHERE id = ?", packed)
        return cursor.lastrowid

    def _packer(self, dictionary: int | None) -> Packer:
        if dictionary not in self._packers:
            self._packers[dictionary] = Packer(self._dictionary(dictionary))
        return self._packers[dictionary]

    def _dictionary(self, number: int | None) -> bytes | None:
        """Return a dictionary, or its spare copy if it is damaged. Raises :class:`DamagedError`.

        Without a spare, one flipped byte there loses all pages of a site; it costs 32 to 110 kB, a
        thousandth of what 45,000 pages take.
        """
        if number is None:
            return None
        found = row(self._db, "SELECT * FROM dictionaries WHERE id = ?", [number])
        for name in ("data", "spare"):
            if found is not None and checksum(found[name]) == found["sha256"]:
                return bytes(found[name])
        raise DamagedError(f"dictionary {number} is missing or damaged")
