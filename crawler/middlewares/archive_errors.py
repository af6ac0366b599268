"""Spider middleware: an archive that cannot be written ends the run, with its one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.http import Response

from archive import ArchiveError
from crawler.run.close import close_on_archive_error


class ArchiveErrors:
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
        """Close the run on an error of the archive; nothing more comes of that page."""
        if not isinstance(exception, ArchiveError):
            return None
        close_on_archive_error(self.crawler, exception)
        return ()
