"""The news spider: follow the surfaces of a site and their pagination to every article."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from urllib.parse import urljoin

from scrapy import Request
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from archive import Address, Article, Page, Remark
from archive.articles.identity import address_key
from archive.articles.quarantine import CUT_OFF
from archive.records import NO_ARTICLE
from crawler.frontier.articles import Phase
from crawler.middlewares.failures import (
    GONE,
    OF_THE_HOST,
    answer_reason,
    failure_reason,
    is_forbidden,
)
from crawler.reader.article import read_article
from crawler.replay.version import reader_version
from crawler.run.responses import (
    CAPTURE,
    is_unasked,
    requested_url,
    time_of,
    too_much,
    unreadable,
)
from crawler.spiders.base import OLD_ID, Results
from crawler.spiders.paged import PagedArticle
from crawler.spiders.surfaces import OPTIONAL
from crawler.spiders.walk import WalkingSpider


class NewsSpider(WalkingSpider):
    """Crawls one site; its profile holds all that is particular to it.

    Arguments: ``backfill=1``, ``since=``, ``until=`` (dates), ``recheck=due|all|none``.
    """

    handle_httpstatus_list = (304,)

    async def start(self) -> AsyncIterator[Request]:
        """Request the profile's surfaces, newest first, and the cursors to resume. Articles follow
        when all of them have been read, see ``idle``."""
        for at in self.frontier.start(self._now()):
            yield self._surface(at)

    def parse_article(self, response: Response) -> Results:
        """Read an article and its related teasers; add linked articles to the frontier."""
        if is_unasked(response):
            yield from self._ask_again(response)
            return
        yield from self._answered()
        old = response.meta.get(OLD_ID)
        if response.status == 304:
            self.run_state.not_modified += 1
            self._count("kommunews/not_modified")
            yield self._page(response, "article")
            return
        if not self.site.is_article(response.url):
            if old is not None:
                yield from self._old_id_missing(old, self._page(response, "article", old))
                return
            yield from self._led_elsewhere(response)
            return
        if reason := unreadable(response, is_page=True):
            yield self._refusal(response.url, *reason)
            yield self._broken_page(response)
            return
        text = self._text(response)
        reading = read_article(text, response.url, self.site, time_of(response))
        if not reading.article.title and (reason := too_much(text, response.url)):
            yield self._refusal(response.url, *reason)
            yield self._broken_page(response)
            return
        self.frontier.requested.add(address_key(response.url))
        page, article = self._page(response, "article"), reading.article
        cut_off = self._is_cut_off(response)
        yield from self._tell_unsure()
        if cut_off:
            broke = Remark(
                reason=CUT_OFF, detail=f"{response.url} broke off in the middle of the page"
            )
            article = replace(article, remarks=(*article.remarks, broke))
            page = self._broken_page(response)
        same = self.same_pages.remark(article, text)
        if same and (same.reason == NO_ARTICLE or not self._is_archived(response.url)):
            article = replace(article, remarks=(*article.remarks, same))  # else it is quarantined
        hops = [Address(url=url, kind="redirect")
                for url in (old, *response.meta.get("redirect_urls", ()))
                if url not in (None, response.url) and self.site.is_article(url)]  # fmt: skip
        article = replace(
            article, addresses=(*article.addresses, *hops),
            capture=response.meta.get(CAPTURE), reader=reader_version(),
        )  # fmt: skip
        if same:  # its links are not trusted either
            yield from self._keep(article, page)
            return
        if reading.further:
            draft = PagedArticle(response.url, article, page)
            yield from self._read_further(draft, reading.further)
            yield from reading.teasers
        else:
            yield article
            yield from reading.teasers
            yield page
        if self.frontier.discover_on_article(reading.articles, time_of(response)):
            yield self._refusal(
                response.url, "endless-links",
                f"article pages of {self.site.name} link ever more addresses that no surface "
                f"shows, here {response.url}; no more of them were followed in this run",
            )  # fmt: skip

    def _keep(self, article: Article, page: Page) -> Results:
        yield article
        yield page

    def _led_elsewhere(self, response: Response) -> Results:
        """Refuse a redirect to a page that is no article; record it if the article is archived."""
        asked = requested_url(response.request) or response.url
        yield self._refusal(
            asked, "no-article-address",
            f"{asked} led to {response.url}, which is no article address of {self.site.name}; "
            "if it is one, add its form to the profile",
        )  # fmt: skip
        if self._is_archived(asked):
            yield replace(self._page(response, "article", asked), status=301)

    def _is_archived(self, url: str) -> bool:
        known = self.archive.known(url)
        return known is not None and known.state != "teaser"

    def failed(self, failure: Failure) -> Results:
        """Refuse an address that gave no page, with one reason; record an HTTP status."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        error, at = failure.value, request.cb_kwargs.get("at")
        kind, old = str(request.meta.get("kind", "article")), request.meta.get(OLD_ID)
        asked = old or requested_url(request) or request.url
        if at is None:
            yield from self._answered()
        if isinstance(error, HttpError):
            response = error.response
            status = response.status
            certain = status < 500 and status not in (304, 403, 429)
            if at is not None and certain:
                self._lost_surface(at)
                self.frontier.abandon(at, self._now())
            yield self._page(response, kind)
            if status in (404, 410) and kind == "article":
                self.frontier.budget.gone.append(asked)
            if old is not None and certain:
                yield from self._old_id_missing(old, self._page(response, kind, old))
                return
            if status < 500 and kind in OPTIONAL:
                yield self._not_offered(request.url, kind, f"it answered {status}")
                return
            failed = answer_reason(status, response.url)
            yield self._refusal(asked, *failed)
        else:
            assert error is not None
            reason = failure_reason(error, request.url)
            if reason is None:
                return
            if kind in OPTIONAL and is_forbidden(error):
                yield self._not_offered(request.url, kind, "robots.txt forbids it")
                return
            yield from self._refused(asked, request.url, *reason)
            failed = reason
        self.run_state.pages_failed += at is None and failed[0] not in GONE
        if old is not None:
            self.frontier.old_id_unanswered(old, self._now())
            yield from self._old_id_missing(old)
        if at is not None:
            self._surface_failed(failed[1], failed[0])

    def _refused(self, asked: str, url: str, reason: str, detail: str) -> Results:
        """Refuse an address; or once per run its host, if the reason concerns the host."""
        if reason in OF_THE_HOST:
            asked = urljoin(url, "/robots.txt")
            if (asked, reason) in self.refused_hosts:
                return
            self.refused_hosts.add((asked, reason))
        yield self._refusal(asked, reason, detail)

    def _request(self, url: str) -> Request:
        if self.frontier.phase is Phase.OLD_IDS:
            return self._old_id_request(url)
        self.metrics.count_request()
        meta = {"kind": "article", "conditional": True}
        # dont_filter: two addresses may redirect to one article, and both belong to it
        return Request(url, self.parse_article, errback=self.failed, meta=meta, dont_filter=True)
