"""What the news spider does beside reading: it asks for articles, a few at a time, and reports."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response

from archive import ArchiveError, Page, Record, Refusal
from archive.shared import acquire, release
from crawler.frontier.frontier import Itinerary
from crawler.frontier.options import Plan, steps_of
from crawler.middlewares.archive_errors import archive_failed
from crawler.middlewares.capture import CAPTURE
from crawler.reader import decode
from crawler.run.metrics import Meter
from crawler.run.responses import header_of, time_of
from crawler.sites import Site

Results = Iterator[Record | Request]
BATCH, LOW = 64, 16
"""Articles are asked for in batches, the next one when so few are left: all at once, the requests
of a large site would take more memory than everything else."""


class ArchivingSpider(Spider, ABC):
    """A spider with an itinerary that stands in the archive."""

    site: Site
    itinerary: Itinerary

    def __init__(self, name: str | None = None, **arguments: Any) -> None:
        super().__init__(name)
        self.plan = Plan.of(**arguments)
        self.meter = Meter()
        self.waiting = 0
        self.ends = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Scrapy's constructor."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        settings = crawler.settings
        spider.itinerary = Itinerary(
            acquire(settings["ARCHIVE_PATH"]).journal,
            cls.site,
            spider.plan,
            steps_of(settings["RECHECK"]),
            settings.getint("RECHECK_LIMIT") or None,
            settings.getint("OLD_IDS_MISSING"),
        )
        crawler.signals.connect(spider.idle, signal=signals.spider_idle)
        crawler.signals.connect(spider.closed_at_last, signal=signals.spider_closed)
        return spider

    def closed_at_last(self) -> None:
        """Give the archive back."""
        release(self.settings["ARCHIVE_PATH"])

    def idle(self) -> None:
        """Nothing is under way: go on with the next articles, if there are any."""
        assert self.crawler.engine
        try:
            requests = list(self._next_articles())
            if not requests:
                self.itinerary.close(self._now())
        except ArchiveError as error:
            archive_failed(self.crawler, error)
            return
        for request in requests:
            self.crawler.engine.crawl(request)
        if requests:
            raise DontCloseSpider

    @abstractmethod
    def _request(self, url: str) -> Request:
        """The request for an article."""

    def _next_articles(self, low: int = 0) -> Iterator[Request]:
        """Requests for the next articles, once no more than ``low`` are under way."""
        if self.waiting > low:
            return
        urls = self.itinerary.articles(BATCH, self._now(), drained=low == 0)
        self.waiting += len(urls)
        self._ahead()
        yield from [self._request(url) for url in urls]

    def _answered(self) -> Results:
        """An article's answer has arrived; the next requests, if it is time for them."""
        self.waiting -= 1
        self._ahead()
        yield from self._next_articles(LOW)

    def _ahead(self) -> None:
        assert self.crawler.stats
        self.crawler.stats.set_value("kommunews/ahead", self.itinerary.left + self.waiting)

    def _count(self, name: str) -> None:
        assert self.crawler.stats
        self.crawler.stats.inc_value(name)

    def _surface_failed(self, sentence: str) -> None:
        assert self.crawler.stats
        self._count("kommunews/surface/failed")
        self.crawler.stats.set_value("kommunews/surface/failure", sentence)

    def _is_cut_off(self, response: Response) -> bool:
        """Whether a page lacks the end that other pages of the site have."""
        ends = b"</html" in response.body[-2000:].lower()
        self.ends = self.ends or ends
        return self.ends and not ends

    def _text(self, response: Response) -> str:
        return decode(response.body, header_of(response, "Content-Type"))

    def _page(self, response: Response, kind: str, url: str | None = None) -> Page:
        """The state of the page, or of an old address that led to it."""
        body = response.body if response.status == 200 and url is None else b""
        return Page(
            url=url or response.url,
            source=self.site.name,
            fetched_at=time_of(response),
            status=response.status,
            kind=kind,
            etag=header_of(response, "ETag") if url is None else None,
            last_modified=header_of(response, "Last-Modified") if url is None else None,
            digest=hashlib.sha256(body).hexdigest() if body else None,
            capture=response.meta.get(CAPTURE) if url is None else None,
        )

    def _refusal(self, url: str, reason: str, detail: str) -> Refusal:
        return Refusal(
            source=self.site.name, url=url, reason=reason, detail=detail, seen_at=self._now()
        )

    def _now(self) -> str:
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
