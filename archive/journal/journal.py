"""The journal of the crawls of one archive: runs, cursors, what is due, what is wrong."""

from __future__ import annotations

from sqlite_utils import Database

from archive.articles import pages, refusals, sources
from archive.database.session import Session, reads, reads_fresh, writes
from archive.journal import (
    alerts,
    coverage,
    cursors,
    metrics,
    notices,
    quarantine,
    runs,
    schedule,
    status,
)


def _begin_walk(
    db: Database, source: str, surface: str, kind: str, *, whole: bool, since: str | None, at: str
) -> int:
    """Begin a walk through a surface, to its end (or to a date) if ``whole``; its id."""
    sources.register(db, source)
    return cursors.begin(db, source, surface, kind, whole=whole, since=since, at=at)


class Journal:
    """A crawl's own books: ``archive.journal``. All methods may raise ``ArchiveError``."""

    def __init__(self, session: Session) -> None:
        self.session = session

    close_left_open = writes(runs.close_left_open)
    note_failure = writes(runs.note_failure)

    save_warily = writes(quarantine.save_warily)

    begin_walk = writes(_begin_walk)
    step = writes(cursors.step)
    end_walk = writes(cursors.end)
    announce = writes(cursors.announce)
    tie = writes(cursors.tie)
    untried = writes(cursors.untried)
    newer = reads(cursors.newer)
    unknown = reads(cursors.unknown)
    caught_up = reads(cursors.caught_up)
    unfinished = reads(cursors.unfinished)
    walked_whole = reads(cursors.walked_whole)
    whole_walks = reads(cursors.finished_whole)

    has_page = reads(pages.is_fetched)
    unread = reads_fresh(schedule.unread)
    due = reads_fresh(schedule.due)
    remarked = reads_fresh(refusals.remarked)

    measured = writes(metrics.save)
    history = reads(metrics.history)
    published_between = reads(metrics.published_between)

    settle = writes(alerts.settle)
    alarms = reads(alerts.opened)
    notice = writes(notices.save)
    draw_up_coverage = writes(coverage.draw_up)
    missing = reads(coverage.missing)
    coverage = reads(coverage.newest_of)
    status = reads(status.of_site)
