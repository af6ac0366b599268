"""The base of the pipelines: holds the crawler and counts in its stats."""

from __future__ import annotations

from typing import Self

from scrapy.crawler import Crawler

from archive.shared import Findings, SharedArchive


class PipelineStep:
    """Scrapy's side of a file; a constructor that opens the archive may raise ``ArchiveError``."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler, self.stats = crawler, crawler.stats
        self.findings: Findings = getattr(crawler.spider, "run_state", Findings())

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    @property
    def archive(self) -> SharedArchive:
        """Return the archive of the run."""
        return SharedArchive.of(self.crawler.spider)
