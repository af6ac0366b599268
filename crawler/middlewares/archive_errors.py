"""Spider middleware: end the run, with one sentence, if the archive cannot be written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scrapy.crawler import Crawler
from scrapy.http import Response

from archive import ArchiveError
from archive.shared import ARCHIVE_FAILED
from crawler.component import Component
from crawler.run.close import ARCHIVE_ERROR, close_run


class ArchiveErrors(Component):
    """Catches errors of the archive while a page is read, and those that the pipelines signal."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        crawler.signals.connect(self.archive_failed, signal=ARCHIVE_FAILED)

    def archive_failed(self, error: ArchiveError) -> None:
        """Close the run."""
        close_run(self.crawler, ARCHIVE_ERROR, str(error))

    def process_spider_exception(
        self,
        response: Response,  # noqa: ARG002  (Scrapy's signature)
        exception: Exception,
    ) -> Iterable[Any] | None:
        """Close the run on an error of the archive, and drop the rest of that page."""
        if not isinstance(exception, ArchiveError):
            return None
        self.archive_failed(exception)
        return ()
