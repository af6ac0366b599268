"""How far a long job has come, noted in the transaction of what it did."""

from __future__ import annotations

from sqlite_utils import Database

from archive.database.sql import row, run


def progress(db: Database, name: str) -> str | None:
    """Return what a job noted; ``None`` where it did not, or is done."""
    found = row(db, "SELECT value FROM _progress WHERE name = ?", [name])
    return None if found is None else str(found["value"])


def note(db: Database, name: str, value: str | None) -> None:
    """Note how far a job has come; ``None`` forgets it."""
    if value is None:
        run(db, "DELETE FROM _progress WHERE name = ?", [name])
    else:
        run(db, "INSERT OR REPLACE INTO _progress (name, value) VALUES (?, ?)", (name, value))
