"""Schedule the surfaces that list everything: sitemaps and the REST route.

They are read to their end once, then weekly; a REST route daily, as it can list only what was
modified since. A gap on another surface makes them due at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from archive.articles.spelling import canonical_url
from archive.journal.journal import Journal
from crawler.frontier.walks import ListingPage, Walks
from crawler.reader.listing import Listing
from crawler.sites import Site

READ_AGAIN = {"sitemap": 6.5, "rest": 0.9}
"""Days after which a surface that lists everything is read again, by kind."""
ONCE = tuple(READ_AGAIN)
MODIFIED = "modified_after"
"""Parameter of the WordPress REST route, since 5.7; an older one ignores it."""
MAX_MODIFIED = 50
"""Articles that one page may mark for an early recheck: a relaunch modifies all of them."""


class Rereads:
    """The sitemaps and REST routes that one run reads again, and their news."""

    def __init__(self, journal: Journal, site: Site) -> None:
        self.journal = journal
        self.site = site
        self.only_there: dict[str, str] = {}
        """Address of the surface that showed a new article first, by the article's key."""
        self.gap_filled = False

    def is_due(self, kind: str, url: str, now: str) -> bool:
        """Return whether a surface is due again; never if it has never answered."""
        read = self.journal.caught_up_at(self.site.name, url)
        return bool(read) and not 0 <= days_between(read, now) < READ_AGAIN[kind]

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
        for a recheck."""
        if page.after:  # its first reading yields articles older than any listing
            self.only_there |= dict.fromkeys(unknown, page.url)
        changed = [(url, at) for url, at in listing.modified if not page.after or at > page.after]
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
