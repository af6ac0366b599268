"""The frontier: the surfaces that a run reads, how far through each, and then the articles.

Cursors and discovered URLs are stored at once, so that a killed run resumes where it was. Nothing
here makes a request.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from archive.articles.identity import address_key
from archive.articles.spelling import page_key
from crawler.frontier.articles import ArticleQueue, Phase
from crawler.frontier.options import newest_day
from crawler.frontier.rereads import ONCE, Rereads, since_then
from crawler.frontier.walks import ListingPage, Walks, main_keys
from crawler.reader.listing import Listing

MAX_SURFACES = 2000
"""Surfaces that a run may begin; 45,000 articles take 23 sitemaps, but a broken index may list new
ones without end."""
MAX_UNLISTED = 3000
"""New addresses that a run takes from article pages alone; few are listed on no surface, but a page
may link a new one on every visit."""


class Frontier(ArticleQueue):
    """The surfaces and articles that a run has yet to request from a site."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.discovered: set[str] = set()
        self.listed: dict[str, int] = {}
        """Keys shown by listings in this run, with their position."""
        self.walked: set[str] = set()
        """Surfaces begun in this run: an index may list itself, or what another one lists."""
        self.endless = False
        """Whether more surfaces were listed than a run may begin."""
        self.begun: set[int] = set()
        """Cursors that this run opened."""
        self.walks, self.rereads = Walks(), Rereads(self.journal, self.site)
        self.totals: dict[int, int] = {}
        """The total of articles that a surface states, by cursor."""
        self.unlisted = 0

    def start(self, now: str) -> list[ListingPage]:
        """Return the surfaces to begin with, newest first, then the cursors to resume."""
        name, found = self.site.name, []
        open_cursors = [
            c
            for c in self.journal.unfinished_cursors(name)
            if c.pages or not self._is_own(c.surface)
        ]
        whole_again = {c.surface for c in open_cursors if c.whole}
        for kind, url in self.site.surfaces:
            first = not self.journal.was_crawled_whole(name, url)
            whole = first or (self.options.backfill and url not in whole_again)
            if whole or kind not in ONCE or self.rereads.is_due(kind, url, now):
                # a resumed cursor covers what is older than its newest page
                resumed = [c.updated for c in open_cursors if c.surface == url and c.pages]
                page = self._begin(kind, url, whole=whole, now=now)
                found.append(replace(page, after=max(resumed, default=page.after)))
        for cursor in open_cursors:
            if cursor.next_url and cursor.next_url not in {page.url for page in found}:
                self.walked.add(page_key(cursor.next_url))
                found.append(ListingPage(
                    cursor=cursor.id, kind=cursor.kind, url=cursor.next_url,
                    surface=cursor.surface, whole=bool(cursor.whole), since=cursor.since,
                    after=self.journal.caught_up_at(name, cursor.surface),
                ))  # fmt: skip
        return found

    def advance(
        self, page: ListingPage, listing: Listing, here: set[str], total: int | None, now: str
    ) -> list[ListingPage]:
        """Record what a page of a surface lists; return the pages to read after it. ``here`` are
        the keys that no earlier page showed: a box of the newest articles is on every page."""
        unknown = self.journal.never_linked(self.site.name, listing.articles)
        self.discovered |= unknown
        if page.kind in ONCE and not page.whole:
            self.rereads.note(page, listing, unknown, now)
        if total is not None and page.whole:
            self.totals[page.cursor] = total
        again = () if page.whole else self.rereads.of_index(listing, now)
        further = [
            self._begin(kind, url, whole=page.whole, now=now)
            for kind, url in self._named(listing)
            if page.whole or url in again or (kind not in ONCE and not self.journal.has_page(url))
        ]
        new = self.journal.new_since(self.site.name, listing.articles, page.after, now)
        go_on = listing.next is not None and (page.whole or bool(here & new))
        if go_on and page.since is not None:
            main = [t for t in listing.teasers if address_key(t.url) in here]
            days = [day for t in main if (day := newest_day(t.published_text))]
            go_on = not days or max(days) >= page.since
        listed = self._is_listed(page, listing)
        following = listing.next if go_on and not listed else None
        if not listed:
            shown = main_keys(page, listing) & here
            self.walks.note(page, listing, shown, new, ends=following is None)
        self.journal.advance_cursor(page.cursor, listing.articles, following, total, now)
        if page.url == page.surface and page.kind == "rest" and not page.whole and (
            total is not None and self.rereads.shows_less(page.url, total)
        ):  # fmt: skip
            further.append(self._begin("rest", page.url, whole=True, now=now))
        elif following is not None:
            kind = "listing" if page.kind == "home" else page.kind
            further.append(replace(page, kind=kind, url=following))
        return further

    def fill_gap(self, now: str) -> list[ListingPage]:
        """Return the sitemaps and REST routes to read if another surface left a gap; once a run."""
        surfaces = self.rereads.of_gap(self.walked) if self.walks.gaps() else []
        return [self._begin(kind, url, whole=False, now=now) for kind, url in surfaces]

    def _is_listed(self, page: ListingPage, listing: Listing) -> bool:
        """Return whether a further page of the home page shows only what the listings, which go on
        after it, have shown: on many sites the two are one list."""
        keys = dict.fromkeys(address_key(url) for url in listing.articles)
        if page.surface == self.site.home:
            places = [self.listed.get(key, len(self.listed)) for key in keys]
            return page.url != page.surface and max(places, default=10**9) < len(self.listed) - 1
        if page.kind == "listing":
            for key in keys:
                self.listed.setdefault(key, len(self.listed))
        return False

    def broke_off(self, page: ListingPage, listing: Listing, now: str) -> list[ListingPage]:
        """Record the complete part of a truncated page; return the surfaces that it lists. The
        cursor stays, so that the next run requests the page again."""
        name = self.site.name
        self.discovered |= self.journal.never_linked(name, listing.articles)
        self.journal.record_links(name, page.kind, listing.articles, now)
        return [
            self._begin(kind, url, whole=page.whole, now=now)
            for kind, url in self._named(listing)
            if not self.journal.was_crawled_whole(name, url)
        ]

    def _named(self, listing: Listing) -> list[tuple[str, str]]:
        """Return the surfaces listed by a page that this run has not begun, up to the limit."""
        once = {page_key(surface[1]): surface for surface in reversed(listing.surfaces)}
        named = [s for url, s in reversed(once.items()) if url not in self.walked]
        room = max(0, MAX_SURFACES - len(self.walked))
        self.endless = self.endless or len(named) > room
        return named[:room]

    def total(self, page: ListingPage) -> int | None:
        """Return the total that a surface states, if this run began it; ``None`` if it states
        none."""
        return self.totals.get(page.cursor) if page.cursor in self.begun else None

    def unchanged(self, page: ListingPage, now: str) -> list[ListingPage]:
        """Close the cursor of an unchanged page, which has caught up; return the sitemaps below it
        that are due."""
        self.journal.advance_cursor(page.cursor, (), None, None, now)
        return [
            self._begin("sitemap", url, whole=False, now=now)
            for url in self.rereads.of_unchanged(page.surface, now)
            if page_key(url) not in self.walked
        ]

    def abandon(self, page: ListingPage, now: str) -> None:
        """Close the cursor of a page that can no longer be read."""
        self.journal.close_cursor(page.cursor, now)

    def discover_on_article(self, links: Iterable[str], now: str) -> bool:
        """Record links of an article page; return whether too many are on no surface."""
        links = [url for url in links if address_key(url) not in self.requested | self.discovered]
        unknown = self.journal.never_linked(self.site.name, links) if links else set()
        if not unknown:
            return False
        self.unlisted += len(unknown)
        if self.unlisted > MAX_UNLISTED:
            return True
        self.discovered |= unknown
        self.ahead.add(Phase.DISCOVERED)
        new = [url for url in links if address_key(url) in unknown]
        self.journal.record_links(self.site.name, "article", new, now)
        return False

    def _begin(self, kind: str, url: str, *, whole: bool, now: str) -> ListingPage:
        since = self.options.since if whole and kind not in ONCE else None
        name = self.site.name
        cursor = self.journal.open_cursor(name, url, kind, whole=whole, since=since, at=now)
        self.walked.add(page_key(url))
        self.begun.add(cursor)
        after = self.journal.caught_up_at(name, url)
        part = kind == "rest" and not whole and not self.rereads.is_count_due(url, now)
        asked = since_then(url, after) if part else url
        return ListingPage(
            cursor=cursor, kind=kind, url=asked, surface=url, whole=whole, since=since, after=after
        )

    def _is_own(self, surface: str) -> bool:
        return any(url == surface for _, url in self.site.surfaces)
