"""The base of middlewares and extensions: holds the crawler, connects its signals."""

from __future__ import annotations

from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

from archive.shared import SharedArchive
from crawler.sites import Site


class Component:
    """A component of a crawl, constructed by Scrapy."""

    listens: tuple[str, ...] = ()
    """Methods connected to Scrapy's signals of the same names."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler, self.settings, self.stats = crawler, crawler.settings, crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Construct the component, and connect it to its signals."""
        component = cls(crawler)
        for name in cls.listens:
            crawler.signals.connect(getattr(component, name), signal=getattr(signals, name))
        return component

    @property
    def site(self) -> Site:
        """Return the profile of the running spider."""
        site = getattr(self.crawler.spider, "site", None)
        assert isinstance(site, Site)
        return site

    @property
    def archive(self) -> SharedArchive:
        """Return the archive of the run."""
        return SharedArchive.of(self.crawler.spider)
