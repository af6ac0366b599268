"""Try the numbered addresses of an earlier site, in a backfill."""

from __future__ import annotations

from abc import abstractmethod
from urllib.parse import urljoin

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure
from w3lib.url import safe_url_string

from archive import Page
from crawler.run.responses import time_of
from crawler.spiders.base import OLD_ID, ArchivingSpider, Results

MOVED = (301, 302, 303, 307, 308)
"""Statuses with which an old number redirects to its article."""


class OldIdsSpider(ArchivingSpider):
    """A spider that also tries old numbers; see ``Site.old_ids``."""

    @abstractmethod
    def parse_article(self, response: Response) -> Results:
        """Read the page that an old number led to."""

    @abstractmethod
    def failed(self, failure: Failure) -> Results:
        """Record an address that gave no page."""

    def parse_old_id(self, response: Response) -> Results:
        """Read the page of an old number, or request its redirect target unless the archive has
        that page."""
        if response.status not in MOVED:
            self.frontier.missing = 0
            self.metrics.count_request()
            yield from self.parse_article(response)
            return
        yield from self._answered()
        old = response.url
        target = urljoin(old, safe_url_string(response.headers.get("Location") or b""))
        if not self.site.is_article(target):
            yield from self._old_id_missing(old, self._page(response, "article"))
        elif not self.frontier.old_id_found(old, target, time_of(response)):
            self.in_flight += 1
            self.metrics.count_request()
            meta = {"kind": "article", OLD_ID: old}
            yield Request(
                target, self.parse_article, errback=self.failed, meta=meta, dont_filter=True
            )

    def _old_id_missing(self, old: str, page: Page | None = None) -> Results:
        """Count an old number that leads to no article, as many do; refuse it only if the limit in
        a row is reached. With ``page``, the result is final: it is not tried again."""
        if page is not None:
            yield page
        if self.frontier.old_id_missing():
            yield self._refusal(
                old, "old-ids-missing",
                f"{self.frontier.max_missing} old numbers in a row, the last {old}, lead to no "
                f"article of {self.site.name}; the rest wait for the next backfill: take them "
                "out of the profile if none answers any more",
            )  # fmt: skip

    def _old_id_request(self, url: str) -> Request:
        meta = {"kind": "article", OLD_ID: url, "dont_redirect": True,
                "handle_httpstatus_list": MOVED}  # fmt: skip
        return Request(url, self.parse_old_id, errback=self.failed, meta=meta, dont_filter=True)
