"""Schedule the surfaces that list everything: sitemaps and the REST route.

They are read to their end once, then weekly. A REST route is read daily, as it can list only what
was modified since; if it then states more articles than it has shown, it is read to its end again.
A sitemap that says cheaply whether it changed (validators, an index) is requested daily, and of an
index the sitemaps that it says were modified. A gap on another surface makes all due at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from archive.articles.spelling import canonical_url
from archive.journal.journal import Journal
from crawler.frontier.walks import MODIFIED, ListingPage, Walks
from crawler.reader.listing import Listing
from crawler.sites import Site

WEEK, DAY = 6.5, 0.9
"""Days after which a surface that lists everything is read again, less what cron may be early."""
ONCE = ("sitemap", "rest")
MAX_MODIFIED = 50
"""Articles that one page may mark for an early recheck: a relaunch modifies all of them."""
MAX_SITEMAPS = 3
"""Sitemaps of an index that are read before their week because of their time: some systems state
the present for all."""
ALL = 0.9
"""Share of a sitemap's articles that were never modified all at once, time after time."""


class Rereads:
    """The sitemaps and REST routes that one run reads again, and their news."""

    def __init__(self, journal: Journal, site: Site) -> None:
        self.journal = journal
        self.site = site
        self.only_there: dict[str, str] = {}
        """Address of the surface that showed a new article first, by the article's key."""
        self.in_vain: dict[str, int] = {}
        """How many articles were requested for nothing, by address of a sitemap that always states
        the present."""
        self.gap_filled = False

    def is_due(self, kind: str, url: str, now: str) -> bool:
        """Return whether a surface is due again; never if it has never answered."""
        read = self.journal.caught_up_at(self.site.name, url)
        return bool(read) and _is_old(
            read, now, DAY if kind == "rest" or self._tells(url) else WEEK
        )

    def of_index(self, listing: Listing, now: str) -> list[str]:
        """List the sitemaps of an index that are to be read now: on a gap, by their times, new
        ones, and all weekly."""
        urls = [url for kind, url in listing.surfaces if kind == "sitemap"]
        read = {url: self.journal.caught_up_at(self.site.name, url) for url in urls}
        if self.gap_filled:
            return urls
        weekly = [url for url in urls if _is_old(read[url], now)]
        later = [
            (at, url) for url, at in listing.modified
            # at least a day later: the time may be a mere day
            if read.get(url) and url not in weekly and days_between(at, read[url]) < 1
        ]  # fmt: skip
        return weekly + [url for _, url in sorted(later, reverse=True)[:MAX_SITEMAPS]]

    def of_unchanged(self, url: str, now: str) -> list[str]:
        """List the sitemaps due weekly although the index ``url`` that lists them is unchanged."""
        known = self._listed() if any(url == own for _, own in self.site.surfaces) else []
        return [
            below for below in known
            if self.journal.has_page(below)
            and _is_old(self.journal.caught_up_at(self.site.name, below), now)
        ]  # fmt: skip

    def is_count_due(self, url: str, now: str) -> bool:
        """Return whether a REST route is to be asked for its newest articles, with the total of
        all, instead of those modified since."""
        return _is_old(self.journal.fetched_at(url), now)

    def shows_less(self, url: str, total: int) -> bool:
        """Return whether a REST route has shown fewer articles than it states: some appeared with
        old dates."""
        return self.journal.has_unshown(self.site.name, url, total)

    def _tells(self, url: str) -> bool:
        return bool(self.journal.validators(url) or self._listed())

    def _listed(self) -> list[str]:
        """List the sitemaps that were read because an index of this site listed them."""
        own = [surface for _, surface in self.site.surfaces]
        return self.journal.listed_sitemaps(self.site.name, own)

    def of_gap(self, walked: Collection[str]) -> list[tuple[str, str]]:
        """List those that the run has not read; empty after the first call."""
        if self.gap_filled:
            return []
        self.gap_filled = True
        return [
            (kind, url)
            for kind, url in self.site.surfaces
            if kind in ONCE
            and canonical_url(url) not in walked
            and self.journal.caught_up_at(self.site.name, url)
        ]

    def note(self, page: ListingPage, listing: Listing, unknown: Iterable[str], now: str) -> None:
        """Record the unknown articles of a page, and mark those modified since its last reading
        for a recheck: not if a sitemap says so of all, and those requested for it were the same."""
        if page.after:  # its first reading yields articles older than any listing
            self.only_there |= dict.fromkeys(unknown, page.url)
        changed = [(url, at) for url, at in listing.modified if not page.after or at > page.after]
        every = bool(page.after and changed) and len(changed) >= ALL * len(listing.modified)
        if page.kind == "sitemap" and every:
            vain = self.journal.hinted_in_vain(self.site.name, page.kind, now)
            if vain:
                self.in_vain[page.url] = vain
                return
        self.journal.hint_modified(changed[-MAX_MODIFIED:], page.kind, now)

    def unlisted(self, walks: Walks) -> dict[str, str]:
        """Return the new articles that no listing has shown: key to address of the surface."""
        listed = walks.listed()
        return {key: url for key, url in self.only_there.items() if key not in listed}


def days_between(one: str, other: str) -> float:
    """Return the days from one time to another, as a fraction.

    >>> days_between("2025-10-10T08:00:00Z", "2025-10-11T20:00:00Z")
    1.5
    """
    return (datetime.fromisoformat(other) - datetime.fromisoformat(one)) / timedelta(days=1)


def _is_old(read: str, now: str, days: float = WEEK) -> bool:
    """Whether a surface was never read, that many days ago, or later than now."""
    return not read or not 0 <= days_between(read, now) < days


def since_then(url: str, after: str) -> str:
    """Restrict the address of a REST route to articles new or modified since ``after``, less a day,
    as the site's clock may be in any zone.

    >>> since_then("https://a.example/x?page=1&_fields=link", "2025-10-10T08:00:00Z")
    'https://a.example/x?page=1&_fields=link,modified_gmt&modified_after=2025-10-09T08:00:00'
    """
    if not after:
        return url
    before = datetime.fromisoformat(after) - timedelta(days=1)
    if "_fields=" in url and "modified_gmt" not in url:
        head, _, tail = url.partition("_fields=")
        fields, and_, rest = tail.partition("&")
        url = f"{head}_fields={fields},modified_gmt{and_}{rest}"
    return f"{url}{'&' if '?' in url else '?'}{MODIFIED}={before:%Y-%m-%dT%H:%M:%S}"
