"""How a site is doing: the facts behind ``scrapy status``."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from archive.database.sql import row
from archive.journal import alerts as alarms
from archive.journal import schedule
from archive.journal.alerts import AlertRow
from archive.journal.schedule import Steps

WEEKS = 12
"""Weeks over which the usual number of articles is averaged."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteStatus:
    """One site at one moment."""

    source: str
    """Site."""
    articles: int
    """Articles with their page."""
    last_run: str | None
    """When the newest run began."""
    last_outcome: str | None
    """How it ended; None while it runs."""
    last_detail: str | None
    """The detail of that outcome."""
    last_failed: int
    """Requests of it that failed for good."""
    last_requests: int
    """Requests of it."""
    last_good: str | None
    """When the newest run that ended well began."""
    this_week: int
    """Articles that appeared in the last seven days."""
    usual_week: float
    """Articles a week over the twelve weeks before."""
    due: int
    """Articles that are due for a recheck."""
    unread: int
    """Announced addresses that are still to be read."""
    doubted: int
    """Readings held back or marked."""
    alarms: tuple[AlertRow, ...]
    """The open alerts."""


def of_site(db: Database, source: str, now: str, steps: Steps) -> SiteStatus:
    """Return the facts about a site."""
    facts = row(
        db,
        f"""SELECT
            (SELECT count(*) FROM articles WHERE source = :source AND state != 'teaser')
                AS articles,
            (SELECT started FROM runs WHERE source = :source AND outcome = 'finished'
                ORDER BY id DESC LIMIT 1) AS last_good,
            (SELECT count(*) FROM articles WHERE source = :source
                AND published > date(:now, '-7 days') AND published <= date(:now)) AS this_week,
            (SELECT count(*) FROM articles WHERE source = :source
                AND published > date(:now, '-{7 * WEEKS + 7} days')
                AND published <= date(:now, '-7 days')) AS before,
            (SELECT count(*) FROM quarantine WHERE source = :source AND settled IS NULL)
                AS doubted""",
        {"source": source, "now": now},
    )
    assert facts is not None
    last = row(db, "SELECT * FROM runs WHERE source = ? ORDER BY id DESC LIMIT 1", [source])
    return SiteStatus(
        source=source,
        articles=facts["articles"],
        last_run=last["started"] if last else None,
        last_outcome=last["outcome"] if last else None,
        last_detail=last["detail"] if last else None,
        last_failed=last["failed"] if last else 0,
        last_requests=last["requests"] if last else 0,
        last_good=facts["last_good"],
        this_week=facts["this_week"],
        usual_week=facts["before"] / WEEKS,
        due=schedule.due_count(db, source, now, steps),
        unread=len(schedule.unread(db, source, now)),
        doubted=facts["doubted"],
        alarms=tuple(alarms.opened(db, source)),
    )
