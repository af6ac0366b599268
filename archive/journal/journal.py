"""The journal of the crawls of one archive: runs, walks, what is due, what is wrong.

Stands beside :class:`archive.archive.Archive`, which keeps what was read; both write the same file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from archive.archive import Archive
from archive.articles import addresses, pages
from archive.database.connection import explained
from archive.journal import alerts, coverage, cursors, metrics, notices, quarantine, runs, schedule
from archive.journal.alerts import AlertRow
from archive.journal.coverage import CoverageRow, Missing
from archive.journal.cursors import CursorRow
from archive.journal.metrics import Measures
from archive.journal.schedule import Steps
from archive.journal.status import SiteStatus, of_site
from archive.records import Article


class Journal:
    """What a crawl notes about itself. Every writing method is one transaction; all may raise
    :class:`archive.archive.ArchiveError`."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.db = archive.db
        self.path = archive.path

    def close_left_open(self, at: str) -> int:
        """Close the runs that never reported their end; how many there were. Only for who holds
        the lock: nobody else is crawling."""
        with self._writing():
            return runs.close_left_open(self.db, at)

    def note_failure(self, source: str, at: str, detail: str) -> None:
        """A row for a run that could not even begin."""
        with self._writing():
            run_id = runs.start(self.db, source, at)
            runs.finish(self.db, run_id, finished=at, outcome="failed", detail=detail)

    def save_warily(self, reading: Article) -> str:
        """Keep what was read on a live page, see ``Archive.save``; or ``doubted`` where it looks
        wrong and a good text is there: then it is kept beside that text, see ``quarantine.py``."""
        with self.archive.batch():
            old, found = quarantine.examine(self.db, reading)
            if found is not None and old is not None:
                quarantine.mark(self.db, old, reading, found, held=True)
                return "doubted"
            outcome = self.archive.save(reading)
            kept = addresses.article_at(self.db, reading.url)
            if kept is not None:
                if found is not None:
                    quarantine.mark(self.db, kept, reading, found, held=False)
                else:
                    quarantine.settle(self.db, kept, reading.seen_at)
            return outcome

    def begin_walk(
        self, source: str, surface: str, kind: str, *, whole: bool, since: str | None, at: str
    ) -> int:
        """Begin a walk through a surface, to its end (or to a date) if ``whole``."""
        with self._writing():
            runs.register(self.db, source)
            return cursors.begin(self.db, source, surface, kind, whole=whole, since=since, at=at)

    def step(
        self, walk_id: int, links: Iterable[str], next_url: str | None, total: int | None, at: str
    ) -> None:
        """Note the article links of one page of a walk and where to go on, in one transaction."""
        with self._writing():
            cursors.step(self.db, walk_id, links, next_url, total, at)

    def newer(self, source: str, links: Iterable[str], after: str, now: str) -> set[str]:
        """Keys of those links that nothing of the site had shown at a time."""
        with self._reading():
            return cursors.newer(self.db, source, links, after, now)

    def caught_up(self, source: str, surface: str) -> str:
        """Time up to which what a surface shows is known; empty where it never was."""
        with self._reading():
            return cursors.caught_up(self.db, source, surface)

    def end_walk(self, walk_id: int, at: str) -> None:
        """Leave a walk where it stands."""
        with self._writing():
            cursors.end(self.db, walk_id, at)

    def announce(self, source: str, surface: str, links: Iterable[str], at: str) -> None:
        """Note article links that were met outside a walk."""
        with self._writing():
            cursors.announce(self.db, source, surface, links, at)

    def tie(self, source: str, old: str, url: str, at: str) -> bool:
        """Note that an old address leads to an article; whether the archive has its page."""
        with self._writing():
            return cursors.tie(self.db, source, old, url, at)

    def untried(self, source: str, old: Iterable[str], at: str) -> list[str]:
        """Old addresses that were never answered; those that lead to an article are announced."""
        with self._writing():
            return cursors.untried(self.db, source, old, at)

    def unfinished(self, source: str) -> list[CursorRow]:
        """Walks to be taken up again."""
        with self._reading():
            return cursors.unfinished(self.db, source)

    def walked_whole(self, source: str, surface: str) -> bool:
        """Whether a walk to the end of a surface was ever begun."""
        with self._reading():
            return cursors.walked_whole(self.db, source, surface)

    def unknown(self, source: str, links: Iterable[str]) -> set[str]:
        """Keys of those links that no surface of the site has ever shown."""
        with self._reading():
            return cursors.unknown(self.db, source, links)

    def has_page(self, url: str) -> bool:
        """Whether that very address was fetched before and answered with a page."""
        with self._reading():
            return pages.is_fetched(self.db, url)

    def unread(
        self, source: str, now: str, since: str | None = None, until: str | None = None
    ) -> list[str]:
        """Announced addresses whose page is not archived and may be asked for."""
        self.archive.save_waiting()
        with self._reading():
            return schedule.unread(self.db, source, now, since, until)

    def due(self, source: str, now: str, steps: Steps, limit: int | None = None) -> list[str]:
        """Addresses of articles to be looked at again, the most overdue first."""
        self.archive.save_waiting()
        with self._reading():
            return schedule.due(self.db, source, now, steps, limit)

    def measured(self, run_id: int, numbers: Measures) -> None:
        """Keep what a run measured."""
        with self._writing():
            metrics.save(self.db, run_id, numbers)

    def history(self, source: str, before: int, limit: int) -> list[dict[str, float]]:
        """What the last good runs before a run measured, the newest first."""
        with self._reading():
            return metrics.history(self.db, source, before, limit)

    def published_between(self, source: str, start: str, end: str) -> int:
        """Articles with a date from ``start`` up to, but not on, ``end``."""
        with self._reading():
            return metrics.published_between(self.db, source, start, end)

    def settle(
        self, source: str, seen: Mapping[str, str], at: str
    ) -> tuple[list[AlertRow], list[AlertRow]]:
        """Make ``seen`` the open alarms of a site; those that are new, those that are over."""
        with self._writing():
            runs.register(self.db, source)
            return alerts.settle(self.db, source, seen, at)

    def alarms(self, source: str | None = None) -> list[AlertRow]:
        """The open alarms of a site, or of all."""
        with self._reading():
            return alerts.opened(self.db, source)

    def notice(self, run_id: int, url: str, origin: str, says: str, *, reserved: bool) -> None:
        """Keep what a site said about being crawled and mined."""
        with self._writing():
            notices.save(self.db, run_id, url, origin, says, reserved=reserved)

    def draw_up_coverage(self, run_id: int, source: str) -> list[CoverageRow]:
        """Prove how complete the archive is, and keep the proof with the run."""
        with self._writing():
            return coverage.draw_up(self.db, run_id, source)

    def coverage(self, source: str) -> list[CoverageRow]:
        """The newest proof of a site."""
        with self._reading():
            run_id = coverage.newest(self.db, source)
            return [] if run_id is None else coverage.of_run(self.db, run_id)

    def whole_walks(self, source: str) -> list[CursorRow]:
        """The newest walk to the end of each surface, with what the surface says it has."""
        with self._reading():
            return cursors.finished_whole(self.db, source)

    def missing(self, source: str) -> list[Missing]:
        """Announced addresses that are not archived, and why."""
        with self._reading():
            return coverage.missing(self.db, source)

    def status(self, source: str, now: str, steps: Steps) -> SiteStatus:
        """How a site is doing."""
        with self._reading():
            return of_site(self.db, source, now, steps)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self.archive._writing():
            yield

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise explained(error, self.path) from error
