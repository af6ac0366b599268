"""Spider middleware: an archive that cannot be written ends the run, with its one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.http import Response

from archive import ArchiveError
from crawler.run.close import stop

STAT = "kommunews/archive_error"
"""Stat: what the archive said."""


def archive_failed(crawler: Crawler, error: ArchiveError) -> None:
    """End the run: going on would fetch pages for nothing."""
    assert crawler.stats
    crawler.stats.set_value(STAT, str(error))
    stop(crawler, "archive_error", str(error))


class ArchiveTrouble:
    """Catches what the archive raises while a page is read."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    def process_spider_exception(
        self,
        response: Response,  # noqa: ARG002  (Scrapy's signature)
        exception: Exception,
    ) -> Iterable[Any] | None:
        """Nothing more comes of that page."""
        if not isinstance(exception, ArchiveError):
            return None
        archive_failed(self.crawler, exception)
        return ()
