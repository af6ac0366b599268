"""Scrapy's add-on: register the components of a run in order, and open its archive.

Enabled in ``settings.py``. A spider without a profile, as in ``scrapy shell``, gets none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings

from archive.shared import SharedArchive
from crawler.spiders.base import ArchivingSpider

Components = Mapping[str, Mapping[str, int | None]]

ASKING: Components = {
    "DOWNLOADER_MIDDLEWARES": {
        "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # ours is stricter
        "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,  # likewise
        # ours is more tolerant
        "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
        "crawler.middlewares.robots.RobotsTxt": 100,
        "crawler.middlewares.codings.ContentCodings": 590,
        "crawler.middlewares.own_hosts.OwnHosts": 610,  # nearer to the network than redirects (600)
        "crawler.middlewares.politeness.PolitenessMiddleware": 620,  # delays only what is sent
        "crawler.middlewares.tdm.TdmMiddleware": 890,  # reserved pages are not captured
    },
    "SPIDER_MIDDLEWARES": {
        # OwnHosts reports what it drops
        "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    },
}
"""For every spider with a profile, even if it fetches only one page."""
ARCHIVING: Components = {
    "ITEM_PIPELINES": {
        "pipelines.normalise.NormalisePipeline": 100,
        "pipelines.validate.ValidatePipeline": 200,
        "pipelines.deduplicate.DeduplicatePipeline": 300,
        "pipelines.store.StorePipeline": 400,
    },
    "DOWNLOADER_MIDDLEWARES": {
        "crawler.middlewares.conditional.ConditionalRequests": 560,
        # captures all as received, redirects too
        "crawler.middlewares.capture.CaptureMiddleware": 880,
        "crawler.middlewares.clock.ClockWitness": 895,  # before anything is captured
    },
    "SPIDER_MIDDLEWARES": {
        "crawler.middlewares.archive_errors.ArchiveErrors": 10,  # outermost: sees every callback
    },
    "EXTENSIONS": {
        "crawler.run.report.RunReport": 100,
        "crawler.run.progress.Progress": 200,
        "crawler.middlewares.politeness.CrawlDelay": 300,
    },
}
"""For spiders that write to an archive."""


class KommunewsAddon:
    """Registers the components, and opens the archive for a spider that writes to one."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    def update_settings(self, settings: BaseSettings) -> None:
        """Register the components; raise ``ArchiveError`` if the archive cannot be opened."""
        spider = self.crawler.spider
        if getattr(spider, "site", None) is not None:
            register(settings, ASKING)
        if isinstance(spider, ArchivingSpider):
            register(settings, ARCHIVING)
            spider.archive = SharedArchive.open(settings["ARCHIVE_PATH"])
            # only after all handlers of the spider's end have written
            self.crawler.signals.connect(self.close, signal=signals.engine_stopped)

    def close(self) -> None:
        """Save waiting records and close the archive."""
        assert isinstance(self.crawler.spider, ArchivingSpider)
        self.crawler.spider.archive.close()


def register(settings: BaseSettings, components: Components) -> None:
    """Add components to the settings; existing entries take precedence."""
    for name, added in components.items():
        priority = max(settings.getpriority(name) or 0, SETTINGS_PRIORITIES["addon"])
        settings.set(name, {**added, **settings.getdict(name)}, priority)
