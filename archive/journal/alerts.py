"""What is wrong with a site: an alert is open from the run that saw it to the run that did not.

A wavering share opens no alert: it must be seen in two runs in a row (``patience``). An alert that
comes and goes stays open: for each time that its end was told in the last month, one run more must
find it absent before it closes. What an operator has accepted stays closed until a run finds it
fine.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from archive.articles import sources
from archive.database.sql import row, rows, run
from archive.visible import visible

AGAIN_AFTER = 30
"""Days within which the same event is reported once."""


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
    patience: int
    runs: int
    calm: int
    told: int
    accepted: str | None
    why: str | None

    @property
    def is_open(self) -> bool:
        """Return whether it has been seen often enough to be believed, and is not over."""
        return self.closed is None and self.runs >= self.patience


def update(
    db: Database,
    source: str,
    seen: Mapping[str, str],
    at: str,
    *,
    patient: Mapping[str, int] | None = None,
    untold: Collection[str] = (),
) -> tuple[list[AlertRow], list[AlertRow]]:
    """Make ``seen`` (name to sentence) the alerts of a site; return the open ones not yet reported,
    and the reported ones that are over.

    ``patient`` gives the runs in a row by name, if more than one is needed; ``untold`` are names
    not to be reported in this run.
    """
    sources.register(db, source)
    before = {alarm.name: alarm for alarm in _unclosed(db, source)}
    for name, detail in seen.items():
        runs = (patient or {}).get(name, 1)
        if name in before:
            run(
                db,
                """UPDATE alerts SET detail = ?, last_seen = ?, runs = runs + 1, calm = 0,
                    patience = min(patience, ?) WHERE id = ?""",
                (visible(detail), at, runs, before[name].id),
            )
        else:
            run(
                db,
                """INSERT INTO alerts (source, name, detail, opened, last_seen, patience)
                VALUES (?, ?, ?, ?, ?, ?)""",
                (source, name, visible(detail), at, at, runs),
            )
    over = [
        alarm
        for name, alarm in before.items()
        if name not in seen and _calm_down(db, alarm, at) and alarm.told
    ]
    news = [a for a in opened(db, source) if not a.told and a.name not in untold]
    for alarm in news:
        run(db, "UPDATE alerts SET told = 1 WHERE id = ?", [alarm.id])
    return news, over


def _calm_down(db: Database, alarm: AlertRow, at: str) -> bool:
    """Count a run that did not see an alert; return whether that ends it: at once, unless the same
    alert was told and ended in the last month. One that never opened is deleted."""
    if not alarm.is_open:
        run(db, "DELETE FROM alerts WHERE id = ?", [alarm.id])
        return False
    ((ended,),) = rows(
        db,
        """SELECT count(*) FROM alerts WHERE source = ? AND name = ? AND told
            AND julianday(?) - julianday(closed) BETWEEN 0 AND ?""",
        (alarm.source, alarm.name, at, AGAIN_AFTER),
    )
    over = not ended or alarm.calm + 1 >= max(alarm.patience, ended + 1)
    run(
        db,
        "UPDATE alerts SET calm = calm + 1, closed = CASE WHEN ? THEN ? END WHERE id = ?",
        (over, at, alarm.id),
    )
    return over


def note_event(db: Database, source: str, name: str, detail: str, at: str) -> bool:
    """Record something that happened once and is over at once; return whether it is news: not if it
    was recorded in the last month."""
    sources.register(db, source)
    before = row(
        db,
        """SELECT id FROM alerts WHERE source = ? AND name = ?
            AND julianday(?) - julianday(last_seen) BETWEEN 0 AND ?""",
        (source, name, at, AGAIN_AFTER),
    )
    if before is not None:
        run(db, "UPDATE alerts SET last_seen = ?, closed = ? WHERE id = ?", (at, at, before["id"]))
        return False
    run(
        db,
        """INSERT INTO alerts (source, name, detail, opened, last_seen, closed, told)
        VALUES (?, ?, ?, ?, ?, ?, 1)""",
        (source, name, visible(detail), at, at, at),
    )
    return True


def accept(db: Database, source: str, name: str, at: str, why: str | None) -> AlertRow | None:
    """Close an open alert because its condition is usual from now on; ``None`` if none is open."""
    found = next((alarm for alarm in opened(db, source) if alarm.name == name), None)
    if found is None:
        return None
    run(
        db,
        "UPDATE alerts SET closed = ?, accepted = ?, why = ?, calm = 0 WHERE id = ?",
        (at, at, why, found.id),
    )
    return found


def accepted(db: Database, source: str) -> dict[str, str]:
    """Return when each alert of a site was last accepted, by name."""
    found = rows(
        db,
        """SELECT name, max(accepted) AS at FROM alerts
        WHERE source = ? AND accepted IS NOT NULL GROUP BY name""",
        [source],
    )
    return {r["name"]: r["at"] for r in found}


def still_accepted(db: Database, source: str, fine: Collection[str]) -> set[str]:
    """Return the names of accepted alerts that no run has found fine since; ``fine`` are those that
    this run found fine, which ends their acceptance."""
    found = rows(
        db,
        """SELECT id, name FROM alerts WHERE source = ? AND accepted IS NOT NULL AND calm = 0""",
        [source],
    )
    for r in found:
        if r["name"] in fine:
            run(db, "UPDATE alerts SET calm = 1 WHERE id = ?", [r["id"]])
    return {r["name"] for r in found} - set(fine)


def standing(db: Database, source: str) -> set[str]:
    """Return the names of accepted alerts that no run has found fine since."""
    found = rows(
        db,
        "SELECT name FROM alerts WHERE source = ? AND accepted IS NOT NULL AND calm = 0",
        [source],
    )
    return {r["name"] for r in found}


def opened(db: Database, source: str | None = None) -> list[AlertRow]:
    """List the open alerts of a site, or of all, the oldest first."""
    return [alarm for alarm in _unclosed(db, source) if alarm.is_open]


def _unclosed(db: Database, source: str | None = None) -> list[AlertRow]:
    found = rows(
        db,
        """SELECT * FROM alerts WHERE closed IS NULL AND (:source IS NULL OR source = :source)
        ORDER BY opened, id""",
        {"source": source},
    )
    return [AlertRow(**dict(r)) for r in found]
