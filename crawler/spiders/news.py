"""The one news spider: from the surfaces of a site, through the pagination, to every article."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from scrapy import Request, Spider
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.python import binary_is_text
from twisted.python.failure import Failure

from archive.article import Address, Page, Record, Refusal
from archive.identity import address_key
from crawler.decode import decode
from crawler.discover import Listing, read_listing, read_surface
from crawler.extract import read_article
from crawler.middlewares import LeavesSite
from crawler.site import Site
from crawler.sites import SITES

Results = Iterator[Record | Request]
PAGES = ("home", "listing", "newsletter")
"""Surfaces that are pages for people."""
OPTIONAL = ("feed", "sitemap", "rest", "newsletter")
"""Surfaces that a site may not offer, whatever its profile hopes."""
PRIORITY = {"feed": 30, "home": 20, "listing": 10, "newsletter": 5, "sitemap": 4, "rest": 3}
"""Newest first; articles come after, so that all that announces them is known."""
MAX_REPEATS = 2
"""Pages of a listing in a row that bring no article which this listing had not shown before."""


class NewsSpider(Spider):
    """Crawls one site; the profile says everything that is particular to it."""

    site: Site
    handle_httpstatus_list = (304,)

    async def start(self) -> AsyncIterator[Request]:
        """Every surface of the profile, newest first."""
        self.asked: set[str] = set()
        for kind, url in self.site.surfaces:
            yield self._surface(kind, url)

    def parse_surface(
        self, response: Response, kind: str, shown: set[str], repeats: int
    ) -> Results:
        """Teasers, requests for the articles, further surfaces and the next page."""
        reason = _unreadable(response, is_page=kind in PAGES)
        if reason is None:
            listing = self._read(kind, response)
            if listing.unreadable:
                reason = f"no-{kind}", f"{response.url} was expected to be a {kind} and is none"
        yield self._page(response, kind)
        if reason is not None:
            yield self._refusal(response.url, *reason)
            return
        yield from listing.teasers
        keys = {address_key(url) for url in listing.articles}
        new = keys - shown
        shown |= new
        yield from self._articles(listing.articles)
        for further, url in listing.surfaces:
            yield self._surface(further, url)
        if listing.next is None:
            return
        repeats = 0 if new else repeats + 1
        if repeats >= MAX_REPEATS:
            yield self._refusal(
                listing.next, "listing-repeats",
                f"{response.url} and the page before it show no article that this listing had not "
                f"shown before, yet link a next page; the listing was left there",
            )  # fmt: skip
            return
        yield self._surface(
            "listing" if kind == "home" else kind, listing.next, shown=shown, repeats=repeats
        )

    def _read(self, kind: str, response: Response) -> Listing:
        url, now = response.url, self._now()
        if kind == "newsletter":
            sisters = [site for site in SITES.values() if site is not self.site]
            return read_listing(self._text(response), url, self.site, kind, now, sisters)
        text = self._text(response) if kind in PAGES else ""
        return read_surface(kind, response.body, text, url, self.site, now)

    def parse_article(self, response: Response) -> Results:
        """The article, the teasers under it, and requests for the articles it links."""
        if response.status == 304:
            yield self._page(response, "article")
            return
        if not self.site.is_article(response.url):
            yield self._refusal(
                response.url, "no-article-address",
                f"{response.request.url if response.request else response.url} led to "
                f"{response.url}, which is no article address of {self.site.name}; if it is one, "
                "add its form to the profile",
            )  # fmt: skip
            return
        if reason := _unreadable(response, is_page=True):
            yield self._refusal(response.url, *reason)
            yield self._page(response, "article")
            return
        reading = read_article(self._text(response), response.url, self.site, self._now())
        self.asked.add(address_key(response.url))
        hops = [Address(url=url, kind="redirect") for url in response.meta.get("redirect_urls", ())
                if self.site.is_article(url)]  # fmt: skip
        yield replace(reading.article, addresses=(*reading.article.addresses, *hops))
        yield from reading.teasers
        yield self._page(response, "article")
        yield from self._articles(reading.articles)

    def failed(self, failure: Failure) -> Results:
        """An address that gave no page: one counted reason; a 404 is also the page's state."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        error = failure.value
        kind = str(request.meta.get("kind", "article"))
        if isinstance(error, HttpError) and error.response.status < 500 and kind in OPTIONAL:
            status = error.response.status
            yield self._page(error.response, kind)
            yield self._refusal(
                request.url, "not-offered",
                f"{self.site.name} offers no {kind} at {request.url} (it answered {status}); take "
                "it out of the profile, or name the right address",
            )  # fmt: skip
            return
        if isinstance(error, HttpError):
            status = error.response.status
            yield self._page(error.response, kind)
            yield self._refusal(
                error.response.url, f"http-{status}",
                f"{error.response.url} answered {status} where a page was expected; open it in a "
                "browser, and if it is gone for good nothing needs to be done",
            )  # fmt: skip
        elif isinstance(error, LeavesSite):
            yield self._refusal(request.url, "leaves-site", f"{error}; it was not followed")
        elif isinstance(error, IgnoreRequest):
            yield self._refusal(
                request.url, "robots",
                f"{request.url} was not asked for: {error or 'the request was ignored'}",
            )  # fmt: skip
        else:
            yield self._refusal(
                request.url, "no-answer",
                f"{request.url} gave no answer ({type(error).__name__}: {error}); it will be asked "
                "for again in the next run",
            )  # fmt: skip
        if kind != "article" and self.crawler.stats:
            self.crawler.stats.inc_value("kommunews/surface/failed")
            sentence = f"{request.url}: {error or type(error).__name__}"
            self.crawler.stats.set_value("kommunews/surface/failure", sentence)

    def _surface(
        self, kind: str, url: str, *, shown: set[str] | None = None, repeats: int = 0
    ) -> Request:
        return Request(
            url,
            callback=self.parse_surface,
            errback=self.failed,
            cb_kwargs={"kind": kind, "shown": set() if shown is None else shown,
                       "repeats": repeats},
            meta={"kind": kind},
            priority=PRIORITY[kind],
        )  # fmt: skip

    def _articles(self, urls: tuple[str, ...]) -> Iterator[Request]:
        """A request for each article address that this run has not asked for."""
        for url in urls:
            key = address_key(url)
            if key in self.asked:
                continue
            self.asked.add(key)
            meta = {"kind": "article", "conditional": True}
            # dont_filter: two addresses may redirect to one article, and both belong to it
            yield Request(url, self.parse_article, errback=self.failed, meta=meta, dont_filter=True)

    def _text(self, response: Response) -> str:
        return decode(response.body, _header(response, "Content-Type"))

    def _page(self, response: Response, kind: str) -> Page:
        body = response.body if response.status == 200 else b""
        return Page(
            url=response.url,
            source=self.site.name,
            fetched_at=self._now(),
            status=response.status,
            kind=kind,
            etag=_header(response, "ETag"),
            last_modified=_header(response, "Last-Modified"),
            digest=hashlib.sha256(body).hexdigest() if body else None,
        )

    def _refusal(self, url: str, reason: str, detail: str) -> Refusal:
        return Refusal(
            source=self.site.name, url=url, reason=reason, detail=detail, seen_at=self._now()
        )

    def _now(self) -> str:
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def _unreadable(response: Response, *, is_page: bool) -> tuple[str, str] | None:
    """Why an answer cannot be what it should be: reason and sentence."""
    url = response.url
    if not response.body.strip():
        return "empty-page", f"{url} answered {response.status} with an empty body; expected a page"
    if not is_page:
        return None
    kind = (_header(response, "Content-Type") or "text/html").partition(";")[0].strip().lower()
    html = kind in ("text/html", "application/xhtml+xml", "text/plain")
    if not html or not binary_is_text(response.body[:5000].replace(b"\0", b"")):
        return "not-html", f"{url} is {kind if not html else 'binary data'}; expected an HTML page"
    return None
