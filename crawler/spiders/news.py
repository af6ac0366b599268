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
from crawler.discover import read_listing
from crawler.extract import read_article
from crawler.middlewares import LeavesSite
from crawler.site import Site

Results = Iterator[Record | Request]
MAX_REPEATS = 2
"""Pages of a listing in a row that bring no article which this listing had not shown before."""


class NewsSpider(Spider):
    """Crawls one site; the profile says everything that is particular to it."""

    site: Site
    handle_httpstatus_list = (304,)

    async def start(self) -> AsyncIterator[Request]:
        """The home page and the listings, in this order."""
        self.asked: set[str] = set()
        surfaces = [("home", self.site.home), *(("listing", url) for url in self.site.listings)]
        for kind, url in surfaces:
            yield self._listing(kind, url, shown=set(), repeats=0)

    def parse_listing(
        self, response: Response, kind: str, shown: set[str], repeats: int
    ) -> Results:
        """Teasers, requests for the articles, and the next page as the page itself links it."""
        if reason := _unreadable(response):
            yield self._refusal(response.url, *reason)
            yield self._page(response, kind)
            return
        listing = read_listing(self._text(response), response.url, self.site, kind, self._now())
        yield from listing.teasers
        yield self._page(response, kind)
        keys = {address_key(url) for url in listing.articles}
        new = keys - shown
        shown |= new
        yield from self._articles(listing.articles)
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
        yield self._listing("listing", listing.next, shown=shown, repeats=repeats)

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
        if reason := _unreadable(response):
            yield self._refusal(response.url, *reason)
            yield self._page(response, "article")
            return
        reading = read_article(self._text(response), response.url, self.site, self._now())
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

    def _listing(self, kind: str, url: str, *, shown: set[str], repeats: int) -> Request:
        return Request(
            url,
            callback=self.parse_listing,
            errback=self.failed,
            cb_kwargs={"kind": kind, "shown": shown, "repeats": repeats},
            meta={"kind": kind},
            priority=10,  # surfaces first: they say what the articles are called
        )

    def _articles(self, urls: tuple[str, ...]) -> Iterator[Request]:
        """A request for each article address that this run has not asked for."""
        for url in urls:
            key = address_key(url)
            if key in self.asked:
                continue
            self.asked.add(key)
            meta = {"kind": "article", "conditional": True}
            yield Request(url, callback=self.parse_article, errback=self.failed, meta=meta)

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


def _unreadable(response: Response) -> tuple[str, str] | None:
    """Why an answer cannot be a page with an article: reason and sentence."""
    url = response.url
    if not response.body.strip():
        return "empty-page", f"{url} answered {response.status} with an empty body; expected a page"
    kind = (_header(response, "Content-Type") or "text/html").partition(";")[0].strip().lower()
    html = kind in ("text/html", "application/xhtml+xml", "text/plain")
    if not html or not binary_is_text(response.body[:5000].replace(b"\0", b"")):
        return "not-html", f"{url} is {kind if not html else 'binary data'}; expected an HTML page"
    return None
