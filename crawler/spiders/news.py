"""The one news spider: from the surfaces of a site, through the pagination, to every article."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from scrapy import Request
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure
from w3lib.url import safe_url_string

from archive import Address, Page, Remark
from archive.articles.identity import address_key
from archive.journal.quarantine import CUT_OFF
from crawler.frontier.frontier import Stop
from crawler.middlewares.capture import CAPTURE
from crawler.middlewares.failures import reason_of
from crawler.reader import Listing, read_article, read_listing, read_surface
from crawler.run.responses import time_of, total_of, unreadable, wanted
from crawler.sites import SITES
from crawler.spiders.base import ArchivingSpider, Results

PAGES = ("home", "listing", "newsletter")
"""Surfaces that are pages for people."""
OPTIONAL = ("feed", "sitemap", "rest", "newsletter")
"""Surfaces that a site may not offer, whatever its profile hopes."""
PRIORITY = {"feed": 30, "home": 20, "listing": 10, "newsletter": 5, "sitemap": 4, "rest": 3}
"""Newest first; articles come after, so that all that announces them is known."""
MAX_REPEATS = 2
"""Pages of a listing in a row that bring no article which this listing had not shown before."""
MOVED = (301, 302, 303, 307, 308)
"""Statuses with which an old number says where its article is now."""
OLD = "kommunews_old"
"""In a request's ``meta``: the old number that is tried."""


class NewsSpider(ArchivingSpider):
    """Crawls one site; the profile says everything that is particular to it.

    Arguments: ``backfill=1``, ``since=``, ``until=`` (dates), ``recheck=due|all|none``.
    """

    handle_httpstatus_list = (304,)

    async def start(self) -> AsyncIterator[Request]:
        """The surfaces of the profile, newest first, and walks that were broken off. The articles
        follow when all of them have been read: see ``idle``."""
        for stop in self.itinerary.stops(self._now()):
            yield self._surface(stop)

    def parse_surface(
        self, response: Response, stop: Stop, shown: set[str], repeats: int
    ) -> Results:
        """Teasers, further surfaces and the next page; the articles are noted for later."""
        kind, now = stop.kind, time_of(response)
        if response.status == 304:
            self.itinerary.unchanged(stop, now)
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

    def parse_old(self, response: Response) -> Results:
        """An old number: the page itself, or where it is now; what the archive has is not asked
        for again."""
        if response.status not in MOVED:
            self.itinerary.missing = 0
            self.meter.asked()
            yield from self.parse_article(response)
            return
        yield from self._answered()
        old = response.url
        target = urljoin(old, safe_url_string(response.headers.get("Location") or b""))
        if not self.site.is_article(target):
            yield from self._nothing_at(old, self._page(response, "article"))
        elif not self.itinerary.leads_to(old, target, time_of(response)):
            self.waiting += 1
            self.meter.asked()
            meta = {"kind": "article", OLD: old}
            yield Request(
                target, self.parse_article, errback=self.failed, meta=meta, dont_filter=True
            )

    def _nothing_at(self, old: str, page: Page | None = None) -> Results:
        """An old number leads to no article, as many do: no failure, unless all of them do so.
        With a page it is certain, and not asked for again."""
        if page is not None:
            yield page
        if self.itinerary.met_nothing():
            yield self._refusal(
                old, "old-ids-missing",
                f"{self.itinerary.patience} old numbers in a row, the last {old}, lead to no "
                f"article of {self.site.name}; they were left there, and the next backfill goes on "
                "behind them: take them out of the profile if none answers any more",
            )  # fmt: skip

    def parse_article(self, response: Response) -> Results:
        """The article, the teasers under it, and requests for the articles it links."""
        yield from self._answered()
        old = response.meta.get(OLD)
        if response.status == 304:
            self._count("kommunews/not_modified")
            yield self._page(response, "article")
            return
        if not self.site.is_article(response.url):
            if old is not None:
                yield from self._nothing_at(old, self._page(response, "article", old))
                return
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
        hops = [Address(url=url, kind="redirect")
                for url in (old, *response.meta.get("redirect_urls", ()))
                if url not in (None, response.url) and self.site.is_article(url)]  # fmt: skip
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
        kind, old = str(request.meta.get("kind", "article")), request.meta.get(OLD)
        asked = old or wanted(request) or request.url
        if stop is None:
            yield from self._answered()
        if isinstance(error, HttpError):
            response = error.response
            status = response.status
            certain = status < 500 and status not in (403, 429)
            if stop is not None and certain:
                self.itinerary.leave(stop, self._now())
            yield self._page(response, kind)
            if old is not None and certain:
                yield from self._nothing_at(old, self._page(response, kind, old))
                return
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
        if old is not None:
            self.itinerary.unanswered(old, self._now())
            yield from self._nothing_at(old)
        if stop is not None:
            self._surface_failed(f"{request.url}: {sentence}")

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

    def _request(self, url: str) -> Request:
        # dont_filter: two addresses may redirect to one article, and both belong to it
        meta: dict[str, Any] = {"kind": "article", "conditional": True}
        if self.itinerary.trying:
            meta = {"kind": "article", OLD: url, "dont_redirect": True,
                    "handle_httpstatus_list": MOVED}  # fmt: skip
            return Request(url, self.parse_old, errback=self.failed, meta=meta, dont_filter=True)
        self.meter.asked()
        return Request(url, self.parse_article, errback=self.failed, meta=meta, dont_filter=True)
