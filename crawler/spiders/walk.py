"""Read the surfaces of a site, page after page, and report those that are incomplete."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from scrapy import Request
from scrapy.http import Response

from archive import Page, Refusal
from archive.articles.identity import address_key
from crawler.frontier.order import days_of, is_unordered, mostly_newer, skipped
from crawler.frontier.walks import ListingPage
from crawler.reader.article import read_article
from crawler.reader.listing import Listing
from crawler.run.responses import is_unasked, time_of, total_of
from crawler.spiders.base import Results
from crawler.spiders.ends import (
    Reason,
    always_modified,
    broke_off,
    empty_between,
    endless,
    is_oldest_first,
    newer_later,
    not_offered,
    oldest_first,
    one_page_only,
    out_of_order,
    pages_skipped,
    total_differs,
)
from crawler.spiders.paged import PagedSpider
from crawler.spiders.surfaces import PAGES, listing_in

PRIORITY = {"feed": 30, "home": 20, "listing": 10, "newsletter": 5, "sitemap": 4, "rest": 3}
"""Newest articles first; the articles themselves follow all surfaces."""
REST_STATUSES = (304, 400)
"""Statuses of a REST route that are not failures; 400 comes after its last page."""
MAX_REPEATS = 2
"""Consecutive pages of a listing without a new article, after which it is abandoned."""


class WalkingSpider(PagedSpider):
    """A spider that reads surfaces, page after page."""

    def __init__(self, name: str | None = None, **arguments: Any) -> None:
        super().__init__(name, **arguments)
        self.unsure: list[tuple[ListingPage, Page, Listing]] = []
        """Pages without ``</html>``, read before any page of the site had one."""
        self.newest: dict[int, str] = {}
        """The newest day on the first page of a listing, by cursor."""

    def parse_surface(
        self, response: Response, at: ListingPage, shown: set[str], repeats: int
    ) -> Results:
        """Read a page of a surface: yield teasers, request what follows, note its articles."""
        kind, now = at.kind, time_of(response)
        if is_unasked(response):
            yield from self._ask_again(response, at)
            return
        if response.status == 304:
            yield from [self._surface(due) for due in self.frontier.unchanged(at, now)]
            yield self._page(response, kind)
            return
        listing = listing_in(response, kind, self.site)
        if not isinstance(listing, Listing):
            self._lost_surface(at)
            self.frontier.abandon(at, now)
            yield from self._page_of(response, at)
            yield self._refusal(response.url, *listing)
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
        cut_off = kind in PAGES and self._is_cut_off(response)
        yield from self._tell_unsure()
        if not listing.complete or (cut_off and listing.next is None):
            yield from self._broke_off(response, at, listing)
            return
        yield from self._shortcomings(response, at, listing, cut_off=cut_off)
        self.metrics.count_surface(kind, response.url, listing)
        if kind in PAGES and at.url == at.surface:
            page_text = self._text(response)
            as_article = read_article(page_text, response.url, self.site, now).article
            self.same_pages.count_listing(as_article, page_text)
        # In this order, so that a run killed in between reads the surface again.
        yield from listing.teasers
        following = self.frontier.advance(at, listing, new, total_of(response), now)
        yield from self._late(at, listing)
        if kind in PAGES and not self.pages_end:
            self.unsure.append((at, self._page(response, kind), listing))
        yield from self._page_of(response, at)
        said = self.frontier.total(at)
        if said not in (None, len(shown)) and at.cursor not in {f.cursor for f in following}:
            yield self._refusal(at.surface, *total_differs(at.surface, said or 0, len(shown)))
        if kind == "sitemap":
            yield from self._of_sitemap(response.url, at.url)
        for further in following:
            on = further.cursor == at.cursor
            request = self._surface(further, shown if on else None, repeats if on else 0)
            if on and kind == "home":  # the listings may show the same, see Frontier
                self.held.append(request)
            else:
                yield request

    def _of_sitemap(self, url: str, asked: str) -> Results:
        """Report that sitemaps name ever more of them, or state the present as every time."""
        if self.frontier.endless:
            reason = endless(url)
            self._surface_failed(reason[1])
            yield self._refusal(self.site.home, *reason)
        if vain := self.frontier.rereads.in_vain.get(asked):
            yield self._refusal(url, *always_modified(url, vain))

    def _late(self, at: ListingPage, listing: Listing) -> Results:
        """Remark new teasers whose dates do not fit their places."""
        for teaser, below in self.frontier.walks.late_on(at, listing):
            reason = out_of_order(teaser.title, teaser.published_text, below)
            yield replace(self._refusal(teaser.url, *reason), about="teaser")

    def _page_of(self, response: Response, at: ListingPage) -> Results:
        """Yield the state of a page of a surface, unless its address is another every day."""
        if not at.is_part:
            yield self._page(response, at.kind)

    def _shortcomings(
        self, response: Response, at: ListingPage, listing: Listing, *, cut_off: bool
    ) -> Results:
        """Report what a page of a surface lacks, although it is read."""
        if cut_off:
            self._surface_failed(f"{response.url} broke off in the middle of the page")
        if at.kind not in PAGES:
            return
        days = days_of(listing.teasers, at.kind)
        if at.kind == "listing" and (listing.next is not None or at.url != at.surface):
            self.metrics.count_order(at.kind, response.url, unordered=is_unordered(days))
        found = [*self._of_whole_walk(response, at, listing, days)] if at.whole else []
        for reason in found:
            self._surface_failed(reason[1])
            yield self._refusal(response.url, *reason)

    def _of_whole_walk(
        self, response: Response, at: ListingPage, listing: Listing, days: list[str]
    ) -> Iterator[Reason]:
        """Iterate over what a whole walk shows to be wrong with a page, reported once for each."""
        url, further = response.url, listing.next
        if further is not None and skipped(url, further):
            yield pages_skipped(url, further)
        if at.url == at.surface:
            self.newest[at.cursor] = max(days, default="")
            if listing.more and at.kind == "listing":
                yield one_page_only(url)
            if further is not None and is_oldest_first(days):
                yield oldest_first(url)
            return
        if further is not None and not listing.articles:
            yield empty_between(url, further)
        newest = self.newest.get(at.cursor)
        if newest and days and at.kind == "listing" and mostly_newer(days, newest):
            del self.newest[at.cursor]
            yield newer_later(url, at.surface)

    def _broke_off(self, response: Response, at: ListingPage, listing: Listing) -> Results:
        """Yield the complete part of a truncated page of a surface; leave its cursor in place."""
        reason = broke_off(response.url, at.kind, len(listing.articles))
        yield from listing.teasers
        following = self.frontier.broke_off(at, listing, time_of(response))
        yield _asked_anew(self._page(response, at.kind))
        yield self._refusal(response.url, *reason)
        self._surface_failed(reason[1])
        yield from [self._surface(further) for further in following]

    def _tell_unsure(self) -> Results:
        """Report pages as truncated that seemed complete until another page of the site ended with
        ``</html>``."""
        if not self.pages_end:
            return
        unsure, self.unsure = self.unsure, []
        for at, page, listing in unsure:
            if at.whole and listing.next is None:
                self.archive.journal.reopen_cursor(at.cursor, at.url, self._now())
            reason = broke_off(page.url, at.kind, len(listing.articles))
            self._surface_failed(reason[1])
            yield _asked_anew(page)
            yield self._refusal(page.url, *reason)

    def _lost_surface(self, at: ListingPage) -> None:
        """Count a profile's surface that used to show articles and can no longer be read."""
        shown = self.archive.journal.has_shown(self.site.name, at.kind)
        if shown and (at.kind, at.url) in self.site.surfaces:
            self.metrics.count_lost_surface(at.kind, at.url)

    def _not_offered(self, url: str, kind: str, why: str) -> Refusal:
        return self._refusal(url, *not_offered(self.site.name, kind, url, why))

    def _surface(self, at: ListingPage, shown: set[str] | None = None, repeats: int = 0) -> Request:
        return Request(
            at.url,
            callback=self.parse_surface,
            errback=self.failed,
            cb_kwargs={"at": at, "shown": set() if shown is None else shown,
                       "repeats": repeats},
            meta={"kind": at.kind, "conditional": not at.whole,
                  "handle_httpstatus_list": REST_STATUSES if at.kind == "rest" else (304,)},
            priority=PRIORITY[at.kind],
            dont_filter=True,  # the frontier avoids repetitions itself
        )  # fmt: skip

    def _gap_surfaces(self) -> list[Request]:
        return [self._surface(at) for at in self.frontier.fill_gap(self._now())]


def _asked_anew(page: Page) -> Page:
    """Return the page without validators, so that it is next requested in full."""
    return replace(page, etag=None, last_modified=None, digest=None)
