"""The base of the news spider: request articles in batches, and make records."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response

from archive import ArchiveError, Page, Record, Refusal
from archive.clock import utc_now
from archive.shared import SharedArchive
from crawler.frontier.frontier import Frontier
from crawler.frontier.options import CrawlOptions, recheck_steps
from crawler.reader.decode import decode
from crawler.run.close import ARCHIVE_ERROR, close_run
from crawler.run.metrics import RunMetrics
from crawler.run.responses import CAPTURE, header_of, requested_url, time_of
from crawler.run.same_pages import SamePages
from crawler.run.state import RunState
from crawler.sites import Site
from crawler.spiders.ends import has_end

Results = Iterator[Record | Request]
BATCH, LOW = 64, 16
"""Articles per batch, and how many may be left when the next batch begins: all requests of a large
site at once would take more memory than everything else."""
OLD_ID = "kommunews_old"
"""In a request's ``meta``: the old number being tried."""
OURS = ("kind", OLD_ID)
ASKED_AGAIN = "kommunews_asked_again"
"""In a request's ``meta``: it repeats one that got a 304 without validators."""


class ArchivingSpider(Spider, ABC):
    """A spider whose frontier is stored in the archive."""

    site: Site
    archive: SharedArchive
    """Opened by the add-on."""

    def __init__(self, name: str | None = None, **arguments: Any) -> None:
        super().__init__(name)
        self.options = CrawlOptions.from_arguments(**arguments)
        self.run_state = RunState()
        self.metrics = RunMetrics()
        self.same_pages = SamePages()
        self.in_flight = 0
        """Article requests without a response yet."""
        self.held: list[Request] = []
        """Requests that wait until no other is in flight."""
        self.refused_hosts: set[tuple[str, str]] = set()
        """For each refused host, the address of its robots.txt and the reason."""
        self.pages_end = False
        """Whether pages of the site end with ``</html>``, so that one without is truncated."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Scrapy's constructor."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.idle, signal=signals.spider_idle)
        return spider

    @cached_property
    def frontier(self) -> Frontier:
        """The frontier of this run."""
        return Frontier(
            self.archive.journal,
            self.site,
            self.options,
            recheck_steps(self.settings["RECHECK"]),
            self.settings.getint("RECHECK_LIMIT") or None,
            self.settings.getint("OLD_IDS_MISSING"),
        )

    def idle(self) -> None:
        """Request the next articles, if any, once no request is in flight."""
        try:
            further = self.held or self._gap_surfaces()
            requests, self.held = further or list(self._next_articles()), []
            if not requests:
                self.frontier.close(self._now())
        except ArchiveError as error:
            close_run(self.crawler, ARCHIVE_ERROR, str(error))
            return
        for request in requests:
            self.crawler.engine.crawl(request)
        if requests:
            raise DontCloseSpider

    @abstractmethod
    def _request(self, url: str) -> Request:
        """Make the request for an article."""

    def _gap_surfaces(self) -> list[Request]:
        """Make requests for sitemaps and REST routes, if another surface left a gap."""
        return []

    def _next_articles(self, low: int = 0) -> Iterator[Request]:
        """Make requests for the next articles, once at most ``low`` are in flight."""
        if self.in_flight > low:
            return
        self.frontier.budget.changed = [*self.run_state.edited]
        made = self.crawler.stats.get_value("downloader/request_count", 0)
        self.frontier.budget.made = made + self.in_flight
        urls = self.frontier.next_articles(BATCH, self._now(), drained=low == 0)
        self.in_flight += len(urls)
        self._report_queue()
        yield from [self._request(url) for url in urls]

    def _answered(self) -> Results:
        """Count an article's response; make the next requests if few are in flight."""
        self.in_flight -= 1
        self._report_queue()
        yield from self._next_articles(0 if self.frontier.looking else LOW)

    def _report_queue(self) -> None:
        self.run_state.queued = self.frontier.remaining + self.in_flight

    def _count(self, name: str) -> None:
        self.crawler.stats.inc_value(name)

    def _surface_failed(self, sentence: str, reason: str = "broke-off") -> None:
        self._count("kommunews/surface/failed")
        self.run_state.surfaces_failed += 1
        self.run_state.failures.append((reason, sentence))

    def _ask_again(self, response: Response, at: object = None) -> Results:
        """Repeat a request that got a 304 without validators, bypassing any cache; refuse the page
        the second time. A surface's cursor stays open."""
        request = response.request
        assert request is not None
        url = requested_url(request) or response.url
        if not request.meta.get(ASKED_AGAIN):
            meta = {name: request.meta[name] for name in OURS if name in request.meta}
            yield Request(
                url, request.callback, errback=request.errback, cb_kwargs=request.cb_kwargs,
                headers={"Cache-Control": "no-cache"}, meta={**meta, ASKED_AGAIN: True},
                priority=request.priority, dont_filter=True,
            )  # fmt: skip
            return
        sentence = (
            f"{url} answered 304 (not modified) twice to a request that named no earlier answer; "
            "a page was expected, and it will be asked for again in the next run"
        )
        if at is None:
            yield from self._answered()
        else:
            self._surface_failed(sentence)
        yield self._refusal(url, "unasked-304", sentence)

    def _is_cut_off(self, response: Response) -> bool:
        """Return whether a page lacks the ``</html>`` that other pages of the site have."""
        ends = has_end(response.body)
        self.pages_end = self.pages_end or ends
        return self.pages_end and not ends

    def _text(self, response: Response) -> str:
        return decode(response.body, header_of(response, "Content-Type"))

    def _page(self, response: Response, kind: str, url: str | None = None) -> Page:
        """Make a record of the state of the page, or of an old address ``url`` that led to it."""
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

    def _broken_page(self, response: Response) -> Page:
        """Make a record of an incomplete page without validators, so that it is fetched again."""
        return replace(self._page(response, "article"), etag=None, last_modified=None, digest=None)

    def _refusal(self, url: str, reason: str, detail: str) -> Refusal:
        return Refusal(
            source=self.site.name, url=url, reason=reason, detail=detail, seen_at=self._now()
        )

    def _now(self) -> str:
        return utc_now()
