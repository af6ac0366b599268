"""One row for every crawl of a site, the failed and the killed ones included."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from archive.articles import sources
from archive.database.sql import row, run
from archive.visible import visible

COUNTS = (
    *("requests", "new", "changed", "unchanged", "failed", "refused", "teasers", "duplicates"),
)
"""What a run counts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RunRow:
    """One crawl of a site, failed ones included."""

    id: int
    source: str
    started: str
    finished: str | None
    outcome: str | None
    requests: int
    new: int
    changed: int
    unchanged: int
    failed: int
    refused: int
    teasers: int
    duplicates: int
    detail: str | None


def start(db: Database, source: str, at: str) -> int:
    """Begin a run and return its id. A run of that site that never ended is closed as killed."""
    sources.register(db, source)
    run(
        db,
        """UPDATE runs SET outcome = 'killed', detail = 'It never reported its end.'
        WHERE source = ? AND finished IS NULL AND outcome IS NULL""",
        [source],
    )
    cursor = db.conn.execute("INSERT INTO runs (source, started) VALUES (?, ?)", (source, at))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def close_open_runs(
    db: Database, at: str, outcome: str = "killed", detail: str = "It never reported its end"
) -> int:
    """Close every run that never reported its end; return how many there were."""
    return run(
        db,
        """UPDATE runs SET outcome = ?, detail = ? || '; noted ' || ?
        WHERE finished IS NULL AND outcome IS NULL""",
        [outcome, detail, at],
    )


def last(db: Database, source: str) -> RunRow | None:
    """Return the newest run of a site."""
    found = row(db, "SELECT * FROM runs WHERE source = ? ORDER BY id DESC LIMIT 1", [source])
    return None if found is None else RunRow(**dict(found))


def last_end(db: Database, source: str, *, good: bool = False) -> str | None:
    """Return when the newest ended (or good) run of a site ended."""
    found = row(
        db,
        """SELECT finished FROM runs WHERE source = ? AND finished IS NOT NULL
            AND (outcome = 'finished' OR NOT ?) ORDER BY id DESC LIMIT 1""",
        [source, good],
    )
    return None if found is None else str(found["finished"])


def ended_before(db: Database, source: str, at: str) -> str:
    """Return the end of the run before the one that was under way, or had ended, at a time; that
    time if there is none. What was seen later was seen by that run, even in the second in which it
    began."""
    found = row(
        db,
        """SELECT max(finished) AS at FROM runs WHERE source = :source
            AND id < (SELECT max(id) FROM runs WHERE source = :source AND started <= :at)""",
        {"source": source, "at": at},
    )
    return str(found["at"] or at) if found is not None else at


def restart(db: Database, run_id: int, at: str) -> None:
    """Correct the start of a run to the time by a better clock."""
    run(db, "UPDATE runs SET started = ? WHERE id = ?", (at, run_id))


def finish(
    db: Database, run_id: int, *, finished: str, outcome: str, detail: str | None, **counts: int
) -> None:
    """Record how a run ended. ``counts`` are columns of ``COUNTS``; else raises ``ValueError``."""
    if unknown := set(counts) - set(COUNTS):
        raise ValueError(f"a run counts {', '.join(COUNTS)}; not {', '.join(sorted(unknown))}")
    values = {**dict.fromkeys(COUNTS, 0), **counts}
    assignments = ", ".join(f"{name} = :{name}" for name in COUNTS)
    run(
        db,
        f"""UPDATE runs SET finished = :finished, outcome = :outcome, detail = :detail,
        {assignments} WHERE id = :id""",
        {
            **values,
            "id": run_id,
            "finished": finished,
            "outcome": outcome,
            "detail": detail and visible(detail),
        },
    )


def record_failure(db: Database, source: str, at: str, detail: str) -> None:
    """Add a row for a run that could not even begin."""
    run_id = start(db, source, at)
    finish(db, run_id, finished=at, outcome="failed", detail=detail)
