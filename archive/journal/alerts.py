"""What is wrong with a site: an alarm is open from the run that saw it to the run that did not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from archive.articles import sources
from archive.database.sql import rows, run


@dataclass(frozen=True, kw_only=True, slots=True)
class AlertRow:
    """Something that is wrong with a site, from the run that saw it to the run that did not."""

    id: int
    source: str
    name: str
    detail: str
    opened: str
    last_seen: str
    closed: str | None


def update(
    db: Database, source: str, seen: Mapping[str, str], at: str
) -> tuple[list[AlertRow], list[AlertRow]]:
    """Make ``seen`` (name to sentence) the open alarms of a site; those opened and those closed."""
    sources.register(db, source)
    before = {alarm.name: alarm for alarm in opened(db, source)}
    for name, detail in seen.items():
        if name in before:
            run(
                db,
                "UPDATE alerts SET detail = ?, last_seen = ? WHERE id = ?",
                (detail, at, before[name].id),
            )
        else:
            run(
                db,
                """INSERT INTO alerts (source, name, detail, opened, last_seen)
                VALUES (?, ?, ?, ?, ?)""",
                (source, name, detail, at, at),
            )
    over = [alarm for name, alarm in before.items() if name not in seen]
    for alarm in over:
        run(db, "UPDATE alerts SET closed = ? WHERE id = ?", (at, alarm.id))
    return [a for a in opened(db, source) if a.name not in before], over


def opened(db: Database, source: str | None = None) -> list[AlertRow]:
    """The open alarms of a site, or of all, the oldest first."""
    found = rows(
        db,
        """SELECT * FROM alerts WHERE closed IS NULL AND (:source IS NULL OR source = :source)
        ORDER BY opened, id""",
        {"source": source},
    )
    return [AlertRow(**dict(r)) for r in found]
