"""Progress of long jobs, recorded in the transaction of their work."""

from __future__ import annotations

from sqlite_utils import Database

from archive.database.sql import row, run


def progress(db: Database, name: str) -> str | None:
    """Return the recorded progress of a job; ``None`` if there is none, or it is done."""
    found = row(db, "SELECT value FROM _progress WHERE name = ?", [name])
    return None if found is None else str(found["value"])


def note(db: Database, name: str, value: str | None) -> None:
    """Record how far a job has come; ``None`` deletes the record."""
    if value is None:
        run(db, "DELETE FROM _progress WHERE name = ?", [name])
    else:
        run(db, "INSERT OR REPLACE INTO _progress (name, value) VALUES (?, ?)", (name, value))
