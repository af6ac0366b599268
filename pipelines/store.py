"""Store: hand each record to the archive, count what became of it."""

from __future__ import annotations

import asyncio
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from archive.article import Article, Record
from archive.journal import Journal
from archive.store import Archive, ArchiveError


class StorePipeline:
    """Scrapy's side of the archive; counts as ``kommunews/<record>/<outcome>``.

    An archive that cannot be written ends the run at once: going on would fetch pages for nothing.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.archive = Archive.open(crawler.settings["ARCHIVE_PATH"])
        self.journal = Journal(self.archive)
        self.stopping: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor; raises ``ArchiveError`` before the first request."""
        return cls(crawler)

    async def process_item(self, item: Record) -> Record:
        """Keep the record; each one is a transaction of its own."""
        assert self.crawler.stats
        try:
            if isinstance(item, Article):
                outcome = self.journal.save_warily(item)
            else:
                outcome = self.archive.save(item)
        except ArchiveError as error:
            self.crawler.stats.set_value("kommunews/archive_error", str(error))
            self._stop()
            raise DropItem(str(error)) from error
        self.crawler.stats.inc_value(f"kommunews/{type(item).__name__.lower()}/{outcome}")
        return item

    def close_spider(self) -> None:
        """Give announced but unread articles their row, and close the archive."""
        assert self.crawler.spider
        assert self.crawler.stats
        try:
            self.archive.announce(self.crawler.spider.name)
        except ArchiveError as error:
            self.crawler.stats.set_value("kommunews/archive_error", str(error))
        finally:
            self.archive.close()

    def _stop(self) -> None:
        if self.stopping is None and self.crawler.engine:
            close = self.crawler.engine.close_spider_async(reason="archive_error")
            self.stopping = asyncio.get_running_loop().create_task(close)
