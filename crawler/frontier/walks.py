"""Track how far a run has read each surface, and find gaps. Pure.

A walk through a surface has caught up when it reaches an article known before. One that ends
earlier, before the end of the surface, leaves a gap: articles beyond its last page were never seen.
Another walk closes the gap if it has caught up and shown all the same articles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.articles.identity import address_key
from archive.records import Teaser
from crawler.frontier.options import newest_day
from crawler.frontier.order import late_dated
from crawler.reader.listing import Listing

MODIFIED = "modified_after"
"""Parameter of the WordPress REST route, since 5.7; an older one ignores it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListingPage:
    """One page of a surface, to be read."""

    cursor: int
    """Id of the cursor in the archive."""
    kind: str
    """``feed``, ``home``, ``listing`` …"""
    url: str
    """Address of the page."""
    surface: str
    """Address of the first page of the surface."""
    whole: bool
    """Whether the surface is crawled to its end, not only until it has caught up."""
    since: str | None = None
    """Date at which a whole crawl of the surface ends."""
    after: str = ""
    """Time of the last crawl that caught up. An article discovered later counts as new, even if
    this run or an interrupted one found it elsewhere."""

    @property
    def is_part(self) -> bool:
        """Return whether it is to list only what was modified since."""
        return self.url != self.surface and f"{MODIFIED}=" in self.url


@dataclass(slots=True)
class Walk:
    """What this run has seen on one surface."""

    kind: str
    shown: set[str] = field(default_factory=set)
    """Keys of the articles in its list."""
    caught_up: bool = False
    """Whether it reached a known article, or the end of the surface."""
    left_at: str | None = None
    """Address of the page at which it ended without catching up."""
    after: str = ""
    """Time of the last walk that caught up."""
    oldest: str | None = None
    """The oldest day printed on that page."""
    new: set[str] = field(default_factory=set)
    """Keys of the articles in its list that are new since it last caught up."""


class Walks:
    """The walks of a run, by surface."""

    def __init__(self) -> None:
        self.by_surface: dict[str, Walk] = {}
        self.dated: set[str] = set()
        """Keys of new articles to which a list that was known before gives a day."""
        self.late: dict[str, str] = {}
        """Keys of those among them whose day does not fit their place, with their addresses."""

    def note(
        self, page: ListingPage, listing: Listing, here: Iterable[str], new: set[str], *, ends: bool
    ) -> None:
        """Add a page of a surface: ``here`` are the keys that no earlier page had, ``new`` those
        discovered since the walk last caught up; ``ends`` if the walk ends there."""
        walk = self.by_surface.setdefault(page.surface, Walk(page.kind))
        keys = set(here)
        walk.shown |= keys
        walk.after = page.after
        walk.caught_up = walk.caught_up or bool(keys - new) or (ends and page.whole)
        walk.left_at = page.url if ends and not walk.caught_up and walk.shown else None
        walk.new |= keys & new
        days = [day for t in listing.teasers if (day := newest_day(t.published_text))]
        walk.oldest = min(days, default=walk.oldest)

    def late_on(self, page: ListingPage, listing: Listing) -> list[tuple[Teaser, str]]:
        """Return the new teasers of a page that are dated long before known ones below them, each
        with the day of such a one. In a whole walk all are new, which proves nothing."""
        walk = self.by_surface.get(page.surface)
        if page.whole or walk is None:
            return []
        main = {address_key(t.url): t for t in listing.teasers if t.seen_on == page.kind}
        listed = [(key, newest_day(t.published_text)) for key, t in main.items()]
        self.dated |= {key for key, day in listed if day} & walk.new
        found = [*late_dated(listed, walk.new)]
        self.late |= {key: main[key].url for key, _ in found}
        return [(main[key], below) for key, below in found]

    def gaps(self) -> list[Walk]:
        """List the walks that left a gap."""
        return [
            walk
            for walk in self.by_surface.values()
            if walk.left_at is not None and walk.after and not self._is_covered(walk)
        ]

    def sentences(self) -> list[tuple[str, str]]:
        """Return address and sentence of every gap."""
        return [(gap.left_at or "", gap_sentence(gap)) for gap in self.gaps()]

    def listed(self) -> set[str]:
        """Return the keys of all articles shown by feeds, home and listing pages."""
        walks = [w for w in self.by_surface.values() if w.kind in ("feed", "home", "listing")]
        return {key for walk in walks for key in walk.shown}

    def _is_covered(self, gap: Walk) -> bool:
        return any(walk.caught_up and walk.shown >= gap.shown for walk in self.by_surface.values())


def main_keys(page: ListingPage, listing: Listing) -> set[str]:
    """Return the keys of the main list, without boxes beside it if those can be recognised."""
    main = {address_key(t.url) for t in listing.teasers if t.seen_on in (page.kind, "listing")}
    return main or {address_key(url) for url in listing.articles}


def gap_sentence(gap: Walk) -> str:
    """Describe a gap: which articles may be missing, and what to do."""
    until = f" and {gap.oldest}, the oldest date there" if gap.oldest else ""
    return (
        f"all {len(gap.shown)} articles of {gap.left_at} and the pages before it are new, and it "
        f"links no next page; articles from between {gap.after[:10]}, when the {gap.kind} had last "
        f"caught up,{until} may be missing (`-a backfill=1` walks everything that the site offers)"
    )
