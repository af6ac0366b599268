"""The one news spider: from the surfaces of a site, through the pagination, to every article."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from archive.article import Address, Page, Record, Refusal, Remark
from archive.doubts import CUT_OFF
from archive.identity import address_key
from archive.journal import Journal
from archive.shared import acquire, release
from archive.store import ArchiveError
from crawler.captures import CAPTURE
from crawler.decode import decode
from crawler.discover import Listing, read_listing, read_surface
from crawler.extract import read_article
from crawler.failures import reason_of
from crawler.itinerary import Itinerary, Stop
from crawler.meter import Meter
from crawler.plan import Plan, steps_of
from crawler.responses import header_of, time_of, total_of, unreadable, wanted
from crawler.site import Site
from crawler.sites import SITES
from crawler.trouble import archive_failed

Results = Iterator[Record | Request]
PAGES = ("home", "listing", "newsletter")
"""Surfaces that are pages for people."""
OPTIONAL = ("feed", "sitemap", "rest", "newsletter")
"""Surfaces that a site may not offer, whatever its profile hopes."""
PRIORITY = {"feed": 30, "home": 20, "listing": 10, "newsletter": 5, "sitemap": 4, "rest": 3}
"""Newest first; articles come after, so that all that announces them is known."""
MAX_REPEATS = 2
"""Pages of a listing in a row that bring no article which this listing had not shown before."""
BATCH, LOW = 64, 16
"""Articles are asked for in batches, the next one when so few are left: all at once, the requests
of a large site would take more memory than everything else."""


class NewsSpider(Spider):
    """Crawls one site; the profile says everything that is particular to it.

    Arguments: ``backfill=1``, ``since=``, ``until=`` (dates), ``recheck=due|all|none``.
    """

    site: Site
    handle_httpstatus_list = (304,)

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
        path = settings["ARCHIVE_PATH"]
        spider.itinerary = Itinerary(
            Journal(acquire(path)),
            cls.site,
            spider.plan,
            steps_of(settings["RECHECK"]),
            settings.getint("RECHECK_LIMIT") or None,
        )
        crawler.signals.connect(spider.idle, signal=signals.spider_idle)
        crawler.signals.connect(spider.closed_at_last, signal=signals.spider_closed)
        return spider

    itinerary: Itinerary

    def closed_at_last(self) -> None:
        """Give the archive back."""
        release(self.settings["ARCHIVE_PATH"])

    async def start(self) -> AsyncIterator[Request]:
        """The surfaces of the profile, newest first, and walks that were broken off. The articles
        follow when all of them have been read: see ``idle``."""
        for stop in self.itinerary.stops(self._now()):
            yield self._surface(stop)

    def idle(self) -> None:
        """Nothing is under way: go on with the next articles, if there are any."""
        assert self.crawler.engine
        try:
            requests = list(self._next_articles())
        except ArchiveError as error:
            archive_failed(self.crawler, error)
            return
        for request in requests:
            self.crawler.engine.crawl(request)
        if requests:
            raise DontCloseSpider

    def parse_surface(
        self, response: Response, stop: Stop, shown: set[str], repeats: int
    ) -> Results:
        """Teasers, further surfaces and the next page; the articles are noted for later."""
        kind, now = stop.kind, time_of(response)
        if response.status == 304:
            self.itinerary.leave(stop, now)
            yield self._page(response, kind)
            return
        reason = unreadable(response, is_page=kind in PAGES)
        if reason is None:
            listing = self._read(kind, response)
            if listing.unreadable:
                reason = f"no-{kind}", f"{response.url} was expected to be a {kind} and is none"
        if reason is not None:
            self.itinerary.leave(stop, now)
            yield self._page(response, kind)
            yield self._refusal(response.url, *reason)
            return
        keys = {address_key(url) for url in listing.articles}
        new = keys - shown
        shown |= new
        repeats = 0 if new else repeats + 1
        if listing.next is not None and repeats >= MAX_REPEATS:
            yield self._refusal(
                listing.next, "listing-repeats",
                f"{response.url} and the page before it show no article that this listing had not "
                f"shown before, yet link a next page; the listing was left there",
            )  # fmt: skip
            listing = replace(listing, next=None)
        if kind in PAGES and self._is_cut_off(response):
            self._surface_failed(f"{response.url} broke off in the middle of the page")
        self.meter.surface(kind, response.url, listing)
        # In this order: whoever is killed in between reads the surface again.
        yield from listing.teasers
        following = self.itinerary.step(stop, listing, new, total_of(response), now)
        yield self._page(response, kind)
        for further in following:
            on = further.walk == stop.walk
            yield self._surface(further, shown if on else None, repeats if on else 0)

    def _read(self, kind: str, response: Response) -> Listing:
        url, now = response.url, time_of(response)
        if kind == "newsletter":
            sisters = [site for site in SITES.values() if site is not self.site]
            return read_listing(self._text(response), url, self.site, kind, now, sisters)
        text = self._text(response) if kind in PAGES else ""
        return read_surface(kind, response.body, text, url, self.site, now)

    def parse_article(self, response: Response) -> Results:
        """The article, the teasers under it, and requests for the articles it links."""
        self._answered()
        yield from self._next_articles(LOW)
        if response.status == 304:
            self._count("kommunews/not_modified")
            yield self._page(response, "article")
            return
        if not self.site.is_article(response.url):
            yield self._refusal(
                wanted(response.request) or response.url, "no-article-address",
                f"{response.request.url if response.request else response.url} led to "
                f"{response.url}, which is no article address of {self.site.name}; if it is one, "
                "add its form to the profile",
            )  # fmt: skip
            return
        if reason := unreadable(response, is_page=True):
            yield self._refusal(response.url, *reason)
            yield self._page(response, "article")
            return
        reading = read_article(self._text(response), response.url, self.site, time_of(response))
        self.itinerary.asked.add(address_key(response.url))
        page, article = self._page(response, "article"), reading.article
        if self._is_cut_off(response):
            broke = Remark(
                reason=CUT_OFF, detail=f"{response.url} broke off in the middle of the page"
            )
            article = replace(article, remarks=(*article.remarks, broke))
            page = replace(page, etag=None, last_modified=None, digest=None)  # asked for anew
        hops = [Address(url=url, kind="redirect") for url in response.meta.get("redirect_urls", ())
                if self.site.is_article(url)]  # fmt: skip
        yield replace(
            article,
            addresses=(*article.addresses, *hops),
            capture=response.meta.get(CAPTURE),
        )
        yield from reading.teasers
        yield page
        if self.itinerary.met_on_article(reading.articles, time_of(response)):
            yield self._refusal(
                response.url, "endless-links",
                f"article pages of {self.site.name} link ever more addresses that no surface "
                f"shows, here {response.url}; no more of them were followed in this run",
            )  # fmt: skip

    def failed(self, failure: Failure) -> Results:
        """An address that gave no page: one counted reason; a 404 is also the page's state."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        error, stop = failure.value, request.cb_kwargs.get("stop")
        kind, asked = str(request.meta.get("kind", "article")), wanted(request) or request.url
        if stop is None:
            self._answered()
            yield from self._next_articles(LOW)
        if isinstance(error, HttpError):
            response = error.response
            status = response.status
            if stop is not None and status < 500 and status not in (403, 429):
                self.itinerary.leave(stop, self._now())
            yield self._page(response, kind)
            if status < 500 and kind in OPTIONAL:
                yield self._refusal(
                    request.url, "not-offered",
                    f"{self.site.name} offers no {kind} at {request.url} (it answered {status}); "
                    "take it out of the profile, or name the right address",
                )  # fmt: skip
                return
            yield self._refusal(
                asked, f"http-{status}",
                f"{response.url} answered {status} where a page was expected; open it in a "
                "browser, and if it is gone for good nothing needs to be done",
            )  # fmt: skip
            sentence = f"it answered {status}"
        else:
            assert error is not None
            reason = reason_of(error, request.url)
            if reason is None:
                return
            yield self._refusal(asked, *reason)
            sentence = reason[1]
        if stop is not None:
            self._surface_failed(f"{request.url}: {sentence}")

    def _count(self, name: str) -> None:
        assert self.crawler.stats
        self.crawler.stats.inc_value(name)

    def _surface_failed(self, sentence: str) -> None:
        assert self.crawler.stats
        self._count("kommunews/surface/failed")
        self.crawler.stats.set_value("kommunews/surface/failure", sentence)

    def _surface(self, stop: Stop, shown: set[str] | None = None, repeats: int = 0) -> Request:
        return Request(
            stop.url,
            callback=self.parse_surface,
            errback=self.failed,
            cb_kwargs={"stop": stop, "shown": set() if shown is None else shown,
                       "repeats": repeats},
            meta={"kind": stop.kind, "conditional": not stop.whole},
            priority=PRIORITY[stop.kind],
            dont_filter=True,  # the itinerary knows what it is doing
        )  # fmt: skip

    def _next_articles(self, low: int = 0) -> Iterator[Request]:
        """Requests for the next articles, once no more than ``low`` are under way."""
        if self.waiting > low:
            return
        urls = self.itinerary.articles(BATCH, self._now())
        self.waiting += len(urls)
        if self.crawler.stats:
            ahead = len(self.itinerary.ahead) + self.waiting
            self.crawler.stats.set_value("kommunews/ahead", ahead)
        for url in urls:
            self.meter.asked()
            meta = {"kind": "article", "conditional": True}
            # dont_filter: two addresses may redirect to one article, and both belong to it
            yield Request(url, self.parse_article, errback=self.failed, meta=meta, dont_filter=True)

    def _answered(self) -> None:
        self.waiting -= 1
        if self.crawler.stats:
            self.crawler.stats.set_value(
                "kommunews/ahead", len(self.itinerary.ahead) + self.waiting
            )

    def _is_cut_off(self, response: Response) -> bool:
        """Whether a page lacks the end that other pages of the site have."""
        ends = b"</html" in response.body[-2000:].lower()
        self.ends = self.ends or ends
        return self.ends and not ends

    def _text(self, response: Response) -> str:
        return decode(response.body, header_of(response, "Content-Type"))

    def _page(self, response: Response, kind: str) -> Page:
        body = response.body if response.status == 200 else b""
        return Page(
            url=response.url,
            source=self.site.name,
            fetched_at=time_of(response),
            status=response.status,
            kind=kind,
            etag=header_of(response, "ETag"),
            last_modified=header_of(response, "Last-Modified"),
            digest=hashlib.sha256(body).hexdigest() if body else None,
            capture=response.meta.get(CAPTURE),
        )

    def _refusal(self, url: str, reason: str, detail: str) -> Refusal:
        return Refusal(
            source=self.site.name, url=url, reason=reason, detail=detail, seen_at=self._now()
        )

    def _now(self) -> str:
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
