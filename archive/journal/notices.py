"""What a site says about being crawled and mined, per run and page."""

from __future__ import annotations

from sqlite_utils import Database

from archive.database.sql import run
from archive.visible import visible


def save(db: Database, run_id: int, url: str, origin: str, says: str, *, reserved: bool) -> None:
    """Store what an address said about crawling and mining in a run."""
    run(
        db,
        """INSERT OR REPLACE INTO notices (run_id, url, origin, says, reserved)
        VALUES (?, ?, ?, ?, ?)""",
        (run_id, url, origin, visible(says), int(reserved)),
    )
