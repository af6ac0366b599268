"""Store: hand the records to the archive, count what became of each."""

from __future__ import annotations

import asyncio
import logging
from typing import Self

from scrapy.crawler import Crawler

from archive import ArchiveError, Record
from archive.shared import ARCHIVE_FAILED, acquire, release

logger = logging.getLogger(__name__)

TOGETHER = 240
"""Records that are committed at once at most: some four dozen pages."""
PATIENCE = 0.25
"""Seconds that a record waits for others, of a fast crawl: a polite one has a page a transaction.
Nothing waits for the record meanwhile, and whoever is killed asks for the page again."""


class StorePipeline:
    """Scrapy's side of the archive; counts as ``kommunews/<record>/<outcome>``.

    Records that arrive together are one transaction. An archive that cannot be written ends the
    run at once: going on would fetch pages for nothing.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.archive = acquire(crawler.settings["ARCHIVE_PATH"])
        self.timer: asyncio.TimerHandle | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor; raises ``ArchiveError`` before the first request."""
        return cls(crawler)

    def process_item(self, item: Record) -> Record:
        """Keep the record, in a moment."""
        waiting = self.archive.save_later(
            lambda: self.archive.save(item), lambda outcome: self._count(item, outcome)
        )
        if waiting >= TOGETHER:
            self._commit()
        elif self.timer is None:
            self.timer = asyncio.get_running_loop().call_later(PATIENCE, self._commit)
        return item

    def close_spider(self) -> None:
        """Give announced but unread articles their row, and close the archive."""
        assert self.crawler.spider
        try:
            self._commit()
            self.archive.add_placeholders(self.crawler.spider.name)
        except ArchiveError as error:
            self.crawler.signals.send_catch_log(ARCHIVE_FAILED, error=error)
        finally:
            release(self.crawler.settings["ARCHIVE_PATH"])

    def _commit(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
        self.archive.save_waiting()

    def _count(self, record: Record, outcome: str | Exception) -> None:
        assert self.crawler.stats
        if isinstance(outcome, ArchiveError):
            self.crawler.signals.send_catch_log(ARCHIVE_FAILED, error=outcome)
        elif isinstance(outcome, Exception):
            what = type(record).__name__.lower()
            logger.error("the %s of %s could not be saved", what, record.url, exc_info=outcome)
        else:
            self.crawler.stats.inc_value(f"kommunews/{type(record).__name__.lower()}/{outcome}")
