"""Store: save the records in the archive, and count the outcomes."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from scrapy.crawler import Crawler

from archive import ArchiveError, Article, Page, Record
from archive.articles.fields import BODY
from archive.articles.identity import address_key
from archive.articles.quarantine import ABOUT_TEXTS
from archive.records import fetched_at_url
from archive.shared import ARCHIVE_FAILED
from pipelines.judge import FieldGate
from pipelines.step import PipelineStep

logger = logging.getLogger(__name__)

ABOUT = {
    "changed:kicker": "kicker", "kickered": "kicker", "stated:kickered": "kicker",
    "changed:title": "title", "changed:teaser": "teaser",
    "changed:published": "published", "dated": "published", "stated:dated": "published",
    **dict.fromkeys(ABOUT_TEXTS, BODY),
}  # fmt: skip
"""Alerts about one field, and the field. While one is open, the field is not written (a body is
quarantined instead), and its changes on articles first read since then do not count."""
TOGETHER = 240
"""Most records in one transaction: about four dozen pages."""
PATIENCE = 0.25
"""Seconds that a record waits for others, in a fast crawl: a polite one commits page by page.
Nothing else waits meanwhile, and a run killed in between requests the page again."""


class StorePipeline(PipelineStep):
    """Scrapy's side of the archive; counts as ``kommunews/<record>/<outcome>``.

    Records that arrive together are one transaction. An archive that cannot be written ends the
    run at once: going on would fetch pages for nothing.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        assert crawler.spider
        self.source = crawler.spider.name
        self.gate = FieldGate()
        self.opened: dict[str, str] | None = None
        self.timer: asyncio.TimerHandle | None = None

    def process_item(self, item: Record) -> Record:
        """Save the record soon; or at the end of the run, see ``judge.py``."""
        if not self._waits(item):
            self._save(item)
        return item

    def _waits(self, item: Record) -> bool:
        if isinstance(item, Page):
            return self.gate.takes_page(item)
        if not isinstance(item, Article):
            return False
        try:
            if self.opened is None:
                alerts = self.archive.journal.open_alerts(self.source)
                before = self.archive.journal.ended_before
                self.opened = {
                    ABOUT[a.name]: before(a.source, a.opened)
                    for a in reversed(alerts)  # the oldest alert of a field counts
                    if a.name in ABOUT
                }
            return self.gate.takes(item, self.archive.field_changes(item, self.opened))
        except ArchiveError:
            return False  # saving it raises the same error

    def _save(self, item: Record) -> None:
        waiting = self.archive.save_later(
            lambda: self.archive.save(item), lambda outcome: self._count(item, outcome)
        )
        if waiting >= TOGETHER:
            self._commit()
        elif self.timer is None:
            self.timer = asyncio.get_running_loop().call_later(PATIENCE, self._commit)

    def _judge(self) -> None:
        """Save what waited for the end of the run, without the fields held back."""
        self.findings.read_again = len(self.gate.read)
        if not self.gate.waiting:
            return
        journal = self.archive.journal
        alerts = {alert.name for alert in journal.open_alerts(self.source)}
        found, verdicts = self.gate.judge(
            [ABOUT[name] for name in alerts if name in ABOUT],
            [ABOUT[name] for name in journal.standing_alerts(self.source) if name in ABOUT],
        )
        for article, names in found:
            reading = self.archive.hold_fields(article, names) if names else article
            self._save(reading)
            for page in self.gate.pages.pop(address_key(article.url), []):
                self._save(replace(page, etag=None, last_modified=None) if names else page)
        for pages in self.gate.pages.values():
            for page in pages:
                self._save(page)
        self.findings.held = {name: (v.held, v.example) for name, v in verdicts.items()}

    def close_spider(self) -> None:
        """Save all that waits; add a row for each announced but unread article."""
        try:
            self._commit()
            self._judge()
            self._commit()
            self.archive.add_placeholders(self.source)
        except ArchiveError as error:
            self.crawler.signals.send_catch_log(ARCHIVE_FAILED, error=error)

    def _commit(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
        self.archive.save_waiting()

    def _count(self, record: Record, outcome: str | Exception) -> None:
        if isinstance(outcome, ArchiveError):
            self.crawler.signals.send_catch_log(ARCHIVE_FAILED, error=outcome)
        elif isinstance(outcome, Exception):
            what = type(record).__name__.lower()
            logger.error("the %s of %s could not be saved", what, record.url, exc_info=outcome)
        else:
            what = f"{type(record).__name__.lower()}/{outcome}"
            self.findings.outcomes[what] += 1
            self.stats.inc_value(f"kommunews/{what}")
            if not isinstance(record, Article):  # a page may have this outcome, too
                return
            if outcome == "changed" and record.url in self.gate.edited:
                self.findings.edited.append(record.url)
            if outcome == "doubted":
                self.findings.doubted = fetched_at_url(record)
