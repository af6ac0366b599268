"""Request the further pages of an article, and join all before it is stored."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, field, replace

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from archive import Article, Page
from crawler.reader.article import read_article
from crawler.reader.article.page.further import MAX_PAGES, is_of_another, join_pages, says_the_same
from crawler.run.responses import time_of, unreadable
from crawler.spiders.base import Results
from crawler.spiders.numbered import OldIdsSpider


@dataclass(slots=True)
class PagedArticle:
    """An article whose further pages are being requested."""

    url: str
    """Address of its first page."""
    article: Article
    """The article on the first page."""
    page: Page
    """The state of the first page."""
    asked: list[str] = field(default_factory=list)
    """Addresses of further pages already requested."""
    waiting: list[str] = field(default_factory=list)
    """Addresses of further pages to be requested."""
    parts: list[Article] = field(default_factory=list)
    """The articles on the further pages."""


class PagedSpider(OldIdsSpider):
    """A spider that reads all pages of an article."""

    @abstractmethod
    def _keep(self, article: Article, page: Page) -> Results:
        """Yield an article and the state of its page."""

    def _read_further(self, draft: PagedArticle, found: tuple[str, ...]) -> Results:
        """Request the next page of an article, or yield the article if all were read."""
        known = {*draft.asked, *draft.waiting}
        draft.waiting += [url for url in found if url not in known]
        if not draft.waiting or len(draft.asked) >= MAX_PAGES:
            yield from self._keep_joined(draft)
            return
        url = draft.waiting.pop(0)
        draft.asked.append(url)
        self.in_flight += 1
        yield Request(
            url, self.parse_further, errback=self.failed_further, cb_kwargs={"draft": draft},
            meta={"kind": "article"}, dont_filter=True,
        )  # fmt: skip

    def parse_further(self, response: Response, draft: PagedArticle) -> Results:
        """Read a further page of an article, and request the next one."""
        yield from self._answered()
        asked = draft.asked[-1]
        if response.status != 200 or unreadable(response, is_page=True):
            yield from self._keep_joined(draft, missing=asked)
            return
        reading = read_article(self._text(response), draft.url, self.site, time_of(response))
        if self._is_cut_off(response):
            yield from self._keep_joined(draft, missing=asked)
            return
        if response.url.rstrip("/") == draft.url.rstrip("/") or says_the_same(
            reading.article, (draft.article, *draft.parts)
        ):
            yield from self._keep_joined(draft)  # the site has no such page
            return
        if is_of_another(reading.article, draft.article):
            yield from self._keep_joined(draft, missing=asked)
            return
        draft.parts.append(reading.article)
        yield from self._read_further(draft, reading.further)

    def failed_further(self, failure: Failure) -> Results:
        """Yield an article without the failed page, with a remark."""
        yield from self._answered()
        draft: PagedArticle = failure.request.cb_kwargs["draft"]  # type: ignore[attr-defined]
        yield from self._keep_joined(draft, missing=draft.asked[-1])

    def _keep_joined(self, draft: PagedArticle, missing: str | None = None) -> Results:
        article = join_pages(draft.article, draft.parts, (missing,) if missing else ())
        # a later page may change while the first does not: a 304 must not stand for all of them
        page = replace(draft.page, etag=None, last_modified=None)
        yield from self._keep(article, replace(page, digest=None) if missing else page)
