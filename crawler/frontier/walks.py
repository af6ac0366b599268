"""What a run's walks through the surfaces have shown, and where one ended too soon. Pure.

A walk has caught up when it meets an article that was known before. One that ends earlier, without
being whole, leaves a gap: what was pushed off its last page was never seen. It is none where
another walk of the run has caught up and showed all that this one did.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.articles.identity import address_key
from crawler.frontier.options import newest_day
from crawler.reader.listing import Listing


@dataclass(frozen=True, kw_only=True, slots=True)
class ListingPage:
    """One page of a surface that is to be read."""

    cursor: int
    """Id of the cursor in the archive: how far the crawl of that surface has come."""
    kind: str
    """``feed``, ``home``, ``listing`` …"""
    url: str
    """The page."""
    surface: str
    """The first page of that surface."""
    whole: bool
    """Whether the surface is crawled to its end, or until it has caught up."""
    since: str | None = None
    """Date at which a whole crawl of the surface ends."""
    after: str = ""
    """Time of the last crawl that had caught up: where nothing shown was discovered later, this one
    has. What this run or an interrupted one discovered elsewhere first is news all the same."""


@dataclass(slots=True)
class Walk:
    """What one surface has shown in this run."""

    kind: str
    shown: set[str] = field(default_factory=set)
    """Keys of the articles in its list."""
    caught_up: bool = False
    """Whether it met what was known, or went to its end."""
    left_at: str | None = None
    """The page at which it ended without that."""
    after: str = ""
    """Time of the last walk that had caught up."""
    oldest: str | None = None
    """The oldest day printed on that page."""


class Walks:
    """All walks of a run, by surface."""

    def __init__(self) -> None:
        self.by_surface: dict[str, Walk] = {}

    def note(
        self, page: ListingPage, listing: Listing, here: Iterable[str], new: set[str], *, ends: bool
    ) -> None:
        """Count a page of a surface: the keys in its list that no earlier page had, those of them
        that are news, and whether the walk ends there."""
        walk = self.by_surface.setdefault(page.surface, Walk(page.kind))
        keys = set(here)
        walk.shown |= keys
        walk.after = page.after
        walk.caught_up = walk.caught_up or bool(keys - new) or (ends and page.whole)
        walk.left_at = page.url if ends and not walk.caught_up and walk.shown else None
        days = [day for t in listing.teasers if (day := newest_day(t.published_text))]
        walk.oldest = min(days, default=walk.oldest)

    def gaps(self) -> list[Walk]:
        """List the walks that ended too soon."""
        return [
            walk
            for walk in self.by_surface.values()
            if walk.left_at is not None and walk.after and not self._is_covered(walk)
        ]

    def sentences(self) -> list[tuple[str, str]]:
        """Return page and sentence of every gap."""
        return [(gap.left_at or "", gap_sentence(gap)) for gap in self.gaps()]

    def listed(self) -> set[str]:
        """Return the keys of all articles that a page for people or a feed has shown."""
        walks = [w for w in self.by_surface.values() if w.kind in ("feed", "home", "listing")]
        return {key for walk in walks for key in walk.shown}

    def _is_covered(self, gap: Walk) -> bool:
        return any(walk.caught_up and walk.shown >= gap.shown for walk in self.by_surface.values())


def main_keys(page: ListingPage, listing: Listing) -> set[str]:
    """Return the keys of the list itself, without boxes beside it, where the two can be told
    apart."""
    main = {address_key(t.url) for t in listing.teasers if t.seen_on in (page.kind, "listing")}
    return main or {address_key(url) for url in listing.articles}


def gap_sentence(gap: Walk) -> str:
    """Say what may be missing."""
    until = f" and {gap.oldest}, the oldest date there" if gap.oldest else ""
    return (
        f"all {len(gap.shown)} articles of {gap.left_at} and the pages before it are new, and it "
        f"links no next page; articles from between {gap.after[:10]}, when the {gap.kind} had last "
        f"caught up,{until} may be missing (`-a backfill=1` walks everything that the site offers)"
    )
